import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  closeQuietly,
  type FileOperations,
  nodeFiles,
  O_CREAT,
  O_EXCL,
  O_NOFOLLOW,
  O_RDWR,
  privateFile,
  uninterrupted,
  writeWhole,
} from './operations.js';

/**
 * Disk space that is reserved until it is needed. The file that holds it is unlinked, so it disappears with the process,
 * however that ends.
 */
export class SpaceReserve {
  readonly #folder: string;
  readonly #files: FileOperations;
  #descriptor: number | undefined;
  #held = 0;

  constructor(folder: string, files: FileOperations = nodeFiles) {
    this.#folder = folder;
    this.#files = files;
  }

  /** @throws system errors such as ENOSPC */
  hold(bytes: number): void {
    this.#descriptor ??= this.#open();
    const missing = bytes - this.#held;
    if (missing <= 0) return;
    try {
      // Written zeros take space; a hole in a file does not.
      writeWhole(this.#files, this.#descriptor, Buffer.alloc(missing));
    } catch (error) {
      this.release();
      throw error;
    }
    this.#held = bytes;
  }

  /** Releases the space. */
  release(): void {
    closeQuietly(this.#files, this.#descriptor);
    this.#descriptor = undefined;
    this.#held = 0;
  }

  #open(): number {
    const path = join(this.#folder, `.${randomUUID()}.reserve`);
    const descriptor = uninterrupted(() =>
      this.#files.openSync(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, privateFile),
    );
    try {
      uninterrupted(() => this.#files.unlinkSync(path));
    } catch (error) {
      closeQuietly(this.#files, descriptor);
      throw error;
    }
    return descriptor;
  }
}
