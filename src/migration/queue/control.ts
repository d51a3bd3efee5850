import type { RedisSettings } from '../../redis/index.js';
import type { JobQueue } from './jobs.js';
import type { QueueStore } from './queue-store.js';

/**
 * - `pause`: workers finish what they work on, and begin nothing else.
 * - `resume`: they go on.
 * - `cancel`: the run ends.
 */
export type QueueAction = 'pause' | 'resume' | 'cancel';

/** A run in a queue. */
export interface QueuedRun {
  readonly queue: RedisSettings;
  /** The name of the tenant as the run has it, such as `sod/Cust12345`. */
  readonly tenant: string;
}

interface DescribedStore extends QueueStore {
  description(): Promise<{ readonly run: string } | undefined>;
}

/**
 * Changes the run under way, from any process. Closes the store and the queue.
 *
 * @param cancelled what else ends a run
 * @returns false if there is none; then nothing is changed
 */
export async function controlRun(
  action: QueueAction,
  store: DescribedStore,
  jobs: JobQueue,
  cancelled: () => Promise<void> = async () => undefined,
): Promise<boolean> {
  try {
    const description = await store.description();
    if (description === undefined) return false;
    if (action === 'pause') await jobs.pause();
    else if (action === 'resume') await jobs.resume();
    else {
      await store.cancel(description.run);
      await cancelled();
    }
    return true;
  } finally {
    await store.close();
    await jobs.close();
  }
}
