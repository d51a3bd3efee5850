import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, NetworkError } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

/** An address at which nobody listens any more. */
async function deadAddress(): Promise<string> {
  const server = createSocketServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}/Cust12345`;
}

describe.each(transportNames)('on %s', (transport) => {
  it('a site can have separate addresses for SOAP and REST', async () => {
    const other = new AnsweringServer();
    const elsewhere = await other.start();
    const { username, password } = emulator.credentials;
    const so = await connect({
      transport,
      tenant:
        transport === 'soap'
          ? { url: elsewhere, soapUrl: emulator.url }
          : { url: elsewhere, soapUrl: elsewhere, restUrl: `${emulator.url}/` },
      auth: { kind: 'basic', username, password },
    });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(other.arrivals).toBe(0);
    await so.close();
    await other.close();
  });

  it.each(['read', 'write'])(
    'a %s to a host that is gone is made once at the new address of the tenant',
    async (what) => {
      const endpoints = [await deadAddress(), emulator.url];
      let asked = 0;
      const states = createServer((_request, response) => {
        asked += 1;
        const Endpoint = endpoints.length > 1 ? endpoints.shift() : endpoints[0];
        response.end(JSON.stringify({ Endpoint, Api: `${Endpoint ?? ''}/api`, State: 'Running', IsRunning: true }));
      });
      await new Promise<void>((resolve) => states.listen(0, '127.0.0.1', resolve));
      const { ticket, appToken } = emulator.credentials;
      const so = await connect({
        transport,
        tenant: {
          environment: 'sod',
          id: 'Cust12345',
          origin: `http://127.0.0.1:${(states.address() as AddressInfo).port}`,
        },
        auth: { kind: 'ticket', ticket, appToken },
        resilience: { attempts: 1 },
      });
      if (what === 'read') expect((await so.contacts.get(2)).ContactId).toBe(2);
      else expect((await so.contacts.create({ Name: 'Moved' })).Name).toBe('Moved');
      expect(asked).toBe(2);
      await so.close();
      states.closeAllConnections();
      await new Promise((resolve) => states.close(resolve));
    },
  );

  it('an Onsite installation that is gone is not looked up elsewhere', async () => {
    const { username, password } = emulator.credentials;
    const so = await connect({
      transport,
      tenant: { url: await deadAddress() },
      auth: { kind: 'basic', username, password },
      resilience: { attempts: 1 },
    });
    const error = await errorOf(so.contacts.create({ Name: 'x' }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ outcome: 'not-sent', transport });
    await so.close();
  });

  it('an abort closes the socket of the call, in flight or waiting for its turn', async () => {
    const server = new AnsweringServer();
    const url = await server.start();
    let closed = 0;
    server.answer = (response) => response.on('close', () => (closed += 1));
    const so = await connect({
      transport,
      tenant: { url },
      auth: { kind: 'ticket', ticket: 't', appToken: 'a' },
      resilience: { concurrency: 2 },
    });
    const controller = new AbortController();
    const calls = [1, 2, 3, 4].map((id) => errorOf(so.contacts.get(id, { signal: controller.signal })));
    while (server.arrivals < 2) await new Promise(setImmediate);
    controller.abort(new RangeError('no longer'));
    for (const error of await Promise.all(calls)) expect(error).toEqual(new RangeError('no longer'));
    while (closed < 2) await new Promise(setImmediate);
    expect(server.arrivals).toBe(2);
    await so.close();
    await server.close();
  });
});
