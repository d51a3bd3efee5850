import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as inversify from 'inversify';
import ts from 'typescript';
import * as library from '../../src/index.js';
import * as emulatorEntry from '../../src/emulator/index.js';
import * as gatewayEntry from '../../src/gateway/index.js';
import * as migration from '../../src/migration/index.js';
import { OwnProcess } from '../support/own-process.js';
import { mistakesIn, programOfLibrary, runnable } from './compile-examples.js';
import { isProgram, samplesIn, typeScriptSamples, userPages } from './page-samples.js';

const samples = typeScriptSamples();
/** A program that uses these is a test. Everything else it says itself. */
const functionsOfTests = new Set(['expect', 'it', 'describe', 'test']);
const programs = samples.filter(isProgram).flatMap((sample) => runnable(sample, functionsOfTests) ?? []);

describe('the TypeScript on the pages', () => {
  it('is on many pages, and most of it is programs', () => {
    expect(new Set(samples.map(({ name }) => name.split(':')[0])).size).toBeGreaterThan(12);
    expect(programs.length).toBeGreaterThan(14);
  });

  const library = programOfLibrary();

  it('compiles without names from elsewhere', () => {
    expect(mistakesIn(samples, library, 'mistake')).toEqual([]);
  });

  it.each([
    ['const so = await connect();', "Cannot find name 'connect'"],
    [
      "import { connect } from 'superoffice-bridge';\nawait connect({ auth: { kind: 'basic', username } });",
      'username',
    ],
  ])('does not compile with %s', (code, message) => {
    const [mistake] = mistakesIn([{ name: 'a sample', code }], library, 'mistake');
    expect(mistake).toContain(message);
  });
});

/** Their readers save a sample as `.mjs` and run it. */
const pagesForTheFirstHour = ['README.md', 'docs/getting-started.md', 'docs/migrating-from-node-soap.md'];

it.each(samplesIn('ts', pagesForTheFirstHour).map(({ name, code }) => [name, code] as const))(
  '%s runs without a compiler',
  (_name, code) => {
    const options: ts.TranspileOptions = { compilerOptions: { allowJs: true }, fileName: 'sample.mjs' };
    const { diagnostics = [] } = ts.transpileModule(code, { ...options, reportDiagnostics: true });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  },
);

it.each([...samplesIn('js'), ...samplesIn('typescript')].map(({ name, code }) => [name, code] as const))(
  '%s has no mistake of syntax',
  (_name, code) => {
    const options: ts.TranspileOptions = {
      compilerOptions: { target: ts.ScriptTarget.ES2023, experimentalDecorators: true },
    };
    const { diagnostics = [] } = ts.transpileModule(code, {
      ...options,
      reportDiagnostics: true,
      fileName: 'sample.ts',
    });
    expect(diagnostics.map(({ messageText }) => messageText)).toEqual([]);
  },
);

const require = createRequire(import.meta.url);
const modules: Readonly<Record<string, unknown>> = {
  'superoffice-bridge': library,
  'superoffice-bridge/emulator': emulatorEntry,
  'superoffice-bridge/gateway': gatewayEntry,
  'superoffice-bridge/migration': migration,
  // An ES module, which `require` does not load in Jest.
  inversify,
};
const AsyncFunction = (async () => undefined).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

describe('a program on a page', () => {
  const home = process.cwd();
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pages-'));
    process.chdir(folder);
  });
  afterAll(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(programs.map((each) => [each.name, each] as const))(
    'runs and prints a little: %s',
    async (_name, { code, program }) => {
      const log = jest.spyOn(console, 'log').mockImplementation(() => undefined);
      jest.spyOn(console, 'error').mockImplementation(() => undefined);
      const load = (name: string): unknown => modules[name] ?? require(name);
      await new AsyncFunction('require', 'exports', `{${program}\n}`)(load, {});
      const lines = log.mock.calls
        .flat()
        .map((value) => (typeof value === 'string' ? value : JSON.stringify(value, null, 2)));
      const printed = lines.join('\n').split('\n').length;
      expect(log.mock.calls.length > 0).toBe(code.includes('console.log('));
      expect(printed).toBeLessThan(60);
    },
  );
});

describe('the commands on the pages', () => {
  const commands = samplesIn('sh').flatMap(({ name, code }) =>
    code
      .replaceAll(/\\\n\s*/g, '')
      .split('\n')
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => /\bsuperoffice-bridge /.test(line) && !line.startsWith('source '))
      .map((line) => [name, line] as const),
  );
  let command: OwnProcess;
  let folder: string;
  const helps = new Map<string, Promise<string>>();
  const run = async (words: readonly string[]): Promise<string> => {
    const script = resolve(command.file);
    const { stdout } = await promisify(execFile)(process.execPath, [script, ...words], { cwd: folder });
    return stdout;
  };
  const helpOf = (words: readonly string[]): Promise<string> => {
    const key = words.join(' ');
    const help = helps.get(key) ?? run([...words, '--help']);
    helps.set(key, help);
    return help;
  };
  beforeAll(() => {
    command = new OwnProcess('src/cli/main.ts');
    folder = mkdtempSync(join(tmpdir(), 'commands-'));
  });
  afterAll(() => {
    command.remove();
    rmSync(folder, { recursive: true });
  });

  it('are typed as they work after a local installation', () => {
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter(([, line]) => !line.startsWith('npx superoffice-bridge '))).toEqual([]);
  });

  it.each(commands)('%s: %s', async (_name, line) => {
    const words = (
      line.replace('npx superoffice-bridge ', '').match(/'[^']*'|"[^"]*"|[^\s'"]+(?:'[^']*'|"[^"]*")?\S*/g) ?? []
    ).map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, '$1$2'));
    const [first = '', second = ''] = words;
    const path = ['config', 'contract'].includes(first) ? [first, second] : [first];
    const help = await helpOf(path);
    for (const option of words.filter((word) => word.startsWith('--'))) expect(help).toContain(option.split('=')[0]);
    if (/^(?:map|call|completion) /.test(words.join(' ')) && !/--(?:config|tenant)/.test(line)) {
      expect(await run(words)).not.toBe('');
    }
  });
});

it('covers the README and the pages of docs', () => {
  expect(userPages).toContain('README.md');
  expect(userPages.length).toBeGreaterThan(25);
});
