import {
  arrayOperations,
  entityOperations,
  operationsWithoutTwin,
  queryOperations,
  renamedParameters,
} from '../../contract/agent-arguments.js';
import type { CanonicalObject, Contract, Operation } from '../../contract/index.js';
import { NotSupportedError } from '../../errors/index.js';
import type { CallAgent } from '../call-agent.js';
import type { JsonRequest, SendJson } from './json-client.js';

/** Operations of agents as the HTTP-RPC API takes them: always POST, arguments where the vendor's contract puts them. */
export function callOverHttp(contract: Contract, send: SendJson): CallAgent {
  return async (agent, name, parameters, options) => {
    const operation = contract.operation(agent, name);
    if (operationsWithoutTwin.has(`${agent}.${name}`)) {
      throw new NotSupportedError(
        `${agent}.${name}: the Agents API has no such operation; use the transport soap for it`,
        {
          agent,
          operation: name,
        },
      );
    }
    const output = operation.output.fields[0];
    const request: JsonRequest = {
      method: 'POST',
      path: `Agents/${agent}/${name}`,
      ...argumentsOf(operation, parameters),
      agent,
      operation: name,
      output: output?.type,
    };
    const value = await send(request, options);
    return output === undefined ? {} : { [output.name]: value };
  };
}

function argumentsOf(
  { agent, name, input }: Operation,
  parameters: CanonicalObject,
): Pick<JsonRequest, 'query' | 'body'> {
  const key = `${agent}.${name}`;
  const [only] = input.fields;
  if (only === undefined) return {};
  const value = parameters[only.name];
  if (queryOperations.has(key)) return { query: { [camelCase(only.name)]: queryValue(value) } };
  if (entityOperations.has(key) || arrayOperations.has(key)) return { body: value ?? null };
  const renames = renamedParameters[key];
  if (renames === undefined) return { body: parameters };
  return {
    body: Object.fromEntries(Object.entries(parameters).map(([each, entry]) => [renames[each] ?? each, entry])),
  };
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function queryValue(value: unknown): string | undefined {
  const plain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  return plain ? String(value) : undefined;
}
