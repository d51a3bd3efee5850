import { additionalFlagNames } from '../flag-names.js';
import type { CarrierType, EnumerationType, FlagsType, Operation, TypeDescription } from '../model.js';
import type { WsdlContract } from '../wsdl-contract.js';

/** The carriers whose names in OpenAPI documents, which are those of the .NET classes, differ from the names in WSDL. */
const classNames: Readonly<Record<string, string>> = { SoTask: 'Task' };

/**
 * What an OpenAPI document does not say, from the contract in this package: the names and numbers of enumerations, which of
 * them are flags, that a string is a time span, and which carriers are derived from another.
 *
 * A document only lists the names of an enumeration, where it is used. It declares the masks of rights and the time spans as
 * plain strings, and no derived carrier (measured on the vendor's documents of July 2026).
 */
export class KnownTypes {
  #byNames: ReadonlyMap<string, EnumerationType | FlagsType> | undefined;

  constructor(private readonly contract: WsdlContract) {}

  get agentNames(): readonly string[] {
    return this.contract.agentNames;
  }

  get principal(): TypeDescription {
    return this.contract.principal;
  }

  /** The name of a carrier in the library, for the name of a definition, such as `SuperOffice.CRM.Services.SoTask`. */
  carrierName(definition: string): string {
    const name = definition.slice(definition.lastIndexOf('.') + 1);
    return Object.hasOwn(classNames, name) ? (classNames[name] ?? name) : name;
  }

  carrier(name: string): CarrierType | undefined {
    const type = this.contract.typeNamed(name);
    return type?.kind === 'carrier' ? type : undefined;
  }

  operations(agent: string): ReadonlyMap<string, Operation> | undefined {
    return this.contract.agentNames.includes(agent) ? this.contract.agent(agent).operations : undefined;
  }

  operation(agent: string, name: string): Operation | undefined {
    return this.operations(agent)?.get(name);
  }

  /** The enumeration or flags with exactly these names in JSON, for a field that this package does not know. */
  withNames(names: readonly string[]): EnumerationType | FlagsType | undefined {
    this.#byNames ??= this.#indexNames();
    return this.#byNames.get(keyOf(names));
  }

  #indexNames(): ReadonlyMap<string, EnumerationType | FlagsType> {
    const index = new Map<string, EnumerationType | FlagsType>();
    const ambiguous = new Set<string>();
    for (const name of [...this.contract.typeNames()].sort()) {
      const type = this.contract.typeNamed(name);
      if (type?.kind !== 'enumeration' && type?.kind !== 'flags') continue;
      const key = keyOf(namesInJson(type));
      const other = index.get(key);
      if (other === undefined) index.set(key, type);
      else if (other.kind !== type.kind) ambiguous.add(key);
    }
    for (const key of ambiguous) index.delete(key);
    return index;
  }
}

/** In JSON, flags have names for zero and combinations too, and bits without a name have none. */
export function namesInJson(type: EnumerationType | FlagsType): string[] {
  const declared = type.members.map(({ name }) => name).filter((name) => !isUndefinedValue(name));
  const more = type.kind === 'flags' && Object.hasOwn(additionalFlagNames, type.name);
  return [...declared, ...(more ? Object.keys(additionalFlagNames[type.name] ?? {}) : [])];
}

/** DataContractSerializer's name for a bit that has none: `UndefinedValue256`. */
export function isUndefinedValue(name: string): boolean {
  return /^UndefinedValue\d+$/.test(name);
}

function keyOf(names: readonly string[]): string {
  return [...new Set(names)].sort().join();
}
