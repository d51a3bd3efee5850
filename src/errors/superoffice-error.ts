import { plainText, plainTexts } from '../output-text/index.js';
import { readableCause } from './readable-cause.js';
import type { ConfigurationProblem } from './configuration-problem.js';
import type { TransportName } from './transport-name.js';

/**
 * What is known of a call's effect on the server when it failed.
 *
 * - `not-sent`: nothing was sent, or no connection was established.
 * - `refused`: the server answered that it did not do it.
 * - `unknown`: the request may or may not have been carried out.
 * - `done`: the server did it, and something failed afterwards.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown' | 'done';

/** What an error has in addition to its message. No field ever contains a secret. */
export interface ErrorDetails {
  readonly transport?: TransportName | undefined;
  readonly agent?: string | undefined;
  readonly operation?: string | undefined;
  /** The exception type that the server reported, such as `SoNotFoundException`. */
  readonly exceptionType?: string | undefined;
  /** The server's own words. */
  readonly serverMessage?: string | undefined;
  /** The HTTP status, if there was an answer. */
  readonly status?: number | undefined;
  /** Where in the caller's value or in the answer the problem is, such as `Contact.Name`. */
  readonly path?: string | undefined;
  /** Whether the same call may succeed if it is repeated unchanged. */
  readonly retryable?: boolean | undefined;
  /** Whether the write may have happened. */
  readonly outcome?: Outcome | undefined;
  /** Milliseconds that the server asks to wait before the next attempt. */
  readonly retryAfter?: number | undefined;
  /** The state of a tenant that is not running, in the vendor's words, such as `OfflineMaintenance`. */
  readonly state?: string | undefined;
  /** Whether the tenant is gone for good. */
  readonly permanent?: boolean | undefined;
  /** What is wrong with a configuration. */
  readonly problems?: readonly ConfigurationProblem[] | undefined;
  readonly cause?: unknown;
}

const optionalDetails = [
  'transport',
  'agent',
  'operation',
  'exceptionType',
  'serverMessage',
  'status',
  'path',
  'retryAfter',
] as const satisfies readonly (keyof ErrorDetails)[];

/**
 * The base class of everything that superoffice-bridge throws, on any transport. Distinguish the classes with `instanceof`
 * or by `name`.
 *
 * @example
 * try {
 *   await so.contacts.get(4);
 * } catch (error) {
 *   if (error instanceof SuperOfficeError) logger.error(error.toJSON());
 * }
 */
export abstract class SuperOfficeError extends Error {
  // Details that are not known are properties of the prototype alone: they read as undefined, and are not printed.
  static {
    for (const name of optionalDetails)
      Object.defineProperty(this.prototype, name, { value: undefined, writable: true });
  }

  declare readonly transport: TransportName | undefined;
  declare readonly agent: string | undefined;
  declare readonly operation: string | undefined;
  declare readonly exceptionType: string | undefined;
  declare readonly serverMessage: string | undefined;
  declare readonly status: number | undefined;
  declare readonly path: string | undefined;
  readonly retryable: boolean;
  readonly outcome: Outcome;
  declare readonly retryAfter: number | undefined;

  protected constructor(message: string, details: ErrorDetails, defaults: { retryable: boolean; outcome: Outcome }) {
    // Errors end up in terminals and logs, so the texts that they quote are made harmless here.
    super(plainText(message), details.cause === undefined ? undefined : { cause: readableCause(details.cause) });
    const { transport, agent, operation, exceptionType, serverMessage, status, path, retryAfter } = details;
    const texts = plainTexts({ agent, operation, exceptionType, serverMessage, path });
    this.name = new.target.name;
    Object.assign(this, defined({ transport, ...texts, status, retryAfter }));
    this.retryable = details.retryable ?? defaults.retryable;
    this.outcome = details.outcome ?? defaults.outcome;
  }

  /**
   * The name, the message and every detail that is known, for logs: `JSON.stringify` of an error calls it.
   *
   * @example
   * const error = await so.contacts.get(4711).catch((reason: unknown) => reason);
   * if (error instanceof NotFoundError) logger.error(error.toJSON()); // { name: 'NotFoundError', agent: 'Contact', … }
   */
  toJSON(): Readonly<Record<string, unknown>> {
    const { name, message, cause } = this;
    return { name, message, ...defined(this), ...defined({ cause: causeAsJson(cause) }) };
  }
}

function defined(details: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** An `Error` has no JSON of its own; other objects are left out, because their content is unknown. */
function causeAsJson(cause: unknown): unknown {
  if (typeof cause === 'string' || cause instanceof SuperOfficeError) return cause;
  if (!(cause instanceof Error)) return undefined;
  const { code } = cause as NodeJS.ErrnoException;
  return defined({ name: cause.name, message: cause.message, code });
}
