import { multiplyRatio } from '#money';
import { goodsTypes, saleChannels } from '../law/vocabulary.js';
import { orderDay, type LineContext } from './line-context.js';
import { reasonCodes, resolutionsOffered } from './policy-document.js';

/** `day`: a local calendar day, written YYYY-MM-DD in a document and counted from 1970-01-01 at the decision. */
export type FactType = 'number' | 'text' | 'truth' | 'list' | 'day';
export type FactUnit = 'minor' | 'days' | 'percent' | 'pieces' | 'times';

/** A fact that a condition may name. */
export interface FactField {
  readonly path: string;
  readonly type: FactType;
  readonly unit: FactUnit | null;
  /** Whether it may be unknown (null). */
  readonly nullable: boolean;
  /** The only values there are; null where any text may stand. */
  readonly values: readonly string[] | null;
  readonly sentence: string;
  readonly read: (about: LineContext) => unknown;
}

type Read<Value> = (about: LineContext) => Value;
type Rest = Partial<Pick<FactField, 'nullable' | 'values'>>;

const plain = { unit: null, nullable: false, values: null };

function number(path: string, unit: FactUnit, sentence: string, read: Read<number>): FactField {
  return { ...plain, path, type: 'number', unit, sentence, read };
}

function daysSince(path: string, sentence: string, read: Read<number | null>): FactField {
  return { ...plain, path, type: 'number', unit: 'days', nullable: true, sentence, read };
}

function day(path: string, sentence: string, read: Read<number | null>): FactField {
  return { ...plain, path, type: 'day', nullable: true, sentence, read };
}

function truth(path: string, sentence: string, read: Read<boolean>): FactField {
  return { ...plain, path, type: 'truth', sentence, read };
}

function text(path: string, rest: Rest, sentence: string, read: Read<string | null>): FactField {
  return { ...plain, ...rest, path, type: 'text', sentence, read };
}

function list(path: string, rest: Rest, sentence: string, read: Read<readonly string[]>): FactField {
  return { ...plain, ...rest, path, type: 'list', sentence, read };
}

const optional = { nullable: true };

/** It depends on the actions of rules, so the compiler works it out after those that set where windows start. */
export const windowStartPath = 'line.daysSinceWindowStart';

const orderFields: readonly FactField[] = [
  number('order.totalMinor', 'minor', 'Price of the order with charges.', (about) => order(about).totalMinor),
  number(
    'order.discountMinor',
    'minor',
    'What discount codes took off.',
    (about) => order(about).discountMinor,
  ),
  number('order.discountPercent', 'percent', 'What discount codes took off, of the price before.', (about) =>
    percentOf(order(about).discountMinor, order(about).totalMinor + order(about).discountMinor),
  ),
  list('order.discountCodes', {}, 'Discount codes that were used.', (about) => order(about).discountCodes),
  list('order.tags', {}, 'Tags of the order.', (about) => order(about).tags),
  text(
    'order.currency',
    {},
    'ISO 4217 code; amounts are in its minor units.',
    (about) => order(about).currency,
  ),
  text(
    'order.jurisdiction',
    {},
    'ISO 3166-1 or 3166-2 code of the consumer’s place.',
    (about) => order(about).jurisdiction,
  ),
  text('order.country', {}, 'ISO 3166-1 code of the consumer’s country.', (about) =>
    order(about).jurisdiction.slice(0, 2),
  ),
  text(
    'order.channel',
    { values: saleChannels },
    'How the contract was made.',
    (about) => order(about).channel,
  ),
  day('order.placedOn', 'Day of the order.', ({ whole }) => whole.placedDay),
  day('order.dispatchedOn', 'Day of the dispatch.', ({ whole }) => orderDay(whole, 'dispatchedAt')),
  day('order.firstDeliveredOn', 'Day on which the first goods arrived.', ({ whole }) =>
    orderDay(whole, 'firstDeliveredAt'),
  ),
  day('order.lastDeliveredOn', 'Day on which the last goods arrived.', ({ whole }) =>
    orderDay(whole, 'lastDeliveredAt'),
  ),
  daysSince('order.daysSincePlaced', 'Whole days since the order.', (about) =>
    since(about, about.whole.placedDay),
  ),
  daysSince('order.daysSinceDispatched', 'Whole days since the dispatch.', (about) =>
    since(about, orderDay(about.whole, 'dispatchedAt')),
  ),
  number(
    'order.returnsOnOrder',
    'times',
    'Live returns of the order before this one.',
    (about) => order(about).returnsOnOrder,
  ),
  truth('order.regularDelivery', 'Whether goods come at intervals.', (about) => order(about).regularDelivery),
];

const customerFields: readonly FactField[] = [
  number(
    'customer.ordersPlaced',
    'times',
    'Orders of the customer so far.',
    (about) => customer(about).ordersPlaced,
  ),
  number(
    'customer.returnsPlaced',
    'times',
    'Returns before this one.',
    (about) => customer(about).returnsPlaced,
  ),
  number(
    'customer.keepItems',
    'times',
    'Pieces the customer could keep.',
    (about) => customer(about).keepItems,
  ),
  number(
    'customer.bonusCreditMinor',
    'minor',
    'Bonus credit given so far.',
    (about) => customer(about).bonusCreditMinor,
  ),
  number(
    'customer.partialCredits',
    'times',
    'Partial credits given so far.',
    (about) => customer(about).partialCredits,
  ),
  number(
    'customer.failedPayments',
    'times',
    'Payments that failed.',
    (about) => customer(about).failedPayments,
  ),
  number(
    'customer.returnsWithMissingItems',
    'times',
    'Returns that came with pieces missing or wrong.',
    (about) => customer(about).returnsWithMissingItems,
  ),
  list('customer.tags', {}, 'Tags of the customer.', (about) => customer(about).tags),
];

const lineFields: readonly FactField[] = [
  text('line.productId', optional, 'Id of the product.', ({ purchase }) => purchase.productId),
  text('line.sku', {}, 'SKU of the product.', ({ purchase }) => purchase.sku),
  text('line.productType', optional, 'Type of the product.', ({ purchase }) => purchase.productType),
  list('line.tags', {}, 'Tags of the product as sold.', ({ purchase }) => purchase.tags),
  text('line.vendor', optional, 'Vendor of the product.', ({ purchase }) => purchase.vendor),
  number('line.paidMinor', 'minor', 'Paid for the pieces asked back.', ({ purchase }) => purchase.paidMinor),
  number('line.unitPaidMinor', 'minor', 'Paid for one of them.', ({ line, purchase }) =>
    multiplyRatio(purchase.paidMinor, 1, line.quantity),
  ),
  number('line.quantity', 'pieces', 'Pieces asked back.', ({ line }) => line.quantity),
  number('line.quantityPurchased', 'pieces', 'Pieces bought.', ({ purchase }) => purchase.quantityPurchased),
  number(
    'line.quantityAlreadyReturned',
    'pieces',
    'Pieces in other live returns.',
    ({ purchase }) => purchase.quantityAlreadyReturned,
  ),
  text('line.reasonCode', { values: reasonCodes }, 'Why it comes back.', ({ line }) => line.reasonCode),
  truth('line.faulty', 'Whether the goods or the seller are the cause.', ({ faulty }) => faulty),
  list('line.flags', {}, 'What the goods are or what was done to them.', ({ purchase }) => purchase.flags),
  text(
    'line.goodsType',
    { values: goodsTypes },
    'Goods, services or digital content.',
    ({ purchase }) => purchase.goodsType,
  ),
  truth('line.finalSale', 'Whether it was sold as final.', ({ purchase }) => purchase.finalSale),
  day('line.deliveredOn', 'Day on which the last piece arrived.', ({ deliveredDay }) => deliveredDay),
  daysSince('line.daysSinceDelivered', 'Whole days since the last piece arrived.', (about) =>
    since(about, about.deliveredDay),
  ),
  daysSince(
    windowStartPath,
    'Whole days since the event that starts the window (`windowStarts`).',
    () => null,
  ),
];

const returnFields: readonly FactField[] = [
  number('return.items', 'pieces', 'Pieces asked back in the whole return.', ({ whole }) => whole.items),
  number('return.lines', 'times', 'Lines of the return.', ({ whole }) => whole.facts.lines.length),
  number('return.valueMinor', 'minor', 'Paid for all that is asked back.', ({ whole }) => whole.valueMinor),
  truth('return.isFull', 'Whether no piece of the order stays with the customer.', ({ whole }) => {
    return whole.items >= whole.facts.order.unitsNotYetReturned;
  }),
  truth('return.anyFaulty', 'Whether any line is faulty.', ({ whole }) => whole.anyFaulty),
  text('return.method', optional, 'How the goods are to travel.', (about) => request(about).method),
  text(
    'return.resolution',
    { nullable: true, values: resolutionsOffered },
    'What the customer asked for.',
    (about) => request(about).resolution,
  ),
  text('return.source', {}, 'Where the request came from.', (about) => request(about).source),
  text(
    'return.fraudRisk',
    { nullable: true, values: ['low', 'medium', 'high'] },
    'Risk of fraud.',
    (about) => request(about).fraudRisk,
  ),
  text(
    'return.restockLocation',
    optional,
    'Where the goods would be put back.',
    (about) => request(about).restockLocation,
  ),
  day('return.requestedOn', 'Day of the request.', ({ whole }) => whole.days.today),
];

/** Every fact that a condition may name, by its path. */
export const factFields: ReadonlyMap<string, FactField> = new Map(
  [...orderFields, ...customerFields, ...lineFields, ...returnFields].map((field) => [field.path, field]),
);

function order({ whole }: LineContext): LineContext['whole']['facts']['order'] {
  return whole.facts.order;
}

function customer({ whole }: LineContext): LineContext['whole']['facts']['customer'] {
  return whole.facts.customer;
}

function request({ whole }: LineContext): LineContext['whole']['facts']['request'] {
  return whole.facts.request;
}

function since({ whole }: LineContext, eventDay: number | null): number | null {
  return eventDay === null ? null : whole.days.today - eventDay;
}

function percentOf(partMinor: number, wholeMinor: number): number {
  return wholeMinor > 0 ? (partMinor * 100) / wholeMinor : 0;
}
