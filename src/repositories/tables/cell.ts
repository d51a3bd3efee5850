import { ValidationError } from '../../errors/index.js';
import { findLoneSurrogate, parseDateTime, writeMarked } from '../../codec/values/index.js';

/** What the values of a column have in common; an encoded value goes with any. */
export type CellKind = 'string' | 'number' | 'boolean' | 'date' | 'encoded';

/** A value whose notation a JavaScript value does not say; `cell` makes them. */
export class TableCell {
  /** @internal */
  constructor(
    /** What the column's other values must be. */
    readonly kind: CellKind,
    /** In NetServer's notation, such as `[F:10]`. */
    readonly text: string,
  ) {}
}

/**
 * What a row may have in a column.
 *
 * - A string is sent as it is.
 * - A number is `[I:5]`, or `[F:5.5]` if any number of the column is a fraction or larger than 32 bits.
 * - A boolean is `[I:1]` or `[I:0]`.
 * - A `Date` is the time of day that clocks show in the zone of the option `zone`.
 * - Null is null.
 * - A `TableCell`, made by `cell`, is anything else.
 */
export type TableValue = string | number | boolean | Date | TableCell | null;

/**
 * Values for columns whose type a JavaScript value does not say.
 *
 * @example
 * import { cell } from 'superoffice-bridge';
 *
 * await so.tables.insert('y_rental', [
 *   { x_start: cell.dateTime('2026-11-26T09:30:00'), x_end: cell.date('2026-12-01'), x_amount: 2 },
 * ]);
 */
export const cell = {
  /**
   * A number in a column of decimals, `[F:10]`, even if it has no fraction.
   *
   * @throws {ValidationError} unless it is a finite number
   * @example
   * const row = { x_name: 'Crane', x_width: cell.decimal(10) };
   */
  decimal(value: number): TableCell {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw invalid('decimal', 'a finite number');
    return new TableCell('number', writeDecimal(value));
  },

  /**
   * A day, such as `2026-11-26`. It is sent as its midnight, `[DT:11/26/2026 00:00:00]`.
   *
   * @throws {ValidationError} unless it is a day from 1753 to 9999
   * @example
   * const row = { x_end: cell.date('2026-12-01') };
   */
  date(value: string): TableCell {
    const text = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? `${value}T00:00:00` : '';
    return new TableCell('date', dateTimeText(text) ?? raise(invalid('date', 'a date such as "2026-11-26"')));
  },

  /**
   * A local date and time without a zone, such as `2026-11-26T09:30:00`: `[DT:11/26/2026 09:30:00]`.
   *
   * @throws {ValidationError} unless it is a time from 1753 to 9999, in whole seconds
   * @example
   * const row = { x_start: cell.dateTime('2026-11-26T09:30:00') };
   */
  dateTime(value: string): TableCell {
    const text = dateTimeText(value);
    return new TableCell('date', text ?? raise(invalid('dateTime', 'a local time such as "2026-11-26T09:30:00"')));
  },

  /**
   * A value that is in NetServer's notation already, such as `[TS:500]`.
   *
   * @throws {ValidationError} unless it is text in that notation
   * @example
   * const row = { x_duration: cell.encoded('[TS:500]') };
   */
  encoded(value: string): TableCell {
    const isMarked = typeof value === 'string' && /^\[(?:A|B|D|DT|F|I|M|T|TS):[^\]]*\]$/.test(value);
    if (!isMarked || findLoneSurrogate(value) !== undefined) throw invalid('encoded', 'text such as "[TS:500]"');
    return new TableCell('encoded', value);
  },
} as const;

/**
 * In the notation of the vendor's page on mass operations, `en/api/bulk-operations/mass-operations`: that of
 * `CultureDataFormatter`, which no culture changes.
 */
export const writeInteger = (value: number): string => writeMarked('I', value + 0);
export const writeDecimal = (value: number): string => writeMarked('F', value + 0);

/** The first year of SQL Server's `datetime`, which ends with the year 9999. */
const firstYear = '1753';

/** Undefined for what is not a local date and time in whole seconds: the vendor's example drops fractions. */
export function dateTimeText(local: unknown): string | undefined {
  if (typeof local !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(local)) return undefined;
  return local < firstYear || parseDateTime(local) === undefined ? undefined : writeMarked('DT', local);
}

function invalid(name: keyof typeof cell, expected: string): ValidationError {
  return new ValidationError(`cell.${name}: must be ${expected}`, { path: name });
}

function raise(error: Error): never {
  throw error;
}
