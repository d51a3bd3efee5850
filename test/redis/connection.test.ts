import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Redis } from 'ioredis';
import { ConfigurationError, NetworkError, ProtocolError, TimeoutError } from '../../src/errors/index.js';
import { addressOf, closeClient, redisClient, redisFailure, redisOptions } from '../../src/redis/index.js';
import { certificateOf } from '../support/certificates.js';
import { redisAbsent, type RedisServer, startRedis } from './redis-server.js';
import { startTlsRedis } from './tls-server.js';

const meanwhile = 'nothing is shared';

describe('the settings of Redis', () => {
  it.each([
    'http://127.0.0.1:6379',
    'redis://',
    'redis://host/name',
    'redis://host?family=6',
    'redis://user:hidden-secret@host/#1',
    'host:6379',
  ])('refuse the URL %s without repeating it', (url) => {
    const error = caught(() => redisOptions({ url }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error.path).toBe('redis.url');
    expect(error.message).not.toContain('hidden-secret');
  });

  it('take user, password and database from the URL, and prefer settings of their own', () => {
    const url = 'redis://us%65r:pass%20word@[::1]:7000/3';
    expect(redisOptions({ url })).toMatchObject({
      ...{ host: '::1', port: 7000, db: 3 },
      ...{ username: 'user', password: 'pass word' },
    });
    expect(redisOptions({ url, username: 'other', password: 'own' })).toMatchObject({
      ...{ username: 'other', password: 'own' },
    });
  });

  it('refuse a certificate authority without TLS, and one that is not PEM', () => {
    const ca = certificateOf('authority', { isAuthority: true }).certificate;
    expect(caught(() => redisOptions({ url: 'redis://host', ca })).message).toMatch(/^redis\.ca: .*rediss:/);
    const missing = caught(() => redisOptions({ url: 'rediss://host', ca: '/does/not/exist.pem' }));
    expect(missing.path).toBe('redis.ca');
  });

  it('send no command twice', () => {
    expect(redisOptions({ url: 'redis://host' })).toMatchObject({
      ...{ autoResendUnfulfilledCommands: false, maxRetriesPerRequest: 0, enableOfflineQueue: false },
    });
  });
});

describe('a failure of Redis', () => {
  const address = addressOf('rediss://user:hidden-secret@redis.example.com:6380/1');

  it('names the address without user and password', () => {
    expect(address).toBe('rediss://redis.example.com:6380');
  });

  it.each([
    ['Command timed out', TimeoutError, /does not answer in time/],
    ["OOM command not allowed when used memory > 'maxmemory'.", NetworkError, /is full \(OOM\)/],
    ["READONLY You can't write against a read only replica.", NetworkError, /replica.*READONLY/],
    ['WRONGPASS invalid username-password pair', ConfigurationError, /WRONGPASS.*redis\.password/],
    ['NOPERM this user has no permissions', ConfigurationError, /NOPERM.*access control list/],
    ['WRONGTYPE Operation against a key', ProtocolError, /WRONGTYPE/],
  ])('is typed: %s', (answer, type, message) => {
    const typed = redisFailure(new Error(answer), address);
    expect(typed).toBeInstanceOf(type);
    expect(typed.message).toMatch(message);
    expect(typed.outcome).toBe('not-sent');
  });

  it('names the code of a connection that fails', () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    expect(redisFailure(refused, address).message).toMatch(/cannot be reached \(ECONNREFUSED\)$/);
    expect(redisFailure('text', address).message).toMatch(/cannot be reached$/);
  });

  it('contains no arguments of the command', () => {
    const error = Object.assign(new Error('WRONGTYPE wrong'), { command: { name: 'set', args: ['hidden-secret'] } });
    expect(JSON.stringify(redisFailure(error, address))).not.toContain('hidden-secret');
    expect(redisFailure(error, address).cause).toBeUndefined();
  });
});

(redisAbsent === undefined ? describe : describe.skip)('a client of Redis', () => {
  const servers: RedisServer[] = [];
  const clients: Redis[] = [];
  const started = async (...settings: Parameters<typeof startRedis>) => {
    const server = await startRedis(...settings);
    servers.push(server);
    return server;
  };
  const client = async (
    ...[settings, options = { meanwhile }]: [...Parameters<typeof redisClient>] | [{ url: string }]
  ) => {
    const made = await redisClient(settings, options);
    clients.push(made);
    return made;
  };

  afterEach(async () => {
    await Promise.all(clients.splice(0).map(closeClient));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    jest.restoreAllMocks();
  });

  it('signs in as a user of the access control list', async () => {
    const { url } = await started([
      '--user',
      'bridge',
      'on',
      '>open-sesame',
      '~so:*',
      '&so:*',
      '+@all',
      '--user',
      'default',
      'off',
    ]);
    const redis = await client({ url: url.replace('//', '//bridge:open-sesame@') });
    await redis.connect();
    await redis.set('so:1', 'value');
    const refused = await redis.set('other', 'value').catch((error: unknown) => redisFailure(error, addressOf(url)));
    expect(refused).toBeInstanceOf(ConfigurationError);
    expect((refused as Error).message).toContain('NOPERM');
  });

  it('connects with TLS to a server of its own authority, and to no other', async () => {
    const { url, ca, removeFiles } = await startTlsRedis(started);
    const trusting = await client({ url, ca, timeout: 5_000 }, { meanwhile });
    await trusting.connect();
    expect(await trusting.ping()).toBe('PONG');
    const warned = warnings();
    const distrusting = await client({ url, timeout: 5_000 }, { meanwhile });
    await expect(distrusting.connect()).rejects.toThrow();
    expect(warned[0]).toMatch(/cannot be reached/);
    await removeFiles();
  });

  it('says once that Redis is away, and once that it is back', async () => {
    const server = await started();
    const warned = warnings();
    const redis = await client({ url: server.url });
    await redis.connect();
    await server.kill();
    await attempts(redis, 3);
    expect(warned).toEqual([
      expect.stringMatching(/^Redis at redis:.* cannot be reached.*Until it is back, nothing is shared$/),
    ]);
    const ready = new Promise((resolve) => redis.once('ready', resolve));
    await server.start();
    await ready;
    expect(warned).toHaveLength(2);
    expect(warned[1]).toMatch(/is back$/);
  });

  it('fails a command at once while Redis is away', async () => {
    const server = await started();
    warnings();
    const redis = await client({ url: server.url });
    await redis.connect();
    await server.kill();
    await attempts(redis, 1);
    await expect(redis.get('key')).rejects.toThrow(/enableOfflineQueue/);
  });
});

function caught(action: () => unknown): ConfigurationError {
  try {
    action();
  } catch (error) {
    return error as ConfigurationError;
  }
  throw new Error('nothing was thrown');
}

/** What `process.emitWarning` is called with. */
function warnings(): string[] {
  const messages: string[] = [];
  jest.spyOn(process, 'emitWarning').mockImplementation((message) => void messages.push(String(message)));
  return messages;
}

async function attempts(redis: Redis, count: number): Promise<void> {
  for (let done = 0; done < count; done++) await new Promise((resolve) => redis.once('error', resolve));
}
