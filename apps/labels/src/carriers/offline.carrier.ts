import { createHash } from 'node:crypto';
import { Carrier } from './carrier.js';
import type { LabelOrder, SoldLabel } from './carrier.js';

const validDays = 30;

/**
 * A carrier without a network, for merchants who collect parcels at their own counters. Everything follows from the
 * label's id and date, so buying again after a crash gives the same label.
 */
export class OfflineCarrier extends Carrier {
  async buy({ labelId, requestedAt, currency }: LabelOrder): Promise<{ sold: SoldLabel }> {
    const expires = new Date(requestedAt.getTime() + validDays * 86_400_000);
    return {
      sold: {
        trackingNumber: trackingNumberOf(labelId),
        carrier: 'offline',
        serviceLevel: 'drop_off',
        serviceName: 'Drop-off at the counter',
        costMinor: 0,
        currency,
        expiresOn: expires.toISOString().slice(0, 10),
      },
    };
  }
}

function trackingNumberOf(labelId: string): string {
  const digest = createHash('sha256').update(labelId).digest().readBigUInt64BE();
  const body = String(digest % 10n ** 15n).padStart(15, '0');
  return `VU${body}${checkDigit(body)}`;
}

/** The GS1 check digit: weights 3 and 1 from the right. */
export function checkDigit(digits: string): number {
  const fromRight = Array.from(digits, Number).reverse();
  const sum = fromRight.reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10;
}
