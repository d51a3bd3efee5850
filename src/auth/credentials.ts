import type { Caller } from '../operations/index.js';

/** Headers for REST and Agents. */
export type HttpCredentials = Readonly<Record<string, string>>;

/** Values for the headers of a SOAP message. */
export interface SoapCredentials {
  readonly applicationToken: string | undefined;
  readonly ticket: string | undefined;
}

/** The sign-in operations of SoPrincipal that exchange other credentials for a ticket. */
export type SignInOperation = 'AuthenticateUsernamePassword' | 'AuthenticateWithAccessToken' | 'AuthenticateImplicit';

/** Calls SoPrincipal and resolves to the ticket. The SOAP transport provides it, because it is a SOAP call itself. */
export type SignIn = (
  operation: SignInOperation,
  parameters: Readonly<Record<string, string>>,
  applicationToken: string | undefined,
) => Promise<string>;

/**
 * The credentials of calls, on SOAP and on HTTP. There is one implementation for each kind in the configuration. Bind your
 * own to `TYPES.Credentials` to sign in another way.
 *
 * @example
 * const credentials: Credentials = {
 *   advice: 'Renew the token in the vault.',
 *   httpHeaders: async () => ({ Authorization: `Bearer ${await tokenOf('Cust12345')}` }),
 *   soapCredentials: async (signIn) => {
 *     const ticket = await signIn('AuthenticateWithAccessToken', { token: await tokenOf('Cust12345') }, appToken);
 *     return { applicationToken: appToken, ticket };
 *   },
 *   refused: () => false, // this is the only token
 *   retry: () => undefined,
 * };
 * container.rebind(TYPES.Credentials).toConstantValue(credentials);
 */
export interface Credentials {
  /** Their name in an audit, such as `systemUser`. Default: `custom`. */
  readonly kind?: string;
  /** What to do once a server has refused them permanently. It ends the message of the AuthenticationError. */
  readonly advice: string;
  /**
   * What authenticates a call. After a refusal, a `password` or a `token` is not sent again until it changes or
   * `retryCredentials()` is called. A `password` is tried by one call at a time until it is accepted, because too many
   * attempts lock the account. With `none`, a refusal does not affect other calls. Default: `token`.
   */
  readonly proof?: 'password' | 'token' | 'none';
  /** Whether each call is sent with the credentials of its caller, of whom there are many. Default: false. */
  readonly perCaller?: boolean;
  /** @param caller whose call it is, if many users share the connection */
  httpHeaders(caller?: Caller): Promise<HttpCredentials>;
  soapCredentials(signIn: SignIn, caller?: Caller): Promise<SoapCredentials>;
  /**
   * Called if the server refused what a call used, as returned by `httpHeaders` or `soapCredentials`. The answer to an old
   * call may arrive after the credentials were renewed: then nothing must be dropped.
   *
   * @returns whether there is something else to try
   */
  refused(used: HttpCredentials | SoapCredentials): boolean;
  /**
   * Names the user of the call that is under way, if the credentials are those of many users: answers are cached for each.
   *
   * @example
   * const user = credentials.user?.();
   */
  user?(): string;
  /** Called by `retryCredentials()`: refused credentials may be tried once more. */
  retry?(): void;
}

/** Distinguishes the credentials of a SOAP call from those of an HTTP call. */
export function isSoapCredentials(used: HttpCredentials | SoapCredentials): used is SoapCredentials {
  return 'ticket' in used;
}
