import type { Contract, Operation } from '../contract/index.js';
import { kindOfOperation, type OperationKind } from '../operations/index.js';
import { type BridgeCall, bridgeCall } from './bridge-call.js';
import { agentCallWithRead, type HttpCall, readBefore } from './http-call.js';
import { restCalls } from './rest-call.js';
import { type Trap, trapsOf } from './traps.js';

/** A SOAP operation, and the calls that do the same. */
export interface Mapping {
  readonly operation: Operation;
  /** Such as `Ticket.GetTicketEntity`. */
  readonly name: string;
  readonly kind: OperationKind;
  readonly bridge: BridgeCall;
  /** Undefined if only SOAP has the operation. */
  readonly agents: HttpCall | undefined;
  /** The calls of REST resources with the same effect; a resource that saves has several. */
  readonly rest: readonly HttpCall[];
  readonly traps: readonly Trap[];
}

/**
 * The mapping of one operation, from the contract alone.
 *
 * @throws {ValidationError} if the contract has no such agent or operation
 */
export function mappingOf(contract: Contract, agent: string, name: string): Mapping {
  const operation = contract.operation(agent, name);
  const read = readBefore(operation);
  const readable = read !== undefined && contract.agent(agent).operations.has(read);
  const agents = agentCallWithRead(operation, readable ? contract.operation(agent, read) : undefined);
  const rest = restCalls(operation);
  return {
    operation,
    name: `${agent}.${name}`,
    kind: kindOfOperation(agent, name),
    bridge: bridgeCall(operation),
    agents,
    rest,
    traps: trapsOf({ operation, agents, rest }),
  };
}

/** The address of a call below the site, as documentation writes it: `POST /api/v1/Agents/MDO/GetList`. */
export function addressOf({ method, pattern }: HttpCall): string {
  return `${method} /api/v1/${pattern}`;
}
