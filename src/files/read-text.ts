import {
  closeQuietly,
  type FileOperations,
  nodeFiles,
  O_NONBLOCK,
  O_RDONLY,
  readPart,
  systemCode,
  uninterrupted,
} from './operations.js';

/** Why a file cannot be read as text. The message continues the file name: `is a folder, not a file`. */
export class UnreadableFile extends Error {
  readonly code: string | undefined;

  constructor(reason: string, code?: string) {
    super(reason);
    this.name = 'UnreadableFile';
    this.code = code;
  }
}

const mebibyte = 1024 * 1024;
/** The limit for files that people write. */
export const maxWrittenBytes = mebibyte;
/** The limit for files that a run writes. Larger texts do not fit in a string. */
export const maxRecordedBytes = 256 * mebibyte;

/**
 * The text of a file, without a byte order mark.
 *
 * Pipes and devices are refused, because they may never end; so are files that are too large, are not UTF-8, or contain NUL.
 *
 * @throws {UnreadableFile}
 */
export function readText(path: string, limit: number, files: FileOperations = nodeFiles): string {
  const content = readBytes(path, limit, files);
  if (content.includes(0)) {
    const wide = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
    throw new UnreadableFile(wide ? 'is in UTF-16; save it as UTF-8' : 'is not a text: it contains NUL characters');
  }
  const text = decoded(content);
  if (text === undefined) throw new UnreadableFile('is not in UTF-8; save it as UTF-8');
  return text;
}

/**
 * The lines of an append-only file in UTF-8. A line that was cut in the middle of a character is undefined; the last one is
 * the text after the last line end, usually empty.
 *
 * @throws {UnreadableFile}
 */
export function readLines(path: string, limit: number, files: FileOperations = nodeFiles): (string | undefined)[] {
  const content = readBytes(path, limit, files);
  const lines: (string | undefined)[] = [];
  for (let start = 0; start <= content.length;) {
    const end = content.indexOf(lineEnd, start);
    lines.push(decoded(content.subarray(start, end < 0 ? undefined : end)));
    if (end < 0) break;
    start = end + 1;
  }
  return lines;
}

const lineEnd = 0x0a;

function decoded(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/**
 * The bytes of a file.
 *
 * @throws {UnreadableFile}
 */
export function readBytes(path: string, limit: number, files: FileOperations = nodeFiles): Buffer {
  let descriptor: number | undefined;
  try {
    descriptor = uninterrupted(() => files.openSync(path, O_RDONLY | O_NONBLOCK));
    const found = files.fstatSync(descriptor);
    if (found.isDirectory()) throw new UnreadableFile('is a folder, not a file', 'EISDIR');
    if (!found.isFile()) throw new UnreadableFile('is not a regular file');
    if (found.size > limit) throw new UnreadableFile(`is larger than ${sizeText(limit)}`);
    return readPart(files, descriptor, found.size, 0);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const code = systemCode(error);
    throw new UnreadableFile(code === 'ENOENT' ? 'does not exist' : `cannot be read (${code ?? 'unknown'})`, code);
  } finally {
    closeQuietly(files, descriptor);
  }
}

function sizeText(bytes: number): string {
  return `${Math.floor(bytes / mebibyte)} MiB`;
}
