import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NotFoundError, type SuperOffice, ValidationError, where } from '../../src/index.js';
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

describe.each(transportNames)('a custom object over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];
  const equipment = () => so().customObjects('y_equipment');

  it('has rows with texts as the server marks them, and the names of what they refer to', async () => {
    const made = await equipment().create({ Values: { x_name: 'printer', x_company: '[I:1]' } });
    expect(made).toEqual(await equipment().get(made.Id));
    expect(made).toMatchObject({ DefinitionName: 'y_equipment', Id: made.Id });
    const { Name } = await so().contacts.get(1);
    expect(made.Values).toMatchObject({ x_name: 'printer', x_company: '[I:1]', 'x_company:DisplayText': Name });
  });

  it('has typed values', async () => {
    const draft = await equipment().fields.draft({ x_name: 'desk', x_width: 1.6, Company: 2 });
    const { Id } = await equipment().create(draft);
    const fields = await equipment().fields.read(Id);
    expect(fields.toJSON()).toMatchObject({ x_name: 'desk', x_width: 1.6, x_company: 2, x_height: 0 });
    const changed = await equipment().fields.write(Id, { x_height: 72, x_company: null });
    expect(changed.toJSON()).toMatchObject({ x_name: 'desk', x_height: 72, x_company: null });
  });

  it('keeps days', async () => {
    const rental = so().customObjects('y_rental');
    const { Id } = await rental.create(await rental.fields.draft({ x_start: '2026-11-26', x_amount: 3 }));
    expect((await rental.fields.read(Id)).toJSON()).toMatchObject({ x_start: '2026-11-26', x_end: null, x_amount: 3 });
  });

  it('has a field named by its label, and refuses an unknown one with the nearest name', async () => {
    const error = await errorOf(equipment().fields.draft({ x_nane: 'lamp' }));
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as Error).message).toBe('customObjects.fields.draft: unknown field "x_nane". Did you mean "x_name"?');
  });

  it('starts with the defaults of its definition', async () => {
    const gear = so().customObjects('y_rental_gear');
    expect((await gear.createDefault()).Values).toMatchObject({ x_code: '', x_quantity: '[I:1]' });
    const made = await gear.create({ Values: { x_code: 'SB' } });
    expect(made.Values).toMatchObject({ x_code: 'SB', x_quantity: '[I:1]' });
  });

  it('has a definition', async () => {
    const { Title, DisplayField, Fields } = await equipment().definition();
    expect([Title, DisplayField]).toEqual(['Equipment', 'x_name']);
    expect(Fields?.[0]).toMatchObject({ FieldName: 'x_name', FieldType: 'string', DisplayName: 'Name' });
    expect(await errorOf(so().customObjects('y_none').definition())).toBeInstanceOf(NotFoundError);
  });

  it('is searched by its columns, and by those of what its rows refer to', async () => {
    const { Id } = await equipment().create({ Values: { x_name: 'crane', x_company: '[I:1]' } });
    const rental = so().customObjects('y_rental');
    const values = await rental.fields.draft({ x_start: '2026-11-26', x_equipment: Id, x_amount: 2 });
    await rental.create(values);
    const rows = await rental
      .query({ select: ['id', 'x_start', 'x_amount', 'x_equipment/x_name'], filter: where('x_amount').greater(1) })
      .toArray();
    expect(rows.map(({ columns }) => columns)).toEqual([
      { id: 1, x_start: '2026-11-26T00:00:00', x_amount: 2, 'x_equipment/x_name': 'crane' },
    ]);
    const { Name } = await so().contacts.get(1);
    const found = await so()
      .archive('CustomObjectDynamicSelectionV2:y_equipment')
      .query({ select: ['x_name', 'x_company/name'] })
      .toArray();
    expect(found[0]?.columns).toEqual({ x_name: 'crane', 'x_company/name': Name });
  });

  it('says which row does not exist', async () => {
    const error = await errorOf(equipment().get(99));
    expect(error).toBeInstanceOf(NotFoundError);
    expect((error as Error).message).toBe('CustomObject y_equipment 99 does not exist');
    expect(await equipment().find(99)).toBeNull();
    await equipment().delete(99);
  });

  it('does not take the row of another custom object', async () => {
    const { Id } = await so()
      .customObjects('y_rental_gear')
      .create({ Values: { x_code: 'SB' } });
    const row = await so().customObjects('y_rental_gear').get(Id);
    const before = tenant.emulator.requests.length;
    for (const call of [
      () => equipment().save(row),
      () => equipment().create(row),
      () => equipment().merge(Id, { DefinitionName: 'y_rental_gear' }),
      () => equipment().patch(Id, [{ op: 'replace', path: '/definitionname', value: 'y_rental_gear' }]),
    ]) {
      expect(await errorOf(call())).toMatchObject({ name: 'ValidationError', path: 'DefinitionName' });
    }
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it.each(['', '..', 'y_equipment/1', 'y equipment', '__proto__/x', 7, null])('has no name like %j', (name) => {
    expect(() => so().customObjects(name as string)).toThrow(ValidationError);
  });

  it.each(['__proto__', 'constructor'])('called %s does not exist', async (name) => {
    expect(await errorOf(so().customObjects(name).get(1))).toBeInstanceOf(NotFoundError);
  });
});

it('is read, saved and deleted by its resource on REST, and created and changed by the agent', async () => {
  const equipment = tenant.rest.customObjects('y_equipment');
  const from = tenant.emulator.requests.length;
  const made = await equipment.create({ Values: { x_name: 'printer' } });
  await equipment.save(await equipment.get(made.Id));
  await equipment.delete(made.Id);
  const asked = tenant.emulator.requests
    .slice(from)
    .map(({ method, path }) => `${method} ${path.split('/v1/')[1] ?? ''}`);
  expect(asked).toEqual([
    'POST Agents/CustomObject/CreateDefaultCustomObject',
    'POST Agents/CustomObject/SaveCustomObject',
    `GET CustomObject/y_equipment/${made.Id}`,
    'PUT CustomObject/y_equipment',
    `DELETE CustomObject/y_equipment/${made.Id}`,
  ]);
});
