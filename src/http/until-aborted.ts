import { onAbort } from './on-abort.js';

/**
 * Waits for a promise until the signal is aborted. Only the waiting ends: the promise continues, because others may wait
 * for it too.
 *
 * @throws the signal's reason if it is aborted first
 */
export function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value;
  // Not async, and with the native `resolve`, so that a stack leads to the caller without a frame for the waiting.
  return new Promise<Value>((resolve, reject) => {
    const settled = value.then(resolve, reject);
    // An aborted call rejects with the reason of its signal.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const abort = () => reject(signal.reason);
    if (signal.aborted) {
      abort();
      return;
    }
    const release = onAbort(signal, abort);
    void settled.then(release);
  });
}
