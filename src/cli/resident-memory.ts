import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const limit = 190 * 2 ** 20;
const interval = 2_000;

/**
 * Keeps the resident memory of a long run low. V8 lets the heap grow to several times the size of the live objects before
 * it collects garbage, because it cannot know that other processes need the memory.
 *
 * @returns a function that stops this
 */
export function keepResidentMemoryLow(): () => void {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  const timer = setInterval(() => {
    if (process.memoryUsage.rss() > limit) collectGarbage();
  }, interval);
  timer.unref();
  return () => clearInterval(timer);
}
