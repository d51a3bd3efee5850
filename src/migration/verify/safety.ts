import { ConfigurationError } from '../../errors/index.js';
import type { Scenario } from '../scenario/index.js';

/** The tenant that a run is about, as far as its safety goes. */
export interface TenantInRun {
  /** `sod/Cust12345`, or the address of a site. */
  readonly name: string;
  /** What has to be said to allow writing to it: `Cust12345`, or a site's host. */
  readonly id: string;
  /**
   * `own` ends with this process, so that whatever is written does no harm; `production` is where people work, or may be.
   */
  readonly kind: 'own' | 'development' | 'production';
}

export interface WritePermission {
  /** The id of the tenant that may be written to. */
  readonly allowWrites?: string | undefined;
  /**
   * Asks a person once more before production is written to.
   *
   * @returns what they typed, which should be the tenant's id
   */
  readonly confirm?: ((question: string) => Promise<string>) | undefined;
}

/** The operations of scenarios that write, each once. */
export function writesOf(scenarios: readonly Scenario[]): string[] {
  const steps = scenarios.flatMap((scenario) => [...scenario.steps, ...scenario.cleanUp]);
  return [...new Set(steps.flatMap(({ operation }) => (operation.kind === 'write' ? operation.name : [])))];
}

/**
 * Lets nothing be written to a tenant that was not named for it; on production, not without asking once more.
 *
 * @throws {ConfigurationError} before anything is sent
 */
export async function permitWrites(
  tenant: TenantInRun,
  writes: readonly string[],
  { allowWrites, confirm }: WritePermission,
): Promise<void> {
  if (writes.length === 0 || tenant.kind === 'own') return;
  const few = writes.length > 3 ? `${writes.slice(0, 3).join(', ')} and ${writes.length - 3} more` : writes.join(', ');
  if (allowWrites === undefined) {
    throw new ConfigurationError(
      `this writes to ${tenant.name} (${few}): where that may be, say --allow-writes ${tenant.id}`,
    );
  }
  if (!sameId(allowWrites, tenant.id)) {
    throw new ConfigurationError(
      `--allow-writes names ${allowWrites}, and the tenant is ${tenant.id}; nothing was sent`,
    );
  }
  if (tenant.kind !== 'production') return;
  const question = `${tenant.name} is a production tenant. This writes to it: ${few}. Type ${tenant.id} to go on: `;
  const typed = await confirm?.(question);
  if (typed === undefined) {
    throw new ConfigurationError(
      `${tenant.name} is a production tenant, and nobody is here to ask: say --yes ${tenant.id} as well`,
    );
  }
  if (!sameId(typed.trim(), tenant.id)) {
    throw new ConfigurationError(`${JSON.stringify(typed.trim())} is not ${tenant.id}; nothing was sent`);
  }
}

function sameId(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
