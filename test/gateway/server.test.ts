import { request as httpsRequest } from 'node:https';
import { connect as connectSocket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../src/errors/index.js';
import {
  createGateway,
  type GatewayCall,
  type GatewayServer,
  type GatewayServerOptions,
  listen,
} from '../../src/gateway/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { certificateOf } from '../support/certificates.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const open: GatewayServer[] = [];
afterEach(async () => {
  emulator.faults.clear();
  await Promise.all(open.splice(0).map((server) => server.close()));
});

/** The calls that gateways of this file have reported. */
const reported: GatewayCall[] = [];

async function serve(options: GatewayServerOptions = {}): Promise<GatewayServer> {
  const tenant = { url: emulator.url };
  const gateway = await createGateway(
    { transport: 'agents', tenant },
    { maximumRequestBytes: 100_000, onCall: (call) => void reported.push(call) },
    { configFile: false, environment: false },
  );
  const server = await listen(gateway, { drain: 0, ...options });
  open.push(server);
  return server;
}

const service = '/Remote/Services88/Contact.svc';
const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';

const xml = { headers: { 'Content-Type': 'text/xml' } };

/** A call of GetContactEntity. */
function contact(id: number, { ticket = emulator.credentials.ticket, services = 'Services88' } = {}) {
  const own = namespace.replace('Services88', services);
  const headers =
    `<h:ApplicationToken xmlns:h="${own}">${emulator.credentials.appToken}</h:ApplicationToken>` +
    `<h:Credentials xmlns:h="${own}"><h:Ticket>${ticket}</h:Ticket></h:Credentials>`;
  const body = `<GetContactEntity xmlns="${own}"><ContactEntityId>${id}</ContactEntityId></GetContactEntity>`;
  return {
    method: 'POST',
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${own}/Contact/GetContactEntity"` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${headers}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  };
}

describe('a gateway that listens', () => {
  it.each(['Services84', 'Services85', 'Services86', 'Services87', 'Services88'])(
    'answers a caller of %s in its own namespace',
    async (services) => {
      const { origin } = await serve();
      const answer = await fetch(`${origin}/Remote/${services}/Contact.svc`, contact(2, { services }));
      const text = await answer.text();
      expect(answer.status).toBe(200);
      expect(text).toContain(`<GetContactEntityResponse xmlns="${namespace.replace('Services88', services)}"`);
      expect(text).toContain('Northgate Tools Ltd');
      expect(new Set(text.match(/NetServer\/Services\d\d/g))).toEqual(new Set([`NetServer/${services}`]));
    },
  );

  it.each([
    ['an unknown path', '/', {}, 404],
    ['an unknown agent', '/Remote/Services88/Contcat.svc', {}, 404],
    ['an unknown version', '/Remote/Services83/Contact.svc', {}, 404],
    ['a method that SOAP does not have', service, { method: 'PUT', body: 'x' }, 405],
    ['SOAP 1.2', service, { method: 'POST', headers: { 'Content-Type': 'application/soap+xml' }, body: 'x' }, 415],
    ['a request that is too large', service, { ...xml, method: 'POST', body: 'x'.repeat(200_000) }, 413],
  ])('answers %s with its status, and reports it', async (_what, path, init, status) => {
    const { origin } = await serve();
    reported.length = 0;
    expect((await fetch(`${origin}${path}?secret`, init)).status).toBe(status);
    expect(reported).toMatchObject([{ operation: '', result: 'refused', status, client: '127.0.0.1' }]);
    expect(JSON.stringify(reported)).not.toContain('secret');
  });

  it('refuses a client that has too many calls under way, and serves it again afterwards', async () => {
    const { origin } = await serve({ callsPerClient: 1 });
    const url = new URL(origin);
    const slow = connectSocket(Number(url.port), url.hostname);
    const { headers, body } = contact(2);
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    // The body does not arrive yet.
    slow.write(`POST ${service} HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n${head.join('')}\r\n`);
    const status = async () => (await fetch(origin + service, contact(2))).status;
    await expectEventually(status, 503);
    expect(reported.at(-1)).toMatchObject({ agent: 'Contact', result: 'refused', status: 503 });
    slow.write(body);
    await once(slow, 'data');
    slow.destroy();
    await expectEventually(status, 200);
  });

  it('is ready until it closes, and finishes the calls under way', async () => {
    emulator.faults.add({ fault: { kind: 'delay', milliseconds: 300 } });
    const server = await serve();
    expect((await fetch(`${server.origin}/health/live`)).status).toBe(200);
    expect((await fetch(`${server.origin}/health/ready`)).status).toBe(200);
    const before = emulator.requests.length;
    const answer = fetch(server.origin + service, contact(2));
    await expectEventually(async () => emulator.requests.length > before, true);
    const closed = server.close();
    expect(await (await answer).text()).toContain('Northgate Tools Ltd');
    await closed;
    await expect(fetch(`${server.origin}/health/ready`)).rejects.toThrow('fetch failed');
  });

  it('goes on serving for a while when it closes, and asks clients to end their connections', async () => {
    const server = await serve({ drain: 60_000 });
    const { port } = new URL(server.origin);
    const socket = connectSocket(Number(port), '127.0.0.1');
    let seen = '';
    socket.on('data', (piece) => (seen += piece.toString()));
    const ask = (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
    ask('/health/ready');
    while (!seen.includes('ok\n')) await once(socket, 'data');
    const closed = server.close();
    // The connection was idle when the server began to close.
    seen = '';
    ask(`${service}?wsdl`);
    await once(socket, 'close');
    expect(seen).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Connection: close\r\n[^]*GetContactEntity/);
    await closed;
  });

  it('says that the port is taken', async () => {
    const { origin } = await serve();
    const refusal = serve({ port: Number(new URL(origin).port) });
    await expect(refusal).rejects.toThrow(ConfigurationError);
    await expect(refusal).rejects.toThrow('EADDRINUSE');
  });

  it('refuses a path before /Remote that is not that of the installation', async () => {
    const { origin } = await serve();
    const statusOf = async (path: string) => (await fetch(origin + path + service, contact(2))).status;
    expect(await statusOf('')).toBe(200);
    expect(await statusOf('/Cust12345')).toBe(200);
    expect(await statusOf('/Cust99999')).toBe(404);
    expect(await statusOf('/any/Cust12345')).toBe(404);
  });

  it('reaches the tenants that it lists, and no other', async () => {
    const { origin } = emulator;
    const gateway = await createGateway(
      { transport: 'rest', tenant: { environment: 'sod', origin } },
      { tenants: ['Cust12345'] },
      { configFile: false, environment: false },
    );
    const server = await listen(gateway, { drain: 0 });
    open.push(server);
    const statusOf = async (tenant: string) => (await fetch(`${server.origin}/${tenant}${service}`, contact(2))).status;
    expect(await statusOf('cust12345')).toBe(200);
    expect(await statusOf('Cust54321')).toBe(404);
  });
});

describe('the certificate of a gateway', () => {
  let folder: string;
  let files: { certificate: string; key: string };
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gateway-'));
    files = { certificate: join(folder, 'certificate.pem'), key: join(folder, 'key.pem') };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function store(name: string): void {
    const { certificate, key } = certificateOf(name, { hosts: ['127.0.0.1'] });
    writeFileSync(files.certificate, certificate);
    writeFileSync(files.key, key);
  }

  const shown = (origin: string) =>
    new Promise<string>((resolve, reject) => {
      const request = httpsRequest(`${origin}/health/live`, { rejectUnauthorized: false, agent: false }, (response) => {
        response.resume();
        const { socket } = response;
        if (socket instanceof TLSSocket) resolve(String(socket.getPeerCertificate().subject.CN));
      });
      request.once('error', reject).end();
    });

  it('is read again when its files change', async () => {
    store('first');
    const { origin } = await serve({ tls: { ...files, interval: 20 } });
    expect(origin).toMatch(/^https:/);
    expect(await shown(origin)).toBe('first');
    store('second');
    await expectEventually(() => shown(origin), 'second');
  });

  it('must be a certificate and its key', async () => {
    store('other');
    writeFileSync(files.certificate, 'no certificate');
    await expect(serve({ tls: files })).rejects.toThrow('must be a certificate and its private key, as PEM');
  });
});

/** Asks until the answer is the expected one; the time limit of the test ends it. */
async function expectEventually<Value>(ask: () => Promise<Value>, expected: Value): Promise<void> {
  while ((await ask()) !== expected) await new Promise((resolve) => setImmediate(resolve));
  expect(true).toBe(true);
}
