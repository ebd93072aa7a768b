import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { createApp, createLog, describeApi, Host, readSettings, settingsTable } from '#chassis';
import type { ServiceDefinition } from '#chassis';
import { allEvents, topicOf } from '#contracts';

interface Container {
  image: string;
  build?: { dockerfile: string; target: string };
  command?: string[];
  environment?: Record<string, string | number>;
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
}

const read = (path: string) => readFileSync(path, 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as { services: Record<string, Container> };
const containers = Object.entries(compose.services);
const proxy = compose.services['proxy']!;
const caddyfile = read('deploy/proxy/Caddyfile');
const dockerfile = read('deploy/docker/Dockerfile');

/** What runs in a container from our own build, by the folder of its main.ts. */
const mainOf = ({ command }: Container) => /^dist\/apps\/(.+)\/src\/main\.js$/.exec(command?.[1] ?? '')?.[1];
const processes = containers.filter(([, container]) => mainOf(container));

const folders = readdirSync('apps').filter(
  (name) => existsSync(`apps/${name}/src/main.ts`) && existsSync(`apps/${name}/src/${name}.module.ts`),
);

async function definitionOf(name: string): Promise<ServiceDefinition> {
  const path = resolve(`apps/${name}/src/${name}.module.ts`);
  const exported = Object.values((await import(path)) as Record<string, unknown>);
  return exported.find(
    (it) => typeof it === 'object' && it !== null && 'migrations' in it,
  ) as ServiceDefinition;
}

/** By folder, one after the other: Jest's module loader mixes up imports that run side by side. */
const definitions = new Map<string, ServiceDefinition>();
for (const name of folders) definitions.set(name, await definitionOf(name));

/** As the shell would fill the file in: every variable that has no default is `given`. */
const filledIn = (text: string, given: string) =>
  text.replace(/\$\{\w+(?::-([^}]*)|:\?[^}]*)\}/g, (_, fallback?: string) => fallback ?? given);

describe('docker-compose.yml', () => {
  it('is a compose file', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
    const isCompose = ajv.compile(
      JSON.parse(read('test-support/compose-schema/compose-spec.json')) as object,
    );
    isCompose(compose);
    expect(isCompose.errors).toBeNull();
  });

  it('has one container for each service, named after it, and all of one image', () => {
    const names = [...definitions.values()].map(({ name }) => name);
    expect(processes.map(([name]) => name).sort()).toEqual(names.sort());
    expect(processes.map(([, container]) => mainOf(container))).toEqual(processes.map(([name]) => name));
    expect(new Set(processes.map(([, { image }]) => image)).size).toBe(1);
  });

  it('gives a process only settings that exist, and values it can start with', () => {
    for (const [, { environment = {} }] of processes) {
      expect(Object.keys(environment).filter((name) => !(name in settingsTable))).toEqual([]);
      const values = Object.entries(environment).map(([name, value]) => [
        name,
        filledIn(`${value}`, 'x'.repeat(32)),
      ]);
      expect(readSettings(Object.fromEntries(values) as Record<string, string>)).toMatchObject({
        HOST: '0.0.0.0',
        KAFKA_BROKERS: ['kafka:9092'],
      });
    }
  });

  it('holds no secret: each is asked for with a sentence', () => {
    const secrets = containers.flatMap(([, { environment = {} }]) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|DATABASE_URL/.test(name)),
    );
    expect(secrets).toHaveLength(2 * processes.length + 1);
    for (const [, value] of secrets) expect(value).toMatch(/\$\{\w+:\?Set \w+ to [^}]{20,}\}/);
  });

  it('publishes the proxy and nothing else', () => {
    expect(containers.filter(([, { ports }]) => ports).map(([name]) => name)).toEqual(['proxy']);
    const [, inside] = /:(\d+)$/.exec(proxy.ports![0]!)!;
    expect(caddyfile).toMatch(new RegExp(`^:${inside} \\{$`, 'm'));
  });

  it('waits for health everywhere', () => {
    expect(containers.filter(([, { healthcheck }]) => !healthcheck)).toEqual([]);
    const awaited = containers.flatMap(([, { depends_on = {} }]) => Object.entries(depends_on));
    expect(awaited.filter(([, { condition }]) => condition !== 'service_healthy')).toEqual([]);
    expect(Object.keys(proxy.depends_on!).sort()).toEqual([...definitions.keys()].sort());
    for (const [, { healthcheck }] of processes)
      expect(read(healthcheck!.test[2]!)).toContain('/health/ready');
  });

  it('sends each path to the service that answers it', async () => {
    for (const [name, definition] of definitions) {
      const upstream = caddyfile.match(
        new RegExp(`@${name} path_regexp \\^/v1/\\(([\\w|-]+)\\)\\(/\\|\\$\\)`),
      );
      expect(upstream?.[1]!.split('|').sort()).toEqual(await nounsAt(name, definition));
      expect(caddyfile).toContain(`import service ${name}\n`);
    }
    const ports = processes.map(([, { environment }]) => environment!['PORT']);
    expect(caddyfile).toContain(`reverse_proxy {args[0]}:${ports[0]} `);
    expect(new Set(ports).size).toBe(1);
  });
});

describe('the images', () => {
  it('are built from a Dockerfile that has the targets', () => {
    const targets = [...dockerfile.matchAll(/^FROM \S+ AS (\w+)$/gm)].map(([, name]) => name);
    const builds = containers.flatMap(([, { build }]) => build ?? []);
    expect(new Set(builds.map(({ target }) => target))).toEqual(new Set(['service', 'proxy']));
    expect(targets).toEqual(expect.arrayContaining(builds.map(({ target }) => target)));
    expect(builds.every(({ dockerfile: path }) => existsSync(path))).toBe(true);
  });

  it('copy only what is there, and run what the build makes', () => {
    const copies = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      paths!.split(' '),
    );
    expect(copies.filter((path) => !existsSync(path))).toEqual([]);
    const mains = processes.map(([, { command }]) => command![1]!).concat('dist/apps/all/src/main.js');
    expect(dockerfile).toContain('CMD ["node", "dist/apps/all/src/main.js"]');
    expect(mains.filter((path) => !existsSync(path))).toEqual([]);
    const scripts = [...dockerfile.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script!);
    const known = (JSON.parse(read('package.json')) as { scripts: object }).scripts;
    expect(scripts.filter((script) => !(script in known))).toEqual([]);
  });

  it('find the pages where Vite writes them', () => {
    const [, folder] = /outDir: '\.\.\/\.\.\/(\S+)'/.exec(read('apps/web/vite.config.ts'))!;
    expect(dockerfile).toContain(`/app/${folder} /srv\n`);
    expect(caddyfile).toContain('root /srv\n');
  });

  it('answer the pages that a single process answers', () => {
    const [, pages] = /@page path_regexp \^\/\(([\w|]+)\)/.exec(caddyfile)!;
    expect(read('libs/chassis/src/http.ts')).toContain(`(${pages})`);
  });

  it('are of the versions that the tests run on', () => {
    const { optionalDependencies } = JSON.parse(read('package.json')) as { optionalDependencies: object };
    const [embedded] = Object.values(optionalDependencies) as string[];
    const [, kafka] = /<kafka.version>(.+)<\/kafka.version>/.exec(read('deploy/kafka/pom.xml'))!;
    expect(compose.services['postgres']!.image).toBe(`postgres:${embedded!.split('.')[0]}`);
    expect(compose.services['kafka']!.image).toBe(`apache/kafka:${kafka}`);
  });
});

describe('the broker', () => {
  const settings = compose.services['kafka']!.environment!;

  it('answers at the address that the services are given', () => {
    const addresses = new Set(
      processes.map(([, { environment }]) => `PLAINTEXT://${environment!['KAFKA_BROKERS']}`),
    );
    expect([...addresses]).toEqual([settings['KAFKA_ADVERTISED_LISTENERS']]);
  });

  it('makes no topic by itself: the services make those of deploy/kafka/topics', () => {
    expect(settings['KAFKA_AUTO_CREATE_TOPICS_ENABLE']).toBe('false');
    const topics = new Set(allEvents().map(({ info }) => topicOf(info)));
    expect(read('deploy/kafka/topics').trim().split('\n')).toEqual([...topics].sort());
  });
});

/** Every process signs people in; one of them answers for all. */
async function nounsAt(name: string, service: ServiceDefinition): Promise<string[]> {
  const own = (await nounsOf(service)).filter((noun) => noun !== 'staff');
  return name === 'receiving' ? [...own, 'staff'].sort() : own;
}

/** The first path segment after /v1 of every route of a service, from its controllers. Nothing is connected. */
async function nounsOf(service: ServiceDefinition): Promise<string[]> {
  const settings = readSettings({ VUELTA_SECRET: 'only-to-describe-the-api-never-signs' });
  const host = new Host(settings, createLog('silent', 'spec'), 'postgres://127.0.0.1:1/none', [service]);
  const app = await createApp(host, [service]);
  const paths = Object.keys(describeApi(app).paths);
  return [...new Set(paths.map((path) => /^\/v1\/([\w-]+)/.exec(path)![1]!))].sort();
}
