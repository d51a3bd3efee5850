import { fieldsToJson } from '../../codec/json/index.js';
import type { CanonicalObject, Contract, HttpArguments, Operation } from '../../contract/index.js';
import { NotSupportedError } from '../../errors/index.js';
import { contentMarker, withContent } from '../binary-body.js';
import type { JsonClient, JsonRequest } from './client.js';
import type { AgentWire } from '../agent-wire.js';
import { replacementFor } from './soap-only.js';

/** Operations of agents over the HTTP-RPC API: always POST, with arguments where the vendor's contract puts them. */
export function agentWireOverHttp(contract: Contract, client: JsonClient): AgentWire {
  return {
    async send(agent, name, parameters, options) {
      const value = await client.send(requestOf(contract, agent, name, parameters), options);
      const output = contract.operation(agent, name).output.fields[0];
      return output === undefined ? {} : { [output.name]: value };
    },
    read: ({ agent, operation, parameters }, options) =>
      client.read(requestOf(contract, agent, operation, parameters), options),
    async write({ agent, operation, parameters, parameter, content }, options) {
      const marker = contentMarker();
      const { body, ...request } = requestOf(contract, agent, operation, { ...parameters, [parameter]: marker });
      const contentType = 'application/json';
      const pieces = () => withContent(JSON.stringify(body), marker, content);
      const replayable = content instanceof Uint8Array;
      return client.send({ ...request, content: { pieces, replayable }, contentType }, options);
    },
  };
}

/** @throws {NotSupportedError} for operations that only SOAP has */
function requestOf(contract: Contract, agent: string, name: string, parameters: CanonicalObject): JsonRequest {
  const operation = contract.operation(agent, name);
  const { http } = operation;
  if (http === undefined) {
    const replacement = replacementFor(agent, name);
    const alternative = replacement === undefined ? '' : `${replacement}, or `;
    const message = `${agent}.${name}: only SOAP has this operation; use ${alternative}the transport soap while it exists`;
    throw new NotSupportedError(message, { agent, operation: name });
  }
  return {
    method: 'POST',
    path: `Agents/${agent}/${name}`,
    ...argumentsOf(operation, http, parameters),
    agent,
    operation: name,
    output: operation.output.fields[0]?.type,
  };
}

function argumentsOf(
  { input }: Operation,
  http: HttpArguments,
  values: CanonicalObject,
): Pick<JsonRequest, 'query' | 'body'> {
  const sent = fieldsToJson(input.fields, values);
  switch (http.kind) {
    case 'none':
      return {};
    case 'query':
      return { query: renamed(sent, http.parameters, queryValue) };
    case 'body': {
      const [only] = input.fields;
      return { body: (only === undefined ? undefined : own(sent, only.name)) ?? null };
    }
    case 'object':
      return { body: Object.keys(http.renamed).length === 0 ? sent : renamed(sent, http.renamed, (value) => value) };
  }
}

function renamed<Value>(
  values: CanonicalObject,
  names: Readonly<Record<string, string>>,
  convert: (value: unknown) => Value,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [own(names, name) ?? name, convert(value)] as const),
  );
}

function own<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function queryValue(value: unknown): string | undefined {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  return plain ? String(value) : undefined;
}
