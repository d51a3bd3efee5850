import { plainText } from '../encoding/index.js';

/**
 * What led to an error, as it may be printed. A parser's error quotes what it could not read; where that could be obeyed
 * by a terminal or a CI system, a copy without it takes its place. Any other cause stays the object that it is.
 */
export function readableCause(cause: unknown): unknown {
  if (typeof cause === 'string') return plainText(cause);
  if (!(cause instanceof Error)) return cause;
  const message = plainText(cause.message);
  const stack = plainText(cause.stack ?? '');
  const inner = cause.cause === undefined ? undefined : readableCause(cause.cause);
  if (message === cause.message && stack === (cause.stack ?? '') && inner === cause.cause) return cause;
  const copy = new Error(message, inner === undefined ? undefined : { cause: inner });
  copy.name = plainText(cause.name);
  copy.stack = stack;
  return 'code' in cause && typeof cause.code === 'string' ? Object.assign(copy, { code: cause.code }) : copy;
}
