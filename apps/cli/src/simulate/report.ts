import { formatDecimal } from '#money';
import type { SimulationReport } from '#policy-engine';
import { table } from '../table.js';

const inWords = {
  verdict: 'the verdict',
  money: 'the money',
  resolutions: 'what the customer may choose',
  last_day: 'the last day',
  response_codes: 'the reasons given',
} as const;

/** What a simulation found, as tables; those with nothing in them are left out. */
export function simulationText(report: SimulationReport): string {
  return [overview, verdicts, money, rules, remarks].flatMap((draw) => draw(report)).join('\n');
}

const overview = (report: SimulationReport): string =>
  table(
    ['judged by both', 'returns', 'lines'],
    [
      ['all', report.returns, report.lines],
      ['  come out otherwise', report.returnsChanged, report.linesChanged],
      ...report.differences.map(({ difference, lines }) => [`    in ${inWords[difference]}`, '', lines]),
    ],
  );

const verdicts = (report: SimulationReport): string =>
  table(
    ['base', 'draft', 'lines'],
    report.verdicts.map(({ base, draft, lines }) => [base, draft, lines]),
    ['left', 'left', 'right'],
  );

function money(report: SimulationReport): string[] {
  const rows = report.money.flatMap(({ currency, ...minor }) => {
    const text = (amountMinor: number) => `${formatDecimal({ amountMinor, currency })} ${currency}`;
    const row = (what: string, base: number, draft: number) => [
      what,
      text(base),
      text(draft),
      text(draft - base),
    ];
    if (Object.values(minor).every((amountMinor) => amountMinor === 0)) return [];
    return [
      row('refunds', minor.baseRefundMinor, minor.draftRefundMinor),
      row('fees kept', minor.baseFeesMinor, minor.draftFeesMinor),
    ];
  });
  return rows.length > 0 ? [table(['money', 'base', 'draft', 'difference'], rows)] : [];
}

const rules = ({ applied, neverFired }: SimulationReport): string =>
  table(
    ['rules of the draft and of the law', 'lines'],
    [
      ...applied.map(({ ruleId, lines }) => [ruleId, lines]),
      ...neverFired.map((ruleId) => [`${ruleId}: never fired`, 0]),
    ],
  );

const remarks = (report: SimulationReport): string[] =>
  report.remarks.length === 0
    ? []
    : [
        table(
          ['remark', 'rule', ''],
          report.remarks.map(({ code, ruleId, sentence }) => [code, ruleId ?? '-', sentence]),
          ['left', 'left', 'left'],
        ),
      ];
