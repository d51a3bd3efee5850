import { z } from 'zod';
import type { SuperOfficeConfiguration } from '../config/index.js';
import { ConfigurationError, type ConfigurationProblem, problemText } from '../errors/index.js';

/** What `connect` takes, without `auth`: the credentials are those of the callers. */
export type GatewayConnection = Omit<SuperOfficeConfiguration, 'auth' | 'tenant'> & {
  /** The Online environment, whose tenants `tenants` lists, or one Online tenant, or the Onsite installation. */
  readonly tenant:
    | Exclude<SuperOfficeConfiguration['tenant'], 'emulator'>
    | { readonly environment: string; readonly origin?: string };
};

/** How the gateway serves its callers. */
export interface GatewayOptions {
  /** The context identifiers of the Online tenants that callers may address. Default: the one in `tenant`. */
  readonly tenants?: readonly string[];
  /**
   * Keys of 32 random bytes in base64, which all instances of a gateway share. The gateway issues tickets with the first, for
   * callers that sign in without SOAP behind it, and accepts those of all. Default: none, and such callers are refused.
   */
  readonly keys?: readonly string[];
  /** Hours that a ticket lives if its caller signed in with a user name and password. Default: 6. */
  readonly passwordTicketHours?: number;
  /** Maximum size of a request in bytes. Default: 64 MB, the maximum of a document in NetServer's own configuration. */
  readonly maximumRequestBytes?: number;
  /**
   * The answer for an entity that does not exist, which the Agents API reports as null: an exception, as NetServer has it, or
   * a nil response. Default: `exception`.
   */
  readonly absentEntity?: 'exception' | 'nil';
  /** Called once for each call, when it has been answered. */
  readonly onCall?: (call: GatewayCall) => void;
}

/** A call that the gateway has answered. It contains no secret and no data. */
export interface GatewayCall {
  readonly tenant: string;
  readonly services: string;
  readonly agent: string;
  readonly operation: string;
  /** `exception` if the server reported one, `fault` if the call did not get that far. */
  readonly result: 'succeeded' | 'exception' | 'fault';
  readonly milliseconds: number;
  /** The message of the exception or the fault. */
  readonly message?: string;
  /** The address that the call came from. */
  readonly client: string | undefined;
}

const tenantId = z.string().regex(/^[A-Za-z]+\d+$/, 'must be a context identifier such as Cust12345');

const optionsSchema = z.strictObject({
  absentEntity: z.enum(['exception', 'nil']).default('exception'),
  tenants: z.array(tenantId).nonempty('must name at least one tenant').optional(),
  keys: z.array(z.string()).default([]),
  passwordTicketHours: z.number().positive().max(24).default(6),
  maximumRequestBytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  onCall: z
    .custom<(call: GatewayCall) => void>((value) => typeof value === 'function', 'must be a function')
    .optional(),
});

export interface GatewaySettings extends Omit<z.output<typeof optionsSchema>, 'tenants'> {
  readonly connection: GatewayConnection;
  /** Empty for an Onsite installation. */
  readonly tenants: readonly string[];
}

/** @throws {ConfigurationError} that names each invalid setting */
export function parseGateway(connection: unknown, options: unknown): GatewaySettings {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  }
  const { tenants, ...rest } = parsed.data;
  const given = connection as GatewayConnection & { readonly auth?: unknown };
  if (typeof given !== 'object' || typeof given.tenant !== 'object') {
    const message = 'must be an Online environment, an Online tenant, or an Onsite installation by its url';
    throw invalid([{ path: 'tenant', message }]);
  }
  if (given.auth !== undefined) {
    throw invalid([{ path: 'auth', message: 'must not be set: the gateway sends the credentials of its callers' }]);
  }
  return { ...rest, connection: given, tenants: tenantsOf(given.tenant, tenants) };
}

function tenantsOf(tenant: GatewayConnection['tenant'], tenants: readonly string[] | undefined): readonly string[] {
  if ('url' in tenant) {
    if (tenants === undefined) return [];
    throw invalid([{ path: 'tenants', message: 'must not be set for an Onsite installation' }]);
  }
  if (tenants !== undefined) return tenants;
  if ('id' in tenant) return [tenant.id];
  const message = 'is missing: list the context identifiers that callers may address, such as ["Cust12345"]';
  throw invalid([{ path: 'tenants', message }]);
}

function invalid(problems: readonly ConfigurationProblem[]): ConfigurationError {
  const text = problems.map(problemText).join('; ');
  return new ConfigurationError(`Invalid configuration of the gateway: ${text}`, { problems });
}
