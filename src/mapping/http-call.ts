import { type CarrierType, type Operation } from '../contract/index.js';
import { entityTypes, operationName } from '../operations/index.js';
import { exampleParameters, exampleValue, plainFields } from './example-values.js';
import { encoded } from './rest-arguments.js';

/** A request over HTTP, with example values. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below `/api/v1/`, with names in braces, and the names of query parameters: `Contact/{id}?fk`. */
  readonly pattern: string;
  /** Below `/api/v1/`, with values. */
  readonly address: string;
  /** The value that is sent as JSON; absent if there is none. */
  readonly body?: unknown;
  /** Of the body; if it is absent, JSON, or `application/octet-stream` for bytes. */
  readonly contentType?: string;
  /** The content is sent as it is, not as JSON. */
  readonly sendsBytes: boolean;
  readonly answer: 'json' | 'bytes' | 'nothing';
  /** The media type of the answer; if it is absent, JSON, or `application/octet-stream` for bytes. */
  readonly accept?: string;
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

/** What SOAP answers; REST may differ. */
export function answerOf({ output }: Operation): HttpCall['answer'] {
  const type = output.fields[0]?.type;
  if (type === undefined) return 'nothing';
  return type.kind === 'primitive' && type.name === 'base64Binary' ? 'bytes' : 'json';
}

/** The name of the operation that reads what an operation saves. */
export function readBefore({ agent, name }: Operation): string | undefined {
  for (const entity of entityTypes.values()) {
    if (entity.agent === agent && operationName(entity, 'Save') === name) return operationName(entity, 'Get');
  }
  return undefined;
}
