import { join } from 'node:path';
import { inspect } from 'node:util';
import { tokenKeyVariable } from '../../config/auth.js';
import { ConfigurationError } from '../../errors/index.js';
import {
  type FileOperations,
  makeFolder,
  nodeFiles,
  parseJson,
  privateFolder,
  readBytes,
  replaceFile,
  systemCode,
  UnreadableFile,
} from '../../files/index.js';
import { grantSchema } from './grant-schema.js';
import { hashedName, keyFrom, seal, unseal } from './sealed.js';
import type { Grant, TokenStore } from './token-store.js';
import { waitForLock } from './waiting.js';

export interface FileTokenStoreOptions {
  /** Created if it does not exist, private to its owner. A folder that others can write to is refused. */
  readonly folder: string;
  /** 32 bytes in base64 or hexadecimal. Default: the environment variable `SUPEROFFICE_TOKEN_KEY`. */
  readonly key?: string | undefined;
  /** Milliseconds to wait for another process that renews the same grant. Default: 90,000. */
  readonly maxWait?: number;
}

/** A lock that was not touched for this long belongs to a process that died. Its holder touches it every five seconds. */
const staleAfter = 10_000;

/** Tokens have a few thousand characters. */
const maxFileBytes = 1024 * 1024;
/** The group's and others' write permission on the folder: anyone who has it can replace a file. */
const writableByOthers = 0o022;

/**
 * Stores grants in a folder, one file each, encrypted with AES-256-GCM and readable only by its owner. Processes on one
 * machine with the same folder share the grants, and renew one at a time.
 *
 * @throws {ConfigurationError} if there is no key, if a file cannot be decrypted with it, was changed or has another version,
 *   or if the folder cannot be used or others can write to it
 * @example
 * const store = new FileTokenStore({ folder: '/var/lib/my-integration/tokens' });
 */
export class FileTokenStore implements TokenStore {
  readonly #folder: string;
  readonly #key: Buffer;
  readonly #maxWait: number;
  readonly #files: FileOperations;

  /** @param files only for tests */
  constructor(
    { folder, key = process.env[tokenKeyVariable], maxWait = 90_000 }: FileTokenStoreOptions,
    files: FileOperations = nodeFiles,
  ) {
    if (key === undefined) {
      throw new ConfigurationError(
        `the token store needs a key: set ${tokenKeyVariable}, or auth.tokenStore.key, to 32 bytes in base64`,
        { path: 'auth.tokenStore.key' },
      );
    }
    this.#folder = folder;
    this.#key = keyFrom(key, 'auth.tokenStore.key');
    this.#maxWait = maxWait;
    this.#files = files;
  }

  /**
   * The grant of this name.
   *
   * @example
   * const store = new FileTokenStore({ folder: 'tokens', key });
   * const grant = await store.read('Cust12345'); // undefined if there is none
   */
  async read(name: string): Promise<Grant | undefined> {
    const sealed = this.#attempt(() => this.#read(name));
    if (sealed === undefined) return undefined;
    const text = unseal(sealed, name, this.#key);
    if (text === undefined) {
      throw new ConfigurationError(
        `${this.#file(name)} was written with another key, or has been changed: use the key that wrote it, or remove ` +
          'the file and sign in again',
        { path: 'auth.tokenStore.key' },
      );
    }
    return this.#grantIn(text, name);
  }

  /**
   * Replaces the grant of this name.
   *
   * @example
   * const store = new FileTokenStore({ folder: 'tokens', key });
   * await store.write('Cust12345', { value: 'ticket', obtainedAt: Date.now(), expiresAt: Date.now() + 3_600_000 });
   */
  async write(name: string, grant: Grant): Promise<void> {
    const sealed = seal(JSON.stringify(grant), name, this.#key);
    this.#attempt(() => {
      this.#makeFolder();
      replaceFile(this.#file(name), sealed, {}, this.#files);
    });
  }

  /**
   * Runs the action while no other runs for the same name, in this process or another.
   *
   * @example
   * const store = new FileTokenStore({ folder: 'tokens', key });
   * const grant = await store.exclusively('Cust12345', () => store.read('Cust12345'));
   */
  async exclusively<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    this.#attempt(() => this.#makeFolder());
    const release = await this.#lock(name);
    try {
      return await action();
    } finally {
      // Another process may have considered the lock stale and taken it.
      await release().catch(() => undefined);
    }
  }

  async #lock(name: string): Promise<() => Promise<void>> {
    const { default: lockfile } = await import('proper-lockfile');
    const attempt = async () => {
      try {
        return await lockfile.lock(this.#file(name), {
          realpath: false,
          stale: staleAfter,
          // The default handler throws where it cannot be caught.
          onCompromised: () => undefined,
        });
      } catch (error) {
        // Any other problem would still be there after a while. The retries of proper-lockfile repeat those as well.
        if (systemCode(error) !== 'ELOCKED') throw this.#unusable(error);
        return undefined;
      }
    };
    return waitForLock(attempt, this.#maxWait, this.#folder);
  }

  #read(name: string): Buffer | undefined {
    try {
      const sealed = readBytes(this.#file(name), maxFileBytes, this.#files);
      this.#refuseOthers();
      return sealed;
    } catch (error) {
      if (error instanceof UnreadableFile && error.code === 'ENOENT') return undefined;
      throw error;
    }
  }

  /** The key is correct, so another version of this package wrote the file. */
  #grantIn(text: string, name: string): Grant {
    try {
      return grantSchema.parse(parseJson(text));
    } catch {
      throw new ConfigurationError(
        `${this.#file(name)} was written by another version of superoffice-bridge: use that version, or remove the file ` +
          'and sign in again',
        { path: 'auth.tokenStore.folder' },
      );
    }
  }

  #makeFolder(): void {
    const made = makeFolder(this.#folder, { mode: privateFolder }, this.#files);
    if (made === undefined) this.#refuseOthers();
  }

  /** Windows has no such permissions; there the folder's access control list decides. */
  #refuseOthers(): void {
    const user = process.getuid?.();
    if (user === undefined) return;
    const { mode, uid } = this.#files.statSync(this.#folder);
    const [what, fix] =
      (mode & writableByOthers) !== 0
        ? ['is writable by other users', `run chmod go-w ${this.#folder}`]
        : uid !== user && uid !== 0
          ? ['belongs to another user', 'change its owner with chown']
          : [undefined, ''];
    if (what === undefined) return;
    throw new ConfigurationError(
      `the folder of the token store, ${this.#folder}, ${what}: ${fix}, or use a folder below it, which is then created private to its owner`,
      { path: 'auth.tokenStore.folder' },
    );
  }

  #attempt<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      throw error instanceof ConfigurationError ? error : this.#unusable(error);
    }
  }

  #unusable(cause: unknown): ConfigurationError {
    const reason = cause instanceof UnreadableFile ? cause.message : (systemCode(cause) ?? 'unknown');
    return new ConfigurationError(
      `the token store ${this.#folder} cannot be used (${reason}); choose another folder with auth.tokenStore.folder`,
      { path: 'auth.tokenStore.folder', cause },
    );
  }

  #file(name: string): string {
    return join(this.#folder, `${hashedName(name)}.token`);
  }

  [inspect.custom](): string {
    return `FileTokenStore(${this.#folder})`;
  }
}
