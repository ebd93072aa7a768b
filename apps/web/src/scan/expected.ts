import { answerOf } from '../api/client.js';
import type { Api } from '../api/client.js';
import type { Form, Receipt } from '../api/types.js';
import { localStore } from './local-store.js';

const pages = 10;

/** What this device knows beforehand, so that it can answer without the network. */
export interface Known {
  receipts: Receipt[];
  forms: Form[];
}

export async function readKnown(): Promise<Known> {
  const store = await localStore();
  return { receipts: await store.getAll('receipts'), forms: await store.getAll('forms') };
}

/** Fetches what is expected and the questions, and keeps them for the time without a network. */
export async function fetchKnown(api: Api): Promise<Known> {
  const known = {
    receipts: [...(await receiptsIn(api, 'expected')), ...(await receiptsIn(api, 'receiving'))],
    forms: (await answerOf(api.GET('/v1/receiving/inspection-forms'))).data,
  };
  const store = await localStore();
  const change = store.transaction(['receipts', 'forms'], 'readwrite');
  await change.objectStore('receipts').clear();
  await change.objectStore('forms').clear();
  for (const { timeline: _, ...receipt } of known.receipts)
    await change.objectStore('receipts').put({ ...receipt, timeline: [] });
  for (const form of known.forms) await change.objectStore('forms').put(form);
  await change.done;
  return known;
}

async function receiptsIn(api: Api, status: 'expected' | 'receiving'): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  let startingAfter: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const query = { status, limit: 100, ...(startingAfter && { startingAfter }) };
    const { data, nextCursor } = await answerOf(api.GET('/v1/receiving/receipts', { params: { query } }));
    receipts.push(...data);
    if (!nextCursor) break;
    startingAfter = nextCursor;
  }
  return receipts;
}
