import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { SuperOfficeConfiguration } from '../config/schema.js';
import { connect } from '../container/connect.js';
import { ConfigurationError, nearest, type TransportName, transportNames } from '../errors/index.js';
import type { Side, TenantInRun } from '../migration/verify/index.js';
import { hostNamed, tenantNamed } from '../tenant/addresses.js';

/** A tenant, and the ways to it that are compared. */
export interface OpenedSides {
  readonly tenant: TenantInRun;
  readonly sides: readonly Side[];
  readonly wsdl: SuperOfficeConfiguration['wsdl'];
  close(): Promise<void>;
}

/** Everything that `connect` takes but the transport. */
type Common = Omit<SuperOfficeConfiguration, 'transport'>;

/**
 * Opens a connection for each transport; the embedded emulator is one for all of them.
 *
 * @param tenant as a person writes it; without it the configuration's, and without that the emulator
 * @param file a configuration in JSON or YAML
 * @throws {ConfigurationError} where something is wrong with it; nothing is sent
 */
export async function openSides(
  transports: readonly TransportName[],
  tenant: string | undefined,
  file: string | undefined,
): Promise<OpenedSides> {
  const common = commonConfiguration(tenant, file);
  if (common.tenant === 'emulator') return emulatedSides(transports, common);
  const connections = await Promise.all(transports.map((transport) => connect({ ...common, transport })));
  return {
    tenant: tenantInRun(common.tenant),
    sides: transports.flatMap((name, index) => {
      const so = connections[index];
      return so === undefined ? [] : [{ name, so }];
    }),
    wsdl: common.wsdl,
    close: async () => {
      await Promise.all(connections.map((so) => so.close()));
    },
  };
}

async function emulatedSides(transports: readonly TransportName[], common: Common): Promise<OpenedSides> {
  const { startEmulator } = await import('../emulator/index.js');
  const emulator = await startEmulator();
  const { username, password } = emulator.credentials;
  const auth = { kind: 'basic', username, password } as const;
  const sides: Side[] = [];
  for (const name of transports) {
    sides.push({ name, so: await connect({ ...common, tenant: { url: emulator.url }, auth, transport: name }) });
  }
  return {
    tenant: { name: 'emulator', id: 'emulator', kind: 'own' },
    sides,
    wsdl: common.wsdl,
    close: async () => {
      await Promise.all(sides.map(({ so }) => so.close()));
      await emulator.close();
    },
  };
}

function commonConfiguration(tenant: string | undefined, file: string | undefined): Common {
  const read = file === undefined ? {} : readConfiguration(file);
  const named = tenant === undefined ? undefined : tenant === 'emulator' ? tenant : tenantNamed(tenant);
  return { ...read, tenant: named ?? read.tenant ?? 'emulator' };
}

function readConfiguration(file: string): Partial<Common> {
  let read: unknown;
  try {
    read = parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    const reason =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read as JSON or YAML';
    throw new ConfigurationError(`the configuration file ${file} ${reason}`, { cause });
  }
  if (typeof read !== 'object' || read === null) {
    throw new ConfigurationError(`the configuration file ${file} should hold the settings of connect()`);
  }
  return read;
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

/** @throws {ConfigurationError} where one of them is no transport */
export function transportsNamed(text: string): TransportName[] {
  return text.split(',').map((part) => {
    const name = part.trim();
    const known = transportNames.find((each) => each === name);
    if (known !== undefined) return known;
    const near = nearest(name, transportNames);
    throw new ConfigurationError(
      `there is no transport ${JSON.stringify(name)}${near === undefined ? '' : ` (did you mean ${near}?)`}; there are ${transportNames.join(', ')}`,
    );
  });
}
