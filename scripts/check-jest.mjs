// Runs tests of a program that uses the packed library, with each recipe of docs/typescript.md: npm run check:jest.
//
// Installs the test runners in a temporary folder, so that this package does not depend on all of them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const runners = [
  ...['jest@30', '@swc/core@1', '@swc/jest', 'babel-jest@30', '@babel/core@7', '@babel/preset-env@7'],
  ...['@babel/preset-typescript@7', 'ts-jest@29', 'typescript@5', 'vitest@4'],
];

const test = `
test('a test calls both entries', async () => {
  const { url, credentials, close } = await startEmulator();
  const auth = { kind: 'ticket' as const, ticket: credentials.ticket, appToken: credentials.appToken };
  const sources = { configFile: false, environment: false } as const;
  for (const transport of ['soap', 'rest'] as const) {
    const so = await connect({ transport, tenant: { url }, auth }, sources);
    expect((await so.contacts.get(2)).ContactId).toBe(2);
    await so.close();
  }
  const so = await connectToRest({ transport: 'agents', tenant: { url }, auth }, sources);
  expect((await so.contacts.get(2)).ContactId).toBe(2);
  await so.close();
  await close();
}, 120_000);
`;
const imports = `import { connect } from 'superoffice-bridge';
import { connect as connectToRest } from 'superoffice-bridge/rest';
import { startEmulator } from 'superoffice-bridge/emulator';
`;

const page = readFileSync(new URL('../docs/typescript.md', import.meta.url), 'utf8');
const [, recipe] = /```js\n(.*?)```/s.exec(page.slice(page.indexOf('### CommonJS'))) ?? [];
/** The rows of the table of transformers: a name, and what belongs in `transform`. */
const transformers = [...page.matchAll(/^\| (swc|Babel|ts-jest) +\| `(\[.*\])` +\|$/gm)];
if (recipe === undefined || transformers.length !== 3) throw new Error('docs/typescript.md has no recipes for Jest');

const folder = mkdtempSync(join(tmpdir(), 'superoffice-bridge-jest-'));
const run = (command, args) =>
  execFileSync(command, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
const tried = (name, command, args) => {
  try {
    run(command, args);
  } catch (error) {
    throw new Error(`${name}: ${String(error.stderr).slice(0, 4_000)}`, { cause: error });
  }
  console.log(`${name}: passes`);
};

try {
  const tarball = process.argv[2] ?? packed();
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'program', private: true, type: 'commonjs' }));
  run('npm', ['install', '--no-audit', '--no-fund', tarball, ...runners]);
  writeFileSync(join(folder, 'program.test.ts'), imports + test);
  for (const [, name, transform] of transformers) {
    const config = `jest.${name.toLowerCase()}.config.cjs`;
    const used = recipe.replace(/(transform: \{ '[^']*': )\[.*\] \},$/m, (_, start) => `${start}${transform} },`);
    if (!used.includes(transform)) throw new Error('the recipe has no line with transform');
    writeFileSync(join(folder, config), used);
    tried(`Jest, CommonJS, ${name}`, process.execPath, ['node_modules/jest/bin/jest.js', '--config', config]);
  }
  writeFileSync(
    join(folder, 'vitest.config.mjs'),
    'export default { test: { globals: true, include: ["program.test.ts"] } };',
  );
  tried('Vitest', process.execPath, ['node_modules/vitest/vitest.mjs', 'run']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function packed() {
  const root = new URL('..', import.meta.url);
  const output = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return join(folder, Object.values(JSON.parse(output))[0].filename);
}
