import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import type { GatewayConnection } from '../../src/gateway/index.js';
import type { AuditRecord } from '../../src/index.js';
import { GatewayCaller } from '../../src/gateway/caller.js';
import { RefusedPasswords } from '../../src/gateway/refused-passwords.js';
import { TicketSeal } from '../../src/gateway/tickets.js';
import { serveGateway, ticketKey } from '../support/gateway.js';
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

const ticketWith = (password: string) =>
  new TicketSeal([ticketKey]).seal({ kind: 'password', userName: 'sam', password }, '', 60);

const getContact = (url: string, ticket: string) =>
  call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>', {
    ...{ ticket, applicationToken: emulator.credentials.appToken },
  });

/** How many requests reach the server, those of shadows too, which closing the gateway waits for. */
async function sent(connection: Partial<GatewayConnection>, work: (url: string) => Promise<unknown>) {
  const gateway = await serveGateway(emulator, connection);
  const before = emulator.requests.length;
  await work(gateway.url);
  await gateway.close();
  return emulator.requests.length - before;
}

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

describe('the password of a ticket, once the server has refused it', () => {
  const refuse = () =>
    emulator.faults.add({ match: { agent: 'Contact' }, fault: { kind: 'answer', status: 401 }, times: 1 });
  const refused = { exception: { type: 'SuperOffice.Exceptions.SoSessionException' } };

  it('is not sent again before a sign-in with it succeeds, and the message says so', async () => {
    await using gateway = await serveGateway(emulator);
    const ticket = (await signIn(gateway.url)) ?? '';
    refuse();
    expect(await getContact(gateway.url, ticket)).toMatchObject(refused);
    const before = emulator.requests.length;
    const { body } = await getContact(gateway.url, ticket);
    expect(body).toContain('no longer accepts the password that the ticket was issued for; sign in again');
    expect(await signIn(gateway.url, 'wrong')).toBeUndefined();
    expect(await getContact(gateway.url, ticket)).toMatchObject(refused);
    expect(emulator.requests.length - before).toBe(1);
    await signIn(gateway.url);
    expect(await getContact(gateway.url, ticket)).toMatchObject({ succeeded: true });
  });

  it('does not affect tickets of other callers, nor those with another password', async () => {
    await using gateway = await serveGateway(emulator);
    await getContact(gateway.url, await ticketWith('an-old-password'));
    expect(await getContact(gateway.url, await ticketWith('sam'))).toMatchObject({ succeeded: true });
    refuse();
    expect(await getContact(gateway.url, emulator.credentials.ticket)).toMatchObject(refused);
    expect(await getContact(gateway.url, emulator.credentials.ticket)).toMatchObject({ succeeded: true });
  });
});

it('remembers 10,000 refused passwords, and forgets the oldest first', () => {
  const callerWith = (password: number) =>
    new GatewayCaller({ kind: 'password', userName: 'sam', password: String(password) }, undefined);
  const refused = new RefusedPasswords();
  for (let password = 0; password <= 10_000; password++) refused.add(callerWith(password));
  expect([0, 1, 10_000].map((password) => refused.has(callerWith(password)))).toEqual([false, true, true]);
});

const shares = { match: '*', transport: { agents: 50, rest: 50 } } as const;
const shadow = { transport: 'soap', sample: 1 } as const;
const routes: Record<string, NonNullable<GatewayConnection['routes']>> = {
  'no routes': [],
  'callers divided by user': [{ ...shares, stickyBy: 'user' }],
  shadows: [{ match: '*', transport: 'agents', shadow: { transport: 'rest', sample: 1 } }],
  'callers divided by user, and shadows': [{ ...shares, stickyBy: 'user', shadow }],
};

describe.each(Object.entries(routes))('with %s', (_what, routes) => {
  it('a wrong password is sent once for each sign-in', async () => {
    expect(await sent({ routes }, (url) => signIn(url, 'wrong'))).toBe(1);
  });

  it('a password that was changed since the sign-in is sent once, however often the ticket is used', async () => {
    const ticket = await ticketWith('an-old-password');
    const get = async (url: string) => {
      for (let count = 0; count < 5; count++) {
        const answer = await getContact(url, ticket);
        expect(answer.exception?.type).toBe('SuperOffice.Exceptions.SoSessionException');
      }
    };
    expect(await sent({ routes }, get)).toBe(1);
  });

  it('a sign-in and a call succeed', async () => {
    await using gateway = await serveGateway(emulator, { routes });
    const ticket = (await signIn(gateway.url)) ?? '';
    expect(await getContact(gateway.url, ticket)).toMatchObject({ succeeded: true });
  });
});

it('the call of a caller who is accepted is shadowed, and a sign-in is not', async () => {
  const asked = async (agentAsked: string, work: (url: string) => Promise<unknown>) => {
    const before = emulator.requests.length;
    await sent({ routes: routes['shadows'] }, work);
    return emulator.requests.slice(before).filter(({ agent }) => agent === agentAsked).length;
  };
  expect(await asked('Contact', (url) => getContact(url, emulator.credentials.ticket))).toBe(2);
  expect(await asked('User', signIn)).toBe(1);
});

it('a password that was changed since the sign-in is sent once for a write that is audited', async () => {
  const records: AuditRecord[] = [];
  const audit = { write: async (record: AuditRecord) => void records.push(record) };
  const remove = (password: string) => async (url: string) => {
    const ticket = await ticketWith(password);
    const written = { ticket, applicationToken: emulator.credentials.appToken };
    await call(url, 'Contact', 'DeleteContactEntity', '<ContactEntityId>4711</ContactEntityId>', written);
  };
  expect(await sent({ audit }, remove('an-old-password'))).toBe(1);
  await sent({ audit }, remove('sam'));
  expect(records.map(({ who }) => who.associate)).toEqual([null, 'sam']);
});
