import { ConfigurationError, ValidationError } from '../../errors/index.js';
import { ActivePolicy, type PolicyParts } from './active-policy.js';
import { type RoutingEvents, type RoutingListeners, warn } from './events.js';
import { explain, explainRepositories, type RouteExplanation } from './explanation.js';
import { parsePolicy, type RoutingPolicy } from './policy.js';
import type { PolicyInForce } from './interceptor.js';

/**
 * Which transport serves which calls. It is there for the time of a move: the vendor advises against mixing SOAP and
 * REST for good.
 */
export interface Routing {
  /** The policy in force. */
  readonly current: RoutingPolicy;

  /**
   * Puts another policy in force: for new calls at once, while calls under way finish on the one they began with. Guardrails
   * that had tripped are reset.
   *
   * @throws {ConfigurationError} where the policy is not right, or the connection was made without `routes`; the policy
   *   before it stays
   * @example
   * so.routing.apply({ transport: 'soap', routes: [{ match: 'lists.*', transport: 'rest' }] });
   */
  apply(policy: RoutingPolicy): void;

  /**
   * Where the calls of an operation go, and why.
   *
   * @throws {ValidationError} where there is no such operation
   * @example
   * so.routing.explain('contacts.get').text; // contacts.get: soap 75 %, rest 25 %; fallback soap (routes[1]: contacts.get)
   */
  explain(operation: string): RouteExplanation;

  /** The same for every operation of the repositories. */
  explainAll(): readonly RouteExplanation[];

  /**
   * Listens to what happens: `applied`, `refused`, `shadow`, `fallback`, `tripped`, `reset`.
   *
   * @returns a function that ends it
   */
  on<Name extends keyof RoutingEvents>(name: Name, listener: (event: RoutingEvents[Name]) => void): () => void;
}

/** Follows a configuration, and says what becomes of it. */
export type FollowConfiguration = (told: {
  /** @throws {ConfigurationError} where the policy is not right, and is not taken over */
  readonly changed: (policy: RoutingPolicy) => void;
  /** A change that is not right: it is said, and nothing else happens. */
  readonly refused: (error: unknown) => void;
}) => { close(): void };

export interface RoutingParts {
  readonly policy: PolicyInForce;
  readonly policyParts: PolicyParts;
  readonly listeners: RoutingListeners;
  /** Whether calls pass by the policy at all: they do where the connection was made with `routes`. */
  readonly inFront: boolean;
}

export class PolicyRouting implements Routing {
  readonly #parts: RoutingParts;
  #followed: { close(): void } | undefined;

  constructor(parts: RoutingParts) {
    this.#parts = parts;
  }

  get current(): RoutingPolicy {
    return this.#parts.policy.current.settings;
  }

  apply(policy: RoutingPolicy): void {
    const { policy: inForce, policyParts, listeners, inFront } = this.#parts;
    if (!inFront) {
      throw new ConfigurationError(
        'the connection was made without routes, so that nothing stands in the way of its calls; connect with routes: []',
        { path: 'routes' },
      );
    }
    inForce.current = new ActivePolicy(parsePolicy(policy), policyParts);
    listeners.emit('applied', this.current);
  }

  explain(operation: string): RouteExplanation {
    const { policy, policyParts } = this.#parts;
    if (policyParts.operations.find(operation) !== undefined) return explain(policy.current, operation);
    const near = policyParts.operations.nearestTo(operation);
    const hint = near === undefined ? '' : `; did you mean ${near}?`;
    throw new ValidationError(`there is no operation ${JSON.stringify(operation)}${hint}`, { path: 'operation' });
  }

  explainAll(): readonly RouteExplanation[] {
    const { policy, policyParts } = this.#parts;
    return explainRepositories(policy.current, policyParts.operations.ofRepositories.keys());
  }

  on<Name extends keyof RoutingEvents>(name: Name, listener: (event: RoutingEvents[Name]) => void): () => void {
    return this.#parts.listeners.on(name, listener);
  }

  /** Takes over what becomes of the configuration, until `close`. */
  follow(configuration: FollowConfiguration): void {
    this.#followed?.close();
    this.#followed = configuration({
      changed: (policy) => this.apply(policy),
      refused: (error) => {
        const words = error instanceof Error ? error.message : String(error);
        warn(`a change of the configuration is not taken over: ${words}`);
        this.#parts.listeners.emit('refused', error);
      },
    });
  }

  close(): void {
    this.#followed?.close();
  }
}
