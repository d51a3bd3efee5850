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

/** The error class for a failure; details that it leaves out are the defaults of the class. */
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
/** It failed somewhere in its work. */
const failed: Verdict = { kind: ServerError };

/**
 * The exceptions that a server reports, by their .NET names without namespace, the same on every transport.
 *
 * `SoHttpResponseException` and `DirectInvokeAjaxServiceException` are created from a status, so the status decides. Sources
 * for the vendor's types: its release notes and documentation (`release-notes/*\/api`, `en/api`, `en/automation`), which
 * name them without saying when they are thrown; if a page does say so, it is cited below. For .NET's types: the
 * documentation of .NET.
 */
const exceptionTypes: Readonly<Record<string, Verdict>> = {
  // SuperOffice.Exceptions. The vendor's page on REST shows the body of the first, for an entity that does not exist.
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
  // A text is too long, or rows do not match their columns (en/api/bulk-operations/mass-operations); some rows may already
  // have been written.
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
  // Microsoft.IdentityModel.Tokens, for invalid tokens (en/api/authentication).
  SecurityTokenException: unauthenticated,
  SecurityTokenValidationException: unauthenticated,
  SecurityTokenExpiredException: unauthenticated,
  // .NET: an argument of the caller is invalid.
  ArgumentException: invalid,
  ArgumentNullException: invalid,
  ArgumentOutOfRangeException: invalid,
  InvalidEnumArgumentException: invalid,
  FormatException: invalid,
  // Json.NET's reader only reads the request. Its serializer may also fail on the answer, so it is not listed.
  JsonReaderException: invalid,
  // .NET: the code itself failed, so the write may have been partly carried out.
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
 * Types that .NET and the vendor's proxies wrap around any exception: the inner one is the failure. The inner exception of
 * other types is only a cause: a cause of `not found` does not mean that the entity is absent.
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

/** The meaning of a status if the answer says nothing else about the failure. */
const statuses: Readonly<Record<number, Verdict>> = {
  400: invalid,
  401: unauthenticated,
  403: forbidden,
  // A 404 without an exception type comes from the web server or a proxy, and says nothing about the data.
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

/** Whether the server never accepts this request, at this address or in this form, however often it is sent. */
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
