import { z } from 'zod';
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
  /** Milliseconds for a question. */
  readonly timeout: number;
}

/** What the state service says of a tenant. */
export interface TenantState {
  /** In the vendor's words, such as `Running` or `OfflineMaintenance`. */
  readonly state: string;
  /** Whether its APIs answer. */
  readonly running: boolean;
  /** Whether it is gone for good: what is kept of it can be thrown away. */
  readonly permanent: boolean;
}

interface Entry {
  readonly site: Site;
  readonly until: number;
}

/** However short-lived an answer says it is, or long: a clock may be wrong. */
const minLifetime = 30_000;
const maxLifetime = 24 * 60 * 60_000;

/** How long an old answer holds where the service itself does not answer. */
const grace = 60_000;

/** The states in which the vendor's API answers. */
const running: ReadonlySet<string> = new Set(['Running', 'OnlineMaintenance']);
const gone: ReadonlySet<string> = new Set(['Deleted', 'Deleting', 'DeleteFailed']);

/** States come by name; the vendor's page numbers them too. */
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
 * Where tenants on line live now, as the vendor's state service tells. An answer is remembered for as long as it says;
 * calls that come while it is asked for wait for the same one.
 */
export class TenantDirectory {
  readonly #parts: TenantDirectoryParts;
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Site>>();

  constructor(parts: TenantDirectoryParts) {
    this.#parts = parts;
  }

  /**
   * @throws {TenantUnavailableError} where the tenant is not running: `state` says why, `permanent` whether it is gone
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
   * A call to this site went astray. What is remembered holds no longer, unless it has been renewed since; it serves where
   * the service does not answer, since a connection may break without a move.
   */
  invalidate(tenant: OnlineTenant, site: Site): void {
    const key = keyOf(tenant);
    if (this.#entries.get(key)?.site === site) this.#entries.set(key, { site, until: 0 });
  }

  forget(tenant: OnlineTenant): void {
    this.#entries.delete(keyOf(tenant));
  }

  /**
   * The state of a tenant as the service says it now; nothing that is remembered is used.
   *
   * @throws {TenantUnavailableError} where the service does not say, with the outcome `not-sent`
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
      // The tenant most likely is where it was.
      this.#entries.set(keyOf(tenant), { site: known.site, until: this.#parts.clock() + grace });
      return known.site;
    }
  }

  #parsed({ id, origin }: OnlineTenant, answer: HttpAnswer): z.output<typeof stateSchema> {
    const { status } = answer;
    if (status === 404) {
      throw new ConfigurationError(`there is no tenant ${id} at ${origin}: check tenant.id and tenant.environment`, {
        path: 'tenant.id',
      });
    }
    const parsed = stateSchema.safeParse(jsonOf(answer));
    if (status !== 200 || !parsed.success) {
      throw new ProtocolError(`the state service of ${origin} does not say where ${id} is (status ${status})`, {
        status,
      });
    }
    const { ContextIdentifier } = parsed.data;
    if ((ContextIdentifier ?? id).toLowerCase() !== id.toLowerCase()) {
      throw new ProtocolError(`the state service of ${origin} answers for another tenant than ${id}`, { status });
    }
    return parsed.data;
  }

  #read(tenant: OnlineTenant, answer: HttpAnswer): Entry {
    const { id, origin } = tenant;
    const said = this.#parsed(tenant, answer);
    const state = stateOf(said);
    if (!state.running) throw unavailable(id, state);
    const { Endpoint, Api, ValidUntil } = said;
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
  const what = permanent ? 'is gone for good' : 'is not running now';
  return new TenantUnavailableError(`the tenant ${id} ${what}: its state is ${state}`, {
    state,
    permanent,
    retryable: !permanent,
    outcome: 'not-sent',
  });
}

/** The call that needed the answer was never made. */
function asUnsent(error: unknown, { id, origin }: OnlineTenant): TenantUnavailableError {
  const words = error instanceof SuperOfficeError ? error.message : String(error);
  return new TenantUnavailableError(`cannot find out where ${id} is: ${words} (asked ${origin})`, {
    outcome: 'not-sent',
    cause: error,
  });
}

function isUnanswered(error: unknown): boolean {
  return error instanceof NetworkError || error instanceof ProtocolError || isTimeout(error);
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
