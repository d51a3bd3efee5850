import type { FlagsType } from '../../contract/model.js';
import { isPlausibleName, listed } from './enumerations.js';
import { additionalFlagNames } from '../../contract/flag-names.js';
import { rememberName, wasSeen } from './seen-names.js';
import { UnwritableValue, type ValueRules } from './value-rules.js';

/** The value of flags, from any wire. */
interface FlagSet {
  /** As an unsigned number of 32 bits. */
  readonly bits: number;
  /** Names that neither the contract nor the vendor's client knows. */
  readonly unknown: readonly string[];
}

/** Entities repeat a few masks many times, so the results for this many texts of a type are kept. */
const maxTexts = 512;
const maxTextLength = 256;

/**
 * The canonical form of flags is the single members that the contract declares, in its order, joined by ", "; zero is the
 * empty string. Of two members for one bit, the first is used (`Select`, not its alias `R`).
 *
 * - XML is an `xs:list` of the same members (DataContractSerializer).
 * - JSON is `Enum.ToString()`: names of combinations, of aliases and of zero (`"FULL"`, `"Update, UIHintMandatory"`,
 *   `"None"`, recorded in every entity), or the number if a bit has no name.
 *
 * A bit without a name is kept as a number after the names, `"Select, 4096"`, and an unknown name is kept unchanged. Both
 * can be written back: names on every wire, numbers only in JSON.
 */
export function flagsRules(type: FlagsType): ValueRules {
  const numbers = new Map<string, number>();
  for (const [name, value] of Object.entries(additionalNames(type.name))) numbers.set(name.toLowerCase(), value);
  for (const { name, value } of type.members) numbers.set(name.toLowerCase(), value);
  const exact = new Set([...Object.keys(additionalNames(type.name)), ...type.members.map(({ name }) => name)]);
  const canonicalTexts = new Map<string, string>();
  const xmlTexts = new Map<string, string>();

  const parse = (parts: readonly string[]): FlagSet | undefined => {
    let bits = 0;
    const unknown: string[] = [];
    for (const part of parts) {
      const number = numbers.get(part.toLowerCase()) ?? (isWholeNumber(part) ? Number(part) : undefined);
      if (number !== undefined) bits |= number;
      else if (isPlausibleName(part)) unknown.push(part);
      else return undefined;
    }
    return { bits: bits >>> 0, unknown };
  };

  const membersOf = (bits: number): { readonly names: readonly string[]; readonly rest: number } => {
    const names: string[] = [];
    let rest = bits;
    for (const { name, value } of type.members) {
      const mask = value >>> 0;
      if ((bits & mask) >>> 0 !== mask || (rest & mask) === 0) continue;
      rest = (rest & ~mask) >>> 0;
      names.push(name);
    }
    return { names, rest };
  };

  const canonical = (set: FlagSet | undefined): string | undefined => {
    if (set === undefined) return undefined;
    const { names, rest } = membersOf(set.bits);
    for (const name of set.unknown) rememberName(type.name, name);
    if (rest !== 0) rememberName(type.name, String(rest));
    return [...names, ...set.unknown, ...(rest === 0 ? [] : [String(rest)])].join(', ');
  };

  const read = (text: string): string | undefined => {
    const known = canonicalTexts.get(text);
    if (known !== undefined) return known;
    const result = canonical(parse(splitNames(text)));
    if (result !== undefined && canonicalTexts.size < maxTexts && text.length <= maxTextLength) {
      canonicalTexts.set(text, result);
    }
    return result;
  };

  const expected = `any of ${listed(type.members.map((member) => member.name))}, separated by ", "`;
  return {
    expected,
    problem: (value) =>
      typeof value === 'string' &&
      splitNames(value).every((part) => exact.has(part) || part === '0' || wasSeen(type.name, part))
        ? undefined
        : '',
    fromXml: read,
    toXml(value) {
      const text = String(value);
      const kept = xmlTexts.get(text);
      if (kept !== undefined) return kept;
      const set = parse(splitNames(text));
      if (set === undefined) throw new UnwritableValue(`must be ${expected}`);
      const { names, rest } = membersOf(set.bits);
      if (rest !== 0) {
        throw new UnwritableValue(
          `${type.name} has no name for ${rest}, and SOAP accepts only names; save over rest or agents`,
        );
      }
      const xml = [...names, ...set.unknown].join(' ');
      if (xmlTexts.size < maxTexts && text.length <= maxTextLength) xmlTexts.set(text, xml);
      return xml;
    },
    fromJson(value) {
      if (typeof value === 'number')
        return isFlagsNumber(value) ? canonical({ bits: value >>> 0, unknown: [] }) : undefined;
      return typeof value === 'string' ? read(value) : undefined;
    },
    // Json.NET refuses "" for an enumeration, and accepts a number for a value without a name.
    toJson(value) {
      const set = parse(splitNames(String(value)));
      if (set === undefined) return value;
      const { names, rest } = membersOf(set.bits);
      // The server refuses a number among names, which is better than losing a bit.
      if (set.unknown.length > 0) return [...names, ...set.unknown, ...(rest === 0 ? [] : [String(rest)])].join(', ');
      return rest !== 0 || names.length === 0 ? set.bits | 0 : names.join(', ');
    },
  };
}

function additionalNames(type: string): Readonly<Record<string, number>> {
  return Object.hasOwn(additionalFlagNames, type) ? (additionalFlagNames[type] ?? {}) : {};
}

const wholeNumber = /^-?\d{1,10}$/;

function isWholeNumber(text: string): boolean {
  return wholeNumber.test(text) && isFlagsNumber(Number(text));
}

function isFlagsNumber(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32;
}

/** XML separates names by blanks and JSON by commas, and no name contains either. */
function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}
