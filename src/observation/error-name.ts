/** The class of what a call ended with. A name that could be a text of its own is not repeated. */
export function errorName(error: unknown): string {
  return (error instanceof Error ? singleWord(error.name) : undefined) ?? 'Error';
}

/** A name as types have them; undefined for anything else. */
export function singleWord(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Za-z_]\w{0,99}$/.test(name) ? name : undefined;
}
