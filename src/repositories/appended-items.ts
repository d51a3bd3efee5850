import type { CarrierType } from '../contract/index.js';

/** In a merge, an object for an array is appended to it, so it is checked as an item. */
export function withoutAppended(type: CarrierType, values: object): object {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]: [string, unknown]) => {
      const fieldType = type.fieldsByName.get(name)?.type;
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      if (!isObject) return [name, value];
      if (fieldType?.kind === 'array') return [name, [value]];
      return [name, fieldType?.kind === 'carrier' ? withoutAppended(fieldType, value) : value];
    }),
  );
}
