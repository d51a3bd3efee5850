import {
  NetworkError,
  RateLimitError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../errors/index.js';
import type { TypeDescription } from '../contract/index.js';
import { compare } from './compare.js';
import type { CauseName } from './causes.js';
import { type Difference, difference } from './difference.js';

/** The result of a call: its answer, or its error without the details that may differ by transport. */
export type CallOutcome = { readonly answer: unknown } | { readonly error: ErrorOutline };

/** Errors count as equal if the class and the path are; messages come from the server and may differ. */
export interface ErrorOutline {
  /** The class, such as `NotFoundError`. */
  readonly name: string;
  readonly message: string;
  /** The invalid place in the caller's value. */
  readonly path?: string | undefined;
  /** The HTTP status, which a masked message does not show. It may differ by transport. */
  readonly status?: number | undefined;
  /** Set if a proxy or web server reported the failure, and not NetServer: it says nothing about NetServer's answer. */
  readonly fromGateway?: true | undefined;
}

/** What gateways answer for a server that they do not reach (RFC 9110, sections 15.6.3 to 15.6.5). */
const gatewayStatuses: ReadonlySet<number> = new Set([502, 503, 504]);

/** NetServer's own failures have an exception, or at least a message. */
function isFromGateway(error: SuperOfficeError): boolean {
  if (!(error instanceof ServerError) || error.exceptionType !== undefined) return false;
  const { status = 0, serverMessage } = error;
  return gatewayStatuses.has(status) || (status >= 500 && serverMessage === undefined);
}

/** Errors of the way to the server, which say nothing about what it would have answered. */
const onTheWay: ReadonlySet<string> = new Set(
  [NetworkError, TimeoutError, TenantUnavailableError, RateLimitError].map(({ name }) => name),
);

/** Did the server not answer? Such errors are not compared, even if both sides have them. */
export function isUnanswered(outcome: CallOutcome): boolean {
  return 'error' in outcome && (outcome.error.fromGateway === true || onTheWay.has(outcome.error.name));
}

/** The outline of any error. */
export function outlineOf(error: unknown): ErrorOutline {
  if (error instanceof SuperOfficeError) {
    const { name, message, path, status } = error;
    return {
      ...{ name, message, path },
      ...(status === undefined ? {} : { status }),
      ...(isFromGateway(error) ? { fromGateway: true } : {}),
    };
  }
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: 'Error', message: String(error) };
}

/** Makes a call and keeps its result. */
export async function outcomeOf(call: () => Promise<unknown>): Promise<CallOutcome> {
  try {
    return { answer: await call() };
  } catch (error) {
    return { error: outlineOf(error) };
  }
}

/** Compares the results of two calls. A difference between errors has the empty path, which is the whole answer. */
export function compareOutcomes(
  control: CallOutcome,
  candidate: CallOutcome,
  type?: TypeDescription,
): readonly Difference[] {
  if ('answer' in control && 'answer' in candidate) {
    const [isAbsent, isSurplus] = [candidate.answer === null, control.answer === null];
    if (isAbsent === isSurplus) return compare(control.answer, candidate.answer, type);
    const cause = isAbsent ? 'absent-entity' : 'surplus-entity';
    return [difference([], { cause }, control.answer, candidate.answer, type)];
  }
  const [left, right] = [errorIn(control), errorIn(candidate)];
  if (left?.name === right?.name && samePath(left?.path, right?.path)) return [];
  const detail = `${left?.name ?? 'an answer'} became ${right?.name ?? 'an answer'}`;
  return [
    difference(
      [],
      { cause: causeOfErrors(left, right), detail },
      left ?? answerIn(control),
      right ?? answerIn(candidate),
    ),
  ];
}

/** A missing path matches any: a server may refuse a request without naming the place. */
function samePath(control: string | undefined, candidate: string | undefined): boolean {
  return control === undefined || candidate === undefined || control === candidate;
}

function causeOfErrors(control: ErrorOutline | undefined, candidate: ErrorOutline | undefined): CauseName {
  if (control !== undefined && candidate !== undefined) return 'other-error';
  if (control?.name === 'NotFoundError') return 'surplus-entity';
  return candidate?.name === 'NotFoundError' ? 'absent-entity' : 'other-outcome';
}

function errorIn(outcome: CallOutcome): ErrorOutline | undefined {
  return 'error' in outcome ? outcome.error : undefined;
}

/** The answer of a call; undefined if it failed. */
export function answerIn(outcome: CallOutcome): unknown {
  return 'answer' in outcome ? outcome.answer : undefined;
}
