import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NetworkError, RateLimitError, ServerError, TenantUnavailableError } from '../../../src/errors/index.js';
import { Resilience, type ResilienceSettings } from '../../../src/pipeline/resilience/index.js';
import { errorOf } from '../../support/transports.js';

const settings: ResilienceSettings = {
  ...{ attempts: 4, initialDelay: 1_000, maximumDelay: 1_500 },
  ...{ concurrency: 10, queue: 10, breaker: false },
};
const limits = { signal: undefined, timeout: 60_000 };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** An action that fails as often as there are errors, and when each attempt began. */
function failing(...errors: readonly unknown[]) {
  const times: number[] = [];
  const left = [...errors];
  const action = async () => {
    times.push(Date.now());
    if (left.length > 0) throw left.shift();
    return 'done';
  };
  return { action, times, pauses: () => times.slice(1).map((time, index) => time - (times[index] ?? 0)) };
}

const resets = (count: number) => Array.from({ length: count }, () => new NetworkError('reset'));

async function afterAllPauses<Result>(call: Promise<Result>): Promise<Result> {
  const settled = call.catch((error: unknown) => error);
  await jest.advanceTimersByTimeAsync(60_000);
  await settled;
  return call;
}

describe('the number of attempts', () => {
  it.each([
    { attempts: 1, made: 1 },
    { attempts: 2, made: 2 },
    { attempts: 4, made: 4 },
  ])('is at most $attempts, the first included', async ({ attempts, made }) => {
    const resilience = new Resilience({ ...settings, attempts });
    const { action, times } = failing(...resets(9));
    const error = await afterAllPauses(errorOf(resilience.run('read', limits, action)));
    expect(error).toBeInstanceOf(NetworkError);
    expect(times).toHaveLength(made);
  });

  it('ends with the first success, whose result is that of the call', async () => {
    const { action, times } = failing(...resets(2));
    expect(await afterAllPauses(new Resilience(settings).run('read', limits, action))).toBe('done');
    expect(times).toHaveLength(3);
  });

  it('is one where the failure does not allow a repetition', async () => {
    const refused = new ServerError('failed', { status: 500, exceptionType: 'NullReferenceException' });
    const { action, times } = failing(refused);
    expect(await errorOf(new Resilience(settings).run('read', limits, action))).toBe(refused);
    expect(times).toHaveLength(1);
  });

  it('is one for a write that may have been carried out, and more for one that was not sent', async () => {
    const unknown = failing(new NetworkError('reset'));
    await errorOf(new Resilience(settings).run('write', limits, unknown.action));
    expect(unknown.times).toHaveLength(1);
    const unsent = failing(new NetworkError('reset', { outcome: 'not-sent' }));
    expect(await afterAllPauses(new Resilience(settings).run('write', limits, unsent.action))).toBe('done');
    expect(unsent.times).toHaveLength(2);
  });

  it('is one for a call that must not be repeated', async () => {
    const { action, times } = failing(new NetworkError('reset', { outcome: 'not-sent' }));
    expect(await errorOf(new Resilience(settings).run('once', limits, action))).toBeInstanceOf(NetworkError);
    expect(times).toHaveLength(1);
  });

  it('is one without retries, also where the settings allow more', async () => {
    const { action, times } = failing(...resets(9));
    await errorOf(new Resilience(settings).withoutRetries().run('read', limits, action));
    expect(times).toHaveLength(1);
  });

  it('is that of the settings where a transport has its own breaker', async () => {
    const { action, times } = failing(...resets(9));
    await afterAllPauses(errorOf(new Resilience(settings).withOwnBreaker('rest').run('read', limits, action)));
    expect(times).toHaveLength(4);
  });
});

describe('the pauses between attempts', () => {
  it('grow, and are never longer than the longest pause of the settings', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const { action, pauses } = failing(...resets(3));
    await afterAllPauses(new Resilience(settings).run('read', limits, action));
    const [first = 0, second = 0, third = 0] = pauses();
    expect(first).toBeGreaterThan(500);
    expect(second).toBeGreaterThan(first);
    expect(third).toBe(1_500);
  });

  it('are random, so that callers that failed together do not come back together', async () => {
    const first = async (random: number) => {
      jest.spyOn(Math, 'random').mockReturnValue(random);
      const { action, pauses } = failing(...resets(1));
      await afterAllPauses(new Resilience(settings).run('read', limits, action));
      return pauses()[0] ?? 0;
    };
    expect(await first(0)).toBeLessThan(10);
    expect(await first(0.9)).toBeGreaterThan(1_000);
  });

  it.each([1, 1_400, 1_500])('are at least the %i ms that the server asks for', async (retryAfter) => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const limited = () => new RateLimitError('too many', { retryAfter });
    const { action, pauses } = failing(limited(), limited());
    await afterAllPauses(new Resilience({ ...settings, initialDelay: 1 }).run('read', limits, action));
    expect(pauses().every((pause) => pause >= retryAfter && pause < retryAfter + 10)).toBe(true);
    expect(pauses()).toHaveLength(2);
  });

  it('are not shortened by a server that asks for less', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const { action, pauses } = failing(new RateLimitError('too many', { retryAfter: 1 }));
    await afterAllPauses(new Resilience(settings).run('read', limits, action));
    expect(pauses()[0]).toBeGreaterThan(500);
  });

  it('do not exist where the server asks for more than the longest pause: the call fails at once', async () => {
    const limited = new RateLimitError('too many', { retryAfter: 1_501 });
    const { action, times } = failing(limited);
    expect(await errorOf(new Resilience(settings).run('read', limits, action))).toBe(limited);
    expect(times).toHaveLength(1);
  });

  it('belong to each call: the next one begins with a short pause again', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const resilience = new Resilience(settings);
    await afterAllPauses(resilience.run('read', limits, failing(...resets(3)).action));
    const { action, pauses } = failing(...resets(1));
    await afterAllPauses(resilience.run('read', limits, action));
    expect(pauses()[0]).toBeLessThan(1_000);
  });
});

describe('an abort', () => {
  const reason = new RangeError('no longer');

  it('before the call means that nothing is attempted', async () => {
    const { action, times } = failing();
    const call = new Resilience(settings).run('read', { signal: AbortSignal.abort(reason), timeout: 1_000 }, action);
    expect(await errorOf(call)).toBe(reason);
    expect(times).toHaveLength(0);
  });

  it('during a pause ends the call at once, with the reason of the signal, and nothing more is attempted', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0.5);
    const controller = new AbortController();
    const { action, times } = failing(...resets(9));
    const call = new Resilience(settings).run('read', { signal: controller.signal, timeout: 1_000 }, action);
    const error = errorOf(call);
    await jest.advanceTimersByTimeAsync(10);
    controller.abort(reason);
    expect(await error).toBe(reason);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(times).toHaveLength(1);
  });

  it('after the call finds no listener left', async () => {
    const { signal } = new AbortController();
    const { action } = failing();
    const call = new Resilience(settings).run('read', { signal, timeout: 1_000 }, async () => {
      await action();
      expect(getEventListeners(signal, 'abort').length).toBeGreaterThan(0);
    });
    await call;
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});

describe('what a call throws', () => {
  it.each([new TypeError('a mistake'), new TenantUnavailableError('gone', { permanent: true })])(
    'is what the last attempt threw: %p',
    async (thrown) => {
      const { action } = failing(thrown);
      expect(await errorOf(new Resilience(settings).run('read', limits, action))).toBe(thrown);
    },
  );
});
