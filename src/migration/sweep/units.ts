import type { CallOutcome } from '../../comparison/index.js';
import { compareOutcomes } from '../../comparison/index.js';
import type { ListEntity } from '../../contract/carriers/index.js';
import type { Comparison, TimedOutcome } from '../report/collector.js';
import { type Listed, Listing, type Misbehaviour } from './listing.js';
import type { SweepPlan } from './options.js';
import type { Timed } from './pace.js';
import { sampler } from './sample.js';
import { type Reading, settle, type Settled } from './settle.js';
import { type SideReader, timedOutcome } from './side.js';
import { carrierOf, mdoListNames, sweptEntities, type SweptEntityName } from './subjects.js';

/** A piece of a sweep's work: a record, a list. They come in the order of their keys, which is how a sweep is taken up again. */
export interface Unit {
  /** An id, or a name. */
  readonly key: number | string;
  /** What it is about where it is no record or list of the tenant, but how they are listed: that is said once. */
  readonly remark?: string | undefined;
  compare(): Promise<Compared>;
}

/** What a unit came to. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly changed: boolean;
}

/** The records of one entity above an id, as all sides list them. */
export async function* entityUnits(
  plan: SweepPlan,
  sides: readonly SideReader[],
  name: SweptEntityName,
  { after, remarks }: { readonly after: number; readonly remarks: readonly string[] },
): AsyncGenerator<Unit, void, undefined> {
  const listing = new Listing(plan, name);
  const chosen = sampler(plan.sample, plan.seed);
  const reader = new EntityReader(plan, sides, name, listing);
  const remarked = new Set(remarks);
  let last = after;
  for await (const found of listing.merged(sides, after)) {
    if ('kind' in found) {
      const remark = `${sides[found.side]?.name ?? ''} ${found.kind}`;
      if (remarked.has(remark)) continue;
      remarked.add(remark);
      yield { key: last, remark, compare: async () => reader.misbehaviour(found) };
    } else {
      last = found.id;
      if (chosen(found.id)) yield { key: found.id, compare: () => reader.compare(found) };
    }
  }
}

/** Reads and compares the records of one entity. */
class EntityReader {
  readonly #plan: SweepPlan;
  readonly #sides: readonly SideReader[];
  readonly #name: SweptEntityName;
  readonly #listing: Listing;
  readonly #type;

  constructor(plan: SweepPlan, sides: readonly SideReader[], name: SweptEntityName, listing: Listing) {
    this.#plan = plan;
    this.#sides = sides;
    this.#name = name;
    this.#listing = listing;
    this.#type = carrierOf(name);
  }

  async compare(listed: Listed): Promise<Compared> {
    const twice = this.#listedTwice(listed);
    if (this.#plan.depth === 'rows') {
      const rows = await this.#rows(listed);
      return { ...rows, comparisons: [...rows.comparisons, ...twice] };
    }
    const { id, rows } = listed;
    const settled = await settle({
      read: () => Promise.all(this.#sides.map((side) => timedOutcome(side.find(this.#name, id)))),
      updated: (answer) => (answer as Readonly<Record<string, unknown>>)['UpdatedDate'],
      type: this.#type,
    });
    const whole = compared(this.#sides, `${this.#name}.get`, String(id), settled);
    if (!rows.includes(null)) return { ...whole, comparisons: [...whole.comparisons, ...twice] };
    // A record that one side does not list would be missed by whoever searches for it.
    const listing = await this.#rows(listed);
    const unlisted = listing.comparisons.filter(({ differences }) => differences.length > 0);
    return {
      comparisons: [...whole.comparisons, ...unlisted, ...twice],
      changed: whole.changed || listing.changed,
    };
  }

  misbehaviour({ side, place, kind, outcome }: Misbehaviour): Compared {
    const ids = 'answer' in outcome ? [...(outcome.answer as readonly number[])].sort((one, other) => one - other) : [];
    return {
      comparisons: [this.#ofListing(side, place, { answer: kind === 'failed' ? [] : ids }, outcome)],
      changed: false,
    };
  }

  #listedTwice({ id, rows }: Listed): Comparison[] {
    const times = (side: number): CallOutcome => ({ answer: rows[side]?.duplicated === true ? [id, id] : [id] });
    const unlike = rows.flatMap((row, side) => {
      return row?.duplicated !== undefined && row.duplicated !== (rows[0]?.duplicated ?? false) ? [side] : [];
    });
    return unlike.map((side) => this.#ofListing(side, String(id), times(0), times(side)));
  }

  /** What there is to say of how a side lists records. */
  #ofListing(side: number, key: string, control: CallOutcome, candidate: CallOutcome): Comparison {
    const timed = (outcome: CallOutcome): TimedOutcome => ({ outcome, milliseconds: 0 });
    return {
      subject: `${this.#name}.query`,
      candidate: this.#sides[side]?.name ?? '',
      key,
      control: timed(control),
      candidateOutcome: timed(candidate),
      differences: compareOutcomes(control, candidate),
    };
  }

  /** Compares a record as the archives show it. */
  async #rows({ id, rows }: Listed): Promise<Compared> {
    const { updated } = sweptEntities[this.#name];
    const first = rows.map((listed): TimedOutcome => {
      return { outcome: { answer: listed?.row ?? null }, milliseconds: listed?.milliseconds ?? 0 };
    });
    const settled = await settle(
      {
        read: () => Promise.all(this.#sides.map((side) => timedOutcome(this.#listing.row(side, id)))),
        updated: (row) => (row as { readonly columns: Readonly<Record<string, unknown>> }).columns[updated],
      },
      first,
    );
    const { comparisons, changed } = compared(this.#sides, `${this.#name}.query`, String(id), settled);
    return { comparisons: comparisons.filter((_, index) => rows[index + 1] !== undefined), changed };
  }
}

/** The lists of the tenant above a name: their definitions, their items as an administrator and as everybody sees them. */
export async function* listUnits(sides: readonly SideReader[], after: string): AsyncGenerator<Unit, void, undefined> {
  const definitions = await definitionsOf(sides);
  const names = [...new Set([...mdoListNames, ...definitions.map(({ ListType }) => (ListType ?? '').toLowerCase())])];
  const units: readonly Unit[] = [
    listUnit(sides, 'lists.definitions', 'definitions', (side) => side.definitions()),
    ...definitions.map(({ Id, ListType, Name }) =>
      listUnit(sides, 'lists.getItems', `${ListType ?? Name ?? ''} (${Id})`, (side) => side.itemsOf(Id)),
    ),
    ...names
      .filter((name) => name !== '')
      .map((name) => listUnit(sides, 'lists.items', name, (side) => side.mdoList(name))),
  ];
  yield* units.filter(({ key }) => key > after).sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** The definitions that any side has; where one cannot tell, that is found when they are compared. */
async function definitionsOf(sides: readonly SideReader[]): Promise<ListEntity[]> {
  const found = await Promise.all(sides.map((side) => timedOutcome(side.definitions())));
  const byId = new Map<number, ListEntity>();
  for (const { outcome } of found) {
    if (!('answer' in outcome)) continue;
    for (const definition of outcome.answer as readonly ListEntity[]) {
      if (!byId.has(definition.Id)) byId.set(definition.Id, definition);
    }
  }
  return [...byId.values()];
}

function listUnit(
  sides: readonly SideReader[],
  subject: string,
  name: string,
  read: (side: SideReader) => Promise<Timed<unknown>>,
): Unit {
  const reading: Reading = {
    read: () => Promise.all(sides.map((side) => timedOutcome(read(side)))),
    updated: () => undefined,
  };
  return {
    key: `${subject} ${name}`,
    async compare() {
      const settled = await settle(reading);
      // Tenants have not all of the lists that there can be.
      const absent = settled.outcomes.every(
        ({ outcome }) => 'error' in outcome && outcome.error.name === 'NotFoundError',
      );
      return absent ? { comparisons: [], changed: false } : compared(sides, subject, name, settled);
    },
  };
}

function compared(sides: readonly SideReader[], subject: string, key: string, settled: Settled): Compared {
  const { outcomes, differences, noise, changed } = settled;
  const [control] = outcomes;
  const comparisons = sides.slice(1).flatMap((side, index): Comparison[] => {
    const candidateOutcome = outcomes[index + 1];
    if (control === undefined || candidateOutcome === undefined) return [];
    return [
      {
        subject,
        candidate: side.name,
        key,
        control,
        candidateOutcome,
        differences: differences[index] ?? [],
        noise,
      },
    ];
  });
  return { comparisons, changed };
}
