import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  NetworkError,
  RateLimitError,
  ServerError,
  type SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../../src/index.js';
import { isClean } from '../../../src/migration/index.js';
import { readReport } from '../../../src/migration/report/read.js';
import { candidateVerdicts, verdictOf } from '../../../src/migration/report/verdict.js';
import { Outage } from '../../../src/migration/sweep/outage.js';
import { sweep, type SweepOptions, type SweepProgress } from '../../../src/migration/sweep/index.js';
import { idsUpTo, storedSide } from '../../support/stored-side.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf } from '../../support/transports.js';
import { temporaryFolder } from '../../support/verify-run.js';

const ids = idsUpTo(60);

/** A sweep whose candidate fails with the errors of `failing`. */
function sweepOver(
  failing: (call: string) => SuperOfficeError | undefined,
  { failingControl, ...options }: Partial<SweepOptions> & { readonly failingControl?: typeof failing } = {},
) {
  const sideFailing = (failure?: typeof failing) =>
    storedSide({
      ids,
      before(call) {
        const error = failure?.(call);
        if (error !== undefined) throw error;
      },
    });
  const control = sideFailing(failingControl);
  const candidate = sideFailing(failing);
  const reported: SweepProgress[] = [];
  const result = sweep({
    tenant: 'test',
    subjects: ['contacts'],
    control: { name: 'soap', so: control.connection },
    candidates: [{ name: 'rest', so: candidate.connection }],
    retryDelay: 1,
    maxRetryDelay: 2,
    onProgress: (progress) => reported.push(progress),
    ...options,
  });
  return {
    result,
    waits: () => reported.flatMap(({ waiting }) => (waiting === undefined ? [] : [waiting])),
    candidate,
  };
}

describe('an unavailable tenant', () => {
  let tenant: TestTenant;

  beforeAll(async () => {
    tenant = await startTenant({}, { resilience: { attempts: 1, breaker: false } });
  });
  afterAll(() => tenant.close());
  beforeEach(() => {
    tenant.emulator.settings.state = 'Running';
  });

  it('is waited for, and the result is the same', async () => {
    const waits: string[] = [];
    const report = await sweep({
      tenant: 'emulator',
      subjects: ['contacts', 'persons', 'appointments'],
      control: { name: 'soap', so: tenant.soap },
      candidates: [
        { name: 'rest', so: tenant.rest },
        { name: 'agents', so: tenant.agents },
      ],
      retryDelay: 1,
      progressInterval: 0,
      onProgress({ done, waiting }) {
        if (done === 20 && waits.length === 0) tenant.emulator.settings.state = 'OfflineMaintenance';
        if (waiting === undefined) return;
        waits.push(waiting.reason);
        tenant.emulator.settings.state = 'Running';
      },
    });
    expect(waits.length).toBeGreaterThan(0);
    expect(report.stopped).toBeUndefined();
    expect(report.totals).toEqual({ compared: 94, equal: 94, different: 0, explained: 0, noisy: 0 });
  });

  it('is given up after maxWait', async () => {
    const { result, waits } = sweepOver(
      (call) => (call === 'query contactId greater 0' ? undefined : new TenantUnavailableError('maintenance')),
      { maxWait: 0 },
    );
    expect(await errorOf(result)).toMatchObject({
      name: 'TenantUnavailableError',
      message: 'the tenant is still unavailable after 0 minutes: maintenance',
    });
    expect(waits()).toEqual([]);
  });

  it('is not waited for if it is permanently gone', async () => {
    const { result, waits } = sweepOver(() => new TenantUnavailableError('deleted', { permanent: true }));
    expect(await errorOf(result)).toMatchObject({ message: 'deleted' });
    expect(waits()).toEqual([]);
  });

  it('is not waited for if it has never answered', async () => {
    const { result, waits } = sweepOver(() => new NetworkError('connection refused'));
    expect(await errorOf(result)).toMatchObject({ message: 'rest cannot be used: connection refused' });
    expect(waits()).toEqual([]);
  });

  it('does not block stopping the sweep', async () => {
    const stop = new AbortController();
    const { result } = sweepOver(
      (call) => (call.startsWith('query') ? undefined : new TenantUnavailableError('maintenance')),
      {
        signal: stop.signal,
        retryDelay: 60_000,
        maxRetryDelay: 60_000,
        onProgress({ waiting }) {
          if (waiting !== undefined) stop.abort();
        },
      },
    );
    expect(await result).toMatchObject({ stopped: true, totals: { compared: 0 } });
  });
});

describe('the wait for a tenant', () => {
  /** Waits through `failures`, one for each probe, on a clock that only moves by waiting. */
  async function waitForRecovery(first: SuperOfficeError, failures: readonly SuperOfficeError[], maxWait: number) {
    let now = 0;
    const waits: number[] = [];
    const clock = {
      now: () => now,
      wait: async (milliseconds: number) => {
        now += milliseconds;
        waits.push(milliseconds);
      },
    };
    const settings = { retryDelay: 1_000, maxRetryDelay: 4_000, maxWait };
    const outage = new Outage(settings, new AbortController().signal, () => undefined, clock);
    const left = [...failures];
    const error = await errorOf(
      outage.waitForRecovery(first, async () => {
        const failure = left.shift();
        if (failure !== undefined) throw failure;
      }),
    ).catch(() => undefined);
    return { waits, error };
  }
  const unavailable = () => new TenantUnavailableError('maintenance');
  const hour = 60 * 60_000;

  it('doubles each time, up to maxRetryDelay', async () => {
    const { waits, error } = await waitForRecovery(
      unavailable(),
      [unavailable(), unavailable(), unavailable(), unavailable()],
      hour,
    );
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000]);
    expect(error).toBeUndefined();
  });

  it('is as long as the server says, if that is longer', async () => {
    const { waits } = await waitForRecovery(
      new RateLimitError('slower', { retryAfter: 30_000 }),
      [unavailable()],
      hour,
    );
    expect(waits).toEqual([30_000, 2_000]);
  });

  it('ends before maxWait, with the message of the last failure', async () => {
    const { waits, error } = await waitForRecovery(unavailable(), Array.from({ length: 50 }, unavailable), 2 * 60_000);
    expect(waits.reduce((sum, each) => sum + each, 0)).toBe(119_000);
    expect(error).toMatchObject({
      name: 'TenantUnavailableError',
      message: 'the tenant is still unavailable after 2 minutes: maintenance',
    });
  });

  it('ends at once if waiting cannot help', async () => {
    const { waits, error } = await waitForRecovery(
      unavailable(),
      [new TenantUnavailableError('deleted', { permanent: true })],
      hour,
    );
    expect(waits).toEqual([1_000]);
    expect(error).toMatchObject({ message: 'deleted' });
  });
});

describe('a single record that cannot be read', () => {
  it.each<[string, () => SuperOfficeError]>([
    ['breaks the connection', () => new NetworkError('cut')],
    ['fails on the server', () => new ServerError('overflow', { status: 500 })],
  ])('is reported as different without waiting if it %s', async (_how, failure) => {
    const { result, waits } = sweepOver((call) => (call === 'find 13' ? failure() : undefined));
    const report = await result;
    expect(waits()).toEqual([]);
    expect(report.totals).toMatchObject({ compared: 60, equal: 59, different: 1 });
    expect(report.findings).toEqual([
      expect.objectContaining({ cause: 'other-outcome', examples: [expect.objectContaining({ key: '13' })] }),
    ]);
  });

  it.each<[string, () => SuperOfficeError]>([
    ['503', () => new TenantUnavailableError('busy', { status: 503 })],
    ['429', () => new RateLimitError('slower', { status: 429 })],
  ])('is reported as different, and the sweep goes on, if it is answered with %s each time', async (_how, failure) => {
    const { result, waits, candidate } = sweepOver((call) => (call === 'find 13' ? failure() : undefined));
    const report = await result;
    expect(report.stopped).toBeUndefined();
    expect(report.totals).toMatchObject({ compared: 60, equal: 59, different: 1 });
    expect(report.findings).toEqual([
      expect.objectContaining({ cause: 'other-outcome', examples: [expect.objectContaining({ key: '13' })] }),
    ]);
    expect(waits().length).toBeGreaterThan(0);
    expect(candidate.calls.filter((call) => call === 'find 13').length).toBeLessThan(200);
  });

  it.each<[string, () => SuperOfficeError, number]>([
    ['503', () => new TenantUnavailableError('busy', { status: 503 }), 5],
    ['429', () => new RateLimitError('slower', { status: 429 }), 50],
  ])('is read again if it was answered with %s a few times', async (_how, failure, times) => {
    let left = times;
    const { result } = sweepOver((call) => (call === 'find 13' && left-- > 0 ? failure() : undefined));
    expect((await result).totals).toMatchObject({ compared: 60, equal: 60, different: 0 });
  });
});

describe('a record that the control gives no answer for', () => {
  const folder = temporaryFolder();
  afterAll(() => folder.remove());

  const failures: readonly (readonly [string, () => SuperOfficeError])[] = [
    ['503', () => new TenantUnavailableError('busy', { status: 503 })],
    ['429', () => new RateLimitError('slower', { status: 429 })],
    ['502', () => new ServerError('bad gateway', { status: 502 })],
    ['a connection that breaks off', () => new NetworkError('broken off')],
    ['nothing in time', () => new TimeoutError('nothing in time')],
  ];

  it.each(failures)('proves nothing, even if the candidate fails in the same way: %s', async (_how, failure) => {
    const failing = (call: string) => (call === 'find 13' ? failure() : undefined);
    for (const candidate of [failing, () => undefined]) {
      const report = await sweepOver(candidate, { failingControl: failing }).result;
      expect(report).toMatchObject({ unread: 1, totals: { compared: 59, equal: 59, different: 0 } });
      expect(report.notes).toContain(
        'SOAP gave no answer to 1 read, so that nothing was compared there: contacts.get 13',
      );
      expect(isClean(report)).toBe(false);
      expect(verdictOf(report)).toMatch(/^SOAP gave no answer to 1 read\. /);
      expect(candidateVerdicts(report)).toMatchObject([
        { answer: 'unknown', sentence: 'Unknown for REST: SOAP gave no answer to 1 read.' },
      ]);
      expect(readReport(JSON.stringify(report), 'report.json')).toEqual(JSON.parse(JSON.stringify(report)));
    }
  });

  it('is counted with those before it when a sweep is resumed', async () => {
    const checkpoint = folder.path('sweep.json');
    const failing = (call: string) => (/^find (3|50)$/.test(call) ? new NetworkError('broken off') : undefined);
    const stop = new AbortController();
    const onProgress = ({ done }: SweepProgress) => {
      if (done >= 20) stop.abort();
    };
    const common = { failingControl: failing, checkpoint, concurrency: 1, progressInterval: 0 };
    const first = await sweepOver(failing, { ...common, signal: stop.signal, onProgress }).result;
    expect(first).toMatchObject({ stopped: true, unread: 1 });
    expect(await sweepOver(failing, common).result).toMatchObject({ unread: 2, totals: { compared: 58 } });
  });

  it('is not counted if it is answered with an error of NetServer', async () => {
    const failing = (call: string) =>
      call === 'find 13' ? new ServerError('x', { status: 500, exceptionType: 'SoException' }) : undefined;
    const report = await sweepOver(failing, { failingControl: failing }).result;
    expect(report.totals).toMatchObject({ compared: 60, equal: 60 });
    expect(report.unread).toBeUndefined();
  });
});
