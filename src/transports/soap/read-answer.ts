import type { CanonicalObject, Operation } from '../../contract/index.js';
import {
  type ErrorDetails,
  errorFromServer,
  ProtocolError,
  type ReportedException,
  type RequestPlace,
  type Secrets,
  SuperOfficeError,
} from '../../errors/index.js';
import { type HttpAnswer, xmlText } from '../../http/index.js';
import { redirected } from '../error-details.js';
import { pathInWords } from '../field-path.js';
import { retryAfter } from '../retry-after.js';
import { decodeEnvelope, type Reading } from '../../codec/xml/index.js';

/** What an answer answers. */
export interface AskedSoap {
  readonly operation: Operation;
  readonly details: ErrorDetails;
  readonly place: RequestPlace;
  readonly reading: Reading;
}

/**
 * Turns an answer into the operation's outputs, or into the error that it reports: by `Succeeded` and `ExceptionInfo`,
 * by a fault, or by the HTTP status of something that is no SOAP message.
 */
export function readAnswer(answer: HttpAnswer, asked: AskedSoap, secrets: Secrets): CanonicalObject {
  const { details } = asked;
  if (answer.status >= 300 && answer.status < 400) throw redirected(answer, details);
  const { headers, body, fault } = decode(answer, asked, secrets);
  if (fault !== undefined) throw failed({ ...fault, faultCode: fault.code }, asked, secrets, answer);
  const exception = headers['ExceptionInfo'];
  if (headers['Succeeded'] === false || (exception !== null && headers['Succeeded'] !== true)) {
    // The server has answered; its status says nothing of the failure.
    throw failed(exceptionIn(exception, 0), asked, secrets);
  }
  if (headers['Succeeded'] !== true && asked.operation.output.headers.some(({ name }) => name === 'Succeeded')) {
    const message = `${subject(details)}: the answer does not say that the operation succeeded`;
    throw new ProtocolError(message, { ...details, status: answer.status });
  }
  // SOAP 1.1, section 6.2: a message of success has a status of 2xx.
  if (answer.status < 200 || answer.status >= 300) {
    const message = `${subject(details)}: the answer says that the operation succeeded, and its status ${answer.status} denies it`;
    throw new ProtocolError(message, { ...details, status: answer.status });
  }
  if (body === undefined) {
    throw new ProtocolError(`${subject(details)}: the answer's body is empty`, { ...details, status: answer.status });
  }
  return body;
}

function decode(answer: HttpAnswer, { operation, details, place, reading }: AskedSoap, secrets: Secrets) {
  const { status, headers } = answer;
  const type = headers['content-type'];
  const isMessage = status === 200 || status === 500;
  try {
    return decodeEnvelope(xmlText(answer.body, type), operation.output, reading);
  } catch (error) {
    if (!isMessage) {
      throw errorFromServer({ status, retryAfter: retryAfter(headers['retry-after']), place }, details, secrets);
    }
    if (!(error instanceof SuperOfficeError)) throw error;
    const message = `${error.message} (status ${status}, ${secrets.excerpt(type ?? 'no content type', 100)})`;
    if (status === 500) throw errorFromServer({ status, message }, details, secrets);
    throw new ProtocolError(secrets.redact(`${subject(details)}: ${message}`), { ...details, status });
  }
}

function failed(
  failure: ReportedException & { readonly faultCode?: string },
  { operation, details, place }: AskedSoap,
  secrets: Secrets,
  answer?: HttpAnswer,
): SuperOfficeError {
  const path = wordsOf(failure)
    .map((words) => pathInWords(words, operation))
    .find((each) => each !== undefined);
  return errorFromServer({ ...failure, path, place, status: answer?.status }, details, secrets);
}

/** .NET's chains are short. */
const maximumDepth = 16;

function wordsOf(exception: ReportedException | undefined): (string | undefined)[] {
  const words: (string | undefined)[] = [];
  for (let each = exception; each !== undefined && words.length < maximumDepth; each = each.inner)
    words.push(each.message);
  return words;
}

function exceptionIn(exception: unknown, depth: number): ReportedException {
  const info = (exception ?? {}) as CanonicalObject;
  const word = (name: string) => (typeof info[name] === 'string' ? info[name] : undefined);
  const inner = info['InnerException'];
  return {
    exceptionType: word('ExceptionType'),
    message: word('Message') ?? word('FriendlyText'),
    inner: inner === null || inner === undefined || depth > maximumDepth ? undefined : exceptionIn(inner, depth + 1),
  };
}

function subject(details: ErrorDetails): string {
  return [details.agent, details.operation].join('.');
}
