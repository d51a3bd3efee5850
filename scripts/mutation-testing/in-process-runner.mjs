// A test runner for Stryker that runs Jest's tests in Stryker's own worker, with Jest's describe, it and expect but
// without Jest's module registry: each test file is bundled once and evaluated again for every mutant. That takes
// milliseconds where a run of Jest takes seconds.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constants, Script } from 'node:vm';
import { commonTokens, declareClassPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const circus = require('jest-circus');
const { jestExpect } = require('@jest/expect');
const { ModuleMocker } = require('jest-mock');
const { ModernFakeTimers } = require('@jest/fake-timers');

/** What the mutated code shares with the runner. */
const stryker = (globalThis.__stryker__ ??= {});

const mocker = new ModuleMocker(globalThis);
const timers = new ModernFakeTimers({ config: { fakeTimers: {} }, global: globalThis });
const { describe, it, test, beforeAll, beforeEach, afterAll, afterEach } = circus;
/** What a test file imports from `@jest/globals`. */
globalThis.jestGlobals = {
  ...{ describe, it, test, beforeAll, beforeEach, afterAll, afterEach, expect: jestExpect },
  jest: {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: () => mocker.restoreAllMocks(),
    useFakeTimers: (options) => timers.useFakeTimers(options),
    useRealTimers: () => timers.useRealTimers(),
    advanceTimersByTimeAsync: (milliseconds) => timers.advanceTimersByTimeAsync(milliseconds),
  },
};

/** The sources as they stand, in a bundle that is evaluated as CommonJS. */
const sources = {
  name: 'sources',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@jest\/globals$/ }, () => ({ path: 'globals', namespace: 'jest' }));
    onLoad({ filter: /.*/, namespace: 'jest' }, () => ({ contents: 'module.exports = globalThis.jestGlobals;' }));
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: readFileSync(path, 'utf8').replaceAll(
        /\bimport\.meta\.url\b/g,
        JSON.stringify(pathToFileURL(path).href),
      ),
    }));
  },
};

/** @param setup modules to load before each test file */
async function bundled(file, setup) {
  const imports = [...setup, file].map((path) => `import ${JSON.stringify(resolve(path))};`).join('\n');
  const { outputFiles } = await build({
    stdin: { contents: imports, resolveDir: process.cwd(), loader: 'ts' },
    bundle: true,
    // The package says that its modules have no side effects; those that only describe tests have.
    ignoreAnnotations: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: {
      'superoffice-bridge': resolve('src/index.ts'),
      'superoffice-bridge/gateway': resolve('src/gateway/index.ts'),
    },
    supported: { 'dynamic-import': false },
    plugins: [sources],
    logLevel: 'error',
  });
  return new Script(`(function (require, module, exports) {${outputFiles[0].text}\n})`, {
    filename: resolve(file),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
}

class InProcessRunner {
  static inject = tokens(commonTokens.options);
  #options;
  #files = new Map();
  /** The tests to run, by id; all of them by default. */
  #only;
  #bail = false;
  #results = [];

  constructor({ inProcess }) {
    this.#options = inProcess;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    process.env.NODE_ENV = 'test';
    for (const file of this.#options.files) this.#files.set(file, await bundled(file, this.#options.setup ?? []));
    circus.addEventHandler((event) => this.#observe(event));
  }

  async dryRun() {
    delete stryker.activeMutant;
    delete stryker.mutantCoverage;
    this.#only = undefined;
    this.#bail = false;
    const result = await this.#run(() => undefined);
    return { ...result, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, disableBail, hitLimit, mutantActivation }) {
    this.#only = testFilter === undefined ? undefined : new Set(testFilter);
    this.#bail = !disableBail;
    stryker.hitLimit = hitLimit;
    stryker.hitCount = hitLimit === undefined ? undefined : 0;
    stryker.activeMutant = mutantActivation === 'static' ? activeMutant.id : undefined;
    const activate = () => (stryker.activeMutant = activeMutant.id);
    const result = await this.#run(activate);
    stryker.activeMutant = undefined;
    return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? result, disableBail);
  }

  async #run(loaded) {
    const tests = [];
    for (const [file, script] of this.#files) {
      if (this.#only !== undefined && ![...this.#only].some((id) => id.startsWith(`${file} `))) continue;
      this.#results = [];
      this.file = file;
      const problem = await this.#runFile(file, script, loaded);
      tests.push(...this.#results);
      if (problem !== undefined) return { status: DryRunStatus.Error, errorMessage: problem };
      if (this.#bail && this.#results.some(({ status }) => status === TestStatus.Failed)) break;
    }
    return { status: DryRunStatus.Complete, tests };
  }

  async #runFile(file, script, loaded) {
    circus.resetState();
    circus.getState().testTimeout = 120_000;
    jestExpect.setState({ testPath: resolve(file), assertionCalls: 0 });
    const module = { exports: {} };
    try {
      script.runInThisContext()(createRequire(resolve(file)), module, module.exports);
      loaded();
      const { unhandledErrors } = await circus.run();
      return unhandledErrors.length > 0 ? unhandledErrors.join('\n') : undefined;
    } catch (error) {
      return String(error?.stack ?? error);
    } finally {
      mocker.restoreAllMocks();
      timers.useRealTimers();
    }
  }

  #observe(event) {
    if (event.name === 'test_start') {
      const id = this.#idOf(event.test);
      const failed = this.#bail && this.#results.some(({ status }) => status === TestStatus.Failed);
      if (failed || (this.#only !== undefined && !this.#only.has(id))) event.test.mode = 'skip';
      else stryker.currentTestId = id;
    } else if (event.name === 'test_done') {
      stryker.currentTestId = undefined;
      this.#results.push(this.#resultOf(event.test));
    } else if (event.name === 'test_skip' || event.name === 'test_todo') stryker.currentTestId = undefined;
  }

  #idOf(test) {
    const names = [test.name];
    for (let block = test.parent; block.parent !== undefined; block = block.parent) names.unshift(block.name);
    // Siblings may have the same name.
    const twins = test.parent.tests.filter(({ name }) => name === test.name);
    return `${this.file} ${names.join(' ')}${twins.length > 1 ? ` #${twins.indexOf(test)}` : ''}`;
  }

  #resultOf(test) {
    const id = this.#idOf(test);
    const result = { id, name: id, timeSpentMs: test.duration ?? 0, fileName: relative('.', this.file) };
    if (test.errors.length === 0) return { ...result, status: TestStatus.Success };
    const [error] = test.errors.flat();
    return { ...result, status: TestStatus.Failed, failureMessage: String(error?.message ?? error).slice(0, 2000) };
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-process', InProcessRunner)];
export const strykerValidationSchema = {
  properties: {
    inProcess: {
      type: 'object',
      properties: {
        files: { type: 'array', items: { type: 'string' } },
        setup: { type: 'array', items: { type: 'string' } },
      },
      required: ['files'],
    },
  },
};
