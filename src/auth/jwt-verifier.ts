import { compactVerify, createRemoteJWKSet, customFetch, errors as jose } from 'jose';
import * as z from 'zod';
import { AuthenticationError, ProtocolError, SuperOfficeError } from '../errors/index.js';
import { engineFetch, type HttpEngine } from '../http/index.js';
import { parseJson } from '../parsing/index.js';
import { skew } from './clock-skew.js';
import type { Clock } from './renewed-grant.js';

/** Some of the vendor's tokens have `iat` as a string, so times are accepted in both forms. */
const seconds = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);

/** The claims of a token; times are in seconds since 1970. */
export interface Claims {
  readonly [name: string]: unknown;
  readonly iss: string;
  readonly aud?: string | string[] | undefined;
  readonly exp: number;
  readonly nbf?: number | undefined;
  readonly iat?: number | undefined;
}

const timesSchema: z.ZodType<Claims> = z.looseObject({
  iss: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  exp: seconds,
  nbf: seconds.optional(),
  iat: seconds.optional(),
});

export interface Expected {
  /** The name of the token in messages: "the ID token". */
  readonly what: string;
  readonly issuers: readonly string[];
  /** The accepted audiences; they may depend on the claims. */
  readonly audiences: (claims: Claims) => readonly string[];
}

/**
 * Verifies the vendor's JWTs: signed with RS256 by a key of its login's JWKS, with the expected issuer and audience, and
 * valid now, within five minutes. Keys are fetched when first needed, and again for an unknown key.
 */
export class JwtVerifier {
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #clock: Clock;

  /** @param jwks the URL of the key set */
  constructor(jwks: string, engine: HttpEngine, timeout: number, clock: Clock) {
    const fetch = engineFetch(engine, timeout);
    this.#keys = createRemoteJWKSet(new URL(jwks), {
      timeoutDuration: timeout,
      [customFetch]: fetch,
    });
    this.#clock = clock;
  }

  /** @throws {AuthenticationError} that says why verification failed, without showing the token */
  async verify(token: string, expected: Expected): Promise<Claims> {
    const refuse = (why: string) => new AuthenticationError(`verification of ${expected.what} failed: ${why}`);
    const payload = await this.#signed(token, refuse);
    const parsed = timesSchema.safeParse(jsonOf(payload));
    if (!parsed.success) throw refuse('required claims are missing');
    const claims = parsed.data;
    if (!expected.issuers.some((issuer) => sameIssuer(issuer, claims.iss))) throw refuse('it has another issuer');
    const allowed = expected.audiences(claims);
    const audiences = claims.aud === undefined ? [] : [claims.aud].flat();
    if (!audiences.some((audience) => allowed.includes(audience))) throw refuse('it has another audience');
    const now = this.#clock() / 1000;
    if (claims.exp + skew <= now) throw refuse('it has expired');
    if ((claims.nbf ?? claims.iat ?? 0) - skew > now)
      throw refuse('it is not valid yet; check the clock of this machine');
    return claims;
  }

  async #signed(token: string, refuse: (why: string) => AuthenticationError): Promise<Uint8Array> {
    try {
      return (await compactVerify(token, this.#keys, verifying)).payload;
    } catch (error) {
      if (error instanceof jose.JWKSMultipleMatchingKeys) {
        // The vendor's tokens name their key only by its thumbprint, which does not identify one key of the set.
        for await (const key of error) {
          const verified = await compactVerify(token, key, verifying).catch(() => undefined);
          if (verified !== undefined) return verified.payload;
        }
        throw refuse('its signature is invalid');
      }
      if (error instanceof SuperOfficeError) throw error;
      if (keySetErrors.has((error as { readonly code?: string }).code ?? '')) {
        throw new ProtocolError('the key set of the login cannot be read, so no token can be verified');
      }
      throw refuse(refusals.find(([Kind]) => error instanceof Kind)?.[1] ?? 'it is not a signed JWT');
    }
  }
}

const verifying = { algorithms: ['RS256'] };

const refusals = [
  [jose.JOSEAlgNotAllowed, 'it is not signed with RS256'],
  [jose.JWSSignatureVerificationFailed, 'its signature is invalid'],
  [jose.JWKSNoMatchingKey, 'it is signed with a key that is not in the key set'],
] as const;

/** The codes of jose for a key set that does not arrive or is invalid. */
const keySetErrors: ReadonlySet<string> = new Set([jose.JOSEError.code, jose.JWKSTimeout.code, jose.JWKSInvalid.code]);

function jsonOf(payload: Uint8Array): unknown {
  try {
    return parseJson(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The vendor writes its own host name in upper and lower case. */
function sameIssuer(expected: string, actual: string): boolean {
  return expected.toLowerCase() === actual.toLowerCase();
}
