import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type KeyRange, RangePlan } from '../../../../src/migration/sweep/queue/range-plan.js';

interface Simulated {
  /** Ids of every range, as they were merged. */
  readonly merged: readonly number[];
  readonly ranges: number;
  readonly mostAtOnce: number;
  readonly largest: number;
}

/** Runs the planner with workers that finish in any order, and a merge that demands that nothing is left out. */
function simulate(ids: readonly number[], records: number, ahead: number, pick: (count: number) => number): Simulated {
  const highest = ids.at(-1) ?? 0;
  const toId = 2_147_483_647;
  const plan = new RangePlan([{ subject: 'contacts', after: 0, highest, toId, remarks: [] }], { records, ahead });
  const waiting: KeyRange[] = [];
  const merged: number[] = [];
  let [done, ranges, mostAtOnce, largest] = [0, 0, 0, 0];
  while (!plan.isFinished) {
    waiting.push(...plan.plan());
    mostAtOnce = Math.max(mostAtOnce, plan.ranges.length);
    const [range] = waiting.splice(pick(waiting.length), 1);
    if (range !== undefined) {
      const within = ids.filter((id) => id > Number(range.after) && id <= Number(range.to));
      const upTo = within.length > records ? within[records - 1] : undefined;
      waiting.unshift(...plan.ended(range, { upTo, done: Math.min(within.length, records) }));
    }
    for (;;) {
      const [head] = plan.ranges;
      if (head?.end === undefined) break;
      expect(head.range.after).toBe(done);
      done = Number(head.end.upTo ?? head.range.to);
      const { after } = head.range;
      const found = ids.filter((id) => id > Number(after) && id <= done);
      for (const id of found) merged.push(id);
      largest = Math.max(largest, found.length);
      ranges += 1;
      plan.take();
    }
  }
  expect(done).toBe(toId);
  return { merged, ranges, mostAtOnce, largest };
}

const idsOf = fc.uniqueArray(fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 2_147_483_646 })), {
  maxLength: 200,
});

describe('the plan of ranges', () => {
  it('keeps the problems that were known when a range was planned, although more become known', () => {
    const remarks: string[] = [];
    const plan = new RangePlan([{ subject: 'contacts', after: 0, highest: 500, toId: 500, remarks }], {
      records: 100,
      ahead: 10,
    });
    const [range] = plan.plan();
    remarks.push('rest failed');
    expect(range?.remarks).toEqual([]);
    const renewed = plan.renew('contacts', remarks);
    expect(renewed).toHaveLength(5);
    expect(renewed[0]?.remarks).toEqual(['rest failed']);
    remarks.push('rest reordered');
    expect(renewed[0]?.remarks).toEqual(['rest failed']);
  });

  it('covers every id once, in order, whatever the ids are and whichever worker is faster', () => {
    fc.assert(
      fc.property(
        idsOf,
        fc.integer({ min: 1, max: 50 }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
        (unsorted, records, picks) => {
          const ids = unsorted.sort((one, other) => one - other);
          let turn = 0;
          const { merged, largest } = simulate(
            ids,
            records,
            8,
            (count) => (picks[turn++ % picks.length] ?? 0) % Math.max(count, 1),
          );
          expect(merged).toEqual(ids);
          expect(largest).toBeLessThanOrEqual(records);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('has few more ranges than the records need if ids are dense', () => {
    const ids = Array.from({ length: 3_000 }, (_, index) => index + 1);
    const { ranges } = simulate(ids, 100, 32, () => 0);
    expect(ranges).toBeLessThanOrEqual(31);
  });

  it('has few ranges if ids are far apart', () => {
    const ids = Array.from({ length: 1_000 }, (_, index) => (index + 1) * 2_000_000);
    const { ranges, mostAtOnce } = simulate(ids, 100, 32, () => 0);
    expect(ranges).toBeLessThan(300);
    expect(mostAtOnce).toBeLessThanOrEqual(32 + 16);
  });

  it('splits a range that turns out dense', () => {
    const plan = new RangePlan([{ subject: 'contacts', after: 0, highest: 0, toId: 10_000, remarks: [] }], {
      records: 100,
      ahead: 4,
    });
    const [range] = plan.plan();
    if (range === undefined) throw new Error('nothing is planned');
    const rest = plan.ended(range, { upTo: 1_000, done: 100 });
    expect(rest.map(({ after, to }) => [after, to])).toEqual(
      Array.from({ length: 9 }, (_, index) => [1_000 * (index + 1), 1_000 * (index + 2)]),
    );
  });

  const known = (after: number, to: number, upTo?: number) => ({
    range: { subject: 'contacts' as const, after, to, remarks: [] },
    end: upTo === undefined ? undefined : { upTo, done: 5 },
  });

  it('continues with the ranges of an earlier process, and fills what is missing', () => {
    const plan = new RangePlan([{ subject: 'contacts', after: 100, highest: 900, toId: 1_000, remarks: [] }], {
      records: 100,
      ahead: 4,
    });
    const overlapping = known(450, 600);
    const backwards = known(500, 400);
    const added = plan.adopt([
      known(700, 800),
      known(400, 500, 450),
      known(50, 100),
      overlapping,
      known(300, 400),
      backwards,
    ]);
    expect(plan.ranges.map(({ range, end }) => [range.after, end?.upTo ?? range.to])).toEqual([
      [100, 300],
      [300, 400],
      [400, 450],
      [450, 600],
      [600, 700],
      [700, 800],
    ]);
    expect(added.map(({ after, to }) => [after, to])).toEqual([
      [100, 300],
      [600, 700],
    ]);
  });
});
