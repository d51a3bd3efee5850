import { checkFields, isPlainObject } from '../codec/canonical/index.js';
import type { CanonicalObject, Contract } from '../contract/index.js';
import { ValidationError } from '../errors/index.js';
import { withDetails } from '../errors/error-details.js';
import type { Transport } from '../transports/transport.js';
import type { RepositoryOptions } from './repository.js';

/**
 * Any operation of an agent. The parameters are an object with all SOAP parameters by name, null for no value. The result
 * is the canonical value of the only output, or undefined if the operation has none.
 */
export type AgentOperation = (parameters?: object, options?: RepositoryOptions) => Promise<unknown>;

/** The agents of the contract, and their operations, by name: `so.agents.MDO.GetSimpleList({ Name: 'task' })`. */
export type Agents = Readonly<Record<string, Readonly<Record<string, AgentOperation>>>>;

/** Properties that promises, printers and test tools read from any object. */
const reservedNames: ReadonlySet<string> = new Set([
  'then',
  'toJSON',
  'constructor',
  'asymmetricMatch',
  '$$typeof',
  'nodeType',
]);

/**
 * The agents of the contract. Agents and operations are looked up by name when first used, so unused ones cost nothing.
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
      if (typeof name === 'symbol' || reservedNames.has(name)) return undefined;
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

/** @throws {ValidationError} for an unknown, missing or invalid parameter */
export function checkedParameters(
  contract: Contract,
  agent: string,
  operation: string,
  parameters: object,
): CanonicalObject {
  const { input } = contract.operation(agent, operation);
  const subject = `${agent}.${operation}`;
  if (!isPlainObject(parameters)) throw new ValidationError(`${subject}: the parameters must be an object`);
  const fields = new Map(input.fields.map((field) => [field.name, field]));
  const unknown = Object.keys(parameters).find((name) => !fields.has(name));
  if (unknown !== undefined) {
    const known = fields.size === 0 ? 'it has none' : `its parameters are ${[...fields.keys()].join(', ')}`;
    const text = `${subject}: unknown parameter ${JSON.stringify(unknown)}; ${known}`;
    throw new ValidationError(text, { path: unknown });
  }
  checkFields(fields, subject, parameters, []);
  const isMissing = (name: string) => !Object.hasOwn(parameters, name) || parameters[name] === undefined;
  const missing = [...fields.keys()].filter(isMissing);
  if (missing.length === 0) return parameters;
  const verb = missing.length === 1 ? 'is' : 'are';
  throw new ValidationError(`${subject}: ${missing.join(', ')} ${verb} missing; use null for no value`, {
    path: missing[0],
  });
}
