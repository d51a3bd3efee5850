import { outlineOf } from '../../comparison/index.js';
import { NotFoundError, SuperOfficeError } from '../../errors/index.js';
import { errorText } from '../report/masking.js';
import type { Side } from '../side.js';
import { type OperationCatalogue, valueAt } from '../scenario/index.js';
import type { Journal, Leftover } from './journal.js';

/** The result of a clean-up. */
export interface CleanUpResult {
  readonly deleted: number;
  /** One sentence for each entity that could not be deleted. */
  readonly failures: readonly string[];
}

/**
 * Deletes what a run has left on the tenant, as listed in its journal. What cannot be deleted stays in the journal.
 *
 * @param unmasked whether to show the server's messages as they are; they may contain personal data
 */
export async function cleanUp(
  journal: Journal,
  side: Side,
  catalogue: OperationCatalogue,
  unmasked = false,
): Promise<CleanUpResult> {
  const failures: string[] = [];
  let deleted = 0;
  for (const leftover of journal.leftovers()) {
    try {
      const ids = leftover.id === undefined ? await tagged(leftover, journal, side, catalogue) : [leftover.id];
      for (const id of ids) deleted += await remove(leftover, id, side, catalogue);
      journal.done(leftover.entry);
    } catch (error) {
      const what = leftover.id === undefined ? `${leftover.kind} that may exist` : `${leftover.kind} ${leftover.id}`;
      failures.push(`could not delete ${what}: ${reasonOf(error, unmasked)}`);
    }
  }
  return { deleted, failures };
}

/** Masks each `SuperOfficeError`, even one of the library's own, because many quote the server. Other errors contain no data. */
function reasonOf(error: unknown, unmasked: boolean): string {
  if (error instanceof SuperOfficeError && !unmasked) return errorText(outlineOf(error), false);
  return error instanceof Error ? error.message : String(error);
}

async function remove(
  { remove: call, removeKey }: Leftover,
  id: number,
  side: Side,
  catalogue: OperationCatalogue,
): Promise<number> {
  try {
    await catalogue.call(side, { call: call.call, with: { ...call.with, [removeKey]: id } });
    return 1;
  } catch (error) {
    if (error instanceof NotFoundError) return 0;
    throw error;
  }
}

/** The ids of the items whose text contains the run's tag; the search itself may find others too. */
async function tagged(
  { search, kind }: Leftover,
  journal: Journal,
  side: Side,
  catalogue: OperationCatalogue,
): Promise<number[]> {
  if (search === undefined) throw new Error('they cannot be searched for; look for them by hand');
  const found = await catalogue.call(side, search);
  const known = new Set(journal.leftovers().flatMap((each) => (each.kind === kind ? (each.id ?? []) : [])));
  const items = Array.isArray(found) ? (found as unknown[]) : [];
  return items
    .filter((item) => String(valueAt(item, search.text)).includes(journal.tag))
    .map((item) => valueAt(item, [search.id]))
    .filter((id): id is number => typeof id === 'number' && !known.has(id));
}
