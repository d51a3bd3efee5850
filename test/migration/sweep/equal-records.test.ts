import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { sweep, type SweepSubject } from '../../../src/migration/sweep/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';

/** Records with some of everything in their fields; `npm run equal-records` takes 100,000. */
const records = Number(process.env['EQUAL_RECORDS'] ?? 500);
const subjects: readonly SweepSubject[] = ['contacts', 'persons', 'appointments', 'projects', 'sales'];
const each = Math.ceil(records / subjects.length);
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await startTenant({ seed: Object.fromEntries(subjects.map((subject) => [subject, each])) });
});
afterAll(() => tenant.close());

it.each(['entities', 'rows'] as const)(
  'a sweep by %s raises no false alarm on records that are equal',
  async (depth) => {
    const report = await sweep({
      tenant: 'emulator',
      subjects: [...subjects],
      depth,
      control: { name: 'soap', so: tenant.soap },
      candidates: [
        { name: 'rest', so: tenant.rest },
        { name: 'agents', so: tenant.agents },
      ],
    });
    const { compared, ...others } = report.totals;
    expect(compared).toBeGreaterThanOrEqual(2 * records);
    expect(others).toEqual({ equal: compared, different: 0, explained: 0, noisy: 0 });
    expect(report.findings).toEqual([]);
  },
  60 * 60_000,
);
