import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import type { Metafile } from 'esbuild';

/** What is loaded before a command runs: everything that imports lead to, without those that are made later. */
function loadedBy({ inputs }: Metafile, entry: string): Set<string> {
  const loaded = new Set<string>();
  const visit = (file: string): void => {
    if (loaded.has(file)) return;
    loaded.add(file);
    for (const { path, kind } of inputs[file]?.imports ?? []) if (kind === 'import-statement') visit(path);
  };
  visit(entry);
  return loaded;
}

let loaded: ReadonlySet<string>;
beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), 'loading-'));
  const metafile = join(folder, 'meta.json');
  const options = ['--bundle', '--splitting', '--platform=node', '--format=esm', '--packages=external'];
  const outputs = [`--outdir=${folder}`, `--metafile=${metafile}`, '--log-level=error'];
  execFileSync(join('node_modules', '.bin', 'esbuild'), ['src/cli/main.ts', ...options, ...outputs]);
  loaded = loadedBy(JSON.parse(readFileSync(metafile, 'utf8')) as Metafile, 'src/cli/main.ts');
  rmSync(folder, { recursive: true });
});

it('--help, --version and completion load no package but those that parse and paint', () => {
  const packages = [...loaded].filter((path) => !path.startsWith('src/') && !path.startsWith('node:'));
  expect(packages.sort()).toEqual(['@bomb.sh/tab', '@bomb.sh/tab/commander', 'commander', 'picocolors']);
});

it('--help, --version and completion load names from the library, and no code', () => {
  const own = [...loaded].filter((path) => path.startsWith('src/') && !path.startsWith('src/cli/'));
  expect(own.sort()).toEqual([
    'src/encoding/invisible.ts',
    'src/encoding/json.ts',
    'src/encoding/plain-text.ts',
    'src/errors/nearest.ts',
    'src/errors/transport-name.ts',
    'src/http/user-agent.ts',
    'src/migration/report/writers/format-names.ts',
    'src/operations/entities.ts',
  ]);
});

it('--help, --version and completion load no action of a command', () => {
  expect([...loaded].filter((path) => /-action\.ts$|sides\.ts$/.test(path))).toEqual([]);
});
