import { Contract } from '../../contract/index.js';
import { addressOf, type Mapping, mappingOf } from '../../mapping/index.js';
import { Latency } from '../../migration/report/latency.js';
import type { LatencySummary } from '../../migration/report/index.js';
import type { OperationKind } from '../../operations/index.js';
import { replacementFor } from '../../transports/json/soap-only.js';
import type { OperationFacts, UsageFacts } from './usage.js';

/** Something that a program that moves from SOAP meets; see `docs/mapping`. */
export interface DescribedTrap {
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

/** An operation in use, and the calls that do the same. */
export interface DescribedOperation extends OperationFacts {
  /** Milliseconds; `counts` is the histogram that they come from. */
  readonly latency: OperationFacts['latency'] & Pick<LatencySummary, 'median' | 'p95' | 'p99'>;
  readonly kind: OperationKind;
  /** Such as `so.contacts.get(id)`. */
  readonly bridge: string;
  /** `POST /api/v1/Agents/Contact/GetContactEntity`; null if only SOAP has the operation. */
  readonly agents: string | null;
  readonly rest: readonly string[];
  /** What serves the same purpose as an operation that only SOAP has. */
  readonly instead: string | null;
  /** The names of its traps. */
  readonly traps: readonly string[];
}

/** What is in use, with what each operation becomes. */
export interface DescribedUsage extends Omit<UsageFacts, 'operations'> {
  readonly operations: readonly DescribedOperation[];
  /** Those of all operations. */
  readonly traps: readonly DescribedTrap[];
}

/** Made once for each operation, because the examples in a mapping take time. */
const mappings = new Map<string, Mapping>();

export function describe(facts: UsageFacts): DescribedUsage {
  const found = facts.operations.map((operation) => ({ operation, mapping: mappingFor(operation) }));
  const traps = new Map(found.flatMap(({ mapping }) => mapping.traps.map((trap) => [trap.name, trap] as const)));
  return {
    ...facts,
    operations: found.map(({ operation, mapping }) => described(operation, mapping)),
    traps: [...traps.values()].map(({ name, title, text }) => ({ name, title, text })),
  };
}

function mappingFor({ agent, operation }: OperationFacts): Mapping {
  const key = `${agent}.${operation}`;
  let mapping = mappings.get(key);
  if (mapping === undefined) mappings.set(key, (mapping = mappingOf(Contract.bundled(), agent, operation)));
  return mapping;
}

function described(facts: OperationFacts, { kind, bridge, agents, rest, traps }: Mapping): DescribedOperation {
  const { median, p95, p99 } = new Latency(facts.latency).summary();
  return {
    ...facts,
    latency: { median, p95, p99, ...facts.latency },
    kind,
    bridge: bridge.short,
    agents: agents === undefined ? null : addressOf(agents),
    rest: rest.map(addressOf),
    instead: agents === undefined ? (replacementFor(facts.agent, facts.operation) ?? null) : null,
    traps: traps.map(({ name }) => name),
  };
}
