import type { Leases } from '../../redis/index.js';

/** Starts calls in turn, so that not too many are under way. */
export interface ConcurrencyLimit {
  execute<Result>(action: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

/** Adds a limit for all processes together to that of this process, which still applies while Redis is away. */
export function sharedConcurrency(local: ConcurrencyLimit, leases: Leases): ConcurrencyLimit {
  return {
    execute: (action, signal) =>
      local.execute(async () => {
        const release = await leases.acquire(signal);
        try {
          return await action();
        } finally {
          release();
        }
      }, signal),
  };
}
