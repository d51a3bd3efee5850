import {
  allowInsecureRequests,
  AuthorizationResponseError,
  ClientSecretPost,
  type Configuration,
  customFetch,
  discovery,
  None,
  ResponseBodyError,
} from 'openid-client';
import { AuthenticationError, ProtocolError, type Secrets, SuperOfficeError } from '../../errors/index.js';
import { engineFetch, type HttpEngine } from '../../http/index.js';
import { JwtVerifier } from '../jwt-verifier.js';
import { loginRefusal } from '../login-refusal.js';
import type { Clock } from '../renewed-grant.js';
import { parseJson } from '../../parsing/index.js';

/** What a sign-in needs. */
export interface LoginParts {
  /** Such as `https://sod.superoffice.com/login`, without a trailing slash. */
  readonly loginUrl: string;
  readonly engine: HttpEngine;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Milliseconds for each exchange. */
  readonly timeout: number;
}

export interface Client {
  readonly clientId: string;
  /** The application token; an application on a user's own machine has none. */
  readonly clientSecret: string | undefined;
}

/** The login's own description of itself, and what is needed to talk to it. */
export interface Provider {
  readonly configuration: Configuration;
  readonly issuer: string;
  readonly verifier: JwtVerifier;
}

/** The name that hides an ID token from openid-client. */
export const idTokenAside = 'superoffice_id_token';

/** Finds the provider once, and again if that failed. */
export class ProviderFinder {
  readonly #parts: () => Promise<LoginParts>;
  readonly #client: Client;
  #pending: Promise<Provider> | undefined;

  constructor(parts: () => Promise<LoginParts>, client: Client) {
    this.#parts = parts;
    this.#client = client;
  }

  async find(): Promise<Provider> {
    const pending = (this.#pending ??= this.#parts().then((parts) => discover(parts, this.#client)));
    try {
      return await pending;
    } catch (error) {
      if (this.#pending === pending) this.#pending = undefined;
      throw error;
    }
  }
}

async function discover(parts: LoginParts, { clientId, clientSecret }: Client): Promise<Provider> {
  const { loginUrl, engine, timeout, clock } = parts;
  const fetch = engineFetch(engine, timeout);
  try {
    const configuration = await discovery(
      new URL(`${loginUrl}/.well-known/openid-configuration`),
      clientId,
      undefined,
      clientSecret === undefined ? None() : ClientSecretPost(clientSecret),
      {
        [customFetch]: async (url, options) => setIdTokenAside(await fetch(url, options as RequestInit)),
        // The configuration allows http only on this machine, for the emulator.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        execute: loginUrl.startsWith('http:') ? [allowInsecureRequests] : [],
        timeout: timeout / 1000,
      },
    );
    const metadata = configuration.serverMetadata();
    const { issuer, jwks_uri: jwks } = metadata;
    const foreign = foreignAddress(metadata, new URL(loginUrl).origin);
    if (jwks === undefined || foreign !== undefined) {
      const what = foreign === undefined ? 'has no key set' : `has the address of another server in ${foreign}`;
      throw new ProtocolError(`the discovery document of ${loginUrl} is invalid: it ${what}`);
    }
    return { configuration, issuer, verifier: new JwtVerifier(jwks, engine, timeout, clock) };
  } catch (error) {
    throw loginError(error, 'the login cannot be used');
  }
}

/**
 * The first address in a discovery document with another origin than the login. Secrets and codes are sent to these
 * addresses, and keys come from them. The login is at `…/login` but its issuer is only the host; all addresses in the
 * vendor's document are on that host (en/api/authentication/online/api).
 */
function foreignAddress(metadata: object, origin: string): string | undefined {
  const entries = Object.entries(metadata);
  const aliases: unknown = Object.fromEntries(entries)['mtls_endpoint_aliases'];
  const others = typeof aliases === 'object' && aliases !== null ? Object.entries(aliases) : [];
  return [...entries, ...others].find(([name, value]) => isUsed(name) && originOf(value) !== origin)?.[0];
}

/** Addresses that are only for people to read may be elsewhere (OpenID Connect Discovery 1.0, section 3). */
function isUsed(name: string): boolean {
  const forReading = name === 'op_policy_uri' || name === 'op_tos_uri';
  return name === 'issuer' || name === 'check_session_iframe' || (/_(?:endpoint|uri)$/.test(name) && !forReading);
}

/** Undefined for what is not a URL, or contains a user name. */
function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin, username, password } = new URL(address);
  return username === '' && password === '' ? origin : undefined;
}

/**
 * Hides ID tokens from openid-client: the vendor's documented ones have `iat` as a string, which it refuses. Our own verifier
 * checks them, including signature and nonce.
 */
async function setIdTokenAside(answer: Response): Promise<Response> {
  if (!answer.ok || !(answer.headers.get('content-type') ?? '').includes('json')) return answer;
  const text = await answer.text();
  const { status, headers } = answer;
  try {
    const { id_token: idToken, ...rest } = parseJson(text) as Record<string, unknown>;
    const body = idToken === undefined ? text : JSON.stringify({ ...rest, [idTokenAside]: idToken });
    return new Response(body, { status, headers });
  } catch {
    return new Response(text, { status, headers });
  }
}

/** The error for a failure at the login. The error of openid-client is dropped, because it may contain tokens. */
export function loginError(error: unknown, what: string): SuperOfficeError {
  for (let cause: unknown = error; cause !== undefined; cause = cause instanceof Error ? cause.cause : undefined) {
    if (cause instanceof SuperOfficeError) return cause;
    if (cause instanceof Response && cause.status >= 400) {
      return loginRefusal(cause.status, `${what}: the login answered with status ${cause.status}`, {});
    }
  }
  if (error instanceof AuthorizationResponseError) {
    const code = codeOf(error);
    return new AuthenticationError(`${what}: the login answered ${code}`, { exceptionType: code });
  }
  if (error instanceof ResponseBodyError) {
    const code = codeOf(error);
    return loginRefusal(error.status, `${what}: the login answered ${code}`, { exceptionType: code });
  }
  const { code } = error as { readonly code?: unknown };
  return new ProtocolError(`${what}${typeof code === 'string' ? ` (${code})` : ''}`);
}

/** The code of an error in the form of RFC 6749 and OpenID Connect, such as `invalid_grant`; other text is not repeated. */
function codeOf({ error }: { readonly error: string }): string {
  return /^[a-z]+(?:_[a-z]+){0,5}$/.test(error) && error.length <= 60 ? error : 'an unknown error code';
}
