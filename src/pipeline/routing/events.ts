import type { SuperOfficeError, TransportName } from '../../errors/index.js';
import type { TripReason } from './guardrails.js';
import type { RoutingPolicy } from './policy.js';
import type { ShadowLimitEvent, ShadowReport } from './shadow-report.js';

/** A read that the fallback answered, because the first transport failed. */
export interface FallbackEvent {
  readonly operation: string;
  /** The index of the route in the policy. */
  readonly route: number;
  readonly from: TransportName;
  readonly to: TransportName;
  readonly error: SuperOfficeError;
}

/** The guardrails of a route have tripped: all its calls go to its fallback. */
export interface TrippedEvent {
  readonly route: number;
  readonly match: readonly string[];
  readonly to: TransportName;
  readonly reason: TripReason;
}

/** The cooldown of a route is over, and the route is tried again. */
export interface ResetEvent {
  readonly route: number;
  readonly match: readonly string[];
}

/** The events of routing, by name. */
export interface RoutingEvents {
  /** A new policy is in force. */
  applied: RoutingPolicy;
  /** A changed configuration is invalid; the policy before it stays in force. */
  refused: unknown;
  /** A shadow read was compared. */
  shadow: ShadowReport;
  /** Calls are not compared, because `shadows.inFlight` of them are under way. Once per connection. */
  shadowLimit: ShadowLimitEvent;
  fallback: FallbackEvent;
  tripped: TrippedEvent;
  reset: ResetEvent;
}

type Listener<Name extends keyof RoutingEvents> = (event: RoutingEvents[Name]) => void;

/** Notifies listeners. A listener that throws affects nothing else. */
export class RoutingListeners {
  readonly #listeners = new Map<keyof RoutingEvents, Set<(event: never) => void>>();

  /** @returns a function that removes the listener */
  on<Name extends keyof RoutingEvents>(name: Name, listener: Listener<Name>): () => void {
    let listeners = this.#listeners.get(name);
    if (listeners === undefined) this.#listeners.set(name, (listeners = new Set()));
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  emit<Name extends keyof RoutingEvents>(name: Name, event: RoutingEvents[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) {
      try {
        (listener as Listener<Name>)(event);
      } catch (error) {
        warn(`a listener for "${name}" failed: ${String(error)}`);
      }
    }
  }
}

/** Emits a process warning about routing. */
export function warn(message: string): void {
  process.emitWarning(message, 'SuperOfficeRoutingWarning');
}
