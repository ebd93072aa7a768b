import type { LawPack, LawRule } from './law-rule.js';
import { refundTriggers } from './refund-triggers.js';
import {
  conditions,
  exclusionFlags,
  goodsTypes,
  legalReasons,
  remedies,
  returnShippings,
  ruleKinds,
  saleChannels,
  thresholdConditions,
  triggerEvents,
  weekendDays,
} from './vocabulary.js';

const units = ['calendar_day', 'business_day', 'working_day', 'month', 'year'];
const notInformedTypes = [
  'extend',
  'replace',
  'tiered',
  'starts_when_informed',
  'from_day_address_known',
  'open_until_compliant_notice_given',
  'starts_only_when_informed',
  'no_expiry_until_informed',
  'any_time_if_disclosure_failed',
  'from_day_notice_brought_to_attention',
  'federal_rule_silent',
];

/** All that is wrong, in sentences that name the rule. Empty when the engine understands every word. */
export function problemsOf(packs: readonly LawPack[]): string[] {
  const ids = packs.flatMap(({ rules }) => rules.map(({ ruleId }) => ruleId));
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return [
    ...twice.map((id) => `${id}: stands twice`),
    ...packs.flatMap((pack) => [
      ...(pack.cases.length > 0 ? [] : [`${pack.jurisdiction}: a pack needs cases`]),
      ...pack.rules.flatMap((rule) =>
        problemsOfRule(rule, pack).map((problem) => `${rule.ruleId}: ${problem}`),
      ),
    ]),
  ];
}

function problemsOfRule(rule: LawRule, { jurisdiction }: LawPack): string[] {
  return [
    ...(rule.jurisdiction === jurisdiction ? [] : [`belongs to ${rule.jurisdiction}, not ${jurisdiction}`]),
    ...unknownWords(rule),
    ...unusable(rule),
  ];
}

function unknownWords(rule: LawRule): string[] {
  return words(rule).flatMap(([what, used, known]) =>
    used.flatMap((word) => (word && !known.includes(word) ? [`${what} "${word}" is not understood`] : [])),
  );
}

type Words = readonly [what: string, used: readonly (string | null | undefined)[], known: readonly string[]];

const words = (rule: LawRule): Words[] => [
  ...wordsOfScope(rule),
  ...wordsOfTime(rule),
  ...wordsOfOutcome(rule),
];

const wordsOfScope = ({ kind, appliesTo, exclusions, minAmount }: LawRule): Words[] => [
  ['kind', [kind], ruleKinds],
  ['channel', appliesTo.channels, saleChannels],
  ['subject', appliesTo.subjects, goodsTypes],
  ['reason', appliesTo.reasons, [...legalReasons, 'any']],
  ['condition', appliesTo.conditions, Object.keys(conditions)],
  ['exclusion', exclusions, exclusionFlags],
  ['threshold', (minAmount ?? []).map(({ when }) => when), thresholdWords],
  ['comparison', (minAmount ?? []).map(({ comparison }) => comparison), ['>=', '>']],
];

const thresholdWords = [...saleChannels, 'any', ...Object.keys(thresholdConditions)];

const wordsOfTime = ({ trigger, period, rollover, clock, extensionIfNotInformed }: LawRule): Words[] => [
  ['trigger', [trigger?.event], triggerEvents],
  ['unit', [period?.unit], units],
  ['weekend', period?.businessDays?.weekend ?? [], weekendDays],
  ['non-working day', rollover?.nonWorkingDays ?? [], [...weekendDays, 'holiday']],
  ['rollover', [rollover?.mode], ['none', 'next_working_day', 'not_applicable', 'unclear']],
  ['clock', [clock], ['consumer_local']],
  ['extension', [extensionIfNotInformed?.type], notInformedTypes],
];

const wordsOfOutcome = ({
  remedy,
  returnShippingPaidBy,
  refundDeadline,
  returnGoodsDeadline,
}: LawRule): Words[] => [
  ['remedy', [remedy], remedies],
  ['return shipping', [returnShippingPaidBy], returnShippings],
  ['refund trigger', [refundDeadline?.trigger], Object.keys(refundTriggers)],
  ['unit', [refundDeadline?.unit, returnGoodsDeadline?.unit], units],
];

const isDay = (text: string | null) => text === null || !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Words that are understood but do not make a rule together. */
function unusable(rule: LawRule): string[] {
  return [...unusablePeriod(rule), ...unusableRollover(rule), ...unusableDates(rule)];
}

function unusablePeriod({ period, trigger }: LawRule): string[] {
  if (!period) return [];
  const { length, unit, businessDays } = period;
  return [
    ...complainIf(!trigger, 'a period needs a trigger'),
    ...complainIf(!(Number.isInteger(length) && length > 0), 'a period needs a length above 0'),
    ...complainIf((unit === 'business_day') !== Boolean(businessDays), 'business days need their calendar'),
  ];
}

const unusableRollover = ({ rollover }: LawRule): string[] =>
  complainIf(
    rollover?.mode === 'next_working_day' &&
      !(rollover.holidayCalendar && rollover.nonWorkingDays.length > 0),
    'a rollover needs its days and a calendar',
  );

const unusableDates = ({ effectiveFrom, effectiveTo }: LawRule): string[] => [
  ...complainIf(!isDay(effectiveFrom) || !isDay(effectiveTo), 'effective dates are days'),
  ...complainIf(
    effectiveFrom !== null && effectiveTo !== null && effectiveFrom >= effectiveTo,
    'ends before it begins',
  ),
];

const complainIf = (wrong: boolean, sentence: string): string[] => (wrong ? [sentence] : []);
