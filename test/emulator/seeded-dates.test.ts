import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { where } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';

/** A Wednesday, late in the evening in Oslo, where it is still the day before in UTC. */
let now = new Date('2031-05-06T22:30:00Z');
let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant({ clock: () => now });
});
afterAll(() => tenant.close());

const dates = async (filter: string) => {
  const rows = await tenant.rest.appointments.query({ select: ['date'], filter, orderBy: 'date' }).toArray();
  return rows.map(({ columns }) => columns.date);
};

describe('the appointments of a fresh emulator', () => {
  it('lie on the days around today, in its time zone', async () => {
    expect(await dates('date today')).toEqual(['2031-05-07T00:00:00']);
    expect(await dates('date thisWeek')).toHaveLength(7);
    const all = await tenant.soap.appointments.query({ select: ['date'] }).toArray();
    expect(all).toHaveLength(20);
    expect((await tenant.soap.appointments.get(1)).StartDate).toBe('2031-04-29T09:00:00');
  });

  it('move with the clock at a reset', async () => {
    now = new Date('2032-03-01T10:00:00Z');
    tenant.emulator.reset();
    expect(await dates('date today')).toEqual(['2032-03-01T00:00:00']);
    expect((await tenant.soap.appointments.get(8)).StartDate).toBe('2032-02-29T09:00:00');
    expect(await dates(String(where('date').thisPeriod('week')))).toHaveLength(7);
  });
});
