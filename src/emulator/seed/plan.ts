import { ConfigurationError, didYouMean, nearest } from '../../errors/index.js';
import type { EntityService } from '../rules/entity-service.js';
import type { Store } from '../store/store.js';
import { Draw } from './draw.js';
import { type PlannedRecord, plannedRecords, type SomeId } from './planned-records.js';

/** The agents whose records can be planned, each after those that it refers to. */
const agents = {
  contacts: 'Contact',
  persons: 'Person',
  projects: 'Project',
  sales: 'Sale',
  appointments: 'Appointment',
} as const;

/** How many records of each kind. */
export type PlannedCounts = { readonly [Kind in keyof typeof agents]?: number };

const highestId = 2 ** 31 - 1;

/**
 * Plans records after those of a store.
 *
 * @throws {ConfigurationError} if a kind of record is unknown, or a count is invalid
 */
export function planRecords(store: Store, entities: EntityService, counts: PlannedCounts): void {
  check(store, counts);
  for (const [kind, agent] of Object.entries(agents) as [keyof typeof agents, keyof typeof plannedRecords][]) {
    const count = counts[kind] ?? 0;
    if (count > 0) store.plan(agent, count, maker(store, entities, agent));
  }
}

function maker(store: Store, entities: EntityService, agent: keyof typeof plannedRecords) {
  const rules = entities.rulesFor(agent);
  if (rules === undefined) throw new TypeError(`the emulator has no rules for ${agent}`);
  const record: PlannedRecord = plannedRecords[agent];
  const ids = new Map(Object.values(agents).map((each) => [each as string, store.nextId(each)]));
  const someId: SomeId = (draw, other) => draw.below(ids.get(other) ?? 1);
  return (id: number) => ({ ...record(new Draw(agent, id), someId), [rules.primaryKey]: id });
}

function check(store: Store, counts: PlannedCounts): void {
  for (const [kind, count] of Object.entries(counts)) {
    if (!Object.hasOwn(agents, kind)) {
      const near = nearest(kind, Object.keys(agents));
      const hint = near === undefined ? `; the kinds are ${Object.keys(agents).join(', ')}` : didYouMean(near);
      throw new ConfigurationError(`the emulator cannot plan ${kind}${hint}`, { path: `seed.${kind}` });
    }
    const first = store.nextId(agents[kind as keyof typeof agents]);
    if (!Number.isInteger(count) || count < 0 || first + count - 1 > highestId) {
      throw new ConfigurationError(`seed.${kind} must be an integer of at least 0, with ids up to ${highestId}`, {
        path: `seed.${kind}`,
      });
    }
  }
}
