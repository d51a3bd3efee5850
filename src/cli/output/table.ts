import { plainText } from '../../output-text/index.js';
import { withoutTrailing } from '../../parsing/index.js';
import pc from 'picocolors';
import { cutToWidth, textWidth } from '../../output-text/text-width.js';

export interface TableOptions {
  readonly colours: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

type JsonObject = Readonly<Record<string, unknown>>;

const gap = 2;
const minColumnWidth = 6;
/** More columns than a screen can show. Each has a cell in every row. */
const maxColumns = 100;

/**
 * Formats a value for people: a list of objects with one line per object, an object with one line per field that has a
 * value, anything else as it is.
 */
export function tableText(value: unknown, { colours, width }: TableOptions): string {
  const paint = pc.createColors(colours);
  if (value === undefined) return '';
  if (Array.isArray(value)) {
    if (value.length === 0) return 'none\n';
    if (!value.every(isObject)) return `${value.map((item) => oneLine(item)).join('\n')}\n`;
    const { names, rows, left } = listed(value);
    const bold = (cell: string, row: number) => (row === 0 ? paint.bold(cell) : cell);
    return `${drawn([names.map(oneLine), ...rows], width, bold)}${paint.dim(`${counted(value.length)}${left > 0 ? `, and ${left} more columns` : ''}`)}\n`;
  }
  if (!isObject(value)) return `${typeof value === 'string' ? plainText(value) : oneLine(value)}\n`;
  const fields = filledFields(value);
  if (fields.length === 0) return 'no values\n';
  return drawn(
    fields.map(([name, entry]) => [oneLine(name), entry]),
    width,
    (cell, _row, column) => (column === 0 ? paint.bold(cell) : cell),
  );
}

function counted(number: number): string {
  return `${number} ${number === 1 ? 'row' : 'rows'}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The columns that have a value in at least one row. A search row shows its key and its columns. */
function listed(items: readonly JsonObject[]): {
  readonly names: string[];
  readonly rows: string[][];
  readonly left: number;
} {
  const flat = items.map(
    ({ columns, ...item }) =>
      (isObject(columns)
        ? { ...item, ...columns }
        : { ...item, ...(columns === undefined ? {} : { columns }) }) as JsonObject,
  );
  const found = new Map<string, boolean>();
  for (const item of flat)
    for (const name of Object.keys(item)) found.set(name, found.get(name) === true || cellOf(item, name) !== '');
  const named = [...found].filter(([, hasValue]) => hasValue).map(([name]) => name);
  const filled = named.slice(0, maxColumns);
  const rows = flat.map((item) => filled.map((name) => cellOf(item, name)));
  return { names: filled, rows, left: named.length - filled.length };
}

/** Each field by its path, including nested carriers; nulls, empty strings and empty lists are left out. */
function filledFields(value: JsonObject, before = ''): [string, string][] {
  return Object.entries(value).flatMap(([name, entry]) => {
    if (isObject(entry)) return filledFields(entry, `${before}${name}.`);
    const text = oneLine(entry);
    return text === '' ? [] : [[`${before}${name}`, text] as [string, string]];
  });
}

function cellOf(item: JsonObject, name: string): string {
  return Object.hasOwn(item, name) ? oneLine(item[name]) : '';
}

/** The text of a cell cannot move the cursor or change colours. */
function oneLine(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.length === 0) return '';
  if (isObject(value) && Object.keys(value).length === 0) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return plainText(text.replace(/[\p{C}\s]+/gu, ' ').trim());
}

/**
 * Rows of cells whose columns line up, each with a line break.
 *
 * @param width columns of the terminal; Infinity if nothing is cut
 * @param painted adds colours to a cell, which must not change its width
 */
export function drawn(
  rows: readonly (readonly string[])[],
  width: number,
  painted: (cell: string, row: number, column: number) => string = (cell) => cell,
): string {
  const columns = widths(rows, width);
  let text = '';
  rows.forEach((cells, row) => {
    let line = '';
    let missing = 0;
    cells.forEach((cell, column) => {
      const columnWidth = columns[column] ?? 0;
      const shown = cutToWidth(cell, columnWidth);
      line += ' '.repeat(missing) + painted(shown, row, column);
      missing = columnWidth - textWidth(shown) + gap;
    });
    text += `${withoutTrailing(line, ' ')}\n`;
  });
  return text;
}

/** As wide as their longest text; if that is too wide, the widest are cut first. */
function widths(rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, textWidth(row[column] ?? '', width)), 1),
  );
  let room = width - gap * (wanted.length - 1);
  const order = wanted.map((size, column) => ({ size, column })).sort((one, other) => one.size - other.size);
  const result = [...wanted];
  order.forEach(({ size, column }, index) => {
    const share = Math.max(minColumnWidth, Math.floor(room / (order.length - index)));
    result[column] = Math.min(size, share);
    room -= result[column];
  });
  return result;
}
