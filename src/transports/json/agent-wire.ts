import {
  arrayOperations,
  entityOperations,
  soapOnlyOperations,
  queryOperations,
  renamedParameters,
} from '../../contract/agent-arguments.js';
import { fieldsToJson } from '../../codec/json/index.js';
import type { CanonicalObject, Contract, Operation } from '../../contract/index.js';
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
  if (soapOnlyOperations.has(`${agent}.${name}`)) {
    const replacement = replacementFor(agent, name);
    const alternative = replacement === undefined ? '' : `${replacement}, or `;
    const message = `${agent}.${name}: only SOAP has this operation; use ${alternative}the transport soap while it exists`;
    throw new NotSupportedError(message, { agent, operation: name });
  }
  return {
    method: 'POST',
    path: `Agents/${agent}/${name}`,
    ...argumentsOf(operation, parameters),
    agent,
    operation: name,
    output: operation.output.fields[0]?.type,
  };
}

function argumentsOf({ agent, name, input }: Operation, values: CanonicalObject): Pick<JsonRequest, 'query' | 'body'> {
  const key = `${agent}.${name}`;
  const parameters = fieldsToJson(input.fields, values);
  const [only] = input.fields;
  if (only === undefined) return {};
  const value = Object.hasOwn(parameters, only.name) ? parameters[only.name] : undefined;
  if (queryOperations.has(key)) return { query: { [camelCase(only.name)]: queryValue(value) } };
  if (entityOperations.has(key) || arrayOperations.has(key)) return { body: value ?? null };
  const renames = renamedParameters[key];
  if (renames === undefined) return { body: parameters };
  return {
    body: Object.fromEntries(
      Object.entries(parameters).map(([each, entry]) => [
        Object.hasOwn(renames, each) ? (renames[each] ?? each) : each,
        entry,
      ]),
    ),
  };
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function queryValue(value: unknown): string | undefined {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  return plain ? String(value) : undefined;
}
