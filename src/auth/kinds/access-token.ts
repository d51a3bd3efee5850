import { AuthenticationError } from '../../errors/index.js';
import {
  type Credentials,
  type HttpCredentials,
  isSoapCredentials,
  type SignIn,
  type SoapCredentials,
} from '../credentials.js';
import { ExchangedTicket } from '../exchanged-ticket.js';
import { Masked } from '../masked.js';
import type { Clock, RenewedGrant } from '../renewed-grant.js';

const scheme = 'Bearer ';

/** An access token that is renewed by a refresh token. On SOAP it is exchanged for a ticket. */
export class AccessTokenCredentials extends Masked implements Credentials {
  readonly #ticket: ExchangedTicket;
  readonly #grant: RenewedGrant;
  readonly #appToken: string | undefined;

  constructor(
    readonly kind: string,
    readonly advice: string,
    grant: RenewedGrant,
    appToken: string | undefined,
    clock: Clock,
  ) {
    super();
    this.#ticket = new ExchangedTicket(clock);
    this.#grant = grant;
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return { Authorization: scheme + (await this.#grant.current()) };
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() => this.#exchange(signIn));
    return { applicationToken: this.#appToken, ticket };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    if (isSoapCredentials(used)) this.#ticket.refused(used.ticket);
    else this.#grant.refused(used['Authorization']?.slice(scheme.length) ?? '');
    return true;
  }

  /** A ticket outlives the access token that it came from, so at the next exchange that may have ended. */
  async #exchange(signIn: SignIn): Promise<string> {
    const exchange = (AccessToken: string) => signIn('AuthenticateWithAccessToken', { AccessToken }, this.#appToken);
    const accessToken = await this.#grant.current();
    try {
      return await exchange(accessToken);
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      this.#grant.refused(accessToken);
      return exchange(await this.#grant.current());
    }
  }
}
