// Where the CPU of a call goes: node bench/profile.mjs [seconds] [recorded|small] [in flight]
//
// Takes a CPU profile of gets over REST, then over SOAP, with 16 in flight, and prints the share of each group in percent. What
// the engine does inside a call of this library, such as parsing JSON, is counted apart from it.
import { Session } from 'node:inspector/promises';
import { callsOf } from './calls.mjs';
import { contractFolder } from './contract-folder.mjs';
import { concurrent } from './measure.mjs';
import { startServer } from './serving.mjs';

const [seconds = '10', size = 'recorded', inFlight = '16'] = process.argv.slice(2);

/** The first that fits a frame: its function, then its file. */
const groups = [
  // What Session itself takes, to start and to end.
  ['idle', ({ url }) => url.startsWith('node:inspector')],
  // The engine counts what it does there as the time of the function that calls it, or as a function without a file.
  ['JSON.parse', ({ functionName, url }) => functionName === 'parseJson' && url.includes('/dist/parsing/')],
  ['JSON.stringify', ({ functionName, url }) => functionName === 'stringify' && url === ''],
  ['garbage collection', ({ functionName }) => functionName === '(garbage collector)'],
  ['idle', ({ functionName }) => functionName === '(idle)'],
  [
    'sockets',
    ({ functionName, url }) =>
      /^(?:writev?|writeBuffer|writeUtf8String|writeLatin1String|readStart|connect)$/.test(functionName) && url === '',
  ],
  ['sockets', ({ url }) => /^node:(?:net|internal\/stream_base_commons|_http|internal\/streams)/.test(url)],
  ['the engine and native code', ({ functionName }) => /^\((?:program|root)\)$/.test(functionName)],
  ['axios', ({ url }) => url.includes('/node_modules/axios/')],
  ['undici', ({ url }) => url.includes('/node_modules/undici/')],
  ['other packages', ({ url }) => url.includes('/node_modules/')],
  [
    'flags and enumerations',
    ({ url, functionName }) => url.includes('/dist/codec/') && /flag|enum/i.test(url + functionName),
  ],
  ['checking and normalising JSON', ({ url }) => /\/dist\/(?:codec\/json|parsing)\//.test(url)],
  ['reading and writing XML', ({ url }) => url.includes('/dist/codec/xml')],
  ['making objects of carriers', ({ url }) => url.includes('/dist/contract/') || url.includes('generated')],
  ['resilience, deadlines and pipeline', ({ url }) => /\/dist\/(?:pipeline|http)\//.test(url)],
  ['observation', ({ url }) => url.includes('/dist/observation/')],
  ['transports, routing and repositories', ({ url }) => url.includes('/dist/')],
  ['the bench', ({ url }) => url.includes('/bench/')],
  ['Node internals', ({ url }) => url.startsWith('node:')],
];

const groupOf = (frame) => groups.find(([, fits]) => fits(frame))?.[0];

function shares({ nodes, samples, timeDeltas }) {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  /** A frame without a file belongs to the one that called it. */
  const group = (id) => {
    for (let at = id; at !== undefined; at = parents.get(at)) {
      const found = groupOf(byId.get(at).callFrame);
      if (found !== undefined) return found;
    }
    return 'the engine and native code';
  };
  const known = new Map(nodes.map(({ id }) => [id, group(id)]));
  const spent = new Map();
  for (const [index, id] of samples.entries()) {
    const name = known.get(id);
    spent.set(name, (spent.get(name) ?? 0) + Math.max(0, timeDeltas[index]));
  }
  spent.delete('idle');
  const all = [...spent.values()].reduce((sum, value) => sum + value, 0);
  return [...spent].map(([name, value]) => [name, (100 * value) / all]).sort((one, other) => other[1] - one[1]);
}

const session = new Session();
session.connect();
await session.post('Profiler.enable');
await session.post('Profiler.setSamplingInterval', { interval: 250 });

async function profileOf(call) {
  const run = concurrent(call, Number(inFlight), 400);
  for (let round = 0; round < 5; round++) await run();
  await session.post('Profiler.start');
  const started = performance.now();
  let calls = 0;
  do calls += await run();
  while (performance.now() - started < Number(seconds) * 1_000);
  const { profile } = await session.post('Profiler.stop');
  return { calls, found: shares(profile) };
}

const recorded = size === 'recorded';
const server = await startServer('server.mjs', recorded ? ['Person'] : []);
const subject = recorded ? { agent: 'Person', repository: 'persons' } : { agent: 'Contact', repository: 'contacts' };
const { calls, close } = await callsOf(server, contractFolder, subject);
for (const [face, call, bytes] of [
  ['REST', calls.bridgeRest, server.restBytes],
  ['SOAP', calls.bridgeSoap, server.soapBytes],
]) {
  const { calls: made, found } = await profileOf(call);
  console.log(`\n${face}, ${(bytes / 1024).toFixed(1)} KB, ${inFlight} in flight, ${made} calls\n`);
  console.log('| what | share |\n| --- | ---: |');
  for (const [name, share] of found) if (share >= 0.5) console.log(`| ${name} | ${share.toFixed(1)} % |`);
}
await close();
server.stop();
process.exit();
