import { describe, expect, it } from '@jest/globals';
import { Brakes, type BrakeSettings } from '../../../src/pipeline/routing/brakes.js';

let now = 0;

function brakes(settings: Partial<BrakeSettings> = {}): Brakes {
  now = 1_000_000;
  return new Brakes({ errors: 0.5, window: 1_000, minimum: 4, rest: 500, ...settings }, () => now);
}

/** Counts calls, of which `x` failed, and says after which the route was sent to its fallback. */
function pulledAfter(one: Brakes, calls: string): number | undefined {
  const index = Array.from(calls).findIndex((call) => one.count('errors', call === 'x') !== undefined);
  return index < 0 ? undefined : index + 1;
}

describe('the brakes of a route', () => {
  it.each<[calls: string, settings: Partial<BrakeSettings>, after: number | undefined]>([
    // The limit itself is allowed, and what is above it is not.
    ['x.x.', {}, undefined],
    ['.xxx', {}, 4],
    ['x.x.x', {}, 5],
    ['xx..x', {}, 5],
    // Fewer than the minimum say nothing.
    ['xxx', {}, undefined],
    ['xxxx', {}, 4],
    ['x', { minimum: 1 }, 1],
    ['xxxx', { minimum: 5 }, undefined],
    // What goes well sends no call elsewhere.
    ['xxx.', {}, undefined],
    ['xxx.x', {}, 5],
    // A limit of one is never passed, and one that is not set is not looked at.
    ['xxxxxxxx', { errors: 1 }, undefined],
    ['xxxxxxxx', { errors: undefined }, undefined],
  ])('by the calls %s with %j', (calls, settings, after) => {
    const one = brakes(settings);
    expect(pulledAfter(one, calls)).toBe(after);
    expect(one.pulled).toBe(after !== undefined);
  });

  it('say what the limit was, and how far it was passed', () => {
    const one = brakes();
    for (const bad of [true, false, true]) one.count('errors', bad);
    expect(one.count('errors', true)).toEqual({ rate: 'errors', bad: 3, total: 4, limit: 0.5 });
  });

  it('count errors and differences apart', () => {
    const one = brakes({ mismatches: 0.5 });
    for (const rate of ['errors', 'mismatches', 'errors', 'mismatches', 'errors', 'mismatches'] as const) {
      expect(one.count(rate, true)).toBeUndefined();
    }
    expect(one.count('mismatches', true)).toMatchObject({ rate: 'mismatches', bad: 4, total: 4 });
  });

  it('forget what is older than their window', () => {
    const one = brakes();
    expect(pulledAfter(one, 'xxx')).toBeUndefined();
    now += 999;
    expect(pulledAfter(one, '.')).toBeUndefined();
    now += 101;
    // Of five that failed only two are left.
    expect(pulledAfter(one, 'xx')).toBeUndefined();
    expect(pulledAfter(one, 'x')).toBe(1);
  });

  it('are tried again after their rest, not a moment before, and with an empty count', () => {
    const one = brakes();
    expect(pulledAfter(one, 'xxxx')).toBe(4);
    now += 499;
    expect([one.pulled, one.rearm(), one.pulled]).toEqual([true, false, true]);
    // What ends meanwhile was sent before, and says nothing of what comes.
    expect(pulledAfter(one, 'xxxx')).toBeUndefined();
    now += 1;
    expect([one.pulled, one.rearm(), one.rearm()]).toEqual([false, true, false]);
    expect(pulledAfter(one, 'xxx')).toBeUndefined();
    expect(pulledAfter(one, 'x')).toBe(1);
    expect(one.pulled).toBe(true);
    now += 500;
    expect(one.pulled).toBe(false);
  });

  it('stay where no rest is set', () => {
    const one = brakes({ rest: undefined });
    pulledAfter(one, 'xxxx');
    now += 10 ** 9;
    expect([one.pulled, one.rearm()]).toEqual([true, false]);
  });
});
