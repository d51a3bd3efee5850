import type { PrimitiveName, TypeDescription } from '../../contract/index.js';

/** The text of the default of a value type in .NET; undefined for a type that can be null. */
export function defaultText(type: TypeDescription): string | undefined {
  switch (type.kind) {
    case 'flags':
      return '';
    case 'enumeration':
      return (type.members.find(({ value }) => value === 0) ?? type.members[0])?.name;
    case 'primitive':
      return Object.hasOwn(defaultTexts, type.name) ? defaultTexts[type.name] : undefined;
    default:
      return undefined;
  }
}

/** The text of the value that .NET gives a member which is absent: for an enumeration 0, whether or not that has a name. */
export function zeroText(type: TypeDescription): string | undefined {
  if (type.kind === 'enumeration') return type.members.find(({ value }) => value === 0)?.name;
  return defaultText(type);
}

const defaultTexts: Readonly<Partial<Record<PrimitiveName, string>>> = {
  boolean: 'false',
  byte: '0',
  short: '0',
  int: '0',
  long: '0',
  unsignedByte: '0',
  unsignedShort: '0',
  unsignedInt: '0',
  unsignedLong: '0',
  float: '0',
  double: '0',
  decimal: '0',
  char: '0',
  dateTime: '0001-01-01T00:00:00',
  duration: 'PT0S',
  guid: '00000000-0000-0000-0000-000000000000',
};
