import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { redirected } from '../error-details.js';
import { type ErrorDetails, errorFromServer, ProtocolError, type Secrets } from '../../errors/index.js';

export interface JsonAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
  /** Milliseconds. */
  readonly retryAfter: number | undefined;
}

/** The forms in which NetServer reports a failure over HTTP: those of its resources, of its agents, and of its host. */
const failure = z.object({
  ErrorType: z.string().nullish(),
  ErrorMessage: z.string().nullish(),
  Message: z.string().nullish(),
  MessageDetail: z.string().nullish(),
  ExceptionType: z.string().nullish(),
  ExceptionMessage: z.string().nullish(),
});

/** Parses an answer's JSON, or throws the error that it reports. Undefined where the answer has no body. */
export function readAnswer(answer: JsonAnswer, details: ErrorDetails, secrets: Secrets): unknown {
  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    if (body.length === 0) return undefined;
    const parsed = parse(body);
    if (parsed !== undefined) return parsed.json;
    throw new ProtocolError(
      secrets.redact(
        `${details.agent ?? ''}.${details.operation ?? ''}: expected JSON, and found ${answer.contentType}: ${excerpt(body)}`,
      ),
      { ...details, status },
    );
  }
  if (status >= 300 && status < 400) {
    throw redirected(answer, details);
  }
  const reported = failure.safeParse(parse(body)?.json);
  const words = reported.success ? reported.data : {};
  const message = words.ErrorMessage ?? words.ExceptionMessage ?? words.Message ?? undefined;
  const exceptionType = words.ErrorType ?? words.ExceptionType ?? exceptionNameIn(words.MessageDetail);
  throw errorFromServer(
    {
      status,
      exceptionType,
      message: message === undefined ? undefined : secrets.redact(message),
      retryAfter: answer.retryAfter,
    },
    details,
  );
}

function parse(body: Buffer): { readonly json: unknown } | undefined {
  if (!isUtf8(body)) return undefined;
  try {
    return { json: JSON.parse(body.toString('utf8')) as unknown };
  } catch {
    return undefined;
  }
}

/** `MessageDetail` is prose that may begin with the exception's name. */
function exceptionNameIn(detail: string | null | undefined): string | undefined {
  return /\b((?:\w+\.)*\w+Exception)\b/.exec(detail ?? '')?.[1];
}

function excerpt(body: Buffer): string {
  const text = body.subarray(0, 200).toString('utf8').replace(/\s+/g, ' ').trim();
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
