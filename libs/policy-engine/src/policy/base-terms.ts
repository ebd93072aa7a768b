import type { FeeCode } from '#money';
import type { PolicyBonus, PolicyFee, Resolution } from './policy-document.js';
import type { MerchantTerms } from './terms.js';

type Mutable<Shape> = { -readonly [Name in keyof Shape]: Shape[Name] };
/** They depend on the amounts of the line. */
type WorkedOut =
  | 'lineFees'
  | 'returnFees'
  | 'partialCreditMinor'
  | 'bonusCreditMinor'
  | 'shopNowBonusMinor'
  | 'excludedMethods'
  | 'firedRules';

/** What the rules that fired say, taken together, before amounts are worked out. */
export interface DraftTerms extends Mutable<Omit<MerchantTerms, WorkedOut>> {
  excludeResolutions: readonly Resolution[];
  excludeMethods: readonly string[];
  fees: readonly PolicyFee[];
  waiveFees: readonly FeeCode[];
  partialCreditPercent: number | null;
  bonusCredit: PolicyBonus | null;
  shopNowBonus: PolicyBonus | null;
}

/** What holds where no rule speaks: 30 days from delivery, free of charge. */
export const baseTerms: Readonly<DraftTerms> = {
  windowDays: 30,
  windowStarts: 'delivered',
  windowRuleId: null,
  declines: [],
  reviews: [],
  bypass: [],
  resolutions: ['refund', 'exchange', 'store_credit'],
  excludeResolutions: [],
  fees: [],
  waiveFees: [],
  keepItem: false,
  donateItem: false,
  partialCreditPercent: null,
  returnShippingPaidBy: 'seller',
  refundShipping: 'whole_order',
  bonusCredit: null,
  shopNowBonus: null,
  questions: [],
  photoRequired: false,
  methods: null,
  excludeMethods: [],
  exchangeDelivery: null,
  reasonGroup: null,
  hideProduct: false,
  destination: null,
  restockLocation: null,
  shipByDays: 14,
  refundTrigger: 'inspection',
  tenderStrategy: 'original_ratio',
};
