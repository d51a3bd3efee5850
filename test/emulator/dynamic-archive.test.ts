import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type SuperOffice, where } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());
beforeEach(() => {
  tenant.emulator.reset();
});

describe.each(transportNames)('the archive Dynamic over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];
  const rows = async (criteria: Parameters<ReturnType<SuperOffice['archive']>['query']>[0]) =>
    so().archive('Dynamic').query(criteria).toArray();

  it('shows the fields of a table, restricted, in order and by pages', async () => {
    const found = await rows({
      select: ['contact.name'],
      filter: where('contact.name').contains('AS'),
      orderBy: 'contact.name desc',
      top: 2,
      pageSize: 1,
    });
    expect(found.map(({ EntityName, columns }) => [EntityName, columns['contact.name']])).toEqual([
      ['contact', 'Tindevik Transport AS'],
      ['contact', 'Stille Vann AS'],
    ]);
  });

  it('follows foreign keys, one after the other', async () => {
    const select = ['person.lastname', 'person.contact_id.name', 'person.contact_id.category_idx.name'] as const;
    const [found] = await rows({ select: [...select], filter: "person.lastname = 'Nesvold'" });
    expect(found?.columns).toMatchObject({
      'person.lastname': 'Nesvold',
      'person.contact_id.name': 'Fjordlys Industri AS',
    });
    expect(found?.columns['person.contact_id.category_idx.name']).toMatch(/\w/);
  });

  it('keeps rows without a match after a dot, and drops them after a colon', async () => {
    const equipment = so().customObjects('y_equipment');
    await equipment.create({ Values: { x_name: 'owned', x_company: '[I:1]' } });
    await equipment.create({ Values: { x_name: 'free' } });
    const names = async (join: string) => {
      const found = await rows({ select: ['y_equipment.x_name', `y_equipment${join}x_company.name`] });
      return found.map(({ columns }) => Object.values(columns));
    };
    expect(await names('.')).toEqual([
      ['owned', 'Fjordlys Industri AS'],
      ['free', null],
    ]);
    expect(await names(':')).toEqual([['owned', 'Fjordlys Industri AS']]);
  });

  it('has a row for each one of another table that refers to it, as the vendor’s example joins', async () => {
    const rental = so().customObjects('y_rental');
    const { Id } = await so()
      .customObjects('y_equipment')
      .create({ Values: { x_name: 'crane' } });
    for (const amount of [1, 2]) await rental.create(await rental.fields.draft({ x_equipment: Id, x_amount: amount }));
    const joined = 'y_equipment.(y_rental->x_equipment)';
    const select = ['y_equipment.id', `${joined}.id`, `${joined}.x_amount`];
    const found = await rows({ select, filter: where(`${joined}.x_amount`).greater(0) });
    expect(found.map(({ PrimaryKey, columns }) => [PrimaryKey, ...Object.values(columns)])).toEqual([
      [1, 1, 1, 1],
      [1, 1, 2, 2],
    ]);
    expect(await rows({ select, filter: where(`${joined}.id`).equals(2) })).toHaveLength(1);
  });

  it('leads along a field to a table that the caller names', async () => {
    const [found] = await rows({ select: ['sale.heading', 'sale.contact_id[contact].name'], top: 1 });
    expect(found?.columns).toEqual({
      'sale.heading': 'Crane parts',
      'sale.contact_id[contact].name': 'Fjordlys Industri AS',
    });
  });

  it.each([
    [['contact.nane'], 'The table contact has no field nane'],
    [['nowhere.name'], 'The archive Dynamic has no table nowhere'],
    [['contact.name', 'person.lastname'], 'All columns must start at the table contact'],
    [['contact.name.name'], 'The field name of contact is not a foreign key'],
    [['contact'], 'The column contact ends in no field'],
    [['__proto__.name'], 'The archive Dynamic has no table __proto__'],
    [['contact.constructor'], 'The table contact has no field constructor'],
  ])('refuses %j', async (select, problem) => {
    expect(((await errorOf(rows({ select }))) as Error).message).toContain(problem);
  });

  it('has no columns of its own', async () => {
    const columns = await so().agents.Archive.GetAvailableColumns({ ProviderName: 'Dynamic', Context: '' });
    expect(columns?.map((each) => each?.Name)).toEqual(['getAllRows', 'getNoRows']);
    expect(await so().agents.Archive.GetProviderNames()).toContain('Dynamic');
  });
});
