import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { connect, type SuperOffice, type SuperOfficeConfiguration } from '../../src/index.js';
import { OwnProcess } from '../support/own-process.js';
import { afterwards, describeWithRedis, redisServer } from './processes.js';

const key = randomBytes(32).toString('base64');
let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ settings: { latency: 20 } });
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

type Kind = 'refresh' | 'systemUser';

function authOf(kind: Kind) {
  const { refreshToken, clientId, appToken, systemUserToken, privateKey } = emulator.credentials;
  return kind === 'refresh'
    ? ({ kind, refreshToken, clientId, clientSecret: appToken } as const)
    : ({ kind, systemUserToken, appToken, privateKey } as const);
}

function configured(kind: Kind, url: string): SuperOfficeConfiguration {
  return {
    transport: 'rest',
    tenant: { environment: 'sod', id: 'Cust12345', origin: emulator.origin },
    auth: authOf(kind),
    redis: { url, key, timeout: 10_000 },
  };
}

const isRenewal = {
  refresh: ({ operation }: { operation?: string | undefined }) => operation === 'refresh_token',
  systemUser: ({ agent }: { agent?: string | undefined }) => agent === 'PartnerSystemUser',
} as const;

describeWithRedis.each(['refresh', 'systemUser'] as const)('a fleet with one %s', (kind) => {
  const renewalsOf = async (work: () => Promise<unknown>): Promise<number> => {
    const before = emulator.requests.length;
    await work();
    return emulator.requests.slice(before).filter(isRenewal[kind]).length;
  };

  it('renews once per expiry, and no call fails', async () => {
    const server = await redisServer();
    const fleet: SuperOffice[] = [];
    for (let size = 0; size < 6; size++) {
      const so = await connect(configured(kind, server.url), { configFile: false, environment: false });
      afterwards(() => so.close());
      fleet.push(so);
    }
    const all = () => Promise.all(fleet.map((so) => so.contacts.get(2)));
    expect(await renewalsOf(all)).toBe(1);
    for (let expiry = 0; expiry < 3; expiry++) {
      emulator.expireAccessTokens();
      emulator.expireTickets();
      expect(await renewalsOf(all)).toBe(1);
    }
  });

  it('goes on when Redis is gone, each process with a token of its own', async () => {
    const server = await redisServer();
    const so = await connect(configured(kind, server.url), { configFile: false, environment: false });
    afterwards(() => so.close());
    await so.contacts.get(2);
    await server.kill();
    emulator.expireAccessTokens();
    emulator.expireTickets();
    expect(await renewalsOf(() => so.contacts.get(2))).toBe(1);
  });
});

describeWithRedis('separate processes', () => {
  it('renew once', async () => {
    const server = await redisServer();
    const sharing = new OwnProcess('test/support/sharing-process.ts');
    afterwards(async () => sharing.remove());
    const run = () => sharing.run(configured('refresh', server.url));
    const before = emulator.requests.length;
    const outputs = await Promise.all([run(), run(), run()]);
    expect(outputs.map((output) => output.trim())).toEqual(['sam', 'sam', 'sam']);
    expect(emulator.requests.slice(before).filter(isRenewal.refresh)).toHaveLength(1);
  });
});
