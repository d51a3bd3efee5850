import { types } from 'node:util';
import type { SuperOffice } from '../../client/superoffice.js';
import { ConfigurationError, type TransportName, transportNames } from '../../errors/index.js';
import { openTransports, type ParityOptions } from './expect-parity.js';

/** The functions of a test runner: Jest's own, or those of another runner with the same names. */
export interface TestRunner {
  readonly describe: (title: string, body: () => void) => unknown;
  readonly beforeAll: (action: () => Promise<void>) => unknown;
  readonly afterAll: (action: () => Promise<void>) => unknown;
}

export interface DescribeOptions extends ParityOptions {
  /** Default: the global functions of the runner. */
  readonly runner?: TestRunner | undefined;
}

/**
 * Describes the same behaviour on each transport: `describe.each` with an open connection.
 *
 * @param body receives the connection, which can be used inside tests, and the name of the transport
 * @throws {ConfigurationError} if there is no test runner
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
        deferredConnection(() => opened?.connections[0]?.so),
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
    'no test runner found: call this in a Jest test file, or pass the functions of another runner as runner: { describe, beforeAll, afterAll }',
  );
}

/** Stands for a connection that is opened when the first test runs. */
function deferredConnection(find: () => SuperOffice | undefined): SuperOffice {
  return new Proxy({} as SuperOffice, {
    get(_target, name) {
      const so = find();
      // Printing the object reads arbitrary properties.
      if (so === undefined && typeof name === 'symbol') return undefined;
      if (so === undefined)
        throw new ConfigurationError(
          `so.${String(name)} can only be used inside a test, such as in it() or beforeEach()`,
        );
      const value: unknown = Reflect.get(so, name, so);
      return typeof value === 'function' && !types.isProxy(value) ? (value.bind(so) as unknown) : value;
    },
  });
}
