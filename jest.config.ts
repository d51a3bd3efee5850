/** @jest-config-loader esbuild-register */
import type { Config } from 'jest';

// What the machine says of SuperOffice has no say in a test, nor has a configuration file above the project.
for (const name of Object.keys(process.env))
  if (name.startsWith('SUPEROFFICE_')) Reflect.deleteProperty(process.env, name);
process.env['SUPEROFFICE_CONFIG'] = 'none';

const config: Config = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Sources name each other with the `.js` ending that the built package has.
  // Examples name the package as its users do.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '^superoffice-bridge$': '<rootDir>/src/index' },
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
  // Whatever a test shows is searched for secrets.
  setupFiles: ['watch-inspect', 'watch-files', 'watch-errors', 'forced-colours'].map(
    (name) => `<rootDir>/test/support/${name}.ts`,
  ),
  setupFilesAfterEnv: ['<rootDir>/test/support/watch-for-secrets.ts'],
  testTimeout: 120_000,
  // A worker keeps every module of every test file it has run; one that has grown large is replaced by a fresh one.
  maxWorkers: '100%',
  workerIdleMemoryLimit: '800MB',
};

export default config;
