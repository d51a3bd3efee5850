import type { Field, Operation } from '../contract/index.js';
import { exampleParameters } from './example-values.js';

/**
 * Arguments of SOAP that REST calls otherwise, by the name in REST. Source: the descriptions of these parameters in the
 * vendor's OpenAPI document for REST.
 */
const argumentsByParameter: Readonly<Record<string, readonly string[]>> = {
  archiveProviderName: ['ProviderName'],
  listname: ['Name'],
  flat: ['ForceFlatList'],
  additional: ['AdditionalInfo'],
  query: ['SearchValue'],
  section: ['PrefSection'],
  key: ['PrefKey'],
  Value: ['KeyValue'],
  $select: ['Columns', 'Select'],
  $filter: ['Restriction', 'Restrictions'],
  $orderBy: ['SortOrder'],
  $entities: ['Entities'],
  $top: ['PageSize'],
  $skip: ['Page'],
  $options: ['Options'],
  $context: ['Context'],
};

/** Steps of a path that take a part of an argument: a user-defined field is named by its `ProgId`. */
const partsByStep: Readonly<Record<string, { readonly argument: string; readonly value: string }>> = {
  progidOrLabel: { argument: 'Info', value: 'SuperOffice:1' },
};

/** The argument that a parameter of REST takes: of the same name in any case, or of the one that SOAP has for it. */
export function argumentFor(parameter: string, names: Iterable<string>): string | undefined {
  const known = Object.hasOwn(argumentsByParameter, parameter) ? (argumentsByParameter[parameter] ?? []) : [];
  const part = Object.hasOwn(partsByStep, parameter) ? partsByStep[parameter]?.argument : undefined;
  const all = [...names];
  return all.find((name) => name.toLowerCase() === parameter.toLowerCase() || known.includes(name) || name === part);
}

/** Where a call can have arguments. */
export interface Places {
  readonly query: readonly string[];
  readonly steps: readonly string[];
  readonly hasBody: boolean;
}

/** How many arguments of an operation a call cannot take. A step takes one value, and only a body takes an object. */
export function argumentsWithoutPlace(fields: readonly Field[], { query, steps, hasBody }: Places): number {
  const names = fields.map(({ name }) => name);
  const taking = (parameter: string) => argumentFor(parameter, names);
  const named = new Set([...query, ...steps].map(taking));
  const left = fields.filter(({ name }) => !named.has(name));
  const objects = left.filter(({ type: { kind } }) => kind !== 'primitive' && kind !== 'enumeration').length;
  const values = left.length - objects;
  const freeSteps = steps.filter((step) => taking(step) === undefined).length;
  const inBody = hasBody ? 1 : 0;
  return Math.max(0, objects - inBody) + Math.max(0, values - freeSteps - Math.max(0, inBody - objects));
}

/** The arguments of an operation with example values, each used once: in the query, in the path, or in the body. */
export class RestArguments {
  readonly #left: Map<string, unknown>;
  readonly #binary: ReadonlySet<string>;

  constructor({ input }: Operation) {
    this.#left = new Map(Object.entries(exampleParameters(input.fields)));
    this.#binary = new Set(
      input.fields.flatMap(({ name, type }) =>
        type.kind === 'primitive' && type.name === 'base64Binary' ? [name] : [],
      ),
    );
  }

  /** A parameter with its values; none if the operation has no such argument. */
  inQuery(parameter: string): string[] {
    const value = this.#named(parameter);
    if (value === undefined || value === '') return [];
    // An array is repeated (`collectionFormat: multi`), except in the parameters of OData, which are text.
    const values = parameter.startsWith('$') ? [inOData(value)] : [value].flat();
    return values.map((each) => `${parameter}=${encoded(each)}`);
  }

  /** The value of a step; one without an argument of its name takes the next number, or the next text. */
  inPath(step: string): string {
    const part = Object.hasOwn(partsByStep, step) ? partsByStep[step]?.value : undefined;
    const named = this.#named(step);
    if (named !== undefined) return encoded(part ?? named);
    const isId = /id$/i.test(step);
    const wanted = isId ? 'number' : 'string';
    const [name, value] = [...this.#left].find(([, each]) => typeof each === wanted) ?? [];
    if (name !== undefined) this.#left.delete(name);
    return encoded(value ?? (isId ? 7 : 'name'));
  }

  body(): { readonly value: unknown; readonly isBinary: boolean } {
    const entries = [...this.#left];
    const bodies = entries.filter(([, value]) => typeof value === 'object');
    const [only] = bodies.length === 1 ? bodies : entries;
    if (only === undefined) return { value: {}, isBinary: false };
    return { value: only[1], isBinary: this.#binary.has(only[0]) };
  }

  #named(parameter: string): unknown {
    const name = argumentFor(parameter, this.#left.keys());
    if (name === undefined) return undefined;
    const value = this.#left.get(name);
    this.#left.delete(name);
    return value;
  }
}

/**
 * Lists of SOAP as the text of OData: `name asc`, `name begins 'A'`. Page 0 of SOAP, which the examples read, begins at row
 * 0 of `$skip`.
 */
function inOData(value: unknown): unknown {
  return Array.isArray(value) ? value.map(termOf).join(',') : value;
}

function termOf(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item);
  const { Name, Direction, Operator, Values } = item as Readonly<Record<string, unknown>>;
  return Array.isArray(Values)
    ? `${String(Name)} ${String(Operator)} ${Values.map((each) => `'${String(each)}'`).join(',')}`
    : `${String(Name)} ${String(Direction).toLowerCase()}`;
}

/** A value in an address that any of the languages can write between quotes. */
export function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text).replaceAll("'", '%27');
}
