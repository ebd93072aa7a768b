import type { FeeCode } from '#money';
import type { RefundDeadline, SkippedDay, Window } from '../decision.js';
import type { PeriodUnit } from '../law/law-rule.js';
import type { Remedy } from '../law/vocabulary.js';
import type { Resolution } from '../policy/policy-document.js';
import type { Exclusion } from './exclusion.js';
import type { SpokenCode } from './response-words.js';

/** What a rule lets the customer do: a verb phrase in each language. */
export type SpokenRight = 'withdraw' | 'cancel' | 'return' | 'claim';

export interface LawfulRight {
  readonly citation: string;
  readonly right: SpokenRight;
}

/** An order amount that a rule asks for. `over`: it must be more than that. */
export interface Amount {
  readonly amountMinor: number;
  readonly currency: string;
  readonly over: boolean;
}

export interface HouseOffer {
  readonly minAmount: Amount | null;
  readonly length: number;
  readonly unit: PeriodUnit;
}

/** Every sentence that an explanation can hold, with what it names. Days are YYYY-MM-DD, instants ISO 8601. */
export interface StatementParams {
  return_accepted: { readonly accepted: number; readonly total: number };
  return_declined: Nothing;
  return_in_review: Nothing;
  line_accepted: { readonly quantity: number };
  line_declined: { readonly quantity: number };
  line_in_review: { readonly quantity: number };
  declined_because: { readonly code: SpokenCode };
  pieces_left: { readonly quantity: number };

  law_open: LawfulRight & { readonly lastDayOn: string };
  law_closed: LawfulRight & { readonly lastDayOn: string };
  law_no_fixed_end: LawfulRight;
  law_not_started: LawfulRight & { readonly already: boolean };
  law_excluded: LawfulRight & { readonly exclusion: Exclusion };
  law_below_minimum: LawfulRight & { readonly minAmount: Amount | null };
  law_unknown: Nothing;
  house_open: HouseOffer & { readonly lastDayOn: string };
  house_closed: HouseOffer & { readonly lastDayOn: string };
  house_below_minimum: { readonly minAmount: Amount | null };
  policy_open: { readonly length: number | null; readonly unit: PeriodUnit; readonly lastDayOn: string };
  policy_closed: { readonly length: number | null; readonly unit: PeriodUnit; readonly lastDayOn: string };
  policy_no_end: Nothing;
  policy_not_started: Nothing;

  count_start: {
    readonly event: Window['event'];
    readonly startsOn: string;
    readonly timeZone: string;
    readonly countEventDay: boolean;
  };
  count_skipped: { readonly days: readonly SkippedDay[] };
  count_period: { readonly length: number; readonly unit: PeriodUnit; readonly lastDayOn: string };
  count_rollover: {
    readonly days: readonly SkippedDay[];
    readonly basis: string | null;
    readonly lastDayOn: string;
  };
  count_not_informed: { readonly lastDayOn: string | null };
  request_in_time: { readonly requestedAt: string; readonly timeZone: string };
  request_too_late: { readonly requestedAt: string; readonly timeZone: string };

  remedy: { readonly remedy: Remedy };
  resolutions: { readonly resolutions: readonly Resolution[] };
  fee: { readonly code: FeeCode; readonly amountMinor: number; readonly currency: string };
  no_fees: Nothing;
  return_shipping: { readonly paidBy: 'seller' | 'consumer' };
  outbound_shipping: { readonly extent: 'none' | 'standard_delivery' | 'all' };
  refund_deadline: Pick<RefundDeadline, 'startsWhen' | 'length' | 'unit' | 'dueOn'> & {
    readonly citation: string | null;
  };
  refund_withheld: Nothing;
  ship_by: { readonly lastDayOn: string };
}

type Nothing = Readonly<Record<never, never>>;

export type StatementKey = keyof StatementParams;

/** One sentence before it is put in words: the same in every language. */
export type Statement = {
  readonly [K in StatementKey]: { readonly key: K; readonly params: StatementParams[K] };
}[StatementKey];

export function statement<K extends StatementKey>(key: K, params: StatementParams[K]): Statement {
  return { key, params } as Statement;
}
