import { authProblem } from '../config/auth.js';
import { policySchema } from '../config/routes.js';
import type { SuperOfficeConfiguration } from '../config/configuration.js';
import { type AuthSettings, parseConfiguration, type Settings } from '../config/schema.js';
import { Contract, soapProblem } from '../contract/index.js';
import { problemText, type TransportName, transportNames } from '../errors/index.js';
import {
  ActivePolicy,
  checkPolicy,
  explainRepositories,
  Operations,
  type PolicyParts,
  type RouteExplanation,
} from '../pipeline/routing/index.js';
import { type EntryContents, missingTransport } from './entry.js';

/** What routing knows about a connection before anything is bound. */
export type CheckedRouting = Pick<PolicyParts, 'operations' | 'unusable'>;

/** @throws {ConfigurationError} if a route is invalid */
export function checkedRouting(
  { tenant, transport, routes = [] }: Settings,
  auth: AuthSettings | undefined,
  contract: Contract,
  entry: EntryContents,
): CheckedRouting {
  const operations = new Operations(contract);
  const unusable = unusableTransports(tenant, auth, contract, entry);
  checkPolicy({ transport, routes }, operations, unusable);
  return { operations, unusable };
}

/**
 * Checks the routes of a configuration whose other settings may be invalid. Routes with an invalid shape are left to the
 * schema.
 *
 * @throws {ConfigurationError} if a route is invalid
 */
export function checkRoutesAlone(configuration: unknown): void {
  const { transport, routes } = Object(configuration) as Readonly<Record<string, unknown>>;
  const chosen = transportNames.find((name) => name === transport) ?? 'rest';
  const { data } = policySchema.safeParse({ transport: chosen, routes });
  if (data !== undefined) checkPolicy(data, new Operations(Contract.bundled()), () => undefined);
}

/** Explains where the calls of every repository's operation go under a configuration. */
export function explanationsOf(configuration: SuperOfficeConfiguration): readonly RouteExplanation[] {
  const { settings } = parseConfiguration(configuration);
  const contract = settings.contract === undefined ? Contract.bundled() : Contract.from(settings.contract.source);
  const { transport, routes = [] } = settings;
  const operations = new Operations(contract);
  const policy = new ActivePolicy({ transport, routes }, { operations, unusable: () => undefined, now: Date.now });
  return explainRepositories(policy, operations.ofRepositories.keys());
}

/** Determined once, so that credentials need not be kept for it. */
function unusableTransports(
  tenant: Settings['tenant'],
  auth: AuthSettings | undefined,
  contract: Contract,
  entry: EntryContents,
): PolicyParts['unusable'] {
  const reasons = new Map<TransportName, string | undefined>(
    transportNames.map((name) => {
      const missing = missingTransport(entry, name);
      if (missing !== undefined) return [name, missing];
      const problem = auth === undefined ? undefined : authProblem(auth, tenant, name);
      if (problem !== undefined) return [name, problemText(problem)];
      return [name, name === 'soap' ? soapProblem(contract) : undefined];
    }),
  );
  return (transport) => reasons.get(transport);
}
