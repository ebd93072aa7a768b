import { PageQuery } from '#chassis';
import { Count, ExternalId, Id, ListOf, Maybe, OneOf, statesOf, Text } from '#contracts';
import { Matches } from 'class-validator';
import { withdrawalLifecycle } from './withdrawal.lifecycle.js';
import type { WithdrawalStatus } from './withdrawal.lifecycle.js';

export const withdrawalStatuses = statesOf(withdrawalLifecycle);

export const closeReasons = [
  'no_contract_found',
  'out_of_time',
  'goods_excepted',
  'duplicate',
  'no_answer',
  'other',
] as const;
export type CloseReason = (typeof closeReasons)[number];

/** Sixteen of Crockford's characters and more: enough that nobody guesses one. */
const ReceiptCode = () => Matches(/^[0-9a-hjkmnp-tv-z]{20}$/, { message: 'must be the code of a receipt' });

export class WithdrawalPath {
  @Id('wdr') withdrawalId!: string;
}

export class ReceiptPath {
  @ReceiptCode() receiptCode!: string;
}

export class WithdrawnLineInput {
  @ExternalId() orderLineId!: string;
  @Count() quantity!: number;
}

/**
 * Step one. Only what identifies nobody at all is refused: nothing of it is checked against an order, and no field
 * asks for more than a person can know.
 */
export class WithdrawalInput {
  /** The shop's short name. */
  @Matches(/^[a-z0-9-]{1,40}$/) merchant!: string;
  /** Made once by the form: the same statement under the same id is one statement, however often it comes. */
  @Matches(/^[\w-]{8,64}$/, { message: 'must be 8 to 64 of A-Z a-z 0-9 _ -' }) clientStatementId!: string;
  @Text(200) name!: string;
  /** An order number, an RMA number, or whatever the consumer has. */
  @Text(200) contract!: string;
  /** Where the receipt goes; what is no address is kept too. */
  @Text(320) email!: string;
  /** Some pieces only, where the order's lines are known. Neither this nor `goods`: everything. */
  @Maybe() @ListOf(() => WithdrawnLineInput, 1, 1000) lines?: WithdrawnLineInput[];
  /** Some goods only, in words. */
  @Maybe() @Text(2000) goods?: string;
  /** Never asked for. */
  @Maybe() @Text(2000) reason?: string;
  /** Country of delivery, ISO 3166-1; what is none counts as left out. */
  @Maybe() @Text(10) countryCode?: string;
  /** IANA zone of the consumer; an unknown one is read as UTC. */
  @Maybe() @Text(64) timeZone?: string;
  /** Of the receipt: en, es, fr, de or pt; else English. */
  @Maybe() @Text(35) language?: string;
}

export class RetractionInput {
  /** From the receipt's address: whoever has it is the one who declared. */
  @ReceiptCode() receiptCode!: string;
}

export class WithdrawalsQuery extends PageQuery {
  @Maybe() @OneOf(withdrawalStatuses) status?: WithdrawalStatus;
  @Maybe() @ExternalId() orderId?: string;
  /** Exactly as the consumer wrote it, but for case, spaces and a leading #. */
  @Maybe() @Text(200) contract?: string;
  /** Only those whose last day to refund has passed. */
  @Maybe() @OneOf(['true']) overdue?: 'true';
}

export class MatchInput {
  @ExternalId() orderId!: string;
  /** Everything that can still go back when left out. */
  @Maybe() @ListOf(() => WithdrawnLineInput, 1, 1000) lines?: WithdrawnLineInput[];
  @Maybe() @Text(1000) note?: string;
}

export class AskInput {
  /** Mailed to the consumer as it is. */
  @Text(2000) question!: string;
}

export class CloseInput {
  @OneOf(closeReasons) reasonCode!: CloseReason;
  /** Mailed to the consumer beside the reason. */
  @Text(2000) note!: string;
}

export class DeskNoteInput {
  /** Why, or how it was done; for staff and auditors. */
  @Text(1000) note!: string;
}
