import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { contract } from '../support/contract.js';
import { serveGateway } from '../support/gateway.js';
import { envelope } from './calls.js';

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A gateway, and a server behind it whose answers are up to the test. */
async function slowServer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/Cust12345`;
  const gateway = await serveGateway({ url }, {}, { usage: true });
  endings.push(() => gateway.close());
  return {
    server,
    port: Number(new URL(gateway.url).port),
    calls: gateway.calls,
    status: () => gateway.gateway.status()?.usage,
  };
}

function request(): string {
  const { soapAction } = contract.operation('Contact', 'GetContactEntity');
  const credentials = { ticket: '7T:ticket', applicationToken: 'token' };
  const body = envelope('GetContactEntity', '<ContactEntityId>2</ContactEntityId>', credentials);
  return (
    `POST /Cust12345/Remote/Services88/Contact.svc HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\n` +
    `SOAPAction: "${soapAction}"\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

const service = { services: 'Services88', agent: 'Contact' };
const gone = 'the client has gone away';

/** Waits for an event of the machine at a time; the time limit of the test ends it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

describe('a client that goes away', () => {
  it('ends its call to the server', async () => {
    const { server, port } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(request());
    const [behind] = (await once(server, 'request')) as [IncomingMessage];
    const ended = once(behind.socket, 'close');
    client.destroy();
    await ended;
  });

  it('after its first call ends the second one on its connection too', async () => {
    const { server, port } = await slowServer();
    server.once('request', (_request, response) => {
      response.writeHead(404).end();
    });
    const client = connect(port, '127.0.0.1');
    client.write(request());
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1\.1 500 /);
    client.write(request());
    const [behind] = (await once(server, 'request')) as [IncomingMessage];
    const ended = once(behind.socket, 'close');
    client.destroy();
    await ended;
  });

  it('while its request arrives is reported as such, and says nothing about an operation', async () => {
    const { port, calls, status } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(request().slice(0, -10));
    await once(client, 'connect');
    client.destroy();
    await until(() => calls.length > 0);
    expect(calls).toMatchObject([{ ...service, operation: '', result: 'fault', message: gone }]);
    expect(status()).toMatchObject({ operations: [], otherRequests: [{ name: 'requests that broke off', calls: 1 }] });
  });

  it('while its call is made is reported as such, and is no failure of the operation', async () => {
    const { server, port, calls, status } = await slowServer();
    const client = connect(port, '127.0.0.1');
    client.write(request());
    await once(server, 'request');
    client.destroy();
    await until(() => calls.length > 0);
    const expected = { ...service, operation: 'GetContactEntity', result: 'fault', message: gone, client: '127.0.0.1' };
    expect(calls).toMatchObject([expected]);
    expect(status()).toMatchObject({ operations: [], otherRequests: [{ name: 'requests that broke off', calls: 1 }] });
  });
});
