import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../src/errors/index.js';
import { createCallRecorder, listen } from '../../src/gateway/index.js';
import { loadScenarios } from '../../src/migration/scenario/index.js';
import { RawServer } from '../support/raw-server.js';
import { type CallOptions, services88 } from './calls.js';
import { countsOf, RecordingTests } from './recording-tests.js';

const tests = new RecordingTests();

async function raw(connected: (socket: Socket) => void): Promise<string> {
  const server = new RawServer();
  server.connected = connected;
  tests.open.push(server);
  return `http://${await server.start()}`;
}

/** Sends bytes, and returns what arrives until the connection ends. */
async function exchanged(origin: string, bytes: string): Promise<string> {
  const { port } = new URL(origin);
  const socket = connect(Number(port), '127.0.0.1');
  const pieces: Buffer[] = [];
  socket.on('data', (piece) => pieces.push(piece));
  socket.write(bytes, 'latin1');
  await once(socket, 'close');
  return Buffer.concat(pieces).toString('latin1');
}

const bodyOf = async (request: IncomingMessage) => Buffer.concat((await request.toArray()) as Buffer[]);

describe('what passes through a recording', () => {
  it.each([
    ['X-odd: \xe6\r\n', 'X-odd: \xe6\r\n'],
    ['Expect: 100-continue\r\n', 'Expect: 100-continue\r\n'],
    // Node would write the other header as UTF-8.
    ['X-odd: \xe6\r\nexpect: 100-continue\r\n', 'X-odd: \xe6\r\n'],
  ])('is the same bytes and headers both ways, but for the host: %j', async (sent, passed) => {
    let seen = '';
    const upstream = await raw((socket) =>
      socket.on('data', (piece) => {
        seen += piece.toString('latin1');
        if (!seen.endsWith('<x>\xe6\xf8</x>')) return;
        socket.end(
          'HTTP/1.1 500 Ooops \xe9\r\nx-Odd-CASE: \xe9\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nConnection: close\r\nContent-Length: 4\r\n\r\n\x00\xff\r\n',
          'latin1',
        );
      }),
    );
    const origin = await tests.recording(upstream);
    const head = 'ACCEPT: a\r\nAccept: b\r\nCookie: c=1\r\nContent-Length: 9\r\nConnection: close\r\n';
    const answer = await exchanged(
      origin,
      `POST /Remote/Services88/Contact.svc?q=%20 HTTP/1.1\r\nHost: gateway.local\r\n${sent}${head}\r\n<x>\xe6\xf8</x>`,
    );
    expect(seen).toBe(
      `POST /Remote/Services88/Contact.svc?q=%20 HTTP/1.1\r\nHost: ${new URL(upstream).host}\r\n${passed}${head}\r\n<x>\xe6\xf8</x>`,
    );
    expect(answer.replace('HTTP/1.1 100 Continue\r\n\r\n', '')).toBe(
      'HTTP/1.1 500 Ooops \xe9\r\nx-Odd-CASE: \xe9\r\nSet-Cookie: a=1\r\nset-cookie: b=2\r\nConnection: close\r\nContent-Length: 4\r\n\r\n\x00\xff\r\n',
    );
  });

  it('passes while it arrives, in both directions', async () => {
    const origin = await tests.recording(
      await tests.answering((request, response) => {
        response.writeHead(200).write('first');
        // The answer ends once the whole request is there.
        void bodyOf(request).then((body) => response.end(body));
      }),
    );
    const { port } = new URL(origin);
    const socket = connect(Number(port), '127.0.0.1');
    let seen = '';
    socket.on('data', (piece) => (seen += piece.toString()));
    socket.write('POST /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n');
    while (!seen.includes('first')) await once(socket, 'data');
    socket.write('6\r\n whole\r\n0\r\n\r\n');
    await once(socket, 'close');
    expect(seen).toContain('half whole');
  });

  it('uses one connection there for each connection of a client, as Windows authentication needs', async () => {
    const sockets: unknown[] = [];
    const upstream = await tests.answering((request, response) => {
      sockets.push(request.socket);
      response.end();
    });
    const origin = await tests.recording(upstream);
    const request = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';
    const last = request.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n');
    await exchanged(origin, request + last);
    await exchanged(origin, last);
    expect(sockets).toHaveLength(3);
    expect(sockets[1]).toBe(sockets[0]);
    expect(sockets[2]).not.toBe(sockets[0]);
  });

  it('is answered with 502 while the endpoint does not answer', async () => {
    const upstream = await tests.answering(() => undefined);
    await tests.open.pop()?.close();
    const answer = await fetch(`${await tests.recording(upstream)}/a`);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toMatch(/^The recorder got no answer from 127\.0\.0\.1:\d+: ECONNREFUSED\.\n$/);
  });

  it.each([
    ['garbage', 'ga\x00rbage\r\n\r\n'],
    ['half an answer', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nContent-Length: 1\r\n\r\nx'],
    ['another protocol', 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n'],
    ['a chunk of no size', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ])('does not end the recorder: an endpoint that sends %s', async (_what, bytes) => {
    const origin = await tests.recording(await raw((socket) => socket.on('data', () => socket.end(bytes, 'latin1'))));
    await fetch(`${origin}/a`)
      .then((answer) => answer.text())
      .catch(() => undefined);
    expect((await fetch(`${origin}/health/live`)).status).toBe(200);
    const { otherRequests } = await tests.recorded();
    expect(otherRequests.reduce((sum, { calls }) => sum + calls, 0)).toBe(1);
  });
});

describe('the addresses that a recording passes on', () => {
  const pathOf = async (path: string, tenants: readonly string[] = []) => {
    let seen: string | undefined;
    const upstream = await tests.answering((request, response) => {
      seen = request.url;
      response.end();
    });
    const url = tenants.length === 0 ? `${upstream}/SuperOffice` : upstream;
    const server = await listen(createCallRecorder({ folder: tests.folder, url, tenants, network: { proxy: false } }), {
      drain: 0,
    });
    tests.open.push(server);
    const answer = await exchanged(server.origin, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    return seen ?? Number(answer.split(' ')[1]);
  };

  it.each([
    ['/SuperOffice/Remote/Services88/Contact.svc?wsdl', '/SuperOffice/Remote/Services88/Contact.svc?wsdl'],
    ['/superoffice/api/v1/Contact/2', '/superoffice/api/v1/Contact/2'],
    ['/Remote/Services88/Contact.svc', '/SuperOffice/Remote/Services88/Contact.svc'],
    ['/Other/Remote/Services88/Contact.svc', 404],
    ['/SuperOfficeOther/x', 404],
    ['/SuperOffice/../Other/x', 404],
    ['/SuperOffice/%2e%2E/Other/x', 404],
    ['/SuperOffice/..%5COther', 404],
    ['http://other.example/SuperOffice/x', 404],
    ['//other.example/SuperOffice', 404],
  ])('are those of the site: %s', async (path, expected) => {
    expect(await pathOf(path)).toBe(expected);
  });

  it.each([
    ['/Cust12345/Remote/Services88/Contact.svc', '/Cust12345/Remote/Services88/Contact.svc'],
    ['/Remote/Services88/Contact.svc', '/Cust12345/Remote/Services88/Contact.svc'],
    ['/Cust67890/Remote/Services88/Contact.svc', 404],
    ['/login/common/oauth/tokens', 404],
  ])('are those of the tenant Online: %s', async (path, expected) => {
    expect(await pathOf(path, ['Cust12345'])).toBe(expected);
  });
});

describe('the inventory of a recording', () => {
  const post = async (origin: string, agent: string, name: string, parameters: string, options?: CallOptions) => {
    const path = `${new URL(tests.emulator.url).pathname}/Remote/Services88/${agent}.svc`;
    const answer = await fetch(origin + path, tests.soapRequest(agent, name, parameters, options));
    return answer.text();
  };
  const wrote = (name: string) => readFileSync(join(tests.folder, name), 'utf8');
  const everything = () =>
    (readdirSync(tests.folder, { recursive: true, withFileTypes: false }) as string[])
      .filter((name) => statSync(join(tests.folder, name)).isFile() && name !== 'client-key')
      .map(wrote)
      .join('\n');

  it('has operations, clients and fields in use, each operation with its twins and traps', async () => {
    const origin = await tests.recording(tests.emulator.url);
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>987654</ContactEntityId>');
    await post(origin, 'FileManager', 'ReadFile', '<DocumentId>987654</DocumentId>');
    const { operations, clients, otherRequests } = await tests.recorded();
    const [first, second] = operations;
    expect(first).toMatchObject({
      agent: 'Contact',
      operation: 'GetContactEntity',
      ...{ calls: 2, succeeded: 1, exception: 1, kind: 'read' },
      agents: 'POST /api/v1/Agents/Contact/GetContactEntity?contactEntityId',
      rest: ['GET /api/v1/Contact/{id}?fk'],
      services: [{ name: 'Services88', calls: 2 }],
      exceptionTypes: [{ name: 'SuperOffice.Exceptions.SoNotFoundException', calls: 1 }],
    });
    expect(countsOf(first?.requestFields)).toEqual({ ContactEntityId: 2 });
    expect(countsOf(first?.answerFields)).toMatchObject({ 'Response.Name': 1, 'Response.Country.CountryId': 1 });
    expect(second).toMatchObject({ operation: 'ReadFile', agents: null, traps: ['soap-only', 'not-repeatable'] });
    expect(clients).toEqual([
      expect.objectContaining({
        name: 'client 1',
        application: expect.stringMatching(/^[\da-f]{8}$/),
        userAgent: 'Our connector/7',
        address: '127.0.0.1',
        calls: 3,
      }),
    ]);
    expect(otherRequests).toEqual([]);
    expect(wrote('inventory.md')).toContain('| Contact.GetContactEntity | read | 2 | 1 |');
    expect(wrote('inventory.html')).toContain('<code>Response.Name</code> 1');
  });

  it('has no secret and no personal data', async () => {
    const origin = await tests.recording(tests.emulator.url);
    const { ticket, appToken } = tests.emulator.credentials;
    const password = 'Correct-Horse-1';
    await post(
      origin,
      'SoPrincipal',
      'AuthenticateUsernamePassword',
      `<UserName>Ada Byron</UserName><Password>${password}</Password>`,
    );
    const answer = await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    expect(answer).toContain('Northgate Tools Ltd');
    await tests.recorded();
    const text = everything();
    expect(text).toContain('AuthenticateUsernamePassword');
    for (const hidden of [ticket, appToken, password, 'Byron', 'Northgate']) expect(text).not.toContain(hidden);
    expect(statSync(tests.folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(tests.folder, 'inventory.json')).mode & 0o777).toBe(0o600);
  });

  it('has scenarios for verify, of calls that only read', async () => {
    const origin = await tests.recording(tests.emulator.url);
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>3</ContactEntityId>');
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>987654</ContactEntityId>');
    await post(origin, 'Contact', 'DeleteContactEntity', '<ContactEntityId>987655</ContactEntityId>');
    await post(origin, 'MDO', 'GetSimpleList', '<Name>priority</Name>');
    await tests.recorded();
    const { scenarios } = await loadScenarios([join(tests.folder, 'scenarios')]);
    expect(scenarios.map(({ name, steps }) => [name, steps.map((step) => [step.operation.name, step.with])])).toEqual([
      [
        'Contact, as clients call it',
        [
          ['agents.Contact.GetContactEntity', { ContactEntityId: 2 }],
          ['agents.Contact.GetContactEntity', { ContactEntityId: 3 }],
        ],
      ],
      ['MDO, as clients call it', [['agents.MDO.GetSimpleList', { Name: 'priority' }]]],
    ]);
  });

  it('prefers examples without personal data, and masks the others', async () => {
    const succeeded = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><GetListWithHistoryResponse xmlns="${services88}"/></s:Body></s:Envelope>`;
    const upstream = await tests.answering((incoming, response) => {
      incoming.resume();
      response.end(succeeded);
    });
    const origin = await tests.recording(upstream);
    const find = async (text: string) => {
      const sent = tests.soapRequest('MDO', 'GetListWithHistory', `<Name>${text}</Name>`);
      await (await fetch(`${origin}/Remote/Services88/MDO.svc`, sent)).text();
    };
    for (const text of ['Ada Byron', 'Ada King', 'Ada L 1815', '${run.tag}', 'category']) await find(text);
    await tests.recorded();
    const text = everything();
    expect(text).not.toMatch(/Byron|King|1815|run\.tag/);
    expect(wrote('scenarios/mdo.yaml')).toContain('Name: category');
    expect(wrote('scenarios/mdo.yaml')).toContain('Name: Xxx Xxxx\n');
  });

  it('is continued by the next recording in the same folder, of which nothing written is lost without an end', async () => {
    const origin = await tests.recording(tests.emulator.url, 1);
    await post(origin, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    while (tests.inventory().operations.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const { since, clients } = tests.inventory();
    // As if the first had been killed.
    const second = await listen(
      createCallRecorder({ folder: tests.folder, url: tests.emulator.url, network: { proxy: false } }),
    );
    await post(second.origin, 'Contact', 'GetContactEntity', '<ContactEntityId>3</ContactEntityId>');
    await second.close();
    const continued = tests.inventory();
    expect(continued.since).toBe(since);
    expect(continued.operations[0]).toMatchObject({ calls: 2, succeeded: 2 });
    expect(continued.clients).toEqual([
      expect.objectContaining({ ...clients[0], calls: 2, lastSeen: expect.any(String) }),
    ]);
  });

  it.each([
    [
      'has the recording of another site',
      JSON.stringify({
        format: 1,
        kind: 'inventory',
        site: 'http://other.example',
        since: '',
        operations: [],
        clients: [],
        otherRequests: [],
        samples: [],
      }),
      'is the inventory of http://other.example, not of',
    ],
    ['is damaged', '{"format":1', 'is not an inventory of serve --record; name another folder'],
    ['nests too deep', '['.repeat(100_000), 'is not an inventory of serve --record; name another folder'],
  ])('is refused if the folder %s', (_what, text, message) => {
    writeFileSync(join(tests.folder, 'inventory.json'), text);
    const create = () => createCallRecorder({ folder: tests.folder, url: 'http://crm.example' });
    expect(create).toThrow(ConfigurationError);
    expect(create).toThrow(message);
  });

  it('ignores operations of a file that the contract does not have, such as names of the prototype', async () => {
    const operation = {
      calls: 1,
      succeeded: 1,
      exception: 0,
      fault: 0,
      unreadable: 0,
      services: [],
      clients: [],
      exceptionTypes: [],
      requestFields: [],
      answerFields: [],
      latency: { counts: [], maximum: 0 },
    };
    const operations = [
      { agent: '__proto__', operation: 'constructor' },
      { agent: 'Contact', operation: 'toString' },
    ];
    const file = {
      format: 1,
      kind: 'inventory',
      site: 'http://crm.example',
      since: '2026-01-01T00:00:00Z',
      operations: operations.map((each) => ({ ...each, ...operation })),
      clients: [],
      otherRequests: [],
      samples: [],
    };
    writeFileSync(join(tests.folder, 'inventory.json'), JSON.stringify(file));
    await createCallRecorder({ folder: tests.folder, url: 'http://crm.example' }).close();
    expect(tests.inventory().operations).toEqual([]);
  });
});
