/** What a sign-in gave: an access token or a ticket, and how long it lasts. Times are milliseconds of the epoch. */
export interface Grant {
  /** The access token or ticket. */
  readonly value: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** What gets the next access token, where the sign-in gave it. */
  readonly refreshToken?: string | undefined;
}

/**
 * Where access tokens and tickets are kept, so that processes can share them and the next start need not sign in again.
 * Bind another one to `TYPES.TokenStore` to keep them elsewhere, such as in Redis or a vault.
 *
 * @example
 * container.rebind<TokenStore>(TYPES.TokenStore).toConstantValue(new FileTokenStore({ folder: '/var/lib/crm', key }));
 */
export interface TokenStore {
  /** @param name holds no secret */
  read(name: string): Promise<Grant | undefined>;
  write(name: string, grant: Grant): Promise<void>;
  /**
   * Runs the action while nobody else, in this process or in another, runs one for the same name.
   *
   * @throws {TimeoutError} where somebody else holds the name for too long
   */
  exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result>;
}

/** Under which name `superoffice-bridge login` leaves what a person's sign-in gave. */
export function interactiveGrantName(of: {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly tenantId: string;
}) {
  return `interactive ${of.loginUrl} ${of.clientId} ${of.tenantId.toLowerCase()}`;
}
