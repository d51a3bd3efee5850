import type { Field, TypeDescription } from '../../contract/index.js';

/** What a new .NET object has in a field of a value type, which is never null. The others are numbers, and 0. */
const defaults: Readonly<Record<string, unknown>> = {
  boolean: false,
  dateTime: '0001-01-01T00:00:00',
  duration: '00:00:00',
  guid: '00000000-0000-0000-0000-000000000000',
};

const referenceTypes: ReadonlySet<string> = new Set(['string', 'base64Binary', 'anyType', 'anyURI']);

/** The value of an unset member of a .NET object: null, or the value type's default. */
export function netDefault(type: TypeDescription): unknown {
  switch (type.kind) {
    case 'enumeration':
      return (type.members.find(({ value }) => value === 0) ?? type.members[0])?.name ?? 0;
    case 'flags':
      return '';
    case 'primitive':
      return referenceTypes.has(type.name) ? null : (defaults[type.name] ?? 0);
    default:
      return null;
  }
}

/** As `netDefault`, for a field that can be nullable even if its type is not. A carrier that is not is a struct. */
export function fieldDefault(field: Field): unknown {
  if (field.nillable) return null;
  return field.type.kind === 'carrier' ? {} : netDefault(field.type);
}
