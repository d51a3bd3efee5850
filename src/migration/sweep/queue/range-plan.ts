import { maxId } from '../options.js';
import type { SweepSubject } from '../subject-names.js';
import type { RangeEnd } from './messages.js';

/** A range of keys of one subject: above `after`, up to `to`. */
export interface KeyRange {
  readonly subject: SweepSubject;
  readonly after: number | string;
  /** Undefined for lists, which are one range. */
  readonly to: number | undefined;
  /** The problems of the listing that earlier ranges have reported. */
  readonly remarks: readonly string[];
}

/** A range of an earlier process, and how far a worker came. */
export interface KnownRange {
  readonly range: KeyRange;
  readonly end: RangeEnd | undefined;
}

/** What remains of a subject. */
export interface PlannedSubject {
  readonly subject: SweepSubject;
  /** The last key that is done. */
  readonly after: number | string;
  /** The highest id at the start; 0 if there are none. */
  readonly highest: number;
  /** The highest id that is compared. */
  readonly toId: number;
  readonly remarks: readonly string[];
}

export interface PlanSettings {
  /** How many records a range should have. */
  readonly records: number;
  /** The most ranges in the plan at once, so that its size does not grow with the sweep. */
  readonly ahead: number;
}

/** A range that turns out dense is split into at most so many. */
const maxPieces = 16;

/** How much wider or narrower the next ranges get after one result. */
const maxGrowth = 4;

/**
 * Divides a sweep into ranges that have about the same number of records, without counting them.
 *
 * The first ranges are as wide as if every id were in use. Results tell how dense the ids are, and the width of later ranges
 * follows. A worker stops after a number of records, however wide its range is; the rest of such a range is split.
 */
export class RangePlan {
  readonly #settings: PlanSettings;
  readonly #subjects: readonly PlannedSubject[];
  readonly #widths = new Map<SweepSubject, number>();
  readonly #remarks = new Map<SweepSubject, readonly string[]>();
  /** In the order of the report. */
  #ranges: KnownRange[] = [];
  /** Where planning goes on. */
  #next: { index: number; after: number | string };

  /** @param subjects in the order of the report */
  constructor(subjects: readonly PlannedSubject[], settings: PlanSettings) {
    this.#subjects = subjects;
    this.#settings = settings;
    this.#next = { index: 0, after: subjects[0]?.after ?? 0 };
    // Copied, because the ledger adds to its own while the ranges that are planned keep theirs.
    for (const { subject, remarks } of subjects) this.#remarks.set(subject, [...remarks]);
  }

  /** The ranges that are planned and not taken, in order. */
  get ranges(): readonly KnownRange[] {
    return this.#ranges;
  }

  /** Is everything planned and taken? */
  get isFinished(): boolean {
    return this.#ranges.length === 0 && this.#next.index >= this.#subjects.length;
  }

  /** Plans up to the limit. @returns the new ranges */
  plan(): readonly KeyRange[] {
    const added: KeyRange[] = [];
    while (this.#ranges.length < this.#settings.ahead && this.#next.index < this.#subjects.length) this.#add(added);
    return added;
  }

  /**
   * Continues with the ranges of an earlier process. Those that do not follow one another are left out, and gaps are filled.
   *
   * @returns the ranges that are new
   */
  adopt(known: readonly KnownRange[]): readonly KeyRange[] {
    const added: KeyRange[] = [];
    const order = ({ range }: KnownRange) => this.#subjects.findIndex(({ subject }) => subject === range.subject);
    const sorted = known
      .filter((each) => order(each) >= 0 && isForward(each))
      .sort((one, other) => order(one) - order(other) || (one.range.after < other.range.after ? -1 : 1));
    for (const each of sorted) {
      const { subject, after, to } = each.range;
      while (this.#next.index < order(each)) this.#add(added, maxId);
      const isHere = this.#subjects[this.#next.index]?.subject === subject;
      if (isHere && typeof after === 'number' && after > Number(this.#next.after)) this.#add(added, after);
      if (!isHere || after !== this.#next.after) continue;
      this.#ranges.push(each);
      this.#advance(each.end?.upTo ?? to);
    }
    return added;
  }

  /**
   * Notes how far a worker came.
   *
   * @returns the new ranges, if a part of the range remains
   */
  ended(range: KeyRange, end: RangeEnd): readonly KeyRange[] {
    const index = this.#ranges.findIndex((planned) => planned.range === range && planned.end === undefined);
    if (index < 0) return [];
    this.#learn(range, end);
    const rest = remainderOf(range, end, this.#settings.records);
    this.#ranges.splice(index, 1, { range, end }, ...rest.map((piece) => ({ range: piece, end: undefined })));
    return rest;
  }

  /** Removes the first range: its result is merged. */
  take(): void {
    this.#ranges.shift();
  }

  /** Does anything of a subject remain? */
  remains(subject: SweepSubject): boolean {
    const next = this.#subjects[this.#next.index]?.subject;
    return next === subject || this.#ranges.some(({ range }) => range.subject === subject);
  }

  /** Plans a range again whose result is invalid. It ends where that result did, since the rest is planned already. */
  again(range: KeyRange): KeyRange | undefined {
    const index = this.#ranges.findIndex((planned) => planned.range === range);
    const planned = this.#ranges[index];
    if (planned === undefined) return undefined;
    const renewed = shortened(planned, range.remarks);
    this.#ranges[index] = { range: renewed, end: undefined };
    return renewed;
  }

  /**
   * Plans all ranges of a subject again that were listed without knowing these problems.
   *
   * @returns the new ranges
   */
  renew(subject: SweepSubject, remarks: readonly string[]): readonly KeyRange[] {
    const added: KeyRange[] = [];
    const known = [...remarks];
    this.#remarks.set(subject, known);
    this.#ranges = this.#ranges.map((planned) => {
      const { range } = planned;
      if (range.subject !== subject || sameRemarks(range.remarks, known)) return planned;
      const renewed = shortened(planned, known);
      added.push(renewed);
      return { range: renewed, end: undefined };
    });
    return added;
  }

  /** Plans the next range, which ends at `upTo` if that is given. */
  #add(added: KeyRange[], upTo?: number): void {
    const next = this.#subjects[this.#next.index];
    if (next === undefined) return;
    const { after } = this.#next;
    const { subject, toId } = next;
    const to = typeof after === 'string' ? undefined : Math.min(upTo ?? this.#upTo(next, after), toId);
    const range = { subject, after, to, remarks: this.#remarks.get(subject) ?? [] };
    this.#ranges.push({ range, end: undefined });
    added.push(range);
    this.#advance(to);
  }

  /** Up to the highest id in ranges; then whatever was added since, in one. */
  #upTo({ subject, highest, toId }: PlannedSubject, after: number): number {
    if (after >= highest) return toId;
    return Math.min(after + (this.#widths.get(subject) ?? this.#settings.records), highest, toId);
  }

  #advance(to: number | string | undefined): void {
    const { toId = 0 } = this.#subjects[this.#next.index] ?? {};
    if (typeof to === 'string' || (to !== undefined && to < toId)) {
      this.#next.after = to;
      return;
    }
    const index = this.#next.index + 1;
    this.#next = { index, after: this.#subjects[index]?.after ?? 0 };
  }

  #learn({ subject, after, to }: KeyRange, { upTo = to, done }: RangeEnd): void {
    if (typeof after !== 'number' || typeof upTo !== 'number' || to === maxId) return;
    const width = upTo - after;
    const known = this.#widths.get(subject) ?? this.#settings.records;
    const wanted = done === 0 ? width * maxGrowth : (width * this.#settings.records) / done;
    this.#widths.set(subject, Math.ceil(Math.min(Math.max(wanted, known / maxGrowth, 1), known * maxGrowth, maxId)));
  }
}

function shortened({ range, end }: KnownRange, remarks: readonly string[]): KeyRange {
  return { ...range, remarks, ...(typeof end?.upTo === 'number' ? { to: end.upTo } : {}) };
}

export function sameRemarks(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((remark, index) => remark === other[index]);
}

/** Does a range go forward, and end where its subject can? */
export function isForward({ range: { subject, after, to }, end }: KnownRange): boolean {
  const upTo = end?.upTo;
  if (subject === 'lists') return to === undefined && typeof after === 'string' && (upTo === undefined || upTo > after);
  if (typeof after !== 'number' || to === undefined || to <= after) return false;
  return upTo === undefined || (typeof upTo === 'number' && upTo > after && upTo <= to);
}

/** What a worker left of a range, in pieces by the density of what it did. */
function remainderOf({ subject, after, to, remarks }: KeyRange, { upTo, done }: RangeEnd, records: number): KeyRange[] {
  if (upTo === undefined) return [];
  if (typeof upTo === 'string' || typeof after === 'string' || to === undefined)
    return [{ subject, after: upTo, to, remarks }];
  if (upTo >= to) return [];
  const width = Math.max(1, Math.ceil(((upTo - after) * records) / Math.max(1, done)));
  const pieces: KeyRange[] = [];
  for (let from = upTo; from < to;) {
    const end = pieces.length === maxPieces - 1 ? to : Math.min(from + width, to);
    pieces.push({ subject, after: from, to: end, remarks });
    from = end;
  }
  return pieces;
}
