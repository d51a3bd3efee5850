import type { Field } from './model.js';

/** A canonical object: the carriers' fields by name, and the entries of dictionaries. */
export type CanonicalObject = Record<string, unknown>;

/**
 * A maker of objects that have every field, each null. It is a function of its own, with an object literal, for each
 * list of fields: copying a pattern would go through one shared place that soon sees too many shapes to be quick.
 */
export function blankMaker(fields: readonly Field[]): () => CanonicalObject {
  let make = makers.get(fields);
  if (make === undefined) makers.set(fields, (make = newMaker(fields)));
  return make;
}

const makers = new WeakMap<readonly Field[], () => CanonicalObject>();

function newMaker(fields: readonly Field[]): () => CanonicalObject {
  const entries = fields.map((field) => `[${JSON.stringify(field.name)}]:null`).join(',');
  try {
    // The names are quoted as JSON and computed as keys, so that whatever a contract calls a field stays a name.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    const make: unknown = new Function(`return () => ({${entries.replaceAll(/\[("\w+")\]/g, unquotable)}})`)();
    if (typeof make === 'function') return make as () => CanonicalObject;
  } catch {
    // Making code from text may be forbidden in this process (`--disallow-code-generation-from-strings`).
  }
  const pattern = Object.fromEntries(fields.map((field) => [field.name, null]));
  return () => ({ ...pattern });
}

/** A computed key keeps the engine from sharing the literal's shape; an ordinary name need not be computed. */
function unquotable(computed: string, quoted: string): string {
  return quoted === '"__proto__"' ? computed : quoted;
}

/** Sets an entry whose name comes from outside: `__proto__` becomes an ordinary key. */
export function setEntry(target: CanonicalObject, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}
