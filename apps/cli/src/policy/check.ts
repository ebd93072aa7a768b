import type { Command } from 'commander';
import { calendars } from '#calendars';
import { checkCase, readCases, readPacks } from '#law-packs';
import type { CaseDifference } from '#law-packs';
import { compileLaw } from '#policy-engine';
import type { Law, LawCase } from '#policy-engine';
import { Failed, WrongUsage } from '../options.js';

const help = `
FILE is a file of vectors ({ "vectors": [] }) or a law pack; without it the packs' own cases run. Every field of what
is expected is compared; a rule of alsoAcceptableRuleIds is as good as ruleId.

Exit codes: 0 all passed; 1 some failed; 2 the file or the law cannot be read.`;

export function addPolicyCheck(policy: Command): void {
  policy
    .command('check')
    .description('ask the engine cases whose answers are known and print every difference')
    .argument('[file]', 'cases')
    .option('--law <dir>', 'law packs of this folder instead of those that came with Vuelta')
    .addHelpText('after', help)
    .action(check);
}

function check(file: string | undefined, { law: folder }: { law?: string }): void {
  const { law, cases } = read(file, folder);
  const days = calendars();
  const wrong = cases.map((lawCase) => checkCase(law, days, lawCase)).filter(({ length }) => length > 0);
  for (const differences of wrong) process.stdout.write(`${paragraph(differences)}\n`);
  process.stdout.write(`${cases.length - wrong.length} passed, ${wrong.length} failed\n`);
  if (wrong.length > 0) throw new Failed();
}

function read(file: string | undefined, folder: string | undefined): { law: Law; cases: LawCase[] } {
  try {
    const packs = readPacks(folder);
    const cases = file === undefined ? packs.flatMap((pack) => pack.cases) : readCases(file);
    return { law: compileLaw(packs), cases };
  } catch (error) {
    throw new WrongUsage(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** All that is wrong with one case: the case, why it is so, a line for each field. */
function paragraph(differences: CaseDifference[]): string {
  const heads = differences.slice(0, 1).map(({ id, why }) => `${id}: ${why}`);
  const lines = differences.map(
    ({ field, expected, got }) => `    ${field}: expected ${shown(expected)}, got ${shown(got)}`,
  );
  return [...heads, ...lines].join('\n');
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : String(JSON.stringify(value)));
