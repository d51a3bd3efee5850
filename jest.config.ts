/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

// What the machine says of SuperOffice has no say in a test, nor has a configuration file above the project.
for (const name of Object.keys(process.env))
  if (name.startsWith('SUPEROFFICE_')) Reflect.deleteProperty(process.env, name);
process.env['SUPEROFFICE_CONFIG'] = 'none';

const shared: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources name each other with the `.js` ending that the built package has.
  // Examples name the package as its users do.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^superoffice-bridge$': '<rootDir>/src/index',
    '^superoffice-bridge/gateway$': '<rootDir>/src/gateway/index',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  testTimeout: 120_000,
};

const setup = (...names: readonly string[]) => names.map((name) => `<rootDir>/test/support/${name}.ts`);

/** Everything that a test shows is searched for secrets. For that, global modules are patched before a suite starts. */
const searched: Config = {
  ...shared,
  setupFiles: setup('watch-inspect', 'watch-files', 'watch-errors', 'forced-colours'),
  setupFilesAfterEnv: setup('watch-for-secrets'),
};

/** Suites that make no calls and so have no secrets to show. They run in Node as it is. */
const withoutCalls = ['codec/xml', 'comparison', 'docs', 'generate', 'language', 'packaging', 'parsing'];

const config: Config = {
  // For a run that names its own tests and no projects, as mutation testing does.
  ...searched,
  projects: [
    {
      ...searched,
      displayName: 'searched for secrets',
      testPathIgnorePatterns: withoutCalls.map((folder) => `/test/${folder}/`),
    },
    {
      ...shared,
      displayName: 'without calls',
      setupFiles: setup('forced-colours'),
      testMatch: withoutCalls.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
    },
  ],
  // A worker keeps every module of every test file it has run; one that has grown large is replaced by a fresh one.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '800MB',
};

export default config;
