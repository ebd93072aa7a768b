import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import type { ReceiptView, ScanView } from '../src/receiving.dto.js';
import type { TaskView } from '../src/tasks/tasks.dto.js';
import { receivingService } from '../src/receiving.module.js';
import { authorized, coming, labelled } from './returns.js';
import type { Coming } from './returns.js';

const base = '/v1/receiving';

/** What the specs do at the dock. */
export type Dock = Awaited<ReturnType<typeof openDock>>;

/** The receiving service at work, with a key for staff. */
export async function openDock(env: Record<string, string> = {}) {
  const dock: TestProcess = await runServices([receivingService], env);
  const key = await dock.key('receiving:read', 'receiving:write', 'receiving:inspect', 'receiving:lead');
  const get = (path: string) => dock.http.get(`${base}${path}`).set(key);
  const receiptOf = async ({ returnId }: Coming): Promise<ReceiptView> =>
    (await get(`/receipts/${returnId}`).expect(200)).body as ReceiptView;

  const send = (path: string, body: object) =>
    dock.http.post(`${base}${path}`).set(key).set(once()).send(body);
  const scan = (code: string, extra: object = {}) =>
    send('/scans', { clientScanId: randomUUID(), code, ...extra });
  const scanned = async (code: string, extra: object = {}): Promise<ScanView> =>
    (await scan(code, extra).expect(200)).body as ScanView;

  const take = ({ returnId }: Coming, found: object) =>
    send(`/receipts/${returnId}/items`, {
      clientScanId: randomUUID(),
      finding: 'received',
      quantity: 1,
      ...found,
    });

  const expected = async (quantities: Record<string, number>): Promise<Coming> => {
    const rma = coming(quantities);
    await dock.publish(rma.returnId, authorized(rma));
    await dock.publish(rma.labelId, labelled(rma));
    await eventually(async () => {
      const reply = await get(`/receipts/${rma.returnId}`);
      return reply.body.trackingNumber && reply.body.lines.length > 0;
    });
    return rma;
  };

  const arrived = async (quantities: Record<string, number>): Promise<Coming> => {
    const rma = await expected(quantities);
    await scan(rma.trackingNumber).expect(200);
    return rma;
  };

  const eventsOf = async (rma: Coming, type: string) =>
    (await dock.recorded('receiving', type)).filter(({ subject }) => subject === rma.returnId);
  const more = moreOf(dock, { get, send, key });
  return { ...more, dock, get, key, receiptOf, send, scan, scanned, take, expected, arrived, eventsOf };
}

interface Talk {
  get: (path: string) => Test;
  send: (path: string, body: object) => Test;
  key: { authorization: string };
}

/** What happens behind the scans: findings, undo, tasks, stock, settings. */
function moreOf(dock: TestProcess, { get, send, key }: Talk) {
  const behind = (parcelScanId: string, found: object) =>
    send('/items', { clientScanId: randomUUID(), finding: 'received', quantity: 1, parcelScanId, ...found });
  const undo = (undoes: string, clientScanId: string = randomUUID()) =>
    send('/undo', { clientScanId, undoes });
  const tasksOf = async ({ returnId }: Coming): Promise<TaskView[]> =>
    (await get(`/tasks?returnId=${returnId}&status=open`).expect(200)).body.data as TaskView[];
  const stockOf = async (sku: string): Promise<number> =>
    (
      await dock.sql<{ n: number }>(
        `select coalesce(sum(quantity), 0)::int as n from receiving.stock where sku = $1`,
        [sku],
      )
    )[0]!.n;
  const put = (path: string, body: object) => dock.http.put(`${base}${path}`).set(key).send(body).expect(200);
  return { behind, undo, tasksOf, stockOf, put };
}

/** As new, back on the shelf. */
export const good = { grade: 'a', disposition: 'restock' };
