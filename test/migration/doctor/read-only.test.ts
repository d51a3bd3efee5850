import { describe, expect, it } from '@jest/globals';
import { type HttpRequest, ValidationError } from '../../../src/index.js';
import { CapturingEngine } from '../../../src/migration/doctor/capture/capturing-engine.js';
import { liveConnection } from '../../../src/migration/doctor/index.js';
import { startEmulator } from '../../../src/emulator/index.js';
import { errorOf, transportNames } from '../../support/transports.js';

const site = 'https://crm.example.com/SuperOffice';
const soapHeaders = (agent: string, operation: string) => ({
  SOAPAction: `"http://www.superoffice.net/ws/crm/NetServer/Services88/${agent}/${operation}"`,
});

function sentBy(request: Partial<HttpRequest>): { readonly sent: number; readonly error: Promise<unknown> } {
  const arrived = { sent: 0, error: Promise.resolve<unknown>(undefined) };
  const engine = new CapturingEngine(
    {
      send: async () => {
        arrived.sent += 1;
        return { status: 200, headers: {}, body: Buffer.alloc(0) };
      },
      open: async () => {
        throw new Error('nothing is streamed');
      },
      close: async () => undefined,
    },
    async () => ({ loginUrl: 'https://sod.superoffice.com/login' }),
  );
  const whole: HttpRequest = { method: 'GET', url: site, headers: {}, timeout: 1_000, ...request };
  arrived.error = engine.send(whole).then(
    () => undefined,
    (error: unknown) => error,
  );
  return arrived;
}

describe('other requests are not sent', () => {
  it.each<[what: string, request: Partial<HttpRequest>]>([
    ['a write on REST', { method: 'POST', url: `${site}/api/v1/Contact` }],
    ['a patch', { method: 'PATCH', url: `${site}/api/v1/Contact/2` }],
    ['a replacement', { method: 'PUT', url: `${site}/api/v1/Contact/2` }],
    ['a delete', { method: 'DELETE', url: `${site}/api/v1/Contact/2` }],
    ['a delete that looks like a file', { method: 'DELETE', url: `${site}/Remote/Services88/Contact.svc` }],
    ['a save of an agent', { method: 'POST', url: `${site}/api/v1/Agents/Contact/SaveContactEntity` }],
    ['a delete of an agent', { method: 'POST', url: `${site}/api/v1/Agents/Contact/DeleteContactEntity` }],
    [
      'a save on SOAP',
      {
        method: 'POST',
        url: `${site}/Remote/Services88/Contact.svc`,
        headers: soapHeaders('Contact', 'SaveContactEntity'),
      },
    ],
    ['a call on SOAP that names no operation', { method: 'POST', url: `${site}/Remote/Services88/Contact.svc` }],
    ['what is posted elsewhere', { method: 'POST', url: 'https://elsewhere.example/login/token' }],
    ['what only begins like the login', { method: 'POST', url: 'https://sod.superoffice.com/loginx' }],
  ])('%s', async (_what, request) => {
    const { sent, error } = sentBy(request);
    expect(await error).toBeInstanceOf(ValidationError);
    expect(((await error) as ValidationError).outcome).toBe('not-sent');
    expect(sent).toBe(0);
  });

  it.each(transportNames)('nor does a write of a repository over %s', async (transport) => {
    const emulator = await startEmulator();
    const { username, password } = emulator.credentials;
    const { so } = liveConnection({
      transport,
      tenant: { url: emulator.url },
      auth: { kind: 'basic', username, password },
    });
    try {
      for (const write of [() => so.contacts.delete(2), () => so.contacts.create({ Name: 'x' })]) {
        expect(await errorOf(write())).toBeInstanceOf(ValidationError);
      }
      expect(
        emulator.requests.filter(({ operation = '', method }) => /Save|Delete/.test(operation) || method === 'DELETE'),
      ).toEqual([]);
    } finally {
      await so.close();
      await emulator.close();
    }
  });
});

describe('reads are sent', () => {
  it.each<[what: string, request: Partial<HttpRequest>]>([
    ['an entity', { url: `${site}/api/v1/Contact/2` }],
    ['an entity of an agent', { method: 'POST', url: `${site}/api/v1/Agents/Contact/GetContactEntity` }],
    [
      'one on SOAP',
      {
        method: 'POST',
        url: `${site}/Remote/Services88/Contact.svc`,
        headers: soapHeaders('Contact', 'GetContactEntity'),
      },
    ],
    [
      'a sign-in on SOAP',
      {
        method: 'POST',
        url: `${site}/Remote/Services88/SoPrincipal.svc`,
        headers: soapHeaders('SoPrincipal', 'AuthenticateUsernamePassword'),
      },
    ],
    [
      'a sign-in of a system user',
      { method: 'POST', url: 'https://sod.superoffice.com/login/api/PartnerSystemUser/Authenticate' },
    ],
  ])('%s', async (_what, request) => {
    const arrived = sentBy(request);
    expect(await arrived.error).toBeUndefined();
    expect(arrived.sent).toBe(1);
  });
});
