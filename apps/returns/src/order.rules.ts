import type { Channel, Contact, PaymentMethod } from '#contracts';
import type { PaidLine } from '#money';
import type { GoodsType } from '#policy-engine';
import type { HygieneSealSold, OrderInput, OrderLineInput } from './order.dto.js';
import { saleOf } from './sale.rules.js';
import type { Sale } from './sale.rules.js';

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

const factsOf = (line: OrderLineInput) => ({
  ...originOf(line),
  ...natureOf(line),
  weightGrams: line.weightGrams ?? null,
  deliveredAt: line.deliveredAt ? utc(line.deliveredAt) : null,
});

const originOf = ({ category, supplier, lot }: OrderLineInput) => ({
  category: category ?? null,
  supplier: supplier ?? null,
  lot: lot ?? null,
});

const natureOf = (line: OrderLineInput) => ({
  isGoods: line.isGoods ?? true,
  finalSale: line.finalSale ?? false,
  hygieneSeal: line.hygieneSeal ?? 'none',
  perishable: line.perishable ?? false,
  goodsType: line.goodsType ?? 'goods',
  flags: line.flags ?? [],
  tags: line.tags ?? [],
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
