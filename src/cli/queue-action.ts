import { ConfigurationError } from '../errors/index.js';
import type { QueueAction, QueuedRun } from '../migration/queue/control.js';
import { exitCodes } from './exit-codes.js';
import { print } from './output/print.js';
import { type QueueOption, queueOf } from './queue-option.js';
import { tenantName } from './sides.js';
import type { TenantOptions } from './tenant-options.js';

export interface QueueActionOptions extends TenantOptions {
  readonly queue?: QueueOption;
}

const done: Readonly<Record<QueueAction, string>> = { pause: 'paused', resume: 'resumed', cancel: 'cancelled' };

/**
 * Pauses, resumes or cancels the run of a command's tenant, and says so. If there is none, the exit code is 1, so that a
 * script notices.
 *
 * @param what the run is called
 * @throws {ConfigurationError} without a queue
 */
export async function changeQueue(
  what: 'sweep' | 'verification',
  action: QueueAction,
  options: QueueActionOptions,
  control: (action: QueueAction, of: QueuedRun) => Promise<boolean>,
): Promise<void> {
  if (options.queue === undefined) throw new ConfigurationError('--queue-action needs --queue');
  const tenant = await tenantName(options);
  const found = await control(action, { queue: await queueOf(options.queue, options), tenant });
  if (!found) process.exitCode = exitCodes.failed;
  print(found ? `${done[action]} the ${what} of ${tenant}\n` : `found no ${what} of ${tenant} in the queue\n`);
}
