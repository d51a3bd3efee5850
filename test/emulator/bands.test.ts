import { describe, expect, it } from '@jest/globals';
import { type AskedColumn, askedColumn } from '../../src/emulator/archive/aggregates.js';
import { Bands, type FoundRow } from '../../src/emulator/archive/bands.js';
import type { ColumnType } from '../../src/emulator/archive/columns.js';
import { datePart, isDatePart } from '../../src/emulator/archive/date-parts.js';
import { ServerFailureError } from '../../src/emulator/server-error.js';

const types: Readonly<Record<string, ColumnType>> = {
  firstName: 'text',
  middleName: 'text',
  lastName: 'text',
  rank: 'int',
  amount: 'money',
  percent: 'int',
  date: 'date',
};

const asked = (text: string): AskedColumn =>
  askedColumn(text, (name) => {
    const type = types[name];
    if (type === undefined) throw new ServerFailureError(400, 'ArgumentException', `no column ${name}`);
    const read = (entity: Readonly<Record<string, unknown>>) => ({
      raw: (entity[name] ?? null) as string | number | null,
    });
    return { name, column: { name, type, hint: 'person', read }, read };
  });

const person = (id: number, firstName: string, middleName: string, lastName: string, rank: number) => ({
  id,
  entityName: 'person',
  entity: { firstName, middleName, lastName, rank },
});

/** The five employees of the vendor's page on GroupBy. */
const employees = [
  person(324, 'Jane', 'Ray', 'Doe', 1),
  person(325, 'Billy', 'Ray', 'Doe', 2),
  person(326, 'Bobby', 'Sue', 'Doe', 3),
  person(327, 'Mary', 'Sue', 'Smith', 4),
  person(328, 'Tabby', 'Sue', 'Smith', 5),
];

const shown = (row: FoundRow, columns: readonly string[]) => [
  row.id,
  row.entityName,
  ...columns.map((column) => row.cells.find(({ name }) => name === column)?.value.raw ?? ''),
];

describe('bands are those of the vendor’s page on GroupBy', () => {
  it('with one level', () => {
    const columns = ['GroupBy(middleName):Header,Footer', 'CountAll(firstName)', 'firstName', 'lastName', 'middleName'];
    const all = [...columns, 'rank', 'Sum(rank)'];
    const bands = new Bands(all.map(asked), [], employees);
    expect([...bands.rows(), bands.total()].map((row) => shown(row, all))).toEqual([
      [1, 'header:1', 'Ray', 2, '', '', '', '', 3],
      [324, 'person', '', 1, 'Jane', 'Doe', 'Ray', 1, 1],
      [325, 'person', '', 2, 'Billy', 'Doe', 'Ray', 2, 3],
      [1, 'footer:1', 'Ray', 2, '', '', '', '', 3],
      [2, 'header:1', 'Sue', 3, '', '', '', '', 12],
      [326, 'person', '', 1, 'Bobby', 'Doe', 'Sue', 3, 3],
      [327, 'person', '', 2, 'Mary', 'Smith', 'Sue', 4, 7],
      [328, 'person', '', 3, 'Tabby', 'Smith', 'Sue', 5, 12],
      [2, 'footer:1', 'Sue', 3, '', '', '', '', 12],
      [1, 'grandtotal', '', 5, '', '', '', '', 15],
    ]);
  });

  it('with two levels', () => {
    const all = [
      'Count(middleName)',
      'CountAll(firstName)',
      'firstName',
      'GroupBy(middleName):Header:Footer:1',
      'GroupBy(lastName):Header:Footer:2',
      'Sum(rank):HideDetail',
    ];
    const bands = new Bands(all.map(asked), [], employees);
    expect([...bands.rows(), bands.total()].map((row) => shown(row, all))).toEqual([
      [1, 'header:1', 1, 2, '', 'Ray', '', 3],
      [2, 'header:2', 1, 2, '', '', 'Doe', 3],
      [324, 'person', 1, 1, 'Jane', '', '', ''],
      [325, 'person', 1, 2, 'Billy', '', '', ''],
      [1, 'footer:2', 1, 2, '', '', 'Doe', 3],
      [2, 'footer:1', 1, 2, '', 'Ray', '', 3],
      [3, 'header:1', 1, 3, '', 'Sue', '', 12],
      [4, 'header:2', 1, 1, '', '', 'Doe', 3],
      [326, 'person', 1, 1, 'Bobby', '', '', ''],
      [3, 'footer:2', 1, 1, '', '', 'Doe', 3],
      [5, 'header:2', 1, 2, '', '', 'Smith', 9],
      [327, 'person', 1, 1, 'Mary', '', '', ''],
      [328, 'person', 1, 2, 'Tabby', '', '', ''],
      [4, 'footer:2', 1, 2, '', '', 'Smith', 9],
      [5, 'footer:1', 1, 3, '', 'Sue', '', 12],
      [1, 'grandtotal', 2, 5, '', '', '', 15],
    ]);
  });

  it('with nothing but footers, in the order asked for', () => {
    const all = ['Sum(rank):HideDetail', 'GroupBy(lastName):Footer:HideDetail', 'firstName'];
    const order = [{ column: asked('Sum(rank):HideDetail'), sign: -1 }];
    const rows = new Bands(all.map(asked), order, employees).rows();
    expect(rows.map((row) => shown(row, all))).toEqual([
      [1, 'footer:1', 9, 'Smith', ''],
      [2, 'footer:1', 6, 'Doe', ''],
    ]);
  });

  it('with running values and no group', () => {
    const rows = new Bands(['Count(rank)', 'firstName'].map(asked), [], employees).rows();
    expect(rows.map((row) => shown(row, ['Count(rank)']).at(-1))).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('a function returns', () => {
  const rows = [
    { id: 1, entityName: 'sale', entity: { amount: 100, percent: 50, date: '2026-12-09T00:00:00' } },
    { id: 2, entityName: 'sale', entity: { amount: 300, percent: 10, date: '2026-12-31T00:00:00' } },
    { id: 3, entityName: 'sale', entity: { amount: 200, percent: 0, date: null } },
  ];
  it.each([
    ['Sum(amount)', 600, 'money'],
    ['Avg(amount)', 200, 'decimal'],
    ['Median(amount)', 200, 'decimal'],
    ['Percent(amount)', 100, 'decimal'],
    ['Count(date)', 2, 'int'],
    ['CountAll(amount)', 3, 'int'],
    ['Sum(Weighted(amount;percent))', 80, 'money'],
    ['Sum(CurrencyConvert(Weighted(amount;percent);36)):HideDetail', 80, 'money'],
    ['Sum(Expression(amount;percent):Multiply)', 8000, 'money'],
    ['Count(DatePart(date):YearMonth)', 1, 'int'],
  ])('%s: %j, of type %s', (column, value, type) => {
    const [cell] = new Bands([asked(column)], [], rows).total().cells;
    expect([cell?.value.raw, cell?.column.type]).toEqual([value, type]);
  });

  it.each([
    ['Year', 2026],
    ['Quarter', 4],
    ['Month', 12],
    ['Day', 31],
    ['Hour', 14],
    ['DayOfYear', 365],
    ['DayOfWeek', 4],
    ['DayOfWeekFromMonday', 3],
    ['Weekno', 53],
    ['YearMonth', '2026/12'],
    ['YearQuarter', '2026/4'],
    ['YearWeekno', '2026/53'],
    ['YearWeekAsISODate', '2026-12-28'],
    ['ISODate', '2026-12-31'],
    ['ISODateHour', '2026-12-31T14'],
  ])('the %s of 2026-12-31T14:53:18: %j', (part, value) => {
    expect(isDatePart(part.toLowerCase())).toBe(true);
    expect(datePart(part.toLowerCase(), '2026-12-31T14:53:18')).toBe(value);
  });

  it.each(['Sum(nmae)', 'Nothing(rank)', 'Sum(rank', 'Sum()', 'Sum(rank)x', 'DatePart(date)', 'Sum(GroupBy(rank))'])(
    'nothing, and is refused: %s',
    (column) => {
      expect(() => asked(column)).toThrow(ServerFailureError);
    },
  );
});
