import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import type { SuperOffice } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('products over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];

  it('are found by the connection and the key in the ERP system, and are null if there is none', async () => {
    const product = await so().products.byErpKey(1, 'P-200');
    expect(product).toEqual(await so().products.get(2));
    expect(product).toMatchObject({ ProductId: 2, Name: 'Standing desk', UnitListPrice: 4900 });
    expect(await so().products.byErpKey(1, 'P-999')).toBeNull();
    expect(await so().products.byErpKey(2, 'P-200')).toBeNull();
  });

  it('are searched for by what a user writes, in one price list or in all active ones', async () => {
    const names = async (list: string) => (await so().products.search(1, 'desk', list)).map(({ Name }) => Name);
    expect(await names('')).toEqual(['Standing desk']);
    expect(await names('standard')).toEqual(['Standing desk']);
    expect(await names('other')).toEqual([]);
  });

  it('are in an archive', async () => {
    const rows = await so()
      .products.query({ select: ['name', 'listPrice', 'inAssortment'], filter: "erpProductKey begins 'P-'" })
      .toArray();
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual([1, 2, 3]);
    expect(rows[0]?.columns).toEqual({ name: 'Crane hook', listPrice: 1250, inAssortment: true });
  });

  it('are put into the assortment and taken out of it', async () => {
    const { ProductId } = await so().products.create({ Name: 'Lamp', ERPPriceListKey: 'standard' });
    await so().products.toggleInAssortment(ProductId);
    expect(await so().products.get(ProductId)).toMatchObject({ InAssortment: true });
    await so().products.toggleInAssortment(ProductId);
    expect(await so().products.get(ProductId)).toMatchObject({ InAssortment: false });
  });

  it('have an image', async () => {
    const bytes = Buffer.from(`image over ${transport}`);
    await so().products.writeImage(3, bytes);
    expect((await buffer(await so().products.readImage(3))).equals(bytes)).toBe(true);
  });
});
