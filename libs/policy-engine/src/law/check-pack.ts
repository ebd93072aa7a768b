import type { LawPack, LawRule } from './law-rule.js';
import {
  conditions,
  exclusionFlags,
  goodsTypes,
  legalReasons,
  refundTriggers,
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
  const { channels, subjects, reasons, conditions: asked } = rule.appliesTo;
  const { trigger, period, rollover, refundDeadline, extensionIfNotInformed, minAmount } = rule;
  const whens = [...saleChannels, 'any', ...Object.keys(thresholdConditions)];
  return [
    ...unknown('kind', [rule.kind], ruleKinds),
    ...unknown('channel', channels, saleChannels),
    ...unknown('subject', subjects, goodsTypes),
    ...unknown('reason', reasons, [...legalReasons, 'any']),
    ...unknown('condition', asked, Object.keys(conditions)),
    ...unknown('exclusion', rule.exclusions, exclusionFlags),
    ...unknown('trigger', [trigger?.event], triggerEvents),
    ...unknown('unit', [period?.unit, refundDeadline?.unit, rule.returnGoodsDeadline?.unit], units),
    ...unknown('weekend', period?.businessDays?.weekend ?? [], weekendDays),
    ...unknown('non-working day', rollover?.nonWorkingDays ?? [], [...weekendDays, 'holiday']),
    ...unknown('rollover', [rollover?.mode], ['none', 'next_working_day', 'not_applicable', 'unclear']),
    ...unknown('remedy', [rule.remedy], remedies),
    ...unknown('return shipping', [rule.returnShippingPaidBy], returnShippings),
    ...unknown('refund trigger', [refundDeadline?.trigger], Object.keys(refundTriggers)),
    ...unknown('extension', [extensionIfNotInformed?.type], notInformedTypes),
    ...unknown('threshold', minAmount?.map(({ when }) => when) ?? [], whens),
    ...unknown('comparison', minAmount?.map(({ comparison }) => comparison) ?? [], ['>=', '>']),
    ...unknown('clock', [rule.clock], ['consumer_local']),
  ];
}

const unknown = (
  what: string,
  words: readonly (string | null | undefined)[],
  known: readonly string[],
): string[] =>
  words
    .filter((word) => word != null && !known.includes(word))
    .map((word) => `${what} "${word}" is not understood`);

const isDay = (text: string | null) => text === null || !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

/** Words that are understood but do not make a rule together. */
function unusable(rule: LawRule): string[] {
  const { period, trigger, rollover } = rule;
  const complaints: [boolean, string][] = [
    [period !== null && !trigger, 'a period needs a trigger'],
    [
      period !== null && !(Number.isInteger(period.length) && period.length > 0),
      'a period needs a length above 0',
    ],
    [
      (period?.unit === 'business_day') !== Boolean(period?.businessDays),
      'business days need their calendar',
    ],
    [
      rollover?.mode === 'next_working_day' &&
        !(rollover.holidayCalendar && rollover.nonWorkingDays.length > 0),
      'a rollover needs its days and a calendar',
    ],
    [!isDay(rule.effectiveFrom) || !isDay(rule.effectiveTo), 'effective dates are days'],
    [
      rule.effectiveFrom !== null && rule.effectiveTo !== null && rule.effectiveFrom >= rule.effectiveTo,
      'ends before it begins',
    ],
  ];
  return complaints.filter(([wrong]) => wrong).map(([, sentence]) => sentence);
}
