import { once } from 'node:events';
import type { Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  AuthenticationError,
  connect,
  NetworkError,
  ProtocolError,
  type SuperOffice,
  type SuperOfficeConfiguration,
  TimeoutError,
} from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { NtlmEngine, UndiciEngine } from '../../src/http/index.js';
import { AnsweringServer } from '../support/answering-server.js';
import { errorOf } from '../support/transports.js';
import { wholeContact } from '../support/whole-entity.js';

const auth = { kind: 'ntlm', username: 'sam', password: 'sam', domain: 'EMULATED' } as const;
const json = { 'Content-Type': 'application/json' };

/** A challenge as [MS-NLMP] 2.2.1.2 has it; whatever proves it is accepted. */
function challenge(): string {
  const message = Buffer.alloc(48);
  message.write('NTLMSSP\0', 'latin1');
  message.writeUInt32LE(2, 8);
  message.writeUInt32LE(0x0089_8205, 20);
  return `NTLM ${message.toString('base64')}`;
}

describe('if the server has one connection for each call', () => {
  let server: AnsweringServer;
  let url: string;
  let open: SuperOffice[];
  /** What arrived, such as `POST proved`. */
  let arrived: string[];
  const challenged = new WeakSet<Socket>();
  const known = new WeakSet<Socket>();
  /** What becomes of a call that is let in. */
  let serve: (response: Parameters<AnsweringServer['answer']>[0]) => void;
  let onChallenge: (response: Parameters<AnsweringServer['answer']>[0]) => void;

  beforeEach(async () => {
    server = new AnsweringServer();
    url = await server.start();
    open = [];
    arrived = [];
    serve = (response) => response.writeHead(200, json).end('{"ContactId":5}');
    onChallenge = () => undefined;
    server.answer = (response, request) => {
      const message = Buffer.from(request.headers.authorization?.slice(5) ?? '', 'base64');
      const type = message.length < 12 ? 0 : message.readUInt32LE(8);
      if (type === 1) challenged.add(request.socket);
      if (type === 3 && challenged.has(request.socket)) known.add(request.socket);
      const lets = known.has(request.socket);
      arrived.push(`${request.method ?? ''} ${['bare', 'asks', '', 'proved'][type] ?? ''}${lets ? '' : ', refused'}`);
      if (lets) {
        // A document, of which the last piece never comes.
        if (request.url?.includes('/Content') === true)
          response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).write('a piece');
        else serve(response);
        return;
      }
      response.setHeader('WWW-Authenticate', type === 1 ? challenge() : 'NTLM');
      if (type === 1) onChallenge(response);
      if (!response.writableEnded && !response.destroyed) response.writeHead(401).end();
    };
  });
  afterEach(async () => {
    await Promise.all(open.map((so) => so.close()));
    await server.close();
  });

  async function over(more: Partial<SuperOfficeConfiguration> = {}): Promise<SuperOffice> {
    const so = await connect({ transport: 'rest', tenant: { url }, auth, resilience: { attempts: 1 }, ...more });
    open.push(so);
    return so;
  }

  it('a write is sent with its body only on an authenticated connection', async () => {
    const so = await over();
    await so.contacts.save(wholeContact({ ContactId: 5 }));
    await so.contacts.save(wholeContact({ ContactId: 5 }));
    expect(arrived).toEqual(['GET asks, refused', 'PUT proved', 'PUT bare']);
  });

  it('a connection that the server has closed authenticates before a body is sent on it', async () => {
    const so = await over();
    let served: Socket | undefined;
    serve = (response) => {
      served = response.socket as Socket;
      response.writeHead(200, { ...json, Connection: 'close' }).end('{"ContactId":5}');
    };
    await so.contacts.get(5);
    if (served?.destroyed === false) await once(served, 'close');
    await so.contacts.get(5);
    await so.contacts.save(wholeContact({ ContactId: 5 }));
    expect(arrived.filter((each) => each.startsWith('PUT'))).toEqual(['PUT proved']);
  });

  it('a server that closes the connection during the sign-in is a clear error, and nothing has been sent', async () => {
    onChallenge = (response) => response.setHeader('Connection', 'close');
    const so = await over();
    const error = await errorOf(so.contacts.save(wholeContact({ ContactId: 5 })));
    expect(error).toBeInstanceOf(ProtocolError);
    expect(error).toMatchObject({ outcome: 'not-sent', status: 401 });
    expect((error as Error).message).toContain('closes the connection during the NTLM sign-in');
    expect(arrived).toEqual(['GET asks, refused']);
  });

  it('one that closes it silently is a clear error, and the next call starts again', async () => {
    let closing = true;
    onChallenge = (response) => {
      const { socket } = response;
      if (closing) response.writeHead(401).end(() => socket?.destroy());
    };
    const so = await over();
    const error = await errorOf(so.contacts.save(wholeContact({ ContactId: 5 })));
    expect([AuthenticationError, NetworkError].some((kind) => error instanceof kind)).toBe(true);
    closing = false;
    expect(await so.contacts.get(5)).toMatchObject({ ContactId: 5 });
  });

  it('an abort during the sign-in leaves the connection to others, which authenticate it again', async () => {
    const so = await over({ http: { connections: 1 } });
    const ended = new AbortController();
    let asked = 0;
    onChallenge = (response) => {
      if (++asked > 1) return;
      ended.abort(new RangeError('enough'));
      response.socket?.pause();
    };
    expect(await errorOf(so.contacts.get(5, { signal: ended.signal }))).toEqual(new RangeError('enough'));
    expect(await so.contacts.get(5)).toMatchObject({ ContactId: 5 });
    expect(arrived.at(-1)).toBe('GET proved');
  });

  it('a call that waits too long for a connection ends in time, and has not been sent', async () => {
    const so = await over({ http: { connections: 1 } });
    const held = await so.documents.readContent(5);
    const error = await errorOf(so.contacts.save(wholeContact({ ContactId: 5 }), { timeout: 20 }));
    expect(error).toBeInstanceOf(TimeoutError);
    expect(error).toMatchObject({ outcome: 'not-sent' });
    held.destroy();
    expect(await so.contacts.get(5)).toMatchObject({ ContactId: 5 });
    expect(arrived.filter((each) => each.startsWith('PUT'))).toEqual([]);
  });

  it('closing lets the calls that wait for a connection finish', async () => {
    const so = await over({ http: { connections: 1 } });
    const waiting = Array.from({ length: 20 }, () => so.contacts.get(5));
    await so.close();
    for (const contact of await Promise.all(waiting)) expect(contact).toMatchObject({ ContactId: 5 });
    expect(await errorOf(so.contacts.get(5))).toMatchObject({ outcome: 'not-sent', retryable: false });
  });

  it('closing does not hang if calls wait in vain', async () => {
    const so = await over({ http: { connections: 1 } });
    await so.documents.readContent(5);
    const waiting = Array.from({ length: 20 }, () => errorOf(so.contacts.get(5, { timeout: 20 })));
    await so.close();
    for (const error of await Promise.all(waiting)) expect(error).toBeInstanceOf(TimeoutError);
  });

  it('closing an engine ends calls in flight and waiting calls at once', async () => {
    const make = (disconnected: () => void) =>
      new UndiciEngine({ maximumAnswerBytes: 1_000, connections: 1, disconnected });
    const identity = { username: 'sam', password: 'sam', domain: undefined, workstation: '' };
    const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    const engine = new NtlmEngine(make, identity, 1);
    const request = { method: 'GET', url: `${url}/Content`, headers: {}, timeout: 60_000 } as const;
    const held = await engine.open(request);
    const waiting = Array.from({ length: 20 }, () => errorOf(engine.send(request)));
    await engine.close();
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(timers()).toBe(before);
    expect(await errorOf(text(held.body))).toBeInstanceOf(NetworkError);
    expect(await errorOf(engine.send(request))).toBeInstanceOf(NetworkError);
  });
});

describe('a Windows user', () => {
  let emulator: Emulator;
  beforeEach(async () => {
    emulator = await startEmulator({ settings: { windowsAuthentication: 'connection' } });
  });
  afterEach(() => emulator.close());

  it.each([
    ['the domain in the name', { username: 'EMULATED\\sam' }],
    ['the domain after the name', { username: 'sam@emulated' }],
    ['the domain beside the name', { username: 'sam', domain: 'EMULATED' }],
  ])('can be written with %s', async (_how, name) => {
    const so = await connect({
      transport: 'rest',
      tenant: { url: emulator.url },
      auth: { kind: 'ntlm', password: 'sam', ...name },
    });
    expect(await so.principal()).toMatchObject({ Associate: 'sam' });
    await so.close();
  });

  it('stays signed in with a new password while the connection lasts, and not beyond', async () => {
    const so = await connect({
      transport: 'rest',
      tenant: { url: emulator.url },
      auth,
      http: { connections: 1 },
      resilience: { attempts: 1 },
    });
    await so.principal();
    emulator.changePassword('sam', 'another');
    await so.contacts.get(2);
    emulator.faults.add({ match: {}, fault: { kind: 'reset' }, times: 1 });
    await errorOf(so.contacts.get(2));
    expect(await errorOf(so.contacts.get(2))).toBeInstanceOf(AuthenticationError);
    await so.close();
  });
});
