import { generatedFunction, propertyName } from './generated-function.js';
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

/** Creates an object whose fields have the values that begin at `from`. */
export type RecordMaker = (values: readonly unknown[], from: number) => CanonicalObject;

/** Returns a function that creates objects from the values of these fields, in their order; for each list one, as above. */
export function recordMaker(fields: readonly Field[]): RecordMaker {
  const entries = fields.map((field, index) => `${propertyName(field.name)}:values[from+${index}]`);
  const make = generatedFunction(`(values, from) => ({${entries.join(',')}})`);
  if (make !== undefined) return make as RecordMaker;
  const blank = blankMaker(fields);
  return (values, from) => {
    const result = blank();
    for (const [index, { name }] of fields.entries()) setEntry(result, name, values[from + index]);
    return result;
  };
}

const makers = new WeakMap<readonly Field[], () => CanonicalObject>();

function newMaker(fields: readonly Field[]): () => CanonicalObject {
  const entries = fields.map((field) => `${propertyName(field.name)}:null`);
  const make = generatedFunction(`() => ({${entries.join(',')}})`);
  if (make !== undefined) return make as () => CanonicalObject;
  const template = Object.fromEntries(fields.map((field) => [field.name, null]));
  return () => ({ ...template });
}

/** Sets an entry whose name comes from outside: `__proto__` becomes an ordinary key. */
export function setEntry(target: CanonicalObject, key: string, value: unknown): void {
  if (key.length === 9 && key === '__proto__') {
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    target[key] = value;
  }
}
