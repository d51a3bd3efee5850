import { base64url, CompactEncrypt, compactDecrypt } from 'jose';
import { ConfigurationError } from '../errors/index.js';
import type { Proof } from './caller.js';

/** What distinguishes a ticket of the gateway from one of SuperOffice (`7T:…`). */
const mark = 'SOB1:';
const keyBytes = 32;
/** Longer than any access token; a longer text is not a ticket of the gateway. */
const maxTicketLength = 16_384;

/** A ticket that the gateway issued, and cannot be used now. */
export class UnusableTicketError extends Error {
  override readonly name = 'UnusableTicketError';
}

interface Sealed {
  readonly proof: Proof;
  readonly tenant: string;
  /** Seconds since 1970. */
  readonly expires: number;
}

/**
 * Tickets for callers that sign in with a user name and password, or with an access token, to a server without a SOAP service
 * that issues them. A ticket is the caller's own proof, encrypted (JWE, A256GCM), so gateways share nothing but the key.
 */
export class TicketSeal {
  readonly #keys: readonly Uint8Array[];
  readonly #now: () => number;

  /**
   * @param keys the first seals; all open, so that a new key can be added before the old one is removed
   * @param now milliseconds since 1970
   * @throws {ConfigurationError} if a key is not 32 bytes in base64
   */
  constructor(keys: readonly string[], now: () => number = Date.now) {
    this.#keys = keys.map(keyOf);
    this.#now = now;
  }

  /** Does the gateway issue tickets? */
  get canSeal(): boolean {
    return this.#keys.length > 0;
  }

  isSealed(ticket: string): boolean {
    return ticket.startsWith(mark);
  }

  /** @param seconds how long the ticket lives */
  async seal(proof: Proof, tenant: string, seconds: number): Promise<string> {
    const [key] = this.#keys;
    if (key === undefined) throw new UnusableTicketError('the gateway has no key to issue tickets with');
    const sealed: Sealed = { proof, tenant, expires: Math.floor(this.#now() / 1_000) + seconds };
    const text = new TextEncoder().encode(JSON.stringify(sealed));
    return mark + (await new CompactEncrypt(text).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(key));
  }

  /** @throws {UnusableTicketError} if no key opens it, if it has expired, or if it is another tenant's */
  async open(ticket: string, tenant: string): Promise<Proof> {
    const sealed = await this.#opened(ticket);
    if (sealed.tenant !== tenant) throw new UnusableTicketError('the ticket is for another tenant');
    if (sealed.expires * 1_000 <= this.#now()) throw new UnusableTicketError('the ticket has expired; sign in again');
    return sealed.proof;
  }

  async #opened(ticket: string): Promise<Sealed> {
    if (ticket.length <= maxTicketLength) {
      for (const key of this.#keys) {
        try {
          const { plaintext } = await compactDecrypt(ticket.slice(mark.length), key, {
            keyManagementAlgorithms: ['dir'],
            contentEncryptionAlgorithms: ['A256GCM'],
          });
          // Only a holder of the key can have written it.
          return JSON.parse(new TextDecoder().decode(plaintext)) as Sealed;
        } catch {
          // Another key may open it.
        }
      }
    }
    throw new UnusableTicketError('the ticket is not valid; sign in again');
  }
}

function keyOf(text: string): Uint8Array {
  let key: Uint8Array | undefined;
  try {
    key = base64url.decode(text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''));
  } catch {
    // Reported below, without the text.
  }
  if (key?.length === keyBytes) return key;
  throw new ConfigurationError(
    `gateway key: must be ${keyBytes} random bytes in base64, such as from: openssl rand -base64 ${keyBytes}`,
    { path: 'keys' },
  );
}
