// Who may import whom. Each rule's comment is written for the person who broke it.
const spec = '[.]spec[.]tsx?$';
/** Builders that specs share. */
const builders = '^(apps|libs)/[^/]+/test/';
const pure = '[.](lifecycle|rules)[.]ts$';

/** A rule for one lib: it may import itself, these libs and these packages, and nothing else. */
const libOnly = (lib, allowed, comment) => ({
  name: `${lib}-imports-only-what-it-may`,
  severity: 'error',
  comment,
  from: { path: `^libs/${lib}/`, pathNot: [spec, builders] },
  to: { pathNot: [`^libs/${lib}/`, ...allowed] },
});

/** As above for a lib of mechanisms, which may use any package but only these libs. */
const mechanism = (lib, libs, comment) => ({
  name: `${lib}-imports-only-what-it-may`,
  severity: 'error',
  comment,
  from: { path: `^libs/${lib}/`, pathNot: spec },
  to: { path: '^libs/', pathNot: `^libs/(${[lib, ...libs].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'services-meet-only-in-contracts',
      severity: 'error',
      comment:
        'A fact of another service is heard as an event: subscribe to it; if there is none, add it to contracts.',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/(all|cli)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'hosts-list-definitions',
      severity: 'error',
      comment: "A host knows a service's definition (<name>.module.ts) and nothing behind it.",
      from: { path: '^apps/(all|cli)/', pathNot: spec },
      to: { path: '^apps/', pathNot: ['^apps/(?:all|cli|web)/', '^apps/([^/]+)/src/\\1[.]module[.]ts$'] },
    },
    {
      name: 'web-stands-alone',
      severity: 'error',
      comment:
        'The pages know the services through the client generated from the OpenAPI file, and nothing else of ours.',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|apps)/', pathNot: '^apps/web/' },
    },
    {
      name: 'nobody-imports-the-web',
      severity: 'error',
      comment: 'The pages are built by Vite and served as files.',
      from: { pathNot: '^apps/web/' },
      to: { path: '^apps/web/' },
    },
    {
      name: 'libs-never-import-apps',
      severity: 'error',
      comment: 'A lib serves every service: what only one of them needs belongs to that service.',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'libs-have-a-front-door',
      severity: 'error',
      comment: 'Import a lib by its #name. If index.ts lacks what you need, decide that in the lib.',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index[.]ts$', '^$1/$2/'] },
    },
    libOnly('money', [], 'Money is arithmetic: it needs nothing.'),
    libOnly(
      'policy-engine',
      ['^libs/money/'],
      'Verdicts are replayed in disputes: no I/O, no clock, no packages; facts are handed in.',
    ),
    libOnly(
      'calendars',
      ['^libs/policy-engine/', 'node_modules/date-holidays/', '^(node:)?(module|crypto)$'],
      'Calendars turn one package into the engine’s holidays: only that package and the types of the engine.',
    ),
    libOnly(
      'contracts',
      ['node_modules/(class-validator|class-transformer|reflect-metadata|reflect-metadata)/'],
      'Contracts are read by every service and by tools: nothing but validators may enter.',
    ),
    mechanism(
      'law-packs',
      ['policy-engine'],
      'Law packs are read from files and handed to the engine; they know nobody else.',
    ),
    mechanism(
      'messaging',
      ['contracts'],
      'Messaging moves events; it knows no HTTP, no configuration and no money.',
    ),
    mechanism(
      'chassis',
      ['messaging', 'contracts'],
      'The chassis is the same under every service: no business lib.',
    ),
    {
      name: 'pure-stays-pure',
      severity: 'error',
      comment:
        'Decisions are replayed from stored inputs: no framework, no I/O, no clock. A type may come from anywhere.',
      from: { path: pure, pathNot: spec },
      to: {
        dependencyTypesNot: ['type-only'],
        pathNot: [pure, '[.]errors[.]ts$', '^libs/(money|policy-engine|contracts)/src/'],
      },
    },
    {
      name: 'one-door-to-the-broker',
      severity: 'error',
      comment: 'Only the transport may know which broker client we use.',
      from: { path: '^(apps|libs)/', pathNot: '^libs/messaging/src/kafka[.]transport([.]spec)?[.]ts$' },
      to: { path: 'node_modules/kafkajs/' },
    },
    {
      name: 'testing-serves-specs',
      severity: 'error',
      comment: 'Builders and probes are for specs; nothing that runs in production may need them.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/testing/', '^apps/[^/]+/test/', spec] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'builders-serve-specs',
      severity: 'error',
      comment: 'Builders are for specs; nothing that runs in production may need them.',
      from: { path: '^libs/', pathNot: [spec, builders] },
      to: { path: '^libs/[^/]+/test/' },
    },
    {
      name: 'sandbox-serves-specs-and-the-cli',
      severity: 'error',
      comment: 'A fake provider is for specs and rehearsals: a service that needs one would sell nothing.',
      from: { path: '^(apps|libs)/', pathNot: ['^libs/sandbox/', '^apps/cli/', '^apps/[^/]+/test/', spec] },
      to: { path: '^libs/sandbox/' },
    },
    {
      name: 'sandbox-imports-only-what-it-may',
      severity: 'error',
      comment: 'A fake knows its provider and nothing of ours, or it would be wrong together with us.',
      from: { path: '^libs/sandbox/', pathNot: spec },
      to: { path: '^(apps|libs)/', pathNot: '^libs/sandbox/' },
    },
    {
      name: 'specs-are-leaves',
      severity: 'error',
      comment: 'What two specs share goes to libs/testing.',
      from: {},
      to: { path: spec },
    },
    {
      name: 'production-needs-no-dev-dependency',
      severity: 'error',
      comment: 'npm ci --omit=dev would break this import: move the package to dependencies.',
      from: { path: '^(apps|libs)/', pathNot: ['^apps/web/', builders, '^libs/testing/', spec] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'Nothing is there: a file was moved, or a package is not installed.',
      from: {},
      // Vite gives the address of a file that is imported with ?url.
      to: { couldNotResolve: true, pathNot: '[?]url$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or lack a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nobody imports this file and it imports nothing: delete it or use it.',
      from: {
        orphan: true,
        pathNot: [
          '^apps/web/public/',
          '[.](spec|d)[.]tsx?$',
          '/main[.]tsx?$',
          '^test-support/',
          '[.]config[.]',
        ],
      },
      to: {},
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
