/** Headers for REST and Agents. */
export type HttpCredentials = Readonly<Record<string, string>>;

/** What goes into the headers of a SOAP message. */
export interface SoapCredentials {
  readonly applicationToken: string | undefined;
  readonly ticket: string | undefined;
}

/** The sign-in operations of SoPrincipal that turn something else into a ticket. */
export type SignInOperation = 'AuthenticateUsernamePassword' | 'AuthenticateWithAccessToken' | 'AuthenticateImplicit';

/** Calls SoPrincipal; handed in by the SOAP transport, since that is a SOAP call itself. Resolves to the ticket. */
export type SignIn = (
  operation: SignInOperation,
  parameters: Readonly<Record<string, string>>,
  applicationToken: string | undefined,
) => Promise<string>;

/**
 * How a call proves who makes it. One implementation for each kind in the configuration; each knows what its kind looks
 * like on SOAP and on HTTP. Bind another one to `TYPES.Credentials` to sign in in a way of your own.
 */
export interface Credentials {
  /** What an audit calls them, such as `systemUser`. Default `custom`. */
  readonly kind?: string;
  /** What a person can do once a server has refused them for good; it ends the message of the AuthenticationError. */
  readonly advice: string;
  /**
   * What a call proves itself by. After a refusal a `password` or a `token` is not sent again until it changes or
   * `retryCredentials()` is called; a `password`, whose account an attempt too many locks, is tried by one call at a time
   * until it is accepted. `none` proves nothing, so that a refusal says nothing of other calls. Default `token`.
   */
  readonly proof?: 'password' | 'token' | 'none';
  httpHeaders(): Promise<HttpCredentials>;
  soapCredentials(signIn: SignIn): Promise<SoapCredentials>;
  /**
   * The server did not accept what a call used, as `httpHeaders` or `soapCredentials` gave it. The answer for an old call
   * may come late, when the credentials have been renewed already: then nothing is to be dropped.
   *
   * @returns whether there is anything else to try
   */
  refused(used: HttpCredentials | SoapCredentials): boolean;
  /** What was refused may be accepted again, so that it is tried once more: what `retryCredentials()` calls. */
  retry?(): void;
}

/** Tells what a SOAP call used from what an HTTP call used. */
export function isSoapCredentials(used: HttpCredentials | SoapCredentials): used is SoapCredentials {
  return 'ticket' in used;
}
