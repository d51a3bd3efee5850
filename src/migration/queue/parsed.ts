import type * as z from 'zod';
import { ProtocolError } from '../../errors/index.js';
import { parseJson } from '../../files/index.js';

/** The longest text that is read from Redis. A result has at most some hundred findings. */
const maxLength = 64 * 2 ** 20;

/**
 * Parses what stands in Redis, where others may be able to write.
 *
 * @throws {ProtocolError} if it is something else
 */
export function parsed<Value>(schema: z.ZodType<Value>, content: unknown, what: string): Value {
  let value: unknown = content;
  try {
    if (typeof content === 'string') value = content.length > maxLength ? undefined : parseJson(content);
  } catch {
    value = undefined;
  }
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new ProtocolError(
    `the queue contains an invalid ${what} (${issue?.path.map(String).join('.') || 'not JSON'}); use a Redis that nothing else writes to`,
    { outcome: 'not-sent' },
  );
}

export function orUndefined<Value>(parse: () => Value): Value | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
