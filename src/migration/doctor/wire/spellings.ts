import type { Path } from '../../../codec/canonical/index.js';
import { pathText } from '../../../codec/canonical/index.js';
import { actualType, type CarrierType, type TypeDescription } from '../../../contract/index.js';
import { aspectOf, formOf } from './forms.js';
import { isNil, type SoapElement } from './soap-elements.js';

export interface Spelling {
  readonly path: Path;
  /** Such as `Flags`. */
  readonly aspect: string;
  readonly form: string;
}

/** How a wire writes each field of an answer, and its fields that are not in the contract. */
export interface Spellings {
  readonly byPath: ReadonlyMap<string, Spelling>;
  readonly unknown: readonly Path[];
}

/** Far more than any answer of a real server. */
const maxFields = 50_000;
const maxDepth = 60;
/** All items of a list are written in the same way. */
const maxItems = 20;

class Collector implements Spellings {
  readonly byPath = new Map<string, Spelling>();
  readonly unknown: Path[] = [];

  add(path: Path, type: TypeDescription, form: string): void {
    if (this.byPath.size < maxFields) this.byPath.set(pathText(path), { path, aspect: aspectOf(type), form });
  }

  addUnknown(path: Path): void {
    if (this.unknown.length < maxFields) this.unknown.push(path);
  }
}

export function spellingsInJson(type: TypeDescription, json: unknown): Spellings {
  const found = new Collector();
  fromJson(type, json, [], found);
  return found;
}

export function spellingsInSoap(type: TypeDescription, element: SoapElement): Spellings {
  const found = new Collector();
  fromSoap(type, element, [], found);
  return found;
}

function fromJson(type: TypeDescription, value: unknown, path: Path, found: Collector): void {
  if (value === undefined) {
    found.add(path, type, 'left out');
    return;
  }
  if (value === null) {
    found.add(path, type, 'null');
    return;
  }
  if (path.length > maxDepth) return;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    found.add(path, type, formOf(type, String(value), typeof value));
    return;
  }
  if (typeof value !== 'object') return;
  if (Array.isArray(value)) {
    found.add(path, type, value.length === 0 ? 'an empty list' : 'a list');
    if (type.kind !== 'array') return;
    value.slice(0, maxItems).forEach((item, index) => fromJson(type.item.type, item, [...path, index], found));
    return;
  }
  const entries = Object.entries(value);
  if (type.kind === 'dictionary') {
    found.add(path, type, entries.length === 0 ? 'an empty object' : 'an object');
    for (const [key, entry] of entries) fromJson(type.value.type, entry, [...path, key], found);
  } else if (type.kind === 'carrier') {
    const actual = actualType(type, value);
    const members = new Map(entries);
    found.add(path, type, 'an object');
    for (const field of actual.fields) fromJson(field.type, members.get(field.name), [...path, field.name], found);
    for (const [name] of entries) if (!actual.fieldsByName.has(name)) found.addUnknown([...path, name]);
  } else {
    found.add(path, type, 'an object');
  }
}

function fromSoap(type: TypeDescription, element: SoapElement | undefined, path: Path, found: Collector): void {
  if (element === undefined) {
    found.add(path, type, 'left out');
    return;
  }
  if (isNil(element)) {
    found.add(path, type, 'nil');
    return;
  }
  if (path.length > maxDepth) return;
  const { children } = element;
  switch (type.kind) {
    case 'carrier': {
      const actual = derivedOf(type, element);
      const members = new Map(children.map((child) => [child.name, child]));
      found.add(path, type, 'an object');
      for (const field of actual.fields) fromSoap(field.type, members.get(field.name), [...path, field.name], found);
      for (const name of members.keys()) if (!actual.fieldsByName.has(name)) found.addUnknown([...path, name]);
      return;
    }
    case 'array':
      found.add(path, type, children.length === 0 ? 'an empty list' : 'a list');
      children.slice(0, maxItems).forEach((child, index) => fromSoap(type.item.type, child, [...path, index], found));
      return;
    case 'dictionary':
      found.add(path, type, children.length === 0 ? 'an empty object' : 'an object');
      for (const { children: pair } of children) {
        const key = pair.find(({ name }) => name === type.key.name)?.text;
        const value = pair.find(({ name }) => name === type.value.name);
        if (key !== undefined) fromSoap(type.value.type, value, [...path, key], found);
      }
      return;
    default:
      found.add(path, type, formOf(type, element.text, undefined));
  }
}

function derivedOf(type: CarrierType, { attributes }: SoapElement): CarrierType {
  const name = attributes['type']?.split(':').at(-1);
  return type.derived.find((each) => each.name === name) ?? type;
}
