import type { SealedLetter, WithdrawalAnswer } from '#contracts';
import { Clock, Subjects } from '#chassis';
import { Outbox } from '#messaging';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { openDeclaration } from './declaration.js';
import { answerMail, receiptMail, receiptText } from './receipt/receipt.text.js';
import type { ReceiptContent } from './receipt/receipt.text.js';
import type { Withdrawal } from './withdrawal.entity.js';
import { withdrawalAnswered, withdrawalDeclared } from './withdrawal.events.js';
import { countRecent } from './withdrawal.queries.js';

/** Mails to one address within an hour that go out at once; each further one waits a quarter of an hour more. */
const mailsAtOnce = 4;
const mailPauseMs = 15 * 60_000;

/** What a consumer is told by mail, written and sealed here; sending it is the notifications' business. */
@Injectable()
export class LettersService {
  constructor(
    private readonly subjects: Subjects,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The receipt in full, with its PDF in base64. */
  async acknowledge(
    tx: EntityManager,
    withdrawal: Withdrawal,
    content: ReceiptContent,
    base64: string,
  ): Promise<void> {
    const { merchantId, withdrawalId, subjectId } = withdrawal;
    const letter = await this.subjects.seal(tx, receiptLetter(content, base64), subjectId);
    const event = withdrawalDeclared(withdrawal, letter, await this.mailNotBefore(tx, withdrawal));
    await this.outbox.record(tx, { merchantId, aggregateId: withdrawalId }, event);
  }

  /** A question or a refusal. An erased person can no longer be written to. */
  async answer(
    tx: EntityManager,
    withdrawal: Withdrawal,
    answer: WithdrawalAnswer,
    words: Parameters<typeof answerMail>[1],
  ): Promise<void> {
    const declaration = await openDeclaration(tx, this.subjects, withdrawal);
    if (!declaration) return;
    const { email: to, name } = declaration;
    const letter: SealedLetter = { to, name, ...answerMail({ declaration, withdrawal }, words) };
    const { merchantId, withdrawalId, subjectId } = withdrawal;
    const sealed = await this.subjects.seal(tx, letter, subjectId);
    const event = withdrawalAnswered(withdrawal, answer, this.clock.now(), sealed);
    await this.outbox.record(tx, { merchantId, aggregateId: withdrawalId }, event);
  }

  /** Whoever writes a stranger's address into many declarations must not flood them: mails wait, declarations do not. */
  private async mailNotBefore(tx: EntityManager, withdrawal: Withdrawal): Promise<Date | null> {
    const now = this.clock.now();
    const before = await countRecent(tx, withdrawal, now);
    return before < mailsAtOnce ? null : new Date(now.getTime() + (before - mailsAtOnce + 1) * mailPauseMs);
  }
}

function receiptLetter(content: ReceiptContent, base64: string): SealedLetter {
  const text = receiptText(content);
  const { email, name } = content.declaration;
  const fileName = `${content.withdrawal.withdrawalId}.pdf`;
  const attachment = { fileName, contentType: 'application/pdf', base64 };
  return { to: email, name, subject: text.subject, text: receiptMail(text), attachment };
}
