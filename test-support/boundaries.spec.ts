import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlantedTree } from './planted-tree.js';

/** A rule, a file, and the one import in it that breaks this rule alone. */
type Offence = [rule: string, path: string, imports: string];

const offences: Offence[] = [
  ['services-meet-only-in-contracts', 'apps/returns/src/a.service.ts', '../../labels/src/labels.rules.js'],
  ['services-meet-only-in-contracts', 'apps/returns/src/a.spec.ts', '../../labels/src/labels.rules.js'],
  ['hosts-list-definitions', 'apps/all/src/main.ts', '../../labels/src/labels.rules.js'],
  ['web-stands-alone', 'apps/web/src/main.tsx', '#contracts'],
  ['nobody-imports-the-web', 'apps/all/src/pages.ts', '../../web/src/client.js'],
  ['libs-never-import-apps', 'libs/chassis/src/a.ts', '../../../apps/labels/src/labels.rules.js'],
  ['libs-have-a-front-door', 'apps/returns/src/b.service.ts', '../../../libs/contracts/src/codes.js'],
  ['money-imports-only-what-it-may', 'libs/money/src/a.ts', 'kept'],
  ['policy-engine-imports-only-what-it-may', 'libs/policy-engine/src/a.ts', '#contracts'],
  ['calendars-imports-only-what-it-may', 'libs/calendars/src/a.ts', 'kept'],
  ['law-packs-imports-only-what-it-may', 'libs/law-packs/src/a.ts', '#contracts'],
  ['contracts-imports-only-what-it-may', 'libs/contracts/src/a.ts', 'node:fs'],
  ['messaging-imports-only-what-it-may', 'libs/messaging/src/a.ts', '#money'],
  ['chassis-imports-only-what-it-may', 'libs/chassis/src/b.ts', '#policy-engine'],
  ['pure-stays-pure', 'apps/returns/src/a.rules.ts', 'node:crypto'],
  ['pure-stays-pure', 'apps/returns/src/a.lifecycle.ts', '#messaging'],
  ['one-door-to-the-broker', 'libs/messaging/src/relay.ts', 'kafkajs'],
  ['one-door-to-the-broker', 'apps/returns/src/c.service.ts', 'kafkajs'],
  ['testing-serves-specs', 'apps/returns/src/d.service.ts', '#testing'],
  ['sandbox-serves-specs-and-the-cli', 'apps/returns/src/i.service.ts', '#sandbox'],
  ['sandbox-imports-only-what-it-may', 'libs/sandbox/src/a.ts', '#money'],
  ['builders-serve-specs', 'libs/money/src/d.ts', '../test/amounts.builder.js'],
  ['specs-are-leaves', 'apps/labels/src/b.spec.ts', './labels.spec.js'],
  ['production-needs-no-dev-dependency', 'apps/returns/src/e.service.ts', 'dev-only'],
  ['imports-resolve', 'apps/returns/src/f.service.ts', './gone.js'],
  ['no-cycles', 'apps/returns/src/g.service.ts', './h.service.js'],
];

const lawful: Offence[] = [
  ['nothing', 'apps/all/src/hosted.ts', '../../labels/src/labels.module.js'],
  ['nothing', 'apps/labels/src/labels.module.ts', './labels.rules.js'],
  ['nothing', 'apps/labels/src/labels.rules.ts', '#policy-engine'],
  ['nothing', 'apps/labels/src/labels.spec.ts', '#testing'],
  ['nothing', 'libs/messaging/src/kafka.transport.ts', 'kafkajs'],
  ['nothing', 'libs/policy-engine/src/b.ts', '#money'],
  ['nothing', 'libs/calendars/src/b.ts', '#policy-engine'],
  ['nothing', 'libs/calendars/src/c.ts', 'date-holidays'],
  ['nothing', 'libs/law-packs/src/b.ts', '#policy-engine'],
];

const lib = (name: string): [string, string] => [`libs/${name}/src/index.ts`, 'export const front = 1;\n'];
const installed = (name: string): [string, string] => [
  `node_modules/${name}/index.js`,
  'module.exports = 1;\n',
];
const libs = [
  'contracts',
  'messaging',
  'money',
  'policy-engine',
  'calendars',
  'law-packs',
  'chassis',
  'sandbox',
  'testing',
];
const packageFile = {
  type: 'module',
  imports: Object.fromEntries(libs.map((name) => [`#${name}`, { source: `./libs/${name}/src/index.ts` }])),
  dependencies: { kafkajs: '1', kept: '1', 'date-holidays': '1' },
  devDependencies: { 'dev-only': '1' },
};
const surroundings = {
  ...Object.fromEntries([
    ...libs.map(lib),
    ...['kafkajs', 'kept', 'dev-only', 'date-holidays'].map(installed),
  ]),
  'package.json': JSON.stringify(packageFile),
  'libs/contracts/src/codes.ts': 'export const code = 1;\n',
  'libs/money/test/amounts.builder.ts': 'export const amount = 1;\n',
  'apps/web/src/client.ts': 'export const client = 1;\n',
  'apps/returns/src/h.service.ts': `import './g.service.js';\n`,
  'apps/returns/src/alone.ts': 'export const alone = 1;\n',
  'apps/returns/src/type-only.rules.ts': `import type { Dirent } from 'node:fs';\nexport type Entry = Dirent;\n`,
};

interface Cruise {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

interface Rules {
  forbidden: { name: string }[];
}

describe('boundaries', () => {
  const cases = [...offences, ...lawful].map(([rule, path, imports]) => ({ rule, path, imports }));
  const planted = Object.fromEntries(cases.map(({ path, imports }) => [path, `import '${imports}';\n`]));
  const settings = ['.dependency-cruiser.cjs', 'tsconfig.json', 'tsconfig.base.json'];
  const tree = new PlantedTree(settings, { ...surroundings, ...planted });
  const broken = new Map<string, string[]>();
  const rulesBrokenBy = (path: string) => broken.get(path) ?? ['nothing'];

  beforeAll(() => {
    const cruiser = join(process.cwd(), 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
    const { stdout } = spawnSync(process.execPath, [cruiser, '--output-type', 'json', 'apps', 'libs'], {
      cwd: tree.root,
      encoding: 'utf8',
      maxBuffer: 16 * 1024 * 1024,
    });
    const { violations } = (JSON.parse(stdout) as Cruise).summary;
    for (const { from, rule } of violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  });
  afterAll(() => tree.remove());

  it.each(cases)('$rule: $path imports $imports', ({ rule, path }) => {
    expect(rulesBrokenBy(path)).toEqual([rule]);
  });

  it('no-orphans: a file that nobody imports and that imports nothing', () => {
    expect(rulesBrokenBy('apps/returns/src/alone.ts')).toEqual(['no-orphans']);
  });

  it('shows an offence against every rule there is', () => {
    const { forbidden } = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as Rules;
    const shown = new Set([...offences.map(([rule]) => rule), 'no-orphans']);
    expect(forbidden.map(({ name }) => name).filter((name) => !shown.has(name))).toEqual([]);
  });

  it('lets a pure file take a type from anywhere', () => {
    expect(rulesBrokenBy('apps/returns/src/type-only.rules.ts')).toEqual(['nothing']);
  });
});
