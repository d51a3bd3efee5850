import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.js';
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
  /** The mode of the file. Default: 0600, private to its owner. */
  readonly mode?: number;
  /** Creates the folder if it does not exist. */
  readonly makeFolder?: boolean;
}

/** The mode of files that others may read, limited by the umask: without personal data and secrets. */
export const sharedFile = 0o666;

/** The age of temporary files that a killed process left behind; no write takes this long. */
const abandonedAfter = 24 * 60 * 60 * 1_000;
const temporary = /^\.[\da-f-]{36}\.tmp$/;

/**
 * Creates or replaces a file atomically: a reader sees the old file or the new one, even after a crash of the machine.
 *
 * The content is written to a temporary file next to it, with a random name that must not exist (O_EXCL), so that no planted
 * link is followed. A link at the path itself is replaced, not followed. Folders, pipes and devices are refused.
 *
 * Not `write-file-atomic`: it follows a link at the path (realpath), opens the temporary file without O_EXCL and O_NOFOLLOW
 * under a name that can be predicted, and does not sync the folder.
 *
 * @throws system errors; then the file is unchanged
 */
export function replaceFile(
  path: string,
  content: string | Buffer,
  options: ReplaceOptions = {},
  files: FileOperations = nodeFiles,
): void {
  const folder = dirname(path);
  const beside = temporaryBeside(path, options, files);
  let descriptor: number | undefined;
  try {
    descriptor = beside.open();
    const opened = descriptor;
    writeWhole(files, opened, typeof content === 'string' ? Buffer.from(content, 'utf8') : content);
    uninterrupted(() => files.fsyncSync(opened));
    closeQuietly(files, opened);
    descriptor = undefined;
    uninterrupted(() => files.renameSync(beside.path, path));
  } catch (error) {
    closeQuietly(files, descriptor);
    // An existing file of that name belongs to someone else.
    if (systemCode(error) !== 'EEXIST') removeQuietly(files, beside.path);
    throw error;
  }
  syncFolder(files, folder);
  removeAbandoned(files, path);
}

/**
 * Checks up front that a file can be created or replaced. Leaves nothing behind but the folder.
 *
 * @throws system errors
 */
export function checkReplaceable(path: string, options: ReplaceOptions = {}, files: FileOperations = nodeFiles): void {
  const beside = temporaryBeside(path, options, files);
  closeQuietly(files, beside.open());
  removeQuietly(files, beside.path);
}

/** The temporary file for the new content. */
function temporaryBeside(path: string, options: ReplaceOptions, files: FileOperations) {
  const { mode = privateFile } = options;
  if (options.makeFolder === true) makeFolder(dirname(path), {}, files);
  refuseOthers(files, path);
  const beside = `${path}.${randomUUID()}.tmp`;
  const open = () => uninterrupted(() => files.openSync(beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode));
  return { path: beside, open };
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
    // It was not created, or a later write removes it.
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
    // A folder that cannot be listed is left as it is.
  }
}
