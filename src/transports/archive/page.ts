import { parseAggregate, wireColumn } from '../../codec/archive/index.js';
import type { SortTerm } from '../../operations/index.js';

export function sortText(orderBy: readonly SortTerm[]): string {
  return orderBy.map(({ column, direction }) => `${wireColumn(column)} ${direction}`).join(',');
}

/** The columns as a list with commas, each escaped so that it fits in one. */
export function columnsText(columns: readonly string[]): string {
  return columns.map(wireColumn).join(',');
}

/** Whether the server adds headers and footers to the rows, so that a page may have more rows than requested. */
export function isGrouped(columns: readonly string[]): boolean {
  return columns.some((column) => parseAggregate(column)?.name.toLowerCase() === 'groupby');
}
