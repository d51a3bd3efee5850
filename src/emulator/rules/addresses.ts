import { isJsonObject } from '../wire/json-object.js';
import type { CanonicalObject } from '../../contract/index.js';

type Part = 'Street' | 'Postal';
type Cell = readonly [field: string, label: string, length: number];

/** In which parts a layout writes an address, and with which fields on which line. */
interface AddressLayout {
  readonly parts: readonly Part[];
  readonly lines: Readonly<Record<Part, readonly (readonly Cell[])[]>>;
}

const nordic = (street: string): Cell[][] => [
  [['Address1', street, 80]],
  [
    ['Zipcode', 'SR_AL_POSTCODECITY', 9],
    ['City', '', 30],
  ],
];

const british: Cell[][] = [
  [['Address1', 'SR_AL_ADDRESS1', 80]],
  [['Address2', 'SR_AL_ADDRESS2', 80]],
  [['Address3', 'SR_AL_ADDRESS3', 80]],
  [['City', 'SR_AL_CITY', 80]],
  [
    ['County', 'SR_AL_COUNTYPCODE', 29],
    ['Zipcode', '', 12],
  ],
];

/** By the country's `AddressLayoutId`: as recorded of companies and persons in Norway and in the United Kingdom. */
const layouts: Readonly<Record<number, AddressLayout>> = {
  3: { parts: ['Postal'], lines: { Street: british, Postal: british } },
  4: { parts: ['Street', 'Postal'], lines: { Street: nordic('SR_AL_STREET'), Postal: nordic('SR_AL_POBOX') } },
};
const usualLayout = 4;

/** Whose address it is. A person's is in one part and its fields have no prefix. */
export type AddressOwner = 'Contact' | 'Person';

const kindOf = (owner: AddressOwner, part: Part) =>
  owner === 'Person' ? 'PersonPrivateAddress' : `Contact${part}Address`;

/** An address as a server shows it: the stored fields, the layout of its country, and a text. */
export function shownAddress(stored: unknown, owner: AddressOwner, layoutId: unknown): CanonicalObject {
  const address = isJsonObject(stored) ? stored : {};
  const layout = layouts[Number(layoutId)] ?? layouts[usualLayout];
  const parts: readonly Part[] = owner === 'Person' ? ['Street'] : (layout?.parts ?? []);
  const linesOf = (part: Part) => layout?.lines[part] ?? [];
  const shown = (part: Part): CanonicalObject => {
    const fields = partOf(address, part);
    return {
      ...Object.fromEntries(partFields.map((name) => [name, textOf(fields, name)])),
      AtypeIdx: kindOf(owner, part),
      Formatted: formatted(fields, linesOf(part)),
    };
  };
  const localised = parts.flatMap((part) =>
    linesOf(part).map((line) =>
      line.map(([name, Label, ValueLength]) => ({
        Name: owner === 'Person' ? name : part + name,
        Value: textOf(partOf(address, part), name),
        Tooltip: '',
        Label,
        ValueLength,
        AddressType: kindOf(owner, part),
      })),
    ),
  );
  return {
    Wgs84Latitude: address['Wgs84Latitude'] ?? 0,
    Wgs84Longitude: address['Wgs84Longitude'] ?? 0,
    LocalizedAddress: localised,
    Street: shown('Street'),
    Postal: owner === 'Person' ? null : shown('Postal'),
    Formatted: parts.map((part) => formatted(partOf(address, part), linesOf(part))).join(''),
  };
}

/** What is stored of an address. A client can change a field in its part or in the layout. */
export function storedAddress(given: unknown, shown: unknown, owner: AddressOwner): CanonicalObject | null {
  if (!isJsonObject(given)) return null;
  const before = valuesByName(shown);
  const changed = Object.entries(valuesByName(given)).filter(([name, value]) => value !== (before[name] ?? ''));
  const part = (name: Part): CanonicalObject => {
    const prefix = owner === 'Person' ? '' : name;
    const laidOut = changed
      .filter(([field]) => field.startsWith(prefix))
      .map(([field, value]) => [field.slice(prefix.length), value] as const)
      .filter(([field]) => partFields.includes(field));
    return { ...pickTexts(partOf(given, name)), ...Object.fromEntries(laidOut) };
  };
  return {
    Wgs84Latitude: given['Wgs84Latitude'] ?? 0,
    Wgs84Longitude: given['Wgs84Longitude'] ?? 0,
    Street: part('Street'),
    Postal: owner === 'Person' ? null : part('Postal'),
  };
}

const partFields: readonly string[] = ['Address1', 'Address2', 'Address3', 'City', 'County', 'State', 'Zipcode'];

const pickTexts = (fields: CanonicalObject): CanonicalObject =>
  Object.fromEntries(partFields.map((name) => [name, textOf(fields, name)]));

function partOf(address: CanonicalObject, part: Part): CanonicalObject {
  const fields = address[part];
  return isJsonObject(fields) ? fields : {};
}

function textOf(fields: CanonicalObject, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}

/** Lines without anything on them are left out, as recorded. */
function formatted(fields: CanonicalObject, lines: readonly (readonly Cell[])[]): string {
  return lines
    .map((line) =>
      line
        .map(([name]) => textOf(fields, name))
        .filter((text) => text !== '')
        .join(' '),
    )
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('');
}

/** The values that are laid out, by the names that they have there. */
function valuesByName(address: unknown): Readonly<Record<string, string>> {
  const lines = isJsonObject(address) ? address['LocalizedAddress'] : undefined;
  const cells = (Array.isArray(lines) ? lines : []).flat().filter(isJsonObject);
  return Object.fromEntries(cells.map((cell) => [textOf(cell, 'Name'), textOf(cell, 'Value')]));
}
