import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const limit = 190 * 2 ** 20;
const interval = 2_000;

/**
 * Keeps what a long run takes of the machine's memory low: V8 lets garbage lie until the heap is several times as large as
 * what lives in it, since it cannot know that somebody else wants the memory.
 *
 * @returns what ends it
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
