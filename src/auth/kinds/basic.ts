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

/** A user's name and password, on site. On SOAP they sign in once and the ticket is used. */
export class BasicCredentials extends Masked implements Credentials {
  readonly kind = 'basic';
  readonly advice = 'check auth.username and auth.password';
  readonly #ticket: ExchangedTicket;
  readonly #username: string;
  readonly #password: string;

  constructor(username: string, password: string, clock: Clock) {
    super();
    this.#ticket = new ExchangedTicket(clock);
    this.#username = username;
    this.#password = password;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    const encoded = Buffer.from(`${this.#username}:${this.#password}`, 'utf8').toString('base64');
    return { Authorization: `Basic ${encoded}` };
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() =>
      signIn('AuthenticateUsernamePassword', { UserName: this.#username, Password: this.#password }, undefined),
    );
    return { applicationToken: undefined, ticket };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    if (!isSoapCredentials(used)) return false;
    this.#ticket.refused(used.ticket);
    return true;
  }
}
