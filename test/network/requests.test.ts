import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { connect, createTenantPool, loadConfiguration, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { Deadline } from '../../src/http/index.js';
import { userAgent } from '../../src/http/user-agent.js';
import { RequestRate } from '../../src/pipeline/requests/request-rate.js';
import { ProxyServer } from '../support/proxy-server.js';
import { errorOf, transportNames } from '../support/transports.js';

let emulator: Emulator;
let proxy: ProxyServer;
beforeAll(async () => {
  emulator = await startEmulator();
  proxy = await new ProxyServer(() => Number(new URL(emulator.url).port)).start();
});
afterAll(async () => {
  await proxy.close();
  await emulator.close();
});
afterEach(() => {
  jest.useRealTimers();
  proxy.headers.length = 0;
});

const onsite = () => {
  const { username, password } = emulator.credentials;
  return { tenant: { url: emulator.url }, auth: { kind: 'basic', username, password } } as const;
};

describe.each(transportNames)('on %s', (transport) => {
  it('every request names the library and has the headers of http.headers, at the login too', async () => {
    const { systemUserToken, appToken, privateKey } = emulator.credentials;
    await using so = await connect({
      transport,
      tenant: { environment: 'sod', id: 'Cust12345', origin: emulator.origin },
      auth: { kind: 'systemUser', systemUserToken, appToken, privateKey },
      http: { proxy: proxy.url, headers: { 'X-Gateway-Key': 'key-of-the-gateway' } },
    });
    await so.contacts.get(2);
    expect(proxy.headers.length).toBeGreaterThan(3);
    for (const headers of proxy.headers) {
      expect(headers).toMatchObject({ 'user-agent': userAgent, 'x-gateway-key': 'key-of-the-gateway' });
    }
  });

  it('a call that waits for http.requestsPerSecond ends with its timeout, and was not sent', async () => {
    await using so = await connect({
      transport,
      ...onsite(),
      http: { requestsPerSecond: 0.001 },
      resilience: { attempts: 1 },
    });
    await so.contacts.get(2);
    const error = await errorOf(so.contacts.get(3, { timeout: 50 }));
    expect(error).toMatchObject({ name: 'TimeoutError', outcome: 'not-sent' });
    expect(String(error)).toContain('waited 50 ms for a turn, because http.requestsPerSecond is 0.001');
  });
});

describe('http.requestsPerSecond', () => {
  it('applies to each tenant of a pool', async () => {
    await using pool = createTenantPool({
      configure: () => ({ transport: 'rest', ...onsite(), resilience: { attempts: 1 } }),
      http: { requestsPerSecond: 0.001 },
    });
    for (const name of ['one', 'two']) await (await pool.tenant(name)).contacts.get(2);
    const again = (await pool.tenant('one')).contacts.get(2, { timeout: 50 });
    expect(await errorOf(again)).toMatchObject({ name: 'TimeoutError', outcome: 'not-sent' });
  });

  it('spaces requests evenly', async () => {
    jest.useFakeTimers();
    const rate = new RequestRate(10);
    const turns: number[] = [];
    const begin = performance.now();
    const take = async () => {
      await rate.turn(new Deadline(60_000, undefined), undefined);
      turns.push(Math.round(performance.now() - begin));
    };
    const all = Promise.all([take(), take(), take(), take()]);
    await jest.advanceTimersByTimeAsync(299);
    expect(turns).toEqual([0, 100, 200]);
    await jest.advanceTimersByTimeAsync(1);
    await all;
    expect(turns).toEqual([0, 100, 200, 300]);
  });

  it('gives the turn of a request that has given up to the next one', async () => {
    jest.useFakeTimers();
    const rate = new RequestRate(10);
    const aborted = new AbortController();
    const turn = (timeout: number, signal?: AbortSignal) => rate.turn(new Deadline(timeout, signal), signal);
    await turn(1_000);
    const gone = [errorOf(turn(50)), errorOf(turn(1_000, aborted.signal))];
    const next = turn(1_000);
    aborted.abort(new Error('not needed any more'));
    await jest.advanceTimersByTimeAsync(100);
    await next;
    expect(await Promise.all(gone)).toMatchObject([{ name: 'TimeoutError' }, { message: 'not needed any more' }]);
  });
});

describe('the HTTP settings', () => {
  const load = (http: unknown) =>
    loadConfiguration({ transport: 'rest', tenant: 'emulator', http } as SuperOfficeConfiguration, {
      configFile: false,
      environment: false,
    });

  it.each(['Authorization', 'SOAPAction', 'content-length', 'SO-AppToken', 'Host', 'Proxy-Authorization'])(
    'refuse the header %s, which the library sets',
    async (name) => {
      const error = await errorOf(load({ headers: { [name]: 'x' } }));
      expect(error).toMatchObject({ name: 'ConfigurationError', path: `http.headers.${name}` });
      expect(String(error)).toContain('must not be a header that this library sets itself');
    },
  );

  it.each([
    ['a header with a line break', { headers: { 'X-Key': 'a\r\nb' } }, 'http.headers.X-Key'],
    ['the name of a header with a space', { headers: { 'X Key': 'a' } }, 'http.headers.X Key'],
    ['a proxy for another protocol', { proxy: 'socks5://dora:hunter2hunter2@p:1' }, 'http.proxy'],
    ['a proxy with a path', { proxy: 'http://dora:hunter2hunter2@p:1/x' }, 'http.proxy'],
    ['a certificate without its key', { clientCertificate: { certificate: 'x.pem' } }, 'http.clientCertificate'],
    ['no requests at all', { requestsPerSecond: 0 }, 'http.requestsPerSecond'],
  ])('refuse %s', async (_what, http, path) => {
    const error = await errorOf(load(http));
    expect(error).toMatchObject({ name: 'ConfigurationError', path });
    expect(String(error)).toContain('must');
    expect(String(error)).not.toContain('hunter2');
  });

  it('are shown without the secrets in them', async () => {
    const loaded = await load({
      proxy: 'http://dora:hunter2hunter2@p.example:8080',
      headers: { 'X-Key': 'key-of-the-gateway' },
      clientCertificate: { certificate: 'client.pem', key: 'secret-key.pem', passphrase: 'open-sesame' },
    });
    const shown = Object.fromEntries(loaded.settings().map((setting) => [setting.path, setting.shown]));
    expect(shown).toMatchObject({
      'http.proxy': 'http://***@p.example:8080',
      'http.headers.X-Key': '***',
      'http.clientCertificate.certificate': 'client.pem',
      'http.clientCertificate.key': '***',
      'http.clientCertificate.passphrase': '***',
    });
  });

  it('may come from environment variables', async () => {
    const environment = {
      SUPEROFFICE_TRANSPORT: 'rest',
      SUPEROFFICE_TENANT: 'emulator',
      SUPEROFFICE_HTTP_PROXY: 'false',
      SUPEROFFICE_HTTP_CA: 'ca.pem',
      SUPEROFFICE_HTTP_CLIENT_CERTIFICATE_PFX: 'client.pfx',
      SUPEROFFICE_HTTP_REQUESTS_PER_SECOND: '2.5',
    };
    const { configuration } = await loadConfiguration(undefined, { configFile: false, environment });
    expect(configuration.http).toEqual({
      proxy: false,
      ca: 'ca.pem',
      clientCertificate: { pfx: 'client.pfx' },
      requestsPerSecond: 2.5,
    });
  });
});
