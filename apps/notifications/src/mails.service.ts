import { Injectable } from '@nestjs/common';
import type { OrderRegisteredV1, Sealed } from '#contracts';
import { Clock, newId } from '#chassis';
import { nudge } from '#messaging';
import type { EntityManager } from 'typeorm';
import { MailRow, OrderContactRow } from './mail.entity.js';
import type { LetterTemplate, MailTemplate } from './mail.language.js';
import type { MailFacts } from './mail.templates.js';

/** Which return a mail is about. An order we know nothing of has nobody to write to. */
export interface MailSubject {
  merchantId: string;
  returnId: string;
  template: MailTemplate;
}

/** What is to be written to customers. Writing and sending it is the worker's business. */
@Injectable()
export class MailsService {
  constructor(private readonly clock: Clock) {}

  /** Keeps the sealed contact; mails that waited for it can be sent now. */
  async rememberContact(tx: EntityManager, merchantId: string, order: OrderRegisteredV1): Promise<void> {
    const { subjectId, sealed } = order.contact;
    const row = { merchantId, orderId: order.orderId, subjectId, sealed };
    await tx.upsert(OrderContactRow, row, ['merchantId', 'orderId']);
    nudge(tx);
  }

  async queue(tx: EntityManager, about: MailSubject, facts: MailFacts): Promise<void> {
    const open = { mailId: newId('mai'), status: 'queued', attempts: 0, tryAt: this.clock.now() } as const;
    await tx.insert(MailRow, { ...about, ...open, orderId: facts.orderId, facts });
    nudge(tx);
  }

  /** A mail that comes written and sealed; it goes out at `notBefore` at the earliest. */
  async queueLetter(
    tx: EntityManager,
    about: { merchantId: string; withdrawalId: string; template: LetterTemplate },
    { subjectId, sealed }: Sealed,
    notBefore: Date = this.clock.now(),
  ): Promise<void> {
    const open = { mailId: newId('mai'), status: 'queued', attempts: 0, tryAt: notBefore } as const;
    await tx.insert(MailRow, { ...about, ...open, facts: {}, subjectId, sealed });
    nudge(tx);
  }
}
