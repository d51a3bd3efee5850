import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src/errors/index.js';
import { Journal } from '../../../src/migration/journal/index.js';
import type { Call, Creation } from '../../../src/migration/scenario/index.js';
import { FaultyFiles, SmallDisk } from '../../support/faulty-files.js';
import { linesOf, tag, thrownBy } from '../../support/journal-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'run.journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const remove: Call = { call: 'contacts.delete', with: { force: true } };
const marked: Creation & { readonly remove: Call } = {
  kind: 'contacts',
  key: 'ContactId',
  remove,
  removeKey: 'id',
  mark: {
    path: ['values', 'Name'],
    search: (text) => ({ call: 'contacts.query', with: { text }, id: 'contactId', text: ['columns', 'name'] }),
  },
};
const unmarked = {
  kind: 'relations',
  key: 'RelationId',
  remove: { call: 'relations.delete', with: {} },
  removeKey: 'at',
};
const inFile = () => readFileSync(file, 'utf8');
const lines = () => linesOf(file);

describe('a new journal', () => {
  it('begins with its run, and is on disk before anything is created', () => {
    const journal = Journal.create(file, tag, 'sod/Cust12345');
    expect(journal).toMatchObject({ tag, tenant: 'sod/Cust12345', file });
    expect(lines()).toEqual([{ type: 'run', format: 1, tenant: 'sod/Cust12345', tag, at: expect.any(String) }]);
    journal.intend(marked);
    expect(lines().slice(1)).toEqual([
      {
        type: 'intent',
        entry: 0,
        kind: 'contacts',
        remove,
        removeKey: 'id',
        search: { call: 'contacts.query', with: { text: tag }, id: 'contactId', text: ['columns', 'name'] },
      },
    ]);
  });

  it.each(['made', 'continued'])(
    'that is %s survives a crash of the machine: each line is on disk before anything follows',
    (what) => {
      const files = new FaultyFiles();
      const synced = () => files.calls.filter((call) => call === 'fsyncSync').length;
      const created = Journal.create(file, tag, 'tenant', what === 'made' ? files.operations : undefined);
      const journal = what === 'made' ? created : Journal.open(file, files.operations);
      for (const write of [() => journal.intend(marked), () => journal.created(0, 7), () => journal.done(0)]) {
        const before = synced();
        write();
        expect(synced()).toBeGreaterThan(before);
      }
    },
  );

  it('leaves out how to search for what cannot be searched for', () => {
    const journal = Journal.create(file, tag, 'tenant');
    expect([journal.intend(unmarked), journal.intend(unmarked)]).toEqual([0, 1]);
    expect(lines()[1]).toStrictEqual({
      ...{ type: 'intent', entry: 0, kind: 'relations' },
      ...{ remove: unmarked.remove, removeKey: 'at' },
    });
  });

  it('keeps the arguments as they were', () => {
    const given: Record<string, unknown> = { list: 'category' };
    const journal = Journal.inMemory(tag, 'tenant');
    journal.intend({ ...unmarked, remove: { call: 'lists.delete', with: given } });
    given['list'] = 'other';
    expect(journal.leftovers()).toMatchObject([{ remove: { call: 'lists.delete', with: { list: 'category' } } }]);
  });

  it('does not touch a file that exists, and says how to finish or avoid it', () => {
    writeFileSync(file, 'mine');
    const error = thrownBy(() => Journal.create(file, tag, 'tenant'));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(`--clean-up ${file}`);
    expect(String(error)).toContain('--journal');
    expect(error).toHaveProperty('cause', expect.objectContaining({ code: 'EEXIST' }));
    expect(inFile()).toBe('mine');
  });

  it.each([
    ['its folder does not exist', () => Journal.create(join(folder, 'none', 'run.journal'), tag, 'tenant')],
    ['the disk is full', () => Journal.create(file, tag, 'tenant', new SmallDisk(20).operations)],
  ])('is refused if %s, and leaves no file', (why, create) => {
    const error = thrownBy(create);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain('run.journal');
    expect(String(error)).toContain(why);
    expect(error).toHaveProperty('cause', expect.objectContaining({ code: expect.any(String) }));
    expect(String(error)).not.toContain('--clean-up');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('in memory has no file, and lists the same', () => {
    const journal = Journal.inMemory(tag, 'tenant');
    expect(journal).toMatchObject({ tag, tenant: 'tenant', file: undefined });
    journal.created(journal.intend(marked), 7);
    expect(journal.leftovers()).toMatchObject([{ kind: 'contacts', id: 7 }]);
    expect(journal.close()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what is left of a run', () => {
  /** Entry 0 was created, 1 was not, 2 is unknown, 3 was created and deleted, 4 was created. */
  const journalWithAll = () => {
    const journal = Journal.create(file, tag, 'tenant');
    const entries = [marked, marked, unmarked, marked, unmarked].map((each) => journal.intend(each));
    expect(entries).toEqual([0, 1, 2, 3, 4]);
    journal.created(0, 10);
    journal.notCreated(1);
    journal.created(3, 13);
    journal.done(3);
    journal.created(4, 14);
    return journal;
  };

  it('is the latest first, without what was not created and what is gone', () => {
    const { search } = {
      search: { call: 'contacts.query', with: { text: tag }, id: 'contactId', text: ['columns', 'name'] },
    };
    expect(journalWithAll().leftovers()).toStrictEqual([
      { type: 'intent', entry: 4, kind: 'relations', remove: unmarked.remove, removeKey: 'at', id: 14 },
      { type: 'intent', entry: 2, kind: 'relations', remove: unmarked.remove, removeKey: 'at', id: undefined },
      { type: 'intent', entry: 0, kind: 'contacts', remove, removeKey: 'id', search, id: 10 },
    ]);
  });

  it('is the same in the file, which a clean-up continues', () => {
    const journal = journalWithAll();
    const left = journal.leftovers();
    expect(journal.close()).toBeUndefined();
    const opened = Journal.open(file);
    expect(opened).toMatchObject({ tag, tenant: 'tenant', file });
    expect(opened.leftovers()).toStrictEqual(left);
    expect(opened.hasDeleted({ kind: 'contacts', id: 13 })).toBe(true);
    expect(opened.intend(marked)).toBe(5);
    for (const { entry } of opened.leftovers()) opened.done(entry);
    expect(lines().slice(-4)).toEqual([5, 4, 2, 0].map((entry) => ({ type: 'gone', entry })));
    expect(opened.close()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });

  it('identifies an entity by kind and id: once the run deletes it, it is not left over', () => {
    const journal = Journal.inMemory(tag, 'tenant');
    journal.created(journal.intend(marked), 7);
    journal.created(journal.intend(unmarked), 7);
    journal.created(journal.intend(marked), 8);
    const left = () => journal.leftovers().map(({ kind, id }) => `${kind} ${id}`);
    const deleted = () =>
      [
        { kind: 'contacts', id: 7 },
        { kind: 'relations', id: 7 },
        { kind: 'contacts', id: 8 },
      ].map((thing) => journal.hasDeleted(thing));
    journal.deleted({ kind: 'contacts', id: 9 });
    journal.deleted({ kind: 'persons', id: 7 });
    expect(left()).toEqual(['contacts 8', 'relations 7', 'contacts 7']);
    expect(deleted()).toEqual([false, false, false]);
    journal.deleted({ kind: 'relations', id: 7 });
    expect(left()).toEqual(['contacts 8', 'contacts 7']);
    expect(deleted()).toEqual([false, true, false]);
    journal.deleted({ kind: 'contacts', id: 7 });
    expect(left()).toEqual(['contacts 8']);
    expect(deleted()).toEqual([true, true, false]);
  });

  it('includes what has the id of something that was deleted before', () => {
    const journal = Journal.inMemory(tag, 'tenant');
    journal.created(journal.intend(marked), 7);
    journal.created(journal.intend(marked), 7);
    journal.deleted({ kind: 'contacts', id: 7 });
    expect(journal.leftovers()).toMatchObject([{ entry: 1, id: 7 }]);
    journal.deleted({ kind: 'contacts', id: 7 });
    expect(journal.leftovers()).toEqual([]);
  });
});

describe('closing a journal', () => {
  it('deletes the file if nothing is left, also if that is no longer there', () => {
    const journal = Journal.create(file, tag, 'tenant');
    expect(journal.close()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
    const other = Journal.create(file, tag, 'tenant');
    rmSync(file);
    expect(other.close()).toBeUndefined();
  });

  it('says nothing of a file that cannot be deleted, which says that nothing is left', () => {
    const faultless = new FaultyFiles();
    Journal.create(file, tag, 'tenant', faultless.operations).close();
    const number = faultless.calls.indexOf('unlinkSync');
    expect(number).toBeGreaterThan(0);
    const journal = Journal.create(file, tag, 'tenant', new FaultyFiles(number).operations);
    expect(journal.close()).toBeUndefined();
    expect(Journal.open(file).leftovers()).toEqual([]);
  });

  it('ends it: nothing is written after that, and no descriptor is left open', () => {
    const files = new FaultyFiles();
    const count = (name: string) => files.calls.filter((call) => call === name).length;
    for (const left of [false, true]) {
      const journal = Journal.create(file, tag, 'tenant', files.operations);
      if (left) journal.intend(marked);
      journal.close();
      const text = existsSync(file) ? inFile() : undefined;
      expect(journal.close()).toBeUndefined();
      journal.intend(marked);
      expect(existsSync(file) ? inFile() : undefined).toBe(text);
    }
    expect(count('closeSync')).toBe(count('openSync'));
  });
});
