import type { SuperOffice } from '../../client/superoffice.js';
import { NotFoundError } from '../../errors/index.js';
import { type OperationCatalogue, valueAt } from '../scenario/index.js';
import type { Journal, Leftover } from './journal.js';

export interface CleanedUp {
  readonly deleted: number;
  /** What could not be deleted, a sentence each. */
  readonly failures: readonly string[];
}

/** Deletes what a run has left on the tenant, as its journal says; what could not be deleted stays in the journal. */
export async function cleanUp(journal: Journal, so: SuperOffice, catalogue: OperationCatalogue): Promise<CleanedUp> {
  const failures: string[] = [];
  let deleted = 0;
  for (const leftover of journal.leftovers()) {
    try {
      const ids = leftover.id === undefined ? await tagged(leftover, journal, so, catalogue) : [leftover.id];
      for (const id of ids) deleted += await remove(leftover, id, so, catalogue);
      journal.settled(leftover.entry);
    } catch (error) {
      const what = leftover.id === undefined ? `what may be of ${leftover.kind}` : `${leftover.kind} ${leftover.id}`;
      failures.push(`${what} could not be deleted: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { deleted, failures };
}

async function remove(
  { remove: call, removeKey }: Leftover,
  id: number,
  so: SuperOffice,
  catalogue: OperationCatalogue,
): Promise<number> {
  try {
    await catalogue.call(so, { call: call.call, with: { ...call.with, [removeKey]: id } });
    return 1;
  } catch (error) {
    if (error instanceof NotFoundError) return 0;
    throw error;
  }
}

/** The ids of those whose text has the run's tag; the search itself may find more. */
async function tagged(
  { search, kind }: Leftover,
  journal: Journal,
  so: SuperOffice,
  catalogue: OperationCatalogue,
): Promise<number[]> {
  const found = await catalogue.call(so, search);
  const known = new Set(journal.leftovers().flatMap((each) => (each.kind === kind ? (each.id ?? []) : [])));
  const items = Array.isArray(found) ? (found as unknown[]) : [];
  return items
    .filter((item) => String(valueAt(item, search.text)).includes(journal.tag))
    .map((item) => valueAt(item, [search.id]))
    .filter((id): id is number => typeof id === 'number' && !known.has(id));
}
