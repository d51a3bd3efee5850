import { bulkhead } from 'cockatiel';
import type { Leases } from '../../redis/index.js';

/** Starts calls in turn, so that not too many are under way. */
export interface ConcurrencyLimit {
  execute<Result>(action: () => Promise<Result>, signal?: AbortSignal): Promise<Result>;
}

/** A limit for this process. An action whose call has ended meanwhile is started too, so it has to fail then. */
export function ownConcurrency(concurrency: number, queue: number): ConcurrencyLimit {
  const calls = bulkhead(concurrency, queue);
  // Without the signal: when it is the turn of an aborted call, the bulkhead would end that one and not start the next.
  return { execute: (action) => calls.execute(action) };
}

/** Adds a limit for all processes together to that of this process, which still applies while Redis is away. */
export function sharedConcurrency(local: ConcurrencyLimit, leases: Leases): ConcurrencyLimit {
  return {
    execute: (action, signal) =>
      local.execute(async () => {
        signal?.throwIfAborted();
        const release = await leases.acquire(signal);
        try {
          return await action();
        } finally {
          release();
        }
      }),
  };
}
