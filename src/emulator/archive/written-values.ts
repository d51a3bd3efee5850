import { badRequest } from '../server-error.js';
import type { Operand } from './parser.js';

/** Values of restrictions as clients write them: as they are, or marked as the vendor's page on encoded values shows. */
const marked = /^\[(\w{1,2}):([^\]]*)\]$/;

export function textOf(operand: Operand | undefined): string {
  if (operand === undefined) throw badRequest('An operator lacks a value');
  return operand.text.toLowerCase();
}

export function numberOf(operand: Operand | undefined): number {
  const text = textOf(operand).trim();
  const [, marker = '', payload = ''] = marked.exec(text) ?? [];
  const value = Number(/^[ifm]$/.test(marker) ? payload : text);
  if (text === '' || Number.isNaN(value)) throw badRequest(`${JSON.stringify(text)} is not a number`);
  return value;
}

export function booleanOf(operand: Operand | undefined): boolean {
  const text = operand === undefined ? 'true' : textOf(operand);
  if (/^(?:true|1|\[i:1\])$/.test(text)) return true;
  if (/^(?:false|0|\[i:0\])$/.test(text)) return false;
  throw badRequest(`${JSON.stringify(text)} is neither true nor false`);
}

/** Year, month, day, and the rest. */
const forms: readonly { readonly pattern: RegExp; readonly order: readonly [number, number, number] }[] = [
  // ISO 8601, and the Archive agent's own '2014.3.4'.
  { pattern: /^(\d{4})([-.])(\d{1,2})\2(\d{1,2})(?:[t ](.*))?$/, order: [1, 3, 4] },
  // [D:09.11.2017]: the day first.
  { pattern: /^(\d{1,2})(\.)(\d{1,2})\2(\d{4})(?:[t ](.*))?$/, order: [4, 3, 1] },
  // [DT:11/09/2017 14:53:18]: the month first, as .NET's invariant culture has it.
  { pattern: /^(\d{1,2})(\/)(\d{1,2})\2(\d{4})(?:[t ](.*))?$/, order: [4, 1, 3] },
];

/** A moment as `2017-11-09T14:53:18`. */
export function dateOf(operand: Operand | undefined): string {
  const text = textOf(operand).trim();
  const [, marker, payload = ''] = marked.exec(text) ?? [];
  const written = marker === 'd' || marker === 'dt' ? payload : text;
  for (const { pattern, order } of forms) {
    const match = pattern.exec(written);
    if (match === null) continue;
    const [year = '', month = '', day = ''] = order.map((group) => (match[group] ?? '').padStart(2, '0'));
    const time = /^(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?$/.exec(match[5] ?? '00:00:00');
    const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
    const isDay = Number(month) <= 12 && date.getUTCDate() === Number(day);
    if (time === null || !isDay) break;
    return `${year}-${month}-${day}T${time[1] ?? '00'}:${time[2] ?? '00'}:${time[3] ?? '00'}`;
  }
  throw badRequest(`${JSON.stringify(text)} is not a date`);
}

export function dayOf(operand: Operand | undefined): string {
  return dateOf(operand).slice(0, 10);
}
