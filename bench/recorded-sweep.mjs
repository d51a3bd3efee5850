// Sweeps persons of recorded size, 35 KB of JSON and 62 KB of SOAP each, through SOAP and REST, from a server in a process of its
// own: how fast, in how much memory, and does either change on the way?
// node bench/recorded-sweep.mjs [records] [id of a planted difference, 0 for none] [checkpoint]
//
// Ends with 1 unless it finds all records equal, but the planted one. With a checkpoint of its own, a run that was broken off is
// resumed.
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../dist/index.js';
import { asGiven, auth, startServer } from './serving.mjs';
import { sweepInTenths } from './sweep-tenths.mjs';

const given = process.argv.slice(2);
const records = Number(given[0] ?? 20_000);
const planted = Number(given[1] ?? Math.ceil(records / 2));
const checkpoint = given[2] ?? join(tmpdir(), `recorded-sweep-${process.pid}.json`);

const server = await startServer('recorded-server.mjs', [records, planted]);
const so = await connect({ transport: 'soap', tenant: { url: server.url }, auth }, asGiven);
const { totals, findings } = await sweepInTenths({
  so,
  records,
  tenant: 'recorded',
  subjects: ['persons'],
  depth: 'entities',
  checkpoint,
});
const expected = planted === 0 ? 0 : 1;
const isFound = planted === 0 || findings.some(({ examples }) => examples.some(({ key }) => key === String(planted)));
const isRight = totals.compared === records && totals.different === expected && isFound;
console.log(
  `${totals.compared} of ${records} compared, ${totals.different} different, ${planted === 0 ? 'none' : `person ${planted}`} ` +
    `planted: ${isRight ? 'as it must be' : 'WRONG'}`,
);
process.exitCode = isRight ? 0 : 1;
rmSync(checkpoint, { force: true });
await so.close();
server.stop();
