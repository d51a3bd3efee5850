import { expect, it } from '@jest/globals';
import { startEmulator } from '../../src/emulator/index.js';
import type { AuditRecord } from '../../src/index.js';
import { serveGateway } from '../support/gateway.js';
import { closeSoapConnections } from '../support/soap-post.js';
import { call, textOf } from './calls.js';

it.each(['agents', 'soap'] as const)(
  'the audit of a gateway to %s names the caller of each write',
  async (transport) => {
    await using emulator = await startEmulator();
    const records: AuditRecord[] = [];
    const audit = { write: async (record: AuditRecord) => void records.push(record) };
    await using gateway = await serveGateway(emulator, { transport, audit });
    const { appToken: applicationToken } = emulator.credentials;
    const signIn = async (name: string) => {
      const proof = `<UserName>${name}</UserName><Password>${name}</Password>`;
      const answer = await call(gateway.url, 'SoPrincipal', 'AuthenticateUsernamePassword', proof, {
        applicationToken,
      });
      return textOf(answer.body, 'Ticket') ?? '';
    };
    const tickets = { sam: await signIn('sam'), ada: await signIn('ada') };
    for (const name of ['sam', 'ada', 'sam'] as const) {
      const written = { ticket: tickets[name], applicationToken };
      const answer = await call(
        gateway.url,
        'Contact',
        'DeleteContactEntity',
        '<ContactEntityId>4711</ContactEntityId>',
        written,
      );
      expect(answer.status).toBe(200);
    }
    // A sign-in over SOAP is recorded as a write before its user is known, without a look-up.
    const signIns = records.filter(({ agent }) => agent === 'SoPrincipal');
    expect(signIns.map(({ who: { associate } }) => associate)).toEqual(transport === 'soap' ? [null, null] : []);
    const asked = emulator.requests.filter(({ agent }) => agent === 'SoPrincipal');
    expect(asked.length).toBeLessThanOrEqual(4);
    const writes = records.filter(({ agent }) => agent === 'Contact');
    expect(writes.map(({ who: { associate } }) => associate)).toEqual(['sam', 'ada', 'sam']);
    closeSoapConnections();
  },
);
