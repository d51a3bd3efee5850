import { expect } from '@jest/globals';
import type { Sample } from './sample.js';

const headers = 'web-services/endpoints/http-headers';
const rest = 'web-services/endpoints/rest-webapi/index';
const agents = 'web-services/endpoints/agents-webapi/index';
const filters = 'search/odata/using-filters';

const odata = { 'odata.metadata': expect.stringMatching(/\/api\/v1\/archive\/\$metadata$/i) };
const rows = (row: object) => expect.arrayContaining([expect.objectContaining(row)]);
const item = { Id: 2, Deleted: false, Rank: 2 };
const texts = 'US:"Supplier";NO:"Leverandør";GE:"Lieferant"';
const early = 'Wed, 21 Oct 2015 07:28:00 GMT';
const late = 'Thu, 21 Oct 2055 07:28:00 GMT';

/** The pages on the web services, their headers, and searching. */
export const webServices: readonly Sample[] = [
  {
    page: `${rest} › Examples`,
    method: 'POST',
    path: 'List/Category/Items',
    body: { Name: 'Reseller' },
    status: 200,
    answer: { Id: expect.any(Number), Name: 'Reseller' },
  },
  {
    page: `${headers} › Multiple languages`,
    method: 'GET',
    path: 'List/Category/Items/2',
    status: 200,
    answer: { ...item, Name: texts },
  },
  {
    page: `${headers} › Multiple languages`,
    method: 'GET',
    path: 'List/Category/Items/2',
    headers: { 'Accept-Language': 'en' },
    status: 200,
    answer: { ...item, Name: 'Supplier' },
  },
  {
    page: `${headers} › SO-Language`,
    method: 'GET',
    path: 'List/Category/Items/2',
    headers: { 'Accept-Language': 'en-us; en-gb', 'SO-Language': 'nb-no' },
    status: 200,
    answer: { ...item, Name: 'Leverandør' },
  },
  ...['x', '*'].map((language): Sample => ({
    page: `${headers} › SO-Language`,
    method: 'GET',
    path: 'List/Category/Items/2',
    headers: { 'Accept-Language': 'en-us; en-gb', 'SO-Language': language },
    status: 200,
    answer: { ...item, Name: texts },
  })),
  {
    page: `${headers} › SO-Culture`,
    method: 'GET',
    path: 'List/Category/Items/2',
    headers: { 'Accept-Language': 'en-us; en-gb', 'SO-Language': 'nb-no', 'SO-Culture': 'sv' },
    status: 200,
    answer: { ...item, Name: 'Leverandør' },
  },
  {
    page: `${headers} › JSON`,
    method: 'POST',
    path: 'Agents/Contact/GetContactEntity?contactEntityId=2',
    headers: { Accept: 'application/json' },
    status: 200,
    answer: { ContactId: 2, Name: expect.any(String), Department: expect.any(String), OrgNr: expect.any(String) },
  },
  {
    page: `${headers} › JSON`,
    method: 'GET',
    path: 'Contact/2',
    headers: { Accept: 'application/json' },
    status: 200,
    answer: { ContactId: 2, Name: expect.any(String), Department: expect.any(String), OrgNr: expect.any(String) },
  },
  {
    page: `${headers} › If-Modified-Since, modified`,
    method: 'GET',
    path: 'Contact/2',
    headers: { 'If-Modified-Since': early },
    status: 200,
    answer: { ContactId: 2 },
  },
  {
    page: `${headers} › If-Modified-Since, not modified`,
    method: 'GET',
    path: 'Contact/2',
    headers: { 'If-Modified-Since': late },
    status: 304,
  },
  {
    page: `${headers} › If-Unmodified-Since, without it`,
    method: 'PUT',
    path: 'Contact/2',
    body: { Name: 'Some updates' },
    status: 200,
    answer: { ContactId: 2, Name: 'Some updates' },
  },
  {
    page: `${headers} › If-Unmodified-Since`,
    method: 'PUT',
    path: 'Contact/2',
    headers: { 'If-Unmodified-Since': early },
    body: { Name: 'Some updates' },
    status: 412,
  },
  {
    page: `${agents} › Errors: a malformed request`,
    method: 'POST',
    path: 'Agents/Contact/GetContactEntity?contactEntityId=glops',
    status: 400,
    answer: { Message: expect.stringMatching(/^The request is invalid/) },
  },
  {
    page: `${agents} › Errors: nothing to return`,
    method: 'POST',
    path: 'Agents/Contact/GetContactEntity?contactEntityId=9999',
    status: 200,
    answer: null,
  },
  {
    page: `${rest} › Errors`,
    method: 'GET',
    path: 'Contact/99999',
    status: 404,
    answer: { Error: true, ErrorType: 'SoNotFoundException', ErrorMessage: 'Contact id 99999 not found' },
  },
  { page: `${rest} › Default`, method: 'GET', path: 'Contact/default', status: 200, answer: { ContactId: 0 } },
  { page: `${rest} › Retrieve object`, method: 'DELETE', path: 'Contact/2', status: 204 },
  {
    page: `${rest} › PATCH: JSON Merge Patch`,
    method: 'PATCH',
    path: 'contact/2',
    body: { Department: 'bar', Category: { Id: 2 } },
    status: 200,
    answer: { ContactId: 2, Department: 'bar', Category: { Id: 2 } },
  },
  {
    page: `${rest} › PATCH: JSON Patch`,
    method: 'PATCH',
    path: 'contact/2',
    body: [
      { op: 'replace', path: 'Department', value: 'bar' },
      { op: 'replace', path: 'Category/Id', value: 2 },
    ],
    status: 200,
    answer: { ContactId: 2, Department: 'bar', Category: { Id: 2 } },
  },
  {
    page: `${rest} › PATCH: an object where an array stands is added to it`,
    method: 'PATCH',
    path: 'Contact/2',
    body: { Department: 'foo', Phones: { Value: '12345678' } },
    status: 200,
    answer: { Department: 'foo', Phones: rows({ Value: '12345678' }) },
  },
  {
    page: `${rest} › PATCH: an array takes the place of another`,
    method: 'PATCH',
    path: 'Contact/2',
    body: { Department: 'foo', Phones: [{ Value: '12345678' }] },
    status: 200,
    answer: { Department: 'foo', Phones: [{ Value: '12345678' }] },
  },
  {
    page: `${rest} › PATCH: to update an existing Contact`,
    method: 'PATCH',
    path: 'Contact/5',
    body: [{ op: 'add', path: 'Interests', value: [{ Id: '3', Selected: true }] }],
    status: 200,
    answer: { ContactId: 5, Interests: rows({ Id: 3, Selected: true }) },
  },
  {
    page: `${rest} › Custom fields`,
    method: 'PATCH',
    path: 'contact/5',
    body: [{ op: 'replace', path: 'CustomFields', value: { 'SuperOffice:1': 'Testing' } }],
    status: 200,
    answer: { ContactId: 5, CustomFields: { 'SuperOffice:1': 'Testing' } },
  },
  {
    page: `${rest} › Custom fields: an extra table of Service`,
    method: 'PATCH',
    path: 'contact/5',
    body: [{ op: 'replace', path: 'ExtraFields/x_foobar', value: 'baz' }],
    status: 200,
    answer: { ContactId: 5, ExtraFields: { x_foobar: 'baz' } },
  },
  {
    page: `${rest} › Calling`,
    method: 'GET',
    path: 'MDOList/category?flat=True',
    headers: { 'accept-language': 'en' },
    status: 200,
    answer: rows({ Id: 1, Name: 'Customer' }),
  },
  {
    page: 'web-services/index › HTTP RPC Agents',
    method: 'POST',
    path: 'Agents/Appointment/GetAppointmentEntity?appointmentEntityId=1',
    status: 200,
    answer: { AppointmentId: 1 },
  },
  { page: 'web-services/index › RESTful endpoints', method: 'GET', path: 'sale/3', status: 200, answer: { SaleId: 3 } },
  {
    page: `${filters} › Companies with category 3`,
    method: 'GET',
    path: 'Contact?$select=name,category,number&$filter=category oneOf (3)',
    headers: { 'SO-Language': 'nb' },
    status: 200,
    answer: { ...odata, value: rows({ PrimaryKey: '5', EntityName: 'contact', category: 'Partner' }) },
  },
  {
    page: `${filters} › Full mode`,
    method: 'GET',
    path: 'Contact?$select=name,category,number&$filter=category%20oneOf%20(3)&$mode=FULL',
    status: 200,
    answer: {
      value: rows({
        ...{ PrimaryKey: 5, EntityName: 'contact', StyleHint: '', LinkHint: 'nav=contact&contact_id=5' },
        Column: expect.objectContaining({
          name: expect.objectContaining({ RawValue: expect.any(String), DisplayValue: expect.any(String) }),
          category: expect.objectContaining({ RawValue: 3 }),
        }),
      }),
    },
  },
  {
    page: 'web-services/howto/company/get-all-contacts-rest',
    method: 'GET',
    path: 'contact?$select=name,associateId,contactAssociate/fullName',
    status: 200,
    answer: { value: rows({ PrimaryKey: '3', EntityName: 'contact', name: expect.any(String) }) },
  },
  {
    page: 'archive-providers/how-to-query › NetServer REST WebApi',
    method: 'GET',
    path: 'Sale?$select=saleId,heading,projectId&$filter=projectId eq 47',
    status: 200,
    answer: { value: [] },
  },
  {
    page: 'search/odata/metadata › List of archives',
    method: 'GET',
    path: 'archive',
    status: 200,
    answer: { ...odata, value: rows({ name: 'FindContact', url: 'FindContact' }) },
  },
  {
    page: 'search/odata/lists › Not one of',
    method: 'GET',
    path: 'contact?$select=name,associateId,category&$filter=category notOneOf (3,6)',
    status: 200,
    answer: { value: rows({ EntityName: 'contact', PrimaryKey: '1' }) },
  },
];
