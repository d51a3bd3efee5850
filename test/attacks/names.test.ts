import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localiseText } from '../../src/codec/canonical/language.js';
import { complete } from '../../src/codec/canonical/complete.js';
import { toJson } from '../../src/codec/json/to-json.js';
import { loadConfiguration } from '../../src/config/index.js';
import type { CarrierType } from '../../src/contract/index.js';
import { parseXmlDocument } from '../../src/contract/xml-document.js';
import { ConfigurationError, connect, type SuperOffice, ValidationError, where } from '../../src/index.js';
import { loadScenarios } from '../../src/migration/scenario/index.js';
import { unmetExpectations } from '../../src/migration/verify/expectations.js';
import { enclosed } from '../../src/codec/archive/index.js';
import { pathSegment } from '../../src/operations/path-segment.js';
import { AnsweringServer } from '../support/answering-server.js';
import { json } from '../support/failing-server.js';
import { ConfigurationFolder } from '../support/configuration-folder.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

const folder = new ConfigurationFolder();
afterAll(() => folder.remove());

/** Names that every object has without having been given them. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__', '__defineGetter__'];

describe.each(inherited)('the name %s, which every object has', (name) => {
  it('is not an environment variable that is set', async () => {
    const file = folder.write('superoffice.config.yaml', `tenant: { url: "https://\${${name}}.example.com" }\n`);
    for (const environment of [{}, process.env]) {
      const error = await errorOf(loadConfiguration(undefined, { configFile: file, environment }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as Error).message).toContain(`needs the environment variable ${name}, which is not set`);
    }
  });

  it('is not a value of a scenario', async () => {
    const text = `scenario: x\nlet: { known: 1 }\nsteps:\n  - { step: a, call: contacts.get, with: { id: "\${${name}}" } }\n`;
    const error = await errorOf(loadScenarios([folder.write('scenario.yaml', text)]));
    expect((error as Error).message).toContain(name);
  });

  it('is not in an answer that lacks it', () => {
    const matches = JSON.parse(`{"${name}": {}}`) as Record<string, unknown>;
    expect(unmetExpectations({ matches }, { matches }, { answer: {} }, true)).toEqual([
      { path: name, problem: expect.stringContaining('got nothing') as unknown },
    ]);
  });

  it('is not a reference in an XML document', () => {
    const { attributes } = parseXmlDocument(`<types a="&${name};"/>`, 'a.wsdl');
    expect(attributes['a']).toBe(`&${name};`);
  });

  it('is not a language', () => {
    expect(localiseText('NO:"Møte";US:"Meeting"', name)).toBe('Meeting');
  });

  it('is null in a carrier that lacks the field of that name', () => {
    const field = {
      name,
      namespace: 'urn:t',
      nillable: true,
      optional: true,
      type: { kind: 'primitive', name: 'string' },
    };
    const carrier = { kind: 'carrier', name: 'C', namespace: 'urn:t', fields: [field], derived: [], base: undefined };
    const type = { ...carrier, fieldsByName: new Map([[name, field]]) } as unknown as CarrierType;
    if (name !== '__proto__') expect(Object.entries(complete(type, {}) as object)).toEqual([[name, null]]);
    expect(JSON.stringify(toJson(type, {}))).toBe('{}');
  });
});

describe('a text in an address', () => {
  const server = new AnsweringServer();
  const asked: string[] = [];
  const connections = new Map<TestedTransport, SuperOffice>();
  beforeAll(async () => {
    const url = await server.start();
    server.answer = (response, request) => {
      asked.push(request.url ?? '');
      json(200, [])(response, request, '');
    };
    for (const transport of transportNames) {
      const auth = { kind: 'ticket', ticket: '7T:a-ticket', appToken: 'an-application-token' } as const;
      connections.set(transport, await connect({ transport, tenant: { url }, auth, resilience: { attempts: 1 } }));
    }
  });
  afterAll(async () => {
    for (const so of connections.values()) await so.close();
    await server.close();
  });

  const outwards = [
    '..',
    '.',
    '../../../Remote',
    '..\\..',
    '%2e%2e',
    '%2E%2E/x',
    '..;/x',
    'a/../../b',
    'x?y=1',
    'x#y',
    '/etc',
    '//evil.example',
  ];
  // How each transport addresses lists; whatever the name, the call stays there.
  const within = {
    soap: '/Cust12345/Remote/Services88/',
    rest: '/Cust12345/api/v1/',
    agents: '/Cust12345/api/v1/Agents/',
  };

  for (const transport of transportNames) {
    it.each(outwards)(`stays a name, over ${transport}: lists.items(%j)`, async (name) => {
      asked.length = 0;
      await connections
        .get(transport)
        ?.lists.items(name)
        .catch(() => undefined);
      expect(asked.length).toBeGreaterThan(0);
      for (const address of asked) {
        const { pathname, search } = new URL(address, 'http://server.example');
        expect(address.startsWith(within[transport])).toBe(true);
        expect(pathname.startsWith(within[transport])).toBe(true);
        // The server may decode once more than it should; still no step leads out.
        if (transport === 'rest')
          expect(pathname).toMatch(/^\/Cust12345\/api\/v1\/(?:MDOList\/[^/]+|Agents\/MDO\/\w+)$/);
        expect(search).not.toContain('y=1');
      }
    });

    it.each(outwards)(`stays a name, over ${transport}: lists.definition(%j)`, async (name) => {
      asked.length = 0;
      await connections
        .get(transport)
        ?.lists.definition(name)
        .catch(() => undefined);
      for (const address of asked) {
        expect(new URL(address, 'http://server.example').pathname.startsWith(within[transport])).toBe(true);
        if (transport === 'rest')
          expect(address).toMatch(/^\/Cust12345\/api\/v1\/(?:List\/[^/?#]+|Agents\/List\/\w+|List)(?:\?.*)?$/);
      }
    });

    it.each(outwards)(`is refused as a provider, over ${transport}: archive(%j)`, async (name) => {
      asked.length = 0;
      const search = async () =>
        connections
          .get(transport)
          ?.archive(name)
          .query({ select: ['name'] })
          .toArray();
      expect(await errorOf(search())).toBeInstanceOf(ValidationError);
      expect(asked).toEqual([]);
    });
  }

  it.each(['..', '.', '', ' ', ' .. '])('cannot be a segment that leads elsewhere: %j', (text) => {
    expect(() => pathSegment(text, 'name')).toThrow(ValidationError);
  });

  it('is one segment, whatever it contains', () => {
    for (const text of [...outwards.slice(2), 'ø \ud800', 'a b']) {
      const { pathname } = new URL(`http://server.example/api/${pathSegment(text, 'name')}`);
      expect(pathname.split('/')).toHaveLength(3);
    }
  });

  it.each([
    'x = 1) or (1 = 1',
    "name = 'a') or (name != 'b'",
    "name = 'a\\'') or ('' = '",
    ') or (',
    '(((',
    ')))',
    "name = 'a",
    "name = 'a' or '",
    "name = 'it''s') or (1 = 1",
    '(a = 1)) or ((b = 2)',
  ])('cannot close the bracket around it: %j', async (filter) => {
    expect(() => enclosed(filter)).toThrow(ValidationError);
    for (const so of connections.values()) {
      asked.length = 0;
      const call = so.contacts.persons(2, { select: ['firstName'], filter }).toArray();
      expect(await errorOf(call)).toMatchObject({ name: 'ValidationError', path: 'filter', outcome: 'not-sent' });
      expect(asked).toEqual([]);
    }
  });

  it.each([
    'x = 1 or (1 = 1)',
    "name = 'a) or (b'",
    "name = 'it\\'s (so'",
    "name = 'it''s (so'",
    "name = 'a\\\\' and (b = 2)",
    '(contact->category_idx) = 1',
    where('name').is("'') or (1 = 1").toString(),
    where('name').is('\\').or(where('name').is(') or (')).toString(),
  ])('may contain brackets and quotes: %j', (filter) => {
    expect(enclosed(filter)).toBe(`(${filter})`);
  });
});
