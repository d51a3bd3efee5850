import { systemCode } from './operations.js';

const problems: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'something else has this name',
  EINVAL: 'it is not a regular file',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder does not exist',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of its path is not a folder',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
};

/** Why a file could not be written: in words for common system codes, otherwise the code. */
export function writingProblem(cause: unknown): string {
  const code = systemCode(cause) ?? 'unknown';
  return problems[code] ?? code;
}
