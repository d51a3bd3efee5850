import cluster from 'node:cluster';
import { statSync } from 'node:fs';
import { examineConfiguration } from '../config/index.js';
import { side } from '../migration/report/wording.js';
import { ConfigurationError } from '../errors/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../files/index.js';
import { createGateway, type Gateway, listen } from '../gateway/index.js';
import { interrupted, interruptedOnce } from './interrupts.js';
import { print, printAside } from './output/print.js';
import { printersOfCalls, type ServeOptions, serveStatus, tlsOf, warnOfPlainText } from './serve-options.js';
import { answerForStatus, supervise, usageOf } from './serve-workers.js';

/** Runs a gateway until it is interrupted. */
export async function serve(options: ServeOptions): Promise<void> {
  if (options.workers > 1 && cluster.isPrimary) return supervise(options);
  try {
    await serveHere(options);
  } finally {
    // The channel to the first process would keep this one alive.
    cluster.worker?.disconnect();
  }
}

async function serveHere(options: ServeOptions): Promise<void> {
  const { config, tenant, keyFile, log } = options;
  const keys = keyFile === undefined ? [] : keysIn(keyFile);
  const sources = config === undefined ? {} : { configFile: config };
  if (config === undefined) await requireConfiguration();
  const gateway = await createGateway(
    {},
    {
      ...{ keys, usage: usageOf(options), onCall: printersOfCalls[log] },
      ...(tenant === undefined ? {} : { tenants: tenant }),
    },
    sources,
  );
  const server = await listen(gateway, { host: options.host, port: options.port, ...tlsOf(options) });
  // Of several processes, the first speaks for all.
  if (cluster.worker === undefined || cluster.worker.id === 1) introduce(gateway, server.origin, options);
  if (cluster.isWorker) answerForStatus(gateway);
  const status = cluster.isWorker ? undefined : await serveStatus(options, gateway, server);
  await (cluster.isWorker ? interruptedOnce() : interrupted());
  await server.close();
  await status?.close();
}

/** @throws {ConfigurationError} if neither a file nor the environment has a configuration */
async function requireConfiguration(): Promise<void> {
  const { loaded, problems } = await examineConfiguration();
  // What is required is missing, and no file could have had it.
  if (loaded.file !== undefined || problems.length === 0) return;
  throw new ConfigurationError(
    'no configuration was found; write superoffice.config.json with transport and tenant, or name a file with --config',
  );
}

function introduce({ behind }: Gateway, origin: string, options: ServeOptions): void {
  print(`The gateway listens, and calls ${side(behind.transport)} of ${behind.site}.\n`);
  print(`SOAP clients call ${origin}/Remote/Services88/Contact.svc, and so on.\n`);
  if (options.keyFile === undefined) {
    printAside('It issues no tickets, because it has no key: callers must bring theirs. See --key-file.\n');
  }
  warnOfPlainText(options);
}

function keysIn(file: string): string[] {
  try {
    const lines = readText(file, maxWrittenBytes).split('\n');
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
      printAside(`${file} can be read by other users of this machine: chmod 600 ${file}\n`);
    }
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}; --key-file names a file with a key in each line`, { cause });
  }
}
