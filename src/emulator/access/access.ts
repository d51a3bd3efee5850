import { randomBytes } from 'node:crypto';
import { seedCredentials, type SeedUser, seedUsers } from '../seed/people.js';
import { unauthorised } from '../server-error.js';
import type { Users } from './users.js';

/** Who makes a call. */
export interface Session {
  readonly associateId: number;
  readonly name: string;
  readonly fullName: string;
}

/** The result of signing in. */
export interface Entry {
  readonly session: Session;
  readonly ticket: string;
}

interface Ticket {
  readonly user: SeedUser;
  /** Does it need the application token? A ticket for a user name and password does not. */
  readonly withApplication: boolean;
  /** When it expires unless it is used, in milliseconds of the epoch. Those of the seed never expire. */
  endsAt: number;
}

interface AccessToken {
  readonly user: SeedUser;
  readonly endsAt: number;
}

/** Six hours, renewed by each use. */
const ticketLifetime = 6 * 60 * 60_000;

/** Checks credentials and issues tickets for them. */
export class Access {
  readonly #tickets = new Map<string, Ticket>();
  readonly #accessTokens = new Map<string, AccessToken>();
  readonly #clock: () => Date;
  readonly #users: Users;

  constructor(clock: () => Date, users: Users) {
    this.#clock = clock;
    this.#users = users;
    this.reset();
  }

  /** Forgets every ticket and access token except the seed's. */
  reset(): void {
    const [sam] = seedUsers;
    this.#tickets.clear();
    this.#accessTokens.clear();
    if (sam === undefined) return;
    this.#tickets.set(seedCredentials.ticket, { user: sam, withApplication: true, endsAt: Infinity });
    this.#accessTokens.set(seedCredentials.accessToken, { user: sam, endsAt: Infinity });
  }

  /** Invalidates every ticket issued so far, as a restart of the server does. */
  expireTickets(): void {
    this.#tickets.clear();
  }

  /** Invalidates every access token issued so far. Tickets obtained with one stay valid. */
  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** Invalidates everything that was issued to a user. */
  end(user: SeedUser): void {
    for (const given of [this.#tickets, this.#accessTokens]) {
      for (const [key, each] of given) if (each.user === user) given.delete(key);
    }
  }

  /** @param seconds its lifetime */
  newAccessToken(user: SeedUser, tenant: string, seconds: number): string {
    const token = `8A:${tenant}.${randomBytes(36).toString('base64')}`;
    this.#accessTokens.set(token, { user, endsAt: this.#now() + seconds * 1_000 });
    return token;
  }

  /** A ticket for an application that signed in, which needs the application token. */
  newApplicationTicket(user: SeedUser): string {
    return this.#newTicket(user, true);
  }

  /** Signs in with a name and password, or with a ticket in place of the name and no password. */
  signIn(name: string, password: string, applicationToken: string | undefined): Entry {
    const known = this.#ticket(name);
    if (known !== undefined && password === '') {
      this.#checkApplication(known.withApplication, applicationToken);
      return { session: sessionOf(known.user), ticket: name };
    }
    const user = this.#userWithPassword(name, password);
    return { session: sessionOf(user), ticket: this.#newTicket(user, false) };
  }

  signInWithAccessToken(accessToken: string, applicationToken: string | undefined): Entry {
    const user = this.#userWithAccessToken(accessToken);
    this.#checkApplication(true, applicationToken);
    return { session: sessionOf(user), ticket: this.#newTicket(user, true) };
  }

  /** The session of a SOAP call, by its headers. */
  sessionOfTicket(ticket: string | undefined, applicationToken: string | undefined): Session {
    const known = ticket === undefined ? undefined : this.#ticket(ticket);
    if (known === undefined) throw unauthorised('Authentication failed: the ticket is not valid');
    this.#checkApplication(known.withApplication, applicationToken);
    return sessionOf(known.user);
  }

  /** Issues a ticket to the user of a connection that is already authenticated. */
  enterAs(session: Session): Entry {
    const user = this.#users.named(session.name);
    if (user === undefined) throw unauthorised('Authentication failed: unknown user');
    return { session, ticket: this.#newTicket(user, false) };
  }

  /** The session of an HTTP call, by its Authorization header. */
  sessionOfHeader(authorization: string | undefined, applicationToken: string | undefined): Session {
    const [, scheme = '', value = ''] = /^(\w+)\s+(.+)$/.exec(authorization ?? '') ?? [];
    switch (scheme.toLowerCase()) {
      case 'basic': {
        const [, name = '', password = ''] =
          /^([^:]*):(.*)$/s.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
        return sessionOf(this.#userWithPassword(name, password));
      }
      case 'bearer':
        return sessionOf(this.#userWithAccessToken(value));
      case 'soticket':
        return this.sessionOfTicket(value, applicationToken);
    }
    throw unauthorised('Authentication failed: send Basic, Bearer, or SOTicket with SO-AppToken');
  }

  #now(): number {
    return this.#clock().getTime();
  }

  /** A ticket that has not expired; looking it up renews it. */
  #ticket(key: string): Ticket | undefined {
    const ticket = this.#tickets.get(key);
    const now = this.#now();
    if (ticket === undefined || ticket.endsAt <= now) return undefined;
    ticket.endsAt = Math.max(ticket.endsAt, now + ticketLifetime);
    return ticket;
  }

  #userWithPassword(name: string, password: string): SeedUser {
    const user = this.#users.withPassword(name, password);
    if (user === undefined) throw unauthorised('Authentication failed: wrong user name or password');
    return user;
  }

  #userWithAccessToken(key: string): SeedUser {
    const token = this.#accessTokens.get(key);
    if (token !== undefined && token.endsAt > this.#now()) return token.user;
    throw unauthorised('Authentication failed: the access token is not valid');
  }

  #checkApplication(needed: boolean, applicationToken: string | undefined): void {
    if (needed && applicationToken !== seedCredentials.appToken) {
      throw unauthorised('Authentication failed: the application token is missing or wrong');
    }
  }

  #newTicket(user: SeedUser, withApplication: boolean): string {
    const ticket = `7T:${randomBytes(18).toString('base64')}`;
    this.#tickets.set(ticket, { user, withApplication, endsAt: this.#now() + ticketLifetime });
    return ticket;
  }
}

export function sessionOf({ associateId, name, fullName }: SeedUser): Session {
  return { associateId, name, fullName };
}
