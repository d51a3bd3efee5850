import { setTimeout as sleep } from 'node:timers/promises';
import { NetworkError, type SuperOfficeError, TimeoutError } from '../../errors/index.js';

/** How a process waits for Redis. */
export interface Patience {
  /** Milliseconds after which it gives up. */
  readonly maxWait: number;
  readonly signal: AbortSignal;
  /** Called when it starts to wait, and with undefined when Redis is back. */
  readonly onWait?: ((failure: SuperOfficeError | undefined) => void) | undefined;
}

const [shortest, longest] = [100, 2_000];

/**
 * Repeats a command until Redis carries it out.
 *
 * @param command may be carried out more than once
 * @throws the last error after `maxWait`; any error that waiting cannot fix; the reason of `signal`
 */
export async function patiently<Value>(command: () => Promise<Value>, patience: Patience): Promise<Value> {
  const { maxWait, signal, onWait } = patience;
  const end = performance.now() + maxWait;
  for (let delay = shortest; ; delay = Math.min(2 * delay, longest)) {
    try {
      const value = await command();
      if (delay > shortest) onWait?.(undefined);
      return value;
    } catch (error) {
      const canRecover = error instanceof NetworkError || error instanceof TimeoutError;
      if (!canRecover || performance.now() + delay > end) throw error;
      if (delay === shortest) onWait?.(error);
      await sleep(delay, undefined, { signal });
    }
  }
}
