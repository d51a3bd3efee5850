import type { RedisSettings } from '../../../redis/index.js';
import { JobQueue, loadBullMq } from '../../queue/jobs.js';
import { queueName } from './messages.js';
import { SweepStore } from './store.js';

/**
 * - `pause`: workers finish the ranges that they work on, and begin no others.
 * - `resume`: they go on.
 * - `cancel`: the sweep ends, and what is in Redis is removed.
 */
export type QueueAction = 'pause' | 'resume' | 'cancel';

/**
 * Pauses, resumes or cancels a sweep that `distributeSweep` coordinates, from any process.
 *
 * @param of the queue, and the name of the tenant as the sweep has it
 * @returns false if there is none; then nothing is changed
 * @throws {ConfigurationError} if BullMQ is not installed
 * @throws {SuperOfficeError} if Redis is unavailable
 * @example
 * await controlSweep('pause', { queue: { url: 'rediss://redis.example.com', password }, tenant: 'sod/Cust12345' });
 */
export async function controlSweep(
  action: QueueAction,
  of: { readonly queue: RedisSettings; readonly tenant: string },
): Promise<boolean> {
  await loadBullMq();
  const store = await SweepStore.open(of.queue, of.tenant, `the sweep cannot be changed`);
  const jobs = await JobQueue.open(of.queue, of.tenant, queueName);
  try {
    const sweep = await store.description();
    if (sweep === undefined) return false;
    if (action === 'pause') await jobs.pause();
    else if (action === 'resume') await jobs.resume();
    else {
      await store.cancel(sweep.run);
      await store.clear();
      await jobs.clear();
    }
    return true;
  } finally {
    await store.close();
    await jobs.close();
  }
}
