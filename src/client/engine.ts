import type { AuthSettings, Settings } from '../config/schema.js';
import type { Secrets } from '../errors/index.js';
import { type HttpEngine, Network, NtlmEngine, UndiciEngine } from '../http/index.js';

/**
 * The HTTP engine of a connection. Connections of a Windows user belong to that user, so they are never shared.
 */
export function engineFor(
  auth: AuthSettings | undefined,
  { maximumAnswerBytes, ...http }: Pick<Settings['http'], 'maximumAnswerBytes' | 'connections'>,
  network: Network,
): HttpEngine {
  if (auth?.kind !== 'ntlm') return new UndiciEngine({ maximumAnswerBytes, connections: http.connections, network });
  const connect = (disconnected: () => void) =>
    new UndiciEngine({ maximumAnswerBytes, connections: 1, disconnected, network });
  return new NtlmEngine(connect, { ...auth, ...windowsName(auth) }, http.connections);
}

export type NetworkSettings = Omit<Settings['http'], 'maximumAnswerBytes' | 'connections'>;

/**
 * The network of a connection.
 *
 * @throws {ConfigurationError} if a certificate or a key cannot be used
 */
export function networkOf(
  { proxy, ca, clientCertificate, headers }: NetworkSettings,
  tenant: Settings['tenant'],
): Network {
  // The embedded emulator is in this process.
  return new Network({ proxy: tenant === 'emulator' ? false : proxy, ca, clientCertificate, headers });
}

/** Registers what must not appear in an error. */
export function addNetworkSecrets({ proxy, clientCertificate, headers = {} }: NetworkSettings, secrets: Secrets): void {
  secrets.add(clientCertificate?.passphrase, ...Object.values(headers));
  if (typeof proxy === 'string') secrets.add(new URL(proxy).password);
}

/** Reads a user's name as Windows does: `DOMAIN\\name` names the domain, and `name@domain` needs none. */
function windowsName({ username, domain }: { readonly username: string; readonly domain?: string | undefined }) {
  if (domain !== undefined) return { username, domain };
  const [, named, short] = /^([^\\]+)\\(.+)$/.exec(username) ?? [];
  if (named !== undefined && short !== undefined) return { username: short, domain: named };
  return { username, domain: username.includes('@') ? '' : undefined };
}
