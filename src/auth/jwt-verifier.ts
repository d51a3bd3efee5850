import { compactVerify, createRemoteJWKSet, customFetch, errors as jose } from 'jose';
import { z } from 'zod';
import { AuthenticationError, ProtocolError, SuperOfficeError } from '../errors/index.js';
import { engineFetch, type HttpEngine } from '../http/index.js';
import { parseJson } from '../parsing/index.js';
import { skew } from './clock-skew.js';
import type { Clock } from './renewed-grant.js';

/** The vendor writes `iat` as a text in some tokens, so times are read in either form. */
const seconds = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,12}$/)
    .transform(Number),
]);

/** What a token says; times are in seconds since 1970. */
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
  /** What the token is, for messages: "the ID token". */
  readonly what: string;
  readonly issuers: readonly string[];
  /** The audiences of which one must be named; they may follow from the claims. */
  readonly audiences: (claims: Claims) => readonly string[];
}

/**
 * Checks the vendor's JWTs: signed with RS256 by a key of its login's JWKS, by the issuer and for the audience that are
 * expected, and valid now, give or take five minutes. Keys are fetched when first needed, and again for a new one.
 */
export class JwtVerifier {
  readonly #keys: ReturnType<typeof createRemoteJWKSet>;
  readonly #clock: Clock;

  /** @param jwks the address of the key set */
  constructor(jwks: string, engine: HttpEngine, timeout: number, clock: Clock) {
    const fetch = engineFetch(engine, timeout);
    this.#keys = createRemoteJWKSet(new URL(jwks), {
      timeoutDuration: timeout,
      [customFetch]: fetch,
    });
    this.#clock = clock;
  }

  /** @throws {AuthenticationError} that says what is wrong with the token, without showing it */
  async verify(token: string, expected: Expected): Promise<Claims> {
    const refuse = (why: string) => new AuthenticationError(`verification of ${expected.what} failed: ${why}`);
    const payload = await this.#signed(token, refuse);
    const parsed = timesSchema.safeParse(jsonOf(payload));
    if (!parsed.success) throw refuse('it lacks claims that it should have');
    const claims = parsed.data;
    if (!expected.issuers.some((issuer) => sameIssuer(issuer, claims.iss))) throw refuse('somebody else issued it');
    const allowed = expected.audiences(claims);
    const audiences = claims.aud === undefined ? [] : [claims.aud].flat();
    if (!audiences.some((audience) => allowed.includes(audience))) throw refuse('it is meant for somebody else');
    const now = this.#clock() / 1000;
    if (claims.exp + skew <= now) throw refuse('it has expired');
    if ((claims.nbf ?? claims.iat ?? 0) - skew > now) throw refuse('it is not valid yet; compare the clocks');
    return claims;
  }

  async #signed(token: string, refuse: (why: string) => AuthenticationError): Promise<Uint8Array> {
    try {
      return (await compactVerify(token, this.#keys, verifying)).payload;
    } catch (error) {
      if (error instanceof jose.JWKSMultipleMatchingKeys) {
        // The vendor's tokens name their key by its thumbprint alone, which does not tell the keys of a set apart.
        for await (const key of error) {
          const verified = await compactVerify(token, key, verifying).catch(() => undefined);
          if (verified !== undefined) return verified.payload;
        }
        throw refuse('its signature is wrong');
      }
      if (error instanceof SuperOfficeError) throw error;
      if (keySetErrors.has((error as { readonly code?: string }).code ?? '')) {
        throw new ProtocolError('the key set of the login cannot be read, so that no token can be checked');
      }
      throw refuse(refusals.find(([Kind]) => error instanceof Kind)?.[1] ?? 'it is no signed JWT');
    }
  }
}

const verifying = { algorithms: ['RS256'] };

const refusals = [
  [jose.JOSEAlgNotAllowed, 'it is not signed with RS256'],
  [jose.JWSSignatureVerificationFailed, 'its signature is wrong'],
  [jose.JWKSNoMatchingKey, 'it is signed with a key that is not in the key set'],
] as const;

/** What jose says of a key set that does not come, or is none. */
const keySetErrors: ReadonlySet<string> = new Set([jose.JOSEError.code, jose.JWKSTimeout.code, jose.JWKSInvalid.code]);

function jsonOf(payload: Uint8Array): unknown {
  try {
    return parseJson(Buffer.from(payload).toString('utf8'));
  } catch {
    return undefined;
  }
}

/** The vendor writes its own host in more than one case. */
function sameIssuer(expected: string, actual: string): boolean {
  return expected.toLowerCase() === actual.toLowerCase();
}
