import { badRequest } from '../server-error.js';
import type { ColumnType, ColumnValue } from './columns.js';
import { datePart, isDatePart } from './date-parts.js';
import type { BoundColumn, Entity } from './row-order.js';

/** A column that was asked for, by what it does. The functions are those of the vendor's page on data aggregation. */
export interface AskedColumn {
  /** As it was asked for. */
  readonly name: string;
  readonly type: ColumnType;
  readonly hint: string;
  /** Its value in a row, before anything is summed up. */
  readonly read: (entity: Entity) => ColumnValue;
  readonly hidesDetail: boolean;
  /** What makes one value of many: those up to here, and those of the whole result. */
  readonly accumulate?: (values: readonly number[], all: readonly number[]) => number;
  readonly group?: { readonly level: number; readonly header: boolean; readonly footer: boolean };
}

interface Written {
  readonly name: string;
  readonly arguments: readonly string[];
  readonly modifiers: readonly string[];
}

/** Is a column computed, and not one of the archive's own? */
export function isFunction(text: string): boolean {
  return /^[a-z]+\(/i.test(text);
}

/** `Function(column;column):Modifier:Modifier`; undefined for a plain column. */
function functionOf(text: string): Written | undefined {
  if (!isFunction(text)) return undefined;
  const open = text.indexOf('(');
  const parts = [''];
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === ')' && --depth === 0) {
      const behind = text.slice(at + 1);
      if (behind !== '' && !behind.startsWith(':')) break;
      const modifiers = behind === '' ? [] : behind.slice(1).toLowerCase().split(/[:,]/);
      return { name: text.slice(0, open).toLowerCase(), arguments: parts, modifiers };
    }
    if (character === ';' && depth === 1) parts.push('');
    else if (depth > 0) parts[parts.length - 1] = (parts.at(-1) ?? '') + character;
    if (character === '(') depth++;
  }
  throw badRequest(`The column ${text} cannot be read`);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

function median(values: readonly number[]): number {
  const ordered = [...values].sort((left, right) => left - right);
  const middle = Math.floor(ordered.length / 2);
  const upper = ordered[middle] ?? 0;
  return ordered.length % 2 === 1 ? upper : ((ordered[middle - 1] ?? 0) + upper) / 2;
}

type Accumulator = Pick<AskedColumn, 'accumulate'> & { readonly type: (inner: ColumnType) => ColumnType };

const asDecimal = (): ColumnType => 'decimal';
const asInt = (): ColumnType => 'int';
const isNumeric = (type: ColumnType) => type === 'int' || type === 'decimal' || type === 'money';

const accumulators: Readonly<Record<string, Accumulator>> = {
  sum: { accumulate: sum, type: (inner) => (isNumeric(inner) ? inner : 'decimal') },
  avg: { accumulate: (values) => (values.length === 0 ? 0 : sum(values) / values.length), type: asDecimal },
  median: { accumulate: median, type: asDecimal },
  percent: {
    accumulate: (values, all) => (sum(all) === 0 ? 0 : (100 * sum(values)) / sum(all)),
    type: asDecimal,
  },
};

/** These accept any column: each value is counted by a number of its own. */
const counters: Readonly<Record<string, (values: readonly number[]) => number>> = {
  count: (values) => new Set(values).size,
  countall: (values) => values.length,
};

const numberIn = ({ raw }: ColumnValue): number => (typeof raw === 'number' ? raw : Number(raw ?? 0));

/** Functions of the columns of one row. */
const combinations: Readonly<Record<string, (values: readonly number[]) => number>> = {
  // There is one currency here, so an amount is what it was.
  currencyconvert: ([amount = 0]) => amount,
  weighted: ([amount = 0, percent = 0]) => (amount * percent) / 100,
  expression: (values) => values.reduce((product, value) => product * value, 1),
};

/** Reads a requested column. @throws if it is invalid */
export function askedColumn(text: string, bind: (name: string) => BoundColumn): AskedColumn {
  const written = functionOf(text);
  if (written === undefined) {
    const { name, column, read } = bind(text);
    return { name, type: column.type, hint: column.hint, read, hidesDetail: false };
  }
  const { name, modifiers } = written;
  const hidesDetail = modifiers.includes('hidedetail');
  const inner = written.arguments.map((argument) =>
    /^\d+$/.test(argument) ? constant(argument) : askedColumn(argument, bind),
  );
  const [first] = inner;
  if (first === undefined || inner.some(({ group }) => group !== undefined)) {
    throw badRequest(`The function ${name} is not one of these columns: ${text}`);
  }
  const column = { ...first, name: text, hidesDetail };
  if (name === 'groupby') {
    const level = Number(modifiers.find((each) => /^\d+$/.test(each)) ?? 1);
    return { ...column, group: { level, header: modifiers.includes('header'), footer: modifiers.includes('footer') } };
  }
  const accumulator = own(accumulators, name);
  if (accumulator?.accumulate !== undefined) {
    return { ...column, accumulate: accumulator.accumulate, type: accumulator.type(first.type) };
  }
  const counter = own(counters, name);
  if (counter !== undefined) return { ...column, read: numbered(first), accumulate: counter, type: asInt() };
  const combine = own(combinations, name);
  if (combine !== undefined) {
    const type = isNumeric(first.type) ? first.type : 'decimal';
    return { ...column, type, read: (entity) => ({ raw: combine(inner.map(({ read }) => numberIn(read(entity)))) }) };
  }
  const part = modifiers.find(isDatePart);
  if (name !== 'datepart' || part === undefined) throw badRequest(`Unknown function ${name}: ${text}`);
  const sample = datePart(part, '2000-01-01T00:00:00');
  return {
    ...column,
    type: typeof sample === 'number' ? 'int' : 'text',
    read(entity) {
      const { raw } = first.read(entity);
      return { raw: typeof raw === 'string' ? datePart(part, raw) : null };
    },
  };
}

function constant(text: string): AskedColumn {
  return { name: text, type: 'int', hint: '', read: () => ({ raw: Number(text) }), hidesDetail: false };
}

/** Numbers the values of a column, equal values equally, so that values of any type can be counted. */
function numbered({ read }: AskedColumn): AskedColumn['read'] {
  const numbers = new Map<string, number>();
  return (entity) => {
    const { raw } = read(entity);
    if (raw === null || raw === '') return { raw: null };
    const key = JSON.stringify(raw);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return { raw: number };
  };
}

function own<Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
