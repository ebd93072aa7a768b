import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { LabelOrder } from '../src/carriers/carrier.js';
import { OfflineCarrier } from '../src/carriers/offline.carrier.js';
import type { LabelPage, LabelView } from '../src/label.dto.js';
import { labelsService } from '../src/labels.module.js';
import { contact, newCase, orderRegistered, returnAuthorized, returnCancelled, seal } from './events.js';
import type { Case } from './events.js';

let vuelta: TestProcess;
let key: { authorization: string };
const sell = OfflineCarrier.prototype.buy;
const buy = jest.spyOn(OfflineCarrier.prototype, 'buy');

beforeAll(async () => {
  vuelta = await runServices([labelsService]);
  key = await vuelta.key();
});
afterEach(() => void buy.mockClear());
afterAll(() => vuelta.stop());

const labelOnce = (wanted: Case, status: string): Promise<LabelView> =>
  eventually(async () => {
    const { body } = await vuelta.http.get(`/v1/labels?returnId=${wanted.returnId}`).set(key);
    return (body as LabelPage).data.find((label) => label.status === status);
  });

async function authorized(): Promise<{ wanted: Case; subjectId: string }> {
  const wanted = newCase();
  const sealed = await seal(vuelta);
  await vuelta.publish(wanted.orderId, orderRegistered(wanted, sealed));
  await vuelta.publish(wanted.returnId, returnAuthorized(wanted));
  return { wanted, subjectId: sealed.subjectId };
}

const eventsOf = async ({ labelId }: LabelView): Promise<string[]> =>
  (await vuelta.recorded('labels')).filter(({ subject }) => subject === labelId).map(({ type }) => type);

const trail = ({ timeline }: LabelView): string[] => timeline.map(({ action }) => action);

/** As after the pause: nobody waits for it in a spec. */
const hurry = ({ labelId }: LabelView) =>
  vuelta.sql(`update labels.label set try_at = now() where label_id = $1`, [labelId]);

/** A worker that took the label and was killed before it heard an answer. */
const killWorker = async ({ labelId }: LabelView) => {
  await vuelta.sql(
    `update labels.label set status = 'purchasing', attempts = attempts + 1 where label_id = $1`,
    [labelId],
  );
};

describe('buying from a carrier', () => {
  it('that does not answer leaves an unknown label, and asks again for the same one', async () => {
    buy.mockRejectedValueOnce(new Error('socket hang up'));
    const { wanted } = await authorized();
    const unknown = await labelOnce(wanted, 'unknown');
    expect(unknown.timeline.at(-1)).toMatchObject({ action: 'lose', note: 'socket hang up' });
    expect(await eventsOf(unknown)).toEqual([]);
    await hurry(unknown);
    const label = await labelOnce(wanted, 'purchased');
    expect(trail(label)).toEqual(['request', 'claim', 'lose', 'claim', 'purchase']);
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1']);
    expect(new Set(buy.mock.calls.map(([, , order]) => order.labelId))).toEqual(new Set([label.labelId]));
  });

  it('that refuses ends in a failed label, and somebody is told', async () => {
    buy.mockResolvedValueOnce({ refused: 'no service there' } as never);
    const { wanted } = await authorized();
    const failed = await labelOnce(wanted, 'failed');
    expect(failed).toMatchObject({ documentUrl: null, trackingNumber: null, allowedActions: [] });
    const [event] = await vuelta.recorded('labels', 'labels.label-failed.v1');
    expect(event!.data).toMatchObject({ labelId: failed.labelId, reason: 'no service there' });
  });

  it('survives a worker that dies between the question and the answer: one label, one event', async () => {
    buy.mockRejectedValueOnce(new Error('to be killed'));
    const { wanted } = await authorized();
    const unknown = await labelOnce(wanted, 'unknown');
    await killWorker(unknown);
    await hurry(unknown);
    const label = await labelOnce(wanted, 'purchased');
    expect(trail(label)).toEqual(['request', 'claim', 'lose', 'lose', 'claim', 'purchase']);
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1']);
  });

  it('drops the answer to an attempt that was given up', async () => {
    let answerFirst = (): void => undefined;
    const gate = new Promise<void>((resolve) => (answerFirst = resolve));
    let answered = 0;
    buy.mockImplementationOnce(async (shipmentId, offerId, order) => {
      await gate;
      answered += 1;
      return { ...(await sell(shipmentId, offerId, order)), trackingNumber: 'LATE' };
    });
    const { wanted } = await authorized();
    const slow = await labelOnce(wanted, 'purchasing');
    await killWorker(slow);
    answerFirst();
    await eventually(async () => answered === 1);
    await hurry(slow);
    const label = await labelOnce(wanted, 'purchased');
    expect(label.trackingNumber).toMatch(/^VU\d{16}$/);
    expect(await eventsOf(label)).toEqual(['labels.label-purchased.v1']);
  });

  it('what was cancelled meanwhile is bought, told and given back', async () => {
    buy.mockRejectedValueOnce(new Error('away'));
    const { wanted } = await authorized();
    const unknown = await labelOnce(wanted, 'unknown');
    await vuelta.publish(wanted.returnId, returnCancelled(wanted));
    await eventually(async () => {
      const sql = `select from labels.label where label_id = $1 and unwanted`;
      return (await vuelta.sql(sql, [unknown.labelId])).length === 1;
    });
    await hurry(unknown);
    const voided = await labelOnce(wanted, 'voided');
    expect(await eventsOf(voided)).toEqual(['labels.label-purchased.v1', 'labels.label-voided.v1']);
  });
});

describe('the addresses on a label', () => {
  const path = '/v1/labels/return-address';
  const dock = {
    name: 'Dock 7',
    line1: 'Polígono Sur',
    city: 'Getafe',
    postalCode: '28906',
    countryCode: 'ES',
  };
  const lastOrder = (): LabelOrder => buy.mock.calls.at(-1)![2];

  it('are the customer’s and, until the merchant has said one, a name to hand the parcel to', async () => {
    expect((await vuelta.http.get(path).set(key)).body).toEqual({ name: 'Returns department' });
    await labelOnce((await authorized()).wanted, 'purchased');
    expect(lastOrder().consignee).toEqual({ name: 'Returns department' });
    const { name, email } = contact.purchaser;
    expect(lastOrder().consignor).toEqual({ ...contact.shippingAddress, name, email });
  });

  it('follow the merchant’s address, which each merchant has for itself', async () => {
    const put = (body: object) => vuelta.http.put(path).set(key).send(body);
    expect((await put({ ...dock, line2: 'Gate B' })).body).toEqual({ ...dock, line2: 'Gate B' });
    expect((await put(dock)).body).toEqual(dock);
    expect((await vuelta.http.get(path).set(key)).body).toEqual(dock);
    await labelOnce((await authorized()).wanted, 'purchased');
    expect(lastOrder().consignee).toEqual(dock);
    const { authorization } = await vuelta.stranger();
    expect((await vuelta.http.get(path).set({ authorization })).body).toEqual({ name: 'Returns department' });
    const wrong = await put({ ...dock, countryCode: 'Spain', fax: '1' });
    expect(wrong.status).toBe(422);
  });
});

describe('a customer whose data was erased', () => {
  const erase = (subjectId: string) =>
    vuelta.sql(`delete from vuelta.subject_key where subject_id = $1`, [subjectId]);

  it('gets no label', async () => {
    const wanted = newCase();
    const sealed = await seal(vuelta);
    await erase(sealed.subjectId);
    await vuelta.publish(wanted.orderId, orderRegistered(wanted, sealed));
    await vuelta.publish(wanted.returnId, returnAuthorized(wanted));
    const failed = await labelOnce(wanted, 'failed');
    expect(failed.timeline.at(-1)).toMatchObject({ note: 'personal data erased' });
    expect(await eventsOf(failed)).toEqual(['labels.label-failed.v1']);
    expect(buy).not.toHaveBeenCalled();
  });

  it('is also gone from the labels that were printed', async () => {
    const { wanted, subjectId } = await authorized();
    const { documentUrl } = await labelOnce(wanted, 'purchased');
    await erase(subjectId);
    const reply = await vuelta.http.get(documentUrl!).set(key);
    expect(reply.status).toBe(404);
    expect(reply.body).toMatchObject({ code: 'subject_erased' });
  });
});
