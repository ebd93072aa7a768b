import { allocate } from '#money';

/** A payment taken for the order and what is left on it to give back. */
export interface PaymentLeft {
  paymentId: string;
  method: string;
  leftMinor: number;
}

/** The part of a refund that goes back to one payment. */
export interface Tender {
  paymentId: string;
  method: string;
  amountMinor: number;
}

export const tenderStrategies = [
  'same_means',
  'original_ratio',
  'oldest_first',
  'newest_first',
  'gift_card_first',
  'card_first',
] as const;

/**
 * Which payments a refund goes back to. `same_means` is the ratio in which it was paid, and no other means may take its
 * place: what the law asks where the consumer has not agreed to another. A list names methods in order of preference;
 * no other method is touched.
 */
export type TenderStrategy = (typeof tenderStrategies)[number] | readonly string[];

/**
 * Spreads a refund over the payments, given in the order they were taken, each up to what is left on it. Adds up to
 * `amountMinor` unless the payments hold less: never more than was captured.
 */
export function tendersFor(
  amountMinor: number,
  payments: readonly PaymentLeft[],
  strategy: TenderStrategy = 'oldest_first',
): Tender[] {
  const inRatio = strategy === 'same_means' || strategy === 'original_ratio';
  const parts = inRatio
    ? inTheRatioOf(amountMinor, payments)
    : oneAfterTheOther(amountMinor, ordered(payments, strategy));
  return parts.filter((tender) => tender.amountMinor > 0);
}

/** No part is larger than its payment: a remainder is only given where the exact part lies below it. */
function inTheRatioOf(amountMinor: number, payments: readonly PaymentLeft[]): Tender[] {
  const left = payments.map(({ leftMinor }) => leftMinor);
  const payable = Math.min(amountMinor, sum(left));
  if (payable === 0) return [];
  const parts = allocate(payable, left);
  return payments.map(({ paymentId, method }, at) => ({ paymentId, method, amountMinor: parts[at]! }));
}

function oneAfterTheOther(amountMinor: number, payments: readonly PaymentLeft[]): Tender[] {
  let openMinor = amountMinor;
  return payments.map(({ paymentId, method, leftMinor }) => {
    const part = Math.min(openMinor, leftMinor);
    openMinor -= part;
    return { paymentId, method, amountMinor: part };
  });
}

function ordered(payments: readonly PaymentLeft[], strategy: TenderStrategy): readonly PaymentLeft[] {
  if (strategy === 'newest_first') return payments.toReversed();
  if (strategy === 'gift_card_first') return methodFirst(payments, 'gift_card');
  if (strategy === 'card_first') return methodFirst(payments, 'card');
  return typeof strategy === 'string' ? payments : preferred(payments, strategy);
}

const methodFirst = (payments: readonly PaymentLeft[], first: string): PaymentLeft[] => [
  ...payments.filter(({ method }) => method === first),
  ...payments.filter(({ method }) => method !== first),
];

const preferred = (payments: readonly PaymentLeft[], methods: readonly string[]): PaymentLeft[] =>
  methods.flatMap((wanted) => payments.filter(({ method }) => method === wanted));

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);
