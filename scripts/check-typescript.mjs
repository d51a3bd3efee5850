// Compiles programs that use the installed package with each setting that docs/typescript.md names: part of
// npm run check:package.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));

/** Every entry, with a value and a type of each. */
const program = `import { connect, type SuperOfficeConfiguration } from 'superoffice-bridge';
import { connect as connectToRest, type RestConfiguration } from 'superoffice-bridge/rest';
import { startEmulator, type Emulator } from 'superoffice-bridge/emulator';
import { isClean, type ParityReport } from 'superoffice-bridge/migration';
export async function nameOf(configuration: SuperOfficeConfiguration, rest: RestConfiguration): Promise<string | null> {
  await using so = await connect(configuration);
  await using other = await connectToRest(rest);
  const emulator: Emulator = await startEmulator();
  await emulator.close();
  return (await so.contacts.get(2)).Name ?? (await other.contacts.get(2)).Name;
}
export const good = (report: ParityReport): boolean => isClean(report);
`;

/** A setting of a project, and the error that it must give; none if it must compile. */
const settings = [
  { type: 'module', module: 'nodenext' },
  { type: 'module', module: 'node20' },
  { type: 'module', module: 'node18' },
  { type: 'module', module: 'node16' },
  { type: 'commonjs', module: 'nodenext' },
  { type: 'commonjs', module: 'node20' },
  { type: 'module', module: 'esnext', moduleResolution: 'bundler' },
  { type: 'commonjs', module: 'preserve', moduleResolution: 'bundler' },
  { type: 'commonjs', module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '6.0', skipLibCheck: true },
  { type: 'commonjs', module: 'node18', error: 'TS1479' },
  { type: 'commonjs', module: 'node16', error: 'TS1479' },
];

/** @param project a folder in which the package is installed */
export function checkTypeScript(project) {
  const shown = readFileSync(new URL('../docs/typescript.md', import.meta.url), 'utf8');
  for (const { type, error, ...options } of settings) {
    const name = [type, options.module, options.moduleResolution].filter((each) => each !== undefined).join('-');
    const folder = join(project, 'typescript', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'program', private: true, type }));
    writeFileSync(join(folder, 'program.ts'), program);
    const compilerOptions = { ...options, target: 'es2023', lib: ['es2023', 'esnext.disposable'], types: ['node'] };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { strict: true, noEmit: true, skipLibCheck: false, ...compilerOptions },
        files: ['program.ts'],
      }),
    );
    const { stdout } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    const errors = new Set(stdout.match(/\bTS\d+/g));
    const expected = error === undefined ? [] : [error];
    if ([...errors].join() !== expected.join()) throw new Error(`${name}: ${stdout.slice(0, 2_000)}`);
    if (error !== undefined && !shown.includes(error)) throw new Error(`docs/typescript.md does not explain ${error}`);
  }
  console.log(`TypeScript: ${settings.length} settings do what docs/typescript.md says`);
}

// Against an installation that exists: node scripts/check-typescript.mjs PROJECT
if (process.argv[1] === fileURLToPath(import.meta.url)) checkTypeScript(process.argv[2]);
