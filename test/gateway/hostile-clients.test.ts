import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { createGateway, type GatewayServer, type GatewayServerOptions, listen } from '../../src/gateway/index.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const open: GatewayServer[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const limits = { maximumRequestBytes: 1_000_000, maximumBytesTogether: 3_000_000 };

async function serve(options: GatewayServerOptions = {}): Promise<GatewayServer> {
  const connection = { transport: 'agents', tenant: { url: emulator.url } } as const;
  const gateway = await createGateway(connection, limits, { configFile: false, environment: false });
  const server = await listen(gateway, { closeTimeout: 1, ...options });
  open.push(server);
  return server;
}

const service = '/Remote/Services88/Contact.svc';
const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';
const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const headers = { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `${namespace}/Contact/GetContactEntity` };

function message(content: string): string {
  const { ticket, appToken } = emulator.credentials;
  const head =
    `<ApplicationToken xmlns="${namespace}">${appToken}</ApplicationToken>` +
    `<Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`;
  return `<s:Envelope xmlns:s="${soap}"><s:Header>${head}</s:Header><s:Body>${content}</s:Body></s:Envelope>`;
}

const read = `<GetContactEntity xmlns="${namespace}"><ContactEntityId>2</ContactEntityId></GetContactEntity>`;

async function post({ origin }: GatewayServer, body: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(origin + service, { method: 'POST', headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** A client that begins a request with this many bytes of a body that does not end. */
async function unfinished({ origin }: GatewayServer, bytes: number, localAddress?: string): Promise<Socket> {
  const { hostname: host, port } = new URL(origin);
  const socket = connect({ port: Number(port), host, ...(localAddress === undefined ? {} : { localAddress }) });
  sockets.push(socket);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const lines = [`POST ${service} HTTP/1.1`, 'Host: x', 'Content-Type: text/xml', 'Content-Length: 900000', '', ''];
  socket.write(lines.join('\r\n') + ' '.repeat(bytes));
  return socket;
}

async function serves(server: GatewayServer): Promise<void> {
  expect((await post(server, message(read))).text).toContain('Northgate Tools Ltd');
}

describe('a gateway', () => {
  it.each<[string, () => string]>([
    ['garbage', () => '\u0000\u0001 garbage'],
    ['an empty body', () => ''],
    ['half a message', () => message(read).slice(0, 300)],
    ['a document type declaration', () => `<!DOCTYPE x [<!ENTITY a "b">]>${message(read)}`],
    ['100,000 nested elements', () => message('<x>'.repeat(100_000) + '</x>'.repeat(100_000))],
    ['another operation', () => message(`<SaveContactEntity xmlns="${namespace}"/>`)],
  ])('answers %s with a fault, sends nothing, and serves the next call', async (_what, body) => {
    const server = await serve();
    const before = emulator.requests.length;
    const { status, text } = await post(server, body());
    expect(status).toBe(500);
    expect(text).toContain('DeserializationFailed</faultcode>');
    expect(emulator.requests).toHaveLength(before);
    await serves(server);
  });

  it('refuses 100 MB, and serves the next call', async () => {
    const server = await serve();
    const refused = await post(server, 'x'.repeat(100_000_000)).catch(() => ({ status: 413 }));
    expect(refused.status).toBe(413);
    await serves(server);
  });

  it('serves a client beside 200 that do not finish their requests', async () => {
    const server = await serve({ callsPerClient: 1_000 });
    await Promise.all(Array.from({ length: 200 }, () => unfinished(server, 100)));
    await serves(server);
  });

  it('keeps no more of all requests than it may', async () => {
    const server = await serve();
    // Together more than 3 MB, and none of them finished.
    const clients = await Promise.all(Array.from({ length: 8 }, () => unfinished(server, 800_000)));
    const [answer] = (await Promise.race(clients.map((client) => once(client, 'data')))) as [Buffer];
    expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 503 /);
  });

  it('closes connections beyond the maximum, and serves those that it has', async () => {
    const server = await serve({ connections: 20 });
    const clients = await Promise.all(Array.from({ length: 40 }, () => unfinished(server, 10).catch(() => undefined)));
    const closed = clients.map((client) => new Promise((resolve) => client?.once('close', resolve)));
    await Promise.race(closed);
    for (const client of clients) client?.destroy();
    await serves(server);
  });

  // Other systems have one address on loopback.
  (process.platform === 'linux' ? it : it.skip)('serves a client beside one that opens all connections', async () => {
    const server = await serve({ connections: 40 });
    const clients = await Promise.all(Array.from({ length: 60 }, () => unfinished(server, 10, '127.0.0.2')));
    const counted = new Promise<void>((resolve) => {
      let closed = 0;
      for (const client of clients) client.once('close', () => ++closed === 40 && resolve());
    });
    await counted;
    await serves(server);
  });

  it('gives up a request that does not arrive in time', async () => {
    const server = await serve({ requestTimeout: 200 });
    const client = await unfinished(server, 10);
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString('latin1')).toMatch(/^HTTP\/1\.1 408 /);
  });
});
