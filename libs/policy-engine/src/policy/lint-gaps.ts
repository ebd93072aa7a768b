import { baseTerms } from './base-terms.js';
import type { AmountsMinor, PolicyActions } from './policy-document.js';
import { remarkOn, type PlacedRule, type PolicyRemark } from './policy-remark.js';
import { canHold } from './satisfiable.js';

/** What a policy leaves open; `rules` are those that can fire. */
export function gapsIn(rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  return [...windowGaps(rules), ...resolutionGaps(rules), ...amountGaps(rules)];
}

function windowGaps(rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  const setting = rules.filter(({ then }) => then.windowDays !== undefined).map(({ when }) => when);
  const base = `${baseTerms.windowDays} days from delivery`;
  const about = { ruleId: null, pointer: '/rules' };
  if (setting.length === 0) {
    return [{ ...about, code: 'no_window', sentence: `No rule sets a window: it is ${base}.` }];
  }
  if (!canHold([], setting)) return [];
  const sentence = `Not every line gets a window from a rule; the others have ${base}.`;
  return [{ ...about, code: 'window_not_everywhere', sentence }];
}

/** A rule that takes away all that the base terms offer, where no rule offers anything else. */
function resolutionGaps(rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  const offering = rules.filter(({ then }) => then.resolutions !== undefined).map(({ when }) => when);
  return rules
    .filter(({ when, then: { excludeResolutions = [] } }) => {
      const all = baseTerms.resolutions.every((resolution) => excludeResolutions.includes(resolution));
      return all && canHold([when], offering);
    })
    .map((rule) =>
      remarkOn(
        rule,
        'no_resolution_left',
        'Nothing is left that the customer could choose.',
        'excludeResolutions',
      ),
    );
}

function amountGaps(rules: readonly PlacedRule[]): readonly PolicyRemark[] {
  const currencies = new Set(
    rules.flatMap(({ then }) => amountsOf(then).flatMap(([, by]) => Object.keys(by))),
  );
  return rules.flatMap((rule) =>
    amountsOf(rule.then).flatMap(([action, amounts]) => {
      const missing = [...currencies].filter(
        (currency) =>
          !(currency in amounts) && canHold([rule.when, { fact: 'order.currency', is: currency }]),
      );
      const nothing = Object.values(amounts).every((amountMinor) => amountMinor === 0);
      return [
        ...(missing.length > 0
          ? [remarkOn(rule, 'currency_without_amount', `It has no amount in ${missing.join(', ')}.`, action)]
          : []),
        ...(nothing ? [remarkOn(rule, 'fee_of_nothing', 'Every amount is 0.', action)] : []),
      ];
    }),
  );
}

type Amounts = readonly (readonly [keyof PolicyActions, AmountsMinor])[];

function amountsOf({ fees = [], bonusCredit, shopNowBonus }: PolicyActions): Amounts {
  const listed = [
    ...fees.map(({ amountMinor }) => ['fees', amountMinor] as const),
    ['bonusCredit', bonusCredit?.amountMinor] as const,
    ['shopNowBonus', shopNowBonus?.amountMinor] as const,
  ];
  return listed.flatMap(([action, amounts]) => (amounts ? [[action, amounts] as const] : []));
}
