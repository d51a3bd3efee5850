import { claim } from '../claims.js';
import type { Claims } from '../jwt-verifier.js';
import { Masked } from '../masked.js';
import type { Grant } from '../token-store/token-store.js';

/** The result of a user's sign-in. Its tokens are not shown when it is printed. */
export class SignedIn extends Masked {
  readonly kind = 'interactive';
  /** The context identifier of the tenant that the user chose, such as `Cust12345`. */
  readonly tenantId: string | undefined;
  /** The user, as `name@example.com`. */
  readonly userPrincipalName: string | undefined;
  readonly expiresAt: Date;
  readonly #grant: Grant;
  readonly #systemUserToken: string | undefined;

  constructor(grant: Grant, claims: Claims) {
    super();
    this.#grant = grant;
    this.#systemUserToken = claim(claims, 'systemUserToken');
    this.tenantId = claim(claims, 'tenant');
    this.userPrincipalName = claim(claims, 'userPrincipalName') ?? claim(claims, 'sub');
    this.expiresAt = new Date(grant.expiresAt);
  }

  /** For `auth: { kind: 'bearer' }`, until `expiresAt`. */
  get accessToken(): string {
    return this.#grant.value;
  }

  /** For `auth: { kind: 'refresh' }`, until it is revoked. */
  get refreshToken(): string | undefined {
    return this.#grant.refreshToken;
  }

  /** For `auth: { kind: 'systemUser' }`, if an administrator approved the application. */
  get systemUserToken(): string | undefined {
    return this.#systemUserToken;
  }

  /** As a token store stores it. */
  get grant(): Grant {
    return this.#grant;
  }
}
