import type { Settings } from '../config/schema.js';
import type { Observers } from '../observation/index.js';
import type { Execute, Interceptor } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { type AnswerCache, cached } from './caching/index.js';
import type { CallTracker } from './call-tracker.js';
import { type AuditedConnection, observed } from './observation/interceptor.js';
import { selectTransport, type TransportDispatch } from './transport-selection.js';

/** Routing takes part in a call and has shadow reads of its own to close. */
export interface RoutingStep {
  readonly intercept: Interceptor;
  close(): Promise<void>;
}

export interface CallPathParts {
  readonly settings: Settings;
  readonly tracker: CallTracker;
  /** The user's own. */
  readonly interceptors: readonly Interceptor[];
  /** Undefined without routes. */
  readonly routing: RoutingStep | undefined;
  /** Undefined if nothing is kept. */
  readonly cache: AnswerCache | undefined;
  readonly observers: Observers;
  readonly connection: AuditedConnection;
  readonly dispatch: TransportDispatch;
}

/**
 * The way of every call from the repositories to a transport, in order. Each request that a transport then sends goes the
 * way of `requestPath`: retries and limits, sign-in, circuit breaker, the tenant's address.
 */
function interceptorsOf(parts: CallPathParts): readonly Interceptor[] {
  const { settings, tracker, interceptors, routing, cache, observers, connection } = parts;
  return [
    tracker.intercept,
    ...interceptors,
    ...(routing === undefined ? [] : [routing.intercept]),
    selectTransport(settings),
    ...(cache === undefined ? [] : [cached(cache)]),
    observed(observers, connection),
  ];
}

/** Puts interceptors in front of `execute`; the first one sees an exchange first. */
export function compose(interceptors: readonly Interceptor[], execute: Execute): Execute {
  return interceptors.reduceRight((next, intercept) => intercept(next), execute);
}

/** What repositories call. Closing it lets calls under way finish. */
export function callPath(parts: CallPathParts): Transport {
  const { settings, tracker, routing, dispatch } = parts;
  return {
    name: settings.transport,
    execute: compose(interceptorsOf(parts), dispatch.execute),
    async close() {
      tracker.close();
      await routing?.close();
      // A call under way may still have to go to its fallback, so transports are closed last.
      await tracker.settled();
      await dispatch.close();
    },
  };
}
