import type { RedisSettings } from '../../../redis/index.js';
import type { ParityReport } from '../../report/model.js';
import { CheckpointFile } from '../checkpoint.js';
import { SweepLedger } from '../ledger.js';
import { parametersOf, planOf, type SweepOptions, type SweepProgress } from '../options.js';
import { Coordinator, SweepCancelled } from './coordinator.js';
import { JobQueue, loadBullMq } from '../../queue/jobs.js';
import { fingerprintOf, runOf } from '../../queue/fingerprint.js';
import { queueName, type SweepDescription } from './messages.js';
import { SweepStore } from './store.js';

export interface DistributedSweepOptions extends Omit<SweepOptions, 'concurrency' | 'callsPerSecond' | 'onProgress'> {
  /** The Redis of the queue. */
  readonly queue: RedisSettings;
  /** What else affects the answers, such as the language, as any text without secrets: the same as for the workers. */
  readonly configuration?: string | undefined;
  /** Records after which a worker reports. Default 1,000, or 10,000 if only archive rows are compared. */
  readonly rangeRecords?: number | undefined;
  /** Called with the progress at the start, every `progressInterval` milliseconds, and at the end. */
  readonly onProgress?: ((progress: DistributedSweepProgress) => void) | undefined;
}

/** The progress of a sweep that several workers do. */
export interface DistributedSweepProgress extends SweepProgress {
  /** Workers that are running. */
  readonly workers: number;
  /** Is the queue paused? */
  readonly paused: boolean;
}

/**
 * Compares what is stored in a tenant, as `sweep` does, with workers on any number of machines (`runSweepWorker`): plans
 * ranges of ids, puts them into a queue in Redis, and merges the results in order. The report is the same as that of
 * `sweep`. Credentials are never in Redis.
 *
 * With a `checkpoint`, the same call resumes a sweep, however this process, a worker or Redis ended; each record is in the
 * report once. Memory does not grow with the number of records, in Redis neither.
 *
 * @returns the report; `stopped` is set if the sweep was stopped before it finished
 * @throws {ValidationError} if an option is invalid; `path` names the option
 * @throws {ConfigurationError} if BullMQ is not installed, the checkpoint cannot be used, another process coordinates the
 *   sweep, or it was cancelled
 * @throws {SuperOfficeError} if a range has failed on several attempts, or Redis was away for longer than `maxWait`
 * @example
 * const so = await connect({ transport: 'soap', tenant: { environment: 'sod', id: 'Cust12345' }, auth });
 * const report = await distributeSweep({
 *   queue: { url: 'rediss://redis.example.com' },
 *   tenant: 'sod/Cust12345',
 *   control: { name: 'soap', so },
 *   candidates: [{ name: 'rest', so, transport: 'rest' }],
 *   checkpoint: 'sweep.json',
 * });
 */
export async function distributeSweep(options: DistributedSweepOptions): Promise<ParityReport> {
  const { queue, configuration, rangeRecords, onProgress, ...sweepOptions } = options;
  let more: Partial<DistributedSweepProgress> = {};
  const report = (progress: SweepProgress) => onProgress?.({ ...progress, workers: 0, paused: false, ...more });
  const plan = planOf({ ...sweepOptions, ...(onProgress === undefined ? {} : { onProgress: report }) });
  const parameters = parametersOf(plan);
  const file = plan.checkpoint === undefined ? undefined : new CheckpointFile(plan.checkpoint, parameters);
  const ledger = new SweepLedger(plan, file, await file?.read(plan.fresh));
  // Before anything is opened, so that nothing stays open if it is missing.
  await loadBullMq();
  const store = await SweepStore.open(queue, plan.tenant, 'the sweep waits');
  const jobs = await JobQueue.open(queue, plan.tenant, queueName);
  const { depth, filters, fromId, toId, sample, seed, rules, pageSize } = plan;
  const description: SweepDescription = {
    format: 1,
    run: runOf(parameters, ledger.startedAt),
    sides: fingerprintOf(plan, configuration),
    ...{ depth, filters, fromId, toId, sample, seed, rules: [...rules], pageSize },
    records: rangeRecords ?? (depth === 'rows' ? 10_000 : 1_000),
  };
  const coordinator = new Coordinator({
    ...{ plan, ledger, store, jobs, description },
    notify(changes) {
      more = { ...more, ...changes };
      ledger.notifyProgress(true);
    },
  });
  try {
    return await ledger.run(() => coordinator.run(), false);
  } catch (error) {
    if (error instanceof SweepCancelled) file?.remove();
    throw error;
  } finally {
    await coordinator.end();
    await store.close();
    await jobs.close();
  }
}
