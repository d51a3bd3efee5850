import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import './embed-files.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Bundles a program of the tests and the sources it imports, so that a process of its own can run it without Jest.
 *
 * @param source its path from the root, in TypeScript
 * @param use is given the bundle and the folder that it lies in, which is removed afterwards
 */
export async function withBundledProgram(source, use) {
  mkdirSync(join(root, '.fuzz'), { recursive: true });
  const folder = mkdtempSync(join(root, '.fuzz/run-'));
  const program = join(folder, 'run.mjs');
  try {
    await build({
      entryPoints: [join(root, source)],
      outfile: program,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      logLevel: 'error',
    });
    await use(program, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
