import { encodeAnswer } from '../codec/xml/index.js';
import type { CanonicalObject, Operation } from '../contract/index.js';
import { SuperOfficeError } from '../errors/index.js';
import { FaultError, internalServiceFault } from './faults.js';

/** The text of an answer to a call that succeeded. */
export function answerText({ output }: Operation, outputs: CanonicalObject, timeZone: CanonicalObject | null): string {
  try {
    return encodeAnswer(output, outputs, { Succeeded: true, TimeZone: timeZone });
  } catch (error) {
    if (!(error instanceof SuperOfficeError)) throw error;
    throw new FaultError(internalServiceFault(`The answer cannot be written as SOAP: ${error.message}`));
  }
}

/**
 * The text of an answer to a call that failed: `Succeeded` false with ExceptionInfo if the server reported an exception, and
 * otherwise a fault, because the failure is none of the operation's.
 *
 * @throws {FaultError}
 */
export function failureText({ output }: Operation, error: unknown, timeZone: CanonicalObject | null): string {
  if (!(error instanceof SuperOfficeError)) throw error;
  const exceptionType = error.exceptionType ?? exceptionTypes[error.name];
  if (exceptionType === undefined) throw new FaultError(internalServiceFault(error.message));
  const message = error.serverMessage ?? error.message;
  const exception = {
    Message: message,
    FriendlyText: message,
    ExceptionType: qualified(exceptionType),
    Source: source,
  };
  return encodeAnswer(output, {}, { ExceptionInfo: exception, Succeeded: false, TimeZone: timeZone });
}

/** The assembly that NetServer names as the source of its exceptions, on SOAP and on REST (recorded, `10-not-found-assembly-name`). */
const source = 'SuperOffice.Services.Implementation';

/** What NetServer throws, for failures that REST reports by their status alone. */
const exceptionTypes: Readonly<Record<string, string>> = {
  AuthenticationError: 'SoSessionException',
  PermissionError: 'SoSentryException',
  NotFoundError: 'SoNotFoundException',
  ConflictError: 'SoConcurrencyException',
  ValidationError: 'SoInvalidArgumentException',
};

/** REST names a type without its namespace, and SOAP with it (recorded, `10-not-found-assembly-name`). */
function qualified(exceptionType: string): string {
  if (exceptionType.includes('.')) return exceptionType;
  return `${/^So[A-Z]/.test(exceptionType) ? 'SuperOffice.Exceptions' : 'System'}.${exceptionType}`;
}
