import { type CarrierType, type Operation } from '../contract/index.js';
import { entityTypes, operationName } from '../operations/index.js';
import { exampleParameters, exampleValue, plainFields } from './example-values.js';
import { restCallTable } from './rest-calls.js';

/** A request over HTTP, with example values. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/`, with names in braces, and the names of query parameters: `Contact/{id}?fk`. */
  readonly pattern: string;
  /** Below `/api/v1/`, with values. */
  readonly address: string;
  /** The value that is sent as JSON; absent if there is none. */
  readonly body?: unknown;
  /** Of the value; JSON if it is absent. */
  readonly contentType?: string;
  /** The content is sent as it is, not as JSON. */
  readonly sendsBytes: boolean;
  readonly answer: 'json' | 'bytes' | 'nothing';
  /** What is read first, because the whole entity is saved. */
  readonly entity?: SavedEntity;
}

/** Saving replaces every field, so a program reads the entity, changes it and saves it. */
export interface SavedEntity {
  readonly read: HttpCall;
  readonly field: string;
  readonly value: unknown;
}

/** The call of the HTTP-RPC agents that does what a SOAP operation does; undefined if only SOAP has the operation. */
export function agentCall(operation: Operation): HttpCall | undefined {
  const { agent, name, http, input } = operation;
  if (http === undefined) return undefined;
  const values = exampleParameters(input.fields);
  const path = `Agents/${agent}/${name}`;
  const common = { method: 'POST', sendsBytes: false, answer: answerOf(operation) } as const;
  switch (http.kind) {
    case 'none':
      return { ...common, pattern: path, address: path };
    case 'query': {
      const names = Object.entries(http.parameters);
      const query = names.map(([field, parameter]) => `${parameter}=${encoded(values[field])}`).join('&');
      return {
        ...common,
        pattern: `${path}?${names.map(([, parameter]) => parameter).join('&')}`,
        address: `${path}?${query}`,
      };
    }
    case 'body':
      return { ...common, pattern: path, address: path, body: Object.values(values)[0] };
    case 'object': {
      const named = Object.entries(values).map(([field, value]) => [http.renamed[field] ?? field, value] as const);
      return { ...common, pattern: path, address: path, body: Object.fromEntries(named) };
    }
  }
}

/** The same call, with the entity read before it is saved, if the operation saves one that the agent can read. */
export function agentCallWithRead(operation: Operation, read: Operation | undefined): HttpCall | undefined {
  const call = agentCall(operation);
  const change = call === undefined || read === undefined ? undefined : changeOf(operation);
  const reading = read === undefined ? undefined : agentCall(read);
  if (call === undefined || change === undefined || reading === undefined) return call;
  return operation.http?.kind === 'body' ? { ...call, entity: { read: reading, ...change } } : call;
}

/** The field that an example changes in an entity that it saves. */
export function changeOf({ input }: Operation): { readonly field: string; readonly value: unknown } | undefined {
  const type = input.fields.length === 1 ? input.fields[0]?.type : undefined;
  return type?.kind === 'carrier' ? changeIn(type) : undefined;
}

function changeIn(type: CarrierType): { readonly field: string; readonly value: unknown } | undefined {
  const fields = [...type.fieldsByName.values()].filter(({ type: { kind } }) => kind === 'primitive');
  const isText = ({ type: each }: (typeof fields)[number]) => each.kind === 'primitive' && each.name === 'string';
  const field =
    fields.find((each) => isText(each) && /^(?:Name|Title|Description|Heading|Header|Department)$/.test(each.name)) ??
    fields.find(isText) ??
    plainFields(type).find(({ name }) => !name.endsWith('Id'));
  return field === undefined ? undefined : { field: field.name, value: exampleValue(field.type, field.name, 1) };
}

/** The calls of REST resources with the same effect. */
export function restCalls(operation: Operation): HttpCall[] {
  return (restRows().get(`${operation.agent}.${operation.name}`) ?? []).map((row) => restCall(row, operation));
}

let rows: ReadonlyMap<string, readonly string[]> | undefined;

function restRows(): ReadonlyMap<string, readonly string[]> {
  return (rows ??= new Map(
    restCallTable
      .trim()
      .split('\n')
      .map((line) => {
        const [name = '', ...calls] = line.split(/ (?=[A-Z]+ )/);
        return [name, calls.map((call) => call.replace(/ \|$/, ''))] as const;
      }),
  ));
}

function restCall(row: string, operation: Operation): HttpCall {
  const [, method = '', path = '', query = '', body] = /^([A-Z]+) ([^ ?]+)(?:\?(\S+))?( \+body)?$/.exec(row) ?? [];
  const values = new RestValues(operation);
  const address = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encoded(values.take(name)));
  const names = query === '' ? [] : query.split('&');
  const parameters = names.flatMap((name) => {
    const value = values.named(name);
    return value === undefined ? [] : [`${name}=${encoded(value)}`];
  });
  const common = {
    method: method as HttpCall['method'],
    pattern: query === '' ? path : `${path}?${query}`,
    address: parameters.length === 0 ? address : `${address}?${parameters.join('&')}`,
  };
  const change = method === 'PATCH' ? changeOf(operation) : undefined;
  if (change !== undefined) {
    const merge = { body: { [change.field]: change.value }, contentType: 'application/merge-patch+json' };
    return { ...common, ...merge, sendsBytes: false, answer: 'json' };
  }
  const content = body === undefined ? undefined : values.rest();
  return {
    ...common,
    ...(content === undefined || content.isBinary ? {} : { body: content.value }),
    sendsBytes: content?.isBinary === true,
    answer: method === 'DELETE' ? 'nothing' : answerOf(operation),
  };
}

/** The operation's arguments, each used once: by name in the path and the query, and what is left in the body. */
class RestValues {
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

  /** The value for a step of the path; one without a name of its own is the first that is not an object. */
  take(name: string): unknown {
    const found = this.named(name);
    if (found !== undefined) return found;
    for (const [key, value] of this.#left) {
      if (typeof value === 'object') continue;
      this.#left.delete(key);
      return value;
    }
    return /id$/i.test(name) ? 7 : 'name';
  }

  named(name: string): unknown {
    const wanted = name.toLowerCase();
    for (const [key, value] of this.#left) {
      if (key.toLowerCase() !== wanted) continue;
      this.#left.delete(key);
      return value;
    }
    return undefined;
  }

  rest(): { readonly value: unknown; readonly isBinary: boolean } {
    const entries = [...this.#left];
    const bodies = entries.filter(([, value]) => typeof value === 'object');
    const [only] = bodies.length === 1 ? bodies : entries;
    if (only === undefined) return { value: {}, isBinary: false };
    return { value: only[1], isBinary: this.#binary.has(only[0]) };
  }
}

function answerOf({ output }: Operation): HttpCall['answer'] {
  const type = output.fields[0]?.type;
  if (type === undefined) return 'nothing';
  return type.kind === 'primitive' && type.name === 'base64Binary' ? 'bytes' : 'json';
}

function encoded(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return encodeURIComponent(text);
}

/** The name of the operation that reads what an operation saves. */
export function readBefore({ agent, name }: Operation): string | undefined {
  for (const entity of entityTypes.values()) {
    if (entity.agent === agent && operationName(entity, 'Save') === name) return operationName(entity, 'Get');
  }
  return undefined;
}
