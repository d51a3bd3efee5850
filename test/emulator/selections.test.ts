import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';
import { rawSoap } from './raw-soap.js';

let emulator: Emulator;
let calls: Calls;
let selection: number;

beforeAll(async () => {
  emulator = await startEmulator({ clock: () => new Date('2026-11-24T09:00:00Z') });
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());
beforeEach(async () => {
  emulator.reset();
  selection = Number((await calls.rest('POST', 'Selection', { Name: 'Guests' })).body['SelectionId']);
});

const members = async (columns = 'contactId') =>
  (await calls.rest('GET', `Selection/${selection}/Members?$select=${columns}`)).body['value'];
const read = async () => (await calls.rest('GET', `Selection/${selection}`)).body;

describe('the members of a static selection', () => {
  it('are added by the ids of their records, each once, and counted', async () => {
    expect((await calls.rest('POST', `Selection/${selection}/Members/Add`, [2, 9, 2])).body).toBe(2);
    expect((await calls.rest('POST', `Selection/${selection}/Members/Add`, [9])).body).toBe(0);
    expect(await members('contactId,name')).toMatchObject([
      { EntityName: 'staticContact', contactId: 2, name: 'Northgate Tools Ltd' },
      { EntityName: 'staticContact', contactId: 9, name: 'Moorland Foods Ltd' },
    ]);
    expect(await read()).toMatchObject({
      SelectionType: 'Static',
      TargetTableName: 'contact',
      TargetTableNumber: 5,
      MemberCount: 2,
      LastMembershipChange: '2026-11-24T10:00:00',
      LastMembershipChangeByAssociate: { Name: 'sam' },
    });
  });

  it('are companies, with a person or without, added and removed over SOAP', async () => {
    const pair = (contact: number, person: number) =>
      `<ContactPersonId><PersonId>${person}</PersonId><ContactId>${contact}</ContactId></ContactPersonId>`;
    const call = (name: string, pairs: string) =>
      rawSoap(
        emulator,
        'Selection',
        name,
        `<SelectionId>${selection}</SelectionId><ContactPersonIds>${pairs}</ContactPersonIds>`,
      );
    expect((await call('AddContactSelectionMembers', pair(1, 0) + pair(1, 1))).succeeded).toBe(true);
    expect(await members('contactId,person/fullName')).toMatchObject([
      { EntityName: 'staticContact', contactId: 1, 'person/fullName': null },
      { EntityName: 'staticPerson', contactId: 1, 'person/fullName': 'Ingrid Haugland' },
    ]);
    await call('RemoveContactSelectionMembers', pair(1, 0));
    expect(await members()).toMatchObject([{ EntityName: 'staticPerson' }]);
  });

  it('are removed by their records, and by their own ids', async () => {
    await calls.rest('POST', `Selection/${selection}/Members/Add`, [2, 3, 4]);
    await calls.rest('POST', `Selection/${selection}/Members/Remove`, [3]);
    const [first] = (await members('selectionMemberId')) as { selectionMemberId: number }[];
    const own = { SelectionId: selection, SelectionMemberIds: [first?.selectionMemberId] };
    expect((await calls.agents('Selection/RemoveSelectionMembers', own)).status).toBe(204);
    expect(await members()).toMatchObject([{ contactId: 4 }]);
    expect(await read()).toMatchObject({ MemberCount: 1 });
  });

  it('are copied to another selection, and go with their own', async () => {
    await calls.rest('POST', `Selection/${selection}/Members/Add`, [2, 3]);
    const other = (await calls.rest('POST', 'Selection', { Name: 'Copy' })).body['SelectionId'];
    const copy = { FromSelectionId: selection, ToSelectionId: other };
    await calls.agents('Selection/CopySelectionMembers', copy);
    await calls.rest('DELETE', `Selection/${selection}`);
    const rows = await calls.rest('GET', 'Archive/SelectionMemberStatic?$select=selectionId,targetRecordId');
    expect(rows.body['value']).toMatchObject([
      { selectionId: other, targetRecordId: 2 },
      { selectionId: other, targetRecordId: 3 },
    ]);
  });

  it('are read as rows of an archive over Agents', async () => {
    await calls.rest('POST', `Selection/${selection}/Members/Add`, [2]);
    const asked = { SelectionId: selection, Select: 'contactId,name' };
    expect((await calls.agents('Selection/GetSelectionMembersArchiveRows', asked)).body).toMatchObject([
      { EntityName: 'staticContact', ColumnData: { contactId: { DisplayValue: '[I:2]' } } },
    ]);
  });

  it('cannot be added if the selection is dynamic, or does not exist', async () => {
    await calls.rest('PATCH', `Selection/${selection}`, { SelectionType: 'Dynamic' });
    expect((await calls.rest('POST', `Selection/${selection}/Members/Add`, [2])).status).toBe(400);
    expect((await calls.rest('POST', 'Selection/99/Members/Add', [2])).status).toBe(404);
  });
});

it('makes a selection of another table', async () => {
  const made = await calls.agents('Selection/CreateSelectionEntity', { TargetTableName: 'ticket' });
  expect(made.body).toMatchObject({ TargetTableName: 'ticket', TargetTableNumber: 262 });
  const id = String(made.body['SelectionId']);
  await calls.rest('POST', `Selection/${id}/Members/Add`, [1]);
  const rows = await calls.rest('GET', 'Archive/SelectionMemberStatic?$select=contactId,targetTableNumber');
  expect(rows.body['value']).toMatchObject([{ contactId: null, targetTableNumber: 262 }]);
});
