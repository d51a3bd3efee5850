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

const aborted = new DOMException('the caller has left', 'AbortError');
/** A call that waits no longer than 100 ms. */
const impatiently = (resilience: Resilience) =>
  resilience.throughBreaker(new Deadline(100, undefined), async () => 'done');

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

  it('stays open if the call that tries is aborted, and the next call tries', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    const controller = new AbortController();
    const hanging = () =>
      new Promise<never>((_resolve, reject) => controller.signal.addEventListener('abort', () => reject(aborted)));
    const limits = { signal: controller.signal, timeout: 60_000 };
    const trying = resilience.run('read', limits, (deadline) => resilience.throughBreaker(deadline, hanging));
    const waiting = Array.from({ length: 8 }, () => call(resilience, reset));
    await jest.advanceTimersByTimeAsync(0);
    controller.abort(aborted);
    expect(await errorOf(trying)).toBe(aborted);
    expect((await Promise.all(waiting)).filter(({ wasSent }) => wasSent)).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(cooldown - 1);
    expect(await isOpen(resilience)).toBe(true);
    await jest.advanceTimersByTimeAsync(1);
    expect(await isOpen(resilience)).toBe(false);
  });

  it.each<[what: string, error: unknown]>([
    ['the caller aborts it', aborted],
    ['its value is invalid', new ValidationError('invalid')],
    ['the directory of tenants fails', new TenantUnavailableError('offline')],
    ['the connection is closed here', new NetworkError('closed', { retryable: false })],
    ['there is a mistake in the code', new TypeError('not a function')],
  ])('lets one call after another try while %s, which says nothing of the tenant', async (_what, error) => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    const tries = Array.from({ length: 3 }, () => call(resilience, failing(error)));
    expect((await Promise.all(tries)).map(({ wasSent }) => wasSent)).toEqual([true, true, true]);
    const results = await Promise.all(Array.from({ length: 5 }, () => call(resilience, reset)));
    expect(results.filter(({ wasSent }) => wasSent)).toHaveLength(1);
  });

  it.each<[what: string, error: unknown]>([
    ['refuses the credentials', new AuthenticationError('refused', { status: 401 })],
    ['reports a conflict', new ConflictError('changed')],
    ['asks for fewer calls', new RateLimitError('too many', { status: 429 })],
    ['answers unreadably', new ProtocolError('a page', { status: 200 })],
    ['has moved', new TenantUnavailableError('moved', { status: 421 })],
  ])('closes if the tenant %s, because it has answered', async (_what, error) => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    await call(resilience, failing(error));
    const results = await Promise.all(Array.from({ length: 3 }, () => call(resilience, reset)));
    expect(results.filter(({ wasSent }) => wasSent)).toHaveLength(3);
  });

  it('does not count calls that gave up while they waited for the one that tries', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    let succeed = (): void => undefined;
    const trying = call(resilience, () => new Promise<void>((resolve) => (succeed = resolve)));
    const impatient = Array.from({ length: 20 }, () => errorOf(impatiently(resilience)));
    await jest.advanceTimersByTimeAsync(101);
    for (const error of impatient) expect(await error).toBeInstanceOf(TimeoutError);
    succeed();
    await trying;
    await jest.advanceTimersByTimeAsync(0);
    expect(await isOpen(resilience)).toBe(false);
  });

  it('does not leave it to a call that gave up meanwhile to try', async () => {
    const resilience = new Resilience(settings);
    await fail(resilience, 4);
    await jest.advanceTimersByTimeAsync(cooldown);
    let abort = (): void => undefined;
    const trying = call(resilience, () => new Promise((_resolve, reject) => (abort = () => reject(aborted))));
    const impatient = errorOf(impatiently(resilience));
    await jest.advanceTimersByTimeAsync(101);
    expect(await impatient).toBeInstanceOf(TimeoutError);
    abort();
    await trying;
    await jest.advanceTimersByTimeAsync(0);
    expect(await isOpen(resilience)).toBe(false);
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
