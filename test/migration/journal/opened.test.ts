import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src/errors/index.js';
import { Journal } from '../../../src/migration/journal/index.js';
import { FaultyFiles } from '../../support/faulty-files.js';
import { tag } from '../../support/journal-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'journal-'));
  file = join(folder, 'run.journal');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = { type: 'run', format: 1, tenant: 'tenant', tag, at: '2026-07-31T10:00:00.000Z' };
const remove = { call: 'contacts.delete', with: {} };
const search = { call: 'contacts.query', with: {}, id: 'contactId', text: ['name'] };
const intent = { type: 'intent', entry: 0, kind: 'contacts', remove, removeKey: 'id' };
const text = (...lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const inFile = () => readFileSync(file, 'utf8');

/** The error of opening a file with this content, which must not change it. */
function refusal(content: string | Buffer): unknown {
  writeFileSync(file, content);
  try {
    Journal.open(file).close();
  } catch (error) {
    expect(readFileSync(file)).toEqual(Buffer.from(content));
    return error;
  }
  return undefined;
}

describe('the journal of an earlier run', () => {
  it('is read line by line', () => {
    const [second, third] = [1, 2].map((entry) => ({ ...intent, entry, search }));
    const lines = [run, intent, second, third, { type: 'made', entry: 0, id: 7 }, { type: 'void', entry: 1 }];
    writeFileSync(file, text(...(lines as object[]), { type: 'made', entry: 2, id: 9 }));
    const journal = Journal.open(file);
    expect(journal).toMatchObject({ tag, tenant: 'tenant', file });
    expect(journal.leftovers()).toStrictEqual([
      { ...third, id: 9 },
      { ...intent, id: 7 },
    ]);
    journal.close();
  });

  it.each<[what: string, line: object]>([
    ['another format', { ...run, format: 2 }],
    ['a run without a tenant', { ...run, tenant: undefined }],
    ['a run without a tag', { ...run, tag: undefined }],
    ['a run without a time', { ...run, at: undefined }],
    ['a run whose tag is not a text', { ...run, tag: 7 }],
    ['another type', { type: 'other', entry: 0 }],
    ['no type', { entry: 0 }],
  ])('is refused if it begins with %s', (_what, line) => {
    const error = refusal(text(line, intent));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(`${file}:1`);
    expect(error).toHaveProperty('cause', expect.anything());
  });

  it.each<[what: string, line: object]>([
    ['an intent without a number', { ...intent, entry: undefined }],
    ['a negative number', { ...intent, entry: -1 }],
    ['a number with a fraction', { ...intent, entry: 0.5 }],
    ['a number as a text', { ...intent, entry: '0' }],
    ['no kind', { ...intent, kind: undefined }],
    ['no call to delete it', { ...intent, remove: undefined }],
    ['a call without a name', { ...intent, remove: { with: {} } }],
    ['a call without arguments', { ...intent, remove: { call: 'contacts.delete' } }],
    ['a call whose arguments are a list', { ...intent, remove: { call: 'contacts.delete', with: [] } }],
    ['no argument for the id', { ...intent, removeKey: undefined }],
    ['a search that is null', { ...intent, search: null }],
    ['a search without a call', { ...intent, search: { ...search, call: undefined } }],
    ['a search without arguments', { ...intent, search: { ...search, with: undefined } }],
    ['a search without an id', { ...intent, search: { ...search, id: undefined } }],
    ['a search without a text', { ...intent, search: { ...search, text: undefined } }],
    ['a search whose text is not a path', { ...intent, search: { ...search, text: [1] } }],
    ['no id', { type: 'made', entry: 0 }],
    ['an id as a text', { type: 'made', entry: 0, id: '7' }],
    ['a made line without a number', { type: 'made', id: 7 }],
    ['a void line without a number', { type: 'void' }],
    ['a gone line without a number', { type: 'gone' }],
    ['a gone line with a negative number', { type: 'gone', entry: -1 }],
    ['another type', { type: 'other', entry: 0 }],
  ])('is refused if a line has %s', (_what, line) => {
    const error = refusal(text(run, intent, line));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(`${file}:3`);
  });

  it.each([
    ['is empty but for a line end', '\n'],
    ['is no JSON', 'Name;Phone\nACME;1\n'],
    ['is other JSON', '[1, 2]\n'],
    ['begins as another file', '{"format":1,"kind":"sweep"'],
    ['has a first line that was cut off, and another', `{"type":"run","form\nmore`],
    ['is not UTF-8', Buffer.from([0xff, 0xfe, 0x7b])],
  ])('is refused if it %s', (_what, content) => {
    const error = refusal(content);
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(file);
  });

  it('is refused if it does not begin with its run', () => {
    expect(refusal(text(intent))).toBeInstanceOf(ConfigurationError);
    expect(refusal(text(intent, run))).toBeInstanceOf(ConfigurationError);
  });

  it.each<[what: string, lines: readonly object[]]>([
    ['the intent of what was made', [{ type: 'made', entry: 0, id: 7 }]],
    ['the intent of what was not created', [{ type: 'void', entry: 0 }]],
    ['the intent of what is gone', [intent, { type: 'gone', entry: 1 }]],
    ['an earlier intent', [{ ...intent, entry: 1 }]],
    ['an intent between others', [intent, { ...intent, entry: 2 }]],
  ])('is damaged if it lacks %s, and names the tag to search for', (_what, lines) => {
    const error = refusal(text(run, ...lines));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(String(error)).toContain(file);
    expect(String(error)).toContain(tag);
  });

  it('may repeat a line', () => {
    writeFileSync(file, text(run, run, intent, intent, { ...intent, entry: 1 }));
    expect(Journal.open(file).leftovers()).toHaveLength(2);
  });
});

describe('a journal whose last line was cut off', () => {
  const whole = text(run, intent);

  it('at any place in it lacks only that line, and goes on in a new one', () => {
    const last = text({ ...intent, entry: 1, kind: 'Møte' }).trimEnd();
    const bytes = Buffer.from(last);
    const inCharacter = bytes.indexOf('ø') + 1;
    for (const length of [0, 1, 2, 20, inCharacter, bytes.length - 1]) {
      writeFileSync(file, Buffer.concat([Buffer.from(whole), bytes.subarray(0, length)]));
      const journal = Journal.open(file);
      expect(inFile()).toBe(whole);
      journal.created(0, 7);
      expect(inFile()).toBe(`${whole}${text({ type: 'made', entry: 0, id: 7 })}`);
      journal.close();
    }
  });

  it('after its last character has lost nothing', () => {
    writeFileSync(file, whole.trimEnd());
    const journal = Journal.open(file);
    expect(journal.leftovers()).toStrictEqual([{ ...intent, id: undefined }]);
    journal.created(0, 7);
    expect(inFile()).toBe(`${whole}${text({ type: 'made', entry: 0, id: 7 })}`);
    journal.close();
  });

  it('in the middle of the file, on a disk that was full for a while, lacks only that line', () => {
    writeFileSync(file, `${text(run)}{"type":"intent","entry":0,"ki\n${text(intent)}`);
    expect(Journal.open(file).leftovers()).toStrictEqual([{ ...intent, id: undefined }]);
  });

  it('and is its first has created nothing', () => {
    const head = text(run);
    for (const length of [0, 1, 8, 13, 14, 15, 40, head.length - 2]) {
      writeFileSync(file, head.slice(0, length));
      const journal = Journal.open(file);
      expect(journal).toMatchObject({ tag: '', tenant: '', file });
      expect(journal.leftovers()).toEqual([]);
      expect(inFile()).toBe('');
      journal.close();
    }
  });
});

describe('a journal that cannot be opened', () => {
  it('is refused with the reason', () => {
    const reasons: [path: string, reason: string][] = [
      [join(folder, 'none.journal'), 'does not exist'],
      [folder, 'is a folder'],
    ];
    for (const [path, reason] of reasons) {
      expect(() => Journal.open(path)).toThrow(ConfigurationError);
      expect(() => Journal.open(path)).toThrow(path);
      expect(() => Journal.open(path)).toThrow(reason);
      expect(() => Journal.open(path)).toThrow(expect.objectContaining({ cause: expect.anything() }));
    }
  });

  it('because it is a link can be read but not continued', () => {
    const real = join(folder, 'real.journal');
    writeFileSync(real, text(run, intent));
    symlinkSync(real, file);
    expect(() => Journal.open(file)).toThrow(ConfigurationError);
    expect(() => Journal.open(file)).toThrow(/cannot write the journal/);
    expect(() => Journal.open(file)).toThrow(expect.objectContaining({ cause: expect.anything() }));
  });

  it('is not changed, whichever operation of the system fails', () => {
    const torn = `${text(run, intent)}{"type":"ma`;
    const faultless = new FaultyFiles();
    writeFileSync(file, torn);
    Journal.open(file, faultless.operations).close();
    let failed = 0;
    for (let at = 0; at < faultless.calls.length; at++) {
      writeFileSync(file, torn);
      try {
        const journal = Journal.open(file, new FaultyFiles(at).operations);
        expect(journal.leftovers()).toStrictEqual([{ ...intent, id: undefined }]);
        journal.close();
      } catch (error) {
        failed++;
        expect(error).toBeInstanceOf(ConfigurationError);
        expect(String(error)).toContain(file);
        expect(inFile()).toBe(torn);
      }
    }
    expect(failed).toBeGreaterThan(3);
  });
});
