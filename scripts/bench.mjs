// `npm run bench -- NAME` runs scripts/bench/NAME.mjs against the compiled code.
import { readdir } from 'node:fs/promises';

const [name, ...args] = process.argv.slice(2);
const folder = new URL('./bench/', import.meta.url);
const names = (await readdir(folder))
  .filter((file) => file.endsWith('.mjs') && !file.startsWith('_'))
  .map((file) => file.slice(0, -4));
if (!names.includes(name)) {
  console.error(`Usage: npm run bench -- ${names.join(' | ')}`);
  process.exit(2);
}
const { default: run } = await import(new URL(`${name}.mjs`, folder).href);
process.exitCode = await run(args);
