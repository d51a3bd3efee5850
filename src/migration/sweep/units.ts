import { answerIn, type CallOutcome, compareOutcomes, isUnanswered, type Observation } from '../../comparison/index.js';
import type { ListEntity } from '../../contract/carriers/index.js';
import type { Comparison } from '../report/collector.js';
import { confirmDifference, type ConfirmedComparison, type Reading } from './confirm-difference.js';
import { type Listed, Listing, type ListingProblem } from './listing.js';
import type { SweepPlan } from './options.js';
import type { Timed } from './rate-limiter.js';
import { sampler } from './sample.js';
import { observeTimed, type SideReader } from './side.js';
import type { SweepSubject } from './subject-names.js';
import { carrierOf, mdoListNames } from './subjects.js';
import { type EntityName, entityRow } from '../../operations/index.js';

/** A unit of a sweep's work: a record or a list. Units are in the order of their keys, so that a sweep can be resumed. */
export interface Unit {
  /** An id, or a name. */
  readonly key: number | string;
  /** Set for a problem with the listing itself, which is reported once. */
  readonly remark?: string | undefined;
  compare(): Promise<Compared>;
}

/** The result of a unit. */
export interface Compared {
  readonly comparisons: readonly Comparison[];
  readonly changed: boolean;
  /** What the control gave no answer to, such as `contacts.get 13`: there is nothing to compare with. */
  readonly unread?: string | undefined;
}

/** Where a listing starts. */
export interface Start {
  /** The last key that is done. */
  readonly last: number | string | undefined;
  /** Problems of the listing that have been reported. */
  readonly remarks: readonly string[];
  /** The sides whose listing has failed, which is not tried again. */
  readonly failed?: ReadonlySet<number>;
}

/** How many units are under way at once: enough to keep all calls busy while the first unit is slow. */
export const unitsAtOnce = ({ concurrency }: SweepPlan) => concurrency * 4;

/** The units of a subject that are not done. */
export function unitsAfter(
  plan: SweepPlan,
  sides: readonly SideReader[],
  subject: SweepSubject,
  start: Start,
): AsyncGenerator<Unit, void, undefined> {
  const { last } = start;
  if (subject === 'lists') return listUnits(sides, typeof last === 'string' ? last : '');
  return entityUnits(plan, sides, subject, { ...start, last: typeof last === 'number' ? last : 0 });
}

/** The remark on a problem of a listing, by which it is reported once. */
export function remarkOn(side: string, kind: ListingProblem['kind']): string {
  return `${side} ${kind}`;
}

/** The records of one entity above an id, as listed by all sides. */
async function* entityUnits(
  plan: SweepPlan,
  sides: readonly SideReader[],
  name: EntityName,
  { last: after, remarks, failed }: Start & { readonly last: number },
): AsyncGenerator<Unit, void, undefined> {
  const listing = new Listing(plan, name);
  const chosen = sampler(plan.sample, plan.seed);
  const reader = new EntityReader(plan, sides, name, listing);
  const remarked = new Set(remarks);
  let last = after;
  for await (const found of listing.merged(sides, after, failed)) {
    if ('kind' in found) {
      const remark = remarkOn(sides[found.side]?.name ?? '', found.kind);
      if (remarked.has(remark)) continue;
      remarked.add(remark);
      yield { key: last, remark, compare: async () => reader.listingProblem(found) };
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
  readonly #name: EntityName;
  readonly #listing: Listing;
  readonly #type;
  readonly #updated;

  constructor(plan: SweepPlan, sides: readonly SideReader[], name: EntityName, listing: Listing) {
    this.#plan = plan;
    this.#sides = sides;
    this.#name = name;
    this.#listing = listing;
    this.#type = carrierOf(name);
    this.#updated = entityRow(name).sweep?.updated;
  }

  async compare(listed: Listed): Promise<Compared> {
    const duplicates = this.#duplicates(listed);
    if (this.#plan.depth === 'rows') {
      const rows = await this.#rows(listed);
      return { ...rows, comparisons: [...rows.comparisons, ...duplicates] };
    }
    const { id, rows } = listed;
    const updated = this.#updated;
    const confirmed = await confirmDifference({
      read: () => Promise.all(this.#sides.map((side) => observeTimed(side, side.find(this.#name, id)))),
      updated: (answer) =>
        updated === undefined ? undefined : (answer as Readonly<Record<string, unknown>>)[updated.field],
      type: this.#type,
    });
    const whole = compared(`${this.#name}.get`, String(id), confirmed);
    if (!rows.includes(null)) return { ...whole, comparisons: [...whole.comparisons, ...duplicates] };
    // A search on a side that does not list the record would miss it.
    const listing = await this.#rows(listed);
    const unlisted = listing.comparisons.filter(({ differences }) => differences.length > 0);
    return {
      comparisons: [...whole.comparisons, ...unlisted, ...duplicates],
      changed: whole.changed || listing.changed,
      unread: whole.unread ?? listing.unread,
    };
  }

  listingProblem({ side, place, kind, outcome }: ListingProblem): Compared {
    const ids = 'answer' in outcome ? [...(outcome.answer as readonly number[])].sort((one, other) => one - other) : [];
    return {
      comparisons: [this.#ofListing(side, place, { answer: kind === 'failed' ? [] : ids }, outcome)],
      changed: false,
    };
  }

  #duplicates({ id, rows }: Listed): Comparison[] {
    const times = (side: number): CallOutcome => ({ answer: rows[side]?.duplicated === true ? [id, id] : [id] });
    const differing = rows.flatMap((row, side) => {
      return row?.duplicated !== undefined && row.duplicated !== (rows[0]?.duplicated ?? false) ? [side] : [];
    });
    return differing.map((side) => this.#ofListing(side, String(id), times(0), times(side)));
  }

  /** Compares the listing of one side with what it should be. */
  #ofListing(side: number, key: string, control: CallOutcome, candidate: CallOutcome): Comparison {
    const observed = (index: number, outcome: CallOutcome): Observation => {
      return { ...outcome, side: this.#sides[index]?.name ?? '', milliseconds: 0 };
    };
    return {
      subject: `${this.#name}.query`,
      key,
      control: observed(0, control),
      candidate: observed(side, candidate),
      differences: compareOutcomes(control, candidate),
    };
  }

  /** Compares the archive rows of a record. */
  async #rows({ id, rows }: Listed): Promise<Compared> {
    const updated = this.#updated;
    const first = rows.map((listed, index): Observation => {
      const side = this.#sides[index]?.name ?? '';
      return { side, answer: listed?.row ?? null, milliseconds: listed?.milliseconds ?? 0 };
    });
    const confirmed = await confirmDifference(
      {
        read: () => Promise.all(this.#sides.map((side) => observeTimed(side, this.#listing.row(side, id)))),
        updated: (row) =>
          updated && (row as { readonly columns: Readonly<Record<string, unknown>> }).columns[updated.column],
      },
      first,
    );
    const result = compared(`${this.#name}.query`, String(id), confirmed);
    return { ...result, comparisons: result.comparisons.filter((_, index) => rows[index + 1] !== undefined) };
  }
}

/** The lists of the tenant above a name: their definitions, and their items as administrators and as users see them. */
async function* listUnits(sides: readonly SideReader[], after: string): AsyncGenerator<Unit, void, undefined> {
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

/** The definitions of all sides. If a side fails, the comparison of the definitions reports it. */
async function definitionsOf(sides: readonly SideReader[]): Promise<ListEntity[]> {
  const found = await Promise.all(sides.map((side) => observeTimed(side, side.definitions())));
  const byId = new Map<number, ListEntity>();
  for (const observation of found) {
    for (const definition of (answerIn(observation) ?? []) as readonly ListEntity[]) {
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
    read: () => Promise.all(sides.map((side) => observeTimed(side, read(side)))),
    updated: () => undefined,
  };
  return {
    key: `${subject} ${name}`,
    async compare() {
      const confirmed = await confirmDifference(reading);
      // No tenant has every list.
      const absent = confirmed.observations.every(
        (observation) => 'error' in observation && observation.error.name === 'NotFoundError',
      );
      return absent ? { comparisons: [], changed: false } : compared(subject, name, confirmed);
    },
  };
}

function compared(subject: string, key: string, confirmed: ConfirmedComparison): Compared {
  const { observations, differences, noise, changed } = confirmed;
  const [control, ...candidates] = observations;
  if (control === undefined) return { comparisons: [], changed };
  // An equal failure on the way to the server is not an equal answer.
  if (isUnanswered(control)) return { comparisons: [], changed, unread: `${subject} ${key}` };
  const comparisons = candidates.map((candidate, index): Comparison => {
    return { subject, key, control, candidate, differences: differences[index] ?? [], noise };
  });
  return { comparisons, changed };
}
