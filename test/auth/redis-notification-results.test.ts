import { expect, it } from '@jest/globals';
import * as z from 'zod';
import {
  SharedNotificationResults,
  type SharedNotificationResultsOptions,
} from '../../src/auth/shared-notification-results.js';
import { startEmulator } from '../../src/emulator/index.js';
import { tenantNotifications } from '../../src/index.js';
import { NetworkError } from '../../src/errors/index.js';
import { script } from '../../src/redis/index.js';
import { afterwards, describeWithRedis, processOf, redisServer, until, warnings } from '../redis/processes.js';
import { deferred } from '../support/deferred.js';
import { errorOf } from '../support/transports.js';

const token = 'header.claims.signature';
const inAnHour = () => Date.now() / 1_000 + 3_600;
const processWith = (server: { url: string }, options: SharedNotificationResultsOptions = {}) =>
  new SharedNotificationResults(processOf(server), Date.now, z.number(), options);
const everyNotification = script(`for _, key in ipairs(redis.call('KEYS', '*notifications*')) do
  redis.call('SET', key, ARGV[1]) end return 1`);

describeWithRedis('the results of notifications in Redis', () => {
  it('handles a token once, and gives all processes its result', async () => {
    const server = await redisServer();
    let handled = 0;
    const handle = async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return ++handled;
    };
    const results = await Promise.all(
      Array.from({ length: 4 }, () => processWith(server).once(token, inAnHour(), handle)),
    );
    expect(results.map(({ result }) => result)).toEqual([1, 1, 1, 1]);
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await processWith(server).once('other.claims.signature', inAnHour(), handle)).toEqual({
      ...{ result: 2, repeated: false },
    });
  });

  it('lets another process handle a token whose handling failed', async () => {
    const server = await redisServer();
    const failing = processWith(server).once(token, inAnHour(), () => Promise.reject(new Error('no answer')));
    await expect(failing).rejects.toThrow('no answer');
    expect(await processWith(server).once(token, inAnHour(), async () => 1)).toEqual({ result: 1, repeated: false });
  });

  it('lets another process handle a token whose process died', async () => {
    const server = await redisServer();
    await processWith(server).once(token, inAnHour(), async () => 1);
    const died = script(`for _, key in ipairs(redis.call('KEYS', '*notifications*')) do
      redis.call('SET', key, 'pending dead', 'PX', 100) end return 1`);
    await processOf(server).run(died, []);
    expect(await processWith(server).once(token, inAnHour(), async () => 2)).toEqual({ result: 2, repeated: false });
  });

  it.each([
    ['of another type', 'done "text"'],
    ['without content', 'done'],
    ['that is cut', 'done {'],
    ['of another kind', 'x'],
    ['that is nested deeply', `done ${'['.repeat(50_000)}`],
  ])('does not take a value %s for a result', async (_what, value) => {
    const server = await redisServer();
    await processWith(server).once(token, inAnHour(), async () => 1);
    await processOf(server).run(everyNotification, [], [value]);
    const shared = processWith(server).once(token, inAnHour(), async () => 2);
    expect(await shared).toEqual({ result: 2, repeated: false });
  });

  it('stops waiting for another process after a while, and has not handled the token', async () => {
    const server = await redisServer();
    const { promise, resolve: finish } = deferred();
    const { promise: begun, resolve: begin } = deferred();
    const handling = processWith(server).once(token, inAnHour(), async () => {
      begin();
      await promise;
      return 1;
    });
    await begun;
    const error = await errorOf(
      processWith(server, { maxWait: 50 }).once(token, inAnHour(), () => Promise.reject(new Error('handled twice'))),
    );
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      message: 'another process has been handling this notification for too long',
      outcome: 'not-sent',
    });
    finish();
    expect(await handling).toEqual({ result: 1, repeated: false });
  });

  it('keeps a token for as long as its handling takes', async () => {
    const server = await redisServer();
    const [handling, waiting] = [processWith(server, { lease: 300 }), processWith(server, { maxWait: 900 })];
    const { promise, resolve: finish } = deferred();
    const { promise: begun, resolve: begin } = deferred();
    const first = handling.once(token, inAnHour(), async () => {
      begin();
      await promise;
      return 1;
    });
    await begun;
    await expect(waiting.once(token, inAnHour(), async () => 2)).rejects.toThrow(NetworkError);
    finish();
    expect(await first).toEqual({ result: 1, repeated: false });
  });

  it('remembers a token until five minutes beyond its end, and no longer', async () => {
    const server = await redisServer();
    await processWith(server).once(token, Date.now() / 1_000 + 60, async () => 1);
    const left = await processOf(server).run(
      script(`return redis.call('PTTL', redis.call('KEYS', '*notifications*')[1])`),
      [],
    );
    expect(left).toBeGreaterThan(350_000);
    expect(left).toBeLessThanOrEqual(360_000);
  });

  it('leaves a token to the process that took it over', async () => {
    const server = await redisServer();
    const direct = processOf(server);
    const failing = processWith(server).once(token, inAnHour(), async () => {
      await direct.run(everyNotification, [], ['pending other']);
      throw new Error('too late');
    });
    await expect(failing).rejects.toThrow('too late');
    expect(await direct.run(script(`return redis.call('GET', redis.call('KEYS', '*notifications*')[1])`), [])).toBe(
      'pending other',
    );
  });

  it('remembers in each process while Redis is away', async () => {
    const server = await redisServer();
    const results = processWith(server);
    await results.once(token, inAnHour(), async () => 1);
    const warned = warnings();
    await server.kill();
    const other = 'other.claims.signature';
    expect(await results.once(other, inAnHour(), async () => 2)).toEqual({ result: 2, repeated: false });
    expect(await results.once(other, inAnHour(), async () => 3)).toEqual({ result: 2, repeated: true });
    await until(() => warned.length > 0);
    expect(warned).toHaveLength(1);
  });

  it('is that of tenant notifications, by one option', async () => {
    const server = await redisServer();
    const emulator = await startEmulator();
    afterwards(() => emulator.close());
    const changes: string[] = [];
    const [first, second] = ['first', 'second'].map((name) => {
      const read = tenantNotifications({
        loginUrl: emulator.loginUrl,
        clientId: emulator.credentials.clientId,
        redis: { url: server.url },
        onChange: ({ tenantId }) => void changes.push(`${tenantId} in the ${name}`),
      });
      afterwards(() => read.close());
      return read;
    });
    const suspended = await emulator.tenantNotification('suspend');
    expect(await first?.(suspended)).toMatchObject({ tenantId: 'Cust12345', repeated: false });
    expect(await second?.(suspended)).toMatchObject({
      ...{ tenantId: 'Cust12345', repeated: true, hint: { change: 'suspend' }, state: { state: 'Running' } },
    });
    expect(changes).toEqual(['Cust12345 in the first']);
  });
});
