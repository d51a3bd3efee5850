import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { connect } from '../../src/index.js';
import type { RedisServer } from './redis-server.js';
import { afterwards, command, describeWithRedis, redisServer, until, warnings } from './processes.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

interface Outage {
  readonly begin: (server: RedisServer) => Promise<unknown>;
  readonly end: (server: RedisServer) => Promise<unknown>;
  readonly says: RegExp;
}

const outages: Readonly<Record<string, Outage>> = {
  gone: { begin: (server) => server.kill(), end: (server) => server.start(), says: /cannot be reached/ },
  slow: {
    begin: async (server) => server.pause(),
    end: async (server) => server.resume(),
    says: /does not answer in time/,
  },
  full: {
    begin: (server) => command(server, 'CONFIG', 'SET', 'maxmemory', '1'),
    end: (server) => command(server, 'CONFIG', 'SET', 'maxmemory', '0'),
    says: /is full \(OOM\)/,
  },
  'in a failover': {
    begin: (server) => command(server, 'REPLICAOF', '127.0.0.1', '1'),
    end: (server) => command(server, 'REPLICAOF', 'NO', 'ONE'),
    says: /accepts no writes \(READONLY\)/,
  },
};

describeWithRedis('while Redis is', () => {
  it.each(Object.entries(outages))(
    '%s, calls go on, nothing is repeated, and it is said once',
    async (_name, outage) => {
      const server = await redisServer();
      const guardrails = { errors: 0.5, window: 60_000, minimum: 100 };
      const so = await connect(
        {
          transport: 'rest',
          tenant: { environment: 'sod', id: 'Cust12345', origin: emulator.origin },
          auth: {
            kind: 'systemUser',
            systemUserToken: emulator.credentials.systemUserToken,
            appToken: emulator.credentials.appToken,
            privateKey: emulator.credentials.privateKey,
          },
          routes: [{ match: 'contacts.*', transport: 'rest', fallback: 'agents', guardrails }],
          http: { requestsPerSecond: 1_000 },
          cache: true,
          redis: { url: server.url, key: randomBytes(32).toString('base64'), timeout: 400 },
        },
        { configFile: false, environment: false },
      );
      afterwards(() => so.close());
      const warned = warnings();
      const ofRedis = () => warned.filter((text) => text.startsWith('Redis'));
      await so.contacts.get(2);
      const [reads, writes] = [5, 3];
      const before = emulator.requests.length;
      await outage.begin(server);
      for (let count = 0; count < reads; count++) await so.contacts.get(2);
      for (let count = 0; count < writes; count++) await so.contacts.merge(2, { Department: `Sales ${count}` });
      const sent = emulator.requests.slice(before).map(({ operation }) => operation);
      expect(sent.filter((operation) => operation === 'GET')).toHaveLength(reads);
      expect(sent.filter((operation) => operation === 'PATCH')).toHaveLength(writes);
      expect(ofRedis()).toEqual([expect.stringMatching(outage.says)]);
      await outage.end(server);
      await until(() => ofRedis().length > 1);
      expect((await so.contacts.get(2)).Department).toBe(`Sales ${writes - 1}`);
      expect(ofRedis()).toEqual([expect.anything(), expect.stringMatching(/ is back$/)]);
    },
  );
});
