// A process that serves many tenants: it calls each on SOAP and on REST, and reports the memory that they use.
import { createTenantPool } from '../../src/index.js';

const { origin, ticket, appToken, count } = JSON.parse(process.env['input'] ?? '{}') as {
  readonly origin: string;
  readonly ticket: string;
  readonly appToken: string;
  readonly count: number;
};
const pool = createTenantPool({
  configure: (id) => ({
    transport: 'soap',
    tenant: { environment: 'sod', id, origin },
    auth: { kind: 'ticket', ticket, appToken },
  }),
});

async function call(number: number): Promise<void> {
  const so = await pool.tenant(`Cust${number}`);
  const [soap, rest] = await Promise.all([so.contacts.get(2), so.contacts.get(2, { transport: 'rest' })]);
  if (soap.ContactId !== 2 || rest.ContactId !== 2) throw new Error(`Cust${number} does not answer`);
}

/** The bytes in use, without those that could be freed. */
function inUse() {
  gc?.();
  gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, rss };
}

// One tenant loads and compiles everything that is shared.
for (let turn = 0; turn < 50; turn++) await call(1);
const one = inUse();
const numbers = Array.from({ length: count - 1 }, (_, index) => index + 2);
const worker = async () => {
  for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) await call(number);
};
await Promise.all(Array.from({ length: 16 }, worker));
const all = inUse();
process.stdout.write(JSON.stringify({ tenants: pool.size, used: all.used - one.used, rss: all.rss - one.rss }));
await pool.close();
