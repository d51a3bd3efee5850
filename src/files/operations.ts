import fs from 'node:fs';

/**
 * The file operations that this folder uses: those of Node. Tests replace them with ones that fail, write only a part, or
 * stop in the middle.
 *
 * They are synchronous, so that no other code of the process runs between checking a file and writing to it.
 */
export type FileOperations = Pick<
  typeof fs,
  | 'openSync'
  | 'readSync'
  | 'writeSync'
  | 'statSync'
  | 'fstatSync'
  | 'lstatSync'
  | 'ftruncateSync'
  | 'fchmodSync'
  | 'fsyncSync'
  | 'closeSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'mkdirSync'
  | 'readdirSync'
>;

export const nodeFiles: FileOperations = fs;

/** The flags for `open`. A system that does not support a flag does not define it. */
export const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
const flags: Readonly<Partial<Record<string, number>>> = fs.constants;
/** Refuses symbolic links: they may point to a file that someone else chose. */
export const O_NOFOLLOW = flags['O_NOFOLLOW'] ?? 0;
/** Opening a pipe does not wait for its other end. It has no effect on regular files. */
export const O_NONBLOCK = flags['O_NONBLOCK'] ?? 0;

/** Accessible to the owner only. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** The code of a system error, such as `ENOSPC`; undefined for other errors. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** Repeats an operation that a signal interrupted before it started (signal(7)). */
export function uninterrupted<Result>(operation: () => Result): Result {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      if (systemCode(error) !== 'EINTR') throw error;
    }
  }
}

/**
 * Writes the whole content: `write` may write only a part (write(2)).
 *
 * @returns the number of parts
 */
export function writeWhole(files: FileOperations, descriptor: number, content: Buffer): number {
  let written = 0;
  let parts = 0;
  while (written < content.length) {
    parts++;
    const part = uninterrupted(() => files.writeSync(descriptor, content, written, content.length - written));
    if (part === 0) throw Object.assign(new Error('write returned 0 bytes'), { code: 'EIO' });
    written += part;
  }
  return parts;
}

/** Reads `length` bytes from a position, or fewer at the end of the file. */
export function readPart(files: FileOperations, descriptor: number, length: number, position: number): Buffer {
  const content = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const part = uninterrupted(() => files.readSync(descriptor, content, read, length - read, position + read));
    if (part === 0) break;
    read += part;
  }
  return content.subarray(0, read);
}

/** Closes and ignores errors: the system releases the descriptor in any case (close(2)). */
export function closeQuietly(files: FileOperations, descriptor: number | undefined): void {
  if (descriptor === undefined) return;
  try {
    files.closeSync(descriptor);
  } catch {
    // What must be on disk has been synced.
  }
}

/** Syncs a folder: a new or renamed file survives a crash only if its folder is on disk. */
export function syncFolder(files: FileOperations, folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = uninterrupted(() => files.openSync(folder, O_RDONLY));
    const opened = descriptor;
    uninterrupted(() => files.fsyncSync(opened));
  } catch {
    // Not every system can open folders. The file itself is complete.
  } finally {
    closeQuietly(files, descriptor);
  }
}
