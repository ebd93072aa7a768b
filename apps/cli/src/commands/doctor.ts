import type { Command } from 'commander';
import { readSettings, WrongSettings } from '#chassis';
import type { Settings } from '#chassis';
import { services } from '../../../all/src/services.js';
import { broker } from '../doctor/broker.js';
import { databaseFindings } from '../doctor/database.js';
import { bad, good } from '../doctor/finding.js';
import type { Finding } from '../doctor/finding.js';
import { dataFolder, embeddedBinaries, hasEmbeddedDatabase, nodeVersion, server } from '../doctor/machine.js';
import { connectionOf, Failed } from '../options.js';
import { print } from '../print.js';

const marks = { good: '✓', bad: '✗', none: '–' };

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('look at this installation and say what is wrong and what to do; exit code 1 if anything is')
    .option('--json')
    .action(doctor);
}

async function doctor({ json = false }: { json?: boolean }, command: Command): Promise<void> {
  const findings = await examine(command);
  print(json, findings, findings.map(lineOf).join('\n'));
  const wrong = findings.filter(({ state }) => state === 'bad').length;
  if (wrong > 0) throw new Failed(`${wrong} of ${findings.length} checks failed`);
}

async function examine(command: Command): Promise<Finding[]> {
  const settings = settingsOrWhyNot();
  if (!('PORT' in settings)) return [nodeVersion(), ...settings];
  const { url } = await connectionOf(command);
  return [
    nodeVersion(),
    good('settings', 'every one can be read'),
    await dataFolder(settings),
    // Before the start of the database that the next one may need: a server that runs has it open already.
    await server(url),
    ...(await databaseOrBinaries(settings)),
    await broker(settings),
  ];
}

function settingsOrWhyNot(): Settings | Finding[] {
  try {
    return readSettings(process.env);
  } catch (error) {
    if (!(error instanceof WrongSettings)) throw error;
    return error.message.split('\n').map((line) => bad('settings', line, 'See .env.example.'));
  }
}

async function databaseOrBinaries(settings: Settings): Promise<Finding[]> {
  const isThere = settings.DATABASE_URL !== undefined || (await hasEmbeddedDatabase(settings));
  return isThere ? databaseFindings(settings, services) : [await embeddedBinaries()];
}

const lineOf = ({ what, state, detail, advice }: Finding): string =>
  `${marks[state]} ${what}: ${detail}${advice ? `\n    ${advice}` : ''}`;
