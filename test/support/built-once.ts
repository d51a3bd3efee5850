import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * A folder of files that are made from others, which is made once for each state of those.
 *
 * @param name a part of the folder's name
 * @param sources the files that it depends on
 * @param make puts the files into a folder
 */
export function builtOnce(name: string, sources: readonly string[], make: (folder: string) => void): string {
  const hash = createHash('sha256');
  for (const file of sources) hash.update(readFileSync(file));
  const prefix = join(tmpdir(), `superoffice-bridge-${name}-`);
  const final = prefix + hash.digest('hex').slice(0, 20);
  if (existsSync(final)) return final;
  const made = mkdtempSync(prefix);
  make(made);
  try {
    renameSync(made, final);
  } catch {
    // Another test file was quicker.
    rmSync(made, { recursive: true, force: true });
  }
  return final;
}
