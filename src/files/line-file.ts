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
  /** `new` refuses an existing file (EEXIST), `empty` truncates it. Default: lines are appended. */
  readonly start?: 'new' | 'empty';
  /** Whether a line is on disk before `append` returns, so that it survives a crash of the machine. Default: false. */
  readonly durable?: boolean;
}

const lineEnd = 0x0a;

/**
 * An append-only file of lines. A new file is private to its owner (0600). Links and pipes are refused.
 *
 * A line is written as a whole or not at all. If the file ends with part of a line, because a process was killed, the next
 * line starts on a new one. Several processes may write to the same file.
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
      // An existing file may be readable by others.
      if (start === 'empty' && process.platform !== 'win32') files.fchmodSync(descriptor, privateFile);
      if (durable) syncFolder(files, dirname(path));
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Appends lines, given without line ends.
   *
   * @throws system errors; then none of the lines is in the file, unless it cannot be truncated either
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

  /** Removes an incomplete line at the end. Call it only if no other process writes to the file. */
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

  /** Whether this is still the file at its path, not deleted or rotated. */
  isInPlace(): boolean {
    try {
      const [here, there] = [this.#files.fstatSync(this.#opened()), this.#files.lstatSync(this.path)];
      return here.ino === there.ino && here.dev === there.dev;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') return false;
      throw error;
    }
  }

  /** Whether the file has been deleted, so that its content is lost. */
  isDeleted(): boolean {
    return this.#files.fstatSync(this.#opened()).nlink === 0;
  }

  /** Transfers the descriptor, at the start of a line, to an asynchronous writer, which must close it. */
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

  /** The content after a position. */
  #since(position: number): Buffer {
    const descriptor = this.#opened();
    return readPart(this.#files, descriptor, this.#files.fstatSync(descriptor).size - position, position);
  }

  /** Removes the part of a line that was written, unless another process has appended to it. */
  #cut(before: number, content: Buffer): void {
    try {
      const part = this.#since(before);
      if (part.equals(content.subarray(0, part.length))) this.#files.ftruncateSync(this.#opened(), before);
    } catch {
      // The part remains, and the next line starts on a new one.
    }
  }
}

function notAFile(path: string): Error {
  return Object.assign(new Error(`${path} is not a regular file`), { code: 'EINVAL' });
}
