import { describe, expect, it } from '@jest/globals';
import { permitWrites } from '../../src/migration/verify/safety.js';
import { namesTenant, tenantNamed } from '../../src/tenant/addresses.js';

const online = { name: 'sod/Cust12345', id: 'Cust12345' };
const onsite = { name: 'https://crm.example.com/SuperOffice', id: 'crm.example.com' };

describe('a tenant on the command line', () => {
  it.each(['sod/Cust12345', ' SOD/Cust12345/ ', 'sod.superoffice.com/Cust12345'])(
    'is an environment and an id: %s',
    (text) => {
      expect(tenantNamed(text)).toEqual({ environment: 'sod', id: 'Cust12345' });
    },
  );

  it('is a URL, with or without spaces around it', () => {
    expect(tenantNamed(` ${onsite.name}\n`)).toEqual({ url: onsite.name });
  });

  it.each(['', 'Cust12345', 'sod/', 'sod/Cust12345/x', 'crm.example.com', 'sodd/Cust12345'])('is not %j', (text) => {
    expect(() => tenantNamed(text)).toThrow(/not a tenant|must be sod/);
  });
});

describe('a name is the one of this tenant', () => {
  it.each([
    [online, 'Cust12345', true],
    [online, 'cust12345', true],
    [online, 'sod/Cust12345', true],
    [online, 'sod.superoffice.com/cust12345', true],
    [online, 'prod/Cust12345', false],
    [online, 'sod/Cust12346', false],
    [online, 'sod', false],
    [online, '', false],
    [onsite, 'crm.example.com', true],
    [onsite, 'https://crm.example.com/superoffice/', true],
    [onsite, 'https://crm.example.com/Other', false],
    [{ name: 'prod/Cust1', id: 'Cust1' }, 'online.superoffice.com/Cust1', true],
  ])('%j: %s: %s', (tenant, text, expected) => {
    expect(namesTenant(text, tenant)).toBe(expected);
  });

  it.each(['Cust12345', 'prod/Cust12345', 'online.superoffice.com/Cust12345'])(
    'for writes and their confirmation: %s',
    async (text) => {
      const tenant = { name: 'prod/Cust12345', id: 'Cust12345', kind: 'production' } as const;
      const permission = { allowWrites: text, confirm: async () => text };
      await expect(permitWrites(tenant, ['contacts.create'], permission)).resolves.toBeUndefined();
    },
  );

  it('for writes, in another environment it is refused', async () => {
    const tenant = { ...online, kind: 'development' } as const;
    await expect(permitWrites(tenant, ['contacts.create'], { allowWrites: 'prod/Cust12345' })).rejects.toThrow(
      '--allow-writes names prod/Cust12345, but the tenant is sod/Cust12345; nothing was sent',
    );
  });
});
