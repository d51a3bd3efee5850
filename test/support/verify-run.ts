import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { TransportName } from '../../src/index.js';
import type { ParityReport, ScenarioDefinition, VerifyOptions } from '../../src/migration/index.js';
import { Recorder, Recording, verify } from '../../src/migration/index.js';
import { startTenant, type TestTenant } from './tenants.js';

/** A folder for the files of one test. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'verify-'));
  return {
    path: (name: string) => join(folder, name),
    write(name: string, text: string) {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An answer over REST that reports an exception of NetServer. */
export function exceptionAnswer(message: string) {
  const exception = { Error: true, ErrorType: 'SoException', ErrorMessage: message };
  const answer = { status: 500, contentType: 'application/json', body: JSON.stringify(exception) };
  return { kind: 'answer', ...answer } as const;
}

export const own = { name: 'emulator', id: 'emulator', kind: 'own' } as const;

/** A tenant and a folder that the tests of a file share, from before the first to after the last. */
export function tenantWithFolder(): {
  readonly tenant: TestTenant;
  readonly folder: ReturnType<typeof temporaryFolder>;
} {
  const folder = temporaryFolder();
  let tenant: TestTenant | undefined;
  beforeAll(async () => {
    tenant = await startTenant();
  });
  afterAll(async () => {
    folder.remove();
    await tenant?.close();
  });
  return {
    folder,
    get tenant() {
      if (tenant === undefined) throw new TypeError('there is a tenant within tests alone');
      return tenant;
    },
  };
}

/** Verifies scenarios on the transports of a test's tenant, with soap as the control. */
export function verifyOn(
  tenant: TestTenant,
  scenarios: readonly (string | ScenarioDefinition)[] | undefined,
  options: Partial<VerifyOptions> & { readonly transports?: readonly TransportName[] } = {},
): Promise<ParityReport> {
  const { transports = ['rest'], ...more } = options;
  return verify({
    scenarios,
    control: { name: 'soap', so: tenant.soap },
    candidates: transports.map((name) => ({ name, so: tenant[name] })),
    tenant: own,
    unmasked: true,
    ...more,
  });
}

/** Verifies a scenario as `verifyOn` does, and records the answers of the control. */
export async function recordedOn(
  tenant: TestTenant,
  scenario: ScenarioDefinition,
  file: string,
  personal: boolean,
): Promise<Recording> {
  const recorder = new Recorder(file, { control: 'soap', tenant: 'emulator', personal });
  await verifyOn(tenant, [scenario], { recorder });
  recorder.close();
  return Recording.read(file);
}

const minute = 60_000;

/**
 * A server's clock that the pauses of scenarios advance, instead of waiting. It never shows a whole minute: a time that
 * was set then looks like one that was cut.
 */
export function clockOfPauses() {
  const offWholeMinutes = (time: number) => Math.max(time, time - (time % minute) + 10_000);
  let now = offWholeMinutes(Date.now());
  return {
    clock: () => new Date(now),
    wait: async (milliseconds: number) => {
      now = offWholeMinutes(now + milliseconds);
    },
  };
}

/** The steps of all scenarios, with their results. */
export function statuses(report: ParityReport): Record<string, string> {
  return Object.fromEntries(report.scenarios.flatMap(({ steps }) => steps.map(({ name, status }) => [name, status])));
}
