/**
 * The headers of a request: Node's (`request.headers`), those of Fetch (`Headers`), or a record. Their names may be written in
 * any case.
 */
export type WebhookHeaders =
  { get(name: string): string | null } | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * All values of one header. A header that is sent twice has two, or one that Node or Fetch has joined with a comma.
 */
export function headerValues(headers: WebhookHeaders, name: string): readonly string[] {
  if (isFetchHeaders(headers)) {
    const value = headers.get(name);
    return value === null ? [] : [value];
  }
  return Object.entries(headers)
    .filter(([key]) => key.toLowerCase() === name)
    .flatMap(([, value]) => value ?? []);
}

function isFetchHeaders(headers: WebhookHeaders): headers is { get(name: string): string | null } {
  return typeof headers.get === 'function';
}
