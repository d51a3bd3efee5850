import { beforeEach, describe, expect, it } from '@jest/globals';
import { defineScenario, isClean, type StepDefinition } from '../../../src/migration/index.js';
import { readReport } from '../../../src/migration/report/read.js';
import { candidateVerdicts, nextSteps, verdictOf } from '../../../src/migration/report/verdict.js';
import { recordedOn, statuses, tenantWithFolder, verifyOn } from '../../support/verify-run.js';

/** Writes to a company that was there before the run: every side writes the same record. */
const writes: Readonly<Record<string, readonly StepDefinition[]>> = {
  'contacts.merge': [{ step: 'write', call: 'contacts.merge', with: { id: 2, changes: { Department: 'Shared' } } }],
  'contacts.patch': [
    {
      step: 'write',
      call: 'contacts.patch',
      with: { id: 2, operations: [{ op: 'replace', path: '/Department', value: 'Shared' }] },
    },
  ],
  'contacts.save': [
    { call: 'contacts.get', with: { id: 2 }, as: 'got' },
    { step: 'write', call: 'contacts.save', with: { entity: { '<<': '${got}', Department: 'Shared' } } },
  ],
  'an agent': [
    { call: 'agents.Contact.GetContactEntity', with: { ContactEntityId: 2 }, as: 'got' },
    {
      step: 'write',
      call: 'agents.Contact.SaveContactEntity',
      with: { ContactEntity: { '<<': '${got}', Department: 'Shared' } },
    },
  ],
  'a function': [
    {
      step: 'write',
      call: 'contacts.merge',
      with: () => ({ id: 2, changes: { Department: 'Shared' } }),
    },
  ],
};

const shared = tenantWithFolder();
beforeEach(() => {
  shared.tenant.emulator.divergences.clear();
  shared.tenant.emulator.reset();
});

describe.each([false, true])('a write to a record that the scenario has not created (REST stores it: %p)', (stores) => {
  beforeEach(() => {
    if (!stores) shared.tenant.emulator.divergences.add({ kind: 'unstoredField', face: 'rest', field: 'Department' });
  });

  it.each(Object.entries(writes))('proves nothing with %s, and says what to change', async (_name, steps) => {
    const report = await verifyOn(shared.tenant, [{ scenario: 'Shared', steps }]);
    expect(statuses(report)['write']).toBe('failed');
    const step = report.scenarios[0]?.steps.find(({ name }) => name === 'write');
    expect(step?.failedOn).toEqual(['rest']);
    expect(step?.problems.join()).toContain(
      'soap had already stored the same in this record, which the scenario did not create',
    );
    expect(step?.problems.join()).toContain('${run.tag}');
    expect(isClean(report)).toBe(false);
    expect(verdictOf(report)).toBe('1 step failed.');
  });

  it.each(Object.entries(writes).slice(0, 2))('proves nothing in a replay with %s', async (name, steps) => {
    const scenario = defineScenario({ scenario: 'Shared', steps });
    const file = shared.folder.path(`${name}-${String(stores)}.jsonl`);
    const control = await recordedOn(shared.tenant, scenario, file, true);
    const replayed = await verifyOn(shared.tenant, [scenario], { control });
    expect(statuses(replayed)['write']).toBe('failed');
    expect(isClean(replayed)).toBe(false);
  });

  it('is judged place by place: a text with the tag proves nothing about another', async () => {
    const changes = { Name: 'Tagged ${run.tag}', Department: 'Shared' };
    const steps = [{ step: 'write', call: 'contacts.merge', with: { id: 2, changes } }];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Mixed', steps }]);
    expect(report.scenarios[0]?.steps[0]?.problems.join()).toContain('the step proves nothing about Department, ');
    expect(isClean(report)).toBe(false);
  });

  it('is not proven by something else that the scenario has created', async () => {
    const steps = [
      { call: 'persons.create', with: { values: { Lastname: 'Own', Contact: { ContactId: 2 } } }, as: 'person' },
      ...(writes['contacts.merge'] ?? []),
    ];
    const report = await verifyOn(shared.tenant, [{ scenario: 'With a person', steps }]);
    expect(statuses(report)['write']).toBe('failed');
  });

  it('blames the side that did not store its own value, and no other', async () => {
    const changes = { Department: 'Shared ${run.tag}' };
    const steps = [{ step: 'write', call: 'contacts.merge', with: { id: 2, changes } }];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Both', steps }], { transports: ['rest', 'agents'] });
    expect(report.scenarios[0]?.steps[0]?.failedOn).toBeUndefined();
    expect(new Set(report.findings.map(({ candidate, cause }) => `${candidate} ${cause}`))).toEqual(
      new Set(stores ? [] : ['rest not-stored']),
    );
  });

  it('proves nothing where the record already was as it is written', async () => {
    await shared.tenant.soap.contacts.merge(2, { Department: 'Shared' });
    const report = await verifyOn(shared.tenant, [{ scenario: 'Again', steps: writes['contacts.merge'] ?? [] }]);
    expect(report.scenarios[0]?.steps[0]?.problems.join()).toContain('already was as it is written');
    expect(isClean(report)).toBe(false);
  });

  it('is compared by its answers alone, if the scenario says so', async () => {
    const steps = (writes['contacts.merge'] ?? []).map((step) => ({ ...step, readBack: false }));
    const report = await verifyOn(shared.tenant, [{ scenario: 'Answers alone', steps }]);
    expect(statuses(report)['write']).toBe('equal');
    expect(report.operations.map(({ subject }) => subject)).toEqual(['contacts.merge']);
    expect(candidateVerdicts(report).map(({ sentence }) => sentence)).toEqual([
      'Yes, to REST, for what was compared: 1 answer. Not proven: what 1 write stored.',
    ]);
    expect(nextSteps(report)).toContain(
      '1 write was not read back, so nothing is proven about what it stored: Answers alone / write.',
    );
    expect(readReport(JSON.stringify(report), 'report.json')).toEqual(report);
  });

  it('can be restored in the clean-up', async () => {
    const scenario = {
      scenario: 'Restored',
      steps: [
        { call: 'contacts.get', with: { id: 2 }, as: 'before' },
        { step: 'write', call: 'contacts.merge', with: { id: 2, changes: { Department: 'Now ${run.tag}' } } },
      ],
      cleanUp: [
        { step: 'restore', call: 'contacts.merge', with: { id: 2, changes: { Department: '${before.Department}' } } },
      ],
    };
    const before = await shared.tenant.soap.contacts.get(2);
    const report = await verifyOn(shared.tenant, [scenario]);
    expect(statuses(report)['restore']).toBe('equal');
    expect(isClean(report)).toBe(stores);
    expect((await shared.tenant.soap.contacts.get(2)).Department).toBe(before.Department);
  });

  it('is judged if each side writes a value of its own', async () => {
    const changes = { Department: 'Shared ${run.tag}' };
    const scenario = {
      scenario: 'Tagged',
      steps: [{ step: 'write', call: 'contacts.merge', with: { id: 2, changes } }],
    };
    const report = await verifyOn(shared.tenant, [scenario]);
    expect(isClean(report)).toBe(stores);
    expect(statuses(report)['write']).toBe(stores ? 'equal' : 'different');
    expect(report.findings.map(({ pattern, cause }) => [pattern, cause])).toEqual(
      stores ? [] : expect.arrayContaining([['Department', 'not-stored']]),
    );
  });

  it('proves nothing if it deletes', async () => {
    if (!stores) shared.tenant.emulator.divergences.add({ kind: 'ignoredDelete', face: 'rest' });
    const steps = [
      { call: 'contacts.get', with: { id: 5 } },
      { step: 'write', call: 'contacts.delete', with: { id: 5 } },
    ];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Deleted', steps }]);
    expect(report.scenarios[0]?.steps[1]?.problems.join()).toContain(
      'rest: the step proves nothing, because soap had already deleted this record, which the scenario did not create',
    );
    expect(isClean(report)).toBe(false);
  });

  it('proves nothing if it writes back what it has read', async () => {
    const steps = [
      { call: 'contacts.get', with: { id: 2 }, as: 'before' },
      { step: 'write', call: 'contacts.merge', with: { id: 2, changes: { Department: '${before.Department}' } } },
    ];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Written back', steps }]);
    expect(report.scenarios[0]?.steps[1]?.problems.join()).toContain('already was as it is written');
    expect(isClean(report)).toBe(false);
  });

  it('may have the tag of any side in a later read', async () => {
    const [name, department] = ['Tagged ${run.tag}', '${run.tag}'];
    const steps = [
      { call: 'contacts.merge', with: { id: 2, changes: { Name: name, Department: department } } },
      {
        step: 'read',
        call: 'contacts.get',
        with: { id: 2 },
        expect: { matches: { Name: name, Department: department } },
      },
    ];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Read later', steps }], {
      transports: ['rest', 'agents'],
    });
    expect(statuses(report)['read']).toBe('equal');
    expect(isClean(report)).toBe(stores);
  });

  it('is judged if the scenario has created the record', async () => {
    const steps = [
      { call: 'contacts.create', with: { values: { Name: 'Own', Department: 'Old' } }, as: 'made' },
      { step: 'write', call: 'contacts.merge', with: { id: '${made.ContactId}', changes: { Department: 'Shared' } } },
    ];
    const report = await verifyOn(shared.tenant, [{ scenario: 'Own', steps }]);
    expect(isClean(report)).toBe(stores);
    expect(statuses(report)['write']).toBe(stores ? 'equal' : 'different');
  });
});
