// The SOAP gateway: rates, latency, memory and workers, against the same calls without it and against the server of `soap`.
//
// npm run bench:gateway [-- part …] [--write]
//   rates               calls a second with 16 and 64 in flight, for a contact and a person of recorded size
//   latency             what the gateway adds, with 1 and 16 in flight
//   memory=20000        resident memory and heap over so many calls
//   workers=50          two processes against one, with a server that answers after so many milliseconds
// Without a part, all of them. With --write, each part replaces its section of bench/GATEWAY.md.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { contractFolder, own } from './contract-folder.mjs';
import { messages } from './gateway-processes.mjs';
import { report } from './gateway-results.mjs';
import { compare } from './measure.mjs';

const program = fileURLToPath(new URL('./gateway-processes.mjs', import.meta.url));

const { soap, json } = messages('Contact');
const running = [];
let isMissed = false;

/** Starts a process; its methods are those of its role. */
async function start(role, input = {}, execArgv = []) {
  const child = fork(program, [role], { execArgv });
  running.push(() => child.disconnect());
  const waiting = new Map();
  child.on('message', ({ number, result, error }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) resolve(result);
    else reject(new Error(`${role}: ${error}`));
  });
  child.once('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`${role} ended with ${code}`));
  });
  let last = 0;
  const ask = (action, given) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject });
      child.send({ number: last, action, input: given });
    });
  const { origin } = await ask('start', input);
  return { origin, url: `${origin}/Cust12345`, ask, load: (given) => ask('load', given) };
}

const number = (value) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 });

function verdict(value, mark, isReached = value >= mark) {
  isMissed ||= !isReached;
  return `${isReached ? 'reached' : 'MISSED'} (${mark})`;
}

async function rates() {
  const measured = [];
  for (const agent of ['Contact', 'Person']) measured.push(await ratesOf(agent));
  const sizes = measured.map(({ sizes }) => sizes).join('; ');
  return {
    head: ['entity', 'in flight', 'gateway /s', 'CPU, ms', 'against', 'its rate /s', 'CPU, ms', 'ratio', 'mark'],
    rows: measured.flatMap(({ rows }) => rows),
    note: `The contact is generated, the person is a recorded one. CPU is that of one call in the gateway, in the calling process or in the server of soap. Bytes of the answers of the gateway, of soap and of the server behind the gateway: ${sizes}.`,
  };
}

async function ratesOf(agent) {
  const { soap, json } = messages(agent);
  const entity = agent.toLowerCase();
  const { url, origin } = await start('upstream', { agent });
  const gateway = await start('gateway', { url });
  const peer = await start('peer', { agent, contractFolder });
  const clients = {
    gateway: await start('client', { origin: gateway.origin, ...soap }),
    agents: await start('agents', { agent, url }),
    soap: await start('client', { origin: peer.origin, ...soap, path: '/peer' }),
    undici: await start('client', { origin, ...json }),
  };
  // The process that does the work of each.
  const workers = { gateway, agents: clients.agents, soap: peer, undici: clients.undici };
  const names = Object.keys(clients);
  // The engine optimises the code of a call for some thousands of them.
  for (const { load } of Object.values(clients)) await load({ inFlight: 16, calls: 3_000 });
  const rows = [];
  for (const inFlight of [16, 64]) {
    const spent = Object.fromEntries(names.map((name) => [name, { calls: 0, cpu: 0 }]));
    const contenders = names.map((name) => {
      const run = async () => {
        const before = await workers[name].ask('cpu');
        const { count } = await clients[name].load({ inFlight, milliseconds: 250 });
        spent[name].calls += count;
        spent[name].cpu += (await workers[name].ask('cpu')) - before;
        return count;
      };
      return [name, run];
    });
    const rate = await compare(Object.fromEntries(contenders));
    const cpu = (name) => number((spent[name].cpu / spent[name].calls) * 1000);
    const row = (what, name, mark) => {
      const ratio = rate.gateway / rate[name];
      const reached = mark === undefined ? '' : verdict(ratio, mark);
      const cells = [number(rate.gateway), cpu('gateway'), what, number(rate[name]), cpu(name)];
      rows.push([entity, `${inFlight}`, ...cells, ratio.toFixed(2), reached]);
    };
    row('the Agents call by the bridge, without the gateway', 'agents', 0.5);
    row('soap.listen, from memory', 'soap', 4);
    row('the Agents call by undici alone, not parsed', 'undici');
  }
  const bytes = await Promise.all([clients.gateway, clients.soap, clients.undici].map(({ ask }) => ask('bytes')));
  const sizes = `${entity} ${number(bytes[0])}, ${number(bytes[1])} and ${number(bytes[2])}`;
  return { rows, sizes };
}

async function latency() {
  const { url, origin } = await start('upstream', { agent: 'Contact' });
  const gateway = await start('gateway', { url });
  const clients = [
    await start('client', { origin: gateway.origin, ...soap }),
    await start('client', { origin, ...json }),
  ];
  const rows = [];
  for (const { load } of clients) await load({ inFlight: 16, calls: 3_000 });
  for (const inFlight of [1, 16]) {
    const times = [[], []];
    for (let round = -1; round < 8; round++) {
      for (const [index, { load }] of clients.entries()) {
        const { times: measured } = await load({ inFlight, milliseconds: 400 });
        if (round >= 0) times[index].push(...measured);
      }
    }
    const [through, without] = times.map((all) => all.sort((left, right) => left - right));
    for (const [what, share] of [
      ['median', 0.5],
      ['99th percentile', 0.99],
    ]) {
      const [slow, fast] = [through, without].map((all) => all[Math.floor(all.length * share)]);
      rows.push([`${inFlight}`, what, number(slow), number(fast), number(slow - fast)]);
    }
  }
  return {
    head: ['in flight', 'of the calls', 'through the gateway, ms', 'without it, ms', 'added, ms'],
    rows,
    note: 'Without it, the same client sends the Agents call to the server itself. With 16 in flight, a call also waits for the others.',
  };
}

async function memory(calls = 20_000) {
  const { url } = await start('upstream', { agent: 'Contact' });
  const gateway = await start('gateway', { url, usage: true }, ['--expose-gc']);
  const client = await start('client', { origin: gateway.origin, ...soap });
  const steps = 50;
  const seen = [];
  for (let step = 0; step < steps; step++) {
    await client.load({ inFlight: 16, calls: Math.ceil(calls / steps) });
    seen.push(await gateway.ask('memory'));
  }
  const rows = ['rss', 'heapUsed'].map((name) => {
    const mean = (from, to) => {
      const part = seen.slice(from, to).map((each) => each[name] / 2 ** 20);
      return part.reduce((sum, each) => sum + each, 0) / part.length;
    };
    const [second, last] = [mean(steps * 0.1, steps * 0.2), mean(steps * 0.9, steps)];
    const ratio = last / second;
    const what = name === 'rss' ? 'resident' : 'heap';
    return [what, number(second), number(last), ratio.toFixed(3), verdict(ratio, 1.05, ratio <= 1.05)];
  });
  return {
    head: ['memory', 'second tenth, MB', 'last tenth, MB', 'ratio', 'at most'],
    rows,
    note: `Over ${number(calls)} calls with 16 in flight, with usage counted, each figure after a forced collection.`,
  };
}

/** Seconds of CPU of a process and its children since they started. */
function cpuOf(pid) {
  // utime and stime; the name of the process, in parentheses, may have spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
  return (Number(fields[11]) + Number(fields[12])) / 100 + children.reduce((sum, each) => sum + cpuOf(each), 0);
}

/** `serve` as a user runs it. */
async function serve(folder, workers) {
  const main = join(own, 'dist', 'cli', 'main.js');
  const config = join(folder, 'superoffice.config.json');
  const given = ['serve', '--config', config, '--port', '0', '--log', 'none', '--workers', `${workers}`];
  const child = spawn(process.execPath, [main, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.push(() => child.kill());
  let printed = '';
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    printed += piece;
    const [, origin] = /clients call (http:\/\/[^/]+)/.exec(printed) ?? [];
    if (origin === undefined) continue;
    child.stdout.resume();
    return { origin, pid: child.pid, end: async () => void (child.kill(), await once(child, 'exit')) };
  }
  throw new Error('serve did not start');
}

async function workers(delay = 50) {
  const { url } = await start('upstream', { agent: 'Contact', delay });
  const folder = mkdtempSync(join(tmpdir(), 'bench-gateway-'));
  running.push(() => rmSync(folder, { recursive: true }));
  writeFileSync(
    join(folder, 'superoffice.config.json'),
    JSON.stringify({ transport: 'agents', tenant: { url }, resilience: { concurrency: 1_000 } }),
  );
  const found = [];
  for (const count of [1, 2]) {
    const { origin, pid, end } = await serve(folder, count);
    // One client could be the limit of two workers, and connections are spread over the workers as they are made.
    const clients = await Promise.all([1, 2].map(() => start('client', { origin, ...soap })));
    const together = async (milliseconds) => {
      const all = await Promise.all(clients.map(({ load }) => load({ inFlight: 64, milliseconds })));
      return all.reduce((sum, each) => sum + each.count, 0);
    };
    await together(1_500);
    const before = cpuOf(pid);
    const started = performance.now();
    const calls = await together(4_000);
    const seconds = (performance.now() - started) / 1000;
    found.push({ count, rate: calls / seconds, cpu: ((cpuOf(pid) - before) / calls) * 1000 });
    await end();
  }
  const [one, two] = found;
  const faster = two.rate / one.rate;
  const costlier = two.cpu / one.cpu;
  return {
    head: ['workers', 'calls /s', 'CPU of a call, ms'],
    rows: found.map(({ count, rate, cpu }) => [`${count}`, number(rate), number(cpu)]),
    note:
      `128 calls in flight, each answered by the server after ${delay} ms. Two workers against one: ${faster.toFixed(2)} times the ` +
      `rate, ${costlier.toFixed(2)} times the CPU of a call; at least 1.7 times the rate, or at most 1.1 times the CPU: ` +
      `${verdict(faster, 'either', faster >= 1.7 || costlier <= 1.1)}.`,
  };
}

const parts = {
  rates: ['Calls a second', rates],
  latency: ['Latency', latency],
  memory: ['Memory', memory],
  workers: ['Workers', workers],
};

const asked = process.argv.slice(2).filter((each) => each !== '--write');
for (const part of asked.length === 0 ? Object.keys(parts) : asked) {
  const [name, value] = part.split('=');
  if (!Object.hasOwn(parts, name) || (value !== undefined && !/^[1-9]\d*$/.test(value))) {
    console.error(`Unknown part "${part}"; choose from rates, latency, memory=20000, workers=50`);
    process.exit(2);
  }
  const [title, run] = parts[name];
  try {
    await report(title, await run(value === undefined ? undefined : Number(value)), process.argv.includes('--write'));
  } finally {
    for (const end of running.splice(0)) end();
  }
}
process.exit(isMissed ? 1 : 0);
