import { actualType, type CanonicalObject, type Field, type TypeDescription } from '../../src/contract/index.js';

/** Canonical values as the emulator's serializers take them: a number that is not finite is a number. */
export function netValues(fields: readonly Field[], values: CanonicalObject): CanonicalObject {
  const types = new Map(fields.map(({ name, type }) => [name, type]));
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const type = types.get(name);
      return [name, type === undefined ? value : netValue(type, value)];
    }),
  );
}

function netValue(type: TypeDescription, value: unknown): unknown {
  if (type.kind === 'primitive') return type.name === 'double' && typeof value === 'string' ? Number(value) : value;
  if (type.kind === 'array' && Array.isArray(value)) return value.map((item) => netValue(type.item.type, item));
  if (typeof value !== 'object' || value === null) return value;
  const values = value as CanonicalObject;
  if (type.kind === 'carrier') return netValues(actualType(type, values).fields, values);
  if (type.kind !== 'dictionary') return value;
  return Object.fromEntries(Object.entries(values).map(([key, entry]) => [key, netValue(type.value.type, entry)]));
}
