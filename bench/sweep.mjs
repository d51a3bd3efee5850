// Sweeps invented companies through SOAP and REST: how fast, in how much memory, and does either change on the way?
// node bench/sweep.mjs [records] [rows|entities] [checkpoint]; the emulator runs in a process of its own. With a checkpoint
// of its own, a run that was broken off is resumed.
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../dist/index.js';
import { startEmulator } from '../dist/emulator/index.js';
import { sweepInTenths } from './sweep-tenths.mjs';

const [records = '20000', depth = 'entities', checkpoint = join(tmpdir(), `sweep-${process.pid}.json`)] =
  process.argv.slice(2);

if (process.send !== undefined) {
  const emulator = await startEmulator({ seed: { contacts: Number(records) } });
  process.send(emulator.url);
  process.once('disconnect', () => process.exit());
} else {
  const server = fork(new URL(import.meta.url), [records]);
  const url = await new Promise((resolve, reject) => {
    server.once('message', resolve);
    server.once('exit', reject);
  });
  const auth = { kind: 'basic', username: 'sam', password: 'sam' };
  const alone = { configFile: false, environment: false };
  const so = await connect({ transport: 'soap', tenant: { url }, auth }, alone);
  await sweepInTenths({
    so,
    records: Number(records),
    tenant: 'emulator',
    subjects: ['contacts'],
    depth,
    checkpoint,
  });
  rmSync(checkpoint, { force: true });
  await so.close();
  server.disconnect();
}
