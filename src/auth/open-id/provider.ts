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

/** Where one signs in, as whom, and by what means. */
export interface LoginParts {
  /** `https://sod.superoffice.com/login`, without a slash at its end. */
  readonly loginUrl: string;
  readonly engine: HttpEngine;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Milliseconds for each exchange. */
  readonly timeout: number;
}

export interface Client {
  readonly clientId: string;
  /** The application token; an application on somebody's own machine has none. */
  readonly clientSecret: string | undefined;
}

/** What the login says about itself, and the means to talk to it. */
export interface Provider {
  readonly configuration: Configuration;
  readonly issuer: string;
  readonly verifier: JwtVerifier;
}

/** The name under which an ID token passes openid-client by. */
export const idTokenAside = 'superoffice_id_token';

/** The provider, asked for once; and again where that failed. */
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
        // The configuration allows http on this machine alone, for the emulator.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        execute: loginUrl.startsWith('http:') ? [allowInsecureRequests] : [],
        timeout: timeout / 1000,
      },
    );
    const metadata = configuration.serverMetadata();
    const { issuer, jwks_uri: jwks } = metadata;
    const foreign = foreignAddress(metadata, new URL(loginUrl).origin);
    if (jwks === undefined || foreign !== undefined) {
      const what = foreign === undefined ? 'names no key set' : `names an address of another server in ${foreign}`;
      throw new ProtocolError(`${loginUrl} describes another login than its own: its discovery document ${what}`);
    }
    return { configuration, issuer, verifier: new JwtVerifier(jwks, engine, timeout, clock) };
  } catch (error) {
    throw loginError(error, 'the login cannot be found');
  }
}

/**
 * The first address in a discovery document that is not of the login's own origin. Secrets and codes go to these addresses,
 * and keys come from them. The login is at `…/login` and calls itself by its host alone; all addresses in the vendor's
 * document are of that host (en/api/authentication/online/api).
 */
function foreignAddress(metadata: object, origin: string): string | undefined {
  const entries = Object.entries(metadata);
  const aliases: unknown = Object.fromEntries(entries)['mtls_endpoint_aliases'];
  if (typeof aliases === 'object' && aliases !== null) entries.push(...Object.entries(aliases));
  return entries.find(([name, value]) => isUsed(name) && originOf(value) !== origin)?.[0];
}

/** What is only for people to read may be elsewhere (OpenID Connect Discovery 1.0, section 3). */
function isUsed(name: string): boolean {
  const forReading = name === 'op_policy_uri' || name === 'op_tos_uri';
  return name === 'issuer' || name === 'check_session_iframe' || (/_(?:endpoint|uri)$/.test(name) && !forReading);
}

/** Undefined for what is not an address, or names a user. */
function originOf(address: unknown): string | undefined {
  if (typeof address !== 'string' || !URL.canParse(address)) return undefined;
  const { origin, username, password } = new URL(address);
  return username === '' && password === '' ? origin : undefined;
}

/**
 * The vendor's documented ID tokens carry `iat` as a text, which openid-client refuses; so it does not get to see them,
 * and they are checked by our own verifier, signature and nonce included.
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

/** What a failure at the login means; what openid-client knows of it may hold tokens, and is left behind. */
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

/** An error's code as RFC 6749 and OpenID Connect name theirs, such as `invalid_grant`; other text may hold anything. */
function codeOf({ error }: { readonly error: string }): string {
  return /^[a-z]+(?:_[a-z]+){0,5}$/.test(error) && error.length <= 60 ? error : 'an error without a known code';
}
