import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import {
  closeQuietly,
  type FileOperations,
  nodeFiles,
  O_CREAT,
  O_EXCL,
  O_NOFOLLOW,
  O_WRONLY,
  privateFile,
  syncFolder,
  systemCode,
  uninterrupted,
  writeWhole,
} from './operations.js';

export interface ReplaceOptions {
  /** The rights of the file. Default those of a file for its owner alone. */
  readonly mode?: number;
  /** Makes the folder where it does not exist. */
  readonly makeFolder?: boolean;
}

/** What others may read, too, as far as the process's umask lets them: files about no person and without a secret. */
export const sharedFile = 0o666;

/** What a process that was killed has left; none takes so long to write a file. */
const abandonedAfter = 24 * 60 * 60 * 1_000;
const temporary = /^\.[\da-f-]{36}\.tmp$/;

/**
 * Puts a file in the place of another, or where there is none. Anyone who reads meanwhile sees the old one or the new one,
 * also after a crash of the machine.
 *
 * It is written beside it under a name that cannot be guessed, and that must not exist (O_EXCL), so that no link laid
 * there is followed. A link at the path itself is replaced, and not followed. A folder, a pipe and a device stay.
 *
 * @throws errors of the system: then the file is as it was
 */
export function replaceFile(
  path: string,
  content: string | Buffer,
  { mode = privateFile, makeFolder = false }: ReplaceOptions = {},
  files: FileOperations = nodeFiles,
): void {
  const folder = dirname(path);
  if (makeFolder) files.mkdirSync(folder, { recursive: true });
  refuseOthers(files, path);
  const beside = `${path}.${randomUUID()}.tmp`;
  let descriptor: number | undefined;
  try {
    descriptor = uninterrupted(() => files.openSync(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
    const opened = descriptor;
    writeWhole(files, opened, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    uninterrupted(() => files.fsyncSync(opened));
    closeQuietly(files, opened);
    descriptor = undefined;
    uninterrupted(() => files.renameSync(beside, path));
  } catch (error) {
    closeQuietly(files, descriptor);
    // One of that name that was there before is another's.
    if (systemCode(error) !== 'EEXIST') removeQuietly(files, beside);
    throw error;
  }
  syncFolder(files, folder);
  removeAbandoned(files, path);
}

/** Deletes a file, if it exists. */
export function removeFile(path: string, files: FileOperations = nodeFiles): void {
  try {
    files.unlinkSync(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

function refuseOthers(files: FileOperations, path: string): void {
  const found = files.lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isFile() || found.isSymbolicLink()) return;
  const code = found.isDirectory() ? 'EISDIR' : 'EINVAL';
  throw Object.assign(new Error(`${path} is not a regular file`), { code });
}

function removeQuietly(files: FileOperations, path: string): void {
  try {
    files.unlinkSync(path);
  } catch {
    // It was not made, or is removed by a later write.
  }
}

function removeAbandoned(files: FileOperations, path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  try {
    for (const each of files.readdirSync(folder)) {
      if (!each.startsWith(name) || !temporary.test(each.slice(name.length))) continue;
      const file = join(folder, each);
      if (Date.now() - files.lstatSync(file).mtimeMs > abandonedAfter) removeQuietly(files, file);
    }
  } catch {
    // What cannot be listed is left.
  }
}
