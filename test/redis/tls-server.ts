import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateOf } from '../support/certificates.js';
import { type RedisServer, startRedis } from './redis-server.js';

/** A Redis that speaks TLS alone, with a certificate of its own authority. */
export interface TlsRedis {
  readonly url: string;
  /** The file with the certificate of the authority. */
  readonly ca: string;
  readonly server: RedisServer;
  /** Removes the files; the server is stopped on its own. */
  readonly removeFiles: () => Promise<void>;
}

export async function startTlsRedis(start: typeof startRedis = startRedis): Promise<TlsRedis> {
  const folder = await mkdtemp(join(tmpdir(), 'superoffice-tls-'));
  const authority = certificateOf('authority', { isAuthority: true });
  const { certificate, key } = certificateOf('redis', { issuer: authority, hosts: ['127.0.0.1'] });
  const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem'), ca: join(folder, 'ca.pem') };
  await writeFile(files.cert, certificate);
  await writeFile(files.key, key);
  await writeFile(files.ca, authority.certificate);
  const server = await start((free) => [
    ...['--port', '0', '--tls-port', String(free), '--tls-auth-clients', 'no'],
    ...['--tls-cert-file', files.cert, '--tls-key-file', files.key, '--tls-ca-cert-file', files.ca],
  ]);
  return {
    url: `rediss://127.0.0.1:${server.port}`,
    ca: files.ca,
    server,
    removeFiles: () => rm(folder, { recursive: true, force: true }),
  };
}
