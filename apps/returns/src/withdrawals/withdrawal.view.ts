import {
  CodeList,
  Count,
  Country,
  Day,
  ExternalId,
  Flag,
  Id,
  Instant,
  ListOf,
  Maybe,
  Nested,
  OneOf,
  Text,
  allowedActions,
} from '#contracts';
import { IsArray, IsString } from 'class-validator';
import { withdrawalStatuses, WithdrawnLineInput } from './withdrawal.dto.js';
import { lineOutcomes } from './withdrawal.entity.js';
import type { Declaration, Doubt, LineOutcome, Withdrawal, WithdrawalLine } from './withdrawal.entity.js';
import { customerActionsOf, openStatuses, withdrawalLifecycle } from './withdrawal.lifecycle.js';
import type { WithdrawalStatus } from './withdrawal.lifecycle.js';
import { costBearers, refundRules, regimes, sendGoodsBy, withdrawalTerms } from './withdrawal.terms.js';
import type { CostBearer, RefundRule, Regime } from './withdrawal.terms.js';

export class WithdrawalRefundView {
  @OneOf(refundRules) rule!: RefundRule;
  /** Last day to refund; null where the law gives none or its period has not begun. */
  @Maybe() @Day() dueOn!: string | null;
  /** No refund is late before the goods, or proof that they were sent, have come. */
  @Flag() mayWaitForGoods!: boolean;
  @Flag() overdue!: boolean;
  /** Last day to send the goods back, where the law gives one. */
  @Maybe() @Day() sendGoodsBy!: string | null;
  @OneOf(costBearers) returnCostsBy!: CostBearer;
  /** Where the terms stand. */
  @Maybe() @Text() law!: string | null;
}

export class WithdrawalLineView {
  @ExternalId() orderLineId!: string;
  @Text() description!: string;
  @Count() quantity!: number;
  @OneOf(lineOutcomes) outcome!: LineOutcome;
  @CodeList() responseCodes!: string[];
  @IsArray() @IsString({ each: true }) explanation!: string[];
  @Maybe() @Id('ret') returnId!: string | null;
}

/** What whoever declared may see: no personal data. */
export class WithdrawalStatusView {
  @Id('wdr') withdrawalId!: string;
  @OneOf(withdrawalStatuses) status!: WithdrawalStatus;
  @OneOf(regimes) regime!: Regime;
  @Instant() statedAt!: string;
  /** The declaration's instant; null until it is confirmed. */
  @Maybe() @Instant() declaredAt!: string | null;
  /** SHA-256 of the declaration, as printed on the receipt. */
  @Maybe() @Text(64) contentHash!: string | null;
  @Maybe() @Nested(() => WithdrawalRefundView) refund!: WithdrawalRefundView | null;
  @ListOf(() => WithdrawalLineView, 0, 1000) lines!: WithdrawalLineView[];
  @CodeList() allowedActions!: string[];
  /** Only in the reply to the statement itself: opens the receipt, and takes the declaration back. */
  @Maybe() @Text(20) receiptCode!: string | null;
}

export class WithdrawalDeclarationView {
  @Text() name!: string;
  @Text() contract!: string;
  @Text(320) email!: string;
  @Maybe() @ListOf(() => WithdrawnLineInput, 1, 1000) lines!: WithdrawnLineInput[] | null;
  @Maybe() @Text(2000) goods!: string | null;
  @Maybe() @Text(2000) reason!: string | null;
}

export class WithdrawalStepView {
  @Maybe() @OneOf(withdrawalStatuses) from!: WithdrawalStatus | null;
  @Text(40) action!: string;
  @OneOf(withdrawalStatuses) to!: WithdrawalStatus;
  /** `system`, `customer` or the API key's name. */
  @Text() by!: string;
  @Instant() at!: string;
  @Maybe() @Text(2100) note!: string | null;
}

/** A withdrawal as staff see it. */
export class WithdrawalView {
  @Id('wdr') withdrawalId!: string;
  @OneOf(withdrawalStatuses) status!: WithdrawalStatus;
  @OneOf(regimes) regime!: Regime;
  @Instant() statedAt!: string;
  @Maybe() @Instant() declaredAt!: string | null;
  @Text(64) timeZone!: string;
  @Maybe() @Country() countryCode!: string | null;
  @Text(35) language!: string;
  @Maybe() @Text(64) contentHash!: string | null;
  /** The order it was matched to. */
  @Maybe() @ExternalId() orderId!: string | null;
  /** Why a person must look at it. */
  @CodeList() doubts!: Doubt[];
  /** Null once the personal data was erased. */
  @Maybe() @Nested(() => WithdrawalDeclarationView) declaration!: WithdrawalDeclarationView | null;
  @Maybe() @Nested(() => WithdrawalRefundView) refund!: WithdrawalRefundView | null;
  @ListOf(() => WithdrawalLineView, 0, 1000) lines!: WithdrawalLineView[];
  @CodeList() allowedActions!: string[];
  @ListOf(() => WithdrawalStepView, 1, 5000) timeline!: WithdrawalStepView[];
}

export class WithdrawalPage {
  @ListOf(() => WithdrawalView, 0, 100) data!: WithdrawalView[];
  @Flag() hasMore!: boolean;
  @Maybe() @Id('wdr') nextCursor!: string | null;
}

export interface WithdrawalStep {
  from: WithdrawalStatus | null;
  action: string;
  to: WithdrawalStatus;
  by: string;
  at: Date;
  note: string | null;
}

export interface WithdrawalParts {
  withdrawal: Withdrawal;
  lines: readonly WithdrawalLine[];
  steps: readonly WithdrawalStep[];
  declaration: Declaration | null;
}

export const statusView = (
  withdrawal: Withdrawal,
  lines: readonly WithdrawalLine[],
  now: Date,
): WithdrawalStatusView => ({
  ...commonOf(withdrawal, lines, now),
  allowedActions: customerActionsOf(withdrawal.status),
  receiptCode: null,
});

export const withdrawalView = (
  { withdrawal, lines, steps, declaration }: WithdrawalParts,
  now: Date,
): WithdrawalView => ({
  ...commonOf(withdrawal, lines, now),
  timeZone: withdrawal.timeZone,
  countryCode: withdrawal.countryCode,
  language: withdrawal.language,
  orderId: withdrawal.orderId,
  doubts: withdrawal.doubts,
  declaration: declaration && declarationView(declaration),
  allowedActions: allowedActions(withdrawalLifecycle, withdrawal.status),
  timeline: steps.map(({ from, action, to, by, at, note }) => ({
    from,
    action,
    to,
    by,
    at: at.toISOString(),
    note,
  })),
});

const commonOf = (withdrawal: Withdrawal, lines: readonly WithdrawalLine[], now: Date) => ({
  withdrawalId: withdrawal.withdrawalId,
  status: withdrawal.status,
  regime: withdrawal.regime,
  statedAt: withdrawal.statedAt.toISOString(),
  declaredAt: withdrawal.declaredAt?.toISOString() ?? null,
  contentHash: withdrawal.contentHash,
  refund: refundView(withdrawal, now),
  lines: lines.map(lineView),
});

const declarationView = ({ name, contract, email, lines, goods, reason }: Declaration) => ({
  name,
  contract,
  email,
  lines,
  goods,
  reason,
});

const lineView = ({ orderLineId, description, quantity, outcome, ...line }: WithdrawalLine) => ({
  orderLineId,
  description,
  quantity,
  outcome,
  responseCodes: line.responseCodes,
  explanation: line.explanation,
  returnId: line.returnId,
});

function refundView(withdrawal: Withdrawal, now: Date): WithdrawalRefundView | null {
  const { regime, declaredAt, timeZone, status, refundDueAt, refundMayWait } = withdrawal;
  if (!declaredAt) return null;
  const { refundRule, returnCostsBy, law } = withdrawalTerms[regime];
  const isOpen = openStatuses.some((open) => open === status);
  return {
    rule: refundRule,
    dueOn: withdrawal.refundDueOn,
    mayWaitForGoods: refundMayWait,
    overdue: isOpen && !refundMayWait && refundDueAt !== null && refundDueAt <= now,
    sendGoodsBy: sendGoodsBy({ regime, declaredAt: declaredAt.toISOString(), timeZone }),
    returnCostsBy,
    law,
  };
}
