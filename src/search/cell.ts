import { readMarked } from '../values/index.js';
import { type ColumnKind, columnKind } from './column-kinds.js';

/** A value of a column: a text, a number, a boolean, some ids; null where there is none. */
export type ArchiveValue = string | number | boolean | readonly number[] | null;

/** A cell as a wire gives it. */
export interface WireCell {
  /** The value itself, which REST alone gives. */
  readonly raw?: unknown;
  /** What a person would see, marked where it is no text. */
  readonly display: string;
  /** Such as `{category_id=3}`. */
  readonly tooltip: string;
}

/**
 * The value of a cell, the same whichever wire it came by. An empty text is null: SOAP does not tell an empty text from
 * no value.
 */
export function cellValue(column: string, cell: WireCell): ArchiveValue {
  const kind = columnKind(column);
  const value = valueOf(column, kind, cell);
  // The id 0 refers to nothing.
  return kind === 'reference' && value === 0 ? null : value;
}

function valueOf(column: string, kind: ColumnKind | undefined, cell: WireCell): ArchiveValue {
  if (kind === 'text') return textOf(cell);
  const marked = readMarked(cell.display);
  if (kind === 'boolean') return booleanOf(typedRaw(cell.raw) ?? marked?.value ?? cell.display);
  // All wires show a marked value alike; what REST gives besides can be more exact, such as a time with its seconds.
  if (marked !== undefined) return marked.value;
  const raw = typedRaw(cell.raw);
  if (raw !== undefined && typeof raw !== 'string') return raw;
  return referencedId(column, kind === 'reference', cell.tooltip) ?? textOf(cell);
}

/** Undefined where the wire gives none. */
function typedRaw(raw: unknown): Exclude<ArchiveValue, null> | undefined {
  if (typeof raw === 'string') return raw === '' ? undefined : raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return Array.isArray(raw) && raw.every((each): each is number => typeof each === 'number') ? raw : undefined;
}

function textOf({ raw, display }: WireCell): string | null {
  const text = typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : display;
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

const hint = /^\{?([a-z]\w*?)_?id=(-?\d{1,10})\}?$/i;

/**
 * SOAP and Agents show the name of a list's item and keep its id in the hint for a tooltip. A hint can also name the
 * row that a cell belongs to, so for a column of unknown kind it counts only where it bears the column's name.
 */
function referencedId(column: string, isReference: boolean, tooltip: string): number | undefined {
  const [, table = '', id] = hint.exec(tooltip.trim()) ?? [];
  if (id === undefined) return undefined;
  const step = column.slice(column.lastIndexOf('/') + 1).toLowerCase();
  return isReference || step === table.toLowerCase() ? Number(id) : undefined;
}
