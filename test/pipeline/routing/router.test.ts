import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AuthenticationError,
  NetworkError,
  Secrets,
  type TransportName,
  ValidationError,
} from '../../../src/errors/index.js';
import { type CallOptions, type Exchange, type Execute, RepositoryCall } from '../../../src/operations/index.js';
import { routed, RoutingListeners, type RoutingPolicy, type Shadows } from '../../../src/pipeline/routing/index.js';
import { activePolicy } from '../../support/few-operations.js';
import { errorOf } from '../../support/transports.js';

const read = (id = 5): Exchange<'agent.call'> => ({
  name: 'agent.call',
  request: { agent: 'Contact', operation: 'GetContactEntity', parameters: { ContactEntityId: id } },
});
const write: Exchange<'agent.call'> = {
  name: 'agent.call',
  request: { agent: 'Contact', operation: 'DeleteContactEntity', parameters: { ContactEntityId: 5 } },
};
const broken = new NetworkError('broken');
const callerOf = (user: string) => ({ user, secrets: new Secrets() });

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  jest.spyOn(process, 'emitWarning').mockImplementation((words) => void warnings.push(String(words)));
});
afterEach(() => {
  jest.restoreAllMocks();
});

/** A router before transports that answer with their names, or as the test says. */
class Routed {
  readonly sent: { readonly name: string; readonly options: CallOptions }[] = [];
  readonly events: unknown[][] = [];
  readonly shadowed: unknown[] = [];
  readonly observed: unknown[][] = [];
  readonly inForce;
  readonly execute: Execute;
  answer: (transport: TransportName | undefined) => unknown = (transport) => ({ by: transport });
  principal: () => unknown = () => ({ AssociateId: 7 });
  /** 0 is the first share in the order soap, rest, agents. */
  chance = 0;
  now = 0;

  constructor(policy: RoutingPolicy) {
    this.inForce = { current: activePolicy(policy, { now: () => this.now }) };
    const listeners = new RoutingListeners();
    for (const name of ['fallback', 'tripped', 'reset'] as const) {
      listeners.on(name, (event) => this.events.push([name, event]));
    }
    const observer = {
      answered: (...told: unknown[]) => this.observed.push(['answered', ...told]),
      failed: (...told: unknown[]) => this.observed.push(['failed', ...told]),
    };
    const begin = ({ candidate, operation }: { candidate: string; operation: string }) => {
      this.shadowed.push([operation, candidate, this.sent.length]);
      return observer;
    };
    const shadows = { begin } as unknown as Shadows;
    const next = async ({ name }: { name: string }, options: CallOptions) => {
      this.sent.push({ name, options });
      return name === 'principal' ? this.principal() : this.answer(options.transport);
    };
    const user = ({ caller }: CallOptions) => caller?.user;
    this.execute = routed({ policy: this.inForce, shadows, listeners, chance: () => this.chance, user })(next);
  }

  get transports(): readonly (TransportName | undefined)[] {
    return this.sent.map(({ options }) => options.transport);
  }
}

const route = { match: 'agents.Contact.*', transport: 'rest' } as const;
const policy = (more: object = {}): RoutingPolicy => ({ transport: 'agents', routes: [{ ...route, ...more }] });
const only =
  (...names: (TransportName | undefined)[]) =>
  (transport: TransportName | undefined) => {
    if (!names.includes(transport)) throw broken;
    return { by: transport };
  };

describe('a call', () => {
  it('goes where its route says, with its options', async () => {
    const one = new Routed(policy());
    expect(await one.execute(read(), { language: 'no' })).toEqual({ by: 'rest' });
    expect(one.sent).toEqual([{ name: 'agent.call', options: { language: 'no', transport: 'rest' } }]);
  });

  it('goes to the default without a route, also if that changes between two calls', async () => {
    const one = new Routed(policy({ match: 'lists.*' }));
    await one.execute(read(), { language: 'no' });
    expect(one.sent[0]?.options).toEqual({ language: 'no', transport: 'agents' });
    one.inForce.current = activePolicy({ transport: 'soap', routes: [] });
    await one.execute(read(), {});
    expect(one.transports).toEqual(['agents', 'soap']);
  });

  it('goes where its own option says', async () => {
    const one = new Routed(policy());
    await one.execute(read(), { transport: 'soap' });
    expect(one.transports).toEqual(['soap']);
  });

  it('is found by the name of its repository’s call', async () => {
    const one = new Routed(policy({ match: 'contacts.find' }));
    await one.execute(read(), { call: new RepositoryCall('contacts.find') });
    await one.execute(read(), {});
    expect(one.transports).toEqual(['rest', 'agents']);
  });

  it('of several exchanges keeps its transport and its policy; others follow the new one', async () => {
    const shares = { transport: { rest: 50, soap: 50 }, match: 'contacts.*' };
    const one = new Routed(policy(shares));
    one.chance = 0.9;
    const [merge, get] = [new RepositoryCall('contacts.merge'), new RepositoryCall('contacts.get')];
    for (const call of [merge, get]) await one.execute(read(), { call });
    one.chance = 0;
    one.inForce.current = activePolicy({ transport: 'agents', routes: [] });
    for (const call of [merge, get, new RepositoryCall('contacts.merge')]) await one.execute(read(), { call });
    expect(one.transports).toEqual(['rest', 'rest', 'rest', 'agents', 'agents']);
  });

  it('of several exchanges without a route keeps its default', async () => {
    const one = new Routed(policy());
    const call = new RepositoryCall('contacts.merge');
    await one.execute(read(), { call });
    one.inForce.current = activePolicy({ transport: 'soap', routes: [] });
    await one.execute(read(), { call });
    expect(one.transports).toEqual(['agents', 'agents']);
  });

  it('draws for each call of a single exchange', async () => {
    const one = new Routed(policy({ transport: { rest: 50, soap: 50 }, match: 'contacts.*' }));
    const call = new RepositoryCall('contacts.get');
    for (one.chance of [0, 0.49, 0.5, 0.99]) await one.execute(read(), { call });
    expect(one.transports).toEqual(['soap', 'soap', 'rest', 'rest']);
  });
});

describe('shares', () => {
  const shares = { transport: { rest: 50, soap: 50 } };
  /** The transports of 64 ids, each of which is called twice with another draw of chance. */
  const sides = async (one: Routed) => {
    for (let id = 1; id <= 64; id++) for (one.chance of [0, 0.99]) await one.execute(read(id), {});
    const found = one.sent.filter(({ name }) => name === 'agent.call').map(({ options }) => options.transport);
    return { first: found.filter((_, index) => index % 2 === 0), second: found.filter((_, index) => index % 2 === 1) };
  };

  it.each([
    ['the id', 'id' as const],
    ['a function', ({ id }: { readonly id?: unknown }) => Number(id)],
  ])('are divided by %s: the same key goes to the same transport', async (_what, stickyBy) => {
    const { first, second } = await sides(new Routed(policy({ ...shares, stickyBy })));
    expect(second).toEqual(first);
    expect(new Set(first).size).toBe(2);
  });

  it('are divided by chance without a key', async () => {
    const { first, second } = await sides(new Routed(policy(shares)));
    expect([new Set(first), new Set(second)]).toEqual([new Set(['soap']), new Set(['rest'])]);
  });

  it('are divided by chance if the call has no key', async () => {
    const one = new Routed(policy({ ...shares, match: '*', stickyBy: 'id' }));
    for (one.chance of [0, 0.99]) await one.execute({ name: 'principal', request: {} }, {});
    expect(one.transports).toEqual(['soap', 'rest']);
  });

  it('are divided by the user, who is looked up once, on the default transport', async () => {
    const one = new Routed(policy({ ...shares, stickyBy: 'user' }));
    const { first, second } = await sides(one);
    expect(new Set([...first, ...second]).size).toBe(1);
    expect(one.sent.filter(({ name }) => name === 'principal')).toEqual([{ name: 'principal', options: {} }]);
  });

  it('of several users are divided by each of them, whose principal is looked up once', async () => {
    const one = new Routed(policy({ ...shares, stickyBy: 'user' }));
    const callers = Array.from({ length: 8 }, (_, index) => callerOf(String(index)));
    one.principal = () => ({ AssociateId: Number(one.sent.at(-1)?.options.caller?.user) });
    const sides = async () => {
      const chosen = [];
      for (const caller of callers) {
        await one.execute(read(), { caller });
        chosen.push(one.transports.at(-1));
      }
      return chosen;
    };
    const first = await sides();
    expect(new Set(first).size).toBe(2);
    expect(await sides()).toEqual(first);
    const asked = one.sent.filter(({ name }) => name === 'principal');
    expect(asked.map(({ options }) => options)).toEqual(callers.map((caller) => ({ caller })));
  });

  it('are divided by chance while the user cannot be looked up, and each call tries again', async () => {
    const one = new Routed(policy({ ...shares, stickyBy: 'user' }));
    one.principal = () => {
      throw broken;
    };
    for (one.chance of [0, 0.99]) await one.execute(read(), {});
    expect(one.sent.map(({ name, options }) => options.transport ?? name)).toEqual([
      ...['principal', 'soap', 'principal', 'rest'],
    ]);
  });

  it('are divided by the caller while it signs in, without a look-up', async () => {
    const one = new Routed(policy({ ...shares, match: '*', stickyBy: 'user' }));
    const transportOf = async (user: string) => {
      await one.execute({ name: 'principal', request: {} }, { caller: callerOf(user), signsIn: true });
      return one.transports.at(-1);
    };
    const users = Array.from({ length: 16 }, (_, index) => String(index));
    const first = [];
    for (const user of users) first.push(await transportOf(user));
    one.chance = 0.99;
    const second = [];
    for (const user of users) second.push(await transportOf(user));
    expect(one.sent).toHaveLength(32);
    expect(new Set(first)).toEqual(new Set(['soap', 'rest']));
    expect(second).toEqual(first);
  });

  it('are not reached by a caller whom the look-up refuses, and the next call looks up again', async () => {
    const one = new Routed(policy({ ...shares, stickyBy: 'user' }));
    one.principal = () => {
      throw new AuthenticationError('refused');
    };
    const get = () => errorOf(one.execute(read(), { caller: callerOf('sam') }));
    for (let count = 0; count < 2; count++) expect(await get()).toBeInstanceOf(AuthenticationError);
    expect(one.sent.map(({ name }) => name)).toEqual(['principal', 'principal']);
    // Of the connection itself, the same refusal is not sent again further on.
    await one.execute(read(), {});
    expect(one.sent.map(({ name }) => name).slice(2)).toEqual(['principal', 'agent.call']);
  });

  it('are divided by chance if the function fails, with one warning for the route', async () => {
    const stickyBy = () => {
      throw new Error('no such header');
    };
    const one = new Routed(policy({ ...shares, stickyBy }));
    for (one.chance of [0, 0.99]) await one.execute(read(), {});
    expect(one.transports).toEqual(['soap', 'rest']);
    expect(warnings).toEqual([expect.stringMatching(/routes\[0\]\.stickyBy.*agents\.Contact.*no such header/)]);
  });

  it('tell the function what the call is', async () => {
    const stickyBy = jest.fn(() => 1);
    await new Routed(policy({ ...shares, stickyBy })).execute(read(9), {});
    const { request } = read(9);
    expect(stickyBy.mock.calls).toEqual([[{ operation: 'agents.Contact.GetContactEntity', id: 9, request }]]);
  });
});

describe('a fallback', () => {
  const withFallback = policy({ fallback: 'soap' });

  it('answers a read whose transport failed, and that is an event', async () => {
    const one = new Routed(withFallback);
    one.answer = only('soap');
    expect(await one.execute(read(), { language: 'no' })).toEqual({ by: 'soap' });
    expect(one.sent[1]?.options).toEqual({ language: 'no', transport: 'soap' });
    const operation = 'agents.Contact.GetContactEntity';
    expect(one.events).toEqual([['fallback', { operation, route: 0, from: 'rest', to: 'soap', error: broken }]]);
  });

  it.each<[what: string, exchange: Exchange<'agent.call'>, error: Error, more?: object]>([
    ['a write', write, broken],
    ['a read that was refused', read(), new ValidationError('invalid')],
    ['a read without a fallback', read(), broken, { fallback: undefined }],
    ['a read on a share that is its fallback', read(), broken, { transport: { soap: 50, agents: 50 } }],
  ])('does not answer %s', async (_what, exchange, error, more = {}) => {
    const one = new Routed(policy({ fallback: 'soap', ...more }));
    one.answer = () => {
      throw error;
    };
    expect(await errorOf(one.execute(exchange, {}))).toBe(error);
    expect(one.sent).toHaveLength(1);
    expect(one.events).toEqual([]);
  });

  it('does not answer a step of a write that reads', async () => {
    const one = new Routed(policy({ fallback: 'soap', match: 'contacts.*' }));
    one.answer = only('soap');
    expect(await errorOf(one.execute(read(), { call: new RepositoryCall('contacts.merge') }))).toBe(broken);
    expect(await errorOf(one.execute(write, { call: new RepositoryCall('contacts.get') }))).toBe(broken);
  });
});

describe('guardrails', () => {
  const guarded = policy({ fallback: 'soap', guardrails: { errors: 0.5, minimum: 2, cooldown: 500 } });

  it('trip if too many calls fail, with an event and a warning, and then send everything to the fallback', async () => {
    const one = new Routed(guarded);
    one.answer = only('soap');
    for (let call = 0; call < 2; call++) await errorOf(one.execute(write, {}));
    const reason = { rate: 'errors', bad: 2, total: 2, limit: 0.5 };
    expect(one.events).toEqual([['tripped', { route: 0, match: ['agents.Contact.*'], to: 'soap', reason }]]);
    expect(warnings).toHaveLength(1);
    await one.execute(write, {});
    expect(one.transports).toEqual(['rest', 'rest', 'soap']);
  });

  it('count successes and refusals as such', async () => {
    const one = new Routed(guarded);
    for (let call = 0; call < 2; call++) await one.execute(read(), {});
    one.answer = () => {
      throw new ValidationError('invalid');
    };
    for (let call = 0; call < 2; call++) await errorOf(one.execute(read(), {}));
    one.answer = only('soap');
    for (let call = 0; call < 4; call++) await one.execute(read(), {});
    expect(one.events.map(([name]) => name)).toEqual(Array.from({ length: 4 }, () => 'fallback'));
    await one.execute(read(), {});
    expect(one.events.map(([name]) => name)).toContain('tripped');
  });

  it('do not count the calls of the fallback', async () => {
    const one = new Routed(
      policy({ ...{ transport: { rest: 50, soap: 50 }, fallback: 'soap' }, guardrails: { errors: 0.5, minimum: 2 } }),
    );
    for (let call = 0; call < 9; call++) await one.execute(read(), {});
    one.answer = only();
    for (let call = 0; call < 9; call++) await errorOf(one.execute(read(), {}));
    expect(one.events).toEqual([]);
    one.chance = 0.9;
    for (let call = 0; call < 2; call++) await errorOf(one.execute(read(), {}));
    expect(one.events.map(([name]) => name)).toEqual(['fallback', 'tripped', 'fallback']);
  });

  it('reset once their cooldown is over, with an event', async () => {
    const one = new Routed(guarded);
    one.answer = only('soap');
    for (let call = 0; call < 2; call++) await errorOf(one.execute(write, {}));
    one.now = 499;
    await one.execute(write, {});
    one.now = 500;
    one.answer = only('rest');
    for (let call = 0; call < 2; call++) await one.execute(write, {});
    expect(one.transports).toEqual(['rest', 'rest', 'soap', 'rest', 'rest']);
    expect(one.events.slice(1)).toEqual([['reset', { route: 0, match: ['agents.Contact.*'] }]]);
  });

  it('take precedence over the transport that a call of several exchanges began with', async () => {
    const one = new Routed(policy({ match: 'contacts.*', fallback: 'soap', guardrails: { errors: 0.5, minimum: 2 } }));
    const call = new RepositoryCall('contacts.merge');
    await one.execute(write, { call });
    one.answer = only('soap');
    for (let time = 0; time < 2; time++)
      await errorOf(one.execute(write, { call: new RepositoryCall('contacts.save') }));
    await one.execute(write, { call });
    expect(one.transports.at(-1)).toBe('soap');
  });
});

describe('a shadow', () => {
  const shadow = { transport: 'soap' };
  const operation = 'agents.Contact.GetContactEntity';

  it('is begun once the call is sent, and observes its answer', async () => {
    const one = new Routed(policy({ shadow }));
    expect(await one.execute(read(), {})).toEqual({ by: 'rest' });
    expect(one.shadowed).toEqual([[operation, 'soap', 1]]);
    expect(one.observed).toEqual([['answered', 'rest', { by: 'rest' }]]);
  });

  it('observes the answer of the fallback, or the error', async () => {
    const one = new Routed(policy({ shadow, fallback: 'agents' }));
    one.answer = only('agents');
    await one.execute(read(), {});
    one.answer = only();
    expect(await errorOf(one.execute(read(), {}))).toBe(broken);
    const call = new RepositoryCall('agents.Contact.GetContactEntity');
    call.servedBy = 'agents';
    await errorOf(one.execute(read(), { call }));
    expect(one.observed).toEqual([
      ['answered', 'agents', { by: 'agents' }],
      ['failed', 'rest', broken],
      ['failed', 'agents', broken],
    ]);
  });

  it.each<[what: string, exchange: Exchange<'agent.call' | 'agent.read'>, more: object, operation: string]>([
    ['a write', write, {}, 'agents.Contact.DeleteContactEntity'],
    ['a step of a write that reads', read(), {}, 'contacts.merge'],
    ['a write within a read', write, {}, 'contacts.get'],
    ['a call on its own transport', read(), { transport: { soap: 50, rest: 50 } }, 'contacts.get'],
    ['content', { ...read(), name: 'agent.read' }, {}, operation],
    ['what is streamed', read(), {}, 'documents.readContent'],
    ['a route without one', read(), { shadow: undefined }, 'contacts.get'],
  ])('is not begun for %s', async (_what, exchange, more, name) => {
    const one = new Routed(policy({ match: '*', shadow, ...more }));
    await one.execute(exchange as Exchange<'agent.call'>, { call: new RepositoryCall(name) });
    expect(one.sent).toHaveLength(1);
    expect(one.shadowed).toEqual([]);
  });

  it.each([
    [0, true],
    [0.24, true],
    [0.25, false],
    [0.99, false],
  ])('of a quarter of the calls is begun with the draw %d: %s', async (chance, begun) => {
    const one = new Routed(policy({ shadow: { transport: 'soap', sample: 0.25 } }));
    one.chance = chance;
    await one.execute(read(), {});
    expect(one.shadowed).toHaveLength(begun ? 1 : 0);
  });

  it('of all calls is begun with every draw', async () => {
    const one = new Routed(policy({ shadow }));
    one.chance = 1;
    await one.execute(read(), {});
    expect(one.shadowed).toHaveLength(1);
  });
});
