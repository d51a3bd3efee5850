import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';
import { rawSoap } from './raw-soap.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(() => emulator.reset());

const call = (name: string, parameters: object) => calls.agents(`DatabaseTable/${name}`, parameters);
const gear = { TableName: 'y_rental_gear', Columns: ['x_code', 'x_quantity', 'x_description'] };
const row = async (table: string, id: number) => (await calls.rest('GET', `Table/${table}/${id}`)).body['Values'];

/** The table of the vendor's page on upserts. */
async function fillGear(): Promise<void> {
  const Data = [
    ['SB', '[I:10]', 'Street Bike'],
    ['ORB', '[I:10]', 'Mountain Bike'],
    ['XO', '[I:1]', 'Extra Bike'],
    ['UB', '[I:3]', 'Uni Bicycle'],
  ];
  expect((await call('Insert', { ...gear, Data })).body).toMatchObject({ Success: true, Inserts: 4, RowStatus: null });
}

describe('a mass operation', () => {
  it('inserts rows, and assigns their keys', async () => {
    await fillGear();
    expect(await row('y_rental_gear', 3)).toEqual({
      id: '[I:3]',
      x_code: 'XO',
      x_quantity: '[I:1]',
      x_description: 'Extra Bike',
    });
  });

  it('updates the rows that match by their keys, as the vendor’s example does, and inserts the others', async () => {
    await fillGear();
    const Data = [
      ['XO', '7', 'Extra-Ordinary Bike'],
      ['UB', '[I:3]', 'Uni Bicycle'],
      ['TB', '2', 'Tandem Bike'],
    ];
    const asked = { ...gear, Keys: ['x_code'], Data, NomatchAction: 'NoChange', ReturnRowStatus: true };
    expect((await call('Upsert', asked)).body).toMatchObject({
      Inserts: 1,
      Updates: 1,
      Deletes: 0,
      RowStatus: [
        { PrimaryKey: 3, Action: 'Updated', RowKeys: ['XO'] },
        { PrimaryKey: 4, Action: 'NoUpdateNeeded', RowKeys: ['UB'] },
        { PrimaryKey: 5, Action: 'Inserted', RowKeys: ['TB'] },
      ],
    });
    expect(await row('y_rental_gear', 3)).toMatchObject({ x_quantity: '[I:7]', x_description: 'Extra-Ordinary Bike' });
    expect(await row('y_rental_gear', 1)).toMatchObject({ x_quantity: '[I:10]' });
  });

  it.each([
    ['ZeroColumns', { x_code: '', x_quantity: '[I:0]' }],
    ['DeleteRow', undefined],
  ])('does %s to the rows that do not match', async (NomatchAction, left) => {
    await fillGear();
    const asked = { ...gear, Keys: ['x_code'], Data: [['XO', '7', 'x']], NomatchAction };
    expect((await call('Upsert', asked)).body).toMatchObject({ Updates: 1, Deletes: 3 });
    if (left === undefined) expect((await calls.rest('GET', 'Table/y_rental_gear/1')).status).toBe(404);
    else expect(await row('y_rental_gear', 1)).toMatchObject(left);
  });

  it('deletes rows by their keys, or all of them', async () => {
    await fillGear();
    expect((await call('Delete', { TableName: 'y_rental_gear', IDs: [1, 2, 99] })).body).toMatchObject({ Deletes: 2 });
    expect((await call('Truncate', { TableName: 'y_rental_gear' })).body).toMatchObject({ Deletes: 2 });
  });

  it('writes a built-in table, whose rows are entities', async () => {
    const columns = ['contact_id', 'name', 'country_id', 'category_idx'];
    const cells = ['0', 'Riverside', '[I:578]', '[I:3]'];
    const Data = [cells];
    const made = await call('Insert', { TableName: 'contact', Columns: columns, Data });
    expect(made.body).toMatchObject({ Inserts: 1 });
    const contact: CanonicalObject = (await calls.rest('GET', 'Contact/13')).body;
    expect(contact).toMatchObject({ Name: 'Riverside', Country: { CountryId: 578 }, Category: { Id: 3 } });
  });

  it('changes nothing if one of its rows is wrong', async () => {
    const wrong = {
      ...gear,
      Data: [
        ['SB', '1', 'x'],
        ['ORB', 'many', 'y'],
      ],
    };
    expect((await call('Insert', wrong)).status).toBe(400);
    expect((await calls.rest('GET', 'Table/y_rental_gear/1')).status).toBe(404);
    const collision = {
      TableName: 'contact',
      Columns: ['contact_id', 'name'],
      Data: [
        ['0', 'a'],
        ['2', 'b'],
      ],
    };
    expect((await call('Insert', collision)).status).toBe(400);
    expect((await calls.rest('GET', 'Contact/13')).status).toBe(404);
  });

  it('is refused for the key of an extra table, an unknown column, and a protected table', async () => {
    const withKey = { TableName: 'y_rental_gear', Columns: ['id', 'x_code'], Data: [['1', 'SB']] };
    expect((await call('Insert', withKey)).body['Message']).toContain('database-assigned primary keys');
    const unknown = { TableName: 'contact', Columns: ['nane'], Data: [['x']] };
    expect((await call('Insert', unknown)).body['Message']).toBe('The table contact has no column nane');
    const kept = await call('Truncate', { TableName: 'associate' });
    expect(kept.body).toMatchObject({ MessageDetail: 'SoDbAccessException' });
  });

  it('is answered over SOAP too', async () => {
    const array = 'xmlns:a="http://schemas.microsoft.com/2003/10/Serialization/Arrays"';
    const ids = `<TableName>contact</TableName><IDs ${array}><a:int>3</a:int></IDs>`;
    expect((await rawSoap(emulator, 'DatabaseTable', 'Delete', ids)).text).toContain('Deletes>1<');
    expect((await calls.rest('GET', 'Contact/3')).status).toBe(404);
  });
});

it('makes, reads, changes and deletes a row of a custom object over REST', async () => {
  const id = (await calls.rest('POST', 'Table/y_equipment', { x_company: '1', x_name: 'printer' })).body;
  expect(id).toBe(1);
  expect((await calls.rest('PUT', 'Table/y_equipment/1', { x_name: 'scanner' })).status).toBe(204);
  expect(await row('y_equipment', 1)).toMatchObject({ x_name: 'scanner', x_company: '[I:1]' });
  expect((await calls.rest('DELETE', 'Table/y_equipment/1')).status).toBe(204);
  expect((await calls.rest('GET', 'Table/y_equipment/1')).status).toBe(404);
});
