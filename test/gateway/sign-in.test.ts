import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { TicketSeal } from '../../src/gateway/tickets.js';
import { type ServedGateway, serveGateway, ticketKey } from '../support/gateway.js';
import { closeSoapConnections } from '../support/soap-post.js';
import { call, services88, textOf } from './calls.js';

const key = '<ContactEntityId>2</ContactEntityId>';
const seal = new TicketSeal([ticketKey]);

let emulator: Emulator;
let gateway: ServedGateway;
beforeAll(async () => {
  emulator = await startEmulator();
  gateway = await serveGateway(emulator);
});
afterAll(async () => {
  closeSoapConnections();
  await gateway.close();
  await emulator.close();
});

const signIn = (userName: string, password: string, site = gateway.url) =>
  call(
    site,
    'SoPrincipal',
    'AuthenticateUsernamePassword',
    `<UserName>${userName}</UserName><Password>${password}</Password>`,
    { applicationToken: emulator.credentials.appToken },
  );

/** Gets a company, and counts the requests that reached the server. */
async function got(ticket: string, site = gateway.url) {
  const before = emulator.requests.length;
  const { appToken: applicationToken } = emulator.credentials;
  const answer = await call(site, 'Contact', 'GetContactEntity', key, { ticket, applicationToken });
  return { ...answer, forwarded: emulator.requests.length - before };
}

describe('a sign-in without SOAP behind', () => {
  it('gives a ticket that calls are made with', async () => {
    const answer = await signIn('sam', 'sam');
    expect(textOf(answer.body, 'AuthenticationSucceeded')).toBe('true');
    const ticket = textOf(answer.body, 'Ticket') ?? '';
    expect(await got(ticket)).toMatchObject({ status: 200, succeeded: true, forwarded: 1 });
  });

  it.each([
    ['a wrong password', 'sam', 'wrong'],
    ['an empty password', 'sam', ''],
    ['an empty user name', '', 'sam'],
  ])('with %s is an exception, without a ticket', async (_what, userName, password) => {
    const answer = await signIn(userName, password);
    expect(answer).toMatchObject({ status: 200, succeeded: false });
    expect(answer.exception?.type).toBe('SuperOffice.Exceptions.SoSessionException');
    expect(textOf(answer.body, 'Ticket')).toBeUndefined();
  });

  it('with a wrong password has not succeeded, if the gateway is set to that', async () => {
    await using lenient = await serveGateway(emulator, {}, { refusedSignIn: 'not-succeeded' });
    const answer = await signIn('sam', 'wrong', lenient.url);
    expect(answer).toMatchObject({ status: 200, succeeded: true, exception: undefined });
    expect(textOf(answer.body, 'AuthenticationSucceeded')).toBe('false');
    expect(textOf(answer.body, 'Ticket')).toBeUndefined();
  });

  it('is refused with a fault if the gateway has no key, and nothing is forwarded', async () => {
    await using keyless = await serveGateway(emulator, {}, { keys: [] });
    const before = emulator.requests.length;
    const { status, fault } = await signIn('sam', 'sam', keyless.url);
    expect([status, fault?.code]).toEqual([500, 'InternalServiceFault']);
    expect(fault?.message).toContain('no key');
    expect(emulator.requests).toHaveLength(before);
  });
});

describe('a ticket that cannot be used is an exception that asks to sign in, and nothing is forwarded', () => {
  const proof = { kind: 'password', userName: 'sam', password: 'sam' } as const;
  it.each<[string, () => Promise<string>]>([
    ['expired', () => seal.seal(proof, '', -1)],
    ['another tenant’s', () => seal.seal(proof, 'Cust54321', 60)],
    ['changed', async () => (await seal.seal(proof, '', 60)).replace(/.{8}$/, 'AAAAAAAA')],
    ['sealed with another key', () => new TicketSeal([Buffer.alloc(32, 9).toString('base64')]).seal(proof, '', 60)],
    ['empty', async () => ''],
  ])('%s', async (_what, ticket) => {
    const answer = await got(await ticket());
    expect(answer).toMatchObject({ status: 200, succeeded: false, forwarded: 0 });
    expect(answer.exception?.type).toBe('SuperOffice.Exceptions.SoSessionException');
  });
});

describe('the headers of an answer', () => {
  it('are nil if nothing is to be said, and name the zone of the call', async () => {
    const { ticket, appToken: applicationToken } = emulator.credentials;
    const plain = await call(gateway.url, 'Contact', 'GetContactEntity', key, { ticket, applicationToken });
    for (const name of ['ExceptionInfo', 'ExtraInfo']) {
      expect(plain.body).toMatch(new RegExp(`<${name} xmlns="${services88}" xsi:nil="true"/>`));
    }
    const timeZone = '<n:SoTimeZoneId>261</n:SoTimeZoneId><n:SoTimeZoneLocationCode>NO</n:SoTimeZoneLocationCode>';
    const zoned = await call(gateway.url, 'Contact', 'GetContactEntity', key, { ticket, applicationToken, timeZone });
    expect(textOf(zoned.body, 'SoTimeZoneId')).toBe('261');
    expect(textOf(zoned.body, 'SoTimeZoneLocationCode')).toBe('NO');
  });
});

it('answers are cached for each caller', async () => {
  await using caching = await serveGateway(emulator, { cache: { lists: 600 } });
  const count = async (ticket: string) => {
    const before = emulator.requests.length;
    const { appToken: applicationToken } = emulator.credentials;
    const { succeeded } = await call(caching.url, 'MDO', 'GetSimpleList', '<Name>task</Name>', {
      ticket,
      applicationToken,
    });
    return [succeeded, emulator.requests.length - before];
  };
  const own = textOf((await signIn('sam', 'sam', caching.url)).body, 'Ticket') ?? '';
  expect(await count(emulator.credentials.ticket)).toEqual([true, 1]);
  expect(await count(emulator.credentials.ticket)).toEqual([true, 0]);
  expect(await count('7T:not-a-ticket-at-all')).toEqual([false, 1]);
  expect(await count(own)).toEqual([true, 1]);
});
