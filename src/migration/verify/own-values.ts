import type { CallOutcome, Difference } from '../../comparison/index.js';
import { parseDateTime } from '../../codec/values/index.js';
import { type Creation, isRecord } from '../scenario/index.js';

/** Items that the server makes together with their owner: each has an id of its own, under this name. */
const ownedIdentities: ReadonlySet<string> = new Set(['ProjectmemberId', 'SaleStakeholderId', 'LinkId', 'VisibleId']);

/** Numbers that a server gives each company, person, project or sale that comes without one. */
const givenNumbers: ReadonlySet<string> = new Set(['Number2', 'PersonNumber', 'ProjectNumber', 'Number']);

/** How far clocks and calls may be apart, in milliseconds, beside the time that they took. */
const leeway = 2_000;

/**
 * What is a lane's own, since each writes a thing of its own: the ids and numbers of what it has created, the tag of its
 * run, and the times at which it did so. Beside that, what two lanes have written is the same.
 */
export class OwnValues {
  readonly tag: string;
  /** When it began, in milliseconds since 1970. */
  began: number;
  /** How long it has taken until now, in milliseconds, without the pauses that the scenario makes. */
  elapsed = 0;
  /** How long the longest of its steps has taken, in all lanes. */
  longestStep = 0;
  readonly #names = new Map<string, string>();
  readonly #ids = new Map<string, readonly number[]>();
  readonly #keys = new Set<string>();

  constructor(tag: string, began = Date.now()) {
    this.tag = tag;
    this.began = began;
  }

  /** @param name what the thing is called in every lane */
  created(name: string, { key }: Creation, id: number): void {
    this.#keys.add(key);
    this.#names.set(`${key.toLowerCase()} ${id}`, standIn(name));
    this.#ids.set(standIn(name), [...this.idsNamed(standIn(name)), id]);
  }

  idsNamed(name: string): readonly number[] {
    return this.#ids.get(name) ?? [];
  }

  /** A copy with names in the place of own ids and of the tag. */
  normalised(value: unknown, name = ''): unknown {
    if (typeof value === 'string') return this.tag === '' ? value : value.replaceAll(this.tag, '‹tag›');
    if (typeof value === 'number') return this.#nameOf(name, value) ?? value;
    if (Array.isArray(value)) return value.map((item) => this.normalised(item, name));
    if (!isRecord(value)) return value;
    const entries = Object.entries(value);
    const created = entries.some(([key, entry]) => typeof entry === 'number' && this.#nameOf(key, entry) !== undefined);
    return Object.fromEntries(
      entries.map(([key, entry]) => {
        const given = created && givenNumbers.has(key) && typeof entry === 'string' && /^\d+$/.test(entry);
        return [key, given ? standIn('number') : this.normalised(entry, key)];
      }),
    );
  }

  normalisedOutcome(outcome: CallOutcome): CallOutcome {
    return 'answer' in outcome ? { answer: this.normalised(outcome.answer) } : outcome;
  }

  #nameOf(name: string, id: number): string | undefined {
    if (ownedIdentities.has(name) && id > 0) return standIn(name);
    if (!/id$|key$/i.test(name)) return undefined;
    for (const key of this.#keys) {
      // An Id without more belongs to an item of some list, as in `Interests`, unless the thing itself has no longer key.
      const fits = name === 'PrimaryKey' || name.toLowerCase().endsWith(key.toLowerCase());
      const found = fits ? this.#names.get(`${key.toLowerCase()} ${id}`) : undefined;
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

const standIn = (name: string) => `‹${name}›`;

/** The differences between two lanes that are not just what is each lane's own. */
export function notOwn(differences: readonly Difference[], control: OwnValues, candidate: OwnValues): Difference[] {
  return differences.filter(
    (each) =>
      !isIdOf(each.control, each.candidate, control) &&
      !isIdOf(each.candidate, each.control, candidate) &&
      !sameMoment(each, control, candidate),
  );
}

/** What one lane has as its own, the other may have as it is, by chance: company 591 and its own appointment 591. */
function isIdOf(named: unknown, id: unknown, lane: OwnValues): boolean {
  return typeof named === 'string' && typeof id === 'number' && lane.idsNamed(named).includes(id);
}

/** Times at which the server did something for each lane: as long after the lane's beginning, or nearly so. */
function sameMoment({ control, candidate }: Difference, one: OwnValues, other: OwnValues): boolean {
  const [left, right] = [sinceBeginning(control, one), sinceBeginning(candidate, other)];
  if (left === undefined || right === undefined) return false;
  // Lanes that began together take each step together, so they are never further apart than a step is long.
  const apart = one.began === other.began ? 'longestStep' : 'elapsed';
  return Math.abs(left - right) <= Math.max(one[apart], other[apart]) + leeway;
}

const day = 24 * 60 * 60_000;

/** Undefined for what is no time of the day on which the lane ran: that is stored, and not of the server's clock. */
function sinceBeginning(value: unknown, { began }: OwnValues): number | undefined {
  if (typeof value !== 'string' || value.length < 19) return undefined;
  const parts = parseDateTime(value);
  if (parts === undefined) return undefined;
  const since = Date.parse(`${parts.local.slice(0, 23)}Z`) - began;
  return Math.abs(since) <= day ? since : undefined;
}
