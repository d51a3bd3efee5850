import type { HttpCredentials, SignIn } from '../credentials.js';
import { ExchangedCredentials } from './exchanged.js';

/**
 * A Windows user, on site. Connections prove who that is (`NtlmEngine`), so calls bring nothing; on SOAP the server gives
 * a ticket to whoever the connection belongs to.
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
