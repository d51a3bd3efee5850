import { InvalidArgumentError, Option } from 'commander';
import {
  type ConfigurationSources,
  examineConfiguration,
  type PartialConfiguration,
  type SuperOfficeConfiguration,
} from '../config/index.js';
import { connect } from '../client/connect.js';
import type { SuperOffice } from '../client/superoffice.js';
import { nearest, type TransportName, transportNames } from '../errors/index.js';
import type { Side, TenantInRun } from '../migration/verify/index.js';
import { hostNamed, tenantNamed } from '../tenant/addresses.js';

/** Where a command finds its tenant. */
export interface TenantOptions {
  /** As a person writes it; without it the configuration's, and without that the emulator. */
  readonly tenant?: string | undefined;
  /** The configuration file, where it is not to be looked for. */
  readonly config?: string | undefined;
  readonly language?: string | undefined;
}

/** The options of every command that calls a tenant. */
export const tenantOptions: readonly [tenant: Option, config: Option] = [
  new Option(
    '-t, --tenant <tenant>',
    'emulator, an environment and tenant such as sod/Cust12345, or an address; default as configured, else the emulator',
  ),
  new Option(
    '-c, --config <file>',
    'the configuration; default superoffice.config.* in this folder or above, and SUPEROFFICE_*',
  ),
];

/** A tenant, and the ways to it that are compared. */
export interface OpenedSides {
  readonly tenant: TenantInRun;
  readonly sides: readonly Side[];
  readonly wsdl: SuperOfficeConfiguration['wsdl'];
  close(): Promise<void>;
}

/**
 * Opens a connection for each transport; the embedded emulator is one for all of them.
 *
 * @param transports undefined for the configured one, which is `rest` for an emulator that nothing is said of
 * @param connectWith what opens a connection, for a command that needs more of it
 * @throws {ConfigurationError} where something is wrong with the configuration; nothing is sent
 */
export async function openSides(
  transports: readonly (TransportName | undefined)[],
  { tenant, config, language }: TenantOptions,
  connectWith: Connect = connect,
): Promise<OpenedSides> {
  const sources: ConfigurationSources = config === undefined ? {} : { configFile: config };
  const named = tenant === undefined ? undefined : tenant === 'emulator' ? tenant : tenantNamed(tenant);
  const argument: PartialConfiguration = {
    ...(named === undefined ? {} : { tenant: named }),
    ...(language === undefined ? {} : { language }),
  };
  const { loaded } = await examineConfiguration(argument, sources);
  const { configuration } = loaded;
  const chosen = transports.map((transport) => transport ?? configuredTransport(configuration));
  // Partial as it may be, what is wrong with it is said by connect.
  const found = configuration.tenant as SuperOfficeConfiguration['tenant'] | undefined;
  const open = (transport: TransportName, more: PartialConfiguration = {}) =>
    connectWith({ ...argument, ...more, transport }, sources);
  const { wsdl } = configuration;
  if (found === undefined || found === 'emulator') return { ...(await emulatedSides(chosen, open)), wsdl };
  const opened = await openedSides(chosen, open);
  return { ...opened, tenant: tenantInRun(found), wsdl };
}

/** `connect`, or what does more. */
export type Connect = (configuration: PartialConfiguration, sources: ConfigurationSources) => Promise<SuperOffice>;

type Open = (transport: TransportName, more?: PartialConfiguration) => Promise<SuperOffice>;

function configuredTransport({ transport }: Partial<SuperOfficeConfiguration>): TransportName {
  return transport ?? 'rest';
}

/** What the configuration says beside the tenant holds for the emulator too. */
async function emulatedSides(transports: readonly TransportName[], open: Open): Promise<Omit<OpenedSides, 'wsdl'>> {
  const { startEmulator } = await import('../emulator/index.js');
  const emulator = await startEmulator();
  const { username, password } = emulator.credentials;
  const place = { tenant: { url: emulator.url }, auth: { kind: 'basic', username, password } } as const;
  const tenant = { name: 'emulator', id: 'emulator', kind: 'own' } as const;
  const opened = await openedSides(transports, (transport) => open(transport, place)).catch(async (error: unknown) => {
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
  transports: readonly TransportName[],
  open: Open,
): Promise<Pick<OpenedSides, 'sides' | 'close'>> {
  const sides = await Promise.all(transports.map(async (name) => ({ name, so: await open(name) })));
  return {
    sides,
    close: async () => {
      await Promise.all(sides.map(({ so }) => so.close()));
    },
  };
}

/** What has to be known of a tenant to be careful with it. A site of one's own may be where people work. */
export function tenantInRun(tenant: Exclude<SuperOfficeConfiguration['tenant'], 'emulator'>): TenantInRun {
  if ('environment' in tenant) {
    const { environment, id } = tenant;
    const isProduction = hostNamed(environment).startsWith('online');
    return { name: `${environment}/${id}`, id, kind: isProduction ? 'production' : 'development' };
  }
  const { hostname, host, pathname } = new URL(tenant.url);
  const isLoopback = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  const id = /\/([A-Za-z]+\d+)\/*$/.exec(pathname)?.[1] ?? host;
  return { name: tenant.url, id, kind: isLoopback ? 'development' : 'production' };
}

/**
 * Reads `soap,rest`.
 *
 * @throws {InvalidArgumentError} where one of them is no transport, or named twice
 */
export function transportList(text: string): TransportName[] {
  const transports = text.split(',').map((part) => {
    const name = part.trim();
    const known = transportNames.find((each) => each === name);
    if (known !== undefined) return known;
    const near = nearest(name, transportNames);
    const hint = near === undefined ? '' : ` (did you mean ${near}?)`;
    const message = `There is no transport ${JSON.stringify(name)}${hint}; there are ${transportNames.join(', ')}.`;
    throw new InvalidArgumentError(message);
  });
  if (new Set(transports).size < transports.length) throw new InvalidArgumentError('One of them is named twice.');
  return transports;
}
