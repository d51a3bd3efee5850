import type { CarrierType, DictionaryType, TypeDescription } from '../../../contract/index.js';
import { carrierOfValue } from '../derived-carriers.js';
import { isJsonObject } from '../json-object.js';
import { fieldDefault, netDefault } from '../net-object.js';
import { doubleText } from '../net-numbers.js';
import { UnwritableValueError } from '../unwritable-value.js';
import { enumerationName, flagsText } from './enumerations.js';
import type { FlagSpelling } from './flag-names.js';
import { jsonScalars } from './scalars.js';
import { jsonText } from './text.js';

/** How an answer is written, in addition to its type. */
export interface JsonForm {
  readonly flagNames: FlagSpelling;
  /** Converts each text, such as into the requested language. */
  readonly text?: ((text: string) => string) | undefined;
}

type Write = (value: unknown) => string;

/**
 * Writes what is stored as Json.NET writes it from .NET objects: every member, in the order of the contract. A member that is
 * not there is what .NET has for nothing; one that is null is written as null, even where .NET has no null.
 */
export class JsonNetWriter {
  readonly #writers = new WeakMap<TypeDescription, Write>();

  constructor(private readonly form: JsonForm) {}

  /** @throws {UnwritableValueError} */
  write(type: TypeDescription, value: unknown): string {
    const held = value === undefined ? netDefault(type) : value;
    return held === null ? 'null' : this.#writerOf(type)(held);
  }

  /** What no type of the contract describes. */
  writeAny(value: unknown): string {
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string') return this.#text(value);
    if (typeof value === 'number') return Number.isInteger(value) ? doubleText(value) : jsonScalars.double.write(value);
    if (typeof value === 'boolean') return String(value);
    if (Array.isArray(value)) return `[${value.map((item) => this.writeAny(item)).join(',')}]`;
    if (!isJsonObject(value)) throw notOf('JSON value', value);
    const members = Object.entries(value).map(([name, entry]) => `${jsonText(name)}:${this.writeAny(entry)}`);
    return `{${members.join(',')}}`;
  }

  #writerOf(type: TypeDescription): Write {
    let write = this.#writers.get(type);
    if (write === undefined) this.#writers.set(type, (write = remembered(this.#make(type))));
    return write;
  }

  #make(type: TypeDescription): Write {
    switch (type.kind) {
      case 'carrier':
        return this.#carrier(type);
      case 'array':
        return (value) => {
          if (!Array.isArray(value)) throw notOf('array', value);
          let items = '';
          for (const item of value) items += `,${this.write(type.item.type, item)}`;
          return `[${items.slice(1)}]`;
        };
      case 'dictionary':
        return this.#dictionary(type);
      case 'enumeration': {
        const named = enumerationName(type);
        return (value) => nameOrNumber(typeof value === 'number' ? named(value) : value);
      }
      case 'flags': {
        const spelled = flagsText(type, this.form.flagNames);
        return (value) => nameOrNumber(spelled(value));
      }
      default:
        if (type.name === 'anyType') return (value) => this.writeAny(value);
        return type.name === 'string' ? (value) => this.#text(value) : jsonScalars[type.name].write;
    }
  }

  #text(value: unknown): string {
    const { text } = this.form;
    return jsonScalars.string.write(text !== undefined && typeof value === 'string' ? text(value) : value);
  }

  #carrier(type: CarrierType): Write {
    const own = this.#members(type);
    const derived = new Map<CarrierType, Write>();
    return (value) => {
      if (!isJsonObject(value)) throw notOf(type.name, value);
      const actual = carrierOfValue(type, value);
      if (actual === type) return own(value);
      let write = derived.get(actual);
      if (write === undefined) derived.set(actual, (write = this.#members(actual)));
      return write(value);
    };
  }

  #members(type: CarrierType): Write {
    interface Member {
      readonly name: string;
      readonly start: string;
      readonly absent: unknown;
      readonly type: TypeDescription;
      write: Write | undefined;
    }
    let members: readonly Member[] | undefined;
    return (value) => {
      members ??= type.fields.map((field, index) => ({
        name: field.name,
        start: `${index === 0 ? '{' : ','}${jsonText(field.name)}:`,
        absent: fieldDefault(field),
        type: field.type,
        write: undefined,
      }));
      let json = members.length === 0 ? '{' : '';
      for (const member of members) {
        const given = (value as Record<string, unknown>)[member.name];
        const held = given === undefined ? member.absent : given;
        json += member.start;
        // Found when first met, since carriers contain one another.
        json += held === null ? 'null' : (member.write ??= this.#writerOf(member.type))(held);
      }
      return `${json}}`;
    };
  }

  #dictionary(type: DictionaryType): Write {
    return (value) => {
      if (!isJsonObject(value)) throw notOf(type.name, value);
      let entries = '';
      for (const [key, entry] of Object.entries(value)) {
        entries += `,${jsonText(key)}:${this.write(type.value.type, entry)}`;
      }
      return `{${entries.slice(1)}}`;
    };
  }
}

/** Frozen values never change, so their text is cached: the rights of each kind of carrier. */
function remembered(write: Write): Write {
  const written = new WeakMap<object, string>();
  return (value) => {
    if (typeof value !== 'object' || value === null || Object.isExtensible(value)) return write(value);
    let json = written.get(value);
    if (json === undefined) {
      json = write(value);
      if (Object.isFrozen(value)) written.set(value, json);
    }
    return json;
  };
}

function nameOrNumber(value: unknown): string {
  if (typeof value === 'string') return jsonText(value);
  if (typeof value === 'number') return String(value);
  throw notOf('enumeration', value);
}

function notOf(type: string, value: unknown): UnwritableValueError {
  return new UnwritableValueError(`${Array.isArray(value) ? 'an array' : `a ${typeof value}`} is not a valid ${type}`);
}
