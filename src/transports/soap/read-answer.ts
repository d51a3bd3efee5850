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
import { revise } from '../../errors/error-details.js';
import { type HttpAnswer, xmlBytes } from '../../http/index.js';
import { redirected } from '../redirected.js';
import { pathInMessage } from '../field-path.js';
import { retryAfter } from '../retry-after.js';
import { decodeEnvelope, type Reading } from '../../codec/xml/index.js';

/** What reading an answer depends on. */
export interface AnswerContext {
  readonly operation: Operation;
  readonly details: ErrorDetails;
  readonly place: RequestPlace;
  readonly reading: Reading;
}

/**
 * Turns an answer into the operation's outputs, or throws the error that it reports: by `Succeeded` and `ExceptionInfo`,
 * by a fault, or by the HTTP status if it is not a SOAP message.
 */
export function readAnswer(answer: HttpAnswer, context: AnswerContext, secrets: Secrets): CanonicalObject {
  const { details } = context;
  if (answer.status >= 300 && answer.status < 400) throw redirected(answer, details);
  const { headers, body, fault } = decode(answer, context, secrets);
  if (fault !== undefined) throw failed({ ...fault, faultCode: fault.code }, context, secrets, answer);
  const exception = headers['ExceptionInfo'];
  if (headers['Succeeded'] === false || (exception !== null && headers['Succeeded'] !== true)) {
    // The server has answered; its status says nothing about the failure.
    throw failed(exceptionIn(exception, 0), context, secrets);
  }
  if (headers['Succeeded'] !== true && context.operation.output.headers.some(({ name }) => name === 'Succeeded')) {
    const message = `${subject(details)}: the answer does not say that the operation succeeded`;
    throw new ProtocolError(message, { ...details, status: answer.status });
  }
  // SOAP 1.1, section 6.2: a successful message has a 2xx status.
  if (answer.status < 200 || answer.status >= 300) {
    const message = `${subject(details)}: the answer says that the operation succeeded, but its status is ${answer.status}`;
    throw new ProtocolError(message, { ...details, status: answer.status });
  }
  if (body === undefined) {
    throw new ProtocolError(`${subject(details)}: the answer's body is empty`, { ...details, status: answer.status });
  }
  return body;
}

function decode(answer: HttpAnswer, { operation, details, place, reading }: AnswerContext, secrets: Secrets) {
  const { status, headers } = answer;
  const type = headers['content-type'];
  const isMessage = status === 200 || status === 500;
  try {
    return decodeEnvelope(xmlBytes(answer.body, type), operation.output, reading);
  } catch (error) {
    if (!isMessage) {
      throw errorFromServer({ status, retryAfter: retryAfter(headers['retry-after']), place }, details, secrets);
    }
    if (!(error instanceof SuperOfficeError)) throw error;
    const what = `${error.message} (status ${status}, ${secrets.excerpt(type ?? 'no content type', 100)})`;
    const message = secrets.redact(`${subject(details)}: ${what}`);
    // The words are ours: the server has said nothing but the status.
    if (status === 500) throw revise(errorFromServer({ status }, details, secrets), {}, message);
    throw new ProtocolError(message, { ...details, status });
  }
}

function failed(
  failure: ReportedException & { readonly faultCode?: string },
  { operation, details, place }: AnswerContext,
  secrets: Secrets,
  answer?: HttpAnswer,
): SuperOfficeError {
  const path = messagesOf(failure)
    .map((message) => pathInMessage(message, operation))
    .find((each) => each !== undefined);
  return errorFromServer({ ...failure, path, place, status: answer?.status }, details, secrets);
}

/** .NET's chains of inner exceptions are short. */
const maxDepth = 16;

function messagesOf(exception: ReportedException | undefined): (string | undefined)[] {
  const messages: (string | undefined)[] = [];
  for (let each = exception; each !== undefined && messages.length < maxDepth; each = each.inner) {
    messages.push(each.message);
  }
  return messages;
}

function exceptionIn(exception: unknown, depth: number): ReportedException {
  const info = (exception ?? {}) as CanonicalObject;
  const text = (name: string) => (typeof info[name] === 'string' ? info[name] : undefined);
  const inner = info['InnerException'];
  return {
    exceptionType: text('ExceptionType'),
    message: text('Message') ?? text('FriendlyText'),
    inner: inner === null || inner === undefined || depth > maxDepth ? undefined : exceptionIn(inner, depth + 1),
  };
}

function subject(details: ErrorDetails): string {
  return [details.agent, details.operation].join('.');
}
