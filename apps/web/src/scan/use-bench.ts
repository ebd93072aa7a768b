import { useReducer, useRef } from 'react';
import { answerOf, randomId } from '../api/client.js';
import { failureOf } from '../api/failure.js';
import type { ItemInput } from '../api/types.js';
import type { Keyed } from '../parts/key-gate.js';
import { benchAfter, emptyBench } from './bench.js';
import type { Draft, Happening } from './bench.js';
import { stationName } from './station.js';
import { untilReached } from './until-reached.js';

/** What a request was about, to say so when it waits or is refused. */
interface About {
  clientScanId?: string;
  draft?: Draft;
}

/** The receiving bench: what it shows, and what can be done at it. Requests go one after another, in order. */
export function useBench({ api, forget }: Keyed) {
  const [bench, happen] = useReducer(benchAfter, emptyBench);
  const last = useRef(Promise.resolve());

  const inTurn = (effect: () => Promise<Happening>, about: About = {}): void => {
    const waited = (): void => happen({ type: 'waited', ...about });
    last.current = last.current
      .then(() => untilReached(effect, waited))
      .catch((error: unknown): Happening => ({ type: 'refused', failure: failureOf(error), ...about }))
      .then((happening) => {
        if (happening.type === 'refused' && happening.failure.isSignedOut) return forget(true);
        happen(happening);
      });
  };

  const scan = (code: string): void => {
    const clientScanId = randomId();
    const at = new Date().toISOString();
    happen({ type: 'scanned', entry: { kind: 'reading', clientScanId, code, at } });
    const body = { clientScanId, code, station: stationName() };
    inTurn(
      async () => {
        const scanned = await answerOf(api.POST('/v1/receiving/scans', { body }));
        return { type: 'answered', clientScanId, scan: scanned };
      },
      { clientScanId },
    );
  };

  const save = (finding: ItemInput['finding']): void => {
    const { draft, receipt } = bench;
    if (!draft || !receipt || (finding === 'received' && !draft.grade)) return;
    const { returnLineId, quantity, grade, disposition } = draft;
    const judged = finding === 'received' && grade ? { grade, disposition } : {};
    const body: ItemInput = { clientScanId: randomId(), returnLineId, quantity, finding, ...judged };
    const params = { path: { returnId: receipt.returnId } };
    happen({ type: 'sent' });
    inTurn(
      async () => {
        const saved = await answerOf(api.POST('/v1/receiving/receipts/{returnId}/items', { params, body }));
        return { type: 'saved', receipt: saved };
      },
      { draft },
    );
  };

  const complete = (): void => {
    if (!bench.receipt) return;
    const { returnId } = bench.receipt;
    happen({ type: 'sent' });
    const params = { path: { returnId }, header: { 'Idempotency-Key': randomId() } };
    inTurn(async () => {
      const call = api.POST('/v1/receiving/receipts/{returnId}/complete', { params, body: {} });
      return { type: 'saved', receipt: await answerOf(call) };
    });
  };

  return { bench, happen, scan, save, complete };
}
