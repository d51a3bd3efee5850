import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { AuthenticationError, ConfigurationError, TimeoutError } from '../../errors/index.js';
import type { InteractiveSignIn } from './interactive-sign-in.js';
import type { SignedIn } from './signed-in.js';

export interface LoopbackOptions {
  /** Creates the sign-in, once the redirect URI is known. */
  readonly signIn: (redirectUri: string) => InteractiveSignIn;
  /** Shows the URL to the user, or opens it. */
  readonly present: (url: string, redirectUri: string) => void | Promise<void>;
  readonly tenantId: string | undefined;
  /** The port of the redirect URI, as registered with SuperOffice; 0 lets the system choose one. */
  readonly port: number;
  /** Milliseconds to wait for the user. */
  readonly maxWait: number;
}

const path = '/callback';
const maxFormBytes = 64 * 1024;

/**
 * Signs in a user at this machine with a browser, which returns to a temporary server on loopback (RFC 8252).
 *
 * @throws {AuthenticationError} if the user or the login refuses, or if verification of the answer fails
 * @throws {TimeoutError} if no one signs in in time
 * @throws {ConfigurationError} if the port is in use
 */
export async function signInOverLoopback(options: LoopbackOptions): Promise<SignedIn> {
  const { promise: signedIn, resolve, reject } = settleable<SignedIn>();
  const server = createServer((request, response) => handle(request, response));
  let handle = (_request: IncomingMessage, response: ServerResponse) => void response.writeHead(503).end();
  const port = await listen(server, options.port);
  const redirectUri = `http://127.0.0.1:${port}${path}`;
  const timer = setTimeout(() => {
    reject(new TimeoutError(`no one signed in within ${options.maxWait / 60_000} minutes`, { outcome: 'not-sent' }));
  }, options.maxWait);
  try {
    const signIn = options.signIn(redirectUri);
    const { url, session } = await signIn.begin({ tenantId: options.tenantId });
    const state = new URL(url).searchParams.get('state');
    let finishing: Promise<SignedIn> | undefined;
    const finish = async (parameters: URLSearchParams, response: ServerResponse) => {
      // A page that the browser was lured to must not end the sign-in.
      if (parameters.get('state') !== state) return answer(response, 400, 'This sign-in was not started here.');
      try {
        // A browser may load a page more than once, but a code can only be used once (RFC 6749, section 4.1.2).
        resolve(await (finishing ??= signIn.finish(parameters, session)));
        await answer(response, 200, 'You are signed in. You can close this window.');
      } catch (error) {
        reject(error);
        await answer(response, 400, 'The sign-in failed. See the terminal for the error.');
      }
    };
    handle = (request, response) => {
      parametersOf(request).then(
        (parameters) => (parameters === undefined ? void response.writeHead(404).end() : finish(parameters, response)),
        () => void response.writeHead(400).end(),
      );
    };
    await options.present(url, redirectUri);
    return await signedIn;
  } finally {
    clearTimeout(timer);
    server.close();
    server.closeIdleConnections();
  }
}

function settleable<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // It may be rejected before anything waits for it.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
  } catch (cause) {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    throw new ConfigurationError(`cannot listen on 127.0.0.1:${port} (${code}); choose another port`, { cause });
  }
  return (server.address() as AddressInfo).port;
}

/** The parameters from the query or the form. Undefined if the browser requests something else. */
async function parametersOf(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  if (url.pathname !== path) return undefined;
  if (request.method === 'GET') return url.searchParams;
  if (request.method !== 'POST') return undefined;
  if (Number(request.headers['content-length'] ?? maxFormBytes) >= maxFormBytes) {
    throw new AuthenticationError('the form is too long');
  }
  return new URLSearchParams(await text(request));
}

function answer(response: ServerResponse, status: number, words: string): Promise<void> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>superoffice-bridge</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.5 system-ui,sans-serif;display:grid;place-items:center;min-height:90vh}</style>
<link rel="icon" href="data:,"><main><p>${words}</p></main></html>`;
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' };
  return new Promise((resolve) => response.writeHead(status, headers).end(page, resolve));
}
