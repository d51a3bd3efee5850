import { createHmac } from 'node:crypto';
import * as z from 'zod';
import { plainLine } from '../../output-text/index.js';

/** Who makes calls. */
export interface CallingClient {
  /** The secret that the application is known by; only a digest of it is kept. */
  readonly applicationToken: string | undefined;
  readonly userAgent: string | undefined;
  /** The address that the connection comes from. */
  readonly address: string | undefined;
}

/** A client as it is shown: its application by a digest, which is the same as long as the key is. */
export interface SeenClient {
  /** `client 1`, in the order in which they were first seen. */
  readonly name: string;
  /** A digest of the application token, such as `9f86d081`; empty if the client sends none. */
  readonly application: string;
  readonly userAgent: string;
  readonly address: string;
  readonly calls: number;
  /** UTC, ISO 8601. */
  readonly firstSeen: string;
  readonly lastSeen: string;
}

export const clientsSchema = z.array(
  z.object({
    name: z.string(),
    application: z.string(),
    userAgent: z.string(),
    address: z.string(),
    calls: z.int().nonnegative(),
    firstSeen: z.string(),
    lastSeen: z.string(),
  }),
);

/** A client changes its user agent and its address as it likes. */
const maxClients = 500;
const otherClients = { application: '', userAgent: '', address: '(others)' };
const maxUserAgent = 120;

type Identity = Pick<SeenClient, 'application' | 'userAgent' | 'address'>;
type Kept = { -readonly [Name in keyof SeenClient]: SeenClient[Name] };

/** The clients that have been seen, in bounded memory and without their secrets. */
export class Clients {
  readonly #seen = new Map<string, Kept>();
  readonly #key: Buffer;

  /**
   * @param key of the digests of application tokens; without it, no one can check a guess
   * @param saved an earlier result of `toJSON`
   */
  constructor(key: Buffer, saved: readonly SeenClient[] = []) {
    this.#key = key;
    for (const each of saved) this.#seen.set(keyOf(each), { ...each });
  }

  /** @returns the name of the client */
  add({ applicationToken, userAgent = '', address = '' }: CallingClient, now: string): string {
    const application =
      applicationToken === undefined
        ? ''
        : createHmac('sha256', this.#key).update(applicationToken).digest('hex').slice(0, 8);
    const client = this.#clientOf(
      { application, userAgent: plainLine(userAgent).slice(0, maxUserAgent), address },
      now,
    );
    client.calls++;
    client.lastSeen = now;
    return client.name;
  }

  /**
   * Adds the clients that another process has seen.
   *
   * @returns the names that they have here, by those that they have there
   */
  merge(seen: readonly SeenClient[]): ReadonlyMap<string, string> {
    return new Map(
      seen.map(({ name, application, userAgent, address, calls, firstSeen, lastSeen }) => {
        const client = this.#clientOf({ application, userAgent, address }, firstSeen);
        client.calls += calls;
        if (firstSeen < client.firstSeen) client.firstSeen = firstSeen;
        if (lastSeen > client.lastSeen) client.lastSeen = lastSeen;
        return [name, client.name];
      }),
    );
  }

  toJSON(): SeenClient[] {
    return [...this.#seen.values()].map((each) => ({ ...each }));
  }

  #clientOf(given: Identity, now: string): Kept {
    const isKnown = this.#seen.has(keyOf(given)) || this.#seen.size < maxClients;
    const identity = isKnown ? given : otherClients;
    const key = keyOf(identity);
    let client = this.#seen.get(key);
    if (client === undefined) {
      client = { name: `client ${this.#seen.size + 1}`, ...identity, calls: 0, firstSeen: now, lastSeen: now };
      this.#seen.set(key, client);
    }
    return client;
  }
}

function keyOf({ application, userAgent, address }: Identity): string {
  return JSON.stringify([application, userAgent, address]);
}
