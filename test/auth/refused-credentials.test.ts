import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationError, connect, NetworkError, type SuperOfficeConfiguration } from '../../src/index.js';
import type { Credentials } from '../../src/auth/index.js';
import { Verdicts } from '../../src/pipeline/requests/credential-verdicts.js';
import { Deadline } from '../../src/http/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { seedCredentials } from '../../src/emulator/seed/people.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
});

const soon = () => new Deadline(60_000, undefined);

type Auth = NonNullable<SuperOfficeConfiguration['auth']>;

const over = (transport: TestedTransport, auth: Auth, more: Partial<SuperOfficeConfiguration> = {}) => {
  emulator.settings.windowsAuthentication = auth.kind === 'ntlm' ? 'connection' : 'off';
  return connect({ transport, tenant: { url: emulator.url }, auth, ...more });
};

const seedTicket = { kind: 'ticket', ticket: seedCredentials.ticket, appToken: seedCredentials.appToken } as const;

const wrongPassword: Auth = { kind: 'basic', username: 'sam', password: 'an-old-password' };

/** Each kind with a wrong credential, and how many requests one attempt takes. */
const wrong: [kind: string, auth: Auth, requests: number][] = [
  ['a password', wrongPassword, 1],
  // The first request asks for a challenge; the second proves who it is.
  ['a Windows password', { kind: 'ntlm', username: 'sam', password: 'an-old-password', domain: 'EMULATED' }, 2],
  ['an access token', { kind: 'bearer', accessToken: 'an-old-access-token', appToken: 'an-application-token' }, 1],
  ['a ticket', { kind: 'ticket', ticket: 'an-old-ticket', appToken: 'an-application-token' }, 1],
];

const fifty = Array.from({ length: 50 }, (_, index) => index + 1);
const withPassword = wrong.filter(([kind]) => kind.includes('password'));

describe.each(transportNames)('on %s', (transport) => {
  it('a wrong application token is what the error says to check', async () => {
    const so = await over(transport, { ...seedTicket, appToken: 'not-the-application-token' });
    const message = String(await errorOf(so.contacts.get(2)));
    expect(message).toContain('; check auth.appToken');
    expect(message).not.toContain('ticket');
    await so.close();
  });

  it('a wrong ticket is what the error says to replace', async () => {
    const so = await over(transport, { ...seedTicket, ticket: 'an-old-ticket' });
    expect(String(await errorOf(so.contacts.get(2)))).toContain('; get a new ticket');
    await so.close();
  });

  it.each(wrong)('%s that was refused is not sent again by fifty calls', async (_kind, auth, requests) => {
    const so = await over(transport, auth);
    const before = emulator.requests.length;
    const errors = [];
    for (const id of fifty) errors.push(await errorOf(so.contacts.get(id)));
    expect(emulator.requests.length - before).toBe(requests);
    const [first, ...others] = errors;
    expect(first).toBeInstanceOf(AuthenticationError);
    expect(first).toMatchObject({ transport, outcome: 'refused' });
    for (const error of others) {
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ transport, outcome: 'not-sent', retryable: false });
      expect(String(error)).toContain('retryCredentials');
    }
    await so.close();
  });

  it.each(withPassword)('fifty calls at once make one attempt with %s', async (_kind, auth, requests) => {
    const so = await over(transport, auth);
    const before = emulator.requests.length;
    const errors = await Promise.all(fifty.map((id) => errorOf(so.contacts.get(id))));
    expect(emulator.requests.length - before).toBe(requests);
    for (const error of errors) expect(error).toBeInstanceOf(AuthenticationError);
    await so.close();
  });

  it.each(wrong)('%s is sent once more after retryCredentials()', async (_kind, auth, requests) => {
    const so = await over(transport, auth);
    await errorOf(so.contacts.get(1));
    so.retryCredentials();
    const before = emulator.requests.length;
    for (const id of fifty) await errorOf(so.contacts.get(id));
    expect(emulator.requests.length - before).toBe(requests);
    await so.close();
  });

  it('a correct password is used by fifty calls at once, and after a call that the server refused for other reasons', async () => {
    const so = await over(transport, { kind: 'basic', username: 'sam', password: 'sam' });
    const found = await Promise.all(fifty.map((id) => so.contacts.find(id)));
    expect(found.some((contact) => contact !== null)).toBe(true);
    await errorOf(so.contacts.get(987_654));
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    await so.close();
  });

  it('a system user whose tickets are all refused signs in twice for fifty calls', async () => {
    const { systemUserToken, appToken, privateKey } = emulator.credentials;
    const auth: Auth = {
      kind: 'systemUser',
      systemUserToken,
      appToken,
      privateKey,
      loginUrl: emulator.loginUrl,
      tenantId: emulator.tenant,
    };
    const server = new AnsweringServer();
    const url = await server.start();
    server.answer = (response) => response.writeHead(401, { 'Content-Type': 'application/json' }).end('{}');
    const so = await over(transport, auth, { tenant: { url }, resilience: { attempts: 1 } });
    const signIns = () => emulator.requests.filter(({ agent }) => agent === 'PartnerSystemUser').length;
    const before = signIns();
    for (const id of fifty) expect(await errorOf(so.contacts.get(id))).toBeInstanceOf(AuthenticationError);
    expect(server.arrivals).toBe(2);
    expect(signIns() - before).toBe(2);
    await so.close();
    await server.close();
  });
});

describe('the password of another user', () => {
  it('that is a parameter of an operation does not affect the connection’s own', async () => {
    const so = await over('soap', { kind: 'basic', username: 'sam', password: 'sam' });
    const asked = { UserName: 'sam', Password: 'not-the-password' };
    const error = await errorOf(so.agents.SoPrincipal.AuthenticateUsernamePassword(asked));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    await so.close();
  });
});

describe('verdicts on credentials', () => {
  const used = (value: string) => ({ Authorization: value });
  const refusal = new AuthenticationError('refused', { transport: 'rest' });
  const passwords = { proof: 'password' } as Pick<Credentials, 'proof'>;

  it('only apply to the credentials that were refused', () => {
    const verdicts = new Verdicts(passwords);
    verdicts.refused(used('old'), refusal);
    expect(() => verdicts.check(used('old'))).toThrow(AuthenticationError);
    expect(() => verdicts.check(used('new'))).not.toThrow();
  });

  it('apply for five seconds if the credentials renew themselves', () => {
    let now = 0;
    const verdicts = new Verdicts({}, () => now);
    verdicts.refused(used('fresh'), refusal, 5_000);
    now = 4_999;
    expect(() => verdicts.check(used('fresh'))).toThrow(AuthenticationError);
    now = 5_000;
    expect(() => verdicts.check(used('fresh'))).not.toThrow();
  });

  it('keep no more than a few, the newest ones', () => {
    const verdicts = new Verdicts({});
    for (const id of fifty) verdicts.refused(used(`number ${id}`), refusal);
    expect(() => verdicts.check(used('number 50'))).toThrow(AuthenticationError);
    expect(() => verdicts.check(used('number 1'))).not.toThrow();
  });

  it('let one call try a password, and twice as many after each unanswered attempt', async () => {
    const verdicts = new Verdicts(passwords);
    let tried = 0;
    const ends: (() => void)[] = [];
    const tries = fifty.map(async () => {
      const end = await verdicts.turn(used('unproven'), soon());
      tried++;
      ends.push(() => end(new NetworkError('broken')));
    });
    const settle = () => new Promise(setImmediate);
    await settle();
    expect(tried).toBe(1);
    ends.shift()?.();
    await settle();
    expect(tried).toBe(3);
    for (const end of ends.splice(0)) end();
    await settle();
    expect(tried).toBeGreaterThan(6);
    while (ends.length > 0) {
      for (const end of ends.splice(0)) end();
      await settle();
    }
    await Promise.all(tries);
  });

  it('let every call through once a password was accepted, and each give up by its own signal', async () => {
    const verdicts = new Verdicts(passwords);
    const first = await verdicts.turn(used('unproven'), soon());
    const aborted = new Deadline(60_000, AbortSignal.abort(new RangeError('no longer')));
    expect(await errorOf(verdicts.turn(used('unproven'), aborted))).toEqual(new RangeError('no longer'));
    const waiting = fifty.map(() => verdicts.turn(used('unproven'), soon()));
    first(undefined);
    expect(await Promise.all(waiting)).toHaveLength(50);
  });
});
