import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { runReport } from '../../src/cli/report-action.js';
import { exampleReport } from '../support/example-report.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'report-command-'));
});
afterEach(() => {
  process.exitCode = undefined;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('report', () => {
  it('ends with the exit code of the run, and writes the files all the same', async () => {
    const file = join(folder, 'report.json');
    const junit = join(folder, 'report.xml');
    writeFileSync(file, JSON.stringify(exampleReport()));
    await runReport(file, [`junit=${junit}`]);
    expect(process.exitCode).toBe(1);
    expect(readFileSync(junit, 'utf8')).toContain('<testsuites');
  });
});
