import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  ConfigurationError,
  type HttpAnswer,
  type HttpEngine,
  type HttpRequest,
  NetworkError,
  TenantUnavailableError,
} from '../../src/index.js';
import { TenantDirectory } from '../../src/tenant/directory.js';
import { errorOf } from '../support/transports.js';

const tenant = { origin: 'https://online.superoffice.com', id: 'Cust12345' };
const noon = Date.parse('2026-11-24T12:00:00Z');
const minutes = (count: number) => count * 60_000;

const state = (changes: object = {}) => ({
  ContextIdentifier: 'Cust12345',
  Endpoint: 'https://online3.superoffice.com/Cust12345',
  State: 'Running',
  IsRunning: true,
  ValidUntil: new Date(noon + minutes(10)).toISOString(),
  Api: 'https://online3.superoffice.com/Cust12345/api',
  ...changes,
});

/** A state service that answers whatever comes next. */
class StateService implements HttpEngine {
  readonly asked: string[] = [];
  readonly answers: (object | string | number | Error)[] = [];

  async send({ url }: HttpRequest): Promise<HttpAnswer> {
    this.asked.push(url);
    const answer = this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer instanceof Error) throw answer;
    if (typeof answer === 'number') return { status: answer, headers: {}, body: Buffer.alloc(0) };
    const body = Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer));
    return { status: 200, headers: {}, body };
  }

  async open(request: HttpRequest) {
    const { body, ...head } = await this.send(request);
    return { ...head, body: Readable.from([body]) };
  }

  async close(): Promise<void> {
    // Nothing is open.
  }
}

let service: StateService;
let now: number;
let directory: TenantDirectory;
beforeEach(() => {
  service = new StateService();
  now = noon;
  directory = new TenantDirectory({ engine: service, clock: () => now, timeout: 1_000 });
});

describe('the directory of tenants', () => {
  it('asks the state service of the environment, once for any number of calls', async () => {
    service.answers.push(state());
    const sites = await Promise.all([1, 2, 3].map(() => directory.locate(tenant)));
    const address = 'https://online3.superoffice.com/Cust12345';
    for (const site of sites) expect(site).toEqual({ soap: address, rest: address, online: true });
    await directory.locate({ ...tenant, id: 'cust12345' });
    expect(service.asked).toEqual(['https://online.superoffice.com/api/state/Cust12345']);
  });

  it('caches the answer until it expires, and then asks again', async () => {
    service.answers.push(state(), state({ Endpoint: 'https://online7.superoffice.com/Cust12345' }));
    await directory.locate(tenant);
    now = noon + minutes(10) - 1;
    await directory.locate(tenant);
    expect(service.asked).toHaveLength(1);
    now = noon + minutes(10);
    expect((await directory.locate(tenant)).soap).toBe('https://online7.superoffice.com/Cust12345');
  });

  it.each([
    ['is in the past', new Date(noon - minutes(60)).toISOString(), 30_000],
    ['is a year ahead', new Date(noon + minutes(525_600)).toISOString(), minutes(1440)],
    ['is no date', 'soon', 30_000],
    ['is missing', null, 30_000],
  ])('has its own limits if the expiry %s', async (_title, ValidUntil, lifetime) => {
    service.answers.push(state({ ValidUntil }));
    await directory.locate(tenant);
    now = noon + lifetime - 1;
    await directory.locate(tenant);
    expect(service.asked).toHaveLength(1);
    now = noon + lifetime;
    await directory.locate(tenant);
    expect(service.asked).toHaveLength(2);
  });

  it('asks again after it was invalidated, but not if it has been renewed already', async () => {
    service.answers.push(state(), state({ Endpoint: 'https://online7.superoffice.com/Cust12345' }));
    const first = await directory.locate(tenant);
    directory.invalidate(tenant, first);
    await directory.locate(tenant);
    directory.invalidate(tenant, first);
    await directory.locate(tenant);
    expect(service.asked).toHaveLength(2);
  });

  it('uses the cached answer if a connection broke and the state service does not answer', async () => {
    service.answers.push(state(), new NetworkError('gone'), state());
    const site = await directory.locate(tenant);
    directory.invalidate(tenant, site);
    expect(await directory.locate(tenant)).toBe(site);
    directory.invalidate(tenant, site);
    expect(await directory.locate(tenant)).not.toBe(site);
    expect(service.asked).toHaveLength(3);
  });

  it.each([
    ['OfflineMaintenance', false],
    ['Suspended', false],
    ['Provisioning', false],
    ['MigrationPending', false],
    ['Unknown', false],
    [6, false],
    ['Deleted', true],
    ['Deleting', true],
    [3, true],
  ])('says that the tenant cannot be called in the state %s', async (State, permanent) => {
    service.answers.push(state({ State, IsRunning: false }));
    const error = await errorOf(directory.locate(tenant));
    expect(error).toBeInstanceOf(TenantUnavailableError);
    const name = typeof State === 'number' ? { 3: 'Deleted', 6: 'OfflineMaintenance' }[State] : State;
    expect(error).toMatchObject({ state: name, permanent, retryable: !permanent, outcome: 'not-sent' });
    await errorOf(directory.locate(tenant));
    expect(service.asked).toHaveLength(2);
  });

  it.each(['Running', 'OnlineMaintenance', 2, 5])('lets calls through in the state %s', async (State) => {
    service.answers.push(state({ State, IsRunning: null }));
    expect((await directory.locate(tenant)).online).toBe(true);
  });

  it('uses the cached answer for a while if the state service does not answer', async () => {
    service.answers.push(state(), new NetworkError('gone'));
    const site = await directory.locate(tenant);
    now = noon + minutes(11);
    expect(await directory.locate(tenant)).toBe(site);
    now += 59_999;
    await directory.locate(tenant);
    expect(service.asked).toHaveLength(2);
  });

  it('asks again a minute after an outage started, and uses the new answer', async () => {
    service.answers.push(
      state(),
      new NetworkError('gone'),
      new NetworkError('gone'),
      state({ Endpoint: 'https://online7.superoffice.com/Cust12345' }),
    );
    const site = await directory.locate(tenant);
    now = noon + minutes(11);
    expect(await directory.locate(tenant)).toBe(site);
    now += 60_000;
    expect(await directory.locate(tenant)).toBe(site);
    expect(service.asked).toHaveLength(3);
    now += 60_000;
    expect((await directory.locate(tenant)).soap).toBe('https://online7.superoffice.com/Cust12345');
  });

  it.each(['online2', 'app', 'disasterrecovery', 'ONLINE3'])(
    'follows a tenant to the vendor’s host %s',
    async (host) => {
      service.answers.push(state({ Endpoint: `https://${host}.superoffice.com/Cust12345/`, Api: null }));
      const address = `https://${host}.superoffice.com/Cust12345`;
      expect(await directory.locate(tenant)).toEqual({ soap: address, rest: address, online: true });
    },
  );

  it('returns the current state of a tenant, whatever is cached', async () => {
    service.answers.push(state(), state({ State: 'Deleted', IsRunning: false }));
    await directory.locate(tenant);
    expect(await directory.state(tenant)).toEqual({ state: 'Deleted', running: false, permanent: true });
    expect(service.asked).toHaveLength(2);
  });

  it.each([
    ['is unreachable', new NetworkError('no route')],
    ['answers a page', '<html>maintenance</html>'],
    ['answers with a failure', 503],
    ['leaves out the state', { Endpoint: 'https://online3.superoffice.com/Cust12345' }],
  ])('reports that the state service %s, if nothing is cached', async (_title, answer) => {
    service.answers.push(answer);
    const error = await errorOf(directory.locate(tenant));
    expect(error).toBeInstanceOf(TenantUnavailableError);
    expect(error).toMatchObject({ outcome: 'not-sent', retryable: true, permanent: false });
    expect(String(error)).toContain('Cust12345');
  });

  it.each([
    'https://evil.example.com/Cust12345',
    'https://superoffice.com.evil.example/Cust12345',
    'http://online3.superoffice.com/Cust12345',
  ])('sends no credentials to %s', async (Endpoint) => {
    service.answers.push(state({ Endpoint }));
    expect(await errorOf(directory.locate(tenant))).toBeInstanceOf(TenantUnavailableError);
  });

  it('names the setting if the tenant does not exist', async () => {
    service.answers.push(404);
    const error = await errorOf(directory.locate(tenant));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ path: 'tenant.id' });
  });
});
