import type { ArrivedRequest } from '../arrived-request.js';

/** What goes wrong with a call. */
export type Fault =
  /** An answer with this status and body. Default content type `text/html`. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly body?: string;
      readonly contentType?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** The connection is cut: without an answer, or after some bytes of the true answer's body. */
  | { readonly kind: 'reset'; readonly bytes?: number }
  /** The true answer with only the first bytes of its body, as a complete HTTP message. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** Bytes that are neither XML nor JSON. */
  | { readonly kind: 'garbage' }
  /** The true answer, delayed. */
  | { readonly kind: 'delay'; readonly milliseconds: number };

export interface FaultRule {
  /** Which calls: every given field must be equal; case does not matter. */
  readonly match?: Partial<Pick<ArrivedRequest, 'face' | 'method' | 'agent' | 'operation'>>;
  readonly fault: Fault;
  /**
   * `before` the server acts, so that nothing happens, or `after` it. Default `before`. A fault that shows part of the
   * true answer lets the server act in both cases.
   */
  readonly when?: 'before' | 'after';
  /** How many calls it applies to. Default all. */
  readonly times?: number;
  /** The share of those calls that it applies to, from 0 to 1, by chance. Default 1. */
  readonly share?: number;
}

/** The faults that are switched on. */
export class FaultRegistry {
  #rules: { rule: FaultRule; left: number }[] = [];
  readonly #chance: () => number;
  #applied = 0;

  /** @param chance draws a number from 0 to below 1; a seeded one makes a run repeatable */
  constructor(chance: () => number) {
    this.#chance = chance;
  }

  /** How many calls faults have been applied to so far. */
  get applied(): number {
    return this.#applied;
  }

  /**
   * Switches on a fault.
   *
   * @example
   * emulator.faults.add({ match: { operation: 'GetContactEntity' }, fault: { kind: 'answer', status: 503 }, times: 2 });
   */
  add(rule: FaultRule): void {
    this.#rules.push({ rule, left: rule.times ?? Infinity });
  }

  /**
   * Switches all faults off.
   *
   * @example
   * emulator.faults.clear();
   */
  clear(): void {
    this.#rules = [];
  }

  /**
   * The fault that applies to a call now. Taking it counts as one of its `times`.
   *
   * @internal
   */
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
