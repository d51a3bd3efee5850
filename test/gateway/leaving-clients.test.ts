import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGateway, type GatewayCall } from '../../src/gateway/index.js';
import { contract } from '../support/contract.js';
import { serveGateway } from '../support/gateway.js';
import { envelope } from './calls.js';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A gateway, and a server behind it whose answers are up to the test. */
async function slowServer(environment?: string) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `${origin}/Cust12345`;
  const tenant = environment === undefined ? { url } : { environment, id: 'Cust12345', origin };
  const gateway = await serveGateway({ url }, { tenant }, { usage: true });
  endings.push(() => gateway.close());
  return {
    server,
    port: Number(new URL(gateway.url).port),
    calls: gateway.calls,
    status: () => gateway.gateway.status()?.usage,
  };
}

const get = ['Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>'] as const;

function request(agent: string, name: string, parameters: string): string {
  const { soapAction } = contract.operation(agent, name);
  const credentials = { ticket: '7T:ticket', applicationToken: 'token' };
  const body = envelope(name, parameters, credentials);
  return posted(`/Cust12345/Remote/Services88/${agent}.svc`, `text/xml\r\nSOAPAction: "${soapAction}"`, body);
}

function posted(path: string, type: string, body: string): string {
  const length = Buffer.byteLength(body);
  return `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\n\r\n${body}`;
}

const service = { services: 'Services88', agent: 'Contact' };
const gone = 'the client has gone away';

/** Waits for an event of the machine at a time; the time limit of the test ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a client that goes away', () => {
  const ofPrincipal = (name: string, parameters = '') => request('SoPrincipal', name, parameters);

  it.each([
    ['call', request(...get)],
    ['call for what only SOAP has', request('FileManager', 'ReadFile', '<DocumentId>1</DocumentId>')],
    ['question for the version', ofPrincipal('GetSystemInfo')],
    [
      'sign-in with a password',
      ofPrincipal('AuthenticateUsernamePassword', '<UserName>sam</UserName><Password>sam</Password>'),
    ],
    ['sign-in with a token', ofPrincipal('AuthenticateWithAccessToken', '<AccessToken>8A:token</AccessToken>')],
  ])('ends its %s to the server', async (_what, message) => {
    const { server, port, calls } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(message);
    const [behind] = (await once(server, 'request')) as [IncomingMessage];
    const ended = once(behind.socket, 'close');
    client.destroy();
    await ended;
    await until(() => calls.length > 0);
    expect(calls).toMatchObject([{ result: 'fault', message: gone }]);
  });

  it('ends its request to the login of an Online environment', async () => {
    const { server, port, calls } = await slowServer('sod');
    const client = connect(port, '127.0.0.1');
    const body = JSON.stringify({ ContextIdentifier: 'Cust12345' });
    client.write(posted('/login/api/PartnerSystemUser/Authenticate', 'application/json', body));
    const [behind] = (await once(server, 'request')) as [IncomingMessage];
    const ended = once(behind.socket, 'close');
    client.destroy();
    await ended;
    await until(() => calls.length > 0);
    expect(calls).toMatchObject([{ operation: '', result: 'fault', message: gone }]);
  });

  it('after its first call ends the second one on its connection too', async () => {
    const { server, port } = await slowServer();
    server.once('request', (_request, response) => {
      response.writeHead(404).end();
    });
    const client = connect(port, '127.0.0.1');
    client.write(request(...get));
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 500 /);
    client.write(request(...get));
    const [behind] = (await once(server, 'request')) as [IncomingMessage];
    const ended = once(behind.socket, 'close');
    client.destroy();
    await ended;
  });

  it('while its request arrives is reported as such, and says nothing about an operation', async () => {
    const { port, calls, status } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(request(...get).slice(0, -10));
    await once(client, 'connect');
    client.destroy();
    await until(() => calls.length > 0);
    expect(calls).toMatchObject([
      { ...service, operation: '', result: 'fault', message: gone, client: expect.stringContaining('127.0.0.1') },
    ]);
    expect(status()).toMatchObject({ operations: [], otherRequests: [{ name: 'requests that broke off', calls: 1 }] });
  });

  it('while its request arrives is named, also by a gateway on a server of its user', async () => {
    const calls: GatewayCall[] = [];
    const url = 'http://127.0.0.1:1';
    await using gateway = await createGateway(
      { transport: 'rest', tenant: { url } },
      { onCall: (call) => calls.push(call) },
      { configFile: false, environment: false },
    );
    const server = createServer(gateway.handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endings.push(() => new Promise((resolve) => server.close(resolve)));
    const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
    client.write(posted('/Remote/Services88/Contact.svc', 'text/xml', 'content').slice(0, -3));
    await once(server, 'request');
    client.destroy();
    await until(() => calls.length > 0);
    expect(calls).toMatchObject([{ ...service, result: 'fault', message: gone, client: '127.0.0.1' }]);
  });

  it('while its call is made is reported as such, and does not count as a failure of the operation', async () => {
    const { server, port, calls, status } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(request(...get));
    await once(server, 'request');
    client.destroy();
    await until(() => calls.length > 0);
    const expected = { ...service, operation: 'GetContactEntity', result: 'fault', message: gone, client: '127.0.0.1' };
    expect(calls).toMatchObject([expected]);
    expect(status()).toMatchObject({ operations: [], otherRequests: [{ name: 'requests that broke off', calls: 1 }] });
  });
});
