import { parseAggregate, wireColumn } from '../../codec/archive/index.js';
import type { SortTerm } from '../../operations/index.js';

export function sortText(orderBy: readonly SortTerm[]): string {
  return orderBy.map(({ column, direction }) => `${wireColumn(column)} ${direction}`).join(',');
}

/** The columns in the form in which a list with commas can have them. */
export function columnsText(columns: readonly string[]): string {
  return columns.map(wireColumn).join(',');
}

/** Does the server put headers and footers among the rows? Then a page may hold more of them than were asked for. */
export function isGrouped(columns: readonly string[]): boolean {
  return columns.some((column) => parseAggregate(column)?.name.toLowerCase() === 'groupby');
}
