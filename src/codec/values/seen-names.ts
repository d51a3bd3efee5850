/** Limits, so that a hostile server cannot fill the memory. */
const maxNames = 256;
const maxTypes = 1_024;
const maxNameLength = 128;

const seen = new Map<string, Set<string>>();

/**
 * Remembers a name or number of an enumeration or of flags that a server, such as a newer one, sent and that the contract
 * does not know. What a server has sent to this process may be written back; anything else that the contract does not know
 * is treated as a mistake of the caller.
 *
 * @param type the local name of the type, because its namespace differs between versions of the contract
 */
export function rememberName(type: string, name: string): void {
  let names = seen.get(type);
  if (names === undefined) {
    if (seen.size >= maxTypes) return;
    seen.set(type, (names = new Set()));
  }
  if (names.size < maxNames && name.length <= maxNameLength) names.add(name);
}

/** Whether a server has sent this name or number, which the contract does not know. */
export function wasSeen(type: string, name: string): boolean {
  return seen.get(type)?.has(name) ?? false;
}
