// What docs/scale.md computes with, from the real planner and queue and a simulated server.
//
// node bench/scale.mjs queue [records] [workers] [delay in ms] [rows|entities]
//   sweeps companies of a simulated server that answers every call after a fixed delay. Coordinator and workers are processes
//   of their own; redis-server must be installed.
// node bench/scale.mjs plan [records] [share of ids in use] [workers] [records a second and worker]
//   runs the planner through all ranges with workers on a simulated clock.
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { distributeSweep, runSweepWorker } from '../dist/migration/index.js';
import { RangePlan } from '../dist/migration/sweep/queue/range-plan.js';

const [what = 'queue', ...values] = process.argv.slice(2);
const number = (index, otherwise) => Number(values[index] ?? otherwise);

/** A connection that answers every call after the delay, without a network. */
function simulated(records, delay) {
  const company = (id) => ({ ContactId: id, Name: `Company ${id}`, UpdatedDate: '2026-03-29T01:30:00', City: 'Oslo' });
  const later = (value) => sleep(delay, value);
  const page = ({ filter, orderBy, top = Infinity }) => {
    const bound = (operator) => new RegExp(`contactId ${operator} (\\d+)`).exec(String(filter))?.[1];
    const to = Math.min(Number(bound('le') ?? records), records);
    if (String(orderBy).endsWith(' desc')) return records === 0 ? [] : [to];
    const from = Number(bound('greater') ?? 0) + 1;
    return Array.from({ length: Math.max(0, Math.min(to - from + 1, top)) }, (_, index) => from + index);
  };
  const row = (id) => ({ PrimaryKey: id, EntityName: 'contact', columns: { contactId: id, name: `Company ${id}` } });
  return {
    contacts: {
      find: (id) => later(company(id)),
      query: (criteria) => ({ toArray: () => later(page(criteria).map(row)) }),
    },
    principal: () => later({}),
  };
}

function sweepOf({ records, delay, url }) {
  const side = (name) => ({ name, so: simulated(records, delay) });
  return { tenant: 'simulated', control: side('soap'), candidates: [side('rest')], queue: { url } };
}

const roles = {
  async worker(input) {
    const stop = new AbortController();
    process.once('disconnect', () => stop.abort());
    process.send('started');
    await runSweepWorker({ ...sweepOf(input), signal: stop.signal });
    process.exit();
  },
  async coordinator(input) {
    let highest = 0;
    const { totals } = await distributeSweep({
      ...sweepOf(input),
      subjects: ['contacts'],
      depth: input.depth,
      rangeRecords: input.rangeRecords,
      checkpoint: input.checkpoint,
      onProgress: () => (highest = Math.max(highest, process.memoryUsage.rss())),
    });
    const { user, system } = process.cpuUsage();
    process.send({ totals, megabytes: Math.round(highest / 2 ** 20), cpuSeconds: (user + system) / 1e6 });
  },
};

async function queue() {
  const [records, workers, delay] = [number(0, 20_000), number(1, 1), number(2, 50)];
  const depth = values[3] ?? 'entities';
  const folder = mkdtempSync(join(tmpdir(), 'scale-'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  const flags = ['--save', '', '--appendonly', 'yes', '--appendfsync', 'always', '--dir', folder];
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), ...flags]);
  for await (const piece of redis.stdout) if (String(piece).includes('Ready to accept')) break;
  redis.stdout.resume();
  const rangeRecords = process.env.SWEEP_RANGE && Number(process.env.SWEEP_RANGE);
  const checkpoint = join(folder, 'checkpoint.json');
  const input = { records, delay, depth, rangeRecords, checkpoint, url: `redis://127.0.0.1:${port}` };
  const start = (role) => {
    const env = { ...process.env, SCALE_ROLE: role, SCALE_INPUT: JSON.stringify(input) };
    return fork(new URL(import.meta.url), process.argv.slice(2), { env });
  };
  const running = Array.from({ length: workers }, () => start('worker'));
  await Promise.all(running.map((worker) => once(worker, 'message')));
  await sleep(2_000);
  const began = performance.now();
  const [{ totals, megabytes, cpuSeconds }] = await once(start('coordinator'), 'message');
  const seconds = (performance.now() - began) / 1_000;
  console.log(
    `${workers} workers, ${delay} ms, ${depth}: ${totals.compared} records in ${seconds.toFixed(1)} s, ` +
      `${(totals.compared / seconds).toFixed(0)}/s; coordinator ${megabytes} MB, ${cpuSeconds.toFixed(1)} s of CPU`,
  );
  const ended = running.map((worker) => once(worker, 'exit'));
  for (const worker of running) worker.disconnect();
  await Promise.all(ended);
  redis.kill();
  rmSync(folder, { recursive: true });
  process.exit();
}

/** Every worker works on two ranges at once; a range also takes the time of its pages. */
function plan() {
  const [records, density, workers, rate] = [number(0, 100e6), number(1, 0.7), number(2, 20), number(3, 100)];
  const perRange = 1_000;
  const highest = Math.round(records / density);
  const planned = new RangePlan([{ subject: 'contacts', after: 0, highest, toId: 2_147_483_647, remarks: [] }], {
    records: perRange,
    ahead: 128,
  });
  // Ids in use are spread evenly.
  const upTo = (id) => Math.floor(Math.min(id, highest) * density);
  const slots = Array.from({ length: workers * 2 }, () => ({ free: 0, range: undefined, end: undefined }));
  const waiting = [];
  let [now, ranges, merged, mostWaiting] = [0, 0, 0, 0];
  while (!planned.isFinished) {
    waiting.push(...planned.plan());
    for (const slot of slots) {
      if (slot.range !== undefined || waiting.length === 0) continue;
      slot.range = waiting.shift();
      const { after, to } = slot.range;
      const count = upTo(to) - upTo(after);
      const done = Math.min(count, perRange);
      slot.end = { done, ...(count > perRange ? { upTo: Math.ceil((upTo(after) + perRange) / density) } : {}) };
      slot.free = now + (2 * done) / rate + 0.2;
    }
    const next = slots.filter(({ range }) => range !== undefined).sort((one, other) => one.free - other.free)[0];
    if (next !== undefined) {
      now = next.free;
      waiting.unshift(...planned.ended(next.range, next.end));
      next.range = undefined;
    }
    mostWaiting = Math.max(mostWaiting, planned.ranges.length);
    while (planned.ranges[0]?.end !== undefined) {
      merged += planned.ranges[0].end.done;
      ranges += 1;
      planned.take();
    }
  }
  console.log(
    `${merged} records in ${ranges} ranges by ${workers} workers at ${rate}/s each: ${(now / 3_600).toFixed(1)} h, ` +
      `${((merged / now / (rate * workers)) * 100).toFixed(0)} % of their rate; at most ${mostWaiting} ranges at once`,
  );
}

const role = process.env.SCALE_ROLE;
if (role !== undefined) await roles[role](JSON.parse(process.env.SCALE_INPUT));
else if (what === 'plan') plan();
else await queue();
