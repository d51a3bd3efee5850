// A process that is killed during a sweep: it prints each record that is done, and the report at the end.
import { existsSync, readFileSync, writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { sweep } from '../../src/migration/sweep/index.js';
import { divergingSides } from './stored-side.js';

const [checkpoint = '', count = ''] = process.argv.slice(2);
const { control, candidate } = divergingSides(Number(count), async (call) => {
  // A disk is slower than answers out of memory: none runs far ahead of what is kept.
  const id = Number(/^find (\d+)$/.exec(call)?.[1] ?? 0);
  do await setImmediate();
  while (id % 50 === 0 && id - kept() > 400);
});

function kept(): number {
  if (!existsSync(checkpoint)) return 0;
  const state = JSON.parse(readFileSync(checkpoint, 'utf8')) as { subjects: { contacts: { last?: number } } };
  return state.subjects.contacts.last ?? 0;
}

const report = await sweep({
  tenant: 'test',
  subjects: ['contacts'],
  control: { name: 'soap', so: control.connection },
  candidates: [{ name: 'rest', so: candidate.connection }],
  pageSize: 100,
  checkpoint,
  checkpointInterval: 0,
  progressInterval: 0,
  onProgress: ({ done }) => writeSync(1, `done ${done}\n`),
});
const read = control.calls.filter((call) => call.startsWith('find')).length;
writeSync(1, `${JSON.stringify({ report, read })}\n`);
