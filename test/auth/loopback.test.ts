import { describe, expect, it } from '@jest/globals';
import { signInOverLoopback } from '../../src/auth/open-id/loopback.js';
import { SignedIn } from '../../src/auth/open-id/signed-in.js';
import { AuthenticationError, TimeoutError } from '../../src/errors/index.js';
import { errorOf } from '../support/transports.js';

const user = new SignedIn({ value: 'token', obtainedAt: 0, expiresAt: 1 }, { iss: 'x', exp: 1 });

/** A sign-in at which a browser does what `browse` does; gives what was signed in, and with what it was finished. */
async function over(browse: (uri: string) => Promise<void>, finish: () => Promise<SignedIn> = async () => user) {
  const log: unknown[] = [];
  let browsed: Promise<void> | undefined;
  const signedIn = signInOverLoopback({
    signIn: (redirectUri) => ({
      async begin(options) {
        log.push(redirectUri, options);
        return { url: 'https://login.example.com/?state=own', session: 'the session' };
      },
      finish(callback, session) {
        log.push(String(callback), session);
        return finish();
      },
    }),
    present: (url, uri) => {
      log.push(url, uri);
      browsed = browse(uri);
    },
    tenantId: 'Cust12345',
    port: 0,
    maxWait: 20_000,
  });
  const result = await signedIn.catch((error: unknown) => error);
  await browsed;
  return { result, log };
}

describe('a browser that returns to this machine', () => {
  it('ends the sign-in with what the callback contains, and is told so', async () => {
    let page: Response | undefined;
    let uri = '';
    const { result, log } = await over(async (own) => {
      uri = own;
      page = await fetch(`${own}?code=c&state=own`);
    });
    expect(result).toBe(user);
    expect(uri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback$/);
    expect(log).toEqual([
      ...[uri, { tenantId: 'Cust12345' }, 'https://login.example.com/?state=own', uri],
      ...['code=c&state=own', 'the session'],
    ]);
    expect(page?.status).toBe(200);
    expect(page?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page?.headers.get('cache-control')).toBe('no-store');
    expect(await page?.text()).toContain('You are signed in');
    // The port is free again.
    await expect(fetch(uri)).rejects.toThrow();
  });

  it.each([
    ['another state', '?code=c&state=other', {}, 400],
    ['no state', '?code=c', {}, 400],
    ['another method', '?code=c&state=own', { method: 'PUT' }, 404],
    ['another path', '/../other?code=c&state=own', {}, 404],
    ['a longer path', '/more?code=c&state=own', {}, 404],
    ['a form of 64 KB', '', { method: 'POST', body: 'x'.repeat(64 * 1024) }, 400],
    ['a form with another state', '', { method: 'POST', body: 'code=c&state=other' }, 400],
    ['its state in the query of a form', '?state=own', { method: 'POST', body: 'code=c' }, 400],
  ])('with %s does not end it', async (_what, search, init, status) => {
    let answered = 0;
    const { result, log } = await over(async (uri) => {
      answered = (await fetch(uri + search, init)).status;
      await fetch(`${uri}?code=right&state=own`);
    });
    expect(answered).toBe(status);
    expect(result).toBe(user);
    expect(log.slice(4)).toEqual(['code=right&state=own', 'the session']);
  });

  it('may post a form of less than 64 KB', async () => {
    const { log } = await over(async (uri) => {
      const body = `code=${'c'.repeat(64 * 1024 - 16)}&state=own`;
      expect(body).toHaveLength(64 * 1024 - 1);
      await fetch(uri, { method: 'POST', body });
    });
    expect(String(log[4])).toMatch(/^code=c+&state=own$/);
  });

  it('is told of a failure without its reason, which is that of the sign-in', async () => {
    const refusal = new AuthenticationError('secret reason');
    let page = '';
    const { result } = await over(
      async (uri) => {
        const answer = await fetch(`${uri}?state=own`);
        page = `${answer.status} ${await answer.text()}`;
      },
      () => Promise.reject(refusal),
    );
    expect(result).toBe(refusal);
    expect(page).toMatch(/^400 .*The sign-in failed/s);
    expect(page).not.toContain('secret');
  });
});

describe('a sign-in on this machine', () => {
  const options = { tenantId: undefined, port: 0, maxWait: 20_000 };
  const begin = async () => ({ url: 'https://login.example.com/?state=own', session: 'x' });

  it('ends if no one signs in, as one that was not sent', async () => {
    const signIn = () => ({ begin, finish: async () => user });
    const error = await errorOf(signInOverLoopback({ ...options, signIn, present: () => undefined, maxWait: 1 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ outcome: 'not-sent' });
  });

  it('fails if it cannot begin, or its address cannot be shown', async () => {
    const away = new RangeError('away');
    const signIn = () => ({ begin, finish: async () => user });
    const unable = () => ({ begin: () => Promise.reject(away), finish: async () => user });
    expect(await errorOf(signInOverLoopback({ ...options, signIn: unable, present: () => undefined }))).toBe(away);
    expect(await errorOf(signInOverLoopback({ ...options, signIn, present: () => Promise.reject(away) }))).toBe(away);
  });
});
