import type { Contract } from '../../src/contract/index.js';
import {
  ActivePolicy,
  Operations,
  parsePolicy,
  type PolicyParts,
  type RoutingPolicy,
} from '../../src/pipeline/routing/index.js';

/** A few of the contract's operations, for tests of routing: the whole contract takes longer to read than such a test. */
const agents: Readonly<Record<string, readonly string[]>> = {
  Appointment: ['CalculateDays', 'GetAppointment'],
  BlobManager: ['BeginReadBlobPart', 'EndReadBlobPart', 'ReadBlob', 'ReadBlobPart', 'WriteBlob'],
  Contact: ['DeleteContactEntity', 'GetContact', 'GetContactEntity'],
  List: ['GetListDefinitions'],
  MDO: ['GetSimpleList'],
  Person: ['GetPerson'],
  SoPrincipal: ['GetCurrentPrincipal', 'GetSystemInfo'],
};

const contract = {
  agentNames: Object.keys(agents),
  agent: (name: string) => ({ operations: new Map((agents[name] ?? []).map((operation) => [operation, {}])) }),
} as unknown as Contract;

export const fewOperations = new Operations(contract);

/** A policy in force over those operations. */
export function activePolicy(policy: RoutingPolicy, parts: Partial<PolicyParts> = {}): ActivePolicy {
  return new ActivePolicy(parsePolicy(policy), {
    ...{ operations: fewOperations, unusable: () => undefined, now: () => 0 },
    ...parts,
  });
}
