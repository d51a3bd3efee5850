// How the cost of a call grows: node bench/growth.mjs [--write] [--quick]
//
// Measures the CPU of a get by the size of its entity, and with more calls in flight its rate; then the CPU of an archive page by
// its rows. With `--write`, figures go to bench/growth.json and charts to docs/growth-*.svg; with `--draw`, the charts are drawn
// again from the figures. With `--quick`, each point takes a moment: to see that it works.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { archiveCalls } from './archive.mjs';
import { callsOf } from './calls.mjs';
import { lineChart } from './chart.mjs';
import { contractFolder, own } from './contract-folder.mjs';
import { compare, concurrent, cpuOf } from './measure.mjs';
import { startServer } from './serving.mjs';

const file = join(own, 'bench', 'growth.json');
const has = (flag) => process.argv.includes(flag);
const effort = has('--quick') ? { rounds: 1, roundMilliseconds: 50 } : {};
const names = {
  bridgeSoap: 'bridge, SOAP',
  bridgeRest: 'bridge, REST',
  webapi: '@superoffice/webapi',
  soap: 'soap',
  undiciRest: 'undici, JSON alone',
  undiciSoap: 'undici, text alone',
};

const contenders = (calls, inFlight, perRound = inFlight * 4) =>
  Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, concurrent(call, inFlight, perRound)]));
const rounded = (values, factor) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number((value * factor).toPrecision(4))]));

async function bySize() {
  const found = [];
  for (const kilobytes of [1, 10, 35, 200]) {
    const server = await startServer('server.mjs', ['Person', kilobytes]);
    const { calls, close } = await callsOf(server, contractFolder, { agent: 'Person', repository: 'persons' });
    const costs = await cpuOf(contenders(calls, 16, 16), effort);
    const { restBytes, soapBytes } = server;
    found.push({ kilobytes, restBytes, soapBytes, milliseconds: rounded(costs, 1_000) });
    report(`${kilobytes} KB (${restBytes} bytes of JSON, ${soapBytes} of SOAP), ms of CPU`, found.at(-1).milliseconds);
    await close();
    server.stop();
  }
  return found;
}

async function byCallsInFlight() {
  const server = await startServer('server.mjs', ['Person']);
  const { calls, close } = await callsOf(server, contractFolder, { agent: 'Person', repository: 'persons' });
  const found = [];
  for (const inFlight of [1, 4, 16, 64]) {
    found.push({ inFlight, perSecond: rounded(await compare(contenders(calls, inFlight), effort), 1) });
    report(`${inFlight} in flight, calls a second`, found.at(-1).perSecond);
  }
  await close();
  server.stop();
  return found;
}

async function byRows() {
  const server = await startServer('server.mjs');
  const found = [];
  for (const rows of [10, 100, 1_000]) {
    const { calls, close } = await archiveCalls(server, contractFolder, rows);
    found.push({ rows, milliseconds: rounded(await cpuOf(contenders(calls, 4, 4), effort), 1_000) });
    report(`${rows} rows, ms of CPU`, found.at(-1).milliseconds);
    await close();
  }
  server.stop();
  return found;
}

function report(what, values) {
  const each = Object.entries(values).map(([name, value]) => `${names[name]} ${value}`);
  console.log(`${what}: ${each.join('; ')}`);
}

function seriesOf(points, at, values) {
  return Object.keys(names)
    .filter((name) => name in points[0][values])
    .map((name) => ({ name: names[name], points: points.map((point) => [point[at], point[values][name]]) }));
}

function draw({ sizes, inFlight, rows }) {
  const charts = {
    size: {
      title: 'CPU of a get by the size of the entity',
      x: 'KB of JSON',
      y: 'ms of CPU',
      series: seriesOf(sizes, 'kilobytes', 'milliseconds'),
    },
    'in-flight': {
      title: 'Rate by calls in flight, a person of 35 KB',
      x: 'calls in flight',
      y: 'calls a second',
      series: seriesOf(inFlight, 'inFlight', 'perSecond'),
    },
    rows: {
      title: 'CPU of an archive page by its rows',
      x: 'rows of six columns',
      y: 'ms of CPU',
      series: seriesOf(rows, 'rows', 'milliseconds'),
    },
  };
  for (const [name, chart] of Object.entries(charts)) {
    writeFileSync(join(own, 'docs', `growth-${name}.svg`), lineChart(chart));
  }
}

if (has('--draw')) {
  draw(JSON.parse(readFileSync(file, 'utf8')));
} else {
  const machine = `${cpus().length} × ${cpus()[0].model.trim()}, Node ${process.versions.node}`;
  const date = new Date().toISOString().slice(0, 10);
  const figures = {
    date,
    machine,
    sizes: await bySize(),
    inFlight: await byCallsInFlight(),
    rows: await byRows(),
  };
  if (has('--write')) {
    writeFileSync(file, `${JSON.stringify(figures, undefined, 2)}\n`);
    draw(figures);
  }
}
process.exit();
