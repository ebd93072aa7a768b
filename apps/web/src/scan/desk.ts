import { answerOf, randomId } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import type { Disposition } from '../api/types.js';
import { acknowledged, answered, draftOf, emptyBench, put, scanned, show, toneOf } from './bench.js';
import { undoable, undone } from './bench.js';
import type { Bench, Draft, ResultKind } from './bench.js';
import { commandOf } from './commands.js';
import { runCommand } from './desk-commands.js';
import type { Commanded, Panel } from './desk-commands.js';
import { fetchKnown, readKnown } from './expected.js';
import type { Known } from './expected.js';
import { signal } from './feedback.js';
import { itemBody } from './item-body.js';
import { Outbox } from './outbox.js';
import type { Answered, QueueState } from './outbox.js';
import { prepare, sendPhoto } from './photo.js';
import { meaningOf } from './resolve.js';
import type { Saying } from './sayings.js';
import type { Staffed } from './staff-gate.js';

/** Everything the page shows. */
export interface Shown {
  bench: Bench;
  queue: QueueState;
  panel: Panel;
}

/** The bench at work. It answers by what this device knows, keeps what it has to say, and lets the server correct it. */
export class Desk implements Commanded {
  shown: Shown = { bench: emptyBench, queue: { waiting: 0, oldestAt: undefined }, panel: undefined };
  known: Known = { receipts: [], forms: [] };
  private readonly outbox: Outbox;

  constructor(
    readonly staffed: Staffed,
    private readonly onChange: (shown: Shown) => void,
  ) {
    const { api, headers, leave } = staffed;
    this.outbox = new Outbox(api, (photo) => sendPhoto(photo, headers), {
      onState: (queue) => this.set({ queue }),
      onAnswer: (answer) => this.hear(answer),
      onRefused: (clientScanId, { message }) => {
        this.tell('refused', message);
        this.change(answered(this.bench, { clientScanId, outcome: 'refused' }));
      },
      onSignedOut: () => leave(true),
    });
  }

  get panel(): Panel {
    return this.shown.panel;
  }

  get bench(): Bench {
    return this.shown.bench;
  }

  /** Sends what waits, and learns what is expected; without the network, what is kept here has to do. */
  async refresh(): Promise<void> {
    this.known = this.known.receipts.length > 0 ? this.known : await readKnown();
    await this.outbox.tell();
    void this.outbox.flush();
    this.known = await fetchKnown(this.staffed.api).catch(() => this.known);
  }

  flush(): void {
    void this.outbox.flush();
  }

  show(panel: Panel): void {
    this.set({ panel });
  }

  private set(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.onChange(this.shown);
  }

  /** Shows the bench as it is now, and sounds when the large word is another. */
  change(to: Bench): void {
    if (to.result !== this.bench.result) signal(toneOf(to.result.kind));
    this.set({ bench: to });
  }

  tell(kind: ResultKind, detail?: string): void {
    this.change(show(this.bench, { kind, detail }));
  }

  /** Whatever was scanned: a command, a parcel, an item. */
  scan(code: string): void {
    const command = commandOf(code);
    if (command) return runCommand(this, command);
    if (this.bench.mustAcknowledge) return this.tell('acknowledge');
    if (this.bench.draft) this.save();
    const meaning = meaningOf(code, this.known.receipts, this.bench.open?.receipt);
    if (meaning.kind === 'item') {
      const draft = draftOf(code, meaning);
      return this.change({ ...show(this.bench, { kind: 'item_found', code }), draft });
    }
    const clientScanId = randomId();
    this.change(scanned(this.bench, { clientScanId, code, at: Date.now() }, meaning));
    this.say({ kind: 'scan', body: { clientScanId, code, ...this.here() } });
  }

  /** Puts the item in hand where it goes: where the rules propose, unless a place is given. */
  save(disposition?: Disposition): void {
    const { draft, open } = this.bench;
    if (!draft) return this.tell('no_item');
    if (!open) return this.tell('no_parcel');
    if (disposition && !draft.grade) return this.tell('grade_first');
    const clientScanId = randomId();
    const command = { clientScanId, parcelScanId: open.scanId, ...this.here() };
    this.change(put(this.bench, draft, { clientScanId, code: draft.code, at: Date.now() }));
    this.say({ kind: 'item', body: itemBody(draft, { ...command, disposition }, this.staffed.scopes) });
  }

  /** Takes back the scan, or the newest that still can be. */
  undo(clientScanId?: string): void {
    const named = this.bench.recent.find((entry) => entry.clientScanId === clientScanId);
    const entry = named ?? undoable(this.bench, Date.now());
    if (!entry) return this.tell('too_late');
    this.change(undone(this.bench, entry));
    this.say({
      kind: 'undo',
      body: { clientScanId: randomId(), undoes: entry.clientScanId, ...this.here() },
    });
  }

  /** Holds the parcel that nobody announced; items scanned now belong to it. */
  hold(): void {
    const { unknown } = this.bench;
    if (!unknown) return this.tell('no_parcel');
    const clientScanId = randomId();
    const { code } = unknown;
    const held = show(acknowledged(this.bench), { kind: 'orphan_held', code });
    this.change({ ...held, unknown: undefined, open: { scanId: clientScanId, code, receipt: undefined } });
    this.say({ kind: 'orphan', body: { clientScanId, code, ...this.here() } });
  }

  /** Ends the inspection: what has not come is missing. Needs the network, since money follows. */
  async complete(): Promise<void> {
    const { open } = this.bench;
    if (!open?.receipt) return this.tell('no_parcel');
    await this.outbox.flush();
    const params = { path: { returnId: open.receipt.returnId }, header: { 'Idempotency-Key': randomId() } };
    try {
      const call = this.staffed.api.POST('/v1/receiving/receipts/{returnId}/complete', { params, body: {} });
      const receipt = await answerOf(call);
      this.change({ ...show(this.bench, { kind: 'completed' }), open: { ...open, receipt } });
    } catch (error) {
      this.tell('refused', failureOf(error).message);
    }
  }

  /** A photo of whatever was scanned last. */
  async photograph(file: Blob): Promise<void> {
    const clientScanId = this.bench.open?.receipt
      ? this.bench.recent[0]?.clientScanId
      : this.bench.open?.scanId;
    if (!clientScanId) return this.tell('no_parcel');
    const photo = await prepare(file);
    this.tell('photo_kept');
    const { station } = this.staffed;
    this.say({ kind: 'photo', body: { clientScanId, station, ...photo } });
  }

  draft(draft: Draft | undefined): void {
    this.change({ ...this.bench, draft });
  }

  acknowledge(): void {
    this.change(acknowledged(this.bench));
  }

  private here(): { station: string; deviceAt: string } {
    return { station: this.staffed.station, deviceAt: new Date().toISOString() };
  }

  private say(saying: Saying): void {
    void this.outbox.add(saying);
  }

  /** The server's word. An article that only it knew is in hand from now on. */
  private hear(answer: Answered): void {
    const { receipt, returnLineId, clientScanId } = answer;
    if (receipt) {
      const others = this.known.receipts.filter(({ returnId }) => returnId !== receipt.returnId);
      this.known = { ...this.known, receipts: [receipt, ...others] };
    }
    const next = answered(this.bench, answer);
    const line = receipt?.lines.find((one) => one.returnLineId === returnLineId);
    const newest = next.recent[0];
    if (!line || !newest || newest.clientScanId !== clientScanId || next.draft) return this.change(next);
    this.change({ ...next, draft: draftOf(newest.code, { kind: 'item', line }) });
  }
}
