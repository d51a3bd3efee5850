import { setTimeout as pause } from 'node:timers/promises';
import { TimeoutError } from '../../errors/index.js';

const minDelay = 20;
const maxDelay = 200;

/**
 * Tries to take a lock until it has it.
 *
 * @param attempt resolves to undefined while another process holds the lock
 * @param maxWait milliseconds
 * @param store named in the error, if the message would not say which it is
 * @throws {TimeoutError} if another process holds it for longer than that; nothing was sent then
 */
export async function waitForLock<Lock>(
  attempt: () => Promise<Lock | undefined>,
  maxWait: number,
  store?: string,
): Promise<Lock> {
  for (const end = performance.now() + maxWait; ;) {
    const lock = await attempt();
    if (lock !== undefined) return lock;
    if (performance.now() > end) {
      const message = `another process has been renewing for more than ${maxWait} ms`;
      throw new TimeoutError(store === undefined ? message : `${store}: ${message}`, { outcome: 'not-sent' });
    }
    await pause(minDelay + Math.random() * (maxDelay - minDelay));
  }
}
