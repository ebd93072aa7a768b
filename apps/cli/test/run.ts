import { jest } from '@jest/globals';
import { runCli } from '../src/cli.js';

export interface CliRun {
  code: number;
  out: string;
  err: string;
}

/** Runs `vuelta` with these arguments and these variables, as a terminal would, and catches what it writes. */
export async function vuelta(args: string[], env: Record<string, string> = {}): Promise<CliRun> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  const written = { out: '', err: '' };
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => (written.out += String(text)) !== '');
  const err = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => (written.err += String(text)) !== '');
  try {
    return { code: await runCli(args), ...written, out: written.out, err: written.err };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.env = before;
  }
}
