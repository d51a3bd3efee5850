import { operationList } from './operation-list.js';

/** The operations of the repositories, and of the agents in the contract of this package. */
export function operationNames(): string[] {
  return Object.entries(operationList).flatMap(([group, names]) =>
    names.split(' ').map((name) => (group === '' ? name : `${group}.${name}`)),
  );
}

const ofAgents = 'agents.';

/** The operations of the agents alone, as `map` takes them: `Ticket.GetTicketEntity`. */
export function soapOperationNames(): string[] {
  return operationNames()
    .filter((name) => name.startsWith(ofAgents))
    .map((name) => name.slice(ofAgents.length));
}
