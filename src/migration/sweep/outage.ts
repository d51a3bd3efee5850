import { setTimeout as sleep } from 'node:timers/promises';
import { RateLimitError, SuperOfficeError, TenantUnavailableError } from '../../errors/index.js';
import { mayRepeat } from '../../pipeline/resilience/index.js';

/** All in milliseconds. */
export interface OutageSettings {
  /** Until the tenant is asked again for the first time; twice as long each further time. */
  readonly initialWait: number;
  /** Between two attempts at the most, unless the server asks for more. */
  readonly longestWait: number;
  /** How long the tenant may be away. Maintenance takes two hours a night. */
  readonly patience: number;
}

/** That the tenant does not answer, and when it is asked again. */
export interface SweepWait {
  readonly reason: string;
  readonly milliseconds: number;
}

/** What waiting goes by. All in milliseconds. */
export interface WaitingClock {
  now(): number;
  /** Ends early, by throwing, where `stop` says so. */
  wait(milliseconds: number, stop: AbortSignal): Promise<void>;
}

const realClock: WaitingClock = {
  now: () => performance.now(),
  wait: (milliseconds, signal) => sleep(milliseconds, undefined, { signal }),
};

/** Sits out the time in which a tenant does not answer: one waits and asks, for all calls. */
export class Outage {
  readonly #settings: OutageSettings;
  readonly #stop: AbortSignal;
  readonly #onWait: (wait: SweepWait | undefined) => void;
  readonly #clock: WaitingClock;
  #over: Promise<void> | undefined;

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

  /** Comes back when there is no outage, or no longer. */
  async passed(): Promise<void> {
    await this.#over;
  }

  /**
   * Waits until the tenant answers again.
   *
   * @param probe asks for something small that the tenant always has
   * @throws {TenantUnavailableError} where patience is at its end
   * @throws what a probe failed with, where waiting is of no use
   */
  async sitOut(failure: SuperOfficeError, probe: () => Promise<unknown>): Promise<void> {
    this.#over ??= this.#wait(failure, probe).finally(() => {
      this.#over = undefined;
      this.#onWait(undefined);
    });
    await this.#over;
  }

  async #wait(first: SuperOfficeError, probe: () => Promise<unknown>): Promise<void> {
    const { initialWait, longestWait, patience } = this.#settings;
    const end = this.#clock.now() + patience;
    let failure = first;
    for (let pause = initialWait; ; pause = Math.min(pause * 2, longestWait)) {
      // A tenant that answered late only is asked at once, and whoever says how long, knows.
      const milliseconds = isUnavailable(failure) ? Math.max(pause, failure.retryAfter ?? 0) : pause;
      if (this.#clock.now() + milliseconds > end) throw givenUp(failure, patience);
      this.#onWait({ reason: failure.message, milliseconds });
      await this.#clock.wait(milliseconds, this.#stop);
      try {
        await probe();
        return;
      } catch (error) {
        if (!mayPass(error)) throw error;
        failure = error;
      }
    }
  }
}

function givenUp(cause: SuperOfficeError, patience: number): TenantUnavailableError {
  const minutes = Math.round(patience / 60_000);
  return new TenantUnavailableError(
    `the tenant was waited for ${minutes} minutes, and is still away: ${cause.message}`,
    {
      cause,
    },
  );
}

/** Does the server itself say that it is not to be asked now? */
export function isUnavailable(error: unknown): error is SuperOfficeError {
  return error instanceof RateLimitError || (error instanceof TenantUnavailableError && !error.permanent);
}

/** Can waiting help? */
export function mayPass(error: unknown): error is SuperOfficeError {
  return isUnavailable(error) || (error instanceof SuperOfficeError && mayRepeat('read', error));
}
