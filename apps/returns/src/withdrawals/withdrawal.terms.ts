import { daysFrom } from '#policy-engine';

/** Whose law gives the consumer the right; `none`: no statutory right is known, the shop's own terms decide. */
export const regimes = ['eu', 'gb', 'ar', 'br', 'cl', 'co', 'mx', 'none'] as const;
export type Regime = (typeof regimes)[number];

/** How the last day of the refund is found. */
export const refundRules = ['from_declaration', 'from_goods', 'at_once', 'no_term', 'shop_terms'] as const;
export type RefundRule = (typeof refundRules)[number];

export const costBearers = ['customer', 'merchant', 'unclear'] as const;
export type CostBearer = (typeof costBearers)[number];

/** What a law says about the time after a withdrawal. */
export interface WithdrawalTerms {
  refundRule: RefundRule;
  /** Null where no number of days is given. */
  refundDays: number | null;
  /** The refund may wait for the goods or for proof that they were sent. */
  mayWaitForGoods: boolean;
  /** Days to send the goods back; null where the law gives none. */
  sendGoodsDays: number | null;
  returnCostsBy: CostBearer;
  /** Null for `none`. */
  law: string | null;
}

const noTerm = {
  refundRule: 'no_term',
  refundDays: null,
  mayWaitForGoods: false,
  sendGoodsDays: null,
} as const;

export const withdrawalTerms: Readonly<Record<Regime, WithdrawalTerms>> = {
  eu: {
    refundRule: 'from_declaration',
    refundDays: 14,
    mayWaitForGoods: true,
    sendGoodsDays: 14,
    returnCostsBy: 'customer',
    law: 'Directive 2011/83/EU, arts. 9, 11, 11a, 13, 14',
  },
  gb: {
    refundRule: 'from_goods',
    refundDays: 14,
    mayWaitForGoods: false,
    sendGoodsDays: 14,
    returnCostsBy: 'customer',
    law: 'Consumer Contracts Regulations 2013 (SI 2013/3134), regs. 29-35',
  },
  ar: {
    ...noTerm,
    returnCostsBy: 'merchant',
    law: 'Ley 24.240, arts. 32-34; CCyCN, arts. 1110-1116; Res. 424/2020',
  },
  br: {
    ...noTerm,
    refundRule: 'at_once',
    refundDays: 0,
    returnCostsBy: 'merchant',
    law: 'CDC (Lei 8.078/1990), art. 49; Decreto 7.962/2013, art. 5',
  },
  cl: {
    ...noTerm,
    refundRule: 'from_declaration',
    refundDays: 45,
    returnCostsBy: 'unclear',
    law: 'Ley 19.496, art. 3 bis b)',
  },
  // Ley 2439 of 2024 is reported to shorten the 30 days to 15 for web shops: unverified, so the term stays as in art. 47.
  co: {
    ...noTerm,
    refundRule: 'from_declaration',
    refundDays: 30,
    returnCostsBy: 'customer',
    law: 'Ley 1480 de 2011, art. 47',
  },
  mx: { ...noTerm, returnCostsBy: 'customer', law: 'LFPC, arts. 51, 56' },
  none: { ...noTerm, refundRule: 'shop_terms', returnCostsBy: 'unclear', law: null },
};

/** The Directive's countries: the EU, and Norway, Iceland and Liechtenstein by the EEA agreement. */
const directive = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE NO IS LI'.split(' '),
);

const european = /^(Europe|Atlantic|Arctic)\/|^(UTC|Asia\/(Famagusta|Nicosia)|Africa\/Ceuta)$/;

/** The regime of a country of delivery; where none is named, the Directive's for whose clock runs in Europe. */
export function regimeOf(countryCode: string | null, timeZone: string): Regime {
  if (countryCode === null) return european.test(timeZone) ? 'eu' : 'none';
  if (directive.has(countryCode)) return 'eu';
  return regimes.find((regime) => regime.toUpperCase() === countryCode) ?? 'none';
}

export interface ClockFacts {
  regime: Regime;
  declaredAt: string;
  timeZone: string;
  /** When the goods, or proof that they were sent, had come. */
  proofAt: string | null;
  /** Nothing was delivered, so nothing has to come back. */
  nothingDelivered: boolean;
}

export interface RefundDue {
  /** Last day to pay, in the consumer's zone; null where the law gives none, or its period has not begun. */
  dueOn: string | null;
  /** The first instant too late. */
  dueAt: string | null;
  /** The period is over or not, no refund is late before the goods or proof of sending come. */
  mayWait: boolean;
}

/**
 * When the money is due. The day of the event does not count. A last day on a weekend stays where it is: the law may
 * move it, and paying earlier is never late.
 */
export function refundDue({ regime, declaredAt, timeZone, ...facts }: ClockFacts): RefundDue {
  const { refundRule, refundDays, mayWaitForGoods } = withdrawalTerms[regime];
  if (refundDays === null) return { dueOn: null, dueAt: null, mayWait: false };
  const starts = refundRule === 'from_goods' && !facts.nothingDelivered ? facts.proofAt : declaredAt;
  if (starts === null) return { dueOn: null, dueAt: null, mayWait: true };
  const due = daysFrom(Date.parse(starts), refundDays, timeZone);
  const mayWait = mayWaitForGoods && !facts.nothingDelivered;
  // Goods that come after the period are to be paid the day they come.
  const proven = mayWait && facts.proofAt ? daysFrom(Date.parse(facts.proofAt), 0, timeZone) : due;
  const last = proven.lastDayOn > due.lastDayOn ? proven : due;
  return { dueOn: last.lastDayOn, dueAt: last.endsAt, mayWait: mayWait && facts.proofAt === null };
}

/** Last day to send the goods back; null where the law gives none. */
export function sendGoodsBy({
  regime,
  declaredAt,
  timeZone,
}: Omit<ClockFacts, 'proofAt' | 'nothingDelivered'>) {
  const { sendGoodsDays } = withdrawalTerms[regime];
  return sendGoodsDays === null ? null : daysFrom(Date.parse(declaredAt), sendGoodsDays, timeZone).lastDayOn;
}
