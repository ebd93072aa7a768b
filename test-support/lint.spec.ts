import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedTree } from './planted-tree.js';

/** A rule, the place of a file (the star becomes its number), and a text in it that breaks this rule alone. */
type Offence = [rule: string, place: string, text: string];

const service = 'apps/a/src/*.service.ts';
const spec = 'apps/a/src/*.spec.ts';
const page = 'apps/web/src/*.tsx';
const pure = [
  'libs/money/src/*.ts',
  'libs/policy-engine/src/*.ts',
  'apps/a/src/*.rules.ts',
  'apps/a/src/*.lifecycle.ts',
];

const repeat = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const lines = (count: number) => repeat(count, (i) => `export const l${i} = ${i};`);
const counter = (body: string) => `export function f(n: number): number {\n${body}\nreturn n;\n}\n`;
const floating = `const work = async () => 1;\nexport const f = () => {\nwork();\n};\n`;
const halfSwitch = `switch (s) {\ncase 'a':\nreturn 1;\n}\nreturn 2;\n`;

const offences: Offence[] = [
  ['typescript(no-floating-promises)', service, floating],
  ['typescript(no-floating-promises)', spec, floating],
  ['typescript(no-floating-promises)', page, floating],
  [
    'typescript(no-misused-promises)',
    service,
    `const ok = async () => true;\nexport const f = () => (ok() ? 1 : 2);\n`,
  ],
  ['typescript(switch-exhaustiveness-check)', service, `export function f(s: 'a' | 'b') {\n${halfSwitch}}\n`],
  ['typescript(no-explicit-any)', service, `export const f = (x: any) => [x];\n`],
  ['eslint(eqeqeq)', service, `export const f = (n: number) => n == 1;\n`],
  ['eslint(no-unused-vars)', service, `const forgotten = 1;\nexport {};\n`],
  ['eslint(max-lines)', service, lines(251)],
  ['eslint(max-lines-per-function)', service, counter(repeat(60, () => 'n += 1;'))],
  ['eslint(max-params)', service, `export const f = (a: 1, b: 1, c: 1, d: 1, e: 1) => [a, b, c, d, e];\n`],
  ['eslint(complexity)', service, counter(repeat(10, (i) => `if (n === ${i}) n = 1;`))],
  ['eslint(max-depth)', service, counter('if (n) {\n'.repeat(4) + 'n = 0;\n' + '}\n'.repeat(4))],
  [
    'jest(no-focused-tests)',
    spec,
    `import { expect, it } from '@jest/globals';\nit.only('x', () => expect(1).toBe(1));\n`,
  ],
  [
    'react-hooks(rules-of-hooks)',
    page,
    `import { useState } from 'react';\nexport const F = (p: { x: boolean }) => {\nif (p.x) useState(1);\nreturn null;\n};\n`,
  ],
  ...pure.flatMap((place): Offence[] => [
    ['eslint(no-restricted-properties)', place, `export const f = () => Date.now();\n`],
    ['eslint(no-restricted-properties)', place, `export const f = () => Math.random();\n`],
    ['purity(no-clock)', place, `export const f = () => new Date();\n`],
    ['purity(no-clock)', place, `export const f = () => Date();\n`],
    ['eslint(no-restricted-globals)', place, `export const f = () => process.env;\n`],
    ['eslint(no-restricted-globals)', place, `export const f = () => fetch('http://localhost');\n`],
    ['eslint(no-restricted-globals)', place, `export const f = () => crypto.randomUUID();\n`],
  ]),
];

const ofStoredTime = `export const f = (at: string): Date => new Date(Date.parse(at) + Date.UTC(1970));\n`;
const allowed: Offence[] = [
  ...pure.map((place): Offence => ['nothing', place, ofStoredTime]),
  [
    'nothing',
    'libs/money/src/*.spec.ts',
    `export const f = () => [Date.now(), Math.random(), new Date()];\n`,
  ],
  ['nothing', service, `export const f = () => [Date.now(), new Date(), process.env];\n`],
  ['nothing', service, lines(250)],
  ['nothing', spec, counter(repeat(60, () => 'n += 1;'))],
];

const cases = [...offences, ...allowed].map(([rule, place, text], i) => ({
  rule,
  path: place.replace('*', `f${i}`),
  text,
}));

describe('lint', () => {
  const files = Object.fromEntries(cases.map(({ path, text }) => [path, text]));
  const tsconfig = JSON.stringify({ compilerOptions: { strict: true, target: 'es2023', jsx: 'preserve' } });
  const tree = new PlantedTree(['.oxlintrc.json', 'scripts/lint'], { ...files, 'tsconfig.json': tsconfig });
  const found = new Map<string, string[]>();

  beforeAll(() => {
    const modules = join(process.cwd(), 'node_modules');
    const { stdout } = spawnSync(process.execPath, [join(modules, 'oxlint/bin/oxlint'), '--format', 'json'], {
      cwd: tree.root,
      encoding: 'utf8',
      env: { ...process.env, OXLINT_TSGOLINT_PATH: join(modules, '.bin/tsgolint') },
    });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[] };
    for (const { code, filename } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code]);
  });
  afterAll(() => tree.remove());

  it.each(cases)('answers $path with $rule', ({ rule, path }) => {
    expect(found.get(path) ?? ['nothing']).toEqual([rule]);
  });
});
