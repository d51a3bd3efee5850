import type { RoutedCall, StickyKey } from '../../config/routed-call.js';
import { AuthenticationError, type TransportName } from '../../errors/index.js';
import {
  type CallOptions,
  type Exchange,
  type ExchangeName,
  type Exchanges,
  type Execute,
  idOf,
  type Interceptor,
  publicName,
  type RepositoryCall,
  subjectOf,
} from '../../operations/index.js';
import type { ActivePolicy, ActiveRoute, Plan } from './active-policy.js';
import { type RoutingListeners, warn } from './events.js';
import { announceTrip } from './shared-guardrails.js';
import type { TripReason } from './guardrails.js';
import type { ControlObserver, Shadows } from './shadows.js';
import { isTransportFailure } from './transport-failure.js';
import { PerUser, type UserOf } from '../user-of.js';

/** The policy in force, which can be replaced at any time. */
export interface PolicyInForce {
  current: ActivePolicy;
}

export interface RouterParts {
  readonly policy: PolicyInForce;
  readonly shadows: Shadows;
  readonly listeners: RoutingListeners;
  /** A number from 0, inclusive, to 1, exclusive. */
  readonly chance: () => number;
  readonly user: UserOf;
}

interface RoutedExchange<Name extends ExchangeName> {
  readonly exchange: Exchange<Name>;
  readonly options: CallOptions;
  /** The operation's public name. */
  readonly operation: string;
  readonly route: ActiveRoute;
}

/** The decision for a call of several exchanges, which go to one transport even if the policy changes meanwhile. */
interface Decision {
  readonly plan: Plan;
  /** Serves the call if no route matches. */
  readonly unrouted: TransportName;
  chosen: TransportName | undefined;
}

interface Served<Name extends ExchangeName> {
  readonly answer: Exchanges[Name]['answer'];
  readonly by: TransportName;
}

/**
 * Selects the transport of each call by the policy. A call keeps the policy that it began with. If no route matches, the
 * call goes to the policy's default transport.
 */
export function routed(parts: RouterParts): Interceptor {
  return (next) => new Router(next, parts).execute;
}

class Router {
  readonly #next: Execute;
  readonly #parts: RouterParts;
  readonly #decisions = new WeakMap<RepositoryCall, Decision>();
  /** Routes whose `stickyBy` function has failed, with a warning given. */
  readonly #warnedRoutes = new WeakSet<ActiveRoute>();
  readonly #users: PerUser<Promise<number>>;

  constructor(next: Execute, parts: RouterParts) {
    this.#next = next;
    this.#parts = parts;
    this.#users = new PerUser(parts.user);
  }

  readonly execute: Execute = (exchange, options) => {
    if (options.transport !== undefined) return this.#next(exchange, options);
    const operation = publicName(exchange, options);
    const { current } = this.#parts.policy;
    let plan = current.planOf(operation);
    let unrouted = current.settings.transport;
    let decision: Decision | undefined;
    if (plan.operation.several === true && options.call !== undefined) {
      decision = this.#decisionOf(options.call, plan, unrouted);
      ({ plan, unrouted } = decision);
    }
    const { route } = plan;
    if (route === undefined) return this.#next(exchange, { ...options, transport: unrouted });
    return this.#routed({ exchange, options, operation, route }, plan, decision);
  };

  #decisionOf(call: RepositoryCall, plan: Plan, unrouted: TransportName): Decision {
    let decision = this.#decisions.get(call);
    if (decision === undefined) this.#decisions.set(call, (decision = { plan, unrouted, chosen: undefined }));
    return decision;
  }

  async #routed<Name extends ExchangeName>(
    call: RoutedExchange<Name>,
    { operation: known }: Plan,
    decision: Decision | undefined,
  ): Promise<Exchanges[Name]['answer']> {
    const { exchange, options, route } = call;
    const choice = this.#trippedTo(route) ?? decision?.chosen ?? this.#choose(call);
    const transport = choice instanceof Promise ? await choice : choice;
    if (decision !== undefined) decision.chosen ??= transport;
    const reads = known.kind === 'read' && !subjectOf(exchange).write;
    // Starts before the shadow, which gives it a head start.
    const control = this.#serve(call, transport, reads);
    const comparable = reads && known.streamed !== true && exchange.name !== 'agent.read' && options.signsIn !== true;
    const observer = comparable ? this.#shadow(call, transport) : undefined;
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
    { exchange, options, operation, route }: RoutedExchange<Name>,
    transport: TransportName,
    reads: boolean,
  ): Promise<Served<Name>> {
    const { fallback } = route.settings;
    try {
      const answer = await this.#next(exchange, { ...options, transport });
      if (transport !== fallback) this.#count(route, 'errors', false);
      return { answer, by: transport };
    } catch (error) {
      if (transport === fallback) throw error;
      const failed = isTransportFailure(error);
      this.#count(route, 'errors', failed);
      if (!failed || fallback === undefined || !reads) throw error;
      const { listeners } = this.#parts;
      listeners.emit('fallback', { operation, route: route.index, from: transport, to: fallback, error });
      return { answer: await this.#next(exchange, { ...options, transport: fallback }), by: fallback };
    }
  }

  /** The fallback, while the guardrails of the route are tripped. */
  #trippedTo(route: ActiveRoute): TransportName | undefined {
    const { guardrails, index, match, settings } = route;
    if (guardrails === undefined) return undefined;
    if (guardrails.reset()) this.#parts.listeners.emit('reset', { route: index, match });
    return guardrails.tripped ? settings.fallback : undefined;
  }

  /** Synchronous unless the user must be looked up, because a caller may change its objects after the call. */
  #choose<Name extends ExchangeName>({
    exchange,
    options,
    operation,
    route,
  }: RoutedExchange<Name>): TransportName | Promise<TransportName> {
    const { split, settings } = route;
    const { stickyBy } = settings;
    if (split.transports.length === 1 || stickyBy === undefined) return split.byChance(this.#parts.chance());
    if (stickyBy === 'user') {
      // A lookup would send the credentials that this call is about to check.
      if (options.signsIn === true) return this.#side(route, this.#parts.user(options));
      return this.#signedInUser(options).then((user) => this.#side(route, user));
    }
    const id = idOf(exchange);
    const { request } = exchange;
    return this.#side(route, stickyBy === 'id' ? id : this.#keyBy(stickyBy, { operation, id, request }, route));
  }

  #side({ split }: ActiveRoute, key: string | number | undefined): TransportName {
    return key === undefined ? split.byChance(this.#parts.chance()) : split.byKey(key);
  }

  #shadow<Name extends ExchangeName>(
    call: RoutedExchange<Name>,
    transport: TransportName,
  ): ControlObserver | undefined {
    const { shadow } = call.route.settings;
    if (shadow === undefined || shadow.transport === transport) return undefined;
    if (shadow.sample < 1 && this.#parts.chance() >= shadow.sample) return undefined;
    return this.#parts.shadows.begin({ ...call, candidate: shadow.transport });
  }

  /**
   * Looked up once for each user. If that fails, the call goes to a transport at random, and the next call tries again.
   *
   * @throws {AuthenticationError} if the server refuses the caller, whose credentials are then not sent again with the call
   */
  async #signedInUser({ caller }: CallOptions): Promise<number | undefined> {
    const lookUp = async () => {
      const principal = await this.#next({ name: 'principal', request: {} }, { caller });
      return Number(principal['AssociateId']);
    };
    let user = this.#users.get({ caller });
    if (user === undefined) this.#users.set({ caller }, (user = lookUp()));
    try {
      return await user;
    } catch (error) {
      this.#users.delete({ caller });
      // Refused credentials of the connection itself are held back by the transports.
      if (caller !== undefined && error instanceof AuthenticationError) throw error;
      return undefined;
    }
  }

  /** If `stickyBy` fails, the transport is chosen at random, so that no call is lost. */
  #keyBy(stickyBy: StickyKey, call: RoutedCall, route: ActiveRoute): string | number | undefined {
    try {
      return stickyBy(call);
    } catch (error) {
      if (!this.#warnedRoutes.has(route)) {
        warn(
          `routes[${route.index}].stickyBy failed for ${call.operation}; such calls are divided at random: ${String(error)}`,
        );
      }
      this.#warnedRoutes.add(route);
      return undefined;
    }
  }

  #count(route: ActiveRoute, rate: TripReason['rate'], isBad: boolean): void {
    countOn(route, rate, isBad, this.#parts.listeners);
  }
}

/** Counts a call or comparison for the guardrails of a route, and warns if it trips them. */
export function countOn(
  route: ActiveRoute,
  rate: TripReason['rate'],
  isBad: boolean,
  listeners: RoutingListeners,
): void {
  const reason = route.guardrails?.count(rate, isBad);
  if (reason !== undefined) announceTrip(route, reason, listeners);
}
