import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type Outcome, type SuperOffice, type SuperOfficeError } from '../../src/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';
import { type Bytes, HostileServer, http, json, soap, xml } from './hostile-server.js';
import { wholeContact } from '../support/whole-entity.js';

const server = new HostileServer();
const elsewhere = new AnsweringServer();
const connections = new Map<TestedTransport, SuperOffice>();
let otherUrl = '';

beforeAll(async () => {
  const url = await server.start();
  otherUrl = await elsewhere.start();
  const auth = { kind: 'ticket', ticket: '7T:ticket==', appToken: 'token' } as const;
  const more = { resilience: { attempts: 1, breaker: false }, http: { maximumAnswerBytes: 300_000 } } as const;
  for (const transport of transportNames) {
    connections.set(transport, await connect({ transport, tenant: { url }, auth, ...more }));
  }
});
afterAll(async () => {
  for (const so of connections.values()) await so.close();
  await server.close();
  await elsewhere.close();
});
beforeEach(() => {
  server.requests.length = 0;
  // Each attack is met by itself, also after one that refused the credentials.
  for (const so of connections.values()) so.retryCredentials();
});

/** The calls that an attack meets. */
const calls = {
  get: (so: SuperOffice, timeout: number) => so.contacts.get(5, { timeout }),
  save: (so: SuperOffice, timeout: number) => so.contacts.save(wholeContact({ ContactId: 5, Name: 'x' }), { timeout }),
  delete: (so: SuperOffice, timeout: number) => so.contacts.delete(5, { timeout }),
  items: (so: SuperOffice, timeout: number) => so.lists.items('task', { timeout }),
  search: (so: SuperOffice, timeout: number) => so.contacts.query({ select: ['name'], top: 5 }, { timeout }).toArray(),
  principal: (so: SuperOffice, timeout: number) => so.principal({ timeout }),
  agent: (so: SuperOffice, timeout: number) =>
    so.agents.Contact['GetContactEntity']({ ContactEntityId: 5 }, { timeout }),
} as const;
type Call = keyof typeof calls;

interface Attack {
  readonly name: string;
  readonly on: readonly TestedTransport[];
  readonly calls: readonly Call[];
  readonly run: (call: Call) => Bytes;
  readonly expected: { readonly error: string; readonly outcome?: Outcome };
  /** Where nothing but the time ends it. */
  readonly late?: boolean;
}

const names = {
  get: 'GetContactEntityResponse',
  save: 'SaveContactEntityResponse',
  delete: 'DeleteContactEntityResponse',
  items: 'GetListResponse',
  search: 'GetArchiveListByColumnsWithHeaderWithContext2Response',
  principal: 'AuthenticateResponse',
  agent: 'GetContactEntityResponse',
} as const;

const protocol = { error: 'ProtocolError', outcome: 'unknown' } as const;
const failure = { error: 'ServerError', outcome: 'unknown' } as const;
const network = { error: 'NetworkError', outcome: 'unknown' } as const;
const timeout = { error: 'TimeoutError', outcome: 'unknown' } as const;
const jsonWires = ['rest', 'agents'] as const;
const entities = ['get', 'save', 'agent'] as const;

/** Bodies with the status 200 that are not a success. */
const bodies: readonly (readonly [body: string, expected?: Attack['expected']])[] = [
  ['{}'],
  ['{"Message":"It failed","MessageDetail":"No one knows why"}', failure],
  ['{"Error":true,"ErrorType":"X","ErrorMessage":"It failed"}', failure],
  ['{"Error":true,"ErrorMessage":"It failed","ErrorSource":"x","Code":5}', failure],
  ['{"Message":"An error has occurred."}'],
  ['{"title":"It failed","status":500}', failure],
  ['{"Message":"It failed","ExceptionType":"System.Exception","ExceptionMessage":"x"}', failure],
  ['{"ContactId":7,"Name":"another"}'],
  ['{"ContactId":null}'],
  ['{"ContactId":0}'],
  ['{"ContactId":-5}'],
  ['{"ContactId":"five"}'],
  ['{"ContactId":5.5}'],
  ['{"ContactId":{"ContactId":5}}'],
  ['{"contactid":5}'],
  ['{"ContactId":5,"ContactId":7}'],
  ['{"__proto__":{"ContactId":5}}'],
  ['{"constructor":{"prototype":{"ContactId":5}}}'],
  ['{"value":[{"ContactId":5}]}'],
  ['[]'],
  ['[{"ContactId":5}]'],
  ['"5"'],
  ['5'],
  ['true'],
  [''],
  ['{"ContactId":5'],
  ['{"ContactId":5}}'],
  ['{"ContactId":5} {"ContactId":5}'],
  ['{"ContactId":5,"Name":NaN}'],
  ['{"ContactId":5,"Persons":{}}'],
  [`{"ContactId":5,"Persons":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
  ['{"a":'.repeat(50_000)],
  ['<html><body>Sign in to the Wi-Fi</body></html>'],
];

const declaration = '<!DOCTYPE s:Envelope [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';
const external = '<!DOCTYPE s:Envelope [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
const right = '<Response><ContactId>5</ContactId></Response>';

/** The same in SOAP, by what stands in the places of an envelope. */
const envelopes: readonly (readonly [
  name: string,
  make: (operation: string) => string,
  expected?: Attack['expected'],
])[] = [
  ['an empty Response', (name) => soap(name, '<Response/>')],
  ['another key', (name) => soap(name, '<Response><ContactId>7</ContactId></Response>')],
  ['the key 0', (name) => soap(name, '<Response><ContactId>0</ContactId></Response>')],
  ['a key that is nil', (name) => soap(name, '<Response><ContactId i:nil="true"/></Response>')],
  ['a key in another namespace', (name) => soap(name, '<Response><ContactId xmlns="urn:x">5</ContactId></Response>')],
  ['a key within something else', (name) => soap(name, '<Response><a><ContactId>5</ContactId></a></Response>')],
  ['two keys', (name) => soap(name, '<Response><ContactId>5</ContactId><ContactId>7</ContactId></Response>')],
  ['a key in a comment', (name) => soap(name, '<Response><!--<ContactId>5</ContactId>--></Response>')],
  ['a key in CDATA', (name) => soap(name, '<Response><![CDATA[<ContactId>5</ContactId>]]></Response>')],
  ['no word of success', (name) => soap(name, right, { header: '' })],
  ['a success that is an empty element', (name) => soap(name, right, { header: '<Succeeded/>' })],
  ['another namespace', (name) => soap(name, right, { namespace: 'urn:x' })],
  ['an envelope of SOAP 1.2', (name) => soap(name, right, { envelope: 'http://www.w3.org/2003/05/soap-envelope' })],
  ['the answer to another operation', () => soap('GetPersonEntityResponse', '<Response/>')],
  ['a body that is empty', (name) => soap(name, right).replace(/<s:Body>.*<\/s:Body>/, '<s:Body/>')],
  ['no body', (name) => soap(name, right).replace(/<s:Body>.*<\/s:Body>/, '')],
  ['entities of its own', (name) => soap(name, right.replace('5', '&b;'), { before: declaration })],
  ['an external entity', (name) => soap(name, right.replace('5', '&a;'), { before: external })],
  ['a document type alone', (name) => soap(name, right, { before: '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">' })],
  ['an entity that is not declared', (name) => soap(name, right.replace('5', '&five;'))],
  ['a character that XML excludes', (name) => soap(name, right.replace('5', '&#0;'))],
  ['nesting without an end', (name) => soap(name, '<a>'.repeat(50_000))],
  ['something behind the envelope', (name) => `${soap(name, right)}<more/>`],
  ['an end that is missing', (name) => soap(name, right).slice(0, -20)],
  ['JSON', () => '{"ContactId":5}'],
  ['nothing', () => ''],
  [
    'a failure without an exception',
    (name) =>
      soap(name, right, {
        header: '<h:Succeeded xmlns:h="http://www.superoffice.net/ws/crm/NetServer/Services88">false</h:Succeeded>',
      }),
    failure,
  ],
];

const chunked = (rest: string) =>
  `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n${rest}`;
const encoded = (body: Buffer, encoding: string) => http(body, 'text/plain', `Content-Encoding: ${encoding}\r\n`);
const endless =
  (head: string, piece: string): Bytes =>
  (socket) => {
    socket.write(head);
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more).on('close', () => socket.removeAllListeners('drain'));
    more();
  };

/** What is wrong below the message. */
const wires: readonly (readonly [name: string, bytes: Bytes, expected: Attack['expected'], late?: boolean])[] = [
  ['no answer', () => undefined, timeout, true],
  ['an end without an answer', (socket) => void socket.end(), network],
  ['a reset without an answer', (socket) => void socket.resetAndDestroy(), network],
  [
    'a head that never ends',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n'),
    timeout,
    true,
  ],
  [
    'a body that never ends',
    (socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{'),
    timeout,
    true,
  ],
  ['headers without an end', endless('HTTP/1.1 200 OK\r\n', `X-${'a'.repeat(500)}: b\r\n`), network],
  ['one header of 100 KB', http('{}', 'text/plain', `X-A: ${'a'.repeat(100_000)}\r\n`), network],
  ['a body without an end', endless('HTTP/1.1 200 OK\r\n\r\n', ' '.repeat(60_000)), protocol],
  ['chunks without an end', endless(chunked(''), `1000\r\n${' '.repeat(4_096)}\r\n`), protocol],
  ['a length that is more than the limit', 'HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n{', protocol],
  [
    'fewer bytes than announced',
    (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{}'),
    network,
  ],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', network],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    network,
  ],
  ['a negative length', 'HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\n{}', network],
  ['a chunk whose size is not a number', chunked('zz\r\n{}\r\n0\r\n\r\n'), network],
  ['a chunk whose size has no bounds', chunked(`${'f'.repeat(40)}\r\n{}`), network],
  ['a chunk that is cut', (socket) => void socket.end(chunked('ff\r\n{}')), network],
  ['garbage', Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10]), network],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', network],
  ['a status line without a status', 'HTTP/1.1 \r\n\r\n', network],
  ['a NUL in a header', 'HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\n{}', network],
  [
    'a protocol that was not asked for',
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
    network,
  ],
  ['interim answers without an end', endless('', 'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n'), timeout, true],
  ['a bomb in gzip', encoded(gzipSync(Buffer.alloc(30_000_000)), 'gzip'), protocol],
  ['a bomb in Brotli', encoded(brotliCompressSync(Buffer.alloc(30_000_000)), 'br'), protocol],
  ['a bomb in a bomb', encoded(gzipSync(gzipSync(Buffer.alloc(100_000_000))), 'gzip, gzip'), protocol],
  ['five encodings', encoded(Buffer.from('{}'), 'gzip, gzip, gzip, gzip, gzip'), protocol],
  ['an unknown encoding', encoded(Buffer.from('{}'), 'x-evil'), protocol],
  ['an encoding that it is not in', encoded(Buffer.from('{"ContactId":5}'), 'gzip'), protocol],
  ['an encoding that breaks off', encoded(gzipSync(Buffer.alloc(100_000)).subarray(0, 60), 'gzip'), network],
  ['a page of another kind', http('<html>hello</html>', 'text/html'), protocol],
  ['a picture', http(Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'image/png'), protocol],
  ['text that is not UTF-8', http(Buffer.from([0xc3, 0x28]), 'application/json'), protocol],
  ['UTF-32', http(Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'application/json'), protocol],
  ['the status 304, which was not asked for', 'HTTP/1.1 304 Not Modified\r\n\r\n', protocol],
];

const odd: readonly (readonly [name: string, bytes: Bytes])[] = [
  ['the status 299 with nothing', http('', 'text/plain', '', '299 Odd')],
  ['a part of an answer', http('{', 'application/json', '', '206 Partial Content')],
];

const attacks: readonly Attack[] = [
  ...odd.flatMap(([name, bytes]): Attack[] => {
    const both = { name, calls: ['get', 'save'] as const, run: () => bytes };
    // In SOAP only 200 and 500 are messages.
    return [
      { ...both, on: jsonWires, expected: protocol },
      { ...both, on: ['soap'], expected: failure },
    ];
  }),
  ...bodies.map(([body, expected = protocol]): Attack => {
    const shown = body === '' ? 'nothing' : body.slice(0, 60);
    return { name: `200 with ${shown}`, on: jsonWires, calls: entities, run: () => json(body), expected };
  }),
  ...envelopes.map(([name, make, expected = protocol]): Attack => {
    return {
      name: `an envelope with ${name}`,
      on: ['soap'],
      calls: entities,
      run: (call) => xml(make(names[call])),
      expected,
    };
  }),
  ...wires.map(([name, bytes, expected, late = false]): Attack => {
    return { name, on: transportNames, calls: ['get', 'save'], run: () => bytes, expected, late };
  }),
  ...['', 'null', '{}', '{"Message":"no"}', '{"ContactId":5}', '[]', 'true'].map((body): Attack => {
    return {
      name: `a deletion with 200 and ${body}`,
      on: jsonWires,
      calls: ['delete'],
      run: () => json(body),
      expected: protocol,
    };
  }),
  ...[
    '{}',
    '{"value":null}',
    '{"value":{}}',
    '{"value":[1]}',
    '{"Rows":null}',
    '{"Rows":[null]}',
    '{"Rows":"x"}',
    'null',
  ].map((body): Attack => {
    return {
      name: `a search with ${body}`,
      on: jsonWires,
      calls: ['search'],
      run: () => json(body),
      expected: protocol,
    };
  }),
  ...['null', '{}', '{"Message":"no"}', '"x"', '[1]'].map((body): Attack => {
    return { name: `a list with ${body}`, on: jsonWires, calls: ['items'], run: () => json(body), expected: protocol };
  }),
  ...['null', '{}', '{"AssociateId":0}', '{"AssociateId":null,"Associate":"admin"}'].map((body): Attack => {
    return {
      name: `a user with ${body}`,
      on: jsonWires,
      calls: ['principal'],
      run: () => json(body),
      expected: protocol,
    };
  }),
  ...['', '<Response/>', '<Response i:nil="true"/>'].map((content): Attack => {
    const run = (call: Call) => xml(soap(names[call], content));
    return { name: `a search with ${content}`, on: ['soap'], calls: ['search'], run, expected: protocol };
  }),
  ...(['items', 'delete'] as const).map((call): Attack => {
    const run = () => xml(soap(names[call], call === 'items' ? '<Response/>' : '', { header: '' }));
    return { name: `${call} that does not say it succeeded`, on: ['soap'], calls: [call], run, expected: protocol };
  }),
  ...['', '<Response/>', '<Response i:nil="true"/>', '<AuthenticationSucceeded>false</AuthenticationSucceeded>'].map(
    (content): Attack => {
      const run = () => xml(soap(names.principal, content));
      const expected = { error: 'AuthenticationError', outcome: 'refused' } as const;
      return { name: `a user with ${content}`, on: ['soap'], calls: ['principal'], run, expected };
    },
  ),
  {
    name: 'a user without a number',
    on: ['soap'],
    calls: ['principal'],
    run: () => xml(soap(names.principal, '<Response/><AuthenticationSucceeded>true</AuthenticationSucceeded>')),
    expected: protocol,
  },
  {
    name: 'no Response for the entity that was saved',
    on: ['soap'],
    calls: ['save'],
    run: (call) => xml(soap(names[call], '')),
    expected: protocol,
  },
  {
    name: 'null for the entity that was saved',
    on: jsonWires,
    calls: ['save'],
    run: () => json('null'),
    expected: protocol,
  },
  ...[301, 302, 303, 307, 308].map((status): Attack => {
    const run = () => `HTTP/1.1 ${status} Moved\r\nLocation: ${otherUrl}\r\nContent-Length: 0\r\n\r\n`;
    return { name: `a redirect with ${status}`, on: transportNames, calls: ['get', 'save'], run, expected: protocol };
  }),
];

const table = attacks.flatMap((attack) =>
  attack.on.flatMap((transport) => attack.calls.map((call) => [attack.name, call, transport, attack] as const)),
);

describe(`${table.length} hostile answers`, () => {
  it('are complete in number', () => {
    expect(table.length).toBeGreaterThan(300);
  });

  it.each(table)('%s, to %s over %s', async (_name, call, transport, { run, expected, late = false }) => {
    const so = connections.get(transport);
    if (so === undefined) throw new Error('not connected');
    server.answer = run(call);
    const error = (await errorOf(calls[call](so, late ? 60 : 20_000))) as SuperOfficeError;
    expect([error.name, error.outcome, error.message]).toEqual([expected.error, expected.outcome, expect.any(String)]);
    expect(error.message.length).toBeLessThan(3_000);
    expect(Object.hasOwn(Object.prototype, 'ContactId')).toBe(false);
    // A write is not repeated, and nothing follows to another host.
    expect(server.requests).toHaveLength(1);
    expect(elsewhere.arrivals).toBe(0);
  });
});

const good = (transport: TestedTransport, id: number) =>
  transport === 'soap'
    ? soap(names.get, `<Response><ContactId>${id}</ContactId></Response>`)
    : JSON.stringify({ ContactId: id });

/** What looks odd and is allowed. */
const allowed: readonly (readonly [name: string, bytes: (body: string) => Bytes])[] = [
  ['an interim answer', (body) => ['HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n', ...http(body, 'text/xml')]],
  [
    'chunks with extensions',
    (body) => chunked(`${Buffer.byteLength(body).toString(16)};a=b;c="d"\r\n${body}\r\n0\r\n\r\n`),
  ],
  [
    'trailers that repeat the status',
    (body) => chunked(`${Buffer.byteLength(body).toString(16)}\r\n${body}\r\n0\r\nStatus: 500\r\n\r\n`),
  ],
  ['a header that comes twice', (body) => http(body, 'text/xml', 'X-A: 1\r\nX-A: 2\r\nDate: x\r\nDate: y\r\n')],
  ['a header called __proto__', (body) => http(body, 'text/xml', '__proto__: x\r\nconstructor: y\r\n')],
];

describe.each(transportNames)('over %s', (transport) => {
  it.each(allowed)('%s changes nothing', async (_name, bytes) => {
    server.answer = bytes(good(transport, 5));
    expect((await connections.get(transport)?.contacts.get(5))?.ContactId).toBe(5);
  });

  it('an answer that arrives before its request is not used for it', async () => {
    const so = connections.get(transport);
    const type = transport === 'soap' ? 'text/xml' : 'application/json';
    const smuggled = good(transport, 6).replace('</ContactId>', '</ContactId><Name>smuggled</Name>');
    server.answer = [...http(good(transport, 5), type), ...http(smuggled.replace('6}', '6,"Name":"smuggled"}'), type)];
    await so?.contacts.get(5).catch(() => undefined);
    server.answer = http(good(transport, 6), type);
    expect((await so?.contacts.get(6))?.Name).not.toBe('smuggled');
  });
});
