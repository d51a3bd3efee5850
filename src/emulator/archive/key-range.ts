import { everyKey, type KeyRange } from '../store/table.js';
import { operatorNamed } from './operators.js';
import type { Condition, Restriction } from './parser.js';

/** Which keys a restriction leaves possible. */
export interface RestrictedKeys {
  readonly range: KeyRange;
  /** Is the range the whole restriction, so that every key in it has a row? */
  readonly whole: boolean;
}

const ranges: Readonly<Record<string, (low: number, high: number) => KeyRange>> = {
  equals: (key) => ({ from: key, to: key }),
  less: (key) => ({ from: -Infinity, to: key - 1 }),
  le: (key) => ({ from: -Infinity, to: key }),
  greater: (key) => ({ from: key + 1, to: Infinity }),
  ge: (key) => ({ from: key, to: Infinity }),
  between: (from, to) => ({ from, to }),
};

/** @param keyColumn the column of the primary key */
export function keysOf(restriction: Restriction | null, keyColumn: string): RestrictedKeys {
  if (restriction === null) return { range: everyKey, whole: true };
  const terms = conjunction(restriction);
  const found = terms.map((term) => (term.kind === 'condition' ? rangeOf(term, keyColumn) : undefined));
  const known = found.filter((range) => range !== undefined);
  const from = Math.max(...known.map((range) => range.from), -Infinity);
  const to = Math.min(...known.map((range) => range.to), Infinity);
  return { range: { from, to }, whole: known.length === terms.length };
}

/** What must hold together. */
function conjunction(restriction: Restriction): readonly Restriction[] {
  return restriction.kind === 'and' ? restriction.terms.flatMap(conjunction) : [restriction];
}

function rangeOf({ column, operator, operands }: Condition, keyColumn: string): KeyRange | undefined {
  if (column.toLowerCase() !== keyColumn.toLowerCase()) return undefined;
  const name = operatorNamed(operator)?.name ?? '';
  const range = Object.hasOwn(ranges, name) ? ranges[name] : undefined;
  const [low = NaN, high = NaN] = operands.map(({ text }) => (/^-?\d{1,10}$/.test(text) ? Number(text) : NaN));
  if (range === undefined || Number.isNaN(low) || (name === 'between' && Number.isNaN(high))) return undefined;
  return range(low, high);
}
