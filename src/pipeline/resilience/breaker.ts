import { BrokenCircuitError, CircuitState, SamplingBreaker } from 'cockatiel';
import { started } from '../../errors/error-details.js';
import {
  NetworkError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../errors/index.js';
import type { SharedFlags } from '../../redis/index.js';
import { misdirectedRequest } from './misdirected-request.js';

export interface BreakerSettings {
  /** The share of calls that must fail, from 0 to 1. */
  readonly threshold: number;
  /** Milliseconds over which calls are counted. */
  readonly window: number;
  /** The minimum number of calls a second, so that a single failure does not open the circuit. */
  readonly minimumRate: number;
  /** Milliseconds until one call is let through to try. */
  readonly cooldown: number;
}

/** What the circuit breakers of all processes share. */
export interface BreakerSharing {
  readonly flags: SharedFlags;
  /** The flag of a transport's breaker. */
  readonly name: string;
}

/** Called when the breaker's own calls open or close it. */
interface BreakerEvents {
  opened(): void;
  closed(): void;
}

/** Calls count for the state in which they began, so each state is an object of its own. */
type State =
  | { readonly counts: SamplingBreaker }
  /** `trying` resolves, and is undefined again, when the call that was let through has ended. */
  | { readonly until: number; trying: Promise<void> | undefined };

/**
 * Stops calls while the tenant does not answer, and then lets one at a time try. Cockatiel's own breaker closes after every
 * error that is not counted, although an aborted call, for example, says nothing about the tenant; so only its counting is used.
 */
export class Breaker {
  readonly #settings: BreakerSettings;
  readonly #events: BreakerEvents | undefined;
  #state: State;

  constructor(settings: BreakerSettings, events?: BreakerEvents) {
    this.#settings = settings;
    this.#events = events;
    this.#state = this.#counting();
  }

  /**
   * @param wasSent whether the action has begun: one that gave up while it waited says nothing about the tenant
   * @throws {BrokenCircuitError} if the circuit is open
   */
  execute<Result>(action: () => Promise<Result>, wasSent: () => boolean): Promise<Result> {
    const state = this.#state;
    return 'counts' in state ? this.#counted(state, action, wasSent) : this.#whileOpen(action, wasSent);
  }

  /** @param left milliseconds until a call may try */
  open(left: number): void {
    if ('counts' in this.#state) this.#state = { until: Date.now() + left, trying: undefined };
  }

  close(): void {
    if (!('counts' in this.#state)) this.#state = this.#counting();
  }

  async #whileOpen<Result>(action: () => Promise<Result>, wasSent: () => boolean): Promise<Result> {
    for (;;) {
      const state = this.#state;
      if ('counts' in state) return this.#counted(state, action, wasSent);
      if (Date.now() < state.until) throw new BrokenCircuitError();
      if (state.trying === undefined) return this.#tried(state, action, wasSent);
      await state.trying;
    }
  }

  /** Not async, which would put a frame into the stack of every call. */
  #counted<Result>(
    state: Extract<State, { counts: unknown }>,
    action: () => Promise<Result>,
    wasSent: () => boolean,
  ): Promise<Result> {
    const answered = (result: Result) => {
      state.counts.success(CircuitState.Closed);
      return result;
    };
    return started(action).then(answered, (error: unknown) => {
      if (wasSent() && isUnanswered(error) && state.counts.failure(CircuitState.Closed)) this.#opened(state);
      throw error;
    });
  }

  async #tried<Result>(
    state: Extract<State, { until: unknown }>,
    action: () => Promise<Result>,
    wasSent: () => boolean,
  ): Promise<Result> {
    let ended = (): void => undefined;
    state.trying = new Promise((resolve) => (ended = resolve));
    try {
      const result = await action();
      this.#closed(state);
      return result;
    } catch (error) {
      if (wasSent() && isUnanswered(error)) this.#opened(state);
      else if (wasSent() && isAnswer(error)) this.#closed(state);
      throw error;
    } finally {
      state.trying = undefined;
      ended();
    }
  }

  #opened(from: State): void {
    if (this.#state !== from) return;
    this.#state = { until: Date.now() + this.#settings.cooldown, trying: undefined };
    this.#events?.opened();
  }

  #closed(from: State): void {
    if (this.#state !== from) return;
    const { counts } = (this.#state = this.#counting());
    counts.success(CircuitState.Closed);
    this.#events?.closed();
  }

  #counting(): Extract<State, { counts: unknown }> {
    const { threshold, window, minimumRate } = this.#settings;
    return { counts: new SamplingBreaker({ threshold, duration: window, minimumRps: minimumRate }) };
  }
}

/** A circuit breaker that opens and closes together with those of other processes. */
export function sharedBreaker(settings: BreakerSettings, { flags, name }: BreakerSharing): Breaker {
  const { cooldown } = settings;
  const breaker = new Breaker(settings, {
    // Zero would mean forever.
    opened: () => flags.raise(name, 'open', Math.max(1, cooldown)),
    closed: () => flags.lower(name),
  });
  flags.watch(name, (flag) => {
    if (flag === undefined) breaker.close();
    else breaker.open(Math.min(flag.left ?? cooldown, cooldown));
  });
  return breaker;
}

/** Whether the tenant failed to answer, as opposed to refusing the call. */
function isUnanswered(error: unknown): boolean {
  return (
    // An untrusted certificate does not go away by waiting, and its own error says what to do.
    (error instanceof NetworkError && error.retryable) ||
    error instanceof TimeoutError ||
    (isOfTenant(error) && error.status !== misdirectedRequest) ||
    (error instanceof ServerError && error.exceptionType === undefined)
  );
}

/** Whether an error that is not `isUnanswered` comes from the tenant, rather than from this side of the wire. */
function isAnswer(error: unknown): boolean {
  if (error instanceof NetworkError || !(error instanceof SuperOfficeError)) return false;
  return error instanceof TenantUnavailableError ? isOfTenant(error) : error.outcome !== 'not-sent';
}

/** Without a status the error comes from the directory of tenants; 421 comes from a healthy host that the tenant left. */
function isOfTenant(error: unknown): error is TenantUnavailableError {
  return error instanceof TenantUnavailableError && error.status !== undefined;
}
