import { Contract } from '../contract/index.js';
import { OperationCatalogue } from '../migration/scenario/operations/catalogue.js';

/** The operations of the repositories, and of the agents in the contract of this package. */
export function operationNames(): string[] {
  const contract = Contract.bundled();
  const agents = contract.agentNames.flatMap((agent) =>
    [...contract.agent(agent).operations.keys()].map((operation) => `agents.${agent}.${operation}`),
  );
  return [...new OperationCatalogue(contract).names, ...agents];
}
