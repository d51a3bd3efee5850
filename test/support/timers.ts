import { jest } from '@jest/globals';

/**
 * Fires timers when a test says so instead of by the clock, so that the speed of the machine does not matter.
 *
 * @param which by their milliseconds; other timers are left alone
 * @param due resolves when such a timer is to fire
 * @returns a function that restores the timers
 */
export function goingOff(which: (milliseconds: number) => boolean, due: () => Promise<void>): () => void {
  const real = globalThis.setTimeout;
  const spy = jest.spyOn(globalThis, 'setTimeout');
  spy.mockImplementation((run: () => void, milliseconds = 0, ...values: []) => {
    const timer = real(run, milliseconds, ...values);
    if (!which(milliseconds)) return timer;
    void due().then(() => {
      // A timer that has been cleared meanwhile is no longer active.
      if (!timer.hasRef()) return;
      clearTimeout(timer);
      run();
    });
    return timer;
  });
  return () => spy.mockRestore();
}
