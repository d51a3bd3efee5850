import { ValidationError } from '../../errors/index.js';
import { addressText, parseDateTime, readMarked } from '../values/index.js';
import { decimalText } from '../values/numbers.js';
import type { OperandKind } from './operators.js';

/** A kind of period: its name or number, from 1 (day) to 6 (year), on the vendor's page on criteria operators. */
export type Period =
  | 'day'
  | 'days'
  | 'week'
  | 'weeks'
  | 'month'
  | 'months'
  | 'quarter'
  | 'quarters'
  | 'halfyear'
  | 'halfyears'
  | 'year'
  | 'years'
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6;

/** The names of each period, in the order of the vendor's numbers, which start at 1. */
const periodNames: readonly (readonly string[])[] = [
  ['day', 'days'],
  ['week', 'weeks', 'wk', 'wks'],
  ['month', 'months', 'mon', 'mos'],
  ['quarter', 'quarters', 'qtr', 'qtrs'],
  ['halfyear', 'halfyears', 'hyr', 'hyrs'],
  ['year', 'years', 'yr', 'yrs'],
];

/** Writes a value into a filter. Nothing in the value can end the quoted text that contains it. */
export function literal(operand: OperandKind, value: unknown, path: string): string {
  switch (operand) {
    case 'text':
      if (typeof value === 'string') return quoted(value, path);
      throw invalid(path, 'a string', value);
    case 'number':
      if (typeof value === 'number' && Number.isFinite(value)) return decimalText(value);
      throw invalid(path, 'a finite number', value);
    case 'boolean':
      if (typeof value === 'boolean') return String(value);
      throw invalid(path, 'true or false', value);
    case 'listed':
      return literal(typeof value === 'number' ? 'number' : 'text', value, path);
    case 'date':
      return `'${localDate(value, path).slice(0, 'yyyy-mm-dd'.length)}'`;
    case 'dateTime':
      return `'${localDate(value, path)}'`;
    case 'period':
      return String(periodNumber(value, path));
    case 'periodCount':
      if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return String(value);
      throw invalid(path, 'a positive integer of periods', value);
  }
}

/** Writes a backslash before a quote, as the vendor requires, and before a backslash, which could cancel the next one. */
export function quoted(text: string, path: string): string {
  return `'${addressText(text, path).replace(/[\\']/g, '\\$&')}'`;
}

function periodNumber(value: unknown, path: string): number {
  const index =
    typeof value === 'number'
      ? value - 1
      : periodNames.findIndex((names) => names.includes(String(value).trim().toLowerCase()));
  if (periodNames[index] !== undefined) return index + 1;
  throw invalid(path, 'a period such as "week" or "months", or its number from 1 (day) to 6 (year)', value);
}

/** A date as the vendor's pages write it: ISO 8601, `2014.3.4`, `[D:09.11.2017]`, `[DT:11/09/2017 14:53:18]`. */
function dateParts(text: string): ReturnType<typeof parseDateTime> {
  const marked = readMarked(text);
  if (marked !== undefined) {
    const isDate = marked.marker.marker === 'D' || marked.marker.marker === 'DT';
    return isDate && typeof marked.value === 'string' ? parseDateTime(marked.value) : undefined;
  }
  const [, year = '', month = '', day = ''] = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/.exec(text.trim()) ?? [];
  return parseDateTime(year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function localDate(value: unknown, path: string): string {
  if (value instanceof Date) {
    throw new ValidationError(
      `${path}: a Date is an instant, not a local time; use toLocalDateTime(date, timeZone) with the zone you mean`,
      { path },
    );
  }
  const parts = typeof value === 'string' ? dateParts(value) : undefined;
  if (parts === undefined) throw invalid(path, 'a date such as "2026-11-23", or a date and time without a zone', value);
  if (parts.zone !== undefined) {
    throw new ValidationError(`${path}: must not name a zone; use toLocalDateTime(new Date(text), timeZone)`, { path });
  }
  return parts.local;
}

function invalid(path: string, expected: string, value: unknown): ValidationError {
  const found = typeof value === 'string' ? 'a string' : value === null ? 'null' : `of type ${typeof value}`;
  return new ValidationError(`${path}: must be ${expected}, but is ${found}`, { path });
}
