import { Command, CommanderError, Option } from 'commander';
import { WrongSettings } from '#chassis';
import { addAudit } from './commands/audit.js';
import { addDeadLetters } from './commands/dead-letters.js';
import { addDoctor } from './commands/doctor.js';
import { addKeys } from './commands/keys.js';
import { addLabels } from './commands/labels.js';
import { addMerchants } from './commands/merchants.js';
import { addPolicy } from './commands/policy.js';
import { addReconcile } from './commands/reconcile.js';
import { addReplay } from './commands/replay.js';
import { addSandbox } from './commands/sandbox.js';
import { WrongUsage } from './options.js';

/** 0 done, 1 failed, 2 wrong usage, 78 wrong settings (EX_CONFIG of sysexits.h). */
export type ExitCode = 0 | 1 | 2 | 78;

/** Runs the command that `args` name; resolves with the exit code. */
export async function runCli(args: readonly string[]): Promise<ExitCode> {
  try {
    await createProgram().parseAsync(args, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const message = error instanceof Error ? error.message : String(error);
    if (message) process.stderr.write(`${message}\n`);
    if (error instanceof WrongUsage) return 2;
    return error instanceof WrongSettings ? 78 : 1;
  }
}

function createProgram(): Command {
  const program = new Command('vuelta')
    .description('Operate a Vuelta installation.')
    .addOption(new Option('--url <url>', 'address of the API').env('VUELTA_URL'))
    .addOption(new Option('--key <key>', 'API key; else that of the demo shop in DATA_DIR').env('VUELTA_KEY'))
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride();
  const commands = [
    addDoctor,
    addMerchants,
    addKeys,
    addDeadLetters,
    addPolicy,
    addReplay,
    addReconcile,
    addAudit,
    addLabels,
    addSandbox,
  ];
  for (const add of commands) add(program);
  return program;
}
