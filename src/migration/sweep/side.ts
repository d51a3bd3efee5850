import { type Observation, observe } from '../../comparison/index.js';
import {
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  RateLimitError,
  ServerError,
  SuperOfficeError,
  TenantUnavailableError,
} from '../../errors/index.js';
import type { RepositoryOptions, Search, SearchCriteria } from '../../repositories/index.js';
import type { Side } from '../side.js';
import { canRecover, isUnavailable, type Outage } from './outage.js';
import type { RateLimiter, Timed } from './rate-limiter.js';
import type { EntityName } from '../../operations/index.js';

/** The part of an entity repository that a sweep uses. */
interface ReadRepository {
  find(id: number, options: RepositoryOptions): Promise<object | null>;
  query(criteria: SearchCriteria, options: RepositoryOptions): Search;
}

/** How many times a call answered with 503 is repeated while the tenant answers other calls. */
const maxUnavailable = 5;
/** The same for 429, which says less about the call, because a rate limit applies to all calls. */
const maxRateLimited = 50;

/** Reads from one side, within the rate limit that all sides share, and waits out outages. */
export class SideReader {
  readonly name: string;
  readonly #side: Side;
  readonly #options: RepositoryOptions;
  readonly #limiter: RateLimiter;
  readonly #outage: Outage;
  #answered = false;

  constructor(side: Side, limiter: RateLimiter, outage: Outage) {
    this.name = side.name;
    this.#side = side;
    this.#options = side.transport === undefined ? {} : { transport: side.transport };
    this.#limiter = limiter;
    this.#outage = outage;
  }

  find(entity: EntityName, id: number): Promise<Timed<object | null>> {
    return this.#call(() => this.#repository(entity).find(id, this.#options));
  }

  rows(entity: EntityName, criteria: SearchCriteria) {
    return this.#call(() => this.#repository(entity).query(criteria, this.#options).toArray());
  }

  definitions() {
    return this.#call(() => this.#side.so.lists.definitions({ ...this.#options, includeDeleted: true }));
  }

  mdoList(name: string) {
    return this.#call(() => this.#side.so.lists.items(name, this.#options));
  }

  itemsOf(list: number) {
    return this.#call(() => this.#side.so.lists.of(list).all({ ...this.#options, includeDeleted: true }));
  }

  #repository(entity: EntityName): ReadRepository {
    return this.#side.so[entity];
  }

  /**
   * Makes a call, and repeats it after an outage. Any other error is thrown as it is.
   *
   * @throws {ServerError | RateLimitError} if the tenant is available, but not for this call
   */
  async #call<Value>(call: () => Promise<Value>): Promise<Timed<Value>> {
    for (let repetitions = 0; ; repetitions++) {
      await this.#outage.ended();
      try {
        const answer = await this.#limiter.run(call);
        this.#answered = true;
        return answer;
      } catch (error) {
        if (error instanceof NetworkError && !this.#answered) throw unreachable(this.name, error);
        if (!canRecover(error) || (repetitions > 0 && !isUnavailable(error))) throw error;
        if (isUnavailable(error)) {
          if (error instanceof RateLimitError && repetitions === maxRateLimited) throw error;
          if (error instanceof TenantUnavailableError && repetitions === maxUnavailable) throw ofOneCall(error);
          await this.#outage.waitForRecovery(error, this.#probe);
        } else await this.#waitIfUnavailable(error);
      }
    }
  }

  /** A single call may fail on a healthy tenant. If the probe fails too, the tenant is unavailable. */
  async #waitIfUnavailable(failure: SuperOfficeError): Promise<void> {
    try {
      await this.#limiter.run(this.#probe);
    } catch (error) {
      if (!canRecover(error)) throw error;
      await this.#outage.waitForRecovery(failure, this.#probe);
    }
  }

  readonly #probe = () => this.#side.so.principal(this.#options);
}

/** Observes a reading; the time that it waited for the rate limit does not count. Fatal errors are thrown. */
export async function observeTimed(side: SideReader, reading: Promise<Timed<unknown>>): Promise<Observation> {
  let timed: Timed<unknown> | undefined;
  const call = async () => (timed = await reading).value;
  const observation = await observe(side.name, call, (error) => {
    if (isFatal(error)) throw error;
  });
  return timed === undefined ? observation : { ...observation, milliseconds: timed.milliseconds };
}

/** Does this error concern the whole sweep rather than one request? */
export function isFatal(error: unknown): boolean {
  return (
    !(error instanceof SuperOfficeError) ||
    error instanceof AuthenticationError ||
    error instanceof ConfigurationError ||
    error instanceof TenantUnavailableError
  );
}

/** An error of one record; the original would end the whole sweep. */
function ofOneCall(cause: TenantUnavailableError): ServerError {
  const { message, status, retryAfter } = cause;
  const repeated = `${message} (repeated ${maxUnavailable} times while the tenant answered other calls)`;
  return new ServerError(repeated, { status, retryAfter, cause });
}

/** A side that has never answered is more likely at another address than unavailable. */
function unreachable(side: string, cause: NetworkError): TenantUnavailableError {
  return new TenantUnavailableError(`${side} cannot be used: ${cause.message}`, { cause });
}
