import type { AuthSettings, Settings } from '../config/schema.js';
import { type HttpEngine, NtlmEngine, UndiciEngine } from '../http/index.js';

/**
 * What moves the bytes of a connection. Connections that belong to a Windows user are nobody else's, so they are not
 * shared; for everybody else, `make` may give what others use too.
 */
export function engineFor(
  auth: AuthSettings | undefined,
  http: Settings['http'],
  make: (http: Settings['http']) => HttpEngine,
): HttpEngine {
  if (auth?.kind !== 'ntlm') return make(http);
  const connect = (disconnected: () => void) => new UndiciEngine({ ...http, connections: 1, disconnected });
  return new NtlmEngine(connect, { ...auth, ...windowsName(auth) }, http.connections);
}

/** `DOMAIN\\name` names the domain, and `name@domain` needs none beside it: as Windows itself reads a user's name. */
function windowsName({ username, domain }: { readonly username: string; readonly domain?: string | undefined }) {
  if (domain !== undefined) return { username, domain };
  const [, named, short] = /^([^\\]+)\\(.+)$/.exec(username) ?? [];
  if (named !== undefined && short !== undefined) return { username: short, domain: named };
  return { username, domain: username.includes('@') ? '' : undefined };
}
