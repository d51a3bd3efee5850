import type { Redis } from 'ioredis';
import type { RedisSettings } from '../../../redis/index.js';
import { orUndefined } from '../../queue/parsed.js';
import { QueueStore } from '../../queue/queue-store.js';
import {
  parseDescription,
  parseEnd,
  parseRange,
  parseResult,
  queueName,
  type RangeEnd,
  type RangeJob,
  rangeName,
  type RangeResult,
  type SweepDescription,
} from './messages.js';

/** What a sweep keeps in Redis beside its jobs: the planned ranges, and the results that the coordinator has not merged. */
export class SweepStore extends QueueStore {
  protected readonly hashes = ['ranges', 'results', 'ends'] as const;

  private constructor(redis: Redis, settings: RedisSettings, tenant: string) {
    super(redis, settings, tenant, queueName);
  }

  /**
   * @throws {ConfigurationError} if the settings are invalid
   * @throws {NetworkError} if Redis cannot be reached
   */
  static async open(settings: RedisSettings, tenant: string, meanwhile: string): Promise<SweepStore> {
    return new SweepStore(await QueueStore.connect(settings, meanwhile), settings, tenant);
  }

  async describe(description: SweepDescription): Promise<void> {
    await this.describeAs(description);
  }

  /**
   * @returns undefined if no sweep is under way
   * @throws {ProtocolError} if something else stands there
   */
  async description(): Promise<SweepDescription | undefined> {
    const found = await this.readDescription();
    return found === null ? undefined : parseDescription(found);
  }

  /** Allows workers to commit results of these ranges. */
  async plan(ranges: readonly RangeJob[]): Promise<void> {
    await this.planParts(ranges.map((range) => [rangeName(range), range]));
  }

  /** The planned ranges, by name. Those that are invalid are left out. */
  async ranges(): Promise<ReadonlyMap<string, RangeJob | undefined>> {
    const found = await this.entries('ranges');
    return new Map(Object.entries(found).map(([name, text]) => [name, orUndefined(() => parseRange(text))]));
  }

  /** How far workers came, for each range with a result, by name; undefined for what is invalid. */
  async ends(): Promise<ReadonlyMap<string, RangeEnd | undefined>> {
    const found = await this.entries('ends');
    return new Map(Object.entries(found).map(([name, text]) => [name, orUndefined(() => parseEnd(text))]));
  }

  /**
   * @returns undefined if there is none
   * @throws {ProtocolError} if it is invalid
   */
  async result(range: RangeJob): Promise<RangeResult | undefined> {
    const found = await this.entry('results', rangeName(range));
    return found === null ? undefined : parseResult(found);
  }

  /** May workers commit a result of this range? */
  async isPlanned(range: RangeJob): Promise<boolean> {
    return (await this.entry('ranges', rangeName(range))) === JSON.stringify(range);
  }

  async hasResult(range: RangeJob, hash: 'results' | 'ends' = 'results'): Promise<boolean> {
    return (await this.run((redis) => redis.hexists(this.key(hash), rangeName(range)))) === 1;
  }

  /**
   * Stores the result of a range, unless another worker has.
   *
   * @returns whether it is the one that counts
   */
  async commit(range: RangeJob, result: RangeResult): Promise<boolean> {
    return this.commitPart(rangeName(range), range, result, result.end);
  }
}
