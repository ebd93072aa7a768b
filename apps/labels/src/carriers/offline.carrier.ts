import { createHash } from 'node:crypto';
import type { Offer, OfferSet } from '../shipping.rules.js';
import { Carrier } from './carrier.js';
import type { BookedPickup, LabelOrder, PostageRefundAnswer, Refused, Scan, SoldLabel } from './carrier.js';

const validDays = 30;

/**
 * A carrier without a network, for merchants who collect parcels at their own counters. Everything follows from the
 * label's id and date, so buying again after a crash gives the same label.
 */
export class OfflineCarrier extends Carrier {
  readonly provider = 'offline';

  async quote({ labelId, currency }: LabelOrder): Promise<OfferSet> {
    const offer: Offer = {
      offerId: 'drop_off',
      carrier: 'offline',
      serviceLevel: 'drop_off',
      costMinor: 0,
      currency,
      transitDays: 0,
      handOver: 'drop_off',
    };
    return { shipmentId: labelId, offers: [offer], messages: [] };
  }

  /** What it offers does not age. */
  async requote(): Promise<Offer[]> {
    return [];
  }

  async find(): Promise<null> {
    return null;
  }

  async buy(_shipmentId: string, _offerId: string, order: LabelOrder): Promise<SoldLabel> {
    const { labelId, requestedAt, currency } = order;
    const expires = new Date(requestedAt.getTime() + validDays * 86_400_000);
    return {
      trackingNumber: trackingNumberOf(labelId),
      carrier: 'offline',
      serviceLevel: 'drop_off',
      serviceName: 'Drop-off at the counter',
      costMinor: 0,
      currency,
      expiresOn: expires.toISOString().slice(0, 10),
      file: null,
    };
  }

  /** Nothing was paid. */
  async refund(): Promise<PostageRefundAnswer> {
    return 'not_applicable';
  }

  async refundStatus(): Promise<PostageRefundAnswer> {
    return 'not_applicable';
  }

  async track(): Promise<Scan[]> {
    return [];
  }

  async preparePickup(): Promise<Refused> {
    return { refused: 'parcels are handed over at the counter' };
  }

  async bookPickup(): Promise<BookedPickup | Refused> {
    return this.preparePickup();
  }

  async cancelPickup(): Promise<void> {
    return undefined;
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
