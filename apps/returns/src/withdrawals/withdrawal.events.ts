import { Sealed, WithdrawalAnsweredV1, WithdrawalDeclaredV1 } from '#contracts';
import type { WithdrawalAnswer } from '#contracts';
import type { Withdrawal } from './withdrawal.entity.js';

export const withdrawalDeclared = (
  { withdrawalId, declaredAt, contentHash }: Withdrawal,
  letter: Sealed,
  mailNotBefore: Date | null,
): WithdrawalDeclaredV1 =>
  Object.assign(new WithdrawalDeclaredV1(), {
    withdrawalId,
    declaredAt: declaredAt?.toISOString(),
    contentHash,
    ...(mailNotBefore && { mailNotBefore: mailNotBefore.toISOString() }),
    letter: Object.assign(new Sealed(), letter),
  });

export const withdrawalAnswered = (
  { withdrawalId }: Withdrawal,
  answer: WithdrawalAnswer,
  answeredAt: Date,
  letter: Sealed,
): WithdrawalAnsweredV1 =>
  Object.assign(new WithdrawalAnsweredV1(), {
    withdrawalId,
    answer,
    answeredAt: answeredAt.toISOString(),
    letter: Object.assign(new Sealed(), letter),
  });
