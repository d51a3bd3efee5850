import { jsonText } from '../../http/index.js';
import type { Operation, TypeDescription } from '../../contract/index.js';
import {
  type ErrorDetails,
  errorFromServer,
  ProtocolError,
  type RequestPlace,
  type Secrets,
  SuperOfficeError,
} from '../../errors/index.js';
import { redirected } from '../redirected.js';
import { hasNameWithLoneSurrogate, JsonTooDeep, parseJson } from '../../parsing/index.js';
import { failureInSuccess, reportedFailure } from './reported-failure.js';

export interface JsonAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

/** What reading an answer depends on. */
export interface AnswerContext {
  readonly details: ErrorDetails;
  readonly place: RequestPlace;
  /** Called after a failure; undefined if the contract does not have the operation. */
  readonly operation: () => Operation | undefined;
  /** The expected type of the answer. */
  readonly output: TypeDescription | 'json' | undefined;
}

const noContent = 204;

/**
 * Parses the JSON of an answer, or throws the error that it reports. Undefined if the answer has no body; null if its
 * status says so, which is how ASP.NET answers null.
 */
export function readAnswer(answer: JsonAnswer, context: AnswerContext, secrets: Secrets): unknown {
  const { status, body, retryAfter } = answer;
  const { details, place, operation, output } = context;
  if (status >= 200 && status < 300) {
    if (body.length === 0) return status === noContent ? null : undefined;
    const { json, problem } = parse(answer);
    if (problem !== undefined)
      throw new ProtocolError(unreadable(answer, details, problem, secrets), { ...details, status });
    const failure = failureInSuccess(json, operation, output);
    if (failure === undefined) return json;
    throw errorFromServer({ ...failure, status, retryAfter }, details, secrets);
  }
  if (status >= 300 && status < 400) throw redirected(answer, details);
  const failure = reportedFailure(parse(answer).json, operation);
  throw errorFromServer({ ...failure, impliedStatus: undefined, status, retryAfter, place }, details, secrets);
}

function parse({ body, contentType }: JsonAnswer): { readonly json?: unknown; readonly problem?: string } {
  try {
    const text = jsonText(body, contentType);
    const json = parseJson(text);
    return hasNameWithLoneSurrogate(text, json) ? { json, problem: 'a name has half of a surrogate pair' } : { json };
  } catch (error) {
    if (error instanceof JsonTooDeep) return { problem: error.message };
    return { problem: error instanceof SuperOfficeError ? error.message : 'the answer is not JSON' };
  }
}

function unreadable(
  { contentType, body }: JsonAnswer,
  { agent, operation }: ErrorDetails,
  problem: string,
  secrets: Secrets,
): string {
  const found = `expected JSON but found ${secrets.excerpt(contentType, 100)}`;
  // Longer than the excerpt, because blanks are joined and a secret must be recognised as a whole.
  const text = body.subarray(0, 100_000).toString('utf8').replace(/\s+/g, ' ').trim();
  const shown = JSON.stringify(secrets.excerpt(text, 80));
  return `${agent ?? ''}.${operation ?? ''}: ${found} (${secrets.redact(problem)}): ${shown}`;
}
