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
import { withApplicationToken } from './application-token.js';

/** An access token that somebody else got and renews. SOAP knows tickets alone, so there it is exchanged for one. */
export class BearerCredentials extends Masked implements Credentials {
  readonly kind = 'bearer';
  readonly advice = 'get a new access token, or let it be renewed by auth.kind "refresh"';
  readonly #ticket: ExchangedTicket;
  readonly #accessToken: string;
  readonly #appToken: string | undefined;

  constructor(accessToken: string, appToken: string | undefined, clock: Clock) {
    super();
    this.#ticket = new ExchangedTicket(clock);
    this.#accessToken = accessToken;
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return withApplicationToken(`Bearer ${this.#accessToken}`, this.#appToken);
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() =>
      signIn('AuthenticateWithAccessToken', { AccessToken: this.#accessToken }, this.#appToken),
    );
    return { applicationToken: this.#appToken, ticket };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    if (!isSoapCredentials(used)) return false;
    this.#ticket.refused(used.ticket);
    return true;
  }
}
