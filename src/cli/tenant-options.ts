import { InvalidArgumentError, Option } from 'commander';
import type { Divergence } from '../emulator/index.js';
import { nearest } from '../errors/nearest.js';
import { type TransportName, transportNames } from '../errors/transport-name.js';

/** The options that name the tenant of a command. */
export interface TenantOptions {
  /** As typed by the user. Default: the tenant of the configuration, otherwise the emulator. */
  readonly tenant?: string | undefined;
  /** The configuration file. Default: it is searched for. */
  readonly config?: string | undefined;
  readonly language?: string | undefined;
  /** How the emulator that the command starts differs. */
  readonly diverge?: readonly Divergence[] | undefined;
}

/** The options of every command that calls a tenant. */
export const tenantOptions: readonly [tenant: Option, config: Option] = [
  new Option(
    '-t, --tenant <tenant>',
    'emulator, an environment and tenant such as sod/Cust12345, or a URL; default: as configured, otherwise the emulator',
  ),
  new Option(
    '-c, --config <file>',
    'configuration file; default: superoffice.config.* in this folder or above, and SUPEROFFICE_*',
  ),
];

/** How a tenant is named. */
export const tenantHelp =
  'an environment and tenant such as sod/Cust12345, or a URL such as https://crm.example.com/SuperOffice';

/** For commands that read only `http` of the configuration. */
export function configOption(): Option {
  return new Option('-c, --config <file>', 'configuration file with the http settings; default: it is searched for');
}

/**
 * Reads `soap,rest`.
 *
 * @throws {InvalidArgumentError} for an unknown or repeated transport
 */
export function transportList(text: string): TransportName[] {
  const transports = text.split(',').map((part) => {
    const name = part.trim();
    const known = transportNames.find((each) => each === name);
    if (known !== undefined) return known;
    const near = nearest(name, transportNames);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    const message = `Unknown transport ${JSON.stringify(name)}.${hint} Transports: ${transportNames.join(', ')}.`;
    throw new InvalidArgumentError(message);
  });
  if (new Set(transports).size < transports.length) throw new InvalidArgumentError('A transport is named twice.');
  return transports;
}
