import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { finishCleanUp } from '../../../src/migration/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf } from '../../support/transports.js';
import { temporaryFolder } from '../../support/verify-run.js';

const script = join('node_modules', '.cache', `verifying-${process.pid}.mjs`);
const allowWrites = 'Cust12345';
let tenant: TestTenant;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  folder = temporaryFolder();
  tenant = await startTenant();
  execFileSync(join('node_modules', '.bin', 'esbuild'), [
    'test/support/verifying-process.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--packages=external',
    '--log-level=error',
    `--outfile=${script}`,
  ]);
});
afterAll(async () => {
  rmSync(script, { force: true });
  folder.remove();
  await tenant.close();
});

const companies = () => tenant.soap.contacts.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();
const projects = () => tenant.soap.projects.query({ select: ['name'], filter: "name contains 'bridge-'" }).toArray();

/** Kills a run when the server has created a project, and the run has not heard of it yet. */
async function killedRun(journal: string): Promise<void> {
  tenant.emulator.faults.add({
    match: { face: 'soap', agent: 'Project', operation: 'SaveProjectEntity' },
    fault: { kind: 'delay', milliseconds: 60_000 },
    when: 'after',
    times: 1,
  });
  const run = spawn(process.execPath, [script, tenant.emulator.url, journal], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(run, 'exit');
  while (run.exitCode === null && (await projects()).length === 0) await setImmediate();
  run.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

describe('a run that was killed', () => {
  it('leaves a journal from which everything that it created is deleted, even if the answer was lost', async () => {
    const journal = folder.path('killed.journal');
    await killedRun(journal);
    expect(await companies()).toHaveLength(2);
    expect(await projects()).toHaveLength(1);
    // A line that was being written when the end came.
    appendFileSync(journal, '{"type":"int');

    const run = {
      side: { name: 'rest', so: tenant.rest },
      tenant: { name: tenant.emulator.url, id: allowWrites, kind: 'development' },
    } as const;
    const refusal = await errorOf(finishCleanUp(journal, run));
    expect((refusal as Error).message).toContain('--allow-writes Cust12345');
    const elsewhere = { ...run, tenant: { ...run.tenant, name: 'sod/Cust12345' }, allowWrites };
    expect(await errorOf(finishCleanUp(journal, elsewhere))).toMatchObject({ name: 'ConfigurationError' });
    expect(await companies()).toHaveLength(2);

    // One of them cannot be deleted at first, and stays in the journal.
    tenant.emulator.faults.add({
      match: { face: 'rest', method: 'DELETE', agent: 'Project' },
      fault: { kind: 'answer', status: 403 },
      times: 1,
    });
    const first = await finishCleanUp(journal, { ...run, allowWrites });
    expect(first).toMatchObject({
      deleted: 2,
      failures: [expect.stringContaining('could not delete projects that may exist')],
    });
    expect(readFileSync(journal, 'utf8')).not.toContain('"type":"int\n');
    expect(await finishCleanUp(journal, { ...run, allowWrites })).toEqual({ deleted: 1, failures: [] });
    expect(await companies()).toEqual([]);
    expect(await projects()).toEqual([]);
    expect(existsSync(journal)).toBe(false);
  });
});
