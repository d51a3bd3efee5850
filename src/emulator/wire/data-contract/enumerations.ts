import type { EnumerationType, FlagsType } from '../../../contract/index.js';
import { storedFlags } from '../flags.js';
import { UnwritableValueError } from '../unwritable-value.js';
import type { XmlScalar } from './scalars.js';

/** An enumeration is the name of a member, exactly; a value without a name cannot be written (EnumDataContract). */
export function xmlEnumeration(type: EnumerationType): XmlScalar {
  const names = new Set(type.members.map(({ name }) => name));
  const byNumber = new Map(type.members.map(({ name, value }) => [value, name]).reverse() as [number, string][]);
  return {
    netName: type.name,
    read: (text) => (names.has(text) ? text : undefined),
    write(value) {
      // A name that is stored and that the contract lacks is a member of a later server (`settings.unknownMembers`).
      const name = typeof value === 'number' ? byNumber.get(value) : value;
      if (typeof name === 'string' && (names.has(name) || /^[A-Za-z_]\w*$/.test(name))) return name;
      throw new UnwritableValueError(`Enum value '${String(value)}' is invalid for type '${type.name}'`);
    },
  };
}

/**
 * Flags are the members that the contract lists, with blanks between them, in its order: of two for the same bit the first,
 * and nothing for zero. Combinations are not members, so they are neither written nor read.
 */
export function xmlFlags(type: FlagsType): XmlScalar {
  const bits = new Map(type.members.map(({ name, value }) => [name, value >>> 0]));
  const stored = storedFlags(type);
  const written = new Map<number, string>();
  return {
    netName: type.name,
    read(text) {
      let value = 0;
      for (const name of text.split(' ')) {
        const bit = name === '' ? 0 : bits.get(name);
        if (bit === undefined) return undefined;
        value = (value | bit) >>> 0;
      }
      return stored.store(value);
    },
    write(value) {
      const number = stored.bitsOf(value);
      let text = written.get(number);
      if (text === undefined) {
        text = namesOf(type, number);
        if (written.size < 256) written.set(number, text);
      }
      return text;
    },
  };
}

function namesOf(type: FlagsType, bits: number): string {
  let rest = bits;
  const names: string[] = [];
  for (const { name, value } of type.members) {
    const mask = value >>> 0;
    if (mask === 0 || (rest & mask) >>> 0 !== mask) continue;
    rest = (rest & ~mask) >>> 0;
    names.push(name);
  }
  if (rest === 0) return names.join(' ');
  throw new UnwritableValueError(`Enum value '${bits}' is invalid for type '${type.name}'`);
}
