import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { defineScenario, isClean, type Recording, verify } from '../../../src/migration/index.js';
import { own, recordedOn, statuses, tenantWithFolder } from '../../support/verify-run.js';

const scenario = defineScenario({
  scenario: 'Recorded',
  steps: [
    { step: 'create', call: 'contacts.create', with: { values: { Name: 'Blåbær AS' } }, as: 'made' },
    { step: 'get', call: 'contacts.get', with: { id: '${made.ContactId}' }, as: 'got' },
    { step: 'save', call: 'contacts.save', with: { entity: { '<<': '${got}', Department: 'R2' } } },
    { step: 'task', call: 'lists.items', with: { name: 'task' }, as: 'tasks' },
    {
      step: 'appointment',
      call: 'appointments.create',
      with: { values: { Description: 'x', Task: { TaskListItemId: '${tasks[Name=Meeting (External)].Id}' } } },
      as: 'met',
    },
    {
      step: 'search',
      call: 'contacts.query',
      with: { criteria: { select: ['name'], filter: "name contains '${run.tag}'" } },
    },
    { step: 'deleted', call: 'contacts.delete', with: { id: '${made.ContactId}' } },
    { step: 'absent', call: 'contacts.get', with: { id: '${made.ContactId}' }, expect: { error: 'NotFoundError' } },
    { step: 'someone', call: 'persons.get', with: { id: 1 } },
  ],
});

const shared = tenantWithFolder();
beforeEach(() => shared.tenant.emulator.faults.clear());

const record = (name: string, personal: boolean) =>
  recordedOn(shared.tenant, scenario, shared.folder.path(name), personal);

const replay = (control: Recording, side: 'rest' | 'agents' = 'rest', definition = scenario) =>
  verify({
    scenarios: [definition],
    control,
    candidates: [{ name: side, so: shared.tenant[side] }],
    tenant: own,
    unmasked: true,
  });

describe.each([false, true])('a recording (personal data kept: %p)', (personal) => {
  it('replaces the control, without a call to it', async () => {
    const recording = await record(`equal-${String(personal)}.jsonl`, personal);
    for (const side of ['rest', 'agents'] as const) {
      const seen = shared.tenant.emulator.requests.length;
      const report = await replay(recording, side);
      expect(report.findings).toEqual([]);
      expect(new Set(Object.values(statuses(report)))).toEqual(new Set(['equal']));
      expect(isClean(report)).toBe(true);
      expect(new Set(shared.tenant.emulator.requests.slice(seen).map(({ face }) => face))).toEqual(new Set([side]));
    }
  });

  it('shows what has changed since', async () => {
    const recording = await record(`changed-${String(personal)}.jsonl`, personal);
    const person = await shared.tenant.rest.persons.get(1);
    const body = JSON.stringify({ ...person, Title: 'Director of everything', Retired: true });
    shared.tenant.emulator.faults.add({
      match: { face: 'rest', agent: 'Person', method: 'GET' },
      fault: { kind: 'answer', status: 200, contentType: 'application/json', body },
    });
    const report = await replay(recording);
    expect(report.findings.map(({ pattern, cause }) => [pattern, cause]).sort()).toEqual(
      [
        ['Retired', 'flipped-boolean'],
        ['Title', 'empty-for-null'],
      ].map(([pattern, cause]) => [pattern, pattern === 'Title' ? expect.any(String) : cause]),
    );
  });
});

describe('a recording', () => {
  it('contains no secrets, and no personal data unless it is unmasked', async () => {
    await record('masked.jsonl', false);
    const text = readFileSync(shared.folder.path('masked.jsonl'), 'utf8');
    const person = await shared.tenant.soap.persons.get(1);
    expect(text).not.toContain(person.Lastname ?? '?');
    expect(text).not.toContain(person.Emails?.[0]?.Value ?? '?');
    await record('kept.jsonl', true);
    expect(readFileSync(shared.folder.path('kept.jsonl'), 'utf8')).toContain(person.Lastname ?? '?');
  });

  it('with other arguments is not compared', async () => {
    const recording = await record('other.jsonl', false);
    const steps = scenario.steps.map((step) => (step.step === 'someone' ? { ...step, with: { id: 2 } } : step));
    const report = await replay(recording, 'rest', { ...scenario, steps });
    expect(statuses(report)['someone']).toBe('failed');
    expect(report.scenarios[0]?.steps.at(-1)?.problems).toEqual([
      'rest: persons.get was recorded with other arguments; record again with --record',
    ]);
  });
});
