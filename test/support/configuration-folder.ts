import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder for configuration files, removed at the end of the test file. */
export class ConfigurationFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'configuration-'));
  #count = 0;

  /** Writes a file, by default into its own folder, and returns its path. */
  write(name: string, text: string, folder = String(this.#count++)): string {
    const file = join(this.path, folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
