// `npm run check`: everything that judges the code without running it. Two steps at a time, as two cores allow.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const tool = (name) => `node_modules/.bin/${name}`;
const steps = [
  { name: 'types', command: [tool('tsc'), '--noEmit', '--project', 'tsconfig.json'] },
  { name: 'format', command: [tool('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: [tool('oxlint')] },
  { name: 'boundaries', command: [tool('depcruise'), 'apps', 'libs', 'test-support'] },
  { name: 'dead code', command: [tool('knip'), '--no-progress', '--treat-config-hints-as-errors'] },
  {
    name: 'web types',
    command: [tool('tsc'), '--noEmit', '--project', 'apps/web/tsconfig.json'],
    needs: 'apps/web/tsconfig.json',
  },
  {
    name: 'generated files',
    command: [process.execPath, 'scripts/generate.mjs', '--check'],
    needs: 'scripts/generate.mjs',
  },
].filter(({ needs }) => !needs || existsSync(needs));

function run({ name, command: [file, ...args] }) {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => (output += error.message));
    child.on('close', (code) => {
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      resolve({ name, output, passed: code === 0 });
    });
  });
}

const waiting = [...steps];
const results = [];
async function worker() {
  for (let step = waiting.shift(); step; step = waiting.shift()) results.push(await run(step));
}
await Promise.all([worker(), worker()]);

const failed = results.filter(({ passed }) => !passed);
for (const { name, output } of failed) console.log(`\n--- ${name} ---\n${output.trim()}`);
if (failed.length > 0) console.log(`\nFailed: ${failed.map(({ name }) => name).join(', ')}`);
console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
