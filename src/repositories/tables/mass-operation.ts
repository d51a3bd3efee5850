import type { CanonicalObject } from '../../contract/index.js';
import { type ErrorDetails, ProtocolError, ServerError, SuperOfficeError } from '../../errors/index.js';
import { withDetails } from '../../errors/error-details.js';
import { RepositoryCall } from '../../operations/index.js';
import type { tableMethods } from '../../operations/index.js';
import type { Transport } from '../../transports/transport.js';
import type { RepositoryOptions } from '../repository-options.js';
import { MassOperationError } from './mass-operation-error.js';
import { type BatchAnswer, type MassResult, type MassRowResult, readBatchAnswer } from './mass-results.js';
import type { MassOptions } from './table-repository.js';

export type MassOperationName = keyof typeof tableMethods;

/** One request: what it asks, and what its answer says of each row. */
export interface Batch {
  readonly parameters: CanonicalObject;
  readonly results: (answer: BatchAnswer) => Pick<MassResult, 'rows' | 'unmatched'>;
}

interface Settings {
  readonly method: MassOperationName;
  /** Of the agent `DatabaseTable`. */
  readonly operation: string;
  readonly batchSize: number;
  readonly onProgress: MassOptions['onProgress'];
  readonly options: RepositoryOptions;
}

const agent = 'DatabaseTable';

/** The batches of one call, one after the other. It stops at the first that fails. */
export class MassOperation {
  readonly #transport: Transport;
  readonly #settings: Settings;
  readonly #call: RepositoryCall;
  #inserts = 0;
  #updates = 0;
  #deletes = 0;
  readonly #rows: MassRowResult[] = [];
  readonly #unmatched: MassRowResult[] = [];
  readonly #messages: string[] = [];

  constructor(transport: Transport, settings: Settings) {
    this.#transport = transport;
    this.#settings = settings;
    this.#call = new RepositoryCall(`tables.${settings.method}`);
  }

  /** @param batch makes the batch of the rows from `start` to before `end` */
  async run(total: number, batch: (start: number, end: number) => Batch): Promise<MassResult> {
    const { batchSize, onProgress } = this.#settings;
    for (let start = 0; start < total; start += batchSize) {
      const end = Math.min(start + batchSize, total);
      let sent = false;
      try {
        this.#checkSignal();
        const next = batch(start, end);
        sent = true;
        await this.#send(next);
      } catch (error) {
        const doubtful = sent && isDoubtful(error);
        throw this.#stopped(error, { start, end: doubtful ? end : start }, total);
      }
      try {
        const { inserts, updates, deletes } = this.#result;
        onProgress?.({ sent: end, total, inserts, updates, deletes });
      } catch (error) {
        throw this.#stopped(error, { start: end, end }, total);
      }
    }
    return this.#result;
  }

  /** One request that is about no rows in particular. */
  async once(batch: Batch): Promise<MassResult> {
    await this.#send(batch);
    return this.#result;
  }

  async #send({ parameters, results }: Batch): Promise<void> {
    const { operation, options } = this.#settings;
    const transport = () => this.#call.servedBy ?? options.transport ?? this.#transport.name;
    const request = { agent, operation, parameters };
    const carrier = await withDetails({ agent, operation }, () =>
      this.#transport.execute({ name: 'agent.call', request }, { ...options, call: this.#call }),
    );
    const details: ErrorDetails = { transport: transport(), agent, operation, outcome: 'unknown' };
    const answer = readBatchAnswer(carrier);
    if (answer === undefined)
      throw new ProtocolError(`${agent}.${operation}: the answer is not a MassOperationResult`, details);
    if (!answer.success) {
      const reason = answer.message === '' ? 'it did not succeed' : answer.message;
      throw new ServerError(`${agent}.${operation}: ${reason}`, { ...details, serverMessage: answer.message });
    }
    this.#inserts += answer.inserts;
    this.#updates += answer.updates;
    this.#deletes += answer.deletes;
    const { rows, unmatched } = results(answer);
    for (const row of rows) this.#rows.push(row);
    for (const row of unmatched) this.#unmatched.push(row);
    if (answer.message !== '') this.#messages.push(answer.message);
  }

  /** Batches stop between two requests as well. Anything but a signal is refused by the first request. */
  #checkSignal(): void {
    const { signal } = this.#settings.options;
    if (signal instanceof AbortSignal) signal.throwIfAborted();
  }

  get #result(): MassResult {
    return {
      inserts: this.#inserts,
      updates: this.#updates,
      deletes: this.#deletes,
      rows: this.#rows,
      unmatched: this.#unmatched,
      messages: this.#messages,
    };
  }

  /** The error of a batch itself, if no row was written before it and it wrote none. */
  #stopped(error: unknown, inDoubt: { readonly start: number; readonly end: number }, total: number): unknown {
    const isDoubted = inDoubt.end > inDoubt.start;
    if (!isDoubted && inDoubt.start === 0) return error;
    const { method } = this.#settings;
    const parts = [
      `${inDoubt.start} of ${total} rows are done`,
      ...(isDoubted ? [`${rowsFrom(inDoubt.start, inDoubt.end)} may have been written`] : []),
      ...(inDoubt.end < total ? [`not written: ${rowsFrom(inDoubt.end, total)}`] : []),
    ];
    const reason = error instanceof Error ? error.message : String(error);
    const known = error instanceof SuperOfficeError ? error : undefined;
    return new MassOperationError(`tables.${method} stopped: ${parts.join(', ')}: ${reason}`, {
      transport: known?.transport ?? this.#call.servedBy ?? this.#settings.options.transport ?? this.#transport.name,
      agent,
      operation: this.#settings.operation,
      exceptionType: known?.exceptionType,
      serverMessage: known?.serverMessage,
      status: known?.status,
      retryAfter: known?.retryAfter,
      cause: error,
      result: this.#result,
      inDoubt,
      notWritten: { start: inDoubt.end, end: total },
    });
  }
}

const rowsFrom = (start: number, end: number) => (end - start === 1 ? `row ${start}` : `rows ${start} to ${end - 1}`);

/** Whether a batch may have been written. The vendor says of a failed upsert that it "can leave the database in a partially updated state". */
function isDoubtful(error: unknown): boolean {
  return !(error instanceof SuperOfficeError) || error.outcome === 'unknown' || error.outcome === 'done';
}
