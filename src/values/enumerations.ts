import type { EnumerationType, FlagsType } from '../contract/model.js';
import type { CanonicalScalar, ValueRules } from './value-rules.js';

/**
 * An enumeration is its member's name on every wire. Reading takes numbers too, and names in any case; a name that the
 * contract does not know, from a newer server, is passed on.
 */
export function enumerationRules(type: EnumerationType): ValueRules {
  const names = new Map(type.members.map((member) => [member.name.toLowerCase(), member.name]));
  const known = new Set(type.members.map((member) => member.name));
  const byNumber = new Map(type.members.map((member) => [member.value, member.name]));
  return {
    expected: `one of ${listed(type.members.map((member) => member.name))}`,
    problem: (value) => (typeof value === 'string' && known.has(value) ? undefined : ''),
    fromXml: (text) => (known.has(text) ? text : nameOrNothing(text.trim(), names)),
    toXml: String,
    fromJson(value) {
      if (typeof value === 'number') return byNumber.get(value);
      if (typeof value !== 'string') return undefined;
      if (known.has(value)) return value;
      const text = value.trim();
      return /^-?\d+$/.test(text) ? byNumber.get(Number(text)) : nameOrNothing(text, names);
    },
  };
}

/**
 * Flags are names separated by blanks in XML (`xs:list`) and by comma and blank in JSON and canonically. Reading JSON
 * takes the number too, taken apart in the order in which the members are declared.
 */
export function flagsRules(type: FlagsType): ValueRules {
  const names = new Map(type.members.map((member) => [member.name.toLowerCase(), member.name]));
  const known = new Set(type.members.map((member) => member.name));
  const read = (parts: readonly string[]): CanonicalScalar | undefined => {
    const read = parts.map((part) => (known.has(part) ? part : nameOrNothing(part, names)));
    return read.includes(undefined) ? undefined : read.join(', ');
  };
  return {
    expected: `any of ${listed(type.members.map((member) => member.name))}, separated by ", "`,
    problem: (value) =>
      typeof value === 'string' && splitJson(value).every((name) => known.has(name)) ? undefined : '',
    fromXml: (text) => read(text.split(/\s+/).filter((part) => part !== '')),
    toXml: (value) => splitJson(String(value)).join(' '),
    fromJson(value) {
      if (typeof value === 'number') return Number.isInteger(value) ? namesOf(value, type) : undefined;
      if (typeof value !== 'string') return undefined;
      return /^\s*-?\d+\s*$/.test(value) ? namesOf(Number(value), type) : read(splitJson(value));
    },
  };
}

function splitJson(value: string): string[] {
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function nameOrNothing(text: string, names: ReadonlyMap<string, string>): string | undefined {
  return names.get(text.toLowerCase()) ?? (/^[A-Za-z_]\w*$/.test(text) ? text : undefined);
}

function namesOf(value: number, type: FlagsType): string {
  const bits = BigInt.asUintN(32, BigInt(value));
  let covered = 0n;
  const named: string[] = [];
  for (const member of type.members) {
    const mask = BigInt.asUintN(32, BigInt(member.value));
    if (mask === 0n || (bits & mask) !== mask || (covered & mask) === mask) continue;
    covered |= mask;
    named.push(member.name);
  }
  if (named.length === 0) return type.members.find((member) => member.value === 0)?.name ?? '';
  return named.join(', ');
}

function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')} … (${names.length} in all)`;
}
