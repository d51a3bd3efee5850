import { inspect } from 'node:util';
import type { Credentials, SignIn, SoapCredentials } from './credentials.js';
import { ExchangedTicket } from './exchanged-ticket.js';

/** Everything in here is secret, so nothing of it shows when printed. */
abstract class SecretCredentials implements Credentials {
  abstract readonly kind: string;
  abstract httpHeaders(): Promise<Readonly<Record<string, string>>>;
  abstract soapCredentials(signIn: SignIn): Promise<SoapCredentials>;

  forget(): boolean {
    return false;
  }

  toJSON(): unknown {
    return { kind: this.kind };
  }

  [inspect.custom](): string {
    return `Credentials(${this.kind})`;
  }
}

/** An access token from an interactive sign-in. SOAP knows tickets alone, so there it is exchanged for one. */
export class BearerCredentials extends SecretCredentials {
  readonly kind = 'bearer';
  readonly #ticket = new ExchangedTicket();
  readonly #accessToken: string;
  readonly #appToken: string | undefined;

  constructor(accessToken: string, appToken: string | undefined) {
    super();
    this.#accessToken = accessToken;
    this.#appToken = appToken;
  }

  async httpHeaders() {
    const applicationToken: Record<string, string> =
      this.#appToken === undefined ? {} : { 'SO-AppToken': this.#appToken };
    return { Authorization: `Bearer ${this.#accessToken}`, ...applicationToken };
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() =>
      signIn('AuthenticateWithAccessToken', { AccessToken: this.#accessToken }, this.#appToken),
    );
    return { applicationToken: this.#appToken, ticket };
  }

  override forget(): boolean {
    return this.#ticket.drop();
  }
}

/** A ticket with the application's token: a system user on line, or a session on site. */
export class TicketCredentials extends SecretCredentials {
  readonly kind = 'ticket';
  readonly #ticket: string;
  readonly #appToken: string | undefined;

  constructor(ticket: string, appToken: string | undefined) {
    super();
    this.#ticket = ticket;
    this.#appToken = appToken;
  }

  async httpHeaders() {
    const applicationToken: Record<string, string> =
      this.#appToken === undefined ? {} : { 'SO-AppToken': this.#appToken };
    return { Authorization: `SOTicket ${this.#ticket}`, ...applicationToken };
  }

  async soapCredentials(): Promise<SoapCredentials> {
    return { applicationToken: this.#appToken, ticket: this.#ticket };
  }
}

/** A user's name and password, on site. On SOAP they sign in once and the ticket is used. */
export class BasicCredentials extends SecretCredentials {
  readonly kind = 'basic';
  readonly #ticket = new ExchangedTicket();
  readonly #username: string;
  readonly #password: string;

  constructor(username: string, password: string) {
    super();
    this.#username = username;
    this.#password = password;
  }

  async httpHeaders() {
    const encoded = Buffer.from(`${this.#username}:${this.#password}`, 'utf8').toString('base64');
    return { Authorization: `Basic ${encoded}` };
  }

  async soapCredentials(signIn: SignIn): Promise<SoapCredentials> {
    const ticket = await this.#ticket.get(() =>
      signIn('AuthenticateUsernamePassword', { UserName: this.#username, Password: this.#password }, undefined),
    );
    return { applicationToken: undefined, ticket };
  }

  override forget(): boolean {
    return this.#ticket.drop();
  }
}
