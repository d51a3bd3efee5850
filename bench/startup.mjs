import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { documentIn } from './documents.mjs';
import { median } from './measure.mjs';
import { startServer } from './serving.mjs';

const run = promisify(execFile);
const worker = fileURLToPath(new URL('./startup-worker.mjs', import.meta.url));
const contenders = ['node', 'soap', 'bridgeSoap', 'webapi', 'bridgeRest', 'bridgeIndex'];

/**
 * From the start of a process to its first answer, above what Node itself takes to start. All read the same document of the
 * appointments: with NETSERVER_CONTRACT, that of the vendor.
 */
export async function startupRows(contractFolder, rounds = Number(process.env.STARTUP_ROUNDS ?? 21)) {
  const server = await startServer('server.mjs', ['Appointment']);
  const wsdl = documentIn(contractFolder, 'Appointment');
  const alone = mkdtempSync(join(tmpdir(), 'startup-'));
  copyFileSync(wsdl, join(alone, basename(wsdl)));
  // The documents of this package are its default, and not complete one by one.
  const given = process.env.NETSERVER_CONTRACT === undefined ? '' : alone;
  const times = Object.fromEntries(contenders.map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = -1; round < rounds; round++) {
    for (const name of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const started = performance.now();
      const { stdout } = await run(process.execPath, [worker, name, server.url, server.id, wsdl, given]);
      if (round < 0) continue;
      times[name].wall.push(performance.now() - started);
      times[name].cpu.push(Number(stdout));
    }
  }
  server.stop();
  rmSync(alone, { recursive: true });
  const rows = [];
  for (const [kind, unit] of [
    ['wall', 'starts a second'],
    ['cpu', 'starts per s of CPU'],
  ]) {
    const above = (name) => Math.max(median(times[name][kind]) - median(times.node[kind]), 0.1);
    const row = (what, bridge, peer, contender, mark) => {
      rows.push({
        what: `${what}, ${unit}`,
        peer,
        peerRate: 1000 / above(contender),
        rate: 1000 / above(bridge),
        mark,
      });
    };
    row('start to first SOAP answer', 'bridgeSoap', 'soap', 'soap', 3);
    row('start to first REST answer', 'bridgeRest', '@superoffice/webapi', 'webapi', 1 / 0.8);
    row('the same by the entry for both', 'bridgeIndex', '@superoffice/webapi', 'webapi');
  }
  return rows;
}
