import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationError, connect, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

type Auth = NonNullable<SuperOfficeConfiguration['auth']>;

const kinds: [kind: string, auth: () => Auth, wrong: Auth][] = [
  [
    'an access token',
    () => ({ kind: 'bearer', accessToken: emulator.credentials.accessToken, appToken: emulator.credentials.appToken }),
    { kind: 'bearer', accessToken: 'wrong-access-token', appToken: 'emulated-application-token' },
  ],
  [
    'a ticket',
    () => ({ kind: 'ticket', ticket: emulator.credentials.ticket, appToken: emulator.credentials.appToken }),
    { kind: 'ticket', ticket: 'wrong-ticket-value', appToken: 'emulated-application-token' },
  ],
  [
    'a password',
    () => ({ kind: 'basic', username: 'sam', password: 'sam' }),
    { kind: 'basic', username: 'sam', password: 'wrong-password' },
  ],
];

const over = (transport: TestedTransport, auth: Auth) => connect({ transport, tenant: { url: emulator.url }, auth });

describe.each(transportNames)('on %s', (transport) => {
  it.each(kinds)('%s signs in as the right user', async (_kind, auth) => {
    const so = await over(transport, auth());
    expect(await so.principal()).toMatchObject({ AssociateId: 18, FullName: 'Sam Sample', ProvidedCredentials: [] });
    expect(await so.principal()).not.toHaveProperty('UserName');
    expect((await so.appointments.get(2)).AppointmentId).toBe(2);
    await so.close();
  });

  it.each(kinds)('%s that is wrong is an AuthenticationError, and is never shown', async (_kind, _auth, wrong) => {
    const so = await over(transport, wrong);
    const error = await errorOf(so.appointments.create({ Description: 'x' }));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ outcome: 'refused', transport });
    const shown = inspect(error, { depth: null, showHidden: true }) + inspect(so, { depth: null, showHidden: true });
    expect(shown).not.toMatch(/wrong-|emulated-application-token/);
    await so.close();
  });
});

const hundred = <Result>(call: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: 100 }, (_, index) => call(index)));

describe.each(transportNames)('on %s, once it is revoked,', (transport) => {
  it.each([
    ['an access token', () => kinds[0]?.[1](), 'access token'],
    ['a ticket', () => kinds[1]?.[1](), 'get a new ticket'],
  ])('%s fails clearly, in each of a hundred calls', async (_kind, auth, words) => {
    const so = await over(transport, auth() as Auth);
    await so.principal();
    emulator.expireAccessTokens();
    emulator.expireTickets();
    for (const error of await hundred(() => errorOf(so.appointments.create({ Description: 'x' })))) {
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ transport, retryable: false });
      // What was refused once is not sent again.
      expect((error as AuthenticationError).outcome).toMatch(/^(?:refused|not-sent)$/);
      expect((error as Error).message).toContain(words);
    }
    await so.close();
  });
});

describe('on soap', () => {
  it.each([
    ['an access token', () => kinds[0]?.[1]()],
    ['a password', () => kinds[2]?.[1]()],
  ])('%s is exchanged for a ticket once, however many calls wait for it', async (_kind, auth) => {
    const so = await over('soap', auth() as Auth);
    const before = emulator.requests.length;
    await Promise.all(Array.from({ length: 20 }, () => so.appointments.get(2)));
    const exchanges = emulator.requests.slice(before).filter((request) => request.agent === 'SoPrincipal');
    expect(exchanges).toHaveLength(1);
    await so.close();
  });

  it.each([
    ['an access token', () => kinds[0]?.[1]()],
    ['a password', () => kinds[2]?.[1]()],
  ])('%s is exchanged again if its ticket expires during a hundred writes, each made once', async (_kind, auth) => {
    const so = await over('soap', auth() as Auth);
    await so.principal();
    const before = emulator.requests.length;
    let done = 0;
    const created = await hundred(async (index) => {
      const { AppointmentId } = await so.appointments.create({ Description: `number ${index}` });
      if (++done === 20) emulator.expireTickets();
      return AppointmentId;
    });
    const exchanges = emulator.requests.slice(before).filter((request) => request.agent === 'SoPrincipal');
    expect(exchanges).toHaveLength(1);
    expect(new Set(created).size).toBe(100);
    expect(await so.appointments.find(Math.max(...created) + 1)).toBeNull();
    await so.close();
  });

  it('a ticket that the server has forgotten is exchanged again, and the write is made once', async () => {
    const so = await over('soap', { kind: 'basic', username: 'sam', password: 'sam' });
    await so.principal();
    emulator.expireTickets();
    const created = await so.appointments.create({ Description: 'once' });
    expect(created.AppointmentId).toBe(591);
    expect(await so.appointments.find(592)).toBeNull();
    await so.close();
  });

  it('a ticket that cannot be exchanged fails clearly when it has expired', async () => {
    const { ticket, appToken } = emulator.credentials;
    const so = await over('soap', { kind: 'ticket', ticket, appToken });
    emulator.expireTickets();
    expect(await errorOf(so.appointments.get(2))).toBeInstanceOf(AuthenticationError);
    await so.close();
  });
});
