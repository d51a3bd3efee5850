import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AuthenticationError,
  ConfigurationError,
  ConflictError,
  NetworkError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  RateLimitError,
  type RoutedCall,
  ServerError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../../src/index.js';
import { servedBy } from '../../../src/pipeline/routing/index.js';
import { type RecordedCall, type ScriptedTenant, scriptedTenant } from '../../support/scripted-transports.js';
import { errorOf, transportNames } from '../../support/transports.js';
import { wholeContact } from '../../support/whole-entity.js';
import { PARTS } from '../../../src/client/parts.js';

const askedOf = (tenant: ScriptedTenant) =>
  Object.fromEntries(transportNames.map((name) => [name, tenant[name].asked.length]));

/** Every kind of call, by its name in a route. */
const calls: [name: string, call: (tenant: ScriptedTenant) => Promise<unknown>][] = [
  ['contacts.createDefault', ({ so }) => so.contacts.createDefault()],
  ['contacts.create', ({ so }) => so.contacts.create({ Name: 'A' })],
  ['contacts.get', ({ so }) => so.contacts.get(5)],
  ['contacts.find', ({ so }) => so.contacts.find(5)],
  ['contacts.getMany', ({ so }) => so.contacts.getMany([5])],
  ['contacts.save', ({ so }) => so.contacts.save(wholeContact({ ContactId: 5 }))],
  ['contacts.patch', ({ so }) => so.contacts.patch(5, [{ op: 'replace', path: '/Name', value: 'B' }])],
  ['contacts.merge', ({ so }) => so.contacts.merge(5, { Name: 'B' })],
  ['contacts.delete', ({ so }) => so.contacts.delete(5)],
  ['contacts.query', ({ so }) => so.contacts.query({ select: ['name'] }).page(0)],
  ['contacts.persons', ({ so }) => so.contacts.persons(5, { select: ['fullName'] }).first()],
  [
    'archive.query',
    ({ so }) =>
      so
        .archive('FindContact')
        .query({ select: ['name'] })
        .toArray(),
  ],
  ['documents.readContent', ({ so }) => so.documents.readContent(5)],
  ['documents.writeContent', ({ so }) => so.documents.writeContent(5, Buffer.from('x'))],
  ['lists.items', ({ so }) => so.lists.items('task')],
  ['lists.definitions', ({ so }) => so.lists.definitions()],
  ['lists.getItem', ({ so }) => so.lists.of('category').get(5)],
  ['lists.createItem', ({ so }) => so.lists.of('category').create({ Name: 'A' })],
  ['lists.moveItem', ({ so }) => so.lists.of('category').move(5, 'up')],
  ['principal', ({ so }) => so.principal()],
  ['agents.MDO.GetSimpleList', ({ so }) => so.agents.MDO.GetSimpleList({ Name: 'task' })],
];

const answers = {
  script: ({ request }: RecordedCall) => {
    const { operation } = request as { readonly operation?: string };
    if (operation === 'GetListDefinitions') return [];
    const id = operation === 'GetFromListDefinition' ? 5 : 7;
    return { Id: id, DocumentId: 5, rows: [], next: undefined, AssociateId: 3, UpdatedDate: null };
  },
};

describe('a call', () => {
  it.each(calls)('%s goes where its route says, with all of its exchanges, and others do not', async (name, call) => {
    const tenant = scriptedTenant({ routes: [{ match: name, transport: 'rest' }] });
    Object.assign(tenant.rest, answers);
    await call(tenant);
    expect(askedOf(tenant)).toMatchObject({ soap: 0, agents: 0 });
    expect(tenant.rest.asked.length).toBeGreaterThan(0);
    expect(tenant.so.routing.explain(name)).toMatchObject({ transports: { rest: 100 }, route: 0 });

    const others = calls.map(([each]) => each).filter((each) => each !== name);
    const elsewhere = scriptedTenant({ transport: 'agents', routes: [{ match: others, transport: 'rest' }] });
    Object.assign(elsewhere.agents, answers);
    await call(elsewhere);
    expect(askedOf(elsewhere)).toMatchObject({ rest: 0, soap: 0 });
  });

  it('follows its own option, whatever the routes say', async () => {
    const tenant = scriptedTenant({ routes: [{ match: 'contacts.*', transport: 'soap', fallback: 'rest' }] });
    await tenant.so.contacts.get(5, { transport: 'agents' });
    expect(askedOf(tenant)).toEqual({ soap: 0, rest: 0, agents: 1 });
  });

  it('is an error of the transport that answered', async () => {
    const tenant = scriptedTenant({ routes: [{ match: 'contacts.get', transport: 'agents', fallback: 'rest' }] });
    tenant.rest.script = () => null;
    tenant.agents.script = () => null;
    expect(await errorOf(tenant.so.contacts.get(5))).toMatchObject({ name: 'NotFoundError', transport: 'agents' });
    tenant.agents.script = () => Promise.reject(new TimeoutError('late'));
    expect(await errorOf(tenant.so.contacts.get(5))).toMatchObject({ name: 'NotFoundError', transport: 'rest' });
  });

  it('of several exchanges stays on one transport and one policy, even if the policy changes meanwhile', async () => {
    let draw = 0;
    const routes = [{ match: ['contacts.query', 'lists.*'], transport: { rest: 50, soap: 50 } }];
    const tenant = scriptedTenant({ routes }, { chance: () => (draw++ % 2 === 0 ? 0.99 : 0) });
    const page = ({ request }: { request: unknown }) => {
      tenant.so.routing.apply({ transport: 'agents', routes: [{ match: 'contacts.get', transport: 'agents' }] });
      const { skip } = request as { skip: number };
      return { rows: [{ PrimaryKey: skip }], next: skip + 1 };
    };
    tenant.rest.script = page;
    expect(await tenant.so.contacts.query({ select: ['name'], top: 4, pageSize: 1 }).toArray()).toHaveLength(4);
    expect(askedOf(tenant)).toEqual({ rest: 4, soap: 0, agents: 0 });

    tenant.agents.script = () => {
      tenant.so.routing.apply({ transport: 'rest', routes });
      return { Id: 7 };
    };
    await tenant.so.lists.of('category').create({ Name: 'A' });
    expect(askedOf(tenant)).toEqual({ rest: 4, soap: 0, agents: 3 });
  });
});

describe('shares of calls', () => {
  const shares = { rest: 30, soap: 70 };

  it('are drawn call by call', async () => {
    let chance = 0;
    const tenant = scriptedTenant({ routes: [{ match: 'contacts.*', transport: shares }] }, { chance: () => chance });
    for (chance of [0, 0.69, 0.71, 0.99]) await tenant.so.contacts.get(5);
    expect(askedOf(tenant)).toMatchObject({ rest: 2, soap: 2 });
  });

  it.each<
    [key: string, stickyBy: 'id' | ((call: RoutedCall) => number), call: (t: ScriptedTenant, id: number) => unknown]
  >([
    ['the id of an entity that is read', 'id', ({ so }, id) => so.contacts.get(id)],
    ['the id of an entity that is saved', 'id', ({ so }, id) => so.contacts.save(wholeContact({ ContactId: id }))],
    ['the ids of several', 'id', ({ so }, id) => so.contacts.getMany([id, id])],
    ['a list', 'id', ({ so }, id) => so.lists.items(`list${id}`)],
    ['an id among parameters', 'id', ({ so }, id) => so.agents.Contact.GetContactEntity({ ContactEntityId: id })],
    [
      'a function of the call',
      ({ operation, id, request }) => (operation === 'contacts.get' && request !== undefined ? Number(id) % 97 : 0),
      ({ so }, id) => so.contacts.get(id + 97 * 1000),
    ],
  ])('are sticky by %s', async (_key, stickyBy, call) => {
    const match = ['contacts.*', 'lists.items', 'agents.Contact.*'];
    const sidesOf = async (transport: typeof shares) => {
      const tenant = scriptedTenant({ routes: [{ match, transport, stickyBy }] }, { chance: Math.random });
      const sides: boolean[] = [];
      for (let id = 1; id <= 97; id++) {
        for (const again of [1, 2, 3]) {
          const before = tenant.rest.asked.length;
          await call(tenant, id);
          const onRest = tenant.rest.asked.length > before;
          if (again > 1) expect(onRest).toBe(sides.at(-1));
          else sides.push(onRest);
        }
      }
      return sides;
    };
    const before = await sidesOf(shares);
    expect(before).toContain(true);
    expect(before).toContain(false);
    const after = await sidesOf({ rest: 60, soap: 40 });
    before.forEach((onRest, index) => onRest && expect(after[index]).toBe(true));
  });

  it('are sticky by the user, who is looked up once', async () => {
    const sides = new Set<boolean>();
    for (let user = 1; user <= 40; user++) {
      const routes = [{ match: 'contacts.*', transport: shares, stickyBy: 'user' as const }];
      const tenant = scriptedTenant({ routes }, { chance: Math.random });
      tenant.soap.script = ({ name }) => (name === 'principal' ? { AssociateId: user } : { ContactId: 1 });
      for (let call = 0; call < 5; call++) await tenant.so.contacts.get(call + 1);
      const { rest, soap } = askedOf(tenant);
      expect([rest, soap]).toEqual(rest === 0 ? [0, 6] : [5, 1]);
      sides.add(rest === 0);
    }
    expect(sides.size).toBe(2);
  });

  it('lose no call if the key cannot be found', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const stickyBy = () => {
      throw new Error('no such header');
    };
    const atTheEnd = { chance: () => 0.99 };
    const byKey = scriptedTenant({ routes: [{ match: 'contacts.*', transport: shares, stickyBy }] }, atTheEnd);
    const byUser = scriptedTenant({ routes: [{ match: 'contacts.*', transport: shares, stickyBy: 'user' }] }, atTheEnd);
    byUser.soap.script = () => Promise.reject(new NetworkError('broken'));
    for (const tenant of [byKey, byUser]) {
      await tenant.so.contacts.get(5);
      await tenant.so.contacts.get(5);
      expect(tenant.rest.asked).toHaveLength(2);
    }
    expect(warnings.mock.calls.map(([words]) => String(words))).toEqual([expect.stringContaining('no such header')]);
    warnings.mockRestore();
  });
});

describe('a read that fails', () => {
  const failures: [Error, fallsBack: boolean][] = [
    [new NetworkError('broken'), true],
    [new NetworkError('refused', { outcome: 'not-sent' }), true],
    [new TimeoutError('late'), true],
    [new ServerError('500', { status: 500 }), true],
    [new ServerError('an exception', { exceptionType: 'NullReferenceException' }), true],
    [new ProtocolError('HTML'), true],
    [new TenantUnavailableError('starting'), true],
    [new TenantUnavailableError('deleted', { permanent: true }), false],
    [new NetworkError('the connection has been closed', { retryable: false }), false],
    [new NotFoundError('404'), false],
    [new ValidationError('400'), false],
    [new PermissionError('403'), false],
    [new AuthenticationError('401'), false],
    [new ConflictError('409'), false],
    [new RateLimitError('429'), false],
    [new DOMException('given up', 'AbortError'), false],
  ];
  const rows = failures.map(([error, fallsBack]) => ({
    error,
    fallsBack,
    what: `with ${error.name} (${error.message})`,
  }));

  it.each(rows)('$what goes to the fallback: $fallsBack', async ({ error, fallsBack }) => {
    const tenant = scriptedTenant({ routes: [{ match: 'contacts.*', transport: 'rest', fallback: 'agents' }] });
    tenant.rest.script = () => Promise.reject(error);
    const events: unknown[] = [];
    tenant.so.routing.on('fallback', (event) => events.push(event));
    const answer = tenant.so.contacts.get(5);
    if (fallsBack) {
      expect(await answer).toMatchObject({ by: 'agents' });
      expect(events).toEqual([{ operation: 'contacts.get', route: 0, from: 'rest', to: 'agents', error }]);
    } else {
      expect(await errorOf(answer)).toMatchObject({ name: error.name, message: error.message });
      expect(events).toEqual([]);
      expect(tenant.agents.asked).toEqual([]);
    }
  });

  it.each<[string, (tenant: ScriptedTenant) => Promise<unknown>]>([
    ['save', ({ so }) => so.contacts.save(wholeContact({ ContactId: 5 }))],
    ['create', ({ so }) => so.contacts.create({ Name: 'A' })],
    ['patch', ({ so }) => so.contacts.patch(5, [{ op: 'replace', path: '/Name', value: 'B' }])],
    ['delete', ({ so }) => so.contacts.delete(5)],
    ['a writing operation of an agent', ({ so }) => so.agents.Contact.DeleteContactEntity({ ContactEntityId: 5 })],
  ])('may; a write does not: %s', async (_what, call) => {
    const match = ['contacts.*', 'agents.Contact.*'];
    const tenant = scriptedTenant({ routes: [{ match, transport: 'rest', fallback: 'agents' }] });
    tenant.rest.script = () => Promise.reject(new NetworkError('broken'));
    expect(await errorOf(call(tenant))).toBeInstanceOf(NetworkError);
    expect(askedOf(tenant)).toEqual({ rest: 1, soap: 0, agents: 0 });
  });

  it('still goes to its fallback while the connection is being closed', async () => {
    const tenant = scriptedTenant({ routes: [{ match: 'contacts.*', transport: 'rest', fallback: 'agents' }] });
    let fail: (error: Error) => void = () => undefined;
    tenant.rest.script = () => new Promise((_resolve, reject) => (fail = reject));
    const answer = tenant.so.contacts.get(5);
    await new Promise(setImmediate);
    const closed = tenant.so.close();
    const late = tenant.so.contacts.get(6);
    fail(new NetworkError('broken'));
    expect(await answer).toMatchObject({ by: 'agents' });
    expect(await errorOf(late)).toMatchObject({ name: 'NetworkError', outcome: 'not-sent' });
    await closed;
    expect(tenant.agents.closed).toBe(true);
  });
});

describe('guardrails', () => {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    jest.spyOn(process, 'emitWarning').mockImplementation((words) => void warnings.push(String(words)));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const broken = () => Promise.reject(new ServerError('500', { status: 500 }));
  const railed = (guardrails: object, more: object = {}) => [
    { match: 'contacts.*', transport: 'rest', fallback: 'soap', guardrails, ...more } as const,
  ];

  it('send every call of the route, writes too, to its fallback if too many fail, and warn', async () => {
    const tenant = scriptedTenant({ routes: railed({ errors: 0.5, minimum: 10 }) });
    const events: unknown[] = [];
    tenant.so.routing.on('tripped', (event) => events.push(event));
    for (let call = 0; call < 4; call++) await tenant.so.contacts.get(1);
    tenant.rest.script = broken;
    for (let call = 0; call < 5; call++) await tenant.so.contacts.get(1);
    expect(events).toEqual([]);
    expect(await tenant.so.contacts.get(1)).toMatchObject({ by: 'soap' });
    const reason = { rate: 'errors', bad: 6, total: 10, limit: 0.5 };
    expect(events).toEqual([{ route: 0, match: ['contacts.*'], to: 'soap', reason }]);
    expect(warnings).toEqual([
      'routes[0] (contacts.*) falls back to soap until a policy is applied again: 6 of 10 calls failed, and the limit is 50 percent',
    ]);
    expect(tenant.so.routing.explain('contacts.save')).toMatchObject({ tripped: true, transports: { soap: 100 } });
    await tenant.so.contacts.save(wholeContact({ ContactId: 5 }));
    await tenant.so.contacts.get(1);
    expect(tenant.rest.asked).toHaveLength(10);
  });

  it('count failures of the transport, not refusals by the server and not failures of the fallback', async () => {
    const tenant = scriptedTenant({ routes: railed({ errors: 0.1, minimum: 2 }) });
    tenant.rest.script = () => Promise.reject(new PermissionError('403'));
    for (let call = 0; call < 20; call++) await errorOf(tenant.so.contacts.get(1));
    tenant.rest.script = () => ({ ContactId: 1 });
    tenant.soap.script = broken;
    for (let call = 0; call < 20; call++) await tenant.so.contacts.get(1);
    expect(tenant.so.routing.explain('contacts.get').tripped).toBe(false);
  });

  it('forget what is older than the window', async () => {
    let now = 0;
    const tenant = scriptedTenant({ routes: railed({ errors: 0.5, minimum: 4, window: 1_000 }) }, { clock: () => now });
    tenant.rest.script = broken;
    for (now of [0, 300, 600, 1_100, 1_400, 1_700]) await tenant.so.contacts.get(1);
    expect(tenant.so.routing.explain('contacts.get').tripped).toBe(false);
    for (now of [1_701, 1_702]) await tenant.so.contacts.get(1);
    expect(tenant.so.routing.explain('contacts.get').tripped).toBe(true);
  });

  it('reset when a policy is applied again, or when the cooldown is over', async () => {
    let now = 0;
    const routes = railed({ errors: 0.5, minimum: 1, cooldown: 5_000 });
    const tenant = scriptedTenant({ routes }, { clock: () => now });
    const { routing, contacts } = tenant.so;
    const reset: unknown[] = [];
    routing.on('reset', (event) => reset.push(event));
    tenant.rest.script = broken;
    await contacts.get(1);
    now = 4_999;
    await contacts.get(1);
    expect(tenant.rest.asked).toHaveLength(1);
    expect(reset).toEqual([]);
    now = 5_000;
    await contacts.get(1);
    expect(tenant.rest.asked).toHaveLength(2);
    expect(reset).toEqual([{ route: 0, match: ['contacts.*'] }]);
    expect(routing.explain('contacts.get').tripped).toBe(true);
    routing.apply({ transport: 'soap', routes });
    expect(routing.explain('contacts.get').tripped).toBe(false);
    expect(warnings).toHaveLength(2);
  });

  it('are not stopped by a listener that fails', async () => {
    const tenant = scriptedTenant({ routes: railed({ errors: 0.5, minimum: 1 }) });
    tenant.so.routing.on('tripped', () => {
      throw new Error('a pager without battery');
    });
    tenant.rest.script = broken;
    expect(await tenant.so.contacts.get(1)).toMatchObject({ by: 'soap' });
    expect(warnings.at(-1)).toBe('a listener for "tripped" failed: Error: a pager without battery');
  });
});

describe('the routing of a connection', () => {
  it('applies another policy at once, or refuses it and keeps the one it has', async () => {
    const tenant = scriptedTenant({ routes: [] });
    const { routing } = tenant.so;
    const applied: unknown[] = [];
    routing.on('applied', (policy) => applied.push(policy));
    const policy = { transport: 'rest', routes: [{ match: 'lists.*', transport: 'agents' }] } as const;
    routing.apply(policy);
    expect(routing.current).toEqual(policy);
    expect(applied).toEqual([policy]);
    await tenant.so.contacts.get(5);
    await tenant.so.lists.items('task');
    expect(askedOf(tenant)).toEqual({ soap: 0, rest: 1, agents: 1 });
    const before = routing.current;
    for (const wrong of [
      { transport: 'rest', routes: [{ match: 'nothing', transport: 'rest' }] },
      { transport: 'ftp', routes: [] },
      { transport: 'rest', routes: [{ match: 'lists.*', transport: 'ftp' }] },
      { transport: 'rest', routes: [{ match: 'lists.*' }] },
      { transport: 'rest' },
    ]) {
      expect(() => routing.apply(wrong as never)).toThrow(ConfigurationError);
      expect(routing.current).toBe(before);
    }
  });

  it('does not affect calls without routes', async () => {
    const tenant = scriptedTenant({});
    expect(tenant.container.get(PARTS.Router)).toBeUndefined();
    for (const symbol of [PARTS.ShadowTransport, PARTS.ShadowHttpEngine]) {
      expect(tenant.container.isBound(symbol)).toBe(false);
    }
    expect(() => tenant.so.routing.apply({ transport: 'rest', routes: [] })).toThrow(/connect with routes: \[\]/);
    expect(tenant.so.routing.explain('contacts.get').text).toBe('contacts.get: soap (no route matches)');
  });

  it('explains every operation', () => {
    const { so } = scriptedTenant({
      routes: [
        { match: 'lists.*', transport: 'rest' },
        {
          match: ['contacts.get', 'contacts.save'],
          transport: { rest: 25, soap: 75 },
          stickyBy: 'id',
          shadow: { transport: 'agents', sample: 0.1 },
          fallback: 'soap',
        },
        { match: 'agents.Appointment.*', transport: 'agents' },
      ],
    });
    expect(so.routing.explain('contacts.get').text).toBe(
      'contacts.get: soap 75 %, rest 25 %; sticky by id; shadow on agents for 10 %; fallback soap (routes[1]: contacts.get, contacts.save)',
    );
    expect(so.routing.explain('contacts.save')).toMatchObject({
      kind: 'write',
      shadow: undefined,
      fallback: undefined,
    });
    expect(so.routing.explain('agents.Appointment.CalculateDays')).toMatchObject({
      route: 2,
      transports: { agents: 100 },
    });
    expect(() => so.routing.explain('contacts.gte')).toThrow(/Did you mean "contacts.get"\?/);
    const onSoap = servedBy('soap', so.routing.explainAll()).map(({ operation }) => operation);
    expect(onSoap).toContain('contacts.get');
    expect(onSoap).toContain('principal');
    expect(onSoap).not.toContain('lists.items');
  });
});
