import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * Whether this pid is alive and its command line names `mark`.
 * A pid alone proves nothing: after a crash or a reboot it may belong to another program.
 */
export async function isRunning(pid, mark) {
  const commandLine = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => askPs(pid));
  return commandLine.includes(mark);
}

async function askPs(pid) {
  return run('ps', ['-ww', '-o', 'args=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
}
