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
 * Space on a disk that is held until it is needed. The file that holds it has no name, so it goes away with the process,
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

  /** @throws errors of the system, such as ENOSPC */
  hold(bytes: number): void {
    this.#descriptor ??= this.#open();
    const missing = bytes - this.#held;
    if (missing <= 0) return;
    try {
      // Zeros that are written take space, and a hole in a file takes none.
      writeWhole(this.#files, this.#descriptor, Buffer.alloc(missing));
    } catch (error) {
      this.release();
      throw error;
    }
    this.#held = bytes;
  }

  /** Gives the space back to the disk. */
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
