import type { ConfigurationSources, SuperOfficeConfiguration } from '../config/index.js';
import { ConfigurationError } from '../errors/index.js';
import { systemCode } from '../files/index.js';
import { createCallRecorder, listen } from '../gateway/index.js';
import { originOf, tenantNamed } from '../tenant/addresses.js';
import { configuredSettings } from './configured-settings.js';
import { interrupted } from './interrupts.js';
import { print, printAside } from './output/print.js';
import { printersOfCalls, type ServeOptions, serveStatus, tlsOf, warnOfPlainText } from './serve-options.js';

interface RecordOptions extends ServeOptions {
  readonly folder: string;
}

/** Records what passes through until it is interrupted. */
export async function record(options: RecordOptions): Promise<void> {
  const { folder, host, port, workers, log } = options;
  if (workers > 1) throw new ConfigurationError('--record counts in one process; leave out --workers');
  const { url, tenants, http = {} } = await siteOf(options);
  const { proxy, ca, clientCertificate } = http;
  const recorder = createCallRecorder({
    ...{ folder, url, tenants, network: { proxy, ca, clientCertificate } },
    onCall: printersOfCalls[log],
    onProblem: (error) => {
      const reason = systemCode(error) ?? 'unknown';
      printAside(`The inventory cannot be written to ${folder} (${reason}). Calls pass all the same.\n`);
    },
  });
  const server = await listen(recorder, { host, port, ...tlsOf(options) });
  print(`The recorder listens on ${server.origin}, and passes calls on to ${recorder.site} unchanged.\n`);
  print(`${folder}/inventory.html says what clients use; it is written every 10 seconds.\n`);
  warnOfPlainText(options);
  const status = await serveStatus(options, recorder, server);
  await interrupted();
  await server.close();
  await status?.close();
  print(`The inventory is in ${folder}.\n`);
}

interface RecordedSite {
  readonly url: string;
  readonly tenants: readonly string[];
  readonly http?: SuperOfficeConfiguration['http'];
}

/**
 * The site of `--tenant`, and otherwise that of the configuration, of which nothing else but `http` is used.
 *
 * @throws {ConfigurationError} if neither names one, or what is used is invalid
 */
async function siteOf({ config, tenant: named }: RecordOptions): Promise<RecordedSite> {
  const sources: ConfigurationSources = config === undefined ? {} : { configFile: config };
  const areIds = named?.every((each) => /^[A-Za-z]+\d+$/.test(each)) === true;
  // A tenant that is named in full replaces that of the configuration.
  const names = named === undefined || areIds ? (['tenant', 'http'] as const) : (['http'] as const);
  const { tenant: configured, http } = await configuredSettings<'tenant' | 'http'>(names, sources);
  const settings = http === undefined ? {} : { http };
  const isOnline = typeof configured === 'object' && 'environment' in configured;
  if (areIds && isOnline) {
    return { url: configured.origin ?? originOf(configured.environment), tenants: named, ...settings };
  }
  const [first, ...others] = named ?? [];
  if (others.length > 0) {
    throw new ConfigurationError(
      '--tenant: only ids such as Cust12345 may be repeated, for the environment of the configuration',
    );
  }
  const tenant = first === undefined ? configured : tenantNamed(first);
  if (tenant === undefined || tenant === 'emulator') {
    throw new ConfigurationError(
      'no SOAP endpoint to record: name it with --tenant, such as --tenant https://crm.example.com/SuperOffice or --tenant sod/Cust12345',
    );
  }
  if ('url' in tenant) return { url: tenant.soapUrl ?? tenant.url, tenants: [], ...settings };
  return { url: tenant.origin ?? originOf(tenant.environment), tenants: [tenant.id], ...settings };
}
