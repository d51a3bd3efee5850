import type { HttpCredentials, SignIn } from '../credentials.js';
import { ExchangedCredentials } from './exchanged.js';

/**
 * A Windows user, Onsite. Connections are authenticated (`NtlmEngine`), so calls have no credentials of their own; on SOAP
 * the server issues a ticket for the user of the connection.
 */
export class NtlmCredentials extends ExchangedCredentials {
  readonly kind = 'ntlm';
  override readonly proof = 'password';
  readonly advice =
    'check auth.username, auth.password and auth.domain, and that the site signs in Windows users as associates';

  async httpHeaders(): Promise<HttpCredentials> {
    return {};
  }

  protected exchange(signIn: SignIn): Promise<string> {
    return signIn('AuthenticateImplicit', {}, undefined);
  }
}
