import { ValidationError } from '../errors/index.js';
import { carriableText, parseDateTime } from '../values/index.js';
import { decimalText } from '../values/numbers.js';
import type { OperandKind } from './operators.js';

/** Writes a value into a filter. Whatever the value holds, it stays a value: nothing in it can end the text it stands in. */
export function literal(operand: OperandKind, value: unknown, path: string): string {
  switch (operand) {
    case 'text':
      if (typeof value === 'string') return quoted(value, path);
      throw invalid(path, 'a text', value);
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
  }
}

/** A backslash before a quote, which is what the vendor asks for; and so before a backslash, or it could undo the next one. */
export function quoted(text: string, path: string): string {
  return `'${carriableText(text, path).replace(/[\\']/g, '\\$&')}'`;
}

function localDate(value: unknown, path: string): string {
  if (value instanceof Date) {
    throw new ValidationError(
      `${path}: a Date is an instant, not a local time: write toLocalDateTime(date, timeZone) for the zone you mean`,
      { path },
    );
  }
  const parts = typeof value === 'string' ? parseDateTime(value) : undefined;
  if (parts === undefined) throw invalid(path, 'a date such as "2026-11-23", or a date and time without a zone', value);
  if (parts.zone !== undefined) {
    throw new ValidationError(`${path}: it names a zone: write toLocalDateTime(new Date(text), timeZone)`, { path });
  }
  return parts.local;
}

function invalid(path: string, expected: string, value: unknown): ValidationError {
  const found = typeof value === 'string' ? 'a text' : value === null ? 'null' : `of type ${typeof value}`;
  return new ValidationError(`${path}: it should be ${expected}, and is ${found}`, { path });
}
