import { type Credentials, type HttpCredentials, isSoapCredentials, type SoapCredentials } from '../credentials.js';
import { Masked } from '../masked.js';
import type { RenewedGrant } from '../renewed-grant.js';
import { withApplicationToken } from './application-token.js';

const scheme = 'SOTicket ';

/** Six hours in milliseconds; each use restarts them. */
export const ticketLifetime = 6 * 60 * 60_000;

/** An application that acts on its own: the system user token from the tenant renews its ticket. */
export class SystemUserCredentials extends Masked implements Credentials {
  static readonly advice =
    'check auth.systemUserToken, auth.appToken and auth.privateKey, and that the application is still approved by the tenant';
  readonly kind = 'systemUser';
  readonly advice = SystemUserCredentials.advice;
  readonly #grant: RenewedGrant;
  readonly #appToken: string;

  constructor(grant: RenewedGrant, appToken: string) {
    super();
    this.#grant = grant;
    this.#appToken = appToken;
  }

  async httpHeaders(): Promise<HttpCredentials> {
    return withApplicationToken(scheme + (await this.#grant.current()), this.#appToken);
  }

  async soapCredentials(): Promise<SoapCredentials> {
    return { applicationToken: this.#appToken, ticket: await this.#grant.current() };
  }

  refused(used: HttpCredentials | SoapCredentials): boolean {
    const ticket = isSoapCredentials(used) ? used.ticket : used['Authorization']?.slice(scheme.length);
    this.#grant.refused(ticket ?? '');
    return true;
  }

  retry(): void {
    this.#grant.retry();
  }
}
