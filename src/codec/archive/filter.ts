import { ValidationError } from '../../errors/index.js';
import { checkColumn } from './columns.js';
import { literal, type Period } from './literals.js';
import { type OperandCount, type OperandKind, type OperatorName, operatorNames, operators } from './operators.js';

/**
 * A condition on the rows of an archive, as text in the vendor's grammar. `where` creates one, and `and` and `or` combine
 * several; what is combined stays together, as if in brackets.
 */
export class Filter {
  readonly #text: string;
  readonly #joint: 'and' | 'or' | undefined;

  /** @internal */
  constructor(text: string, joint?: 'and' | 'or') {
    this.#text = text;
    this.#joint = joint;
  }

  /**
   * This condition and all the others.
   *
   * @example
   * const filter = where('name').begins('A').and(where('category').oneOf(1, 3));
   */
  and(...others: readonly Filter[]): Filter {
    return this.#joined('and', others);
  }

  /**
   * This condition or any of the others.
   *
   * @example
   * const filter = where('category').equals(1).or(where('registeredDate').thisYear());
   */
  or(...others: readonly Filter[]): Filter {
    return this.#joined('or', others);
  }

  /**
   * The text for `$filter` and the Archive agent.
   *
   * @example
   * where('name').begins('A').toString(); // "name begins 'A'"
   */
  toString(): string {
    return this.#text;
  }

  #joined(joint: 'and' | 'or', others: readonly Filter[]): Filter {
    if (others.length === 0) return this;
    const parts = [this, ...others].map((each: unknown) => {
      if (!(each instanceof Filter)) throw new ValidationError(`${joint}() only accepts filters created by where()`);
      return each.#joint === undefined || each.#joint === joint ? each.#text : `(${each.#text})`;
    });
    return new Filter(parts.join(` ${joint} `), joint);
  }
}

type Operand<Kind extends OperandKind> = Kind extends 'number'
  ? number
  : Kind extends 'boolean'
    ? boolean
    : Kind extends 'listed'
      ? string | number
      : Kind extends 'period'
        ? Period
        : string;

type Operands<Count extends OperandCount, Value> = Count extends 'none'
  ? []
  : Count extends 'one'
    ? [value: Value]
    : Count extends 'two'
      ? [from: Value, to: Value]
      : Count extends 'periods'
        ? [count: number, period: Period]
        : [first: Value, ...others: Value[]];

/**
 * The conditions on a column: one method for each of the vendor's operators, with its name.
 *
 * @example
 * // Text
 * where('name').is('Northwind');
 * where('name').isNot('Northwind');
 * where('name').begins('North');
 * where('name').notBegins('North');
 * where('name').contains('wind');
 * where('name').notContains('wind');
 * where('name').in('Northwind', 'Contoso');
 *
 * // Numbers
 * where('amount').equals(100);
 * where('amount').unequals(100);
 * where('amount').less(100);
 * where('amount').le(100);
 * where('amount').greater(100);
 * where('amount').ge(100);
 * where('amount').between(100, 200);
 *
 * // Lists, by the ids of their items, and columns of several ids
 * where('category').oneOf(1, 3);
 * where('category').notOneOf(1, 3);
 * where('tags').intArrayAllOf(1, 2);
 * where('tags').intArrayNotAllOf(1, 2);
 * where('tags').intArrayOneOf(1, 2);
 * where('tags').intArrayNotAnyOf(1, 2);
 *
 * // Users, by their associate ids
 * where('associateId').associateIsOneOf(1, 2);
 * where('associateId').associateIsNotOneOf(1, 2);
 * where('associateId').currentAssociate();
 *
 * // Booleans, and columns of any type
 * where('completed').set(true);
 * where('orgNr').isNull();
 * where('orgNr').isNotNull();
 *
 * // Days and moments
 * where('date').date('2026-07-31');
 * where('date').before('2026-07-31');
 * where('date').beforeOrEqual('2026-07-31');
 * where('date').after('2026-07-31');
 * where('date').from('2026-07-01');
 * where('date').to('2026-07-31');
 * where('date').dateBetween('2026-07-01', '2026-07-31');
 * where('date').dateTime('2026-07-31T09:00:00');
 * where('date').beforeTime('2026-07-31T09:00:00');
 * where('date').afterTime('2026-07-31T09:00:00');
 *
 * // Periods relative to today
 * where('date').thisPeriod('week');
 * where('date').thisPreviousAndNext('month');
 * where('date').thisAndNext(2, 'months');
 * where('date').thisAndPrevious(2, 'months');
 * where('date').nextPeriod(3, 'days');
 * where('date').previousPeriod(14, 'days');
 * where('date').beforeToday();
 * where('date').today();
 * where('date').afterToday();
 * where('date').lastWeek();
 * where('date').thisWeek();
 * where('date').nextWeek();
 * where('date').lastMonth();
 * where('date').thisMonth();
 * where('date').nextMonth();
 * where('date').lastQuarter();
 * where('date').thisQuarter();
 * where('date').nextQuarter();
 * where('date').thisHalf();
 * where('date').thisYear();
 */
export type Conditions = {
  readonly [Name in keyof typeof operators]: (
    ...values: Operands<(typeof operators)[Name]['count'], Operand<(typeof operators)[Name]['operand']>>
  ) => Filter;
};

/**
 * Begins a filter with a column. Values are quoted and escaped for the server.
 *
 * @throws {ValidationError} if the column or a value is invalid
 * @example
 * where('name').contains('x').and(where('registeredDate').after('2026-01-01'))
 * where('category').oneOf(1, 3).or(where('associateId').currentAssociate())
 * where('date').thisAndPrevious(2, 'months').and(where('saleNumber').isNotNull())
 */
export function where(column: string): Conditions {
  checkColumn(column, 'filter');
  const conditions = operatorNames.map((name) => [name, (...values: unknown[]) => condition(column, name, values)]);
  return Object.fromEntries(conditions) as Conditions;
}

function condition(column: string, name: OperatorName, values: readonly unknown[]): Filter {
  const { operand, count } = operators[name];
  const path = `filter.${column}.${name}`;
  const needed = { none: 0, one: 1, two: 2, periods: 2, many: Math.max(values.length, 1) }[count];
  if (values.length !== needed) {
    const expected = count === 'many' ? 'at least one value' : `${needed} values`;
    throw new ValidationError(`${path}: takes ${expected}, but got ${values.length}`, { path });
  }
  const kinds = count === 'periods' ? (['periodCount', operand] as const) : undefined;
  const literals = values.map((value, index) => literal(kinds?.[index] ?? operand, value, path));
  const list = needed > 1 || count === 'many' ? `(${literals.join(',')})` : literals.join('');
  return new Filter(`${column} ${name}${list === '' ? '' : ` ${list}`}`);
}
