import { randomUUID } from 'node:crypto';
import type * as BullMq from 'bullmq';
import { SuperOfficeError } from '../../../errors/index.js';
import type { RedisSettings } from '../../../redis/index.js';
import { planOf, type SweepOptions, type SweepPlan } from '../options.js';
import { Outage, type SweepWait } from '../outage.js';
import { RateLimiter } from '../rate-limiter.js';
import { isFatal, SideReader } from '../side.js';
import { blocking, loadBullMq, queueName, queueOptions } from './jobs.js';
import {
  fingerprintOf,
  parseRange,
  type RangeJob,
  type RangeResult,
  requireSameSides,
  type SweepDescription,
} from './messages.js';
import { patiently } from './patience.js';
import { SweepStore } from './store.js';
import { type RangeLimits, sweepRange } from './sweep-range.js';

export interface SweepWorkerOptions extends Pick<
  SweepOptions,
  | 'tenant'
  | 'control'
  | 'candidates'
  | 'unmasked'
  | 'concurrency'
  | 'callsPerSecond'
  | 'maxWait'
  | 'retryDelay'
  | 'maxRetryDelay'
> {
  /** The Redis of the queue. */
  readonly queue: RedisSettings;
  /** What else affects the answers, such as the language, as any text without secrets: the same as for `distributeSweep`. */
  readonly configuration?: string | undefined;
  /** Milliseconds after which the work of a worker that was killed is given to another. Default 30,000. */
  readonly takeOverAfter?: number | undefined;
  /** The most milliseconds that a worker works on a range before it reports what is done. Default 60,000. */
  readonly rangeTime?: number | undefined;
  /** Abort it to end the worker: calls under way finish, and their results are reported. */
  readonly signal: AbortSignal;
  /** Called when a sweep is found, when a range is done, and when the worker starts or stops waiting for the tenant. */
  readonly onProgress?: ((progress: SweepWorkerProgress) => void) | undefined;
}

/** What a worker has done. */
export interface SweepWorkerProgress {
  /** Ranges of which the result was reported. */
  readonly ranges: number;
  /** Records and lists in them. */
  readonly records: number;
  /** Set while the tenant is unavailable. */
  readonly waiting: SweepWait | undefined;
}

/** Two ranges at once: the next one begins while the last calls of the other are under way. They share the limit of calls. */
const rangesAtOnce = 2;

/** A range whose workers end so often is at fault itself. */
const maxTakeOvers = 25;

const heartbeatInterval = 5_000;

/** Milliseconds that a worker which ends waits for Redis to report a result. */
const lastChance = 10_000;

/**
 * Does the work of sweeps that `distributeSweep` coordinates, until `signal` is aborted. Any number of workers can run, on
 * any machines. Sides and credentials are the worker's own: a sweep with other sides is refused.
 *
 * @returns what was done
 * @throws {ValidationError} if an option is invalid; `path` names it
 * @throws {ConfigurationError} if BullMQ is not installed, or a sweep has other sides than the worker
 * @example
 * const so = await connect({ transport: 'soap', tenant: { environment: 'sod', id: 'Cust12345' }, auth });
 * const stop = new AbortController();
 * process.once('SIGTERM', () => stop.abort());
 * await runSweepWorker({
 *   queue: { url: 'rediss://redis.example.com' },
 *   tenant: 'sod/Cust12345',
 *   control: { name: 'soap', so },
 *   candidates: [{ name: 'rest', so, transport: 'rest' }],
 *   signal: stop.signal,
 * });
 */
export async function runSweepWorker(options: SweepWorkerOptions): Promise<SweepWorkerProgress> {
  planOf(sweepOptions(options));
  const bullmq = await loadBullMq();
  const store = await SweepStore.open(options.queue, options.tenant, 'the worker waits');
  try {
    return await new SweepWorker(options, store).run(bullmq);
  } finally {
    await store.close();
  }
}

/** Those that a sweep in one process would have too. */
function sweepOptions(options: SweepWorkerOptions): SweepOptions {
  return { ...options, signal: undefined, onProgress: undefined };
}

class SweepWorker {
  readonly #options: SweepWorkerOptions;
  readonly #store: SweepStore;
  readonly #sides: readonly SideReader[];
  /** Aborted by the user, or by a failure. */
  readonly #stop = new AbortController();
  /** Aborted some time later. */
  readonly #end = new AbortController();
  readonly #id = randomUUID();
  #failure: Error | undefined;
  #progress: SweepWorkerProgress = { ranges: 0, records: 0, waiting: undefined };
  #known: { readonly description: SweepDescription; readonly plan: SweepPlan } | undefined;

  constructor(options: SweepWorkerOptions, store: SweepStore) {
    this.#options = options;
    this.#store = store;
    const { sides, concurrency, callsPerSecond, retryDelay, maxRetryDelay, maxWait } = planOf(sweepOptions(options));
    const limiter = new RateLimiter(concurrency, callsPerSecond, this.#stop.signal);
    const outage = new Outage({ retryDelay, maxRetryDelay, maxWait }, this.#stop.signal, (waiting) => {
      this.#report({ waiting });
    });
    this.#sides = sides.map((side) => new SideReader(side, limiter, outage));
  }

  async run({ Worker, WaitingError, UnrecoverableError }: typeof BullMq): Promise<SweepWorkerProgress> {
    const { queue, tenant, signal, takeOverAfter = 30_000 } = this.#options;
    const stop = () => this.#stop.abort(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const stopped = new Promise<void>((resolve) => {
      if (this.#stop.signal.aborted) resolve();
      this.#stop.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    void stopped.then(() => setTimeout(() => this.#end.abort(), lastChance).unref());
    const worker = new Worker(
      queueName,
      async (job: BullMq.Job<unknown>, token) => {
        if (await this.#work(job, UnrecoverableError)) return;
        await job.moveToWait(token);
        throw new WaitingError();
      },
      {
        ...queueOptions(queue, tenant, blocking),
        concurrency: rangesAtOnce,
        lockDuration: takeOverAfter,
        stalledInterval: takeOverAfter,
        maxStalledCount: maxTakeOvers,
        autorun: false,
      },
    );
    // The store says so too.
    worker.on('error', () => undefined);
    const beat = () => void this.#store.heartbeat(this.#id).catch(() => undefined);
    const timer = setInterval(beat, heartbeatInterval);
    beat();
    try {
      const description = await this.#patiently(() => this.#store.description());
      if (description !== undefined) this.#planFor(description);
      void worker.run().catch((error: unknown) => this.#fail(error));
      await stopped;
    } finally {
      clearInterval(timer);
      signal.removeEventListener('abort', stop);
      await worker.close();
      await this.#store.leave(this.#id).catch(() => undefined);
    }
    if (this.#failure !== undefined) throw this.#failure;
    return this.#progress;
  }

  /** @returns false if the range is to be done by another worker */
  async #work(job: BullMq.Job<unknown>, UnrecoverableError: typeof BullMq.UnrecoverableError): Promise<boolean> {
    let range;
    try {
      range = parseRange(job.data);
    } catch (error) {
      throw new UnrecoverableError((error as Error).message);
    }
    const known = await this.#descriptionOf(range.run);
    if (this.#stop.signal.aborted) return false;
    // The sweep has ended, or another worker was faster.
    if (known === undefined || (await this.#patiently(() => this.#store.hasResult(range)))) return true;
    const limits = { records: known.description.records, milliseconds: this.#options.rangeTime ?? 60_000 };
    const result = await this.#sweepRange(known.plan, range, limits);
    if (result === undefined) return false;
    // What is done is reported even by a worker that ends.
    const counts = await this.#patiently(() => this.#store.commit(range, result), this.#end.signal);
    const { ranges, records } = this.#progress;
    if (counts) this.#report({ ranges: ranges + 1, records: records + result.end.done });
    return true;
  }

  /** An error that concerns all calls of this worker ends it. Others fail the range, which is then tried again. */
  async #sweepRange(plan: SweepPlan, range: RangeJob, limits: RangeLimits): Promise<RangeResult | undefined> {
    try {
      return await sweepRange(plan, this.#sides, range, limits, this.#stop.signal);
    } catch (error) {
      if (error instanceof SuperOfficeError && isFatal(error)) this.#fail(error);
      if (this.#stop.signal.aborted) return undefined;
      throw error;
    }
  }

  async #descriptionOf(run: string) {
    if (this.#known?.description.run !== run) {
      const description = await this.#patiently(() => this.#store.description());
      if (description?.run !== run) return undefined;
      try {
        this.#planFor(description);
      } catch (error) {
        this.#fail(error);
      }
    }
    return this.#known;
  }

  /** @throws {ConfigurationError} if the sweep has other sides */
  #planFor(description: SweepDescription): void {
    const options = sweepOptions(this.#options);
    requireSameSides(description.sides, fingerprintOf(planOf(options), this.#options.configuration));
    const { depth, filters, fromId, toId, sample, seed, rules, pageSize } = description;
    const plan = planOf({ ...options, depth, filters, fromId, toId, sample, seed, rules, pageSize });
    this.#known = { description, plan };
  }

  #fail(error: unknown): void {
    this.#failure ??= error as Error;
    this.#stop.abort(error);
  }

  #report(progress: Partial<SweepWorkerProgress>): void {
    this.#progress = { ...this.#progress, ...progress };
    this.#options.onProgress?.(this.#progress);
  }

  #patiently<Value>(command: () => Promise<Value>, signal = this.#stop.signal): Promise<Value> {
    const { maxWait = 4 * 60 * 60_000 } = this.#options;
    return patiently(command, { maxWait, signal });
  }
}
