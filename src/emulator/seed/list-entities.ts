import { entityTable } from '../rules/entity-table.js';
import type { Store } from '../store/store.js';
import { seedLists } from './lists.js';

/** The items of lists that are entities too, such as currencies. A change to one of both does not change the other. */
export function seedListEntities(store: Store): void {
  for (const { carrier, key, list } of entityTable) {
    for (const { id, name, tooltip = '', deleted = false, values } of seedLists[list ?? ''] ?? []) {
      const item = { [key]: id, Name: name, Tooltip: tooltip, Deleted: deleted, ...values };
      store.put(carrier.replace(/Entity$/, ''), id, item);
    }
  }
}
