import { randomUUID } from 'node:crypto';
import type * as BullMq from 'bullmq';
import { ProtocolError } from '../../errors/index.js';
import type { RedisSettings } from '../../redis/index.js';
import { blocking, queueOptions } from './jobs.js';
import { patiently } from './patience.js';
import type { QueueStore } from './queue-store.js';

export interface QueueWorkerSettings {
  readonly queue: RedisSettings;
  readonly tenant: string;
  /** Milliseconds after which the work of a worker that was killed is given to another. Default 30,000. */
  readonly takeOverAfter?: number | undefined;
  /** Milliseconds that Redis may be away. Default four hours. */
  readonly maxWait?: number | undefined;
  /** Abort it to end the worker. */
  readonly signal: AbortSignal;
}

/** What differs between the workers of two queues. */
export interface WorkerKind {
  /** The name of the queue. */
  readonly name: string;
  readonly jobsAtOnce: number;
  /** Milliseconds between two signs of life. */
  readonly heartbeatInterval: number;
  /** Seconds after which a worker that gives no sign is not counted. */
  readonly lifetime?: number | undefined;
}

/** A job whose workers end so often is at fault itself. */
const maxTakeOvers = 25;

/** Milliseconds that a worker which ends waits for Redis to report a result. */
const lastChance = 10_000;

/** What a run has in common for all its jobs. */
interface RunDescription {
  readonly run: string;
}

/** The store of a queue, which has the description of the run under way. */
interface DescribedStore<Description> extends QueueStore {
  description(): Promise<Description | undefined>;
}

/** Takes jobs from a queue until it is stopped, or fails. */
export abstract class QueueWorker<Job, Description extends RunDescription> {
  readonly #settings: QueueWorkerSettings;
  readonly #store: DescribedStore<Description>;
  readonly #kind: WorkerKind;
  readonly #stop = new AbortController();
  protected readonly id = randomUUID();
  readonly #parts = new Set<string>();
  #failure: Error | undefined;
  #accepted: Description | undefined;

  protected constructor(settings: QueueWorkerSettings, store: DescribedStore<Description>, kind: WorkerKind) {
    this.#settings = settings;
    this.#store = store;
    this.#kind = kind;
  }

  /**
   * Prepares for a run.
   *
   * @throws {ConfigurationError} if it has other sides
   */
  protected abstract accept(description: Description): void;

  /** @throws {ProtocolError} if the data is not a job of this queue */
  protected abstract parse(data: unknown): Job;

  /** @returns false if the job is to be done by another worker */
  protected abstract work(job: Job): Promise<boolean>;

  /** Aborted by the user, or by a failure. */
  protected get stop(): AbortSignal {
    return this.#stop.signal;
  }

  /** Does something for which a worker has some seconds left after it was stopped, or from now if it is stopped already. */
  protected async beforeEnd<Value>(action: (end: AbortSignal) => Promise<Value>): Promise<Value> {
    const end = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const begin = (): void => {
      timer = setTimeout(() => end.abort(), lastChance).unref();
    };
    if (this.stop.aborted) begin();
    else this.stop.addEventListener('abort', begin, { once: true });
    try {
      return await action(end.signal);
    } finally {
      clearTimeout(timer);
      this.stop.removeEventListener('abort', begin);
    }
  }

  /** Returns when the worker is stopped, and throws if it has failed. */
  async runJobs({ Worker, WaitingError, UnrecoverableError }: typeof BullMq): Promise<void> {
    const { queue, tenant, signal, takeOverAfter = 30_000 } = this.#settings;
    const { name, jobsAtOnce, heartbeatInterval } = this.#kind;
    const stop = () => this.#stop.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const stopped = new Promise<void>((resolve) => {
      if (this.stop.aborted) resolve();
      this.stop.addEventListener('abort', () => resolve(), { once: true });
    });
    const worker = new Worker(
      name,
      async (job: BullMq.Job<unknown>, token) => {
        if (await this.work(this.#parsed(job.data, UnrecoverableError))) return;
        await job.moveToWait(token);
        throw new WaitingError();
      },
      {
        ...queueOptions(queue, tenant, blocking),
        concurrency: jobsAtOnce,
        lockDuration: takeOverAfter,
        stalledInterval: takeOverAfter,
        maxStalledCount: maxTakeOvers,
        autorun: false,
      },
    );
    // The store says so too.
    worker.on('error', () => undefined);
    const beat = () => void this.#heartbeat().catch(() => undefined);
    const timer = setInterval(beat, heartbeatInterval);
    beat();
    try {
      const description = await this.patiently(() => this.#store.description());
      if (description !== undefined) this.#accept(description);
      void worker.run().catch((error: unknown) => this.fail(error));
      await stopped;
    } finally {
      signal.removeEventListener('abort', stop);
      await worker.close();
      // A worker that ends still works on what it has begun.
      clearInterval(timer);
      await this.#store.leave(this.id).catch(() => undefined);
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  /**
   * The description of a job's run, once the worker has accepted it. The worker fails if it cannot.
   *
   * @returns undefined if the run has ended
   */
  protected async descriptionOf(run: string): Promise<Description | undefined> {
    if (this.#accepted?.run !== run) {
      const description = await this.patiently(() => this.#store.description());
      if (description?.run !== run) return undefined;
      try {
        this.#accept(description);
      } catch (error) {
        this.fail(error);
      }
    }
    return this.#accepted;
  }

  /** Does something after telling the coordinator that this worker is doing it. */
  protected async announced<Value>(part: string, action: () => Promise<Value>): Promise<Value> {
    this.#parts.add(part);
    try {
      await this.patiently(() => this.#heartbeat());
      return await action();
    } finally {
      this.#parts.delete(part);
    }
  }

  /** Ends the worker. */
  protected fail(error: unknown): void {
    this.#failure ??= error as Error;
    this.#stop.abort(error);
  }

  protected patiently<Value>(command: () => Promise<Value>, signal = this.stop): Promise<Value> {
    const { maxWait = 4 * 60 * 60_000 } = this.#settings;
    return patiently(command, { maxWait, signal });
  }

  #heartbeat(): Promise<void> {
    return this.#store.heartbeat(this.id, [...this.#parts], this.#kind.lifetime);
  }

  #accept(description: Description): void {
    this.accept(description);
    this.#accepted = description;
  }

  /** A job that cannot be read is not tried again. */
  #parsed(data: unknown, UnrecoverableError: typeof BullMq.UnrecoverableError): Job {
    try {
      return this.parse(data);
    } catch (error) {
      throw error instanceof ProtocolError ? new UnrecoverableError(error.message) : error;
    }
  }
}
