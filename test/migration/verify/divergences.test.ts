import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type DivergenceKind, divergenceKinds } from '../../../src/emulator/index.js';
import type { Finding, ScenarioDefinition, StepDefinition } from '../../../src/migration/index.js';
import { reportFormats } from '../../../src/migration/report/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { clockOfPauses, verifyOn } from '../../support/verify-run.js';

const count = 10;
/** The records that were planned come after those of the seed. */
const planned: Readonly<Record<string, readonly [repository: string, first: number]>> = {
  Appointment: ['appointments', 591],
  Contact: ['contacts', 13],
  Person: ['persons', 16],
  Sale: ['sales', 5],
};

let tenant: TestTenant;
const { clock, wait } = clockOfPauses();
beforeAll(async () => {
  const seed = { contacts: count, persons: count, sales: count, appointments: count };
  tenant = await startTenant({ seed, clock });
});
afterAll(() => tenant.close());
afterEach(() => {
  tenant.emulator.divergences.clear();
  tenant.emulator.reset();
});

const kinds = Object.keys(divergenceKinds) as DivergenceKind[];

function readsOf(kind: DivergenceKind): StepDefinition[] {
  const { usual, operations, cause } = divergenceKinds[kind];
  if (usual.entity === 'List') return [{ call: 'lists.items', with: { name: 'task' } }];
  const [repository = '', first = 1] = planned[usual.entity] ?? [];
  if (operations.includes('search')) {
    const criteria = { select: ['contactId', 'name'], filter: 'contactId le 20', orderBy: 'contactId' };
    return [{ call: 'contacts.query', with: { criteria } }];
  }
  if (operations.includes('default')) return [{ call: `${repository}.createDefault` }];
  if (['absent-entity', 'other-error', 'other-outcome'].includes(cause)) {
    return [
      { call: `${repository}.get`, with: { id: first } },
      { call: `${repository}.get`, with: { id: 999_999 }, expect: { error: 'NotFoundError' } },
    ];
  }
  return [{ call: `${repository}.getMany`, with: { ids: Array.from({ length: count }, (_, index) => first + index) } }];
}

const writes: ScenarioDefinition = {
  scenario: 'Writes',
  steps: [
    { call: 'contacts.create', with: { values: { Name: 'Written', Department: 'Old' } }, as: 'made' },
    // Much longer than a step takes: times closer together than the longest step count as equal.
    { call: 'contacts.merge', with: { id: '${made.ContactId}', changes: { Department: 'New one' } }, pause: 600_000 },
    { call: 'contacts.delete', with: { id: '${made.ContactId}' } },
  ],
};

/** The place, without the item of the list that it is in. */
const placeOf = ({ pattern }: Finding) => pattern.replace(/^\[\*\]\.?(columns\.)?/, '');

const writing = kinds.filter((kind) => {
  const { operations } = divergenceKinds[kind];
  return operations.every((operation) => operation === 'save' || operation === 'delete');
});
const reading = kinds.filter((kind) => !writing.includes(kind));

describe.each(['rest', 'agents', 'soap'] as const)('verify finds what %s answers otherwise', (face) => {
  // Each kind once on rest; on the other faces a few, since the effects are the same.
  const sampled = (all: readonly DivergenceKind[]) =>
    face === 'rest' ? all : all.filter((_, index) => index % 9 === 0);

  it.each(sampled(reading))('%s, in the right place for the right cause, and nothing else', async (kind) => {
    const { usual, cause } = divergenceKinds[kind];
    tenant.emulator.divergences.add({ kind, face });
    const scenario = { scenario: kind, steps: readsOf(kind) };
    const other = face === 'soap' ? 'rest' : face;
    const { findings } = await verifyOn(tenant, [scenario], { transports: [other] });
    expect(findings.map((finding) => [finding.candidate, finding.verdict])).toEqual([[other, 'unexplained']]);
    const [finding] = findings;
    if (face !== 'soap') expect(finding?.cause).toBe(cause);
    if (finding !== undefined && usual.field !== undefined) expect(placeOf(finding)).toContain(usual.field);
  });
});

/** What each kind of writing otherwise is found by, in the order of the report: what was called, where, and the cause. */
const foundBy: Readonly<Record<string, readonly (readonly [subject: string, pattern: string, cause: string])[]>> = {
  refusedSave: [
    ['contacts.merge', '', 'other-outcome'],
    // The change that was refused is missing afterwards: a lost write comes first, then other lost data.
    ['contacts.merge', 'Department', 'not-stored'],
    ['contacts.merge', 'UpdatedBy', 'null-value'],
    ['contacts.merge', 'UpdatedDate', 'other-date'],
  ],
  unstoredField: [['contacts.merge', 'Department', 'not-stored']],
  unchangedUpdatedDate: [['contacts.merge', 'UpdatedDate', 'other-date']],
  ignoredDelete: [['contacts.delete', '', 'surplus-entity']],
};

describe('verify finds what rest writes differently', () => {
  it.each(writing)('%s, in the right place for the right cause, and nothing else', async (kind) => {
    tenant.emulator.divergences.add({ kind, face: 'rest' });
    const { findings } = await verifyOn(tenant, [writes], { transports: ['rest', 'agents'], wait });
    expect(findings.map(({ subject, pattern, cause }) => [subject, pattern, cause])).toEqual(foundBy[kind]);
    expect(foundBy[kind]?.[0]?.[2]).toBe(divergenceKinds[kind].cause);
    expect(new Set(findings.map(({ candidate, verdict }) => `${candidate} ${verdict}`))).toEqual(
      new Set(['rest unexplained']),
    );
  });

  it('names a lost write as lost data first, with a sample of what is stored in every format', async () => {
    tenant.emulator.divergences.add({ kind: 'unstoredField', face: 'agents' });
    const changes = { Department: 'Sales' };
    const lost: ScenarioDefinition = {
      scenario: 'Lost',
      steps: [
        { call: 'contacts.create', with: { values: { Name: 'Written' } }, as: 'made' },
        { call: 'contacts.merge', with: { id: '${made.ContactId}', changes } },
        { call: 'contacts.delete', with: { id: '${made.ContactId}' } },
      ],
    };
    const report = await verifyOn(tenant, [lost], { transports: ['rest', 'agents'] });
    expect(report.findings.map(({ candidate, pattern, cause }) => [candidate, pattern, cause])).toEqual([
      ['agents', 'Department', 'not-stored'],
    ]);
    for (const format of ['html', 'markdown', 'junit'] as const) {
      const text = reportFormats[format].write(report);
      expect(text).toContain('the change was not stored');
      expect(text).toContain('as soap reads it');
    }
  });

  it('and nothing if nothing diverges', async () => {
    const reads = new Map(
      reading.map((kind) => [JSON.stringify(readsOf(kind)), { scenario: kind, steps: readsOf(kind) }]),
    );
    const { findings } = await verifyOn(tenant, [writes, ...reads.values()], { wait });
    expect(findings).toEqual([]);
  });
});
