import type { Settings } from '../config/schema.js';
import type { Observers } from '../observation/index.js';
import type { Execute, Interceptor } from '../operations/index.js';
import type { Transport } from '../transports/transport.js';
import { type AnswerStore, cached } from './caching/index.js';
import type { CallTracker } from './call-tracker.js';
import { type AuditedConnection, observed } from './observation/interceptor.js';
import { selectTransport, type TransportDispatch } from './transport-selection.js';
import type { UserOf } from './user-of.js';

/** Routing intercepts calls, and has shadow reads to close. */
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
  /** Undefined if nothing is cached. */
  readonly cache: AnswerStore | undefined;
  readonly user: UserOf;
  readonly observers: Observers;
  readonly connection: AuditedConnection;
  readonly dispatch: TransportDispatch;
}

/**
 * The steps of every call from the repositories to a transport, in order. Each request that the transport sends then
 * passes through `requestPath`: retries and limits, sign-in, circuit breaker, the tenant's address.
 */
function interceptorsOf(parts: CallPathParts): readonly Interceptor[] {
  const { settings, tracker, interceptors, routing, cache, user, observers, connection } = parts;
  return [
    tracker.intercept,
    ...interceptors,
    ...(routing === undefined ? [] : [routing.intercept]),
    selectTransport(settings),
    ...(cache === undefined ? [] : [cached(cache, user)]),
    observed(observers, connection, user),
  ];
}

/** Puts interceptors in front of `execute`; the first one in the list sees an exchange first. */
export function compose(interceptors: readonly Interceptor[], execute: Execute): Execute {
  return interceptors.reduceRight((next, intercept) => intercept(next), execute);
}

/** What repositories call. Closing it lets the calls under way finish. */
export function callPath(parts: CallPathParts): Transport {
  const { settings, tracker, routing, dispatch } = parts;
  return {
    name: settings.transport,
    execute: compose(interceptorsOf(parts), dispatch.execute),
    async close() {
      tracker.close();
      // Calls under way may still need their fallback, and their shadows the answers.
      await tracker.settled();
      await routing?.close();
      await dispatch.close();
    },
  };
}
