import {
  arrayOperations,
  entityOperations,
  queryOperations,
  renamedParameters,
  soapOnlyOperations,
} from './agent-arguments.js';
import type { HttpArguments, Operation } from './model.js';

/** Where the HTTP-RPC agents take an operation's arguments. WSDL documents do not say, so this comes from the tables. */
export function httpArguments({ agent, name, input }: Omit<Operation, 'http'>): HttpArguments | undefined {
  const key = `${agent}.${name}`;
  if (soapOnlyOperations.has(key)) return undefined;
  const [only] = input.fields;
  if (only === undefined) return { kind: 'none' };
  if (queryOperations.has(key)) return { kind: 'query', parameters: { [only.name]: camelCase(only.name) } };
  if (entityOperations.has(key) || arrayOperations.has(key)) return { kind: 'body' };
  return { kind: 'object', renamed: renamesOf(key) };
}

/** The properties of a body object that differ from the names in SOAP, by the names in SOAP. */
export function renamesOf(operation: string): Readonly<Record<string, string>> {
  return Object.hasOwn(renamedParameters, operation) ? (renamedParameters[operation] ?? {}) : {};
}

function camelCase(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
