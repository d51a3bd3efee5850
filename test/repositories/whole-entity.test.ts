import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ValidationError } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('save over %s', (transport) => {
  it('takes what get returned, and a copy of it', async () => {
    const { contacts } = tenant[transport];
    const contact = await contacts.get(2);
    contact.Department = 'Sales';
    expect((await contacts.save(contact)).Department).toBe('Sales');
    expect((await contacts.save({ ...contact, Department: 'Support' })).Department).toBe('Support');
  });

  it('refuses an entity that lacks fields, names them, and sends nothing', async () => {
    const { contacts } = tenant[transport];
    const { Name, Department, ...rest } = await contacts.get(2);
    const before = tenant.emulator.requests.length;
    const error = await errorOf(contacts.save(rest as never));
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path: 'Name', outcome: 'not-sent' });
    expect(String(error)).toContain('the entity lacks Name, Department, but save() replaces the whole entity');
    expect(String(error)).toContain('use so.contacts.merge()');
    expect(tenant.emulator.requests).toHaveLength(before);
    expect({ Name, Department }).not.toEqual({});
  });

  it('refuses an entity that was read with select, from get, getMany, create and merge alike', async () => {
    const { contacts } = tenant[transport];
    const select = ['Name'] as const;
    const [one] = await contacts.getMany([2], { select });
    const partly = [
      await contacts.get(2, { select }),
      one,
      await contacts.create({ Name: 'Partly read' }, { select }),
      await contacts.merge(2, { Name: 'Northgate' }, { select }),
    ];
    const before = tenant.emulator.requests.length;
    for (const entity of partly) {
      expect(String(await errorOf(contacts.save(entity as never)))).toContain('was read with select');
    }
    expect(tenant.emulator.requests).toHaveLength(before);
  });
});

describe.each(transportNames)('an option that a method cannot act on, over %s,', (transport) => {
  it.each([
    ['contacts.delete', 'select', { select: ['Name'] }],
    ['contacts.create', 'ifUnmodifiedSince', { ifUnmodifiedSince: new Date() }],
    ['contacts.get', 'onConflict', { onConflict: 'retry' }],
    ['contacts.createDefault', 'select', { select: ['Name'] }],
  ])('is refused by %s: %s', async (subject, option, options) => {
    const { contacts } = tenant[transport];
    const calls: Readonly<Record<string, () => Promise<unknown>>> = {
      'contacts.delete': () => contacts.delete(2, options as never),
      'contacts.create': () => contacts.create({ Name: 'x' }, options as never),
      'contacts.get': () => contacts.get(2, options as never),
      'contacts.createDefault': () => contacts.createDefault(options as never),
    };
    const before = tenant.emulator.requests.length;
    const error = await errorOf(calls[subject]?.() ?? Promise.resolve());
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path: option });
    expect(String(error)).toContain(`${subject}: option "${option}" has no effect here`);
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('is refused under its former name, and the error names the new one', async () => {
    const { contacts } = tenant[transport];
    expect(String(await errorOf(contacts.get(2, { fk: true } as never)))).toContain('it is now called foreignKeys');
    const many = contacts.getMany([2], { parallel: 2 } as never);
    expect(String(await errorOf(many))).toContain('it is now called concurrency');
  });

  it('is refused if another option cancels its effect', async () => {
    const { contacts } = tenant[transport];
    const keys = contacts.get(2, { foreignKeys: true, select: ['Name'] });
    expect(await errorOf(keys)).toMatchObject({ path: 'foreignKeys' });
    const merge = contacts.merge(2, { Name: 'x' }, { onConflict: 'retry' });
    expect(await errorOf(merge)).toMatchObject({ path: 'onConflict' });
  });
});
