import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { SharedAnswerCache } from '../../src/pipeline/caching/index.js';
import { script } from '../../src/redis/index.js';
import { describeWithRedis, processOf, redisServer } from './processes.js';

const maximumSize = 20_000;
/** About 3,000 characters in Redis, where it is encrypted and Base64. */
const list = 'a'.repeat(2_200);

/** The sum that is kept, and that of the answers themselves. */
const sizes = script(`
local kept = 0
for _, key in ipairs(redis.call('KEYS', '*cache:answer*')) do kept = kept + redis.call('STRLEN', key) end
return {tonumber(redis.call('GET', KEYS[1])), kept}`);
const erase = script(`return redis.call('DEL', KEYS[1])`);
const eraseAnswers = script(`return redis.call('DEL', unpack(redis.call('KEYS', '*cache:answer*')))`);

async function cacheOf() {
  const redis = processOf(await redisServer());
  const parts = { redis, key: randomBytes(32), tenant: 'tenant', caller: 'caller' };
  const cache = new SharedAnswerCache({ ages: { lists: 3_600, preferences: 3_600 }, maximumSize }, parts);
  const put = async (kind: 'lists' | 'preferences', name: string, answer: string) => {
    const { generation } = await cache.find(kind, name);
    await cache.set(kind, name, answer, generation);
  };
  return {
    cache,
    put,
    has: async (kind: 'lists' | 'preferences', name: string) => (await cache.find(kind, name)).found !== undefined,
    sizes: async () => (await redis.run(sizes, ['tenant:cache:size'])) as [counted: number, kept: number],
    erase: (key: string) => redis.run(erase, [`tenant:cache:${key}`]),
    eraseAnswers: () => redis.run(eraseAnswers, []),
  };
}

describeWithRedis('the size of the cache of several processes', () => {
  it('counts an answer once that is stored again after each of many writes, so that others stay', async () => {
    const { cache, put, has, sizes } = await cacheOf();
    await put('preferences', 'theme', 'dark');
    for (let write = 0; write < 20; write++) {
      await put('lists', 'task', list);
      await cache.drop(['lists']);
    }
    for (const name of ['task', 'category']) await put('lists', name, list);
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
    expect(await has('preferences', 'theme')).toBe(true);
  });

  it('follows an answer that is stored again with another length', async () => {
    const { put, has, sizes } = await cacheOf();
    for (const length of [2_000, 10, 4_000, 4_000, 1]) await put('lists', 'task', 'a'.repeat(length));
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
    expect(await has('lists', 'task')).toBe(true);
  });

  it('no longer counts an answer that was deleted', async () => {
    const { cache, put, sizes } = await cacheOf();
    await put('lists', 'task', list);
    await put('lists', 'category', list);
    await cache.delete('lists', 'task');
    await cache.delete('lists', 'never stored');
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
    expect(kept).toBeGreaterThan(0);
  });

  it('no longer counts an answer that Redis itself has evicted, once it is stored with another length', async () => {
    const { put, eraseAnswers, sizes } = await cacheOf();
    await put('lists', 'task', list);
    await eraseAnswers();
    await put('lists', 'task', 'short');
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
  });

  it.each(['index', 'sizes', 'size'])('begins again if Redis has evicted the %s', async (key) => {
    const { cache, put, erase, sizes } = await cacheOf();
    for (const name of ['task', 'category', 'business']) await put('lists', name, list);
    await erase(key);
    await cache.delete('lists', 'business');
    await put('lists', 'task', list);
    await put('lists', 'category', list);
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
  });

  it('evicts nothing for an answer that is larger than all of the cache', async () => {
    const { put, has } = await cacheOf();
    await put('preferences', 'theme', 'dark');
    await put('lists', 'task', 'a'.repeat(maximumSize));
    expect(await has('lists', 'task')).toBe(false);
    expect(await has('preferences', 'theme')).toBe(true);
  });

  it('stays below its maximum by evicting what expires first', async () => {
    const { put, has, sizes } = await cacheOf();
    const names = Array.from({ length: 12 }, (_, index) => `list${index}`);
    for (const name of names) await put('lists', name, list);
    const [counted, kept] = await sizes();
    expect(counted).toBe(kept);
    expect(kept).toBeLessThanOrEqual(maximumSize);
    expect([await has('lists', 'list0'), await has('lists', 'list11')]).toEqual([false, true]);
  });
});
