import type { Command } from 'commander';
import { readPacks } from '#law-packs';
import { checkPolicy, lintPolicy } from '#policy-engine';
import type { PolicyDocument, PolicyProblem, PolicyRemark } from '#policy-engine';
import { Failed } from '../options.js';
import { print } from '../print.js';
import { table } from '../table.js';
import { readData, readLaw } from './files.js';

const help = `
Remarks: rules that can never fire or never matter, contradictions, gaps, and what the law overrules anyway. What is said
of a rule is certain; not everything is found. docs/POLICY.md tells how to write a policy.

Exit codes: 0 the policy can be used, whatever the remarks; 1 it cannot; 2 the file or the law cannot be read.`;

export function addPolicyLint(policy: Command): void {
  policy
    .command('lint')
    .description('what is wrong with a policy, and what is odd about it')
    .argument('<file>', 'the policy, JSON or YAML')
    .option('--law <dir>', 'law packs of this folder instead of those that came with Vuelta')
    .option('--json', 'as JSON')
    .addHelpText('after', help)
    .action(lint);
}

function lint(file: string, { law, json = false }: { law?: string; json?: boolean }): void {
  const written = readData(file);
  // A folder whose packs do not compile is refused before it is asked.
  if (law !== undefined) readLaw(law);
  const problems = checkPolicy(written);
  const rules = readPacks(law).flatMap((pack) => pack.rules);
  const remarks = problems.length > 0 ? [] : lintPolicy(written as PolicyDocument, rules);
  print(json, { problems, remarks }, textOf(problems, remarks));
  if (problems.length > 0) throw new Failed();
}

function textOf(problems: readonly PolicyProblem[], remarks: readonly PolicyRemark[]): string {
  if (problems.length > 0) return `${notesTable('problem', problems)}\nThe policy cannot be used.`;
  return remarks.length > 0 ? notesTable('remark', remarks) : 'Nothing to remark.';
}

const notesTable = (head: string, notes: readonly (PolicyProblem | PolicyRemark)[]): string =>
  table(
    ['where', head, ''],
    notes.map(({ pointer, code, sentence }) => [pointer || '/', code, sentence]),
    ['left', 'left', 'left'],
  );
