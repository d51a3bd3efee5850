import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AuthenticationError,
  ConflictError,
  NetworkError,
  ProtocolError,
  RateLimitError,
  ServerError,
  TenantUnavailableError,
  TimeoutError,
  ValidationError,
} from '../../../src/errors/index.js';
import { Deadline } from '../../../src/http/index.js';
import { Resilience } from '../../../src/pipeline/resilience/index.js';
import { errorOf } from '../../support/transports.js';
import { call, cooldown, fail, failing, isOpen, reset, settings } from './breaker-calls.js';

beforeEach(() => void jest.useFakeTimers({ now: Date.UTC(2026, 0, 5) }));
afterEach(() => void jest.useRealTimers());

describe('a circuit breaker', () => {
  it.each<[what: string, error: unknown]>([
    ['a connection that breaks', new NetworkError('reset')],
    ['no answer in time', new TimeoutError('late')],
    ['503', new TenantUnavailableError('down', { status: 503 })],
    ['500', new ServerError('failed', { status: 500 })],
  ])('opens after %s', async (_what, error) => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4, failing(error));
    expect(await isOpen(resilience)).toBe(true);
  });

  it.each<[what: string, error: unknown]>([
    ['a certificate that is not trusted', new NetworkError('untrusted', { retryable: false })],
    ['421, which comes from a host that the tenant left', new TenantUnavailableError('moved', { status: 421 })],
    ['the directory of tenants', new TenantUnavailableError('offline')],
    ['an exception of the server', new ServerError('failed', { status: 500, exceptionType: 'SqlException' })],
    ['too many calls', new RateLimitError('too many', { status: 429 })],
    ['credentials that are refused', new AuthenticationError('refused')],
    ['a conflict', new ConflictError('changed')],
    ['an invalid value', new ValidationError('invalid')],
    ['an unreadable answer', new ProtocolError('a page', { status: 200 })],
    ['a mistake in the code', new TypeError('not a function')],
  ])('stays closed after %s', async (_what, error) => {
    const resilience = new Resilience(settings);
    await fail(resilience, 20, failing(error));
    expect(await isOpen(resilience)).toBe(false);
  });

  it('stays closed while there are too few calls', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 3);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('stays closed while no more than its share of the calls fail', async () => {
    const resilience = new Resilience(settings);
    for (let count = 0; count < 4; count++) {
      expect((await call(resilience)).wasSent).toBe(true);
      expect((await call(resilience, reset)).wasSent).toBe(true);
    }
    await fail(resilience, 1);
    expect(await isOpen(resilience)).toBe(true);
  });

  it('forgets failures that are older than its window', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 3);
    await jest.advanceTimersByTimeAsync(60_000);
    for (let count = 0; count < 5; count++) {
      await call(resilience);
      await jest.advanceTimersByTimeAsync(200);
    }
    await fail(resilience, 1);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('fails calls while it is open, as calls that were not sent and may be repeated', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    const { wasSent, error } = await call(resilience);
    expect(wasSent).toBe(false);
    expect(error).toBeInstanceOf(TenantUnavailableError);
    expect(error).toMatchObject({ outcome: 'not-sent', retryable: true, permanent: false });
  });

  it('lets one call through after its cooldown and no sooner, and closes if that succeeds', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown - 1);
    expect(await isOpen(resilience)).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOpen(resilience)).toBe(false);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('stays open for another cooldown if that call fails', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    expect((await call(resilience, reset)).wasSent).toBe(true);
    await jest.advanceTimersByTimeAsync(cooldown - 1);
    expect(await isOpen(resilience)).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('makes the other calls wait for the one that tries, but no longer than they may take', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    void call(resilience, () => new Promise(() => undefined));
    const other = errorOf(resilience.throughBreaker(new Deadline(500, undefined), async () => 'done'));
    await jest.advanceTimersByTimeAsync(501);
    expect(await other).toBeInstanceOf(TimeoutError);
    expect(await other).toMatchObject({ outcome: 'not-sent' });
    expect(String(await other)).toMatch(/500 ms.*answer of the tenant/);
  });

  it('is one for each transport', async () => {
    const tenant = new Resilience(settings);
    const [soap, rest] = [tenant.withOwnBreaker('soap'), tenant.withOwnBreaker('rest')];
    await fail(soap, 4);
    expect(await isOpen(soap)).toBe(true);
    expect(await isOpen(rest)).toBe(false);
    expect(await isOpen(tenant)).toBe(false);
  });

  it('never opens if the settings say so', async () => {
    const resilience = new Resilience({ ...settings, breaker: false });
    await fail(resilience, 50);
    expect(await isOpen(resilience)).toBe(false);
  });
});
