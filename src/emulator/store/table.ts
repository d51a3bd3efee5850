import type { CanonicalObject } from '../../contract/index.js';

/** Ids from one to another, both included. */
export interface KeyRange {
  readonly from: number;
  readonly to: number;
}

export const everyKey: KeyRange = { from: -Infinity, to: Infinity };

/** Makes the record of an id, the same each time. */
export type RecordMaker = (id: number) => CanonicalObject;

/** Consecutive ids whose records are stored, or made when they are read. */
interface Block {
  readonly first: number;
  last: number;
  readonly make: RecordMaker | undefined;
}

/** How many made records are cached, since a record is often read again through another face. */
const keptAtMost = 1_024;

/**
 * The records of one kind. Planned records take no memory: they are made from their ids when they are read, and stored
 * when they are first changed.
 */
export class Table {
  /** In the order of the ids, without overlaps. */
  readonly #blocks: Block[] = [];
  readonly #stored = new Map<number, CanonicalObject>();
  readonly #deleted = new Set<number>();
  readonly #made = new Map<number, CanonicalObject>();
  #nextId = 1;

  /** An independent table. The records are shared, because they are never changed in place. */
  copy(): Table {
    const table = new Table();
    for (const block of this.#blocks) table.#blocks.push({ ...block });
    for (const [id, record] of this.#stored) table.#stored.set(id, record);
    for (const id of this.#deleted) table.#deleted.add(id);
    table.#nextId = this.#nextId;
    return table;
  }

  get nextId(): number {
    return this.#nextId;
  }

  /** Ids below this one are never given to a new record. */
  startIdsAt(id: number): void {
    this.#nextId = Math.max(this.#nextId, id);
  }

  has(id: number): boolean {
    return this.#blockOf(id) !== undefined && !this.#deleted.has(id);
  }

  read(id: number): CanonicalObject | undefined {
    const stored = this.#stored.get(id);
    if (stored !== undefined) return stored;
    return this.#deleted.has(id) ? undefined : (this.#made.get(id) ?? this.#make(id));
  }

  put(id: number, record: CanonicalObject): void {
    if (this.#blockOf(id) === undefined) this.#admit(id);
    this.#deleted.delete(id);
    this.#made.delete(id);
    this.#stored.set(id, record);
    this.startIdsAt(id + 1);
  }

  /** Plans records after all existing ones. */
  plan(count: number, make: RecordMaker): KeyRange {
    const range = { from: this.#nextId, to: this.#nextId + count - 1 };
    if (count > 0) this.#blocks.push({ first: range.from, last: range.to, make });
    this.startIdsAt(range.to + 1);
    return range;
  }

  delete(id: number): boolean {
    if (!this.has(id)) return false;
    this.#stored.delete(id);
    this.#deleted.add(id);
    return true;
  }

  count({ from, to }: KeyRange): number {
    let sum = 0;
    for (const { first, last } of this.#blocks) sum += Math.max(0, Math.min(last, to) - Math.max(first, from) + 1);
    for (const id of this.#deleted) if (id >= from && id <= to) sum--;
    return sum;
  }

  /** The ids in order, found one at a time. */
  *ids({ from, to }: KeyRange, descending: boolean): Generator<number> {
    const blocks = descending ? this.#blocks.toReversed() : [...this.#blocks];
    for (const { first, last } of blocks) {
      const lowest = Math.max(first, Math.ceil(from));
      const highest = Math.min(last, Math.floor(to));
      for (let step = 0; step <= highest - lowest; step++) {
        const id = descending ? highest - step : lowest + step;
        if (!this.#deleted.has(id)) yield id;
      }
    }
  }

  #make(id: number): CanonicalObject | undefined {
    const record = this.#blockOf(id)?.make?.(id);
    if (record === undefined) return undefined;
    const [oldest] = this.#made.keys();
    if (oldest !== undefined && this.#made.size >= keptAtMost) this.#made.delete(oldest);
    this.#made.set(id, record);
    return record;
  }

  #blockOf(id: number): Block | undefined {
    let low = 0;
    let high = this.#blocks.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const block = this.#blocks[middle];
      if (block === undefined) return undefined;
      if (id < block.first) high = middle - 1;
      else if (id > block.last) low = middle + 1;
      else return block;
    }
    return undefined;
  }

  #admit(id: number): void {
    const next = this.#blocks.findIndex((block) => block.first > id);
    const at = next === -1 ? this.#blocks.length : next;
    const before = this.#blocks[at - 1];
    if (before?.make === undefined && before?.last === id - 1) before.last = id;
    else this.#blocks.splice(at, 0, { first: id, last: id, make: undefined });
  }
}
