import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, NotFoundError, PermissionError, type SuperOffice } from '../../../src/index.js';
import { cleanUp, Journal } from '../../../src/migration/journal/index.js';
import { finishCleanUp, type Side } from '../../../src/migration/index.js';
import type { Call, Creation, OperationCatalogue } from '../../../src/migration/scenario/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf, transportNames } from '../../support/transports.js';
import { recordedOn, verifyOn } from '../../support/verify-run.js';

const tag = 'bridge-260731100000-000001';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-up-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function creation(kind: string) {
  return {
    kind,
    key: 'Id',
    remove: { call: `${kind}.delete`, with: {} },
    removeKey: 'id',
    mark: {
      path: ['values', 'Name'],
      search: (text) => ({ call: `${kind}.query`, with: { text }, id: 'Id', text: ['Name'] }),
    },
  } satisfies Creation;
}

/** A tenant with names by id. A search returns all of them, regardless of the filter. */
function tenantOf(stored: Record<number, string>, remove: (id: number) => void = () => undefined) {
  const deleted: string[] = [];
  const call = async (_side: Side, { call: name, with: given }: Call) => {
    if (name.endsWith('.query')) return Object.entries(stored).map(([id, Name]) => ({ Id: Number(id), Name }));
    const id = Number(given['id']);
    remove(id);
    deleted.push(`${name} ${id}`);
    return null;
  };
  const side: Side = { name: 'soap', so: undefined as unknown as SuperOffice };
  return { catalogue: { call } as unknown as OperationCatalogue, deleted, side };
}

describe('the clean-up of a run', () => {
  it('deletes only items with its tag, whatever a search returns', async () => {
    const stored = { 1: 'A customer', 2: `Ours ${tag}a`, 3: `bridge-260731100000-000002a`, 4: '', 5: `${tag}b` };
    const { catalogue, deleted, side } = tenantOf(stored);
    const journal = Journal.inMemory(tag, 'tenant');
    journal.intend(creation('contacts'));
    expect(await cleanUp(journal, side, catalogue)).toEqual({ deleted: 2, failures: [] });
    expect(deleted).toEqual(['contacts.delete 2', 'contacts.delete 5']);
    expect(journal.leftovers()).toEqual([]);
  });

  it('deletes the latest first, since it may depend on what was created before', async () => {
    const { catalogue, deleted, side } = tenantOf({});
    const journal = Journal.inMemory(tag, 'tenant');
    for (const [index, kind] of ['contacts', 'persons', 'sales'].entries()) {
      journal.created(journal.intend(creation(kind)), index + 10);
    }
    await cleanUp(journal, side, catalogue);
    expect(deleted).toEqual(['sales.delete 12', 'persons.delete 11', 'contacts.delete 10']);
  });

  it('keeps what could not be deleted in the file, and treats a missing entity as deleted', async () => {
    const file = join(folder, 'run.journal');
    const { catalogue, side } = tenantOf({}, (id) => {
      if (id === 10) throw new NotFoundError('gone');
      if (id === 11) throw new PermissionError('not yours');
    });
    const journal = Journal.create(file, tag, 'tenant');
    for (const id of [10, 11, 12]) journal.created(journal.intend(creation('contacts')), id);
    expect(await cleanUp(journal, side, catalogue)).toMatchObject({
      deleted: 1,
      failures: ['could not delete contacts 11: not yours'],
    });
    journal.close();
    expect(Journal.open(file).leftovers()).toMatchObject([{ kind: 'contacts', id: 11 }]);
  });

  it('that is finished later must be allowed, and reads and deletes nothing before that', async () => {
    const file = join(folder, 'run.journal');
    const journal = Journal.create(file, tag, 'sod/Cust12345');
    journal.created(journal.intend(creation('contacts')), 2);
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

describe('something that cannot be searched for', () => {
  const { kind, key, remove, removeKey } = creation('relations');
  const relation = { kind, key, remove, removeKey };

  it('is deleted if its id is known, and otherwise stays in the journal with a message', async () => {
    const journal = Journal.create(join(folder, 'run.journal'), tag, 'tenant');
    journal.created(journal.intend(relation), 7);
    journal.intend(relation);
    const { catalogue, side, deleted } = tenantOf({ 7: 'any' });
    const { failures } = await cleanUp(journal, side, catalogue);
    expect(deleted).toEqual(['relations.delete 7']);
    expect(failures).toEqual([
      'could not delete relations that may exist: they cannot be searched for; look for them by hand',
    ]);
    journal.close();
    expect(Journal.open(join(folder, 'run.journal')).leftovers()).toMatchObject([{ kind: 'relations', id: undefined }]);
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
