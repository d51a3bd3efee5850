import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { SuperOffice } from '../../../src/client/superoffice.js';
import { NotFoundError, PermissionError } from '../../../src/errors/index.js';
import { cleanUp, Journal } from '../../../src/migration/journal/index.js';
import type { Call, Creation, OperationCatalogue } from '../../../src/migration/scenario/index.js';
import type { Side } from '../../../src/migration/side.js';
import { tag } from '../../support/journal-file.js';

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
      failures: ['could not delete contacts 11: PermissionError: xxx xxxxx'],
    });
    expect(await cleanUp(journal, side, catalogue, true)).toMatchObject({
      deleted: 0,
      failures: ['could not delete contacts 11: not yours'],
    });
    journal.close();
    expect(Journal.open(file).leftovers()).toMatchObject([{ kind: 'contacts', id: 11 }]);
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

describe('a creation of unknown result', () => {
  const journalOf = (...kinds: readonly string[]) => {
    const journal = Journal.inMemory(tag, 'tenant');
    for (const kind of kinds) journal.intend(creation(kind));
    return journal;
  };
  /** A tenant that answers every search with the same, and deletes everything. */
  const answering = (found: unknown) => {
    const calls: [side: Side, call: Call][] = [];
    const call = async (side: Side, made: Call) => {
      calls.push([side, made]);
      return made.call.endsWith('.query') ? found : null;
    };
    return { catalogue: { call } as unknown as OperationCatalogue, calls };
  };
  const side: Side = { name: 'soap', so: undefined as unknown as SuperOffice };

  it('is searched for by the tag, and deleted with the arguments of its journal, on the same side', async () => {
    const journal = Journal.inMemory(tag, 'tenant');
    const remove = { call: 'lists.deleteItem', with: { list: 'category', id: 'replaced' } };
    journal.intend({ ...creation('lists.category'), remove });
    const { catalogue, calls } = answering([{ Id: 3, Name: `x${tag}` }]);
    expect(await cleanUp(journal, side, catalogue)).toEqual({ deleted: 1, failures: [] });
    expect(calls).toEqual([
      [side, expect.objectContaining({ call: 'lists.category.query', with: { text: tag } })],
      [side, { call: 'lists.deleteItem', with: { list: 'category', id: 3 } }],
    ]);
  });

  it('is found at any place within an item', async () => {
    const journal = Journal.inMemory(tag, 'tenant');
    const search = { call: 'persons.query', with: {}, id: 'PersonId', text: ['Person', 'FullName'] };
    journal.intend({ ...creation('persons'), mark: { path: ['values'], search: () => search } });
    const { catalogue, calls } = answering([
      { PersonId: 3, Person: { FullName: tag } },
      { PersonId: 4, Person: { FullName: 'other' }, FullName: tag },
      { PersonId: 5, Person: null },
    ]);
    expect(await cleanUp(journal, side, catalogue)).toEqual({ deleted: 1, failures: [] });
    expect(calls.slice(1).map(([, { with: given }]) => given)).toEqual([{ id: 3 }]);
  });

  it('is not deleted twice where another entry has its id', async () => {
    const { catalogue, side: tenantSide, deleted } = tenantOf({ 2: tag, 5: tag });
    const journal = Journal.inMemory(tag, 'tenant');
    journal.created(journal.intend(creation('contacts')), 2);
    journal.created(journal.intend(creation('persons')), 5);
    journal.intend(creation('contacts'));
    expect(await cleanUp(journal, tenantSide, catalogue)).toEqual({ deleted: 3, failures: [] });
    expect(deleted).toEqual(['contacts.delete 5', 'persons.delete 5', 'contacts.delete 2']);
  });

  it.each([
    ['no list', { Id: 3, Name: tag }],
    ['null', null],
    ['an item whose id is not a number', [{ Id: '3', Name: tag }]],
    ['an item without an id', [{ Name: tag }]],
    ['an item that is null', [null]],
    ['nothing', []],
  ])('is nothing if the search finds %s', async (_what, found) => {
    const journal = journalOf('contacts');
    const { catalogue, calls } = answering(found);
    expect(await cleanUp(journal, side, catalogue)).toEqual({ deleted: 0, failures: [] });
    expect(calls).toHaveLength(1);
    expect(journal.leftovers()).toEqual([]);
  });

  it.each([
    ['an error', new PermissionError('not yours')],
    ['anything else', 'not yours'],
  ])('stays in the journal if the search fails with %s, and the others are deleted', async (_what, thrown) => {
    const journal = journalOf('contacts');
    journal.created(journal.intend(creation('persons')), 9);
    const call = async (_side: Side, { call: name }: Call) => {
      // Throws what it was aborted with.
      if (name === 'contacts.query') AbortSignal.abort(thrown).throwIfAborted();
      return null;
    };
    const { deleted, failures } = await cleanUp(journal, side, { call } as unknown as OperationCatalogue, true);
    expect(deleted).toBe(1);
    expect(failures).toEqual([expect.stringMatching(/contacts.*: not yours$/)]);
    expect(journal.leftovers()).toMatchObject([{ kind: 'contacts', id: undefined }]);
  });
});
