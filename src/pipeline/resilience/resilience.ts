import {
  BrokenCircuitError,
  bulkhead,
  BulkheadRejectedError,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IBackoff,
  type IBackoffFactory,
  type IPolicy,
  type IRetryBackoffContext,
  noop,
  retry,
  SamplingBreaker,
} from 'cockatiel';
import {
  NetworkError,
  RateLimitError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
  TimeoutError,
} from '../../errors/index.js';
import { Deadline, onAbort } from '../../http/index.js';
import type { CallKind } from '../../operations/index.js';
import { mayRepeat } from './repeatable.js';

/** RFC 9110, section 15.5.20: this host does not serve what is asked for, such as a tenant that has moved. */
export const misdirectedRequest = 421;

export interface ResilienceSettings {
  /** How often a call is made at the most. 1 is once. */
  readonly attempts: number;
  /** Milliseconds before the second attempt, about; each further one waits up to twice as long as the one before. */
  readonly initialDelay: number;
  /** Milliseconds that are waited at the most, also where the server asks for more: then the call fails. */
  readonly maximumDelay: number;
  /** How many calls are under way to the tenant at once. */
  readonly concurrency: number;
  /** How many more wait for their turn. */
  readonly queue: number;
  /** When to stop asking a tenant that does not answer; false for never. */
  readonly breaker: BreakerSettings | false;
}

export interface BreakerSettings {
  /** The share of calls that must fail, from 0 to 1. */
  readonly threshold: number;
  /** Milliseconds over which they are counted. */
  readonly window: number;
  /** How many calls a second there must be, so that one failure is no verdict. */
  readonly minimumRate: number;
  /** Milliseconds until one call is let through as a trial. */
  readonly cooldown: number;
}

/** What bounds a call from outside. */
export interface CallLimits {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for each attempt. */
  readonly timeout: number;
}

/** Repeats what may be repeated, limits what is under way, and stops asking whoever does not answer. */
export class Resilience {
  readonly #settings: ResilienceSettings;
  readonly #bulkhead: IPolicy;
  readonly #breaker: IPolicy;
  readonly #retries: Readonly<Record<CallKind, IPolicy>>;

  constructor(settings: ResilienceSettings, limit: IPolicy = bulkhead(settings.concurrency, settings.queue)) {
    this.#settings = settings;
    this.#bulkhead = limit;
    this.#breaker = breakerOf(settings.breaker);
    this.#retries = { read: retriesOf('read', settings), write: retriesOf('write', settings), once: noop };
  }

  /** The same limits, shared, with a breaker of its own: that one way to the tenant fails is no verdict on another. */
  withOwnBreaker(): Resilience {
    return new Resilience(this.#settings, this.#bulkhead);
  }

  /** The same limits, shared, for what is better done without than waited for. */
  withoutRetries(): Resilience {
    return new Resilience({ ...this.#settings, attempts: 1 }, this.#bulkhead);
  }

  /**
   * Makes a call, again and again where it may be repeated. Each attempt has `timeout` milliseconds from the wait for its
   * turn on, so a call ends within that many for each attempt, and the pauses between them.
   *
   * @param action makes one attempt
   * @throws whatever the last attempt did; the signal's reason where it is aborted, even between two attempts
   */
  async run<Result>(
    kind: CallKind,
    { signal, timeout }: CallLimits,
    action: (deadline: Deadline) => Promise<Result>,
  ): Promise<Result> {
    signal?.throwIfAborted();
    // The policies listen to a signal of this call alone.
    const ended = new AbortController();
    const release = signal === undefined ? undefined : onAbort(signal, () => ended.abort(signal.reason));
    const attempt = () => {
      const deadline = new Deadline(timeout, signal);
      return deadline.turn(
        `a turn, since ${this.#settings.concurrency} calls were under way`,
        (make) => this.#bulkhead.execute(make, ended.signal),
        () => action(deadline),
      );
    };
    try {
      return await unlessAborted(ended.signal, this.#retries[kind].execute(attempt, ended.signal));
    } catch (error) {
      throw this.#typed(error);
    } finally {
      release?.();
    }
  }

  /**
   * Asks the tenant, if it has been answering. An attempt comes here once it has its credentials: a failure of the sign-in
   * that many calls wait for together would count as that of each, and says nothing of the tenant.
   */
  throughBreaker<Result>(deadline: Deadline, ask: () => Promise<Result>): Promise<Result> {
    // One call finds out whether the tenant answers again, and others wait for what it comes to.
    return deadline.turn('a first answer of the tenant', (make) => this.#breaker.execute(make), ask);
  }

  #typed(error: unknown): unknown {
    if (error instanceof BrokenCircuitError) {
      return new TenantUnavailableError('the tenant has not answered lately, so it is not asked for now', {
        outcome: 'not-sent',
      });
    }
    if (error instanceof BulkheadRejectedError) {
      const { concurrency, queue } = this.#settings;
      return new RateLimitError(`${concurrency} calls are under way and ${queue} more wait: make fewer at once`, {
        outcome: 'not-sent',
      });
    }
    return error;
  }
}

function retriesOf(kind: CallKind, settings: ResilienceSettings): IPolicy {
  const { attempts, maximumDelay } = settings;
  if (attempts <= 1) return noop;
  const waits = (error: unknown) => (error instanceof SuperOfficeError ? (error.retryAfter ?? 0) : 0);
  const again = handleWhen((error) => mayRepeat(kind, error) && waits(error) <= maximumDelay);
  return retry(again, { maxAttempts: attempts - 1, backoff: new Backoff(settings) });
}

function breakerOf(breaker: BreakerSettings | false): IPolicy {
  if (breaker === false) return noop;
  const { threshold, window, minimumRate, cooldown } = breaker;
  const unanswered = handleWhen(
    (error) =>
      error instanceof NetworkError ||
      error instanceof TimeoutError ||
      // Without a status the directory of tenants says so, and a host that the tenant has left answers well.
      (error instanceof TenantUnavailableError && error.status !== undefined && error.status !== misdirectedRequest) ||
      (error instanceof ServerError && error.exceptionType === undefined),
  );
  return circuitBreaker(unanswered, {
    halfOpenAfter: cooldown,
    breaker: new SamplingBreaker({ threshold, duration: window, minimumRps: minimumRate }),
  });
}

/** Exponential with jitter, and never shorter than the server asks for. */
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
  const asked = error instanceof SuperOfficeError ? (error.retryAfter ?? 0) : 0;
  return { duration: Math.max(backoff.duration, asked), next: (context) => waiting(backoff.next(undefined), context) };
}

async function unlessAborted<Result>(signal: AbortSignal, result: Promise<Result>): Promise<Result> {
  // Whoever aborts does not wait for the end of a pause between two attempts.
  result.catch(() => undefined);
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([result, aborted]);
  } finally {
    if (stop !== undefined) signal.removeEventListener('abort', stop);
  }
}
