import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AuthenticationError, connect, type InteractiveSignIn, interactiveSignIn } from '../../src/index.js';
import { loginCommand } from '../../src/cli/login.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { describeInBrowser, launchBrowser } from '../support/browser.js';
import { errorOf, transportNames } from '../support/transports.js';
import { printingTo } from '../support/printing.js';

/** A web application as a partner writes it: it sends the browser away, and waits for it to come back. */
class WebApplication {
  readonly #server: Server;
  readonly callbacks: string[] = [];
  redirectUri = '';

  constructor() {
    this.#server = createServer((request, response) => {
      void text(request).then((form) => {
        if (request.url?.startsWith('/callback') === true) {
          this.callbacks.push(form === '' ? request.url : form);
        }
        response.end('<title>back</title>');
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    this.redirectUri = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/callback`;
    return this;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** The command goes on once the browser is open, and the person in it later. */
function promised() {
  let resolve!: () => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<void>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  return { promise, resolve, reject };
}

describeInBrowser('a person with a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let emulator: Emulator;
  let application: WebApplication;
  let signIn: InteractiveSignIn;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    emulator = await startEmulator();
    application = await new WebApplication().start();
    context = await browser.newContext();
    page = await context.newPage();
    const { clientId, appToken: clientSecret } = emulator.credentials;
    const { redirectUri } = application;
    signIn = interactiveSignIn({ loginUrl: emulator.loginUrl, clientId, clientSecret, redirectUri });
  });
  afterEach(async () => {
    await context.close();
    await application.close();
    await emulator.close();
  });

  async function choose(user: string, button = 'Sign in'): Promise<void> {
    await page.getByRole('radio', { name: user }).check();
    await page.getByRole('button', { name: button }).click();
    await page.waitForURL(/\/callback/);
  }

  it('signs in to a web application, which then calls in that name on every transport', async () => {
    const { url, session } = await signIn.begin({ tenantId: 'Cust12345' });
    await page.goto(url);
    expect(await page.getByRole('heading').textContent()).toBe('Sign in to Cust12345');
    await choose('Ada Admin');
    const user = await signIn.finish(application.callbacks[0] ?? '', session);
    expect(user).toMatchObject({ tenantId: 'Cust12345', userPrincipalName: 'ada@example.com' });
    expect(JSON.stringify(user)).toBe('{"kind":"interactive"}');
    const { clientId, appToken: clientSecret } = emulator.credentials;
    for (const transport of transportNames) {
      const so = await connect({
        transport,
        tenant: { url: emulator.url },
        auth: {
          kind: 'refresh',
          refreshToken: user.refreshToken ?? '',
          clientId,
          clientSecret,
          loginUrl: emulator.loginUrl,
        },
      });
      expect(await so.principal()).toMatchObject({ Associate: 'ada' });
      await so.close();
    }
  });

  it('can be known by name already, and can sign in with the keyboard only', async () => {
    const { url, session } = await signIn.begin({ loginHint: 'sol@example.com' });
    await page.goto(url);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/callback/);
    expect((await signIn.finish(application.callbacks[0] ?? '', session)).userPrincipalName).toBe('sol@example.com');
  });

  it('returns with a form if the application asks for it', async () => {
    const { url, session } = await signIn.begin();
    await page.goto(`${url}&response_mode=form_post`);
    await choose('Sam Sample');
    expect(application.callbacks[0]).toMatch(/^code=/);
    expect((await signIn.finish(application.callbacks[0] ?? '', session)).userPrincipalName).toBe('sam@example.com');
  });

  it('can refuse', async () => {
    const { url, session } = await signIn.begin();
    await page.goto(url);
    await choose('Sam Sample', 'Cancel');
    const error = await errorOf(signIn.finish(application.callbacks[0] ?? '', session));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect((error as Error).message).toContain('access_denied');
  });

  it('is never sent to a URL that is not registered', async () => {
    emulator.settings.redirectUris = ['https://app.example.com/callback'];
    const { url } = await signIn.begin();
    const answer = await page.goto(url);
    expect(answer?.status()).toBe(400);
    expect(await page.getByRole('main').textContent()).toContain('not registered');
    expect(application.callbacks).toEqual([]);
  });

  describe('at a terminal', () => {
    let folder: string;
    let printed: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'login-'));
      printed = '';
      process.env['SUPEROFFICE_TOKEN_KEY'] = randomBytes(32).toString('base64');
      printingTo('stdout', (text) => (printed += text));
    });
    afterEach(() => {
      jest.restoreAllMocks();
      delete process.env['SUPEROFFICE_TOKEN_KEY'];
      rmSync(folder, { recursive: true, force: true });
    });

    const login = (open: (url: string) => Promise<void>, ...further: string[]) =>
      loginCommand(open).parseAsync(
        ['--tenant', 'Cust12345', '--client-id', emulator.credentials.clientId, '--store', folder].concat(
          ['--login-url', emulator.loginUrl],
          further,
        ),
        { from: 'user' },
      );

    const connected = (transport: (typeof transportNames)[number]) =>
      connect({
        transport,
        tenant: { url: emulator.url },
        auth: {
          kind: 'interactive',
          clientId: emulator.credentials.clientId,
          clientSecret: emulator.credentials.appToken,
          tenantId: 'Cust12345',
          loginUrl: emulator.loginUrl,
          tokenStore: { folder },
        },
      });

    it('signs in once for all connections that share the store, and sees no secret', async () => {
      const chosen = promised();
      await login(async (url) => {
        await page.goto(url);
        choose('Pia Support').then(chosen.resolve, chosen.reject);
      });
      await chosen.promise;
      expect(printed).toContain('Signed in to Cust12345 as pia@example.com');
      expect(printed).not.toMatch(/8A:|emulated-app/);
      for (const transport of transportNames) {
        const so = await connected(transport);
        expect(await so.principal()).toMatchObject({ Associate: 'pia' });
        emulator.expireAccessTokens();
        expect(await so.principal()).toMatchObject({ Associate: 'pia' });
        await so.close();
      }
      expect(await page.getByRole('main').textContent()).toContain('You are signed in');
    });

    it('is told what to do if no browser can be opened', async () => {
      const done = login(() => Promise.reject(new Error('no browser here')));
      while (!printed.includes('ssh -L')) await new Promise((resolve) => setImmediate(resolve));
      const [url = ''] = /http:\S+authorize\S+/.exec(printed) ?? [];
      expect(printed).toContain('Open this address in a browser');
      await page.goto(url);
      await choose('Sam Sample');
      await done;
      expect(printed).toContain('as sam@example.com');
    });

    it('sees that the login refused', async () => {
      const chosen = promised();
      const error = await errorOf(
        login(async (url) => {
          await page.goto(url);
          choose('Sam Sample', 'Cancel').then(chosen.resolve, chosen.reject);
        }),
      );
      await chosen.promise;
      expect(await page.getByRole('main').textContent()).toContain('The sign-in failed');
      expect((error as Error).message).toContain('access_denied');
    });

    it('is not disturbed by a page that returns with another state', async () => {
      const chosen = promised();
      await login(async (url) => {
        const back = new URL(url).searchParams.get('redirect_uri') ?? '';
        expect((await fetch(`${back}?code=evil&state=evil`)).status).toBe(400);
        expect((await fetch(new URL('/other', back))).status).toBe(404);
        await page.goto(url);
        choose('Sam Sample').then(chosen.resolve, chosen.reject);
      });
      await chosen.promise;
      expect(printed).toContain('as sam@example.com');
    });

    it('is asked to sign in if no one has', async () => {
      const so = await connected('rest');
      const error = await errorOf(so.principal());
      expect(error).toBeInstanceOf(AuthenticationError);
      expect((error as Error).message).toContain('superoffice-bridge login');
      await so.close();
    });
  });
});
