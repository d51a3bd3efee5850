import { ConfigurationError } from '../errors/index.js';
import type {
  CarrierType,
  EnumerationMember,
  Field,
  PrimitiveName,
  PrimitiveType,
  QualifiedName,
  TypeDescription,
} from './model.js';
import { primitiveNames } from './model.js';
import { lazyArray, SchemaCarrier, SchemaField } from './lazy-types.js';
import { namespaces } from './namespaces.js';
import { attribute, childNamed, declaredName, childrenNamed, localName, type XmlElement } from './xml-document.js';

const primitives: ReadonlyMap<string, PrimitiveType> = new Map(
  primitiveNames.map((name: PrimitiveName) => [name, { kind: 'primitive', name }]),
);

interface Declaration {
  readonly element: XmlElement;
  readonly namespace: string;
  readonly file: string;
}

/**
 * The types and elements of the schemas of one document, resolved when needed: an unused carrier costs only its entry in
 * the index.
 */
export class SchemaSet {
  readonly #types = new Map<string, Declaration>();
  readonly #elements = new Map<string, Declaration>();
  readonly #resolved = new Map<string, TypeDescription>();
  #derivations: Map<string, string[]> | undefined;

  /** @param shared the schemas that several documents include, so that they share the types */
  constructor(private readonly shared?: SchemaSet) {}

  add(schema: XmlElement, file: string): void {
    const namespace = schema.attributes['targetNamespace'] ?? '';
    for (const element of schema.children) {
      const index = element.name === 'element' ? this.#elements : isType(element) ? this.#types : undefined;
      if (index === undefined) continue;
      // The attributes of such an element are read from its text each time.
      const { name: kind, attributes } = element;
      if (attributes['name'] === undefined) continue;
      const name = declaredName({ name: kind, attributes }, file);
      const key = keyOf({ namespace, name });
      if (!index.has(key)) index.set(key, { element, namespace, file });
    }
  }

  /** The names of the global types, for comparison and generation. */
  typeNames(): QualifiedName[] {
    return [...this.#types].map(([key, { namespace }]) => ({ namespace, name: key.slice(key.indexOf('}') + 1) }));
  }

  /** A global element as a field, to which a message part or a header refers. */
  elementAsField(reference: QualifiedName, file: string): Field {
    const { element, namespace, file: declaredIn } = this.#element(reference, file);
    return this.#field(element, namespace, declaredIn);
  }

  /** The fields of the anonymous sequence inside a global element: the parameters of an operation. */
  wrapperFields(reference: QualifiedName, file: string): Field[] {
    const { element, namespace, file: declaredIn } = this.#element(reference, file);
    const complexType = childNamed(element, 'complexType');
    return complexType === undefined ? [] : this.#sequence(complexType, namespace, declaredIn);
  }

  #element(reference: QualifiedName, file: string): Declaration {
    const key = keyOf(reference);
    const declaration =
      this.#elements.get(key) ?? (this.shared === undefined ? undefined : this.shared.#elements.get(key));
    if (declaration === undefined) throw missing('element', reference, file);
    return declaration;
  }

  type(reference: QualifiedName, file: string): TypeDescription {
    if (reference.namespace === namespaces.schema) {
      const primitive = primitives.get(reference.name);
      if (primitive === undefined) throw missing('type', reference, file);
      return primitive;
    }
    if (reference.namespace === namespaces.serialization) {
      const primitive = primitives.get(reference.name);
      if (primitive !== undefined) return primitive;
    }
    const key = keyOf(reference);
    const known = this.#resolved.get(key);
    if (known !== undefined) return known;
    const declaration = this.#types.get(key);
    if (declaration === undefined && this.shared !== undefined) return this.shared.type(reference, file);
    if (declaration === undefined) throw missing('type', reference, file);
    this.#checkBases(reference, declaration);
    const type =
      declaration.element.name === 'simpleType'
        ? this.#simpleType(reference, declaration)
        : this.#complexType(reference, declaration);
    this.#resolved.set(key, type);
    return type;
  }

  /** A type that is based on itself would have no end, and whatever follows a chain of types recurses once for each. */
  #checkBases({ name }: QualifiedName, { element, file }: Declaration): void {
    let current: XmlElement | undefined = element;
    for (let depth = 0; current !== undefined; depth++) {
      if (depth > maxBases) {
        throw new ConfigurationError(`${file}: ${name} is based on itself, or on more than ${maxBases} other types`);
      }
      const reference = baseReferenceOf(current);
      current = reference === undefined ? undefined : this.#declarationOf(reference)?.element;
    }
  }

  #declarationOf(reference: QualifiedName): Declaration | undefined {
    const own = this.#types.get(keyOf(reference));
    return own ?? (this.shared === undefined ? undefined : this.shared.#declarationOf(reference));
  }

  #simpleType(name: QualifiedName, { element, file }: Declaration): TypeDescription {
    const list = childNamed(element, 'list');
    const inner = list === undefined ? element : (childNamed(list, 'simpleType') ?? element);
    const restriction = childNamed(inner, 'restriction');
    const members = restriction === undefined ? [] : enumerationMembers(restriction, list !== undefined);
    const numberType = noteOf(element, 'ActualType')?.attributes['Name'];
    if (list !== undefined) return { kind: 'flags', ...name, members, numberType };
    if (members.length > 0) return { kind: 'enumeration', ...name, members, numberType };
    if (restriction === undefined) throw new ConfigurationError(`${file}: simpleType ${name.name} has no restriction`);
    return this.type(resolveName(restriction, attribute(restriction, 'base', file)), file);
  }

  #complexType(name: QualifiedName, declaration: Declaration): TypeDescription {
    const { element, namespace, file } = declaration;
    const repeated = onlyRepeatedElement(element);
    if (repeated !== undefined) {
      const pairType = childNamed(repeated, 'complexType');
      if (pairType === undefined) return lazyArray(name, () => this.#field(repeated, namespace, file));
      const [key, value] = this.#sequence(pairType, namespace, file);
      if (key === undefined || value === undefined) {
        throw new ConfigurationError(`${file}: ${name.name} repeats an element that is neither an item nor a pair`);
      }
      const pair = { namespace, name: declaredName(repeated, file) };
      return { kind: 'dictionary', ...name, pair, key, value };
    }
    return new SchemaCarrier(
      name,
      () => this.#baseOf(element, file),
      () => this.#sequence(extensionOf(element) ?? element, namespace, file),
      () => this.#derivedFrom(name, file),
    );
  }

  #baseOf(element: XmlElement, file: string): CarrierType | undefined {
    const extension = extensionOf(element);
    if (extension === undefined) return undefined;
    const base = this.type(resolveName(extension, attribute(extension, 'base', file)), file);
    return base.kind === 'carrier' ? base : undefined;
  }

  #derivedFrom(name: QualifiedName, file: string): CarrierType[] {
    this.#derivations ??= this.#indexDerivations();
    return (this.#derivations.get(keyOf(name)) ?? []).flatMap((key) => {
      const end = key.indexOf('}');
      const type = this.type({ namespace: key.slice(1, end), name: key.slice(end + 1) }, file);
      return type.kind === 'carrier' ? [type, ...type.derived] : [];
    });
  }

  #indexDerivations(): Map<string, string[]> {
    const index = new Map<string, string[]>();
    for (const [key, { element, file }] of this.#types) {
      const extension = extensionOf(element);
      if (extension === undefined) continue;
      const base = keyOf(resolveName(extension, attribute(extension, 'base', file)));
      const derived = index.get(base);
      if (derived === undefined) index.set(base, [key]);
      else derived.push(key);
    }
    return index;
  }

  #sequence(parent: XmlElement, namespace: string, file: string): Field[] {
    const sequence = childNamed(parent, 'sequence');
    if (sequence === undefined) return [];
    return childrenNamed(sequence, 'element').map((element) => this.#field(element, namespace, file));
  }

  #field(element: XmlElement, namespace: string, file: string): Field {
    const name = declaredName(element, file);
    const typeName = element.attributes['type'];
    if (typeName === undefined) throw new ConfigurationError(`${file}: element ${name} has no named type`);
    const reference = resolveName(element, typeName);
    return new SchemaField(
      namespace,
      name,
      element.attributes['nillable'] === 'true',
      element.attributes['minOccurs'] === '0',
      () => this.type(reference, file),
    );
  }
}

/** The contract's own types are based on at most three others. */
const maxBases = 30;

/** The item of an array, or the value of a dictionary. */
function itemOf(repeated: XmlElement | undefined): XmlElement | undefined {
  const pair = repeated === undefined ? undefined : childNamed(repeated, 'complexType');
  if (pair === undefined) return repeated;
  const sequence = childNamed(pair, 'sequence');
  return sequence === undefined ? undefined : childrenNamed(sequence, 'element')[1];
}

/** The type that a type restricts, extends or repeats. */
function baseReferenceOf(element: XmlElement): QualifiedName | undefined {
  const restriction = element.name === 'simpleType' ? childNamed(element, 'restriction') : undefined;
  const based = restriction ?? extensionOf(element);
  const source = based ?? itemOf(onlyRepeatedElement(element));
  const reference = source?.attributes[based === undefined ? 'type' : 'base'];
  return source === undefined || reference === undefined ? undefined : resolveName(source, reference);
}

/** WCF writes a member's number only if it is not the next one (the next power of two in flags). */
function enumerationMembers(restriction: XmlElement, flags: boolean): EnumerationMember[] {
  return childrenNamed(restriction, 'enumeration').map((element, index) => {
    const value = noteOf(element, 'EnumerationValue');
    const implied = flags ? 2 ** index : index;
    return { name: element.attributes['value'] ?? '', value: value === undefined ? implied : Number(value.text) };
  });
}

/** What WCF notes about a declaration for .NET. */
function noteOf(declared: XmlElement, name: string): XmlElement | undefined {
  const annotated = childNamed(declared, 'annotation');
  const information = annotated === undefined ? undefined : childNamed(annotated, 'appinfo');
  return information === undefined ? undefined : childNamed(information, name);
}

function onlyRepeatedElement(complexType: XmlElement): XmlElement | undefined {
  const sequence = childNamed(complexType, 'sequence');
  const only = sequence?.children.length === 1 ? sequence.children[0] : undefined;
  return only?.attributes['maxOccurs'] === 'unbounded' ? only : undefined;
}

function extensionOf(complexType: XmlElement): XmlElement | undefined {
  // Most types extend none, and the index of derived types asks this of every type of the contract.
  if (!complexType.mayContain('extension')) return undefined;
  const content = childNamed(complexType, 'complexContent');
  return content === undefined ? undefined : childNamed(content, 'extension');
}

/** Resolves a `prefix:name` in an attribute's value by the namespace declarations of the element. */
export function resolveName(element: XmlElement, qualified: string): QualifiedName {
  const prefix = qualified.includes(':') ? qualified.slice(0, qualified.indexOf(':')) : '';
  return { namespace: element.namespaces.get(prefix) ?? '', name: localName(qualified) };
}

function isType(element: XmlElement): boolean {
  return element.name === 'complexType' || element.name === 'simpleType';
}

function keyOf({ namespace, name }: QualifiedName): string {
  return `{${namespace}}${name}`;
}

function missing(kind: string, { namespace, name }: QualifiedName, file: string): ConfigurationError {
  return new ConfigurationError(`${file} refers to the ${kind} ${name} of ${namespace}, which no schema declares`);
}
