import type { IncomingHttpHeaders } from 'node:http';
import type { HttpEngine } from '../http/index.js';
import { originOf } from '../tenant/addresses.js';
import type { GatewaySettings } from './settings.js';

/** What a login service answered. */
export interface LoginAnswer {
  readonly status: number;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

interface LoginRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly signal: AbortSignal;
}

/**
 * The services in which a partner's application signs in as a system user, with a token that it signs itself (vendor's
 * documentation, `en/api/authentication/online/auth-application/get-system-user-ticket`). Nothing else of the login is passed on.
 */
const services = /^\/login\/(?:api\/PartnerSystemUser\/Authenticate|services\/PartnerSystemUserService\.svc)$/i;
const descriptions = /^(?:wsdl|singleWsdl|xsd)(?:=[a-z]+\d*)?$/i;
/** A signed token and its surroundings take a few kilobytes. */
const maxBytes = 64 * 1024;
const timeout = 60_000;

/** In JSON and in XML; the gateway reads no more of the request. */
const tenantIn = /ContextIdentifier(?:"\s*:\s*"|(?:\s[^<>]{0,200})?>\s*)([A-Za-z]+\d+)/g;

/** Passes the login services of an Online environment on, for the tenants that the gateway serves. */
export class LoginServices {
  readonly #origin: string | undefined;
  readonly #tenants: ReadonlySet<string>;

  constructor({ configuration: { tenant }, tenants }: Pick<GatewaySettings, 'configuration' | 'tenants'>) {
    const isOnline = typeof tenant === 'object' && 'environment' in tenant;
    this.#origin = isOnline ? (tenant.origin ?? originOf(tenant.environment)) : undefined;
    this.#tenants = new Set(tenants.map((id) => id.toLowerCase()));
  }

  /** Whether a path is that of such a service. An Onsite installation has none. */
  has(path: string): boolean {
    return this.#origin !== undefined && services.test(path);
  }

  async answer({ method, path, query, headers, body, signal }: LoginRequest, engine: HttpEngine): Promise<LoginAnswer> {
    const isDescription = method === 'GET' && path.endsWith('.svc') && descriptions.test(query);
    if (!isDescription && method !== 'POST') return { status: 405, headers: { Allow: 'POST' } };
    if (body.length > maxBytes) return { status: 413 };
    if (!isDescription && !this.#isServed(body.toString('utf8'))) return { status: 403 };
    const answer = await engine.send({
      method: isDescription ? 'GET' : 'POST',
      url: `${this.#origin ?? ''}${path}${isDescription ? `?${query}` : ''}`,
      headers: passedOn(headers),
      ...(isDescription ? {} : { body }),
      ...{ timeout, signal },
    });
    const type = answer.headers['content-type'];
    return { status: answer.status, body: answer.body, headers: type === undefined ? {} : { 'Content-Type': type } };
  }

  #isServed(text: string): boolean {
    const named = [...text.matchAll(tenantIn)].map(([, id = '']) => id.toLowerCase());
    return named.length > 0 && named.every((id) => this.#tenants.has(id));
  }
}

function passedOn(headers: IncomingHttpHeaders): Record<string, string> {
  const passed: Record<string, string> = {};
  for (const name of ['content-type', 'soapaction', 'accept']) {
    const [value] = [headers[name]].flat();
    if (value !== undefined) passed[name] = value;
  }
  return passed;
}
