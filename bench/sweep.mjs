// Sweeps invented companies through SOAP and REST: how fast, in how much memory, and does either change on the way?
// node bench/sweep.mjs [records] [rows|entities] [checkpoint]; the emulator runs in a process of its own. With a checkpoint
// of its own, a run that was broken off is gone on with.
import { fork } from 'node:child_process';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepResidentMemoryLow } from '../dist/cli/resident-memory.js';
import { connect } from '../dist/index.js';
import { startEmulator } from '../dist/emulator/index.js';
import { sweep } from '../dist/migration/sweep/index.js';

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
  // As the command does.
  keepResidentMemoryLow();
  const tenths = [];
  let [time, cpu, mostMemory, highestInTenth] = [performance.now(), process.cpuUsage(), 0, 0];
  let done;
  const report = await sweep({
    tenant: 'emulator',
    subjects: ['contacts'],
    depth,
    control: { name: 'soap', so },
    candidates: [{ name: 'rest', so, transport: 'rest' }],
    checkpoint,
    progressInterval: 100,
    onProgress(progress) {
      done ??= progress.done;
      highestInTenth = Math.max(highestInTenth, process.memoryUsage.rss());
      if (progress.done === done || progress.done < Math.min(done + Number(records) / 10, progress.estimated)) return;
      const [now, used, compared] = [performance.now(), process.cpuUsage(cpu), progress.done - done];
      const rate = (compared * 1_000) / (now - time);
      const microseconds = (used.user + used.system) / compared;
      mostMemory = Math.max(mostMemory, highestInTenth);
      tenths.push({ rate, microseconds });
      console.log(
        `${progress.done} of about ${progress.estimated}: ${rate.toFixed(0)}/s, ${microseconds.toFixed(0)} µs of CPU each, ` +
          `${(highestInTenth / 2 ** 20).toFixed(0)} MB resident`,
      );
      [time, cpu, done, highestInTenth] = [now, process.cpuUsage(), progress.done, 0];
    },
  });
  const [first, last] = [tenths[0], tenths.at(-1)];
  console.log(JSON.stringify(report.totals));
  console.log(
    `at most ${(mostMemory / 2 ** 20).toFixed(0)} MB resident; the last tenth against the first: ` +
      `rate ${(last.rate / first.rate).toFixed(2)}, CPU for each record ${(last.microseconds / first.microseconds).toFixed(2)}`,
  );
  rmSync(checkpoint, { force: true });
  await so.close();
  server.disconnect();
}
