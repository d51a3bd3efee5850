import type { AuthSettings, Settings } from '../config/schema.js';
import { type HttpEngine, NtlmEngine, UndiciEngine } from '../http/index.js';

/**
 * The HTTP engine of a connection. Connections of a Windows user belong to that user, so they are never shared; for all
 * others, `make` may return a shared engine.
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

/** Reads a user's name as Windows does: `DOMAIN\\name` names the domain, and `name@domain` needs none. */
function windowsName({ username, domain }: { readonly username: string; readonly domain?: string | undefined }) {
  if (domain !== undefined) return { username, domain };
  const [, named, short] = /^([^\\]+)\\(.+)$/.exec(username) ?? [];
  if (named !== undefined && short !== undefined) return { username: short, domain: named };
  return { username, domain: username.includes('@') ? '' : undefined };
}
