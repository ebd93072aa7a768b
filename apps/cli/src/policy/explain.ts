import { createHash } from 'node:crypto';
import { Option } from 'commander';
import type { Command } from 'commander';
import { calendars } from '#calendars';
import {
  auditorView,
  compilePolicy,
  customerView,
  decide,
  defaultPolicy,
  languages,
  recordingCalendars,
  sealRecord,
  staffView,
} from '#policy-engine';
import type { CustomerView, DecisionRecord, LanguageCode, StaffView } from '#policy-engine';
import { Api } from '../api/api.js';
import { connectionOf, WrongUsage } from '../options.js';
import { print } from '../print.js';
import { completeFacts } from './case-facts.js';
import { readData, readLaw, readPolicy } from './files.js';
import { staffText } from './staff-text.js';

const views = ['customer', 'staff', 'auditor'] as const;

interface ExplainOptions {
  return?: string;
  facts?: string;
  policy?: string;
  law?: string;
  at?: string;
  view: (typeof views)[number];
  language: LanguageCode;
  json?: boolean;
}

const help = `
Of a return that a server has decided: --return. Of a case on paper: --facts, with --policy (else the default policy),
--law and --at (else now); no server is asked. A file of facts names at least

    order: { placedAt: 2026-05-01T10:00:00Z, currency: EUR, timeZone: Europe/Berlin, jurisdiction: DE }
    lines:
      - reasonCode: changed_mind
        purchase: { paidMinor: 4900, deliveredAt: 2026-05-04T12:00:00Z }

docs/POLICY.md lists the rest. The auditor's view is always JSON.

Exit codes: 0 explained; 1 the policy cannot be used, or the server does not answer; 2 wrong usage.`;

export function addPolicyExplain(policy: Command): void {
  policy
    .command('explain')
    .description('why a return was decided as it was, or would be')
    .option('--return <id>', 'a return of the server')
    .option('--facts <file>', 'a case on paper, JSON or YAML')
    .option('--policy <file>', 'the policy to judge the case by, JSON or YAML')
    .option('--law <dir>', 'law packs of this folder instead of those that came with Vuelta')
    .option('--at <instant>', 'when the case is judged, for example 2026-05-10T10:00:00Z')
    .addOption(new Option('--view <view>', 'who reads it').choices(views).default('customer'))
    .addOption(new Option('--language <code>', 'of its sentences').choices(languages).default('en'))
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action((options: ExplainOptions, command: Command) => explain(options, command));
}

async function explain(options: ExplainOptions, command: Command): Promise<void> {
  const { view, json = false } = options;
  const shown = await viewOf(options, command);
  if (view === 'auditor') print(false, shown, JSON.stringify(shown, null, 2));
  else if (view === 'staff') print(json, shown, staffText(shown as StaffView));
  else print(json, shown, customerText(shown as CustomerView));
}

async function viewOf(options: ExplainOptions, command: Command): Promise<unknown> {
  const { return: returnId, facts } = options;
  if ((returnId === undefined) === (facts === undefined))
    throw new WrongUsage('give either --return or --facts');
  return returnId === undefined ? viewOfCase(options, facts!) : viewOfReturn(options, returnId, command);
}

async function viewOfReturn(
  { view, language }: ExplainOptions,
  returnId: string,
  command: Command,
): Promise<unknown> {
  const { url, key } = await connectionOf(command);
  const path = `/v1/returns/${encodeURIComponent(returnId)}/decision${view === 'customer' ? '' : `/${view}`}`;
  return new Api(url, key()).get(path, { 'accept-language': language });
}

function viewOfCase(options: ExplainOptions, path: string): object {
  const record = recordOf(options, path);
  if (options.view === 'auditor') return auditorView(record);
  return options.view === 'staff'
    ? staffView(record, options.language)
    : customerView(record, options.language);
}

/** The same record that the service would keep. Throws PolicyError. */
function recordOf(options: ExplainOptions, path: string): DecisionRecord {
  const facts = completeFacts(readData(path));
  const policy = options.policy ? readPolicy(options.policy) : compilePolicy(defaultPolicy, 'default-1');
  const law = readLaw(options.law);
  const now = options.at ?? new Date().toISOString();
  const recording = recordingCalendars(calendars());
  const decision = judged(() => decide(facts, policy, law, recording.calendars, now));
  const rules = law.rulesFor(facts.order.jurisdiction).map(({ rule }) => rule);
  const { version, document } = policy;
  const inputs = {
    facts,
    now,
    policy: { version, document },
    law: { version: law.version, rules },
    holidays: recording.consulted(),
    decision,
  };
  return sealRecord(inputs, (text) => createHash('sha256').update(text).digest('hex'));
}

/** What the engine cannot read is the file's fault. */
function judged<T>(decideNow: () => T): T {
  try {
    return decideNow();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new WrongUsage(error.message, { cause: error });
  }
}

function customerText({ verdict, sentences, lines }: CustomerView): string {
  const ofLines = lines.map((line) => [
    `\nLine ${line.lineId}: ${line.verdict}`,
    ...indented(line.sentences),
  ]);
  return [`Verdict: ${verdict}`, ...indented(sentences), ...ofLines.flat()].join('\n');
}

const indented = (sentences: readonly string[]): string[] => sentences.map((sentence) => `  ${sentence}`);
