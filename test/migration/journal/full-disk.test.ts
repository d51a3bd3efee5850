import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src/errors/index.js';
import { Journal } from '../../../src/migration/journal/index.js';
import type { Call, Creation } from '../../../src/migration/scenario/index.js';
import { SmallDisk } from '../../support/faulty-files.js';
import { linesOf, tag, thrownBy } from '../../support/journal-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'run.journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const marked: Creation & { readonly remove: Call } = {
  kind: 'contacts',
  key: 'ContactId',
  remove: { call: 'contacts.delete', with: {} },
  removeKey: 'id',
  mark: {
    path: ['values', 'Name'],
    search: (text) => ({ call: 'contacts.query', with: { text }, id: 'contactId', text: ['name'] }),
  },
};
const lines = () => linesOf(file);

describe('a full disk', () => {
  it('stops what would be created, but not what has happened, which is written as soon as there is room', () => {
    const disk = new SmallDisk(100_000);
    const journal = Journal.create(file, tag, 'tenant', disk.operations);
    const entries = [journal.intend(marked), journal.intend(marked), journal.intend(marked)];
    const before = lines();
    disk.room = 0;
    journal.created(0, 10);
    journal.notCreated(1);
    journal.done(2);
    expect(lines()).toEqual(before);
    expect(journal.leftovers()).toMatchObject([{ entry: 0, id: 10 }]);
    const error = thrownBy(() => journal.intend(marked));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ outcome: 'not-sent', cause: { code: 'ENOSPC' } });
    expect(String(error)).toContain(file);
    expect(String(error)).toContain('the disk is full');
    expect(journal.leftovers()).toHaveLength(1);
    disk.room = 100_000;
    expect(journal.intend(marked)).toBe(entries.length);
    const later = [
      { type: 'made', entry: 0, id: 10 },
      { type: 'void', entry: 1 },
      { type: 'gone', entry: 2 },
    ];
    expect(lines()).toEqual([...before, ...later, expect.objectContaining({ type: 'intent', entry: 3 })]);
    // Each of them once.
    journal.created(3, 13);
    expect(lines().slice(-2)).toEqual([
      expect.objectContaining({ type: 'intent', entry: 3 }),
      { type: 'made', entry: 3, id: 13 },
    ]);
  });

  it('is tried again when the journal is closed', () => {
    const disk = new SmallDisk(100_000);
    const journal = Journal.create(file, tag, 'tenant', disk.operations);
    journal.intend(marked);
    disk.room = 0;
    journal.created(0, 10);
    disk.room = 100_000;
    expect(journal.close()).toBeUndefined();
    expect(Journal.open(file).leftovers()).toMatchObject([{ id: 10 }]);
  });

  it('that is still full when the journal is closed leaves no ids: they are to be found by the tag', () => {
    const disk = new SmallDisk(100_000);
    const journal = Journal.create(file, tag, 'tenant', disk.operations);
    journal.intend(marked);
    disk.room = 0;
    journal.created(0, 10);
    const missing = journal.close();
    expect(missing).toContain(`--clean-up ${file}`);
    expect(missing).toContain(tag);
    expect(Journal.open(file).leftovers()).toMatchObject([{ id: undefined, search: { with: { text: tag } } }]);
  });

  it('does not matter if nothing is left', () => {
    const disk = new SmallDisk(100_000);
    const journal = Journal.create(file, tag, 'tenant', disk.operations);
    journal.intend(marked);
    disk.room = 0;
    journal.notCreated(0);
    expect(journal.close()).toBeUndefined();
    expect(existsSync(file)).toBe(false);
  });
});
