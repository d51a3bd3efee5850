import type { IncomingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationError, connect, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, transportNames } from '../support/transports.js';

type Auth = NonNullable<SuperOfficeConfiguration['auth']>;

const appToken = 'application-token-1';
const basic = `Basic ${Buffer.from('kari:nordmann:1').toString('base64')}`;

/** What each kind sends to REST and Agents. */
const kinds: readonly (readonly [kind: string, auth: Auth, sent: object])[] = [
  ['no credentials', { kind: 'anonymous' }, { authorization: undefined, 'so-apptoken': undefined }],
  ['an application alone', { kind: 'anonymous', appToken }, { authorization: undefined, 'so-apptoken': appToken }],
  ['an access token', { kind: 'bearer', accessToken: 'access-token-1' }, { authorization: 'Bearer access-token-1' }],
  [
    'a ticket',
    { kind: 'ticket', ticket: 'ticket-1==', appToken },
    { authorization: 'SOTicket ticket-1==', 'so-apptoken': appToken },
  ],
  ['a password', { kind: 'basic', username: 'kari', password: 'nordmann:1' }, { authorization: basic }],
];

describe.each(['rest', 'agents'] as const)('on %s', (transport) => {
  const server = new AnsweringServer();
  let url: string;
  let headers: IncomingHttpHeaders;
  beforeAll(async () => {
    url = await server.start();
    server.answer = (response, request) => {
      ({ headers } = request);
      response.setHeader('Content-Type', 'application/json').end('{"AppointmentId":5}');
    };
  });
  afterAll(() => server.close());

  it.each(kinds)('%s is sent as the server expects it', async (_kind, auth, sent) => {
    const so = await connect({ transport, tenant: { url }, auth });
    await so.appointments.get(5);
    const { authorization, 'so-apptoken': application } = headers;
    expect({ authorization, 'so-apptoken': application }).toEqual({ 'so-apptoken': undefined, ...sent });
    await so.close();
  });
});

describe('what a server tells anyone', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ settings: { record: true } });
  });
  afterAll(() => emulator.close());
  beforeEach(() => emulator.reset());

  it('needs no credentials on soap, and none are sent', async () => {
    const so = await connect({ transport: 'soap', tenant: { url: emulator.url }, auth: { kind: 'anonymous' } });
    const before = emulator.requests.length;
    expect(await so.agents.SoPrincipal.GetSystemInfo()).toMatchObject({ FileVersion: expect.any(String) });
    const sent = emulator.requests.slice(before);
    expect(sent.map(({ operation }) => operation)).toEqual(['GetSystemInfo']);
    expect(sent[0]?.body).not.toMatch(/Credentials|ApplicationToken/);
    await so.close();
  });

  it.each(transportNames)(
    'is all that it tells on %s: anything else is an AuthenticationError with the way out',
    async (transport) => {
      const so = await connect({ transport, tenant: { url: emulator.url }, auth: { kind: 'anonymous' } });
      const error = await errorOf(so.appointments.create({ Description: 'x' }));
      expect(error).toBeInstanceOf(AuthenticationError);
      expect(error).toMatchObject({ outcome: 'refused', transport });
      expect((error as Error).message).toContain('choose another auth.kind');
      await so.close();
    },
  );

  it('needs the application token on SOAP Online', async () => {
    const tenant = { environment: 'sod', id: 'Cust12345' };
    const error = await errorOf(connect({ transport: 'soap', tenant, auth: { kind: 'anonymous' } }));
    expect(error).toMatchObject({ name: 'ConfigurationError', path: 'auth.appToken' });
  });
});
