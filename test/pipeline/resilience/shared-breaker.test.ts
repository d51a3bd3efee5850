import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NetworkError } from '../../../src/errors/index.js';
import { type BreakerSettings, Resilience } from '../../../src/pipeline/resilience/index.js';
import type { Flag, FlagListener, SharedFlags } from '../../../src/redis/index.js';
import { call, cooldown, fail, failing, isOpen, settings } from './breaker-calls.js';

beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 0, 5) }));
afterEach(() => void jest.useRealTimers());

/** The flags of one process, where the test is the other processes. */
class TestFlags {
  readonly changes: unknown[][] = [];
  readonly #listeners = new Map<string, FlagListener>();

  readonly flags = {
    watch: (name: string, listener: FlagListener) => void this.#listeners.set(name, listener),
    raise: (...change: unknown[]) => void this.changes.push(['raise', ...change]),
    lower: (...change: unknown[]) => void this.changes.push(['lower', ...change]),
  } as unknown as SharedFlags;

  get names(): readonly string[] {
    return [...this.#listeners.keys()];
  }

  hear(flag: Flag | undefined): void {
    for (const listener of this.#listeners.values()) listener(flag);
  }
}

function shared(breaker: Partial<BreakerSettings> = {}) {
  const others = new TestFlags();
  const sharing = { leases: undefined, breakers: { flags: others.flags, name: 'breaker' } };
  const all = { ...settings, breaker: { ...settings.breaker, ...breaker } };
  return { others, resilience: new Resilience(all, { sharing }).withOwnBreaker('rest') };
}

const open = (left?: number): Flag => ({ value: 'open', left });

describe('a circuit breaker of several processes', () => {
  it('is named after the tenant and the transport; one without a name is not shared', () => {
    const { others, resilience } = shared();
    expect(others.names).toEqual(['breaker:rest']);
    resilience.withOwnBreaker('soap');
    expect(others.names).toEqual(['breaker:rest', 'breaker:soap']);
    resilience.withoutRetries();
    expect(others.names).toHaveLength(2);
  });

  it.each([
    { cooldown: 10_000, time: 10_000 },
    // Zero would mean forever.
    { cooldown: 0, time: 1 },
  ])('tells the others that it opened, for $time ms with a cooldown of $cooldown ms', async ({ cooldown, time }) => {
    const { others, resilience } = shared({ cooldown });
    await fail(resilience, 3);
    expect(others.changes).toEqual([]);
    await fail(resilience, 1);
    expect(others.changes).toEqual([['raise', 'breaker:rest', 'open', time]]);
  });

  it('tells the others that it closed, once a call has succeeded', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    expect(others.changes).toHaveLength(1);
    await call(resilience);
    expect(others.changes.slice(1)).toEqual([['lower', 'breaker:rest']]);
  });

  it('tells the others nothing if the call that tries is aborted', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    await call(resilience, failing(new DOMException('the caller has left', 'AbortError')));
    expect(others.changes).toEqual([['raise', 'breaker:rest', 'open', cooldown]]);
    await call(resilience);
    expect(others.changes.slice(1)).toEqual([['lower', 'breaker:rest']]);
  });

  it.each([
    { left: 1, time: 1 },
    { left: 4_000, time: 4_000 },
    { left: 10_000, time: 10_000 },
    { left: undefined, time: 10_000 },
    { left: 99_000, time: 10_000 },
  ])('is open for $time ms after it hears of another that is open for $left ms', async ({ left, time }) => {
    const { others, resilience } = shared();
    others.hear(open(left));
    expect(await isOpen(resilience)).toBe(true);
    await jest.advanceTimersByTimeAsync(time - 1);
    expect(await isOpen(resilience)).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOpen(resilience)).toBe(false);
    // It did not open by itself, but it found out that the tenant answers again.
    expect(others.changes).toEqual([['lower', 'breaker:rest']]);
  });

  it('does not stay open longer because it hears what it knows', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown - 1);
    others.hear(open(cooldown));
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('closes when another has closed, and opens again by itself', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 4);
    others.hear(undefined);
    expect(await isOpen(resilience)).toBe(false);
    await fail(resilience, 4);
    expect(await isOpen(resilience)).toBe(true);
  });

  it('goes on counting if it hears that it is closed while it is', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 3);
    others.hear(undefined);
    await fail(resilience, 1);
    expect(await isOpen(resilience)).toBe(true);
  });

  it('counts from zero after it was opened by another', async () => {
    const { others, resilience } = shared();
    await fail(resilience, 3);
    others.hear(open(1_000));
    others.hear(undefined);
    await fail(resilience, 1);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('says nothing of calls that began before another opened it, whether they fail', async () => {
    const { others, resilience } = shared();
    const failures: (() => void)[] = [];
    const calls = Array.from({ length: 8 }, () =>
      call(resilience, () => new Promise((_resolve, reject) => failures.push(() => reject(new NetworkError('reset'))))),
    );
    others.hear(open(5_000));
    for (const each of failures) each();
    expect((await Promise.all(calls)).map(({ error }) => error)).toEqual(
      Array.from({ length: 8 }, () => expect.any(NetworkError)),
    );
    expect(others.changes).toEqual([]);
  });

  it('says nothing of calls that began before another closed it, whether they succeed', async () => {
    const { others, resilience } = shared();
    others.hear(open(1_000));
    await jest.advanceTimersByTimeAsync(1_000);
    let succeed = (): void => undefined;
    const trying = call(resilience, () => new Promise<void>((resolve) => (succeed = resolve)));
    await jest.advanceTimersByTimeAsync(0);
    others.hear(undefined);
    succeed();
    expect((await trying).error).toBeUndefined();
    expect(others.changes).toEqual([]);
  });
});
