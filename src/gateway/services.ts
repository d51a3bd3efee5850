import { type Agent, Contract } from '../contract/index.js';
import type { ServiceAddress } from './address.js';

/** A service of the contract, in one version of the services. */
export interface ContractService {
  readonly contract: Contract;
  readonly agent: Agent;
}

/** @returns undefined if the contract has no such service */
export function serviceOf({
  services,
  agent,
}: Pick<ServiceAddress, 'services' | 'agent'>): ContractService | undefined {
  const contract = Contract.inServices(services);
  const name = agentNamesOf(contract).get(agent.toLowerCase());
  return name === undefined ? undefined : { contract, agent: contract.agent(name) };
}

const agentNames = new WeakMap<Contract, ReadonlyMap<string, string>>();

/** The agents of a contract by their names in lower case, collected once, because each call looks one up. */
function agentNamesOf(contract: Contract): ReadonlyMap<string, string> {
  let names = agentNames.get(contract);
  if (names === undefined) {
    names = new Map(contract.agentNames.map((name) => [name.toLowerCase(), name]));
    agentNames.set(contract, names);
  }
  return names;
}
