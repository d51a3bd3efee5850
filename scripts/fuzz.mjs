/**
 * `FUZZ_MINUTES=30 npm run fuzz -- xml-reader`: reads generated and mutated texts for so long, and keeps what breaks a
 * rule in test/fuzz/corpus, where `npm test` reads it again. Without a target it takes each in turn. `FUZZ_SEED` repeats
 * a run: each seed stands for 200 texts.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { root, withBundledProgram } from './bundled-program.mjs';

const corpus = join(root, 'test/fuzz/corpus');
const minutes = Number(process.env.FUZZ_MINUTES ?? 1);
const firstSeed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 30));
/** A text that is read for longer than this hangs. */
const longestRead = 120_000;

await withBundledProgram('test/fuzz/run.ts', async (program, folder) => {
  const targets = process.argv.length > 2 ? process.argv.slice(2) : await namesOfTargets();
  for (const target of targets) if (!(await fuzz(target, program, folder))) process.exitCode = 1;
});

async function namesOfTargets() {
  const table = readFileSync(join(root, 'test/fuzz/targets.ts'), 'utf8');
  return [...table.matchAll(/^ {4}name: '([\w-]+)',$/gm)].map(([, name]) => name);
}

async function fuzz(target, program, folder) {
  console.log(`${target}: ${minutes} minutes from seed ${firstSeed}`);
  const current = join(folder, 'current');
  writeFileSync(current, '');
  const child = spawn(process.execPath, [program, target, String(minutes), String(firstSeed), corpus, current], {
    stdio: ['ignore', 'pipe', 'inherit'],
    cwd: root,
    env: { ...process.env, SUPEROFFICE_CONFIG: 'none' },
  });
  let said = '';
  child.stdout.on('data', (piece) => (said += piece));
  let hangs = false;
  const watch = setInterval(() => {
    if (Date.now() - statSync(current).mtimeMs < longestRead) return;
    hangs = true;
    child.kill('SIGKILL');
  }, 5_000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const last = said.trim().split('\n').at(-1) ?? '';
  const { seed, read, problem } = last.startsWith('{') ? JSON.parse(last) : {};
  if (code === 0) {
    console.log(`${target}: ${read} texts read, seeds ${firstSeed} to ${seed - 1}, nothing found`);
    return true;
  }
  const text = readFileSync(current);
  const name = `found-${createHash('sha256').update(text).digest('hex').slice(0, 12)}.txt`;
  if (!existsSync(join(corpus, target))) mkdirSync(join(corpus, target), { recursive: true });
  writeFileSync(join(corpus, target, name), text);
  const why = hangs ? 'a text was not read within two minutes' : (problem ?? `the process ended with ${code}`);
  console.log(`${target}: found after ${read ?? '?'} texts (FUZZ_SEED=${seed ?? firstSeed}): ${why}`);
  console.log(`${target}: kept as test/fuzz/corpus/${target}/${name}`);
  return false;
}
