import { plainLine } from '../encoding/index.js';
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

/** An exception as a server names it, with what it holds. */
export interface ReportedException {
  /** With or without namespace and assembly: `SoNotFoundException`, `SuperOffice.Exceptions.SoNotFoundException, SoCore`. */
  readonly exceptionType?: string | undefined;
  readonly message?: string | undefined;
  readonly inner?: ReportedException | undefined;
}

/** What a server says of one field of a request. */
export interface FieldProblem {
  /** Its canonical path, such as `StartDate`, or the server's own name for it. */
  readonly field: string;
  readonly message: string;
}

/** A failure as a server reports it, whichever wire it came by. */
export interface ServerFailure extends ReportedException {
  readonly status?: number | undefined;
  /** What the answer says that it is, where its status says nothing: agents report failures with 200 too. */
  readonly impliedStatus?: number | undefined;
  /** The code of a SOAP fault. */
  readonly faultCode?: string | undefined;
  /** Milliseconds that it asks to wait. */
  readonly retryAfter?: number | undefined;
  /** The canonical path of the field that was wrong. */
  readonly path?: string | undefined;
  /** What the server says of fields beside its message. */
  readonly fields?: readonly FieldProblem[] | undefined;
  /** What was asked for, and where. */
  readonly place?: RequestPlace | undefined;
}

/** .NET's own chains of exceptions are three or four long. */
const maxDepth = 16;
const maxFields = 20;
/** A server may say as much as it likes; this much is kept of it. */
const maxMessageLength = 2_000;

/**
 * The typed error for what a server reported: by the code of a fault, by its exception type, by the status, else a
 * `ServerError`. All that the server says is redacted and bounded here.
 */
export function errorFromServer(failure: ServerFailure, details: ErrorDetails, secrets: Secrets): SuperOfficeError {
  // Redacted before anything is cut off, so that no part of a secret is left; on one line, so that no text of a server looks
  // like a line of a log.
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

/** What failed, within whatever .NET put around it. */
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

/** The words with the field that they are about, where they do not name it. */
function withPath(words: string, path: string | undefined): string {
  if (path === undefined || words === '' || words.toLowerCase().includes(path.toLowerCase())) return words;
  return `${words} (${path.slice(0, 200)})`;
}

function describe(exceptionType: string | undefined, status: number | undefined): string {
  if (exceptionType !== undefined) return exceptionType;
  return status === undefined ? 'with a failure that it did not explain' : `status ${status}`;
}

/** ASP.NET repeats the address of a request; the values in its query are the caller's. */
function withoutQueries(text: string): string {
  return text.replace(/(\bhttps?:\/\/[^\s?'"<>]{1,2000})\?[^\s'"<>]*/gi, '$1');
}
