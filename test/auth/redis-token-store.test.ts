import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import { type Grant, RedisTokenStore } from '../../src/auth/index.js';
import { script } from '../../src/redis/index.js';
import { TimeoutError } from '../../src/errors/index.js';
import { describeWithRedis, processOf, redisServer, until, warnings } from '../redis/processes.js';
import { deferred } from '../support/deferred.js';
import { errorOf } from '../support/transports.js';

const key = randomBytes(32);
const grant = (value: string, obtainedAt = Date.now()): Grant => ({
  value,
  obtainedAt,
  expiresAt: obtainedAt + 60_000,
});
const storeOf = (server: { url: string }, options: Partial<ConstructorParameters<typeof RedisTokenStore>[0]> = {}) =>
  new RedisTokenStore({ redis: processOf(server), key, ...options });
const written = (store: RedisTokenStore, value: Grant) => store.exclusively('name', () => store.write('name', value));

describeWithRedis('a token store in Redis', () => {
  it('shares grants with other processes, encrypted', async () => {
    const server = await redisServer();
    const [first, second] = [storeOf(server), storeOf(server)];
    expect(await second.read('name')).toBeUndefined();
    await written(first, { ...grant('hidden-token'), refreshToken: 'hidden-refresh' });
    expect(await second.read('name')).toMatchObject({ value: 'hidden-token', refreshToken: 'hidden-refresh' });
    const everything = await processOf(server).run(
      script(`local all = {} for _, key in ipairs(redis.call('KEYS', '*')) do
        all[#all + 1] = key
        if redis.call('TYPE', key).ok == 'hash' then for _, value in ipairs(redis.call('HGETALL', key)) do all[#all + 1] = value end end
      end return all`),
      [],
    );
    expect(JSON.stringify(everything)).toContain('test:tokens:');
    expect(JSON.stringify(everything)).not.toContain('hidden');
  });

  it('lets one process renew while the others wait', async () => {
    const server = await redisServer();
    let renewals = 0;
    const renew = (store: RedisTokenStore) =>
      store.exclusively('name', async () => {
        const known = await store.read('name');
        if (known !== undefined) return known.value;
        await store.write('name', grant(`token ${++renewals}`));
        return `token ${renewals}`;
      });
    const values = await Promise.all(Array.from({ length: 8 }, () => renew(storeOf(server))));
    expect(new Set(values)).toEqual(new Set(['token 1']));
    expect(renewals).toBe(1);
  });

  it('does not let a process that was paused beyond its lock overwrite a newer grant', async () => {
    const server = await redisServer();
    const [paused, other] = [storeOf(server), storeOf(server)];
    const direct = processOf(server);
    await paused.exclusively('name', async () => {
      // As if the process had not run for the lifetime of the lock.
      await direct.run(script(`for _, key in ipairs(redis.call('KEYS', '*lock*')) do redis.call('DEL', key) end`), []);
      await written(other, grant('newer', 2_000));
      await paused.write('name', grant('older', 1_000));
    });
    expect(await storeOf(server).read('name')).toMatchObject({ value: 'newer' });
  });

  it('does not release the lock of another process', async () => {
    const server = await redisServer();
    const [first, second] = [storeOf(server), storeOf(server)];
    const direct = processOf(server);
    const lockOf = script(`return redis.call('KEYS', '*lock*')`);
    const { promise: finished, resolve: finish } = deferred();
    const { promise: begun, resolve: begin } = deferred();
    let waiting = Promise.resolve();
    await first.exclusively('name', async () => {
      await direct.run(script(`for _, key in ipairs(redis.call('KEYS', '*lock*')) do redis.call('DEL', key) end`), []);
      waiting = second.exclusively('name', () => {
        begin();
        return finished;
      });
      await begun;
    });
    expect(await direct.run(lockOf, [])).toHaveLength(1);
    finish();
    await waiting;
    expect(await direct.run(lockOf, [])).toEqual([]);
  });

  it('takes the lock of a process that died, once it has expired', async () => {
    const server = await redisServer();
    const direct = processOf(server);
    const store = storeOf(server);
    await written(store, grant('old'));
    await direct.run(
      script(`for _, key in ipairs(redis.call('KEYS', 'test:tokens:*')) do
        redis.call('SET', 'test:lock:' .. string.sub(key, 6), 'dead', 'PX', 100) end`),
      [],
    );
    await written(store, grant('new'));
    expect(await storeOf(server).read('name')).toMatchObject({ value: 'new' });
  });

  it('gives up waiting after a while', async () => {
    const server = await redisServer();
    const [holder, waiting] = [storeOf(server), storeOf(server, { maxWait: 50 })];
    await holder.exclusively('name', async () => {
      const error = await errorOf(waiting.exclusively('name', async () => undefined));
      expect(error).toBeInstanceOf(TimeoutError);
      expect(error).toMatchObject({
        message: 'another process has been renewing for more than 50 ms',
        outcome: 'not-sent',
      });
    });
  });

  it('shares only what was written under the lock', async () => {
    const server = await redisServer();
    const [first, second] = [storeOf(server), storeOf(server)];
    await first.write('name', grant('own'));
    expect(await first.read('name')).toMatchObject({ value: 'own' });
    expect(await second.read('name')).toBeUndefined();
  });

  it('keeps the lock for as long as the action takes', async () => {
    const server = await redisServer();
    const [holder, waiting] = [storeOf(server, { lockLifetime: 900 }), storeOf(server, { maxWait: 2_000 })];
    await holder.exclusively('name', async () => {
      await expect(waiting.exclusively('name', async () => undefined)).rejects.toThrow(TimeoutError);
    });
  });

  it('goes on in this process while Redis is away, and takes the newer grant when it is back', async () => {
    const server = await redisServer();
    const [first, second] = [storeOf(server), storeOf(server)];
    await written(first, grant('shared', 1_000));
    await second.read('name');
    const warned = warnings();
    await server.kill();
    expect(await first.read('name')).toMatchObject({ value: 'shared' });
    // A process that sends nothing in the meantime may never notice.
    expect(await second.read('name')).toMatchObject({ value: 'shared' });
    await written(first, grant('own', 2_000));
    await server.start();
    await until(() => warned.filter((text) => text.endsWith('is back')).length === 2);
    expect(await first.read('name')).toMatchObject({ value: 'own' });
    await written(second, grant('newest', 3_000));
    await until(async () => (await first.read('name'))?.value === 'newest');
  });

  it('replaces what it cannot decrypt, and says so once', async () => {
    const server = await redisServer();
    const [first, second] = [storeOf(server), storeOf(server, { key: randomBytes(32) })];
    await written(first, grant('token'));
    const warned = warnings();
    expect(await second.read('other')).toBeUndefined();
    expect(warned).toEqual([]);
    expect(await second.read('name')).toBeUndefined();
    expect(warned).toEqual([expect.stringMatching(/another key.*redis\.key/)]);
    expect(await second.read('name')).toBeUndefined();
    expect(warned).toHaveLength(1);
    await written(second, grant('replaced'));
    expect(await second.read('name')).toMatchObject({ value: 'replaced' });
  });

  it('shows neither its key nor its grants when it is printed', async () => {
    expect(inspect(storeOf(await redisServer()), { depth: 9, showHidden: true })).toBe('RedisTokenStore');
  });

  it.each(['', 'AAAA', '{"value":"token"}'])('takes no grant from a hostile value %j', async (hostile) => {
    const server = await redisServer();
    const store = storeOf(server);
    await written(store, grant('token'));
    warnings();
    await processOf(server).run(
      script(`for _, key in ipairs(redis.call('KEYS', '*tokens*')) do redis.call('HSET', key, 'grant', ARGV[1]) end`),
      [],
      [hostile],
    );
    expect(await storeOf(server).read('name')).toBeUndefined();
  });
});
