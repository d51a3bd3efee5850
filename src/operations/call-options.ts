import type { NotFoundError, Secrets, TransportName } from '../errors/index.js';
import type { CallObservation } from '../observation/index.js';

/** The call of a repository that an exchange is made for: one object for all exchanges of that call. */
export class RepositoryCall {
  /** By its public name, such as `contacts.get` or `lists.createItem`. */
  readonly operation: string;
  /** The transport that was asked last; undefined before the first. */
  servedBy: TransportName | undefined;
  /** What the server said about an entity that it does not have; undefined if it only answered null. */
  absence: NotFoundError | undefined;

  constructor(operation: string) {
    this.operation = operation;
  }
}

/** Whose call it is, on a connection that many users share. */
export interface Caller {
  /** Distinguishes the users without revealing a secret: answers are cached for each. */
  readonly user: string;
  /** What errors of the call must not show. */
  readonly secrets: Secrets;
}

/** Options that every call takes. Where they are absent, the connection's own hold. */
export interface CallOptions {
  /** An ISO 639-1 code: texts in several languages are returned in this one. Without it they are returned as stored. */
  readonly language?: string | undefined;
  /** An ISO code for the format of numbers and dates within texts. */
  readonly culture?: string | undefined;
  /** A SuperOffice time zone code such as `NO` or `US-NY`: dates are the wall clock there. */
  readonly timeZone?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds for each attempt of each exchange with the server, from the wait for its turn to the last byte: queueing,
   * sign-in, finding the tenant, connecting and reading are within. Repeated attempts have as many each, so an exchange
   * ends within `resilience.attempts` times this, and the pauses between them.
   */
  readonly timeout?: number | undefined;
  /** Serves this one call instead of the configured transport. */
  readonly transport?: TransportName | undefined;
  /**
   * The write is refused with a `ConflictError` if the entity has been updated after it: an instant,
   * `2026-11-23T09:00:00Z`, or without the Z what `UpdatedDate` showed with the same options.
   */
  readonly ifUnmodifiedSince?: string | undefined;
  /** An instant in UTC: if the entity has not been updated since, `rest` answers `entity.get` with `notModified`. */
  readonly ifModifiedSince?: string | undefined;
  /** Field names as the contract spells them; a transport that can, asks for these alone. */
  readonly select?: readonly string[] | undefined;
  /** Counts the attempts and requests of a call, if it is observed. */
  readonly observation?: CallObservation | undefined;
  /** The repository call that makes the exchange; absent if a transport is called directly. */
  readonly call?: RepositoryCall | undefined;
  /** Whose call it is, if many users share the connection: it is sent with their credentials. */
  readonly caller?: Caller | undefined;
  /**
   * The call verifies the caller's credentials. A cached answer would not prove them, and they are sent only once, because
   * repeated refusals lock an account.
   */
  readonly signsIn?: boolean | undefined;
}
