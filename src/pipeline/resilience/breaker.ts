import { circuitBreaker, type CircuitBreakerPolicy, CircuitState, handleWhen, SamplingBreaker } from 'cockatiel';
import { NetworkError, ServerError, TenantUnavailableError, TimeoutError } from '../../errors/index.js';
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

/** Whether the tenant did not answer, rather than refuse. */
const unanswered = handleWhen(
  (error) =>
    // An untrusted certificate does not go away by waiting, and its own error says what to do.
    (error instanceof NetworkError && error.retryable) ||
    error instanceof TimeoutError ||
    // Without a status the error comes from the directory of tenants; 421 comes from a healthy host that the tenant left.
    (error instanceof TenantUnavailableError && error.status !== undefined && error.status !== misdirectedRequest) ||
    (error instanceof ServerError && error.exceptionType === undefined),
);

/** What the circuit breakers of all processes share. */
export interface BreakerSharing {
  readonly flags: SharedFlags;
  /** The flag of a transport's breaker. */
  readonly name: string;
}

export function breakerOf(settings: BreakerSettings): CircuitBreakerPolicy {
  return policyOf(settings);
}

function policyOf({ threshold, window, minimumRate, cooldown }: BreakerSettings, initialState?: unknown) {
  return circuitBreaker(unanswered, {
    halfOpenAfter: cooldown,
    breaker: new SamplingBreaker({ threshold, duration: window, minimumRps: minimumRate }),
    initialState,
  });
}

/** A circuit breaker that opens and closes together with those of other processes. */
export class SharedBreaker {
  readonly #settings: BreakerSettings;
  readonly #sharing: BreakerSharing;
  #policy: CircuitBreakerPolicy;

  constructor(settings: BreakerSettings, sharing: BreakerSharing) {
    this.#settings = settings;
    this.#sharing = sharing;
    this.#policy = this.#made();
    sharing.flags.watch(sharing.name, (flag) => {
      if (flag === undefined) this.#close();
      else this.#open(flag.left ?? settings.cooldown);
    });
  }

  execute<Result>(action: () => Promise<Result>): Promise<Result> {
    return this.#policy.execute(action);
  }

  #made(initialState?: unknown): CircuitBreakerPolicy {
    const { flags, name } = this.#sharing;
    const policy = policyOf(this.#settings, initialState);
    policy.onBreak(() => this.#policy === policy && flags.raise(name, 'open', Math.max(1, this.#settings.cooldown)));
    policy.onReset(() => this.#policy === policy && flags.lower(name));
    return policy;
  }

  /** Calls under way end on the breaker with which they began. */
  #open(left: number): void {
    if (this.#policy.state !== CircuitState.Closed) return;
    const openedAt = Date.now() - Math.max(0, this.#settings.cooldown - left);
    const { breakerState } = policyOf(this.#settings).toJSON() as { readonly breakerState: unknown };
    this.#policy = this.#made({ ownState: { value: CircuitState.Open, openedAt, attemptNo: 1 }, breakerState });
  }

  #close(): void {
    if (this.#policy.state !== CircuitState.Closed) this.#policy = this.#made();
  }
}
