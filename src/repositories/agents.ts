import { checkFields, isPlainObject } from '../canonical/index.js';
import type { Contract } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';
import type { Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository.js';

/**
 * Any operation of an agent. The parameters are an object keyed by the names that SOAP gives them, all of them there,
 * null where there is no value; the result is the canonical value of the only output, undefined where there is none.
 */
export type AgentOperation = (parameters?: object, options?: RepositoryOptions) => Promise<unknown>;

/** The agents of the contract, and their operations, by name: `so.agents.MDO.GetSimpleList({ Name: 'task' })`. */
export type Agents = Readonly<Record<string, Readonly<Record<string, AgentOperation>>>>;

/** Names that a promise, a printer or a test asks any object for. */
const foreignNames: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
]);

/**
 * Agents and operations are looked up when they are named, so that an agent costs nothing until it is called.
 *
 * @throws {ValidationError} for an agent, an operation or a parameter that the contract does not have, before anything is sent
 */
export function agentsOver(transport: Transport, contract: Contract): Agents {
  return byName((agent) => byName((operation) => operationOver(transport, contract, agent, operation)));
}

function byName<Value>(find: (name: string) => Value): Readonly<Record<string, Value>> {
  const found = new Map<string, Value>();
  return new Proxy<Record<string, Value>>(Object.create(null) as Record<string, Value>, {
    get(_target, name) {
      if (typeof name === 'symbol' || foreignNames.has(name)) return undefined;
      let value = found.get(name);
      if (value === undefined) found.set(name, (value = find(name)));
      return value;
    },
  });
}

function operationOver(transport: Transport, contract: Contract, agent: string, name: string): AgentOperation {
  return async (parameters = {}, options = {}) => {
    const { input } = contract.operation(agent, name);
    if (!isPlainObject(parameters)) {
      throw new ValidationError(`${agent}.${name}: parameters are an object keyed by their names`, {
        agent,
        operation: name,
      });
    }
    const fields = new Map(input.fields.map((field) => [field.name, field]));
    checkFields(fields, `${agent}.${name}`, parameters, []);
    const missing = input.fields.filter((field) => parameters[field.name] === undefined).map((field) => field.name);
    if (missing.length > 0) {
      throw new ValidationError(`${agent}.${name}: ${missing.join(', ')} is missing; null stands for no value`, {
        path: missing[0],
        agent,
        operation: name,
      });
    }
    const request = { agent, operation: name, parameters: parameters };
    return transport.execute('agent.call', request, options);
  };
}
