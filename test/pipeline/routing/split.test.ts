import { describe, expect, it } from '@jest/globals';
import type { TransportName } from '../../../src/errors/index.js';
import { TrafficSplit } from '../../../src/pipeline/routing/index.js';
import { patternsOf, transportsOf } from '../../../src/pipeline/routing/policy.js';

describe('a split of traffic', () => {
  it.each<[chance: number, transport: TransportName]>([
    [0, 'rest'],
    [0.2499, 'rest'],
    [0.25, 'soap'],
    [0.7499, 'soap'],
    [0.75, 'agents'],
    [0.9999, 'agents'],
  ])('sends the draw %d to %s', (chance, transport) => {
    expect(new TrafficSplit({ rest: 25, soap: 50, agents: 25 }).byChance(chance)).toBe(transport);
  });

  it('sends what rounding leaves over to the last', () => {
    expect(new TrafficSplit({ rest: 33.3, soap: 33.3, agents: 33.3 }).byChance(0.9999)).toBe('agents');
  });

  it('leaves out transports without a share', () => {
    const split = new TrafficSplit({ rest: 0, soap: 100, agents: undefined });
    expect(split.transports).toEqual(['soap']);
    expect(split.percentages).toEqual({ soap: 100 });
    for (const key of [0, 1, 2, 'a', 'b', '']) expect(split.byKey(key)).toBe('soap');
  });

  it('is impossible without any share', () => {
    expect(() => new TrafficSplit({ rest: 0 }).byChance(0.5)).toThrow(RangeError);
    expect(() => new TrafficSplit({}).byKey(1)).toThrow(RangeError);
  });

  // Found by another implementation: the side of a key must not change with a version of the library.
  it.each<[key: string | number, transport: TransportName]>([
    [1, 'rest'],
    [2, 'agents'],
    [3, 'soap'],
    [4, 'soap'],
    [5, 'rest'],
    [6, 'rest'],
    [7, 'agents'],
    [8, 'rest'],
    ['task', 'soap'],
    ['category', 'soap'],
    ['', 'rest'],
  ])('keeps the key %p on %s', (key, transport) => {
    expect(new TrafficSplit({ soap: 50, rest: 30, agents: 20 }).byKey(key)).toBe(transport);
  });

  it.each([[{ soap: 75, rest: 25 }], [{ soap: 1, rest: 99 }], [{ soap: 33.3, rest: 33.3, agents: 33.4 }]])(
    '%j is met over 2,000 keys',
    (percentages) => {
      const split = new TrafficSplit(percentages);
      const counts = new Map<string, number>();
      for (let key = 0; key < 2_000; key++) counts.set(split.byKey(key), (counts.get(split.byKey(key)) ?? 0) + 1);
      for (const [name, percent] of Object.entries(percentages)) {
        const share = percent / 100;
        // Five standard deviations.
        const bound = 5 * Math.sqrt((share * (1 - share)) / 2_000);
        expect(Math.abs((counts.get(name) ?? 0) / 2_000 - share)).toBeLessThanOrEqual(bound);
      }
    },
  );

  it('keeps its keys when a share grows, in whatever order the shares are written', () => {
    for (let key = 0; key < 300; key++) {
      const before = new TrafficSplit({ rest: 30, soap: 70 }).byKey(key);
      expect(new TrafficSplit({ soap: 70, rest: 30 }).byKey(key)).toBe(before);
      if (before === 'rest') expect(new TrafficSplit({ rest: 60, soap: 40 }).byKey(key)).toBe('rest');
    }
  });
});

describe('a route', () => {
  const route = { match: 'contacts.*', transport: 'rest' } as const;

  it('has one pattern or several', () => {
    expect(patternsOf(route)).toEqual(['contacts.*']);
    expect(patternsOf({ ...route, match: ['contacts.*', 'lists.*'] })).toEqual(['contacts.*', 'lists.*']);
  });

  it('uses its shares, its fallback and its shadow', () => {
    expect(transportsOf(route)).toEqual(['rest']);
    expect(transportsOf({ ...route, transport: { rest: 100, soap: 0 } })).toEqual(['rest']);
    const all = { ...route, fallback: 'soap', shadow: { transport: 'agents', sample: 1 } } as const;
    expect(transportsOf(all)).toEqual(['rest', 'soap', 'agents']);
  });
});
