import { plainText } from '../output-text/index.js';

/**
 * The cause of an error, safe to print. A parser's error quotes its input; if that could be obeyed by a terminal or a CI
 * system, a harmless copy replaces the cause. Any other cause is returned as it is.
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
