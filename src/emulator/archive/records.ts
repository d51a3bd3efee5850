import type { CanonicalObject } from '../../contract/index.js';
import type { Session } from '../access/access.js';
import { customObjectTables } from '../rules/custom-objects.js';
import { RowTable } from '../rules/tables.js';
import type { EmulatedServer } from '../server.js';
import type { KeyRange } from '../store/table.js';

/** What an archive searches: the entities of one kind, or the rows of an extra table. */
export interface Records {
  count(range: KeyRange): number;
  /** In the order of their keys, found one by one. */
  ids(range: KeyRange, descending: boolean): Iterable<number>;
  has(id: number): boolean;
  row(id: number): CanonicalObject;
}

/** @param name of an entity, such as `Contact`, or of an extra table */
export function recordsOf(server: EmulatedServer, name: string, session: Session): Records | undefined {
  const { entities, store } = server;
  const rules = entities.rulesFor(name);
  if (rules !== undefined) {
    return {
      count: (range) => entities.count(rules, range),
      ids: (range, descending) => entities.ids(rules, range, descending),
      has: (id) => store.has(name, id),
      row: (id) => entities.row(rules, id),
    };
  }
  if (!customObjectTables.includes(name)) return undefined;
  const table = new RowTable(name, store, entities, session);
  return {
    count: (range) => store.count(name, range),
    ids: (range, descending) => store.ids(name, range, descending),
    has: (id) => table.has(id),
    row: (id) => ({ ...table.read(id) }),
  };
}
