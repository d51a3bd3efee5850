import type { SubjectState } from './checkpoint.js';

/**
 * How many records there will be: those that are done, and those that the ids ahead stand for at the density of the ids
 * so far. Nothing is counted, which the vendor asks for.
 */
export function estimatedRecords({ done, last, ended, lowest, highest }: SubjectState, share: number): number {
  if (ended || highest === undefined) return done;
  if (typeof last !== 'number' || lowest === undefined || last < lowest) return Math.ceil(highest * share);
  const density = done / (last - lowest + 1);
  return done + Math.ceil(Math.max(0, highest - last) * density);
}

const halfMinute = 30_000;

/** How fast it goes, over the last half minute. */
export class Speed {
  readonly #marks: { readonly time: number; readonly done: number }[] = [];

  /** Records a second; 0 before there is anything to tell by. */
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
