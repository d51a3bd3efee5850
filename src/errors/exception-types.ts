import {
  AuthenticationError,
  ConflictError,
  type ErrorKind,
  NotFoundError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from './kinds.js';
import type { Outcome } from './superoffice-error.js';

/** What a failure comes to here; what it does not say is as the kind has it. */
export interface Verdict {
  readonly kind: ErrorKind;
  readonly retryable?: boolean;
  readonly outcome?: Outcome;
}

const absent: Verdict = { kind: NotFoundError };
const forbidden: Verdict = { kind: PermissionError };
const unauthenticated: Verdict = { kind: AuthenticationError };
const invalid: Verdict = { kind: ValidationError, outcome: 'refused' };
const conflicting: Verdict = { kind: ConflictError };
/** It broke off somewhere in its work. */
const failed: Verdict = { kind: ServerError };

/**
 * The exceptions that a server names, by their .NET names without namespace, the same for every wire.
 *
 * `SoHttpResponseException` and `DirectInvokeAjaxServiceException` are made from a status, so the status says what they
 * mean. Types of the vendor: its release notes and documentation (`release-notes/*\/api`, `en/api`, `en/automation`), which
 * name them without saying when they are thrown; where a page does say so, the page is named. Types of .NET: the
 * documentation of .NET.
 */
const exceptionTypes: Readonly<Record<string, Verdict>> = {
  // SuperOffice.Exceptions. The body of the first is on the vendor's page on REST, for an entity that is not there.
  SoNotFoundException: absent,
  SoFileNotFoundException: absent,
  SoSentryException: forbidden,
  SoFunctionRightException: forbidden,
  SoFeatureToggleException: forbidden,
  SoLicenseException: forbidden,
  SoConsentException: forbidden,
  SoSessionException: unauthenticated,
  SoSecurityException: unauthenticated,
  SoAuthenticationException: unauthenticated,
  XsrfValidationException: unauthenticated,
  SoInvalidArgumentException: invalid,
  SoIllegalOperationException: invalid,
  // A text that is too long, or rows that do not match their columns (en/api/bulk-operations/mass-operations); some rows
  // may have been written before.
  SoMassOperationException: { kind: ValidationError, outcome: 'unknown' },
  SoConcurrencyException: conflicting,
  SoPreconditionFailedException: conflicting,
  SoTestFailedException: conflicting,
  SoTooManyRequestsException: { kind: RateLimitError },
  SoMissingDatabaseContextException: { kind: TenantUnavailableError },
  SoAsyncProviderTimeoutException: { kind: TimeoutError },
  // A protected table among other causes, such as a database that cannot be read (release notes of 8.5).
  SoDbAccessException: failed,
  SoException: failed,
  // SuperOffice.CRM.Script, SuperOffice.CRM.Travel, SuperOffice.Diagnostics, SuperOffice.IO, and CRMScript's own.
  CRMScriptValidationException: invalid,
  RunTimeException: failed,
  GeneralException: failed,
  NetServerException: failed,
  TravelException: failed,
  DiagnoseException: failed,
  OptimizationException: failed,
  // Microsoft.IdentityModel.Tokens, for tokens that do not hold (en/api/authentication).
  SecurityTokenException: unauthenticated,
  SecurityTokenValidationException: unauthenticated,
  SecurityTokenExpiredException: unauthenticated,
  // .NET: what a caller handed over is not what it has to be.
  ArgumentException: invalid,
  ArgumentNullException: invalid,
  ArgumentOutOfRangeException: invalid,
  InvalidEnumArgumentException: invalid,
  FormatException: invalid,
  // Json.NET's reader gets no further than the request; its serializer may fail at the answer, and so is not here.
  JsonReaderException: invalid,
  // .NET: the code itself failed, so the write may have been made in part.
  ApplicationException: failed,
  InvalidCastException: failed,
  InvalidOperationException: failed,
  NotImplementedException: failed,
  NotSupportedException: failed,
  NullReferenceException: failed,
  SoapHeaderException: failed,
  SqlException: failed,
  TimeoutException: { kind: TimeoutError },
};

/**
 * Types that .NET and the vendor's proxies put around whatever was thrown: what they hold is the failure. Other types hold
 * what led to them; that something was not found on the way does not make the entity absent.
 */
const wrappers: ReadonlySet<string> = new Set([
  'AggregateException',
  'TargetInvocationException',
  'TypeInitializationException',
  'FaultException',
  'HttpUnhandledException',
  'SoServiceException',
]);

/** WCF's own codes for a message that reached no operation (System.ServiceModel's dispatcher, and WS-Addressing). */
const faultCodes: Readonly<Record<string, Verdict>> = {
  DeserializationFailed: invalid,
  ActionNotSupported: { kind: ProtocolError, outcome: 'refused' },
  DestinationUnreachable: { kind: ProtocolError, outcome: 'refused' },
  InvalidSecurity: unauthenticated,
  FailedAuthentication: unauthenticated,
};

/** What a status means where the answer says nothing more of the failure. */
const statuses: Readonly<Record<number, Verdict>> = {
  400: invalid,
  401: unauthenticated,
  403: forbidden,
  // An answer that does not name the exception comes from whatever serves addresses, and says nothing of the data.
  404: { kind: ProtocolError, outcome: 'refused' },
  405: { kind: ProtocolError, outcome: 'refused' },
  409: conflicting,
  410: { kind: ProtocolError, outcome: 'refused' },
  412: conflicting,
  413: { kind: ProtocolError, outcome: 'refused' },
  414: { kind: ProtocolError, outcome: 'refused' },
  415: { kind: ProtocolError, outcome: 'refused' },
  421: { kind: TenantUnavailableError },
  422: invalid,
  429: { kind: RateLimitError },
  431: { kind: ProtocolError, outcome: 'refused' },
  502: { kind: ServerError, retryable: true },
  503: { kind: TenantUnavailableError, outcome: 'unknown' },
  504: { kind: ServerError, retryable: true },
};

export function verdictOfException(type: string | undefined): Verdict | undefined {
  return lookUp(exceptionTypes, type);
}

export function verdictOfFault(code: string | undefined): Verdict | undefined {
  return lookUp(faultCodes, code);
}

export function verdictOfStatus(status: number | undefined): Verdict | undefined {
  return lookUp(statuses, status);
}

export function isWrapper(type: string | undefined): boolean {
  return type !== undefined && wrappers.has(type);
}

/** Is it the request that the server does not take, at this address or in this form, however often it is sent? */
export function refusesRequest(status: number | undefined): boolean {
  return verdictOfStatus(status)?.kind === ProtocolError;
}

/**
 * A type's name without namespace, assembly and type arguments: `SoNotFoundException` of
 * `SuperOffice.Exceptions.SoNotFoundException, SoCore, Version=12.4.0.0`, and `FaultException` of
 * `System.ServiceModel.FaultException`1[[System.ServiceModel.ExceptionDetail, …]]`. Undefined for any other text.
 */
export function shortTypeName(name: string | undefined): string | undefined {
  const full = /^\s*((?:\w{1,100}[.+]){0,20}\w{1,100})(?=$|[\s,:`[(])/.exec(name ?? '')?.[1];
  return full?.split(/[.+]/).at(-1);
}

function lookUp<K extends string | number>(
  table: Readonly<Record<K, Verdict>>,
  key: K | undefined,
): Verdict | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}
