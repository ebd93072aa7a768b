import type { OrderInput, OrderLineInput } from '../src/order.dto.js';

const dayMs = 86_400_000;
/** One for the whole run: the same order twice must be the same to the millisecond. */
const now = Date.now();

/** The instant so many days ago. */
export const daysAgo = (days: number): string => new Date(now - days * dayMs).toISOString();

/** Three pieces for 30.00, delivered a week ago. */
export const line = (facts: Partial<OrderLineInput> = {}): OrderLineInput => ({
  lineId: '1',
  sku: 'MUG',
  description: 'A mug',
  quantity: 3,
  grossMinor: 3000,
  taxMinor: 521,
  deliveredAt: daysAgo(7),
  ...facts,
});

export const order = (facts: Partial<OrderInput> = {}): OrderInput => ({
  currency: 'EUR',
  countryCode: 'HK',
  timeZone: 'Asia/Hong_Kong',
  channel: 'online',
  placedAt: daysAgo(10),
  lines: [line()],
  payments: [{ paymentId: 'pay-1', method: 'card', capturedMinor: 3000 }],
  purchaser: { name: 'Ana Prueba', email: 'Ana@Example.com', phone: '+34 600 000 000', locale: 'es' },
  shippingAddress: { line1: '1 Queen’s Road', city: 'Hong Kong', postalCode: '999077', countryCode: 'HK' },
  ...facts,
});

/** What makes an order one of Spain, where the law gives 14 days. */
export const inSpain: Partial<OrderInput> = {
  countryCode: 'ES',
  timeZone: 'Europe/Madrid',
  shippingAddress: { line1: 'Calle Mayor 1', city: 'Madrid', postalCode: '28013', countryCode: 'ES' },
};
