import { ConfigurationError } from '../../errors/index.js';
import { namesTenant } from '../../tenant/addresses.js';
import type { Scenario } from '../scenario/index.js';

/** The tenant of a run, as far as its safety is concerned. */
export interface TenantInRun {
  /** `sod/Cust12345`, or the address of a site. */
  readonly name: string;
  /** The id to give to allow writes: `Cust12345`, or the host of a site. */
  readonly id: string;
  /**
   * `own` ends with this process, so writes do no harm; `production` is where people work, or may work.
   */
  readonly kind: 'own' | 'development' | 'production';
}

export interface WritePermission {
  /** The tenant that may be written to: its id, such as `Cust12345`, or `sod/Cust12345`. */
  readonly allowWrites?: string | undefined;
  /**
   * Asks a person to confirm before anything is written to a production tenant.
   *
   * @returns what the person typed, which should be the tenant's id or full name
   */
  readonly confirm?: ((question: string) => Promise<string>) | undefined;
}

/** The operations of scenarios that write, without duplicates. */
export function writesOf(scenarios: readonly Scenario[]): string[] {
  const steps = scenarios.flatMap((scenario) => [...scenario.steps, ...scenario.cleanUp]);
  return [...new Set(steps.flatMap(({ operation }) => (operation.kind === 'write' ? operation.name : [])))];
}

/**
 * Refuses writes to a tenant that was not named for writing; a production tenant must be confirmed as well.
 *
 * @throws {ConfigurationError} before anything is sent
 */
export async function permitWrites(
  tenant: TenantInRun,
  writes: readonly string[],
  { allowWrites, confirm }: WritePermission,
): Promise<void> {
  if (writes.length === 0 || tenant.kind === 'own') return;
  const operations =
    writes.length > 3 ? `${writes.slice(0, 3).join(', ')} and ${writes.length - 3} more` : writes.join(', ');
  if (allowWrites === undefined) {
    throw new ConfigurationError(
      `this writes to ${tenant.name} (${operations}); to allow it, pass --allow-writes ${tenant.id}`,
    );
  }
  if (!namesTenant(allowWrites, tenant)) {
    // Two environments may have the same id.
    const shown = allowWrites.includes('/') ? tenant.name : tenant.id;
    throw new ConfigurationError(`--allow-writes names ${allowWrites}, but the tenant is ${shown}; nothing was sent`);
  }
  if (tenant.kind !== 'production') return;
  const question = `${tenant.name} is a production tenant. This writes to it: ${operations}. Type ${tenant.id} to continue: `;
  const typed = await confirm?.(question);
  if (typed === undefined) {
    throw new ConfigurationError(
      `${tenant.name} is a production tenant, and there is no terminal to ask for confirmation; pass --yes ${tenant.id} as well`,
    );
  }
  if (!namesTenant(typed, tenant)) {
    throw new ConfigurationError(`expected ${tenant.id}, got ${JSON.stringify(typed.trim())}; nothing was sent`);
  }
}
