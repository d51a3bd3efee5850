// A process that starts an emulator and never closes it.
import { startEmulator } from '../../src/emulator/index.js';

const { keepProcessAlive, calls, pending } = JSON.parse(process.env['input'] ?? '{}') as {
  readonly keepProcessAlive: boolean;
  /** How many calls it makes, over a connection that it keeps open. */
  readonly calls: number;
  /** Ends with a call that is answered late. */
  readonly pending: boolean;
};
const emulator = await startEmulator({ keepProcessAlive });
const statusOf = async () => (await fetch(`${emulator.url}/api`)).status;
for (let call = 0; call < calls; call++) process.stdout.write(`${await statusOf()} `);
if (pending) {
  emulator.faults.add({ fault: { kind: 'delay', milliseconds: 200 } });
  void statusOf().then((status) => process.stdout.write(`${status} late `));
}
process.stdout.write('done ');
