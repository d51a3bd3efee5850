import { connect, type SuperOffice, SuperOfficeError } from '../../src/index.js';
import { type Emulator, type Fault, startEmulator } from '../../src/emulator/index.js';
import type { TestedTransport } from '../support/transports.js';
import { Ledger } from './ledger.js';

export interface ChaosReport {
  readonly problems: readonly string[];
  readonly writes: Readonly<Ledger['counts']>;
  readonly reads: { answered: number; failed: number };
  readonly errors: Readonly<Record<string, number>>;
  readonly struck: number;
  readonly moves: number;
  readonly expiries: number;
}

const busy: Fault = { kind: 'answer', status: 429, headers: { 'Retry-After': '0' } };
const broken = (status: number): Fault => ({ kind: 'answer', status, body: '<html>trouble</html>' });

/** What goes wrong, with which share of all calls: a tenth in all. */
const faults: readonly (readonly [share: number, fault: Fault, when: 'before' | 'after'])[] = [
  [0.015, { kind: 'reset' }, 'before'],
  [0.015, { kind: 'reset' }, 'after'],
  [0.01, broken(500), 'before'],
  [0.01, broken(502), 'after'],
  [0.01, broken(503), 'before'],
  [0.01, busy, 'before'],
  [0.01, { kind: 'delay', milliseconds: 15 }, 'after'],
  [0.01, { kind: 'garbage' }, 'after'],
  [0.01, { kind: 'truncate', bytes: 30 }, 'before'],
];

const atOnce = 24;

/** Reads and writes in a storm; at the end what is there is compared with what was acknowledged. */
export async function chaos(transport: TestedTransport, calls: number, seed: number): Promise<ChaosReport> {
  const chance = randomNumbers(seed);
  const emulator = await startEmulator({ chance });
  for (const [share, fault, when] of faults) emulator.faults.add({ share, fault, when });
  const so = await connectTo(emulator, transport);
  const ledger = new Ledger();
  const reads = { answered: 0, failed: 0 };
  const errors: Record<string, number> = {};
  const upheavals = { moves: 0, expiries: 0 };
  let left = calls;
  let number = 0;

  const read = async (call: () => Promise<unknown>) => {
    try {
      await call();
      reads.answered += 1;
    } catch (error) {
      if (!(error instanceof SuperOfficeError)) throw error;
      reads.failed += 1;
      errors[error.name] = (errors[error.name] ?? 0) + 1;
    }
  };

  /** One company's life: it is made, read and changed a few times, and sometimes deleted. Nobody else touches it. */
  const life = async () => {
    const name = `Company ${++number}`;
    left -= 1;
    const made = await ledger.write(name, 'new', () => so.contacts.create({ Name: name, Department: 'new' }));
    if (made === undefined) return;
    const id = made.ContactId;
    for (let step = 0; step < 6 && left > 0; step++) {
      left -= 1;
      const kind = chance();
      if (kind < 0.2) {
        const department = `changed ${step}`;
        await ledger.write(name, department, () => so.contacts.merge(id, { Department: department }));
      } else if (kind < 0.25) {
        await ledger.write(name, null, () => so.contacts.delete(id));
        return;
      } else if (kind < 0.7) {
        await read(async () => {
          const found = await so.contacts.find(id);
          const department = found === null ? null : (found.Department ?? '');
          if (!ledger.allows(name, department)) throw new Error(`${name} was read with ${String(department)}`);
        });
      } else if (kind < 0.9) await read(() => so.lists.items('task'));
      else await read(() => so.appointments.get(1 + Math.floor(chance() * 20)));
    }
  };

  const worker = async () => {
    while (left > 0) await life();
  };
  const upheaval = async () => {
    const step = Math.max(1, Math.floor(calls / 40));
    for (let next = calls - step; next > 0; next -= step) {
      while (left > next) await new Promise(setImmediate);
      if ((next / step) % 4 < 1) {
        await emulator.move();
        upheavals.moves += 1;
      } else {
        emulator.expireAccessTokens();
        emulator.expireTickets();
        upheavals.expiries += 1;
      }
    }
  };
  await Promise.all([upheaval(), ...Array.from({ length: atOnce }, worker)]);

  const { struck } = emulator.faults;
  emulator.faults.clear();
  const rows = await so.contacts
    .query({ select: ['name', 'department'], filter: "name begins 'Company '", orderBy: 'contactId', pageSize: 5_000 })
    .toArray();
  await so.close();
  await emulator.close();
  const found = rows.map(({ columns }) => [String(columns.name), String(columns.department ?? '')] as const);
  return { problems: ledger.problems(found), writes: ledger.counts, reads, errors, struck, ...upheavals };
}

function connectTo(emulator: Emulator, transport: TestedTransport): Promise<SuperOffice> {
  const { clientId, refreshToken, appToken } = emulator.credentials;
  return connect({
    transport,
    tenant: { environment: 'sod', id: emulator.tenant, origin: emulator.origin },
    auth: { kind: 'refresh', clientId, clientSecret: appToken, refreshToken },
    resilience: { attempts: 4, initialDelay: 1, maximumDelay: 50 },
    timeout: 10_000,
  });
}

/** Numbers from 0 to below 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
