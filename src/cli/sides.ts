import {
  type ConfigurationSources,
  examineConfiguration,
  oneTransport,
  type PartialConfiguration,
  type SuperOfficeConfiguration,
} from '../config/index.js';
import type { SuperOffice } from '../client/superoffice.js';
import type { Divergence } from '../emulator/index.js';
import { ConfigurationError, type TransportName } from '../errors/index.js';
import type { Side } from '../migration/side.js';
import type { TenantInRun } from '../migration/verify/index.js';
import { environmentHost } from '../config/environment-name.js';
import { tenantNamed } from '../tenant/addresses.js';
import { configuredSettings } from './configured-settings.js';
import type { TenantOptions } from './tenant-options.js';

export type { TenantOptions };

/** A side that a command has opened for a transport. */
export interface OpenedSide extends Side {
  readonly name: TransportName;
  readonly so: SuperOffice;
}

/** A tenant, and one open connection for each transport. */
export interface OpenedSides {
  readonly tenant: TenantInRun;
  readonly sides: readonly OpenedSide[];
  readonly contract: SuperOfficeConfiguration['contract'];
  /** The settings on which answers depend, as a text. */
  readonly answerSettings: string;
  close(): Promise<void>;
}

/**
 * Opens a connection for each transport. With the embedded emulator, all of them share one.
 *
 * @param transports undefined for the configured transport, which defaults to `rest`
 * @param connectWith opens a connection, for a command that needs more than `connect`
 * @throws {ConfigurationError} if the configuration is invalid; nothing is sent
 */
export async function openSides(
  transports: readonly (TransportName | undefined)[],
  options: TenantOptions,
  connectWith: Connect = connected,
): Promise<OpenedSides> {
  const { argument, sources } = configurationOf(options);
  const { loaded } = await examineConfiguration(argument, sources);
  const { configuration } = loaded;
  const chosen = transports.map((transport) => {
    // What is configured has its routes; a transport that is named serves every call.
    return transport === undefined ? { transport: configuredTransport(configuration) } : oneTransport(transport);
  });
  // It may be partial: connect reports what is missing.
  const found = configuration.tenant as SuperOfficeConfiguration['tenant'] | undefined;
  const open = (settings: TransportSettings, more: PartialConfiguration = {}) =>
    connectWith({ ...argument, ...more, ...settings }, sources);
  const { contract, language, culture, timeZone, extras } = configuration;
  const common = { contract, answerSettings: JSON.stringify({ language, culture, timeZone, extras }) };
  const { diverge: divergences = [] } = options;
  if (found === undefined || found === 'emulator') {
    return { ...(await emulatedSides(chosen, open, divergences)), ...common };
  }
  if (divergences.length > 0) {
    throw new ConfigurationError(
      '--diverge is for the emulator that the command starts; use it with --tenant emulator',
    );
  }
  const opened = await openedSides(chosen, open);
  return { ...opened, tenant: tenantInRun(found), ...common };
}

/**
 * The name of a command's tenant, as reports have it.
 *
 * @throws {ConfigurationError} if the tenant is invalid
 */
export async function tenantName(options: TenantOptions): Promise<string> {
  const { argument, sources } = configurationOf(options);
  const { tenant: found } = await configuredSettings(['tenant'], sources, argument);
  return found === undefined || found === 'emulator' ? 'emulator' : tenantInRun(found).name;
}

/** Where the configuration of a command comes from, as the arguments of `loadConfiguration`. */
export function configurationOf({ tenant, config, language }: TenantOptions): {
  readonly argument: PartialConfiguration;
  readonly sources: ConfigurationSources;
} {
  const named = tenant === undefined ? undefined : tenant === 'emulator' ? tenant : tenantNamed(tenant);
  const argument: PartialConfiguration = {
    ...(named === undefined ? {} : { tenant: named }),
    ...(language === undefined ? {} : { language }),
  };
  return { argument, sources: config === undefined ? {} : { configFile: config } };
}

/** `connect`, or a function that does more. */
export type Connect = (configuration: PartialConfiguration, sources: ConfigurationSources) => Promise<SuperOffice>;

/** `connect`, loaded only after the configuration has been checked. */
const connected: Connect = async (configuration, sources) => {
  const { connect } = await import('../client/connect.js');
  return connect(configuration, sources);
};

type TransportSettings = PartialConfiguration & { readonly transport: TransportName };
type Open = (settings: TransportSettings, more?: PartialConfiguration) => Promise<SuperOffice>;

function configuredTransport({ transport }: Partial<SuperOfficeConfiguration>): TransportName {
  return transport ?? 'rest';
}

/** All settings other than the tenant, its sign-in and the proxy apply to the emulator too. */
async function emulatedSides(
  transports: readonly TransportSettings[],
  open: Open,
  divergences: readonly Divergence[],
): Promise<Omit<OpenedSides, 'contract' | 'answerSettings'>> {
  const { startEmulator } = await import('../emulator/index.js');
  const emulator = await startEmulator({ divergences });
  const { username, password } = emulator.credentials;
  const auth = { kind: 'basic', username, password } as const;
  // A proxy cannot reach a loopback port of this machine.
  const emulated = { tenant: { url: emulator.url }, auth, http: { proxy: false } } as const;
  const tenant = { name: 'emulator', id: 'emulator', kind: 'own' } as const;
  const opened = await openedSides(transports, (settings) => open(settings, emulated)).catch(async (error: unknown) => {
    await emulator.close();
    throw error;
  });
  return {
    ...opened,
    tenant,
    close: async () => {
      await opened.close();
      await emulator.close();
    },
  };
}

async function openedSides(
  transports: readonly TransportSettings[],
  open: Open,
): Promise<Pick<OpenedSides, 'sides' | 'close'>> {
  const sides = await Promise.all(
    transports.map(async (settings) => ({ name: settings.transport, so: await open(settings) })),
  );
  return {
    sides,
    close: async () => {
      await Promise.all(sides.map(({ so }) => so.close()));
    },
  };
}

/** What verify needs to know to be careful with a tenant. An Onsite installation may be in production. */
export function tenantInRun(tenant: Exclude<SuperOfficeConfiguration['tenant'], 'emulator'>): TenantInRun {
  if ('environment' in tenant) {
    const { environment, id } = tenant;
    const isProduction = environmentHost(environment) === 'online';
    return { name: `${environment}/${id}`, id, kind: isProduction ? 'production' : 'development' };
  }
  const { hostname, host, pathname } = new URL(tenant.url);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const id = /\/([A-Za-z]+\d+)\/*$/.exec(pathname)?.[1] ?? host;
  return { name: tenant.url, id, kind: isLoopback ? 'development' : 'production' };
}
