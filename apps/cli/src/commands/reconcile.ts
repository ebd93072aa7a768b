import type { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import { Api } from '../api/api.js';
import { connectionOf, Failed } from '../options.js';
import { print } from '../print.js';
import { until } from '../replay/until.js';

interface Findings {
  waiting: number;
  findings: { paymentId: string; kind: string; subject: string; detail: string }[];
  ledger: { refundId: string; detail: string }[];
}

export function addReconcile(program: Command): void {
  program
    .command('reconcile')
    .description('compare providers, refunds and ledger, both ways; exit code 1 if anything is at odds')
    .option('--json')
    .action(reconcile);
}

async function reconcile({ json = false }: { json?: boolean }, command: Command): Promise<void> {
  const { url, key } = await connectionOf(command);
  const api = new Api(url, key());
  const path = '/v1/refunds/reconciliation';
  const { payments } = await api.post<{ payments: number }>(path, {}, randomUUID());
  const found = await until('the comparison', async () => {
    const now = await api.get<Findings>(path);
    return now.waiting === 0 ? now : null;
  });
  const lines = [
    `${payments} payments compared`,
    ...found.findings.map((it) => `${it.kind}  ${it.paymentId}  ${it.subject}: ${it.detail}`),
    ...found.ledger.map((it) => `ledger_differs  ${it.refundId}: ${it.detail}`),
  ];
  print(json, { payments, ...found }, lines.join('\n'));
  const count = found.findings.length + found.ledger.length;
  if (count > 0) throw new Failed(`${count} findings`);
}
