/** What an operator compares a column with. */
export type OperandKind = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'listed' | 'period' | 'periodCount';

/** How many values an operator takes: none, one, two, any number, or a number and a kind of periods. */
export type OperandCount = 'none' | 'one' | 'two' | 'many' | 'periods';

interface Operator {
  readonly operand: OperandKind;
  readonly count: OperandCount;
}

const operator = <Kind extends OperandKind, Count extends OperandCount>(operand: Kind, count: Count) => ({
  operand,
  count,
});

/**
 * The operators of the vendor's search, by the vendor's names. They are the same in `$filter` and in the restrictions of
 * the Archive agent. A column supports those of its own type: texts, numbers, lists, associates, dates, booleans.
 *
 * From the vendor's pages on criteria operators (`find-selection/operators`), restriction types (`restriction-types`) and
 * OData filters (`odata/using-filters` and the pages by type).
 */
export const operators = {
  /** No value. For columns of every type. */
  isNull: operator('listed', 'none'),
  /** Any value. For columns of every type. */
  isNotNull: operator('listed', 'none'),

  /** The text, without regard to case. */
  is: operator('text', 'one'),
  isNot: operator('text', 'one'),
  begins: operator('text', 'one'),
  notBegins: operator('text', 'one'),
  contains: operator('text', 'one'),
  notContains: operator('text', 'one'),
  /** One of these texts or numbers. For list items, use `oneOf`. */
  in: operator('listed', 'many'),

  /** The number, or a list item by its id. */
  equals: operator('number', 'one'),
  unequals: operator('number', 'one'),
  less: operator('number', 'one'),
  /** Less or equal. */
  le: operator('number', 'one'),
  greater: operator('number', 'one'),
  /** Greater or equal. */
  ge: operator('number', 'one'),
  /** From the first to the second, both included: numbers or texts. For dates, use `dateBetween`. */
  between: operator('listed', 'two'),

  /** One of these list items, by id. */
  oneOf: operator('number', 'many'),
  notOneOf: operator('number', 'many'),

  /** For columns with several ids, such as the tags of a request: all of these, possibly with others. */
  intArrayAllOf: operator('number', 'many'),
  /** Not all of these. */
  intArrayNotAllOf: operator('number', 'many'),
  /** At least one of these. */
  intArrayOneOf: operator('number', 'many'),
  /** None of these. */
  intArrayNotAnyOf: operator('number', 'many'),

  /** One of these users, by associate id. */
  associateIsOneOf: operator('number', 'many'),
  associateIsNotOneOf: operator('number', 'many'),
  /** The user who makes the call. */
  currentAssociate: operator('boolean', 'none'),

  /** For columns that are true or false. */
  set: operator('boolean', 'one'),

  /** On this day. */
  date: operator('date', 'one'),
  before: operator('date', 'one'),
  beforeOrEqual: operator('date', 'one'),
  after: operator('date', 'one'),
  /** On this day or after it. */
  from: operator('date', 'one'),
  /** On this day or before it. */
  to: operator('date', 'one'),
  /** From the first day to the second, both included. */
  dateBetween: operator('date', 'two'),

  /** At exactly this moment. */
  dateTime: operator('dateTime', 'one'),
  beforeTime: operator('dateTime', 'one'),
  /** At this moment or after it. */
  afterTime: operator('dateTime', 'one'),

  /** In the current period: `thisPeriod('week')` is from Monday to Sunday of this week. */
  thisPeriod: operator('period', 'one'),
  /** In the previous, the current or the next period. */
  thisPreviousAndNext: operator('period', 'one'),
  /** In the current period or the next ones: `thisAndNext(2, 'months')`. */
  thisAndNext: operator('period', 'periods'),
  /** In the current period or the ones before it: `thisAndPrevious(2, 'months')`. */
  thisAndPrevious: operator('period', 'periods'),
  /** In the next periods, without the current one: `nextPeriod(3, 'days')` begins tomorrow. */
  nextPeriod: operator('period', 'periods'),
  /** In the periods before the current one: `previousPeriod(14, 'days')` ends yesterday. */
  previousPeriod: operator('period', 'periods'),

  beforeToday: operator('date', 'none'),
  today: operator('date', 'none'),
  afterToday: operator('date', 'none'),
  // The vendor calls the following ones legacy, and suggests the periods above: `previousPeriod(1, 'week')`.
  lastWeek: operator('date', 'none'),
  thisWeek: operator('date', 'none'),
  nextWeek: operator('date', 'none'),
  lastMonth: operator('date', 'none'),
  thisMonth: operator('date', 'none'),
  nextMonth: operator('date', 'none'),
  lastQuarter: operator('date', 'none'),
  thisQuarter: operator('date', 'none'),
  nextQuarter: operator('date', 'none'),
  thisHalf: operator('date', 'none'),
  thisYear: operator('date', 'none'),
} as const satisfies Record<string, Operator>;

export type OperatorName = keyof typeof operators;

/** Other names of operators in the vendor's grammar, in lower case. */
export const operatorAliases: Readonly<Record<string, OperatorName>> = {
  '=': 'equals',
  eq: 'equals',
  '<>': 'unequals',
  '!=': 'unequals',
  ne: 'unequals',
  '<': 'less',
  lt: 'less',
  '<=': 'le',
  '>': 'greater',
  gt: 'greater',
  '>=': 'ge',
};

export const operatorNames = Object.keys(operators) as OperatorName[];
