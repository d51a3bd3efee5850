import { isUtf8 } from 'node:buffer';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import {
  type ErrorDetails,
  errorFromServer,
  ProtocolError,
  type Secrets,
  SuperOfficeError,
} from '../../errors/index.js';
import type { HttpAnswer } from '../../http/index.js';
import { redirected } from '../error-details.js';
import { retryAfter } from '../retry-after.js';
import { decodeEnvelope, type Reading, type SoapFault } from '../../soap/index.js';

/**
 * Turns an answer into the operation's outputs, or into the error that it reports: by `Succeeded` and `ExceptionInfo`,
 * by a fault, or by the HTTP status of something that is no SOAP message.
 */
export function readAnswer(
  operation: Operation,
  answer: HttpAnswer,
  details: ErrorDetails,
  secrets: Secrets,
  reading: Reading = 'tolerant',
): CanonicalObject {
  if (answer.status >= 300 && answer.status < 400) throw redirected(answer, details);
  const text = textOf(answer, details);
  const { headers, body, fault } = decode(text, operation, answer, details, secrets, reading);
  if (fault !== undefined) throw fromFault(fault, answer.status, details, secrets);
  const exception = headers['ExceptionInfo'];
  if (headers['Succeeded'] === false || (exception !== null && headers['Succeeded'] !== true)) {
    throw fromExceptionInfo(exception, details, secrets);
  }
  if (body === undefined) {
    throw new ProtocolError(`${subject(details)}: the answer's body is empty`, { ...details, status: answer.status });
  }
  return body;
}

function textOf(answer: HttpAnswer, details: ErrorDetails): string {
  if (!isUtf8(answer.body)) {
    throw new ProtocolError(`${subject(details)}: the answer is not UTF-8 text`, { ...details, status: answer.status });
  }
  return answer.body.toString('utf8');
}

function decode(
  text: string,
  operation: Operation,
  answer: HttpAnswer,
  details: ErrorDetails,
  secrets: Secrets,
  reading: Reading,
) {
  const { status } = answer;
  const isMessage = status === 200 || status === 500;
  try {
    return decodeEnvelope(text, operation.output, reading);
  } catch (error) {
    if (!isMessage) {
      throw errorFromServer({ status, retryAfter: retryAfter(answer.headers['retry-after']) }, { ...details, status });
    }
    if (!(error instanceof SuperOfficeError)) throw error;
    const type = answer.headers['content-type'] ?? 'no content type';
    const message = secrets.redact(`${subject(details)}: ${error.message} (status ${status}, ${type})`);
    if (status === 500) throw errorFromServer({ status, message }, details);
    throw new ProtocolError(message, { ...details, status });
  }
}

function fromFault(fault: SoapFault, status: number, details: ErrorDetails, secrets: Secrets): SuperOfficeError {
  const { exceptionType } = fault;
  return errorFromServer({ exceptionType, message: secrets.redact(fault.message), status }, details);
}

function fromExceptionInfo(exception: unknown, details: ErrorDetails, secrets: Secrets): SuperOfficeError {
  const info = (exception ?? {}) as CanonicalObject;
  const word = (name: string) => (typeof info[name] === 'string' ? info[name] : undefined);
  const message = word('Message') ?? word('FriendlyText');
  return errorFromServer(
    { exceptionType: word('ExceptionType'), message: message === undefined ? undefined : secrets.redact(message) },
    details,
  );
}

function subject(details: ErrorDetails): string {
  return [details.agent, details.operation].join('.');
}
