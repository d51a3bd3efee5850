import fs from 'node:fs';

/**
 * The operations on files that everything here is built on: those of Node itself. Tests give others, which fail, write a
 * part, or end in the middle.
 *
 * They are synchronous, so that nothing of the same process comes between looking at a file and writing to it.
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

/** The flags for `open`. Systems that do not know one of them leave it out. */
export const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC } = fs.constants;
const flags: Readonly<Partial<Record<string, number>>> = fs.constants;
/** A link is not followed: it may lead to a file of another's choosing. */
export const O_NOFOLLOW = flags['O_NOFOLLOW'] ?? 0;
/** Opening a pipe does not wait for its other end. Files do not know the difference. */
export const O_NONBLOCK = flags['O_NONBLOCK'] ?? 0;

/** For its owner alone. */
export const privateFile = 0o600;
export const privateFolder = 0o700;

/** Such as `ENOSPC`; undefined for what is not an error of the system. */
export function systemCode(error: unknown): string | undefined {
  const code: unknown = (error as { readonly code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** A signal may end an operation before it began (signal(7)): it is made again. */
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
 * Writes all of it: `write` may write a part (write(2)).
 *
 * @returns in how many parts
 */
export function writeWhole(files: FileOperations, descriptor: number, content: Buffer): number {
  let written = 0;
  let parts = 0;
  while (written < content.length) {
    parts++;
    const part = uninterrupted(() => files.writeSync(descriptor, content, written, content.length - written));
    if (part === 0) throw Object.assign(new Error('nothing more is written'), { code: 'EIO' });
    written += part;
  }
  return parts;
}

/** Reads from a place in a file to the end of the buffer, or of the file. */
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

/** Closes, whether or not it can be closed: the system lets go of a descriptor all the same (close(2)). */
export function closeQuietly(files: FileOperations, descriptor: number | undefined): void {
  if (descriptor === undefined) return;
  try {
    files.closeSync(descriptor);
  } catch {
    // What had to be on the disk was synced.
  }
}

/** A file that is new, or was renamed, is there after a crash only if its folder is on the disk. */
export function syncFolder(files: FileOperations, folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = uninterrupted(() => files.openSync(folder, O_RDONLY));
    const opened = descriptor;
    uninterrupted(() => files.fsyncSync(opened));
  } catch {
    // Not every system opens folders. The file itself is whole.
  } finally {
    closeQuietly(files, descriptor);
  }
}
