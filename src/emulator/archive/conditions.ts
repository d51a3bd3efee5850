import { badRequest } from '../server-error.js';
import type { ColumnType, ColumnValue } from './columns.js';
import type { Operand } from './parser.js';
import { isWithin, type Period, periodOf } from './periods.js';
import { booleanOf, dateOf, dayOf, numberOf, textOf } from './written-values.js';

/** What a restriction depends on, in addition to the row. */
export interface Circumstances {
  /** The wall clock of the tenant. */
  readonly now: string;
  readonly associateId: number;
}

export type RawValue = ColumnValue['raw'];
/** Does a column's value meet a condition? */
export type Test = (value: RawValue) => boolean;

type Comparison = 'text' | 'number' | 'boolean' | 'date' | 'ids';

/** What the values of a column are compared as. */
export const comparisons: Readonly<Record<ColumnType, Comparison>> = {
  int: 'number',
  decimal: 'number',
  money: 'number',
  text: 'text',
  bool: 'boolean',
  date: 'date',
  datetime: 'date',
  time: 'text',
  timeSpan: 'text',
  list: 'number',
  associate: 'number',
  ids: 'ids',
};

/** One meaning of an operator: makes a test from its operands, for columns of one kind. */
type Meaning = (operands: readonly Operand[], circumstances: Circumstances) => Test;
type Meanings = Partial<Record<Comparison, Meaning>>;

const onText =
  (judge: (value: string, operand: string) => boolean): Meaning =>
  ([operand]) => {
    const wanted = textOf(operand);
    return (value) => judge(String(value ?? '').toLowerCase(), wanted);
  };

const onNumber =
  (judge: (value: number, operand: number) => boolean, ofNone = false): Meaning =>
  ([operand]) => {
    const wanted = numberOf(operand);
    return (value) => (value === null ? ofNone : judge(Number(value), wanted));
  };

const onDay =
  (judge: (day: string, operand: string) => boolean): Meaning =>
  ([operand]) => {
    const wanted = dayOf(operand);
    return (value) => typeof value === 'string' && judge(value.slice(0, 10), wanted);
  };

const onTime =
  (judge: (moment: string, operand: string) => boolean): Meaning =>
  ([operand]) => {
    const wanted = dateOf(operand);
    return (value) => typeof value === 'string' && judge(value, wanted);
  };

const onToday =
  (judge: (day: string, today: string) => boolean): Meaning =>
  (_operands, { now }) => {
    return (value) => typeof value === 'string' && judge(value.slice(0, 10), now.slice(0, 10));
  };

const onPeriod = (period: Period, offset: number): Meanings => ({
  date: onToday((day, today) => isWithin(day, period, today, offset, offset)),
});

/** From which period to which, counted from the current one: a period and, before it, how many. */
const onPeriods = (range: (count: number) => readonly [first: number, last: number]): Meanings => ({
  date(operands, { now }) {
    const period = periodOf(operands.at(-1)?.text ?? '');
    const count = operands.length === 2 ? numberOf(operands[0]) : 1;
    if (period === undefined || !Number.isInteger(count) || count < 1) {
      throw badRequest(`Unknown period ${operands.map(({ text }) => text).join(' ')}`);
    }
    const [first, last] = range(count);
    return (value) => typeof value === 'string' && isWithin(value.slice(0, 10), period, now, first, last);
  },
});

/** For columns of every type. */
const onAny = (test: Test): Meanings => ({
  text: () => test,
  number: () => test,
  boolean: () => test,
  date: () => test,
  ids: () => test,
});

const isEmpty: Test = (value) => value === null || value === '' || (Array.isArray(value) && value.length === 0);

const onIds =
  (judge: (has: (id: number) => boolean, wanted: readonly number[]) => boolean): Meaning =>
  (operands) => {
    const wanted = operands.map(numberOf);
    return (value) => {
      const ids: readonly unknown[] = Array.isArray(value) ? value : [];
      return judge((id) => ids.includes(id), wanted);
    };
  };

const anyId = onIds((has, wanted) => wanted.some(has));
const allIds = onIds((has, wanted) => wanted.every(has));

const onBoolean =
  (wanted: (operand: boolean) => boolean): Meaning =>
  ([operand]) => {
    const expected = wanted(booleanOf(operand));
    return (value) => (value === true) === expected;
  };

const oneOfTexts: Meaning = (operands) => {
  const wanted = new Set(operands.map(textOf));
  return (value) => wanted.has(String(value ?? '').toLowerCase());
};

const oneOfNumbers: Meaning = (operands) => {
  const wanted = new Set(operands.map(numberOf));
  return (value) => value !== null && wanted.has(Number(value));
};

const not =
  (meaning: Meaning): Meaning =>
  (operands, circumstances) => {
    const test = meaning(operands, circumstances);
    return (value) => !test(value);
  };

const betweenDays: Meaning = ([from, to]) => {
  const [first, last] = [dayOf(from), dayOf(to)];
  return (value) => typeof value === 'string' && value.slice(0, 10) >= first && value.slice(0, 10) <= last;
};

const sameText = onText((value, operand) => value === operand);
const sameNumber = onNumber((value, operand) => value === operand);
const sameDay = onDay((day, operand) => day === operand);
const sameBoolean = onBoolean((operand) => operand);

/** What each operator means, for the columns that take it. */
export const meanings: Readonly<Record<string, Meanings>> = {
  isNull: onAny(isEmpty),
  isNotNull: onAny((value) => !isEmpty(value)),
  is: { text: sameText },
  isNot: { text: not(sameText) },
  begins: { text: onText((value, operand) => value.startsWith(operand)) },
  notBegins: { text: onText((value, operand) => !value.startsWith(operand)) },
  contains: { text: onText((value, operand) => value.includes(operand)) },
  notContains: { text: onText((value, operand) => !value.includes(operand)) },
  in: { text: oneOfTexts, number: oneOfNumbers },
  equals: { text: sameText, number: sameNumber, boolean: sameBoolean, date: sameDay },
  unequals: {
    text: not(sameText),
    number: not(sameNumber),
    boolean: not(sameBoolean),
    date: not(sameDay),
  },
  less: { number: onNumber((value, operand) => value < operand), date: onDay((day, operand) => day < operand) },
  le: { number: onNumber((value, operand) => value <= operand), date: onDay((day, operand) => day <= operand) },
  greater: { number: onNumber((value, operand) => value > operand), date: onDay((day, operand) => day > operand) },
  ge: { number: onNumber((value, operand) => value >= operand), date: onDay((day, operand) => day >= operand) },
  between: {
    text([from, to]) {
      const [first, last] = [textOf(from), textOf(to)];
      return (value) => String(value ?? '').toLowerCase() >= first && String(value ?? '').toLowerCase() <= last;
    },
    number([from, to]) {
      const [first, last] = [numberOf(from), numberOf(to)];
      return (value) => value !== null && Number(value) >= first && Number(value) <= last;
    },
    date: betweenDays,
  },
  oneOf: { number: oneOfNumbers, ids: anyId },
  notOneOf: { number: not(oneOfNumbers), ids: not(anyId) },
  intArrayAllOf: { ids: allIds },
  intArrayNotAllOf: { ids: not(allIds) },
  intArrayOneOf: { ids: anyId },
  intArrayNotAnyOf: { ids: not(anyId) },
  associateIsOneOf: { number: oneOfNumbers },
  associateIsNotOneOf: { number: not(oneOfNumbers) },
  currentAssociate: {
    number:
      (_operands, { associateId }) =>
      (value) =>
        value === associateId,
  },
  set: { boolean: sameBoolean, number: sameNumber },
  date: { date: sameDay },
  before: { date: onDay((day, operand) => day < operand) },
  beforeOrEqual: { date: onDay((day, operand) => day <= operand) },
  after: { date: onDay((day, operand) => day > operand) },
  from: { date: onDay((day, operand) => day >= operand) },
  to: { date: onDay((day, operand) => day <= operand) },
  dateBetween: { date: betweenDays },
  dateTime: { date: onTime((moment, operand) => moment === operand) },
  beforeTime: { date: onTime((moment, operand) => moment < operand) },
  afterTime: { date: onTime((moment, operand) => moment >= operand) },
  beforeToday: { date: onToday((day, today) => day < today) },
  today: { date: onToday((day, today) => day === today) },
  afterToday: { date: onToday((day, today) => day > today) },
  thisPeriod: onPeriods(() => [0, 0]),
  thisPreviousAndNext: onPeriods(() => [-1, 1]),
  thisAndNext: onPeriods((count) => [0, count]),
  thisAndPrevious: onPeriods((count) => [-count, 0]),
  nextPeriod: onPeriods((count) => [1, count]),
  previousPeriod: onPeriods((count) => [-count, -1]),
  lastWeek: onPeriod('week', -1),
  thisWeek: onPeriod('week', 0),
  nextWeek: onPeriod('week', 1),
  lastMonth: onPeriod('month', -1),
  thisMonth: onPeriod('month', 0),
  nextMonth: onPeriod('month', 1),
  lastQuarter: onPeriod('quarter', -1),
  thisQuarter: onPeriod('quarter', 0),
  nextQuarter: onPeriod('quarter', 1),
  thisHalf: onPeriod('halfYear', 0),
  thisYear: onPeriod('year', 0),
};
