import type { EnumerationType, FlagsType } from '../../../contract/index.js';
import { storedFlags } from '../flags.js';
import { flagNames, type FlagSpelling, unwrittenNames } from './flag-names.js';

interface Member {
  readonly name: string;
  readonly value: number;
}

/**
 * `Enum.ToString()` of flags: the names from the highest number down whose bits are all left, in ascending order; the name
 * of zero; and the number if a bit is left over.
 */
export function flagsText(type: FlagsType, spelling: FlagSpelling): (stored: unknown) => string | number {
  const members = writtenMembers(type, spelling);
  const flags = storedFlags(type);
  const written = new Map<number, string | number>();
  return (stored) => {
    const bits = flags.bitsOf(stored);
    const known = written.get(bits);
    if (known !== undefined) return known;
    const text = spell(members, bits) ?? bits | 0;
    if (written.size < 256) written.set(bits, text);
    return text;
  };
}

function spell(members: readonly Member[], bits: number): string | undefined {
  const [lowest] = members;
  if (bits === 0) return lowest?.value === 0 ? lowest.name : undefined;
  let rest = bits;
  const names: string[] = [];
  for (const { name, value } of members.toReversed()) {
    if (value === 0 || (rest & value) >>> 0 !== value) continue;
    rest -= value;
    names.unshift(name);
  }
  return rest === 0 ? names.join(', ') : undefined;
}

/** In the order of their numbers, without those that a server of this age does not write. */
function writtenMembers(type: FlagsType, spelling: FlagSpelling): Member[] {
  const spellings = unwrittenNames[spelling];
  const unwritten = Object.hasOwn(spellings, type.name) ? (spellings[type.name] ?? []) : [];
  const known = Object.hasOwn(flagNames, type.name) ? (flagNames[type.name] ?? {}) : {};
  const all = new Map([
    ...Object.entries(known),
    ...type.members.map(({ name, value }): [string, number] => [name, value]),
  ]);
  return [...all]
    .filter(([name]) => !unwritten.includes(name))
    .map(([name, value]) => ({ name, value: value >>> 0 }))
    .sort((one, other) => one.value - other.value);
}

const number = /^[+-]?\d{1,10}$/;

/** `Enum.Parse` without regard to case: a number, or names between commas. Undefined if it throws an exception. */
export function parsedFlags(type: FlagsType): (text: string) => string | number | undefined {
  const { numbers, store } = storedFlags(type);
  return (text) => {
    const bits = parsedBits(text, (name) => numbers.get(name));
    return bits === undefined ? undefined : store(bits);
  };
}

export function parsedEnumeration(type: EnumerationType): (text: string) => string | number | undefined {
  const numbers = new Map(
    type.members.map(({ name, value }) => [name.toLowerCase(), value]).reverse() as [string, number][],
  );
  const names = new Map(type.members.map(({ name }) => [name.toLowerCase(), name]));
  const named = enumerationName(type);
  return (text) => {
    const name = names.get(text.trim().toLowerCase());
    if (name !== undefined) return name;
    const value = parsedBits(text, (each) => numbers.get(each));
    return value === undefined ? undefined : named(value);
  };
}

/** The name of a number, or the number if it has none. */
export function enumerationName(type: EnumerationType): (value: number) => string | number {
  const names = new Map(type.members.map(({ name, value }) => [value, name]).reverse() as [number, string][]);
  return (value) => names.get(value) ?? value;
}

function parsedBits(text: string, numberOf: (name: string) => number | undefined): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (number.test(trimmed)) return isWhole(Number(trimmed)) ? Number(trimmed) | 0 : undefined;
  let bits = 0;
  for (const name of trimmed.split(',')) {
    const value = numberOf(name.trim().toLowerCase());
    if (value === undefined) return undefined;
    bits |= value;
  }
  return bits;
}

/** Does a number of 32 bits hold it, with or without a sign? */
export function isWhole(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32;
}
