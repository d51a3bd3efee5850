import type { SignedIn } from './signed-in.js';

export interface BeginOptions {
  /** The tenant, such as `Cust12345`, for users who have several; without it the login asks. */
  readonly tenantId?: string | undefined;
  /** The user's name at the login, to be filled in there. */
  readonly loginHint?: string | undefined;
}

export interface BegunSignIn {
  /** Where to send the user's browser. */
  readonly url: string;
  /** Keep it in the user's session and give it to `finish`; it is secret, and good for one sign-in. */
  readonly session: string;
}

/** A person signs in with a browser: OpenID Connect's authorization code with PKCE, state and nonce. */
export interface InteractiveSignIn {
  /** @throws {NetworkError | ProtocolError} where the login cannot be found */
  begin(options?: BeginOptions): Promise<BegunSignIn>;
  /**
   * @param callback what the browser came back with: the address of the callback with its query, or the query or the form
   *   alone
   * @param session what `begin` gave for this user
   * @throws {AuthenticationError} where the login refuses, and where state, nonce or ID token are not what they should be
   * @throws {ValidationError} where `session` is not from `begin`
   */
  finish(callback: string | URL | URLSearchParams, session: string): Promise<SignedIn>;
}
