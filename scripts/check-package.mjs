// Packs the library, judges the package, installs it into an empty project and uses it there on every supported Node.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { checkBundles } from './check-bundles.mjs';
import { checkTypeScript } from './check-typescript.mjs';

/** Whose types the public ones may name, with what those bring along. */
const publicPackages =
  /^(?:superoffice-bridge|typescript|inversify|@inversifyjs\/.*|reflect-metadata|@types\/node|undici-types)$/;

/** An installation of the library brings fewer packages than this, itself included. */
const maxPackages = 90;
/** Its files take less than this, not counting what a file system adds to each. */
const maxMegabytes = 40;

/**
 * Every way of resolving, also node10's. CommonJS programs get an ES module, which TypeScript allows from `module: node20` on
 * (docs/typescript.md), and the schema is not a module.
 */
const attwRules = [
  ...['--profile', 'strict', '--ignore-rules', 'cjs-resolves-to-esm'],
  ...['--exclude-entrypoints', 'superoffice.config.schema.json'],
];

const majors = process.argv.slice(2).map(Number);
let tarball;
const folder = mkdtempSync(join(tmpdir(), 'superoffice-bridge-'));
const run = (command, args, cwd) =>
  execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });

try {
  run('npm', ['run', 'build'], process.cwd());
  const packed = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], process.cwd()),
  );
  const { filename, size, entryCount } = Object.values(packed)[0];
  tarball = join(folder, filename);
  console.log(`${filename}: ${entryCount} files, ${Math.round(size / 1024)} KB`);
  run('npx', ['--no', 'publint', 'run', tarball, '--strict'], process.cwd());
  console.log('publint: clean');
  run('npx', ['--no', 'attw', tarball, ...attwRules], process.cwd());
  console.log('attw: clean');

  const project = join(folder, 'project');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'project', private: true }));
  run('npm', ['install', '--no-audit', '--no-fund', tarball], project);
  // The project itself comes first.
  const installed = run('npm', ['ls', '--all', '--parseable'], project).trim().split('\n').length - 1;
  if (installed >= maxPackages) {
    throw new Error(`the package brings ${installed} packages, and must bring fewer than ${maxPackages}`);
  }
  const megabytes = Number(run('du', ['-sk', '--apparent-size', 'node_modules'], project).split('\t')[0]) / 1024;
  if (megabytes >= maxMegabytes) {
    throw new Error(`the package takes ${megabytes.toFixed(1)} MB, and must take less than ${maxMegabytes}`);
  }
  console.log(`installation: ${installed} packages, ${megabytes.toFixed(1)} MB`);
  const use = `
    const so = await connect({ transport, tenant: 'emulator' });
    const created = await so.appointments.create({ Contact: { ContactId: 2 }, Description: 'Hello world!' });
    const patched = await so.appointments.patch(created.AppointmentId, [{ op: 'replace', path: '/Person', value: { PersonId: 1 } }]);
    if (patched.Person.PersonId !== 1 || (await so.lists.items('task')).length !== 12) throw new Error('wrong answer over ' + transport);
    await so.close();`;
  writeFileSync(
    join(project, 'imported.mjs'),
    `import { connect } from 'superoffice-bridge';
     import { startEmulator } from 'superoffice-bridge/emulator';
     import { expectParity } from 'superoffice-bridge/migration';
     if (typeof startEmulator !== 'function') throw new Error('no emulator');
     if ((await expectParity((so) => so.contacts.get(2))).ContactId !== 2) throw new Error('no parity');
     for (const transport of ['soap', 'rest']) {${use}}`,
  );
  writeFileSync(
    join(project, 'required.cjs'),
    `const { connect } = require('superoffice-bridge');
     const { startEmulator } = require('superoffice-bridge/emulator');
     if (typeof startEmulator !== 'function') throw new Error('no emulator');
     (async () => { for (const transport of ['soap', 'rest']) {${use}} })();`,
  );
  // Programs of their own; what the other samples need of their surroundings, the tests give them.
  const pages = [
    'README.md',
    ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [join('docs', name)] : [])),
  ];
  const isProgram = (code) =>
    /^import .* from 'superoffice-bridge/m.test(code) &&
    /\bawait connect\(/.test(code) &&
    /tenant: 'emulator'|\bstartEmulator\(/.test(code) &&
    // A package that the project has not installed.
    !/from 'soap'/.test(code);
  const examples = pages
    .flatMap((page) => [...readFileSync(page, 'utf8').matchAll(/```ts\n(.*?)```/gs)])
    .map(([, code]) => code)
    .filter(isProgram);
  for (const [index, code] of examples.entries()) {
    const example = join(project, `example-${index + 1}.mjs`);
    writeFileSync(example, transformSync(code, { loader: 'ts' }).code);
    run(process.execPath, [example], project);
  }
  console.log(`README and docs: their ${examples.length} programs run`);

  // What is public leads to no declaration of a package that its users did not ask for.
  writeFileSync(
    join(project, 'typed.mts'),
    `import { connect, type SuperOfficeConfiguration } from 'superoffice-bridge';
     import { startEmulator } from 'superoffice-bridge/emulator';
     import { expectParity } from 'superoffice-bridge/migration';
     const configuration: SuperOfficeConfiguration = { transport: 'soap', tenant: { url: (await startEmulator()).url } };
     const so = await connect(configuration);
     const name: string | null | undefined = (await so.agents.Contact.GetContactEntity({ ContactEntityId: 2 }))?.Name;
     export const both = await expectParity((other) => other.contacts.get(2)); export const names = [name];`,
  );
  const strict = ['--strict', '--module', 'NodeNext', '--target', 'ES2023', '--noEmit', '--skipLibCheck', 'false'];
  const compiler = fileURLToPath(import.meta.resolve('typescript/bin/tsc'));
  execFileSync(process.execPath, [compiler, ...strict, 'typed.mts'], { cwd: project, stdio: 'inherit' });
  const read = run(process.execPath, [compiler, ...strict, '--listFilesOnly', 'typed.mts'], project);
  const packages = [...read.matchAll(/node_modules\/((?:@[^/]+\/)?[^/\n]+)/g)].map(([, name]) => name);
  const strangers = new Set(packages.filter((name) => !publicPackages.test(name)));
  if (strangers.size > 0) throw new Error(`public types lead to ${[...strangers].join(', ')}`);
  console.log('types: they compile by themselves, and lead to inversify and Node alone');
  checkTypeScript(project);
  checkOneInversify();
  const nodes = majors.map(nodeOf);
  await checkBundles(project, join(folder, 'bundles'), nodes.length === 0 ? [process.execPath] : nodes);
  for (const node of nodes) {
    for (const script of ['imported.mjs', 'required.cjs']) run(node, [script], project);
    run(node, [join(project, 'node_modules/superoffice-bridge/dist/cli/main.js'), 'demo'], project);
    console.log(`${run(node, ['--version'], project).trim()}: import, require and the command work`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** An application's own container and the library's modules must come from one copy of inversify. */
function checkOneInversify() {
  const application = join(folder, 'application');
  mkdirSync(application);
  writeFileSync(
    join(application, 'package.json'),
    JSON.stringify({ name: 'application', private: true, dependencies: { inversify: '8', 'reflect-metadata': '0.2' } }),
  );
  run('npm', ['install', '--no-audit', '--no-fund', tarball], application);
  const copies = readdirSync(join(application, 'node_modules'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(?:^|\/)(?:inversify|reflect-metadata)\/package\.json$/.test(path),
  );
  if (copies.length !== 2) throw new Error(`several copies of inversify: ${copies.join(', ')}`);
  writeFileSync(
    join(application, 'container.mjs'),
    `import { Container } from 'inversify';
     import { superOfficeModule, TYPES } from 'superoffice-bridge';
     const container = new Container();
     container.load(superOfficeModule({ transport: 'rest', tenant: 'emulator' }));
     const { ContactId } = await container.get(TYPES.ContactRepository).get(2);
     if (ContactId !== 2) throw new Error('wrong answer');
     await container.get(TYPES.Connection).close();`,
  );
  run(process.execPath, ['container.mjs'], application);
  console.log("inversify: an application's own container and the library share one copy");
}

/** The running Node where it is of that major version, else one from npm. */
function nodeOf(major) {
  if (Number(process.versions.node.split('.')[0]) === major) return process.execPath;
  const prefix = join(folder, `node-${major}`);
  mkdirSync(prefix);
  writeFileSync(join(prefix, 'package.json'), JSON.stringify({ name: 'node-of-choice', private: true }));
  run('npm', ['install', '--no-audit', '--no-fund', `node@${major}`], prefix);
  return join(prefix, 'node_modules/node/bin/node');
}
