import { plainText, plainTexts } from '../encoding/index.js';
import type { ConfigurationProblem } from './configuration-problem.js';
import { type ErrorDetails, type Outcome, SuperOfficeError } from './superoffice-error.js';

/** The constructor that every kind below has. */
export type ErrorKind = new (message: string, details?: ErrorDetails) => SuperOfficeError;

/** The kinds differ in their name and in two defaults, so they are made from a table of those. */
function kind(retryable: boolean, outcome: Outcome) {
  return class extends SuperOfficeError {
    constructor(message: string, details: ErrorDetails = {}) {
      super(message, details, { retryable, outcome });
    }
  };
}

/** The entity, list or item asked for does not exist. */
export class NotFoundError extends kind(false, 'refused') {}
/** A value, a name or a patch is not what the contract allows; `path` says where. Nothing was sent, unless `status` is set. */
export class ValidationError extends kind(false, 'not-sent') {}
/** The server does not accept the credentials, or no longer. */
export class AuthenticationError extends kind(false, 'refused') {}
/** The user is known but may not do this (the vendor calls the guard the sentry). */
export class PermissionError extends kind(false, 'refused') {}
/** The entity has changed since it was read, or a `test` of a patch failed. */
export class ConflictError extends kind(false, 'refused') {}
/** Too many calls; wait and try again. */
export class RateLimitError extends kind(true, 'refused') {}
/** The tenant is not running now, or is gone. */
export class TenantUnavailableError extends kind(true, 'refused') {
  /** The tenant's state in the vendor's words, such as `OfflineMaintenance`; undefined where nobody said. */
  readonly state: string | undefined;
  /** Whether it is gone for good: what is kept of it can be thrown away. */
  readonly permanent: boolean;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.state = details.state === undefined ? undefined : plainText(details.state);
    this.permanent = details.permanent ?? false;
  }
}
/** No answer in the time allowed. */
export class TimeoutError extends kind(true, 'unknown') {}
/** The connection could not be made, or broke. */
export class NetworkError extends kind(true, 'unknown') {}
/** The answer is not what the contract promises: not XML or JSON, too large, cut short, of another shape. */
export class ProtocolError extends kind(false, 'unknown') {}
/** The server failed, or named an exception that this library does not know. */
export class ServerError extends kind(false, 'unknown') {}
/** This transport has no way to do that; the message names one that has. */
export class NotSupportedError extends kind(false, 'not-sent') {}
/** The configuration is incomplete or contradicts itself; the message names the setting. */
export class ConfigurationError extends kind(false, 'not-sent') {
  /** Each wrong setting with the place where it stands, where more is known than `path`. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.problems = (details.problems ?? []).map(plainTexts);
  }
}
