import { setImmediate as pause } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inOrder } from '../../../src/migration/sweep/in-order.js';
import { errorOf } from '../../support/transports.js';

const never = new AbortController().signal;

async function* numbers(count: number, ended: () => void = () => undefined, failure?: Error) {
  try {
    for (let number = 1; number <= count; number++) yield number;
    if (failure !== undefined) throw failure;
  } finally {
    ended();
  }
}

const rounds = async (count: number) => {
  for (let round = 0; round < count; round++) await pause();
};

describe('work on many units', () => {
  it('is delivered in order, without gaps, with as many units under way as allowed, whoever is faster', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat({ max: 5 }), { maxLength: 20 }),
        async (limit, takes) => {
          const delivered: [number, string][] = [];
          let [underWay, most, started] = [0, 0, 0];
          const work = async (unit: number) => {
            started += 1;
            // What is delivered is no longer waited for.
            expect(started - delivered.length).toBeLessThanOrEqual(limit);
            most = Math.max(most, ++underWay);
            await rounds(takes[unit - 1] ?? 0);
            underWay -= 1;
            return `result ${unit}`;
          };
          await inOrder(
            numbers(takes.length),
            limit,
            work,
            (unit, result) => void delivered.push([unit, result]),
            never,
          );
          expect(delivered).toEqual(takes.map((_, index) => [index + 1, `result ${index + 1}`]));
          expect(most).toBeLessThanOrEqual(limit);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('has all that are allowed under way while the first is slow', async () => {
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    const started: number[] = [];
    const delivered: number[] = [];
    const work = async (unit: number) => {
      started.push(unit);
      if (unit === 1) await first;
    };
    const done = inOrder(numbers(9), 4, work, (unit) => void delivered.push(unit), never);
    await rounds(20);
    expect([started, delivered]).toEqual([[1, 2, 3, 4], []]);
    release();
    await done;
    expect(delivered).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('that is stopped starts no further unit, and delivers those under way', async () => {
    const stop = new AbortController();
    const started: number[] = [];
    const delivered: number[] = [];
    let ended = 0;
    const work = async (unit: number) => {
      started.push(unit);
      if (unit === 3) stop.abort();
      await rounds(5 - unit);
    };
    await inOrder(
      numbers(9, () => ended++),
      4,
      work,
      (unit) => void delivered.push(unit),
      stop.signal,
    );
    expect([started, delivered, ended]).toEqual([[1, 2, 3], [1, 2, 3], 1]);
  });

  it('that was stopped before starts nothing', async () => {
    const started: number[] = [];
    await inOrder(
      numbers(3),
      2,
      async (unit) => started.push(unit),
      () => undefined,
      AbortSignal.abort(),
    );
    expect(started).toEqual([]);
  });
});

describe('work that fails', () => {
  const failure = new Error('of the third');

  it('delivers what is before it, nothing after it, and leaves nothing under way', async () => {
    const delivered: number[] = [];
    const finished: number[] = [];
    let ended = 0;
    const work = async (unit: number) => {
      if (unit === 3) throw failure;
      await rounds(unit * 3);
      finished.push(unit);
      // Nobody waits for it any more.
      if (unit > 3) throw new Error('of a later one');
    };
    const error = await errorOf(
      inOrder(
        numbers(9, () => ended++),
        5,
        work,
        (unit) => void delivered.push(unit),
        never,
      ),
    );
    expect(error).toBe(failure);
    expect([delivered, finished, ended]).toEqual([[1, 2], [1, 2, 4, 5, 6, 7], 1]);
  });

  it('ends with the error of its units once all before it are delivered', async () => {
    const delivered: number[] = [];
    const units = numbers(3, undefined, failure);
    const error = await errorOf(
      inOrder(
        units,
        9,
        (unit) => rounds(3 - unit),
        (unit) => void delivered.push(unit),
        never,
      ),
    );
    expect(error).toBe(failure);
    expect(delivered).toEqual([1, 2, 3]);
  });

  it('ends with the error of a delivery, and delivers no more', async () => {
    const delivered: number[] = [];
    const deliver = (unit: number) => {
      delivered.push(unit);
      if (unit === 2) throw failure;
    };
    expect(await errorOf(inOrder(numbers(9), 3, () => rounds(1), deliver, never))).toBe(failure);
    expect(delivered).toEqual([1, 2]);
  });

  it('may have units that need no end', async () => {
    const delivered: number[] = [];
    const units = {
      [Symbol.asyncIterator]() {
        let last = 0;
        const next = async (): Promise<IteratorResult<number, undefined>> => {
          return ++last > 2 ? { done: true, value: undefined } : { done: false, value: last };
        };
        return { next };
      },
    };
    await inOrder(
      units,
      9,
      async () => undefined,
      (unit) => void delivered.push(unit),
      never,
    );
    expect(delivered).toEqual([1, 2]);
  });
});
