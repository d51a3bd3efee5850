import type { SignedIn } from './signed-in.js';

export interface BeginOptions {
  /** The tenant, such as `Cust12345`, for users with several. Default: the login asks. */
  readonly tenantId?: string | undefined;
  /** The user name to fill in at the login. */
  readonly loginHint?: string | undefined;
}

export interface BegunSignIn {
  /** Where to send the user's browser. */
  readonly url: string;
  /** Keep it in the user's session and pass it to `finish`. It is secret and valid for one sign-in. */
  readonly session: string;
}

/** Sign-in of a user with a browser: OpenID Connect's authorization code flow with PKCE, state and nonce. */
export interface InteractiveSignIn {
  /**
   * Starts a sign-in.
   *
   * @throws {NetworkError | ProtocolError} if the login cannot be reached
   * @example
   * const { url, session } = await signIn.begin({ tenantId: 'Cust12345', loginHint: 'ada@example.com' });
   */
  begin(options?: BeginOptions): Promise<BegunSignIn>;
  /**
   * Completes a sign-in when the browser returns.
   *
   * @param callback what the browser returned with: the URL of the callback with its query, or only the query or the form
   * @param session the session that `begin` returned for this user
   * @throws {AuthenticationError} if the login refuses, or if state, nonce or ID token are invalid
   * @throws {ValidationError} if `session` is not from `begin`
   * @example
   * const { url, session } = await signIn.begin();
   * const user = await signIn.finish(request.url, session);
   * logger.info(user.userPrincipalName);
   */
  finish(callback: string | URL | URLSearchParams, session: string): Promise<SignedIn>;
}
