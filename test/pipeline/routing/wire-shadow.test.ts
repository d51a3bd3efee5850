import { describe, expect, it } from '@jest/globals';
import { connect } from '../../../src/index.js';
import { startEmulator } from '../../../src/emulator/index.js';
import { AnsweringServer } from '../../support/answering-server.js';
import { reportOf } from '../../support/shadowed.js';

describe('over the wire, a shadow', () => {
  const auth = { kind: 'ticket', ticket: '7T:abc', appToken: 'app' } as const;

  it('is equal if every transport answers the same', async () => {
    const emulator = await startEmulator();
    const { username, password } = emulator.credentials;
    const match = ['contacts.*', 'lists.*', 'principal', 'archive.*'];
    const so = await connect({
      transport: 'soap',
      tenant: { url: emulator.url },
      auth: { kind: 'basic', username, password },
      routes: [{ match, transport: 'rest', shadow: { transport: 'agents' } }],
    });
    const calls: (() => Promise<unknown>)[] = [
      () => so.contacts.get(2),
      () => so.contacts.find(999_999),
      () => so.contacts.query({ select: ['name'], top: 5 }).toArray(),
      () => so.lists.items('task'),
      () => so.principal(),
    ];
    for (const call of calls) {
      const report = reportOf(so);
      await call();
      expect(await report).toMatchObject({ verdict: 'equal', candidate: { transport: 'agents', error: undefined } });
    }
    await so.close();
    await emulator.close();
  });

  it.each<[what: string, answer: string | Buffer | undefined, error: string, verdict: string]>([
    ['hangs', undefined, 'TimeoutError', 'failed'],
    ['answers with garbage', '<html>', 'ProtocolError', 'failed'],
    ['answers with 30 MB', Buffer.alloc(30 * 1024 * 1024, '"'), 'ProtocolError', 'uncompared'],
  ])('that %s takes no connection, retry or breaker from the callers', async (_what, answer, expected, verdict) => {
    const server = new AnsweringServer();
    server.answer = (response, request) => {
      response.setHeader('content-type', 'application/json');
      if (request.url?.includes('/Agents/') !== true) response.end('{"ContactId":5,"Name":"Acme"}');
      else if (answer !== undefined) response.end(answer);
    };
    const so = await connect({
      transport: 'rest',
      tenant: { url: await server.start() },
      auth,
      http: { connections: 1 },
      shadows: { timeout: answer === undefined ? 50 : 30_000, inFlight: 2 },
      resilience: { concurrency: 1, breaker: { threshold: 0.1, minimumRate: 0.01 } },
      routes: [{ match: 'contacts.*', transport: 'rest', shadow: { transport: 'agents' } }],
    });
    const errors = new Set<string | undefined>();
    so.routing.on('shadow', ({ candidate }) => errors.add(candidate.error));
    const report = reportOf(so);
    for (let call = 0; call < 20; call++) expect(await so.contacts.get(5)).toMatchObject({ Name: 'Acme' });
    expect(await report).toMatchObject({ verdict });
    for (let call = 0; call < 20; call++) expect(await so.contacts.get(5)).toMatchObject({ Name: 'Acme' });
    expect([...errors]).toEqual([expected]);
    await so.close();
    await server.close();
  });
});
