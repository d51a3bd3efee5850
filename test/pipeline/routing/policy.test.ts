import { describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import { ConfigurationError, superOfficeModule, type SuperOfficeConfiguration } from '../../../src/index.js';
import { ActivePolicy, Operations, parsePolicy, type RoutingPolicy } from '../../../src/pipeline/routing/index.js';
import { contract } from '../../support/contract.js';
import { scriptedTenant } from '../../support/scripted-transports.js';
import { entityTypes, namedEntities, repositoryOperations } from '../../../src/operations/index.js';
import { itemMethodNames } from '../../../src/repositories/index.js';

const operations = new Operations(contract);
const parts = { operations, unusable: () => undefined, now: () => 0 };
const active = (policy: RoutingPolicy) => new ActivePolicy(parsePolicy(policy), parts);

describe('a policy', () => {
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
