import { createHash } from 'node:crypto';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import * as z from 'zod';
import { AuthenticationError, type SuperOfficeError, ValidationError } from '../../errors/index.js';
import { claim } from '../claims.js';
import { parseJson } from '../../parsing/index.js';
import { type Client, loginError, type LoginParts, ProviderFinder } from './provider.js';
import type { BeginOptions, BegunSignIn, InteractiveSignIn } from './interactive-sign-in.js';
import { SignedIn } from './signed-in.js';
import { grantFrom, idTokenClaims } from './tokens.js';

/** The state of a sign-in between `begin` and `finish`. */
const begunSchema = z.strictObject({ state: z.string(), nonce: z.string(), codeVerifier: z.string() });

/** OpenID Connect's authorization code flow with PKCE. */
export class CodeFlow implements InteractiveSignIn {
  readonly #finder: ProviderFinder;
  readonly #parts: () => Promise<LoginParts>;
  readonly #client: Client;
  readonly #redirectUri: string;
  readonly #finishing = new Map<string, Promise<SignedIn>>();

  constructor(parts: () => Promise<LoginParts>, client: Client, redirectUri: string) {
    this.#finder = new ProviderFinder(parts, client);
    this.#parts = parts;
    this.#client = client;
    this.#redirectUri = redirectUri;
  }

  async begin({ tenantId, loginHint }: BeginOptions = {}): Promise<BegunSignIn> {
    const { configuration } = await this.#finder.find();
    const begun = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.#redirectUri,
      scope: 'openid',
      response_type: 'code',
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await calculatePKCECodeChallenge(begun.codeVerifier),
      code_challenge_method: 'S256',
      ...(tenantId === undefined ? {} : { acr_values: `tenant:${tenantId}` }),
      ...(loginHint === undefined ? {} : { login_hint: loginHint }),
    });
    return { url: url.href, session: Buffer.from(JSON.stringify(begun)).toString('base64url') };
  }

  /** A callback that arrives twice is finished once, because a code can only be used once. */
  async finish(callback: string | URL | URLSearchParams, session: string): Promise<SignedIn> {
    const parameters = parametersOf(callback);
    const key = createHash('sha256').update(`${session} ${parameters.toString()}`).digest('base64');
    const finishing = this.#finishing.get(key) ?? this.#finish(parameters, session);
    this.#finishing.set(key, finishing);
    try {
      return await finishing;
    } finally {
      this.#finishing.delete(key);
    }
  }

  async #finish(parameters: URLSearchParams, session: string): Promise<SignedIn> {
    const begun = parseSession(session);
    const provider = await this.#finder.find();
    const { clock, secrets } = await this.#parts();
    const current = new URL(this.#redirectUri);
    current.search = parameters.toString();
    try {
      const tokens = await authorizationCodeGrant(provider.configuration, current, {
        expectedState: begun.state,
        pkceCodeVerifier: begun.codeVerifier,
      });
      const grant = grantFrom(tokens, clock(), secrets, undefined);
      const claims = await idTokenClaims(provider, this.#client, tokens);
      if (claims === undefined) throw new AuthenticationError('the login returned no ID token');
      if (claim(claims, 'nonce') !== begun.nonce) {
        throw new AuthenticationError('verification of the ID token failed: it belongs to another sign-in (nonce)');
      }
      return new SignedIn(grant, claims);
    } catch (error) {
      throw signInError(error, current.searchParams.get('state') === begun.state);
    }
  }
}

/** openid-client reports a wrong state as a malformed answer; it means that another browser started the sign-in. */
function signInError(error: unknown, sameState: boolean): SuperOfficeError {
  if (sameState || error instanceof AuthenticationError) return loginError(error, 'the sign-in failed');
  return new AuthenticationError('the sign-in failed: it was not started here (state)');
}

function parseSession(session: string): z.output<typeof begunSchema> {
  try {
    return begunSchema.parse(parseJson(Buffer.from(session, 'base64url').toString('utf8')));
  } catch {
    throw new ValidationError('session is not from begin', { path: 'session' });
  }
}

function parametersOf(callback: string | URL | URLSearchParams): URLSearchParams {
  if (typeof callback !== 'string') return callback instanceof URL ? callback.searchParams : callback;
  const mark = callback.indexOf('?');
  const query = mark === -1 ? callback : callback.slice(mark + 1);
  return new URLSearchParams(query.split('#')[0]);
}
