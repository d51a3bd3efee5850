import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Container } from 'inversify';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { ConfigurationError, type RestConfiguration, TYPES } from '../../src/rest.js';
import * as complete from '../../src/index.js';
import * as rest from '../../src/rest.js';
import { errorOf } from '../support/transports.js';

const { connect, createTenantPool, superOfficeModule } = rest;
const nothingElse = { configFile: false, environment: false } as const;

let emulator: Emulator;
let given: { tenant: { url: string }; auth: { kind: 'ticket'; ticket: string; appToken: string } };
beforeAll(async () => {
  emulator = await startEmulator();
  const { ticket, appToken } = emulator.credentials;
  given = { tenant: { url: emulator.url }, auth: { kind: 'ticket', ticket, appToken } };
});
afterAll(() => emulator.close());

describe('superoffice-bridge/rest', () => {
  it.each(['rest', 'agents'] as const)('calls a tenant over %s', async (transport) => {
    const so = await connect({ ...given, transport }, nothingElse);
    expect(await so.contacts.get(2)).toMatchObject({ ContactId: 2 });
    expect(await so.agents.Contact.GetContactEntity({ ContactEntityId: 2 })).toMatchObject({ ContactId: 2 });
    await so.close();
  });

  it('connects a pool of tenants', async () => {
    const pool = createTenantPool({ configure: () => ({ ...given, transport: 'rest' }) });
    const so = await pool.tenant('one');
    expect(await so.contacts.get(2)).toMatchObject({ ContactId: 2 });
    await pool.close();
  });

  it('binds a container', async () => {
    const container = new Container();
    container.load(superOfficeModule({ ...given, transport: 'agents' }));
    expect(await container.get(TYPES.ContactRepository).get(2)).toMatchObject({ ContactId: 2 });
    await container.get(TYPES.Connection).close();
  });

  it('exports the same as superoffice-bridge', () => {
    expect(Object.keys(rest).sort()).toEqual(Object.keys(complete).sort());
    expect(rest.ConfigurationError).toBe(complete.ConfigurationError);
  });

  const advice = 'superoffice-bridge/rest does not contain it; import from superoffice-bridge instead';
  const signature = { kind: 'systemUser', systemUserToken: 'T', appToken: 'A', privateKey: 'P' } as const;
  const login = { loginUrl: 'https://login.example.com/login', tenantId: 'Cust12345' };
  it.each<[string, object, string]>([
    ['SOAP', { transport: 'soap' }, `transport is soap: ${advice}`],
    ['the embedded emulator', { tenant: 'emulator' }, `tenant is emulator: ${advice}, or set it to the url of`],
    ['a ticket over SOAP', { auth: { ...signature, ...login, via: 'soap' } }, `auth.via is soap: ${advice}`],
    [
      'a route over SOAP',
      { routes: [{ match: 'contacts.*', transport: 'soap' }] },
      `routes[0].transport is soap, which cannot be used: ${advice}`,
    ],
    [
      'a shadow over SOAP',
      { routes: [{ match: 'contacts.*', transport: 'rest', shadow: { transport: 'soap' } }] },
      `routes[0].shadow.transport is soap, which cannot be used: ${advice}`,
    ],
  ])('refuses %s, and names the entry that has it', async (_what, needed, message) => {
    const configuration = { ...given, transport: 'rest', ...needed } as RestConfiguration;
    const error = await errorOf(connect(configuration, nothingElse));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain(message);
  });

  it('refuses SOAP for one call', async () => {
    const so = await connect({ ...given, transport: 'rest' }, nothingElse);
    const error = await errorOf(so.contacts.get(2, { transport: 'soap' }));
    expect(error).toMatchObject({ name: 'NotSupportedError', outcome: 'not-sent' });
    expect((error as Error).message).toContain('use one of: rest, agents');
    await so.close();
  });

  it('has types that refuse SOAP and the embedded emulator', () => {
    const configurations: RestConfiguration[] = [
      { transport: 'rest' },
      // @ts-expect-error -- the entry has no SOAP
      { transport: 'soap' },
      // @ts-expect-error -- the entry has no emulator
      { tenant: 'emulator' },
      // @ts-expect-error -- nor has a route SOAP
      { routes: [{ match: 'contacts.*', transport: 'soap' }] },
      // @ts-expect-error -- nor a share of a route
      { routes: [{ match: 'contacts.*', transport: { soap: 50, rest: 50 } }] },
    ];
    expect(configurations).toHaveLength(5);
  });
});
