import { badRequest } from '../server-error.js';
import type { ColumnType } from './columns.js';
import { type Circumstances, comparisons, meanings, type RawValue, type Test } from './conditions.js';
import { operatorNamed, takes } from './operators.js';
import type { Condition, FunctionCall, Junction, Operand, Restriction } from './parser.js';
import { isWithin, periodOf } from './periods.js';

/** A column as a restriction sees it. */
export interface RestrictedColumn<Row> {
  readonly type: ColumnType;
  read(row: Row): { readonly raw: RawValue };
}

export type FindColumn<Row> = (name: string) => RestrictedColumn<Row>;

/**
 * Makes a test of a restriction. A restriction without a meaning is refused here, even if there are no rows.
 *
 * @param find finds a column by its name, or throws
 */
export function rowTest<Row>(
  restriction: Restriction,
  find: FindColumn<Row>,
  circumstances: Circumstances,
): (row: Row) => boolean {
  switch (restriction.kind) {
    case 'condition': {
      const column = find(restriction.column);
      const test = conditionTest(column.type, restriction, circumstances);
      return (row) => test(column.read(row).raw);
    }
    case 'function':
      return functionTest(restriction, find, circumstances);
    default:
      return junctionTest(restriction, find, circumstances);
  }
}

function junctionTest<Row>(
  { kind, terms }: Junction,
  find: FindColumn<Row>,
  circumstances: Circumstances,
): (row: Row) => boolean {
  const tests = terms.map((term) => rowTest(term, find, circumstances));
  return kind === 'and' ? (row) => tests.every((test) => test(row)) : (row) => tests.some((test) => test(row));
}

function conditionTest(
  type: ColumnType,
  { column, operator, operands }: Condition,
  circumstances: Circumstances,
): Test {
  const known = operatorNamed(operator);
  const meaning = known === undefined ? undefined : meanings[known.name]?.[comparisons[type]];
  if (known === undefined || meaning === undefined) {
    throw badRequest(`The operator ${operator} is not one for the column ${column}, which is of type ${type}`);
  }
  if (!takes(known.count, operands.length)) {
    throw badRequest(`The operator ${operator} does not take ${operands.length} values`);
  }
  return meaning(operands, circumstances);
}

const textFunctions: Readonly<Record<string, (value: string, part: string) => boolean>> = {
  substringof: (value, part) => value.includes(part),
  startswith: (value, part) => value.startsWith(part),
  endswith: (value, part) => value.endsWith(part),
};

/** From which period to which, counted from the current one. */
const periodFunctions: Readonly<Record<string, (count: number) => readonly [number, number]>> = {
  this: () => [0, 0],
  thisandpreviousandnext: () => [-1, 1],
  next: (count) => [1, count],
  previous: (count) => [-count, -1],
  thisandnext: (count) => [0, count],
  thisandprevious: (count) => [-count, 0],
};

function functionTest<Row>(
  { name, operands }: FunctionCall,
  find: FindColumn<Row>,
  circumstances: Circumstances,
): (row: Row) => boolean {
  const columnAt = operands.findIndex(({ kind }) => kind === 'word');
  const columnName = operands[columnAt]?.text;
  if (columnName === undefined) throw badRequest(`The function ${name} lacks a column`);
  const column = find(columnName);
  const others = operands.filter((_, index) => index !== columnAt);
  const onText = Object.hasOwn(textFunctions, name) ? textFunctions[name] : undefined;
  if (onText !== undefined && others.length === 1) {
    const part = others[0]?.text.toLowerCase() ?? '';
    return (row) => onText(String(column.read(row).raw ?? '').toLowerCase(), part);
  }
  const range = periodRange(name, others);
  if (range === undefined) throw badRequest(`Unknown function ${name} of ${operands.length} values`);
  const [period, first, last] = range;
  return (row) => {
    const { raw } = column.read(row);
    return typeof raw === 'string' && isWithin(raw.slice(0, 10), period, circumstances.now, first, last);
  };
}

function periodRange(name: string, operands: readonly Operand[]) {
  const range = Object.hasOwn(periodFunctions, name) ? periodFunctions[name] : undefined;
  const period = periodOf(operands.at(-1)?.text ?? '');
  const count = operands.length === 2 ? Number(operands[0]?.text) : 1;
  if (range === undefined || period === undefined || !Number.isInteger(count) || count < 0) return undefined;
  const [first, last] = range(count);
  return [period, first, last] as const;
}
