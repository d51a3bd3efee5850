import type { EnumerationType, FlagsType, PrimitiveName, TypeDescription } from '../../../contract/index.js';

/** The forms of a missing value. */
export const noValueForms: ReadonlySet<string> = new Set(['null', 'nil', 'left out']);

/** The JSON type of a value; SOAP only has text. */
export type JsonKind = string | undefined;

/**
 * Describes the form of a value. The value itself may be personal data, and is not shown, except for names of enumeration
 * members that the contract does not have, and words for numbers.
 */
export function formOf(type: TypeDescription, text: string, json: JsonKind): string {
  switch (type.kind) {
    case 'flags':
      return flagsForm(type, text);
    case 'enumeration':
      return enumerationForm(type, text);
    case 'primitive':
      return primitiveForms[type.name]?.(text, json) ?? 'a value';
    default:
      return 'text instead of a structure';
  }
}

function flagsForm({ members }: FlagsType, text: string): string {
  if (text === '') return 'nothing';
  if (/^-?\d+$/.test(text)) return 'a number';
  const declared = new Set(members.map(({ name }) => name));
  const names = text.split(/[ ,]+/);
  if (names.every((name) => declared.has(name))) return 'names of members';
  // As in SOAP; without a name that the contract has, words separated by spaces may be free text.
  const isList = names.some((name) => declared.has(name)) && names.every((name) => memberName.test(name));
  return isList || isMemberNames(text) ? `other names (${text.slice(0, maxNames)})` : 'another text';
}

const memberName = /^[A-Za-z_]\w*$/;
const maxNames = 40;

/** Does .NET write enumerations like this: one name, or several separated by commas? */
function isMemberNames(text: string): boolean {
  return text.split(', ').every((name) => memberName.test(name));
}

function enumerationForm({ members }: EnumerationType, text: string): string {
  if (/^-?\d+$/.test(text)) return 'a number';
  if (members.some(({ name }) => name === text)) return 'a name';
  return isMemberNames(text) ? `an unknown name (${text.slice(0, maxNames)})` : 'another text';
}

const numberForm = (text: string, json: JsonKind): string => {
  if (/^[+-]?(?:NaN|INF|Infinity|∞)$/i.test(text)) return `a word (${text})`;
  if (!/^[+-]?[\d.,]+(?:e[+-]?\d+)?$/i.test(text)) return 'another text';
  return json === 'string' ? 'a number in quotes' : 'a number';
};

const primitiveForms: Readonly<Partial<Record<PrimitiveName, (text: string, json: JsonKind) => string>>> = {
  string: textForm,
  dateTime: dateForm,
  duration: (text) => (/^-?P/.test(text) ? 'PT1H30M' : /:/.test(text) ? '01:30:00' : 'another form'),
  boolean: (text) => (/^[01]$/.test(text) ? '1 or 0' : 'true or false'),
  ...Object.fromEntries(
    (['byte', 'short', 'int', 'long', 'unsignedInt', 'float', 'double', 'decimal'] as const).map((name) => [
      name,
      numberForm,
    ]),
  ),
};

function textForm(text: string): string {
  if (text === '') return 'empty text';
  if (/^[A-Za-z]{2}(?:-[A-Za-z]{2})?:"/.test(text)) return 'text in several languages';
  if (/^\[SR_\w+\]$/.test(text)) return 'a resource id';
  if (/^\[[A-Z]{1,2}:/.test(text)) return `a marked value (${text.slice(0, text.indexOf(':') + 1)}…])`;
  return 'text';
}

const written = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

function dateForm(text: string): string {
  const [whole, time = '', fraction = '', zone = ''] = written.exec(text) ?? [];
  if (whole === undefined) return 'another form';
  const zoneForm = zone === '' ? '' : zone === 'Z' ? 'Z' : '+01:00';
  return `2026-12-31${time === '' ? '' : 'T10:00:00'}${fraction === '' ? '' : `.${'0'.repeat(fraction.length - 1)}`}${zoneForm}`;
}

/** The name of a kind of value in a sentence. */
export function aspectOf(type: TypeDescription): string {
  if (type.kind !== 'primitive') return aspects[type.kind];
  return primitiveAspects[type.name] ?? 'Numbers';
}

const aspects = {
  carrier: 'Carriers',
  array: 'Lists',
  dictionary: 'Dictionaries',
  flags: 'Flags',
  enumeration: 'Enumerations',
} as const;

const primitiveAspects: Readonly<Partial<Record<PrimitiveName, string>>> = {
  string: 'Text',
  dateTime: 'Dates',
  duration: 'Time spans',
  boolean: 'Booleans',
  base64Binary: 'Binary content',
  anyType: 'Values of any type',
};
