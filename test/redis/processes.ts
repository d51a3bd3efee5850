import { afterEach, describe, jest } from '@jest/globals';
import { Redis } from 'ioredis';
import { SharedRedis, type SharedRedisSettings } from '../../src/redis/index.js';
import { redisAbsent, type RedisServer, startRedis } from './redis-server.js';

export const describeWithRedis = redisAbsent === undefined ? describe : describe.skip;

const closing: (() => Promise<unknown>)[] = [];

/** Runs after the test, the newest first. */
export function afterwards(action: () => Promise<unknown>): void {
  closing.push(action);
}

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
  jest.restoreAllMocks();
});

/** A server that ends with the test. */
export async function redisServer(...settings: Parameters<typeof startRedis>): Promise<RedisServer> {
  const server = await startRedis(...settings);
  afterwards(() => server.stop());
  return server;
}

/** A server and a client for commands of the test's own, which end with the test. */
export async function ownRedis(): Promise<{ readonly server: RedisServer; readonly redis: Redis }> {
  const server = await redisServer();
  const redis = new Redis(server.url);
  redis.on('error', () => undefined);
  afterwards(async () => redis.disconnect());
  return { server, redis };
}

/** The connection of one process. */
export function processOf({ url }: { url: string }, settings: Partial<SharedRedisSettings> = {}): SharedRedis {
  const redis = new SharedRedis({ url, prefix: 'test', timeout: 2_000, ...settings });
  afterwards(() => redis.close());
  return redis;
}

/** Sends a command over a connection of its own. */
export async function command({ port }: RedisServer, name: string, ...values: readonly string[]): Promise<unknown> {
  const client = new Redis({ port });
  const answer = await client.call(name, ...values);
  await client.quit();
  return answer;
}

/** What `process.emitWarning` is called with. */
export function warnings(): string[] {
  const messages: string[] = [];
  jest.spyOn(process, 'emitWarning').mockImplementation((message) => void messages.push(String(message)));
  return messages;
}

/** Waits until something holds; the time limit of the test ends it otherwise. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
