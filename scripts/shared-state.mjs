/**
 * `npm run shared-state`: whether processes that share a Redis keep to it, at full size. PROCESSES and SECONDS change the size.
 *
 * - `tokens`: 50 processes with one refresh token and one system user, whose access tokens and tickets expire every five seconds
 *   for a minute: one renewal per expiry, and no call that fails.
 * - `rate`: a limit of 20 requests a second over 10 processes.
 * - `guardrails`: one process trips, and the time until the others have.
 */
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearInterval, setInterval, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(import.meta.url);
const pause = (milliseconds) => new Promise((resolve) => void setTimeout(resolve, milliseconds));
const seconds = (usual) => Number(process.env.SECONDS ?? usual);
const processCount = (usual) => Number(process.env.PROCESSES ?? usual);

const checks = { tokens, rate, guardrails };

if (process.send !== undefined) await work(JSON.parse(process.env.input));
else await main(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks));

async function main(names) {
  for (const name of names) {
    const folder = mkdtempSync(join(tmpdir(), 'superoffice-shared-'));
    const { server, url } = await startRedis(folder);
    const { startEmulator } = await import('../dist/emulator/index.js');
    const emulator = await startEmulator({ settings: { accessTokenLifetime: 5, entityShape: 'compact' } });
    const redis = { url, key: randomBytes(32).toString('base64'), timeout: 5_000 };
    try {
      const { line, holds } = await checks[name](emulator, redis);
      console.log(`${holds ? 'holds' : 'FAILS'}  ${name}: ${line}`);
      if (!holds) process.exitCode = 1;
    } finally {
      await emulator.close();
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

async function tokens(emulator, redis) {
  const { refreshToken, clientId, appToken, systemUserToken, privateKey } = emulator.credentials;
  const tenant = { environment: 'sod', id: 'Cust12345', origin: emulator.origin };
  const users = [
    { kind: 'refresh', refreshToken, clientId, clientSecret: appToken },
    { kind: 'systemUser', systemUserToken, appToken, privateKey },
  ];
  const configurations = users.map((auth) => ({ transport: 'rest', tenant, auth, redis }));
  const renewals = { refresh: [], systemUser: [] };
  const seen = new Set();
  const watch = () => {
    for (const request of emulator.requests) {
      if (request.face !== 'login' || seen.has(request)) continue;
      seen.add(request);
      if (request.operation === 'refresh_token') renewals.refresh.push(performance.now());
      else if (request.agent === 'PartnerSystemUser') renewals.systemUser.push(performance.now());
    }
  };
  // The processes renew from their start on, which takes longer than a token lasts.
  const watching = setInterval(watch, 50);
  const fleet = await started(processCount(50), { configurations, every: 2_000 });
  fleet.tell('begin');
  await pause(2_000);
  let expiries = 0;
  const before = renewals.systemUser.length;
  const end = performance.now() + seconds(60) * 1_000;
  while (performance.now() < end) {
    emulator.expireTickets();
    expiries++;
    await pause(5_000);
  }
  watch();
  clearInterval(watching);
  const { calls, failures } = await fleet.ended();
  const gaps = renewals.refresh.slice(1).map((at, index) => at - renewals.refresh[index]);
  // Access tokens are renewed at nine tenths of their life, so never sooner than that after the one before.
  const early = gaps.filter((gap) => gap < 4_000).length;
  const ofTickets = renewals.systemUser.length - before;
  return {
    line:
      `${fleet.size} processes, ${calls} calls, ${failures.length} failed; access tokens: ${renewals.refresh.length} renewals, ` +
      `${early} of them before the last had expired; tickets: ${ofTickets} renewals for ${expiries} expiries` +
      (failures.length === 0 ? '' : `\n${[...new Set(failures)].join('\n')}`),
    holds: failures.length === 0 && early === 0 && ofTickets === expiries && gaps.length > 0,
  };
}

async function rate(emulator, redis) {
  const perSecond = 20;
  const { username, password } = emulator.credentials;
  const auth = { kind: 'basic', username, password };
  const configuration = {
    transport: 'rest',
    tenant: { url: emulator.url },
    auth,
    redis,
    http: { requestsPerSecond: perSecond },
  };
  const fleet = await started(processCount(10), { configurations: [configuration], every: 0, atOnce: 5 });
  const arrivals = [];
  fleet.tell('begin');
  await pause(2_000);
  const { length } = emulator.requests;
  const watching = setInterval(() => {
    while (arrivals.length < emulator.requests.length - length) arrivals.push(performance.now());
  }, 1);
  await pause(seconds(30) * 1_000);
  clearInterval(watching);
  const { failures } = await fleet.ended();
  const elapsed = (arrivals.at(-1) - arrivals[0]) / 1_000;
  const measured = (arrivals.length - 1) / elapsed;
  const inASecond = arrivals.map((at, index) => arrivals.slice(index).findIndex((other) => other - at > 1_000));
  const deviation = (measured / perSecond - 1) * 100;
  return {
    line:
      `${fleet.size} processes, ${arrivals.length} requests in ${elapsed.toFixed(1)} s: ${measured.toFixed(2)} a second ` +
      `(${deviation.toFixed(1)} %), at most ${Math.max(...inASecond)} in any second, ${failures.length} failed`,
    holds: Math.abs(deviation) <= 5 && failures.length === 0,
  };
}

async function guardrails(emulator, redis) {
  const { username, password } = emulator.credentials;
  const limits = { errors: 0.1, window: 60_000, minimum: 1 };
  const configuration = {
    transport: 'rest',
    tenant: { url: emulator.url },
    auth: { kind: 'basic', username, password },
    redis,
    resilience: { attempts: 1 },
    routes: [{ match: 'contacts.*', transport: 'rest', fallback: 'agents', guardrails: limits }],
  };
  const fleet = await started(processCount(10), { configurations: [configuration], trips: true });
  await pause(1_000);
  emulator.faults.add({ match: { face: 'rest' }, fault: { kind: 'reset' }, times: 1 });
  fleet.first('call');
  const times = await fleet.tripped();
  await fleet.ended();
  const slowest = Math.max(...times) - Math.min(...times);
  return {
    line: `${fleet.size} processes, the last one ${slowest} ms after the first`,
    holds: times.length === fleet.size && slowest < 1_000,
  };
}

/** Starts processes, a few at a time, because starting takes most of the processor, and waits until all are connected. */
async function started(size, input) {
  const children = [];
  const trips = [];
  const results = [];
  const message = (child, kind) =>
    new Promise((resolve, reject) => {
      child.on('message', (received) => received.kind === kind && resolve(received));
      child.on('exit', (code) => code !== 0 && reject(new Error(`a process ended with ${code}`)));
    });
  const env = { ...process.env, input: JSON.stringify(input) };
  while (children.length < size) {
    const next = Array.from({ length: Math.min(4, size - children.length) }, () =>
      fork(script, { env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] }),
    );
    children.push(...next);
    trips.push(...next.map((child) => message(child, 'tripped')));
    results.push(...next.map((child) => message(child, 'result')));
    await Promise.all(next.map((child) => message(child, 'ready')));
  }
  for (const each of [...trips, ...results]) each.catch(() => undefined);
  const tell = (text) => children.forEach((child) => child.send(text));
  return {
    size,
    tell,
    first: (text) => children[0].send(text),
    tripped: async () => (await Promise.all(trips)).map(({ at }) => at),
    async ended() {
      tell('end');
      const all = await Promise.all(results);
      return {
        calls: all.reduce((sum, { calls }) => sum + calls, 0),
        failures: all.flatMap(({ failures }) => failures),
      };
    },
  };
}

/** One process of the fleet. */
async function work({ configurations, every, atOnce = 1, trips = false }) {
  const { connect } = await import('../dist/index.js');
  const connections = await Promise.all(
    configurations.map((each) => connect(each, { configFile: false, environment: false })),
  );
  let isOver = false;
  let calls = 0;
  const failures = [];
  const call = async (so) => {
    calls++;
    await so.contacts.get(2).catch((error) => void failures.push(String(error)));
  };
  const repeat = async (so) => {
    // Processes do not call in step.
    await pause(Math.random() * every);
    while (!isOver) {
      await call(so);
      if (every > 0) await pause(every);
    }
  };
  if (trips) {
    connections[0].routing.on('tripped', () => process.send({ kind: 'tripped', at: Date.now() }));
    process.removeAllListeners('warning');
  }
  let running = [];
  // A process does not outlive the one that started it.
  process.on('disconnect', () => process.exit());
  process.on('message', (text) => {
    if (text === 'begin') running = connections.flatMap((so) => Array.from({ length: atOnce }, () => repeat(so)));
    if (text === 'call') running = [call(connections[0])];
    if (text !== 'end') return;
    isOver = true;
    void Promise.all(running).then(async () => {
      await Promise.all(connections.map((so) => so.close()));
      process.send({ kind: 'result', calls, failures }, () => process.disconnect());
    });
  });
  // The first call of a process loads code.
  await Promise.all(connections.map(call));
  process.send({ kind: 'ready' });
}

async function startRedis(folder) {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  const options = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''];
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && resolve());
  });
  return { server, url: `redis://127.0.0.1:${port}` };
}
