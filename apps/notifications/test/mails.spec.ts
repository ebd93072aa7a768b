import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { MailPage, MailView } from '../src/mail.dto.js';
import { mailStatuses } from '../src/mail.lifecycle.js';
import { mailTemplates } from '../src/mail.language.js';
import { deliveryStatuses } from '../src/webhook.lifecycle.js';
import { notificationsService } from '../src/notifications.module.js';
import {
  canary,
  contactIn,
  labelPurchased,
  newCase,
  orderRegistered,
  parcelReceived,
  refundSucceeded,
  returnAuthorized,
  returnCancelled,
  returnDeclined,
  returnExpired,
  returnRequested,
  seal,
} from './events.js';
import type { Case } from './events.js';

let vuelta: TestProcess;
let key: { authorization: string };

beforeAll(async () => {
  vuelta = await runServices([notificationsService], { PUBLIC_URL: 'https://shop.example/' });
  key = await vuelta.key();
});
afterAll(() => vuelta.stop());

async function registered(locale = 'en'): Promise<{ about: Case; subjectId: string }> {
  const about = newCase();
  const sealed = await seal(vuelta, contactIn(locale));
  await vuelta.publish(about.orderId, orderRegistered(about, sealed));
  return { about, subjectId: sealed.subjectId };
}

const tell = ({ returnId }: Case, ...events: object[]) => vuelta.publish(returnId, ...events);

const mailsOf = async ({ orderId }: Case): Promise<MailView[]> =>
  ((await vuelta.http.get(`/v1/mailbox?orderId=${orderId}`).set(key)).body as MailPage).data;

const settled = (about: Case, count = 1): Promise<MailView[]> =>
  eventually(async () => {
    const mails = (await mailsOf(about)).filter(({ status }) => !['queued', 'sending'].includes(status));
    return mails.length >= count && mails;
  });

const erase = (subjectId: string) =>
  vuelta.sql(`delete from vuelta.subject_key where subject_id = $1`, [subjectId]);

describe('a customer', () => {
  it('is written to at every step, by name', async () => {
    const { about } = await registered();
    const events = [
      returnRequested(about),
      returnAuthorized(about),
      labelPurchased(about),
      parcelReceived(about),
      refundSucceeded(about),
      returnDeclined(about, 'outside_window'),
      returnCancelled(about),
      returnExpired(about),
    ];
    await tell(about, ...events);
    const mails = await settled(about, events.length);
    expect(mails.map(({ template }) => template).sort()).toEqual([...mailTemplates].sort());
    for (const mail of mails) {
      expect(mail).toMatchObject({ status: 'sent', to: canary.email, returnId: about.returnId });
      expect(mail.subject).toContain(about.orderId);
      expect(mail.text).toContain(`Hello ${canary.name},`);
    }
    const textOf = (wanted: string) => mails.find(({ template }) => template === wanted)!.text;
    expect(textOf('return_authorized')).toContain('by December 6, 2026');
    expect(textOf('label_ready')).toContain('https://shop.example/portal');
    expect(textOf('return_declined')).toContain('- The last day to return this has passed.');
    expect(textOf('refund_made')).toContain('€1,234.56');
  });

  it('is written to in their own language', async () => {
    const { about } = await registered('es-ES');
    await tell(about, refundSucceeded(about));
    const [mail] = await settled(about);
    expect(mail!.text).toContain(`Hola, ${canary.name}:`);
    expect(mail!.text).toMatch(/1234,56\s€/);
  });

  it('who is not known yet is written to as soon as the order is heard of', async () => {
    const about = newCase();
    await tell(about, parcelReceived(about));
    const [waiting] = await eventually(async () => {
      const mails = await mailsOf(about);
      return mails.length > 0 && mails;
    });
    expect(waiting).toMatchObject({ status: 'queued', to: null, text: null, sentAt: null });
    await vuelta.publish(about.orderId, orderRegistered(about, await seal(vuelta, contactIn('fr'))));
    const [sent] = await settled(about);
    expect(sent).toMatchObject({ status: 'sent', mailId: waiting!.mailId });
    expect(sent!.text).toContain(`Bonjour ${canary.name},`);
  });

  it('whose data was erased is written to no more, and old mails are listed without their content', async () => {
    const { about, subjectId } = await registered();
    await tell(about, returnAuthorized(about));
    await settled(about);
    await erase(subjectId);
    await tell(about, parcelReceived(about));
    const [skipped, old] = await settled(about, 2);
    expect(skipped).toMatchObject({
      status: 'skipped',
      note: 'personal data erased',
      to: null,
      sentAt: null,
    });
    expect(old).toMatchObject({ status: 'sent', to: null, subject: null, text: null, html: null });
  });

  it('without an order is not written to', async () => {
    const { orderId: _none, ...about } = newCase();
    const declined = Object.assign(returnDeclined(about as Case, 'no_earlier_purchase'));
    await tell(about as Case, declined);
    const { about: next } = await registered();
    await tell(next, parcelReceived(next));
    await settled(next);
    const rows = await vuelta.sql(`select from notifications.mail where return_id = $1`, [about.returnId]);
    expect(rows).toEqual([]);
  });
});

describe('the mailbox', () => {
  it('is the merchant’s own, page by page', async () => {
    const { about } = await registered();
    await tell(about, parcelReceived(about), returnCancelled(about));
    const [newest, oldest] = await settled(about, 2);
    const path = `/v1/mailbox?orderId=${about.orderId}&limit=1`;
    const first = (await vuelta.http.get(path).set(key)).body as MailPage;
    expect(first).toMatchObject({ hasMore: true, nextCursor: newest!.mailId });
    const rest = (await vuelta.http.get(`${path}&startingAfter=${first.nextCursor}`).set(key))
      .body as MailPage;
    expect(rest.data.map(({ mailId }) => mailId)).toEqual([oldest!.mailId]);
    expect((await vuelta.http.get(`/v1/mailbox/${newest!.mailId}`).set(key)).body).toEqual(newest);
    const { authorization } = await vuelta.stranger();
    expect((await vuelta.http.get('/v1/mailbox').set({ authorization })).body).toMatchObject({ data: [] });
    expect((await vuelta.http.get(`/v1/mailbox/${newest!.mailId}`).set({ authorization })).status).toBe(404);
  });

  it('and every other table hold nobody’s name, address or mail address in clear', async () => {
    const { about } = await registered();
    await tell(about, returnAuthorized(about));
    await settled(about);
    const tables = await vuelta.sql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'notifications'`,
    );
    expect(tables.length).toBeGreaterThan(4);
    for (const { name } of tables) {
      const found = await vuelta.sql(`select from ${name} t where t::text ilike any ($1)`, [
        Object.values(canary).map((marker) => `%${marker}%`),
      ]);
      expect({ name, rows: found.length }).toEqual({ name, rows: 0 });
    }
  });
});

it.each([
  ['mail', mailStatuses],
  ['webhook_delivery', deliveryStatuses],
])('the table %s knows the states of its lifecycle', async (table, statuses) => {
  const [check] = await vuelta.sql<{ text: string }>(
    `select pg_get_constraintdef(oid) as text from pg_constraint where conname = $1`,
    [`${table}_status_check`],
  );
  expect([...check!.text.matchAll(/'(\w+)'/g)].map(([, state]) => state)).toEqual(statuses);
});
