import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PermissionError, type SearchCriteria, type SuperOffice } from '../../../src/index.js';
import { sweep, type SweepDepth, type SweepOptions, sweepSubjects } from '../../../src/migration/sweep/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf } from '../../support/transports.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
  await tenant.rest.selections.create({ Name: 'Customers in Bergen', TargetTableNumber: 5 });
  await tenant.rest.webhooks.create({ Name: 'To the ERP system', TargetUrl: 'https://example.com', State: 'Stopped' });
});
afterAll(() => tenant.close());

/** A connection of which one repository is another one. */
const replacing = (so: SuperOffice, name: string, repository: object): SuperOffice =>
  new Proxy(so, {
    get(own, key): unknown {
      return key === name ? repository : Reflect.get(own, key);
    },
  });

const sweepAll = (options: Partial<SweepOptions> = {}) =>
  sweep({
    tenant: 'emulator',
    control: { name: 'soap', so: tenant.soap },
    candidates: [
      { name: 'rest', so: tenant.rest },
      { name: 'agents', so: tenant.agents },
    ],
    ...options,
  });

describe('a sweep of everything', () => {
  it.each<SweepDepth>(['entities', 'rows'])('compares records of every subject, by %s', async (depth) => {
    const report = await sweepAll({ depth });
    const suffix = depth === 'rows' ? 'query' : 'get';
    const compared = new Set(report.operations.map(({ subject }) => subject));
    const entities = sweepSubjects.filter((subject) => subject !== 'lists');
    expect(entities.filter((subject) => !compared.has(`${subject}.${suffix}`))).toEqual([]);
    expect(report.findings).toEqual([]);
  });

  it('finds a field of a request that differs', async () => {
    const find = async (id: number) => ({ ...(await tenant.rest.tickets.get(id)), Title: 'Another one' });
    const query = (criteria: SearchCriteria) => tenant.rest.tickets.query(criteria);
    const rest = replacing(tenant.rest, 'tickets', { find, query });
    const { findings } = await sweepAll({ subjects: ['tickets'], candidates: [{ name: 'rest', so: rest }] });
    expect(findings).toMatchObject([{ subject: 'tickets.get', pattern: 'Title', cause: 'other-text' }]);
  });
});

describe('a subject that the control does not list, as on a tenant without requests', () => {
  const refused = { query: () => ({ toArray: () => Promise.reject(new PermissionError('requests need a licence')) }) };
  const without = (names: readonly string[]) =>
    names.reduce<SuperOffice>((so, name) => replacing(so, name, refused), tenant.soap);

  it('is left out of a sweep of everything, and the report says so', async () => {
    const report = await sweepAll({ control: { name: 'soap', so: without(['tickets', 'ticketMessages']) } });
    expect(report.notes).toEqual([
      'No tickets were compared, since soap refused to list them: PermissionError: xxxxxxxx xxxx x xxxxxxx',
      'No ticketMessages were compared, since soap refused to list them: PermissionError: xxxxxxxx xxxx x xxxxxxx',
    ]);
    const subjects = report.operations.map(({ subject }) => subject);
    expect(subjects).toContain('selections.get');
    expect(subjects.filter((subject) => subject.startsWith('ticket'))).toEqual([]);
    expect(report.stopped).toBeUndefined();
  });

  it('fails a sweep that names it, has a filter for it, or can list nothing else', async () => {
    const control = { name: 'soap', so: without(['tickets']) };
    const nothing = { name: 'soap', so: without(sweepSubjects) };
    expect(await errorOf(sweepAll({ control, subjects: ['contacts', 'tickets'] }))).toBeInstanceOf(PermissionError);
    expect(await errorOf(sweepAll({ control, filters: { tickets: "title = 'x'" } }))).toBeInstanceOf(PermissionError);
    expect(await errorOf(sweepAll({ control: nothing }))).toBeInstanceOf(PermissionError);
  });
});
