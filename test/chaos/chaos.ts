import { Container } from 'inversify';
import { type HttpEngine, type SuperOffice, SuperOfficeError, superOfficeModule, TYPES } from '../../src/index.js';
import { type Emulator, type Fault, startEmulator } from '../../src/emulator/index.js';
import type { TestedTransport } from '../support/transports.js';
import { companiesIn, contentsOf, makeDocuments } from './audit.js';
import { ChaosEngine } from './chaos-engine.js';
import { Ledger } from './ledger.js';
import { Progress } from '../support/progress.js';

export interface ChaosReport {
  /** Where the store and the ledger do not agree. */
  readonly problems: readonly string[];
  readonly companies: number;
  readonly writes: Readonly<Ledger['counts']>;
  readonly reads: { readonly answered: number; readonly failed: number };
  /** What reads ended with that got no answer, by the names of the errors. */
  readonly errors: Readonly<Record<string, number>>;
  readonly struck: number;
  /** What went wrong on the way, by kind. */
  readonly hit: ChaosEngine['hit'];
  readonly moves: number;
  readonly expiries: number;
}

const busy: Fault = { kind: 'answer', status: 429, headers: { 'Retry-After': '0' } };
const broken = (status: number): Fault => ({ kind: 'answer', status, body: '<html>trouble</html>' });
/** Milliseconds; far above what a busy machine needs, so that no write is given up that is yet to be made. */
const timeout = 15_000;

/**
 * What goes wrong, with which share of all that arrives, the login included: a fifth in all. What comes after the server
 * acted is the most frequent: only there does a write that is repeated show, and only one call in three is such a write.
 */
const faults: readonly (readonly [share: number, fault: Fault, when: 'before' | 'after'])[] = [
  [0.015, { kind: 'reset' }, 'before'],
  [0.04, { kind: 'reset' }, 'after'],
  [0.01, broken(500), 'before'],
  [0.03, broken(502), 'after'],
  [0.01, broken(503), 'before'],
  [0.04, broken(503), 'after'],
  [0.01, busy, 'before'],
  [0.0098, { kind: 'delay', milliseconds: 15 }, 'after'],
  [0.03, { kind: 'garbage' }, 'after'],
  [0.01, { kind: 'truncate', bytes: 30 }, 'before'],
];

const atOnce = 24;
/** After how many calls credentials expire, or every fourth time the tenant moves. */
const upheavalEvery = 100;

/** Reads and writes in a storm; at the end what is there is compared with what was acknowledged. */
export async function chaos(transport: TestedTransport, calls: number, seed: number): Promise<ChaosReport> {
  const chance = randomNumbers(seed);
  const emulator = await startEmulator({ chance });
  try {
    const engine = new ChaosEngine(chance, ({ url }) => /Services88|\/api\/v1\//i.test(url));
    const so = connectTo(emulator, transport, engine);
    const documents = await makeDocuments(emulator, atOnce);
    for (const [share, fault, when] of faults) emulator.faults.add({ share, fault, when });
    const storm = new Storm(emulator, so, calls, chance, new Progress(transport, calls));
    await storm.blow(documents);
    const { applied: struck } = emulator.faults;
    emulator.faults.clear();
    await so.close();
    const found = await companiesIn(emulator, 'Company ');
    const contents = await contentsOf(emulator, storm.ledger.documents);
    return {
      problems: [...engine.problems, ...storm.ledger.problems(found, contents)],
      companies: found.length,
      struck,
      hit: engine.hit,
      ...storm.report(),
    };
  } finally {
    await emulator.close();
  }
}

class Storm {
  readonly ledger = new Ledger();
  readonly #emulator: Emulator;
  readonly #so: SuperOffice;
  readonly #calls: number;
  readonly #chance: () => number;
  readonly #progress: Progress;
  readonly #reads = { answered: 0, failed: 0 };
  readonly #errors: Record<string, number> = {};
  readonly #upheavals = { moves: 0, expiries: 0 };
  #made = 0;
  #companies = 0;

  constructor(emulator: Emulator, so: SuperOffice, calls: number, chance: () => number, progress: Progress) {
    this.#emulator = emulator;
    this.#so = so;
    this.#calls = calls;
    this.#chance = chance;
    this.#progress = progress;
  }

  async blow(documents: readonly number[]): Promise<void> {
    let failed = false;
    // Each has a document of its own.
    const worker = async (document: number) => {
      try {
        while (this.#made < this.#calls && !failed) await this.#life(document);
      } catch (error) {
        failed = true;
        throw error;
      }
    };
    // Nobody is left calling when the emulator is closed.
    const ends = await Promise.allSettled(documents.map(worker));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
  }

  report() {
    return { writes: this.ledger.counts, reads: this.#reads, errors: this.#errors, ...this.#upheavals };
  }

  /** One company's life: it is made, read and changed a few times, and sometimes deleted. Nobody else touches it. */
  async #life(document: number): Promise<void> {
    const { contacts, documents, lists, appointments } = this.#so;
    const chance = this.#chance;
    const name = `Company ${++this.#companies}`;
    await this.#count();
    const made = await this.ledger.set(name, 'new', () => contacts.create({ Name: name, Department: 'new' }));
    if (made === undefined) return;
    const id = made.ContactId;
    if (!(id > 0)) throw new Error(`${name} was acknowledged without an id`);
    for (let step = 0; step < 6 && this.#made < this.#calls; step++) {
      await this.#count();
      const kind = chance();
      if (kind < 0.15) {
        const department = `changed ${step}`;
        await this.ledger.set(name, department, () => isWhole(contacts.merge(id, { Department: department }), id));
      } else if (kind < 0.25) {
        const mark = `step${step}@example.com`;
        // An object where an array stands is appended.
        await this.ledger.append(name, mark, () =>
          isWhole(contacts.merge(id, { Emails: { Value: mark } } as object), id),
        );
      } else if (kind < 0.3) {
        await this.ledger.set(name, null, () => contacts.delete(id));
        return;
      } else if (kind < 0.4) {
        const text = `content for ${name} in step ${step}`;
        await this.ledger.stream(document, text, (content) => documents.writeContent(document, content));
      } else if (kind < 0.7) {
        await this.#read(async () => {
          const found = await contacts.find(id);
          const department = found === null ? null : (found.Department ?? '');
          if (!this.ledger.allows(name, department)) throw new Error(`${name} was read with ${String(department)}`);
        });
      } else if (kind < 0.9) await this.#read(() => lists.items('task'));
      else await this.#read(() => appointments.get(1 + Math.floor(chance() * 20)));
    }
  }

  async #read(call: () => Promise<unknown>): Promise<void> {
    try {
      await call();
      this.#reads.answered += 1;
    } catch (error) {
      if (!(error instanceof SuperOfficeError)) throw error;
      this.#reads.failed += 1;
      this.#errors[error.name] = (this.#errors[error.name] ?? 0) + 1;
    }
  }

  async #count(): Promise<void> {
    this.#made += 1;
    this.#progress.at(this.#made);
    if (this.#made % upheavalEvery !== 0) return;
    if (this.#made % (4 * upheavalEvery) === 0) {
      this.#upheavals.moves += 1;
      await this.#emulator.move();
    } else {
      this.#upheavals.expiries += 1;
      this.#emulator.expireAccessTokens();
      this.#emulator.expireTickets();
    }
  }
}

/** What acknowledges a write is the company that was written. */
async function isWhole<Entity extends { readonly ContactId: number }>(write: Promise<Entity>, id: number) {
  const entity = await write;
  if (entity.ContactId !== id) throw new Error(`a write to ${id} was acknowledged by ${String(entity.ContactId)}`);
  return entity;
}

function connectTo(emulator: Emulator, transport: TestedTransport, engine: HttpEngine): SuperOffice {
  const { clientId, refreshToken, appToken } = emulator.credentials;
  const container = new Container();
  const configuration = {
    transport,
    tenant: { environment: 'sod', id: emulator.tenant, origin: emulator.origin },
    auth: { kind: 'refresh', clientId, clientSecret: appToken, refreshToken },
    resilience: { attempts: 4, initialDelay: 1, maximumDelay: 50 },
    timeout,
  } as const;
  container.load(superOfficeModule(configuration));
  container.rebind<HttpEngine>(TYPES.HttpEngine).toConstantValue(engine);
  return container.get<SuperOffice>(TYPES.Connection);
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
