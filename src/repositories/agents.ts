import { checkFields, isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject, Contract } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';
import { withDetails } from '../transports/error-details.js';
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

function operationOver(transport: Transport, contract: Contract, agent: string, operation: string): AgentOperation {
  return (parameters = {}, options = {}) =>
    withDetails({ agent, operation, transport: options.transport ?? transport.name }, async () => {
      const request = { agent, operation, parameters: checkedParameters(contract, agent, operation, parameters) };
      return transport.execute({ name: 'agent.call', request }, options);
    });
}

function checkedParameters(contract: Contract, agent: string, operation: string, given: object): CanonicalObject {
  const { input } = contract.operation(agent, operation);
  const whole = `${agent}.${operation}`;
  if (!isPlainObject(given)) throw new ValidationError(`${whole}: parameters are an object keyed by their names`);
  const fields = new Map(input.fields.map((field) => [field.name, field]));
  const surplus = Object.keys(given).find((name) => !fields.has(name));
  if (surplus !== undefined) {
    const takes = fields.size === 0 ? 'it takes none' : `it takes ${[...fields.keys()].join(', ')}`;
    const text = `${whole} has no parameter called ${JSON.stringify(surplus)}; ${takes}`;
    throw new ValidationError(text, { path: surplus });
  }
  checkFields(fields, whole, given, []);
  const missing = [...fields.keys()].filter((name) => !Object.hasOwn(given, name) || given[name] === undefined);
  if (missing.length === 0) return given;
  throw new ValidationError(`${whole}: ${missing.join(', ')} is missing; null stands for no value`, {
    path: missing[0],
  });
}
