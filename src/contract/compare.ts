import type { CarrierType, Contract, Field, HttpArguments, Message, Operation, TypeDescription } from './model.js';

/** One difference between two contracts. */
export interface ContractChange {
  readonly kind: 'gone' | 'changed' | 'new';
  /** Whether a program written for the first contract may fail, or lose data, with the second. */
  readonly breaking: boolean;
  /** `Appointment.GetAppointmentEntity`, `AppointmentEntity.Title`, `TaskType.Todo`. */
  readonly what: string;
  /** An explanation, if the name is not enough: `was int, is string`. */
  readonly detail: string | undefined;
}

/**
 * What is new, removed or changed from one contract to another, with breaking changes first. Types are compared if an
 * operation in both contracts uses them.
 *
 * What only WSDL documents say, such as the order of fields, is compared if both contracts come from them.
 *
 * A new field does not break a program, but a program that saves whole entities with the old contract erases its value.
 */
export function compareContracts(before: Contract, after: Contract): ContractChange[] {
  const comparison = new Comparison(before.format === 'wsdl' && after.format === 'wsdl');
  comparison.names('', before.agentNames, after.agentNames);
  for (const name of before.agentNames.filter((each) => after.agentNames.includes(each))) {
    const [old, current] = [before.agent(name).operations, after.agent(name).operations];
    comparison.names(`${name}.`, [...old.keys()], [...current.keys()]);
    for (const [operation, description] of old) {
      const other = current.get(operation);
      if (other !== undefined) comparison.operation(description, other);
    }
  }
  return comparison.changes.sort(
    (left, right) => Number(right.breaking) - Number(left.breaking) || compareText(left.what, right.what),
  );
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

class Comparison {
  readonly changes: ContractChange[] = [];
  readonly #seen = new Set<string>();

  constructor(private readonly describesSoap: boolean) {}

  /** Removed names are breaking changes; new ones are not. */
  names(prefix: string, before: readonly string[], after: readonly string[]): void {
    const [old, current] = [new Set(before), new Set(after)];
    for (const name of before) if (!current.has(name)) this.#add('gone', true, prefix + name);
    for (const name of after) if (!old.has(name)) this.#add('new', false, prefix + name);
  }

  operation(before: Operation, after: Operation): void {
    const name = `${before.agent}.${before.name}`;
    if (this.describesSoap) this.#text(`${name} SOAPAction`, before.soapAction, after.soapAction);
    this.#text(`${name} arguments over HTTP`, argumentsText(before.http), argumentsText(after.http));
    this.#message(name, before.input, after.input);
    this.#message(`${name} result`, before.output, after.output);
  }

  #message(name: string, before: Message, after: Message): void {
    this.#fields(name, before.fields, after.fields);
    if (!this.describesSoap) return;
    this.#text(`${name} element`, before.name, after.name);
    this.#fields(`${name} header`, before.headers, after.headers);
  }

  #fields(owner: string, before: readonly Field[], after: readonly Field[]): void {
    const names = (fields: readonly Field[]) => fields.map((field) => field.name);
    this.names(`${owner}.`, names(before), names(after));
    const common = names(before).filter((name) => names(after).includes(name));
    const kept = names(after).filter((name) => common.includes(name));
    // WCF drops fields that are out of order.
    if (this.describesSoap && common.join() !== kept.join())
      this.#add('changed', true, owner, 'its fields are in another order');
    for (const field of before) {
      const other = after.find((each) => each.name === field.name);
      if (other !== undefined) this.#field(`${owner}.${field.name}`, field, other);
    }
  }

  #field(name: string, before: Field, after: Field): void {
    this.#text(name, typeText(before.type), typeText(after.type));
    if (before.nillable && !after.nillable) this.#add('changed', true, name, 'may no longer be nil');
    if (!before.nillable && after.nillable) this.#add('changed', false, name, 'may be nil now');
    this.#type(before.type, after.type);
  }

  #type(before: TypeDescription, after: TypeDescription): void {
    if (before.kind === 'primitive' || after.kind === 'primitive' || before.kind !== after.kind) return;
    if (this.#seen.has(before.name)) return;
    this.#seen.add(before.name);
    if (before.kind === 'carrier' && after.kind === 'carrier') {
      this.#fields(before.name, before.fields, after.fields);
      this.#derived(before, after);
    } else if (before.kind === 'array' && after.kind === 'array') this.#field(before.name, before.item, after.item);
    else if (before.kind === 'dictionary' && after.kind === 'dictionary') {
      this.#field(`${before.name} key`, before.key, after.key);
      this.#field(`${before.name} value`, before.value, after.value);
    } else if ('members' in before && 'members' in after) {
      const names = (type: { readonly members: readonly { readonly name: string }[] }) =>
        type.members.map(({ name }) => name);
      this.names(`${before.name}.`, names(before), names(after));
      for (const member of before.members) {
        const other = after.members.find((each) => each.name === member.name);
        // An OpenAPI document does not say the number of a member that is unknown to this package.
        if (other === undefined || Number.isNaN(member.value) || Number.isNaN(other.value)) continue;
        this.#text(`${before.name}.${member.name}`, String(member.value), String(other.value));
      }
    }
  }

  /** The types that may be used instead of a carrier. */
  #derived(before: CarrierType, after: CarrierType): void {
    const names = (type: CarrierType) => type.derived.map(({ name }) => name);
    this.names(`${before.name} derived `, names(before), names(after));
    for (const derived of before.derived) {
      const other = after.derived.find(({ name }) => name === derived.name);
      if (other !== undefined) this.#type(derived, other);
    }
  }

  #text(what: string, before: string, after: string): void {
    if (before !== after) this.#add('changed', true, what, `was ${before}, is ${after}`);
  }

  #add(kind: ContractChange['kind'], breaking: boolean, what: string, detail?: string): void {
    this.changes.push({ kind, breaking, what, detail });
  }
}

function typeText(type: TypeDescription): string {
  return type.kind === 'primitive' ? type.name : `${type.kind} ${type.name}`;
}

function argumentsText(http: HttpArguments | undefined): string {
  switch (http?.kind) {
    case undefined:
      return 'only in SOAP';
    case 'none':
      return 'none';
    case 'query':
      return `in the query: ${Object.values(http.parameters).join(', ')}`;
    case 'body':
      return 'the body';
    case 'object': {
      const renamed = Object.entries(http.renamed).map(([name, property]) => `, with ${name} as ${property}`);
      return `an object${renamed.join('')}`;
    }
  }
}
