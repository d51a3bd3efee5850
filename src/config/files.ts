import { type Stats, statSync } from 'node:fs';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { mostOfWritten, readText, UnreadableFile } from '../files/index.js';
import { wrongConfiguration } from './schema.js';
import type { Sourced } from './sourced.js';

const documents = ['.json', '.yaml', '.yml'];
const programs = ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts'];
const baseName = 'superoffice.config';

/** The names that are looked for. */
export const configurationFileNames: readonly string[] = [...documents, ...programs].map((ending) => baseName + ending);

/** A configuration file as it was read at one moment. */
export interface ReadFile {
  /** Absolute. */
  readonly file: string;
  readonly text: string;
  readonly content: Sourced;
}

/**
 * The configuration file of a folder, or of the nearest folder above that has one.
 *
 * A file above the folder that another user owns or may write to, or whose folder they do, is refused, since it may be a
 * program and would be run: anyone may put one into `/tmp`. The user, root, and the owner of the folder itself are trusted.
 *
 * @throws {ConfigurationError} where one folder has two, and where the file is another user's or may be changed by one
 */
export async function findConfigurationFile(folder: string): Promise<string | undefined> {
  const start = resolve(folder);
  for (let current = start; ; current = dirname(current)) {
    const found = configurationFileNames.map((name) => join(current, name)).filter(isFile);
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      throw new ConfigurationError(
        `there are both ${shortName(first)} and ${shortName(second)}; keep one, or name the one that counts`,
      );
    }
    if (first !== undefined) {
      if (current !== start) refuseStranger(first, start);
      return first;
    }
    if (current === dirname(current)) return undefined;
  }
}

/** Some dozens of names are asked for, which is quicker than waiting for each. What may not be looked at is not there. */
function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  } catch {
    return false;
  }
}

function refuseStranger(file: string, folder: string): void {
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
        ? 'can be written to by other users'
        : undefined;
    if (reason === undefined) continue;
    throw new ConfigurationError(
      `${file} is not used, since ${what} ${reason}; name it with configFile or SUPEROFFICE_CONFIG if you trust it, or take those rights away`,
    );
  }
}

const [writableByGroup, writableByAll, sticky] = [0o020, 0o002, 0o1000];

/** In a sticky folder only the owner of a file can replace it. A group of the owner's own has the owner's number. */
function isWritable(stats: Stats): boolean {
  const { mode, uid, gid } = stats;
  if (stats.isDirectory() && (mode & sticky) !== 0) return false;
  return (mode & writableByAll) !== 0 || ((mode & writableByGroup) !== 0 && gid !== uid && gid !== 0);
}

/**
 * Reads a configuration file.
 *
 * @throws {ConfigurationError} where it cannot be read, is of no known kind, or is broken; with the line, if it has one
 */
export async function readConfigurationFile(file: string): Promise<ReadFile> {
  const ending = extname(file);
  if (![...documents, ...programs].includes(ending)) {
    const endings = [...documents, ...programs].join(', ');
    throw new ConfigurationError(
      `${shortName(file)} is of a kind that is not known; a configuration file ends with ${endings}`,
    );
  }
  const text = textOf(file);
  const name = shortName(file);
  // What reads YAML, and what runs TypeScript, is loaded where there is such a file.
  if (programs.includes(ending)) {
    const { runProgram } = await import('./program.js');
    return { file, text, content: await runProgram(file, name) };
  }
  const { readDocument } = await import('./document.js');
  const { content, problems } = readDocument(text, name, ending === '.json' ? 'json' : 'yaml');
  if (problems.length > 0) throw wrongConfiguration(problems);
  return { file, text, content };
}

function textOf(file: string): string {
  try {
    return readText(file, mostOfWritten);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the configuration file ${shortName(file)} ${reason}`, { cause });
  }
}

/** As a person in the working folder would write it. */
export function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short === '' || short.length > file.length ? file : short;
}
