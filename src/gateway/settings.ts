import * as z from 'zod';
import {
  type ConfigurationSources,
  type LoadedConfiguration,
  loadConfiguration,
  type PartialConfiguration,
  type SuperOfficeConfiguration,
} from '../config/index.js';
import { ConfigurationError, type ConfigurationProblem, problemText } from '../errors/index.js';

/** What `connect` takes, without `auth`: the credentials are those of the callers. */
export type GatewayConnection = Omit<PartialConfiguration, 'auth'>;

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
  /** Maximum size in bytes of all requests together that are being read or answered; others get 503. Default: 512 MB. */
  readonly maximumBytesTogether?: number;
  /**
   * The answer for an entity that does not exist, which the Agents API reports as null: an exception, as NetServer has it, or
   * a nil response. Default: `exception`.
   */
  readonly absentEntity?: 'exception' | 'nil';
  /**
   * The answer to a sign-in with a wrong password: an exception, or a call that succeeds with `AuthenticationSucceeded` false.
   * The vendor's documents do not say which NetServer has. Default: `exception`.
   */
  readonly refusedSignIn?: 'exception' | 'not-succeeded';
  /**
   * Counts operations, clients and the fields that they use, for `statusHandler` and `status`. It takes time with each call.
   * Applications are known by digests of their tokens, made with a key; default: one that this process makes up. Default: false.
   */
  readonly usage?: boolean | { readonly digestKey: string };
  /** Called once for each call, when it has been answered. If it throws, the call is not affected. */
  readonly onCall?: (call: GatewayCall) => void;
}

/** A call that the gateway has answered. It contains no secret and no data. */
export interface GatewayCall {
  readonly tenant: string;
  readonly services: string;
  readonly agent: string;
  readonly operation: string;
  /**
   * `exception` if the server reported one, `fault` if the call did not get that far, and from a recorder `unreadable` for a
   * message that is not one of the operation. `refused` if it was answered with a status alone, such as 404, 413 or 503.
   * `operation` is empty for a refused request and for one that failed before its operation was known; `agent` is empty too if
   * the address is not that of a service.
   */
  readonly result: 'succeeded' | 'exception' | 'fault' | 'unreadable' | 'refused';
  readonly milliseconds: number;
  /** The status of the answer, if the call was refused. */
  readonly status?: number;
  /** The message of the exception or the fault, or why the call was refused. */
  readonly message?: string;
  /** The address that the call came from. */
  readonly client: string | undefined;
}

const tenantId = z.string().regex(/^[A-Za-z]+\d+$/, 'must be a context identifier such as Cust12345');

const optionsSchema = z.strictObject({
  absentEntity: z.enum(['exception', 'nil']).default('exception'),
  refusedSignIn: z.enum(['exception', 'not-succeeded']).default('exception'),
  tenants: z.array(tenantId).nonempty('must name at least one tenant').optional(),
  keys: z.array(z.string()).default([]),
  passwordTicketHours: z.number().positive().max(24).default(6),
  maximumBytesTogether: z
    .int()
    .positive()
    .default(512 * 1024 * 1024),
  maximumRequestBytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
  usage: z
    .union([z.boolean(), z.strictObject({ digestKey: z.string().min(16, 'must have at least 16 characters') })])
    .default(false),
  onCall: z
    .custom<(call: GatewayCall) => void>((value) => typeof value === 'function', 'must be a function')
    .optional(),
});

export interface GatewaySettings extends Omit<z.output<typeof optionsSchema>, 'tenants'> {
  /** As it was read when the gateway was created, with the first of the tenants. */
  readonly loaded: LoadedConfiguration;
  readonly configuration: SuperOfficeConfiguration;
  readonly connection: GatewayConnection;
  readonly sources: ConfigurationSources | undefined;
  /** Empty for an Onsite installation. */
  readonly tenants: readonly string[];
  /** The path of an Onsite installation, such as `/SuperOffice`; undefined Online. */
  readonly sitePath: string | undefined;
}

/** Each call brings its own; the token only says that SOAP will have one. */
const ofEachCaller = { kind: 'anonymous', appToken: 'of-each-caller' } as const;

/** @throws {ConfigurationError} that names each invalid setting */
export async function gatewaySettings(
  connection: GatewayConnection,
  options: GatewayOptions,
  sources: ConfigurationSources | undefined,
): Promise<GatewaySettings> {
  const parsed = optionsSchema.safeParse(options);
  if (!parsed.success) {
    throw invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  }
  if ('auth' in connection) {
    throw invalid([{ path: 'auth', message: 'must not be set: the gateway sends the credentials of its callers' }]);
  }
  const { tenants, ...rest } = parsed.data;
  const loaded = await loadedFor(connection, tenants?.[0], sources);
  const { configuration } = loaded;
  const { tenant } = configuration;
  return {
    ...rest,
    ...{ loaded, configuration, connection, sources, tenants: tenantsOf(tenant, tenants) },
    sitePath: typeof tenant === 'object' && 'url' in tenant ? pathOf(tenant.soapUrl ?? tenant.url) : undefined,
  };
}

/** @param tenant completes an Online environment, which is not a whole tenant by itself */
async function loadedFor(
  connection: GatewayConnection,
  tenant: string | undefined,
  sources: ConfigurationSources | undefined,
): Promise<LoadedConfiguration> {
  const load = (given: GatewayConnection) => loadConfiguration({ ...given, auth: ofEachCaller }, sources);
  if (tenant === undefined) return load(connection);
  try {
    return await load({ ...connection, tenant: { ...objectOf(connection.tenant), id: tenant } });
  } catch (error) {
    // The problem may be that the configuration has an Onsite installation, which has no list of tenants.
    const whole = await load(connection).catch(() => undefined);
    if (whole !== undefined) tenantsOf(whole.configuration.tenant, [tenant]);
    throw error;
  }
}

/** What opens the connection of a tenant. The file is not read again: it may have other settings by now, or be half-written. */
export function configurationOf({ configuration }: GatewaySettings, id: string): SuperOfficeConfiguration {
  const { tenant } = configuration;
  return typeof tenant === 'object' && 'id' in tenant ? { ...configuration, tenant: { ...tenant, id } } : configuration;
}

/** What overrides the file for a tenant when it has changed. */
export function overridesOf({ connection, configuration }: GatewaySettings, id: string): PartialConfiguration {
  const tenant = id === '' ? connection.tenant : { ...objectOf(configuration.tenant), id };
  return { ...connection, ...(tenant === undefined ? {} : { tenant }), auth: ofEachCaller };
}

function objectOf<Tenant>(tenant: Tenant): Exclude<Tenant, string> | object {
  return typeof tenant === 'object' && tenant !== null ? tenant : {};
}

function pathOf(url: string): string {
  return new URL(url).pathname.replace(/\/+$/, '');
}

function tenantsOf(
  tenant: SuperOfficeConfiguration['tenant'],
  tenants: readonly string[] | undefined,
): readonly string[] {
  if (tenant === 'emulator') {
    const message = 'is emulator: start one with superoffice-bridge emulator, and set tenant to its url';
    throw invalid([{ path: 'tenant', message }]);
  }
  if ('id' in tenant) return tenants ?? [tenant.id];
  if (tenants === undefined) return [];
  throw invalid([{ path: 'tenants', message: 'must not be set for an Onsite installation' }]);
}

function invalid(problems: readonly ConfigurationProblem[]): ConfigurationError {
  const text = problems.map(problemText).join('; ');
  return new ConfigurationError(`Invalid configuration of the gateway: ${text}`, { problems });
}
