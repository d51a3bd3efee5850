import { inspect } from 'node:util';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationError, connect, ProtocolError, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { authenticateMessage, readChallenge } from '../../src/http/ntlm/messages.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

const auth = { kind: 'ntlm', username: 'sam', password: 'sam', domain: 'EMULATED' } as const;
type Auth = NonNullable<SuperOfficeConfiguration['auth']>;

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.close());
beforeEach(() => {
  emulator.reset();
  emulator.faults.clear();
  emulator.settings.windowsAuthentication = 'connection';
});

/** How often the server asked who somebody is. */
const refusals = () => emulator.requests.filter(({ status }) => status === 401).length;

const over = (transport: TestedTransport, more: Partial<SuperOfficeConfiguration> = {}, as: Auth = auth) =>
  connect({ transport, tenant: { url: emulator.url }, auth: as, resilience: { attempts: 1 }, ...more });

describe.each(transportNames)('on %s', (transport) => {
  it.each(['connection', 'request'] as const)(
    'a Windows user signs in, where it is proved for each %s',
    async (each) => {
      emulator.settings.windowsAuthentication = each;
      const so = await over(transport);
      expect(await so.principal()).toMatchObject({ AssociateId: 18, FullName: 'Sam Sample' });
      const created = await so.appointments.create({ Description: 'once' });
      expect((await so.appointments.get(created.AppointmentId)).Description).toBe('once');
      expect(await so.appointments.find(created.AppointmentId + 1)).toBeNull();
      await so.close();
    },
  );

  it.each([
    ['a wrong password', { ...auth, password: 'not-the-password' }],
    ['an unknown user', { ...auth, username: 'nobody' }],
    ['another domain', { ...auth, domain: 'ELSEWHERE' }],
  ])('%s is an AuthenticationError that shows no secret, and nothing is done', async (_what, wrong) => {
    const so = await over(transport, {}, wrong);
    const before = emulator.requests.length - refusals();
    const error = await errorOf(so.appointments.create({ Description: 'x' }));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ transport, outcome: 'refused' });
    expect((error as Error).message).toContain('auth.domain');
    expect(emulator.requests.length - refusals()).toBe(before);
    expect(inspect([error, so], { depth: null, showHidden: true })).not.toContain('not-the-password');
    await so.close();
  });

  it('the domain is the one that the server names, if none is configured', async () => {
    const so = await over(transport, {}, { kind: 'ntlm', username: 'SAM', password: 'sam' });
    expect((await so.principal()).AssociateId).toBe(18);
    await so.close();
  });

  it('many calls at once use few connections, each of which authenticates once', async () => {
    const so = await over(transport, { http: { connections: 3 } });
    const ask = () => Promise.all(Array.from({ length: 30 }, () => so.contacts.get(2)));
    const asked = async () => {
      const before = refusals();
      expect((await ask()).every(({ ContactId }) => ContactId === 2)).toBe(true);
      return refusals() - before;
    };
    expect(await asked()).toBe(3);
    expect(await asked()).toBe(0);
    await so.close();
  });

  it('a connection that broke authenticates again, and the write is made once', async () => {
    const so = await over(transport);
    await so.principal();
    emulator.faults.add({ match: {}, fault: { kind: 'reset' }, times: 1 });
    await errorOf(so.contacts.get(2));
    const { AppointmentId } = await so.appointments.create({ Description: 'once' });
    expect(await so.appointments.find(AppointmentId + 1)).toBeNull();
    await so.close();
  });

  it('contents are streamed in both directions, and release their connection', async () => {
    const so = await over(transport, { http: { connections: 1 } });
    const { DocumentId } = await so.documents.create({ Header: 'Report', Name: 'report.txt' });
    const pieces = async function* () {
      yield Buffer.from('first ');
      yield Buffer.from('second');
    };
    await so.documents.writeContent(DocumentId, pieces());
    expect(await text(await so.documents.readContent(DocumentId))).toBe('first second');
    (await so.documents.readContent(DocumentId)).destroy();
    expect((await buffer(await so.documents.readContent(DocumentId))).length).toBe(12);
    await so.close();
  });

  it('a call that waits for a connection can be aborted', async () => {
    const so = await over(transport, { http: { connections: 1 } });
    await so.principal();
    emulator.settings.latency = 50;
    const first = so.contacts.get(2);
    const controller = new AbortController();
    const second = errorOf(so.contacts.get(2, { signal: controller.signal }));
    controller.abort(new RangeError('no longer'));
    expect(await second).toEqual(new RangeError('no longer'));
    expect((await first).ContactId).toBe(2);
    emulator.settings.latency = 0;
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    await so.close();
  });
});

it('a shadow signs in by NTLM as well', async () => {
  const routes = [{ match: 'contacts.get', transport: 'rest', shadow: { transport: 'soap' } }] as const;
  const so = await over('rest', { routes: [...routes] });
  const report = new Promise((resolve) => so.routing.on('shadow', resolve));
  await so.contacts.get(2);
  expect(await report).toMatchObject({ verdict: 'equal', candidate: { transport: 'soap' } });
  await so.close();
});

describe('secrets stay secret', () => {
  const hex = (digits: string) => Buffer.from(digits.replace(/\s/g, ''), 'hex');
  /** [MS-NLMP] 4.2.4: the user `User` of `Domain`, with the password `Password`. */
  const challenge = {
    flags: 0xe2_8a_82_33 >>> 0,
    serverChallenge: hex('0123456789abcdef'),
    targetName: 'Server',
    targetInfo: hex('02000c00 44006f006d00610069006e00 01000c00 530065007200760065007200 00000000'),
    message: Buffer.alloc(0),
  };

  it('the proof is that of the specification’s example', () => {
    const identity = { username: 'User', password: 'Password', domain: 'Domain', workstation: 'COMPUTER' };
    const epoch = -11_644_473_600_000;
    const message = authenticateMessage(challenge, identity, { clientChallenge: hex('aaaaaaaaaaaaaaaa'), now: epoch });
    expect(message.subarray(88, 112)).toEqual(hex('86c35097ac9cec102554764a57cccc19 aaaaaaaaaaaaaaaa'));
    expect(message.subarray(112, 128)).toEqual(hex('68cd0ab851e51c96aabc927bebef6a1c'));
    expect(message.toString('utf16le', 112 + message.readUInt16LE(20))).toBe('DomainUserCOMPUTER');
  });

  it.each<[string, (message: Buffer) => Buffer]>([
    ['something else', () => Buffer.from('hello')],
    ['a message cut short', (message) => message.subarray(0, 40)],
    ['a name outside of the message', (message) => (message.writeUInt32LE(5_000, 16), message)],
    ['the old version', (message) => (message.writeUInt32LE(0x0000_8205, 20), message)],
  ])('%s instead of a challenge is refused', (_what, change) => {
    const message = Buffer.alloc(64);
    message.write('NTLMSSP\0', 'latin1');
    message.writeUInt32LE(2, 8);
    message.writeUInt32LE(0x0089_8205, 20);
    message.writeUInt16LE(4, 12);
    message.writeUInt32LE(48, 16);
    expect(() => readChallenge(Buffer.from(message))).not.toThrow();
    expect(() => readChallenge(change(message))).toThrow(ProtocolError);
  });

  it('a server that does not ask for NTLM gets no proof, and a write to it is sent once', async () => {
    const server = new AnsweringServer();
    const arrived: (string | undefined)[] = [];
    server.answer = (response, request) => {
      arrived.push(`${request.method ?? ''} ${request.headers.authorization?.slice(0, 5) ?? 'without'}`);
      response.writeHead(204).end();
    };
    const so = await connect({ transport: 'rest', tenant: { url: await server.start() }, auth });
    await so.appointments.delete(5);
    expect(arrived).toEqual(['GET NTLM ', 'DELETE without']);
    await so.close();
    await server.close();
  });

  it('it is not available for Online tenants', async () => {
    const error = await errorOf(connect({ transport: 'rest', tenant: { environment: 'sod', id: 'Cust12345' }, auth }));
    expect(error).toMatchObject({ name: 'ConfigurationError', path: 'auth.kind' });
  });
});
