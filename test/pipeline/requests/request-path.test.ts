import { describe, expect, it } from '@jest/globals';
import type { Credentials, HttpCredentials } from '../../../src/auth/index.js';
import { NetworkError, Secrets, TenantUnavailableError } from '../../../src/errors/index.js';
import { requestPath } from '../../../src/pipeline/requests/request-path.js';
import { Resilience } from '../../../src/pipeline/resilience/index.js';
import type { Site, Sites } from '../../../src/tenant/site.js';
import type { RequestPath } from '../../../src/transports/transport-parts.js';
import { errorOf } from '../../support/transports.js';

const credentials: Credentials = {
  advice: '',
  httpHeaders: async () => ({ Authorization: 'none' }),
  soapCredentials: async () => ({ applicationToken: undefined, ticket: undefined }),
  refused: () => false,
};
const site = { soap: 'https://crm.example.com', rest: 'https://crm.example.com/api' } as Site;
const sites: Sites = { locate: async () => site, invalidate: () => undefined, forget: () => undefined };

/** A path whose circuit opens at the second failure. */
function sensitivePath(): RequestPath {
  const breaker = { threshold: 0.4, window: 10_000, minimumRate: 0.1, cooldown: 60_000 };
  const limits = { attempts: 1, initialDelay: 1, maximumDelay: 10, concurrency: 4, queue: 4, breaker };
  return requestPath({ credentials, resilience: new Resilience(limits), sites, secrets: new Secrets() });
}

const send = <Result>(path: RequestPath, retries: boolean, attempt: () => Promise<Result>): Promise<Result> => {
  const obtain = (): Promise<HttpCredentials> => credentials.httpHeaders();
  return path.send(
    { kind: 'read', signal: undefined, timeout: 1_000, observation: undefined, retries, obtain },
    attempt,
  );
};
const fails = () => Promise.reject(new NetworkError('the connection was reset'));
const answers = async () => 'an answer';

describe('the circuit breaker of a tenant', () => {
  it('opens for calls when calls fail', async () => {
    const path = sensitivePath();
    for (let count = 0; count < 5; count++) await errorOf(send(path, true, fails));
    await expect(send(path, true, answers)).rejects.toThrow(TenantUnavailableError);
  });

  it('does not open for calls when lookups of texts fail, which opens that of lookups only', async () => {
    const path = sensitivePath();
    for (let count = 0; count < 20; count++) await errorOf(send(path, false, fails));
    await expect(send(path, true, answers)).resolves.toBe('an answer');
    await expect(send(path, false, answers)).rejects.toThrow(TenantUnavailableError);
  });

  it('does not open for lookups when calls fail', async () => {
    const path = sensitivePath();
    for (let count = 0; count < 20; count++) await errorOf(send(path, true, fails));
    await expect(send(path, false, answers)).resolves.toBe('an answer');
  });
});
