import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotFoundError, NotSupportedError, type SuperOffice, ValidationError, where } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { errorOf, transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('associates over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];

  it('are read by their ids', async () => {
    const sam = await so().associates.get(18);
    expect(sam).toMatchObject({ AssociateId: 18, Name: 'sam', FullName: 'Sam Sample', PersonId: 3, GroupIdx: 1 });
    expect(await so().associates.getMany([19, 99])).toEqual([await so().associates.get(19), null]);
    const listed = await so().associates.list([20, 18]);
    expect(listed.map(({ Name }) => Name)).toEqual(['sol', 'sam']);
    expect(await errorOf(so().associates.get(99))).toBeInstanceOf(NotFoundError);
  });

  it('are found by their person and their group', async () => {
    expect(await so().associates.ofPerson(14)).toMatchObject({ Name: 'ada' });
    expect(await so().associates.ofPerson(1)).toBeNull();
    const group = await so().associates.ofGroup(1, 2);
    expect(group.map(({ AssociateId }) => AssociateId)).toEqual([18, 19, 20, 21, 22]);
  });

  it('are found by their names, as users and in the archive of all users', async () => {
    expect(await so().users.byName('pia')).toMatchObject({ AssociateId: 21, Person: { PersonId: 8 } });
    expect(await so().users.byName('unknown')).toBeNull();
    expect(await so().users.ofPerson(8)).toMatchObject([{ AssociateId: 21 }]);
    expect(await so().users.ofPerson(1)).toEqual([]);
    const rows = await so()
      .associates.query({ select: ['associateDbId', 'fullName', 'isActive'], filter: where('lastName').is('Tinde') })
      .toArray();
    expect(rows.map(({ PrimaryKey, columns }) => [PrimaryKey, columns.fullName])).toEqual([[20, 'Solveig Tinde']]);
  });

  it.each([
    ['AllUsers', [18, 19, 20, 21, 22]],
    ['InternalUsers', [18, 19, 20, 21]],
    ['ExternalUsers', []],
    ['OtherUsers', [22]],
  ])('are in the archive %s', async (provider, ids) => {
    const rows = await so()
      .archive(provider)
      .query({ select: ['personId'] })
      .toArray();
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual(ids);
  });

  it('have notes', async () => {
    await so().associates.saveNote(20, [`Over ${transport}`, 'second page']);
    expect(await so().associates.note(20)).toEqual([`Over ${transport}`, 'second page']);
  });

  it('are not created, changed or deleted', async () => {
    const { associates } = so();
    const calls = [() => associates.create({ Name: 'x' }), () => associates.merge(18, {}), () => associates.delete(18)];
    for (const call of calls) expect(await errorOf(call())).toBeInstanceOf(NotSupportedError);
  });

  it('have no empty names and no wrong ids', async () => {
    const before = tenant.emulator.requests.length;
    expect(await errorOf(so().users.byName(' '))).toMatchObject({ name: 'ValidationError', path: 'name' });
    expect(await errorOf(so().associates.list([18, 0]))).toBeInstanceOf(ValidationError);
    expect(tenant.emulator.requests).toHaveLength(before);
  });
});
