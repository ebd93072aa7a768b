import { exponentOf } from '#money';
import { responses, type OwnResponseCode } from '../responses.js';
import type { Inspection } from './inspection.js';
import {
  feeCodes,
  refundTriggers,
  resolutionsOffered,
  shippingPayers,
  shippingRefunds,
  tenderStrategies,
  windowStarts,
  type PolicyActions,
} from './policy-document.js';

type Check = (value: Inspection) => void;

/** Ten years. */
export const maxDays = 3650;
const maxMinor = 1_000_000_000_000;

const text: Check = (value) => value.text();
const truth: Check = (value) => value.truth();
const percent: Check = (value) => value.numberWithin(0, 100, 2);
const oneOf = (values: readonly string[]): Check => {
  return (value) => value.oneOf(values);
};
const listOf = (check: Check, mayBeEmpty = false): Check => {
  return (value) => {
    const items = value.items({ mayBeEmpty });
    const seen = new Set<unknown>();
    for (const item of items) {
      check(item);
      if (seen.has(item.value)) item.report('same_value', 'The same value stands here twice.');
      seen.add(item.value);
    }
  };
};

/** How each action's value is checked; an action that is not here does not exist. */
const checks: Readonly<Record<keyof PolicyActions, Check>> = {
  windowDays: (value) => value.value === null || value.numberWithin(0, maxDays),
  windowStarts: oneOf(windowStarts),
  decline: codeFor('decline'),
  review: codeFor('review'),
  bypass: listOf(text),
  resolutions: listOf(oneOf(resolutionsOffered)),
  excludeResolutions: listOf(oneOf(resolutionsOffered)),
  fees: checkFees,
  waiveFees: listOf(oneOf(feeCodes)),
  keepItem: truth,
  donateItem: truth,
  partialCreditPercent: percent,
  returnShippingPaidBy: oneOf(shippingPayers),
  refundShipping: oneOf(shippingRefunds),
  bonusCredit: checkBonus,
  shopNowBonus: checkBonus,
  questions: checkQuestions,
  photoRequired: truth,
  methods: listOf(text),
  excludeMethods: listOf(text),
  exchangeDelivery: text,
  reasonGroup: text,
  hideProduct: truth,
  destination: text,
  restockLocation: text,
  shipByDays: (value) => value.numberWithin(1, maxDays),
  refundTrigger: oneOf(refundTriggers),
  tenderStrategy: oneOf(tenderStrategies),
};
const actionNames = Object.keys(checks) as (keyof PolicyActions)[];

/** Reports all that is wrong with a rule's actions; a rule must do something. */
export function checkActions(actions: Inspection): void {
  const given = actions.keys(actionNames) as readonly (keyof PolicyActions)[];
  if (given.length === 0) actions.report('missing', 'A rule must do something.');
  for (const name of given) checks[name](actions.at(name));
}

function codeFor(verdict: 'decline' | 'review'): Check {
  return (value) => {
    const code = value.value;
    if (typeof code !== 'string' || !/^[a-z][a-z0-9_]{0,59}$/.test(code)) {
      return value.report('wrong_type', 'A code in lower snake case must stand here.');
    }
    const ours = Object.hasOwn(responses, code) ? responses[code as OwnResponseCode] : verdict;
    if (ours !== verdict) value.report('reserved_code', `"${code}" already stands for ${ours}.`);
  };
}

function checkFees(fees: Inspection): void {
  const codes = new Set<unknown>();
  for (const fee of fees.items()) {
    fee.keys(['code', 'per', 'percent', 'amountMinor']);
    fee.at('code').oneOf(feeCodes);
    fee.at('per').oneOf(['line', 'return']);
    if (fee.at('percent').given === fee.at('amountMinor').given) {
      fee.report('not_one_kind', 'Exactly one of percent and amountMinor must stand here.');
    }
    if (codes.has(fee.at('code').value)) fee.at('code').report('same_value', 'This fee stands here twice.');
    codes.add(fee.at('code').value);
    checkPercentAndAmounts(fee);
  }
}

function checkBonus(bonus: Inspection): void {
  const given = bonus.keys(['percent', 'amountMinor']);
  if (given.length === 0) bonus.report('missing', 'One of percent and amountMinor must stand here.');
  checkPercentAndAmounts(bonus);
}

function checkPercentAndAmounts(holder: Inspection): void {
  if (holder.at('percent').given) percent(holder.at('percent'));
  const amounts = holder.at('amountMinor');
  if (!amounts.given) return;
  const currencies = amounts.keys();
  if (currencies.length === 0) amounts.report('missing', 'At least one currency must stand here.');
  for (const currency of currencies) {
    amounts.at(currency).numberWithin(0, maxMinor);
    if (!isCurrency(currency)) {
      amounts.at(currency).report('unknown_value', `"${currency}" is not an ISO 4217 currency.`);
    }
  }
}

function isCurrency(code: string): boolean {
  try {
    exponentOf(code);
    return true;
  } catch {
    return false;
  }
}

function checkQuestions(questions: Inspection): void {
  const ids = new Set<unknown>();
  for (const question of questions.items()) {
    question.keys(['id', 'text', 'required']);
    question.at('id').text();
    question.at('required').truth();
    if (ids.has(question.at('id').value)) question.at('id').report('same_id', 'This id stands here twice.');
    ids.add(question.at('id').value);
    const texts = question.at('text');
    for (const language of texts.keys()) texts.at(language).text();
    if (!texts.at('en').given) texts.at('en').report('missing', 'The English text is missing.');
  }
}
