import { ConfigurationError } from '../errors/index.js';
import type { Contract } from './model.js';

/** Why SOAP cannot be used with a contract; undefined if it can. */
export function soapProblem({ format }: Contract): string | undefined {
  if (format === 'wsdl') return undefined;
  return (
    'contract.source is an OpenAPI document, which does not describe SOAP: it has no namespaces and not the order of fields; ' +
    'use rest or agents, or set contract.source to a folder of WSDL documents'
  );
}

/** @throws {ConfigurationError} if the contract does not describe SOAP */
export function requireSoap(contract: Contract): void {
  const problem = soapProblem(contract);
  if (problem !== undefined)
    throw new ConfigurationError(`soap cannot be used: ${problem}`, { path: 'contract.source' });
}
