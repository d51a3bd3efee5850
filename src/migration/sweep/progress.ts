import type { SubjectState } from './checkpoint.js';

/**
 * Estimates the number of records: those that are done, plus those ahead at the density of the ids so far. Nothing is
 * counted, as the vendor asks.
 */
export function estimatedRecords({ done, last, ended, lowest, highest }: SubjectState, share: number): number {
  if (ended || highest === undefined) return done;
  if (typeof last !== 'number' || lowest === undefined || last < lowest) return Math.ceil(highest * share);
  const density = done / (last - lowest + 1);
  return done + Math.ceil(Math.max(0, highest - last) * density);
}

const halfMinute = 30_000;

/** Records a second, averaged over the last half minute. */
export class Speed {
  readonly #marks: { readonly time: number; readonly done: number }[] = [];

  /** Records a second; 0 until there are two measurements. */
  at(done: number, time = performance.now()): number {
    const marks = this.#marks;
    const newest = marks.at(-1);
    if (newest === undefined || time - newest.time >= 250) marks.push({ time, done });
    while (marks.length > 2 && time - (marks[1]?.time ?? time) > halfMinute) marks.shift();
    const [oldest] = marks;
    if (oldest === undefined || time === oldest.time) return 0;
    return ((done - oldest.done) * 1_000) / (time - oldest.time);
  }
}
