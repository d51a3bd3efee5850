import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FileTokenStore } from '../../src/index.js';
import { CheckpointFile } from '../../src/migration/sweep/checkpoint.js';
import { Journal } from '../../src/migration/journal/index.js';
import { JsonLinesAudit } from '../../src/observation/index.js';
import { auditRecord, auditSaid, checkpointSaid, checkpointState, grantOf, tokenKey } from '../support/file-writers.js';
import { OwnProcess } from '../support/own-process.js';

let script: OwnProcess;
let folder: string;
beforeAll(() => {
  script = new OwnProcess('test/support/killed-writer.ts');
  folder = mkdtempSync(join(tmpdir(), 'killed-'));
});
afterAll(() => {
  script.remove();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly said: readonly string[];
  readonly killed: boolean;
}

function run(writer: string, place: string, at: number, half: boolean): Promise<Outcome> {
  return new Promise((resolve) => {
    const given = [script.file, writer, place, String(at), half ? 'half' : 'before'];
    execFile(process.execPath, given, (error, output) => {
      resolve({ said: output.trim().split('\n').filter(Boolean), killed: error?.signal === 'SIGKILL' });
    });
  });
}

/** Looks at what is there, and writes to it once more, as the next process would. */
const afterwards: Readonly<Record<string, (place: string, said: readonly string[]) => Promise<void>>> = {
  async journal(place, said) {
    if (readdirSync(place).length === 0) {
      expect(said).toEqual([]);
      return;
    }
    const journal = Journal.open(join(place, 'run.journal'));
    const left = journal.leftovers().flatMap(({ kind, id }) => [kind, `${kind} is ${String(id)}`]);
    expect(left).toEqual(expect.arrayContaining([...said]));
    for (const { entry } of journal.leftovers()) journal.done(entry);
    journal.close();
    expect(readdirSync(place)).toEqual([]);
  },
  async audit(place, said) {
    const next = new JsonLinesAudit({ folder: place });
    await next.ready();
    await next.write(auditRecord('next'));
    await next.close();
    expect(auditSaid(place)).toEqual(expect.arrayContaining([...said, 'next']));
  },
  async checkpoint(place, said) {
    const file = join(place, 'sweep.json');
    expect(Number((await checkpointSaid(file)) ?? 0)).toBeGreaterThanOrEqual(Number(said.at(-1) ?? 0));
    await new CheckpointFile(file, { depth: 'rows' }).write(checkpointState(9));
    expect(await checkpointSaid(file)).toBe('9');
  },
  async 'token store'(place, said) {
    const store = new FileTokenStore({ folder: join(place, 'tokens'), key: tokenKey });
    expect(Number((await store.read('name'))?.value ?? 0)).toBeGreaterThanOrEqual(Number(said.at(-1) ?? 0));
    await store.write('name', grantOf('9'));
    expect((await store.read('name'))?.value).toBe('9');
  },
};

describe.each(Object.entries(afterwards))('a process that writes the %s', (writer, lookAt) => {
  it('can be killed before each change to a file, and when half of it is written', async () => {
    const whole = await run(writer, mkdtempSync(join(folder, 'whole-')), -1, false);
    const changes = whole.said.at(-1)?.replace('end ', '').split(',') ?? [];
    expect(changes.length).toBeGreaterThan(3);
    const kills = changes.flatMap((change, at) =>
      (change === 'writeSync' ? [false, true] : [false]).map((half) => ({ at, half })),
    );
    // Two at once, for as many processors.
    for (let next = 0; next < kills.length; next += 2) {
      await Promise.all(
        kills.slice(next, next + 2).map(async ({ at, half }) => {
          const place = mkdtempSync(join(folder, 'killed-'));
          const { said, killed } = await run(writer, place, at, half);
          expect({ change: changes[at], half, killed }).toEqual({ change: changes[at], half, killed: true });
          await lookAt(place, said);
        }),
      );
    }
  });
});
