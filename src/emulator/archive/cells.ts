import type { ArchiveColumn, ColumnType, ColumnValue } from './columns.js';

type Marked = Exclude<ColumnType, 'text' | 'list' | 'associate'>;

const day = (value: string) => value.slice(0, 10).split('-').reverse().join('.');
const invariantDay = (value: string) => `${value.slice(5, 7)}/${value.slice(8, 10)}/${value.slice(0, 4)}`;

/**
 * How the server marks what is not text, by the vendor's page on encoded values and, for `TS` and `A`, on criteria
 * operators. Items of lists are shown by their names.
 */
const markers: Readonly<Record<Marked, { readonly marker: string; readonly write: (value: string) => string }>> = {
  int: { marker: 'I', write: (value) => value },
  decimal: { marker: 'F', write: (value) => value },
  money: { marker: 'M', write: (value) => value },
  bool: { marker: 'I', write: (value) => (value === 'true' ? '1' : '0') },
  date: { marker: 'D', write: day },
  datetime: { marker: 'DT', write: (value) => `${invariantDay(value)} ${value.slice(11)}` },
  time: { marker: 'T', write: (value) => value.slice(11, 16) },
  timeSpan: { marker: 'TS', write: (value) => String(secondsOf(value)) },
  ids: { marker: 'A', write: (value) => value },
};

/** A cell as text, the only form of it that SOAP and Agents return. */
export function displayValue({ type }: Pick<ArchiveColumn, 'type'>, { raw, name }: ColumnValue): string {
  if (raw === null) return '';
  if (type === 'text') return String(raw);
  if (type === 'list' || type === 'associate') return name ?? String(raw);
  const { marker, write } = markers[type];
  return `[${marker}:${write(String(raw))}]`;
}

/** What a tooltip is made from: the thing that the cell is of. */
export function tooltipHint({ type, hint }: Pick<ArchiveColumn, 'type' | 'hint'>, { raw }: ColumnValue, id: number) {
  return type === 'list' || type === 'associate' ? `{${hint}_id=${Number(raw ?? 0)}}` : `{${hint}_id=${id}}`;
}

/** A cell's value as JSON has it. A day is a date at midnight, and a time is one of the first day there was. */
export function rawValue({ type }: Pick<ArchiveColumn, 'type'>, { raw }: ColumnValue): ColumnValue['raw'] {
  if (type === 'date' && raw !== null) return `${String(raw).slice(0, 10)}T00:00:00`;
  if (type === 'time' && raw !== null) return `0001-01-01${String(raw).slice(10)}`;
  return raw;
}

/** What the slim mode has in place of a cell: names of items, and values otherwise. */
export function slimValue(column: Pick<ArchiveColumn, 'type'>, value: ColumnValue): ColumnValue['raw'] {
  return value.name ?? rawValue(column, value);
}

function secondsOf(span: string): number {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = /^(?:(\d+)\.)?(\d+):(\d+):(\d+)/.exec(span) ?? [];
  return ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds);
}
