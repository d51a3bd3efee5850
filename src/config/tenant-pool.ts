import * as z from 'zod';
import { ConfigurationError, problemText } from '../errors/index.js';
import { problemsOf } from './problems.js';
import type { HttpConfiguration, RedisConfiguration, SuperOfficeConfiguration } from './configuration.js';
import { answerBytes, networkSettings } from './http.js';
import { milliseconds } from './durations.js';
import { redisSchema } from './redis.js';

/** What `connect` takes, without `http` and `redis`, which belong to the pool. */
export type TenantConfiguration = Omit<SuperOfficeConfiguration, 'http' | 'redis'>;

type Configure = (tenantId: string) => TenantConfiguration | Promise<TenantConfiguration>;

/** What `createTenantPool` takes. */
export interface TenantPoolConfiguration {
  /** Returns the configuration of a tenant by its id. Called again after the tenant has been closed. */
  configure: Configure;
  /** Milliseconds without a call after which a tenant is closed. Default: ten minutes. */
  idle?: number | undefined;
  /**
   * Maximum number of connected tenants: beyond it, idle ones are closed, the longest idle first. Default: 1,000.
   */
  maximum?: number | undefined;
  /** The HTTP settings of all tenants. */
  http?: TenantPoolHttp | undefined;
  /** The Redis in which processes share state of their tenants. Default: each process has its own. */
  redis?: RedisConfiguration | undefined;
}

/** As in the configuration of a connection; `requestsPerSecond` applies to each tenant. */
export interface TenantPoolHttp extends Omit<HttpConfiguration, 'connections'> {
  /**
   * Maximum number of connections to one host, for all tenants together. Default: as many as there are calls in flight,
   * which each tenant's `resilience.concurrency` limits, so that a slow tenant takes none from another.
   */
  connections?: number | null | undefined;
}

const poolSchema = z.strictObject({
  configure: z.custom<Configure>((value) => typeof value === 'function', 'must be a function'),
  idle: milliseconds.positive().default(10 * 60_000),
  maximum: z.int().positive().default(1_000),
  http: z
    .strictObject({
      maximumAnswerBytes: answerBytes,
      connections: z.int().positive().nullable().default(null),
      ...networkSettings,
    })
    .prefault({}),
  redis: redisSchema.optional(),
}) satisfies z.ZodType<unknown, TenantPoolConfiguration>;

export type TenantPoolSettings = z.output<typeof poolSchema>;

/** @throws {ConfigurationError} that names each invalid setting */
export function parseTenantPool(configuration: unknown): TenantPoolSettings {
  const parsed = poolSchema.safeParse(configuration);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(poolSchema, parsed.error.issues, configuration);
  throw new ConfigurationError(`Invalid configuration of the tenant pool: ${problems.map(problemText).join('; ')}`, {
    path: problems[0]?.path,
    problems,
  });
}

/**
 * Checks the configuration of a tenant against the pool that it is for.
 *
 * @throws {ConfigurationError} if it belongs to another tenant, or has settings that belong to the pool
 */
export function checkTenantConfiguration(tenantId: string, configuration: TenantConfiguration): void {
  for (const path of ['http', 'redis'] as const) {
    if (!(path in configuration) || Reflect.get(configuration, path) === undefined) continue;
    throw new ConfigurationError(`${path} belongs to the pool, because tenants share connections: set it there`, {
      path,
    });
  }
  const { tenant } = configuration;
  const id = typeof tenant === 'object' && 'id' in tenant ? tenant.id : undefined;
  if (id !== undefined && id.toLowerCase() !== tenantId.toLowerCase()) {
    throw new ConfigurationError(
      `configure was called for the tenant ${tenantId}, but returned the configuration of ${id}`,
      {
        path: 'tenant.id',
      },
    );
  }
}
