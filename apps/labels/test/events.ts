import {
  OrderRegisteredV1,
  ParcelReceivedV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnExpiredV1,
} from '#contracts';
import type { Contact, Sealed } from '#contracts';
import { newId, newRmaNumber, Subjects } from '#chassis';
import { plainToInstance } from 'class-transformer';

/** What labels hears, as other services would record it. */
export interface Case {
  orderId: string;
  returnId: string;
  rmaNumber: string;
}

let orders = 0;
export const newCase = (): Case => ({
  orderId: `order-${(orders += 1)}`,
  returnId: newId('ret'),
  rmaNumber: newRmaNumber(),
});

export const contact: Contact = {
  purchaser: { name: 'Ana María Gómez', email: 'ana@example.com', locale: 'es' },
  shippingAddress: {
    line1: 'Calle de la Cruz 14, 3º B',
    city: 'Madrid',
    postalCode: '28012',
    countryCode: 'ES',
  },
};

interface Owner {
  merchantId: string;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Seals a contact as the returns service would, over the owner's own connection. */
export async function seal({ merchantId, sql }: Owner): Promise<Sealed> {
  await sql(`select set_config('vuelta.merchant', $1, false)`, [merchantId]);
  const tx = { query: sql } as unknown as Parameters<Subjects['seal']>[0];
  return new Subjects().seal(tx, contact);
}

const instant = '2026-11-22T18:00:00.000Z';

export const orderRegistered = ({ orderId }: Case, sealed: Sealed): OrderRegisteredV1 =>
  plainToInstance(OrderRegisteredV1, {
    orderId,
    currency: 'EUR',
    countryCode: 'ES',
    channel: 'online',
    placedAt: instant,
    lines: [
      {
        lineId: '1',
        sku: 'MUG-07',
        description: 'Mug',
        quantity: 2,
        isGoods: true,
        grossMinor: 2000,
        discountMinor: 0,
        taxMinor: 0,
        taxIncluded: true,
      },
    ],
    shippingMinor: 0,
    shippingTaxMinor: 0,
    shippingTaxIncluded: true,
    payments: [],
    contact: sealed,
  });

export const returnAuthorized = ({ orderId, returnId, rmaNumber }: Case): ReturnAuthorizedV1 =>
  plainToInstance(ReturnAuthorizedV1, {
    returnId,
    rmaNumber,
    orderId,
    authorizedAt: instant,
    shipByOn: '2026-12-06',
    refundShipping: false,
    lines: [
      {
        returnLineId: newId('rli'),
        orderLineId: '1',
        sku: 'MUG-07',
        description: 'Mug',
        quantity: 1,
        reasonCode: 'changed_mind',
        resolution: 'refund',
        restockingFeeMinor: 0,
      },
    ],
  });

export const returnCancelled = ({ orderId, returnId }: Case): ReturnCancelledV1 =>
  plainToInstance(ReturnCancelledV1, { returnId, orderId, cancelledAt: instant });

export const returnExpired = ({ orderId, returnId }: Case): ReturnExpiredV1 =>
  plainToInstance(ReturnExpiredV1, { returnId, orderId, expiredAt: instant });

export const parcelReceived = ({ orderId, returnId }: Case): ParcelReceivedV1 =>
  plainToInstance(ParcelReceivedV1, { parcelId: newId('par'), returnId, orderId, receivedAt: instant });
