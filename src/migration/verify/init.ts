import { copyFileSync, mkdirSync, readdirSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import { starterFolder } from '../scenario/index.js';

/**
 * Writes the scenarios of the package into a folder, as a starting point for your own.
 *
 * @returns the files
 * @throws {ConfigurationError} if one of them already exists; then nothing is written
 * @example
 * const files = writeStarterScenarios('scenarios');
 */
export function writeStarterScenarios(folder: string): string[] {
  const names = readdirSync(starterFolder).sort();
  try {
    mkdirSync(folder, { recursive: true });
    const existing = names.filter((name) => readdirSync(folder).includes(name));
    if (existing.length > 0) {
      throw new ConfigurationError(
        `${join(folder, existing[0] ?? '')} already exists; nothing was written; name another folder`,
      );
    }
    return names.map((name) => {
      const file = join(folder, name);
      copyFileSync(join(starterFolder, name), file, constants.COPYFILE_EXCL);
      return file;
    });
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`cannot write the scenarios to ${folder}; name another folder`, { cause });
  }
}
