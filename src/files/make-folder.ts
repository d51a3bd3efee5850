import { dirname, resolve } from 'node:path';
import { type FileOperations, nodeFiles, systemCode } from './operations.js';

/**
 * Creates a folder and those above it that do not exist.
 *
 * Not `mkdirSync` with `recursive`: it never returns if the folder above exists, but a folder in it does not come to exist,
 * as in `/proc` (nodejs/node `MKDirpSync` tries the folder above and the folder itself in turns, for ever).
 *
 * @returns the highest folder that was created; undefined if the folder exists
 * @throws system errors
 */
export function makeFolder(
  folder: string,
  { mode }: { readonly mode?: number } = {},
  files: FileOperations = nodeFiles,
): string | undefined {
  const missing: string[] = [];
  for (let path = resolve(folder); !exists(files, path); path = dirname(path)) {
    missing.unshift(path);
    if (dirname(path) === path) break;
  }
  let first: string | undefined;
  for (const path of missing) if (made(files, path, mode)) first ??= path;
  // A file of this name is an error, and the system says which if one looks into it.
  if (missing.length === 0 && !files.statSync(resolve(folder)).isDirectory()) files.readdirSync(resolve(folder));
  return first;
}

function exists(files: FileOperations, path: string): boolean {
  return files.statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** @returns false if another process has created the folder meanwhile */
function made(files: FileOperations, path: string, mode: number | undefined): boolean {
  try {
    files.mkdirSync(path, { mode });
    return true;
  } catch (error) {
    const isThere =
      systemCode(error) === 'EEXIST' && files.statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
    if (isThere) return false;
    throw error;
  }
}
