import type { Command } from 'commander';
import { Api } from '../api/api.js';
import { connectionOf } from '../options.js';
import { print } from '../print.js';

interface Orphan {
  labelId: string;
  returnId: string;
  reason: string;
  carrier: string | null;
  trackingNumber: string | null;
  costMinor: number | null;
  currency: string | null;
  since: string;
}

interface Report {
  data: Orphan[];
  totals: { reason: string; currency: string | null; labels: number; costMinor: number }[];
}

export function addLabels(program: Command): void {
  program
    .command('labels')
    .description('prepaid labels')
    .command('orphans')
    .description('labels that cost money and are of no use, and how much')
    .option('--json')
    .action((options: { json?: boolean }, command: Command) => orphans(options.json ?? false, command));
}

async function orphans(json: boolean, command: Command): Promise<void> {
  const { url, key } = await connectionOf(command);
  const report = await new Api(url, key()).get<Report>('/v1/labels/orphans');
  print(json, report, linesOf(report).join('\n'));
}

function linesOf({ data, totals }: Report): string[] {
  if (data.length === 0) return ['none'];
  const rows = data.map(({ since, reason, costMinor, currency, ...label }) =>
    [
      since.slice(0, 10),
      reason,
      label.labelId,
      label.trackingNumber ?? '-',
      `${costMinor ?? 0} ${currency ?? ''}`,
    ].join('  '),
  );
  const sums = totals.map(
    ({ reason, currency, labels, costMinor }) =>
      `${reason}: ${labels} labels, ${costMinor} ${currency ?? ''} (minor units)`,
  );
  return [...rows, '', ...sums];
}
