const watchers = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls back once when a signal is aborted. Each signal gets one listener for any number of callbacks: Node warns of a leak
 * from the eleventh listener, and one signal may be used for the lifetime of a program.
 *
 * @returns a function that removes the callback
 */
export function onAbort(signal: AbortSignal, callback: () => void): () => void {
  let callbacks = watchers.get(signal);
  if (callbacks === undefined) {
    callbacks = new Set();
    watchers.set(signal, callbacks);
  }
  if (callbacks.size === 0) signal.addEventListener('abort', notify, { once: true });
  // The same function may be passed twice.
  const own = () => callback();
  callbacks.add(own);
  return () => {
    callbacks.delete(own);
    if (callbacks.size === 0) signal.removeEventListener('abort', notify);
  };
}

function notify(this: AbortSignal): void {
  const callbacks = watchers.get(this);
  if (callbacks === undefined) return;
  const all = [...callbacks];
  callbacks.clear();
  for (const callback of all) callback();
}
