import { jest } from '@jest/globals';

/**
 * Lets timers go off when a test says so, and not by the clock: how fast the machine is has no say then.
 *
 * @param which by their milliseconds; other timers are left alone
 * @param due resolves when such a timer is to go off
 * @returns what undoes it
 */
export function goingOff(which: (milliseconds: number) => boolean, due: () => Promise<void>): () => void {
  const real = globalThis.setTimeout;
  const spy = jest.spyOn(globalThis, 'setTimeout');
  spy.mockImplementation((run: () => void, milliseconds = 0, ...values: []) => {
    const timer = real(run, milliseconds, ...values);
    if (!which(milliseconds)) return timer;
    void due().then(() => {
      // One that has been cleared meanwhile is not active any more.
      if (!timer.hasRef()) return;
      clearTimeout(timer);
      run();
    });
    return timer;
  });
  return () => spy.mockRestore();
}
