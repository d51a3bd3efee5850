import type { CallOutcome, Difference } from '../../comparison/index.js';
import { parseDateTime } from '../../codec/values/index.js';
import { type Creation, isRecord } from '../scenario/index.js';

/** Ids of items that the server creates together with their owner. */
const ownedIdentities: ReadonlySet<string> = new Set([
  'ProjectmemberId',
  'SaleStakeholderId',
  'LinkId',
  'VisibleId',
  'QuoteVersionId',
  'ActiveQuoteVersionId',
  'QuoteAlternativeId',
  'LikelyQuoteAlternativeId',
]);

/** Numbers that a server assigns to a company, person, project or sale without one. */
const assignedNumbers: ReadonlySet<string> = new Set(['Number2', 'PersonNumber', 'ProjectNumber', 'Number']);

/** How far apart clocks and calls may be, in milliseconds, beyond the time that they took. */
const tolerance = 2_000;

/**
 * The values that differ between lanes because each lane creates its own entities: their ids and numbers, the tag, and the
 * times of writing. Everything else that two lanes have written is the same.
 */
export class OwnValues {
  readonly tag: string;
  /** When the lane began, in milliseconds since 1970. */
  began: number;
  /** The time taken so far, in milliseconds, without the pauses of the scenario. */
  elapsed = 0;
  /** The time of the longest step, in all lanes, in milliseconds. */
  maxStepTime = 0;
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, readonly number[]>();
  readonly #keys = new Set<string>();

  constructor(tag: string, began = Date.now()) {
    this.tag = tag;
    this.began = began;
  }

  /** @param name of the entity, the same in every lane */
  created(name: string, { key }: Creation, id: number): void {
    this.#keys.add(key);
    this.#names.set(`${key.toLowerCase()} ${id}`, placeholder(name));
    this.#ids.set(placeholder(name), [...this.idsNamed(placeholder(name)), id]);
  }

  idsNamed(name: string): readonly number[] {
    return this.#ids.get(name) ?? [];
  }

  /** A copy in which names replace the lane's ids and its tag. */
  normalised(value: unknown, name = ''): unknown {
    if (typeof value === 'string') return this.tag === '' ? value : value.replaceAll(this.tag, '‹tag›');
    if (typeof value === 'number') return this.#nameOf(name, value) ?? value;
    if (Array.isArray(value)) return value.map((item) => this.normalised(item, name));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const created = entries.some(([key, entry]) => typeof entry === 'number' && this.#nameOf(key, entry) !== undefined);
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const given = created && assignedNumbers.has(key) && typeof entry === 'string' && /^\d+$/.test(entry);
        return [key, given ? placeholder('number') : this.normalised(entry, key)];
      }),
    );
  }

  normalisedOutcome(outcome: CallOutcome): CallOutcome {
    return 'answer' in outcome ? { answer: this.normalised(outcome.answer) } : outcome;
  }

  #nameOf(name: string, id: number): string | undefined {
    if (ownedIdentities.has(name) && id > 0) return placeholder(name);
    if (!/id$|key$/i.test(name)) return undefined;
    for (const key of this.#keys) {
      // A plain `Id` belongs to an item of some list, as in `Interests`, unless it is the key of the entity itself.
      const fits = /^primaryKey$/i.test(name) || name.toLowerCase().endsWith(key.toLowerCase());
      const found = fits ? this.#names.get(`${key.toLowerCase()} ${id}`) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const placeholder = (name: string) => `‹${name}›`;

/** The differences between two lanes without those that come from each lane's own values. */
export function withoutOwn(differences: readonly Difference[], control: OwnValues, candidate: OwnValues): Difference[] {
  return differences.filter(
    (each) =>
      !isIdOf(each.control, each.candidate, control) &&
      !isIdOf(each.candidate, each.control, candidate) &&
      !sameMoment(each, control, candidate),
  );
}

/** An id of one lane may be an ordinary value in the other by chance: company 591, and the lane's own appointment 591. */
function isIdOf(named: unknown, id: unknown, lane: OwnValues): boolean {
  return typeof named === 'string' && typeof id === 'number' && lane.idsNamed(named).includes(id);
}

/** Are these times at which the server did the same for each lane, about equally long after the lane began? */
function sameMoment({ control, candidate }: Difference, one: OwnValues, other: OwnValues): boolean {
  const [left, right] = [sinceStart(control, one), sinceStart(candidate, other)];
  if (left === undefined || right === undefined) return false;
  // Lanes that began together run each step together, so they are never further apart than the longest step.
  const limit = one.began === other.began ? 'maxStepTime' : 'elapsed';
  return Math.abs(left - right) <= Math.max(one[limit], other[limit]) + tolerance;
}

const day = 24 * 60 * 60_000;

/** Undefined for a time on another day: it is stored data, not the server's clock. */
function sinceStart(value: unknown, { began }: OwnValues): number | undefined {
  if (typeof value !== 'string' || value.length < 19) return undefined;
  const parts = parseDateTime(value);
  if (parts === undefined) return undefined;
  const since = Date.parse(`${parts.local.slice(0, 23)}Z`) - began;
  return Math.abs(since) <= day ? since : undefined;
}
