import { createPublicKey } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { CodeFlow } from '../../src/auth/open-id/code-flow.js';
import { AccessTokenRenewal } from '../../src/auth/open-id/refresh.js';
import { AuthenticationError, NetworkError, ProtocolError, Secrets, ValidationError } from '../../src/errors/index.js';
import { AnsweringEngine, type EngineAnswer } from '../support/answering-engine.js';
import { type Json, ownKey, signed, strangersKey } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

const origin = 'https://login.example.com';
const loginUrl = `${origin}/login`;
const redirectUri = 'https://app.example.com/back?kept=no';
const now = 1_800_000_000_000;
const paths = {
  discovery: '/login/.well-known/openid-configuration',
  tokens: '/login/common/oauth/tokens',
  keys: '/login/.well-known/jwks',
};
const document = {
  issuer: origin,
  authorization_endpoint: `${loginUrl}/common/oauth/authorize`,
  token_endpoint: `${loginUrl}/common/oauth/tokens`,
  jwks_uri: `${loginUrl}/.well-known/jwks`,
};

let engine: AnsweringEngine;
let secrets: Secrets;
beforeEach(() => {
  engine = new AnsweringEngine();
  secrets = new Secrets();
  engine.answers.set(paths.discovery, document);
  engine.answers.set(paths.keys, {
    keys: [{ ...createPublicKey(ownKey).export({ format: 'jwk' }), kid: 'own', use: 'sig' }],
  });
});

const parts = async () => ({ loginUrl, engine, clock: () => now, secrets, timeout: 5_000 });
const flow = () => new CodeFlow(parts, { clientId: 'app', clientSecret: 'client-secret' }, redirectUri);
const renew = (clientSecret: string | undefined = 'client-secret') =>
  new AccessTokenRenewal(parts, { clientId: 'app', clientSecret }).renew('old-refresh', 'sign in again');
const bodies = () =>
  engine.sent
    .filter(({ url }) => url.endsWith('/tokens'))
    .map(({ body }) => Object.fromEntries(new URLSearchParams((body as Buffer).toString())));
const tokens = (changes: Json = {}) =>
  engine.answers.set(paths.tokens, { token_type: 'Bearer', access_token: 'access-token', expires_in: 600, ...changes });

const identity = 'http://schemes.superoffice.net/identity';
const claims = (changes: Json = {}): Json => ({
  ...{ iss: origin, aud: 'app', sub: 'sam@example.com', exp: now / 1_000 + 60, iat: String(now / 1_000) },
  ...{ [`${identity}/ctx`]: 'Cust12345', ...changes },
});

describe('a discovery document', () => {
  const elsewhere = 'https://evil.example/login';
  const names = [
    ...['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'userinfo_endpoint', 'end_session_endpoint'],
    ...['registration_endpoint', 'introspection_endpoint', 'revocation_endpoint', 'check_session_iframe'],
  ];

  it.each([
    ...names.map((name): [string, Json] => [`with its ${name} on another host`, { [name]: elsewhere }]),
    ['of another issuer', { issuer: 'https://evil.example' }],
    ['with an address on another port', { token_endpoint: 'https://login.example.com:8443/tokens' }],
    ['with an address that is not encrypted', { token_endpoint: 'http://login.example.com/tokens' }],
    ['with a user name in an address', { token_endpoint: 'https://me@login.example.com/tokens' }],
    ['with a password in an address', { userinfo_endpoint: 'https://:me@login.example.com/tokens' }],
    ['with an address that is a list', { userinfo_endpoint: [`${loginUrl}/x`] }],
    ['with a path for an address', { userinfo_endpoint: '/login/x' }],
    ['with an address for certificates elsewhere', { mtls_endpoint_aliases: { token_endpoint: elsewhere } }],
    ['without a key set', { jwks_uri: undefined }],
  ])('%s is refused, and nothing is sent to any address of it', async (_what, changes) => {
    engine.answers.set(paths.discovery, { ...document, ...changes });
    tokens();
    expect(await errorOf(flow().begin())).toBeInstanceOf(ProtocolError);
    expect(await errorOf(renew())).toBeInstanceOf(ProtocolError);
    expect(new Set(engine.paths)).toEqual(new Set([paths.discovery]));
  });

  it.each([
    ['pages to read elsewhere', { op_policy_uri: elsewhere, op_tos_uri: elsewhere, service_documentation: elsewhere }],
    ['an address of another kind elsewhere', { x_endpoint_other: elsewhere }],
    ['addresses for certificates of its own', { mtls_endpoint_aliases: { token_endpoint: `${loginUrl}/mtls` } }],
    ['no addresses for certificates', { mtls_endpoint_aliases: null }],
    ['no list of them', { mtls_endpoint_aliases: 'none' }],
  ])('may have %s', async (_what, changes) => {
    engine.answers.set(paths.discovery, { ...document, ...changes });
    expect((await flow().begin()).url).toContain(`${loginUrl}/common/oauth/authorize?`);
  });

  it('is requested once, and again if that failed', async () => {
    const signIn = flow();
    engine.answers.set(paths.discovery, () => ({ status: 503 }));
    expect(await errorOf(signIn.begin())).not.toBeInstanceOf(AuthenticationError);
    engine.answers.set(paths.discovery, document);
    await Promise.all([signIn.begin(), signIn.begin()]);
    await signIn.begin();
    expect(engine.paths).toEqual([paths.discovery, paths.discovery]);
  });

  it('is from a login that may be without encryption on this machine', async () => {
    const local = 'http://127.0.0.1:8080';
    const moved = JSON.parse(JSON.stringify(document).replaceAll(origin, local)) as Json;
    engine.answers.set(paths.discovery, moved);
    const here = async () => ({ ...(await parts()), loginUrl: `${local}/login` });
    const signIn = new CodeFlow(here, { clientId: 'app', clientSecret: undefined }, redirectUri);
    expect((await signIn.begin()).url).toContain(`${local}/login/common/oauth/authorize?`);
  });
});

describe('a renewed access token', () => {
  it('is requested with the refresh token and the secret of the application', async () => {
    tokens({ refresh_token: 'new-refresh' });
    expect(await renew()).toEqual({
      ...{ value: 'access-token', obtainedAt: now, expiresAt: now + 600_000, refreshToken: 'new-refresh' },
    });
    expect(bodies()).toEqual([
      { grant_type: 'refresh_token', refresh_token: 'old-refresh', client_id: 'app', client_secret: 'client-secret' },
    ]);
    expect(secrets.redact('access-token new-refresh')).toBe('*** ***');
  });

  it('is requested without a secret by an application on a user’s own machine', async () => {
    tokens();
    await new AccessTokenRenewal(parts, { clientId: 'app', clientSecret: undefined }).renew('old-refresh', 'x');
    expect(bodies()).toEqual([{ grant_type: 'refresh_token', refresh_token: 'old-refresh', client_id: 'app' }]);
  });

  it('lasts an hour and keeps its refresh token, if the login names no other', async () => {
    tokens({ expires_in: undefined });
    expect(await renew()).toMatchObject({ expiresAt: now + 3_600_000, refreshToken: 'old-refresh' });
  });

  it.each([
    ['characters that no header can have', { access_token: 'access\ntoken' }],
    ['an ID token that is not a text', { id_token: 5 }],
    ['no access token', { access_token: undefined }],
  ])('is refused with %s', async (_what, changes) => {
    tokens(changes);
    expect(await errorOf(renew())).toBeInstanceOf(ProtocolError);
  });

  it('is accepted with an ID token only if that is genuine', async () => {
    tokens({ id_token: signed(claims()) });
    expect(await renew()).toMatchObject({ value: 'access-token' });
    tokens({ id_token: signed(claims(), strangersKey) });
    expect(await errorOf(renew())).toBeInstanceOf(AuthenticationError);
    tokens({ id_token: signed(claims({ aud: 'other' })) });
    expect(await errorOf(renew())).toBeInstanceOf(AuthenticationError);
    tokens({ id_token: signed(claims({ iss: 'https://evil.example' })) });
    expect(await errorOf(renew())).toBeInstanceOf(AuthenticationError);
  });

  const refusal = (status: number, error: string) => () => ({ status, body: Buffer.from(JSON.stringify({ error })) });

  it.each([
    ['invalid_grant', 400, 'sign in again'],
    ['invalid_client', 401, 'check auth.clientId and auth.clientSecret'],
    ['unauthorized_client', 400, 'sign in again'],
  ])('that is refused with %s says what to do', async (code, status, advice) => {
    engine.answers.set(paths.tokens, refusal(status, code));
    const error = await errorOf(renew());
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ exceptionType: code, status });
    expect((error as Error).message).toMatch(new RegExp(`${code}.*; ${advice}$`));
  });

  it.each(['Secret_words', 'a code', `a${'b'.repeat(60)}`, 'a_b_c_d_e_f_g', 'x1', '_a', 'a_'])(
    'that is refused with something else than a code, %s, does not repeat it',
    async (code) => {
      engine.answers.set(paths.tokens, refusal(400, code));
      const error = await errorOf(renew());
      expect(error).toMatchObject({ name: 'AuthenticationError', exceptionType: 'an unknown error code' });
      expect((error as Error).message).not.toContain(code);
    },
  );

  it.each([`a${'b'.repeat(59)}`, 'a_b_c_d_e_f'])('repeats the longest codes, such as %s', async (code) => {
    engine.answers.set(paths.tokens, refusal(400, code));
    expect(await errorOf(renew())).toMatchObject({ exceptionType: code });
  });

  it.each<[string, EngineAnswer]>([
    ['is away', () => ({ status: 503, body: Buffer.from('{}') })],
    ['sends no JSON', () => ({ body: Buffer.from('<html>') })],
    ['sends another type', () => ({ headers: { 'content-type': 'text/html' } })],
  ])('does not count as a refusal if the login %s', async (_what, answer) => {
    engine.answers.set(paths.tokens, answer);
    const error = await errorOf(renew());
    expect(error).not.toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).not.toContain('sign in again');
  });

  it('passes on the error of the network', async () => {
    const failure = new NetworkError('no way', { outcome: 'not-sent' });
    engine.answers.set(paths.tokens, () => {
      throw failure;
    });
    expect(await errorOf(renew())).toBe(failure);
  });
});

describe('a sign-in with a code', () => {
  const query = (url: string) => Object.fromEntries(new URL(url).searchParams);
  const ready = (url: string, changes: Json = {}, further: Json = {}) =>
    tokens({ id_token: signed(claims({ nonce: query(url)['nonce'], ...changes })), ...further });

  it('is asked for with the tenant and the user, if they are given', async () => {
    const asked = query((await flow().begin({ tenantId: 'Cust12345', loginHint: 'sam@example.com' })).url);
    const fresh = expect.stringMatching(/^[\w-]{43}$/);
    expect(asked).toEqual({
      ...{ client_id: 'app', redirect_uri: redirectUri, scope: 'openid', response_type: 'code' },
      ...{ state: fresh, nonce: fresh, code_challenge: fresh, code_challenge_method: 'S256' },
      ...{ acr_values: 'tenant:Cust12345', login_hint: 'sam@example.com' },
    });
    const alone = query((await flow().begin()).url);
    expect(alone).not.toHaveProperty('acr_values');
    expect(alone).not.toHaveProperty('login_hint');
  });

  it.each([
    ['a URL', (search: string) => new URL(`https://app.example.com/back${search}`)],
    ['the text of a URL', (search: string) => `https://app.example.com/back${search}#fragment`],
    ['a path', (search: string) => `/back${search}`],
    ['a query', (search: string) => search],
    ['a form', (search: string) => search.slice(1)],
    ['parameters', (search: string) => new URLSearchParams(search)],
  ])('may be finished with %s', async (_what, callback) => {
    const signIn = flow();
    const { url, session } = await signIn.begin();
    ready(url, { [`${identity}/upn`]: 'kari@example.com', [`${identity}/system_token`]: 'App-abc' });
    const user = await signIn.finish(callback(`?code=the-code&state=${query(url)['state']}`), session);
    expect(user).toMatchObject({ kind: 'interactive', tenantId: 'Cust12345', userPrincipalName: 'kari@example.com' });
    expect(user.grant).toEqual({
      ...{ value: 'access-token', obtainedAt: now, expiresAt: now + 600_000, refreshToken: undefined },
    });
    expect([user.accessToken, user.refreshToken, user.systemUserToken]).toEqual(['access-token', undefined, 'App-abc']);
    expect(user.expiresAt).toEqual(new Date(now + 600_000));
    expect(bodies()).toMatchObject([
      { grant_type: 'authorization_code', code: 'the-code', client_secret: 'client-secret' },
    ]);
  });

  const finish = async (changes: Json, further: Json = {}, state?: string) => {
    const signIn = flow();
    const { url, session } = await signIn.begin();
    ready(url, changes, further);
    return signIn.finish(`?code=c&state=${state ?? query(url)['state']}`, session);
  };

  it.each([
    ['no ID token', {}, { id_token: undefined }],
    ['an ID token without a nonce', { nonce: undefined }, {}],
    ['an ID token of another sign-in', { nonce: 'other' }, {}],
    ['an ID token for another application', { aud: 'other' }, {}],
    ['an ID token of another issuer', { iss: 'https://evil.example' }, {}],
    ['an ID token that has expired', { exp: now / 1_000 - 301 }, {}],
  ])('is refused with %s', async (_what, changes, further) => {
    expect(await errorOf(finish(changes, further))).toBeInstanceOf(AuthenticationError);
  });

  it('is refused with another state before the code is sent', async () => {
    const error = await errorOf(finish({}, {}, 'another'));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain('(state)');
    expect(bodies()).toEqual([]);
  });

  it('that the user ended says so with the code of the login', async () => {
    const signIn = flow();
    const { url, session } = await signIn.begin();
    const error = await errorOf(signIn.finish(`?error=access_denied&state=${query(url)['state']}`, session));
    expect(error).toMatchObject({ name: 'AuthenticationError', exceptionType: 'access_denied' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['one value too few', Buffer.from('{"state":"a","nonce":"b"}').toString('base64url')],
    ['one value too many', Buffer.from('{"state":"a","nonce":"b","codeVerifier":"c","d":1}').toString('base64url')],
  ])('cannot be finished with a session that is %s', async (_what, session) => {
    const error = await errorOf(flow().finish('?code=c&state=a', session));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path: 'session' });
    expect(engine.sent).toEqual([]);
  });

  it('is finished once if the callback arrives twice at once, and sent again later', async () => {
    const signIn = flow();
    const { url, session } = await signIn.begin();
    ready(url);
    const callback = `?code=c&state=${query(url)['state']}`;
    const [one, two] = await Promise.all([signIn.finish(callback, session), signIn.finish(callback, session)]);
    expect(one).toBe(two);
    expect(bodies()).toHaveLength(1);
    await Promise.all([signIn.finish(callback, session), signIn.finish(`${callback}&x=1`, session)]);
    expect(bodies()).toHaveLength(3);
  });
});
