import type { EnumerationType } from '../../contract/model.js';
import { rememberName, wasSeen } from './seen-names.js';
import { UnwritableValue, type ValueRules } from './value-rules.js';

/** A .NET identifier, which may have letters of any script. */
const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const wholeNumber = /^-?\d{1,10}$/;

/** Whether a text could be a value of an enumeration in a newer server or an older database. */
export function isPlausibleName(text: string): boolean {
  return identifier.test(text);
}

/**
 * A value of an enumeration is its member's name on every wire. Numbers, and names in any case, are read too.
 *
 * Values that the contract does not know are kept: a name from a newer server, or a number as text, because Json.NET's
 * `StringEnumConverter` writes a value without a name as its number. DataContractSerializer refuses such a number, so SOAP
 * neither sends nor accepts one.
 */
export function enumerationRules(type: EnumerationType): ValueRules {
  const names = new Map(type.members.map((member) => [member.name.toLowerCase(), member.name]));
  const known = new Set(type.members.map((member) => member.name));
  const byNumber = new Map(type.members.map((member) => [member.value, member.name]));
  const kept = (text: string): string => {
    rememberName(type.name, text);
    return text;
  };
  const named = (text: string): string | undefined =>
    names.get(text.toLowerCase()) ?? (isPlausibleName(text) ? kept(text) : undefined);
  const numbered = (value: number): string | undefined =>
    Number.isSafeInteger(value) ? (byNumber.get(value) ?? kept(String(value))) : undefined;
  return {
    expected: `one of ${listed(type.members.map((member) => member.name))}`,
    problem: (value) => (typeof value === 'string' && (known.has(value) || wasSeen(type.name, value)) ? undefined : ''),
    fromXml: (text) => (known.has(text) ? text : named(text.trim())),
    toXml(value) {
      const text = String(value);
      if (known.has(text) || !wholeNumber.test(text)) return text;
      throw new UnwritableValue(
        `${type.name} has no name for ${text}, and SOAP accepts only names; save over rest or agents`,
      );
    },
    fromJson(value) {
      if (typeof value === 'number') return numbered(value);
      if (typeof value !== 'string') return undefined;
      if (known.has(value)) return value;
      const text = value.trim();
      return wholeNumber.test(text) ? numbered(Number(text)) : named(text);
    },
    toJson(value) {
      return typeof value === 'string' && wholeNumber.test(value) ? Number(value) : value;
    },
  };
}

/** The members of an enumeration for an error message, shortened if there are many. */
export function listed(names: readonly string[]): string {
  return names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')} … (${names.length} in all)`;
}
