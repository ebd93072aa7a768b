import { multiplyRatio, type Fee } from '#money';
import { baseTerms, type DraftTerms } from './base-terms.js';
import type { LineContext } from './line-context.js';
import type { AmountsMinor, PolicyActions, PolicyBonus, PolicyFee, PolicyRule } from './policy-document.js';
import type { MerchantTerms } from './terms.js';

/** What a rule does to the terms when it fires. */
export interface RuleEffects {
  readonly ruleId: string;
  readonly effects: readonly ((draft: DraftTerms) => void)[];
}

type Accumulated = 'bypass' | 'excludeResolutions' | 'excludeMethods' | 'fees' | 'waiveFees' | 'questions';
const accumulated: ReadonlySet<string> = new Set<Accumulated>([
  'bypass',
  'excludeResolutions',
  'excludeMethods',
  'fees',
  'waiveFees',
  'questions',
]);

/** A rule's actions, ready to be applied. The rule must have been checked. */
export function effectsOf({ id, then }: PolicyRule): RuleEffects {
  const names = Object.keys(then) as (keyof PolicyActions)[];
  const effects = names.filter((name) => then[name] !== undefined).map((name) => effectOf(id, name, then));
  return { ruleId: id, effects };
}

/** Effects are applied from the last rule to the first: so the first has the last word, and lists stand in order. */
function effectOf(
  ruleId: string,
  name: keyof PolicyActions,
  then: PolicyActions,
): (draft: DraftTerms) => void {
  const value = then[name];
  if (name === 'decline' || name === 'review') {
    const list = `${name}s` as const;
    const said = { ruleId, code: value as string };
    return (draft) => {
      draft[list] = [said, ...draft[list]];
    };
  }
  if (name === 'windowDays') {
    return (draft) => {
      draft.windowDays = value as number | null;
      draft.windowRuleId = ruleId;
    };
  }
  // Not Object.assign, which made terms take half as long again.
  return accumulated.has(name)
    ? (draft) => prepend(draft, name as Accumulated, value as readonly unknown[])
    : (draft) => set(draft, name, value);
}

function prepend(draft: DraftTerms, list: Accumulated, items: readonly unknown[]): void {
  set(draft, list, draft[list].length === 0 ? items : [...items, ...draft[list]]);
}

function set(draft: DraftTerms, name: string, value: unknown): void {
  (draft as unknown as Record<string, unknown>)[name] = value;
}

/** The terms of one line: `fired` are the indexes of the rules whose conditions hold, in order. */
export function termsFrom(
  rules: readonly RuleEffects[],
  fired: readonly number[],
  about: LineContext,
): MerchantTerms {
  const draft: DraftTerms = { ...baseTerms };
  const firedRules: string[] = [];
  for (let at = fired.length - 1; at >= 0; at -= 1) {
    const { effects } = rules[fired[at] as number] as RuleEffects;
    for (const effect of effects) effect(draft);
  }
  for (const index of fired) firedRules.push((rules[index] as RuleEffects).ruleId);
  return termsOfDraft(draft, firedRules, about);
}

function termsOfDraft(draft: DraftTerms, firedRules: readonly string[], about: LineContext): MerchantTerms {
  const { paidMinor } = about.purchase;
  const { excludeResolutions, excludeMethods, partialCreditPercent } = draft;
  return {
    windowDays: draft.windowDays,
    windowStarts: draft.windowStarts,
    windowRuleId: draft.windowRuleId,
    declines: draft.declines,
    reviews: draft.reviews,
    bypass: draft.bypass,
    resolutions: without(draft.resolutions, excludeResolutions),
    lineFees: feesOf('line', draft, about),
    returnFees: feesOf('return', draft, about),
    keepItem: draft.keepItem,
    donateItem: draft.donateItem,
    partialCreditMinor: partialCreditPercent === null ? null : percentOf(paidMinor, partialCreditPercent),
    returnShippingPaidBy: draft.returnShippingPaidBy,
    refundShipping: draft.refundShipping,
    bonusCreditMinor: bonusOf(draft.bonusCredit, about),
    shopNowBonusMinor: bonusOf(draft.shopNowBonus, about),
    questions: firstOfEach(draft.questions, ({ id }) => id),
    photoRequired: draft.photoRequired,
    methods: draft.methods && without(draft.methods, excludeMethods),
    excludedMethods: excludeMethods,
    exchangeDelivery: draft.exchangeDelivery,
    reasonGroup: draft.reasonGroup,
    hideProduct: draft.hideProduct,
    destination: draft.destination,
    restockLocation: draft.restockLocation,
    shipByDays: draft.shipByDays,
    refundTrigger: draft.refundTrigger,
    tenderStrategy: draft.tenderStrategy,
    firedRules,
  };
}

function without<Item>(items: readonly Item[], excluded: readonly Item[]): readonly Item[] {
  return excluded.length === 0 ? items : items.filter((item) => !excluded.includes(item));
}

function firstOfEach<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly Item[] {
  if (items.length < 2) return items;
  const keys = items.map(keyOf);
  return items.filter((_, index) => keys.indexOf(keys[index] as string) === index);
}

const noFees: readonly Fee[] = [];

/** Fees of nothing are left out; together they never exceed what they are taken from. */
function feesOf(
  per: PolicyFee['per'],
  { fees, waiveFees }: DraftTerms,
  { whole, purchase }: LineContext,
): readonly Fee[] {
  if (fees.length === 0) return noFees;
  const paidMinor = per === 'line' ? purchase.paidMinor : whole.valueMinor;
  const charged: Fee[] = [];
  let leftMinor = paidMinor;
  for (const fee of firstOfEach(fees, ({ code }) => code)) {
    if (fee.per !== per || waiveFees.includes(fee.code)) continue;
    const wantedMinor = percentAndAmount(fee, paidMinor, whole.facts.order.currency);
    const amountMinor = Math.min(wantedMinor, leftMinor);
    if (amountMinor > 0) charged.push({ code: fee.code, amountMinor });
    leftMinor -= amountMinor;
  }
  return charged;
}

function bonusOf(bonus: PolicyBonus | null, { whole, purchase }: LineContext): number {
  return bonus ? percentAndAmount(bonus, purchase.paidMinor, whole.facts.order.currency) : 0;
}

function percentAndAmount(
  { percent = 0, amountMinor = {} }: { percent?: number; amountMinor?: AmountsMinor },
  paidMinor: number,
  currency: string,
): number {
  return (
    percentOf(paidMinor, percent) + (Object.hasOwn(amountMinor, currency) ? (amountMinor[currency] ?? 0) : 0)
  );
}

/** Percents have at most two decimals. */
function percentOf(paidMinor: number, percent: number): number {
  return percent === 0 ? 0 : multiplyRatio(paidMinor, Math.round(percent * 100), 10_000);
}
