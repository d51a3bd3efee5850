// A process that starts an emulator and never closes it.
import { startEmulator } from '../../src/emulator/index.js';

// Jest's `process` hears no warnings; this one does.
process.on('warning', ({ name }) => process.stdout.write(`${name} `));

const {
  keepProcessAlive,
  calls,
  pending,
  atOnce = 0,
} = JSON.parse(process.env['input'] ?? '{}') as {
  readonly keepProcessAlive: boolean;
  /** How many calls it makes, over a connection that it keeps open. */
  readonly calls: number;
  /** Ends with a call that is answered late. */
  readonly pending: boolean;
  /** How many calls, made at the same time, are answered late. */
  readonly atOnce?: number;
};
const emulator = await startEmulator({ keepProcessAlive, settings: { latency: atOnce > 0 ? 50 : 0 } });
const statusOf = async () => (await fetch(`${emulator.url}/api`)).status;
for (let call = 0; call < calls; call++) process.stdout.write(`${await statusOf()} `);
await Promise.all(Array.from({ length: atOnce }, statusOf));
if (pending) {
  emulator.faults.add({ fault: { kind: 'delay', milliseconds: 200 } });
  void statusOf().then((status) => process.stdout.write(`${status} late `));
}
process.stdout.write('done ');
