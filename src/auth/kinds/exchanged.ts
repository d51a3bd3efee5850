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

/** Credentials that SOAP does not accept directly: they sign in once there, and the resulting ticket is used. */
export abstract class ExchangedCredentials extends Masked implements Credentials {
  abstract readonly advice: string;
  readonly proof: NonNullable<Credentials['proof']> = 'token';
  readonly #ticket: ExchangedTicket;
  readonly #appToken: string | undefined;

  /** @param renewals the clock, if the exchanged credentials renew themselves */
  constructor(appToken?: string, renewals?: Clock) {
    super();
    this.#ticket = new ExchangedTicket(renewals);
    this.#appToken = appToken;
  }

  abstract httpHeaders(): Promise<HttpCredentials>;

  /** Obtains a ticket. */
  protected abstract exchange(signIn: SignIn, appToken: string | undefined): Promise<string>;

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() => this.exchange(signIn, this.#appToken));
    return { applicationToken: this.#appToken, ticket };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    if (!isSoapCredentials(used)) return false;
    this.#ticket.refused(used.ticket);
    return true;
  }

  retry(): void {
    this.#ticket.retry();
  }
}
