import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import {
  AuthenticationError,
  type Clock,
  connect,
  type Credentials,
  FileTokenStore,
  NetworkError,
  ProtocolError,
  RateLimitError,
  ServerError,
  type SuperOffice,
  type SuperOfficeConfiguration,
  type SuperOfficeError,
  superOfficeModule,
  TenantUnavailableError,
  TYPES,
} from '../../src/index.js';
import { interactiveGrantName } from '../../src/auth/index.js';
import { type ArrivedRequest, type Emulator, type Fault, startEmulator } from '../../src/emulator/index.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

type Auth = NonNullable<SuperOfficeConfiguration['auth']>;

interface Flow {
  readonly name: string;
  readonly auth: (emulator: Emulator) => Auth | Promise<Auth>;
  readonly associate: string;
  /** Ends what the calls use, as time does. */
  readonly expire: (emulator: Emulator) => void;
  /** Ends what the calls use and what would renew it. */
  readonly revoke: (emulator: Emulator) => void;
  /** What arrives for a renewal. */
  readonly renewal: Pick<ArrivedRequest, 'face' | 'agent' | 'operation'>;
  /** What tells it from other requests of that operation. */
  readonly body?: string;
  /** Where calls go with what the user knows, and nothing is renewed. */
  readonly without?: readonly TestedTransport[];
  /** Does revoking keep even attempts to sign in from arriving? */
  readonly keptOut?: boolean;
  readonly advice: string;
}

const systemUser = (via: 'rest' | 'soap', agent: string): Flow => ({
  name: `a system user over ${via}`,
  auth: ({ credentials: { systemUserToken, appToken, privateKey }, loginUrl, tenant }) => ({
    kind: 'systemUser',
    systemUserToken,
    appToken,
    privateKey,
    via,
    loginUrl,
    tenantId: tenant,
  }),
  associate: 'system',
  expire: (emulator) => emulator.expireTickets(),
  revoke: (emulator) => emulator.revokeSystemUser(),
  renewal: { face: 'login', agent, operation: 'POST' },
  advice: 'the application is still approved by the tenant',
});

/** In the name of a user, whose access tokens are renewed. */
const user = (flow: Pick<Flow, 'name' | 'auth' | 'advice'>): Flow => ({
  ...flow,
  associate: 'sam',
  expire(emulator) {
    emulator.expireTickets();
    emulator.expireAccessTokens();
  },
  revoke(emulator) {
    emulator.expireTickets();
    emulator.expireAccessTokens();
    emulator.revokeRefreshTokens();
  },
  renewal: { face: 'login', agent: 'tokens', operation: 'refresh_token' },
});

/** What `superoffice-bridge login` leaves behind, long ago. */
async function signedInLongAgo({ credentials, loginUrl, tenant: tenantId }: Emulator): Promise<Auth> {
  const { refreshToken, clientId, appToken: clientSecret } = credentials;
  const tokenStore = { folder: mkdtempSync(join(stores, 'store-')), key: randomBytes(32).toString('base64') };
  const grant = { value: 'an-access-token-of-old', obtainedAt: 0, expiresAt: 3_600_000, refreshToken };
  await new FileTokenStore(tokenStore).write(interactiveGrantName({ loginUrl, clientId, tenantId }), grant);
  return { kind: 'interactive', clientId, clientSecret, loginUrl, tenantId, tokenStore };
}

/** On line: what is used ends, and something else renews it. */
const renewedFlows: readonly Flow[] = [
  user({
    name: 'a refresh token',
    auth: ({ credentials: { refreshToken, clientId, appToken }, loginUrl }) => ({
      kind: 'refresh',
      refreshToken,
      clientId,
      clientSecret: appToken,
      loginUrl,
    }),
    advice: 'let the user sign in again',
  }),
  user({ name: 'a stored sign-in', auth: signedInLongAgo, advice: 'sign in with: superoffice-bridge login' }),
  systemUser('rest', 'PartnerSystemUser'),
  systemUser('soap', 'PartnerSystemUserService'),
];

const sitePassword = 'the-password-of-sam';

/** On site, where a password is all there is; SOAP exchanges it for a ticket. */
const onSite = (
  flow: Pick<Flow, 'name' | 'advice' | 'revoke' | 'keptOut'> & {
    readonly kind: 'basic' | 'ntlm';
    readonly operation: string;
  },
): Flow => ({
  ...flow,
  auth(emulator) {
    emulator.changePassword('sam', sitePassword);
    emulator.settings.windowsAuthentication = flow.kind === 'ntlm' ? 'connection' : 'off';
    return { kind: flow.kind, username: 'sam', password: sitePassword };
  },
  associate: 'sam',
  expire: (emulator) => emulator.expireTickets(),
  renewal: { face: 'soap', agent: 'SoPrincipal', operation: flow.operation },
  body: flow.kind === 'basic' ? sitePassword : '',
  without: ['rest', 'agents'],
});

const flows: readonly Flow[] = [
  ...renewedFlows,
  onSite({
    name: 'a password',
    kind: 'basic',
    operation: 'AuthenticateUsernamePassword',
    revoke(emulator) {
      emulator.changePassword('sam', 'another-password-of-sam');
      emulator.expireTickets();
    },
    advice: 'check auth.username and auth.password',
  }),
  onSite({
    name: 'a Windows user',
    kind: 'ntlm',
    operation: 'AuthenticateImplicit',
    revoke: (emulator) => emulator.disableUser('sam'),
    keptOut: true,
    advice: 'check auth.username, auth.password and auth.domain',
  }),
];

const stores = mkdtempSync(join(tmpdir(), 'sign-ins-'));
let emulator: Emulator;
let open: SuperOffice[];
/** How many requests had arrived before the test. */
let arrived: number;
/** What time it is for the emulator. */
let now: () => number = Date.now;
// Its keys take a moment to make, so there is one for all.
beforeAll(async () => {
  emulator = await startEmulator({ clock: () => new Date(now()), settings: { record: true } });
});
afterAll(async () => {
  rmSync(stores, { recursive: true, force: true });
  await emulator.close();
});
beforeEach(() => {
  now = Date.now;
  emulator.reset();
  emulator.faults.clear();
  emulator.settings.refusedSignIn = 'exception';
  emulator.settings.windowsAuthentication = 'off';
  arrived = emulator.requests.length;
  open = [];
});
afterEach(() => Promise.all(open.map((so) => so.close())));

const requests = () => emulator.requests.slice(arrived);

async function over(transport: TestedTransport, flow: Flow): Promise<SuperOffice> {
  const so = await connect({
    transport,
    tenant: { url: emulator.url },
    auth: await flow.auth(emulator),
    resilience: { initialDelay: 1 },
  });
  open.push(so);
  return so;
}

function renewals({ renewal, body: part = '' }: Flow): number {
  return requests().filter(
    ({ face, agent, operation, body = '' }) =>
      face === renewal.face && agent === renewal.agent && operation === renewal.operation && body.includes(part),
  ).length;
}

const hundred = <Value>(call: (index: number) => Promise<Value>) =>
  Promise.all(Array.from({ length: 100 }, (_, i) => call(i)));

describe.each(flows)('$name', (flow) => {
  describe.each(transportNames)('on %s', (transport) => {
    const times = (count: number) => (flow.without?.includes(transport) === true ? 0 : count);

    it('signs in as the right user', async () => {
      const so = await over(transport, flow);
      expect(await so.principal()).toMatchObject({ Associate: flow.associate });
      expect((await so.appointments.get(2)).AppointmentId).toBe(2);
      expect(renewals(flow)).toBe(times(1));
    });

    it('signs in once, however many calls wait for it', async () => {
      const so = await over(transport, flow);
      // One that is not there: its answer is small.
      await hundred(() => so.appointments.find(999_999));
      expect(renewals(flow)).toBe(times(1));
    });

    it('is renewed once if it expires during a hundred writes, and each of them is made once', async () => {
      const so = await over(transport, flow);
      await so.principal();
      let done = 0;
      const created = await hundred(async (index) => {
        const appointment = await so.appointments.create({ Description: `number ${index}` });
        if (++done === 20) flow.expire(emulator);
        return appointment.AppointmentId;
      });
      expect(renewals(flow)).toBe(times(2));
      expect(new Set(created).size).toBe(100);
      const criteria = { select: ['appointmentId', 'text'], filter: `appointmentId ge ${Math.min(...created)}` };
      const stored = await so.appointments.query(criteria).toArray();
      const described = new Map(stored.map(({ columns: row }) => [row['appointmentId'], row['text']]));
      expect(described).toEqual(new Map(created.map((id, index) => [id, `number ${index}`])));
    });

    it('fails clearly once it is revoked, shows no secret, and does not flood the login', async () => {
      const so = await over(transport, flow);
      await so.principal();
      flow.revoke(emulator);
      const errors = await hundred(() => errorOf(so.appointments.create({ Description: 'x' })));
      for (const error of errors) {
        expect(error).toBeInstanceOf(AuthenticationError);
        expect(error).toMatchObject({ transport, retryable: false });
        // What was refused once is not sent again.
        expect((error as AuthenticationError).outcome).toMatch(/^(?:refused|not-sent)$/);
        expect((error as Error).message).toContain(flow.advice);
      }
      // A connection that is not let in does not get as far as an attempt.
      expect(renewals(flow)).toBe(flow.keptOut === true ? times(1) : times(2));
      const { credentials } = emulator;
      const secrets = [
        credentials.appToken,
        credentials.refreshToken,
        credentials.systemUserToken,
        sitePassword,
        '7T:',
        '8A:',
      ];
      const shown =
        [errors[0], so].map((each) => inspect(each, { depth: null, showHidden: true })).join('') +
        JSON.stringify(errors[0]);
      for (const secret of secrets) expect(shown).not.toContain(secret);
      expect(shown).not.toContain('PRIVATE KEY');
    });
  });
});

describe.each(transportNames)('on %s', (transport) => {
  it.each(renewedFlows)('$name is renewed ahead of its end', async (flow) => {
    let time = Date.now();
    now = () => time;
    const container = new Container();
    container.load(superOfficeModule({ transport, tenant: { url: emulator.url }, auth: await flow.auth(emulator) }));
    container.rebind<Clock>(TYPES.Clock).toConstantValue(() => time);
    const so = container.get<SuperOffice>(TYPES.Connection);
    open.push(so);
    for (let quarter = 0; quarter < 30; quarter++) {
      await so.appointments.get(2);
      time += 14 * 60_000;
    }
    time += 24 * 3_600_000;
    await so.appointments.get(2);
    const refused = requests().filter(({ status }) => status !== 200);
    // A refusal on SOAP has the status 200: a ticket that came from an access token is renewed after one, not ahead.
    expect(refused).toEqual([]);
    expect(renewals(flow)).toBeGreaterThan(1);
  });
});

it.each(renewedFlows)('$name is renewed once for all the transports of a connection', async (flow) => {
  const so = await over('rest', flow);
  const all = () => hundred((index) => so.appointments.get(2, { transport: transportNames[index % 3] ?? 'soap' }));
  await all();
  expect(renewals(flow)).toBe(1);
  flow.expire(emulator);
  await all();
  expect(renewals(flow)).toBe(2);
});

const troubles: [what: string, fault: Fault, kind: unknown][] = [
  ['is cut off', { kind: 'reset' }, NetworkError],
  ['answers with a page', { kind: 'answer', status: 200, body: '<html></html>' }, ProtocolError],
  ['answers with garbage', { kind: 'garbage' }, ProtocolError],
  ['is busy', { kind: 'answer', status: 429 }, RateLimitError],
  ['is down', { kind: 'answer', status: 503 }, TenantUnavailableError],
  ['fails', { kind: 'answer', status: 500 }, ServerError],
];

describe.each(renewedFlows)('$name', (flow) => {
  it.each(troubles)('cannot sign in if the login %s, and the call has not been made', async (_what, fault, kind) => {
    emulator.faults.add({ match: { face: 'login', agent: flow.renewal.agent }, fault });
    const so = await over('rest', flow);
    const error = await errorOf(so.appointments.create({ Description: 'x' }));
    expect(error).toBeInstanceOf(kind);
    expect((error as SuperOfficeError).outcome).toMatch(/not-sent|refused/);
    expect(requests().filter(({ face }) => face === 'rest')).toEqual([]);
  });
});

it('a sign-in that SOAP reports as not succeeded is renewed like a refused one', async () => {
  const [flow] = renewedFlows as readonly [Flow];
  emulator.settings.refusedSignIn = 'not-succeeded';
  const so = await over('soap', flow);
  await so.principal();
  flow.expire(emulator);
  expect(await so.principal()).toMatchObject({ Associate: 'sam' });
  expect(renewals(flow)).toBe(2);
});

it('a call that is aborted stops waiting for the sign-in, and the others do not', async () => {
  const [flow] = renewedFlows as readonly [Flow];
  for (const transport of transportNames) {
    const so = await over(transport, flow);
    const ended = new AbortController();
    const aborted = so.appointments.get(2, { signal: ended.signal });
    const waiting = so.appointments.get(3);
    ended.abort(new TypeError('enough'));
    expect(await errorOf(aborted)).toMatchObject({ message: 'enough' });
    expect((await waiting).AppointmentId).toBe(3);
  }
});

it('custom credentials replace the configured ones', async () => {
  const { username, password } = emulator.credentials;
  const used: unknown[] = [];
  class OwnCredentials implements Credentials {
    readonly advice = 'ask the one who wrote this';
    async httpHeaders() {
      const value = used.length === 0 ? 'wrong' : Buffer.from(`${username}:${password}`).toString('base64');
      return { Authorization: `Basic ${value}` };
    }
    async soapCredentials() {
      return { applicationToken: undefined, ticket: 'unused' };
    }
    refused(headers: unknown) {
      used.push(headers);
      return true;
    }
  }
  const container = new Container();
  container.load(
    superOfficeModule({ transport: 'rest', tenant: { url: emulator.url }, auth: { kind: 'bearer', accessToken: 'x' } }),
  );
  container.rebind<Credentials>(TYPES.Credentials).toConstantValue(new OwnCredentials());
  const so = container.get<SuperOffice>(TYPES.Connection);
  open.push(so);
  expect(await so.principal()).toMatchObject({ Associate: 'sam' });
  expect(used).toEqual([{ Authorization: 'Basic wrong' }]);
});

describe('the login', () => {
  it.each([
    ['a client secret', { clientSecret: 'wrong-client-secret' }, 'check auth.clientId and auth.clientSecret'],
    ['a client id', { clientId: 'wrong-client-id' }, 'check auth.clientId and auth.clientSecret'],
    ['a refresh token', { refreshToken: 'wrong-refresh-token' }, 'let the user sign in again'],
  ])(
    'refuses %s that is wrong, with an error that says what to do and does not show it',
    async (_what, wrong, words) => {
      const auth = { ...(await (renewedFlows[0] as Flow).auth(emulator)), ...wrong } as Auth;
      const so = await connect({ transport: 'rest', tenant: { url: emulator.url }, auth });
      open.push(so);
      const error = await errorOf(so.appointments.get(2));
      expect(error).toBeInstanceOf(AuthenticationError);
      expect((error as Error).message).toContain(words);
      expect(inspect(error, { depth: null })).not.toMatch(/wrong-|emulated-application-token|refresh-token-of-sam/);
    },
  );

  it.each(transportNames)('is found automatically if the tenant is the emulator, on %s', async (transport) => {
    const { refreshToken, clientId, appToken, systemUserToken, privateKey } = emulator.credentials;
    const auths: [Auth, string][] = [
      [{ kind: 'refresh', refreshToken, clientId, clientSecret: appToken }, 'sam'],
      [{ kind: 'systemUser', systemUserToken, appToken, privateKey }, 'system'],
    ];
    for (const [auth, Associate] of auths) {
      const so = await connect({ transport, tenant: 'emulator', auth });
      open.push(so);
      expect(await so.principal()).toMatchObject({ Associate });
    }
  });
});
