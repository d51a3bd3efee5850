import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import { OversizeBackoff } from '../../../src/pipeline/routing/oversize-backoff.js';
import { SkippedCalls } from '../../../src/pipeline/routing/skipped-calls.js';
import { snapshot } from '../../../src/pipeline/routing/snapshot.js';

describe('the copy of an answer', () => {
  it.each([null, undefined, 5, 'text', true, [], {}, [1, [2, { a: null }]], { a: { b: [1, 2] }, c: 'x' }])(
    'equals the answer %j',
    (value) => {
      expect(snapshot(value, 100)).toEqual({ value });
    },
  );

  it('is deep: a change of the answer does not reach it', () => {
    const answer = { list: [{ name: 'a' }], inner: { name: 'b' } };
    const copy = snapshot(answer, 100)?.value;
    answer.list[0] = { name: 'changed' };
    answer.inner.name = 'changed';
    expect(copy).toEqual({ list: [{ name: 'a' }], inner: { name: 'b' } });
  });

  it('has a field called __proto__ as any other', () => {
    const copy = snapshot(JSON.parse('{"__proto__":{"a":1}}'), 100)?.value as object;
    expect(Object.keys(copy)).toEqual(['__proto__']);
    expect(JSON.stringify(copy)).toBe('{"__proto__":{"a":1}}');
  });

  it.each<[what: string, value: unknown, values: number]>([
    ['a value', 5, 1],
    ['an object', { a: 1, b: 2 }, 3],
    ['a list', [1, 2, 3], 4],
    ['nested values', { a: [{ b: 1 }] }, 4],
  ])('may have as many values as are allowed, and not one more: %s', (_what, value, values) => {
    expect(snapshot(value, values)).toEqual({ value });
    expect(snapshot(value, values - 1)).toBeUndefined();
  });

  it('is not begun for a list that is too long', () => {
    let read = 0;
    const list = Array.from({ length: 3 }, () => ({
      get a() {
        return read++;
      },
    }));
    expect(snapshot(list, 3)).toBeUndefined();
    expect(read).toBe(0);
    expect(snapshot(list, 100)).toBeDefined();
    expect(read).toBe(3);
  });

  it.each([new Date(), new Map(), new URL('http://a/'), [Buffer.from('x')], { a: new Set() }] as unknown[])(
    'is not made of what is not JSON: %p',
    (value) => {
      expect(snapshot(value, 1_000)).toBeUndefined();
    },
  );

  it.each([Object.assign(Object.create(null), { a: 1 }), runInNewContext('({ a: 1 })')] as unknown[])(
    'is made of an object without a prototype, and of one of another realm',
    (value) => {
      expect(snapshot(value, 10)?.value).toEqual({ a: 1 });
    },
  );

  it('is not made of an answer that cannot be read', () => {
    const answer = {
      get a(): number {
        throw new Error('a bug');
      },
    };
    expect(snapshot(answer, 10)).toBeUndefined();
  });
});

describe('shadows of an operation whose answers are too large', () => {
  let now = 5_000;
  const paused = (backoff: OversizeBackoff) => {
    const from = now;
    while (backoff.isPaused('a')) now += 100;
    return now - from;
  };

  it('pause from the second time in a row, twice as long each time, and at most for a minute', () => {
    const backoff = new OversizeBackoff(() => now);
    const pauses = Array.from({ length: 11 }, () => {
      backoff.count('a', true);
      return paused(backoff);
    });
    expect(pauses).toEqual([0, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 51_200, 60_000, 60_000]);
  });

  it('start from the beginning after an answer that was not too large', () => {
    const backoff = new OversizeBackoff(() => now);
    for (let time = 0; time < 3; time++) backoff.count('a', true);
    expect(backoff.isPaused('a')).toBe(true);
    backoff.count('a', false);
    expect(backoff.isPaused('a')).toBe(false);
    backoff.count('a', true);
    expect(backoff.isPaused('a')).toBe(false);
  });

  it('do not pause for other operations', () => {
    const backoff = new OversizeBackoff(() => now);
    for (let time = 0; time < 2; time++) backoff.count('a', true);
    expect([backoff.isPaused('a'), backoff.isPaused('b')]).toEqual([true, false]);
  });
});

describe('calls that were not compared', () => {
  it('are counted by reason until a report takes them', () => {
    const skipped = new SkippedCalls();
    expect(skipped.take()).toEqual({ skipped: 0, skippedBy: {} });
    skipped.add('size');
    skipped.add('size');
    skipped.add('inFlight', 3);
    skipped.add('closing', 0);
    skipped.addAll({ disk: 4, size: 1 });
    expect(skipped.take()).toEqual({ skipped: 10, skippedBy: { size: 3, inFlight: 3, disk: 4 } });
    expect(skipped.take()).toEqual({ skipped: 0, skippedBy: {} });
  });
});
