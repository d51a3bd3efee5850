import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError, SuperOfficeError, TenantUnavailableError } from '../../errors/index.js';
import { mayRepeat } from '../../pipeline/resilience/index.js';

/** All in milliseconds. */
export interface OutageSettings {
  /** Before the tenant is tried again for the first time; doubles each time. */
  readonly retryDelay: number;
  /** The longest time between two attempts, unless the server asks for more. */
  readonly maxRetryDelay: number;
  /** How long the tenant may be unavailable. Maintenance takes two hours a night. */
  readonly maxWait: number;
}

/** The tenant is unavailable, and is tried again after this time. */
export interface SweepWait {
  readonly reason: string;
  readonly milliseconds: number;
}

/** The clock that waiting uses. All in milliseconds. */
export interface WaitingClock {
  now(): number;
  /** Throws as soon as `stop` is aborted. */
  wait(milliseconds: number, stop: AbortSignal): Promise<void>;
}

const realClock: WaitingClock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Waits while a tenant is unavailable: one probe on behalf of all calls. */
export class Outage {
  readonly #settings: OutageSettings;
  readonly #stop: AbortSignal;
  readonly #onWait: (wait: SweepWait | undefined) => void;
  readonly #clock: WaitingClock;
  #recovery: Promise<void> | undefined;

  constructor(
    settings: OutageSettings,
    stop: AbortSignal,
    onWait: (wait: SweepWait | undefined) => void,
    clock: WaitingClock = realClock,
  ) {
    this.#settings = settings;
    this.#stop = stop;
    this.#onWait = onWait;
    this.#clock = clock;
  }

  /** Resolves once there is no outage. */
  async ended(): Promise<void> {
    await this.#recovery;
  }

  /**
   * Waits until the tenant answers again.
   *
   * @param probe a small request that always succeeds on a healthy tenant
   * @throws {TenantUnavailableError} if the tenant is still unavailable after `maxWait`
   * @throws the error of a probe, if waiting cannot help
   */
  async waitForRecovery(failure: SuperOfficeError, probe: () => Promise<unknown>): Promise<void> {
    this.#recovery ??= this.#wait(failure, probe).finally(() => {
      this.#recovery = undefined;
      this.#onWait(undefined);
    });
    await this.#recovery;
  }

  async #wait(first: SuperOfficeError, probe: () => Promise<unknown>): Promise<void> {
    const { retryDelay, maxRetryDelay, maxWait } = this.#settings;
    const end = this.#clock.now() + maxWait;
    let failure = first;
    for (let delay = retryDelay; ; delay = Math.min(delay * 2, maxRetryDelay)) {
      // Only a tenant that says that it is unavailable can also say for how long.
      const milliseconds = isUnavailable(failure) ? Math.max(delay, failure.retryAfter ?? 0) : delay;
      if (this.#clock.now() + milliseconds > end) throw givenUp(failure, maxWait);
      this.#onWait({ reason: failure.message, milliseconds });
      await this.#clock.wait(milliseconds, this.#stop);
      try {
        await probe();
        return;
      } catch (error) {
        if (!canRecover(error)) throw error;
        failure = error;
      }
    }
  }
}

function givenUp(cause: SuperOfficeError, maxWait: number): TenantUnavailableError {
  const minutes = Math.round(maxWait / 60_000);
  return new TenantUnavailableError(`the tenant is still unavailable after ${minutes} minutes: ${cause.message}`, {
    cause,
  });
}

/** Does the server itself say that it is unavailable? */
export function isUnavailable(error: unknown): error is SuperOfficeError {
  return error instanceof RateLimitError || (error instanceof TenantUnavailableError && !error.permanent);
}

/** Can waiting help? */
export function canRecover(error: unknown): error is SuperOfficeError {
  return isUnavailable(error) || (error instanceof SuperOfficeError && mayRepeat('read', error));
}
