import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IBackoffFactory,
  type IPolicy,
  type IRetryBackoffContext,
  noop,
  retry,
} from 'cockatiel';
import { RateLimitError, SuperOfficeError, TenantUnavailableError } from '../../errors/index.js';
import { Deadline, untilAborted } from '../../http/index.js';
import type { CallKind } from '../../operations/index.js';
import type { Leases, SharedFlags } from '../../redis/index.js';
import { Breaker, type BreakerSettings, sharedBreaker } from './breaker.js';
import { type ConcurrencyLimit, ownConcurrency, sharedConcurrency } from './concurrency.js';
import { mayRepeat } from './repeatable.js';

export interface ResilienceSettings {
  /** The maximum number of attempts, including the first. */
  readonly attempts: number;
  /** Approximate milliseconds before the second attempt; each further pause is up to twice as long. */
  readonly initialDelay: number;
  /** The longest pause in milliseconds. If the server asks for a longer one, the call fails. */
  readonly maximumDelay: number;
  /** The maximum number of calls to the tenant under way at once. */
  readonly concurrency: number;
  /** The maximum number of calls that wait for their turn. */
  readonly queue: number;
  /** When to stop calling a tenant that does not answer; false for never. */
  readonly breaker: BreakerSettings | false;
}

/** What the resilience of all processes shares; what is undefined belongs to each of them. */
export interface ResilienceSharing {
  /** As many as calls may be under way in all processes. */
  readonly leases: Leases | undefined;
  readonly breakers: { readonly flags: SharedFlags; readonly name: string } | undefined;
}

const nothingShared: ResilienceSharing = { leases: undefined, breakers: undefined };

/** The limits that the caller sets. */
export interface CallLimits {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for each attempt. */
  readonly timeout: number;
}

interface ResilienceOptions {
  readonly sharing?: ResilienceSharing | undefined;
  readonly limit?: ConcurrencyLimit;
  /** Of the breaker, among those of the tenant; without one, the breaker is not shared. */
  readonly name?: string;
}

/** Repeats calls that may be repeated, limits how many are under way, and stops calling a tenant that does not answer. */
export class Resilience {
  readonly #settings: ResilienceSettings;
  readonly #limit: ConcurrencyLimit;
  /** Undefined if it never opens. */
  readonly #breaker: Breaker | undefined;
  readonly #retries: Readonly<Record<CallKind, IPolicy>>;
  readonly #sharing: ResilienceSharing;

  /** @param limit the limit of another one, which this one shares */
  constructor(
    settings: ResilienceSettings,
    { sharing = nothingShared, limit = limitOf(settings, sharing), name }: ResilienceOptions = {},
  ) {
    const { breaker } = settings;
    const { breakers } = sharing;
    this.#settings = settings;
    this.#sharing = sharing;
    this.#limit = limit;
    if (breaker === false) this.#breaker = undefined;
    else if (breakers === undefined || name === undefined) this.#breaker = new Breaker(breaker);
    else this.#breaker = sharedBreaker(breaker, { ...breakers, name: `${breakers.name}:${name}` });
    this.#retries = { read: retriesOf('read', settings), write: retriesOf('write', settings), once: noop };
  }

  /**
   * Shares the limits, but has its own breaker: one transport may fail while another works.
   *
   * @param name the transport
   */
  withOwnBreaker(name: string): Resilience {
    return new Resilience(this.#settings, { sharing: this.#sharing, limit: this.#limit, name });
  }

  /** Shares the limits, but does not retry: for calls that are better skipped than waited for. */
  withoutRetries(): Resilience {
    return new Resilience({ ...this.#settings, attempts: 1 }, { limit: this.#limit });
  }

  /**
   * Makes a call, and repeats it if it may be repeated. Each attempt has `timeout` milliseconds, which include the wait for
   * its turn, so a call takes no longer than that for each attempt plus the pauses between them.
   *
   * @param action makes one attempt
   * @throws the error of the last attempt; the signal's reason if it is aborted, even between two attempts
   */
  async run<Result>(
    kind: CallKind,
    { signal, timeout }: CallLimits,
    action: (deadline: Deadline) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    const attempt = () => {
      const deadline = new Deadline(timeout, signal);
      return deadline.turn(
        `a turn, because ${this.#settings.concurrency} calls were under way`,
        (make) => this.#limit.execute(make, signal),
        () => action(deadline),
      );
    };
    try {
      // An aborted call does not wait for the end of a pause between two attempts.
      return await untilAborted(this.#retries[kind].execute(attempt, signal), signal);
    } catch (error) {
      throw this.#typed(error);
    }
  }

  /**
   * Sends a request unless the circuit is open. An attempt comes here once it has its credentials: the failure of a sign-in
   * that many calls share would count once for each of them, and says nothing about the tenant.
   */
  throughBreaker<Result>(deadline: Deadline, action: () => Promise<Result>): Promise<Result> {
    const breaker = this.#breaker;
    let wasSent = false;
    const send = () => {
      wasSent = true;
      return action();
    };
    // While one call finds out whether the tenant answers again, the others wait for its result.
    const schedule = (make: () => Promise<Result>) =>
      breaker === undefined ? make() : breaker.execute(make, () => wasSent);
    return deadline.turn('a first answer of the tenant', schedule, send);
  }

  #typed(error: unknown): unknown {
    if (error instanceof BrokenCircuitError) {
      return new TenantUnavailableError('the tenant has stopped answering, so calls to it are suspended for a while', {
        outcome: 'not-sent',
      });
    }
    if (error instanceof BulkheadRejectedError) {
      const { concurrency, queue } = this.#settings;
      return new RateLimitError(
        `${concurrency} calls are under way and ${queue} more are waiting; make fewer calls at once`,
        {
          outcome: 'not-sent',
        },
      );
    }
    return error;
  }
}

function retriesOf(kind: CallKind, settings: ResilienceSettings): IPolicy {
  const { attempts, maximumDelay } = settings;
  if (attempts <= 1) return noop;
  const waits = (error: unknown) => (error instanceof SuperOfficeError ? (error.retryAfter ?? 0) : 0);
  const mayRetry = handleWhen((error) => mayRepeat(kind, error) && waits(error) <= maximumDelay);
  return retry(mayRetry, { maxAttempts: attempts - 1, backoff: new Backoff(settings) });
}

function limitOf({ concurrency, queue }: ResilienceSettings, { leases }: ResilienceSharing): ConcurrencyLimit {
  const local = ownConcurrency(concurrency, queue);
  return leases === undefined ? local : sharedConcurrency(local, leases);
}

/** Exponential with jitter, and never shorter than the server asks. */
class Backoff implements IBackoffFactory<IRetryBackoffContext<unknown>> {
  readonly #exponential: ExponentialBackoff<unknown>;

  constructor({ initialDelay, maximumDelay }: ResilienceSettings) {
    this.#exponential = new ExponentialBackoff({ initialDelay, maxDelay: maximumDelay });
  }

  next(context: IRetryBackoffContext<unknown>): IBackoff<IRetryBackoffContext<unknown>> {
    return waiting(this.#exponential.next(), context);
  }
}

function waiting(
  backoff: IBackoff<unknown>,
  { result }: IRetryBackoffContext<unknown>,
): IBackoff<IRetryBackoffContext<unknown>> {
  const error: unknown = 'error' in result ? result.error : undefined;
  const minimum = error instanceof SuperOfficeError ? (error.retryAfter ?? 0) : 0;
  return {
    duration: Math.max(backoff.duration, minimum),
    next: (context) => waiting(backoff.next(undefined), context),
  };
}
