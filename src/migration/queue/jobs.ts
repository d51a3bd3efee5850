import type * as BullMq from 'bullmq';
import { ConfigurationError } from '../../errors/index.js';
import {
  addressOf,
  type RedisClientOptions,
  redisFailure,
  redisOptions,
  type RedisSettings,
} from '../../redis/index.js';

/** The prefix of all keys of the queues of a tenant. In braces, so that a cluster would keep them on one node. */
export function keyPrefix(tenant: string): string {
  return `superoffice:{${encodeURIComponent(tenant)}}`;
}

/** @throws {ConfigurationError} if BullMQ is not installed */
export async function loadBullMq(): Promise<typeof BullMq> {
  try {
    return await import('bullmq');
  } catch (cause) {
    throw new ConfigurationError('a queue needs packages that are not installed: npm install bullmq ioredis', {
      path: 'queue',
      cause,
    });
  }
}

/** @throws {ConfigurationError} if the settings are invalid */
export function queueOptions(
  settings: RedisSettings,
  tenant: string,
  more: RedisClientOptions = {},
): BullMq.QueueOptions {
  const connection = { ...redisOptions({ timeout: 10_000, ...settings }), ...more };
  return { prefix: keyPrefix(tenant), connection, skipVersionCheck: true } as BullMq.QueueOptions;
}

/**
 * The connection of a worker: it blocks until there is a job, and waits while Redis is away, as BullMQ requires. Its commands
 * are sent again after that, or it would wait for their answers for ever. They name the lock of the job, so that a second one
 * does nothing, or takes a job that another worker takes over later.
 */
export const blocking: RedisClientOptions = {
  commandTimeout: undefined,
  maxRetriesPerRequest: null,
  autoResendUnfulfilledCommands: true,
  enableOfflineQueue: true,
};

/** A job fails after so many attempts, with pauses that double. */
const attempts = 5;

/** The state of a job that is not done. */
export interface JobState {
  readonly name: 'absent' | 'failed' | 'pending';
  /** Why it failed. */
  readonly reason: string;
}

/** A job before it is in the queue. */
export interface NewJob {
  /** Without a colon, as BullMQ requires. */
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
}

/** The jobs of a run. Everything can be repeated: adding a job that exists changes nothing. */
export class JobQueue {
  readonly #queue: BullMq.Queue;
  readonly #address: string;

  private constructor(queue: BullMq.Queue, address: string) {
    this.#queue = queue;
    this.#address = address;
  }

  /** @throws {ConfigurationError} if BullMQ is not installed, or the settings are invalid */
  static async open(settings: RedisSettings, tenant: string, name: string): Promise<JobQueue> {
    const { Queue } = await loadBullMq();
    const queue = new Queue(name, queueOptions(settings, tenant));
    // Every command reports its own failure.
    queue.on('error', () => undefined);
    return new JobQueue(queue, addressOf(settings.url));
  }

  /** @param first before the jobs that wait already */
  async add(added: readonly NewJob[], first = false): Promise<void> {
    // The last of those that are put first comes first.
    const ordered = first ? added.toReversed() : added;
    const jobs = ordered.map(({ id, name, data }) => ({
      name,
      data,
      opts: {
        jobId: id,
        lifo: first,
        attempts,
        backoff: { type: 'exponential', delay: 1_000 },
        removeOnComplete: true,
        stackTraceLimit: 1,
      },
    }));
    await this.#run(() => this.#queue.addBulk(jobs));
  }

  async stateOf(name: string): Promise<JobState> {
    const job = await this.#run(() => this.#queue.getJob(name));
    if (job === undefined) return { name: 'absent', reason: '' };
    if (!(await this.#run(() => job.isFailed()))) return { name: 'pending', reason: '' };
    // It may have failed after it was read, and was read without a reason then.
    const failed: Partial<BullMq.Job> | undefined = await this.#run(() => this.#queue.getJob(name));
    return { name: 'failed', reason: failed?.failedReason?.slice(0, 1_000) ?? '' };
  }

  /** So that they can be added again. */
  async removeFailed(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if ((await this.stateOf(name)).name === 'failed') await this.#run(() => this.#queue.remove(name));
    }
  }

  /** Workers finish what they have begun, and begin nothing more. */
  async pause(): Promise<void> {
    await this.#run(() => this.#queue.pause());
  }

  async resume(): Promise<void> {
    await this.#run(() => this.#queue.resume());
  }

  isPaused(): Promise<boolean> {
    return this.#run(() => this.#queue.isPaused());
  }

  /** Removes all jobs, those that workers are working on too: their results are not counted. */
  async clear(): Promise<void> {
    await this.#run(() => this.#queue.obliterate({ force: true }));
  }

  async close(): Promise<void> {
    await this.#queue.close().catch(() => undefined);
  }

  async #run<Value>(command: () => Promise<Value>): Promise<Value> {
    try {
      return await command();
    } catch (error) {
      throw redisFailure(error, this.#address);
    }
  }
}
