import { afterAll, afterEach, expect } from '@jest/globals';
import { ObservedEngine } from '../../src/http/observed-engine.js';
import { Secrets } from '../../src/errors/secrets.js';
import { type AnyFunction, around, type Methods, undoAll } from './around.js';
import { secretSearch } from './secret-search.js';

/**
 * Runs before every test file: whatever it prints, makes errors of or inspects is searched for secrets, and a test that
 * shows one fails. Files that the library writes and processes that tests start are watched as well (`watch-files.ts`, `watch-errors.ts`); spans
 * and metrics are passed to the search by their own tests.
 */

/** Calls a method, and searches its arguments. */
const given =
  (look: (...values: unknown[]) => void) =>
  (original: AnyFunction): AnyFunction =>
    function (this: never, ...values: never[]) {
      look(...values);
      return original.apply(this, values);
    };

// Credentials in the configuration and in requests are secrets.
around(
  Secrets.prototype as unknown as Methods<'add'>,
  'add',
  given((...values) => secretSearch.learn(...(values as string[]))),
);
for (const name of ['send', 'open'] as const) {
  const learn = given((request) =>
    secretSearch.learnFromRequest(request as Parameters<typeof secretSearch.learnFromRequest>[0]),
  );
  around(ObservedEngine.prototype as unknown as Methods<typeof name>, name, learn);
}

const printed = (look: (...values: unknown[]) => void) => (original: AnyFunction) => {
  const quiet = given(look)(() => true);
  const loud = given(look)(original);
  return function (this: never, ...values: never[]) {
    return (secretSearch.silent ? quiet : loud).apply(this, values);
  };
};

// Lines of logs.
const text = (values: unknown[]) => values.filter((value) => typeof value === 'string').join(' ');
for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
  around(
    console as unknown as Methods<typeof name>,
    name,
    printed((...values) => secretSearch.search('a line of the console', text(values))),
  );
}
for (const name of ['stdout', 'stderr'] as const) {
  const look = printed((chunk) => secretSearch.search(name, String(chunk)));
  around(process[name] as unknown as Methods<'write'>, 'write', look);
}
around(
  process as unknown as Methods<'emitWarning'>,
  'emitWarning',
  printed((warning) => {
    secretSearch.search('a warning', warning instanceof Error ? warning.message : String(warning));
  }),
);

afterEach(() => {
  secretSearch.searchErrors();
  expect(secretSearch.take()).toEqual([]);
});
afterAll(() => {
  undoAll();
  secretSearch.searchErrors();
  expect(secretSearch.take()).toEqual([]);
});
