import { IllegalTransition } from '#contracts';
import { Clock } from '#chassis';
import { Injectable } from '@nestjs/common';
import { Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { theOrder } from '../order.queries.js';
import { LettersService } from './letters.service.js';
import { MatchingService } from './matching.service.js';
import { StatementService } from './statement.service.js';
import type { AskInput, CloseInput, MatchInput } from './withdrawal.dto.js';
import { WithdrawalLine } from './withdrawal.entity.js';
import { lockWithdrawal } from './withdrawal.queries.js';
import { take } from './withdrawal.steps.js';

/** Whose withdrawal, and who acts. */
export interface DeskCase {
  merchantId: string;
  withdrawalId: string;
  by: string;
}

/** What staff do with withdrawals. Each throws NotFound and IllegalTransition. */
@Injectable()
export class DeskService {
  constructor(
    private readonly statements: StatementService,
    private readonly matching: MatchingService,
    private readonly letters: LettersService,
    private readonly clock: Clock,
  ) {}

  /** Counts a statement that was never confirmed, from the instant it was made: the consumer said so otherwise. */
  async takeUp(tx: EntityManager, about: DeskCase, note: string): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    const { statedAt: declaredAt } = withdrawal;
    await this.statements.declare(tx, withdrawal, { declaredAt, by: about.by, at: this.clock.now(), note });
  }

  /** Ties it to an order and makes a return of it; what the policy declines stays here, told line by line. */
  async match(tx: EntityManager, about: DeskCase, { orderId, lines, note }: MatchInput): Promise<void> {
    const { merchantId, withdrawalId } = about;
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    const { status } = withdrawal;
    if (status !== 'in_review' && status !== 'asked')
      throw new IllegalTransition(`cannot match what is ${status}`, {
        from: status,
        action: 'match',
        allowed: [],
      });
    await theOrder(tx, { merchantId, orderId });
    await tx.delete(WithdrawalLine, { withdrawalId, outcome: Not('in_return') });
    const step = { by: about.by, at: this.clock.now(), note };
    await this.matching.follow(tx, withdrawal, { orderId, lines: lines ?? null }, step);
  }

  async ask(tx: EntityManager, about: DeskCase, { question }: AskInput): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    await take(tx, withdrawal, 'ask', { by: about.by, at: this.clock.now(), note: question });
    await this.letters.answer(tx, withdrawal, 'asked', { question });
  }

  async close(tx: EntityManager, about: DeskCase, input: CloseInput): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    const note = `${input.reasonCode}: ${input.note}`;
    await take(tx, withdrawal, 'close', { by: about.by, at: this.clock.now(), note });
    await this.letters.answer(tx, withdrawal, 'closed', input);
  }

  /** Everything owed was given otherwise, for example for goods that were never sent. */
  async settle(tx: EntityManager, about: DeskCase, note: string): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    await take(tx, withdrawal, 'settle', { by: about.by, at: this.clock.now(), note });
  }

  async reopen(tx: EntityManager, about: DeskCase, note: string): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    await take(tx, withdrawal, 'reopen', { by: about.by, at: this.clock.now(), note });
  }

  /** The consumer took it back by word of mouth or mail. */
  async retract(tx: EntityManager, about: DeskCase, note: string): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    const step = { by: about.by, at: this.clock.now(), note };
    await take(tx, withdrawal, 'retract', step);
    await this.matching.endReturns(tx, withdrawal, step);
  }

  async erase(tx: EntityManager, about: DeskCase): Promise<void> {
    const withdrawal = await lockWithdrawal(tx, keyOf(about));
    await this.statements.forget(tx, withdrawal);
  }
}

const keyOf = ({ merchantId, withdrawalId }: DeskCase) => ({ merchantId, withdrawalId });
