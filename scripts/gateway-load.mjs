/**
 * `npm run gateway-load [-- restarts] [-- hostile]`: a gateway under load, at full size. SECONDS, CONNECTIONS and MEGABYTES change
 * the size, and ATTACKS=connections,large selects kinds of hostile clients.
 *
 * - `restarts`: clients save companies through `serve`, which is ended with SIGTERM and with SIGKILL and started again on the same
 *   port. Each write that was acknowledged is found exactly once, and no write was sent twice.
 * - `hostile`: the latency and the errors of a client that behaves, alone and beside clients that are slow, hang, send garbage,
 *   100 MB, a document type or 100,000 nested elements, or hold 10,000 connections.
 */
import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Pool } from 'undici';
import { freePort } from '../bench/free-port.mjs';

const script = fileURLToPath(import.meta.url);
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const sizeOf = (name, usual) => Number(process.env[name] ?? usual);
const path = '/Remote/Services88/Contact.svc';
const namespace = 'http://www.superoffice.net/ws/crm/NetServer/Services88';

const checks = { restarts, hostile };
async function run(names) {
  for (const name of names) {
    const site = await startSite();
    try {
      console.log(name);
      const holds = await checks[name](site, (line) => console.log(`       ${line}`));
      console.log(`${holds ? 'holds' : 'FAILS'}  ${name}`);
      if (!holds) process.exitCode = 1;
    } finally {
      await site.close();
    }
  }
}

/** An emulator in a process of its own, which counts the saves that arrive by the name of the company. */
async function emulate() {
  const { startEmulator } = await import('../dist/emulator/index.js');
  const emulator = await startEmulator({ settings: { soap: 'absent', record: true } });
  const saves = new Map();
  // The emulator remembers the latest requests alone.
  const seen = new WeakSet();
  const count = () => {
    for (const request of emulator.requests) {
      if (seen.has(request)) continue;
      seen.add(request);
      const name = /"Name":"(load [\d-]+)"/.exec(request.body ?? '')?.[1];
      if (name !== undefined) saves.set(name, (saves.get(name) ?? 0) + 1);
    }
  };
  setInterval(count, 100);
  process.on('message', () => {
    count();
    process.send({ saves: [...saves] });
  });
  process.on('disconnect', () => process.exit());
  process.send({ url: emulator.url, credentials: emulator.credentials });
}

async function startSite() {
  const folder = mkdtempSync(join(tmpdir(), 'superoffice-load-'));
  const emulator = fork(script, ['emulator']);
  const [{ url, credentials }] = await once(emulator, 'message');
  const config = join(folder, 'superoffice.config.json');
  writeFileSync(config, JSON.stringify({ transport: 'agents', tenant: { url } }));
  const port = await freePort();
  let gateway;
  const start = async () => {
    const given = ['serve', '--config', config, '--port', `${port}`, '--log', 'none'];
    gateway = spawn(process.execPath, [main, ...given], { stdio: ['ignore', 'ignore', 'ignore'] });
    while (!(await isReady(port))) {
      if (gateway.exitCode !== null) throw new Error(`serve ended with ${gateway.exitCode}`);
      await pause(20);
    }
  };
  const end = async (signal) => {
    const ended = once(gateway, 'exit');
    gateway.kill(signal);
    await ended;
  };
  await start();
  return {
    ...{ port, url, credentials, start, end },
    origin: `http://127.0.0.1:${port}`,
    residentMegabytes: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, 'utf8'))[1]) / 1024,
    async saves() {
      emulator.send('saves');
      const [{ saves }] = await once(emulator, 'message');
      return new Map(saves);
    },
    async close() {
      if (gateway.exitCode === null) await end('SIGKILL');
      emulator.disconnect();
      rmSync(folder, { recursive: true });
    },
  };
}

async function isReady(port) {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

function message({ ticket, appToken }, operation, parameters) {
  const head = `<ApplicationToken xmlns="${namespace}">${appToken}</ApplicationToken><Credentials xmlns="${namespace}"><Ticket>${ticket}</Ticket></Credentials>`;
  const body = `<${operation} xmlns="${namespace}">${parameters}</${operation}>`;
  return {
    ...{ path, method: 'POST' },
    headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"${namespace}/Contact/${operation}"` },
    body: `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Header>${head}</s:Header><s:Body>${body}</s:Body></s:Envelope>`,
  };
}

/** Restarts in turn with SIGTERM and SIGKILL, while eight clients save. A client does not repeat a write that failed. */
async function restarts(site, print) {
  const until = performance.now() + sizeOf('SECONDS', 60) * 1000;
  const acknowledged = new Map();
  const failed = { SIGTERM: 0, SIGKILL: 0 };
  const restarted = { SIGTERM: 0, SIGKILL: 0 };
  let signal = 'SIGTERM';
  let begun = 0;
  const save = async (client) => {
    // undici repeats nothing that is not idempotent, and neither does this client.
    const pool = new Pool(site.origin, { connections: 1, pipelining: 1 });
    for (let index = 0; performance.now() < until; index++) {
      const name = `load ${client}-${index}`;
      begun++;
      try {
        const entity = `<ContactEntity><ContactId>0</ContactId><Name>${name}</Name></ContactEntity>`;
        const answer = await pool.request(message(site.credentials, 'SaveContactEntity', entity));
        const text = await answer.body.text();
        const id = /<ContactId>(\d+)</.exec(text)?.[1];
        if (answer.statusCode === 200 && /<Succeeded[^>]*>true</.test(text) && id !== undefined) {
          acknowledged.set(name, Number(id));
        } else failed[signal]++;
      } catch {
        failed[signal]++;
        await pause(50);
      }
    }
    await pool.close();
  };
  const saving = Array.from({ length: 8 }, (_each, client) => save(client));
  while (performance.now() + 3_000 < until) {
    await pause(1_500);
    await site.end(signal);
    await site.start();
    restarted[signal]++;
    await pause(500);
    signal = signal === 'SIGTERM' ? 'SIGKILL' : 'SIGTERM';
  }
  await Promise.all(saving);
  const saves = await site.saves();
  const stored = await storedNames(site);
  const lost = [...acknowledged].filter(([name, id]) => stored.get(name)?.join() !== `${id}`).length;
  const twice = [...saves.values()].filter((times) => times > 1).length;
  const doubled = [...stored.values()].filter((ids) => ids.length > 1).length;
  const restartCount = `${restarted.SIGTERM} restarts with SIGTERM and ${restarted.SIGKILL} with SIGKILL`;
  print(`${restartCount}; ${begun} writes, ${acknowledged.size} acknowledged, ${stored.size} stored`);
  print(`${lost} acknowledged and not stored exactly once, ${twice} sent twice, ${doubled} stored twice`);
  print(`not acknowledged: ${failed.SIGTERM} around SIGTERM, ${failed.SIGKILL} around SIGKILL`);
  return lost === 0 && twice === 0 && doubled === 0 && acknowledged.size > 0 && restarted.SIGKILL > 0;
}

/** The ids of the companies of this run by name, read from the emulator itself. */
async function storedNames({ url, credentials }) {
  const { connect: open, where } = await import('../dist/index.js');
  const auth = { kind: 'ticket', ticket: credentials.ticket, appToken: credentials.appToken };
  const so = await open({ transport: 'rest', tenant: { url }, auth }, { configFile: false, environment: false });
  const found = new Map();
  const rows = so.contacts.query({ select: ['contactId', 'name'], filter: where('name').begins('load ') });
  for await (const { PrimaryKey, columns } of rows) {
    found.set(columns.name, [...(found.get(columns.name) ?? []), PrimaryKey]);
  }
  await so.close();
  return found;
}

/** Another address than that of the client that behaves, because the gateway limits each address. */
const localAddress = '127.0.0.2';

/** What each kind of hostile client does, until its process ends. */
const attacks = {
  async slow({ port, request }) {
    const bytes = Buffer.from(rawRequest(request));
    for (const socket of await opened(port, 150)) {
      let at = 0;
      setInterval(() => socket.write(bytes.subarray(at, ++at)), 100);
    }
  },
  async hanging({ port, request }) {
    for (const socket of await opened(port, 150)) socket.write(rawRequest(request).slice(0, -10));
  },
  garbage: ({ port }) => repeated(port, 8, () => randomBytes(4_096)),
  large: ({ port, request }) => {
    const size = sizeOf('MEGABYTES', 100) * 1_000_000;
    const head = rawRequest({ ...request, body: '' }).replace('Content-Length: 0', 'Transfer-Encoding: chunked');
    const chunk = Buffer.from(`f4240\r\n${' '.repeat(1_000_000)}\r\n`);
    return repeated(port, 2, function* () {
      yield Buffer.from(head);
      for (let sent = 0; sent < size; sent += 1_000_000) yield chunk;
      yield Buffer.from('0\r\n\r\n');
    });
  },
  doctype({ port, request }) {
    const body = `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(10_000)}">]>${request.body}`;
    return repeated(port, 4, () => Buffer.from(rawRequest({ ...request, body })));
  },
  nested({ port, request }) {
    const inside = '<x>'.repeat(100_000) + '</x>'.repeat(100_000);
    const body = request.body.replace(/(?<=<s:Body>)/, inside);
    return repeated(port, 4, () => Buffer.from(rawRequest({ ...request, body })));
  },
  async connections({ port, count }) {
    for (let left = count; left > 0; left -= 500) await opened(port, Math.min(500, left));
  },
};

async function attack(name, input) {
  process.on('disconnect', () => process.exit());
  const attacking = attacks[name](input);
  if (name === 'connections') await attacking;
  process.send({ open: sockets.size });
}

const sockets = new Set();

async function opened(port, count) {
  const some = Array.from({ length: count }, () => connect({ port, host: '127.0.0.1', localAddress }));
  for (const socket of some) {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    socket.resume();
  }
  await Promise.all(
    some.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => 0)),
  );
  return some;
}

/** Sends requests on connections that are opened again when they have been closed or answered. */
async function repeated(port, connections, bytes) {
  const work = async () => {
    for (;;) {
      const [socket] = await opened(port, 1);
      const done = Promise.race([once(socket, 'data'), once(socket, 'close')]).catch(() => undefined);
      const made = bytes();
      for (const piece of Buffer.isBuffer(made) ? [made] : made) {
        if (socket.destroyed) break;
        if (!socket.write(piece))
          await Promise.race([once(socket, 'drain'), done, pause(1_000)]).catch(() => undefined);
      }
      await Promise.race([done, pause(2_000)]);
      socket.destroy();
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
}

function rawRequest({ headers, body }) {
  const all = { Host: 'x', ...headers, 'Content-Length': Buffer.byteLength(body) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

/** The client that behaves, alone and beside each kind of hostile client. */
async function hostile(site, print) {
  const request = message(site.credentials, 'GetContactEntity', '<ContactEntityId>2</ContactEntityId>');
  const wanted = sizeOf('CONNECTIONS', 10_000);
  // The attacker and the gateway have as many each, beside the files of the process.
  const limit = Number(/Max open files\s+(\d+)/.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? Infinity);
  const count = Math.min(wanted, limit - 200);
  const milliseconds = sizeOf('SECONDS', 10) * 1000;
  await behave(site, request, 2_000);
  const alone = await behave(site, request, milliseconds);
  print(line('alone', alone, site));
  let holds = alone.errors === 0;
  if (count < wanted) print(`ulimit -n is ${limit}: ${count} connections instead of ${wanted}`);
  for (const name of process.env.ATTACKS?.split(',') ?? Object.keys(attacks)) {
    const attacker = fork(script, ['attacker', name, JSON.stringify({ port: site.port, request, count })]);
    const [{ open }] = await once(attacker, 'message');
    const measured = await behave(site, request, milliseconds);
    print(line(name === 'connections' ? `${open} connections` : name, measured, site));
    holds &&= measured.errors === 0 && measured.p99 < 2_000;
    const ended = once(attacker, 'exit');
    attacker.disconnect();
    await ended;
    await pause(500);
  }
  print(
    'each holds if no call failed and the 99th percentile is below 2 s; every tenth call has a connection of its own',
  );
  return holds;
}

async function behave({ origin }, request, milliseconds) {
  const until = performance.now() + milliseconds;
  const kept = new Pool(origin, { connections: 1 });
  const times = [];
  let errors = 0;
  for (let index = 0; performance.now() < until; index++) {
    const pool = index % 10 === 9 ? new Pool(origin, { connections: 1 }) : kept;
    const started = performance.now();
    try {
      const { statusCode, body } = await pool.request({ ...request, headersTimeout: 10_000 });
      const text = await body.text();
      if (statusCode !== 200 || !text.includes('Northgate')) errors++;
    } catch {
      errors++;
    }
    times.push(performance.now() - started);
    if (pool !== kept) await pool.destroy();
    await pause(5);
  }
  await kept.destroy();
  times.sort((left, right) => left - right);
  const at = (share) => times[Math.floor(times.length * share)];
  return { calls: times.length, errors, median: at(0.5), p99: at(0.99) };
}

function line(what, { calls, errors, median, p99 }, site) {
  const figures = `${calls} calls, ${errors} failed, median ${median.toFixed(1)} ms, p99 ${p99.toFixed(0)} ms`;
  return `${what.padEnd(18)} ${figures}; the gateway has ${site.residentMegabytes().toFixed(0)} MB`;
}

const roles = { emulator: emulate, attacker: attack };
if (process.send === undefined) await run(process.argv.length > 2 ? process.argv.slice(2) : Object.keys(checks));
else await roles[process.argv[2]](process.argv[3], JSON.parse(process.argv[4] ?? '{}'));
