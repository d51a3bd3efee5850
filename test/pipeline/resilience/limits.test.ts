import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NetworkError, RateLimitError, TimeoutError } from '../../../src/errors/index.js';
import { Resilience, type ResilienceSettings } from '../../../src/pipeline/resilience/index.js';
import type { Leases } from '../../../src/redis/index.js';
import { errorOf } from '../../support/transports.js';

const settings: ResilienceSettings = {
  ...{ attempts: 1, initialDelay: 1, maximumDelay: 1 },
  ...{ concurrency: 2, queue: 3, breaker: false },
};
const limits = { signal: undefined, timeout: 1_000 };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const settle = () => jest.advanceTimersByTimeAsync(0);

/** Calls that last until they are told to end. */
class Calls {
  readonly ends: (() => void)[] = [];

  make(resilience: Resilience, signal?: AbortSignal): Promise<void> {
    return resilience.run('read', { ...limits, signal }, () => new Promise<void>((resolve) => this.ends.push(resolve)));
  }

  get begun(): number {
    return this.ends.length;
  }
}

describe('the calls under way', () => {
  it('are at most as many as the settings allow, and the others wait for their turn', async () => {
    const calls = new Calls();
    const resilience = new Resilience(settings);
    const all = Array.from({ length: 5 }, () => calls.make(resilience));
    await settle();
    expect(calls.begun).toBe(2);
    calls.ends[0]?.();
    await settle();
    expect(calls.begun).toBe(3);
    for (let index = 1; index < 5; index++) {
      calls.ends[index]?.();
      await settle();
    }
    await Promise.all(all);
  });

  it('and those that wait are limited: one more fails, and nothing of it was sent', async () => {
    const calls = new Calls();
    const resilience = new Resilience(settings);
    for (let count = 0; count < 5; count++) calls.make(resilience).catch(() => undefined);
    const error = await errorOf(calls.make(resilience));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ outcome: 'not-sent', retryable: true });
    expect(String(error)).toMatch(/\b2 calls\b.*\b3 more\b/);
  });

  it('make one that waits longer than its timeout fail as not sent', async () => {
    const calls = new Calls();
    const resilience = new Resilience(settings);
    for (let count = 0; count < 2; count++) void calls.make(resilience);
    const error = errorOf(calls.make(resilience));
    let isOver = false;
    void error.then(() => (isOver = true));
    await jest.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(2);
    expect(await error).toBeInstanceOf(TimeoutError);
    expect(await error).toMatchObject({ outcome: 'not-sent' });
    expect(String(await error)).toMatch(/1000 ms.*\b2 calls\b/);
    calls.ends[0]?.();
    await settle();
    expect(calls.begun).toBe(2);
  });

  it.each<[what: string, another: (first: Resilience) => Resilience]>([
    ['another transport', (first) => first.withOwnBreaker('rest')],
    ['calls without retries', (first) => first.withoutRetries()],
  ])('are counted together with those of %s', async (_what, another) => {
    const calls = new Calls();
    const first = new Resilience(settings);
    const second = another(first);
    for (const resilience of [first, second, first, second]) void calls.make(resilience);
    await settle();
    expect(calls.begun).toBe(2);
  });

  it('are counted separately for another tenant', async () => {
    const calls = new Calls();
    for (const resilience of [new Resilience(settings), new Resilience(settings)]) {
      for (let count = 0; count < 2; count++) void calls.make(resilience);
    }
    await settle();
    expect(calls.begun).toBe(4);
  });

  it.each([1, 2])('pass the turn of a call that was aborted on to the next, with %i at once', async (concurrency) => {
    const calls = new Calls();
    const resilience = new Resilience({ ...settings, concurrency });
    for (let count = 0; count < concurrency; count++) void calls.make(resilience);
    const controller = new AbortController();
    const aborted = errorOf(calls.make(resilience, controller.signal));
    const next = calls.make(resilience);
    await settle();
    controller.abort(new RangeError('no longer'));
    expect(await aborted).toEqual(new RangeError('no longer'));
    calls.ends[0]?.();
    await settle();
    expect(calls.begun).toBe(concurrency + 1);
    calls.ends.at(-1)?.();
    await next;
  });

  it('pass the turn of a call that waited too long on to the next', async () => {
    const calls = new Calls();
    const resilience = new Resilience({ ...settings, concurrency: 1 });
    void calls.make(resilience);
    const late = errorOf(calls.make(resilience));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await late).toBeInstanceOf(TimeoutError);
    void calls.make(resilience);
    calls.ends[0]?.();
    await settle();
    expect(calls.begun).toBe(2);
  });
});

/** Leases that are granted when the test says so. */
function testLeases() {
  const waiting: { readonly signal: AbortSignal | undefined; readonly grant: () => void }[] = [];
  const returned = { count: 0 };
  const acquire = (signal?: AbortSignal) =>
    new Promise<() => void>((resolve) => {
      waiting.push({ signal, grant: () => resolve(() => returned.count++) });
    });
  const leases = { acquire } as unknown as Leases;
  return { sharing: { leases, breakers: undefined }, waiting, returned };
}

describe('a limit for all processes', () => {
  it('lets a call begin once it has a lease, which it returns at its end', async () => {
    const { sharing, waiting, returned } = testLeases();
    const calls = new Calls();
    const call = calls.make(new Resilience(settings, { sharing }));
    await settle();
    expect(calls.begun).toBe(0);
    waiting[0]?.grant();
    await settle();
    expect(calls.begun).toBe(1);
    expect(returned.count).toBe(0);
    calls.ends[0]?.();
    await call;
    expect(returned.count).toBe(1);
  });

  it('gets the lease of a failed call back', async () => {
    const { sharing, waiting, returned } = testLeases();
    const failed = new NetworkError('reset');
    const error = errorOf(new Resilience(settings, { sharing }).run('read', limits, () => Promise.reject(failed)));
    await settle();
    waiting[0]?.grant();
    expect(await error).toBe(failed);
    expect(returned.count).toBe(1);
  });

  it('is asked for no more leases than this process may use', async () => {
    const { sharing, waiting } = testLeases();
    const calls = new Calls();
    const resilience = new Resilience(settings, { sharing });
    for (let count = 0; count < 4; count++) void calls.make(resilience);
    await settle();
    expect(waiting).toHaveLength(2);
  });

  it('does not ask for the lease of a call that was aborted while it waited for its turn', async () => {
    const { sharing, waiting } = testLeases();
    const calls = new Calls();
    const resilience = new Resilience({ ...settings, concurrency: 1 }, { sharing });
    void calls.make(resilience);
    const controller = new AbortController();
    const aborted = errorOf(calls.make(resilience, controller.signal));
    const next = calls.make(resilience);
    await settle();
    controller.abort(new RangeError('no longer'));
    await aborted;
    waiting[0]?.grant();
    await settle();
    calls.ends[0]?.();
    await settle();
    expect(waiting).toHaveLength(2);
    waiting[1]?.grant();
    await settle();
    calls.ends[1]?.();
    await next;
  });

  it('learns that a call that waits for a lease was aborted', async () => {
    const { sharing, waiting } = testLeases();
    const controller = new AbortController();
    const aborted = errorOf(new Calls().make(new Resilience(settings, { sharing }), controller.signal));
    await settle();
    expect(waiting[0]?.signal?.aborted).toBe(false);
    controller.abort(new RangeError('no longer'));
    expect(await aborted).toEqual(new RangeError('no longer'));
    expect(waiting[0]?.signal?.aborted).toBe(true);
    expect(waiting[0]?.signal?.reason).toEqual(new RangeError('no longer'));
  });
});
