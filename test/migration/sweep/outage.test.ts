import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  NetworkError,
  RateLimitError,
  ServerError,
  type SuperOfficeError,
  TenantUnavailableError,
} from '../../../src/index.js';
import { Outage } from '../../../src/migration/sweep/outage.js';
import { sweep, type SweepOptions, type SweepProgress } from '../../../src/migration/sweep/index.js';
import { idsUpTo, storedSide } from '../../support/stored-side.js';
import { startTenant, type TestTenant } from '../../support/tenants.js';
import { errorOf } from '../../support/transports.js';

const ids = idsUpTo(60);

/** A sweep whose candidate fails by `failing`, which is told each call. */
function sweepOver(failing: (call: string) => SuperOfficeError | undefined, options: Partial<SweepOptions> = {}) {
  const control = storedSide({ ids });
  const candidate = storedSide({
    ids,
    before(call) {
      const error = failing(call);
      if (error !== undefined) throw error;
    },
  });
  const told: SweepProgress[] = [];
  const result = sweep({
    tenant: 'test',
    subjects: ['contacts'],
    control: { name: 'soap', connection: control.connection },
    candidates: [{ name: 'rest', connection: candidate.connection }],
    initialWait: 1,
    longestWait: 2,
    onProgress: (progress) => told.push(progress),
    ...options,
  });
  return { result, waits: () => told.flatMap(({ waiting }) => (waiting === undefined ? [] : [waiting])), candidate };
}

describe('a tenant that is away', () => {
  let tenant: TestTenant;

  beforeAll(async () => {
    tenant = await startTenant({}, { resilience: { attempts: 1, breaker: false } });
  });
  afterAll(() => tenant.close());
  beforeEach(() => {
    tenant.emulator.settings.state = 'Running';
  });

  it('is waited for, and nothing is different for it', async () => {
    const waits: string[] = [];
    const { finished, report } = await sweep({
      tenant: 'emulator',
      subjects: ['contacts', 'persons', 'appointments'],
      control: { name: 'soap', connection: tenant.soap },
      candidates: [
        { name: 'rest', connection: tenant.rest },
        { name: 'agents', connection: tenant.agents },
      ],
      initialWait: 1,
      progressInterval: 0,
      onProgress({ done, waiting }) {
        if (done === 20 && waits.length === 0) tenant.emulator.settings.state = 'OfflineMaintenance';
        if (waiting === undefined) return;
        waits.push(waiting.reason);
        tenant.emulator.settings.state = 'Running';
      },
    });
    expect(waits.length).toBeGreaterThan(0);
    expect(finished).toBe(true);
    expect(report.totals).toEqual({ compared: 94, equal: 94, different: 0, explained: 0, noisy: 0 });
  });

  it('is given up when patience is at its end', async () => {
    const { result, waits } = sweepOver(
      (call) => (call === 'query contactId greater 0' ? undefined : new TenantUnavailableError('maintenance')),
      { patience: 0 },
    );
    expect(await errorOf(result)).toMatchObject({ name: 'TenantUnavailableError', message: /still away: maintenance/ });
    expect(waits()).toEqual([]);
  });

  it('is not waited for where it is gone for good', async () => {
    const { result, waits } = sweepOver(() => new TenantUnavailableError('deleted', { permanent: true }));
    expect(await errorOf(result)).toMatchObject({ message: 'deleted' });
    expect(waits()).toEqual([]);
  });

  it('is not waited for where it has never answered', async () => {
    const { result, waits } = sweepOver(() => new NetworkError('connection refused'));
    expect(await errorOf(result)).toMatchObject({ message: 'rest cannot be reached: connection refused' });
    expect(waits()).toEqual([]);
  });

  it('can be left while it is waited for', async () => {
    const stop = new AbortController();
    const { result } = sweepOver(
      (call) => (call.startsWith('query') ? undefined : new TenantUnavailableError('maintenance')),
      {
        signal: stop.signal,
        initialWait: 60_000,
        longestWait: 60_000,
        onProgress({ waiting }) {
          if (waiting !== undefined) stop.abort();
        },
      },
    );
    expect(await result).toMatchObject({ finished: false, report: { totals: { compared: 0 } } });
  });
});

describe('how long a tenant is waited for', () => {
  /** Sits out `failures`, one for each time that the tenant is asked, on a clock that moves by waiting alone. */
  async function sitOut(first: SuperOfficeError, failures: readonly SuperOfficeError[], patience: number) {
    let now = 0;
    const waits: number[] = [];
    const clock = {
      now: () => now,
      wait: async (milliseconds: number) => {
        now += milliseconds;
        waits.push(milliseconds);
      },
    };
    const settings = { initialWait: 1_000, longestWait: 4_000, patience };
    const outage = new Outage(settings, new AbortController().signal, () => undefined, clock);
    const left = [...failures];
    const error = await errorOf(
      outage.sitOut(first, async () => {
        const failure = left.shift();
        if (failure !== undefined) throw failure;
      }),
    ).catch(() => undefined);
    return { waits, error };
  }
  const away = () => new TenantUnavailableError('maintenance');
  const hour = 60 * 60_000;

  it('is twice as long each further time, up to the longest', async () => {
    const { waits, error } = await sitOut(away(), [away(), away(), away(), away()], hour);
    expect(waits).toEqual([1_000, 2_000, 4_000, 4_000, 4_000]);
    expect(error).toBeUndefined();
  });

  it('is as long as the server says, where that is longer', async () => {
    const { waits } = await sitOut(new RateLimitError('slower', { retryAfter: 30_000 }), [away()], hour);
    expect(waits).toEqual([30_000, 2_000]);
  });

  it('ends before patience does, in the words of the last failure', async () => {
    const { waits, error } = await sitOut(away(), Array.from({ length: 50 }, away), 2 * 60_000);
    expect(waits.reduce((sum, each) => sum + each, 0)).toBe(119_000);
    expect(error).toMatchObject({
      name: 'TenantUnavailableError',
      message: 'the tenant was waited for 2 minutes, and is still away: maintenance',
    });
  });

  it('ends at once where waiting is of no use', async () => {
    const { waits, error } = await sitOut(away(), [new TenantUnavailableError('deleted', { permanent: true })], hour);
    expect(waits).toEqual([1_000]);
    expect(error).toMatchObject({ message: 'deleted' });
  });
});

describe('a record that alone cannot be read', () => {
  it.each<[string, () => SuperOfficeError]>([
    ['breaks the connection', () => new NetworkError('cut')],
    ['fails on the server', () => new ServerError('overflow', { status: 500 })],
  ])('is different, and not waited for, where it %s', async (_how, failure) => {
    const { result, waits } = sweepOver((call) => (call === 'find 13' ? failure() : undefined));
    const { report } = await result;
    expect(waits()).toEqual([]);
    expect(report.totals).toMatchObject({ compared: 60, equal: 59, different: 1 });
    expect(report.findings).toEqual([
      expect.objectContaining({ cause: 'other-outcome', examples: [expect.objectContaining({ key: '13' })] }),
    ]);
  });
});
