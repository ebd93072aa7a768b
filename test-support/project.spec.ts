import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const read = (path: string) => readFileSync(path, 'utf8');
const listed = execFileSync('git', [
  'ls-files',
  '-z',
  '--cached',
  '--others',
  '--exclude-standard',
]).toString();
const files = listed.split('\0').filter((path) => path !== '' && existsSync(path));

const folders = ['apps', 'deploy', 'docs', 'libs', 'scripts', 'test-support'];
const pages = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'];
const settings = [
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'tsconfig.base.json',
];
const topLevel = folders.concat(pages, settings, [
  'docker-compose.yml',
  'jest.config.mjs',
  'knip.json',
  'stryker.config.mjs',
]);

describe('the project', () => {
  it('has nothing at its top but what its owner asked for, settings of tools and dotfiles', () => {
    const entries = new Set(files.map((path) => path.split('/')[0] ?? ''));
    expect([...entries].filter((entry) => !entry.startsWith('.') && !topLevel.includes(entry))).toEqual([]);
  });

  it('runs on Node 20.19 and later', () => {
    expect(JSON.parse(read('package.json'))).toMatchObject({ engines: { node: '>=20.19' }, type: 'module' });
  });

  it('tells `nest start` of every process that there is', () => {
    const { projects } = JSON.parse(read('nest-cli.json')) as { projects: Record<string, unknown> };
    const processes = files.flatMap((path) => /^apps\/([^/]+)\/src\/main\.ts$/.exec(path)?.[1] ?? []);
    expect(Object.keys(projects)).toEqual(expect.arrayContaining(processes));
  });

  it('installs from whatever registry the user has: no package is pinned to a host', () => {
    expect(read('package.json')).not.toMatch(/https?:|git\+|github:/);
    expect(read('package-lock.json')).not.toMatch(/"resolved": "(https?|git)/);
    expect(read('.npmrc')).not.toMatch(/registry\s*=/);
  });

  it('locks every platform of every package that has native parts', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as Lock;
    const missing = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies).filter((name) => !isLocked(packages, name)),
    );
    expect(missing).toEqual([]);
  });

  it('names no registry host and no path of the machine it was written on', () => {
    const foreign = [
      /(?<![\w.])\/work\//,
      /\b(registry\.(npmjs\.org|yarnpkg\.com)|npm\.pkg\.github\.com|repo1?\.maven(\.apache)?\.org)\b/,
    ];
    const text = files.filter((path) => !/\.(gz|png|jpe?g|pdf|woff2?|ico)$/.test(path));
    expect(text.filter((path) => foreign.some((pattern) => pattern.test(read(path))))).toEqual([]);
  });
});

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>;
}

const isLocked = (packages: Lock['packages'], name: string) =>
  Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`));
