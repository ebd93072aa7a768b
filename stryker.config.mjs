/** Mutation tests of the pure engine: `npm run mutate`. One folder: `npm run mutate -- --mutate 'libs/policy-engine/src/law/*.ts'`. */
export default {
  mutate: [
    'libs/policy-engine/src/**/*.ts',
    '!**/*.spec.ts',
    // Words of five languages: a changed word is no other behaviour.
    '!libs/policy-engine/src/explain/languages/**',
    '!libs/policy-engine/src/publish/texts/**',
    '!libs/policy-engine/src/policy/action-sentences.ts',
  ],
  plugins: ['./scripts/mutation/test-runner.mjs'],
  testRunner: 'engine',
  testRunnerNodeArgs: ['--conditions=source', '--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  // A mutant that only loading a file reaches would be run against every spec.
  ignoreStatic: true,
  ignorePatterns: ['dist', 'bench-results', '.vuelta', 'coverage', 'apps'],
  concurrency: 1,
  // Modules loaded anew are never freed.
  maxTestRunnerReuse: 300,
  tempDirName: '.vuelta/stryker',
  reporters: ['clear-text', 'json'],
  jsonReporter: { fileName: 'bench-results/mutation.json' },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 85, break: 85 },
};
