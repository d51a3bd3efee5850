import { describe, expect, it } from '@jest/globals';
import { waitForLock } from '../../src/auth/token-store/waiting.js';
import { TimeoutError } from '../../src/errors/index.js';
import { errorOf } from '../support/transports.js';

describe('the wait for a lock', () => {
  it('is none if it is free', async () => {
    expect(await waitForLock(async () => 'lock', 0)).toBe('lock');
  });

  it('ends as soon as it is free, and pauses for 20 ms or more between attempts', async () => {
    const times: number[] = [];
    const attempt = async () => (times.push(performance.now()) < 4 ? undefined : 'lock');
    expect(await waitForLock(attempt, 60_000)).toBe('lock');
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(pauses).toHaveLength(3);
    for (const pause of pauses) expect(pause).toBeGreaterThan(19);
  });

  it.each([
    [undefined, 'another process has been renewing for more than 0 ms'],
    ['tokens', 'tokens: another process has been renewing for more than 0 ms'],
  ])('ends when its time is over, and the error names the store if there are several: %s', async (store, message) => {
    const error = await errorOf(waitForLock(async () => undefined, 0, store));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ message, outcome: 'not-sent' });
  });

  it('ends with what the attempt throws', async () => {
    const failure = new RangeError('no such folder');
    expect(await errorOf(waitForLock(() => Promise.reject(failure), 60_000))).toBe(failure);
  });
});
