import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createPrivateKey } from 'node:crypto';
import type { ServerOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigurationError, connect, NetworkError, type SuperOfficeConfiguration } from '../../src/index.js';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { connectionFailure } from '../../src/http/connection-failure.js';
import { type CertificateOptions, certificateOf, type Certified } from '../support/certificates.js';
import { TlsFront } from '../support/tls-front.js';
import { errorOf, transportNames } from '../support/transports.js';

const here = '127.0.0.1';
const authority = certificateOf('Example Authority', { isAuthority: true });
const other = certificateOf('Other Authority', { isAuthority: true });
const good = certificateOf(here, { hosts: [here], issuer: authority });

const folder = mkdtempSync(join(tmpdir(), 'network-'));
const fileOf = (name: string, content: string) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

let emulator: Emulator;
const fronts: TlsFront[] = [];
beforeAll(async () => {
  emulator = await startEmulator();
});
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await emulator.close();
});

async function frontWith({ certificate, key }: Certified, options: ServerOptions = {}): Promise<TlsFront> {
  const front = await new TlsFront(emulator.url, { key, cert: certificate, ...options }).start();
  fronts.push(front);
  return front;
}

function configuration(front: TlsFront, http?: SuperOfficeConfiguration['http']) {
  const { username, password } = emulator.credentials;
  const tenant = { url: `https://${here}:${front.port}/Cust12345` };
  return { tenant, auth: { kind: 'basic', username, password }, http } as const;
}

const untrusted: readonly (readonly [string, CertificateOptions, string, RegExp])[] = [
  ['is self-signed', { hosts: [here] }, 'DEPTH_ZERO_SELF_SIGNED_CERT', /self-signed.*http\.ca.*NODE_EXTRA_CA_CERTS/],
  [
    'is of an unknown authority',
    { hosts: [here], issuer: other },
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    /authority.*http\.ca.*NODE_EXTRA_CA_CERTS/,
  ],
  ['has expired', { hosts: [here], issuer: authority, from: -9, until: -1 }, 'CERT_HAS_EXPIRED', /expired/],
  ['is not valid yet', { hosts: [here], issuer: authority, from: 1, until: 9 }, 'CERT_NOT_YET_VALID', /clock/],
  [
    'is for another host',
    { hosts: ['elsewhere.example.test'], issuer: authority },
    'ERR_TLS_CERT_ALTNAME_INVALID',
    /another host/,
  ],
];

describe.each(transportNames)('on %s', (transport) => {
  it.each(untrusted)(
    'a certificate that %s fails at once, and on no other transport',
    async (_what, options, code, way) => {
      const front = await frontWith(certificateOf(here, options));
      const fallback = transport === 'rest' ? 'agents' : 'rest';
      await using so = await connect({
        ...configuration(front, { ca: authority.certificate }),
        transport,
        routes: [{ match: '*', transport, fallback }],
      });
      const error = await errorOf(so.contacts.get(2));
      expect(error).toBeInstanceOf(NetworkError);
      expect(error).toMatchObject({ outcome: 'not-sent', retryable: false, transport });
      expect(String(error)).toContain(`${here}:${front.port} cannot be trusted`);
      expect(String(error)).toContain(`(${code})`);
      expect(String(error)).toMatch(way);
      expect(front.connections).toBe(1);
      expect(front.requests).toEqual([]);
    },
  );

  it('an untrusted certificate keeps its own error, however often it is met', async () => {
    const front = await frontWith(certificateOf(here, { hosts: [here] }));
    const resilience = { breaker: { minimumRate: 0.1, window: 1_000 } };
    await using so = await connect({ ...configuration(front), transport, resilience });
    for (let call = 0; call < 10; call++) expect(String(await errorOf(so.contacts.get(2)))).toContain('http.ca');
    expect(front.connections).toBe(10);
  });

  it('an untrusted state service is not asked again', async () => {
    const front = await frontWith(certificateOf(here, { hosts: [here] }));
    const { ticket, appToken } = emulator.credentials;
    await using so = await connect({
      transport,
      tenant: { environment: 'sod', id: 'Cust12345', origin: `https://${here}:${front.port}` },
      auth: { kind: 'ticket', ticket, appToken },
    });
    const error = await errorOf(so.contacts.create({ Name: 'Ada' }));
    expect(error).toMatchObject({ name: 'NetworkError', outcome: 'not-sent', retryable: false });
    expect(String(error)).toContain('http.ca');
    expect(front.connections).toBe(1);
  });

  it.each([
    ['its text', () => authority.certificate],
    ['its text in one line', () => authority.certificate.replaceAll('\n', '\\n')],
    ['a file', () => fileOf('authority.pem', `# Example\n${other.certificate}${authority.certificate}`)],
  ])('a private authority is trusted by %s', async (_what, ca) => {
    const front = await frontWith(good);
    await using so = await connect({ ...configuration(front, { ca: ca() }), transport });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
  });

  it('a server that requires a certificate gets it', async () => {
    const client = certificateOf('Client', { issuer: other });
    const front = await frontWith(good, { ca: other.certificate, requestCert: true, rejectUnauthorized: true });
    const clientCertificate = { certificate: client.certificate, key: client.key };
    const trusting = configuration(front, { ca: authority.certificate, clientCertificate });
    await using so = await connect({ ...trusting, transport });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    const served = front.requests.length;
    const none = await connect({ ...configuration(front, { ca: authority.certificate }), transport });
    const error = await errorOf(none.contacts.create({ Name: 'Ada' }));
    await none.close();
    expect(error).toBeInstanceOf(NetworkError);
    // The server closes the connection without reading a request.
    expect(front.requests).toHaveLength(served);
  });
});

it.each([
  'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
  'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
  'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE',
])('a server that refuses the handshake with %s has read nothing', (code) => {
  const sent = connectionFailure({ code }, { host: 'crm.example.test', proxy: undefined, isSent: true });
  expect(sent).toMatchObject({ outcome: 'not-sent', retryable: false });
  expect(sent.message).toContain('set http.clientCertificate');
});

describe('a client certificate', () => {
  const pfx = 'test/network/client.pfx';

  it('may be a PFX file', async () => {
    const ca = readFileSync('test/network/client.pem', 'utf8');
    const front = await frontWith(good, { ca, requestCert: true, rejectUnauthorized: true });
    const clientCertificate = { pfx, passphrase: 'open-sesame' };
    const http = { ca: authority.certificate, clientCertificate };
    await using so = await connect({ ...configuration(front, http), transport: 'rest' });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
  });

  it('may have an encrypted key', async () => {
    const client = certificateOf('Client', { issuer: other });
    const format = { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open-sesame' } as const;
    const key = createPrivateKey(client.key).export(format).toString();
    const front = await frontWith(good, { ca: other.certificate, requestCert: true, rejectUnauthorized: true });
    const clientCertificate = { certificate: client.certificate, key, passphrase: 'open-sesame' };
    const http = { ca: authority.certificate, clientCertificate };
    await using so = await connect({ ...configuration(front, http), transport: 'rest' });
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    for (const passphrase of [undefined, 'wrong']) {
      const wrong = { ...http, clientCertificate: { ...clientCertificate, passphrase } };
      const error = await errorOf(connect({ ...configuration(front, wrong), transport: 'rest' }));
      expect(error).toMatchObject({ name: 'ConfigurationError', path: 'http.clientCertificate' });
      expect(String(error)).toContain('passphrase');
    }
  });

  it.each<[string, SuperOfficeConfiguration['http'], string, string]>([
    ['of a missing file', { ca: '/nowhere/ca.pem' }, 'http.ca', '/nowhere/ca.pem'],
    ['that is not PEM', { ca: 'package.json' }, 'http.ca', 'openssl x509'],
    ['that is broken', { ca: '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----' }, 'http.ca', 'no valid'],
    ['without its passphrase', { clientCertificate: { pfx } }, 'http.clientCertificate', 'passphrase'],
    [
      'with a key of another',
      { clientCertificate: { certificate: good.certificate, key: authority.key } },
      'http.clientCertificate',
      'does not belong',
    ],
  ])('%s is refused before anything is sent', async (_what, http, path, words) => {
    const error = await errorOf(connect({ transport: 'rest', tenant: 'emulator', http }));
    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ path });
    expect(String(error)).toContain(words);
  });
});
