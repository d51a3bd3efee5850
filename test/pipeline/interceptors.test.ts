import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type Interceptor, ValidationError } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { errorOf, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

function connected(transport: (typeof transportNames)[number], interceptors: Interceptor[], more: object = {}) {
  const { url, credentials } = emulator;
  const { username, password } = credentials;
  const auth = { kind: 'basic', username, password } as const;
  const configuration = { transport, tenant: { url }, auth, interceptors, ...more };
  return connect(configuration, { configFile: false, environment: false });
}

describe.each(transportNames)('interceptors of a connection over %s', (transport) => {
  it('see each exchange of a call in order, before routing and the cache', async () => {
    const seen: string[] = [];
    const noted =
      (name: string): Interceptor =>
      (next) =>
      async (exchange, options) => {
        seen.push(`${name} ${exchange.name} ${options.transport ?? 'unrouted'}`);
        const answer = await next(exchange, options);
        seen.push(`${name} done`);
        return answer;
      };
    const routes = [{ match: 'contacts.*', transport }];
    await using so = await connected(transport, [noted('first'), noted('second')], { routes, cache: true });
    await so.lists.items('task');
    await so.lists.items('task');
    const once = ['first list.items unrouted', 'second list.items unrouted', 'second done', 'first done'];
    expect(seen).toEqual([...once, ...once]);
  });

  it('can answer instead of the server', async () => {
    const stored: Interceptor = (next) => (exchange, options) =>
      exchange.name === 'entity.get'
        ? Promise.resolve({ ContactId: 7, Name: 'Stored' } as never)
        : next(exchange, options);
    await using so = await connected(transport, [stored]);
    const before = emulator.requests.length;
    expect((await so.contacts.get(7)).Name).toBe('Stored');
    expect(emulator.requests).toHaveLength(before);
  });

  it('can change the options of a call', async () => {
    const german: Interceptor = (next) => (exchange, options) => next(exchange, { ...options, language: 'de' });
    await using so = await connected(transport, [german]);
    const [translated, expected] = await Promise.all([
      so.lists.items('category'),
      connected(transport, []).then(async (plain) => {
        await using other = plain;
        return await other.lists.items('category', { language: 'de' });
      }),
    ]);
    expect(translated).toEqual(expected);
  });

  it('can repeat an exchange', async () => {
    let attempts = 0;
    const twice: Interceptor = (next) => async (exchange, options) => {
      await next(exchange, options);
      attempts++;
      return next(exchange, options);
    };
    await using so = await connected(transport, [twice]);
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(attempts).toBe(1);
  });

  it('reject the call if they throw, at once or later', async () => {
    const throwing: Interceptor = () => () => {
      throw new RangeError('at once');
    };
    const rejecting: Interceptor = () => async () => Promise.reject(new RangeError('later'));
    for (const [interceptor, message] of [
      [throwing, 'at once'],
      [rejecting, 'later'],
    ] as const) {
      await using so = await connected(transport, [interceptor]);
      expect(await errorOf(so.contacts.get(2))).toEqual(new RangeError(message));
    }
  });
});

it('refuses an interceptor that is not a function, and names it', async () => {
  const error = await errorOf(connected('rest', [undefined as never]));
  expect(error).toMatchObject({ path: 'interceptors[0]' });
  expect(error).not.toBeInstanceOf(ValidationError);
});
