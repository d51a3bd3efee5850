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

  /** This condition and all the others. */
  and(...others: readonly Filter[]): Filter {
    return this.#joined('and', others);
  }

  /** This condition or any of the others. */
  or(...others: readonly Filter[]): Filter {
    return this.#joined('or', others);
  }

  /** The text for `$filter` and the Archive agent. */
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

/** The conditions on a column: one method for each of the vendor's operators, with its name. */
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
