import type { KeyObject } from 'node:crypto';
import { AuthenticationError, ProtocolError } from '../../errors/index.js';
import { isHeaderValue } from '../../http/index.js';
import { authorisationServer, claim } from '../claims.js';
import { JwtVerifier } from '../jwt-verifier.js';
import type { LoginParts } from '../open-id/provider.js';
import type { Grant } from '../token-store/token-store.js';
import { ticketLifetime } from '../kinds/system-user.js';
import type { Exchange } from './exchange.js';
import { signSystemUserToken } from './sign-token.js';

export interface SystemUser {
  readonly systemUserToken: string;
  readonly appToken: string;
  readonly privateKey: KeyObject;
  /** The API of the login that issues the ticket. */
  readonly exchange: Exchange;
  /** The context identifier, such as `Cust12345`. */
  readonly tenantId: () => Promise<string>;
}

/** Obtains tickets for a system user. */
export class TicketRenewal {
  readonly #parts: () => Promise<LoginParts>;
  readonly #user: SystemUser;
  #verifier: JwtVerifier | undefined;

  constructor(parts: () => Promise<LoginParts>, user: SystemUser) {
    this.#parts = parts;
    this.#user = user;
  }

  /**
   * @param advice what to do if the login refuses
   * @throws {AuthenticationError} if it refuses, or if verification of its token fails
   */
  async renew(advice: string): Promise<Grant> {
    const { systemUserToken, appToken, privateKey, exchange, tenantId } = this.#user;
    const parts = await this.#parts();
    const { engine, timeout, clock, secrets } = parts;
    const id = await tenantId();
    const now = clock();
    const signedToken = signSystemUserToken(systemUserToken, privateKey, new Date(now));
    try {
      const token = await exchange(parts, { signedToken, appToken, tenantId: id });
      this.#verifier ??= new JwtVerifier(`${parts.loginUrl}/.well-known/jwks`, engine, timeout, clock);
      const claims = await this.#verifier.verify(token, {
        what: "the system user's token",
        issuers: [authorisationServer],
        audiences: (all) => [claim(all, 'serial')].flatMap((serial) => (serial === undefined ? [] : [`spn:${serial}`])),
      });
      if (claim(claims, 'tenant')?.toLowerCase() !== id.toLowerCase()) {
        throw new AuthenticationError("verification of the system user's token failed: it is for another tenant");
      }
      const ticket = claim(claims, 'ticket');
      if (ticket !== undefined && !isHeaderValue(ticket)) {
        throw new ProtocolError(
          "the ticket in the system user's token has characters that are not allowed in a header",
        );
      }
      if (ticket === undefined) throw new AuthenticationError("the system user's token contains no ticket");
      secrets.add(ticket);
      return { value: ticket, obtainedAt: now, expiresAt: now + ticketLifetime };
    } catch (error) {
      if (!(error instanceof AuthenticationError)) throw error;
      const { message, status, serverMessage } = error;
      throw new AuthenticationError(`${message}; ${advice}`, { status, serverMessage });
    }
  }
}
