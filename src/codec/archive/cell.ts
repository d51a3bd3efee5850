import { readMarked } from '../values/index.js';
import type { ColumnKind } from './column-kinds.js';

/** The value of a column: a string, a number, a boolean or ids; null if it has none. */
export type ArchiveValue = string | number | boolean | readonly number[] | null;

/** A cell as it arrives. */
export interface WireCell {
  /** The value itself, which only REST returns. */
  readonly raw?: unknown;
  /** The text that a person would see, with a marker unless the value is text. */
  readonly display: string;
  /** Such as `{category_id=3}`. */
  readonly tooltip: string;
}

/**
 * The value of a cell, which is the same on every transport. An empty text is null, because SOAP does not distinguish the
 * two.
 *
 * @param column its name; for a grouped column, the name of the column that it groups by
 * @param kind the kind of the column; if undefined, the cell itself decides
 */
export function cellValue(column: string, kind: ColumnKind | undefined, cell: WireCell): ArchiveValue {
  const value = valueOf(column, kind, cell);
  // The id 0 means no reference.
  return kind === 'reference' && value === 0 ? null : value;
}

function valueOf(column: string, kind: ColumnKind | undefined, cell: WireCell): ArchiveValue {
  if (kind === 'text') return textOf(cell);
  const marked = readMarked(cell.display);
  if (kind === 'boolean') return booleanOf(typedRaw(cell.raw) ?? marked?.value ?? cell.display);
  // A marked value is the same on every wire; the raw value of REST may be more precise, such as a time with seconds.
  if (marked !== undefined) return kind === 'date' && isNoDate(marked.value) ? null : marked.value;
  if (kind === 'date') return dateOf(cell);
  const raw = typedRaw(cell.raw);
  if (raw !== undefined && typeof raw !== 'string') return raw;
  if (kind === 'number') return numberOf(cell);
  return referencedId(column, kind === 'reference', cell.tooltip) ?? textOf(cell);
}

/** Undefined if the wire has no raw value. */
function typedRaw(raw: unknown): Exclude<ArchiveValue, null> | undefined {
  if (typeof raw === 'string') return raw === '' ? undefined : raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return Array.isArray(raw) && raw.every((each): each is number => typeof each === 'number') ? raw : undefined;
}

/** The displayed text. A raw value of another type is ignored, because SOAP has none. */
function textOf({ raw, display }: WireCell): string | null {
  const text = typeof raw === 'string' ? raw : display;
  return text === '' ? null : text;
}

function booleanOf(value: ArchiveValue): ArchiveValue {
  if (value === 1 || value === '1') return true;
  if (value === 0 || value === '0') return false;
  if (typeof value !== 'string') return value;
  const text = value.trim().toLowerCase();
  if (text === 'true' || text === 'false') return text === 'true';
  return text === '' ? null : value;
}

/** A date without a marker: ISO 8601, `2014.03.04`, or as .NET's invariant culture writes it. */
function dateOf(cell: WireCell): string | null {
  const text = textOf({ ...cell, raw: cell.display === '' ? cell.raw : undefined });
  if (text === null) return null;
  const read = readMarked(`[DT:${text}]`)?.value;
  if (typeof read !== 'string') return text;
  return isNoDate(read) ? null : read;
}

/** .NET writes "no date" as the year 1. */
function isNoDate(value: unknown): boolean {
  return typeof value === 'string' && value.startsWith('0001-01-01');
}

/** A number without a marker. A text such as `007`, which only looks like a number, stays a text. */
function numberOf(cell: WireCell): number | string | null {
  const text = textOf({ ...cell, raw: cell.display === '' ? cell.raw : undefined });
  return text !== null && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

const hint = /^\{?([a-z]\w*?)_?id=(-?\d{1,10})\}?$/i;

/** A hint with one of these may name the row or its owner, rather than what the cell refers to. */
const entities: ReadonlySet<string> = new Set(
  'appointment contact document person project sale selection ticket'.split(' '),
);

/**
 * SOAP and Agents display the name of a list item, and put its id into the tooltip hint. A hint may also name the row of
 * the cell. So a hint with an entity's name, or on a column of unknown kind, counts only if it has the column's name.
 */
function referencedId(column: string, isReference: boolean, tooltip: string): number | undefined {
  const [, table = '', id] = hint.exec(tooltip.trim()) ?? [];
  if (id === undefined) return undefined;
  const named = table.toLowerCase();
  const step = column.slice(column.lastIndexOf('/') + 1).toLowerCase();
  const hasColumnName = step === named || (isReference && step === `${named}id`);
  return hasColumnName || (isReference && !entities.has(named)) ? Number(id) : undefined;
}
