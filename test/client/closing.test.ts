import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NetworkError } from '../../src/index.js';
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
