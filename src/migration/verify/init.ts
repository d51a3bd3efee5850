import { copyFileSync, mkdirSync, readdirSync, constants } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../../errors/index.js';
import { starterFolder } from '../scenario/index.js';

/**
 * Writes the scenarios that come with the package into a folder, to be changed there.
 *
 * @returns the files
 * @throws {ConfigurationError} where one of them is there already; nothing is written then
 */
export function writeStarterScenarios(folder: string): string[] {
  const names = readdirSync(starterFolder).sort();
  try {
    mkdirSync(folder, { recursive: true });
    const there = names.filter((name) => readdirSync(folder).includes(name));
    if (there.length > 0) {
      throw new ConfigurationError(
        `${join(folder, there[0] ?? '')} is there already, so nothing was written; name another folder`,
      );
    }
    return names.map((name) => {
      const file = join(folder, name);
      copyFileSync(join(starterFolder, name), file, constants.COPYFILE_EXCL);
      return file;
    });
  } catch (cause) {
    if (cause instanceof ConfigurationError) throw cause;
    throw new ConfigurationError(`the scenarios cannot be written to ${folder}; name another folder`, { cause });
  }
}
