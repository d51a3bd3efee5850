import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createGateway, listen } from '../../src/gateway/index.js';
import { onceOver } from '../../src/gateway/closing.js';
import { countsOf, RecordingTests } from './recording-tests.js';

const tests = new RecordingTests();

const endings: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function connected(origin: string): Socket {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1');
  return socket.on('error', () => undefined);
}

/** Waits for an event of the machine at a time; the time limit of the test ends it. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}

const request = 'GET /a HTTP/1.1\r\nHost: x\r\n\r\n';

describe('the end of an exchange', () => {
  it('comes once for each request of a connection that closes, also for those whose turn had not come', async () => {
    const ended: string[] = [];
    let arrived = 0;
    const origin = await served((incoming, response) => {
      arrived++;
      onceOver(incoming, response, () => ended.push(incoming.url ?? ''));
      if (incoming.url === '/0') response.end();
    });
    const client = connected(origin);
    client.write(['/0', '/1', '/2', '/3'].map((path) => request.replace('/a', path)).join(''));
    await until(() => arrived === 4 && ended.length === 1);
    expect(ended).toEqual(['/0']);
    client.destroy();
    await until(() => ended.length === 4);
    expect([...ended].sort()).toEqual(['/0', '/1', '/2', '/3']);
  });

  it('comes with the answer, and leaves one listener on a connection that lives long', async () => {
    let ended = 0;
    const listeners = new Set<number>();
    const origin = await served((incoming, response) => {
      onceOver(incoming, response, () => ended++);
      listeners.add(incoming.socket.listenerCount('close'));
      response.end();
    });
    const client = connected(origin).resume();
    for (let sent = 1; sent <= 20; sent++) {
      client.write(request);
      await until(() => ended === sent);
    }
    expect(listeners.size).toBe(1);
    client.destroy();
  });

  it('comes for a request whose connection has closed before', async () => {
    let ended = false;
    const origin = await served((incoming, response) => {
      incoming.socket.destroy();
      void until(() => incoming.socket.closed && response.closed).then(() =>
        onceOver(incoming, response, () => (ended = true)),
      );
    });
    connected(origin).write(request);
    await until(() => ended);
    expect(ended).toBe(true);
  });
});

describe('a client that sends several requests at once and goes away', () => {
  it('has no call under way any more', async () => {
    let behind = 0;
    const url = await served(() => {
      behind++;
    });
    const gateway = await createGateway(
      { transport: 'agents', tenant: { url: `${url}/Cust12345` } },
      {},
      { configFile: false, environment: false },
    );
    const server = await listen(gateway, { drain: 0, callsPerClient: 3 });
    endings.push(() => server.close());
    const { headers, body } = tests.soapRequest('Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const call =
      `POST /Remote/Services88/Contact.svc HTTP/1.1\r\nHost: x\r\n${head.join('')}` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    const description = async () => (await fetch(`${server.origin}/Remote/Services88/Contact.svc?wsdl`)).status;
    const client = connected(server.origin);
    client.write(call.repeat(3));
    await until(() => behind === 3);
    expect(await description()).toBe(503);
    client.destroy();
    await until(async () => (await description()) === 200);
    // All of its places are free.
    const other = connected(server.origin);
    other.write(call.repeat(2));
    await until(() => behind === 5);
    expect(await description()).toBe(200);
    other.destroy();
  });

  it('is counted by the recorder with each of its requests', async () => {
    const behind: Socket[] = [];
    const url = await served(({ socket }) => void behind.push(socket));
    const client = connected(await tests.recording(url));
    client.write(request.repeat(3));
    // They share one connection to the server, so the others wait for the first.
    await until(() => behind.length === 1);
    client.destroy();
    await until(() => behind[0]?.closed === true);
    const { otherRequests } = await tests.recorded();
    expect(countsOf(otherRequests)).toEqual({ 'requests that broke off': 3 });
  });
});
