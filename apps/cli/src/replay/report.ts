import { formatDecimal } from '#money';
import { table } from '../table.js';
import type { Replay } from './replay.js';
import type { DeclineCount } from './declines.js';
import { assumedCountryCode } from './places.js';
import type { Survey } from './survey.js';
import type { Outcome } from './tally.js';

export interface Finished {
  survey: Survey;
  replay: Replay;
  ledgerSum: Record<string, number>;
  seconds: number;
  returnSeconds: number;
}

/** The last line of `vuelta replay`. Lines are lines of the dataset's returns; each counts once. */
export function summary({ survey, replay, ledgerSum, seconds, returnSeconds }: Finished) {
  const { tally } = replay;
  return {
    orders: replay.orders,
    returnLines: survey.returnLines,
    accepted: tally.lines.get('accepted') ?? 0,
    declined: byCode(tally.lines, 'declined'),
    declines: replay.declines.counts(),
    refused: byCode(tally.lines, 'refused'),
    review: tally.lines.get('review') ?? 0,
    labels: replay.labels,
    itemsReceived: replay.itemsReceived,
    refunds: replay.refunds,
    refundedMinor: Object.fromEntries(replay.refundedMinor),
    overRefundsPrevented: survey.overRefunds.length,
    overRefunds: survey.overRefunds,
    ledgerSum,
    unaccounted: tally.unaccountedLines + survey.unreadable.length,
    seconds: rounded(seconds),
    returnsPerSecond: rounded(replay.returns / returnSeconds),
  };
}

/** What the two files hold. */
export const surveyTable = (survey: Survey): string =>
  table(
    ['in the files', ''],
    [
      ['orders', survey.orders],
      ['  lines', survey.orderLines],
      ['  lines that are charges, not goods', survey.charges],
      ['  lines at price zero', survey.zeroPrices],
      ['  lines at a price below a penny, rounded once per line', survey.finePrices],
      ['  lines left out: quantity or price below zero', survey.leftOutLines],
      ['  orders without a customer', survey.withoutCustomer],
      [`  orders without a country, taken as ${assumedCountryCode}`, survey.withoutCountry],
      ['returns', survey.returns],
      ['  lines', survey.returnLines],
      ['  pieces', survey.units],
      ['  requests to the API, one per order they came from', survey.requests],
      ['  returns left out by --limit', survey.returnsOutside],
      ['lines of the files that cannot be read', survey.unreadable.length],
    ],
  );

/** What became of every line and piece of the returns. */
export function outcomeTable({ survey, replay }: Finished): string {
  const { lines, units, unaccountedLines, unaccountedUnits } = replay.tally;
  return table(
    ['outcome', 'lines', 'pieces'],
    [
      ...[...units]
        .toSorted(([one], [other]) => one.localeCompare(other))
        .map(([outcome, pieces]) => [inWords(outcome), lines.get(outcome) ?? 0, pieces]),
      ['unaccounted', unaccountedLines, unaccountedUnits],
      ['sum', survey.returnLines, survey.units],
    ],
  );
}

/** Which rule of the policy, or which fact, stands behind each decline, and what the law says of it. */
export const declineTable = ({ replay }: Finished): string =>
  table(
    ['declined by', 'rule', 'policy or law', 'portions', 'pieces'],
    replay.declines.counts().flatMap(declineRows),
    ['left', 'left', 'left', 'right', 'right'],
  );

const declineRows = ({ code, rule, law, portions, pieces }: DeclineCount): (string | number)[][] => [
  [code, rule?.ruleId ?? '-', rule ? `policy: ${rule.citation}` : 'the facts alone', portions, pieces],
  ...law.map((right) => [
    `  ${right.why}`,
    right.rule.ruleId,
    `${right.rule.source}: ${right.rule.citation}`,
    '',
    '',
  ]),
];

/** What the services did. */
export const workTable = ({ survey, replay, ledgerSum }: Finished): string =>
  table(
    ['on the way', ''],
    [
      ['orders registered', replay.orders],
      ...[...replay.refusedOrders].map(([code, count]) => [`orders refused: ${code}`, count]),
      ['lines with pieces that fared differently, counted by the best', replay.tally.mixedLines],
      ['returns approved after review', replay.reviews],
      ['labels', replay.labels],
      ['pieces received', replay.itemsReceived],
      ['refunds paid', replay.refunds],
      ['  amount', amounts(replay.refundedMinor)],
      ['portions that history refunded above their price', survey.overRefunds.length],
      ['  amount above', amounts(survey.overRefundsMinor)],
      ['sum of the ledger', amounts(new Map(Object.entries(ledgerSum)))],
    ],
  );

const byCode = (lines: ReadonlyMap<Outcome, number>, kind: string): Record<string, number> =>
  Object.fromEntries(
    [...lines]
      .filter(([outcome]) => outcome.startsWith(`${kind}:`))
      .map(([outcome, count]) => [outcome.slice(kind.length + 1), count]),
  );

const amounts = (byCurrency: ReadonlyMap<string, number>): string =>
  [...byCurrency]
    .map(([currency, amountMinor]) => `${formatDecimal({ amountMinor, currency })} ${currency}`)
    .join(', ') || '-';

const inWords = (outcome: Outcome): string => outcome.replace(':', ': ');
const rounded = (value: number): number => Math.round(value * 10) / 10;
