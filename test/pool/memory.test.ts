import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Emulator, startEmulator } from '../../src/emulator/index.js';
import { OwnProcess } from '../support/own-process.js';
import { ManyTenants } from '../support/many-tenants.js';

const count = 1_000;
// 1.2 times what it was before the container (41.8 MB).
const limit = 50_000_000;

let emulator: Emulator;
let host: ManyTenants;
let script: OwnProcess;
beforeAll(async () => {
  emulator = await startEmulator();
  host = await ManyTenants.start(emulator);
  script = new OwnProcess('test/support/pool-process.ts');
});
afterAll(async () => {
  script.remove();
  await host.close();
  await emulator.close();
});

it(`${count} tenants in one process, each called on soap and rest, take at most 50 MB more than one`, async () => {
  const { ticket, appToken } = emulator.credentials;
  const input = { origin: host.origin, ticket, appToken, count };
  const printed = await script.run(input, ['--expose-gc']);
  const { tenants, used, rss } = JSON.parse(printed) as { tenants: number; used: number; rss: number };
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1);
  process.stdout.write(`${tenants} tenants: ${megabytes(used)} MB in use above one (RSS ${megabytes(rss)} MB)\n`);
  expect(tenants).toBe(count);
  expect(host.arrived.size).toBe(count);
  expect(used).toBeLessThan(limit);
}, 120_000);
