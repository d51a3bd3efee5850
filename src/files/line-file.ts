import { dirname } from 'node:path';
import {
  closeQuietly,
  type FileOperations,
  nodeFiles,
  O_APPEND,
  O_CREAT,
  O_EXCL,
  O_NOFOLLOW,
  O_NONBLOCK,
  O_RDWR,
  O_TRUNC,
  privateFile,
  readPart,
  syncFolder,
  systemCode,
  uninterrupted,
  writeWhole,
} from './operations.js';

export interface LineFileOptions {
  /** `new` refuses a file that exists (EEXIST), `empty` empties it. Default: it is added to. */
  readonly start?: 'new' | 'empty';
  /** Is a line on the disk before `append` returns, so that it outlasts a crash of the machine? Default false. */
  readonly durable?: boolean;
}

const lineEnd = 0x0a;

/**
 * A file of lines to which lines are added; for its owner alone when it is made here. Neither links nor pipes are opened.
 *
 * A line is in the file as a whole or not at all. Where the file ends with a part of a line, since a process was killed,
 * the next line begins on one of its own. Several processes may write to one file.
 */
export class LineFile {
  readonly path: string;
  readonly #files: FileOperations;
  readonly #durable: boolean;
  #descriptor: number | undefined;

  /** @throws errors of the system */
  constructor(path: string, { start, durable = false }: LineFileOptions = {}, files: FileOperations = nodeFiles) {
    this.path = path;
    this.#files = files;
    this.#durable = durable;
    const begin = start === 'new' ? O_EXCL : start === 'empty' ? O_TRUNC : 0;
    const flags = O_RDWR | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | begin;
    const descriptor = uninterrupted(() => files.openSync(path, flags, privateFile));
    this.#descriptor = descriptor;
    try {
      if (!files.fstatSync(descriptor).isFile()) throw notAFile(path);
      // What was there before may be open to others.
      if (start === 'empty' && process.platform !== 'win32') files.fchmodSync(descriptor, privateFile);
      if (durable) syncFolder(files, dirname(path));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Adds lines, each without its end.
   *
   * @throws errors of the system: then none of them is in the file, unless the file cannot be cut either
   */
  append(...lines: readonly string[]): void {
    const files = this.#files;
    const descriptor = this.#opened();
    const text = lines.map((line) => `${line}\n`).join('');
    const { size } = files.fstatSync(descriptor);
    const content = Buffer.from(this.#endsTorn(size) ? `\n${text}` : text, 'utf8');
    let parts: number;
    try {
      parts = writeWhole(files, descriptor, content);
      if (this.#durable) uninterrupted(() => files.fsyncSync(descriptor));
    } catch (error) {
      this.#cut(size, content);
      throw error;
    }
    // Another process may have written between two parts.
    if (parts > 1 && !this.#since(size).includes(content)) this.append(...lines);
  }

  /** Takes away the part of a line at the end. To be called only where no other process writes to the file. */
  cutTorn(): void {
    const descriptor = this.#opened();
    let { size } = this.#files.fstatSync(descriptor);
    for (let end = -1; size > 0 && end < 0;) {
      const start = Math.max(0, size - 64 * 1024);
      end = readPart(this.#files, descriptor, size - start, start).lastIndexOf(lineEnd);
      size = start + end + 1;
    }
    uninterrupted(() => this.#files.ftruncateSync(descriptor, size));
  }

  /** Is this still the file at its path, or was that deleted or rotated? */
  isInPlace(): boolean {
    try {
      const [here, there] = [this.#files.fstatSync(this.#opened()), this.#files.lstatSync(this.path)];
      return here.ino === there.ino && here.dev === there.dev;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  /** Has the file no name any more? Then what is in it is lost. */
  isDeleted(): boolean {
    return this.#files.fstatSync(this.#opened()).nlink === 0;
  }

  /** Hands over the descriptor, at the beginning of a line, to what writes in its own time. It closes it, too. */
  detach(): number {
    const descriptor = this.#opened();
    const { size } = this.#files.fstatSync(descriptor);
    if (this.#endsTorn(size)) writeWhole(this.#files, descriptor, Buffer.of(lineEnd));
    this.#descriptor = undefined;
    return descriptor;
  }

  close(): void {
    closeQuietly(this.#files, this.#descriptor);
    this.#descriptor = undefined;
  }

  #opened(): number {
    if (this.#descriptor === undefined) throw Object.assign(new Error('the file is closed'), { code: 'EBADF' });
    return this.#descriptor;
  }

  #endsTorn(size: number): boolean {
    return size > 0 && readPart(this.#files, this.#opened(), 1, size - 1)[0] !== lineEnd;
  }

  /** What was added behind a place in the file. */
  #since(place: number): Buffer {
    const descriptor = this.#opened();
    return readPart(this.#files, descriptor, this.#files.fstatSync(descriptor).size - place, place);
  }

  /** Takes back the part of a line that was written, unless another process has added to it. */
  #cut(before: number, content: Buffer): void {
    try {
      const part = this.#since(before);
      if (part.equals(content.subarray(0, part.length))) this.#files.ftruncateSync(this.#opened(), before);
    } catch {
      // The part stays, and the next line begins on one of its own.
    }
  }
}

function notAFile(path: string): Error {
  return Object.assign(new Error(`${path} is not a regular file`), { code: 'EINVAL' });
}
