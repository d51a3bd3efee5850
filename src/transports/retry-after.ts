/**
 * The milliseconds that a `Retry-After` header asks to wait (RFC 9110, section 10.2.3): seconds, or a date.
 * Undefined if it is neither.
 */
export function retryAfter(value: string | undefined, now = Date.now()): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value) * 1_000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
