// npm run bench: side by side with the peers, in one run, as ratios. A ratio holds on other machines; a time does not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { callRows } from './calls.mjs';
import { codecRows } from './codec.mjs';
import { loadingRows } from './loading.mjs';
import { routingRows } from './routing.mjs';

// The vendor's documents where they are at hand, otherwise the contract of this package: all contenders read the same.
const own = fileURLToPath(new URL('..', import.meta.url));
const contractFolder = join(process.env.NETSERVER_CONTRACT ?? own, 'wsdl');
if (!existsSync(contractFolder)) {
  console.error(
    `${contractFolder} does not exist; set NETSERVER_CONTRACT to a folder that contains wsdl/, or to nothing`,
  );
  process.exit(2);
}

if (process.stderr.isTTY) console.error('Measuring, about two minutes …');
const rows = [
  ...loadingRows(contractFolder),
  ...(await codecRows(contractFolder)),
  ...(await callRows(contractFolder)),
  ...(await routingRows()),
];

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 }).padStart(9);
console.log(
  `${'what'.padEnd(40)}${'bridge /s'.padStart(10)}  ${'peer'.padEnd(20)}${'peer /s'.padStart(9)}   ratio   mark`,
);
let missed = 0;
for (const { what, peer, peerRate, rate, mark } of rows) {
  const ratio = rate / peerRate;
  const reached = mark === undefined || ratio >= mark;
  if (!reached) missed++;
  const verdict = mark === undefined ? '' : `${reached ? 'reached' : 'MISSED'} (${mark})`;
  console.log(
    `${what.padEnd(40)} ${number(rate)}  ${peer.padEnd(20)}${number(peerRate)}  ${ratio.toFixed(2).padStart(6)}   ${verdict}`,
  );
}
process.exitCode = missed === 0 ? 0 : 1;
process.exit();
