import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, interactiveSignIn, NetworkError, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { certificateOf } from '../support/certificates.js';
import { ProxyServer } from '../support/proxy-server.js';
import { TlsFront } from '../support/tls-front.js';
import { errorOf, transportNames } from '../support/transports.js';

const host = 'crm.example.test';
const authority = certificateOf('Example Authority', { isAuthority: true });
const certified = certificateOf(host, { hosts: [host, '127.0.0.1'], issuer: authority });
const once = { resilience: { attempts: 1 } };

let emulator: Emulator;
let front: TlsFront;
let proxy: ProxyServer;
beforeAll(async () => {
  emulator = await startEmulator();
  front = await new TlsFront(emulator.url, { key: certified.key, cert: certified.certificate }).start();
});
afterAll(async () => {
  await front.close();
  await emulator.close();
});
beforeEach(async () => {
  emulator.settings.windowsAuthentication = 'off';
  front.requests.length = 0;
  const plain = Number(new URL(emulator.url).port);
  proxy = await new ProxyServer((to) => (/:443$/.test(to) ? front.port : plain)).start();
});
afterEach(() => proxy.close());

function configuration(url: string, http: SuperOfficeConfiguration['http']) {
  const { username, password } = emulator.credentials;
  return { tenant: { url: `${url}/Cust12345` }, auth: { kind: 'basic', username, password }, http, ...once } as const;
}

describe.each(transportNames)('on %s, a proxy', (transport) => {
  it('tunnels to an https server, so that it sees neither data nor credentials', async () => {
    await using so = await connect({
      transport,
      ...configuration(`https://${host}`, { proxy: proxy.url, ca: authority.certificate }),
    });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(new Set(proxy.asked)).toEqual(new Set([`CONNECT ${host}:443`]));
    expect(front.requests.length).toBeGreaterThan(0);
  });

  it('is asked itself for an http server', async () => {
    await using so = await connect({ transport, ...configuration(`http://${host}`, { proxy: proxy.url }) });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(proxy.asked.length).toBeGreaterThan(0);
    expect(proxy.asked.every((line) => line.includes(` http://${host}/Cust12345/`))).toBe(true);
  });

  it.each(['http', 'https'])('gets its own password, which an %s server does not get', async (scheme) => {
    proxy.required = `Basic ${Buffer.from('dora:p@ss word').toString('base64')}`;
    const address = proxy.url.replace('//', '//dora:p%40ss%20word@');
    await using so = await connect({
      transport,
      ...configuration(`${scheme}://${host}`, { proxy: address, ca: authority.certificate }),
    });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(new Set(proxy.authorizations)).toEqual(new Set([proxy.required]));
    expect(front.requests.every(({ headers }) => headers['proxy-authorization'] === undefined)).toBe(true);
  });

  it.each(['http', 'https'])('that refuses its password on the way to an %s server fails at once', async (scheme) => {
    proxy.required = 'Basic other';
    const address = proxy.url.replace('//', '//dora:hunter2hunter2@');
    const patient = {
      ...configuration(`${scheme}://${host}`, { proxy: address, ca: authority.certificate }),
      resilience: undefined,
    };
    await using so = await connect({ transport, ...patient });
    const error = await errorOf(so.contacts.create({ Name: 'Ada' }));
    expect(error).toBeInstanceOf(NetworkError);
    expect(error).toMatchObject({
      outcome: 'not-sent',
      retryable: false,
      message: expect.stringMatching(/the proxy 127\.0\.0\.1:\d+ does not connect to .*: .*set http\.proxy.*407/),
    });
    expect(proxy.asked).toHaveLength(1);
    expect(String(error)).not.toContain('hunter2');
  });

  it.each([
    [403, false],
    [502, true],
  ])('that refuses the way with status %i has sent nothing', async (status, retryable) => {
    proxy.refusal = status;
    await using so = await connect({
      transport,
      ...configuration(`https://${host}`, { proxy: proxy.url, ca: authority.certificate }),
    });
    expect(await errorOf(so.contacts.create({ Name: 'Ada' }))).toMatchObject({
      outcome: 'not-sent',
      retryable,
      message: expect.stringContaining(`does not connect to ${host} (status ${status})`),
    });
  });

  it('that does not run is named in the error, without its password', async () => {
    await using so = await connect({
      transport,
      ...configuration(`https://${host}`, { proxy: 'http://dora:hunter2hunter2@127.0.0.1:9' }),
    });
    expect(await errorOf(so.contacts.create({ Name: 'Ada' }))).toMatchObject({
      outcome: 'not-sent',
      message: expect.stringMatching(
        /crm\.example\.test cannot be reached through the proxy 127\.0\.0\.1:9: check http\.proxy \(E\w+\)$/,
      ),
    });
  });

  it('is used for NTLM in a tunnel, because the connection itself is authenticated', async () => {
    emulator.settings.windowsAuthentication = 'connection';
    await using so = await connect({
      transport,
      tenant: { url: `http://${host}/Cust12345` },
      auth: { kind: 'ntlm', username: 'sam', password: 'sam', domain: 'EMULATED' },
      http: { proxy: proxy.url, connections: 2 },
      ...once,
    });
    const answers = await Promise.all([1, 2, 3, 4].map(() => so.contacts.get(2)));
    expect(answers.map(({ ContactId }) => ContactId)).toEqual([2, 2, 2, 2]);
    expect(proxy.asked).toEqual([`CONNECT ${host}:80`, `CONNECT ${host}:80`]);
  });

  it('leads to the state service, the login and the tenant', async () => {
    const { systemUserToken, appToken, privateKey } = emulator.credentials;
    await using so = await connect({
      transport,
      tenant: { environment: 'sod', id: 'Cust12345', origin: emulator.origin },
      auth: { kind: 'systemUser', systemUserToken, appToken, privateKey },
      http: { proxy: proxy.url },
    });
    expect((await so.principal()).Associate).toBe('system');
    const asked = proxy.asked.join('\n').toLowerCase();
    expect(asked).toContain('/api/state/cust12345');
    expect(asked).toContain('/login/api/partnersystemuser/authenticate');
    expect(asked).toContain('/login/.well-known/jwks');
    expect(asked).toContain(transport === 'soap' ? '.svc' : '/api/v1/');
  });

  it('leads to the login that renews an access token', async () => {
    const { clientId, clientSecret, refreshToken } = await signedIn();
    proxy.asked.length = 0;
    await using so = await connect({
      transport,
      tenant: { url: emulator.url },
      auth: { kind: 'refresh', refreshToken, clientId, clientSecret, loginUrl: `${emulator.origin}/login` },
      http: { proxy: proxy.url },
    });
    await so.contacts.get(2);
    expect(proxy.asked.join('\n')).toContain('/login/common/oauth/tokens');
  });
});

async function signedIn() {
  const redirectUri = 'http://127.0.0.1:9/callback';
  const { clientId, appToken: clientSecret } = emulator.credentials;
  const signIn = interactiveSignIn({
    loginUrl: `${emulator.origin}/login`,
    clientId,
    clientSecret,
    redirectUri,
    http: { proxy: proxy.url },
  });
  const { url, session } = await signIn.begin({ tenantId: 'Cust12345' });
  const body = new URLSearchParams({ user: 'sam', answer: 'allow' });
  const answer = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  const user = await signIn.finish(answer.headers.get('location') ?? '', session);
  return { clientId, clientSecret, refreshToken: user.refreshToken ?? '' };
}

it('an interactive sign-in goes through its proxy', async () => {
  expect((await signedIn()).refreshToken).not.toBe('');
  expect(proxy.asked.join('\n')).toContain('/login/.well-known/openid-configuration');
});

it('a proxy can be reached by https, with a certificate of the private authority', async () => {
  const secure = await new ProxyServer(() => front.port, { key: certified.key, cert: certified.certificate }).start();
  try {
    await using so = await connect({
      transport: 'rest',
      ...configuration(`https://${host}`, { proxy: secure.url, ca: authority.certificate }),
    });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    expect(secure.asked).toEqual([`CONNECT ${host}:443`]);
  } finally {
    await secure.close();
  }
});

it('the embedded emulator is reached directly, whatever http.proxy says', async () => {
  await using so = await connect({ transport: 'rest', tenant: 'emulator', http: { proxy: 'http://127.0.0.1:9' } });
  expect((await so.contacts.get(2)).ContactId).toBe(2);
});
