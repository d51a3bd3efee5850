import { SpanKind, trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { createGateway, type GatewayCall, type GatewayOptions, listen } from '../../src/gateway/index.js';
import { forThisMachine } from '../../src/gateway/usage/status.js';
import { call } from './calls.js';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function serve(
  options: GatewayOptions = {},
  routes?: NonNullable<Parameters<typeof createGateway>[0]>['routes'],
) {
  const connection = {
    transport: 'agents',
    tenant: { url: emulator.url },
    resilience: { attempts: 1 },
    ...(routes === undefined ? {} : { routes }),
  } as const;
  const gateway = await createGateway(connection, options, { configFile: false, environment: false });
  const server = await listen(gateway, { drain: 0 });
  open.push(server);
  return { gateway, url: server.origin };
}

async function served(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push({
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const credentials = () => {
  const { ticket, appToken: applicationToken } = emulator.credentials;
  return { ticket, applicationToken };
};

describe('the status of a gateway', () => {
  it('has operations, clients, fields, times and the route of each operation, and no secret', async () => {
    const routes = [{ match: 'agents.Contact.*', transport: 'rest', fallback: 'soap' } as const];
    const { gateway, url } = await serve({ usage: true }, routes);
    await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>', credentials());
    await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>987654</ContactEntityId>', credentials());
    await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>garbage</ContactEntityId>', credentials());
    const status = await served(gateway.statusHandler);
    const json = (await (await fetch(`${status}/json`)).json()) as { readonly operations: readonly unknown[] };
    expect(json).toMatchObject({
      clients: [
        { name: 'client 1', calls: 2 },
        { name: 'client 2', application: '', calls: 1 },
      ],
      operations: [
        {
          ...{ agent: 'Contact', operation: 'GetContactEntity', calls: 3, succeeded: 1, exception: 1, fault: 1 },
          requestFields: [{ name: 'ContactEntityId', calls: 2 }],
          exceptionTypes: [{ name: 'SoNotFoundException', calls: 1 }],
          route: 'agents.Contact.GetContactEntity: rest; fallback soap (routes[0]: agents.Contact.*)',
          tripped: false,
        },
      ],
    });
    const page = await fetch(`${status}/`);
    const text = await page.text();
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect(text).toContain('<h1>In service</h1>');
    expect(text).toContain('<code>Response.Name</code> 1');
    for (const secret of Object.values(credentials())) expect(text + JSON.stringify(json)).not.toContain(secret);
    expect(text).not.toContain('Northgate');
  });

  it('says which guardrails have tripped', async () => {
    const guardrails = { errors: 0.01, minimum: 1 };
    const routes = [{ match: 'agents.Contact.*', transport: 'rest', fallback: 'agents', guardrails } as const];
    const { gateway, url } = await serve({ usage: true }, routes);
    emulator.faults.add({ fault: { kind: 'answer', status: 503, body: '' }, times: 1 });
    await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>', credentials());
    emulator.faults.clear();
    const status = await served(gateway.statusHandler);
    expect(await (await fetch(status)).text()).toContain('Guardrails have tripped for 1 operation');
  });

  it('is not there unless it is asked for, and only reads', async () => {
    const { gateway } = await serve();
    expect((await fetch(await served(gateway.statusHandler))).status).toBe(404);
    const { gateway: counting } = await serve({ usage: true });
    expect((await fetch(await served(counting.statusHandler), { method: 'POST' })).status).toBe(405);
  });

  it.each([
    ['127.0.0.1:9090', 200],
    ['localhost', 200],
    ['[::1]:9090', 200],
    ['evil.example:9090', 403],
    ['127.0.0.1.evil.example', 403],
  ])('is for this machine: a request to %s', async (host, expected) => {
    const { gateway } = await serve({ usage: true });
    const url = await served(forThisMachine(gateway.statusHandler));
    const status = await new Promise((resolve, reject) => {
      httpRequest(url, { headers: { Host: host } }, (response) => resolve(response.resume().statusCode))
        .once('error', reject)
        .end();
    });
    expect(status).toBe(expected);
  });
});

describe('what observes a call of the gateway', () => {
  it('sees a request whose body was read before the gateway got it', async () => {
    const calls: GatewayCall[] = [];
    const { gateway } = await serve({ usage: true, onCall: (each) => calls.push(each) });
    const url = await served((request, response) => {
      request.resume().once('end', () => gateway.handler(request, response));
    });
    const { status } = await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
    expect(status).toBe(500);
    expect(calls).toMatchObject([{ services: 'Services88', agent: 'Contact', operation: '', result: 'fault' }]);
    expect(calls[0]?.message).toContain('Mount the gateway before middleware that parses bodies.');
    expect(gateway.status()?.usage.otherRequests).toEqual([{ name: 'requests that failed', calls: 1 }]);
  });

  it('does not fail the call if it throws', async () => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { url } = await serve({
      onCall: () => {
        throw new TypeError('broken');
      },
    });
    const answer = await call(
      url,
      'Contact',
      'GetContactEntity',
      '<ContactEntityId>2</ContactEntityId>',
      credentials(),
    );
    expect(answer.succeeded).toBe(true);
    const [message] = warn.mock.calls[0] ?? [];
    warn.mockRestore();
    expect(message).toBe('onCall failed (TypeError); the call itself is not affected');
  });

  it('has a span of its own beside that of the call that it makes, without a secret', async () => {
    const exporter = new InMemorySpanExporter();
    trace.setGlobalTracerProvider(new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }));
    try {
      const { url } = await serve();
      await call(url, 'Contact', 'GetContactEntity', '<ContactEntityId>987654</ContactEntityId>', credentials());
    } finally {
      trace.disable();
    }
    const spans = exporter.getFinishedSpans();
    const served = spans.find(({ kind }) => kind === SpanKind.SERVER);
    expect(served).toMatchObject({
      name: 'SOAP Contact.GetContactEntity',
      attributes: { 'rpc.service': 'Services88/Contact', 'error.type': 'SoNotFoundException' },
    });
    expect(spans.map(({ name }) => name)).toContain('Contact.GetContactEntity');
    expect(JSON.stringify(spans.map(({ attributes, events }) => [attributes, events]))).not.toContain(
      emulator.credentials.ticket,
    );
  });
});
