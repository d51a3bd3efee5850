import type { TimedOutcome } from '../report/collector.js';
import { outlineOf } from '../../comparison/index.js';
import {
  AuthenticationError,
  ConfigurationError,
  NetworkError,
  SuperOfficeError,
  TenantUnavailableError,
} from '../../errors/index.js';
import type { RepositoryOptions, Search, SearchCriteria } from '../../repositories/index.js';
import type { SweepSide } from './options.js';
import { isUnavailable, mayPass, type Outage } from './outage.js';
import type { Pace, Timed } from './pace.js';
import type { SweptEntityName } from './subjects.js';

/** What a sweep needs of the repository of an entity. */
interface ReadRepository {
  find(id: number, options: RepositoryOptions): Promise<object | null>;
  query(criteria: SearchCriteria, options: RepositoryOptions): Search;
}

/** Reads from one side: in time with all other calls, and over outages. */
export class SideReader {
  readonly name: string;
  readonly #side: SweepSide;
  readonly #options: RepositoryOptions;
  readonly #pace: Pace;
  readonly #outage: Outage;
  #answered = false;

  constructor(side: SweepSide, pace: Pace, outage: Outage) {
    this.name = side.name;
    this.#side = side;
    this.#options = side.transport === undefined ? {} : { transport: side.transport };
    this.#pace = pace;
    this.#outage = outage;
  }

  find(entity: SweptEntityName, id: number): Promise<Timed<object | null>> {
    return this.#call(() => this.#repository(entity).find(id, this.#options));
  }

  rows(entity: SweptEntityName, criteria: SearchCriteria) {
    return this.#call(() => this.#repository(entity).query(criteria, this.#options).toArray());
  }

  definitions() {
    return this.#call(() => this.#side.connection.lists.definitions({ ...this.#options, includeDeleted: true }));
  }

  mdoList(name: string) {
    return this.#call(() => this.#side.connection.lists.items(name, this.#options));
  }

  itemsOf(list: number) {
    return this.#call(() => this.#side.connection.lists.getItems(list, { ...this.#options, includeDeleted: true }));
  }

  #repository(entity: SweptEntityName): ReadRepository {
    return this.#side.connection[entity];
  }

  /** Makes a call, and makes it again after an outage; what it fails with otherwise, is its own. */
  async #call<Value>(call: () => Promise<Value>): Promise<Timed<Value>> {
    for (let repeated = false; ; repeated = true) {
      await this.#outage.passed();
      try {
        const answer = await this.#pace.run(call);
        this.#answered = true;
        return answer;
      } catch (error) {
        if (error instanceof NetworkError && !this.#answered) throw unreachable(this.name, error);
        if (!mayPass(error) || (repeated && !isUnavailable(error))) throw error;
        if (isUnavailable(error)) await this.#outage.sitOut(error, this.#probe);
        else await this.#sitOutIfAny(error);
      }
    }
  }

  /** One call may fail on a healthy tenant, and does again; where others fail too, the tenant is away. */
  async #sitOutIfAny(failure: SuperOfficeError): Promise<void> {
    try {
      await this.#pace.run(this.#probe);
    } catch (error) {
      if (!mayPass(error)) throw error;
      await this.#outage.sitOut(failure, this.#probe);
    }
  }

  readonly #probe = () => this.#side.connection.principal(this.#options);
}

/** What a reading came to; what makes going on useless is thrown. */
export async function timedOutcome(reading: Promise<Timed<unknown>>): Promise<TimedOutcome> {
  const began = performance.now();
  try {
    const { value, milliseconds } = await reading;
    return { outcome: { answer: value }, milliseconds };
  } catch (error) {
    if (isFatal(error)) throw error;
    return { outcome: { error: outlineOf(error) }, milliseconds: performance.now() - began };
  }
}

/** Does this concern the whole sweep, and not what was asked for? */
export function isFatal(error: unknown): boolean {
  return (
    !(error instanceof SuperOfficeError) ||
    error instanceof AuthenticationError ||
    error instanceof ConfigurationError ||
    error instanceof TenantUnavailableError
  );
}

/** Whoever has never answered is more likely at another address than away. */
function unreachable(side: string, cause: NetworkError): TenantUnavailableError {
  return new TenantUnavailableError(`${side} cannot be reached: ${cause.message}`, { cause });
}
