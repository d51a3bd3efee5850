import * as z from 'zod';
import {
  ConfigurationError,
  NetworkError,
  ProtocolError,
  SuperOfficeError,
  TenantUnavailableError,
} from '../errors/index.js';
import { type HttpAnswer, type HttpEngine, jsonText } from '../http/index.js';
import { parseJson } from '../parsing/index.js';
import type { OnlineTenant, Site } from './site.js';
import { trustedSite } from './trusted-site.js';

export interface TenantDirectoryParts {
  readonly engine: HttpEngine;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Timeout of a request in milliseconds. */
  readonly timeout: number;
}

/** The state of a tenant, from the state service. */
export interface TenantState {
  /** In the vendor's words, such as `Running` or `OfflineMaintenance`. */
  readonly state: string;
  /** Whether its APIs are available. */
  readonly running: boolean;
  /** Whether it is gone for good, so that its data here can be deleted. */
  readonly permanent: boolean;
}

interface Entry {
  readonly site: Site;
  readonly until: number;
}

/** Limits for the lifetime of an answer, because a clock may be wrong. */
const minLifetime = 30_000;
const maxLifetime = 24 * 60 * 60_000;

/** How long an old answer is used if the service does not answer. */
const grace = 60_000;

/** The states in which the vendor's APIs are available. */
const running: ReadonlySet<string> = new Set(['Running', 'OnlineMaintenance']);
const gone: ReadonlySet<string> = new Set(['Deleted', 'Deleting', 'DeleteFailed']);

/** States are sent by name; the vendor's documentation also numbers them. */
const numbered: Readonly<Record<number, string>> = {
  0: 'Unknown',
  1: 'Provisioning',
  2: 'Running',
  3: 'Deleted',
  4: 'Suspended',
  5: 'OnlineMaintenance',
  6: 'OfflineMaintenance',
  8: 'ProvisioningFailed',
  10: 'Deleting',
  11: 'DeleteFailed',
  12: 'MigrationPending',
};

const stateSchema = z.object({
  ContextIdentifier: z.string().nullish(),
  Endpoint: z.url({ protocol: /^https?$/ }).nullish(),
  Api: z.url({ protocol: /^https?$/ }).nullish(),
  State: z.union([z.string(), z.int().transform((number) => numbered[number] ?? String(number))]),
  IsRunning: z.boolean().nullish(),
  ValidUntil: z.string().nullish(),
});

/**
 * The current addresses of Online tenants, from the vendor's state service. An answer is cached for as long as it says, and
 * calls that arrive during a request share its answer.
 */
export class TenantDirectory {
  readonly #parts: TenantDirectoryParts;
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Site>>();

  constructor(parts: TenantDirectoryParts) {
    this.#parts = parts;
  }

  /**
   * @throws {TenantUnavailableError} if the tenant is not running: `state` says why, `permanent` whether it is gone
   * @throws {ConfigurationError} for an unknown tenant
   */
  async locate(tenant: OnlineTenant): Promise<Site> {
    const key = keyOf(tenant);
    const known = this.#entries.get(key);
    if (known !== undefined && this.#parts.clock() < known.until) return known.site;
    const asking = this.#asking.get(key) ?? this.#ask(tenant, known);
    this.#asking.set(key, asking);
    try {
      return await asking;
    } finally {
      if (this.#asking.get(key) === asking) this.#asking.delete(key);
    }
  }

  /**
   * Called if a call to this site failed in a way that suggests a move. The cached answer expires, unless it has been renewed
   * already. It is still used if the service does not answer, because a connection may break without a move.
   */
  invalidate(tenant: OnlineTenant, site: Site): void {
    const key = keyOf(tenant);
    if (this.#entries.get(key)?.site === site) this.#entries.set(key, { site, until: 0 });
  }

  forget(tenant: OnlineTenant): void {
    this.#entries.delete(keyOf(tenant));
  }

  /**
   * The current state of a tenant, never from the cache.
   *
   * @throws {TenantUnavailableError} if the service does not answer, with the outcome `not-sent`
   * @throws {ConfigurationError} for an unknown tenant
   */
  async state(tenant: OnlineTenant): Promise<TenantState> {
    try {
      return stateOf(this.#parsed(tenant, await this.#answer(tenant)));
    } catch (error) {
      throw isUnanswered(error) ? asUnsent(error, tenant) : error;
    }
  }

  async #answer({ origin, id }: OnlineTenant): Promise<HttpAnswer> {
    const { engine, timeout } = this.#parts;
    const url = `${origin}/api/state/${id}`;
    return engine.send({ method: 'GET', url, headers: { Accept: 'application/json' }, timeout });
  }

  async #ask(tenant: OnlineTenant, known: Entry | undefined): Promise<Site> {
    try {
      const entry = this.#read(tenant, await this.#answer(tenant));
      this.#entries.set(keyOf(tenant), entry);
      return entry.site;
    } catch (error) {
      const unanswered = isUnanswered(error);
      if (known === undefined || !unanswered) throw unanswered ? asUnsent(error, tenant) : error;
      // The tenant has probably not moved.
      this.#entries.set(keyOf(tenant), { site: known.site, until: this.#parts.clock() + grace });
      return known.site;
    }
  }

  #parsed({ id, origin }: OnlineTenant, answer: HttpAnswer): z.output<typeof stateSchema> {
    const { status } = answer;
    if (status === 404) {
      throw new ConfigurationError(`tenant ${id} does not exist at ${origin}: check tenant.id and tenant.environment`, {
        path: 'tenant.id',
      });
    }
    const parsed = stateSchema.safeParse(jsonOf(answer));
    if (status !== 200 || !parsed.success) {
      throw new ProtocolError(`the state service of ${origin} does not give the address of ${id} (status ${status})`, {
        status,
      });
    }
    const { ContextIdentifier } = parsed.data;
    if ((ContextIdentifier ?? id).toLowerCase() !== id.toLowerCase()) {
      throw new ProtocolError(`the state service of ${origin} answered for another tenant than ${id}`, { status });
    }
    return parsed.data;
  }

  #read(tenant: OnlineTenant, answer: HttpAnswer): Entry {
    const { id, origin } = tenant;
    const parsed = this.#parsed(tenant, answer);
    const state = stateOf(parsed);
    if (!state.running) throw unavailable(id, state);
    const { Endpoint, Api, ValidUntil } = parsed;
    const endpoint = trustedSite(Endpoint ?? `${origin}/${id}`, tenant);
    const rest = trustedSite(Api?.replace(/\/api\/?$/i, '') ?? endpoint, tenant);
    const now = this.#parts.clock();
    const until = Date.parse(ValidUntil ?? '');
    const lifetime = Number.isNaN(until) ? minLifetime : Math.min(maxLifetime, Math.max(minLifetime, until - now));
    return { site: { soap: endpoint, rest, online: true }, until: now + lifetime };
  }
}

function stateOf({ State, IsRunning }: z.output<typeof stateSchema>): TenantState {
  return { state: State, running: IsRunning === true || running.has(State), permanent: gone.has(State) };
}

function unavailable(id: string, { state, permanent }: TenantState): TenantUnavailableError {
  const what = permanent ? 'is gone for good' : 'is not running';
  return new TenantUnavailableError(`tenant ${id} ${what}: its state is ${state}`, {
    state,
    permanent,
    retryable: !permanent,
    outcome: 'not-sent',
  });
}

/** The call that needed the address was never sent. */
function asUnsent(error: unknown, { id, origin }: OnlineTenant): TenantUnavailableError {
  const reason = error instanceof SuperOfficeError ? error.message : String(error);
  return new TenantUnavailableError(`cannot get the address of ${id} from ${origin}: ${reason}`, {
    outcome: 'not-sent',
    cause: error,
  });
}

function isUnanswered(error: unknown): boolean {
  // An untrusted certificate is not a failure that passes.
  if (error instanceof NetworkError) return error.retryable;
  return error instanceof ProtocolError || isTimeout(error);
}

function isTimeout(error: unknown): boolean {
  return error instanceof SuperOfficeError && error.name === 'TimeoutError';
}

function jsonOf({ body, headers }: HttpAnswer): unknown {
  try {
    return parseJson(jsonText(body, headers['content-type']));
  } catch {
    return undefined;
  }
}

function keyOf({ origin, id }: OnlineTenant): string {
  return `${origin} ${id.toLowerCase()}`;
}
