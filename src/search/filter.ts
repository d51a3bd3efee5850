import { ValidationError } from '../errors/index.js';
import { literal } from './literals.js';
import { type OperandCount, type OperandKind, type OperatorName, operatorNames, operators } from './operators.js';

/**
 * A condition on the rows of an archive, as text in the vendor's grammar. Made by `where`, put together by `and` and
 * `or`; what is joined stays together, as if in brackets.
 */
export class Filter {
  readonly #text: string;
  readonly #joint: 'and' | 'or' | undefined;

  /** @internal */
  constructor(text: string, joint?: 'and' | 'or') {
    this.#text = text;
    this.#joint = joint;
  }

  /** This and all the others. */
  and(...others: readonly Filter[]): Filter {
    return this.#joined('and', others);
  }

  /** This or any of the others. */
  or(...others: readonly Filter[]): Filter {
    return this.#joined('or', others);
  }

  /** The text that `$filter` and the Archive agent take. */
  toString(): string {
    return this.#text;
  }

  #joined(joint: 'and' | 'or', others: readonly Filter[]): Filter {
    if (others.length === 0) return this;
    const parts = [this, ...others].map((each: unknown) => {
      if (!(each instanceof Filter)) throw new ValidationError(`${joint}() takes filters that where() made`);
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
      : string;

type Operands<Count extends OperandCount, Value> = Count extends 'none'
  ? []
  : Count extends 'one'
    ? [value: Value]
    : Count extends 'two'
      ? [from: Value, to: Value]
      : [first: Value, ...others: Value[]];

/** What a column can be asked: one method for each operator of the vendor's, under its name. */
export type Conditions = {
  readonly [Name in keyof typeof operators]: (
    ...values: Operands<(typeof operators)[Name]['count'], Operand<(typeof operators)[Name]['operand']>>
  ) => Filter;
};

// Steps of letters, digits and underscores, joined by `/`, `.` or `:`; user-defined fields (`contactUdef/SuperOffice:1`),
// and the dot syntax of the archive `Dynamic` (`category.(contact->category_idx).name`, `sale.contact_id[contact].name`).
const columnPattern = /^(?:[\p{L}_][\p{L}\p{N}_]*|\(\w+->\w+\))(?:[/.:]?(?:[\p{L}\p{N}_]+|\[\w+\]|\(\w+->\w+\)))*$/u;
const longestColumn = 250;

/** @throws {ValidationError} where it is no name of a column, but could pass for more than that in a filter */
export function checkColumn(column: unknown, path: string): asserts column is string {
  if (typeof column === 'string' && column.length <= longestColumn && columnPattern.test(column)) return;
  const given = typeof column === 'string' ? JSON.stringify(column.slice(0, 60)) : typeof column;
  throw new ValidationError(`${path}: a column has a name such as "name" or "contact/name", and this is ${given}`, {
    path,
  });
}

/**
 * Begins a filter: what a column is asked. Values are quoted as the server wants them, whatever they hold.
 *
 * @throws {ValidationError} where the column or a value is not right
 * @example
 * where('name').contains('x').and(where('registeredDate').after('2026-01-01'))
 * where('category').oneOf(1, 3).or(where('associateId').currentAssociate())
 */
export function where(column: string): Conditions {
  checkColumn(column, 'filter');
  const conditions = operatorNames.map((name) => [name, (...values: unknown[]) => condition(column, name, values)]);
  return Object.fromEntries(conditions) as Conditions;
}

function condition(column: string, name: OperatorName, values: readonly unknown[]): Filter {
  const { operand, count } = operators[name];
  const path = `filter.${column}.${name}`;
  const needed = { none: 0, one: 1, two: 2, many: Math.max(values.length, 1) }[count];
  if (values.length !== needed) {
    const many = count === 'many' ? 'at least one value' : `${needed} values`;
    throw new ValidationError(`${path}: ${name} takes ${many}, and was given ${values.length}`, { path });
  }
  const literals = values.map((value) => literal(operand, value, path));
  const list = count === 'two' || count === 'many' ? `(${literals.join(',')})` : literals.join('');
  return new Filter(`${column} ${name}${list === '' ? '' : ` ${list}`}`);
}
