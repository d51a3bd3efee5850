import { createHash, randomBytes, randomUUID, verify } from 'node:crypto';
import { authorisationServer, claimNames } from '../../auth/claims.js';
import { type TenantChange, tenantChanges } from '../../auth/tenant-notification.js';
import type { Access } from '../access/access.js';
import type { Users } from '../access/users.js';
import { seedCredentials, seedSystemUser, type SeedUser, seedUsers } from '../seed/people.js';
import { seedVersion } from '../seed/version.js';
import type { EmulatorSettings } from '../settings.js';
import type { ApplicationKey } from './application-key.js';
import { SigningKeys } from './signing-keys.js';

export type { TenantChange } from '../../auth/tenant-notification.js';

/** A refusal of the login in the words of OAuth 2.0. */
export class LoginRefusal extends Error {
  constructor(
    readonly error: 'invalid_request' | 'invalid_client' | 'invalid_grant' | 'unsupported_grant_type',
    description: string,
  ) {
    super(description);
  }
}

/** What an authorization code stands for. */
export interface Authorization {
  readonly user: SeedUser;
  readonly redirectUri: string;
  readonly nonce: string | undefined;
  readonly challenge: { readonly value: string; readonly method: 'plain' | 'S256' } | undefined;
}

export interface Tokens {
  readonly token_type: 'Bearer';
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token?: string;
  readonly id_token: string;
}

const serial = '1234567890';
const codeLifetime = 10 * 60_000;
/** How far the time in a signed system user token may differ from ours. */
const stampTolerance = 10 * 60_000;
/** The vendor's tokens last minutes; the ticket inside is what matters. */
const tokenLifetime = 300;
const backdated = 60;

/** The vendor's login: who may sign in, and what is issued to them. */
export class Login {
  readonly #keys = new SigningKeys();
  readonly #codes = new Map<string, Authorization & { readonly endsAt: number }>();
  readonly #refreshTokens = new Map<string, SeedUser>();
  #systemUserMayEnter = true;

  constructor(
    private readonly tenant: string,
    private readonly settings: EmulatorSettings,
    private readonly access: Access,
    private readonly users: Users,
    private readonly applicationKey: ApplicationKey,
    private readonly clock: () => Date,
  ) {
    this.reset();
  }

  reset(): void {
    const [sam] = seedUsers;
    this.#codes.clear();
    this.#refreshTokens.clear();
    if (sam !== undefined) this.#refreshTokens.set(seedCredentials.refreshToken, sam);
    this.#systemUserMayEnter = true;
  }

  revokeRefreshTokens(): void {
    this.#refreshTokens.clear();
  }

  revokeSystemUser(): void {
    this.#systemUserMayEnter = false;
    this.access.end(seedSystemUser);
  }

  keySet() {
    return this.#keys.keySet();
  }

  isRegistered(redirectUri: string): boolean {
    return this.settings.redirectUris.some((registered) =>
      typeof registered === 'string' ? registered === redirectUri : registered.test(redirectUri),
    );
  }

  newCode(authorization: Authorization): string {
    const code = randomBytes(24).toString('base64url');
    this.#codes.set(code, { ...authorization, endsAt: this.#now() + codeLifetime });
    return code;
  }

  async redeemCode(
    code: string,
    redirectUri: string | undefined,
    verifier: string | undefined,
    withSecret: boolean,
    origin: string,
  ): Promise<Tokens> {
    const authorization = this.#codes.get(code);
    // A code is valid for one attempt.
    this.#codes.delete(code);
    const holds = authorization !== undefined && authorization.endsAt > this.#now();
    if (!holds || !this.users.mayEnter(authorization.user)) {
      throw new LoginRefusal('invalid_grant', 'The authorization code is unknown, used or too old');
    }
    if (authorization.redirectUri !== redirectUri) {
      throw new LoginRefusal('invalid_grant', 'The redirect_uri is not the one that the code was issued for');
    }
    const { challenge, user, nonce } = authorization;
    if (challenge === undefined && !withSecret) {
      throw new LoginRefusal('invalid_client', 'Without a client_secret the code needs a code_challenge');
    }
    if (!provesKey(challenge, verifier)) {
      throw new LoginRefusal('invalid_grant', 'The code_verifier does not match the code_challenge');
    }
    const refreshToken = randomBytes(48).toString('base64url');
    this.#refreshTokens.set(refreshToken, user);
    return { ...(await this.#tokens(user, nonce, origin)), refresh_token: refreshToken };
  }

  async refresh(refreshToken: string, origin: string): Promise<Tokens> {
    const user = this.#refreshTokens.get(refreshToken);
    if (user === undefined || !this.users.mayEnter(user))
      throw new LoginRefusal('invalid_grant', 'The refresh token is unknown or was revoked');
    return this.#tokens(user, undefined, origin);
  }

  /** @returns the JWT with a ticket in it, or why it is refused */
  async systemUserToken(signed: string, applicationToken: string, tenant: string): Promise<string | LoginRefusal> {
    const refusal = this.#systemUserProblem(signed, applicationToken, tenant);
    if (refusal !== undefined) return new LoginRefusal('invalid_grant', refusal);
    return this.#keys.sign({
      ...this.#identity(seedSystemUser),
      ...this.#times(),
      iss: authorisationServer,
      aud: `spn:${serial}`,
      [claimNames.ticket]: this.access.newApplicationTicket(seedSystemUser),
    });
  }

  async notification(origin: string, change: TenantChange, publicEndpoint: string | undefined) {
    const token = await this.#keys.sign({
      ...this.#times(),
      iss: origin,
      aud: seedCredentials.clientId,
      // Two changes within a second are two notifications (RFC 7519, section 4.1.7).
      jti: randomUUID(),
      [claimNames.tenant]: this.tenant,
    });
    return {
      ChangeType: tenantChanges.indexOf(change),
      ContextIdentifier: this.tenant,
      VersionName: seedVersion.label,
      FileVersion: seedVersion.file,
      Token: token,
      ...(publicEndpoint === undefined ? {} : { PublicEndpoint: publicEndpoint }),
    };
  }

  #systemUserProblem(signed: string, applicationToken: string, tenant: string): string | undefined {
    const [, signedPart = '', token, stamp = '', signature = ''] =
      /^((.+)\.(\d{12}))\.([A-Za-z\d+/]+=*)$/.exec(signed) ?? [];
    if (applicationToken !== seedCredentials.appToken) return 'The application is not known';
    if (tenant.toLowerCase() !== this.tenant.toLowerCase()) return 'The context identifier is not known';
    if (token !== seedCredentials.systemUserToken || !this.#systemUserMayEnter) {
      return 'The application is not authorized for this tenant';
    }
    const signer = { key: this.applicationKey.publicKey };
    if (!verify('sha256', Buffer.from(signedPart, 'utf8'), signer, Buffer.from(signature, 'base64'))) {
      return 'The signature is not valid';
    }
    const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5Z'));
    return Math.abs(at - this.#now()) <= stampTolerance ? undefined : 'The signed token is too old';
  }

  async #tokens(user: SeedUser, nonce: string | undefined, origin: string): Promise<Tokens> {
    const { accessTokenLifetime } = this.settings;
    const times = this.#times();
    const idToken = await this.#keys.sign({
      sub: emailOf(user),
      ...this.#identity(user),
      [claimNames.systemUserToken]: seedCredentials.systemUserToken,
      [claimNames.soapUrl]: `${origin}/${this.tenant}/Remote/Services88/`,
      [claimNames.restUrl]: `${origin}/${this.tenant}/api/`,
      ...times,
      // As the vendor documents it.
      iat: String(times.nbf + backdated),
      ...(nonce === undefined ? {} : { nonce }),
      iss: origin,
      aud: seedCredentials.clientId,
    });
    return {
      token_type: 'Bearer',
      access_token: this.access.newAccessToken(user, this.tenant, accessTokenLifetime),
      expires_in: accessTokenLifetime,
      id_token: idToken,
    };
  }

  #identity(user: SeedUser) {
    return {
      [claimNames.associateId]: String(user.associateId),
      [claimNames.userPrincipalName]: emailOf(user),
      [claimNames.tenant]: this.tenant,
      [claimNames.serial]: serial,
    };
  }

  #times() {
    const now = Math.floor(this.#now() / 1_000);
    return { nbf: now - backdated, exp: now + tokenLifetime };
  }

  #now(): number {
    return this.clock().getTime();
  }
}

function emailOf({ name }: SeedUser): string {
  return `${name}@example.com`;
}

function provesKey(challenge: Authorization['challenge'], verifier: string | undefined): boolean {
  if (challenge === undefined) return verifier === undefined;
  if (verifier === undefined || !/^[\w.~-]{43,128}$/.test(verifier)) return false;
  const { value, method } = challenge;
  return (method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url')) === value;
}
