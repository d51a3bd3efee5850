import { describe, expect, it } from '@jest/globals';
import { ConfigurationError, type TransportName } from '../../../src/errors/index.js';
import { checkPolicy, parsePolicy, type RoutingPolicy } from '../../../src/pipeline/routing/index.js';
import { fewOperations as operations } from '../../support/few-operations.js';

type Routes = RoutingPolicy['routes'];

/** The problems of a policy: where they are, and what they say. */
function problemsOf(routes: Routes, unusable: (transport: TransportName) => string | undefined = () => undefined) {
  try {
    checkPolicy(parsePolicy({ transport: 'soap', routes }), operations, unusable);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems.map(({ path, message }) => [path, message] as const);
  }
  return [];
}

describe('a policy has no problems', () => {
  it.each<[what: string, routes: Routes]>([
    ['without routes', []],
    ['for "*", which is every call', [{ match: '*', transport: 'rest' }]],
    ['with a wildcard within a part', [{ match: 'lists.*Item', transport: 'rest' }]],
    [
      'if a later route matches more than the one above it',
      [
        { match: 'contacts.get', transport: 'rest' },
        { match: 'contacts.*', transport: 'agents' },
      ],
    ],
    [
      'with a shadow and a fallback on other transports',
      [{ match: 'contacts.*', transport: 'rest', shadow: { transport: 'soap' }, fallback: 'agents' }],
    ],
    [
      'with a shadow or a fallback on a transport that has a share',
      [{ match: 'contacts.*', transport: { rest: 50, soap: 50 }, shadow: { transport: 'soap' }, fallback: 'rest' }],
    ],
    [
      'with guardrails for writes, whose fallback serves them all',
      [{ match: 'contacts.save', transport: 'rest', fallback: 'soap', guardrails: { errors: 0.5 } }],
    ],
    [
      'with guardrails on mismatches and a shadow',
      [
        {
          ...{ match: 'contacts.*', transport: 'rest', fallback: 'soap' },
          ...{ shadow: { transport: 'agents' }, guardrails: { mismatches: 0.5 } },
        },
      ],
    ],
    ['with a key for shares', [{ match: 'contacts.*', transport: { rest: 50, soap: 50 }, stickyBy: 'id' }]],
    [
      'if what its transport lacks is passed over by the wildcard',
      [
        { match: 'agents.*', transport: 'rest' },
        { match: 'agents.SoPrincipal.GetSystemInfo', transport: 'soap' },
      ],
    ],
    [
      'with a shadow of some that are read and some that are written',
      [{ match: ['contacts.get', 'contacts.save'], transport: 'rest', shadow: { transport: 'soap' } }],
    ],
  ] as [string, Routes][])('%s', (_what, routes) => {
    expect(problemsOf(routes)).toEqual([]);
  });
});

describe('a problem of a policy is told with its place', () => {
  const contact = { match: 'contacts.get', transport: 'rest' } as const;

  it.each<[what: string, routes: Routes, path: string, words: RegExp]>([
    [
      'an unknown operation, with examples if nothing is near',
      [{ match: 'zzzzzzzzzz', transport: 'rest' }],
      'routes[0].match',
      /unknown operation "zzzzzzzzzz".*contacts\.get/,
    ],
    [
      'an unknown operation of a list of patterns',
      [{ match: ['contacts.get', 'contacts.gte'], transport: 'rest' }],
      'routes[0].match[1]',
      /"contacts\.gte".*"contacts\.get"/,
    ],
    [
      'a pattern that leaves out the shorter names',
      [{ match: '*.*', transport: 'rest' }],
      'routes[0].match',
      /"\*\.\*".*fewer than 2 parts.*principal/,
    ],
    [
      'a longer one',
      [{ match: '*.*.*', transport: 'rest' }],
      'routes[0].match',
      /"\*\.\*\.\*".*fewer than 3 parts.*principal/,
    ],
    [
      'a route that another takes everything from',
      [{ match: 'persons.*', transport: 'rest' }, { match: ['lists.*', 'contacts.*'], transport: 'rest' }, contact],
      'routes[2].match',
      /"contacts\.get".*routes\[1\] \(lists\.\*, contacts\.\*\) above matches it first/,
    ],
    [
      'a pattern that the same route has already',
      [
        { match: ['contacts.*'], transport: 'rest' },
        { match: ['persons.get', 'contacts.get'], transport: 'rest' },
      ],
      'routes[1].match[1]',
      /"contacts\.get".*routes\[0\] \(contacts\.\*\) above matches it first/,
    ],
    [
      'a route that one of several takes everything from',
      [
        { match: 'contacts.save', transport: 'rest' },
        contact,
        { match: 'contacts.find', transport: 'rest' },
        { match: 'contacts.f*', transport: 'rest' },
      ],
      'routes[3].match',
      /routes\[2\] \(contacts\.find\) above matches it first/,
    ],
    [
      'one operation that exists on soap alone',
      [{ match: 'agents.SoPrincipal.GetSystemInfo', transport: 'rest' }],
      'routes[0].transport',
      /is rest, but agents\.SoPrincipal\.GetSystemInfo exists on soap alone/,
    ],
    [
      'several of them, of which three are named',
      [{ match: 'agents.BlobManager.*', transport: 'agents' }],
      'routes[0].transport',
      /is agents, but (agents\.BlobManager\.\w+, ){2}agents\.BlobManager\.\w+ and \d more exist on soap alone/,
    ],
    [
      'a shadow that lacks it',
      [{ match: 'agents.SoPrincipal.GetSystemInfo', transport: 'soap', shadow: { transport: 'rest' } }],
      'routes[0].shadow.transport',
      /is rest, but .* on soap alone/,
    ],
    [
      'a shadow on the transport of the calls',
      [{ ...contact, shadow: { transport: 'rest' } }],
      'routes[0].shadow.transport',
      /is rest, which serves the calls already/,
    ],
    [
      'a shadow of writes alone',
      [{ match: 'contacts.save', transport: 'rest', shadow: { transport: 'soap' } }],
      'routes[0].shadow',
      /contacts\.save is not a read/,
    ],
    [
      'a fallback on the transport of the calls',
      [{ ...contact, fallback: 'rest' }],
      'routes[0].fallback',
      /is rest, which serves the calls already/,
    ],
    [
      'a fallback for writes alone',
      [{ match: ['contacts.save', 'contacts.delete'], transport: 'rest', fallback: 'soap' }],
      'routes[0].fallback',
      /contacts\.save, contacts\.delete is not a read/,
    ],
    [
      'guardrails without a fallback',
      [{ ...contact, guardrails: { errors: 0.5 } }],
      'routes[0].fallback',
      /is missing/,
    ],
    [
      'guardrails without a limit',
      [{ ...contact, fallback: 'soap', guardrails: {} }],
      'routes[0].guardrails',
      /errors, mismatches/,
    ],
    [
      'guardrails on mismatches without a shadow',
      [{ ...contact, fallback: 'soap', guardrails: { mismatches: 0.5 } }],
      'routes[0].shadow',
      /is missing/,
    ],
    [
      'a key where one transport gets all calls',
      [{ ...contact, stickyBy: 'user' }],
      'routes[0].stickyBy',
      /rest gets all calls/,
    ],
  ])('%s', (_what, routes, path, words) => {
    expect(problemsOf(routes)).toEqual([[path, expect.stringMatching(words)]]);
  });

  it('for each use of a transport that the credentials do not allow', () => {
    const routes: Routes = [
      { match: 'contacts.*', transport: { rest: 50, soap: 50 }, shadow: { transport: 'soap' }, fallback: 'agents' },
      { match: 'persons.*', transport: 'rest', fallback: 'soap' },
    ];
    expect(problemsOf(routes, (transport) => (transport === 'soap' ? 'no token' : undefined))).toEqual([
      ['routes[0].transport', expect.stringMatching(/is soap.*no token/)],
      ['routes[0].shadow.transport', expect.stringMatching(/is soap.*no token/)],
      ['routes[1].fallback', expect.stringMatching(/is soap.*no token/)],
    ]);
  });

  it('all of them at once', () => {
    const routes: Routes = [
      { match: 'contacts.gte', transport: 'rest' },
      { match: 'contacts.save', transport: 'rest', shadow: { transport: 'rest' }, fallback: 'soap' },
      { match: 'contacts.save', transport: 'rest' },
    ];
    expect(problemsOf(routes).map(([path]) => path)).toEqual([
      'routes[0].match',
      'routes[1].shadow.transport',
      'routes[1].shadow',
      'routes[1].fallback',
      'routes[2].match',
    ]);
  });

  it('except the settings of a route that serves nothing, whose pattern is the problem', () => {
    const problems = problemsOf([{ match: 'zzzzzzzz', transport: 'rest', fallback: 'rest', stickyBy: 'id' }]);
    expect(problems.map(([path]) => path)).toEqual(['routes[0].match']);
  });
});
