import { plainText } from '../../encoding/index.js';
import { withoutTrailing } from '../../parsing/index.js';
import Table from 'cli-table3';
import pc from 'picocolors';

export interface TableOptions {
  readonly colours: boolean;
  /** Characters in a line. */
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
    return `${drawn([names.map((name) => paint.bold(oneLine(name))), ...rows], width)}${paint.dim(`${counted(value.length)}${left > 0 ? `, and ${left} more columns` : ''}`)}\n`;
  }
  if (!isObject(value)) return `${typeof value === 'string' ? plainText(value) : oneLine(value)}\n`;
  const fields = filledFields(value);
  if (fields.length === 0) return 'no values\n';
  return drawn(
    fields.map(([name, entry]) => [paint.bold(oneLine(name)), entry]),
    width,
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

function drawn(rows: readonly (readonly string[])[], width: number): string {
  const none = Object.fromEntries(borders.map((name) => [name, '']));
  const colWidths = widths(rows, width);
  const rowsPerPart = Math.max(1, Math.floor(maxCellsPerPart / colWidths.length));
  let text = '';
  for (let start = 0; start < rows.length; start += rowsPerPart) {
    const table = new Table({
      chars: { ...none, middle: ' '.repeat(gap) },
      style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [] },
      colWidths,
      wordWrap: false,
    });
    for (const row of rows.slice(start, start + rowsPerPart)) table.push([...row]);
    for (const line of table.toString().split('\n')) text += `${withoutTrailing(line, ' ')}\n`;
  }
  return text;
}

/** cli-table3 compares each cell with all others, so a long table is drawn in parts of equal width. */
const maxCellsPerPart = 200;

const borders = [
  'top',
  'top-mid',
  'top-left',
  'top-right',
  'bottom',
  'bottom-mid',
  'bottom-left',
  'bottom-right',
  'left',
  'left-mid',
  'mid',
  'mid-mid',
  'right',
  'right-mid',
];

/** As wide as the longest text of each column; if there is not enough room, the widest columns shrink most. */
function widths(rows: readonly (readonly string[])[], width: number): number[] {
  const wanted = (rows[0] ?? []).map((_, column) =>
    rows.reduce((widest, row) => Math.max(widest, visibleLength(row[column] ?? '')), 1),
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

function visibleLength(text: string): number {
  // eslint-disable-next-line no-control-regex -- colours take no room
  return text.replace(/\u001b\[\d+m/g, '').length;
}
