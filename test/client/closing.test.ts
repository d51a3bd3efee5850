import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { closeAll } from '../../src/client/close-all.js';
import { connect, NetworkError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await startTenant({ settings: { latency: 30 } });
});
afterEach(() => tenant.close());

describe.each(transportNames)('closing a connection over %s', (transport) => {
  it('lets the calls under way finish', async () => {
    const so = tenant[transport];
    const created = so.contacts.create({ Name: 'Made while closing' });
    const late = errorOf(so.appointments.getMany([1, 2, 3], { concurrency: 1 }));
    await so.close();
    expect((await created).ContactId).toBeGreaterThan(0);
    expect(String(await late)).toContain('the connection is closed');
  });

  it('refuses later calls with a clear error, without sending them', async () => {
    const so = tenant[transport];
    await so.close();
    await so.close();
    const error = await errorOf(so.contacts.get(2));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({ transport, outcome: 'not-sent', retryable: false });
    expect(tenant.emulator.requests).toHaveLength(0);
  });
});

describe('a part that cannot be closed', () => {
  it('does not keep the others open, and is reported at the end', async () => {
    const closed: string[] = [];
    const closing = closeAll([
      () => closed.push('first'),
      () => Promise.reject(new RangeError('the disk is full')),
      () => {
        throw new TypeError('later');
      },
      async () => closed.push('last'),
    ]);
    expect(await errorOf(closing)).toEqual(new RangeError('the disk is full'));
    expect(closed).toEqual(['first', 'last']);
  });

  it('is awaited only if it needs to be, so that calls are refused at once', () => {
    const closed: string[] = [];
    void closeAll([() => void closed.push('routing'), () => void closed.push('transport'), () => Promise.resolve()]);
    expect(closed).toEqual(['routing', 'transport']);
  });

  it('such as an audit leaves no connection to the server open', async () => {
    const sockets: Socket[] = [];
    const server = createServer((_request, response) => response.end('{}')).listen(0, '127.0.0.1');
    server.on('connection', (socket) => sockets.push(socket));
    await once(server, 'listening');
    const so = await connect(
      {
        transport: 'rest',
        tenant: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/site` },
        auth: { kind: 'ticket', ticket: '7T:any', appToken: 'any' },
        audit: { write: async () => undefined, close: () => Promise.reject(new RangeError('the disk is full')) },
      },
      { configFile: false, environment: false },
    );
    await errorOf(so.contacts.get(2));
    const [socket] = sockets;
    const ended = once(socket as Socket, 'close');
    expect(await errorOf(so.close())).toEqual(new RangeError('the disk is full'));
    await ended;
    server.close();
  });
});
