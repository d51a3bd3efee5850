import type { CarrierType, Field, PrimitiveName, TypeDescription } from '../contract/index.js';

/** Values by type, in the canonical form. */
const primitives: Readonly<Record<PrimitiveName, unknown>> = {
  string: 'text',
  boolean: false,
  byte: 1,
  short: 1,
  int: 1,
  long: 1,
  unsignedByte: 1,
  unsignedShort: 1,
  unsignedInt: 1,
  unsignedLong: 1,
  float: 1.5,
  double: 1.5,
  decimal: 1.5,
  dateTime: '2026-11-23T10:00:00',
  duration: '01:00:00',
  base64Binary: 'SGVsbG8=',
  anyType: 'text',
  anyURI: 'https://example.com',
  guid: '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  char: 'a',
};

/** Texts and numbers that show what a parameter is about, by its name. */
const byName: readonly (readonly [RegExp, 'string' | 'number', unknown])[] = [
  [/^ProviderName$/, 'string', 'SimpleContact'],
  [/^(?:Columns?|ColumnNames?|Name|SortOrder)$/, 'string', 'name'],
  [/^Restrictions?$/, 'string', "name begins 'A'"],
  [/^Entities$/, 'string', 'contact'],
  [/^(?:AdditionalInfo|Options)$/, 'string', ''],
  [/Email(?:Address)?$/, 'string', 'ada@example.com'],
  [/Culture(?:Name)?$/, 'string', 'en-US'],
  [/Lang(?:uage|Code)?$|IsoLangCode/i, 'string', 'en'],
  [/Ur[il]$/i, 'string', 'https://example.com'],
  [/Phone/, 'string', '+4722517500'],
  [/^Page$/, 'number', 0],
  [/PageSize$/, 'number', 50],
  [/Ids?$/, 'number', 7],
];

/** Carriers of which an example by type alone would say nothing. */
const byCarrier: Readonly<Record<string, unknown>> = {
  ArchiveRestrictionInfo: { Name: 'name', Operator: 'begins', Values: ['A'], IsActive: true },
  ArchiveOrderByInfo: { Name: 'name', Direction: 'ASC' },
};

/** Fields that every carrier has and no caller fills in. */
const housekeeping: ReadonlySet<string> = new Set(['TableRight', 'FieldProperties', 'ExtraFields', 'CustomFields']);

const maxDepth = 2;
const maxFields = 3;

/** The parameters of an operation with an example value for each. */
export function exampleParameters(fields: readonly Field[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(fields.map(({ name, type }) => [name, exampleValue(type, name)]));
}

/** A value that the contract allows for a field of this name and type. */
export function exampleValue(type: TypeDescription, name: string, depth = 0): unknown {
  switch (type.kind) {
    case 'primitive':
      return primitive(type.name, name);
    case 'enumeration':
      return (type.members.find((member) => member.name !== 'Unknown') ?? type.members[0])?.name ?? null;
    case 'flags':
      return type.members.find(({ value }) => value !== 0)?.name ?? '';
    case 'array':
      return depth >= maxDepth ? [] : [exampleValue(type.item.type, name, depth + 1)];
    case 'dictionary': {
      if (depth >= maxDepth) return {};
      const key = type.key.type.kind === 'primitive' && type.key.type.name === 'string' ? 'key' : '1';
      return { [key]: exampleValue(type.value.type, name, depth + 1) };
    }
    case 'carrier':
      return carrier(type, depth);
  }
}

/** The fields of a carrier that hold one value, without those that no caller fills in. */
export function plainFields(type: CarrierType): Field[] {
  const plain = ({ name, type: { kind } }: Field) =>
    !housekeeping.has(name) && (kind === 'primitive' || kind === 'enumeration');
  return [...type.fieldsByName.values()].filter(plain);
}

/** The fields that an example shows: a few plain ones, or others if a carrier has none. */
function exampleFields(type: CarrierType): Field[] {
  const plain = plainFields(type);
  const others = () => [...type.fieldsByName.values()].filter(({ name }) => !housekeeping.has(name));
  return (plain.length > 0 ? plain : others()).slice(0, maxFields);
}

function primitive(type: PrimitiveName, name: string): unknown {
  const value = primitives[type];
  const named = type === 'string' || typeof value === 'number' ? typeof value : undefined;
  return byName.find(([pattern, kind]) => kind === named && pattern.test(name))?.[2] ?? value;
}

function carrier(type: CarrierType, depth: number): unknown {
  if (Object.hasOwn(byCarrier, type.name)) return byCarrier[type.name];
  if (depth >= maxDepth) return {};
  return Object.fromEntries(
    exampleFields(type).map((field) => [field.name, exampleValue(field.type, field.name, depth + 1)]),
  );
}
