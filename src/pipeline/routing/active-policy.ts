import type { RouteSettings } from '../../config/routes.js';
import type { TransportName } from '../../errors/index.js';
import { Guardrails } from './guardrails.js';
import { type Operations, routeMatcherOf } from './operations.js';
import { patternsOf, type PolicySettings, splitOf, transportsOf } from './policy.js';
import { checkPolicy } from './policy-problems.js';
import type { TrafficSplit } from './traffic-split.js';
import type { RepositoryOperation } from '../../operations/index.js';

/** A route, ready for calls. */
export interface ActiveRoute {
  /** Its index in the policy. */
  readonly index: number;
  readonly match: readonly string[];
  readonly settings: RouteSettings;
  readonly split: TrafficSplit;
  /** Undefined if the route has none. */
  readonly guardrails: Guardrails | undefined;
}

/** What a policy does with an operation. */
export interface Plan {
  readonly operation: RepositoryOperation;
  /** Undefined if no route matches. */
  readonly route: ActiveRoute | undefined;
}

export interface PolicyParts {
  readonly operations: Operations;
  /** Why a transport cannot be used with this connection's credentials; undefined if it can. */
  readonly unusable: (transport: TransportName) => string | undefined;
  /** The time in milliseconds, of any clock. */
  readonly now: () => number;
}

// Names of unknown operations come from callers, so the number of plans is limited.
const maxPlans = 10_000;

/** A policy in force. It plans an operation when it is first called, so that a pool of tenants keeps what each one uses. */
export class ActivePolicy {
  readonly settings: PolicySettings;
  readonly routes: readonly ActiveRoute[];
  readonly #matchers: readonly ((name: string) => boolean)[];
  readonly #operations: Operations;
  readonly #plans = new Map<string, Plan>();

  /** @throws {ConfigurationError} as `checkPolicy` does */
  constructor(settings: PolicySettings, { operations, unusable, now }: PolicyParts) {
    checkPolicy(settings, operations, unusable);
    this.settings = settings;
    this.#operations = operations;
    this.routes = settings.routes.map((route, index) => ({
      index,
      match: patternsOf(route),
      settings: route,
      split: splitOf(route),
      guardrails: route.guardrails === undefined ? undefined : new Guardrails(route.guardrails, now),
    }));
    this.#matchers = this.routes.map(({ match, settings: route }) => routeMatcherOf(match, transportsOf(route)));
  }

  planOf(name: string): Plan {
    const known = this.#plans.get(name);
    if (known !== undefined) return known;
    const route = this.routes[this.#matchers.findIndex((matches) => matches(name))];
    // An operation that the contract does not have fails later, and is never treated as a read.
    const plan = { operation: this.#operations.find(name) ?? { kind: 'write' as const }, route };
    if (this.#plans.size < maxPlans) this.#plans.set(name, plan);
    return plan;
  }
}
