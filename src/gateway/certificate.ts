import { unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigurationError } from '../errors/index.js';
import { readText, UnreadableFile } from '../files/index.js';

/** PEM files. */
export interface CertificateFiles {
  /** The certificate, followed by those of its issuers. */
  readonly certificate: string;
  readonly key: string;
  /** Milliseconds between two looks at the files. Default: 5,000. */
  readonly interval?: number;
}

interface Pair {
  readonly cert: string;
  readonly key: string;
}

const maxPemSize = 1024 * 1024;
/** Certificates are renewed days before they expire. */
const defaultInterval = 5_000;

/** The certificate of a server, which is replaced while the server runs. */
export class Certificate {
  #close: (() => void) | undefined;

  constructor(private readonly files: CertificateFiles) {}

  /** @throws {ConfigurationError} if a file cannot be read, or the two do not belong together */
  read(): Pair {
    const pair = { cert: textOf(this.files.certificate), key: textOf(this.files.key) };
    try {
      createSecureContext(pair);
    } catch (cause) {
      const { certificate, key } = this.files;
      const message = `${certificate} and ${key} must be a certificate and its private key, as PEM`;
      throw new ConfigurationError(message, { cause });
    }
    return pair;
  }

  /** Calls back with each later certificate. One that cannot be used is ignored: the files may be half written. */
  follow(replaced: (pair: Pair) => void): void {
    const changed = () => {
      try {
        replaced(this.read());
      } catch (error) {
        if (!(error instanceof ConfigurationError)) throw error;
      }
    };
    const { certificate, key, interval = defaultInterval } = this.files;
    const paths = [certificate, key];
    for (const path of paths) watchFile(path, { interval, persistent: false }, changed);
    this.#close = () => {
      for (const path of paths) unwatchFile(path, changed);
    };
  }

  close(): void {
    this.#close?.();
  }
}

function textOf(file: string): string {
  try {
    return readText(file, maxPemSize);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}`, { cause });
  }
}
