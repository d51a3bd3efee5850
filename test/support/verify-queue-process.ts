// A worker of a verification with a queue, in a process that a test kills.
import { connect } from '../../src/index.js';
import { runVerifyWorker } from '../../src/migration/index.js';
import { queuedScenarios } from './queued-scenarios.js';

const { queue, url, journal } = JSON.parse(process.env['input'] ?? '{}') as Readonly<Record<string, string>>;
const sources = { configFile: false, environment: false } as const;
const auth = { kind: 'basic', username: 'sam', password: 'sam' } as const;
const tenant = { url: String(url) };
const soap = await connect({ transport: 'soap', tenant, auth }, sources);
const rest = await connect({ transport: 'rest', tenant, auth }, sources);
await runVerifyWorker({
  queue: { url: String(queue) },
  scenarios: queuedScenarios,
  control: { name: 'soap', so: soap },
  candidates: [{ name: 'rest', so: rest }],
  tenant: { name: String(url), id: 'Cust12345', kind: 'development' },
  allowWrites: 'Cust12345',
  journal,
  takeOverAfter: 1_000,
  signal: new AbortController().signal,
});
