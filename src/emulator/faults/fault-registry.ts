import type { ArrivedRequest } from '../arrived-request.js';

/** What goes wrong with a call. */
export type Fault =
  /** An answer with this status and body, of the type `text/html` where not said. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut: without an answer, or within the true answer after some bytes of its body. */
  | { readonly kind: 'reset'; readonly bytes?: number }
  /** The true answer, with only the first bytes of its body; as HTTP it is whole. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Bytes that are neither XML nor JSON. */
  | { readonly kind: 'garbage' }
  /** The true answer, but later. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface FaultRule {
  /** Which calls: each field that is given must be equal, names in any case. */
  readonly match?: Partial<Pick<ArrivedRequest, 'face' | 'method' | 'agent' | 'operation'>>;
  readonly fault: Fault;
  /**
   * `before` the server acts, so that nothing happens, or `after` it. Default `before`. What shows something of the true
   * answer lets the server act either way.
   */
  readonly when?: 'before' | 'after';
  /** How many calls it hits. Default all. */
  readonly times?: number;
  /** Which share of those calls it hits, from 0 to 1, by chance. Default 1. */
  readonly share?: number;
}

/** The faults that are switched on. */
export class FaultRegistry {
  #rules: { rule: FaultRule; left: number }[] = [];
  readonly #chance: () => number;
  #applied = 0;

  /** @param chance a number from 0 to below 1, another each time; a seeded one makes a run repeatable */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** How many calls were hit until now. */
  get applied(): number {
    return this.#applied;
  }

  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? Infinity });
  }

  clear(): void {
    this.#rules = [];
  }

  /** The fault that hits a call at this moment; it is used up by that. */
  take(request: ArrivedRequest, when: 'before' | 'after'): Fault | undefined {
    const entry = this.#rules.find(
      ({ rule, left }) =>
        left > 0 &&
        (rule.when ?? 'before') === when &&
        matches(rule.match ?? {}, request) &&
        (rule.share === undefined || this.#chance() < rule.share),
    );
    if (entry === undefined) return undefined;
    entry.left--;
    this.#applied += 1;
    return entry.rule.fault;
  }
}

function matches(wanted: NonNullable<FaultRule['match']>, request: ArrivedRequest): boolean {
  return Object.entries(wanted).every(([name, value]) => {
    const actual = request[name as keyof typeof wanted];
    return value === undefined || actual?.toLowerCase() === value.toLowerCase();
  });
}
