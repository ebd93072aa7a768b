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

describe('a declaration is kept whatever it says', () => {
  it('with its instant, before anything is looked at', async () => {
    const before = Date.now();
    const stated = await ana.state({ contract: 'no such order', email: 'not an address', name: 'X' });
    expect(stated).toMatchObject({ status: 'stated', declaredAt: null, contentHash: null, refund: null });
    const declared = await ana.confirm(stated);
    expect(Date.parse(declared.declaredAt!)).toBeGreaterThanOrEqual(before);
    expect(declared.contentHash).toMatch(/^[0-9a-f]{64}$/);
    const view = await ana.rest(stated, 'in_review');
    expect(view).toMatchObject({ doubts: ['order_unknown'], declaration: { contract: 'no such order' } });
    expect(actionsOf(view)).toEqual(['state', 'confirm', 'acknowledge', 'doubt']);
  });

  it('also with a zone, a country and a language that are none', async () => {
    const view = await ana.declare({ timeZone: 'Mars/Olympus', countryCode: '??', language: 'tlh' });
    expect(view).toMatchObject({ timeZone: 'UTC', countryCode: null, regime: 'eu', language: 'tlh' });
  });

  it('clicked twice and ten times at once, once', async () => {
    const input = ana.statement();
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => app.http.post('/v1/withdrawals').send(input).expect(201)),
    );
    const ids = new Set(replies.map(({ body }) => body.withdrawalId + body.receiptCode));
    expect(ids.size).toBe(1);
    const body = replies[0]!.body as { withdrawalId: string };
    const confirmed = await Promise.all(Array.from({ length: 10 }, () => ana.confirm(body)));
    expect(new Set(confirmed.map(({ declaredAt }) => declaredAt)).size).toBe(1);
    const view = await ana.rest(body);
    expect(
      actionsOf(view).filter((action) => ['state', 'confirm', 'acknowledge'].includes(action)),
    ).toHaveLength(3);
    const events = await app.recorded('returns', 'returns.withdrawal-declared.v1');
    expect(events.filter(({ subject }) => subject === body.withdrawalId)).toHaveLength(1);
  });

  it('changed between the steps, as another version: the one confirmed counts, the other is set aside', async () => {
    const clientStatementId = 'one-form-1';
    const first = await ana.state({ clientStatementId, contract: 'typo' });
    const second = await ana.state({ clientStatementId, contract: 'right' });
    expect(second.withdrawalId).not.toBe(first.withdrawalId);
    await ana.confirm(second);
    expect((await ana.seen(first)).status).toBe('set_aside');
    // From another tab: that is a declaration as well, never a refusal.
    expect((await ana.confirm(first)).declaredAt).not.toBeNull();
  });

  it('never confirmed, is kept for staff, who may count it from when it was stated', async () => {
    const stated = await ana.state();
    const listed = (await shop.get('/v1/withdrawals?status=stated').expect(200)).body.data;
    expect(listed).toMatchObject([
      { withdrawalId: stated.withdrawalId, declaration: { name: 'Ana Prueba' } },
    ]);
    const { body } = await ana.desk(stated, 'take-up', { note: 'said so on the phone' }).expect(200);
    expect(body).toMatchObject({
      declaredAt: stated.statedAt,
      timeline: [{}, { action: 'confirm', by: 'spec' }],
    });
    await ana.rest(stated, 'in_review');
    await ana.desk(stated, 'take-up', { note: 'again' }).expect(409);
  });

  it('stays with the shop it names, and only a shop that is none is refused', async () => {
    const stranger = await app.stranger();
    const view = await ana.declare({}, { authorization: stranger.authorization });
    expect(view.timeline[0]!.by).toBe('customer');
    const other = new Shop(app.http, { authorization: stranger.authorization }, inSpain);
    await other.get(`/v1/withdrawals/${view.withdrawalId}`).expect(404);
    expect((await other.get('/v1/withdrawals').expect(200)).body.data).toEqual([]);
    await other.post(`/v1/withdrawals/${view.withdrawalId}/settle`, { note: 'x' }).expect(404);
    await other.get(`/v1/withdrawals/${view.withdrawalId}/receipt.pdf`).expect(404);
    const unknown = await app.http
      .post('/v1/withdrawals')
      .send(ana.statement({ merchant: 'ghost' }))
      .expect(404);
    expect(unknown.body.code).toBe('shop_not_found');
  });

  it('a hundred at once, and mails to one address in peace', async () => {
    const email = 'flooded@example.com';
    const stated = await Promise.all(Array.from({ length: 30 }, () => ana.state({ email })));
    for (const one of stated) await ana.confirm(one);
    for (const one of stated) await ana.rest(one, 'in_review');
    const ids = new Set(stated.map(({ withdrawalId }) => withdrawalId));
    const events = (await app.recorded('returns', 'returns.withdrawal-declared.v1'))
      .filter(({ subject }) => ids.has(subject))
      .map(({ data }) => (data as { mailNotBefore?: string }).mailNotBefore);
    expect(events).toHaveLength(30);
    expect(events.filter((at) => at === undefined).length).toBeLessThanOrEqual(4);
    const latest = Math.max(...events.map((at) => Date.parse(at ?? '')).filter(Boolean));
    expect(latest - Date.now()).toBeGreaterThan(4 * 3_600_000);
  });
});

describe('the receipt', () => {
  it('is there at once by its address, the same bytes ever after, and by mail with its text in full', async () => {
    const stated = await ana.state({ reason: 'too small' });
    await ana.receipt(stated.receiptCode!).expect(404);
    await ana.confirm(stated);
    const first = await ana.receipt(stated.receiptCode!).expect(200);
    expect(first.type).toBe('application/pdf');
    expect(first.headers['cache-control']).toContain('no-store');
    await ana.rest(stated);
    expect((await ana.receipt(stated.receiptCode!)).body).toEqual(first.body);
    expect((await shop.get(`/v1/withdrawals/${stated.withdrawalId}/receipt.pdf`).buffer(true)).body).toEqual(
      first.body,
    );
    const [event] = (await app.recorded('returns', 'returns.withdrawal-declared.v1')).filter(
      ({ subject }) => subject === stated.withdrawalId,
    );
    const letter = await letterIn(app, event!.data as { letter: Sealed });
    const { contentHash } = await ana.seen(stated);
    expect(letter).toMatchObject({
      to: 'ana@example.com',
      subject: 'Recibo de tu declaración de desistimiento: ghost',
    });
    for (const said of [contentHash!, 'too small', stated.receiptCode!, 'Todavía no dice'])
      expect(letter.text).toContain(said);
    expect(Buffer.from(letter.attachment!.base64, 'base64')).toEqual(first.body);
  });

  it('is nobody else’s: no other code opens it, and no reply but the first tells the code', async () => {
    const stated = await ana.state();
    expect((await ana.confirm(stated)).receiptCode).toBeNull();
    await ana.receipt('0'.repeat(20)).expect(404);
    await ana.receipt('short').expect(422);
    const { body } = await app.http.get(`/v1/withdrawals/${stated.withdrawalId}/status`).expect(200);
    expect(JSON.stringify(body)).not.toMatch(/Ana|example\.com/);
    expect(body.receiptCode).toBeNull();
  });
});
