import type { RoutedCall, StickyKey } from '../../config/routed-call.js';
import type { TransportName } from '../../errors/index.js';
import { connectionClosed } from '../../transports/closed.js';
import type { CallOptions, ExchangeName, Exchanges, RepositoryCall, Transport } from '../../transports/transport.js';
import type { ActivePolicy, ActiveRoute, Plan } from './active-policy.js';
import type { TripReason } from './guardrails.js';
import { type RoutingListeners, warn } from './events.js';
import { idOf, isReading, operationOf } from './exchange-facts.js';
import type { ControlObserver, Shadows } from './shadows.js';
import { isTransportFailure } from './transport-failure.js';

/** The policy in force, which can be exchanged for another at any time. */
export interface PolicyInForce {
  current: ActivePolicy;
}

export interface RoutedTransportParts {
  /** Passes a call on to the transport that its options name. */
  readonly next: Transport;
  readonly policy: PolicyInForce;
  readonly shadows: Shadows;
  readonly listeners: RoutingListeners;
  /** Who is signed in; asked for when a route is sticky by it. */
  readonly user: () => Promise<string | number | undefined>;
  /** A number from 0, inclusive, to 1, exclusive. */
  readonly chance: () => number;
}

interface Call<Name extends ExchangeName> {
  readonly name: Name;
  readonly request: Exchanges[Name]['request'];
  readonly options: CallOptions;
}

/** What was decided for a call of several exchanges, which stay together whatever the policy becomes meanwhile. */
interface Decision {
  readonly plan: Plan;
  readonly fixed: TransportName;
  chosen: TransportName | undefined;
}

/**
 * Sends each call where the policy says. A call keeps the policy that it began with; one that no route matches passes
 * straight through.
 */
export class RoutedTransport implements Transport {
  readonly #parts: RoutedTransportParts;
  readonly #together = new WeakMap<RepositoryCall, Decision>();
  readonly #underWay = new Set<Promise<unknown>>();
  /** Routes whose key has failed, and for which that has been said. */
  readonly #keyless = new WeakSet<ActiveRoute>();
  #closed = false;

  constructor(parts: RoutedTransportParts) {
    this.#parts = parts;
  }

  /** What serves calls that no route matches. */
  get name(): TransportName {
    return this.#parts.policy.current.settings.transport;
  }

  execute<Name extends ExchangeName>(
    name: Name,
    request: Exchanges[Name]['request'],
    options: CallOptions,
  ): Promise<Exchanges[Name]['answer']> {
    const { next, policy } = this.#parts;
    if (this.#closed) return Promise.reject(connectionClosed(options.transport ?? this.name));
    if (options.transport !== undefined) return next.execute(name, request, options);
    const operation = operationOf(name, request, options);
    const { current } = policy;
    let plan = current.planOf(operation);
    let fixed = current.settings.transport;
    let decision: Decision | undefined;
    if (plan.operation.several === true && options.call !== undefined) {
      decision = this.#decisionOf(options.call, plan, fixed);
      ({ plan, fixed } = decision);
    }
    if (plan.route === undefined) {
      return next.execute(name, request, fixed === next.name ? options : { ...options, transport: fixed });
    }
    const answer = this.#routed({ name, request, options }, operation, plan, plan.route, decision);
    this.#underWay.add(answer);
    const forget = () => this.#underWay.delete(answer);
    answer.then(forget, forget);
    return answer;
  }

  /** Takes no more calls, gives shadows up, and lets calls under way come to their end. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#parts.shadows.close();
    // A call under way may still have to go to its fallback.
    await Promise.allSettled(this.#underWay);
    await this.#parts.next.close();
  }

  #decisionOf(call: RepositoryCall, plan: Plan, fixed: TransportName): Decision {
    let decision = this.#together.get(call);
    if (decision === undefined) this.#together.set(call, (decision = { plan, fixed, chosen: undefined }));
    return decision;
  }

  async #routed<Name extends ExchangeName>(
    call: Call<Name>,
    operation: string,
    { operation: known }: Plan,
    route: ActiveRoute,
    decision: Decision | undefined,
  ): Promise<Exchanges[Name]['answer']> {
    const { name, request, options } = call;
    const choice = this.#trippedTo(route) ?? decision?.chosen ?? this.#choose(call, operation, route);
    const transport = choice instanceof Promise ? await choice : choice;
    if (decision !== undefined) decision.chosen ??= transport;
    const reads = known.kind === 'read' && isReading(name, request);
    // Started before the shadow, which waits for its turn.
    const control = this.#serve(call, operation, route, transport, reads);
    const watched = reads && known.streamed !== true && name !== 'agent.read';
    const observer = watched ? this.#shadow(call, operation, route, transport) : undefined;
    if (observer === undefined) return (await control).answer;
    try {
      const { answer, by } = await control;
      observer.answered(by, answer);
      return answer;
    } catch (error) {
      observer.failed(options.call?.servedBy ?? transport, error);
      throw error;
    }
  }

  async #serve<Name extends ExchangeName>(
    { name, request, options }: Call<Name>,
    operation: string,
    route: ActiveRoute,
    transport: TransportName,
    reads: boolean,
  ): Promise<{ readonly answer: Exchanges[Name]['answer']; readonly by: TransportName }> {
    const { next, listeners } = this.#parts;
    const { fallback } = route.settings;
    try {
      const answer = await next.execute(name, request, { ...options, transport });
      if (transport !== fallback) this.#count(route, 'errors', false);
      return { answer, by: transport };
    } catch (error) {
      if (transport === fallback) throw error;
      const failed = isTransportFailure(error);
      this.#count(route, 'errors', failed);
      if (!failed || fallback === undefined || !reads) throw error;
      listeners.emit('fallback', { operation, route: route.index, from: transport, to: fallback, error });
      return { answer: await next.execute(name, request, { ...options, transport: fallback }), by: fallback };
    }
  }

  /** The fallback, while the guardrails of the route are tripped. */
  #trippedTo(route: ActiveRoute): TransportName | undefined {
    const { guardrails, index, match, settings } = route;
    if (guardrails === undefined) return undefined;
    if (guardrails.reset()) this.#parts.listeners.emit('reset', { route: index, match });
    return guardrails.tripped ? settings.fallback : undefined;
  }

  /** At once, where nobody has to be asked: what a caller does with its objects after the call is its own affair. */
  #choose<Name extends ExchangeName>(
    { name, request }: Call<Name>,
    operation: string,
    route: ActiveRoute,
  ): TransportName | Promise<TransportName> {
    const { shares, settings } = route;
    const { stickyBy } = settings;
    if (shares.transports.length === 1 || stickyBy === undefined) return shares.byChance(this.#parts.chance());
    if (stickyBy === 'user') return this.#parts.user().then((user) => this.#side(route, user));
    const id = idOf(name, request);
    return this.#side(route, stickyBy === 'id' ? id : this.#keyBy(stickyBy, { operation, id, request }, route));
  }

  #side({ shares }: ActiveRoute, key: string | number | undefined): TransportName {
    return key === undefined ? shares.byChance(this.#parts.chance()) : shares.byKey(key);
  }

  #shadow<Name extends ExchangeName>(
    call: Call<Name>,
    operation: string,
    route: ActiveRoute,
    transport: TransportName,
  ): ControlObserver | undefined {
    const { shadow } = route.settings;
    if (shadow === undefined || shadow.transport === transport) return undefined;
    if (shadow.sample < 1 && this.#parts.chance() >= shadow.sample) return undefined;
    return this.#parts.shadows.begin({ ...call, operation, route, candidate: shadow.transport });
  }

  /** A key that cannot be found divides calls by chance, rather than losing one. */
  #keyBy(stickyBy: StickyKey, call: RoutedCall, route: ActiveRoute): string | number | undefined {
    try {
      return stickyBy(call);
    } catch (error) {
      if (!this.#keyless.has(route)) {
        warn(`routes[${route.index}].stickyBy failed for ${call.operation}; such calls go by chance: ${String(error)}`);
      }
      this.#keyless.add(route);
      return undefined;
    }
  }

  #count(route: ActiveRoute, rate: TripReason['rate'], isBad: boolean): void {
    countOn(route, rate, isBad, this.#parts.listeners);
  }
}

/** Counts for the guardrails of a route, and warns if that trips them. */
export function countOn(
  { guardrails, index, match, settings }: ActiveRoute,
  rate: TripReason['rate'],
  isBad: boolean,
  listeners: RoutingListeners,
): void {
  const reason = guardrails?.count(rate, isBad);
  const to = settings.fallback;
  if (reason === undefined || to === undefined) return;
  const what = rate === 'errors' ? 'calls failed' : 'comparisons differed';
  const cooldown = settings.guardrails?.cooldown;
  const until = cooldown === undefined ? 'until a policy is applied again' : `for ${cooldown} ms`;
  warn(
    `routes[${index}] (${match.join(', ')}) falls back to ${to} ${until}: ${reason.bad} of ${reason.total} ${what}, ` +
      `and the limit is ${reason.limit * 100} percent`,
  );
  listeners.emit('tripped', { route: index, match, to, reason });
}
