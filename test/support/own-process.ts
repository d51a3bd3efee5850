import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A script of the tests, with the sources it needs, made ready to run in processes of its own. */
export class OwnProcess {
  // At the depth of a source file, because sources find the contract relative to themselves.
  readonly file = join('node_modules', '.cache', `${randomUUID()}.mjs`);

  constructor(script: string) {
    const options = ['--bundle', '--platform=node', '--format=esm', '--packages=external', '--log-level=error'];
    execFileSync(join('node_modules', '.bin', 'esbuild'), [script, ...options, `--outfile=${this.file}`]);
  }

  /**
   * @param input what the script finds as JSON in `process.env.input`
   * @param flags of Node itself
   * @returns what the script prints
   */
  async run(input: unknown, flags: readonly string[] = []): Promise<string> {
    const env = { ...process.env, input: JSON.stringify(input) };
    return (await promisify(execFile)(process.execPath, [...flags, this.file], { env })).stdout;
  }

  remove(): void {
    rmSync(this.file, { force: true });
  }
}
