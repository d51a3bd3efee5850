// Sweeps invented companies with workers over a queue in Redis, and compares the report with that of one process.
// node bench/sweep-queue.mjs [records] [workers] [rows|entities] [latency in ms] [kills]
//
// Emulator, coordinator and workers are processes of their own, on a Redis of their own (redis-server must be installed).
// With kills, the run ends that many processes with SIGKILL, at random among workers, coordinator and Redis, and starts them
// again.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { keepResidentMemoryLow } from '../dist/cli/resident-memory.js';
import { connect } from '../dist/index.js';
import { startEmulator } from '../dist/emulator/index.js';
import { distributeSweep, runSweepWorker, sweep } from '../dist/migration/index.js';
import { freePort } from './free-port.mjs';

const [records = '20000', workers = '2', depth = 'entities', latency = '0', kills = '0'] = process.argv.slice(2);
const role = process.env.SWEEP_ROLE;
const given = JSON.parse(process.env.SWEEP_INPUT ?? '{}');

async function sides() {
  const auth = { kind: 'basic', username: 'sam', password: 'sam' };
  const alone = { configFile: false, environment: false };
  const so = await connect({ transport: 'soap', tenant: { url: given.url }, auth }, alone);
  return { tenant: 'emulator', control: { name: 'soap', so }, candidates: [{ name: 'rest', so, transport: 'rest' }] };
}

const roles = {
  async emulator() {
    const emulator = await startEmulator({ seed: { contacts: Number(records) } });
    emulator.settings.latency = Number(latency);
    process.send(emulator.url);
    process.once('disconnect', () => process.exit());
  },
  async worker() {
    keepResidentMemoryLow();
    const stop = new AbortController();
    process.once('disconnect', () => stop.abort());
    let highest = 0;
    setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 200).unref();
    process.send('started');
    await runSweepWorker({ ...(await sides()), queue: given.queue, signal: stop.signal, takeOverAfter: 5_000 });
    console.log(`worker: at most ${(highest / 2 ** 20).toFixed(0)} MB resident`);
    process.exit();
  },
  async coordinator() {
    keepResidentMemoryLow();
    let highest = 0;
    let shown = 0;
    const report = await distributeSweep({
      ...(await sides()),
      subjects: ['contacts'],
      depth,
      queue: given.queue,
      rangeRecords: process.env.SWEEP_RANGE && Number(process.env.SWEEP_RANGE),
      checkpoint: given.checkpoint,
      onProgress({ done }) {
        highest = Math.max(highest, process.memoryUsage.rss());
        process.send?.({ done });
        if (done < shown) return;
        shown = done + Number(records) / 10;
        console.log(`${done} done`);
      },
    });
    console.log(`coordinator: at most ${(highest / 2 ** 20).toFixed(0)} MB resident`);
    writeFileSync(given.report, JSON.stringify(report));
    process.exit();
  },
  async alone() {
    keepResidentMemoryLow();
    const report = await sweep({ ...(await sides()), subjects: ['contacts'], depth });
    writeFileSync(given.report, JSON.stringify(report));
    process.exit();
  },
};

/** Without times, which differ in every run. */
function timeless(file) {
  const { operations, ...report } = JSON.parse(readFileSync(file, 'utf8'));
  const counted = operations.map(({ controlLatency: control, candidateLatency: candidate, ...operation }) => {
    return { ...operation, calls: [control.count, candidate.count] };
  });
  return JSON.stringify({ ...report, startedAt: '', endedAt: '', operations: counted });
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-queue-'));
  const start = (name, input = {}) =>
    fork(new URL(import.meta.url), process.argv.slice(2), {
      env: { ...process.env, SWEEP_ROLE: name, SWEEP_INPUT: JSON.stringify(input) },
    });
  const port = await freePort();
  const redis = async () => {
    const flags = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder];
    const child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), ...flags]);
    for await (const piece of child.stdout) if (String(piece).includes('Ready to accept')) break;
    child.stdout.resume();
    return child;
  };
  const server = start('emulator');
  const [url] = await once(server, 'message');
  const input = { url, queue: { url: `redis://127.0.0.1:${port}` } };
  const report = (name) => join(folder, `${name}.json`);
  const checkpoint = join(folder, 'checkpoint.json');
  const processes = { redis: await redis() };
  for (let worker = 1; worker <= Number(workers); worker++) processes[`worker ${worker}`] = start('worker', input);
  await sleep(2_000);
  const began = performance.now();
  let done = 0;
  const coordinate = () => {
    const child = start('coordinator', { ...input, checkpoint, report: report('queue') });
    child.on('message', (progress) => (done = progress.done));
    return child;
  };
  processes.coordinator = coordinate();
  for (let kill = 1; kill <= Number(kills); kill++) {
    const at = (Number(records) * (kill - 0.5 + Math.random() / 2)) / (Number(kills) + 1);
    while (done < at && processes.coordinator.exitCode === null) await sleep(50);
    const names = Object.keys(processes);
    // Each kind once, then any.
    const name = ['worker 1', 'coordinator', 'redis'][kill - 1] ?? names[Math.floor(Math.random() * names.length)];
    console.log(`kill -9 ${name} at ${done}`);
    const ended = once(processes[name], 'exit');
    processes[name].kill('SIGKILL');
    await ended;
    processes[name] = name === 'redis' ? await redis() : name === 'coordinator' ? coordinate() : start('worker', input);
  }
  if (processes.coordinator.exitCode === null) await once(processes.coordinator, 'exit');
  const seconds = (performance.now() - began) / 1_000;
  console.log(`${workers} workers: ${(Number(records) / seconds).toFixed(0)} records/s, ${seconds.toFixed(1)} s`);
  for (const [name, child] of Object.entries(processes)) {
    if (!name.startsWith('worker')) continue;
    child.disconnect();
    await once(child, 'exit');
  }
  processes.redis.kill();
  console.log(JSON.stringify(JSON.parse(readFileSync(report('queue'), 'utf8')).totals));
  if (process.env.SWEEP_COMPARE !== 'no') {
    await once(start('alone', { ...input, report: report('alone') }), 'exit');
    const isSame = timeless(report('alone')) === timeless(report('queue'));
    console.log(isSame ? 'the report of one process is the same' : 'THE REPORT OF ONE PROCESS DIFFERS');
    if (!isSame) process.exitCode = 1;
  }
  server.disconnect();
  rmSync(folder, { recursive: true });
}

await (role === undefined ? main() : roles[role]());
