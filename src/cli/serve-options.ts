import { ConfigurationError } from '../errors/index.js';
import { encodeJson } from '../output-text/json.js';
import {
  type Gateway,
  type GatewayCall,
  type GatewayServer,
  type GatewayServerOptions,
  listen,
} from '../gateway/index.js';
import { forThisMachine } from '../gateway/usage/status.js';
import { isLoopback } from '../http/loopback.js';
import { print, printAside } from './output/print.js';

export interface ServeOptions {
  readonly config?: string;
  readonly port: number;
  readonly host: string;
  readonly tenant?: readonly string[];
  readonly keyFile?: string;
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
  readonly record?: string;
  /** The port of the status page. */
  readonly status?: number;
  readonly workers: number;
  readonly log: 'text' | 'json' | 'none';
}

export function tlsOf({
  tlsCertificate,
  tlsKey,
}: Pick<ServeOptions, 'tlsCertificate' | 'tlsKey'>): Pick<GatewayServerOptions, 'tls'> {
  if (tlsCertificate === undefined && tlsKey === undefined) return {};
  if (tlsCertificate !== undefined && tlsKey !== undefined)
    return { tls: { certificate: tlsCertificate, key: tlsKey } };
  throw new ConfigurationError('--tls-certificate and --tls-key belong together: set both, or neither');
}

export function warnOfPlainText({ host, tlsCertificate }: Pick<ServeOptions, 'host' | 'tlsCertificate'>): void {
  if (tlsCertificate === undefined && !isLoopback(host.includes(':') ? `[${host}]` : host)) {
    printAside('Its callers send tickets and passwords unencrypted. Set --tls-certificate, or put a proxy in front.\n');
  }
}

/**
 * Serves the status page on loopback, whatever address the gateway listens on.
 *
 * @param served is closed if the port cannot be used, so that the command ends
 * @throws {ConfigurationError} if the port cannot be used
 */
export async function serveStatus(
  { status }: Pick<ServeOptions, 'status'>,
  { statusHandler }: Pick<Gateway, 'statusHandler'>,
  served?: GatewayServer,
): Promise<GatewayServer | undefined> {
  if (status === undefined) return undefined;
  const page = { handler: forThisMachine(statusHandler), close: () => Promise.resolve() };
  const server = await listen(page, { port: status, drain: 0 }).catch(async (cause: unknown) => {
    await served?.close();
    const { code = 'unknown' } = Object((cause as Error).cause) as { readonly code?: string };
    const message = `the status page cannot be served on port ${status} (${code}); name another with --status`;
    throw new ConfigurationError(message, { cause });
  });
  print(`Its status is at ${server.origin}/, for programs at ${server.origin}/json.\n`);
  return server;
}

type LoggedCall = (call: GatewayCall) => void;

/** What is printed for each call, by `--log`. */
export const printersOfCalls: Readonly<Record<ServeOptions['log'], LoggedCall>> = {
  none: () => undefined,
  json: (call) => print(`${encodeJson({ time: new Date().toISOString(), ...call })}\n`),
  text({ tenant, agent, operation, result, status, milliseconds, message }) {
    const called = agent === '' ? 'request' : `${agent}.${operation}`;
    const subject = [...(tenant === '' ? [] : [tenant]), called].join(' ');
    const outcome = result === 'succeeded' ? '' : ` ${[result, status].join(' ').trim()}: ${message ?? ''}`;
    print(`${new Date().toISOString()} ${subject} ${milliseconds.toFixed(0)} ms${outcome}\n`);
  },
};
