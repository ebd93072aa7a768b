import type { PastReturn } from '#policy-engine';
import type { Api } from '../api/api.js';
import type { PastDecisionsView } from '../api/views.js';

const mostPerPage = 100;

/** The last `limit` decisions of a server, newest first. */
export async function* pastDecisions(api: Api, limit: number): AsyncGenerator<PastReturn> {
  let after = '';
  for (let left = limit; left > 0; left -= mostPerPage) {
    const page = await api.get<PastDecisionsView>(
      `/v1/decisions?limit=${Math.min(left, mostPerPage)}${after}`,
    );
    for (const { returnId, decidedAt, facts } of page.data) yield { id: returnId, facts, now: decidedAt };
    if (page.nextCursor === null) return;
    after = `&startingAfter=${page.nextCursor}`;
  }
}
