import type { FlagsType } from '../../contract/model.js';
import { isPlausibleName, listed } from './enumerations.js';
import { furtherFlagNames } from './flag-names.js';
import { rememberName, wasSeen } from './seen-names.js';
import { UnwritableValue, type ValueRules } from './value-rules.js';

/** What flags say, whichever wire they came by. */
interface FlagSet {
  /** As an unsigned number of 32 bits. */
  readonly bits: number;
  /** Names that neither the contract nor the vendor's client knows. */
  readonly unknown: readonly string[];
}

/** Entities repeat a few masks over and over; so many texts of one type are read once only. */
const textsKept = 512;
const longestText = 256;

/**
 * Flags are canonically the single members that the contract declares, in its order, joined by ", "; nothing set is the
 * empty text. Of two members for the same bit the first declared one counts (`Select`, not its alias `R`).
 *
 * - XML is an `xs:list` of the same members (DataContractSerializer).
 * - JSON is `Enum.ToString()`: names of combinations, of aliases and of zero (`"FULL"`, `"Update, UIHintMandatory"`,
 *   `"None"`, recorded in every entity), or the number where a bit has no name.
 *
 * A bit without a name is kept as a number after the names, `"Select, 4096"`, and an unknown name stays as it is. Both
 * can be written back: names on each wire, a number in JSON alone.
 */
export function flagsRules(type: FlagsType): ValueRules {
  const numbers = new Map<string, number>();
  for (const [name, value] of Object.entries(further(type.name))) numbers.set(name.toLowerCase(), value);
  for (const { name, value } of type.members) numbers.set(name.toLowerCase(), value);
  const exact = new Set([...Object.keys(further(type.name)), ...type.members.map(({ name }) => name)]);
  const canonicalTexts = new Map<string, string>();

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
      if (mask === 0 || (bits & mask) >>> 0 !== mask || (rest & mask) === 0) continue;
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
    if (result !== undefined && canonicalTexts.size < textsKept && text.length <= longestText) {
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
      const set = parse(splitNames(String(value)));
      if (set === undefined) throw new UnwritableValue(`it must be ${expected}`);
      const { names, rest } = membersOf(set.bits);
      if (rest !== 0) {
        throw new UnwritableValue(
          `${type.name} has no name for ${rest}, and SOAP takes names only; save over rest or agents`,
        );
      }
      return [...names, ...set.unknown].join(' ');
    },
    fromJson(value) {
      if (typeof value === 'number')
        return isFlagsNumber(value) ? canonical({ bits: value >>> 0, unknown: [] }) : undefined;
      return typeof value === 'string' ? read(value) : undefined;
    },
    // Json.NET refuses "" for an enumeration, and takes a number for what has no name.
    toJson(value) {
      const set = parse(splitNames(String(value)));
      if (set === undefined) return value;
      const { names, rest } = membersOf(set.bits);
      // A number among names is refused by the server, which is better than a bit that is lost.
      if (set.unknown.length > 0) return [...names, ...set.unknown, ...(rest === 0 ? [] : [String(rest)])].join(', ');
      return rest !== 0 || names.length === 0 ? set.bits | 0 : names.join(', ');
    },
  };
}

function further(type: string): Readonly<Record<string, number>> {
  return Object.hasOwn(furtherFlagNames, type) ? (furtherFlagNames[type] ?? {}) : {};
}

const wholeNumber = /^-?\d{1,10}$/;

function isWholeNumber(text: string): boolean {
  return wholeNumber.test(text) && isFlagsNumber(Number(text));
}

function isFlagsNumber(value: number): boolean {
  return Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 32;
}

/** XML separates names by blanks and JSON by commas, and no name holds either. */
function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}
