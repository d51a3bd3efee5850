import { claim } from '../claims.js';
import type { Claims } from '../jwt-verifier.js';
import { Masked } from '../masked.js';
import type { Grant } from '../token-store/token-store.js';

/** What a person's sign-in gave. Its tokens show only where they are asked for, not when it is printed. */
export class SignedIn extends Masked {
  readonly kind = 'interactive';
  /** The context identifier of the tenant that the person chose, such as `Cust12345`. */
  readonly tenantId: string | undefined;
  /** Who it is, as `name@example.com`. */
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

  /** For `auth: { kind: 'refresh' }`, until somebody revokes it. */
  get refreshToken(): string | undefined {
    return this.#grant.refreshToken;
  }

  /** For `auth: { kind: 'systemUser' }`, where an administrator let the application in. */
  get systemUserToken(): string | undefined {
    return this.#systemUserToken;
  }

  /** As a token store keeps it. */
  get grant(): Grant {
    return this.#grant;
  }
}
