import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { readSettings } from '#chassis';

/** The command ran and did not succeed: exit code 1 and this sentence; none where the output has said it. */
export class Failed extends Error {}

/** The command was asked for in a way it does not understand: exit code 2. */
export class WrongUsage extends Error {}

/** Where the API is and how to be let in. */
export interface Connection {
  url: string;
  isUrlGiven: boolean;
  /** Throws Failed where there is none. */
  key(): string;
}

/** --url and --key of any command, else their variables, else the demo shop on this machine. */
export async function connectionOf(command: Command): Promise<Connection> {
  const { url, key } = command.optsWithGlobals<{ url?: string; key?: string }>();
  const { DATA_DIR, PORT } = readSettings(process.env);
  const file = join(DATA_DIR, 'demo-key');
  const known = key ?? (await readFile(file, 'utf8').catch(() => '')).trim();
  return {
    url: (url ?? `http://127.0.0.1:${PORT}`).replace(/\/$/, ''),
    isUrlGiven: url !== undefined,
    key: () => {
      if (!known) throw new Failed(`no API key: give --key or VUELTA_KEY (there is no ${file})`);
      return known;
    },
  };
}

export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
