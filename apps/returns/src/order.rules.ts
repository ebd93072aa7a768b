import type { Channel, Contact, PaymentMethod } from '#contracts';
import type { PaidLine } from '#money';
import type { GoodsType } from '#policy-engine';
import type { HygieneSealSold, OrderInput, OrderLineInput } from './order.dto.js';
import type { SaleInput } from './sale.dto.js';

/** An order line as kept: every default written out. */
export interface RegisteredLine extends PaidLine {
  sku: string;
  /** Of the product that the SKU is a variant of. */
  productId: string | null;
  description: string;
  isGoods: boolean;
  category: string | null;
  supplier: string | null;
  lot: string | null;
  finalSale: boolean;
  hygieneSeal: HygieneSealSold;
  perishable: boolean;
  goodsType: GoodsType;
  flags: string[];
  tags: string[];
  weightGrams: number | null;
  deliveredAt: string | null;
}

export interface Payment {
  paymentId: string;
  method: PaymentMethod;
  capturedMinor: number;
}

/** All of an order but the person. */
export interface OrderContent {
  currency: string;
  countryCode: string;
  timeZone: string;
  channel: Channel;
  placedAt: string;
  shippingMinor: number;
  shippingTaxMinor: number;
  shippingTaxIncluded: boolean;
  payments: Payment[];
  sale: Sale;
  lines: RegisteredLine[];
}

/** What a law or a policy may ask about the sale as a whole: every default written out. */
export interface Sale {
  /** ISO 3166-1 or 3166-2. */
  jurisdiction: string;
  holidayRegion: string | null;
  dispatchedAt: string | null;
  regularDelivery: boolean;
  contractCopyReceivedAt: string | null;
  informedAt: string;
  circumstances: Record<string, boolean>;
  discountCodes: string[];
  tags: string[];
  customer: { tags: string[]; failedPayments: number; bonusCreditMinor: number; partialCredits: number };
  totalIn: Record<string, number>;
}

/** The same order always gives the same content, whichever defaults its sender wrote out. */
export function contentOf(input: OrderInput): OrderContent {
  return {
    currency: input.currency,
    countryCode: input.countryCode,
    timeZone: input.timeZone,
    channel: input.channel,
    placedAt: utc(input.placedAt),
    shippingMinor: input.shippingMinor ?? 0,
    shippingTaxMinor: input.shippingTaxMinor ?? 0,
    shippingTaxIncluded: input.shippingTaxIncluded ?? true,
    payments: input.payments.map(({ paymentId, method, capturedMinor }) => ({
      paymentId,
      method,
      capturedMinor,
    })),
    sale: saleOf(input),
    lines: input.lines.map(lineOf),
  };
}

function saleOf({ countryCode, shippingAddress, sale = {} }: OrderInput): Sale {
  const { contractCopyReceivedAt, dispatchedAt, informedAt } = sale;
  return {
    jurisdiction: sale.jurisdiction ?? placeOf(countryCode, shippingAddress.region),
    holidayRegion: sale.holidayRegion ?? null,
    dispatchedAt: dispatchedAt ? utc(dispatchedAt) : null,
    regularDelivery: sale.regularDelivery ?? false,
    contractCopyReceivedAt: contractCopyReceivedAt ? utc(contractCopyReceivedAt) : null,
    informedAt: informedAt ?? 'before_contract',
    circumstances: sale.circumstances ?? {},
    discountCodes: sale.discountCodes ?? [],
    tags: sale.tags ?? [],
    customer: customerOf(sale),
    totalIn: sale.totalIn ?? {},
  };
}

const customerOf = ({ customer = {} }: SaleInput): Sale['customer'] => ({
  tags: customer.tags ?? [],
  failedPayments: customer.failedPayments ?? 0,
  bonusCreditMinor: customer.bonusCreditMinor ?? 0,
  partialCredits: customer.partialCredits ?? 0,
});

/** A region written as its ISO code, `CA` or `US-CA`, makes the place more particular. */
function placeOf(countryCode: string, region = ''): string {
  const code = region.startsWith(`${countryCode}-`) ? region.slice(3) : region;
  return /^[A-Z0-9]{1,3}$/.test(code) ? `${countryCode}-${code}` : countryCode;
}

const lineOf = (line: OrderLineInput): RegisteredLine => ({
  lineId: line.lineId,
  sku: line.sku,
  productId: line.productId ?? null,
  description: line.description,
  quantity: line.quantity,
  grossMinor: line.grossMinor,
  ...pricingOf(line),
  ...factsOf(line),
});

const pricingOf = ({ discountMinor, taxMinor, taxIncluded }: OrderLineInput) => ({
  discountMinor: discountMinor ?? 0,
  taxMinor: taxMinor ?? 0,
  taxIncluded: taxIncluded ?? true,
});

const factsOf = ({ category, supplier, lot, weightGrams, deliveredAt, ...line }: OrderLineInput) => ({
  isGoods: line.isGoods ?? true,
  category: category ?? null,
  supplier: supplier ?? null,
  lot: lot ?? null,
  finalSale: line.finalSale ?? false,
  hygieneSeal: line.hygieneSeal ?? 'none',
  perishable: line.perishable ?? false,
  goodsType: line.goodsType ?? 'goods',
  flags: line.flags ?? [],
  tags: line.tags ?? [],
  weightGrams: weightGrams ?? null,
  deliveredAt: deliveredAt ? utc(deliveredAt) : null,
});

const utc = (instant: string): string => new Date(instant).toISOString();

/** The person, as sealed. */
export function contactOf({ purchaser, shippingAddress }: OrderInput): Contact {
  const { name, email, phone, locale } = purchaser;
  const { line1, line2, city, region, postalCode, countryCode } = shippingAddress;
  return {
    purchaser: { name, email, ...(phone && { phone }), locale: locale ?? 'en' },
    shippingAddress: {
      line1,
      ...(line2 && { line2 }),
      city,
      ...(region && { region }),
      postalCode,
      countryCode,
    },
  };
}

type Priced = Pick<OrderContent, 'shippingMinor' | 'shippingTaxMinor' | 'shippingTaxIncluded'> & {
  lines: readonly PaidLine[];
};

/** What the order cost, tax included; the payments need not add up to it. */
export function totalOf({ lines, shippingMinor, shippingTaxMinor, shippingTaxIncluded }: Priced): number {
  const goods = lines.reduce(
    (sum, line) => sum + line.grossMinor - line.discountMinor + (line.taxIncluded ? 0 : line.taxMinor),
    0,
  );
  return goods + shippingMinor + (shippingTaxIncluded ? 0 : shippingTaxMinor);
}

export const paidOf = (payments: readonly Payment[]): number =>
  payments.reduce((sum, { capturedMinor }) => sum + capturedMinor, 0);
