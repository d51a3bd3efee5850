import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ShadowFile } from '../../../src/pipeline/routing/shadow-file.js';
import type { ShadowReport } from '../../../src/pipeline/routing/shadow-report.js';
import { linesIn } from '../../support/shadowed.js';

const report: ShadowReport = {
  ...{ at: '2026-11-27T12:00:00.000Z', operation: 'contacts.get', id: 5, route: 0, verdict: 'different', explained: 0 },
  control: { transport: 'rest', duration: 4, error: undefined },
  candidate: { transport: 'soap', duration: 9, error: undefined },
  differences: [{ path: 'Name', pattern: 'Name', cause: 'other-text', control: 'Acme', candidate: 'Other' }],
  ...{ skipped: 0, skippedBy: {} },
};

let folder: string;
let warnings: unknown[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shadow-file-'));
  warnings = [];
  jest.spyOn(process, 'emitWarning').mockImplementation((message) => void warnings.push(message));
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

describe('the file of shadow reports', () => {
  const file = () => join(folder, 'shadow.jsonl');

  it('has a line for each report and, at the end, one for calls that no report counts', async () => {
    const written = new ShadowFile(file());
    written.write(report);
    written.write({ ...report, skipped: 2, skippedBy: { inFlight: 2 } });
    written.skipped({ closing: 1, size: 3 });
    written.skipped({});
    await written.close();
    const lines = await linesIn(file());
    expect(lines.map(({ skipped, skippedBy }) => ({ skipped, skippedBy }))).toEqual([
      { skipped: 0, skippedBy: {} },
      { skipped: 2, skippedBy: { inFlight: 2 } },
      { skipped: 4, skippedBy: { closing: 1, size: 3 } },
    ]);
    expect(lines[0]).toMatchObject({ operation: 'contacts.get', differences: [{ path: 'Name', cause: 'other-text' }] });
    expect(lines[2]?.at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('is made by the first line, even if that only counts skipped calls', async () => {
    const written = new ShadowFile(file());
    written.skipped({ inFlight: 7 });
    await written.close();
    expect(await linesIn(file())).toEqual([expect.objectContaining({ skipped: 7, skippedBy: { inFlight: 7 } })]);
  });

  it('drops what a slow disk does not take, and counts it in a later line', async () => {
    const written = new ShadowFile(file());
    // Nothing is written to the disk before the end of this turn of the event loop.
    const long = { ...report, operation: 'x'.repeat(3 * 2 ** 20) };
    for (let count = 0; count < 4; count++) written.write(long);
    written.skipped({ closing: 1 });
    await written.close();
    const lines = await linesIn(file());
    expect(lines.map(({ skippedBy }) => skippedBy)).toEqual([{}, {}, { closing: 1, disk: 2 }]);
  });

  it('that cannot be made is warned of once, with the code, and later lines do nothing', async () => {
    const path = join(folder, 'no', 'such', 'folder.jsonl');
    const written = new ShadowFile(path);
    written.write(report);
    written.write(report);
    written.skipped({ closing: 1 });
    await written.close();
    expect(warnings).toEqual([expect.stringMatching(/cannot write shadow reports to .*folder\.jsonl \(ENOENT\)/)]);
  });

  it('that was never needed is not made', async () => {
    const written = new ShadowFile(file());
    written.skipped({});
    await written.close();
    await expect(linesIn(file())).rejects.toThrow('ENOENT');
  });
});
