import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, type SuperOffice } from '../../../src/index.js';
import { Journal } from '../../../src/migration/journal/index.js';
import { finishCleanUp } from '../../../src/migration/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf, transportNames } from '../../support/transports.js';
import { recordedOn, verifyOn } from '../../support/verify-run.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-up-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the clean-up of a run', () => {
  it('that is finished later must be allowed, and reads and deletes nothing before that', async () => {
    const file = join(folder, 'run.journal');
    const journal = Journal.create(file, 'bridge-260731100000-000001', 'sod/Cust12345');
    journal.created(
      journal.intend({ kind: 'contacts', key: 'Id', remove: { call: 'contacts.delete', with: {} }, removeKey: 'id' }),
      2,
    );
    journal.close();
    const text = readFileSync(file, 'utf8');
    const so = new Proxy({}, { get: () => expect(undefined).toBe('not asked') }) as SuperOffice;
    const development = { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' } as const;
    const production = { ...development, kind: 'production' } as const;
    for (const permission of [
      { tenant: development },
      { tenant: development, allowWrites: 'Cust54321' },
      { tenant: production, allowWrites: 'Cust12345' },
      { tenant: production, allowWrites: 'Cust12345', confirm: async () => 'yes' },
      { tenant: { ...development, name: 'sod/Cust99' }, allowWrites: 'Cust12345' },
    ]) {
      const error = await errorOf(finishCleanUp(file, { side: { name: 'rest', so }, ...permission }));
      expect(error).toBeInstanceOf(ConfigurationError);
      expect(error).toMatchObject({ outcome: 'not-sent' });
    }
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(existsSync(file)).toBe(true);
  });
});

describe('a creation whose answer was lost', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTenant({}, { resilience: { attempts: 1 } });
  });
  afterAll(() => tenant.close());

  it.each(transportNames)('over %s is searched for by its tag, and deleted', async (transport) => {
    tenant.emulator.reset();
    const found = () => tenant.soap.projects.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();
    tenant.emulator.faults.clear();
    const before = tenant.emulator.faults.applied;
    tenant.emulator.faults.add({
      match: {
        face: transport,
        agent: 'Project',
        ...(transport === 'rest' ? { method: 'POST' } : { operation: 'SaveProjectEntity' }),
      },
      fault: { kind: 'reset' },
      when: 'after',
      times: 1,
    });
    const report = await verifyOn(
      tenant,
      [
        {
          scenario: 'Lost',
          steps: [{ call: 'projects.create', with: { values: { Name: 'Lost' } }, expect: { error: 'NetworkError' } }],
        },
      ],
      { transports: [transport === 'soap' ? 'rest' : transport] },
    );
    expect(tenant.emulator.faults.applied).toBe(before + 1);
    expect(report.notes).toEqual([]);
    expect(await found()).toEqual([]);
  });
});

describe('an entity that is still there after its delete was answered', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await startTenant();
    tenant.emulator.divergences.add({ kind: 'ignoredDelete', face: 'rest' });
  });
  afterAll(() => tenant.close());

  it.each([false, true])('is deleted by the clean-up (in a replay: %p)', async (isReplay) => {
    const scenario = {
      scenario: 'Ignored',
      steps: [
        { call: 'contacts.create', with: { values: { Name: 'Kept' } }, as: 'made' },
        { call: 'contacts.delete', with: { id: '${made.ContactId}' } },
      ],
    };
    const control = isReplay ? { control: await recordedOn(tenant, scenario, join(folder, 'r.jsonl'), true) } : {};
    const left: unknown[] = [];
    const report = await verifyOn(tenant, [scenario], { ...control, onStep: ({ result }) => left.push(result.status) });
    expect(left).toEqual(['equal', 'different']);
    expect(report.notes).toEqual([]);
    const found = tenant.soap.contacts.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();
    // A replay has no other side than the one that ignores deletes.
    expect(await found).toHaveLength(isReplay ? 1 : 0);
  });
});
