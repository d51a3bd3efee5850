import {
  type Credentials,
  type HttpCredentials,
  isSoapCredentials,
  type SignIn,
  type SoapCredentials,
} from '../credentials.js';
import { ExchangedTicket } from '../exchanged-ticket.js';
import { Masked } from '../masked.js';
import type { Clock } from '../renewed-grant.js';

/**
 * A Windows user, on site. Connections prove who that is (`NtlmEngine`), so calls bring nothing; on SOAP the server gives
 * a ticket to whoever the connection belongs to.
 */
export class NtlmCredentials extends Masked implements Credentials {
  readonly kind = 'ntlm';
  readonly advice =
    'check auth.username, auth.password and auth.domain, and that the site signs in Windows users as associates';
  readonly #ticket: ExchangedTicket;

  constructor(clock: Clock) {
    super();
    this.#ticket = new ExchangedTicket(clock);
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return {};
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() => signIn('AuthenticateImplicit', {}, undefined));
    return { applicationToken: undefined, ticket };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    if (!isSoapCredentials(used)) return false;
    this.#ticket.refused(used.ticket);
    return true;
  }
}
