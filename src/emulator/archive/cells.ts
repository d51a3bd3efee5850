import { type CultureMarkerName, writeMarked } from '../../values/index.js';
import type { ArchiveColumn, ColumnType, ColumnValue } from './columns.js';

/** What each type of column is marked with; text is not, and items of lists are shown by their names. */
const markers: Readonly<Record<Exclude<ColumnType, 'text' | 'list' | 'associate'>, CultureMarkerName>> = {
  int: 'I',
  decimal: 'F',
  money: 'M',
  bool: 'I',
  date: 'D',
  datetime: 'DT',
  time: 'T',
  timeSpan: 'TS',
};

/** A cell as text: all that SOAP and Agents give of it. */
export function displayValue({ type }: ArchiveColumn, { raw, name }: ColumnValue): string {
  if (raw === null) return '';
  if (type === 'text') return String(raw);
  if (type === 'list' || type === 'associate') return name ?? String(raw);
  if (type === 'timeSpan') return writeMarked('TS', secondsOf(String(raw)));
  return writeMarked(markers[type], typeof raw === 'boolean' ? Number(raw) : raw);
}

/** What a tooltip is made from: the thing that the cell is of. */
export function tooltipHint({ type, hint }: ArchiveColumn, { raw }: ColumnValue, id: number): string {
  return type === 'list' || type === 'associate' ? `{${hint}_id=${Number(raw ?? 0)}}` : `{${hint}_id=${id}}`;
}

/** A cell's value as JSON has it. A day is a date at midnight, and a time is one of the first day there was. */
export function rawValue({ type }: ArchiveColumn, { raw }: ColumnValue): ColumnValue['raw'] {
  if (type === 'date' && raw !== null) return `${String(raw).slice(0, 10)}T00:00:00`;
  if (type === 'time' && raw !== null) return `0001-01-01${String(raw).slice(10)}`;
  return raw;
}

/** What the slim mode has in place of a cell: names of items, and values otherwise. */
export function slimValue(column: ArchiveColumn, value: ColumnValue): ColumnValue['raw'] {
  return value.name ?? rawValue(column, value);
}

function secondsOf(span: string): number {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)/.exec(span) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
