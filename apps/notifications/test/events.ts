import {
  LabelPurchasedV1,
  OrderRegisteredV1,
  ParcelReceivedV1,
  RefundSucceededV1,
  ReturnAuthorizedV1,
  ReturnCancelledV1,
  ReturnDeclinedV1,
  ReturnExpiredV1,
  ReturnRequestedV1,
  WithdrawalAnsweredV1,
  WithdrawalDeclaredV1,
} from '#contracts';
import type { Contact, Sealed, SealedLetter } from '#contracts';
import { newId, newRmaNumber, Subjects } from '#chassis';
import { plainToInstance } from 'class-transformer';

/** What notifications hears, as other services would record it. */
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

/** Found nowhere in clear. */
export const canary = {
  name: 'Zuleika Quokkasdóttir',
  email: 'zuleika@canary.example',
  street: 'Canary Row 77',
};

export const contactIn = (locale: string): Contact => ({
  purchaser: { name: canary.name, email: canary.email, locale },
  shippingAddress: { line1: canary.street, city: 'Madrid', postalCode: '28012', countryCode: 'ES' },
});

interface Owner {
  merchantId: string;
  sql<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
}

/** Seals a contact as the returns service would, over the owner's own connection. */
export async function seal({ merchantId, sql }: Owner, contact: Contact | SealedLetter): Promise<Sealed> {
  await sql(`select set_config('vuelta.merchant', $1, false)`, [merchantId]);
  const tx = { query: sql } as unknown as Parameters<Subjects['seal']>[0];
  return new Subjects().seal(tx, contact);
}

const instant = '2026-11-22T18:00:00.000Z';
const line = { returnLineId: newId('rli'), orderLineId: '1', sku: 'MUG-07', quantity: 1 };

export const orderRegistered = ({ orderId }: Case, contact: Sealed): OrderRegisteredV1 =>
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
    contact,
  });

export const returnRequested = (of: Case): ReturnRequestedV1 =>
  plainToInstance(ReturnRequestedV1, {
    ...of,
    requestedAt: instant,
    verdict: 'review',
    lines: [{ ...line, reasonCode: 'changed_mind', verdict: 'review', responseCodes: ['high_value_review'] }],
  });

export const returnAuthorized = (of: Case): ReturnAuthorizedV1 =>
  plainToInstance(ReturnAuthorizedV1, {
    ...of,
    authorizedAt: instant,
    shipByOn: '2026-12-06',
    refundShipping: false,
    lines: [
      {
        ...line,
        description: 'Mug',
        reasonCode: 'changed_mind',
        resolution: 'refund',
        restockingFeeMinor: 0,
      },
    ],
  });

export const returnDeclined = (of: Case, ...responseCodes: string[]): ReturnDeclinedV1 =>
  plainToInstance(ReturnDeclinedV1, { ...of, declinedAt: instant, responseCodes });

export const returnCancelled = ({ orderId, returnId }: Case): ReturnCancelledV1 =>
  plainToInstance(ReturnCancelledV1, { returnId, orderId, cancelledAt: instant });

export const returnExpired = ({ orderId, returnId }: Case): ReturnExpiredV1 =>
  plainToInstance(ReturnExpiredV1, { returnId, orderId, expiredAt: instant });

export const labelPurchased = (of: Case): LabelPurchasedV1 =>
  plainToInstance(LabelPurchasedV1, {
    ...of,
    labelId: newId('lbl'),
    carrier: 'offline',
    serviceLevel: 'drop_off',
    trackingNumber: 'VU0000000000000017',
    costMinor: 0,
    currency: 'EUR',
    expiresOn: '2026-12-22',
  });

export const parcelReceived = ({ orderId, returnId }: Case): ParcelReceivedV1 =>
  plainToInstance(ParcelReceivedV1, { parcelId: newId('par'), returnId, orderId, receivedAt: instant });

export const refundSucceeded = ({ orderId, returnId }: Case): RefundSucceededV1 =>
  plainToInstance(RefundSucceededV1, {
    refundId: newId('rfd'),
    returnId,
    orderId,
    amountMinor: 123_456,
    currency: 'EUR',
    succeededAt: instant,
    lines: [],
  });

export const letter = (changes: Partial<SealedLetter> = {}): SealedLetter => ({
  to: canary.email,
  name: canary.name,
  subject: 'Receipt',
  text: 'Hello,\n\nyou <withdrew>.\n',
  attachment: {
    fileName: 'receipt.pdf',
    contentType: 'application/pdf',
    base64: Buffer.from('%PDF-1').toString('base64'),
  },
  ...changes,
});

export const withdrawalDeclared = (
  withdrawalId: string,
  sealed: Sealed,
  mailNotBefore?: string,
): WithdrawalDeclaredV1 =>
  plainToInstance(WithdrawalDeclaredV1, {
    withdrawalId,
    declaredAt: instant,
    contentHash: '0'.repeat(64),
    ...(mailNotBefore && { mailNotBefore }),
    letter: sealed,
  });

export const withdrawalAnswered = (withdrawalId: string, sealed: Sealed): WithdrawalAnsweredV1 =>
  plainToInstance(WithdrawalAnsweredV1, {
    withdrawalId,
    answer: 'asked',
    answeredAt: instant,
    letter: sealed,
  });
