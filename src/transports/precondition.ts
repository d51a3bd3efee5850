/** Compares canonical UTC dates in whole seconds, since that is all that an HTTP date can say. */
export function sameSecondOrEarlier(updated: string, limit: string): boolean {
  return updated.slice(0, 19) <= limit.slice(0, 19);
}

/** A canonical UTC date as an HTTP date (RFC 9110, section 5.6.7). */
export function httpDate(canonical: string): string {
  return new Date(`${canonical.slice(0, 19)}Z`).toUTCString();
}
