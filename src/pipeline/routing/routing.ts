import { ConfigurationError, didYouMean, ValidationError } from '../../errors/index.js';
import { ActivePolicy, type PolicyParts } from './active-policy.js';
import { type RoutingEvents, type RoutingListeners, warn } from './events.js';
import { explain, explainRepositories, type RouteExplanation } from './explanation.js';
import { parsePolicy, type RoutingPolicy } from './policy.js';
import type { PolicyInForce } from './interceptor.js';
import type { SharedGuardrails } from './shared-guardrails.js';

/**
 * Which transport serves which calls. It is meant for the time of a migration: the vendor advises against mixing SOAP and
 * REST permanently.
 */
export interface Routing {
  /** The policy in force. */
  readonly current: RoutingPolicy;

  /**
   * Puts another policy in force. New calls follow it at once, and calls under way finish on the policy that they began
   * with. Guardrails that have tripped are reset.
   *
   * @throws {ConfigurationError} if the policy is invalid, or the connection was made without `routes`; the policy before
   *   it stays in force
   * @example
   * so.routing.apply({ transport: 'soap', routes: [{ match: 'lists.*', transport: 'rest' }] });
   */
  apply(policy: RoutingPolicy): void;

  /**
   * Explains where the calls of an operation go, and why.
   *
   * @throws {ValidationError} if the operation does not exist
   * @example
   * so.routing.explain('contacts.get').text; // contacts.get: soap 75 %, rest 25 %; fallback soap (routes[1]: contacts.get)
   */
  explain(operation: string): RouteExplanation;

  /**
   * The same for every operation of the repositories.
   *
   * @example
   * for (const { text } of so.routing.explainAll()) console.log(text);
   */
  explainAll(): readonly RouteExplanation[];

  /**
   * Listens to an event: `applied`, `refused`, `shadow`, `fallback`, `tripped` or `reset`.
   *
   * @returns a function that removes the listener
   * @example
   * const stop = so.routing.on('tripped', ({ match, to }) => console.warn(`${match.join(', ')} now on ${to}`));
   * stop();
   */
  on<Name extends keyof RoutingEvents>(name: Name, listener: (event: RoutingEvents[Name]) => void): () => void;
}

/** Follows a configuration, and reports its changes to the listener. */
export type FollowConfiguration = (listener: {
  /** @throws {ConfigurationError} if the policy is invalid, and is not applied */
  readonly changed: (policy: RoutingPolicy) => void;
  /** Called if the changed configuration is invalid. The listener warns, and keeps the policy. */
  readonly refused: (error: unknown) => void;
}) => { close(): void };

export interface RoutingParts {
  readonly policy: PolicyInForce;
  readonly policyParts: PolicyParts;
  readonly listeners: RoutingListeners;
  /** Whether calls follow the policy: they do if the connection was made with `routes`. */
  readonly isActive: boolean;
  /** Undefined if the guardrails belong to this process. */
  readonly sharing?: SharedGuardrails | undefined;
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
    const { policy: inForce, policyParts, listeners, isActive, sharing } = this.#parts;
    if (!isActive) {
      throw new ConfigurationError(
        'the connection was made without routes, so its calls do not follow a policy; connect with routes: []',
        { path: 'routes' },
      );
    }
    inForce.current = new ActivePolicy(parsePolicy(policy), policyParts);
    sharing?.applied(inForce.current);
    listeners.emit('applied', this.current);
  }

  explain(operation: string): RouteExplanation {
    const { policy, policyParts } = this.#parts;
    if (policyParts.operations.find(operation) !== undefined) return explain(policy.current, operation);
    const hint = didYouMean(policyParts.operations.nearestTo(operation));
    throw new ValidationError(`unknown operation ${JSON.stringify(operation)}${hint}`, { path: 'operation' });
  }

  explainAll(): readonly RouteExplanation[] {
    const { policy, policyParts } = this.#parts;
    return explainRepositories(policy.current, policyParts.operations.ofRepositories.keys());
  }

  on<Name extends keyof RoutingEvents>(name: Name, listener: (event: RoutingEvents[Name]) => void): () => void {
    return this.#parts.listeners.on(name, listener);
  }

  /** Applies changes of the configuration until `close`. */
  follow(configuration: FollowConfiguration): void {
    this.#followed?.close();
    this.#followed = configuration({
      changed: (policy) => this.apply(policy),
      refused: (error) => {
        const reason = error instanceof Error ? error.message : String(error);
        warn(`the changed configuration is not applied: ${reason}`);
        this.#parts.listeners.emit('refused', error);
      },
    });
  }

  close(): void {
    this.#followed?.close();
    this.#parts.sharing?.close();
  }
}
