import { describe, expect, it } from '@jest/globals';
import { Guardrails, type GuardrailSettings } from '../../../src/pipeline/routing/guardrails.js';

let now = 0;

function guardrails(settings: Partial<GuardrailSettings> = {}): Guardrails {
  now = 1_000_000;
  return new Guardrails({ errors: 0.5, window: 1_000, minimum: 4, cooldown: 500, ...settings }, () => now);
}

/** Counts calls, of which those marked `x` failed. @returns the number of the call that tripped the guardrails */
function trippedAfter(one: Guardrails, calls: string): number | undefined {
  const index = Array.from(calls).findIndex((call) => one.count('errors', call === 'x') !== undefined);
  return index < 0 ? undefined : index + 1;
}

describe('the guardrails of a route', () => {
  it.each<[calls: string, settings: Partial<GuardrailSettings>, after: number | undefined]>([
    // The limit itself is allowed, and more is not.
    ['x.x.', {}, undefined],
    ['.xxx', {}, 4],
    ['x.x.x', {}, 5],
    ['xx..x', {}, 5],
    // Fewer calls than the minimum have no rate.
    ['xxx', {}, undefined],
    ['xxxx', {}, 4],
    ['x', { minimum: 1 }, 1],
    ['xxxx', { minimum: 5 }, undefined],
    // Successful calls never trip.
    ['xxx.', {}, undefined],
    ['xxx.x', {}, 5],
    // A limit of 1 is never exceeded, and a limit that is not set is not checked.
    ['xxxxxxxx', { errors: 1 }, undefined],
    ['xxxxxxxx', { errors: undefined }, undefined],
  ])('trip after the calls %s with %j, or not', (calls, settings, after) => {
    const one = guardrails(settings);
    expect(trippedAfter(one, calls)).toBe(after);
    expect(one.tripped).toBe(after !== undefined);
  });

  it('report the limit and the counts that exceeded it', () => {
    const one = guardrails();
    for (const bad of [true, false, true]) one.count('errors', bad);
    expect(one.count('errors', true)).toEqual({ rate: 'errors', bad: 3, total: 4, limit: 0.5 });
  });

  it('count errors and differences separately', () => {
    const one = guardrails({ mismatches: 0.5 });
    for (const rate of ['errors', 'mismatches', 'errors', 'mismatches', 'errors', 'mismatches'] as const) {
      expect(one.count(rate, true)).toBeUndefined();
    }
    expect(one.count('mismatches', true)).toMatchObject({ rate: 'mismatches', bad: 4, total: 4 });
  });

  it('forget what is older than their window', () => {
    const one = guardrails();
    expect(trippedAfter(one, 'xxx')).toBeUndefined();
    now += 999;
    expect(trippedAfter(one, '.')).toBeUndefined();
    now += 101;
    // Only two of the five failures are left.
    expect(trippedAfter(one, 'xx')).toBeUndefined();
    expect(trippedAfter(one, 'x')).toBe(1);
  });

  it('reset exactly after their cooldown, with empty counts', () => {
    const one = guardrails();
    expect(trippedAfter(one, 'xxxx')).toBe(4);
    now += 499;
    expect([one.tripped, one.reset(), one.tripped]).toEqual([true, false, true]);
    // Calls that end meanwhile were sent before, so they are not counted.
    expect(trippedAfter(one, 'xxxx')).toBeUndefined();
    now += 1;
    expect([one.tripped, one.reset(), one.reset()]).toEqual([false, true, false]);
    expect(trippedAfter(one, 'xxx')).toBeUndefined();
    expect(trippedAfter(one, 'x')).toBe(1);
    expect(one.tripped).toBe(true);
    now += 500;
    expect(one.tripped).toBe(false);
  });

  it('stay tripped if no cooldown is set', () => {
    const one = guardrails({ cooldown: undefined });
    trippedAfter(one, 'xxxx');
    now += 10 ** 9;
    expect([one.tripped, one.reset()]).toEqual([true, false]);
  });
});
