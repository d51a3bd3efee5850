import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import {
  AccessTokenCredentials,
  AnonymousCredentials,
  BasicCredentials,
  BearerCredentials,
  type Credentials,
  NtlmCredentials,
  RenewedGrant,
  SystemUserCredentials,
  TicketCredentials,
} from '../../src/auth/index.js';
import { isSoapCredentials } from '../../src/auth/credentials.js';
import { MemoryTokenStore } from '../../src/auth/token-store/memory.js';
import { AuthenticationError, NetworkError, Secrets } from '../../src/errors/index.js';
import { errorOf } from '../support/transports.js';

/** A grant whose values are `secret-1`, `secret-2` and so on, and how often it was obtained. */
function counted() {
  const world = { obtained: 0, now: 1_000_000, failing: undefined as Error | undefined };
  const grant = new RenewedGrant(
    {
      name: async () => 'test',
      async obtain() {
        world.obtained++;
        if (world.failing !== undefined) throw world.failing;
        return { value: `secret-${world.obtained}`, obtainedAt: world.now, expiresAt: world.now + 3_600_000 };
      },
    },
    { store: new MemoryTokenStore(), clock: () => world.now, secrets: new Secrets() },
  );
  return { world, grant };
}

const refreshed = (grant = counted().grant, appToken: string | undefined = 'app') =>
  new AccessTokenCredentials('refresh', 'sign in again', grant, appToken, () => 1_000_000);

type Proof = Credentials['proof'];

/** Each kind; what it sends over HTTP; the call that exchanges it on SOAP, if it does; what SOAP gets. */
const kinds: [kind: string, proof: Proof, make: () => Credentials, http: object, exchange: unknown[], soap: object][] =
  [
    ['anonymous', 'none', () => new AnonymousCredentials(undefined), {}, [], { ticket: undefined }],
    [
      'anonymous',
      'none',
      () => new AnonymousCredentials('app'),
      { 'SO-AppToken': 'app' },
      [],
      { applicationToken: 'app', ticket: undefined },
    ],
    [
      'ticket',
      undefined,
      () => new TicketCredentials('secret-ticket', 'app'),
      { Authorization: 'SOTicket secret-ticket', 'SO-AppToken': 'app' },
      [],
      { applicationToken: 'app', ticket: 'secret-ticket' },
    ],
    [
      'ticket',
      undefined,
      () => new TicketCredentials('secret-ticket', undefined),
      { Authorization: 'SOTicket secret-ticket' },
      [],
      { ticket: 'secret-ticket' },
    ],
    [
      'systemUser',
      undefined,
      () => new SystemUserCredentials(counted().grant, 'app'),
      { Authorization: 'SOTicket secret-1', 'SO-AppToken': 'app' },
      [],
      { applicationToken: 'app', ticket: 'secret-1' },
    ],
    [
      'basic',
      'password',
      () => new BasicCredentials('kari', 'secret:ø'),
      { Authorization: 'Basic a2FyaTpzZWNyZXQ6w7g=' },
      ['AuthenticateUsernamePassword', { UserName: 'kari', Password: 'secret:ø' }, undefined],
      { ticket: 'exchanged' },
    ],
    [
      'bearer',
      'token',
      () => new BearerCredentials('secret-access', 'app'),
      { Authorization: 'Bearer secret-access', 'SO-AppToken': 'app' },
      ['AuthenticateWithAccessToken', { AccessToken: 'secret-access' }, 'app'],
      { applicationToken: 'app', ticket: 'exchanged' },
    ],
    [
      'refresh',
      'token',
      () => refreshed(),
      { Authorization: 'Bearer secret-1' },
      ['AuthenticateWithAccessToken', { AccessToken: 'secret-1' }, 'app'],
      { applicationToken: 'app', ticket: 'exchanged' },
    ],
    [
      'ntlm',
      'password',
      () => new NtlmCredentials(),
      {},
      ['AuthenticateImplicit', {}, undefined],
      { ticket: 'exchanged' },
    ],
  ];

const noSignIn = () => Promise.reject(new Error('nothing is to be exchanged'));

describe.each(kinds)('credentials of kind %s (proof: %s)', (kind, proof, make, http, exchange, soap) => {
  it('send what they consist of, and nothing else, over HTTP', async () => {
    expect(await make().httpHeaders()).toStrictEqual(http);
  });

  it('give SOAP their ticket, and sign in for it once if they have none', async () => {
    const signIns: unknown[][] = [];
    const credentials = make();
    const signIn = async (...parameters: unknown[]) => {
      signIns.push(parameters);
      return 'exchanged';
    };
    const [used] = await Promise.all([credentials.soapCredentials(signIn), credentials.soapCredentials(signIn)]);
    expect(used).toEqual({ applicationToken: undefined, ...soap });
    expect('ticket' in used).toBe(true);
    expect(signIns).toEqual(exchange.length === 0 ? [] : [exchange]);
  });

  it('say what they are and what to do, and show no secret', () => {
    const credentials = make();
    expect(credentials).toMatchObject({ kind });
    expect(credentials.proof).toBe(proof);
    expect(credentials.advice).not.toBe('');
    expect(JSON.parse(JSON.stringify(credentials))).toEqual({ kind });
    expect(inspect(credentials, { depth: null, showHidden: true })).not.toMatch(/secret|app\b/);
  });
});

describe('credentials that a server refused', () => {
  it.each([
    ['a ticket', new TicketCredentials('ticket', 'app')],
    ['no credentials', new AnonymousCredentials('app')],
  ])('have nothing else to try if they are %s', async (_what, credentials) => {
    expect(credentials.refused()).toBe(false);
  });

  it.each([
    ['a password', () => new BasicCredentials('kari', 'password')],
    ['an access token', () => new BearerCredentials('access', 'app')],
    ['a Windows user', () => new NtlmCredentials()],
  ])('have nothing else to try over HTTP, and another ticket on SOAP, if they are %s', async (_what, make) => {
    const credentials = make();
    let tickets = 0;
    const signIn = async () => `ticket-${++tickets}`;
    const used = await credentials.soapCredentials(signIn);
    expect(credentials.refused(await credentials.httpHeaders())).toBe(false);
    expect((await credentials.soapCredentials(signIn)).ticket).toBe('ticket-1');
    expect(credentials.refused(used)).toBe(true);
    expect((await credentials.soapCredentials(signIn)).ticket).toBe('ticket-2');
    // The answer to an old call arrives late.
    expect(credentials.refused(used)).toBe(true);
    expect((await credentials.soapCredentials(signIn)).ticket).toBe('ticket-2');
  });

  it('are renewed if they are a system user, over either protocol', async () => {
    const credentials = new SystemUserCredentials(counted().grant, 'app');
    const first = await credentials.httpHeaders();
    expect(credentials.refused(first)).toBe(true);
    const second = await credentials.soapCredentials();
    expect(second.ticket).toBe('secret-2');
    credentials.refused(first);
    expect(await credentials.soapCredentials()).toEqual(second);
    expect(credentials.refused(second)).toBe(true);
    expect(await credentials.httpHeaders()).toMatchObject({ Authorization: 'SOTicket secret-3' });
    expect(credentials.refused({})).toBe(true);
    expect(credentials.refused({ applicationToken: 'app', ticket: undefined })).toBe(true);
    expect(await credentials.httpHeaders()).toMatchObject({ Authorization: 'SOTicket secret-3' });
  });

  it('are renewed over HTTP if they are a refresh token, and not because of a ticket', async () => {
    const credentials = refreshed();
    let tickets = 0;
    const signIn = async () => `ticket-${++tickets}`;
    const used = await credentials.soapCredentials(signIn);
    expect(credentials.refused(used)).toBe(true);
    expect((await credentials.soapCredentials(signIn)).ticket).toBe('ticket-2');
    const headers = await credentials.httpHeaders();
    expect(headers).toEqual({ Authorization: 'Bearer secret-1' });
    expect(credentials.refused({})).toBe(true);
    expect(await credentials.httpHeaders()).toEqual(headers);
    expect(credentials.refused(headers)).toBe(true);
    expect(await credentials.httpHeaders()).toEqual({ Authorization: 'Bearer secret-2' });
    credentials.refused(headers);
    expect(await credentials.httpHeaders()).toEqual({ Authorization: 'Bearer secret-2' });
  });

  it('are tried once more after retry', async () => {
    const credentials = new BasicCredentials('kari', 'password');
    const failing = () => Promise.reject(new AuthenticationError('wrong password'));
    await errorOf(credentials.soapCredentials(failing));
    expect(await errorOf(credentials.soapCredentials(async () => 'ticket'))).toMatchObject({ outcome: 'not-sent' });
    credentials.retry();
    expect(await credentials.soapCredentials(async () => 'ticket')).toMatchObject({ ticket: 'ticket' });
  });

  it('are obtained at once after retry, although the login has just refused', async () => {
    for (const make of [(grant: RenewedGrant) => new SystemUserCredentials(grant, 'app'), refreshed]) {
      const { world, grant } = counted();
      const credentials = make(grant);
      world.failing = new AuthenticationError('revoked');
      await errorOf(credentials.httpHeaders());
      await errorOf(credentials.soapCredentials(noSignIn));
      expect(world.obtained).toBe(1);
      world.failing = undefined;
      credentials.retry();
      expect(JSON.stringify(await credentials.httpHeaders())).toContain('secret-2');
      expect(await credentials.soapCredentials(async () => 'secret-2')).toMatchObject({ ticket: 'secret-2' });
    }
  });
});

describe('an access token whose exchange for a ticket is refused', () => {
  it('is renewed and exchanged once more, because it may have expired since the last exchange', async () => {
    const used: unknown[] = [];
    const signIn = async (_operation: string, { AccessToken }: Readonly<Record<string, string>>) => {
      used.push(AccessToken);
      if (used.length === 1) throw new AuthenticationError('expired');
      return 'ticket';
    };
    expect(await refreshed().soapCredentials(signIn)).toMatchObject({ ticket: 'ticket' });
    expect(used).toEqual(['secret-1', 'secret-2']);
  });

  it('is not renewed a second time', async () => {
    const { world, grant } = counted();
    const error = new AuthenticationError('no such user');
    expect(await errorOf(refreshed(grant).soapCredentials(() => Promise.reject(error)))).toBe(error);
    expect(world.obtained).toBe(2);
  });

  it('is not renewed for a failure of the network', async () => {
    const { world, grant } = counted();
    const error = new NetworkError('no way');
    expect(await errorOf(refreshed(grant).soapCredentials(() => Promise.reject(error)))).toBe(error);
    expect(world.obtained).toBe(1);
  });

  it('is exchanged again five seconds later, and not before', async () => {
    const { grant } = counted();
    let now = 0;
    const credentials = new AccessTokenCredentials('refresh', 'sign in again', grant, undefined, () => now);
    await errorOf(credentials.soapCredentials(() => Promise.reject(new AuthenticationError('no'))));
    now = 4_999;
    expect(await errorOf(credentials.soapCredentials(async () => 'ticket'))).toMatchObject({ outcome: 'not-sent' });
    now = 5_000;
    expect(await credentials.soapCredentials(async () => 'ticket')).toEqual({
      applicationToken: undefined,
      ticket: 'ticket',
    });
  });
});

describe('what a call used', () => {
  it('is of SOAP if it has a ticket, even if that is undefined', () => {
    expect(isSoapCredentials({ applicationToken: undefined, ticket: undefined })).toBe(true);
    expect(isSoapCredentials({ Authorization: 'Bearer x' })).toBe(false);
    expect(isSoapCredentials({})).toBe(false);
  });
});
