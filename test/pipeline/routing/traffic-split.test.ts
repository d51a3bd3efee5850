import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TrafficSplit } from '../../../src/pipeline/routing/index.js';

/** The tolerance of a share in this many draws: five standard deviations, which one run in two million exceeds. */
const bound = (share: number, calls: number) => 5 * Math.sqrt((share * (1 - share)) / calls);

describe('shares', () => {
  const calls = 100_000;

  it.each([
    { soap: 75, rest: 25 },
    { agents: 1, soap: 99 },
    { rest: 33.3, soap: 33.3, agents: 33.4 },
  ])('%j are met over 100,000 calls, by chance and by key', (percentages) => {
    const divided = new TrafficSplit(percentages);
    for (const side of [() => divided.byChance(Math.random()), (index: number) => divided.byKey(index)]) {
      const counts = new Map<string, number>();
      for (let index = 0; index < calls; index++) {
        const name = side(index);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      for (const [name, percent] of Object.entries(percentages)) {
        const share = (counts.get(name) ?? 0) / calls;
        expect(Math.abs(share - percent / 100)).toBeLessThanOrEqual(bound(percent / 100, calls));
      }
    }
  });

  it('keep a key on its transport, in whatever order they are written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.string()), fc.integer({ min: 0, max: 100 }), (key, rest) => {
        const side = new TrafficSplit({ rest, soap: 100 - rest }).byKey(key);
        expect(new TrafficSplit({ soap: 100 - rest, rest }).byKey(key)).toBe(side);
        if (rest === 0 || rest === 100) expect(side).toBe(rest === 0 ? 'soap' : 'rest');
      }),
      { numRuns: 2_000 },
    );
  });

  it('keep their keys when they grow', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.string()),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (key, one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          const before = new TrafficSplit({ rest: less, soap: 100 - less }).byKey(key);
          const after = new TrafficSplit({ rest: more, soap: 100 - more }).byKey(key);
          if (before === 'rest') expect(after).toBe('rest');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
