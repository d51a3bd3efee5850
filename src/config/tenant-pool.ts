import { z } from 'zod';
import { ConfigurationError, problemText } from '../errors/index.js';
import { problemsOf } from './problems.js';
import type { SuperOfficeConfiguration } from './configuration.js';
import { answerBytes } from './schema.js';

/** What `connect` takes, but for `http`, which is the pool's. */
export type TenantConfiguration = Omit<SuperOfficeConfiguration, 'http'>;

type Configure = (tenantId: string) => TenantConfiguration | Promise<TenantConfiguration>;

/** Timers take no more. */
const longestTimer = 2 ** 31 - 1;

/** What `createTenantPool` takes. */
export interface TenantPoolConfiguration {
  /** How a tenant is connected to, by the name that it is asked for with; called again after it has been closed. */
  configure: Configure;
  /** Milliseconds after which a tenant that nobody calls is closed. Default ten minutes. */
  idle?: number | undefined;
  /**
   * How many tenants are kept connected: beyond these, the ones that nobody calls are closed, the longest idle first.
   * Default 1,000.
   */
  maximum?: number | undefined;
  http?:
    | {
        /** The most bytes of an answer that are read. Default 20 MiB. */
        maximumAnswerBytes?: number | undefined;
        /**
         * Connections to one host at the most, for all tenants together. Without it as many as there are calls under way,
         * which each tenant's `resilience.concurrency` bounds: so a tenant that is slow takes none from another.
         */
        connections?: number | null | undefined;
      }
    | undefined;
}

const poolSchema = z.strictObject({
  configure: z.custom<Configure>((value) => typeof value === 'function', 'should be a function'),
  idle: z
    .int()
    .positive()
    .max(longestTimer)
    .default(10 * 60_000),
  maximum: z.int().positive().default(1_000),
  http: z
    .strictObject({
      maximumAnswerBytes: answerBytes,
      connections: z.int().positive().nullable().default(null),
    })
    .prefault({}),
}) satisfies z.ZodType<unknown, TenantPoolConfiguration>;

export type TenantPoolSettings = z.output<typeof poolSchema>;

/** @throws {ConfigurationError} that names each wrong setting */
export function parseTenantPool(configuration: unknown): TenantPoolSettings {
  const parsed = poolSchema.safeParse(configuration);
  if (parsed.success) return parsed.data;
  const problems = problemsOf(poolSchema, parsed.error.issues, configuration);
  throw new ConfigurationError(`the configuration of the pool is not right: ${problems.map(problemText).join('; ')}`, {
    path: problems[0]?.path,
    problems,
  });
}

/**
 * Checks what was said of a tenant against the pool that it is for.
 *
 * @throws {ConfigurationError} where it is another tenant's, or says what is the pool's to say
 */
export function checkTenantConfiguration(tenantId: string, configuration: TenantConfiguration): void {
  if ('http' in configuration && configuration.http !== undefined) {
    throw new ConfigurationError('http belongs to the pool, since tenants share connections: say it there', {
      path: 'http',
    });
  }
  const { tenant } = configuration;
  const id = typeof tenant === 'object' && 'id' in tenant ? tenant.id : undefined;
  if (id !== undefined && id.toLowerCase() !== tenantId.toLowerCase()) {
    throw new ConfigurationError(`configure was asked for the tenant ${tenantId}, and gave the one of ${id}`, {
      path: 'tenant.id',
    });
  }
}
