import { exceptions, type OperationKind } from './exceptions.js';
import { readsByVerb } from './reads-by-verb.js';

/** The reads of an agent, put together when the agent is first asked for. */
const readsOf = new Map<string, ReadonlySet<string>>();

/**
 * What an operation of an agent does on the server. Retries, fallbacks, shadow reads, the cache, the audit log and the
 * safety of scenarios all rely on this one answer; an operation that no one has reviewed is a write.
 *
 * @example
 * kindOfOperation('Ticket', 'GetTicketEntity'); // 'read'
 * kindOfOperation('Ticket', 'GetNextInQueue'); // 'write': it assigns the ticket to the caller
 */
export function kindOfOperation(agent: string, operation: string): OperationKind {
  let reads = readsOf.get(agent);
  if (reads === undefined) {
    reads = reviewedReads(agent);
    // Names that no table has are not kept: they may come from anywhere.
    if (reads.size > 0) readsOf.set(agent, reads);
  }
  return reads.has(operation) ? 'read' : 'write';
}

function reviewedReads(agent: string): ReadonlySet<string> {
  const byVerb = Object.hasOwn(readsByVerb, agent) ? readsByVerb[agent] : undefined;
  const rows = Object.hasOwn(exceptions, agent) ? exceptions[agent] : undefined;
  return new Set([
    ...(byVerb?.match(/\w+/g) ?? []),
    ...Object.entries(rows ?? {}).flatMap(([operation, { kind }]) => (kind === 'read' ? [operation] : [])),
  ]);
}
