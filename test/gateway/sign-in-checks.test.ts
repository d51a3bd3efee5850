import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { serveGateway } from '../support/gateway.js';
import { closeSoapConnections } from '../support/soap-post.js';
import { call, textOf } from './calls.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(async () => {
  closeSoapConnections();
  await emulator.close();
});
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
});

const signIn = async (url: string, password = 'sam') => {
  const proof = `<UserName>sam</UserName><Password>${password}</Password>`;
  const { appToken: applicationToken } = emulator.credentials;
  const { body } = await call(url, 'SoPrincipal', 'AuthenticateUsernamePassword', proof, { applicationToken });
  return textOf(body, 'Ticket');
};

describe('a sign-in is checked with the server', () => {
  it.each([{ cache: true }, { cache: { principal: 900 } }] as const)('each time, with %j', async (connection) => {
    await using gateway = await serveGateway(emulator, connection);
    expect(await signIn(gateway.url)).toBeDefined();
    const before = emulator.requests.length;
    emulator.faults.add({ match: {}, fault: { kind: 'answer', status: 401 } });
    expect(await signIn(gateway.url)).toBeUndefined();
    expect(emulator.requests.length - before).toBe(1);
  });
});
