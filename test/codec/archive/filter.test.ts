import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowTest } from '../../../src/emulator/archive/evaluator.js';
import { parseRestriction } from '../../../src/emulator/archive/parser.js';
import { type Filter, ValidationError, where } from '../../../src/index.js';
import { operatorNames } from '../../../src/codec/archive/index.js';
import { isXmlText } from '../../support/arbitrary.js';

const name = where('name');
const id = where('contactId');
const day = where('registeredDate');

const built: [filter: Filter, text: string][] = [
  [name.is('x'), "name is 'x'"],
  [name.isNot('x'), "name isNot 'x'"],
  [name.begins('x'), "name begins 'x'"],
  [name.notBegins('x'), "name notBegins 'x'"],
  [name.contains('x'), "name contains 'x'"],
  [name.notContains('x'), "name notContains 'x'"],
  [name.in('x', 'y'), "name in ('x','y')"],
  [name.between('A', 'S'), "name between ('A','S')"],
  [id.in(1, 2), 'contactId in (1,2)'],
  [id.equals(5), 'contactId equals 5'],
  [id.unequals(-5), 'contactId unequals -5'],
  [id.less(0.5), 'contactId less 0.5'],
  [id.le(5), 'contactId le 5'],
  [id.greater(1e21), 'contactId greater 1000000000000000000000'],
  [id.ge(5), 'contactId ge 5'],
  [id.between(1, 5), 'contactId between (1,5)'],
  [where('category').oneOf(3, 6), 'category oneOf (3,6)'],
  [where('category').notOneOf(3), 'category notOneOf (3)'],
  [where('registeredBy').associateIsOneOf(1, 6), 'registeredBy associateIsOneOf (1,6)'],
  [where('registeredBy').associateIsNotOneOf(1), 'registeredBy associateIsNotOneOf (1)'],
  [where('associateId').currentAssociate(), 'associateId currentAssociate'],
  [where('stop').set(false), 'stop set false'],
  [name.isNull(), 'name isNull'],
  [name.isNotNull(), 'name isNotNull'],
  [where('tags').intArrayAllOf(1, 2), 'tags intArrayAllOf (1,2)'],
  [where('tags').intArrayNotAllOf(1, 2), 'tags intArrayNotAllOf (1,2)'],
  [where('tags').intArrayOneOf(1), 'tags intArrayOneOf (1)'],
  [where('tags').intArrayNotAnyOf(1, 2), 'tags intArrayNotAnyOf (1,2)'],
  [day.from('2026-01-02'), "registeredDate from '2026-01-02'"],
  [day.to('2026-01-02'), "registeredDate to '2026-01-02'"],
  [day.thisPeriod('week'), 'registeredDate thisPeriod 2'],
  [day.thisPeriod(6), 'registeredDate thisPeriod 6'],
  [day.thisPreviousAndNext('days'), 'registeredDate thisPreviousAndNext 1'],
  [day.thisAndNext(2, 'months'), 'registeredDate thisAndNext (2,3)'],
  [day.thisAndPrevious(2, 'quarter'), 'registeredDate thisAndPrevious (2,4)'],
  [day.nextPeriod(1, 'halfyear'), 'registeredDate nextPeriod (1,5)'],
  [day.previousPeriod(14, 1), 'registeredDate previousPeriod (14,1)'],
  [day.date('2026-01-02'), "registeredDate date '2026-01-02'"],
  [day.before('2026-01-02T10:00:00'), "registeredDate before '2026-01-02'"],
  [day.beforeOrEqual('2026-01-02'), "registeredDate beforeOrEqual '2026-01-02'"],
  [day.after('2026-01-02'), "registeredDate after '2026-01-02'"],
  [day.dateBetween('2026-01-02', '2026-02-03'), "registeredDate dateBetween ('2026-01-02','2026-02-03')"],
  [day.dateTime('2026-01-02T10:00:00'), "registeredDate dateTime '2026-01-02T10:00:00'"],
  [day.beforeTime('2026-01-02T10:00'), "registeredDate beforeTime '2026-01-02T10:00:00'"],
  [day.afterTime('2026-01-02'), "registeredDate afterTime '2026-01-02T00:00:00'"],
  ...(
    [
      'beforeToday',
      'today',
      'afterToday',
      'lastWeek',
      'thisWeek',
      'nextWeek',
      'lastMonth',
      'thisMonth',
      'nextMonth',
      'lastQuarter',
      'thisQuarter',
      'nextQuarter',
      'thisHalf',
      'thisYear',
    ] as const
  ).map((operator): [Filter, string] => [day[operator](), `registeredDate ${operator}`]),
];

describe('a filter created by where()', () => {
  it.each(built)('%s', (filter, text) => {
    expect(filter.toString()).toBe(text);
  });

  it('has a row in this test for every operator', () => {
    expect([...new Set(built.map(([, text]) => text.split(' ')[1]))].sort()).toEqual([...operatorNames].sort());
  });

  it('keeps combined conditions together', () => {
    const [a, b, c] = [name.is('a'), name.is('b'), name.is('c')];
    const both = "name is 'a' and name is 'b'";
    expect(String(a.and(b, c))).toBe(`${both} and name is 'c'`);
    expect(String(a.and(b).and(c))).toBe(`${both} and name is 'c'`);
    expect(String(a.and(b).or(c))).toBe(`(${both}) or name is 'c'`);
    expect(String(c.or(a.and(b)))).toBe(`name is 'c' or (${both})`);
    expect(String(a.or(b).and(c))).toBe("(name is 'a' or name is 'b') and name is 'c'");
    expect(String(a.and())).toBe("name is 'a'");
  });

  it.each([
    ["Bob's", String.raw`'Bob\'s'`],
    ['\\', String.raw`'\\'`],
    ["\\' or 1 = 1", String.raw`'\\\' or 1 = 1'`],
    ["''", String.raw`'\'\''`],
    ['', "''"],
    ['a\nb', "'a\nb'"],
  ])('quotes %j so that it stays a value', (value, quoted) => {
    expect(String(name.is(value))).toBe(`name is ${quoted}`);
  });

  it.each([
    ['name', 'contact/name', 'contactUdef/SuperOffice:1', 'personExtra/x_person_date', 'category.name'],
    ['category.(contact->category_idx).name', 'contact.category_idx.name', 'contact:category_idx.name', 'ås'],
  ])('takes the columns that there are: %s', (...columns) => {
    for (const column of columns) expect(String(where(column).is('x'))).toBe(`${column} is 'x'`);
  });
});

const wrong: [title: string, make: () => unknown][] = [
  ['no column', () => where('')],
  ['a column that is more than that', () => where("name is 'x' or name")],
  ['a column with a quote', () => where("na'me")],
  ['a column with a bracket', () => where('name)')],
  ['a column of another type', () => where(1 as never)],
  ['a number for a text', () => name.is(1 as never)],
  ['a text for a number', () => id.equals('1' as never)],
  ['no number', () => id.equals(NaN)],
  ['an endless number', () => id.less(Infinity)],
  ['a text for a boolean', () => where('stop').set('true' as never)],
  ['no value', () => (name.is as () => unknown)()],
  ['too many values', () => (name.is as (...values: string[]) => unknown)('x', 'y')],
  ['an empty list', () => (id.in as () => unknown)()],
  ['half a range', () => (id.between as (from: number) => unknown)(1)],
  ['a value for an operator that takes none', () => (day.today as (value: string) => unknown)('x')],
  ['a Date', () => day.after(new Date(0) as never)],
  ['a date with a zone', () => day.after('2026-01-01T00:00:00Z')],
  ['a date that is none', () => day.after('2026-02-30')],
  ['a marked number for a date', () => day.after('[I:3]')],
  ['a day that there is not', () => day.after('2017.13.9')],
  ['a period that there is not', () => day.thisPeriod('fortnight' as never)],
  ['the number of no period', () => day.thisPeriod(7 as never)],
  ['a period without how many', () => (day.nextPeriod as (...values: unknown[]) => unknown)('week')],
  ['no periods', () => day.nextPeriod(0, 'week')],
  ['half a period', () => day.nextPeriod(0.5, 'week')],
  ['a value for isNull', () => (name.isNull as (value: string) => unknown)('x')],
  ['a text that XML cannot carry', () => name.is('a\u0000')],
  ['a filter that was not made so', () => name.is('x').and("name is 'y'" as never)],
];

describe('a date may be written as on the vendor’s pages', () => {
  it.each([
    ['2017-11-09', '2017-11-09'],
    ['2017-11-09T14:53:18', '2017-11-09'],
    ['2017.11.9', '2017-11-09'],
    ['2014.3.4', '2014-03-04'],
    ['[D:09.11.2017]', '2017-11-09'],
    ['[DT:11/09/2017 14:53:18]', '2017-11-09'],
    ['[D:05/05/1999 00:00:00.0000000]', '1999-05-05'],
  ])('%s', (written, sent) => {
    expect(String(day.after(written))).toBe(`registeredDate after '${sent}'`);
    expect(String(day.afterTime(written))).toContain(`registeredDate afterTime '${sent}T`);
  });
});

describe('a period has all of the vendor’s names', () => {
  it.each([
    [1, 'day days'],
    [2, 'week weeks wk wks'],
    [3, 'month months mon mos'],
    [4, 'quarter quarters qtr qtrs'],
    [5, 'halfyear halfyears hyr hyrs'],
    [6, 'year years yr yrs'],
  ])('%i: %s', (number, periods) => {
    for (const period of periods.split(' ')) {
      expect(String(day.thisPeriod(period.toUpperCase() as 'day'))).toBe(`registeredDate thisPeriod ${number}`);
    }
  });
});

describe('where() refuses', () => {
  it.each(wrong)('%s', (_title, make) => {
    expect(make).toThrow(ValidationError);
  });
});

interface Row {
  readonly name: string;
  readonly contactId: number | null;
  readonly stop: boolean;
  readonly registeredDate: string;
}

/** A filter and its meaning, implemented independently of the emulator. */
interface Meant {
  readonly filter: Filter;
  readonly holds: (row: Row) => boolean;
}

const carriable = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom("'", '\\', '(', ')', ',', ' ', 'and', 'or'),
      fc.string({ minLength: 1, maxLength: 1 }),
    ),
    maxLength: 5,
  })
  .filter(isXmlText);
const names = fc.oneof(carriable, fc.constantFrom("O'Brien", "\\'", 'Ås', 'x and y', '[I:3]', ''));
const ids = fc.integer({ min: -3, max: 9 });
const days = fc.integer({ min: 1, max: 28 }).map((each) => `2026-01-${String(each).padStart(2, '0')}`);
const lower = (text: string) => text.toLowerCase();

const conditions: fc.Arbitrary<Meant>[] = [
  names.map((text) => ({ filter: name.is(text), holds: (row) => lower(row.name) === lower(text) })),
  names.map((text) => ({ filter: name.isNot(text), holds: (row) => lower(row.name) !== lower(text) })),
  names.map((text) => ({ filter: name.begins(text), holds: (row) => lower(row.name).indexOf(lower(text)) === 0 })),
  names.map((text) => ({
    filter: name.contains(text),
    holds: (row) => lower(row.name).split(lower(text)).length > 1 || text === '',
  })),
  fc.array(names, { minLength: 1, maxLength: 3 }).map((texts) => ({
    filter: name.in(...(texts as [string])),
    holds: (row) => texts.some((text) => lower(text) === lower(row.name)),
  })),
  ids.map((wanted) => ({ filter: id.equals(wanted), holds: (row) => row.contactId === wanted })),
  ids.map((wanted) => ({ filter: id.less(wanted), holds: (row) => row.contactId !== null && row.contactId < wanted })),
  fc.tuple(ids, ids).map(([from, to]) => ({
    filter: id.between(from, to),
    holds: ({ contactId }) => contactId !== null && !(contactId < from) && !(contactId > to),
  })),
  fc.array(ids, { minLength: 1, maxLength: 3 }).map((wanted) => ({
    filter: id.notOneOf(...(wanted as [number])),
    holds: ({ contactId }) => contactId === null || !wanted.includes(contactId),
  })),
  fc.boolean().map((wanted) => ({ filter: where('stop').set(wanted), holds: (row) => row.stop === wanted })),
  days.map((wanted) => ({
    filter: day.after(wanted),
    holds: (row) => Date.parse(row.registeredDate.slice(0, 10)) > Date.parse(wanted),
  })),
  days.map((wanted) => ({ filter: day.date(wanted), holds: (row) => row.registeredDate.startsWith(wanted) })),
];

const meant = fc.letrec<{ any: Meant; condition: Meant; joined: Meant }>((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, tie('condition'), tie('joined')),
  condition: fc.oneof(...conditions),
  joined: fc.tuple(fc.constantFrom('and', 'or'), tie('any'), tie('any')).map(([joint, left, right]) => ({
    filter: joint === 'and' ? left.filter.and(right.filter) : left.filter.or(right.filter),
    holds: (row: Row) => (joint === 'and' ? left.holds(row) && right.holds(row) : left.holds(row) || right.holds(row)),
  })),
})).any;

const rows: fc.Arbitrary<Row> = fc.record({
  name: names,
  contactId: fc.option(ids),
  stop: fc.boolean(),
  registeredDate: days.map((each) => `${each}T10:00:00`),
});

const types = { name: 'text', contactId: 'int', stop: 'bool', registeredDate: 'datetime' } as const;

describe('the meaning of a filter', () => {
  it('is the same after it is written and read, for any filter and any row', () => {
    fc.assert(
      fc.property(meant, fc.array(rows, { maxLength: 6 }), ({ filter, holds }, all) => {
        const restriction = parseRestriction(filter.toString());
        if (restriction === null) throw new Error('a filter restricts something');
        const find = (column: string) => {
          const key = column as keyof Row;
          return { type: types[key], read: (row: Row) => ({ raw: row[key] }) };
        };
        const test = rowTest(restriction, find, { now: '2026-01-15T10:00:00', associateId: 18 });
        for (const row of all) expect(test(row)).toBe(holds(row));
      }),
      { numRuns: 300 },
    );
  });
});
