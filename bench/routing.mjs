import { setTimeout as pause } from 'node:timers/promises';
import { connect } from '../dist/index.js';
import { concurrent, median } from './measure.mjs';
import { auth, startServer } from './serving.mjs';

/** Ten routes, none of which matches contacts.get. */
const elsewhere = [
  'lists.*',
  'archive.*',
  'documents.*',
  'principal',
  'persons.*',
  'projects.*',
  'sales.*',
  'appointments.*',
  ['contacts.save', 'contacts.merge'],
  'agents.Appointment.*',
].map((match) => ({ match, transport: 'soap' }));

/** What routing costs where it decides nothing, and what a shadow costs the caller: over a server in another process. */
export async function routingRows() {
  const server = await startServer('server.mjs');
  const rows = [await passingRow(server.url)];
  server.stop();
  return [...rows, ...(await shadowRows())];
}

/**
 * CPU, and not time: the machine's other work would hide a hundredth. The two take turns in short rounds, each goes first
 * as often as the other, and it is the ratio within a round that counts.
 */
async function passingRow(url) {
  const plain = await connect({ transport: 'rest', tenant: { url }, auth });
  const routed = await connect({ transport: 'rest', tenant: { url }, auth, routes: elsewhere });
  const runs = [plain, routed].map((so) => concurrent(() => so.contacts.get(5), 16, 400));
  const cpuOf = async (run) => {
    const before = process.cpuUsage();
    const calls = await run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / calls;
  };
  const spent = [[], []];
  const ratios = [];
  for (let round = -6; round < 80; round++) {
    const order = round % 2 === 0 ? [0, 1] : [1, 0];
    const cpu = [];
    for (const contender of order) cpu[contender] = await cpuOf(runs[contender]);
    if (round < 0) continue;
    cpu.forEach((each, contender) => spent[contender].push(each));
    ratios.push(cpu[0] / cpu[1]);
  }
  await Promise.all([plain.close(), routed.close()]);
  const perSecond = 1e6 / median(spent[0]);
  return {
    what: 'get past ten routes, per s of CPU',
    peer: 'no routing',
    peerRate: perSecond,
    rate: perSecond * median(ratios),
    mark: 1 / 1.01,
  };
}

/** How a shadow misbehaves. */
const manners = ['hangs', 'fails', 'answers with 30 MB', 'answers with 30 MB unannounced', 'differs'];

/** Latency with a shadow that misbehaves beside the same without one, in turns, over a server that takes 5 ms. */
export async function shadowRows(chosen = manners) {
  const rows = [];
  for (const manner of chosen) {
    const server = await startServer('shadow-server.mjs', [manner]);
    const shadowServer = await startServer('shadow-server.mjs', [manner]);
    const tenant = { url: server.url, soapUrl: shadowServer.url };
    const plain = await connect({ transport: 'rest', tenant, auth, routes: [] });
    const shadow = { transport: 'soap' };
    const shadowed = await connect({
      transport: 'rest',
      tenant,
      auth,
      routes: [{ match: 'contacts.get', transport: 'rest', shadow }],
    });
    const verdicts = new Map();
    shadowed.routing.on('shadow', ({ verdict, skipped }) => {
      verdicts.set(verdict, (verdicts.get(verdict) ?? 0) + 1);
      if (skipped > 0) verdicts.set('skipped', (verdicts.get('skipped') ?? 0) + skipped);
    });
    const latencies = [[], []];
    for (let round = -2; round < 20; round++) {
      const order = round % 2 === 0 ? [plain, shadowed] : [shadowed, plain];
      for (const so of order) {
        const found = latencies[so === plain ? 0 : 1];
        for (let call = 0; call < 50; call++) {
          const start = performance.now();
          await so.contacts.get(5);
          if (round >= 0) found.push(performance.now() - start);
          // Calls come one by one, so that it is delay which shows and not who else wants the processor.
          await pause(4);
        }
      }
    }
    await Promise.all([plain.close(), shadowed.close()]);
    server.stop();
    shadowServer.stop();
    const sorted = latencies.map((values) => values.toSorted((left, right) => left - right));
    for (const [name, quantile] of [
      ['median', 0.5],
      ['99th', 0.99],
    ]) {
      const [without, beside] = sorted.map((values) => values[Math.floor(values.length * quantile)]);
      rows.push({
        what: `${name}, a shadow that ${manner}`,
        peer: 'no shadow',
        peerRate: 1000 / without,
        rate: 1000 / beside,
        mark: name === 'median' ? 0.95 : 0.8,
      });
    }
  }
  return rows;
}
