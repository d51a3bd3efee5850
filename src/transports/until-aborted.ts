import { onAbort } from '../http/index.js';

/** Waits for what others may wait for too, so it goes on when this caller gives up; only this caller's waiting ends. */
export async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (signal === undefined) return value;
  signal.throwIfAborted();
  let release: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    release = onAbort(signal, () => reject(signal.reason as Error));
  });
  try {
    return await Promise.race([value, aborted]);
  } finally {
    release?.();
  }
}
