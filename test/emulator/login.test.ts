import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { privateKeyFrom } from '../../src/auth/index.js';
import { signSystemUserToken } from '../../src/auth/system-user/sign-token.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';

const redirectUri = 'http://127.0.0.1:9/callback';
const verifier = 'v'.repeat(43);
const challenge = createHash('sha256').update(verifier).digest('base64url');

let emulator: Emulator;
let now: number;
beforeEach(async () => {
  now = Date.now();
  emulator = await startEmulator({ clock: () => new Date(now) });
});
afterEach(() => emulator.close());

type Parameters = Readonly<Record<string, string>>;

const asked = (): Parameters => ({
  client_id: emulator.credentials.clientId,
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid',
  state: 'the state',
  code_challenge: challenge,
  code_challenge_method: 'S256',
});

const at = (path: string, query: Parameters = {}) =>
  `${emulator.loginUrl}/${path}?${new URLSearchParams(query).toString()}`;

const allow = (changes: Parameters = {}, form: Parameters = { user: 'sam', answer: 'allow' }) =>
  fetch(at('common/oauth/authorize', { ...asked(), ...changes }), {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  });

const backAt = (answer: Response) => Object.fromEntries(new URL(answer.headers.get('location') ?? '').searchParams);

async function tokens(parameters: Parameters, headers: Parameters = {}) {
  const body = new URLSearchParams(parameters);
  const answer = await fetch(at('common/oauth/tokens'), { method: 'POST', body, headers });
  return { status: answer.status, json: (await answer.json()) as Record<string, string> };
}

const client = () => ({ client_id: emulator.credentials.clientId, client_secret: emulator.credentials.appToken });
const redeem = async (changes: Parameters = {}, authorize: Parameters = {}) =>
  tokens({
    ...client(),
    grant_type: 'authorization_code',
    code: backAt(await allow(authorize))['code'] ?? '',
    redirect_uri: redirectUri,
    code_verifier: verifier,
    ...changes,
  });

describe('the authorize page', () => {
  it('is sent to a browser, which is to keep it out of frames and caches', async () => {
    const answer = await fetch(at('common/oauth/authorize', asked()));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await answer.text()).toContain('<button class="main" name="answer" value="allow">');
  });

  it.each([
    ['an unknown application', { client_id: 'another' }],
    ['an address that is not registered', { redirect_uri: 'https://evil.example/callback' }],
    ['an address that only begins like a registered one', { redirect_uri: `${redirectUri}/further` }],
  ])('does not redirect for %s', async (_what, changes) => {
    const answer = await allow(changes);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it.each([
    ['another flow', { response_type: 'id_token' }],
    ['no openid', { scope: 'profile' }],
    ['an unknown way to make a challenge', { code_challenge_method: 'S512' }],
    ['an unknown tenant', { acr_values: 'tenant:Cust99999' }],
  ])('sends back what is wrong for %s', async (_what, changes) => {
    expect(backAt(await allow(changes))).toMatchObject({ error: 'invalid_request', state: 'the state' });
  });

  it('sends back that the person refused', async () => {
    expect(backAt(await allow({}, { user: 'sam', answer: 'deny' }))).toMatchObject({ error: 'access_denied' });
  });
});

describe('the token endpoint', () => {
  it('issues tokens for a code in the body or in the query', async () => {
    const { status, json } = await redeem();
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: 'Bearer', expires_in: 3_600 });
    const answer = await fetch(
      at('common/oauth/tokens', {
        ...client(),
        grant_type: 'refresh_token',
        refresh_token: json['refresh_token'] ?? '',
      }),
      { method: 'POST' },
    );
    expect(await answer.json()).toMatchObject({ token_type: 'Bearer' });
  });

  it('takes the client by HTTP Basic too', async () => {
    const { clientId, appToken, refreshToken } = emulator.credentials;
    const Authorization = `Basic ${Buffer.from(`${clientId}:${appToken}`).toString('base64')}`;
    const answer = await tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, { Authorization });
    expect(answer.status).toBe(200);
  });

  const refusals: [what: string, changes: Parameters, error: string][] = [
    ['a wrong verifier', { code_verifier: 'w'.repeat(43) }, 'invalid_grant'],
    ['a verifier that is too short', { code_verifier: 'v' }, 'invalid_grant'],
    ['another redirect address', { redirect_uri: 'http://127.0.0.1:10/callback' }, 'invalid_grant'],
    ['an unknown code', { code: 'invented' }, 'invalid_grant'],
    ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
    ['another client', { client_id: 'wrong' }, 'invalid_client'],
    ['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
  ];
  it.each(refusals)('refuses %s', async (_what, changes, error) => {
    expect((await redeem(changes)).json).toMatchObject({ error });
  });

  it('issues an access token that lasts an hour, or as long as the setting says', async () => {
    emulator.settings.accessTokenLifetime = 60;
    const { json } = await redeem();
    expect(json['expires_in']).toBe(60);
    const call = async () => {
      const headers = { Authorization: `Bearer ${json['access_token'] ?? ''}` };
      return (await fetch(`${emulator.url}/api/v1/Contact/2`, { headers })).status;
    };
    expect(await call()).toBe(200);
    now += 60_000;
    expect(await call()).toBe(401);
  });

  it('takes no refresh token that was revoked, until it is reset', async () => {
    const { refreshToken } = emulator.credentials;
    const refresh = () => tokens({ ...client(), grant_type: 'refresh_token', refresh_token: refreshToken });
    expect((await refresh()).status).toBe(200);
    emulator.revokeRefreshTokens();
    expect((await refresh()).json).toMatchObject({ error: 'invalid_grant' });
    emulator.reset();
    expect((await refresh()).status).toBe(200);
  });
});

describe("the system user's service", () => {
  const request = () => {
    const { systemUserToken, appToken, privateKey } = emulator.credentials;
    return {
      SignedSystemToken: signSystemUserToken(systemUserToken, privateKeyFrom(privateKey), new Date(now)),
      ApplicationToken: appToken,
      ContextIdentifier: emulator.tenant,
      ReturnTokenType: 'JWT',
    };
  };
  const ask = async (changes: Parameters = {}) => {
    const body = JSON.stringify({ ...request(), ...changes });
    const answer = await fetch(`${emulator.origin}/Login/api/PartnerSystemUser/Authenticate`, { method: 'POST', body });
    return (await answer.json()) as Record<string, unknown>;
  };

  it('issues a token to an application that the tenant has approved', async () => {
    expect(await ask()).toMatchObject({ IsSuccessful: true, Token: expect.stringMatching(/^e\w+\.e\w+\./) });
  });

  it.each([
    ['an application that is not known', { ApplicationToken: 'wrong' }, 'application is not known'],
    ['a tenant that is not known', { ContextIdentifier: 'Cust99999' }, 'context identifier'],
    ['another kind of token', { ReturnTokenType: 'Saml' }, 'only issues JWTs'],
    ['a token that is not signed', { SignedSystemToken: 'Emulated Application-aB3dE6gH9k' }, 'not authorized'],
  ])('refuses %s', async (_what, changes, words) => {
    expect(await ask(changes)).toMatchObject({
      IsSuccessful: false,
      Token: null,
      ErrorMessage: expect.stringContaining(words),
    });
  });

  it('refuses what was signed long ago, or by another key', async () => {
    const { SignedSystemToken } = request();
    expect(await ask({ SignedSystemToken: SignedSystemToken.replace(/.{8}$/, 'AAAAAAA=') })).toMatchObject({
      ErrorMessage: expect.stringContaining('signature'),
    });
    now += 11 * 60_000;
    expect(await ask({ SignedSystemToken })).toMatchObject({ ErrorMessage: expect.stringContaining('too old') });
  });

  it('refuses an application whose approval the tenant has withdrawn', async () => {
    emulator.revokeSystemUser();
    expect(await ask()).toMatchObject({ IsSuccessful: false });
  });
});

it('a ticket lasts six hours from its last use', async () => {
  const soap = async (ticket: string) => {
    const headers = { Authorization: `SOTicket ${ticket}`, 'SO-AppToken': emulator.credentials.appToken };
    return (await fetch(`${emulator.url}/api/v1/Contact/2`, { headers })).status;
  };
  const { systemUserToken, appToken, privateKey } = emulator.credentials;
  const body = JSON.stringify({
    SignedSystemToken: signSystemUserToken(systemUserToken, privateKeyFrom(privateKey), new Date(now)),
    ApplicationToken: appToken,
    ContextIdentifier: emulator.tenant,
    ReturnTokenType: 'JWT',
  });
  const answer = await fetch(`${emulator.loginUrl}/api/PartnerSystemUser/Authenticate`, { method: 'POST', body });
  const { Token } = (await answer.json()) as { Token: string };
  const claims = JSON.parse(Buffer.from(Token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, string>;
  const ticket = claims['http://schemes.superoffice.net/identity/ticket'] ?? '';
  for (let use = 0; use < 3; use++) {
    expect(await soap(ticket)).toBe(200);
    now += 5 * 3_600_000;
  }
  expect(await soap(ticket)).toBe(200);
  now += 6 * 3_600_000;
  expect(await soap(ticket)).toBe(401);
});

it('what the login does not have is not found, and other methods are not allowed', async () => {
  expect((await fetch(at('nothing'))).status).toBe(404);
  expect((await fetch(at('common/oauth/tokens'))).status).toBe(405);
  expect(emulator.requests.map(({ face, agent, operation }) => [face, agent, operation])).toEqual([
    ['login', undefined, 'GET'],
    ['login', 'tokens', 'GET'],
  ]);
});
