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
  const { username, password, domain, workstation } = auth;
  const connect = () => new UndiciEngine({ ...http, connections: 1 });
  return new NtlmEngine(connect, { username, password, domain, workstation }, http.connections);
}
