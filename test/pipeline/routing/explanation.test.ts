import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConfigurationError, ValidationError } from '../../../src/errors/index.js';
import {
  type ActivePolicy,
  type FollowConfiguration,
  PolicyRouting,
  RoutingListeners,
  type RoutingPolicy,
  servedBy,
  type SharedGuardrails,
} from '../../../src/pipeline/routing/index.js';
import { activePolicy, fewOperations } from '../../support/few-operations.js';

const warnings: unknown[][] = [];
beforeEach(() => {
  warnings.length = 0;
  jest.spyOn(process, 'emitWarning').mockImplementation((...told: unknown[]) => void warnings.push(told));
});
afterEach(() => {
  jest.restoreAllMocks();
});

function problemOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  return undefined;
}

function routingOf(policy: RoutingPolicy, isActive = true) {
  const shared: unknown[] = [];
  const sharing = {
    applied: (applied: ActivePolicy) => shared.push(applied),
    close: () => shared.push('closed'),
  } as unknown as SharedGuardrails;
  const listeners = new RoutingListeners();
  const inForce = { current: activePolicy(policy) };
  const policyParts = { operations: fewOperations, unusable: () => undefined, now: () => 0 };
  const routing = new PolicyRouting({ policy: inForce, policyParts, listeners, isActive, sharing });
  const events: unknown[][] = [];
  for (const name of ['applied', 'refused'] as const) routing.on(name, (event) => events.push([name, event]));
  return { routing, inForce, shared, events, listeners };
}

const byFunction = () => 1;
const policy: RoutingPolicy = {
  transport: 'agents',
  routes: [
    { match: 'lists.*', transport: 'rest' },
    {
      ...{ match: ['contacts.*', 'agents.Contact.*'], transport: { rest: 25, soap: 75 }, stickyBy: 'id' },
      ...{ shadow: { transport: 'agents', sample: 0.333333 }, fallback: 'soap' },
      guardrails: { errors: 0.5, minimum: 1 },
    },
    { match: 'persons.*', transport: { rest: 100, soap: 0 }, stickyBy: undefined },
    { match: 'documents.*', transport: 'rest', shadow: { transport: 'soap' } },
    { match: 'sales.*', transport: { rest: 50, agents: 50 }, stickyBy: byFunction },
    { match: 'projects.*', transport: { rest: 50, agents: 50 }, stickyBy: 'user' },
  ],
};

describe('where the calls of an operation go', () => {
  it.each<[operation: string, text: string]>([
    ['principal', 'principal: agents (no route matches)'],
    ['lists.items', 'lists.items: rest (routes[0]: lists.*)'],
    [
      'contacts.get',
      'contacts.get: soap 75 %, rest 25 %; sticky by id; shadow on agents for 33.33 %; fallback soap (routes[1]: contacts.*, agents.Contact.*)',
    ],
    ['contacts.save', 'contacts.save: soap 75 %, rest 25 %; sticky by id (routes[1]: contacts.*, agents.Contact.*)'],
    ['persons.get', 'persons.get: rest (routes[2]: persons.*)'],
    ['documents.get', 'documents.get: rest; shadow on soap for 100 % (routes[3]: documents.*)'],
    ['documents.readContent', 'documents.readContent: rest (routes[3]: documents.*)'],
    ['sales.get', 'sales.get: rest 50 %, agents 50 %; sticky by a function (routes[4]: sales.*)'],
    ['projects.get', 'projects.get: rest 50 %, agents 50 %; sticky by user (routes[5]: projects.*)'],
  ])('%s is said in one line', (operation, text) => {
    expect(routingOf(policy).routing.explain(operation)).toMatchObject({ operation, text });
  });

  it('is said in parts', () => {
    const { routing } = routingOf(policy);
    expect(routing.explain('contacts.get')).toMatchObject({
      ...{ kind: 'read', transports: { rest: 25, soap: 75 }, route: 1, match: ['contacts.*', 'agents.Contact.*'] },
      ...{ stickyBy: 'id', shadow: { transport: 'agents', sample: 0.333333 }, fallback: 'soap', tripped: false },
    });
    expect(routing.explain('contacts.save')).toMatchObject({ kind: 'write', shadow: undefined, fallback: undefined });
    expect(routing.explain('sales.get').stickyBy).toBe('function');
    expect(routing.explain('agents.Contact.GetContact')).toMatchObject({ kind: 'read', route: 1 });
    expect(routing.explain('principal')).toMatchObject({
      ...{ kind: 'read', transports: { agents: 100 }, route: undefined, match: undefined, stickyBy: undefined },
      ...{ shadow: undefined, fallback: undefined, tripped: false },
    });
  });

  it('is the fallback while the guardrails are tripped', () => {
    const { routing, inForce } = routingOf(policy);
    inForce.current.routes[1]?.guardrails?.count('errors', true);
    expect(routing.explain('contacts.get')).toMatchObject({ tripped: true, transports: { soap: 100 } });
    expect(routing.explain('contacts.save').text).toBe(
      'contacts.save: soap; sticky by id; guardrails tripped (routes[1]: contacts.*, agents.Contact.*)',
    );
  });

  it('is an error for an operation that does not exist, with the one that is meant', () => {
    const { routing } = routingOf(policy);
    expect(problemOf(() => routing.explain('contacts.gte'))).toMatchObject({ path: 'operation' });
    expect(() => routing.explain('contacts.gte')).toThrow(/"contacts\.gte".*"contacts\.get"/);
    expect(() => routing.explain('agents.Contact.Unknown')).toThrow(ValidationError);
  });

  it('is said of all operations of the repositories', () => {
    const all = routingOf(policy).routing.explainAll();
    expect(all.length).toBeGreaterThan(100);
    expect(all.map(({ operation }) => operation)).not.toContain('agents.Contact.GetContact');
    const of = (transport: 'soap' | 'rest' | 'agents') => servedBy(transport, all).map(({ operation }) => operation);
    expect(of('soap')).toContain('contacts.save');
    expect(of('soap').every((name) => name.startsWith('contacts.'))).toBe(true);
    expect(of('agents')).toEqual(expect.arrayContaining(['principal', 'sales.get']));
    expect(of('agents')).not.toContain('persons.get');
  });
});

describe('the policy in force', () => {
  const next: RoutingPolicy = { transport: 'rest', routes: [{ match: 'lists.*', transport: 'soap' }] };

  it('is replaced by one that is applied, which others learn of', () => {
    const { routing, inForce, shared, events } = routingOf(policy);
    const before = inForce.current;
    routing.apply(next);
    expect(routing.current).toEqual(next);
    expect(inForce.current).not.toBe(before);
    expect(shared).toEqual([inForce.current]);
    expect(events).toEqual([['applied', next]]);
  });

  it.each<[what: string, wrong: unknown, path: string]>([
    ['an unknown operation', { ...next, routes: [{ match: 'zzzzzzzz', transport: 'soap' }] }, 'routes[0].match'],
    ['an unknown transport', { ...next, transport: 'ftp' }, 'transport'],
  ])('stays if another is invalid: %s', (_what, wrong, path) => {
    const { routing, shared, events } = routingOf(policy);
    const before = routing.current;
    expect(problemOf(() => routing.apply(wrong as RoutingPolicy))).toMatchObject({ name: 'ConfigurationError', path });
    expect(routing.current).toBe(before);
    expect([shared, events]).toEqual([[], []]);
  });

  it('cannot be replaced on a connection that was made without routes', () => {
    const { routing, events } = routingOf(policy, false);
    expect(problemOf(() => routing.apply(next))).toMatchObject({ name: 'ConfigurationError', path: 'routes' });
    expect(events).toEqual([]);
  });

  it('plans an operation once, and one that does not exist as a write', () => {
    const { inForce } = routingOf(policy);
    expect(inForce.current.planOf('contacts.get')).toBe(inForce.current.planOf('contacts.get'));
    expect(inForce.current.planOf('contacts.get')).toMatchObject({ operation: { kind: 'read' }, route: { index: 1 } });
    expect(inForce.current.planOf('nothing')).toEqual({ operation: { kind: 'write' }, route: undefined });
  });

  it('keeps no plan of the ten thousandth name and those after it', () => {
    const { current } = routingOf(policy).inForce;
    for (let index = 0; index < 9_999; index++) current.planOf(`unknown.${index}`);
    expect(current.planOf('contacts.get')).toBe(current.planOf('contacts.get'));
    expect(current.planOf('contacts.find')).not.toBe(current.planOf('contacts.find'));
    expect(current.planOf('contacts.find')).toMatchObject({ operation: { kind: 'read' }, route: { index: 1 } });
    expect(current.planOf('unknown.9998')).toBe(current.planOf('unknown.9998'));
  });
});

describe('a configuration that is followed', () => {
  function followed() {
    const one = routingOf(policy);
    const closed: number[] = [];
    const told: Parameters<FollowConfiguration>[0][] = [];
    const follow = () =>
      one.routing.follow((listener) => {
        const number = told.push(listener);
        return { close: () => void closed.push(number) };
      });
    follow();
    return { ...one, closed, told, follow };
  }

  it('is applied when it changes', () => {
    const { routing, told } = followed();
    const next: RoutingPolicy = { transport: 'soap', routes: [] };
    told[0]?.changed(next);
    expect(routing.current).toEqual(next);
    expect(() => told[0]?.changed({ transport: 'ftp' } as never)).toThrow(ConfigurationError);
    expect(routing.current).toEqual(next);
  });

  it.each<[error: unknown, words: RegExp]>([
    [new ConfigurationError('no such transport'), /not applied.*no such transport$/],
    ['broken', /not applied.*broken$/],
  ])('warns if it is refused: %s', (error, words) => {
    const { events, told } = followed();
    told[0]?.refused(error);
    expect(events).toEqual([['refused', error]]);
    expect(warnings).toEqual([[expect.stringMatching(words), 'SuperOfficeRoutingWarning']]);
  });

  it('is followed until the connection is closed, or another is followed', () => {
    const { routing, closed, follow, shared } = followed();
    follow();
    expect(closed).toEqual([1]);
    routing.close();
    expect(closed).toEqual([1, 2]);
    expect(shared).toEqual(['closed']);
    expect(() => routingOf(policy).routing.close()).not.toThrow();
  });
});

describe('a listener', () => {
  it('hears its own event until it is removed, and one that fails stops no other', () => {
    const listeners = new RoutingListeners();
    const heard: unknown[] = [];
    const stop = listeners.on('reset', () => {
      throw new Error('a pager without battery');
    });
    listeners.on('reset', (event) => heard.push(event));
    const event = { route: 0, match: ['lists.*'] };
    listeners.emit('reset', event);
    listeners.emit('refused', 'x');
    expect(heard).toEqual([event]);
    expect(warnings).toEqual([
      [expect.stringMatching(/"reset".*a pager without battery/), 'SuperOfficeRoutingWarning'],
    ]);
    stop();
    listeners.emit('reset', event);
    expect(heard).toHaveLength(2);
    expect(warnings).toHaveLength(1);
  });
});
