/** What goes into the headers of a SOAP message. */
export interface SoapCredentials {
  readonly applicationToken: string | undefined;
  readonly ticket: string | undefined;
}

/** The sign-in operations of SoPrincipal that turn something else into a ticket. */
export type SignInOperation = 'AuthenticateUsernamePassword' | 'AuthenticateWithAccessToken';

/** Calls SoPrincipal; handed in by the SOAP transport, since that is a SOAP call itself. Resolves to the ticket. */
export type SignIn = (
  operation: SignInOperation,
  parameters: Readonly<Record<string, string>>,
  applicationToken: string | undefined,
) => Promise<string>;

/**
 * How a call proves who makes it. One implementation for each kind in the configuration; each knows what its kind looks
 * like on SOAP and on HTTP.
 */
export interface Credentials {
  /** Headers for REST and Agents. */
  httpHeaders(): Promise<Readonly<Record<string, string>>>;
  soapCredentials(signIn: SignIn): Promise<SoapCredentials>;
  /**
   * Drops what was derived from the credentials and may have expired.
   *
   * @returns whether there is anything to try again with
   */
  forget(): boolean;
}
