import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import type { ActiveRoute } from '../../../src/pipeline/routing/active-policy.js';
import { Shadows } from '../../../src/pipeline/routing/index.js';
import { control, linesIn, never, reportOf, shadowed, until } from '../../support/shadowed.js';
import { errorOf } from '../../support/transports.js';

describe('a shadow that is skipped, ended or written down', () => {
  it('is skipped while enough are under way, and the next report says how many were skipped', async () => {
    const tenant = shadowed({ inFlight: 3, timeout: 20 });
    const answers: ((value: unknown) => void)[] = [];
    tenant.shadows.soap.script = () => new Promise((resolve) => answers.push(resolve));
    await Promise.all(Array.from({ length: 50 }, () => tenant.so.contacts.get(5)));
    await until(() => answers.length === 3);
    const report = reportOf(tenant.so);
    answers[0]?.(control);
    expect(await report).toMatchObject({ verdict: 'equal', skipped: 47, skippedBy: { inFlight: 47 } });
    await tenant.so.close();
  });

  it('says once that calls are skipped, with the way out, and keeps counting them to the end', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const folder = await mkdtemp(join(tmpdir(), 'shadow-'));
    const file = join(folder, 'shadow.jsonl');
    const tenant = shadowed({ inFlight: 3, file, timeout: 20 });
    const limits: unknown[] = [];
    tenant.so.routing.on('shadowLimit', (event) => limits.push(event));
    tenant.shadows.soap.script = never;
    for (let round = 0; round < 2; round++) {
      await Promise.all(Array.from({ length: 25 }, () => tenant.so.contacts.get(5)));
    }
    await tenant.so.close();
    expect(limits).toEqual([{ operation: 'contacts.get', inFlight: 3 }]);
    expect(warnings.mock.calls).toHaveLength(1);
    expect(String(warnings.mock.calls[0]?.[0])).toMatch(
      /not compared, .*3 .*shadows\.inFlight.*Raise shadows\.inFlight/,
    );
    // 47 for which there was no room, and the three that were under way and had no answer in time.
    const lines = await linesIn(file);
    expect(lines.filter(({ verdict }) => verdict === 'failed')).toHaveLength(3);
    const skipped = lines.map(({ skippedBy }) => skippedBy?.['inFlight'] ?? 0);
    expect(skipped.reduce((sum, calls) => sum + calls)).toBe(47);
    await rm(folder, { recursive: true });
    warnings.mockRestore();
  });

  it('reports nothing for a call that the caller aborted', async () => {
    const tenant = shadowed({ inFlight: 1 });
    tenant.rest.script = () => Promise.reject(new DOMException('given up', 'AbortError'));
    await errorOf(tenant.so.contacts.get(5));
    await until(() => tenant.shadows.soap.asked.length === 1);
    await new Promise(setImmediate);
    tenant.rest.script = () => control;
    tenant.shadows.rest.script = tenant.rest.script;
    const report = reportOf(tenant.so);
    await tenant.so.contacts.get(5);
    expect(await report).toMatchObject({ verdict: 'different', skipped: 0 });
  });

  it('does not keep the connection from closing', async () => {
    const tenant = shadowed({ timeout: 20 });
    tenant.shadows.soap.script = never;
    await tenant.so.contacts.get(5);
    await tenant.so.close();
    expect(tenant.rest.closed).toBe(true);
  });

  it('is compared before the connection closes, even if it has not started yet', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shadow-'));
    const file = join(folder, 'shadow.jsonl');
    const tenant = shadowed({ file });
    tenant.shadows.soap.script = () => structuredClone(control);
    for (let call = 0; call < 3; call++) await tenant.so.contacts.get(5);
    await tenant.so.close();
    const lines = await linesIn(file);
    expect(lines.map(({ verdict, skipped }) => ({ verdict, skipped }))).toEqual(
      Array.from({ length: 3 }, () => ({ verdict: 'equal', skipped: 0 })),
    );
    await rm(folder, { recursive: true });
  });

  it('is counted as skipped by closing if the caller has its answer too late', async () => {
    const skips: unknown[] = [];
    const shadows = new Shadows({
      settings: { inFlight: 4, maximumAnswerBytes: 1, timeout: 1 },
      path: { execute: never, close: async () => undefined },
      now: () => 0,
      report: () => undefined,
      limited: () => undefined,
      close: async (skipped) => void skips.push(skipped),
    });
    const exchange = { name: 'principal', request: {} } as const;
    const call = {
      operation: 'principal',
      route: {} as ActiveRoute,
      candidate: 'rest',
      exchange,
      options: {},
    } as const;
    expect(shadows.begin(call)).toBeDefined();
    await shadows.close();
    expect(shadows.begin(call)).toBeUndefined();
    expect(skips).toEqual([{ closing: 1 }]);
  });

  it('is written to a file as a line of JSON without values, readable only by its owner', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'shadow-'));
    const file = join(folder, 'shadow.jsonl');
    const tenant = shadowed({ file });
    tenant.shadows.soap.script = () => ({ ...control, Name: 'ACME', Persons: [] });
    for (let call = 0; call < 3; call++) {
      const report = reportOf(tenant.so);
      await tenant.so.contacts.get(5);
      await report;
    }
    await tenant.so.close();
    const text = await readFile(file, 'utf8');
    const lines = await linesIn(file);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      operation: 'contacts.get',
      verdict: 'different',
      differences: [
        { path: 'Name', cause: 'other-case' },
        { path: 'Persons[0]', cause: 'missing-item' },
      ],
    });
    expect(text).not.toMatch(/acme/i);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  it('does no harm if its file cannot be written', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const tenant = shadowed({ file: join(tmpdir(), 'no', 'such', 'folder', 'shadow.jsonl') });
    for (let call = 0; call < 3; call++) {
      const report = reportOf(tenant.so);
      expect(await tenant.so.contacts.get(5)).toEqual(control);
      await report;
    }
    await tenant.so.close();
    expect(warnings.mock.calls).toHaveLength(1);
    warnings.mockRestore();
  });
});
