import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '#chassis';
import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { SealedLetter } from '#contracts';
import type { MailPage, MailView } from '../src/mail.dto.js';
import { notificationsService } from '../src/notifications.module.js';
import { canary, letter, seal, withdrawalAnswered, withdrawalDeclared } from './events.js';
import { MailServer } from './mail-server.js';

let vuelta: TestProcess;
let key: { authorization: string };
const server = new MailServer();

beforeAll(async () => {
  vuelta = await runServices([notificationsService], { SMTP_URL: `smtp://127.0.0.1:${await server.open()}` });
  key = await vuelta.key();
});
afterAll(async () => {
  await vuelta.stop();
  await server.close();
});

const mailOnce = (withdrawalId: string, fits: (mail: MailView) => boolean): Promise<MailView> =>
  eventually(async () => {
    const { body } = await vuelta.http.get(`/v1/mailbox?withdrawalId=${withdrawalId}`).set(key);
    return (body as MailPage).data.find(fits);
  });

/** A consumer's receipt on its way; resolves with the withdrawal's id. */
async function declared(changes: Partial<SealedLetter> = {}, mailNotBefore?: string) {
  const withdrawalId = newId('wdr');
  const sealed = await seal(vuelta, letter(changes));
  await vuelta.publish(withdrawalId, withdrawalDeclared(withdrawalId, sealed, mailNotBefore));
  return { withdrawalId, sealed };
}

describe('a letter about a withdrawal', () => {
  it('goes out as it came, with its file, though no order is known', async () => {
    const { withdrawalId } = await declared();
    const mail = await mailOnce(withdrawalId, ({ status }) => status === 'sent');
    expect(mail).toMatchObject({
      template: 'withdrawal_declared',
      orderId: null,
      returnId: null,
      to: canary.email,
      subject: 'Receipt',
      text: 'Hello,\n\nyou <withdrew>.\n',
      attachment: 'receipt.pdf',
    });
    expect(mail.html).toContain('<p>you &lt;withdrew&gt;.</p>');
    const posted = server.letters.find((text) => text.includes(mail.mailId))!;
    expect(posted).toContain('filename=receipt.pdf');
    expect(posted).toContain(Buffer.from('%PDF-1').toString('base64'));
  });

  it('waits until it may go', async () => {
    const { withdrawalId } = await declared({}, new Date(Date.now() + 3_600_000).toISOString());
    const { withdrawalId: next } = await declared();
    await mailOnce(next, ({ status }) => status === 'sent');
    const waiting = await mailOnce(withdrawalId, () => true);
    expect(waiting).toMatchObject({ status: 'queued', sentAt: null, html: null, subject: 'Receipt' });
  });

  it('to what is no address is not sent, and says so', async () => {
    const { withdrawalId } = await declared({ to: 'by pigeon' });
    const mail = await mailOnce(withdrawalId, ({ status }) => status === 'skipped');
    expect(mail.note).toBe('no e-mail address was given');
  });

  it('to who was erased is neither sent nor readable', async () => {
    const withdrawalId = newId('wdr');
    const sealed = await seal(vuelta, letter());
    await vuelta.sql(`delete from vuelta.subject_key where subject_id = $1`, [sealed.subjectId]);
    await vuelta.publish(withdrawalId, withdrawalAnswered(withdrawalId, sealed));
    const mail = await mailOnce(withdrawalId, ({ status }) => status === 'skipped');
    expect(mail).toMatchObject({
      template: 'withdrawal_asked',
      note: 'personal data erased',
      to: null,
      text: null,
    });
  });

  it('is not in any webhook', async () => {
    const url = 'https://shop.example/hook';
    const endpoint = await vuelta.http
      .post('/v1/webhook-endpoints')
      .set({ ...key, 'idempotency-key': 'hook-1' })
      .send({ url, eventTypes: ['returns.withdrawal-declared.v1'] })
      .expect(201);
    const { withdrawalId, sealed } = await declared();
    const [delivery] = await eventually(async () => {
      const rows = await vuelta.sql<{ body: string }>(
        `select body from notifications.webhook_delivery where endpoint_id = $1`,
        [endpoint.body.endpointId],
      );
      return rows.length > 0 && rows;
    });
    expect(JSON.parse(delivery!.body).data).toMatchObject({ withdrawalId });
    expect(delivery!.body).not.toContain(sealed.sealed);
  });
});
