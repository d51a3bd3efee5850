import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ConfigurationError } from '../../../src/index.js';
import {
  ActivePolicy,
  checkPolicy,
  Operations,
  parsePolicy,
  type RoutingPolicy,
} from '../../../src/pipeline/routing/index.js';
import { contract } from '../../support/contract.js';
import { transportNames } from '../../support/transports.js';
import { repositoryOperations } from '../../../src/operations/index.js';

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
});
