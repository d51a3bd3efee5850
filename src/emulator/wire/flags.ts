import type { FlagsType } from '../../contract/index.js';
import { flagNames } from './json-net/flag-names.js';
import { UnwritableValueError } from './unwritable-value.js';

/**
 * How the store keeps flags: the members of the contract in their order, joined by `, `, and an empty text for none; the
 * number if a bit has no member.
 */
export interface StoredFlags {
  /** The bits as an unsigned number. Reads every name that the server knows. */
  readonly bitsOf: (stored: unknown) => number;
  /** @param bits a number of 32 bits, signed or not */
  readonly store: (bits: number) => string | number;
  /** Every name that the server knows, by its lower case. */
  readonly numbers: ReadonlyMap<string, number>;
}

const known = new WeakMap<FlagsType, StoredFlags>();

export function storedFlags(type: FlagsType): StoredFlags {
  let flags = known.get(type);
  if (flags === undefined) known.set(type, (flags = make(type)));
  return flags;
}

function make(type: FlagsType): StoredFlags {
  const numbers = new Map<string, number>();
  for (const { name, value } of type.members) numbers.set(name.toLowerCase(), value >>> 0);
  const all = Object.hasOwn(flagNames, type.name) ? (flagNames[type.name] ?? {}) : {};
  for (const [name, value] of Object.entries(all)) numbers.set(name.toLowerCase(), value >>> 0);
  const read = new Map<string, number>();
  return {
    numbers,
    bitsOf(stored) {
      if (typeof stored === 'number') return stored >>> 0;
      if (typeof stored !== 'string' || stored === '') return 0;
      let bits = read.get(stored);
      if (bits === undefined) {
        bits = 0;
        for (const name of stored.split(',')) {
          const value = numbers.get(name.trim().toLowerCase());
          if (value === undefined) throw new UnwritableValueError(`${type.name} has no member ${name.trim()}`);
          bits = (bits | value) >>> 0;
        }
        if (read.size < 256) read.set(stored, bits);
      }
      return bits;
    },
    store(bits) {
      let rest = bits >>> 0;
      const names: string[] = [];
      for (const { name, value } of type.members) {
        const mask = value >>> 0;
        if (mask === 0 || (rest & mask) >>> 0 !== mask) continue;
        rest = (rest & ~mask) >>> 0;
        names.push(name);
      }
      return rest === 0 ? names.join(', ') : bits;
    },
  };
}
