// Does a long run keep memory? node bench/long-run.mjs [calls] [soap|rest|agents] [calls in flight]
//
// Makes that many calls, by default a million over SOAP, to a server in another process, and compares the heap after a forced
// collection at the end of the second and of the last tenth. Ends with 1 if it has grown by more than 5 %.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { connect } from '../dist/index.js';
import { concurrent } from './measure.mjs';
import { asGiven, auth, startServer } from './serving.mjs';

const [calls = '1000000', transport = 'soap', inFlight = '16'] = process.argv.slice(2);
const mark = 1.05;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const server = await startServer('server.mjs');
const so = await connect({ transport, tenant: { url: server.url }, auth }, asGiven);
const tenth = concurrent(() => so.contacts.get(server.id), Number(inFlight), Math.ceil(Number(calls) / 10));
const heaps = [];
for (let number = 1; number <= 10; number++) {
  const [started, before] = [performance.now(), process.cpuUsage()];
  const made = await tenth();
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(before);
  // Finalizers and buffers that the first collection frees hold more for the second.
  for (let round = 0; round < 3; round++) {
    collect();
    await new Promise(setImmediate);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  heaps.push(heapUsed);
  const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;
  console.error(
    `tenth ${number}: ${(made / seconds).toFixed(0)} calls/s, ${((user + system) / made).toFixed(0)} µs of CPU each; ` +
      `heap ${megabytes(heapUsed)}, external ${megabytes(external)}, resident ${megabytes(rss)}`,
  );
}
await so.close();
server.stop();
const ratio = heaps[9] / heaps[1];
console.log(
  `${Number(calls).toLocaleString('en')} calls over ${transport}, ${inFlight} in flight: the heap after the last tenth is ` +
    `${ratio.toFixed(3)} of that after the second (${ratio <= mark ? 'reached' : 'MISSED'}, at most ${mark})`,
);
process.exitCode = ratio <= mark ? 0 : 1;
