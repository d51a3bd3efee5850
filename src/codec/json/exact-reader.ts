import { type CanonicalObject, type Field, generatedFunction, propertyName } from '../../contract/index.js';
import type { JsonReading, Read } from './json-reading.js';

/** Reads an object whose keys are all fields; undefined if it has others, which are then read one by one. */
export type ReadExact = (source: CanonicalObject, reading: JsonReading) => CanonicalObject | undefined;

/**
 * Servers write the fields of a carrier as the contract names them, so this reads each by its name, from a place of its own
 * that the engine optimises for the one shape it meets, and makes the result with one literal. Most values are of the right
 * kind already and are only looked at. The keys are checked before anything is read, or nested objects with other keys would
 * be read twice at each level.
 *
 * @param reads the reader of each field
 * @param within adds the name of a field to an error
 * @returns undefined if code must not be generated, or the name of a field is one that every object has
 */
export function exactReader(
  fields: readonly Field[],
  reads: readonly Read[],
  within: (error: unknown, name: string) => unknown,
): ReadExact | undefined {
  if (fields.some(({ name }) => name in Object.prototype)) return undefined;
  const names = fields.map(({ name }) => name);
  const make = generatedFunction(`(reads, names, within) => {
    const known = new Set(names);
    const [${fields.map((_field, index) => `r${index}`).join(',')}] = reads;
    return (source, reading) => {
      for (const key in source) if (!known.has(key)) return undefined;
      let at = 0;
      let v;
      try {
        return {${fields.map(entry).join(',')}};
      } catch (error) {
        throw within(error, names[at]);
      }
    };
  }`) as ((...parts: unknown[]) => ReadExact) | undefined;
  return make?.(reads, names, within);
}

function entry({ name, type }: Field, index: number): string {
  const kind = type.kind === 'primitive' ? type.name : '';
  const asItIs = Object.hasOwn(unchanged, kind) ? `${unchanged[kind]}:` : '';
  const other = `v===undefined?null:(at=${index},r${index}(v,reading))`;
  return `${propertyName(name)}:(v=source[${JSON.stringify(name)}])===null?null:${asItIs}${other}`;
}

/** The values of JSON that are canonical as they are, except that `-0` becomes 0. */
const unchanged: Readonly<Record<string, string>> = {
  string: `typeof v==='string'?v`,
  boolean: `typeof v==='boolean'?v`,
  int: `typeof v==='number'&&(v|0)===v?v|0`,
};
