import { build, type Metafile } from 'esbuild';
import { beforeAll, expect, it } from '@jest/globals';

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
beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts'],
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    outdir: 'nowhere',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  loaded = loadedBy(metafile, 'src/cli/main.ts');
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
