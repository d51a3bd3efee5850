import { expect } from '@jest/globals';
import type { Sample } from './sample.js';

const lists = 'lists/services/how-to';
const quickstart = 'overview/quickstart';
const blankItem = {
  Id: 0,
  Name: null,
  Tooltip: null,
  Deleted: false,
  UdListDefinitionId: 0,
  Rank: 0,
  TableRight: null,
};
const blankList = {
  ...{ Id: 0, Name: null, Tooltip: null, Deleted: false, Rank: 0, IsCustomList: false, IsMDOList: false },
  ...{ UseGroupsAndHeadings: false, ListType: null, InUseByUserDefinedFields: false, TableRight: null },
  FieldProperties: {},
};
const mdoList = (more: object) => ({ Name: '', ForceFlatList: false, AdditionalInfo: '', OnlyHistory: false, ...more });
const rows = (row: object) => expect.arrayContaining([expect.objectContaining(row)]);
const item = { Id: 2, Deleted: false, Rank: 2 };

/** The quickstart, and the pages on lists. */
export const startingAndLists: readonly Sample[] = [
  {
    page: `${quickstart} › I have my ticket`,
    method: 'GET',
    path: 'User/currentPrincipal',
    status: 200,
    answer: { AssociateId: 18, UserType: 'InternalAssociate' },
  },
  {
    page: `${quickstart} › Example: a new appointment`,
    method: 'POST',
    path: 'Appointment',
    body: { Contact: { ContactId: 2 }, Description: 'Hello world!' },
    status: 200,
    answer: {
      Associate: { AssociateId: 18 },
      Contact: { ContactId: 2 },
      CreatedBy: { AssociateId: 18 },
      AppointmentId: expect.any(Number),
      Description: 'Hello world!',
      Person: null,
    },
  },
  {
    page: `${quickstart} › Example: JSON Patch`,
    method: 'PATCH',
    path: 'Appointment/1',
    body: [{ op: 'replace', path: '/Person', value: { PersonId: 1 } }],
    status: 200,
    answer: { Associate: { AssociateId: 18 }, AppointmentId: 1, Person: { PersonId: 1 } },
  },
  {
    page: `${quickstart} › What is an MDOList`,
    method: 'GET',
    path: 'MDOList/task',
    status: 200,
    answer: rows({ Id: 2, Name: 'Meeting (External)' }),
  },
  {
    // The page has POST, and calls it a merge patch: it is PATCH.
    page: `${quickstart} › What is an MDOList: JSON Merge Patch`,
    method: 'PATCH',
    path: 'Appointment/1',
    body: { Task: { TaskListItemId: 2 } },
    status: 200,
    answer: { AppointmentId: 1, Task: { TaskListItemId: 2, Value: 'Meeting (External)' } },
  },
  {
    page: `${lists}/create-list`,
    method: 'POST',
    path: 'List',
    body: { Name: 'My New List', Tooltip: 'My New list', UseGroupsAndHeadings: false },
    status: 200,
    answer: {
      ...{ Id: expect.any(Number), Name: 'My New List', Tooltip: 'My New list', Deleted: false, Rank: 0 },
      ...{ UseGroupsAndHeadings: false, InUseByUserDefinedFields: false, TableRight: null, FieldProperties: {} },
    },
  },
  {
    page: `${lists}/create-list`,
    method: 'POST',
    path: 'Agents/List/CreateDefaultListEntity',
    status: 200,
    answer: blankList,
  },
  {
    page: `${lists}/create-list`,
    method: 'POST',
    path: 'Agents/List/SaveListEntity',
    body: { Name: 'Another list', Tooltip: 'To contain custom items' },
    status: 200,
    answer: { Id: expect.any(Number), Name: 'Another list', Tooltip: 'To contain custom items', Deleted: false },
  },
  {
    page: `${lists}/create-list-item`,
    method: 'POST',
    path: 'List/{list}/Items',
    body: { Name: 'Custom list item one', Tooltip: 'Custom list item one' },
    status: 200,
    answer: {
      ...{ Id: expect.any(Number), Name: 'Custom list item one', Tooltip: 'Custom list item one', Deleted: false },
      ...{ UdListDefinitionId: expect.any(Number), TableRight: null, FieldProperties: {} },
    },
  },
  {
    page: `${lists}/create-list-item`,
    method: 'POST',
    path: 'Agents/List/CreateDefaultListItemEntity',
    status: 200,
    answer: { ...blankItem, FieldProperties: {} },
  },
  { page: `${lists}/delete-list-item`, method: 'DELETE', path: 'List/Category/Items/3', status: 204 },
  {
    // The numbers are texts on the page.
    page: `${lists}/delete-list-item`,
    method: 'POST',
    path: 'Agents/List/DeleteFromListDefinition',
    body: { UdListDefinitionId: '{list}', Id: '{item}' },
    status: 204,
  },
  { page: `${lists}/delete-list`, method: 'DELETE', path: 'List/{list}', status: 204 },
  {
    page: `${lists}/delete-list`,
    method: 'POST',
    path: 'Agents/List/DeleteListEntity?ListEntityId={list}',
    status: 204,
  },
  { page: `${lists}/get-all-lists`, method: 'GET', path: 'List', status: 200, answer: rows({ Name: 'MyCustomList' }) },
  {
    page: `${lists}/get-all-lists`,
    method: 'POST',
    path: 'Agents/MDO/GetList',
    body: mdoList({ Name: 'Lists' }),
    status: 200,
    answer: rows({ Name: 'MyCustomList', ChildItems: [] }),
  },
  {
    page: `${lists}/get-list-entity`,
    method: 'GET',
    path: 'List/Category',
    status: 200,
    answer: { Id: expect.any(Number), Name: expect.stringMatching(/^category$/i) },
  },
  {
    page: `${lists}/get-list-entity`,
    method: 'POST',
    path: 'Agents/List/GetListEntityByName',
    body: { Name: 'Category' },
    status: 200,
    answer: { Id: expect.any(Number), Name: expect.stringMatching(/^category$/i) },
  },
  {
    page: `${lists}/get-list-item`,
    method: 'GET',
    path: 'List/Category/Items/3',
    status: 200,
    answer: { Id: 3, UdListDefinitionId: expect.any(Number) },
  },
  { page: `${lists}/get-list-items`, method: 'GET', path: 'List/Category/Items', status: 200, answer: rows(item) },
  {
    page: `${lists}/get-list-items › User-defined lists`,
    method: 'GET',
    path: 'MDOList/udlist{list}',
    status: 200,
    answer: [{ Id: 1, Name: 'The only item' }],
  },
  {
    page: `${lists}/get-list-items › User-defined lists`,
    method: 'POST',
    path: 'Agents/MDO/GetList',
    body: mdoList({ Name: 'udlist', AdditionalInfo: '{list}' }),
    status: 200,
    answer: [{ Id: 1, Name: 'The only item' }],
  },
  {
    page: `${lists}/get-list-items › User-defined lists`,
    method: 'POST',
    path: 'Agents/MDO/GetList',
    body: mdoList({ Name: 'udlist{list}' }),
    status: 200,
    answer: [{ Id: 1, Name: 'The only item' }],
  },
];
