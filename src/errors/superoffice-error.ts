import { plainText, plainTexts } from '../encoding/index.js';
import { readableCause } from './readable-cause.js';
import type { ConfigurationProblem } from './configuration-problem.js';
import type { TransportName } from './transport-name.js';

/**
 * What is known of a call's effect on the server when it failed.
 *
 * - `not-sent`: nothing left this process, or no connection came about.
 * - `refused`: the server answered that it did not do it.
 * - `unknown`: the request may have been carried out; nobody here can tell.
 * - `done`: the server did it, and what failed came afterwards.
 */
export type Outcome = 'not-sent' | 'refused' | 'unknown' | 'done';

/** What an error can say beside its message. No field ever holds a secret. */
export interface ErrorDetails {
  readonly transport?: TransportName | undefined;
  readonly agent?: string | undefined;
  readonly operation?: string | undefined;
  /** The exception type that the server named, such as `SoNotFoundException`. */
  readonly exceptionType?: string | undefined;
  /** The server's own words. */
  readonly serverMessage?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** Where in the caller's value or in the answer the trouble lies, such as `Contact.Name`. */
  readonly path?: string | undefined;
  /** May the same call succeed if it is made again, unchanged? */
  readonly retryable?: boolean | undefined;
  /** May the write have happened? */
  readonly outcome?: Outcome | undefined;
  /** Milliseconds that the server asks to wait before the next attempt. */
  readonly retryAfter?: number | undefined;
  /** The state of a tenant that is not running, in the vendor's words, such as `OfflineMaintenance`. */
  readonly state?: string | undefined;
  /** Is a tenant gone for good? */
  readonly permanent?: boolean | undefined;
  /** What is wrong with a configuration. */
  readonly problems?: readonly ConfigurationProblem[] | undefined;
  readonly cause?: unknown;
}

/**
 * The root of everything that superoffice-bridge throws, whichever transport served the call.
 * Tell the kinds apart with `instanceof` or by `name`.
 */
export abstract class SuperOfficeError extends Error {
  readonly transport: TransportName | undefined;
  readonly agent: string | undefined;
  readonly operation: string | undefined;
  readonly exceptionType: string | undefined;
  readonly serverMessage: string | undefined;
  readonly status: number | undefined;
  readonly path: string | undefined;
  readonly retryable: boolean;
  readonly outcome: Outcome;
  readonly retryAfter: number | undefined;

  protected constructor(message: string, details: ErrorDetails, defaults: { retryable: boolean; outcome: Outcome }) {
    // Errors end in terminals and logs, no matter who prints them, so what they quote is made harmless here.
    super(plainText(message), details.cause === undefined ? undefined : { cause: readableCause(details.cause) });
    const { agent, operation, exceptionType, serverMessage, path } = details;
    const texts = plainTexts({ agent, operation, exceptionType, serverMessage, path });
    this.name = new.target.name;
    this.transport = details.transport;
    this.agent = texts.agent;
    this.operation = texts.operation;
    this.exceptionType = texts.exceptionType;
    this.serverMessage = texts.serverMessage;
    this.status = details.status;
    this.path = texts.path;
    this.retryable = details.retryable ?? defaults.retryable;
    this.outcome = details.outcome ?? defaults.outcome;
    this.retryAfter = details.retryAfter;
  }
}
