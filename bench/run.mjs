// npm run bench [-- part …] [--write]: side by side with the peers, in one run, as ratios. A ratio holds on other machines; a time
// does not. Parts: loading, startup, codec, calls, archive, routing; all by default. With `--write`, the table of all parts goes
// to bench/RESULTS.md.
import { archiveRows } from './archive.mjs';
import { callRows } from './calls.mjs';
import { codecRows } from './codec.mjs';
import { contractFolder } from './contract-folder.mjs';
import { loadingRows } from './loading.mjs';
import { writeResults } from './results.mjs';
import { routingRows } from './routing.mjs';
import { startupRows } from './startup.mjs';

const parts = {
  loading: loadingRows,
  startup: startupRows,
  codec: codecRows,
  calls: callRows,
  archive: archiveRows,
  routing: routingRows,
};
const given = process.argv.slice(2).filter((argument) => argument !== '--write');
const unknown = given.filter((name) => !Object.hasOwn(parts, name));
const isWritten = process.argv.includes('--write');
if (unknown.length > 0 || (isWritten && given.length > 0)) {
  const names = Object.keys(parts).join(', ');
  console.error(
    unknown.length > 0
      ? `Unknown part: ${unknown.join(', ')}. The parts are ${names}.`
      : '--write needs all parts: leave the names out',
  );
  process.exit(2);
}

const rows = [];
for (const name of given.length > 0 ? given : Object.keys(parts)) {
  if (process.stderr.isTTY) console.error(`Measuring ${name} …`);
  rows.push(...(await parts[name](contractFolder)));
}

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 });
const lines = rows.map(({ what, peer, peerRate, rate, mark }) => {
  const ratio = rate / peerRate;
  const reached = mark === undefined || ratio >= mark;
  const verdict = mark === undefined ? '' : `${reached ? 'reached' : 'MISSED'} (${Number(mark.toFixed(2))})`;
  return { reached, cells: [what, number(rate), peer, number(peerRate), ratio.toFixed(2), verdict] };
});
const head = ['what', 'bridge /s', 'peer', 'peer /s', 'ratio', 'mark'];
const widths = head.map((title, index) => Math.max(title.length, ...lines.map(({ cells }) => cells[index].length)));
for (const cells of [head, ...lines.map((line) => line.cells)]) {
  const padded = cells.map((cell, index) =>
    [1, 3, 4].includes(index) ? cell.padStart(widths[index]) : cell.padEnd(widths[index]),
  );
  console.log(padded.join('  ').trimEnd());
}
if (isWritten) {
  await writeResults(
    head,
    lines.map(({ cells }) => cells),
  );
}
process.exitCode = lines.every(({ reached }) => reached) ? 0 : 1;
process.exit();
