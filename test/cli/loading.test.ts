import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
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

/** Bundles the command as the build does. */
function bundled(...external: readonly string[]): Metafile {
  const folder = mkdtempSync(join(tmpdir(), 'loading-'));
  const file = join(folder, 'meta.json');
  const options = ['--bundle', '--splitting', '--platform=node', '--format=esm', ...external];
  const outputs = [`--outdir=${folder}`, `--metafile=${file}`, '--log-level=error'];
  execFileSync(join('node_modules', '.bin', 'esbuild'), ['src/cli/main.ts', ...options, ...outputs]);
  const metafile = JSON.parse(readFileSync(file, 'utf8')) as Metafile;
  rmSync(folder, { recursive: true });
  return metafile;
}

let metafile: Metafile;
beforeAll(() => {
  metafile = bundled('--packages=external');
});

const loadedFrom = (...entries: readonly string[]) => {
  const all = new Set(entries.flatMap((entry) => [...loadedBy(metafile, entry)]));
  const isOwn = (path: string) => path.startsWith('src/');
  return {
    packages: [...all].filter((path) => !isOwn(path) && !path.startsWith('node:')).sort(),
    commands: [...all].filter((path) => path.startsWith('src/cli/')).sort(),
    library: [...all].filter((path) => isOwn(path) && !path.startsWith('src/cli/')).sort(),
  };
};

describe('--help and --version load', () => {
  it('no package but the parser and the colours', () => {
    expect(loadedFrom('src/cli/main.ts').packages).toEqual(['commander', 'picocolors']);
  });

  it('no command', () => {
    expect(loadedFrom('src/cli/main.ts').commands).toEqual([
      'src/cli/command-list.ts',
      'src/cli/main.ts',
      'src/cli/output/help-text.ts',
      'src/cli/output/print.ts',
      'src/cli/output/screen.ts',
      'src/cli/parser-exit.ts',
      'src/cli/program.ts',
    ]);
  });

  it('little of the library', () => {
    expect(loadedFrom('src/cli/main.ts').library).toEqual([
      'src/config/shared-modules.ts',
      'src/http/user-agent.ts',
      'src/output-text/invisible.ts',
      'src/output-text/json.ts',
      'src/output-text/plain-text.ts',
    ]);
  });
});

it('completion loads the operations as a list, and not from the contract', () => {
  const { packages, library } = loadedFrom(
    'src/cli/main.ts',
    'src/cli/completion.ts',
    'src/cli/call.ts',
    'src/cli/map.ts',
    'src/cli/operation-names.ts',
  );
  expect(packages).toEqual(['@bomb.sh/tab', '@bomb.sh/tab/commander', 'commander', 'picocolors']);
  expect(library.filter((path) => /contract|migration|repositories/.test(path))).toEqual([]);
});

it('a command loads no action of another before it runs', () => {
  const named = ['call', 'config', 'contract', 'doctor', 'emulator', 'login', 'map', 'report', 'sweep', 'verify'];
  const { packages, commands } = loadedFrom(...named.map((name) => `src/cli/${name}.ts`));
  expect(packages).toEqual(['commander']);
  expect(commands.filter((path) => /-action\.ts$|sides\.ts$/.test(path))).toEqual([]);
});

it.each(['config-action', 'config-init-action', 'sides', 'report-action', 'contract-action'])(
  '%s loads no dependency injection and no transport',
  (action) => {
    const { packages, library } = loadedFrom(`src/cli/${action}.ts`);
    expect(packages).not.toContain('inversify');
    expect(library.filter((path) => /^src\/(?:transports\/\w+|repositories|emulator)\//.test(path))).toEqual([]);
  },
);

it('call loads the client only once its arguments are right', () => {
  const { packages, library } = loadedFrom('src/cli/call-action.ts');
  expect(packages).not.toEqual(expect.arrayContaining([expect.stringMatching(/^(?:undici|axios|inversify)$/)]));
  expect(library.filter((path) => path.startsWith('src/client/'))).toEqual([]);
});

it('the command contains the messages of zod in English alone', () => {
  const { outputs } = bundled('--external:jiti', '--external:axios', '--external:openid-client', '--external:soap');
  const contained = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const locales = contained.filter((path) => /zod\/v4\/locales\/(?!index)/.test(path));
  expect(locales.map((path) => basename(path))).toEqual(['en.js']);
});
