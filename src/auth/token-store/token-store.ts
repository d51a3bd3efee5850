/** The result of a sign-in: an access token or a ticket, and its lifetime. Times are milliseconds since 1970. */
export interface Grant {
  /** The access token or ticket. */
  readonly value: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** Obtains the next access token, if the sign-in returned one. */
  readonly refreshToken?: string | undefined;
}

/**
 * Stores access tokens and tickets, so that processes can share them and a restart does not sign in again. Bind your own to
 * `TYPES.TokenStore` to store them elsewhere, such as in Redis or a vault.
 *
 * @example
 * const grants = new Map<string, Grant>();
 * const queue = new MemoryTokenStore();
 * const store: TokenStore = {
 *   read: async (name) => grants.get(name),
 *   write: async (name, grant) => void grants.set(name, grant),
 *   exclusively: (name, action) => queue.exclusively(name, action),
 * };
 * container.rebind<TokenStore>(TYPES.TokenStore).toConstantValue(store);
 */
export interface TokenStore {
  /** @param name contains no secret */
  read(name: string): Promise<Grant | undefined>;
  write(name: string, grant: Grant): Promise<void>;
  /**
   * Runs the action while no one else, in this process or another, runs one for the same name.
   *
   * @throws {TimeoutError} if another action for the same name runs for too long
   */
  exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result>;
}

/** The name under which `superoffice-bridge login` stores the result of a user's sign-in. */
export function interactiveGrantName(of: {
  readonly loginUrl: string;
  readonly clientId: string;
  readonly tenantId: string;
}) {
  return `interactive ${of.loginUrl} ${of.clientId} ${of.tenantId.toLowerCase()}`;
}
