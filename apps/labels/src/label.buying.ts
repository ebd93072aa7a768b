import { Injectable } from '@nestjs/common';
import { Clock } from '#chassis';
import { Database } from '#messaging';
import { isRefused } from './carriers/carrier.js';
import type { Carrier, Refused, SoldLabel } from './carriers/carrier.js';
import { Carriers } from './carriers/carriers.js';
import type { Purchase } from './label-orders.js';
import { LabelPurchases } from './label.purchases.js';
import type { Answer, Choice } from './label.purchases.js';
import { areFresh, rankOffers } from './shipping.rules.js';
import type { Offer, OfferSet } from './shipping.rules.js';

/** Offers of one parcel that are asked for in turn, when the carriers refuse them. */
const mostTries = 3;

/** The attempt was given up in favour of a later one. */
class AttemptLost extends Error {}

/**
 * Buys one label. What is about to be bought is stored before it is asked for, so whoever comes after a crash asks the
 * carrier for that parcel and no other: a parcel is bought at most once, there and here.
 */
@Injectable()
export class LabelBuying {
  constructor(
    private readonly database: Database,
    private readonly purchases: LabelPurchases,
    private readonly carriers: Carriers,
    private readonly clock: Clock,
  ) {}

  /** What became of it; `unknown` when the carrier could not tell. */
  async buy(purchase: Purchase): Promise<Answer> {
    try {
      const answer = await this.attempt(purchase);
      return isRefused(answer) ? answer : { sold: answer };
    } catch (error) {
      return { unknown: error instanceof Error ? error.message : String(error) };
    }
  }

  private async attempt(purchase: Purchase): Promise<SoldLabel | Refused> {
    const { provider, carrierShipmentId } = purchase.label;
    const carrier = provider ? this.carriers.of(provider) : this.carriers.current;
    const before = carrierShipmentId && (await carrier.find(carrierShipmentId, purchase.order));
    if (before) return before;
    const choice = await this.choose(carrier, purchase);
    return isRefused(choice) ? choice : this.tryInTurn(carrier, purchase, choice);
  }

  /** The stored choice while it is fresh, else a new one. */
  private async choose(carrier: Carrier, purchase: Purchase): Promise<Choice | Refused> {
    const { label, policy, order, customsLack } = purchase;
    const { carrierShipmentId, offerId, offers, quotedAt } = label;
    const now = this.clock.now();
    if (!carrierShipmentId || !offerId || !offers || !quotedAt) {
      if (customsLack && carrier.provider !== 'offline') return { refused: customsLack };
      const quoted = await carrier.quote(order);
      return isRefused(quoted) ? quoted : choiceOf(carrier, purchase, quoted, now);
    }
    const stored = { provider: carrier.provider, carrierShipmentId, offerId, offers, quotedAt };
    if (areFresh(quotedAt, now, policy.offerMaxAgeMinutes)) return stored;
    const anew = await carrier.requote(carrierShipmentId);
    const set = { shipmentId: carrierShipmentId, offers: anew, messages: offers.messages };
    return anew.length === 0 ? stored : choiceOf(carrier, purchase, set, now);
  }

  /** From the chosen offer on: those before it were refused by their carriers. */
  private async tryInTurn(
    carrier: Carrier,
    purchase: Purchase,
    choice: Choice,
  ): Promise<SoldLabel | Refused> {
    const { ranked } = choice.offers;
    const from = Math.max(
      0,
      ranked.findIndex(({ offerId }) => offerId === choice.offerId),
    );
    let last: Refused = { refused: 'nothing was offered' };
    for (const { offerId } of ranked.slice(from, from + mostTries)) {
      await this.keep(purchase, { ...choice, offerId });
      const answer = await carrier.buy(choice.carrierShipmentId, offerId, purchase.order);
      if (!isRefused(answer)) return answer;
      last = answer;
    }
    return last;
  }

  /** In a transaction of its own: from now on everybody knows what may have been bought. */
  private async keep(purchase: Purchase, choice: Choice): Promise<void> {
    const kept = await this.database.transaction(purchase.label.merchantId, (tx) =>
      this.purchases.choose(tx, purchase, choice),
    );
    if (!kept) throw new AttemptLost('a later attempt has taken over');
  }
}

function choiceOf(carrier: Carrier, { policy, order }: Purchase, set: OfferSet, now: Date): Choice | Refused {
  const { shipmentId, offers, messages } = set;
  const judged = { ...rankOffers(offers, policy, order.currency), messages };
  const [best] = judged.ranked;
  if (!best) return { refused: reasonOf(offers, judged.refused, messages) };
  const bought = { provider: carrier.provider, carrierShipmentId: shipmentId, offerId: best.offerId };
  return { ...bought, offers: judged, quotedAt: now };
}

function reasonOf(offers: Offer[], refused: { reason: string }[], messages: string[]): string {
  if (offers.length === 0) return ['no carrier offers this route', ...messages].join('; ').slice(0, 200);
  const reasons = [...new Set(refused.map(({ reason }) => reason))];
  return `no offer keeps the merchant's rules: ${reasons.join(', ')}`;
}
