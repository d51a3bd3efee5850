import {
  AuthenticationError,
  ConflictError,
  type ErrorKind,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TenantUnavailableError,
  ValidationError,
} from './kinds.js';
import type { ErrorDetails, Outcome, SuperOfficeError } from './superoffice-error.js';

/** A failure as a server reports it, whichever wire it came by. */
export interface ServerFailure {
  /** With or without its .NET namespace: `SoNotFoundException`, `SuperOffice.Exceptions.SoNotFoundException`. */
  readonly exceptionType?: string | undefined;
  readonly message?: string | undefined;
  readonly status?: number | undefined;
  /** Milliseconds that it asks to wait. */
  readonly retryAfter?: number | undefined;
}

interface Verdict {
  readonly kind: ErrorKind;
  readonly retryable?: boolean;
  readonly outcome?: Outcome;
}

/** The server's exception types. SOAP names them in ExceptionInfo, REST in ErrorType, Agents in MessageDetail. */
const exceptionTypes: Readonly<Record<string, Verdict>> = {
  SoNotFoundException: { kind: NotFoundError },
  SoFileNotFoundException: { kind: NotFoundError },
  SoSentryException: { kind: PermissionError },
  SoFunctionRightException: { kind: PermissionError },
  SoFeatureToggleException: { kind: PermissionError },
  SoLicenseException: { kind: PermissionError },
  SoConsentException: { kind: PermissionError },
  SoSessionException: { kind: AuthenticationError },
  SoSecurityException: { kind: AuthenticationError },
  SoAuthenticationException: { kind: AuthenticationError },
  SecurityTokenException: { kind: AuthenticationError },
  SoInvalidArgumentException: { kind: ValidationError, outcome: 'refused' },
  SoIllegalOperationException: { kind: ValidationError, outcome: 'refused' },
  ArgumentException: { kind: ValidationError, outcome: 'refused' },
  ArgumentNullException: { kind: ValidationError, outcome: 'refused' },
  ArgumentOutOfRangeException: { kind: ValidationError, outcome: 'refused' },
  FormatException: { kind: ValidationError, outcome: 'refused' },
  SoConcurrencyException: { kind: ConflictError },
  SoPreconditionFailedException: { kind: ConflictError },
  SoTestFailedException: { kind: ConflictError },
  SoTooManyRequestsException: { kind: RateLimitError },
  SoMissingDatabaseContextException: { kind: TenantUnavailableError },
};

const statuses: Readonly<Record<number, Verdict>> = {
  400: { kind: ValidationError, outcome: 'refused' },
  401: { kind: AuthenticationError },
  403: { kind: PermissionError },
  404: { kind: NotFoundError },
  409: { kind: ConflictError },
  412: { kind: ConflictError },
  421: { kind: TenantUnavailableError },
  429: { kind: RateLimitError },
  502: { kind: ServerError, retryable: true },
  503: { kind: TenantUnavailableError, outcome: 'unknown' },
  504: { kind: ServerError, retryable: true },
};

/** The typed error for what a server reported: by its exception type, else by the status, else a `ServerError`. */
export function errorFromServer(failure: ServerFailure, details: ErrorDetails): SuperOfficeError {
  const exceptionType = failure.exceptionType?.split('.').at(-1)?.split(':')[0];
  const verdict = (exceptionType === undefined ? undefined : lookUp(exceptionTypes, exceptionType)) ??
    (failure.status === undefined ? undefined : lookUp(statuses, failure.status)) ?? { kind: ServerError };
  const words = failure.message?.trim() ?? '';
  const subject = [details.agent, details.operation].filter((part) => part !== undefined).join('.');
  const said = words === '' ? `the server answered ${describe(failure)}` : words;
  return new verdict.kind(subject === '' ? said : `${subject}: ${said}`, {
    ...details,
    exceptionType,
    serverMessage: words === '' ? undefined : words,
    status: failure.status,
    retryAfter: failure.retryAfter,
    retryable: verdict.retryable,
    outcome: verdict.outcome,
  });
}

function lookUp<K extends string | number>(table: Readonly<Record<K, Verdict>>, key: K): Verdict | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function describe(failure: ServerFailure): string {
  if (failure.exceptionType !== undefined) return failure.exceptionType;
  return failure.status === undefined ? 'with a failure that it did not explain' : `status ${failure.status}`;
}
