import type { Contract, Field, TypeDescription } from '../../../contract/index.js';

/** Types whose values can be any text. */
const textKinds: ReadonlySet<string> = new Set(['string', 'anyType', 'anyURI', 'char', 'guid', 'base64Binary']);
const numberKinds: ReadonlySet<string> = new Set(
  'byte short int long unsignedByte unsignedShort unsignedInt unsignedLong float double decimal'.split(' '),
);

/** What a server writes for a zero without a name, as in recorded answers. It says nothing about anybody. */
const zeroName = 'Unknown';

/** The types of all fields with one name in a contract. */
interface NamedFields {
  readonly kinds: Set<string>;
  readonly members: Set<string>;
}

/**
 * Looks up fields by name alone, since a body is masked without being decoded: a capture is made to find answers whose shape
 * differs from the contract.
 */
export class FieldKinds {
  readonly #byName = new Map<string, NamedFields>();
  readonly #seen = new Set<TypeDescription>();

  constructor(contract: Contract) {
    for (const agent of contract.agentNames) {
      for (const { input, output } of contract.agent(agent).operations.values()) {
        for (const field of [...input.fields, ...output.fields, ...output.headers]) this.#add(field);
      }
    }
  }

  /** Is the text one or more names of enumeration members, in a field that is always an enumeration? */
  isMemberNames(name: string, text: string): boolean {
    const fields = this.#byName.get(name);
    if (
      fields === undefined ||
      fields.members.size === 0 ||
      text.length > 400 ||
      !/^[\w-]+(?:[ ,]+[\w-]+)*$/.test(text)
    )
      return false;
    const words = text.split(/[ ,]+/);
    const { kinds, members } = fields;
    const isEnumeration = [...kinds].every((kind) => !textKinds.has(kind));
    // Words separated by spaces are a SOAP list with names from the contract, or the name of a person.
    if (!isEnumeration || /[^,] /.test(text)) return words.every((word) => members.has(word) || word === zeroName);
    // A server's own member names are unknown: they look like identifiers, or are numbers.
    const isNumbered = [...kinds].every((kind) => !numberKinds.has(kind));
    return words.every(
      (word) => members.has(word) || /^[A-Z][A-Za-z0-9_]*$/.test(word) || (isNumbered && /^-?\d{1,10}$/.test(word)),
    );
  }

  /** Is every field of this name a time span? */
  isTimeSpan(name: string): boolean {
    const kinds = this.#byName.get(name)?.kinds;
    return kinds?.size === 1 && kinds.has('duration');
  }

  /** Does the contract have a field of this name? */
  has(name: string): boolean {
    return this.#byName.has(name);
  }

  /** Is a field of this name a dictionary somewhere? */
  isDictionary(name: string): boolean {
    return this.#byName.get(name)?.kinds.has('dictionary') === true;
  }

  #add({ name, type }: Pick<Field, 'name' | 'type'>): void {
    let fields = this.#byName.get(name);
    if (fields === undefined) this.#byName.set(name, (fields = { kinds: new Set(), members: new Set() }));
    fields.kinds.add(type.kind === 'primitive' ? type.name : type.kind);
    if (type.kind === 'enumeration' || type.kind === 'flags') {
      for (const member of type.members) fields.members.add(member.name);
    }
    this.#below(type);
  }

  #below(type: TypeDescription): void {
    if (this.#seen.has(type)) return;
    this.#seen.add(type);
    switch (type.kind) {
      case 'carrier':
        for (const field of type.fields) this.#add(field);
        for (const derived of type.derived) this.#below(derived);
        break;
      case 'array':
        this.#below(type.item.type);
        break;
      case 'dictionary':
        this.#below(type.value.type);
        break;
      default:
    }
  }
}
