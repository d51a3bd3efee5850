import { onAbort } from './on-abort.js';

/**
 * Waits for a promise until the signal is aborted. Only the waiting ends: the promise continues, because others may wait
 * for it too.
 *
 * @throws the signal's reason if it is aborted first
 */
export async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value;
  let release: (() => void) | undefined;
  try {
    return await new Promise<Value>((resolve, reject) => {
      value.then(resolve, reject);
      // An aborted call rejects with the reason of its signal.
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
      const abort = () => reject(signal.reason);
      if (signal.aborted) abort();
      else release = onAbort(signal, abort);
    });
  } finally {
    release?.();
  }
}
