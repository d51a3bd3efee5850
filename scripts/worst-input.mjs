/**
 * `npm run worst-input`: the processor time of each reader for 1, 2, 4 and 8 MB of the text that costs it most, and what
 * eight times the text costs. A reader whose work grows with its text stays near 8. A name, or a part of one, picks rows.
 */
import { spawn } from 'node:child_process';
import { clearTimeout, setTimeout } from 'node:timers';
import { root, withBundledProgram } from './bundled-program.mjs';

const sizes = [1, 2, 4, 8].map((megabytes) => megabytes * 1024 * 1024);
const wanted = process.argv[2] ?? '';
const mostGrowth = 12;
/** Below this many milliseconds a measurement says little. */
const least = 5;
/** A text that is read for longer is given up. */
const longestRead = 300_000;

await withBundledProgram('test/worst-input/run.ts', measure);

async function measure(program) {
  let names = [];
  await run(program, [], (said) => (names = said));
  console.log(
    `${'ms for'.padEnd(70)} ${['1 MB', '2 MB', '4 MB', '8 MB', '8 : 1'].map((each) => each.padStart(8)).join('')}`,
  );
  let row = 0;
  while (row < names.length) {
    let times = [];
    const isWhole = await run(program, [String(row), sizes.join(), wanted], (said) => {
      if (said.row !== row) times = [];
      row = said.row;
      if (row >= names.length) return;
      times.push(said.milliseconds);
      if (times.length < sizes.length) return;
      show(names[row], times);
      row++;
      times = [];
    });
    if (isWhole) break;
    while (row < names.length && !names[row].includes(wanted)) row++;
    if (row < names.length) show(names[row], times);
    row++;
  }
}

function show(name, times) {
  const growth = times.length < sizes.length ? Infinity : times.at(-1) / Math.max(times[0], least);
  if (growth > mostGrowth) process.exitCode = 1;
  const cells = [
    ...sizes.map((_, index) => (times[index] === undefined ? '–' : String(Math.round(times[index])))),
    growth.toFixed(1),
  ];
  const flag = times.length < sizes.length ? ' ENDED' : growth > mostGrowth ? ' GROWS' : '';
  console.log(`${name.padEnd(70)} ${cells.map((each) => each.padStart(8)).join('')}${flag}`);
}

/** Did it come to its end? Each line that it prints is given to `take`. */
function run(program, given, take) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
      cwd: root,
      env: { ...process.env, SUPEROFFICE_CONFIG: 'none' },
    });
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => child.kill('SIGKILL'), longestRead);
    };
    wait();
    let rest = '';
    child.stdout.on('data', (piece) => {
      wait();
      const lines = `${rest}${piece}`.split('\n');
      rest = lines.pop();
      for (const line of lines) take(JSON.parse(line));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
