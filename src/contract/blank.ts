import type { Field } from './model.js';

/** A canonical object: the carriers' fields by name, and the entries of dictionaries. */
export type CanonicalObject = Record<string, unknown>;

/**
 * Returns a function that creates objects with every field null. Each list of fields has its own function with an object
 * literal, because copying a template would use one shared code location, which soon sees too many shapes to be fast.
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
    // The names are JSON strings and computed keys, so that no name of a field can be read as code.
    // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
    const make: unknown = new Function(`return () => ({${entries.replaceAll(/\[("\w+")\]/g, unquotable)}})`)();
    if (typeof make === 'function') return make as () => CanonicalObject;
  } catch {
    // Generating code from text may be forbidden in this process (`--disallow-code-generation-from-strings`).
  }
  const template = Object.fromEntries(fields.map((field) => [field.name, null]));
  return () => ({ ...template });
}

/** A computed key prevents the engine from sharing the literal's shape, and an ordinary name need not be computed. */
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
