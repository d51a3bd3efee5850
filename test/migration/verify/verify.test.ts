import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src/index.js';
import { defineScenario, isClean, type ScenarioDefinition, verify } from '../../../src/migration/index.js';
import { reportFormats } from '../../../src/migration/report/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf } from '../../support/transports.js';
import { own, statuses, temporaryFolder, verifyOn } from '../../support/verify-run.js';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});
afterAll(() => tenant.close());
beforeEach(() => {
  tenant.emulator.reset();
  tenant.emulator.faults.clear();
});

const companies = defineScenario({
  scenario: 'Companies',
  steps: [
    { step: 'create', call: 'contacts.create', with: { values: { Name: 'Northwind' } }, as: 'made' },
    { step: 'get', call: 'contacts.get', with: (value) => ({ id: value('made.ContactId') }) },
    {
      step: 'merge',
      call: 'contacts.merge',
      with: { id: '${made.ContactId}', changes: { Department: 'Sales' } },
      expect: { matches: { Name: 'Northwind', Department: 'Sales' } },
    },
  ],
});

const tasks: ScenarioDefinition = {
  scenario: 'Tasks',
  steps: [{ step: 'tasks', call: 'lists.items', with: { name: 'task' } }],
};

/** Answers that one face gives in the place of the true ones. */
function answer(face: 'rest' | 'soap', agent: string, body: unknown, times = Infinity, status = 200) {
  tenant.emulator.faults.add({
    match: { face, agent },
    fault: { kind: 'answer', status, contentType: 'application/json', body: JSON.stringify(body) },
    times,
  });
}

describe('verify', () => {
  it('finds no difference between transports that agree, by the real clock', async () => {
    const report = await verifyOn(tenant, [companies, tasks], { transports: ['rest', 'agents'] });
    expect(report.findings).toEqual([]);
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(['equal']));
    expect(report.totals.compared).toBeGreaterThan(10);
    expect(report.notes).toEqual([]);
  });

  it('calls mass operations, whose rows each side has for itself', async () => {
    const rows = defineScenario({
      scenario: 'Rows',
      steps: [
        { step: 'create', call: 'contacts.create', with: { values: { Name: 'Northwind' } }, as: 'made' },
        {
          step: 'update',
          call: 'tables.update',
          with: {
            table: 'contact',
            rows: [{ contact_id: '${made.ContactId}', department: 'Sales' }],
            options: { key: 'contact_id' },
          },
          expect: { matches: { updates: 1, rows: [{ action: 'Updated' }] } },
        },
        {
          step: 'get',
          call: 'contacts.get',
          with: { id: '${made.ContactId}' },
          expect: { matches: { Department: 'Sales' } },
        },
        {
          step: 'delete',
          call: 'tables.delete',
          with: { table: 'contact', ids: ['${made.ContactId}'] },
          expect: { matches: { deletes: 1 } },
        },
      ],
    });
    const report = await verifyOn(tenant, [rows], { transports: ['rest', 'agents'] });
    expect(report.findings).toEqual([]);
    expect(new Set(Object.values(statuses(report)))).toEqual(new Set(['equal']));
  });

  it('has each side write once, and leaves nothing behind', async () => {
    tenant.emulator.settings.record = true;
    const before = await tenant.soap.contacts.query({ select: ['name'] }).toArray();
    const seen = tenant.emulator.requests.length;
    await verifyOn(tenant, [companies], { transports: ['rest', 'agents'] });
    tenant.emulator.settings.record = false;
    const arrived = tenant.emulator.requests.slice(seen);
    const written = arrived.filter(({ body }) => body?.includes('Northwind bridge-'));
    expect(new Set(written.map(({ face }) => face))).toEqual(new Set(['soap', 'rest', 'agents']));
    expect(await tenant.soap.contacts.query({ select: ['name'] }).toArray()).toEqual(before);
  });

  it('finds an answer that differs, names its place and cause, and nothing else', async () => {
    const items = await tenant.soap.lists.items('task');
    const changed = items.map((item, index) => (index === 3 ? { ...item, Name: item.Name?.toUpperCase() } : item));
    answer('rest', 'MDOList', changed);
    const report = await verifyOn(tenant, [tasks, companies], { transports: ['rest', 'agents'] });
    expect(report.findings).toMatchObject([
      { verdict: 'unexplained', subject: 'lists.items', candidate: 'rest', pattern: '[*].Name', cause: 'other-case' },
    ]);
    expect(report.scenarios[0]?.steps[0]).toMatchObject({
      status: 'different',
      problems: ['rest: [3].Name: different upper or lower case'],
    });
  });

  it('reports a difference between two reads of the control as noise', async () => {
    const items = await tenant.rest.lists.items('task');
    // The control is rest here, and answers otherwise the first time.
    answer('rest', 'MDOList', [{ ...items[0], Name: 'flapping' }, ...items.slice(1)], 1);
    const report = await verify({
      scenarios: [tasks],
      control: { name: 'rest', so: tenant.rest },
      candidates: [{ name: 'soap', so: tenant.soap }],
      tenant: own,
    });
    expect(report.totals).toMatchObject({ different: 0, noisy: 1 });
    expect(report.findings).toMatchObject([{ verdict: 'noise', pattern: '[*].Name' }]);
    expect(statuses(report)).toEqual({ tasks: 'equal' });
  });

  it('explains a difference by a rule of a step, a scenario, or all scenarios', async () => {
    const items = await tenant.soap.lists.items('task');
    const rule = { path: '[*].Name', compare: 'ignoreCase', because: 'known' } as const;
    const [step] = tasks.steps;
    const ways = [
      { scenario: { ...tasks, steps: [{ ...(step ?? { call: '' }), rules: [rule] }] }, rules: [] },
      { scenario: { ...tasks, rules: [rule] }, rules: [] },
      { scenario: tasks, rules: [rule] },
    ];
    for (const { scenario, rules } of ways) {
      tenant.emulator.faults.clear();
      answer(
        'rest',
        'MDOList',
        items.map((item) => ({ ...item, Name: item.Name?.toLowerCase() })),
      );
      const report = await verifyOn(tenant, [scenario], { rules });
      expect(statuses(report)).toEqual({ tasks: 'explained' });
      expect(report.findings).toMatchObject([{ verdict: 'explained', because: 'known' }]);
    }
  });

  it('reports a rule for all scenarios that explains nothing', async () => {
    const items = await tenant.soap.lists.items('task');
    answer(
      'rest',
      'MDOList',
      items.map((item) => ({ ...item, Name: item.Name?.toLowerCase() })),
    );
    const rules = [
      { path: '[*].Name', compare: 'ignoreCase' },
      { path: '[*].Nmae', compare: 'ignoreCase' },
      { path: '**', subject: 'contacts.*', compare: 'ignore' },
    ] as const;
    const { notes } = await verifyOn(tenant, [tasks], { rules });
    expect(notes).toEqual([
      expect.stringContaining('The rule for [*].Nmae explained nothing'),
      expect.stringContaining('The rule for ** in contacts.* explained nothing'),
    ]);
  });

  it('is not clean if it was stopped, and leaves nothing behind', async () => {
    const stop = new AbortController();
    const report = await verifyOn(tenant, [companies, tasks], { signal: stop.signal, onStep: () => stop.abort() });
    expect(statuses(report)).toEqual({ create: 'equal' });
    expect(report).toMatchObject({ stopped: true, findings: [], totals: { different: 0 } });
    expect(isClean(report)).toBe(false);
    expect(reportFormats.junit.write(report)).toContain('failures="1"');
    expect(reportFormats.markdown.write(report)).toMatch(/^## ❌ Stopped before the end. So far: /);
    const left = await tenant.soap.contacts.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();
    expect(left).toEqual([]);
  });

  it('runs the clean-up after a failure, and skips steps whose values are missing', async () => {
    const report = await verifyOn(tenant, [
      {
        scenario: 'Failing',
        steps: [
          { step: 'create', call: 'projects.create', with: { values: { Name: 'Doomed' } }, as: 'made' },
          { step: 'absent', call: 'projects.get', with: { id: 2_000_000_000 }, as: 'absent' },
          { step: 'needs it', call: 'projects.get', with: { id: '${absent.ProjectId}' } },
          { step: 'goes on', call: 'projects.find', with: { id: 1 }, expect: { equals: { Name: 'Another' } } },
        ],
        cleanUp: [{ step: 'at the end', call: 'projects.delete', with: { id: '${made.ProjectId}' } }],
      },
    ]);
    expect(statuses(report)).toEqual({
      create: 'equal',
      absent: 'failed',
      'needs it': 'skipped',
      'goes on': 'failed',
      'at the end': 'equal',
    });
    const [, absent, , wrong] = report.scenarios[0]?.steps ?? [];
    expect(absent?.problems.join()).toContain('if that is expected, write expect: { error: NotFoundError }');
    expect(wrong?.problems).toContain('soap: expected Name to be "Another", got "New harbour crane"');
    const left = await tenant.soap.projects.query({ select: ['name'], filter: "name contains 'Doomed'" }).toArray();
    expect(left).toEqual([]);
  });

  it('serves a side by the transport that it names', async () => {
    const seen = tenant.emulator.requests.length;
    const scenario = {
      scenario: 'Reads on one connection',
      steps: [
        { call: 'contacts.get', with: { id: 2 } },
        { call: 'agents.Contact.GetContactEntity', with: { ContactEntityId: 2 } },
      ],
    };
    const candidates = [{ name: 'rest', so: tenant.soap, transport: 'rest' }] as const;
    const report = await verifyOn(tenant, [scenario], { candidates });
    const paths = tenant.emulator.requests.slice(seen).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('/api/v1/'))).toHaveLength(2);
    expect(report.totals).toMatchObject({ compared: 2, equal: 2 });
  });

  it('sends nothing if the tenant is not allowed to be written to', async () => {
    const seen = tenant.emulator.requests.length;
    const development = { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' } as const;
    const production = { name: 'prod/Cust12345', id: 'Cust12345', kind: 'production' } as const;
    const allowWrites = 'Cust12345';
    for (const [options, words] of [
      [{ tenant: development }, '--allow-writes Cust12345'],
      [{ tenant: development, allowWrites: 'Cust1' }, 'names Cust1'],
      [{ tenant: production, allowWrites }, 'pass --yes Cust12345'],
      [{ tenant: production, allowWrites, confirm: async () => 'yes' }, 'expected Cust12345, got "yes"'],
    ] as const) {
      const error = await errorOf(verifyOn(tenant, [companies], options));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect((error as Error).message).toContain(words);
    }
    expect(tenant.emulator.requests).toHaveLength(seen);
    const folder = temporaryFolder();
    const journal = { journal: folder.path('verify.journal') };
    const confirm = async () => allowWrites;
    const report = await verifyOn(tenant, [companies], { tenant: production, allowWrites, confirm, ...journal });
    folder.remove();
    expect(report.totals.different).toBe(0);
  });
});
