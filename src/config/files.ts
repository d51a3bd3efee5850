import { type Stats, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { maxWrittenBytes, readText, UnreadableFile } from '../files/index.js';
import { invalidConfiguration } from './schema.js';
import type { WithOrigin } from './with-origin.js';

const documents = ['.json', '.yaml', '.yml'];
const programs = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts'];
const baseName = 'superoffice.config';

/** The file names to look for. */
export const configurationFileNames: readonly string[] = [...documents, ...programs].map((ending) => baseName + ending);

/** A configuration file and its content when it was read. */
export interface ReadFile {
  /** The absolute path. */
  readonly file: string;
  readonly text: string;
  readonly content: WithOrigin;
}

/**
 * The configuration file of a folder, or of the nearest folder above that has one.
 *
 * A file above the folder is refused if another user owns or can write to it or its folder: it may be a program that would
 * be run, and anyone can put one into `/tmp`. The user, root, and the owner of the starting folder are trusted.
 *
 * @throws {ConfigurationError} if one folder has two, or if another user owns or can change the file
 */
export async function findConfigurationFile(folder: string): Promise<string | undefined> {
  const start = resolve(folder);
  for (let current = start; ; current = dirname(current)) {
    const found = configurationFileNames.map((name) => join(current, name)).filter(isFile);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      throw new ConfigurationError(
        `found both ${shortName(first)} and ${shortName(second)}; keep one, or name the one to use`,
      );
    }
    if (first !== undefined) {
      if (current !== start) refuseUntrusted(first, start);
      return first;
    }
    if (current === dirname(current)) return undefined;
  }
}

/** Synchronous: dozens of names are checked, and awaiting each would be slower. A file without access does not exist. */
function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

function refuseUntrusted(file: string, folder: string): void {
  const user = process.getuid?.();
  if (user === undefined) return;
  const trusted = [user, 0, statSync(folder).uid];
  const places = [
    { what: 'it', stats: statSync(file) },
    { what: 'its folder', stats: statSync(dirname(file)) },
  ];
  for (const { what, stats } of places) {
    const reason = !trusted.includes(stats.uid)
      ? 'belongs to another user'
      : isWritable(stats)
        ? 'is writable by other users'
        : undefined;
    if (reason === undefined) continue;
    throw new ConfigurationError(
      `${file} is not used, because ${what} ${reason}; name it with configFile or SUPEROFFICE_CONFIG if you trust it, or change its owner or permissions`,
    );
  }
}

const [writableByGroup, writableByAll, sticky] = [0o020, 0o002, 0o1000];

/** In a sticky folder only the owner of a file can replace it. A user's private group has the user's id. */
function isWritable(stats: Stats): boolean {
  const { mode, uid, gid } = stats;
  if (stats.isDirectory() && (mode & sticky) !== 0) return false;
  return (mode & writableByAll) !== 0 || ((mode & writableByGroup) !== 0 && gid !== uid && gid !== 0);
}

/**
 * Reads a configuration file.
 *
 * @throws {ConfigurationError} if it cannot be read, has an unknown extension, or is malformed; with the line, if it has one
 */
export async function readConfigurationFile(file: string): Promise<ReadFile> {
  const ending = extname(file);
  if (![...documents, ...programs].includes(ending)) {
    const endings = [...documents, ...programs].join(', ');
    throw new ConfigurationError(
      `${shortName(file)} has an unknown extension; a configuration file ends with ${endings}`,
    );
  }
  const text = textOf(file);
  const name = shortName(file);
  // The YAML parser and the TypeScript runner are loaded only if needed.
  if (programs.includes(ending)) {
    const { runProgram } = await import('./program.js');
    return { file, text, content: await runProgram(file, name) };
  }
  const { readDocument } = await import('./document.js');
  const { content, problems } = readDocument(text, name, ending === '.json' ? 'json' : 'yaml');
  if (problems.length > 0) throw invalidConfiguration(problems);
  return { file, text, content };
}

function textOf(file: string): string {
  try {
    return readText(file, maxWrittenBytes);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the configuration file ${shortName(file)} ${reason}`, { cause });
  }
}

/** The path relative to the working folder, if that is shorter. */
export function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short === '' || short.length > file.length ? file : short;
}
