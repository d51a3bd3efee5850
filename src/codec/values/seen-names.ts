/** Names of one type are kept up to this many, so that a hostile server cannot fill the memory. */
const namesPerType = 256;
const typesKept = 1_024;
const longestName = 128;

const seen = new Map<string, Set<string>>();

/**
 * Remembers a name or number that a server sent for an enumeration or for flags and that the contract does not know, as
 * a newer server does. What a server has sent to this process may be written back; anything else that the contract does
 * not know is taken for a mistake of the caller.
 *
 * @param type the local name of the type: each version of the contract has a namespace of its own for the same type
 */
export function rememberName(type: string, name: string): void {
  let names = seen.get(type);
  if (names === undefined) {
    if (seen.size >= typesKept) return;
    seen.set(type, (names = new Set()));
  }
  if (names.size < namesPerType && name.length <= longestName) names.add(name);
}

/** Has a server sent this name or number, which the contract does not know? */
export function wasSeen(type: string, name: string): boolean {
  return seen.get(type)?.has(name) ?? false;
}
