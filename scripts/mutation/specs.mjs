import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getState, resetState } from 'jest-circus';

const folders = ['libs/policy-engine/src', 'libs/law-packs/src'];

/** Paths of the specs, but of the properties: a mutant would wait for thousands of cases. */
export async function specFiles() {
  const found = [];
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true })) {
      if (/(?<!\.properties)\.spec\.ts$/.test(entry)) found.push(join(folder, entry));
    }
  }
  return found.sort();
}

let loads = 0;

/** The tests of the specs, each file with modules of its own, as Jest does it. */
export async function loadSpecs(files) {
  const tests = [];
  for (const file of files) {
    resetState();
    await import(`${pathToFileURL(resolve(file)).href}?fresh=${(loads += 1)}`);
    tests.push(...testsOf(getState().rootDescribeBlock, { file, name: '', hooks: [] }));
  }
  return tests;
}

function testsOf(block, { file, name, hooks }) {
  const around = [...hooks, ...block.hooks];
  return block.children.flatMap((child) => {
    const path = `${name} ${child.name}`;
    if (child.type === 'describeBlock') return testsOf(child, { file, name: path, hooks: around });
    return child.mode === 'skip' ? [] : [{ id: `${file}${path}`, file, fn: child.fn, hooks: around }];
  });
}

/** Alone, with what `beforeAll` prepares made anew, so that the mutants behind it count for this test. Throws. */
export async function runTest({ fn, hooks }) {
  const run = async (type) => {
    for (const hook of hooks.filter((one) => one.type === type)) await hook.fn();
  };
  await run('beforeAll');
  await run('beforeEach');
  try {
    await fn();
  } finally {
    await run('afterEach');
    await run('afterAll');
  }
}
