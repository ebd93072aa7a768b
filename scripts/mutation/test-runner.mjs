// Stryker's Jest runner loads the specs again for each mutant, which takes hours. Here one process loads them once, and
// each mutant is only switched on.
import { register } from 'node:module';
import { dirname } from 'node:path';
import { performance } from 'node:perf_hooks';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { loadSpecs, runTest, specFiles } from './specs.mjs';

register('./load-source.mjs', import.meta.url);

/** These keep what they worked out: a mutant of theirs needs modules that have not worked anything out yet. */
const keepsState = /\/(zones|zone-offsets|holiday-index|compile-law|speech-of)\.ts$/;
const instrumented = (globalThis.__stryker__ ??= {});

class EngineTestRunner {
  #tests = [];

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#tests = await loadSpecs(await specFiles());
  }

  async dryRun() {
    const tests = [];
    for (const test of this.#tests) {
      instrumented.currentTestId = test.id;
      tests.push(await resultOf(test));
    }
    instrumented.currentTestId = undefined;
    return { status: DryRunStatus.Complete, tests, mutantCoverage: instrumented.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }) {
    const filter = testFilter && new Set(testFilter);
    const beside = (file) =>
      keepsState.test(sandboxFileName) && sandboxFileName.includes(`/${dirname(file)}/`);
    const wanted = this.#tests.filter(({ id, file }) => !filter || filter.has(id) || beside(file));
    const atStart = mutantActivation === 'static';
    Object.assign(instrumented, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
    if (atStart) instrumented.activeMutant = activeMutant.id;
    try {
      const tests = atStart || keepsState.test(sandboxFileName) ? await fresh(wanted) : wanted;
      instrumented.activeMutant = activeMutant.id;
      const results = await untilOneFails(tests);
      const timeout = determineHitLimitReached(instrumented.hitCount, hitLimit);
      return toMutantRunResult(timeout ?? { status: DryRunStatus.Complete, tests: results });
    } catch (error) {
      // A spec that cannot be loaded sees the mutant too.
      const failed = { id: wanted[0].id, status: TestStatus.Failed, failureMessage: String(error) };
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed] });
    } finally {
      instrumented.activeMutant = undefined;
    }
  }
}

async function fresh(tests) {
  const ids = new Set(tests.map(({ id }) => id));
  const loaded = await loadSpecs([...new Set(tests.map(({ file }) => file))]);
  return loaded.filter(({ id }) => ids.has(id));
}

async function untilOneFails(tests) {
  const results = [];
  for (const test of tests) {
    results.push(await resultOf(test));
    if (results.at(-1).status === TestStatus.Failed) break;
  }
  return results;
}

async function resultOf(test) {
  const { id, file } = test;
  const start = performance.now();
  const failureMessage = await runTest(test).then(
    () => null,
    (error) => String(error?.stack ?? error),
  );
  const result = { id, name: id, fileName: file, timeSpentMs: performance.now() - start };
  if (failureMessage === null) return { ...result, status: TestStatus.Success };
  return { ...result, status: TestStatus.Failed, failureMessage };
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'engine', EngineTestRunner)];
