import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import { makeFolder, writingProblem } from '../../files/index.js';
import { starterScenarios } from '../scenario/index.js';

/**
 * Writes the scenarios of the package into a folder, as a starting point for your own.
 *
 * @returns the files
 * @throws {ConfigurationError} if one of them already exists, or the folder cannot be created; then nothing is written
 * @example
 * const files = writeStarterScenarios('scenarios');
 */
export function writeStarterScenarios(folder: string): string[] {
  try {
    makeFolder(folder);
    const present = readdirSync(folder);
    const existing = starterScenarios.find(({ name }) => present.includes(name));
    if (existing !== undefined) {
      throw new ConfigurationError(
        `${join(folder, existing.name)} already exists; nothing was written; name another folder`,
      );
    }
    return starterScenarios.map(({ name, text }) => {
      const file = join(folder, name);
      writeFileSync(file, text(), { flag: 'wx' });
      return file;
    });
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(
      `cannot write the scenarios to ${folder} (${writingProblem(cause)}); name another folder`,
      { cause },
    );
  }
}
