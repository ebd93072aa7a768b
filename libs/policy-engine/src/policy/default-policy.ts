import type {
  AmountsMinor,
  Condition,
  PolicyActions,
  PolicyDocument,
  PolicyRule,
  Resolution,
} from './policy-document.js';

/** A policy as a form of a few fields: what `PUT /v1/returns/policy` takes. */
export interface PolicySettings {
  readonly windowStartsWhen: 'delivered' | 'placed';
  readonly returnWindowDays: number;
  /** Instead of `returnWindowDays`. */
  readonly windowDaysByReason: Readonly<Record<string, number>>;
  /** Reasons where the goods, not the consumer's mind, are the cause: no exclusion and no fee applies. */
  readonly faultyReasons: readonly string[];
  /** The least that a faulty reason gets. */
  readonly faultyWindowDays: number;
  /** A return worth more than this goes to a person. */
  readonly reviewAboveMinor: AmountsMinor;
  /** Whole percent of what was paid. */
  readonly restockingFeePercentByReason: Readonly<Record<string, number>>;
  /** Kept back once per return, unless a line is faulty. */
  readonly returnShippingFeeMinor: AmountsMinor;
  readonly refundShippingWhen: 'never' | 'whole_order' | 'whole_order_or_faulty';
  /** Days the consumer has to hand the parcel over, once accepted. */
  readonly shipByDays: number;
  readonly resolutions: readonly Resolution[];
}

export const defaultSettings: PolicySettings = {
  windowStartsWhen: 'delivered',
  returnWindowDays: 30,
  windowDaysByReason: {},
  faultyReasons: ['not_as_described', 'damaged_in_transit', 'defective', 'wrong_item_sent', 'missing_parts'],
  faultyWindowDays: 730,
  reviewAboveMinor: {},
  restockingFeePercentByReason: {},
  returnShippingFeeMinor: {},
  refundShippingWhen: 'whole_order',
  shipByDays: 14,
  resolutions: ['refund', 'exchange', 'store_credit'],
};

const isFaulty: Condition = { fact: 'line.faulty', is: true };
const notFaulty: Condition = { fact: 'line.faulty', is: false };

/** The document that says what the settings say; what is left out is as in `defaultSettings`. */
export function fromSettings(given: Partial<PolicySettings>, name = 'Settings'): PolicyDocument {
  const settings = { ...defaultSettings, ...given };
  return {
    name,
    usThreeDayCancellation: { enabled: true, businessDays: 3 },
    faultyReasons: settings.faultyReasons,
    rules: [
      ...exclusions,
      ...windowsByReason(settings),
      faultyGoods(settings),
      ...reviews(settings),
      ...restockingFees(settings),
      ...returnShippingFee(settings),
      everythingElse(settings),
    ],
  };
}

const exclusions: readonly PolicyRule[] = [
  {
    id: 'final-sale',
    title: 'A final sale comes back only if it is faulty',
    when: { all: [{ fact: 'line.finalSale', is: true }, notFaulty] },
    then: { decline: 'final_sale' },
  },
  {
    id: 'hygiene-seal',
    title: 'Goods with a broken hygiene seal come back only if they are faulty',
    when: { all: [{ fact: 'line.flags', has: 'sealed_hygiene_unsealed' }, notFaulty] },
    then: { decline: 'hygiene_seal_broken' },
  },
];

function windowsByReason({
  windowDaysByReason,
  faultyReasons,
  faultyWindowDays,
}: PolicySettings): PolicyRule[] {
  return Object.entries(windowDaysByReason).map(([reason, days]) => ({
    id: `window-${reason}`,
    when: { fact: 'line.reasonCode', is: reason },
    then: { windowDays: faultyReasons.includes(reason) ? Math.max(days, faultyWindowDays) : days },
  }));
}

/** Faulty goods can always be turned into money, whatever else the merchant offers. */
function faultyGoods({ returnWindowDays, faultyWindowDays, resolutions }: PolicySettings): PolicyRule {
  const withRefund: readonly Resolution[] = ['refund', ...resolutions];
  const then: PolicyActions = {
    windowDays: Math.max(returnWindowDays, faultyWindowDays),
    ...(!resolutions.includes('refund') && { resolutions: withRefund }),
  };
  return { id: 'faulty-goods', title: 'Faulty goods have more time', when: isFaulty, then };
}

function reviews({ reviewAboveMinor }: PolicySettings): PolicyRule[] {
  return Object.entries(reviewAboveMinor).map(([currency, limitMinor]) => ({
    id: `review-${currency}`,
    title: 'Returns of this value are checked by a person',
    when: {
      all: [
        { fact: 'order.currency', is: currency },
        { fact: 'return.valueMinor', above: limitMinor },
      ],
    },
    then: { review: 'high_value_review' },
  }));
}

function restockingFees({ restockingFeePercentByReason }: PolicySettings): PolicyRule[] {
  return Object.entries(restockingFeePercentByReason).map(([reason, percent]) => ({
    id: `restocking-${reason}`,
    when: { all: [{ fact: 'line.reasonCode', is: reason }, notFaulty] },
    then: { fees: [{ code: 'restocking_fee', per: 'line', percent }] },
  }));
}

function returnShippingFee({ returnShippingFeeMinor }: PolicySettings): PolicyRule[] {
  if (Object.keys(returnShippingFeeMinor).length === 0) return [];
  const fee = { code: 'return_shipping_fee', per: 'return', amountMinor: returnShippingFeeMinor } as const;
  return [{ id: 'return-shipping', when: notFaulty, then: { fees: [fee] } }];
}

function everythingElse(settings: PolicySettings): PolicyRule {
  return {
    id: 'base',
    title: 'Everything else',
    then: {
      windowDays: settings.returnWindowDays,
      windowStarts: settings.windowStartsWhen,
      resolutions: settings.resolutions,
      returnShippingPaidBy: 'seller',
      refundShipping: settings.refundShippingWhen,
      shipByDays: settings.shipByDays,
    },
  };
}

/** For a merchant who has not written one. */
export const defaultPolicy: PolicyDocument = fromSettings({}, 'Default policy');
