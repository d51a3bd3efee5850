import { statSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, extname, join, relative, resolve } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
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
 * A file above the folder that belongs to another user is refused, since it may be a program and would be run: so may
 * anybody put one into `/tmp`. The user, root, and the owner of the folder itself are trusted.
 *
 * @throws {ConfigurationError} where one folder has two, and where the file is another user's
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
      if (current !== start) await refuseStranger(first, start);
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

async function refuseStranger(file: string, folder: string): Promise<void> {
  const user = process.getuid?.();
  if (user === undefined) return;
  const [owner, folderOwner] = await Promise.all([stat(file), stat(folder)]);
  if ([user, 0, folderOwner.uid].includes(owner.uid)) return;
  throw new ConfigurationError(
    `${file} belongs to another user, so it is not used; name it with configFile or SUPEROFFICE_CONFIG if it is right`,
  );
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
      `${shortName(file)} is of no kind that is known; a configuration file ends with ${endings}`,
    );
  }
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    const { code, message } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'is not there' : `cannot be read (${code ?? message})`;
    throw new ConfigurationError(`the configuration file ${shortName(file)} ${reason}`, { cause });
  });
  const name = shortName(file);
  // What reads YAML, and what runs TypeScript, is loaded by whoever has such a file.
  if (programs.includes(ending)) {
    const { runProgram } = await import('./program.js');
    return { file, text, content: await runProgram(file, name) };
  }
  const { readDocument } = await import('./document.js');
  const { content, problems } = readDocument(text, name, ending === '.json' ? 'json' : 'yaml');
  if (problems.length > 0) throw wrongConfiguration(problems);
  return { file, text, content };
}

/** As a person in the working folder would write it. */
export function shortName(file: string): string {
  const short = relative(process.cwd(), file);
  return short === '' || short.length > file.length ? file : short;
}
