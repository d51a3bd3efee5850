// A coordinator or a worker of a sweep with a queue, in a process that a test kills.
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { distributeSweep, runSweepWorker } from '../../src/migration/sweep/queue/index.js';
import { divergingSides } from './stored-side.js';

const { role, url, count, checkpoint } = JSON.parse(process.env['input'] ?? '{}') as {
  readonly role: 'coordinator' | 'worker';
  readonly url: string;
  readonly count: number;
  readonly checkpoint: string;
};
const { control, candidate } = divergingSides(count, async () => setImmediate());
const parameters = {
  tenant: 'test',
  queue: { url },
  control: { name: 'soap', so: control.connection },
  candidates: [{ name: 'rest', so: candidate.connection }],
};
if (role === 'worker') {
  const stop = new AbortController();
  process.once('SIGTERM', () => stop.abort());
  const onProgress = ({ records }: { readonly records: number }) => writeSync(1, `done ${records}\n`);
  await runSweepWorker({ ...parameters, takeOverAfter: 1_000, signal: stop.signal, onProgress });
} else {
  const report = await distributeSweep({
    ...parameters,
    subjects: ['contacts'],
    pageSize: 50,
    rangeRecords: 100,
    checkpoint,
    checkpointInterval: 20,
    progressInterval: 0,
    onProgress: ({ done }) => writeSync(1, `done ${done}\n`),
  });
  writeSync(1, `${JSON.stringify(report)}\n`);
}
