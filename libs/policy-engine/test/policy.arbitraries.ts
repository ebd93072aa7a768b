import fc from 'fast-check';
import { factFields, windowStartPath, type FactField } from '../src/policy/fact-fields.js';
import {
  feeCodes,
  refundTriggers,
  resolutionsOffered,
  shippingPayers,
  shippingRefunds,
  tenderStrategies,
  windowStarts,
  type Condition,
  type PolicyActions,
  type PolicyDocument,
  type PolicyRule,
} from '../src/policy/policy-document.js';
import { defaultSettings } from '../src/policy/default-policy.js';
import { currencies, places, texts } from './facts.arbitraries.js';

/** Few values, so that conditions meet one another and the facts. */
const numbers: Readonly<Record<string, fc.Arbitrary<number>>> = {
  minor: fc.constantFrom(0, 1000, 4999, 5000, 5001, 20_000),
  days: fc.integer({ min: -1, max: 40 }),
  percent: fc.constantFrom(0, 10, 12.5, 20, 100),
  pieces: fc.integer({ min: 0, max: 5 }),
  times: fc.integer({ min: -1, max: 3 }),
};
const dates = fc.constantFrom('2026-03-01', '2026-04-15', '2026-05-20', '2026-07-01');

const poolOf = ({ path, values }: FactField): readonly string[] => {
  if (values) return values;
  if (path === 'order.currency') return currencies;
  if (path === 'order.jurisdiction') return places.map(({ jurisdiction }) => jurisdiction);
  if (path === 'order.country') return places.map(({ jurisdiction }) => jurisdiction.slice(0, 2));
  return texts;
};

function valuesOf(field: FactField): fc.Arbitrary<string | number | boolean> {
  if (field.type === 'number') return numbers[field.unit ?? ''] ?? fc.nat(5);
  if (field.type === 'truth') return fc.boolean();
  return field.type === 'day' ? dates : fc.constantFrom(...poolOf(field));
}

function comparisonOf(field: FactField): fc.Arbitrary<Condition> {
  const value = valuesOf(field);
  const list = fc.uniqueArray(value, { minLength: 1, maxLength: 10 });
  const maybeNull = field.nullable ? fc.option(value, { freq: 5 }) : value;
  const using = (operator: string, operand: fc.Arbitrary<unknown>) =>
    operand.map((given) => ({ fact: field.path, [operator]: given }) as unknown as Condition);
  if (field.type === 'list') return fc.oneof(using('has', value), using('hasAny', list));
  const equal = [using('is', maybeNull), using('isNot', maybeNull)];
  if (field.type === 'truth') return fc.oneof(...equal);
  const among = [using('in', list), using('notIn', list)];
  if (field.type === 'text') return fc.oneof(...equal, ...among);
  const order = ['above', 'atLeast', 'below', 'atMost'].map((operator) => using(operator, value));
  return fc.oneof(...order, ...equal, ...among);
}

/** Over all facts, or over `fields` alone where conditions shall often meet on the same fact. */
export function conditions(fields: readonly FactField[] = [...factFields.values()]): fc.Arbitrary<Condition> {
  const comparisons = fields.map(comparisonOf);
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
    const parts = fc.array(tie('condition'), { minLength: 1, maxLength: 3 });
    return {
      condition: fc.oneof(
        { maxDepth: 3, depthSize: 'small' },
        fc.oneof(...comparisons),
        parts.map((all) => ({ all })),
        parts.map((any) => ({ any })),
        tie('condition').map((not) => ({ not })),
      ),
    };
  });
  return condition;
}

const amounts = fc.dictionary(fc.constantFrom(...currencies), fc.constantFrom(0, 100, 700, 9999), {
  minKeys: 1,
});
const percents = fc.constantFrom(0, 5, 12.5, 50, 100);
const resolutions = fc.subarray([...resolutionsOffered], { minLength: 1 });
const labels = fc.constantFrom('post', 'courier', 'shop');
const fees = fc.uniqueArray(
  fc.oneof(
    fc.record({
      code: fc.constantFrom(...feeCodes),
      per: fc.constantFrom('line', 'return'),
      percent: percents,
    }),
    fc.record({
      code: fc.constantFrom(...feeCodes),
      per: fc.constantFrom('line', 'return'),
      amountMinor: amounts,
    }),
  ),
  { minLength: 1, selector: ({ code }) => code },
);
const days = fc.integer({ min: 0, max: 60 });
const bonus = fc.record({ percent: percents });

const actions = fc
  .record(
    {
      windowDays: fc.option(days, { freq: 5 }),
      windowStarts: fc.constantFrom(...windowStarts),
      decline: fc.constantFrom('final_sale', 'worn', 'too_many_returns'),
      review: fc.constantFrom('check_this', 'high_value_review'),
      bypass: fc.subarray(['outside_window', 'not_yet_delivered', 'nothing_paid'], { minLength: 1 }),
      resolutions,
      excludeResolutions: resolutions,
      fees,
      waiveFees: fc.subarray([...feeCodes], { minLength: 1 }),
      keepItem: fc.boolean(),
      donateItem: fc.boolean(),
      partialCreditPercent: percents,
      returnShippingPaidBy: fc.constantFrom(...shippingPayers),
      refundShipping: fc.constantFrom(...shippingRefunds),
      bonusCredit: bonus,
      shopNowBonus: bonus,
      questions: fc.constant([{ id: 'worn', text: { en: 'Worn?' }, required: true }]),
      photoRequired: fc.boolean(),
      methods: fc.uniqueArray(labels, { minLength: 1 }),
      excludeMethods: fc.uniqueArray(labels, { minLength: 1 }),
      exchangeDelivery: labels,
      reasonGroup: labels,
      hideProduct: fc.boolean(),
      destination: labels,
      restockLocation: labels,
      shipByDays: fc.integer({ min: 1, max: 60 }),
      refundTrigger: fc.constantFrom(...refundTriggers),
      tenderStrategy: fc.constantFrom(...tenderStrategies),
    },
    { requiredKeys: [] },
  )
  .filter((then) => Object.keys(then).length > 0) as unknown as fc.Arbitrary<PolicyActions>;

/** A few of all actions: a rule that says everything would hide all others. */
const fewActions = fc
  .tuple(actions, fc.array(fc.nat(100), { minLength: 1, maxLength: 3 }))
  .map(([then, picks]): PolicyActions => {
    const names = Object.keys(then) as (keyof PolicyActions)[];
    const chosen = picks.map((pick) => names[pick % names.length] as keyof PolicyActions);
    return Object.fromEntries(chosen.map((name) => [name, then[name]]));
  });

export function rulesOf(when: fc.Arbitrary<Condition>, maxLength = 8): fc.Arbitrary<readonly PolicyRule[]> {
  return fc.array(fc.tuple(fc.option(when, { freq: 6 }), fewActions), { maxLength }).map((rules) =>
    rules.map(([condition, then], index) => {
      const circular = JSON.stringify(condition).includes(windowStartPath);
      const possible = circular && then.windowStarts ? { keepItem: true } : then;
      return { id: `r${index}`, then: possible, ...(condition && { when: condition }) };
    }),
  );
}

export function policies(when: fc.Arbitrary<Condition> = conditions()): fc.Arbitrary<PolicyDocument> {
  return fc.record({
    name: fc.constant('random'),
    usThreeDayCancellation: fc.record({
      enabled: fc.boolean(),
      businessDays: fc.integer({ min: 3, max: 9 }),
    }),
    faultyReasons: fc.constant(defaultSettings.faultyReasons),
    rules: rulesOf(when),
  });
}
