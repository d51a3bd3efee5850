// npm run bench: side by side with the peers, in one run, as ratios. A ratio holds on other machines; a time does not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { callRows } from './calls.mjs';
import { codecRows } from './codec.mjs';
import { loadingRows } from './loading.mjs';
import { routingRows } from './routing.mjs';

const contractFolder = process.env.NETSERVER_CONTRACT ?? '../shared/netserver';
const vendorFolder = join(contractFolder, 'wsdl');
if (!existsSync(vendorFolder)) {
  console.error(`The peers need the vendor's WSDL documents: set NETSERVER_CONTRACT to the folder that holds wsdl/`);
  process.exit(2);
}

if (process.stderr.isTTY) console.error('Measuring, about two minutes …');
const rows = [
  ...loadingRows(vendorFolder),
  ...(await codecRows(vendorFolder)),
  ...(await callRows(vendorFolder)),
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
