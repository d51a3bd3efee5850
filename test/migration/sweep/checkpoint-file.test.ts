import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src/errors/index.js';
import type { CollectorState } from '../../../src/migration/report/collector.js';
import { CheckpointFile, type SweepState } from '../../../src/migration/sweep/checkpoint.js';
import { FaultyFiles, SmallDisk } from '../../support/faulty-files.js';
import { errorOf } from '../../support/transports.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'checkpoint-'));
  file = join(folder, 'sweep.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const parameters = { tenant: 'sod', subjects: ['contacts'], filters: { contacts: 'name begins "A"' }, fromId: 1 };
const contacts = { last: 7, ended: false, done: 5, lowest: 1, highest: 9, remarks: ['rest failed'] };
const state: SweepState = {
  startedAt: '2026-07-31T10:00:00.000Z',
  changed: 2,
  unread: { number: 1, first: ['contacts.get 13'] },
  subjects: { contacts, lists: { ...contacts, last: 'lists.items category', ended: true, refused: 'not allowed' } },
  collector: { compared: 12 } as unknown as CollectorState,
};
const content = () => ({ format: 1, kind: 'sweep', parameters, ...state });

/** The error of reading it, which must say which file it is about. */
async function refusal(read: CheckpointFile = new CheckpointFile(file, parameters)) {
  const error = await errorOf(read.read());
  expect(error).toBeInstanceOf(ConfigurationError);
  expect(error).toMatchObject({ path: 'checkpoint' });
  expect(String(error)).toContain(folder);
  return error;
}

describe('a checkpoint', () => {
  it('does not exist at first, and asking for it leaves nothing', async () => {
    expect(await new CheckpointFile(file, parameters).read()).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('returns what was written last, to a sweep with the same parameters', async () => {
    await new CheckpointFile(file, parameters).write({ ...state, changed: 1 });
    await new CheckpointFile(file, parameters).write(state);
    expect(await new CheckpointFile(file, { ...parameters }).read()).toStrictEqual(state);
    expect(readdirSync(folder)).toEqual(['sweep.json']);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(content());
  });

  it('may lack what is not known yet', async () => {
    const lists = { last: undefined, ended: false, done: 0, lowest: undefined, highest: undefined, remarks: [] };
    await new CheckpointFile(file, parameters).write({ ...state, subjects: { lists } });
    const read = await new CheckpointFile(file, parameters).read();
    expect(read?.subjects).toEqual({ lists: { ended: false, done: 0, remarks: [] } });
  });

  it('of an older version has no reads without an answer', async () => {
    const older = { ...content(), unread: undefined };
    writeFileSync(file, JSON.stringify(older));
    expect((await new CheckpointFile(file, parameters).read())?.unread).toEqual({ number: 0, first: [] });
  });

  it('can be removed, also if it was never written', async () => {
    const checkpoint = new CheckpointFile(file, parameters);
    await checkpoint.write(state);
    checkpoint.remove();
    expect(existsSync(file)).toBe(false);
    checkpoint.remove();
    expect(await checkpoint.read()).toBeUndefined();
  });
});

describe('the parameters of a checkpoint', () => {
  beforeEach(() => new CheckpointFile(file, parameters).write(state));

  it.each<[what: string, others: Record<string, unknown>, named: readonly string[]]>([
    ['another value', { ...parameters, tenant: 'prod' }, ['tenant', '"sod"', '"prod"']],
    ['another list', { ...parameters, subjects: ['contacts', 'persons'] }, ['subjects', '["contacts"]']],
    ['another value within', { ...parameters, filters: { contacts: 'name begins "B"' } }, ['filters']],
    ['one more', { ...parameters, toId: 9 }, ['toId', '9']],
    ['one less', { ...parameters, fromId: undefined }, ['fromId', '1']],
    ['several others', { ...parameters, tenant: 'prod', fromId: 2 }, ['tenant', 'fromId', '1', '2']],
  ])('must be the same: %s is refused and named', async (_what, others, named) => {
    const text = String(await refusal(new CheckpointFile(file, others)));
    for (const each of named) expect(text).toContain(each);
    for (const each of Object.keys(parameters))
      expect([each, text.includes(`${each} was`)]).toEqual([each, named.includes(each)]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(content());
  });

  it('are the same if one is not set, or is null', async () => {
    const same = { ...parameters, sample: undefined, seed: null };
    expect(await new CheckpointFile(file, same).read()).toStrictEqual(state);
  });

  it('are those at the start, whatever becomes of the object', async () => {
    const mine = { ...parameters, subjects: ['contacts'] };
    const checkpoint = new CheckpointFile(file, mine);
    mine.subjects.push('persons');
    expect(await checkpoint.read()).toStrictEqual(state);
  });
});

describe('a file that is not a checkpoint', () => {
  it.each<[what: string, change: object]>([
    ['another format', { format: 2 }],
    ['another kind', { kind: 'verify' }],
    ['no parameters', { parameters: undefined }],
    ['parameters that are a list', { parameters: [] }],
    ['no start', { startedAt: undefined }],
    ['a start that is a number', { startedAt: 1 }],
    ['no number of changed records', { changed: undefined }],
    ['a text as that', { changed: '2' }],
    ['a text as the number of reads without an answer', { unread: { number: '1', first: [] } }],
    ['reads without an answer that are not texts', { unread: { number: 1, first: [1] } }],
    ['no subjects', { subjects: undefined }],
    ['another subject', { subjects: { others: contacts } }],
    ['a subject without progress', { subjects: { contacts: {} } }],
    ['a last key that is neither number nor text', { subjects: { contacts: { ...contacts, last: true } } }],
    ['no end', { subjects: { contacts: { ...contacts, ended: undefined } } }],
    ['no count', { subjects: { contacts: { ...contacts, done: undefined } } }],
    ['a text as the lowest id', { subjects: { contacts: { ...contacts, lowest: '1' } } }],
    ['a text as the highest id', { subjects: { contacts: { ...contacts, highest: '9' } } }],
    ['no remarks', { subjects: { contacts: { ...contacts, remarks: undefined } } }],
    ['remarks that are not texts', { subjects: { contacts: { ...contacts, remarks: [1] } } }],
    ['a refusal that is not a text', { subjects: { contacts: { ...contacts, refused: 1 } } }],
    ['no results', { collector: undefined }],
    ['results that are null', { collector: null }],
    ['results that are a text', { collector: 'x' }],
  ])('is refused: it has %s', async (_what, change) => {
    writeFileSync(file, JSON.stringify({ ...content(), ...change }));
    await refusal();
  });

  it.each(['', '{"format":1', '[]', 'null', '\u0000'])('is refused: %j', async (text) => {
    writeFileSync(file, text);
    await refusal();
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('is refused: a folder, or one that is not UTF-8', async () => {
    writeFileSync(file, Buffer.from([0x7b, 0xff]));
    const error = await refusal();
    expect(error).toHaveProperty('cause', expect.anything());
    mkdirSync(join(folder, 'sweeps'));
    await refusal(new CheckpointFile(join(folder, 'sweeps'), parameters));
  });
});

describe('a checkpoint that cannot be written', () => {
  it('is refused when it is read, before anything is compared, whether it exists or not', async () => {
    const error = await refusal(new CheckpointFile(join(folder, 'none', 'sweep.json'), parameters));
    expect(error).toMatchObject({ cause: { code: 'ENOENT' } });
    await new CheckpointFile(file, parameters).write(state);
    const faultless = new FaultyFiles();
    await new CheckpointFile(file, parameters, faultless.operations).read();
    // The last file that is opened is the one that is to replace it.
    const opening = faultless.calls.lastIndexOf('openSync');
    expect(opening).toBeGreaterThan(0);
    await refusal(new CheckpointFile(file, parameters, new FaultyFiles(opening, 'ENOSPC').operations));
  });

  it('keeps the state that was written before', async () => {
    await new CheckpointFile(file, parameters).write(state);
    const disk = new SmallDisk(10);
    const error = await errorOf(new CheckpointFile(file, parameters, disk.operations).write({ ...state, changed: 3 }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ path: 'checkpoint', cause: { code: 'ENOSPC' } });
    expect(String(error)).toContain(file);
    expect(await new CheckpointFile(file, parameters).read()).toStrictEqual(state);
    expect(readdirSync(folder)).toEqual(['sweep.json']);
  });
});
