import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type DivergenceKind, divergenceKinds } from '../../../src/emulator/index.js';
import { sweep, type SweepDepth, type SweepSubject } from '../../../src/migration/sweep/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';

const count = 12;
let tenant: TestTenant;

beforeAll(async () => {
  const seed = { contacts: count, persons: count, projects: count, sales: count, appointments: count };
  tenant = await startTenant({ seed });
});
afterAll(() => tenant.close());
afterEach(() => tenant.emulator.divergences.clear());

async function findings(subject: SweepSubject, depth: SweepDepth) {
  const report = await sweep({
    tenant: 'emulator',
    subjects: [subject],
    depth,
    pageSize: 10,
    control: { name: 'soap', so: tenant.soap },
    candidates: [{ name: 'rest', so: tenant.rest }],
  });
  return report.findings;
}

/** What is about stored data: not what becomes of a change, nor of what is not there. */
const ofNothingStored: ReadonlySet<string> = new Set(['blankForAbsent', 'otherError']);
const reading: readonly string[] = ['get', 'list', 'search'];
const kinds = (Object.keys(divergenceKinds) as DivergenceKind[]).filter(
  (kind) => !ofNothingStored.has(kind) && divergenceKinds[kind].operations.some((each) => reading.includes(each)),
);
const subjects: Readonly<Record<string, SweepSubject>> = {
  Appointment: 'appointments',
  Contact: 'contacts',
  Person: 'persons',
  Project: 'projects',
  Sale: 'sales',
  List: 'lists',
};

/** How a sweep sees what a divergence does to searches. */
const searches: Partial<Record<DivergenceKind, object>> = {
  missingRows: { cause: 'absent-entity', pattern: '' },
  reorderedRows: { cause: 'reordered', pattern: '' },
  wrongColumn: { cause: 'other-text', pattern: 'columns.name' },
};

describe('a sweep finds a divergence of stored data with its place and cause, and nothing else', () => {
  it.each(['entities', 'rows'] as const)('and nothing where there is none, by %s', async (depth) => {
    for (const subject of Object.values(subjects)) expect(await findings(subject, depth)).toEqual([]);
  });

  it.each(kinds)('%s', async (kind) => {
    const { usual, cause, operations, fields } = divergenceKinds[kind];
    const subject = subjects[usual.entity] ?? 'contacts';
    tenant.emulator.divergences.add({ kind, face: 'rest' });
    const found = await findings(subject, kind === 'wrongColumn' ? 'rows' : 'entities');
    const expected =
      searches[kind] ??
      (fields === undefined || usual.entity === 'List'
        ? { cause }
        : { cause, pattern: expect.stringContaining(usual.field ?? '') });
    const operation = usual.entity === 'List' ? 'items' : operations.includes('get') ? 'get' : 'query';
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding).toMatchObject({ subject: `${subject}.${operation}`, verdict: 'unexplained', ...expected });
    }
  });
});
