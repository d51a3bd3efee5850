import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { cacheKindNames, cacheKinds } from '../../src/pipeline/caching/index.js';
import { netServerAgents } from '../../src/contract/agent-names.js';
import { Contract } from '../../src/contract/index.js';
import {
  exceptions,
  kindOfOperation,
  readsByVerb,
  listOperations,
  repositoryOperations,
} from '../../src/operations/index.js';
import { contract as bundled } from '../support/contract.js';

const folder = process.env['NETSERVER_CONTRACT'];
const vendor = folder === undefined ? undefined : Contract.fromFolder(resolve(folder, 'wsdl'));
/** Operations whose names begin with these read, unless a row says otherwise. */
const verbs = [
  ...['Get', 'Find', 'Is', 'Has', 'Can', 'Exists', 'Supports', 'Validate', 'Calculate'],
  ...['CreateDefault'],
];
const byVerb = (operation: string) => verbs.some((verb) => new RegExp(`^${verb}(?=[A-Z]|$)`).test(operation));

const rows = Object.entries(exceptions).flatMap(([agent, operations]) =>
  Object.entries(operations).map(([operation, row]) => ({ agent, operation, name: `${agent}.${operation}`, ...row })),
);
const listed = Object.entries(readsByVerb).flatMap(([agent, names]) =>
  names
    .trim()
    .split(/\s+/)
    .map((operation) => ({ agent, operation, name: `${agent}.${operation}` })),
);

describe('the table of operations', () => {
  it('says the opposite of the verb in each exception, and why', () => {
    for (const { name, kind, operation, reason } of rows) {
      expect([name, kind]).toEqual([name, byVerb(operation) ? 'write' : 'read']);
      expect([name, reason]).toEqual([name, expect.stringMatching(/^[A-Z].{15,}\.$/)]);
    }
  });

  it('has no read among the operations whose verb changes something', () => {
    const changing =
      /^(?:Set|Publish|Save|Delete|Add|Remove|Update|Move|Post|Send|Merge|Assign|Accept|Reject)(?=[A-Z]|$)/;
    const reading = [...listed, ...rows.filter(({ kind }) => kind === 'read')];
    expect(reading.filter(({ operation }) => changing.test(operation))).toEqual([]);
  });

  it('has each operation once, under an existing agent', () => {
    const names = [...rows, ...listed].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const agents = new Set(names.map((name) => name.split('.')[0]));
    expect([...agents].filter((agent) => !(netServerAgents as readonly string[]).includes(agent ?? ''))).toEqual([]);
    expect(listed.filter(({ operation }) => !byVerb(operation))).toEqual([]);
  });

  it.each([
    ['Diagnostics', 'GetNextTableNumber'],
    ['AI', 'GetChatbotResponse'],
    ['Configuration', 'GetLandingPage'],
    ['User', 'GetOrRegisterAccessGatewayInfo'],
    ['User', 'GetAccessToken'],
    ['Ticket', 'GetNextInQueue'],
    ['Quote', 'ValidateQuoteVersion'],
    ['Marketing', 'CalculateMailingStatistics'],
    ['List', 'CreateDefaultDocumentTemplateLanguage'],
    ['SoPrincipal', 'AuthenticateUsernamePassword'],
    ['EMail', 'Authenticate'],
    ['Contact', 'SaveContactEntity'],
    ['Document', 'SetDocumentStreamFromId'],
    ['List', 'SetSelected'],
    ['Configuration', 'PublishScreen'],
    ['UserDefinedFieldInfo', 'Publish'],
  ])('knows %s.%s as a write', (agent, operation) => {
    expect(kindOfOperation(agent, operation)).toBe('write');
  });

  it.each([
    ['Contact', 'GetContactEntity'],
    ['Ticket', 'ResolveTicketId'],
    ['PhoneList', 'Search'],
    ['Appointment', 'CalculateDays'],
    ['Sale', 'CreateDefaultSaleEntity'],
    ['SoPrincipal', 'GetSystemInfo'],
  ])('knows %s.%s as a read', (agent, operation) => {
    expect(kindOfOperation(agent, operation)).toBe('read');
  });

  it.each([
    ['Contact', 'GetSomethingNew'],
    ['Contact', 'getContactEntity'],
    ['SomethingNew', 'GetAll'],
    ['Contact', ''],
    ['', 'GetContactEntity'],
    ['__proto__', 'toString'],
    ['constructor', 'name'],
    ['Contact', 'constructor'],
  ])('takes %s.%s, which no one has reviewed, for a write', (agent, operation) => {
    expect(kindOfOperation(agent, operation)).toBe('write');
  });

  it('agrees with the contract of this package, but for the operations that a row makes an exception of', () => {
    const exceptional = new Set(rows.map(({ name }) => name));
    const unknown = bundled.agentNames.flatMap((agent) =>
      [...bundled.agent(agent).operations.keys()].filter(
        (operation) =>
          byVerb(operation) &&
          kindOfOperation(agent, operation) === 'write' &&
          !exceptional.has(`${agent}.${operation}`),
      ),
    );
    expect(unknown).toEqual([]);
  });
});

describe('code that relies on the table', () => {
  it('makes these methods of repositories reads, and every other a write', () => {
    const reads = [...repositoryOperations].flatMap(([name, { kind }]) => (kind === 'read' ? [name] : []));
    const methods = new Set(reads.map((name) => name.split('.').at(-1) ?? name));
    const expected = `
      alternatives appointments attachments byErpKey byName createDefault definition definitions documents find get getItem
      getItems getMany items languages lastError lines list members messages note ofGroup ofPerson ofSale persons principal
      query readContent readImage sales search stakeholders tickets versions`;
    expect([...methods].sort()).toEqual(expected.trim().split(/\s+/));
  });

  it('uses GET for a resource exactly if its operation reads', () => {
    const input = { list: 1, name: 'category', id: 2, entity: {} };
    const { plain, tasks, ...definitions } = listOperations;
    const all = [...Object.values(definitions), ...Object.values(plain), ...Object.values(tasks)];
    for (const { agent, operation, resource } of all) {
      const method = resource?.(input)?.method;
      if (method === undefined) continue;
      const reads = kindOfOperation(agent, operation) === 'read';
      expect([operation, method === 'GET']).toEqual([operation, reads]);
    }
  });
});

(vendor === undefined ? describe.skip : describe)(
  vendor === undefined ? 'the vendor’s contract (set NETSERVER_CONTRACT)' : 'the vendor’s contract',
  () => {
    const operations =
      vendor?.agentNames.flatMap((agent) =>
        [...vendor.agent(agent).operations.keys()].map((operation) => ({
          agent,
          operation,
          name: `${agent}.${operation}`,
        })),
      ) ?? [];
    const names = new Set(operations.map(({ name }) => name));

    it('classifies each operation: by its verb, or by a row', () => {
      const verdicts = new Set([...rows, ...listed].map(({ name }) => name));
      const undecided = operations.filter(({ name, operation }) => byVerb(operation) && !verdicts.has(name));
      expect(undecided).toEqual([]);
    });

    it('has every operation that the table names', () => {
      expect([...rows, ...listed].map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
    });

    it('has these counts', () => {
      const count = (kind: string) =>
        operations.filter(({ agent, operation }) => kindOfOperation(agent, operation) === kind).length;
      expect({
        agents: vendor?.agentNames.length,
        operations: operations.length,
        reads: count('read'),
        writes: count('write'),
        readsWithoutVerb: rows.filter(({ kind }) => kind === 'read').length,
        writesWithVerb: rows.filter(({ kind }) => kind === 'write').length,
      }).toEqual({
        agents: 60,
        operations: 2_029,
        reads: 1_123,
        writes: 906,
        readsWithoutVerb: 30,
        writesWithVerb: 45,
      });
    });

    it('has an operation that reads for each kind of the cache but entities', () => {
      for (const kind of cacheKindNames.filter((name) => name !== 'entities')) {
        const kept = operations.filter(({ name }) => cacheKinds[kind].kept.test(name));
        expect([kind, kept.some(({ agent, operation }) => kindOfOperation(agent, operation) === 'read')]).toEqual([
          kind,
          true,
        ]);
      }
    });
  },
);
