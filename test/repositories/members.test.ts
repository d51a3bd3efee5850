import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SuperOffice, where } from '../../src/index.js';
import { startTenant, type TestTenant } from '../support/tenants.js';
import { transportNames } from '../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

describe.each(transportNames)('over %s', (transport) => {
  const so = (): SuperOffice => tenant[transport];

  it('the members of a project are searched, with what is known of the people', async () => {
    const rows = await so()
      .projects.members(1, {
        select: ['personId', 'function', 'hasInfoText', 'person/fullName', 'contact/name', 'project/name'],
        orderBy: 'person/fullName',
      })
      .toArray();
    const project = { 'project/name': 'New harbour crane' };
    expect(rows.map(({ columns }) => columns)).toMatchObject([
      { personId: 3, hasInfoText: true, 'person/fullName': 'Eirik Nesvold', ...project },
      { personId: 1, hasInfoText: false, 'person/fullName': 'Ingrid Haugland', ...project },
    ]);
  });

  it('a member is added to a project, found and removed', async () => {
    const member = await so().projectMembers.create({ ProjectId: 2, PersonId: 4, ContactId: 3, Comment: transport });
    const search = () =>
      so()
        .projects.members(2, { select: ['projectMemberId'], filter: where('infoText').is(transport) })
        .toArray();
    expect((await search()).map(({ PrimaryKey }) => PrimaryKey)).toEqual([member.ProjectmemberId]);
    await so().projectMembers.delete(member.ProjectmemberId);
    expect(await search()).toEqual([]);
  });

  it('the stakeholders of a sale are searched', async () => {
    const rows = await so()
      .sales.stakeholders(1, { select: ['comment', 'person/lastName', 'sale/heading'], orderBy: 'person/lastName' })
      .toArray();
    expect(rows.map(({ columns }) => columns)).toEqual([
      { comment: 'Signs', 'person/lastName': 'Ashworth', 'sale/heading': 'Crane parts' },
      { comment: null, 'person/lastName': 'Kranich', 'sale/heading': 'Crane parts' },
    ]);
    expect(
      await so()
        .sales.stakeholders(2, { select: ['comment'] })
        .toArray(),
    ).toEqual([]);
  });

  it('users are searched', async () => {
    const rows = await so()
      .users.query({ select: ['fullName'], filter: where('personId').equals(3) })
      .toArray();
    expect(rows.map(({ PrimaryKey }) => PrimaryKey)).toEqual([18]);
  });

  it.each([
    ['ProjectMember', 'person/fullName'],
    ['SaleStakeholder', 'salesRoleId'],
    ['AllUsers', 'associateDbId'],
    ['Product', 'listPrice'],
    ['CustomObject:y_rental', 'x_equipment/x_name'],
  ])('the archive %s describes its columns, such as %s', async (provider, column) => {
    const columns = await so().agents.Archive.GetAvailableColumns({ ProviderName: provider, Context: '' });
    expect(columns?.map((each) => each?.Name)).toContain(column);
  });
});

it('REST has the lists below a project and a sale', async () => {
  const rows = async (path: string) => {
    const response = await fetch(`${tenant.emulator.url}/api/v1/${path}`, {
      headers: { Authorization: `Basic ${Buffer.from('sam:sam').toString('base64')}`, Accept: 'application/json' },
    });
    return ((await response.json()) as { value: unknown[] }).value.length;
  };
  expect([await rows('Project/1/Members'), await rows('Sale/1/Stakeholders')]).toEqual([2, 2]);
});
