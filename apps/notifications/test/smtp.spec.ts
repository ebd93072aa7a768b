import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { MailPage, MailView } from '../src/mail.dto.js';
import { notificationsService } from '../src/notifications.module.js';
import { canary, contactIn, newCase, orderRegistered, refundSucceeded, seal } from './events.js';
import { MailServer } from './mail-server.js';

let vuelta: TestProcess;
let key: { authorization: string };
const server = new MailServer();

beforeAll(async () => {
  const SMTP_URL = `smtp://127.0.0.1:${await server.open()}`;
  vuelta = await runServices([notificationsService], { SMTP_URL, MAIL_FROM: 'Shop <returns@shop.example>' });
  key = await vuelta.key();
});
afterAll(async () => {
  await vuelta.stop();
  await server.close();
});

async function refunded(): Promise<string> {
  const about = newCase();
  await vuelta.publish(about.orderId, orderRegistered(about, await seal(vuelta, contactIn('en'))));
  await vuelta.publish(about.returnId, refundSucceeded(about));
  return about.orderId;
}

const mailOnce = (orderId: string, fits: (mail: MailView) => boolean): Promise<MailView> =>
  eventually(async () => {
    const { body } = await vuelta.http.get(`/v1/mailbox?orderId=${orderId}`).set(key);
    return (body as MailPage).data.find(fits);
  });

/** As after the pause: nobody waits for it in a spec. */
const hurry = ({ mailId }: MailView) =>
  vuelta.sql(`update notifications.mail set try_at = now() where mail_id = $1`, [mailId]);

describe('with a mail server', () => {
  it('mails go there, in both forms, from the shop', async () => {
    const mail = await mailOnce(await refunded(), ({ status }) => status === 'sent');
    const letter = server.letters.find((text) => text.includes(mail.mailId))!;
    expect(server.recipients).toContain(`<${canary.email}>`);
    expect(letter).toContain('From: Shop <returns@shop.example>');
    expect(letter).toContain(`Message-ID: <${mail.mailId}@shop.example>`);
    expect(letter).toContain('Content-Type: text/plain');
    expect(letter).toContain('Content-Type: text/html');
  });

  it('that is away, the mail is tried again under the same Message-ID', async () => {
    server.answerToRecipient = '451 come back later';
    const waiting = await mailOnce(await refunded(), ({ note }) => note !== null);
    expect(waiting).toMatchObject({ status: 'queued', sentAt: null, note: 'mail server: EENVELOPE 451' });
    server.answerToRecipient = '250 ok';
    await hurry(waiting);
    await mailOnce(waiting.orderId!, ({ status }) => status === 'sent');
    // As after a crash between the mail server's answer and our note of it.
    await vuelta.sql(
      `update notifications.mail set status = 'sending', sent_at = null, try_at = now() where mail_id = $1`,
      [waiting.mailId],
    );
    await mailOnce(waiting.orderId!, ({ status }) => status === 'sent');
    const copies = server.letters.filter((text) => text.includes(`<${waiting.mailId}@shop.example>`));
    expect(copies).toHaveLength(2);
  });

  it('that refuses the reader for good, the mail fails and names nobody', async () => {
    server.answerToRecipient = `550 no such user ${canary.email}`;
    const failed = await mailOnce(await refunded(), ({ status }) => status === 'failed');
    expect(failed.note).toBe('mail server: EENVELOPE 550');
    server.answerToRecipient = '250 ok';
  });

  it('that stays away, the mail fails in the end', async () => {
    server.answerToRecipient = '451 come back later';
    const waiting = await mailOnce(await refunded(), ({ note }) => note !== null);
    await vuelta.sql(`update notifications.mail set attempts = 23 where mail_id = $1`, [waiting.mailId]);
    await hurry(waiting);
    await mailOnce(waiting.orderId!, ({ status }) => status === 'failed');
    server.answerToRecipient = '250 ok';
  });
});
