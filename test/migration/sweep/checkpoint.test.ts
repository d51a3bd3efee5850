import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationError, ConfigurationError, type SuperOffice } from '../../../src/index.js';
import type { ParityReport } from '../../../src/migration/report/model.js';
import { CheckpointFile } from '../../../src/migration/sweep/checkpoint.js';
import { sweep, type SweepOptions } from '../../../src/migration/sweep/index.js';
import { checkpointState } from '../../support/file-writers.js';
import { OwnProcess } from '../../support/own-process.js';
import { divergingSides, idsUpTo, storedSide } from '../../support/stored-side.js';
import { errorOf } from '../../support/transports.js';

let folder: string;
let checkpoint: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  checkpoint = join(folder, 'sweep.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sweepOf(sides: ReturnType<typeof divergingSides>, options: Partial<SweepOptions> = {}) {
  return sweep({
    tenant: 'test',
    subjects: ['contacts'],
    control: { name: 'soap', so: sides.control.connection },
    candidates: [{ name: 'rest', so: sides.candidate.connection }],
    pageSize: 100,
    checkpoint,
    ...options,
  });
}

/** A report without its times and latencies, which differ in every run. */
function timeless({ startedAt, endedAt, operations, ...report }: ParityReport): unknown {
  expect(Date.parse(startedAt)).toBeLessThanOrEqual(Date.parse(endedAt));
  const counted = operations.map(({ controlLatency, candidateLatency, ...operation }) => {
    return { ...operation, calls: [controlLatency.count, candidateLatency.count] };
  });
  return { ...report, operations: counted };
}

/** Stops once `count` records are done. */
function stopAt(count: number): Partial<SweepOptions> {
  const stop = new AbortController();
  return {
    signal: stop.signal,
    progressInterval: 0,
    onProgress({ done }) {
      if (done >= count) stop.abort();
    },
  };
}

const reads = ({ calls }: { readonly calls: readonly string[] }) =>
  calls.filter((call) => call.startsWith('find')).length;

describe('a sweep that was stopped', () => {
  it('reports what is missing, and resumes where it stopped', async () => {
    const whole = await sweepOf(divergingSides(1_000), { checkpoint: join(folder, 'other.json') });
    const first = divergingSides(1_000);
    const stopped = await sweepOf(first, stopAt(400));
    expect(stopped).toMatchObject({ stopped: true });
    expect(stopped.notes).toEqual([
      expect.stringMatching(/^Left out of the sweep: lists, /),
      'The sweep was stopped before it finished contacts.',
    ]);
    const second = divergingSides(1_000);
    const report = await sweepOf(second);
    expect(report.stopped).toBeUndefined();
    expect(timeless(report)).toEqual(timeless(whole));
    expect(reads(first.control) + reads(second.control)).toBe(reads(divergedReads(1_000)));
  });

  it('finishes the calls under way, and counts their results', async () => {
    const sides = divergingSides(1_000);
    const report = await sweepOf(sides, { ...stopAt(100), concurrency: 4 });
    const compared = report.operations.find(({ subject }) => subject === 'contacts.get')?.compared ?? 0;
    expect(compared).toBeGreaterThanOrEqual(100);
    expect(compared).toBeLessThanOrEqual(100 + 4 * 4);
  });

  it('reads nothing once it has finished, and returns its report again', async () => {
    const report = await sweepOf(divergingSides(300));
    const again = divergingSides(300);
    const second = await sweepOf(again);
    expect(again.control.calls).toEqual([]);
    expect(timeless(second)).toEqual(timeless(report));
  });
});

/** The reads of a sweep of `count` records; a record that differs is read twice. */
function divergedReads(count: number) {
  const { control } = divergingSides(count);
  const twice = idsUpTo(count).filter((id) => id % 7 === 3 || id % 500 === 250);
  return { calls: [...idsUpTo(count), ...twice].map((id) => `find ${id}`), control };
}

describe('a sweep that was killed five times', () => {
  it('has each record in its report once, and reads again only what it was about to keep', async () => {
    const count = 4_000;
    const script = new OwnProcess('test/support/sweeping-process.ts');
    try {
      let reached = 0;
      for (let kills = 0; kills < 5; kills++) {
        reached = await killAt(reached + 500 + Math.floor(Math.random() * 200), script.file, count);
      }
      const { report, read } = await finish(script.file, count);
      const whole = await sweepOf(divergingSides(count), { checkpoint: join(folder, 'other.json') });
      expect(timeless(report)).toEqual(timeless(whole));
      expect(report.operations.find(({ subject }) => subject === 'contacts.get')?.compared).toBe(count);
      expect(reached).toBeGreaterThan(500);
      expect(read).toBeLessThanOrEqual(reads(divergedReads(count)) - reached);
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp')).length).toBeLessThanOrEqual(5);
    } finally {
      script.remove();
    }
  });

  /** @returns the number of finished records in the checkpoint */
  async function killAt(done: number, script: string, count: number): Promise<number> {
    const child = spawn(process.execPath, [script, checkpoint, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = new Promise((resolve) => child.once('close', (_code, signal) => resolve(signal)));
    for await (const line of createInterface(child.stdout)) {
      if (Number(/^done (\d+)$/.exec(line)?.[1]) === done) child.kill('SIGKILL');
    }
    expect(await ended).toBe('SIGKILL');
    const { subjects } = JSON.parse(readFileSync(checkpoint, 'utf8')) as { subjects: { contacts: { done: number } } };
    return subjects.contacts.done;
  }

  async function finish(script: string, count: number): Promise<{ report: ParityReport; read: number }> {
    const child = spawn(process.execPath, [script, checkpoint, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let last = '';
    for await (const line of createInterface(child.stdout)) last = line;
    return JSON.parse(last) as { report: ParityReport; read: number };
  }
});

describe('a checkpoint', () => {
  it('keeps the progress before a failure that waiting cannot fix', async () => {
    const { control } = divergingSides(500);
    let refused = true;
    const before = (call: string) => {
      if (refused && call === 'find 300') throw new AuthenticationError('the credentials are refused');
    };
    const sides = { control, candidate: storedSide({ ids: idsUpTo(500), before }) };
    expect(await errorOf(sweepOf(sides))).toBeInstanceOf(AuthenticationError);
    const readBefore = reads(control);
    refused = false;
    const report = await sweepOf(sides);
    expect(report.stopped).toBeUndefined();
    expect(report.totals).toMatchObject({ compared: 500, equal: 500 });
    expect(reads(control) - readBefore).toBe(201);
  });

  it('with other parameters is refused, with the differences', async () => {
    await sweepOf(divergingSides(10));
    const error = await errorOf(sweepOf(divergingSides(10), { depth: 'rows', toId: 5 }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect((error as Error).message).toContain('depth was "entities" and is "rows"; toId was 2147483647 and is 5');
  });

  const so = storedSide({ ids: [] }).connection;
  it.each<[parameter: string, other: Partial<SweepOptions>]>([
    ['tenant', { tenant: 'another' }],
    ['sides', { candidates: [{ name: 'agents', so }] }],
    ['sides', { candidates: [{ name: 'rest', so, transport: 'rest' }] }],
    ['sides', { control: { name: 'agents', so } }],
    ['subjects', { subjects: ['contacts', 'lists'] }],
    ['depth', { depth: 'rows' }],
    ['filters', { filters: { contacts: "name begins 'A'" } }],
    ['fromId', { fromId: 2 }],
    ['toId', { toId: 9 }],
    ['sample', { sample: 0.5 }],
    ['seed', { seed: 2 }],
    ['rules', { rules: [{ path: 'Name', compare: 'ignoreCase' }] }],
    ['unmasked', { unmasked: true }],
  ])('with another value of %s is refused, and nothing is read (%#)', async (parameter, other) => {
    await sweepOf(divergingSides(10));
    const sides = divergingSides(10);
    const kept = readFileSync(checkpoint, 'utf8');
    const error = await errorOf(sweepOf(sides, other));
    expect(error).toMatchObject({ name: 'ConfigurationError', outcome: 'not-sent', path: 'checkpoint' });
    expect((error as Error).message).toContain(`(${parameter} was `);
    expect([...sides.control.calls, ...sides.candidate.calls]).toEqual([]);
    expect(readFileSync(checkpoint, 'utf8')).toBe(kept);
  });

  it('of a run that was stopped at any record continues with the next one', async () => {
    for (const stopped of [1, 9, 10, 11, 19, 20]) {
      rmSync(checkpoint, { force: true });
      const options = { pageSize: 10, concurrency: 1 };
      const first = divergingSides(20);
      await sweepOf(first, { ...options, ...stopAt(stopped) });
      const second = divergingSides(20);
      await sweepOf(second, options);
      const found = [...first.control.calls, ...second.control.calls].filter((call) => call.startsWith('find'));
      expect(new Set(found)).toEqual(new Set(idsUpTo(20).map((id) => `find ${id}`)));
      expect(found).toHaveLength(reads(divergedReads(20)));
    }
  });

  it('keeps the name of the last list, which is not read again', async () => {
    const lists = (names: readonly string[]) => {
      const calls: string[] = [];
      const nothingOf = (call: string) => {
        calls.push(call);
        return Promise.resolve([]);
      };
      const connection = {
        principal: async () => ({}),
        lists: {
          definitions: async () => names.map((ListType, index) => ({ Id: index + 1, ListType, Name: ListType })),
          of: (id: number) => ({ all: () => nothingOf(`items ${id}`) }),
          items: (name: string) => nothingOf(`mdo ${name}`),
        },
      };
      return { connection: connection as unknown as SuperOffice, calls };
    };
    const run = async (side: ReturnType<typeof lists>, more: Partial<SweepOptions>) => {
      const candidates = [{ name: 'rest', so: lists(['a', 'b', 'c']).connection }];
      return sweep({
        tenant: 'test',
        subjects: ['lists'],
        control: { name: 'soap', so: side.connection },
        candidates,
        checkpoint,
        concurrency: 1,
        ...more,
      });
    };
    const whole = lists(['a', 'b', 'c']);
    await run(whole, { checkpoint: join(folder, 'whole.json') });
    const [first, second] = [lists(['a', 'b', 'c']), lists(['a', 'b', 'c'])];
    expect((await run(first, stopAt(2))).stopped).toBe(true);
    expect((await run(second, {})).stopped).toBeUndefined();
    expect([...first.calls, ...second.calls].sort()).toEqual(whole.calls.sort());
    expect(second.calls.length).toBeGreaterThan(0);
  });

  it('that is written twice at once is one of the two, whole, and leaves nothing beside it', async () => {
    const file = new CheckpointFile(checkpoint, {});
    const states = Array.from({ length: 10 }, (_, done) => checkpointState(done));
    await Promise.all(states.map((state) => file.write(state)));
    expect((await file.read())?.subjects.contacts?.done).toBe(9);
    expect(readdirSync(folder)).toEqual(['sweep.json']);
  });

  it.each(['', '{"format":1', '{"format":2,"kind":"sweep"}', '[]'])('that holds %j is refused', async (text) => {
    writeFileSync(checkpoint, text);
    expect(await errorOf(sweepOf(divergingSides(10)))).toBeInstanceOf(ConfigurationError);
    expect(readFileSync(checkpoint, 'utf8')).toBe(text);
  });

  it('that cannot be written ends the sweep', async () => {
    const there = { checkpoint: join(folder, 'no', 'folder.json'), checkpointInterval: 0 };
    expect(await errorOf(sweepOf(divergingSides(5_000), there))).toMatchObject({ name: 'ConfigurationError' });
  });

  it('is for its owner alone, and the only file', async () => {
    await sweepOf(divergingSides(10));
    expect(existsSync(checkpoint)).toBe(true);
    expect(readdirSync(folder)).toEqual(['sweep.json']);
    if (process.platform !== 'win32') expect(statSync(checkpoint).mode & 0o077).toBe(0);
  });
});
