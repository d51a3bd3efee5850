import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Container } from 'inversify';
import { ConfigurationError, superOfficeModule, type SuperOfficeConfiguration } from '../../../src/index.js';
import {
  ActivePolicy,
  checkPolicy,
  Operations,
  parsePolicy,
  type RoutingPolicy,
} from '../../../src/pipeline/routing/index.js';
import { TrafficSplit } from '../../../src/pipeline/routing/traffic-split.js';
import { contract } from '../../support/contract.js';
import { scriptedTenant } from '../../support/scripted-transports.js';
import { transportNames } from '../../support/transports.js';
import { entityTypes, namedEntities, repositoryOperations } from '../../../src/operations/index.js';
import { itemMethodNames } from '../../../src/repositories/index.js';

const operations = new Operations(contract);
const parts = { operations, unusable: () => undefined, now: () => 0 };
const active = (policy: RoutingPolicy) => new ActivePolicy(parsePolicy(policy), parts);

/** Every name that can be called, found without the code under test. */
const names = [
  ...repositoryOperations.keys(),
  ...contract.agentNames.flatMap((agent) =>
    [...contract.agent(agent).operations.keys()].map((operation) => `agents.${agent}.${operation}`),
  ),
];

/** What a pattern means, implemented a second time in the simplest way. */
function means(pattern: string, name: string): boolean {
  const [steps, parts] = [pattern.split('.'), name.split('.')];
  if (steps.at(-1) === '*' ? parts.length < steps.length : parts.length !== steps.length) return false;
  return steps.every((step, index) => {
    const part = parts[index] ?? '';
    const [head = '', tail] = step.split('*');
    if (tail === undefined) return part === step;
    return part.length >= head.length + tail.length && part.startsWith(head) && part.endsWith(tail);
  });
}

/** The operations of the WSDL documents that the vendor's OpenAPI document does not have. */
const onSoapOnly = new RegExp(
  String.raw`^agents\.(BLOB\.GetRawPersonImage|BlobManager\.(Begin|End)?(Read|Write)Blob(Part)?|` +
    String.raw`CustomerService\.(ChatSessionsForUser|DeleteChatSessions)|` +
    String.raw`FileManager\.((Begin|End)?(Read|Write)File(Part)?|CreateFile)|` +
    String.raw`SoPrincipal\.(Authenticate\w+|GetSystemInfo))$`,
);

/** Whether a route whose pattern matches serves the operation. */
function serves(pattern: string, transport: string | Readonly<Record<string, number>>, name: string): boolean {
  if (!means(pattern, name)) return false;
  const transports =
    typeof transport === 'string' ? [transport] : Object.keys(transport).filter((each) => transport[each] !== 0);
  return !pattern.includes('*') || transports.every((each) => each === 'soap') || !onSoapOnly.test(name);
}

const pattern = fc.oneof(
  fc.constantFrom(...names),
  fc.constantFrom('*', '*.get', '*.query', 'agents.*', 'agents.*.*', 'agents.MDO.*', 'agents.Appointment.Get*'),
  fc.constantFrom('contacts.*', 'lists.*', 'documents.*', 'archive.*', 'principal', 'lists.*Item', 'persons.get*'),
);
const shares = fc.integer({ min: 0, max: 100 }).map((rest) => ({ rest, soap: 100 - rest }));
const route = fc.record({
  match: fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 })),
  transport: fc.oneof(fc.constantFrom(...transportNames), shares),
});

describe('a policy', () => {
  it('sends every operation to the first route that matches, or else to the default', () => {
    fc.assert(
      fc.property(
        fc.array(route, { maxLength: 6 }),
        fc.constantFrom(...transportNames),
        fc.array(fc.constantFrom(...names), { minLength: 20, maxLength: 20 }),
        (routes, transport, asked) => {
          let policy: ActivePolicy;
          try {
            policy = active({ transport, routes });
          } catch (error) {
            // Every refusal has a reason that names a route.
            expect(error).toBeInstanceOf(ConfigurationError);
            expect((error as ConfigurationError).path).toMatch(/^routes\[\d\]\./);
            return;
          }
          for (const name of asked) {
            const expected = routes.findIndex(({ match, transport: by }) =>
              [match].flat().some((each) => serves(each, by, name)),
            );
            const { route: found } = policy.planOf(name);
            expect(found?.index ?? -1).toBe(expected);
          }
          for (const { match } of routes) {
            for (const each of [match].flat()) expect(names.some((name) => means(each, name))).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is refused if earlier routes match everything that a pattern matches, and only then', () => {
    fc.assert(
      fc.property(fc.array(pattern, { minLength: 1, maxLength: 5 }), (patterns) => {
        const routes = patterns.map((match) => ({ match, transport: 'soap' as const }));
        const exhausted = patterns.findIndex((each, index) =>
          names
            .filter((name) => means(each, name))
            .every((name) => patterns.slice(0, index).some((one) => means(one, name))),
        );
        const check = () => checkPolicy(parsePolicy({ transport: 'rest', routes }), operations, () => undefined);
        if (exhausted === -1) expect(check).not.toThrow();
        else expect(check).toThrow(`routes[${exhausted}].match can never match`);
      }),
      { numRuns: 150 },
    );
  });

  it.each<[what: string, routes: RoutingPolicy['routes'], path: string, words: string]>([
    [
      'a misspelt operation',
      [{ match: 'contacts.gte', transport: 'rest' }],
      'routes[0].match',
      'Did you mean "contacts.get"?',
    ],
    [
      'a misspelt repository',
      [{ match: 'contact.*', transport: 'rest' }],
      'routes[0].match',
      'Did you mean "contacts.*"?',
    ],
    [
      'a misspelt agent',
      [{ match: ['lists.*', 'agents.Apointment.*'], transport: 'rest' }],
      'routes[0].match[1]',
      'Did you mean "agents.Appointment.*"?',
    ],
    [
      'a misspelt operation of an agent',
      [{ match: 'agents.Appointment.CalculateDay', transport: 'agents' }],
      'routes[0].match',
      'Did you mean "agents.Appointment.CalculateDays"?',
    ],
    [
      'a name that is like no other',
      [{ match: 'zzzzzzzzzzzz', transport: 'rest' }],
      'routes[0].match',
      'agents.Appointment.*',
    ],
    [
      'a route below one that takes all',
      [
        { match: '*', transport: 'soap' },
        { match: 'contacts.get', transport: 'rest' },
      ],
      'routes[1].match',
      'routes[0] (*) above matches it first',
    ],
    [
      'a route whose calls others share among them',
      [
        { match: 'lists.*Item*', transport: 'rest' },
        { match: 'lists.items', transport: 'rest' },
        { match: 'lists.*Definition*', transport: 'rest' },
        { match: ['lists.definition', 'lists.definitions'], transport: 'rest' },
        { match: 'lists.*', transport: 'agents' },
      ],
      'routes[4].match',
      'above match it first',
    ],
    [
      'an operation that SOAP alone has, sent to agents',
      [{ match: 'agents.SoPrincipal.AuthenticateUsernamePassword', transport: 'agents' }],
      'routes[0].transport',
      'exists on soap alone',
    ],
    [
      'a pattern that matches such operations only, on a share',
      [{ match: 'agents.BlobManager.ReadBlob*', transport: { rest: 10, soap: 90 } }],
      'routes[0].transport',
      'exist on soap alone',
    ],
    [
      'a fallback that lacks it',
      [{ match: 'agents.SoPrincipal.GetSystemInfo', transport: 'soap', fallback: 'rest' }],
      'routes[0].fallback',
      'exists on soap alone',
    ],
    [
      'a shadow of writes',
      [{ match: ['contacts.save', 'contacts.create'], transport: 'rest', shadow: { transport: 'soap' } }],
      'routes[0].shadow',
      'contacts.save, contacts.create is not a read',
    ],
    [
      'a shadow of what is streamed',
      [{ match: 'documents.readContent', transport: 'rest', shadow: { transport: 'soap' } }],
      'routes[0].shadow',
      'documents.readContent is not a read whose answer can be compared',
    ],
    [
      'a shadow of itself',
      [{ match: 'contacts.get', transport: 'rest', shadow: { transport: 'rest' } }],
      'routes[0].shadow.transport',
      'name another transport',
    ],
    [
      'a fallback for writes, which never fall back',
      [{ match: 'contacts.save', transport: 'rest', fallback: 'soap' }],
      'routes[0].fallback',
      'is for reads',
    ],
    [
      'a fallback to itself',
      [{ match: 'contacts.get', transport: 'rest', fallback: 'rest' }],
      'routes[0].fallback',
      'name another transport',
    ],
    [
      'guardrails without a fallback',
      [{ match: 'contacts.get', transport: 'rest', guardrails: { errors: 0.5 } }],
      'routes[0].fallback',
      'is missing',
    ],
    [
      'guardrails without a limit',
      [{ match: 'contacts.get', transport: 'rest', fallback: 'soap', guardrails: {} }],
      'routes[0].guardrails',
      'must have a limit',
    ],
    [
      'guardrails on mismatches without a shadow',
      [{ match: 'contacts.get', transport: 'rest', fallback: 'soap', guardrails: { mismatches: 0.5 } }],
      'routes[0].shadow',
      'is missing',
    ],
    [
      'a key with nothing to divide',
      [{ match: 'contacts.get', transport: { rest: 100 }, stickyBy: 'id' }],
      'routes[0].stickyBy',
      'rest gets all calls',
    ],
    [
      'shares that are not the whole',
      [{ match: '*', transport: { rest: 25, soap: 70 } }],
      'routes[0].transport',
      '100 percent',
    ],
  ])('is refused for %s, with the route and the way out', (_what, routes, path, words) => {
    for (const load of [
      () => active({ transport: 'soap', routes }),
      () => new Container().load(superOfficeModule({ transport: 'soap', tenant: 'emulator', routes: [...routes] })),
      () => scriptedTenant({ routes: [] }).so.routing.apply({ transport: 'soap', routes }),
    ]) {
      expect(load).toThrow(ConfigurationError);
      expect(load).toThrow(words);
    }
    let error: unknown;
    try {
      active({ transport: 'soap', routes });
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ path });
  });

  it('passes over operations that a transport lacks if a pattern with a wildcard matches them', () => {
    const { so } = scriptedTenant({
      routes: [
        { match: 'agents.*', transport: 'rest' },
        { match: 'agents.SoPrincipal.*', transport: 'soap' },
      ],
    });
    const routeOf = (name: string) => so.routing.explain(name).route;
    expect(routeOf('agents.Contact.GetContactEntity')).toBe(0);
    expect(routeOf('agents.SoPrincipal.GetSystemInfo')).toBe(1);
    expect(routeOf('agents.BlobManager.ReadBlob')).toBeUndefined();
  });

  it('is refused if it names a transport that the credentials cannot use', () => {
    const configuration: SuperOfficeConfiguration = {
      transport: 'rest',
      tenant: { environment: 'sod', id: 'Cust12345' },
      auth: { kind: 'bearer', accessToken: 'very-secret-access-token' },
      routes: [{ match: 'lists.*', transport: 'rest', shadow: { transport: 'soap' } }],
    };
    const load = () => superOfficeModule(configuration);
    expect(load).toThrow(/routes\[0\].shadow.transport is soap, which cannot be used: auth.appToken is missing/);
  });

  it('knows every operation that the repositories have', () => {
    const { so } = scriptedTenant();
    const methods = (repository: object): string[] => {
      const found = new Set(Object.keys(repository));
      for (let each = Object.getPrototypeOf(repository) as object; each !== Object.prototype;) {
        for (const name of Object.getOwnPropertyNames(each)) found.add(name);
        each = Object.getPrototypeOf(each) as object;
      }
      return [...found].filter((name) => name !== 'constructor' && typeof Reflect.get(repository, name) === 'function');
    };
    const unnamed = [...entityTypes].filter(([, { repository }]) => !(repository in so)).map(([name]) => name);
    const found = [
      ...[...namedEntities.keys(), 'lists' as const, 'tables' as const].flatMap((name) =>
        methods(so[name]).map((method) => `${name}.${method}`),
      ),
      ...unnamed.flatMap((name) =>
        methods(so.entity(name as 'TicketType')).map((method) => `entity.${name}.${method}`),
      ),
      ...Object.values(itemMethodNames).map((name) => `lists.${name}`),
      ...methods(so.customObjects('y_equipment')).map((method) => `customObjects.${method}`),
      ...methods(so.archive('FindContact')).map((method) => `archive.${method}`),
      'principal',
    ];
    expect([...repositoryOperations.keys()].sort()).toEqual(found.filter((name) => name !== 'lists.of').sort());
    expect(Object.keys(itemMethodNames).sort()).toEqual(methods(so.lists.of('category')).sort());
  });
});

/** The tolerance of a share in this many draws: five standard deviations, which one run in two million exceeds. */
const bound = (share: number, calls: number) => 5 * Math.sqrt((share * (1 - share)) / calls);

describe('shares', () => {
  const calls = 100_000;

  it.each([
    { soap: 75, rest: 25 },
    { agents: 1, soap: 99 },
    { rest: 33.3, soap: 33.3, agents: 33.4 },
  ])('%j are met over 100,000 calls, by chance and by key', (percentages) => {
    const divided = new TrafficSplit(percentages);
    for (const side of [() => divided.byChance(Math.random()), (index: number) => divided.byKey(index)]) {
      const counts = new Map<string, number>();
      for (let index = 0; index < calls; index++) {
        const name = side(index);
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      for (const [name, percent] of Object.entries(percentages)) {
        const share = (counts.get(name) ?? 0) / calls;
        expect(Math.abs(share - percent / 100)).toBeLessThanOrEqual(bound(percent / 100, calls));
      }
    }
  });

  it('keep a key on its transport, in whatever order they are written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.string()), fc.integer({ min: 0, max: 100 }), (key, rest) => {
        const side = new TrafficSplit({ rest, soap: 100 - rest }).byKey(key);
        expect(new TrafficSplit({ soap: 100 - rest, rest }).byKey(key)).toBe(side);
        if (rest === 0 || rest === 100) expect(side).toBe(rest === 0 ? 'soap' : 'rest');
      }),
      { numRuns: 2_000 },
    );
  });

  it('keep their keys when they grow', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer(), fc.string()),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 0, max: 100 }),
        (key, one, other) => {
          const [less, more] = [Math.min(one, other), Math.max(one, other)];
          const before = new TrafficSplit({ rest: less, soap: 100 - less }).byKey(key);
          const after = new TrafficSplit({ rest: more, soap: 100 - more }).byKey(key);
          if (before === 'rest') expect(after).toBe('rest');
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
