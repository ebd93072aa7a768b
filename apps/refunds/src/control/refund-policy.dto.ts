import { Count, Flag, Maybe, Minor, OneOf, Text } from '#contracts';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { refundTriggers } from '../deadlines/trigger.rules.js';
import type { RefundTrigger } from '../deadlines/trigger.rules.js';
import { tenderStrategies } from '../tenders.rules.js';

/** How a merchant refunds. Amounts are in the minor units of the refund's own currency; left out: no limit. */
export class RefundPolicy {
  @OneOf(tenderStrategies) tenderStrategy: (typeof tenderStrategies)[number] = 'oldest_first';
  /** When the money is given back; the law may ask for it earlier, never later than its deadline. */
  @OneOf(refundTriggers) trigger: RefundTrigger = 'inspection';
  /** Larger refunds wait for the inspection, whatever the trigger. */
  @Maybe() @Minor() earlyUpToMinor?: number | null;
  /** Days to refund where the authorization names no day. */
  @IsInt() @Min(1) @Max(90) termDays: number = 14;
  @IsInt() @Min(0) @Max(30) warnDaysBefore: number = 3;
  /** Above it one person approves. */
  @Maybe() @Minor() approvalAboveMinor?: number | null;
  /** Above it two persons approve, and two confirm what is paid by hand. */
  @Maybe() @Minor() twoPersonsAboveMinor?: number | null;
  /** The largest refund that a key with `refunds:approve` may approve, and one with `refunds:govern` too. */
  @Maybe() @Minor() agentLimitMinor?: number | null;
  @Maybe() @Minor() managerLimitMinor?: number | null;
  /** What may be given on top of the law and the policy in one calendar month, all currencies together. */
  @Maybe() @Minor() goodwillPerMonthMinor?: number | null;
  /** Hundredths of a percent on top of what is taken as store credit. */
  @IsInt() @Min(0) @Max(10_000) creditBonusBasisPoints: number = 0;
  @Maybe() @Minor() creditBonusMaxMinor?: number | null;
  /** Whether a replacement may be sent before the goods are back. */
  @Flag() instantExchange: boolean = false;
  /** Whether the customer is charged when an instant exchange's goods never come; only where the law allows it. */
  @Flag() chargeUnreturned: boolean = false;
  /** Begins the numbers of credit notes. */
  @Matches(/^[A-Z0-9]{1,10}$/) creditNoteSeries: string = 'CN';
}

export class RefundPolicyView extends RefundPolicy {
  /** 0: the merchant has set none, this is the default. */
  @Count(0) version!: number;
}

export class ApproveRefund {
  @Text(200) reason!: string;
}
