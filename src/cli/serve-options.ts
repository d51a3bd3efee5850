import { ConfigurationError } from '../errors/index.js';
import type { GatewayServerOptions } from '../gateway/index.js';
import { isLoopback } from '../http/loopback.js';
import { printAside } from './output/print.js';

export interface ServeOptions {
  readonly config?: string;
  readonly port: number;
  readonly host: string;
  readonly tenant?: readonly string[];
  readonly keyFile?: string;
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
  readonly record?: string;
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
