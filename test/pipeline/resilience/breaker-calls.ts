import { NetworkError } from '../../../src/errors/index.js';
import type { Deadline } from '../../../src/http/index.js';
import type { Resilience, ResilienceSettings } from '../../../src/pipeline/resilience/index.js';

export const cooldown = 10_000;
export const settings = {
  ...{ attempts: 1, initialDelay: 1, maximumDelay: 1, concurrency: 100, queue: 0 },
  // Four calls in its window of a second are enough to open it, if more than half of them fail.
  breaker: { threshold: 0.5, window: 1_000, minimumRate: 4, cooldown },
} as const satisfies ResilienceSettings;
const limits = { signal: undefined, timeout: 1_000 };

/** A call through the breaker; whether it was let through, and what became of it. */
export async function call(resilience: Resilience, action: () => Promise<unknown> = async () => 'done') {
  let wasSent = false;
  const send = () => {
    wasSent = true;
    return action();
  };
  const attempt = (deadline: Deadline) => resilience.throughBreaker(deadline, send);
  const error = await resilience.run('read', limits, attempt).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { wasSent, error };
}

export const failing = (error: unknown) => async () => {
  throw error;
};
export const reset = failing(new NetworkError('reset'));

export async function fail(resilience: Resilience, count: number, action = reset): Promise<void> {
  for (let made = 0; made < count; made++) await call(resilience, action);
}

export const isOpen = async (resilience: Resilience) => !(await call(resilience)).wasSent;
