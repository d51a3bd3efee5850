import { enclosed } from '../../codec/archive/index.js';
import type { CallOutcome } from '../../comparison/index.js';
import { outlineOf } from '../../comparison/index.js';
import { ProtocolError } from '../../errors/index.js';
import { maxId, type SweepPlan } from './options.js';
import { isFatal, type SideReader } from './side.js';
import { type ArchiveRow, type EntityName, entityRow, type SweepColumns } from '../../operations/index.js';

/** An archive row, and how long its page took. */
export interface ListedRow {
  readonly row: ArchiveRow;
  readonly milliseconds: number;
  /** Does the page contain it more than once? */
  readonly duplicated: boolean;
}

/** A record that at least one side lists. */
export interface Listed {
  readonly id: number;
  /** In the order of the sides: null if the side does not list it, undefined if its listing has failed. */
  readonly rows: readonly (ListedRow | null | undefined)[];
}

/** A problem with the listing of one side. */
export interface ListingProblem {
  readonly side: number;
  /** Where, such as `after 500`. */
  readonly place: string;
  readonly kind: 'failed' | 'reordered';
  readonly outcome: CallOutcome;
}

/** Lists the records of one entity from its archive, in the order of their ids. */
export class Listing {
  readonly #plan: SweepPlan;
  readonly #name: EntityName;
  readonly #entity: SweepColumns;
  readonly #columns: readonly string[];

  constructor(plan: SweepPlan, name: EntityName) {
    this.#plan = plan;
    this.#name = name;
    const { sweep } = entityRow(name);
    if (sweep === undefined) throw new TypeError(`no archive lists ${name}`);
    this.#entity = sweep;
    this.#columns = [this.#entity.key, ...(plan.depth === 'rows' ? this.#entity.columns : [])];
  }

  /** The highest id, or 0 if there are no records. A count would cost the server a hundred times as much. */
  async highestId(side: SideReader): Promise<number> {
    const { value } = await side.rows(this.#name, {
      select: [this.#entity.key],
      filter: this.#filter(0),
      orderBy: `${this.#entity.key} desc`,
      top: 1,
    });
    return value[0]?.PrimaryKey ?? 0;
  }

  /** The current archive row of one record, or null. */
  async row(side: SideReader, id: number) {
    const { key } = this.#entity;
    const filter = `${key} equals ${id}`;
    const { value, milliseconds } = await side.rows(this.#name, { select: this.#columns, filter, top: 1 });
    // A server may ignore the filter and return another record.
    return { value: value.find(({ PrimaryKey }) => PrimaryKey === id) ?? null, milliseconds };
  }

  /**
   * Merges the listings of all sides.
   *
   * @param failed the sides that are not listed, since their listing has failed before
   * @throws the error of the first side; the listing of another side ends when it fails
   */
  async *merged(
    sides: readonly SideReader[],
    after: number,
    failed: ReadonlySet<number> = new Set(),
  ): AsyncGenerator<Listed | ListingProblem, void, undefined> {
    const cursors = sides.map((side, index) => {
      return new Cursor((last) => this.#page(side, last), after, index, failed.has(index));
    });
    for (;;) {
      for (const cursor of cursors) yield* cursor.fill();
      const heads = cursors.map((cursor) => cursor.head);
      const id = Math.min(...heads.map((head) => head?.row.PrimaryKey ?? Infinity));
      if (id === Infinity) return;
      const rows = cursors.map((cursor, index) => {
        if (cursor.failed) return undefined;
        if (heads[index]?.row.PrimaryKey !== id) return null;
        cursor.take();
        return heads[index];
      });
      yield { id, rows };
    }
  }

  async #page(side: SideReader, after: number): Promise<ListedRow[]> {
    const { pageSize } = this.#plan;
    const { key } = this.#entity;
    const { value, milliseconds } = await side.rows(this.#name, {
      select: this.#columns,
      filter: this.#filter(after),
      orderBy: key,
      top: pageSize,
      pageSize,
    });
    // A server may ignore the filter: the listing would never end, or contain other records.
    const { fromId, toId } = this.#plan;
    const above = Math.max(after, fromId - 1);
    const outside = value.find(({ PrimaryKey }) => !(PrimaryKey > above && PrimaryKey <= toId));
    if (outside !== undefined) {
      const range = toId < maxId ? `above ${above} up to ${toId}` : `above ${above}`;
      throw new ProtocolError(
        `${side.name}: the archive ignored the filter: asked for ${this.#name} with an id ${range}, it returned ${outside.PrimaryKey}; use another filter`,
      );
    }
    return value.map((row) => ({ row, milliseconds, duplicated: false }));
  }

  #filter(after: number): string {
    const { fromId, toId, filters } = this.#plan;
    const { key } = this.#entity;
    const range = [`${key} greater ${Math.max(after, fromId - 1)}`, ...(toId < maxId ? [`${key} le ${toId}`] : [])];
    const given = filters[this.#name] ?? '';
    return [...range, ...(given.trim() === '' ? [] : [enclosed(given)])].join(' and ');
  }
}

/** The listing of one side; reads one page ahead. */
class Cursor {
  readonly #read: (after: number) => Promise<ListedRow[]>;
  readonly #side: number;
  #last: number;
  #rows: readonly ListedRow[] = [];
  #taken = 0;
  #next: Promise<ListedRow[]> | undefined;
  #ended: boolean;
  failed: boolean;

  constructor(read: (after: number) => Promise<ListedRow[]>, after: number, side: number, failed: boolean) {
    this.failed = failed;
    this.#ended = failed;
    this.#read = read;
    this.#last = after;
    this.#side = side;
  }

  get head(): ListedRow | undefined {
    return this.#rows[this.#taken];
  }

  take(): void {
    this.#taken += 1;
  }

  /** Loads the next page if the current one is used up. */
  async *fill(): AsyncGenerator<ListingProblem, void, undefined> {
    if (this.head !== undefined || this.#ended) return;
    const place = `after ${this.#last}`;
    let page: ListedRow[];
    try {
      page = await (this.#next ?? this.#read(this.#last));
    } catch (error) {
      if (this.#side === 0 || isFatal(error)) throw error;
      this.failed = true;
      this.#ended = true;
      yield { side: this.#side, place, kind: 'failed', outcome: { error: outlineOf(error) } };
      return;
    }
    const { rows, reordered } = inOrderOfIds(page);
    this.#rows = rows;
    this.#taken = 0;
    if (reordered) {
      yield {
        side: this.#side,
        place,
        kind: 'reordered',
        outcome: { answer: [...new Set(page.map(({ row }) => row.PrimaryKey))] },
      };
    }
    const last = rows.at(-1)?.row.PrimaryKey;
    if (last === undefined) {
      this.#ended = true;
      return;
    }
    this.#last = last;
    this.#next = this.#read(last);
    this.#next.catch(() => undefined);
  }
}

function inOrderOfIds(page: readonly ListedRow[]): { readonly rows: ListedRow[]; readonly reordered: boolean } {
  const byId = new Map<number, ListedRow>();
  let reordered = false;
  let last = 0;
  for (const listed of page) {
    const id = listed.row.PrimaryKey;
    reordered ||= id < last;
    byId.set(id, byId.has(id) ? { ...listed, duplicated: true } : listed);
    last = id;
  }
  const rows = [...byId.values()];
  return { rows: reordered ? rows.sort((one, other) => one.row.PrimaryKey - other.row.PrimaryKey) : rows, reordered };
}
