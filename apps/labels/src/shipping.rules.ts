/** How a parcel gets to the carrier. */
export const handOvers = ['drop_off', 'pickup'] as const;
export type HandOver = (typeof handOvers)[number];

/** What a carrier would take for a parcel. */
export interface Offer {
  offerId: string;
  carrier: string;
  serviceLevel: string;
  costMinor: number;
  currency: string;
  /** Null: the carrier does not say. */
  transitDays: number | null;
  handOver: HandOver;
}

/** A parcel on a carrier's record and what is offered for it. */
export interface OfferSet {
  shipmentId: string;
  offers: Offer[];
  /** What carriers said that offered nothing. */
  messages: string[];
}

/** What decides first between offers that are all allowed. */
export const preferences = ['price', 'transit_days', 'carrier_order'] as const;
export type Preference = (typeof preferences)[number];

/** A merchant's rules of buying labels. Absent means no limit. */
export interface ShippingRules {
  maxCostMinor?: number;
  maxTransitDays?: number;
  /** `carrier` or `carrier/service_level`. */
  allowedServices?: string[];
  handOver?: HandOver;
  /** Best first; carriers that are not named come last. */
  carrierOrder?: string[];
  prefer: Preference;
}

const refusalReasons = [
  'service_not_allowed',
  'hand_over_not_allowed',
  'other_currency',
  'too_expensive',
  'too_slow',
  'transit_days_unknown',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Offers in the order in which they are tried, and those that are not, with the first rule each of them breaks. */
export interface RankedOffers {
  ranked: Offer[];
  refused: { offer: Offer; reason: RefusalReason }[];
}

const isAllowed = ({ carrier, serviceLevel }: Offer, allowed: string[]): boolean =>
  allowed.some((entry) => entry === carrier || entry === `${carrier}/${serviceLevel}`);

type Breaks = (offer: Offer, rules: ShippingRules, currency: string) => boolean;

/** Every rule an offer can break, in the order in which they are told. `currency` is that of the limits. */
const broken: Record<RefusalReason, Breaks> = {
  service_not_allowed: (offer, { allowedServices: allowed }) => !!allowed && !isAllowed(offer, allowed),
  hand_over_not_allowed: (offer, { handOver }) => handOver !== undefined && offer.handOver !== handOver,
  other_currency: (offer, { maxCostMinor: most }, currency) =>
    most !== undefined && offer.currency !== currency,
  too_expensive: (offer, { maxCostMinor: most = Infinity }) => offer.costMinor > most,
  too_slow: ({ transitDays }, { maxTransitDays: most = Infinity }) => (transitDays ?? 0) > most,
  transit_days_unknown: ({ transitDays }, { maxTransitDays: most }) =>
    most !== undefined && transitDays === null,
};

const refusalOf = (offer: Offer, rules: ShippingRules, currency: string): RefusalReason | undefined =>
  refusalReasons.find((reason) => broken[reason](offer, rules, currency));

/** Applies a merchant's rules to offers. `currency` is that of `maxCostMinor`. The same offers always rank the same. */
export function rankOffers(offers: readonly Offer[], rules: ShippingRules, currency: string): RankedOffers {
  const judged = offers.map((offer) => ({ offer, reason: refusalOf(offer, rules, currency) }));
  const ranked = judged.filter(({ reason }) => !reason).map(({ offer }) => offer);
  const refused = judged.flatMap(({ offer, reason }) => (reason ? [{ offer, reason }] : []));
  return { ranked: ranked.sort((a, b) => compare(a, b, rules)), refused };
}

/** The preferred measure first, then the others, then names, so that no order is left to chance. */
function compare(a: Offer, b: Offer, { prefer, carrierOrder = [] }: ShippingRules): number {
  const place = ({ carrier }: Offer): number => {
    const at = carrierOrder.indexOf(carrier);
    return at < 0 ? carrierOrder.length : at;
  };
  const days = ({ transitDays }: Offer): number => transitDays ?? 1000;
  const byPrice = a.costMinor - b.costMinor;
  const byDays = days(a) - days(b);
  const byCarrier = place(a) - place(b);
  const measures = {
    price: [byPrice, byCarrier, byDays],
    transit_days: [byDays, byPrice, byCarrier],
    carrier_order: [byCarrier, byPrice, byDays],
  }[prefer];
  return measures.find((difference) => difference !== 0) ?? (nameOf(a) < nameOf(b) ? -1 : 1);
}

const nameOf = ({ carrier, serviceLevel, offerId }: Offer): string => `${carrier}/${serviceLevel}/${offerId}`;

/** Whether offers of `quotedAt` may still be bought at `now`. */
export const areFresh = (quotedAt: Date, now: Date, maxAgeMinutes: number): boolean =>
  now.getTime() - quotedAt.getTime() <= maxAgeMinutes * 60_000;
