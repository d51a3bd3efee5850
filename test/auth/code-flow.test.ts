import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  ConfigurationError,
  interactiveSignIn,
  NetworkError,
  TimeoutError,
  ValidationError,
} from '../../src/index.js';
import { signInOverLoopback } from '../../src/auth/open-id/loopback.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ForgingLogin } from '../support/forging-login.js';
import { errorOf } from '../support/transports.js';

const redirectUri = 'http://127.0.0.1:9/callback';
const fourHours = 4 * 3_600_000;

let emulator: Emulator;
let ahead: number;
beforeEach(async () => {
  ahead = 0;
  emulator = await startEmulator({ clock: () => new Date(Date.now() + ahead) });
});
afterEach(() => emulator.close());

const application = (changes: object = {}) =>
  interactiveSignIn({
    loginUrl: emulator.loginUrl,
    clientId: emulator.credentials.clientId,
    clientSecret: emulator.credentials.appToken,
    redirectUri,
    ...changes,
  });

/** What a browser does where a person clicks: it comes back to the callback. */
async function browse(url: string, user = 'sam'): Promise<string> {
  const body = new URLSearchParams({ user, answer: 'allow' });
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return answer.headers.get('location') ?? '';
}

describe('an interactive sign-in', () => {
  it('returns what the other kinds of credentials need', async () => {
    const signIn = application();
    const { url, session } = await signIn.begin();
    const user = await signIn.finish(await browse(url, 'ada'), session);
    expect(user).toMatchObject({ tenantId: 'Cust12345', userPrincipalName: 'ada@example.com' });
    expect(user.accessToken).toMatch(/^8A:Cust12345\./);
    expect(user.refreshToken).toMatch(/^[\w-]{20,}$/);
    expect(user.systemUserToken).toBe(emulator.credentials.systemUserToken);
    expect(Math.abs(user.expiresAt.getTime() - Date.now() - 3_600_000)).toBeLessThan(10_000);
    const shown = inspect(user, { depth: null, showHidden: true }) + JSON.stringify(user) + inspect(signIn);
    for (const secret of [user.accessToken, user.refreshToken, user.systemUserToken, emulator.credentials.appToken]) {
      expect(shown).not.toContain(secret);
    }
  });

  it('requests a code with PKCE by S256, with a new state and nonce each time', async () => {
    const signIn = application();
    const urls = [await signIn.begin({ tenantId: 'Cust12345' }), await signIn.begin()].map(({ url }) => new URL(url));
    const [one, two] = urls.map(({ searchParams }) => Object.fromEntries(searchParams));
    expect(one).toMatchObject({
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      redirect_uri: redirectUri,
      acr_values: 'tenant:Cust12345',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(one?.[name]).not.toBe(two?.[name]);
  });

  it('needs no client secret on a user’s own machine', async () => {
    const signIn = application({ clientSecret: undefined });
    const { url, session } = await signIn.begin();
    expect((await signIn.finish(await browse(url), session)).userPrincipalName).toBe('sam@example.com');
  });

  const refusals: [what: string, spoil: (callback: URL, session: string, other: string) => [URL, string], string][] = [
    [
      'a state that is not its own',
      (callback, session) => {
        callback.searchParams.set('state', 'another');
        return [callback, session];
      },
      '(state)',
    ],
    [
      'no state',
      (callback, session) => {
        callback.searchParams.delete('state');
        return [callback, session];
      },
      '(state)',
    ],
    ['the session of another sign-in', (callback, _session, other) => [callback, other], '(state)'],
    [
      'the code verifier of another sign-in',
      (callback, session, other) => [callback, mixed(session, other, 'codeVerifier')],
      'invalid_grant',
    ],
    [
      'the nonce of another sign-in',
      (callback, session, other) => [callback, mixed(session, other, 'nonce')],
      '(nonce)',
    ],
    [
      'a code that nobody gave',
      (callback, session) => {
        callback.searchParams.set('code', 'invented');
        return [callback, session];
      },
      'invalid_grant',
    ],
    [
      'no code',
      (callback, session) => {
        callback.searchParams.delete('code');
        return [callback, session];
      },
      'sign-in failed',
    ],
  ];

  it.each(refusals)('is refused with %s', async (_what, spoil, words) => {
    const signIn = application();
    const { url, session } = await signIn.begin();
    const other = await signIn.begin();
    const error = await errorOf(signIn.finish(...spoil(new URL(await browse(url)), session, other.session)));
    expect((error as Error).message).toContain(words);
    expect((error as Error).name).toMatch(/AuthenticationError|ProtocolError/);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain(emulator.credentials.appToken);
  });

  it('works once: a code that was used is refused', async () => {
    const signIn = application();
    const { url, session } = await signIn.begin();
    const callback = await browse(url);
    await signIn.finish(callback, session);
    expect(await errorOf(signIn.finish(callback, session))).toBeInstanceOf(AuthenticationError);
  });

  it('whose callback arrives twice at once is finished once', async () => {
    const signIn = application();
    const { url, session } = await signIn.begin();
    const callback = await browse(url);
    const before = emulator.requests.length;
    const users = await Promise.all([signIn.finish(callback, session), signIn.finish(callback, session)]);
    expect(users.map(({ userPrincipalName }) => userPrincipalName)).toEqual(['sam@example.com', 'sam@example.com']);
    const redeemed = emulator.requests.slice(before).filter(({ path }) => path.includes('/tokens'));
    expect(redeemed).toHaveLength(1);
  });

  it('must be finished within ten minutes', async () => {
    const signIn = application();
    const { url, session } = await signIn.begin();
    const callback = await browse(url);
    ahead += 10 * 60_000;
    expect(await errorOf(signIn.finish(callback, session))).toBeInstanceOf(AuthenticationError);
  });

  it('is refused with a clear message if the clocks differ by hours', async () => {
    ahead = fourHours;
    const signIn = application();
    const { url, session } = await signIn.begin();
    const error = await errorOf(signIn.finish(await browse(url), session));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain('check the clock');
  });

  it('refuses a session that is not from begin', async () => {
    expect(await errorOf(application().finish('?code=x&state=y', 'nonsense'))).toBeInstanceOf(ValidationError);
  });

  it('needs a login that is encrypted and available', async () => {
    expect(() => application({ loginUrl: undefined })).toThrow(ValidationError);
    expect(() => application({ loginUrl: 'http://login.example.com/login' })).toThrow('https');
    const login = await new ForgingLogin().start();
    const { loginUrl } = login;
    await login.close();
    expect(await errorOf(application({ loginUrl }).begin())).toBeInstanceOf(NetworkError);
  });

  it('does not start at a login with another issuer', async () => {
    const login = await new ForgingLogin().start();
    login.issuer = 'https://evil.example';
    const error = await errorOf(application({ loginUrl: login.loginUrl }).begin());
    expect((error as Error).message).toContain(`the discovery document of ${login.loginUrl} is invalid`);
    await login.close();
  });
});

describe('a sign-in over loopback', () => {
  const over = (present: (url: string, redirectUri: string) => void, further: object = {}) =>
    signInOverLoopback({
      signIn: (uri) => application({ redirectUri: uri }),
      present,
      tenantId: 'Cust12345',
      port: 0,
      maxWait: 30_000,
      ...further,
    });

  it('ends when the browser returns', async () => {
    const user = await over((url) => void browse(url).then((callback) => fetch(callback)));
    expect(user.userPrincipalName).toBe('sam@example.com');
  });

  it('finishes once if the browser calls back twice', async () => {
    let finished = 0;
    let second: Promise<Response> | undefined;
    const signedIn = await application().begin();
    const user = await application().finish(await browse(signedIn.url), signedIn.session);
    const signIn = (uri: string) => ({
      begin: async () => ({ url: 'https://login.example.com/?state=the-state', session: 'session' }),
      async finish() {
        // A code is good for one attempt.
        if (++finished > 1) throw new AuthenticationError('the code was used');
        second = fetch(`${uri}?state=the-state`);
        // The answer to a third request comes when the second has been received.
        await fetch(new URL('/other', uri));
        return user;
      },
    });
    let first: Promise<Response> | undefined;
    expect(await over((_url, uri) => void (first = fetch(`${uri}?state=the-state`)), { signIn })).toBe(user);
    expect([finished, (await first)?.status, (await second)?.status]).toEqual([1, 200, 200]);
  });

  it('accepts a form too, and nothing else', async () => {
    const statuses: number[] = [];
    const send = async (url: string, redirectUri: string) => {
      const { search } = new URL(await browse(url));
      const body = new URLSearchParams(search);
      statuses.push((await fetch(redirectUri, { method: 'PUT' })).status);
      statuses.push((await fetch(redirectUri, { method: 'POST', body: 'x'.repeat(100_000) })).status);
      statuses.push((await fetch(redirectUri, { method: 'POST', body })).status);
    };
    let sent: Promise<void> | undefined;
    const user = await over((url, uri) => void (sent = send(url, uri)));
    await sent;
    expect(user.userPrincipalName).toBe('sam@example.com');
    expect(statuses).toEqual([404, 400, 200]);
  });

  it('ends if no one signs in in time', async () => {
    expect(await errorOf(over(() => undefined, { maxWait: 1 }))).toBeInstanceOf(TimeoutError);
  });

  it('reports that its port is in use', async () => {
    const port = Number(new URL(emulator.origin).port);
    const error = await errorOf(over(() => undefined, { port }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain('choose another port');
  });
});

/** A session with one thing of another. */
function mixed(session: string, other: string, name: string): string {
  const [own, others] = [session, other].map(
    (text) => JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as Record<string, string>,
  );
  return Buffer.from(JSON.stringify({ ...own, [name]: others?.[name] })).toString('base64url');
}
