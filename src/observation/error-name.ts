/** The class name of an error, or `Error` if its name is not a single word and could contain anything. */
export function errorName(error: unknown): string {
  return (error instanceof Error ? singleWord(error.name) : undefined) ?? 'Error';
}

/** A name with the form of a type name; undefined for anything else. */
export function singleWord(name: string | undefined): string | undefined {
  return name !== undefined && /^[A-Za-z_]\w{0,99}$/.test(name) ? name : undefined;
}
