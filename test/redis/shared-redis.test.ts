import { createServer, connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from '@jest/globals';
import { NetworkError, ProtocolError, SuperOfficeError, TimeoutError } from '../../src/errors/index.js';
import { script } from '../../src/redis/index.js';
import { afterwards, command, describeWithRedis, processOf, redisServer, until, warnings } from './processes.js';

const set = script(`return redis.call('SET', KEYS[1], ARGV[1])`);
const get = script(`return redis.call('GET', KEYS[1])`);
const increment = script(`return redis.call('INCR', KEYS[1])`);

describeWithRedis('a Redis that processes share', () => {
  it('is connected to when it is first needed, and has keys with a prefix', async () => {
    const server = await redisServer();
    const [first, second] = [processOf(server), processOf(server, { prefix: 'other' })];
    await first.run(set, ['key'], ['value']);
    expect(await first.run(get, ['key'])).toBe('value');
    expect(await second.run(get, ['key'])).toBeNull();
  });

  it('fails commands at once while it is gone, says so once, and works again after a restart', async () => {
    const server = await redisServer();
    const redis = processOf(server);
    await redis.run(set, ['key'], ['value']);
    const warned = warnings();
    await server.kill();
    for (let count = 0; count < 5; count++) await expect(redis.run(get, ['key'])).rejects.toThrow(NetworkError);
    expect(warned).toEqual([
      expect.stringMatching(/cannot be reached.*Until it is back, this process goes on with limits/),
    ]);
    await server.start();
    await until(() => warned.length > 1);
    expect(warned).toEqual([expect.anything(), expect.stringMatching(/ is back$/)]);
    // The restarted Redis does not know the script.
    expect(await redis.run(get, ['key'])).toBe('value');
  });

  it('sends no command again that was under way when the connection broke', async () => {
    const server = await redisServer();
    const front = await pausingFront(server.port);
    const redis = processOf({ url: front.url });
    const warned = warnings();
    await redis.run(increment, ['count']);
    front.pauseAnswers();
    const lost = redis.run(increment, ['count']).catch((error: unknown) => error);
    const direct = processOf(server);
    await until(async () => (await direct.run(get, ['count'])) === '2');
    front.breakConnections();
    expect(await lost).toBeInstanceOf(SuperOfficeError);
    await until(() => warned.some((text) => text.endsWith('is back')));
    expect(await redis.run(get, ['count'])).toBe('2');
  });

  it('does not make every call wait while Redis is slow', async () => {
    const server = await redisServer();
    const front = await pausingFront(server.port);
    const warned = warnings();
    const redis = processOf({ url: front.url }, { timeout: 100 });
    await redis.run(set, ['key'], ['value']);
    front.pauseAnswers();
    await expect(redis.run(get, ['key'])).rejects.toThrow(TimeoutError);
    const answered = front.received;
    for (let count = 0; count < 50; count++) await expect(redis.run(get, ['key'])).rejects.toThrow(TimeoutError);
    expect(front.received).toBe(answered);
    expect(warned).toEqual([expect.stringMatching(/does not answer in time/)]);
    front.resume();
    await until(() => warned.length > 1);
    expect(await redis.run(get, ['key'])).toBe('value');
  });

  it('says once that Redis is full, and still reads from it', async () => {
    const server = await redisServer(['--maxmemory-policy', 'noeviction']);
    const redis = processOf(server);
    await redis.run(set, ['key'], ['value']);
    await command(server, 'CONFIG', 'SET', 'maxmemory', '1');
    const warned = warnings();
    for (let count = 0; count < 3; count++)
      await expect(redis.run(set, ['key'], ['x'])).rejects.toThrow(/is full \(OOM\)/);
    expect(await redis.run(get, ['key'])).toBe('value');
    expect(warned).toHaveLength(1);
    await command(server, 'CONFIG', 'SET', 'maxmemory', '0');
    await until(() => warned.length > 1);
    expect(warned[1]).toMatch(/ is back$/);
  });

  it('says once that it has become a replica, as in a failover, and works again when it is the primary', async () => {
    const [server, primary] = [await redisServer(), await redisServer()];
    const redis = processOf(server);
    await redis.run(set, ['key'], ['value']);
    const warned = warnings();
    await command(server, 'REPLICAOF', '127.0.0.1', String(primary.port));
    for (let count = 0; count < 3; count++) await expect(redis.run(set, ['key'], ['x'])).rejects.toThrow(NetworkError);
    expect(warned).toEqual([expect.stringMatching(/READONLY/)]);
    await command(server, 'REPLICAOF', 'NO', 'ONE');
    await until(() => warned.length > 1);
    await redis.run(set, ['key'], ['again']);
    expect(warned).toHaveLength(2);
  });

  it('does not take a key of another type for an outage', async () => {
    const server = await redisServer();
    const redis = processOf(server);
    const warned = warnings();
    await redis.run(script(`return redis.call('LPUSH', KEYS[1], 'item')`), ['list']);
    await expect(redis.run(get, ['list'])).rejects.toThrow(ProtocolError);
    expect(warned).toEqual([]);
  });

  it('is closed within the time limit while Redis is slow', async () => {
    const server = await redisServer();
    const redis = processOf(server, { timeout: 50 });
    warnings();
    const stop = redis.listen({ message: () => undefined, resumed: () => undefined });
    await redis.run(set, ['key'], ['value']);
    server.pause();
    await redis.close();
    stop();
    server.resume();
  });

  it('fails at once, and says nothing, after it was closed', async () => {
    const server = await redisServer();
    const redis = processOf(server);
    const warned = warnings();
    await redis.run(set, ['key'], ['value']);
    await redis.close();
    await expect(redis.run(get, ['key'])).rejects.toThrow(/is closed/);
    expect(warned).toEqual([]);
  });
});

/** Passes bytes on, and may hold back those of the server. */
async function pausingFront(port: number) {
  const pairs = new Set<{ client: Socket; server: Socket }>();
  const state = { received: 0, isPaused: false };
  const front = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    const pair = { client, server };
    pairs.add(pair);
    client.on('data', (bytes) => {
      state.received++;
      server.write(bytes);
    });
    server.on('data', (bytes) => client.write(bytes));
    if (state.isPaused) server.pause();
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        client.destroy();
        server.destroy();
      });
    }
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const breakConnections = () => {
    state.isPaused = false;
    for (const { client } of pairs) client.destroy();
  };
  afterwards(async () => {
    front.close();
    breakConnections();
  });
  return {
    url: `redis://127.0.0.1:${(front.address() as AddressInfo).port}`,
    get received() {
      return state.received;
    },
    pauseAnswers() {
      state.isPaused = true;
      for (const { server } of pairs) server.pause();
    },
    resume() {
      state.isPaused = false;
      for (const { server } of pairs) server.resume();
    },
    breakConnections,
  };
}
