import type { Credentials, HttpCredentials, SoapCredentials } from '../credentials.js';
import { Masked } from '../masked.js';
import { withApplicationToken } from './application-token.js';

/** A ticket with the application token: a system user Online, or a session Onsite. */
export class TicketCredentials extends Masked implements Credentials {
  readonly kind = 'ticket';
  readonly advice = 'get a new ticket, or let it be renewed by auth.kind "systemUser"';
  readonly #ticket: string;
  readonly #appToken: string | undefined;

  constructor(ticket: string, appToken: string | undefined) {
    super();
    this.#ticket = ticket;
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return withApplicationToken(`SOTicket ${this.#ticket}`, this.#appToken);
  }

  async soapCredentials(): Promise<SoapCredentials> {
    return { applicationToken: this.#appToken, ticket: this.#ticket };
  }

  refused(): boolean {
    return false;
  }
}
