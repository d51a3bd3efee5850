import type { ContainerModule } from 'inversify';
import type { Exchange } from '../auth/system-user/exchange.js';
import type { AuthSettings } from '../config/auth.js';
import { invalidConfiguration, type Settings } from '../config/schema.js';
import { type ConfigurationProblem, type TransportName, transportNames } from '../errors/index.js';
import type { StartEmulator } from './tenant-endpoint.js';

/** An entry of the package: what connections of its `connect` can use. */
export interface Entry {
  /** Its name in an import. */
  readonly name: string;
  readonly transports: readonly TransportModule[];
  /** Starts the embedded emulator; undefined if the entry does not contain it. */
  readonly startEmulator: StartEmulator | undefined;
  /** Obtains the tickets of system users over SOAP; undefined without SOAP. */
  readonly exchangeOverSoap: (() => Promise<Exchange>) | undefined;
}

/** One transport: no other module imports its code, so a program contains it only if the module is loaded. */
export interface TransportModule {
  readonly name: TransportName;
  readonly module: ContainerModule;
}

/** What a check of a configuration must know about an entry. */
export interface EntryContents {
  readonly name: string;
  readonly transports: readonly Pick<TransportModule, 'name'>[];
  readonly startEmulator?: unknown;
}

/** The contents of the entry that has everything, for a check that loads none of it. */
export const completeContents: EntryContents = {
  name: 'superoffice-bridge',
  transports: transportNames.map((name) => ({ name })),
  startEmulator: true,
};

/** Why a transport cannot be used with an entry; undefined if it can. */
export function missingTransport({ name, transports }: EntryContents, transport: TransportName): string | undefined {
  return transports.some((each) => each.name === transport) ? undefined : notContained(name);
}

/** @throws {ConfigurationError} if the configuration needs what the entry does not contain */
export function requireContained(entry: EntryContents, settings: Settings, auth: AuthSettings | undefined): void {
  const problems: ConfigurationProblem[] = [];
  const { transport, tenant } = settings;
  const missing = notContained(entry.name);
  if (missingTransport(entry, transport) !== undefined)
    problems.push({ path: 'transport', message: `is ${transport}: ${missing}` });
  if (tenant === 'emulator' && entry.startEmulator === undefined)
    problems.push({ path: 'tenant', message: `is emulator: ${missing}, or set it to the url of a running emulator` });
  if (auth?.kind === 'systemUser' && auth.via === 'soap' && missingTransport(entry, 'soap') !== undefined)
    problems.push({ path: 'auth.via', message: `is soap: ${missing}, or set it to rest` });
  if (problems.length > 0) throw invalidConfiguration(problems);
}

function notContained(entry: string): string {
  return `${entry} does not contain it; import from superoffice-bridge instead`;
}
