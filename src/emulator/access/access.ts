import { randomBytes } from 'node:crypto';
import { seedCredentials, type SeedUser, seedUsers } from '../seed/people.js';
import { unauthorised } from '../server-error.js';

/** Who makes a call. */
export interface Session {
  readonly associateId: number;
  readonly name: string;
  readonly fullName: string;
}

/** What signing in gives. */
export interface Entry {
  readonly session: Session;
  readonly ticket: string;
}

interface Ticket {
  readonly user: SeedUser;
  /** Does it go with the application token? One that came from a user's name and password does not. */
  readonly withApplication: boolean;
}

/** Checks credentials, and gives tickets for them. */
export class Access {
  readonly #tickets = new Map<string, Ticket>();
  readonly #accessTokens = new Map<string, SeedUser>();

  constructor() {
    this.reset();
  }

  /** Forgets every ticket but the seed's. */
  reset(): void {
    const [sam] = seedUsers;
    this.#tickets.clear();
    this.#accessTokens.clear();
    if (sam === undefined) return;
    this.#tickets.set(seedCredentials.ticket, { user: sam, withApplication: true });
    this.#accessTokens.set(seedCredentials.accessToken, sam);
  }

  /** Makes every ticket given until now worthless, as a restart of the server does. */
  expireTickets(): void {
    this.#tickets.clear();
  }

  /** A name and password, or a ticket in the place of the name with no password; gives a ticket. */
  signIn(name: string, password: string, applicationToken: string | undefined): Entry {
    const known = this.#tickets.get(name);
    if (known !== undefined && password === '') {
      this.#checkApplication(known.withApplication, applicationToken);
      return { session: sessionOf(known.user), ticket: name };
    }
    const user = seedUsers.find((each) => each.name === name && each.password === password);
    if (user === undefined) throw unauthorised('Authentication failed: wrong user name or password');
    return { session: sessionOf(user), ticket: this.#newTicket(user, false) };
  }

  signInWithAccessToken(accessToken: string, applicationToken: string | undefined): Entry {
    const user = this.#accessTokens.get(accessToken);
    if (user === undefined) throw unauthorised('Authentication failed: the access token is not valid');
    this.#checkApplication(true, applicationToken);
    return { session: sessionOf(user), ticket: this.#newTicket(user, true) };
  }

  /** The session of a SOAP call, by its headers. */
  sessionOfTicket(ticket: string | undefined, applicationToken: string | undefined): Session {
    const known = ticket === undefined ? undefined : this.#tickets.get(ticket);
    if (known === undefined) throw unauthorised('Authentication failed: the ticket is not valid');
    this.#checkApplication(known.withApplication, applicationToken);
    return sessionOf(known.user);
  }

  /** The session of an HTTP call, by its Authorization header. */
  sessionOfHeader(authorization: string | undefined, applicationToken: string | undefined): Session {
    const [, scheme = '', value = ''] = /^(\w+)\s+(.+)$/.exec(authorization ?? '') ?? [];
    switch (scheme.toLowerCase()) {
      case 'basic': {
        const [, name = '', password = ''] =
          /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
        const user = seedUsers.find((each) => each.name === name && each.password === password);
        if (user !== undefined) return sessionOf(user);
        break;
      }
      case 'bearer': {
        const user = this.#accessTokens.get(value);
        if (user !== undefined) return sessionOf(user);
        break;
      }
      case 'soticket':
        return this.sessionOfTicket(value, applicationToken);
    }
    throw unauthorised('Authentication failed: send Basic, Bearer, or SOTicket with SO-AppToken');
  }

  #checkApplication(needed: boolean, applicationToken: string | undefined): void {
    if (needed && applicationToken !== seedCredentials.appToken) {
      throw unauthorised('Authentication failed: the application token is missing or wrong');
    }
  }

  #newTicket(user: SeedUser, withApplication: boolean): string {
    const ticket = `7T:${randomBytes(18).toString('base64')}`;
    this.#tickets.set(ticket, { user, withApplication });
    return ticket;
  }
}

function sessionOf({ associateId, name, fullName }: SeedUser): Session {
  return { associateId, name, fullName };
}
