import type { Redis } from 'ioredis';
import type { RedisSettings } from '../../../redis/index.js';
import { orUndefined } from '../../queue/parsed.js';
import { ifClaimed, QueueStore } from '../../queue/queue-store.js';
import {
  jobName,
  parseDescription,
  parseOutcome,
  parseRequest,
  queueName,
  type RunRequest,
  type ScenarioJob,
  type ScenarioOutcome,
  type VerifyDescription,
} from './messages.js';

const scripts = {
  // Answers with the worker that may run the scenario; 0 if it is not planned.
  request: `
    if redis.call('HGET', KEYS[1], ARGV[1]) ~= ARGV[2] then return 0 end
    redis.call('HSET', KEYS[2], ARGV[1], ARGV[3])
    return redis.call('HGET', KEYS[3], ARGV[1])`,
  withdraw: `
    if redis.call('HGET', KEYS[2], ARGV[1]) == ARGV[3] then return 0 end
    if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end
    return 1`,
  // Only a request that still stands is granted.
  grant: `${ifClaimed}
    if redis.call('HGET', KEYS[2], ARGV[2]) ~= ARGV[3] then return 0 end
    redis.call('HSET', KEYS[3], ARGV[2], ARGV[4])
    return 1`,
} as const;

/** What a verification keeps in Redis beside its jobs: its scenarios, which worker may run each, and their results. */
export class VerifyStore extends QueueStore {
  protected readonly hashes = ['scenarios', 'results', 'requests', 'grants'] as const;

  private constructor(redis: Redis, settings: RedisSettings, tenant: string) {
    super(redis, settings, tenant, queueName, 'verification');
  }

  /**
   * @throws {ConfigurationError} if the settings are invalid
   * @throws {NetworkError} if Redis cannot be reached
   */
  static async open(settings: RedisSettings, tenant: string, meanwhile: string): Promise<VerifyStore> {
    return new VerifyStore(await QueueStore.connect(settings, meanwhile), settings, tenant);
  }

  /** Describes the run, and allows workers to commit results of its scenarios. */
  async plan(description: VerifyDescription, jobs: readonly ScenarioJob[]): Promise<void> {
    await this.describeAs(description);
    await this.planParts(jobs.map((job) => [jobName(job), job]));
  }

  /** @returns undefined if no run is under way, or something else stands there */
  async description(): Promise<VerifyDescription | undefined> {
    const found = await this.readDescription();
    return found === null ? undefined : orUndefined(() => parseDescription(found));
  }

  /** Has Redis kept what `plan` wrote? */
  async isPlanned(job: ScenarioJob): Promise<boolean> {
    const isDescribed = (await this.description())?.run === job.run;
    return isDescribed && (await this.entry('scenarios', jobName(job))) === JSON.stringify(job);
  }

  /**
   * Asks for the permission to run a scenario.
   *
   * @returns the worker that has it, if any; false if the scenario is not planned
   */
  async request(job: ScenarioJob, request: RunRequest): Promise<string | false | undefined> {
    const values = [jobName(job), JSON.stringify(job), JSON.stringify(request)];
    const holder = await this.script(scripts.request, ['scenarios', 'requests', 'grants'], values);
    if (holder === 0) return false;
    return typeof holder === 'string' ? holder : undefined;
  }

  /** @returns false if the request has been granted */
  async withdraw(job: ScenarioJob, request: RunRequest): Promise<boolean> {
    const values = [jobName(job), JSON.stringify(request), request.worker];
    return (await this.script(scripts.withdraw, ['requests', 'grants'], values)) === 1;
  }

  /** The valid requests, by the name of the job. */
  async requests(): Promise<ReadonlyMap<string, RunRequest>> {
    const found = Object.entries(await this.entries('requests'));
    return new Map(
      found.flatMap(([name, text]) => {
        const request = orUndefined(() => parseRequest(text));
        return request === undefined ? [] : [[name, request] as const];
      }),
    );
  }

  /** The workers that may run scenarios, by the name of the job. */
  async grants(): Promise<ReadonlyMap<string, string>> {
    return new Map(Object.entries(await this.entries('grants')));
  }

  /** @returns false if the request was withdrawn */
  async grant(job: ScenarioJob, request: RunRequest): Promise<boolean> {
    const values = [jobName(job), JSON.stringify(request), request.worker];
    return (await this.claimed(scripts.grant, ['requests', 'grants'], values)) === 1;
  }

  /** The names of the jobs with a result, which may be invalid. */
  async results(): Promise<readonly string[]> {
    return this.run((redis) => redis.hkeys(this.key('results')));
  }

  /** @throws {ProtocolError} if it is invalid */
  async result(job: ScenarioJob): Promise<ScenarioOutcome> {
    return parseOutcome(await this.entry('results', jobName(job)));
  }

  /**
   * Stores the result of a scenario, unless there is one.
   *
   * @returns false if it is not planned, and has no result
   */
  async commit(job: ScenarioJob, outcome: ScenarioOutcome): Promise<boolean> {
    return (await this.commitPart(jobName(job), job, outcome)) || (await this.entry('results', jobName(job))) !== null;
  }
}
