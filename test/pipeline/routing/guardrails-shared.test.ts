import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  type ActivePolicy,
  RoutingListeners,
  type RoutingPolicy,
  SharedGuardrails,
} from '../../../src/pipeline/routing/index.js';
import type { Flag, FlagListener, SharedFlags } from '../../../src/redis/index.js';
import { activePolicy } from '../../support/few-operations.js';

const route = {
  match: 'contacts.*',
  transport: 'rest',
  fallback: 'soap',
  guardrails: { errors: 0.5, window: 1_000, minimum: 2, cooldown: 500 },
} as const;
const reason = { rate: 'errors', bad: 2, total: 2, limit: 0.5 } as const;

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  jest.spyOn(process, 'emitWarning').mockImplementation((words) => void warnings.push(String(words)));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A process, whose flags are the test's: what it does to them, and what it hears of others. */
class Process {
  readonly changes: unknown[][] = [];
  readonly events: unknown[][] = [];
  readonly watched = new Map<string, FlagListener>();
  readonly shared: SharedGuardrails;
  policy: ActivePolicy;
  now = 1_000_000;

  constructor(routes: RoutingPolicy['routes'], name = 'guardrails') {
    const flags = {
      raise: (...change: unknown[]) => this.changes.push(['raise', ...change]),
      lower: (...change: unknown[]) => this.changes.push(['lower', ...change]),
      watch: (watched: string, listener: FlagListener) => {
        this.watched.set(watched, listener);
        return () => this.watched.delete(watched);
      },
    } as unknown as SharedFlags;
    const listeners = new RoutingListeners();
    for (const event of ['tripped', 'reset'] as const) listeners.on(event, (told) => this.events.push([event, told]));
    this.shared = new SharedGuardrails({ flags, name }, listeners);
    this.policy = this.policyOf(routes);
    this.shared.follow(this.policy);
  }

  policyOf(routes: RoutingPolicy['routes']): ActivePolicy {
    return activePolicy({ transport: 'soap', routes }, { now: () => this.now });
  }

  get names(): readonly string[] {
    return [...this.watched.keys()];
  }

  get guardrails() {
    return this.policy.routes.find((each) => each.guardrails !== undefined)?.guardrails;
  }

  hear(flag: Flag | undefined): void {
    for (const listener of [...this.watched.values()]) listener(flag);
  }

  fail(calls: number): void {
    for (let call = 0; call < calls; call++) this.guardrails?.count('errors', true);
  }
}

const heard = (value: string, left?: number): Flag => ({ value, left });

describe('guardrails of several processes', () => {
  it('tell the others why and for how long they have tripped', () => {
    const one = new Process([route]);
    one.fail(1);
    expect(one.changes).toEqual([]);
    one.fail(1);
    expect(one.changes).toEqual([['raise', one.names[0], expect.any(String), 500]]);
    expect(JSON.parse(String(one.changes[0]?.[2]))).toEqual(reason);
  });

  it('tell no period if they have no cooldown', () => {
    const one = new Process([{ ...route, guardrails: { errors: 0.5, minimum: 2 } }]);
    one.fail(2);
    expect(one.changes).toEqual([['raise', one.names[0], expect.any(String), undefined]]);
  });

  it('trip when others have, once, and say so', () => {
    const one = new Process([route]);
    for (let time = 0; time < 2; time++) one.hear(heard(JSON.stringify(reason)));
    expect(one.guardrails?.tripped).toBe(true);
    expect(one.events).toEqual([['tripped', { route: 0, match: ['contacts.*'], to: 'soap', reason }]]);
    expect(warnings).toEqual([
      expect.stringMatching(/routes\[0\] \(contacts\.\*\).*soap for 500 ms.*2 of 2 calls.*50/),
    ]);
    expect(one.changes).toEqual([]);
  });

  it.each([
    { left: 500, time: 500 },
    { left: 200, time: 200 },
    { left: 1, time: 1 },
    { left: undefined, time: 500 },
    { left: 9_000, time: 500 },
  ])('stay tripped for $time ms if the others have $left ms left', ({ left, time }) => {
    const one = new Process([route]);
    one.hear(heard(JSON.stringify(reason), left));
    one.now += time - 1;
    expect(one.guardrails?.tripped).toBe(true);
    one.now += 1;
    expect(one.guardrails?.tripped).toBe(false);
  });

  it('trip again once their cooldown is over', () => {
    const one = new Process([route]);
    one.hear(heard(JSON.stringify(reason)));
    one.now += 500;
    one.hear(heard(JSON.stringify(reason)));
    expect(one.guardrails?.tripped).toBe(true);
    expect(one.events).toHaveLength(2);
  });

  it('stay tripped without a cooldown, until the others reset', () => {
    const one = new Process([{ ...route, guardrails: { errors: 0.5, minimum: 2 } }]);
    one.hear(heard(JSON.stringify(reason), 1));
    one.now += 10 ** 9;
    expect(one.guardrails?.tripped).toBe(true);
    one.hear(undefined);
    expect(one.guardrails?.tripped).toBe(false);
  });

  it('reset when others have, with empty counts, and say so only if they had tripped', () => {
    const one = new Process([route]);
    one.hear(undefined);
    expect(one.events).toEqual([]);
    one.fail(2);
    one.hear(undefined);
    expect(one.guardrails?.tripped).toBe(false);
    expect(one.events).toEqual([['reset', { route: 0, match: ['contacts.*'] }]]);
    one.fail(1);
    expect(one.guardrails?.tripped).toBe(false);
  });

  it('keep their counts if others reset while they have not tripped', () => {
    const one = new Process([route]);
    one.fail(1);
    one.hear(undefined);
    one.fail(1);
    expect(one.guardrails?.tripped).toBe(true);
  });

  it.each([
    ['no JSON', 'errors'],
    ['another value', '1'],
    ['another rate', JSON.stringify({ ...reason, rate: 'others' })],
    ['a missing number', JSON.stringify({ ...reason, bad: undefined })],
    ['a negative number', JSON.stringify({ ...reason, bad: -1 })],
    ['no calls at all', JSON.stringify({ ...reason, total: 0 })],
    ['a limit below 0', JSON.stringify({ ...reason, limit: -0.1 })],
    ['a limit above 1', JSON.stringify({ ...reason, limit: 1.1 })],
    ['something more', JSON.stringify({ ...reason, more: 1 })],
  ])('do not trip because of a flag with %s', (_what, value) => {
    const one = new Process([route]);
    one.hear(heard(value));
    expect(one.guardrails?.tripped).toBe(false);
    expect(one.events).toEqual([]);
  });

  it.each([
    ['0 of the calls', { ...reason, bad: 0 }],
    ['a limit of 0', { ...reason, limit: 0 }],
    ['a limit of 1', { ...reason, limit: 1 }],
    ['mismatches', { ...reason, rate: 'mismatches' }],
  ])('trip because of a flag with %s', (_what, value) => {
    const one = new Process([route]);
    one.hear(heard(JSON.stringify(value)));
    expect(one.guardrails?.tripped).toBe(true);
  });

  it('are the same for the same route, wherever it is in the list, and none else', () => {
    const others: RoutingPolicy['routes'] = [
      { ...route, match: ['contacts.*', 'persons.*'] },
      { ...route, transport: 'agents' },
      { ...route, fallback: 'agents' },
      { ...route, guardrails: { ...route.guardrails, errors: 0.6 } },
    ];
    const [own = ''] = new Process([route]).names;
    expect(own).toMatch(/^guardrails:[0-9a-f]{16}$/);
    expect(new Process([{ match: 'lists.*', transport: 'rest' }, route]).names).toEqual([own]);
    expect(new Process([{ ...route, stickyBy: undefined, shadow: { transport: 'agents' } }]).names).toEqual([own]);
    const names = others.flatMap((other) => new Process([other]).names);
    expect(new Set([own, ...names]).size).toBe(5);
    expect(new Process([route], 'other').names[0]).toBe(own.replace('guardrails', 'other'));
  });

  it('are those of the policy in force: an applied one resets its own everywhere, and leaves the others', () => {
    const one = new Process([route]);
    const [before = ''] = one.names;
    const next = one.policyOf([
      { match: 'lists.*', transport: 'rest' },
      { ...route, fallback: 'agents' },
    ]);
    one.shared.applied(next);
    expect(one.names).toHaveLength(1);
    expect(one.names).not.toContain(before);
    expect(one.changes).toEqual([['lower', one.names[0]]]);
    one.hear(heard(JSON.stringify(reason)));
    expect([one.guardrails?.tripped, next.routes[1]?.guardrails?.tripped]).toEqual([false, true]);
  });

  it('hear nothing more once the connection is closed', () => {
    const one = new Process([route]);
    one.shared.close();
    one.shared.close();
    expect(one.names).toEqual([]);
  });
});
