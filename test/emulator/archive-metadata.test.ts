import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CanonicalObject } from '../../src/contract/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Calls } from './calls.js';

let emulator: Emulator;
let calls: Calls;

beforeAll(async () => {
  emulator = await startEmulator();
  calls = new Calls(emulator);
});
afterAll(() => emulator.close());

/** Two columns as the vendor's page on metadata shows them without a language. */
const contactId = {
  DisplayName: '[SR_CONTACT_ID]',
  DisplayTooltip: '[SR_CONTACT_ID_TOOLTIP]',
  DisplayType: 'int',
  CanOrderBy: true,
  Name: 'contactId',
  CanRestrictBy: true,
  RestrictionType: 'int',
  RestrictionListName: null,
  IsVisible: true,
  ExtraInfo: '',
  Width: '5c',
  IconHint: 'Contact',
  HeadingIconHint: '',
};
const name = {
  ...contactId,
  DisplayName: '[SR_COMPANY_NAME]',
  DisplayTooltip: '',
  DisplayType: 'string',
  Name: 'name',
  RestrictionType: 'stringorPK',
  RestrictionListName: 'locateContact_new',
  Width: '25%',
};
const getAllRows = {
  ...contactId,
  DisplayName: 'GetAll',
  DisplayTooltip: 'Get all rows of archive - use with care, you may be fetching the whole database',
  DisplayType: 'checkbox',
  CanOrderBy: false,
  Name: 'getAllRows',
  RestrictionType: 'bool',
  IsVisible: false,
  Width: '4c',
  IconHint: '',
};
const getNoRows = {
  ...getAllRows,
  DisplayName: 'GetNone',
  DisplayTooltip: 'Do not get any rows from the archive',
  Name: 'getNoRows',
};

describe('the vendor’s page on metadata', () => {
  it('lists the columns of an archive by the agent, over HTTP and over SOAP', async () => {
    const parameters = { ProviderName: 'findcontact', Context: '' };
    const { status, body } = await calls.agents('Archive/GetAvailableColumns', parameters);
    const columns = body as unknown as CanonicalObject[];
    expect(status).toBe(200);
    expect(columns.slice(0, 4)).toEqual([getAllRows, getNoRows, contactId, name]);
    const soap = await calls.soap('Archive', 'GetAvailableColumns', { parameters });
    expect(soap['Response']).toEqual(columns);
  });

  it('has them by name in OData, in the words of the language that was asked for', async () => {
    for (const path of [
      'Archive/FindContact/$metadata',
      'archive/findcontact$metadata',
      'Archive/FindContact/%24metadata',
    ]) {
      const { status, body } = await calls.rest('GET', path);
      expect(status).toBe(200);
      expect(body).toMatchObject({ getAllRows, getNoRows, contactId, name });
    }
    const { body } = await calls.rest('GET', 'archive/findcontact$metadata', undefined, { 'Accept-Language': 'en' });
    const words = { DisplayName: 'Company ID', DisplayTooltip: 'Database ID of company' };
    expect(body).toMatchObject({
      contactId: { ...contactId, ...words },
      name: { ...name, DisplayName: 'Company name' },
    });
  });

  it('lists the archives, by the agent and by OData', async () => {
    const { body } = await calls.agents('Archive/GetProviderNames', undefined);
    const names = body as unknown as string[];
    expect(names).toContain('FindContact');
    expect((await calls.soap('Archive', 'GetProviderNames', { parameters: {} }))['Response']).toEqual(names);
    const odata = await calls.rest('GET', 'archive');
    expect(odata.body['value']).toEqual(names.map((each) => ({ name: each, url: each })));
  });

  it('lists the kinds of rows of an archive', async () => {
    const { body } = await calls.agents('Archive/GetAvailableEntities', { ProviderName: 'Person', Context: '' });
    expect((body as unknown as CanonicalObject[]).map(({ Type }) => Type)).toEqual(['person', 'retiredPerson']);
  });

  it('does not know an archive that does not exist', async () => {
    expect((await calls.rest('GET', 'Archive/NoSuchArchive/$metadata')).status).toBe(404);
    expect((await calls.agents('Archive/GetAvailableColumns', { ProviderName: 'NoSuchArchive' })).status).toBe(404);
  });
});

it('an archive lists its columns, those of what it refers to and the tenant’s fields, and each can be read', async () => {
  for (const provider of ['FindAppointment', 'FindContact', 'Person', 'FindProject', 'FindSale', 'FindDocument']) {
    const { body } = await calls.rest('GET', `Archive/${provider}/$metadata`);
    const names = Object.keys(body).filter((each) => !/^get(?:All|No)Rows$/.test(each));
    expect(names.some((each) => /Udef\/SuperOffice:7$/.test(each))).toBe(true);
    const form = new URLSearchParams({ $select: names.join(','), $top: '1', $mode: 'full' }).toString();
    const { status, body: found } = await calls.rest('POST', `Archive/${provider}`, form);
    expect(status).toBe(200);
    const [row] = found['value'] as CanonicalObject[];
    expect(Object.keys(row?.['Column'] ?? {})).toEqual(names);
  }
});
