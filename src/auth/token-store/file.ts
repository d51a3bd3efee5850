import { createHash, randomUUID } from 'node:crypto';
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { z } from 'zod';
import { tokenKeyVariable } from '../../config/auth.js';
import { ConfigurationError, TimeoutError } from '../../errors/index.js';
import { keyFrom, seal, unseal } from './sealed.js';
import type { Grant, TokenStore } from './token-store.js';

export interface FileTokenStoreOptions {
  /** Made where it is not there. Only its owner can read it. */
  readonly folder: string;
  /** 32 bytes in base64 or hexadecimal. Default: the environment variable `SUPEROFFICE_TOKEN_KEY`. */
  readonly key?: string | undefined;
  /** Milliseconds to wait for another process that renews the same grant. Default 90,000. */
  readonly patience?: number;
}

const grantSchema: z.ZodType<Grant> = z.strictObject({
  value: z.string(),
  obtainedAt: z.number(),
  expiresAt: z.number(),
  refreshToken: z.string().optional(),
});

/** A lock that its holder has not touched for so long, belongs to a process that died. It is touched every five seconds. */
const staleAfter = 10_000;
const longestPause = 200;

/**
 * Keeps grants in a folder, one file each, encrypted with AES-256-GCM and readable by its owner alone. Processes on one
 * machine that name the same folder share them, and renew one at a time.
 *
 * @throws {ConfigurationError} where there is no key, where a file cannot be opened with it or was tampered with, and
 *   where the folder cannot be used
 * @example
 * const store = new FileTokenStore({ folder: '/var/lib/my-integration/tokens' });
 */
export class FileTokenStore implements TokenStore {
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #patience: number;

  constructor({ folder, key = process.env[tokenKeyVariable], patience = 90_000 }: FileTokenStoreOptions) {
    if (key === undefined) {
      throw new ConfigurationError(
        `the token store needs a key: set ${tokenKeyVariable}, or auth.tokenStore.key, to 32 bytes in base64`,
        { path: 'auth.tokenStore.key' },
      );
    }
    this.#folder = folder;
    this.#key = keyFrom(key, 'auth.tokenStore.key');
    this.#patience = patience;
  }

  async read(name: string): Promise<Grant | undefined> {
    const sealed = await this.#attempt(async () => {
      try {
        return await readFile(this.#file(name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    });
    if (sealed === undefined) return undefined;
    const text = unseal(sealed, name, this.#key);
    if (text === undefined) {
      throw new ConfigurationError(
        `${this.#file(name)} was written with another key, or was changed since: give the key that wrote it, or remove ` +
          'the file and sign in again',
        { path: 'auth.tokenStore.key' },
      );
    }
    return grantSchema.parse(JSON.parse(text));
  }

  async write(name: string, grant: Grant): Promise<void> {
    const sealed = seal(JSON.stringify(grant), name, this.#key);
    const temporary = `${this.#file(name)}.${randomUUID()}`;
    await this.#attempt(async () => {
      await this.#makeFolder();
      try {
        const file = await open(temporary, 'wx', 0o600);
        try {
          await file.writeFile(sealed);
          await file.sync();
        } finally {
          await file.close();
        }
        // Whoever reads meanwhile sees the old one or the new one, and never half of it.
        await rename(temporary, this.#file(name));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    });
  }

  async exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    await this.#attempt(() => this.#makeFolder());
    const release = await this.#lock(name);
    try {
      return await action();
    } finally {
      // A lock that somebody took for dead meanwhile is no longer ours to give back.
      await release().catch(() => undefined);
    }
  }

  async #lock(name: string): Promise<() => Promise<void>> {
    const { default: lockfile } = await import('proper-lockfile');
    try {
      return await lockfile.lock(this.#file(name), {
        realpath: false,
        stale: staleAfter,
        retries: {
          retries: Math.ceil(this.#patience / longestPause),
          minTimeout: 20,
          maxTimeout: longestPause,
          maxRetryTime: this.#patience,
        },
        // By default it would throw where nobody can catch it.
        onCompromised: () => undefined,
      });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw this.#unusable(error);
      throw new TimeoutError(`${this.#folder}: another process has been renewing for more than ${this.#patience} ms`, {
        outcome: 'not-sent',
      });
    }
  }

  async #makeFolder(): Promise<void> {
    const made = await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    if (made !== undefined) await chmod(this.#folder, 0o700);
  }

  async #attempt<Result>(action: () => Promise<Result>): Promise<Result> {
    try {
      return await action();
    } catch (error) {
      throw this.#unusable(error);
    }
  }

  #unusable(cause: unknown): ConfigurationError {
    const { code = 'unknown' } = cause as NodeJS.ErrnoException;
    return new ConfigurationError(`the token store ${this.#folder} cannot be used (${code})`, {
      path: 'auth.tokenStore.folder',
      cause,
    });
  }

  /** A name may hold an address, which is no file name. */
  #file(name: string): string {
    return join(this.#folder, `${createHash('sha256').update(name).digest('hex').slice(0, 32)}.token`);
  }

  [inspect.custom](): string {
    return `FileTokenStore(${this.#folder})`;
  }
}
