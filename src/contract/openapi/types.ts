import { ConfigurationError } from '../../errors/index.js';
import { lazyArray, SchemaCarrier } from '../lazy-types.js';
import type { CarrierType, EnumerationType, Field, FlagsType, TypeDescription } from '../model.js';
import { OpenApiField } from './field.js';
import type { JsonSchema, SchemaParts } from './json-schema.js';
import { partsOf } from './json-schema.js';
import type { KnownTypes } from './known-types.js';
import { enumerationIn, flagsIn, impliedType, scalarType, unnumbered } from './values.js';

/** Definitions may refer to others without a carrier between them, but not without end. */
const maxDepth = 30;

/** Where a value is declared, and what the contract in this package knows about it. */
interface Place {
  /** For messages: the file and the name in it. */
  readonly text: string;
  /** A name for a type that the document does not name, such as `TicketEntityStatus`. */
  readonly name: string;
  readonly known: TypeDescription | undefined;
  readonly depth: number;
}

/** The carriers and values of OpenAPI documents, resolved when they are first used. */
export class OpenApiTypes {
  readonly #definitions = new Map<string, { readonly schema: JsonSchema; readonly file: string }>();
  /** The definitions by the names of their carriers. */
  readonly #byCarrier = new Map<string, string>();
  readonly #resolved = new Map<string, TypeDescription>();
  readonly #adapted = new Map<string, CarrierType>();
  /** The names of enumerations that only a document has: by the wanted name, then by the members. */
  readonly #enumerations = new Map<string, Map<string, string>>();
  #derivations: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(private readonly knownTypes: KnownTypes) {}

  /** Adds a document's definitions. Several documents may declare the same ones. */
  add(schemas: ReadonlyMap<string, JsonSchema>, file: string): void {
    for (const [name, schema] of schemas) {
      if (this.#definitions.has(name)) continue;
      this.#definitions.set(name, { schema, file });
      const carrier = this.knownTypes.carrierName(name);
      if (!this.#byCarrier.has(carrier)) this.#byCarrier.set(carrier, name);
    }
  }

  /**
   * The value of a schema as a field.
   *
   * @param known the field in the contract of this package, if it has the field
   */
  field(name: string, schema: JsonSchema, owner: string, file: string, known: Field | undefined): Field {
    if (!/^[\p{L}_][\p{L}\p{N}\p{M}_.-]*$/u.test(name) || name === '__proto__') {
      const shown = JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name);
      throw invalid(`${file}: ${shown} is not a valid name in ${owner}`);
    }
    const text = `${file}: ${owner}.${name}`;
    const resolve = () =>
      this.#type(schema, {
        text,
        name: owner + name.charAt(0).toUpperCase() + name.slice(1),
        known: known?.type,
        depth: 0,
      });
    const { nullable } = partsOf(schema, text);
    return new OpenApiField(name, nullable ?? known?.nillable, known?.optional ?? true, resolve);
  }

  /** The properties of a definition as fields, such as those of a request. */
  fieldsOf(definition: string, owner: string, known: (name: string) => Field | undefined): Field[] {
    const { schema, file } = this.#definition(definition, owner);
    return this.#properties(partsOf(schema, `${file}: ${definition}`), owner, file, known);
  }

  /** The type in the documents for one in the contract of this package, or that type if the documents do not have it. */
  adapt(known: TypeDescription): TypeDescription {
    if (known.kind === 'carrier') {
      const definition = this.#byCarrier.get(known.name);
      const declared = definition === undefined ? undefined : this.#named(definition, placeOf(known.name));
      return declared?.kind === 'carrier'
        ? declared
        : this.#adaptedCarrier(known, known.base && this.#adaptBase(known));
    }
    if (known.kind === 'array') return lazyArray(nameOnly(known.name), () => this.adaptField(known.item));
    if (known.kind !== 'dictionary') return known;
    return { ...known, key: this.adaptField(known.key), value: this.adaptField(known.value) };
  }

  adaptField(known: Field): Field {
    return new OpenApiField(known.name, known.nillable, known.optional, () => this.adapt(known.type));
  }

  #adaptBase({ base }: CarrierType): CarrierType | undefined {
    const adapted = base === undefined ? undefined : this.adapt(base);
    return adapted?.kind === 'carrier' ? adapted : undefined;
  }

  /** A carrier that the documents do not declare, with the fields that its base does not have. */
  #adaptedCarrier(known: CarrierType, base: CarrierType | undefined): CarrierType {
    let carrier = this.#adapted.get(known.name);
    if (carrier === undefined) {
      carrier = new SchemaCarrier(
        nameOnly(known.name),
        () => base,
        () =>
          known.fields.filter(({ name }) => base?.fieldsByName.has(name) !== true).map((each) => this.adaptField(each)),
        () => known.derived.flatMap((each) => this.adapt(each)).filter((each) => each.kind === 'carrier'),
      );
      this.#adapted.set(known.name, carrier);
    }
    return carrier;
  }

  #type(schema: JsonSchema, place: Place): TypeDescription {
    if (place.depth > maxDepth)
      throw invalid(`${place.text} refers to itself, or through more than ${maxDepth} others`);
    const parts = partsOf(schema, place.text);
    if (parts.$ref !== undefined) return this.#named(definitionName(parts.$ref, place), place);
    const names = parts.enum?.filter((each) => typeof each === 'string');
    if (names !== undefined && names.length > 0) return this.#enumeration(names, place);
    const type = parts.type ?? impliedType(parts);
    if (type === 'array') return this.#array(parts, place);
    if (type === 'object') return this.#object(parts, place);
    return scalarType(type, parts.format, place.known);
  }

  #named(name: string, place: Place): TypeDescription {
    const resolved = this.#resolved.get(name);
    if (resolved !== undefined) return resolved;
    const { schema, file } = this.#definition(name, place.text);
    const parts = partsOf(schema, `${file}: ${name}`);
    const within = {
      ...place,
      text: `${file}: ${name}`,
      name: this.knownTypes.carrierName(name),
      depth: place.depth + 1,
    };
    const isCarrier = parts.allOf !== undefined || (parts.properties !== undefined && parts.$ref === undefined);
    const type = isCarrier ? this.#carrier(name, parts, file) : this.#type(schema, within);
    this.#resolved.set(name, type);
    return type;
  }

  #definition(name: string, from: string) {
    const definition = this.#definitions.get(name);
    if (definition === undefined) throw invalid(`${from} refers to ${shortened(name)}, which no document defines`);
    return definition;
  }

  #carrier(definition: string, parts: SchemaParts, file: string): CarrierType {
    const name = this.knownTypes.carrierName(definition);
    const known = this.knownTypes.carrier(name);
    const bases = this.#basesOf(definition);
    const own = [parts, ...(parts.allOf ?? []).map((each) => partsOf(each, `${file}: ${definition}`))];
    const carrier: CarrierType = new SchemaCarrier(
      nameOnly(name),
      () => {
        const base = bases[0] === undefined ? undefined : this.#named(bases[0], placeOf(definition));
        return base?.kind === 'carrier' ? base : undefined;
      },
      () => {
        const inherited = carrier.base?.fieldsByName;
        return own
          .flatMap((each) => this.#properties(each, name, file, (field) => known?.fieldsByName.get(field)))
          .filter((field) => inherited?.has(field.name) !== true);
      },
      () => this.#derived(definition, carrier, known),
    );
    return carrier;
  }

  #properties(parts: SchemaParts, owner: string, file: string, known: (name: string) => Field | undefined): Field[] {
    return Object.entries(parts.properties ?? {}).map(([name, schema]) =>
      this.field(name, schema, owner, file, known(name)),
    );
  }

  /** The definitions that a definition extends by `allOf`, the direct one first. */
  #basesOf(definition: string): string[] {
    const bases: string[] = [];
    let base = this.#baseOf(definition);
    while (base !== undefined) {
      if (bases.push(base) > maxDepth) {
        throw invalid(`${shortened(definition)} extends itself, or more than ${maxDepth} other definitions`);
      }
      base = this.#baseOf(base);
    }
    return bases;
  }

  #baseOf(definition: string): string | undefined {
    const found = this.#definitions.get(definition);
    if (found === undefined) return undefined;
    const text = `${found.file}: ${definition}`;
    const { properties, allOf = [] } = partsOf(found.schema, text);
    // A wrapper around one reference is that definition under another name.
    if (allOf.length < 2 && properties === undefined) return undefined;
    const reference = allOf.map((each) => each['$ref']).find((each) => typeof each === 'string');
    return reference === undefined ? undefined : this.#meantBy(definitionName(reference, { text }));
  }

  /** A definition that only refers to another one is that one under another name. */
  #meantBy(name: string): string {
    let meant = name;
    for (let names = 0; names <= maxDepth; names++) {
      const found = this.#definitions.get(meant);
      if (found === undefined) return meant;
      const text = `${found.file}: ${meant}`;
      const { $ref: reference, properties, allOf } = partsOf(found.schema, text);
      if (reference === undefined || properties !== undefined || allOf !== undefined) return meant;
      meant = definitionName(reference, { text });
    }
    throw invalid(`${shortened(name)} refers to itself, or to more than ${maxDepth} other definitions in turn`);
  }

  /** The carriers that the documents derive from another, and those that only the contract in this package knows. */
  #derived(definition: string, base: CarrierType, known: CarrierType | undefined): CarrierType[] {
    this.#derivations ??= this.#indexDerivations();
    const declared = (this.#derivations.get(definition) ?? []).map((name) => this.#named(name, placeOf(name)));
    const carriers = declared.filter((type) => type.kind === 'carrier');
    const names = new Set(carriers.map(({ name }) => name));
    const others = (known?.derived ?? []).filter(({ name }) => !names.has(name) && !this.#byCarrier.has(name));
    return [...carriers, ...others.map((each) => this.#adaptedCarrier(each, base))];
  }

  #indexDerivations(): ReadonlyMap<string, readonly string[]> {
    const index = new Map<string, string[]>();
    for (const name of this.#definitions.keys()) {
      for (const base of this.#basesOf(name)) {
        const derived = index.get(base);
        if (derived === undefined) index.set(base, [name]);
        else derived.push(name);
      }
    }
    return index;
  }

  #array({ items = {} }: SchemaParts, place: Place): TypeDescription {
    const known = place.known?.kind === 'array' ? place.known.item : undefined;
    const within = { ...place, name: `${place.name}Item`, known: known?.type, depth: place.depth + 1 };
    const type = this.#type(items, within);
    const name = known === undefined ? `ArrayOf${type.name}` : (place.known as { readonly name: string }).name;
    const itemName = known?.name ?? type.name;
    const item = new OpenApiField(itemName, partsOf(items, place.text).nullable ?? known?.nillable, true, () => type);
    return { kind: 'array', ...nameOnly(name), item };
  }

  #object(parts: SchemaParts, place: Place): TypeDescription {
    const { additionalProperties: entries, properties } = parts;
    if (properties !== undefined && Object.keys(properties).length > 0) {
      const [file = ''] = place.text.split(':');
      return new SchemaCarrier(
        nameOnly(place.name),
        () => undefined,
        () => this.#properties(parts, place.name, file, () => undefined),
        () => [],
      );
    }
    if (entries === undefined || entries === false) return { kind: 'primitive', name: 'anyType' };
    const known = place.known?.kind === 'dictionary' ? place.known : undefined;
    const within = { ...place, name: `${place.name}Value`, known: known?.value.type, depth: place.depth + 1 };
    const declared = entries === true ? {} : entries;
    const value = this.#type(declared, within);
    const nullable = partsOf(declared, place.text).nullable ?? known?.value.nillable;
    const key = known?.key ?? new OpenApiField('Key', true, false, () => ({ kind: 'primitive', name: 'string' }));
    return {
      kind: 'dictionary',
      ...nameOnly(known?.name ?? `DictionaryOf${value.name}`),
      pair: nameOnly(known?.pair.name ?? `${value.name}KeyValuePair`),
      key,
      value: new OpenApiField('Value', nullable, false, () => value),
    };
  }

  /**
   * A document lists an enumeration's names where it is used, so its name and numbers come from the contract in this
   * package: by the field, or by the names if it does not have the field.
   */
  #enumeration(names: readonly string[], place: Place): EnumerationType | FlagsType {
    const { known } = place;
    const isSame = known?.kind === 'enumeration' || known?.kind === 'flags';
    const found =
      isSame && known.members.some(({ name }) => names.includes(name)) ? known : this.knownTypes.withNames(names);
    if (found?.kind === 'flags') return flagsIn(found, names);
    if (found !== undefined) return enumerationIn(found, names);
    const name = this.#uniqueName(place.name, names);
    return { kind: 'enumeration', ...nameOnly(name), members: names.map(unnumbered), numberType: undefined };
  }

  /** The same name for the same list of names only. */
  #uniqueName(wanted: string, names: readonly string[]): string {
    const key = names.join();
    const lists = this.#enumerations.get(wanted) ?? new Map<string, string>();
    this.#enumerations.set(wanted, lists);
    let name = lists.get(key);
    if (name === undefined) {
      name = lists.size === 0 ? wanted : `${wanted}${lists.size + 1}`;
      lists.set(key, name);
    }
    return name;
  }
}

function definitionName(reference: string, { text }: { readonly text: string }): string {
  const found = /^#\/(?:definitions|components\/schemas)\/(.+)$/.exec(reference)?.[1];
  if (found === undefined)
    throw invalid(
      `${text} refers to ${shortened(reference)}; only definitions of the same document can be referred to`,
    );
  return found.replaceAll('~1', '/').replaceAll('~0', '~');
}

function placeOf(name: string): Place {
  return { text: name, name, known: undefined, depth: 0 };
}

function nameOnly(name: string): { readonly namespace: string; readonly name: string } {
  return { namespace: '', name };
}

function shortened(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

function invalid(problem: string): ConfigurationError {
  // A document may have names of any length.
  const shown = problem.length > 500 ? `${problem.slice(0, 500)}…` : problem;
  return new ConfigurationError(shown, { path: 'contract.source' });
}
