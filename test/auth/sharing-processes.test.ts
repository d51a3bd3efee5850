import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { OwnProcess } from '../support/own-process.js';
import { transportNames } from '../support/transports.js';

const key = randomBytes(32).toString('base64');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tokens-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('processes that share a token store', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator();
  });
  afterEach(() => emulator.close());

  const renewals = () => emulator.requests.filter(({ operation }) => operation === 'refresh_token').length;
  const auth = () => {
    const { refreshToken, clientId, appToken } = emulator.credentials;
    const { loginUrl } = emulator;
    return {
      kind: 'refresh',
      refreshToken,
      clientId,
      clientSecret: appToken,
      loginUrl,
      tokenStore: { folder, key },
    } as const;
  };
  const open = (transport: (typeof transportNames)[number]) =>
    connect({ transport, tenant: { url: emulator.url }, auth: auth() });

  it('renew once at the start and once after the end, whichever transport they use', async () => {
    const connections = await Promise.all([...transportNames, ...transportNames].map(open));
    const all = () => Promise.all(connections.map((so) => so.appointments.get(2)));
    await all();
    expect(renewals()).toBe(1);
    emulator.expireAccessTokens();
    emulator.expireTickets();
    await all();
    expect(renewals()).toBe(2);
    await Promise.all(connections.map((so) => so.close()));
    const later = await open('rest');
    await later.appointments.get(2);
    expect(renewals()).toBe(2);
    await later.close();
  });

  it('renew once, also as separate processes', async () => {
    emulator.settings.latency = 20;
    const sharing = new OwnProcess('test/support/sharing-process.ts');
    try {
      const configuration = { transport: 'rest', tenant: { url: emulator.url }, auth: auth() };
      const run = () => sharing.run(configuration);
      const outputs = await Promise.all([run(), run(), run()]);
      expect(outputs.map((output) => output.trim())).toEqual(['sam', 'sam', 'sam']);
      expect(renewals()).toBe(1);
    } finally {
      sharing.remove();
    }
  });
});
