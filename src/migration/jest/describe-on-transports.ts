import { types } from 'node:util';
import type { SuperOffice } from '../../client/superoffice.js';
import { ConfigurationError, type TransportName, transportNames } from '../../errors/index.js';
import { openTransports, type ParityOptions } from './expect-parity.js';

/** What is needed of a test runner: Jest's own functions, or those of another that are named so. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => unknown;
  readonly beforeAll: (action: () => Promise<void>) => unknown;
  readonly afterAll: (action: () => Promise<void>) => unknown;
}

export interface DescribeOptions extends ParityOptions {
  /** Default: the functions that the runner has made global. */
  readonly runner?: TestRunner | undefined;
}

/**
 * Describes the same behaviour on each transport: `describe.each`, with a connection that is there when a test runs.
 *
 * @param body is given the connection, which can be used within tests, and the transport's name
 * @throws {ConfigurationError} where there is no test runner
 * @example
 * describeOnTransports('our customers', (so) => {
 *   it('have a category', async () => {
 *     expect((await so.contacts.get(2)).Category).not.toBeNull();
 *   });
 * });
 */
export function describeOnTransports(
  title: string,
  body: (so: SuperOffice, transport: TransportName) => void,
  options: DescribeOptions = {},
): void {
  const runner = options.runner ?? globalRunner();
  const { transports = transportNames } = options;
  for (const transport of transports) {
    runner.describe(`${title} on ${transport}`, () => {
      let opened: Awaited<ReturnType<typeof openTransports>> | undefined;
      runner.beforeAll(async () => {
        opened = await openTransports({ ...options, transports: [transport] });
      });
      runner.afterAll(async () => opened?.close());
      body(
        later(() => opened?.connections[0]?.so),
        transport,
      );
    });
  }
}

function globalRunner(): TestRunner {
  const { describe, beforeAll, afterAll } = globalThis as unknown as Partial<TestRunner>;
  if (describe !== undefined && beforeAll !== undefined && afterAll !== undefined)
    return { describe, beforeAll, afterAll };
  throw new ConfigurationError(
    'there is no test runner: call this in a test file of Jest, or hand over its functions as runner: { describe, beforeAll, afterAll }',
  );
}

/** A connection that is opened only when the first test runs. */
function later(find: () => SuperOffice | undefined): SuperOffice {
  return new Proxy({} as SuperOffice, {
    get(_target, name) {
      const so = find();
      // A printer may ask for anything at any time.
      if (so === undefined && typeof name === 'symbol') return undefined;
      if (so === undefined) throw new ConfigurationError(`so.${String(name)} is there within tests, not around them`);
      const value: unknown = Reflect.get(so, name, so);
      return typeof value === 'function' && !types.isProxy(value) ? (value.bind(so) as unknown) : value;
    },
  });
}
