import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Sealed } from '#contracts';
import { runServices } from '#testing';
import type { TestProcess } from '#testing';
import { inSpain } from '../../test/order.builder.js';
import { Shop } from '../../test/shop.js';
import { actionsOf, Consumer, letterIn } from '../../test/withdrawals.js';
import { returnsService } from '../returns.module.js';

let app: TestProcess;
let shop: Shop;
let ana: Consumer;

beforeAll(async () => {
  app = await runServices([returnsService], { PUBLIC_URL: 'https://shop.example.com/' });
  const key = await app.key();
  shop = new Shop(app.http, key, inSpain);
  ana = new Consumer(app, key);
});
afterAll(() => app.stop());

describe('staff', () => {
  it('find it by what the consumer wrote, ask, match, and each word goes out by mail in their language', async () => {
    const orderId = await shop.register();
    const view = await ana.declare({ contract: 'My  Red mug', email: 'eva@example.com', language: 'de-AT' });
    const found = (await shop.get('/v1/withdrawals?contract=my%20red%20MUG').expect(200)).body.data;
    expect(found).toMatchObject([{ withdrawalId: view.withdrawalId }]);
    const asked = await ana.desk(view, 'ask', { question: 'Welche Bestellung?' }).expect(200);
    expect(asked.body).toMatchObject({
      status: 'asked',
      allowedActions: expect.arrayContaining(['ask', 'close']),
    });
    const [event] = (await app.recorded('returns', 'returns.withdrawal-answered.v1')).filter(
      ({ subject }) => subject === view.withdrawalId,
    );
    const letter = await letterIn(app, event!.data as { letter: Sealed });
    expect(letter.text).toMatch(/Guten Tag Ana Prueba,[^]*Welche Bestellung\?[^]*behält ihr Datum/);
    await ana.desk(view, 'match', { orderId: 'ghost' }).expect(404);
    const lines = [{ orderLineId: '1', quantity: 2 }];
    const matched = await ana.desk(view, 'match', { orderId, lines, note: 'by phone' }).expect(200);
    expect(matched.body).toMatchObject({ status: 'became_return', lines: [{ quantity: 2 }] });
    await ana.desk(view, 'match', { orderId }).expect(409);
  });

  it('close with a reason that is told, and may open it again', async () => {
    const view = await ana.declare({ language: 'pt-BR', countryCode: 'BR' });
    const input = { reasonCode: 'no_contract_found', note: 'Não há pedido.' };
    const { body } = await ana.desk(view, 'close', input).expect(200);
    expect(body).toMatchObject({ status: 'closed', regime: 'br', allowedActions: ['reopen'] });
    const event = (await app.recorded('returns', 'returns.withdrawal-answered.v1')).at(-1)!;
    expect(event.data).toMatchObject({ withdrawalId: view.withdrawalId, answer: 'closed' });
    const letter = await letterIn(app, event.data as { letter: Sealed });
    expect(letter.text).toMatch(/arrependimento[^]*Não há pedido\.[^]*Não concorda\?/);
    await ana.desk(view, 'reopen', { note: 'wrong' }).expect(200);
    await ana.desk(view, 'settle', { note: 'paid by hand' }).expect(200);
    expect(actionsOf(await ana.seen(view)).slice(-3)).toEqual(['close', 'reopen', 'settle']);
  });

  it('do each thing once per key, and need the scope', async () => {
    const view = await ana.declare();
    const same = { 'idempotency-key': 'once-1' };
    const path = `/v1/withdrawals/${view.withdrawalId}/ask`;
    for (let i = 0; i < 2; i += 1) await shop.post(path, { question: 'Which?' }, same).expect(200);
    expect(actionsOf(await ana.seen(view)).filter((action) => action === 'ask')).toHaveLength(1);
    await new Shop(app.http, await app.key('returns:read')).post(path, { question: 'Which?' }).expect(403);
    await app.http.get('/v1/withdrawals').expect(401);
  });
});

describe('erasing the person', () => {
  const markers = /Ana Prueba|ana@example\.com|erase me/;

  it('of the order erases the declaration and its receipt; that it was declared stays', async () => {
    const orderId = await shop.register();
    const stated = await ana.state({ contract: orderId, reason: 'erase me' });
    await ana.confirm(stated);
    const before = await ana.rest(stated, 'became_return');
    await shop.post(`/v1/orders/${orderId}/erase-personal-data`).expect(200);
    const after = await ana.seen(stated);
    expect(after).toMatchObject({
      declaration: null,
      contentHash: before.contentHash,
      declaredAt: before.declaredAt,
    });
    expect((await ana.receipt(stated.receiptCode!).expect(404)).body.code).toBe('subject_erased');
    expect(JSON.stringify(after)).not.toMatch(markers);
  });

  it('of an unmatched one, and even between the steps', async () => {
    const stated = await ana.state({ contract: 'erase me' });
    await ana.desk(stated, 'erase-personal-data').expect(200);
    await ana.confirm(stated);
    expect(await ana.rest(stated, 'in_review')).toMatchObject({ declaration: null });
    const found = (await shop.get('/v1/withdrawals?contract=erase%20me').expect(200)).body.data;
    expect(found).toEqual([]);
  });

  it('no table or event holds a name, an address or a reason in clear', async () => {
    const tables = await app.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'returns'`,
    );
    for (const { name } of tables) {
      const rows = await app.sql<{ row: string }>(`select t::text as row from returns.${name} t`);
      expect({ name, found: rows.filter(({ row }) => markers.test(row)) }).toEqual({ name, found: [] });
    }
  });
});
