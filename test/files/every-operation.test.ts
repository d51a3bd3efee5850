import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigurationError, FileTokenStore } from '../../src/index.js';
import { JsonLinesAudit } from '../../src/observation/index.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import type { FileOperations } from '../../src/files/index.js';
import { Journal } from '../../src/migration/journal/index.js';
import { Crash, type FileFault, fileFaults, FaultyFiles, SmallDisk } from '../support/faulty-files.js';
import {
  auditRecord,
  auditSaid,
  checkpointSaid,
  checkpointState,
  creation,
  grantOf,
  type Said,
  tokenKey,
} from '../support/file-writers.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/**
 * One that writes files, step by step. After each step that did not fail, what it said counts as acknowledged: `lost` then
 * looks on the disk, with nothing but Node's own operations, and says what of it cannot be found.
 */
interface Writer {
  readonly name: string;
  steps(files: FileOperations): AsyncGenerator<Said, void, undefined>;
  lost(acknowledged: readonly Said[]): Promise<readonly string[]>;
}

const writers: readonly Writer[] = [
  {
    name: 'journal',
    async *steps(files) {
      const journal = Journal.create(join(folder, 'run.journal'), 'bridge-1', 'tenant', files);
      yield 'head';
      for (const name of ['one', 'two', 'three']) {
        const entry = journal.intend(creation(name));
        yield `intent ${name}`;
        journal.created(entry, entry + 100);
      }
      journal.done(0);
      journal.close();
    },
    async lost(acknowledged) {
      // A run that could not make its journal leaves none.
      if (!readdirSync(folder).includes('run.journal')) return acknowledged;
      const journal = Journal.open(join(folder, 'run.journal'));
      const left = journal.leftovers().map(({ kind }) => kind);
      journal.close();
      return acknowledged.filter((said) => /two|three/.test(said) && !left.includes(said.replace('intent ', '')));
    },
  },
  {
    name: 'audit',
    async *steps(files) {
      const audit = new JsonLinesAudit({ folder, clock: () => new Date('2026-07-31T10:00:00Z') }, files);
      for (const name of ['one', 'two', 'three']) {
        await audit.ready();
        await audit.write(auditRecord(name));
        yield name;
      }
      await audit.close();
    },
    lost: async (acknowledged) => {
      const kept = auditSaid(folder);
      return acknowledged.filter((said) => !kept.includes(said));
    },
  },
  {
    name: 'checkpoint',
    async *steps(files) {
      const checkpoint = new CheckpointFile(join(folder, 'sweep.json'), { depth: 'rows' }, files);
      for (const done of [1, 2, 3]) {
        await checkpoint.write(checkpointState(done));
        yield String(done);
      }
    },
    async lost(acknowledged) {
      const found = await checkpointSaid(join(folder, 'sweep.json'));
      // One that was put in place and then failed may be there as well.
      return Number(found ?? 0) >= Number(acknowledged.at(-1) ?? 0) ? [] : acknowledged;
    },
  },
  {
    name: 'token store',
    async *steps(files) {
      const store = new FileTokenStore({ folder: join(folder, 'tokens'), key: tokenKey }, files);
      for (const value of ['1', '2', '3']) {
        await store.write('name', grantOf(value));
        yield value;
        expect((await store.read('name'))?.value).toBe(value);
      }
    },
    async lost(acknowledged) {
      const found = await new FileTokenStore({ folder: join(folder, 'tokens'), key: tokenKey }).read('name');
      return Number(found?.value ?? 0) >= Number(acknowledged.at(-1) ?? 0) ? [] : acknowledged;
    },
  },
];

/** Runs a writer with one fault, and gives what it acknowledged and how it ended. */
async function run(writer: Writer, files: FileOperations): Promise<{ said: Said[]; error: unknown }> {
  const said: Said[] = [];
  try {
    for await (const each of writer.steps(files)) said.push(each);
    return { said, error: undefined };
  } catch (error) {
    return { said, error };
  }
}

describe.each(writers)('the $name', (writer) => {
  it.each<FileFault>(fileFaults)('loses nothing that it acknowledged at %s in any operation', async (fault) => {
    const whole = new FaultyFiles();
    expect((await run(writer, whole.operations)).error).toBeUndefined();
    expect(whole.calls.filter((call) => call === 'writeSync').length).toBeGreaterThan(2);
    let struck = 0;
    for (let at = 0; at < whole.calls.length; at++) {
      rmSync(folder, { recursive: true, force: true });
      folder = mkdtempSync(join(tmpdir(), 'files-'));
      const faulty = new FaultyFiles(at, fault);
      const { said, error } = await run(writer, faulty.operations);
      if (faulty.calls.length > at) struck++;
      const place = `${fault} at ${at}, ${String(whole.calls[at])}`;
      expect({ place, lost: await writer.lost(said) }).toEqual({ place, lost: [] });
      if (fault === 'EINTR' && whole.calls[at] === 'writeSync')
        expect({ place, error }).toEqual({ place, error: undefined });
      if (error !== undefined && !fault.startsWith('crash')) {
        expect({ place, error }).toEqual({ place, error: expect.any(ConfigurationError) });
        expect((error as ConfigurationError).cause).not.toBeInstanceOf(Crash);
      }
    }
    expect(struck).toBe(whole.calls.length);
  });
});

describe('a full disk', () => {
  it('leaves no part of a line in the audit, and lets no write be sent that cannot be recorded', async () => {
    for (const room of [0, 10, 16_384, 20_000, 20_700, 21_000]) {
      const disk = new SmallDisk(room);
      const inner = join(folder, String(room));
      const audit = new JsonLinesAudit({ folder: inner }, disk.operations);
      const sent: string[] = [];
      let refused: unknown;
      for (let number = 0; number < 100 && refused === undefined; number++) {
        try {
          await audit.ready();
        } catch (error) {
          refused = error;
          break;
        }
        // Another process fills the disk while the write is under way.
        disk.room = Math.min(disk.room, 30);
        sent.push(String(number));
        await audit.write(auditRecord(String(number)));
      }
      expect(refused).toMatchObject({ name: 'ConfigurationError', outcome: 'not-sent', path: 'audit.folder' });
      expect((refused as Error).message).toContain('ENOSPC');
      expect(sent).toHaveLength(room > 20_000 ? 1 : 0);
      expect(auditSaid(inner, 0)).toEqual(sent);
      disk.room = 100_000;
      await audit.ready();
      await audit.write(auditRecord('afterwards'));
      await audit.close();
      expect(auditSaid(inner, 0)).toEqual([...sent, 'afterwards']);
    }
  });

  it('keeps the record of a write that was made until there is room, and writes it before the next one is sent', async () => {
    const disk = new SmallDisk(100_000);
    const audit = new JsonLinesAudit({ folder }, disk.operations);
    await audit.ready();
    disk.room = 30;
    const large = { ...auditRecord('large'), fields: Array.from({ length: 5_000 }, (_, index) => `Field${index}`) };
    await expect(audit.write(large)).rejects.toMatchObject({ name: 'ConfigurationError' });
    await expect(audit.ready()).rejects.toMatchObject({ name: 'ConfigurationError' });
    await expect(audit.write({ ...auditRecord('refused'), outcome: 'not-sent' })).rejects.toBeDefined();
    expect(auditSaid(folder, 0)).toEqual([]);
    disk.room = 200_000;
    await audit.ready();
    expect(auditSaid(folder, 0)).toEqual(['large']);
    await audit.close();
  });

  it('does not keep a run from cleaning up, and lets nothing be created that is not in the journal', () => {
    const disk = new SmallDisk(100_000);
    const file = join(folder, 'run.journal');
    const journal = Journal.create(file, 'bridge-1', 'tenant', disk.operations);
    const entry = journal.intend(creation('one'));
    disk.room = 20;
    journal.created(entry, 7);
    expect(() => journal.intend(creation('two'))).toThrow(
      /cannot write the journal .* \(the disk is full\), so nothing was created/,
    );
    expect(journal.leftovers()).toMatchObject([{ kind: 'one', id: 7 }]);
    for (const line of readFileSync(file, 'utf8').trimEnd().split('\n'))
      expect(() => JSON.parse(line) as unknown).not.toThrow();
    // The id is known by heart, and searched for by those who read the file.
    expect(Journal.open(file).leftovers()).toMatchObject([{ kind: 'one', id: undefined }]);
    disk.room = 100_000;
    journal.intend(creation('three'));
    expect(Journal.open(file).leftovers()).toMatchObject([{ kind: 'three' }, { kind: 'one', id: 7 }]);
    journal.done(0);
    journal.done(1);
    journal.close();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('an audit file', () => {
  const audits: JsonLinesAudit[] = [];
  const open = () => {
    const audit = new JsonLinesAudit({ folder, clock: () => new Date('2026-07-31T10:00:00Z') });
    audits.push(audit);
    return audit;
  };
  const file = () => join(folder, 'audit-2026-07-31.jsonl');
  const write = async (audit: JsonLinesAudit, name: string) => {
    await audit.ready();
    await audit.write(auditRecord(name));
  };
  afterEach(async () => {
    await Promise.all(audits.splice(0).map((audit) => audit.close()));
  });

  it('that was rotated is followed', async () => {
    const audit = open();
    await write(audit, 'before');
    renameSync(file(), join(folder, 'audit-2026-07-31.1.jsonl'));
    await write(audit, 'after');
    expect(readFileSync(file(), 'utf8')).toContain('"after"');
    expect(auditSaid(folder).sort()).toEqual(['after', 'before']);
  });

  it('that was deleted, with its folder too, is created again', async () => {
    const audit = open();
    await write(audit, 'before');
    rmSync(file());
    await write(audit, 'between');
    rmSync(folder, { recursive: true });
    await write(audit, 'after');
    expect(auditSaid(folder)).toEqual(['after']);
    expect(statSync(file()).mode & 0o777).toBe(0o600);
  });

  it('that was rotated during a write has its record in the new file', async () => {
    const audit = open();
    await audit.ready();
    renameSync(file(), join(folder, 'old.jsonl'));
    await audit.write(auditRecord('under way'));
    expect(readFileSync(file(), 'utf8')).toContain('"under way"');
  });

  it('that ends with part of a line continues on a new line', async () => {
    writeFileSync(file(), '{"at":"2026-07-31T09:00:00.000Z","dur');
    await write(open(), 'after');
    expect(auditSaid(folder)).toEqual(['after']);
  });

  it('is that of the day by the clock, also where the clock jumps back and forth', async () => {
    let now = new Date('2026-07-31T10:00:00Z');
    const audit = new JsonLinesAudit({ folder, clock: () => now });
    audits.push(audit);
    for (const day of ['31', '30', '31', '29', '31']) {
      now = new Date(`2026-07-${day}T10:00:00Z`);
      await write(audit, day);
    }
    expect(readdirSync(folder).sort()).toEqual(['29', '30', '31'].map((day) => `audit-2026-07-${day}.jsonl`));
    expect(auditSaid(folder).sort()).toEqual(['29', '30', '31', '31', '31']);
  });
});
