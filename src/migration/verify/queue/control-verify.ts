import { controlRun, type QueueAction, type QueuedRun } from '../../queue/control.js';
import { JobQueue, loadBullMq } from '../../queue/jobs.js';
import { queueName } from './messages.js';
import { VerifyStore } from './store.js';

/**
 * Pauses, resumes or cancels a verification that `distributeVerify` coordinates, from any process. Scenarios that have begun
 * are finished and cleaned up; after a cancellation `distributeVerify` reports them, with `stopped` set.
 *
 * @param of the queue, and the name of the tenant as the verification has it
 * @returns false if there is none; then nothing is changed
 * @throws {ConfigurationError} if BullMQ is not installed
 * @throws {SuperOfficeError} if Redis is unavailable
 * @example
 * await controlVerify('cancel', { queue: { url: 'rediss://redis.example.com', password }, tenant: 'sod/Cust12345' });
 */
export async function controlVerify(action: QueueAction, of: QueuedRun): Promise<boolean> {
  await loadBullMq();
  const store = await VerifyStore.open(of.queue, of.tenant, 'the verification cannot be changed');
  const jobs = await JobQueue.open(of.queue, of.tenant, queueName);
  return controlRun(action, store, jobs);
}
