import { plainLine } from '../output-text/index.js';
import {
  isWrapper,
  shortTypeName,
  type Verdict,
  verdictOfException,
  verdictOfFault,
  verdictOfStatus,
} from './exception-types.js';
import { ServerError } from './kinds.js';
import { refusalText, type RequestPlace } from './refused-request.js';
import type { Secrets } from './secrets.js';
import type { ErrorDetails, SuperOfficeError } from './superoffice-error.js';

/** An exception as a server reports it, with its inner exception. */
export interface ReportedException {
  /** With or without namespace and assembly: `SoNotFoundException`, `SuperOffice.Exceptions.SoNotFoundException, SoCore`. */
  readonly exceptionType?: string | undefined;
  readonly message?: string | undefined;
  readonly inner?: ReportedException | undefined;
}

/** A server's message about one field of a request. */
export interface FieldProblem {
  /** Its canonical path, such as `StartDate`, or the server's own name for it. */
  readonly field: string;
  readonly message: string;
}

/** A failure as a server reports it, on any transport. */
export interface ServerFailure extends ReportedException {
  readonly status?: number | undefined;
  /** The status that the answer implies if its own says nothing: Agents reports failures with 200 too. */
  readonly impliedStatus?: number | undefined;
  /** The code of a SOAP fault. */
  readonly faultCode?: string | undefined;
  /** Milliseconds that the server asks to wait. */
  readonly retryAfter?: number | undefined;
  /** The canonical path of the invalid field. */
  readonly path?: string | undefined;
  /** The server's messages about fields, in addition to its main message. */
  readonly fields?: readonly FieldProblem[] | undefined;
  /** The method and address of the request. */
  readonly place?: RequestPlace | undefined;
}

/** .NET's own chains of exceptions are three or four long. */
const maxDepth = 16;
const maxFields = 20;
/** The maximum length of a server's message; the rest is dropped. */
const maxMessageLength = 2_000;

/**
 * The typed error for a failure that a server reported: by the fault code, then the exception type, then the status, else a
 * `ServerError`. The server's texts are redacted and shortened here.
 */
export function errorFromServer(failure: ServerFailure, details: ErrorDetails, secrets: Secrets): SuperOfficeError {
  // Redacted before it is cut, so that no part of a secret remains; on one line, so that a server's text cannot look like a
  // log line.
  const clean = (text: string) => plainLine(withoutQueries(secrets.excerpt(text.trim(), maxMessageLength)));
  const { exceptionType: fullType, message } = unwrapped(failure);
  const exceptionType = shortTypeName(fullType === undefined ? undefined : secrets.excerpt(fullType, maxMessageLength));
  const path = failure.path === undefined ? undefined : clean(failure.path);
  const status = failure.impliedStatus ?? failure.status;
  const verdict = verdictOf(failure.faultCode, exceptionType, status);
  const fields = (failure.fields ?? []).slice(0, maxFields).map((each) => `${each.field}: ${each.message}`);
  const words = clean([message ?? '', ...fields].filter((part) => part.trim() !== '').join(' '));
  const isRefusal = verdict === verdictOfStatus(status);
  const refusal = isRefusal ? refusalText(status, failure.place, details.transport) : undefined;
  const said = refusal === undefined ? withPath(words, path) : clean(refusal);
  const subject = [details.agent, details.operation].filter((part) => part !== undefined).join('.');
  const text = said === '' ? `the server answered ${describe(exceptionType, failure.status)}` : said;
  return new verdict.kind(subject === '' ? text : `${subject}: ${text}`, {
    ...details,
    exceptionType,
    serverMessage: words === '' ? undefined : words,
    status: failure.status,
    path: path ?? details.path,
    retryAfter: failure.retryAfter,
    retryable: verdict.retryable,
    outcome: verdict.outcome,
  });
}

function verdictOf(
  faultCode: string | undefined,
  exceptionType: string | undefined,
  status: number | undefined,
): Verdict {
  return (
    verdictOfFault(faultCode?.split(':').at(-1)) ??
    verdictOfException(exceptionType) ??
    verdictOfStatus(status) ?? { kind: ServerError }
  );
}

/** The exception inside .NET's wrappers. */
function unwrapped(failure: ReportedException): ReportedException {
  let exception = failure;
  for (let depth = 0; depth < maxDepth; depth++) {
    const { exceptionType, inner } = exception;
    if (inner === undefined || !isWrapper(shortTypeName(exceptionType))) break;
    if (inner.exceptionType === undefined) break;
    exception = inner;
  }
  return exception;
}

/** The message with the field that it is about, unless it names the field itself. */
function withPath(words: string, path: string | undefined): string {
  if (path === undefined || words === '' || words.toLowerCase().includes(path.toLowerCase())) return words;
  return `${words} (${path.slice(0, 200)})`;
}

function describe(exceptionType: string | undefined, status: number | undefined): string {
  if (exceptionType !== undefined) return exceptionType;
  return status === undefined ? 'with an unexplained failure' : `status ${status}`;
}

/** ASP.NET repeats the address of a request; the query may contain the caller's values. */
function withoutQueries(text: string): string {
  return text.replace(/(\bhttps?:\/\/[^\s?'"<>]{1,2000})\?[^\s'"<>]*/gi, '$1');
}
