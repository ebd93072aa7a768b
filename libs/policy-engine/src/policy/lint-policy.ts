import type { LawRule } from '../law/law-rule.js';
import { gapsIn } from './lint-gaps.js';
import { overruledByLaw } from './lint-law.js';
import type { PolicyActions, PolicyDocument } from './policy-document.js';
import { placedRules, remarkOn, type PlacedRule, type PolicyRemark } from './policy-remark.js';
import { canHold } from './satisfiable.js';

/**
 * What is odd about a policy that compiles: rules that can never fire, or never matter, or undo one another, gaps, and
 * terms that the law (rules of the packs) overrules anyway. What is said of a rule is certain; not all is found.
 */
export function lintPolicy(document: PolicyDocument, law: readonly LawRule[] = []): readonly PolicyRemark[] {
  const rules = placedRules(document);
  const possible = rules.filter(({ when }) => canHold([when]));
  const impossible = rules
    .filter((rule) => !possible.includes(rule))
    .map((rule) => remarkOn(rule, 'never_fires', 'No facts make this condition hold.'));
  return [
    ...impossible,
    ...possible.filter((rule) => isHidden(rule, possible)).map(hidden),
    ...possible.flatMap((rule) => voided(rule, possible)),
    ...possible.flatMap((rule) => opposed(rule, possible)),
    ...gapsIn(possible),
    ...possible.flatMap((rule) => overruledByLaw(rule, law)),
  ];
}

/** All rules that say it count; those of the others only the first. */
const allCount: readonly string[] = [
  'decline',
  'review',
  'bypass',
  'waiveFees',
  'excludeResolutions',
  'excludeMethods',
];

function hidden(rule: PlacedRule): PolicyRemark {
  return remarkOn(rule, 'hidden', 'Earlier rules say all that this one says wherever it fires.');
}

function isHidden(rule: PlacedRule, rules: readonly PlacedRule[]): boolean {
  const before = rules.filter(({ index }) => index < rule.index);
  return keysOf(rule.then).every((key) => {
    const [name = ''] = key.split(' ');
    const saying = before.filter(({ then }) => keysOf(then).includes(key)).map(({ when }) => when);
    return !allCount.includes(name) && !canHold([rule.when], saying);
  });
}

/** Each thing that a rule says: an action, or one fee or one question of it. */
function keysOf(then: PolicyActions): readonly string[] {
  return (Object.keys(then) as (keyof PolicyActions)[])
    .filter((name) => then[name] !== undefined)
    .flatMap((name) => {
      if (name === 'fees') return (then.fees ?? []).map(({ code }) => `fees ${code}`);
      if (name === 'questions') return (then.questions ?? []).map(({ id }) => `questions ${id}`);
      return [name];
    });
}

/** Pairs of actions of which the second takes away what the first gives. */
const undoing: readonly {
  readonly action: keyof PolicyActions;
  readonly undone: (then: PolicyActions, by: PolicyActions) => boolean;
  readonly sentence: string;
}[] = [
  {
    action: 'decline',
    undone: ({ decline }, { bypass }) => decline !== undefined && (bypass?.includes(decline) ?? false),
    sentence: 'is bypassed wherever it is said',
  },
  {
    action: 'fees',
    undone: ({ fees }, { waiveFees }) => fees?.some(({ code }) => waiveFees?.includes(code)) ?? false,
    sentence: 'are waived wherever they are charged',
  },
  {
    action: 'resolutions',
    undone: ({ resolutions }, { excludeResolutions }) =>
      resolutions?.every((resolution) => excludeResolutions?.includes(resolution)) ?? false,
    sentence: 'are excluded wherever they are offered',
  },
];

function voided(rule: PlacedRule, rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  return undoing.flatMap(({ action, undone, sentence }) => {
    const by = rules.find((other) => undone(rule.then, other.then) && !canHold([rule.when], [other.when]));
    return by
      ? [remarkOn(rule, 'contradiction', `Its ${action} ${sentence}, by rule "${by.id}".`, action)]
      : [];
  });
}

/** An earlier rule of the same condition that says another thing: one of the two is a mistake. */
function opposed(rule: PlacedRule, rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  const names = Object.keys(rule.then).filter((name) => !allCount.includes(name)) as (keyof PolicyActions)[];
  return names.flatMap((action) => {
    const other = rules.find(({ index, then, when }) => {
      if (index >= rule.index || then[action] === undefined || rule.then[action] === undefined) return false;
      const differs = JSON.stringify(then[action]) !== JSON.stringify(rule.then[action]);
      return differs && overlapOfKeys(then, rule.then, action) && sameCondition(when, rule.when);
    });
    const sentence = `Rule "${other?.id}" has the same condition and says otherwise, and it stands first.`;
    return other ? [remarkOn(rule, 'contradiction', sentence, action)] : [];
  });
}

function overlapOfKeys(left: PolicyActions, right: PolicyActions, action: keyof PolicyActions): boolean {
  const of = (then: PolicyActions) => keysOf(then).filter((key) => key.split(' ')[0] === action);
  return of(left).some((key) => of(right).includes(key));
}

function sameCondition(left: PlacedRule['when'], right: PlacedRule['when']): boolean {
  return !canHold([left], [right]) && !canHold([right], [left]);
}
