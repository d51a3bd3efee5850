import { type ErrorDetails, SuperOfficeError } from '../../errors/index.js';
import type { MassResult } from './mass-results.js';

/** Rows by their places in the array that was given, for `rows.slice(start, end)`. */
export interface RowRange {
  /** The place of the first one. */
  readonly start: number;
  /** The place after the last one. */
  readonly end: number;
}

/** What is known of the rows when a mass operation stops. */
export interface MassProgressAtEnd {
  /** Of the batches that finished. */
  readonly result: MassResult;
  /** Rows that may have been written. */
  readonly inDoubt: RowRange;
  /** Rows that were not written. */
  readonly notWritten: RowRange;
}

/**
 * A mass operation stopped after some rows had been written, or may have been. Nothing was repeated. `cause` says why: the
 * error of a batch, the reason of an aborted signal, or what `onProgress` threw.
 *
 * @example
 * try {
 *   await so.tables.insert('y_rental', [{ x_amount: 1 }, { x_amount: 2 }], { batchSize: 1 });
 * } catch (error) {
 *   if (!(error instanceof MassOperationError)) throw error;
 *   logger.error(error.toJSON());
 *   const { inDoubt, notWritten, result } = error;
 *   console.log(`${result.rows.length} written; look for ${inDoubt.start} to ${inDoubt.end - 1}`, notWritten);
 * }
 */
export class MassOperationError extends SuperOfficeError {
  /** Of the batches that finished: their rows are the first ones. */
  readonly result: MassResult;
  /** Rows that may have been written, or some of them. Look in the table before you send them again. */
  readonly inDoubt: RowRange;
  /** Rows that were not written: the server refused their batch, or they were not sent. */
  readonly notWritten: RowRange;

  constructor(message: string, details: ErrorDetails & MassProgressAtEnd) {
    super(message, details, { retryable: false, outcome: 'unknown' });
    this.result = details.result;
    this.inDoubt = details.inDoubt;
    this.notWritten = details.notWritten;
  }

  /**
   * As of every error, with counts in place of the results of single rows.
   *
   * @example
   * const error = await so.tables.delete('y_rental', [1, 2]).catch((reason: unknown) => reason);
   * if (error instanceof MassOperationError) logger.error(error.toJSON());
   */
  override toJSON(): Readonly<Record<string, unknown>> {
    const { inserts, updates, deletes, rows, messages } = this.result;
    return { ...super.toJSON(), result: { inserts, updates, deletes, rows: rows.length, messages } };
  }
}
