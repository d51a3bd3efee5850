import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type SuperOffice, type SuperOfficeConfiguration, TenantUnavailableError } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { errorOf, type TestedTransport, transportNames } from '../support/transports.js';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator();
});
afterEach(() => emulator.close());

const asked = () => emulator.requests.filter((request) => request.face === 'state').length;

function connected(transport: TestedTransport, more: Partial<SuperOfficeConfiguration> = {}): Promise<SuperOffice> {
  const { ticket, appToken } = emulator.credentials;
  return connect({
    transport,
    tenant: { environment: 'sod', id: emulator.tenant, origin: emulator.origin },
    auth: { kind: 'ticket', ticket, appToken },
    resilience: { attempts: 1 },
    ...more,
  });
}

describe.each(transportNames)('an Online tenant, over %s', (transport) => {
  let so: SuperOffice;
  beforeEach(async () => {
    so = await connected(transport);
  });
  afterEach(() => so.close());

  it('is looked up once, and then called at its address', async () => {
    await Promise.all([so.contacts.get(1), so.contacts.get(2), so.lists.items('task')]);
    expect(asked()).toBe(1);
  });

  it('is asked again about the fields that it added, once it is known to have changed', async () => {
    const names = async () => (await so.contacts.fields.definitions()).length;
    await names();
    const before = emulator.requests.length;
    so.tenantChanged('Cust99999');
    await names();
    expect(emulator.requests).toHaveLength(before);
    so.tenantChanged(emulator.tenant.toLowerCase());
    await names();
    expect(emulator.requests.length).toBeGreaterThan(before + 1);
  });

  it('is asked again for what the cache keeps, once it is known to have changed', async () => {
    const caching = await connected(transport, { cache: true });
    const made = () => emulator.requests.length;
    await caching.lists.items('task');
    const before = made();
    await caching.lists.items('task');
    caching.tenantChanged('Cust99999');
    await caching.lists.items('task');
    expect(made()).toBe(before);
    caching.tenantChanged(emulator.tenant);
    await caching.lists.items('task');
    expect(made()).toBeGreaterThan(before);
    await caching.close();
  });

  it('is followed to its new address, by reads and by writes, each made once', async () => {
    await so.contacts.get(1);
    await emulator.move();
    const reads = Array.from({ length: 20 }, (_, index) => so.contacts.get((index % 10) + 1));
    const made = await so.contacts.create({ Name: 'Made after the move' });
    expect(await Promise.all(reads)).toHaveLength(20);
    expect(asked()).toBe(2);
    await emulator.move();
    expect((await so.contacts.merge(made.ContactId, { Department: 'moved' })).Department).toBe('moved');
    const found = so.contacts.query({ select: ['name'], filter: "name = 'Made after the move'" });
    expect(await found.toArray()).toHaveLength(1);
    expect(asked()).toBe(3);
  });

  it('is followed by a sign-in too, and by more calls at once than open a breaker', async () => {
    const { clientId, refreshToken, appToken } = emulator.credentials;
    const user = await connect({
      transport,
      tenant: { environment: 'sod', id: emulator.tenant, origin: emulator.origin },
      auth: { kind: 'refresh', clientId, clientSecret: appToken, refreshToken },
      resilience: { attempts: 1, breaker: { minimumRate: 0.5 } },
    });
    await user.contacts.get(1);
    await emulator.move();
    emulator.expireTickets();
    emulator.expireAccessTokens();
    const calls = Array.from({ length: 60 }, (_, index) => user.contacts.get((index % 10) + 1));
    expect(await Promise.all(calls)).toHaveLength(60);
    await user.close();
  });

  it('cannot be called while it is in maintenance, and can again afterwards', async () => {
    emulator.settings.state = 'OfflineMaintenance';
    const error = await errorOf(so.contacts.get(1));
    expect(error).toBeInstanceOf(TenantUnavailableError);
    expect(error).toMatchObject({
      state: 'OfflineMaintenance',
      permanent: false,
      retryable: true,
      outcome: 'not-sent',
    });
    emulator.settings.state = 'OnlineMaintenance';
    expect((await so.contacts.get(1)).ContactId).toBe(1);
  });

  it('that is gone for good is reported as such', async () => {
    emulator.settings.state = 'Deleted';
    expect(await errorOf(so.contacts.create({ Name: 'x' }))).toMatchObject({ permanent: true, retryable: false });
  });
});
