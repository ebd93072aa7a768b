import { answerOf } from '../api/client.js';
import type { Api } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import type { Failure } from '../api/failure.js';
import type { Receipt } from '../api/types.js';
import { localStore } from './local-store.js';
import type { Queued, Saying } from './sayings.js';

/** What the server answered. */
export interface Answered {
  clientScanId: string;
  outcome: string;
  receipt?: Receipt | null;
  returnLineId?: string | null;
}

export interface QueueState {
  waiting: number;
  /** When the oldest was scanned. */
  oldestAt: string | undefined;
}

interface Listener {
  onState: (state: QueueState) => void;
  onAnswer: (answer: Answered) => void;
  /** The server refused it: a person has to look. */
  onRefused: (clientScanId: string, failure: Failure) => void;
  onSignedOut: () => void;
}

const retryMs = 5000;

/** Keeps what was scanned until the server has it: in order, and safe to send again after any interruption. */
export class Outbox {
  private running = false;
  private timer = 0;

  constructor(
    private readonly api: Api,
    private readonly sendPhoto: (body: Extract<Saying, { kind: 'photo' }>['body']) => Promise<void>,
    private readonly listener: Listener,
  ) {}

  /** Stored before anything is sent. */
  async add(saying: Saying): Promise<void> {
    const store = await localStore();
    await store.add('queue', { ...saying, at: new Date().toISOString() });
    await this.tell();
    void this.flush();
  }

  /** Sends all that waits, oldest first; one tab at a time, and not beside itself. */
  async flush(): Promise<void> {
    if (this.running) return;
    this.running = true;
    clearTimeout(this.timer);
    try {
      await navigator.locks.request('vuelta-scan-flush', () => this.sendAll());
    } catch (error) {
      if (failureOf(error).isSignedOut) this.listener.onSignedOut();
      this.timer = window.setTimeout(() => void this.flush(), retryMs);
    } finally {
      this.running = false;
      await this.tell();
    }
  }

  async tell(): Promise<void> {
    const waiting = await (await localStore()).getAll('queue');
    this.listener.onState({ waiting: waiting.length, oldestAt: waiting[0]?.at });
  }

  private async sendAll(): Promise<void> {
    const store = await localStore();
    for (;;) {
      const cursor = await store.transaction('queue').store.openCursor();
      if (!cursor) return;
      const { value, key } = cursor;
      await this.sendOne(value);
      // Only now: if we are cut off before, it is sent again, and the server knows it by its id.
      await store.delete('queue', key);
      await this.tell();
    }
  }

  /** Throws what may pass. A refusal is the listener's and does not hold up the others. */
  private async sendOne(queued: Queued): Promise<void> {
    try {
      this.listener.onAnswer(await this.say(queued));
    } catch (error) {
      const failure = failureOf(error);
      const isRefusal =
        failure.status >= 400 && failure.status < 500 && ![401, 408, 429].includes(failure.status);
      if (!isRefusal) throw failure;
      this.listener.onRefused(queued.body.clientScanId, failure);
    }
  }

  private async say(queued: Queued): Promise<Answered> {
    const { clientScanId } = queued.body;
    switch (queued.kind) {
      case 'scan': {
        const scan = await answerOf(this.api.POST('/v1/receiving/scans', { body: queued.body }));
        return { clientScanId, ...scan };
      }
      case 'item': {
        const item = await answerOf(this.api.POST('/v1/receiving/items', { body: queued.body }));
        return { clientScanId, ...item };
      }
      case 'undo': {
        const undo = await answerOf(this.api.POST('/v1/receiving/undo', { body: queued.body }));
        return { ...undo, clientScanId: queued.body.undoes, outcome: 'undone' };
      }
      case 'orphan':
        await answerOf(this.api.POST('/v1/receiving/orphans', { body: queued.body }));
        return { clientScanId, outcome: 'orphan_held' };
      case 'photo':
        await this.sendPhoto(queued.body);
        return { clientScanId, outcome: 'photo_kept' };
    }
  }
}
