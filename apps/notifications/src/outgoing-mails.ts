import { Injectable } from '@nestjs/common';
import type { Contact, SealedLetter } from '#contracts';
import { next } from '#contracts';
import { Clock, Host, SubjectErased, Subjects } from '#chassis';
import type { EntityManager } from 'typeorm';
import { MailRow, OrderContactRow } from './mail.entity.js';
import { mailLifecycle } from './mail.lifecycle.js';
import type { MailTemplate } from './mail.language.js';
import { letterHtml, writeLetter } from './mail.templates.js';
import type { MailFacts } from './mail.templates.js';
import { findSendableMails } from './notifications.queries.js';
import type { PostedMail, SendAnswer } from './postman.js';

/** A mail taken for sending. */
export interface TakenMail {
  row: MailRow;
  posted: PostedMail;
}

/** What a mail's row seals. */
export type MailContent = Omit<PostedMail, 'mailId'>;

interface Written {
  subjectId: string;
  content: MailContent | { unwritable: string };
}

const leaseMs = 120_000;
const longestPauseMs = 3_600_000;
/** With a pause of at most an hour: a mail server may be away for most of a day. */
const mostAttempts = 24;

/** The intent rows of mails: claimed in one transaction, settled in another, the mail is sent in between. */
@Injectable()
export class OutgoingMails {
  constructor(
    private readonly subjects: Subjects,
    private readonly clock: Clock,
    private readonly host: Host,
  ) {}

  /** Takes up to `limit` mails whose reader is known, and writes them. Those of erased people are skipped here. */
  async claim(tx: EntityManager, limit: number): Promise<TakenMail[]> {
    const taken: TakenMail[] = [];
    for (const row of await findSendableMails(tx, this.clock.now(), limit)) {
      const mail = await this.take(tx, row);
      await tx.save(row);
      if (mail) taken.push(mail);
    }
    return taken;
  }

  private async take(tx: EntityManager, row: MailRow): Promise<TakenMail | undefined> {
    if (row.attempts >= mostAttempts) return close(row, 'fail', row.note ?? 'no answer');
    try {
      const written = row.withdrawalId ? await this.unseal(tx, row) : await this.writeTo(tx, row);
      const { subjectId: reader, content } = written;
      if ('unwritable' in content) return close(row, 'fail', content.unwritable);
      if (!/^\S+@\S+$/.test(content.to)) return close(row, 'skip', 'no e-mail address was given');
      const { subjectId, sealed } = await this.subjects.seal(tx, content, reader);
      const status = next(mailLifecycle, row.status, 'claim');
      const tryAt = new Date(this.clock.now().getTime() + leaseMs);
      Object.assign(row, { subjectId, sealed, status, tryAt, attempts: row.attempts + 1 });
      return { row, posted: { mailId: row.mailId, ...content } };
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      return close(row, 'skip', 'personal data erased');
    }
  }

  /** A letter that came written, with its HTML. */
  private async unseal(tx: EntityManager, row: MailRow): Promise<Written> {
    const { subjectId, sealed } = row as { subjectId: string; sealed: string };
    const letter = await this.subjects.open<SealedLetter>(tx, { subjectId, sealed });
    return { subjectId, content: { ...letter, html: letterHtml(letter.text) } };
  }

  private async writeTo(tx: EntityManager, row: MailRow): Promise<Written> {
    const { merchantId, orderId } = row as { merchantId: string; orderId: string };
    const contact = await tx.findOneByOrFail(OrderContactRow, { merchantId, orderId });
    const { purchaser } = await this.subjects.open<Contact>(tx, contact);
    return { subjectId: contact.subjectId, content: this.write(row, purchaser) };
  }

  /** One letter that cannot be written must not hold up the others. */
  private write(row: MailRow, reader: Contact['purchaser']): MailContent | { unwritable: string } {
    const { PUBLIC_URL, HOST, PORT } = this.host.settings;
    const portalUrl = `${(PUBLIC_URL ?? `http://${HOST}:${PORT}`).replace(/\/+$/, '')}/portal`;
    try {
      const letter = writeLetter(row.template as MailTemplate, row.facts as MailFacts, reader, portalUrl);
      return { to: reader.email, name: reader.name, ...letter };
    } catch (error) {
      return { unwritable: `the mail could not be written: ${(error as Error).name}` };
    }
  }

  /** Stores what became of it. The answer to an attempt that was given up is dropped. */
  async settle(tx: EntityManager, taken: MailRow, answer: SendAnswer): Promise<void> {
    const { mailId, attempts } = taken;
    const row = await tx.findOneOrFail(MailRow, { where: { mailId }, lock: { mode: 'pessimistic_write' } });
    if (row.status !== 'sending' || row.attempts !== attempts) return;
    if ('sentAt' in answer) {
      close(row, 'send', null);
      row.sentAt = answer.sentAt;
    } else if (answer.forGood || attempts >= mostAttempts) {
      close(row, 'fail', answer.failed);
    } else {
      row.status = next(mailLifecycle, row.status, 'retry');
      row.note = answer.failed;
      row.tryAt = new Date(this.clock.now().getTime() + Math.min(longestPauseMs, 30_000 * 2 ** attempts));
    }
    await tx.save(row);
  }
}

function close(row: MailRow, action: 'send' | 'fail' | 'skip', note: string | null): undefined {
  const status = next(mailLifecycle, row.status, action);
  Object.assign(row, { status, note, tryAt: null });
}
