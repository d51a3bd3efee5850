import { plainText, plainTexts } from '../output-text/index.js';
import type { ConfigurationProblem } from './configuration-problem.js';
import { type ErrorDetails, type Outcome, SuperOfficeError } from './superoffice-error.js';

/** The constructor of the classes below. */
export type ErrorKind = new (message: string, details?: ErrorDetails) => SuperOfficeError;

/** The classes differ only in their name and two defaults. */
function kind(retryable: boolean, outcome: Outcome) {
  return class extends SuperOfficeError {
    constructor(message: string, details: ErrorDetails = {}) {
      super(message, details, { retryable, outcome });
    }
  };
}

/** The entity, list or item asked for does not exist. */
export class NotFoundError extends kind(false, 'refused') {}
/** The contract does not allow a value, a name or a patch; `path` says where. Nothing was sent, unless `status` is set. */
export class ValidationError extends kind(false, 'not-sent') {}
/** The server does not accept the credentials, or no longer accepts them. */
export class AuthenticationError extends kind(false, 'refused') {}
/** The user is signed in but not allowed to do this (the vendor calls this check the sentry). */
export class PermissionError extends kind(false, 'refused') {}
/** The entity has changed since it was read, or a `test` operation of a patch failed. */
export class ConflictError extends kind(false, 'refused') {}
/** Too many calls; wait and try again. */
export class RateLimitError extends kind(true, 'refused') {}
/** The tenant is not running, or has been deleted. */
export class TenantUnavailableError extends kind(true, 'refused') {
  /** The tenant's state in the vendor's words, such as `OfflineMaintenance`; undefined if unknown. */
  declare readonly state: string | undefined;
  /** Whether the tenant is gone for good, so that its data here can be deleted. */
  readonly permanent: boolean;

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    if (details.state !== undefined) this.state = plainText(details.state);
    this.permanent = details.permanent ?? false;
  }
}
/** No answer in the time allowed. */
export class TimeoutError extends kind(true, 'unknown') {}
/** The connection could not be established, or broke. */
export class NetworkError extends kind(true, 'unknown') {}
/** The answer violates the contract: it is not XML or JSON, too large, incomplete, or of another shape. */
export class ProtocolError extends kind(false, 'unknown') {}
/** The server failed, or reported an exception that this library does not know. */
export class ServerError extends kind(false, 'unknown') {}
/** This transport does not support the operation; the message names one that does. */
export class NotSupportedError extends kind(false, 'not-sent') {}
/** The configuration is incomplete or contradicts itself; the message names the setting. */
export class ConfigurationError extends kind(false, 'not-sent') {
  /** Each invalid setting with its place, if more than `path` is known. */
  readonly problems: readonly ConfigurationProblem[];

  constructor(message: string, details: ErrorDetails = {}) {
    super(message, details);
    this.problems = (details.problems ?? []).map(plainTexts);
  }
}
