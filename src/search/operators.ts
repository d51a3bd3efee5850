/** What an operator compares a column with. */
export type OperandKind = 'text' | 'number' | 'boolean' | 'date' | 'dateTime' | 'listed';

/** How many values an operator takes: none, one, two, or as many as there are. */
export type OperandCount = 'none' | 'one' | 'two' | 'many';

interface Operator {
  readonly operand: OperandKind;
  readonly count: OperandCount;
}

const operator = <Kind extends OperandKind, Count extends OperandCount>(operand: Kind, count: Count) => ({
  operand,
  count,
});

/**
 * The operators of the vendor's search, under the vendor's names. They are the same in `$filter` and in the restrictions
 * of the Archive agent. A column takes those of its own type: texts, numbers, lists, associates, dates, booleans.
 */
export const operators = {
  /** The text, without regard to case. */
  is: operator('text', 'one'),
  isNot: operator('text', 'one'),
  begins: operator('text', 'one'),
  notBegins: operator('text', 'one'),
  contains: operator('text', 'one'),
  notContains: operator('text', 'one'),
  /** One of these texts, or of these numbers. For items of lists there is `oneOf`. */
  in: operator('listed', 'many'),

  /** The number, or the item of a list by its id. */
  equals: operator('number', 'one'),
  unequals: operator('number', 'one'),
  less: operator('number', 'one'),
  /** Less or equal. */
  le: operator('number', 'one'),
  greater: operator('number', 'one'),
  /** Greater or equal. */
  ge: operator('number', 'one'),
  /** From the first to the second, both of them included: numbers or texts. For dates there is `dateBetween`. */
  between: operator('listed', 'two'),

  /** An item of a list by its id. */
  oneOf: operator('number', 'many'),
  notOneOf: operator('number', 'many'),

  /** A user by the associate id. */
  associateIsOneOf: operator('number', 'many'),
  associateIsNotOneOf: operator('number', 'many'),
  /** Whoever makes the call. */
  currentAssociate: operator('boolean', 'none'),

  /** For columns that are true or false. */
  set: operator('boolean', 'one'),

  /** On this day. */
  date: operator('date', 'one'),
  before: operator('date', 'one'),
  beforeOrEqual: operator('date', 'one'),
  after: operator('date', 'one'),
  /** From the first day to the second, both of them included. */
  dateBetween: operator('date', 'two'),

  /** At this very moment. */
  dateTime: operator('dateTime', 'one'),
  beforeTime: operator('dateTime', 'one'),
  /** At this moment or after it. */
  afterTime: operator('dateTime', 'one'),

  beforeToday: operator('date', 'none'),
  today: operator('date', 'none'),
  afterToday: operator('date', 'none'),
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

/** Other names that the vendor's grammar has for some of them, in lower case. */
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
