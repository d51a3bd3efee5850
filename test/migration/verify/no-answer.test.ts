import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../../src/emulator/index.js';
import {
  NetworkError,
  RateLimitError,
  ServerError,
  type SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../../src/index.js';
import { isClean } from '../../../src/migration/index.js';
import { Recorder, Recording } from '../../../src/migration/recording/index.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { transportNames } from '../../support/transports.js';
import { exceptionAnswer, own, statuses, temporaryFolder, verifyOn } from '../../support/verify-run.js';

let tenant: TestTenant;
let folder: ReturnType<typeof temporaryFolder>;
beforeAll(async () => {
  tenant = await startTenant({}, { resilience: { attempts: 1, breaker: false } });
  folder = temporaryFolder();
});
afterAll(async () => {
  folder.remove();
  await tenant.close();
});
afterEach(() => tenant.emulator.faults.clear());

const company = { scenario: 'Company', steps: [{ call: 'contacts.get', with: { id: 2 } }] };

const html = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';
const failures: Readonly<Record<string, Fault>> = {
  'the page of a proxy with status 502': { kind: 'answer', status: 502, body: html },
  'the page of IIS with status 503': { kind: 'answer', status: 503, body: '<h2>Service Unavailable</h2>' },
  'nothing with status 504': { kind: 'answer', status: 504 },
  'the page of IIS with status 500': { kind: 'answer', status: 500, body: '<h2>500.19 - Internal Server Error</h2>' },
  'a connection that breaks': { kind: 'reset' },
};
const cases = transportNames.flatMap((side) =>
  Object.entries(failures).map(([what, fault]) => [side, what, fault] as const),
);

describe('in the middle of a run, verify', () => {
  it.each(cases)('fails the step, and finds no difference, if %s answers %s', async (side, _what, fault) => {
    // What fails is the control once, and a candidate twice.
    const report = await verifyOn(tenant, [company], {
      transports: [side === 'soap' ? 'rest' : side],
      onStart: () => tenant.emulator.faults.add({ match: { face: side }, fault }),
    });
    expect(report.findings).toEqual([]);
    expect(Object.values(statuses(report))).toEqual(['failed']);
    expect(report.scenarios[0]?.steps[0]?.problems.join('\n')).toContain(`${side} gave no answer to compare: `);
    expect(isClean(report)).toBe(false);
  });

  const errors: readonly SuperOfficeError[] = [
    new TimeoutError('no answer within 1 ms'),
    new NetworkError('socket hang up'),
    new TenantUnavailableError('maintenance'),
    new RateLimitError('too many requests', { status: 429 }),
    new ServerError('the server answered status 502', { status: 502 }),
  ];

  it.each(errors.map((error) => [error.name, error] as const))('fails the step after %s', async (_name, error) => {
    const contacts = { get: () => Promise.reject(error) };
    const so = new Proxy(tenant.rest, {
      get: (target, name) => (name === 'contacts' ? contacts : (Reflect.get(target, name) as unknown)),
    });
    const report = await verifyOn(tenant, [company], { candidates: [{ name: 'rest', so }] });
    expect(report.findings).toEqual([]);
    expect(Object.values(statuses(report))).toEqual(['failed']);
  });

  it('still finds an exception of NetServer that one side alone reports', async () => {
    const fault = exceptionAnswer('Out of order');
    const report = await verifyOn(tenant, [company], {
      onStart: () => tenant.emulator.faults.add({ match: { face: 'rest' }, fault }),
    });
    expect(report.findings).toMatchObject([{ subject: 'contacts.get', cause: 'other-outcome' }]);
  });

  it('keeps in a recording that a gateway answered', async () => {
    const file = folder.path('gateway.jsonl');
    const recorder = new Recorder(file, { control: 'soap', tenant: own.name, personal: true });
    await verifyOn(tenant, [company], {
      recorder,
      onStart: () => tenant.emulator.faults.add({ match: { face: 'soap' }, fault: { kind: 'answer', status: 502 } }),
    });
    recorder.close();
    tenant.emulator.faults.clear();
    const report = await verifyOn(tenant, [company], { control: Recording.read(file) });
    expect(report.findings).toEqual([]);
    expect(Object.values(statuses(report))).toEqual(['failed']);
  });
});

describe('before a run, verify', () => {
  it.each(transportNames)('names %s if it cannot be reached, and compares nothing', async (side) => {
    tenant.emulator.faults.add({ match: {}, fault: { kind: 'answer', status: 502, body: html } });
    const others = transportNames.filter((name) => name !== side);
    const run = verifyOn(tenant, [company], { control: { name: side, so: tenant[side] }, transports: others });
    await expect(run).rejects.toThrow(`nothing was compared, because ${side} cannot be used: `);
  });
});
