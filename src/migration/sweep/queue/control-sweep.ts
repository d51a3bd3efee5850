import { controlRun, type QueueAction, type QueuedRun } from '../../queue/control.js';
import { JobQueue, loadBullMq } from '../../queue/jobs.js';
import { queueName } from './messages.js';
import { SweepStore } from './store.js';

/**
 * Pauses, resumes or cancels a sweep that `distributeSweep` coordinates, from any process. A paused sweep finishes the ranges
 * that workers have begun; of one that is cancelled, nothing is left in Redis.
 *
 * @param of the queue, and the name of the tenant as the sweep has it
 * @returns false if there is none; then nothing is changed
 * @throws {ConfigurationError} if BullMQ is not installed
 * @throws {SuperOfficeError} if Redis is unavailable
 * @example
 * await controlSweep('pause', { queue: { url: 'rediss://redis.example.com', password }, tenant: 'sod/Cust12345' });
 */
export async function controlSweep(action: QueueAction, of: QueuedRun): Promise<boolean> {
  await loadBullMq();
  const store = await SweepStore.open(of.queue, of.tenant, `the sweep cannot be changed`);
  const jobs = await JobQueue.open(of.queue, of.tenant, queueName);
  return controlRun(action, store, jobs, () => store.clearCancelled(jobs));
}
