import type * as BullMq from 'bullmq';
import { SuperOfficeError } from '../../../errors/index.js';
import type { RedisSettings } from '../../../redis/index.js';
import { fingerprintOf, requireSameSides } from '../../queue/fingerprint.js';
import { loadBullMq } from '../../queue/jobs.js';
import { QueueWorker } from '../../queue/queue-worker.js';
import { planOf, type SweepOptions, type SweepPlan } from '../options.js';
import { Outage, type SweepWait } from '../outage.js';
import { RateLimiter } from '../rate-limiter.js';
import { isFatal, SideReader } from '../side.js';
import { parseRange, queueName, type RangeJob, type RangeResult, type SweepDescription } from './messages.js';
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

const heartbeatInterval = 5_000;

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

class SweepWorker extends QueueWorker<RangeJob, SweepDescription> {
  readonly #options: SweepWorkerOptions;
  readonly #store: SweepStore;
  readonly #sides: readonly SideReader[];
  #progress: SweepWorkerProgress = { ranges: 0, records: 0, waiting: undefined };
  /** That of the accepted description. */
  #plan: SweepPlan | undefined;

  constructor(options: SweepWorkerOptions, store: SweepStore) {
    super(options, store, { name: queueName, jobsAtOnce: rangesAtOnce, heartbeatInterval });
    this.#options = options;
    this.#store = store;
    const { sides, concurrency, callsPerSecond, retryDelay, maxRetryDelay, maxWait } = planOf(sweepOptions(options));
    const limiter = new RateLimiter(concurrency, callsPerSecond, this.stop);
    const outage = new Outage({ retryDelay, maxRetryDelay, maxWait }, this.stop, (waiting) => {
      this.#report({ waiting });
    });
    this.#sides = sides.map((side) => new SideReader(side, limiter, outage));
  }

  async run(bullmq: typeof BullMq): Promise<SweepWorkerProgress> {
    await this.runJobs(bullmq);
    return this.#progress;
  }

  protected parse(data: unknown): RangeJob {
    return parseRange(data);
  }

  protected async work(range: RangeJob): Promise<boolean> {
    const description = await this.descriptionOf(range.run);
    if (this.stop.aborted) return false;
    const plan = this.#plan;
    // The sweep has ended, or another worker was faster.
    if (description === undefined || plan === undefined) return true;
    if (await this.patiently(() => this.#store.hasResult(range))) return true;
    const limits = { records: description.records, milliseconds: this.#options.rangeTime ?? 60_000 };
    const result = await this.#sweepRange(plan, range, limits);
    if (result === undefined) return false;
    // What is done is reported even by a worker that ends.
    const counts = await this.beforeEnd((end) => this.patiently(() => this.#store.commit(range, result), end));
    const { ranges, records } = this.#progress;
    if (counts) this.#report({ ranges: ranges + 1, records: records + result.end.done });
    return true;
  }

  /** An error that concerns all calls of this worker ends it. Others fail the range, which is then tried again. */
  async #sweepRange(plan: SweepPlan, range: RangeJob, limits: RangeLimits): Promise<RangeResult | undefined> {
    try {
      return await sweepRange(plan, this.#sides, range, limits, this.stop);
    } catch (error) {
      if (error instanceof SuperOfficeError && isFatal(error)) this.fail(error);
      if (this.stop.aborted) return undefined;
      throw error;
    }
  }

  protected accept(description: SweepDescription): void {
    const options = sweepOptions(this.#options);
    requireSameSides('sweep', description.sides, fingerprintOf(planOf(options), this.#options.configuration));
    const { depth, filters, fromId, toId, sample, seed, rules, pageSize } = description;
    this.#plan = planOf({ ...options, depth, filters, fromId, toId, sample, seed, rules, pageSize });
  }

  #report(progress: Partial<SweepWorkerProgress>): void {
    this.#progress = { ...this.#progress, ...progress };
    this.#options.onProgress?.(this.#progress);
  }
}
