import { readMarked } from '../values/index.js';
import type { ColumnKind } from './column-kinds.js';

/** A value of a column: a text, a number, a boolean, some ids; null where there is none. */
export type ArchiveValue = string | number | boolean | readonly number[] | null;

/** A cell as a wire gives it. */
export interface WireCell {
  /** The value itself, which REST alone gives. */
  readonly raw?: unknown;
  /** What a person would see, marked if it is not text. */
  readonly display: string;
  /** Such as `{category_id=3}`. */
  readonly tooltip: string;
}

/**
 * The value of a cell, the same whichever wire it came by. An empty text is null: SOAP does not tell an empty text from
 * no value.
 *
 * @param column its name; of a grouped column, the name of the column that it groups by
 * @param kind what the column holds; undefined where that is unknown, and the cell has to tell
 */
export function cellValue(column: string, kind: ColumnKind | undefined, cell: WireCell): ArchiveValue {
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
  if (kind === 'date') return dateOf(cell);
  const raw = typedRaw(cell.raw);
  if (raw !== undefined && typeof raw !== 'string') return raw;
  if (kind === 'number') return numberOf(cell);
  return referencedId(column, kind === 'reference', cell.tooltip) ?? textOf(cell);
}

/** Undefined where the wire gives none. */
function typedRaw(raw: unknown): Exclude<ArchiveValue, null> | undefined {
  if (typeof raw === 'string') return raw === '' ? undefined : raw;
  if (typeof raw === 'number' || typeof raw === 'boolean') return raw;
  return Array.isArray(raw) && raw.every((each): each is number => typeof each === 'number') ? raw : undefined;
}

/** What a column of texts shows is its text. A raw value that is none says that it is not, which SOAP cannot know. */
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

/** A date without its marker: ISO 8601, `2014.03.04`, or as .NET's invariant culture writes it. */
function dateOf(cell: WireCell): string | null {
  const text = textOf({ ...cell, raw: cell.display === '' ? cell.raw : undefined });
  if (text === null) return null;
  const read = readMarked(`[DT:${text}]`)?.value;
  // The year 1 is how .NET says that there is none.
  if (typeof read === 'string') return read.startsWith('0001-01-01') ? null : read;
  return text;
}

/** A number without its marker. What merely looks like one, such as `007`, stays a text. */
function numberOf(cell: WireCell): number | string | null {
  const text = textOf({ ...cell, raw: cell.display === '' ? cell.raw : undefined });
  return text !== null && /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(text) ? Number(text) : text;
}

const hint = /^\{?([a-z]\w*?)_?id=(-?\d{1,10})\}?$/i;

/** A hint with one of these may name the row, or what it belongs to, and not what the cell refers to. */
const entities: ReadonlySet<string> = new Set(
  'appointment contact document person project sale selection ticket'.split(' '),
);

/**
 * SOAP and Agents show the name of a list's item and keep its id in the hint for a tooltip. A hint can also name the
 * row that a cell belongs to, so there it counts only where it bears the column's name, as it does for a column of
 * unknown kind.
 */
function referencedId(column: string, isReference: boolean, tooltip: string): number | undefined {
  const [, table = '', id] = hint.exec(tooltip.trim()) ?? [];
  if (id === undefined) return undefined;
  const named = table.toLowerCase();
  const step = column.slice(column.lastIndexOf('/') + 1).toLowerCase();
  const bearsName = step === named || (isReference && step === `${named}id`);
  return bearsName || (isReference && !entities.has(named)) ? Number(id) : undefined;
}
