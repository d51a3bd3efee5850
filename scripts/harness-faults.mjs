// Shows that the chaos run and the mutated answers notice when a rule of the library is broken: each row plants one fault
// in a copy of the sources and runs the harness at the size that `npm test` has. A row whose run passes is a gap.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { faults } from './harness-fault-list.mjs';

const root = resolve(import.meta.dirname, '..');
const wanted = process.argv[2] ?? '';
const suites = { chaos: 'test/chaos', mutations: 'test/transports/mutated-answers' };
let missed = 0;
for (const { harness, name, transport, file, from, to } of faults.filter((each) => each.name.includes(wanted))) {
  const copy = mkdtempSync(join(tmpdir(), 'harness-faults-'));
  try {
    for (const each of [
      'src',
      'test',
      'scripts',
      'wsdl',
      'package.json',
      'jest.config.ts',
      'tsconfig.json',
      'assets',
      'scenarios',
    ])
      cpSync(join(root, each), join(copy, each), { recursive: true });
    symlinkSync(realpathSync(join(root, 'node_modules')), join(copy, 'node_modules'));
    const source = readFileSync(join(copy, file), 'utf8');
    if (!source.includes(from)) throw new Error(`${file} does not hold the text that "${name}" replaces`);
    writeFileSync(join(copy, file), source.replace(from, to));
    const environment = { ...process.env, CHAOS_TRANSPORT: transport, MUTATIONS_TRANSPORT: transport };
    const { status, stdout, stderr } = spawnSync('npm', ['test', '--', suites[harness]], {
      cwd: copy,
      env: environment,
      encoding: 'utf8',
    });
    const verdict = verdictOn(status, `${stdout}${stderr}`);
    missed += verdict === 'noticed' ? 0 : 1;
    process.stdout.write(`${harness}: ${name}: ${verdict}\n`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
process.exitCode = missed === 0 ? 0 : 1;

function verdictOn(status, output) {
  if (status === 0) return 'MISSED';
  // Neither a run that a slow machine ended nor one that ended before its tests says anything about the fault.
  if (output.includes('Exceeded timeout')) return 'NO VERDICT, the machine is too slow';
  return /^Tests: .*\d failed/m.test(output) ? 'noticed' : 'NO VERDICT, the tests did not run';
}
