import { constants } from 'node:os';
import { exitCodes, Interrupted } from './exit-codes.js';
import { eraseTransient, printAside } from './output/print.js';

/** Ctrl-C, and what a service manager sends. */
const signals = ['SIGINT', 'SIGTERM'] as const;

export interface InterruptSignal {
  readonly signal: AbortSignal;
  /** Stops listening, so that the next interrupt ends the process as usual. */
  end(): void;
}

/**
 * Aborts `signal` on the first interrupt, so that the command can stop in an orderly way. A second one ends the process.
 *
 * @param message tells the user what happens now
 */
export function abortOnInterrupt(message: string): InterruptSignal {
  const controller = new AbortController();
  const onInterrupt = (name: (typeof signals)[number]) => {
    if (controller.signal.aborted) process.exit(128 + constants.signals[name]);
    printAside(`\n${message}\n`);
    controller.abort(new Interrupted());
  };
  return { signal: controller.signal, end: listen(onInterrupt) };
}

/**
 * Ends the process on an interrupt, while a command has nothing to finish: it only reads, or has stored nothing yet.
 *
 * @param message what the user should know
 * @returns stops listening
 */
export function exitOnInterrupt(message: string): () => void {
  return listen(() => {
    // The terminal has written ^C behind what was shown.
    eraseTransient(process.stderr);
    printAside(`${message}\n`);
    process.exit(exitCodes.stopped);
  });
}

/** Resolves on the first interrupt. */
export async function interrupted(): Promise<void> {
  let end: () => void = () => undefined;
  await new Promise<void>((resolve) => {
    end = listen(() => resolve());
  });
  eraseTransient(process.stderr);
  end();
}

/**
 * The same for a worker process. A terminal interrupts both it and its parent, and the parent then passes its own interrupt
 * on, so the worker ignores further ones. A second Ctrl-C ends the parent, and the worker with it.
 */
export async function interruptedOnce(): Promise<void> {
  await new Promise<void>((resolve) => {
    listen(() => resolve());
  });
}

function listen(listener: (name: (typeof signals)[number]) => void): () => void {
  for (const name of signals) process.on(name, listener);
  return () => {
    for (const name of signals) process.off(name, listener);
  };
}
