import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type SearchCriteria, ValidationError } from '../../../src/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf, transportNames } from '../../support/transports.js';

let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());

const select = ['name'];
const wrong: [title: string, criteria: object | null | undefined, path: string | undefined][] = [
  ['no criteria', undefined, undefined],
  ['null', null, undefined],
  ['a name that there is not', { select, orderby: 'name' }, 'orderby'],
  ['no select', {}, 'select'],
  ['an empty select', { select: [] }, 'select'],
  ['a select that is a text', { select: 'name' }, 'select'],
  ['an empty column', { select: ['name', ' '] }, 'select[1]'],
  ['two columns in one', { select: ['name,category'] }, 'select[0]'],
  ['a column with another option in it', { select: ['name&$top=1'] }, 'select[0]'],
  ['a column that is not text', { select: [1] }, 'select[0]'],
  ['a negative top', { select, top: -1 }, 'top'],
  ['half a top', { select, top: 1.5 }, 'top'],
  ['a top that is not a number', { select, top: NaN }, 'top'],
  ['a top that is a text', { select, top: '10' }, 'top'],
  ['a negative skip', { select, skip: -1 }, 'skip'],
  ['half a skip', { select, skip: 0.5 }, 'skip'],
  ['a skip beyond all rows', { select, skip: 2 ** 31 }, 'skip'],
  ['pages of nothing', { select, pageSize: 0 }, 'pageSize'],
  ['a direction that there is not', { select, orderBy: 'name up' }, 'orderBy'],
  ['a direction apart', { select, orderBy: [{ column: 'name', direction: 'descending' }] }, 'orderBy[0]'],
  ['an order of too much', { select, orderBy: ['name', 'name asc desc'] }, 'orderBy[1]'],
  ['an order by nothing', { select, orderBy: ['name', ''] }, 'orderBy[1]'],
  ['an order that is a number', { select, orderBy: 1 }, 'orderBy'],
  ['a filter that is an object', { select, filter: { name: 'x' } }, 'filter'],
  ['a filter that XML cannot carry', { select, filter: "name is '\u0000'" }, 'filter'],
  ['entities that are a text', { select, entities: 'person' }, 'entities'],
  ['entities with a comma', { select, entities: ['person,retiredPerson'] }, 'entities'],
  ['a context that is a number', { select, context: 2 }, 'context'],
  ['a comma that is not within a function', { select: ['Count(name),category'] }, 'select[0]'],
  ['a function without an end', { select: ['GroupBy(name:Header,Footer'] }, 'select[0]'],
  ['an order by more than a function', { select, orderBy: "Count(name) or '1'" }, 'orderBy'],
  ['an order by a function of nothing', { select, orderBy: 'Count()' }, 'orderBy'],
  ['options that are a text', { select, options: 'GrandTotal=true' }, 'options'],
  ['an option that could pass for two', { select, options: { GrandTotal: 'true&a=b' } }, 'options.GrandTotal'],
  ['an option that is an object', { select, options: { GrandTotal: {} } }, 'options.GrandTotal'],
  ['an option with no value', { select, options: { GrandTotal: '' } }, 'options.GrandTotal'],
];

describe.each(transportNames)('on %s, before anything is sent, a search is refused for', (transport) => {
  it.each(wrong)('%s', async (_title, criteria, path) => {
    const before = tenant.emulator.requests.length;
    const search = async () => tenant[transport].contacts.query(criteria as SearchCriteria).toArray();
    const error = await errorOf(search());
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ outcome: 'not-sent', path });
    expect(tenant.emulator.requests).toHaveLength(before);
  });

  it('an invalid page, limit or archive', async () => {
    const search = tenant[transport].contacts.query({ select: ['name'] });
    expect(await errorOf(search.page(-1))).toMatchObject({ name: 'ValidationError', path: 'page' });
    expect(await errorOf(search.toArray({ limit: -1 }))).toMatchObject({ name: 'ValidationError', path: 'limit' });
    expect(() => tenant[transport].archive('')).toThrow(ValidationError);
    expect(() => tenant[transport].archive('../Contact')).toThrow(ValidationError);
    expect(() => tenant[transport].archive('CustomObject:')).toThrow(ValidationError);
    expect(() => tenant[transport].archive('CustomObject:y_a:y_b')).toThrow(ValidationError);
    expect(() => tenant[transport].archive(1 as never)).toThrow(ValidationError);
  });
});
