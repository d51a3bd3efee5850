import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Agents, SuperOffice } from '../../src/index.js';
import { repositoryOf, startTenant, type TestTenant } from '../support/tenants.js';
import { vendorWsdl } from '../support/vendor-schema.js';

const described = vendorWsdl === undefined ? describe.skip : describe;
const clock = () => new Date('2026-11-24T09:00:00Z');

described('with the vendor’s own WSDL documents instead of ours', () => {
  let ours: TestTenant;
  let vendors: TestTenant;
  beforeAll(async () => {
    ours = await startTenant({ clock });
    vendors = await startTenant({ clock }, { contract: { source: vendorWsdl ?? '' } });
  });
  afterAll(() => Promise.all([ours.close(), vendors.close()]));

  it.each(['soap', 'rest', 'agents'] as const)('everything is the same on %s', async (transport) => {
    const walk = async ({ [transport]: so }: TestTenant) => {
      const created = await so.appointments.create({ Contact: { ContactId: 2 }, AlarmLeadTime: '1.00:00:00' });
      const merged = await so.appointments.merge(created.AppointmentId, { Task: { TaskListItemId: 2 } });
      return [
        created,
        merged,
        await so.lists.items('business'),
        await so.principal(),
        await repositoryOf(so, 'sales').get(2),
        await so.contacts.query({ select: ['name', 'category'], orderBy: 'name', skip: 1, top: 3 }).toArray(),
      ];
    };
    expect(await walk(vendors)).toEqual(await walk(ours));
  });

  it('operations that our contract does not have can be called too', async () => {
    const call = (vendors.soap as unknown as SuperOffice<Agents>).agents['Appointment']?.['GetMyAppointments'];
    // The emulator does not model it, and says so with an exception of the server.
    await expect(
      call?.({ StartTime: '2026-01-01T00:00:00', EndTime: '2026-02-01T00:00:00', Count: 5 }),
    ).rejects.toMatchObject({
      name: 'ServerError',
      exceptionType: 'NotImplementedException',
      transport: 'soap',
      operation: 'GetMyAppointments',
    });
  });
});
