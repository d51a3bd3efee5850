import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ComparisonRule, ComparisonRules } from '../../../comparison/index.js';
import { ConfigurationError } from '../../../errors/index.js';
import type { Journal } from '../../journal/index.js';
import { fingerprintOf, requireSameSides, type SidesFingerprint } from '../../queue/fingerprint.js';
import { loadBullMq } from '../../queue/jobs.js';
import { QueueWorker, type QueueWorkerSettings } from '../../queue/queue-worker.js';
import { ParityCollector } from '../../report/collector.js';
import { type LoadedScenarios, loadScenarios, type Scenario } from '../../scenario/index.js';
import type { Side } from '../../side.js';
import { permitWrites, writesOf } from '../safety.js';
import { waitByClock } from '../step-context.js';
import { requireUsable } from '../usable-sides.js';
import { checkSides, journalOf, runAndCleanUp, type VerifyOptions } from '../verify.js';
import {
  digestOf,
  jobName,
  parseJob,
  queueName,
  type RunRequest,
  type ScenarioJob,
  type ScenarioOutcome,
  type VerifyDescription,
} from './messages.js';
import { VerifyStore } from './store.js';

export interface VerifyWorkerOptions
  extends
    Omit<VerifyOptions, 'control' | 'recorder' | 'rules' | 'onStart' | 'signal'>,
    Omit<QueueWorkerSettings, 'tenant'> {
  readonly control: Side;
  /** What else affects the answers, such as the language, as any text without secrets: the same as for `distributeVerify`. */
  readonly configuration?: string | undefined;
}

/** What a worker has done. */
export interface VerifyWorkerResult {
  /** Scenarios of which the result was reported. */
  readonly scenarios: number;
  /** What is missing in the journal, if something is left and the file could not be written. */
  readonly problem: string | undefined;
}

/** Milliseconds between two looks for a permission. */
const pollInterval = 100;

/** Milliseconds in which a coordinator plans again what Redis has lost. */
const replanTime = 60_000;

/**
 * Runs scenarios for `distributeVerify`, one at a time, until `signal` is aborted; a scenario that has begun is finished. The
 * worker runs only scenarios that it has itself, and needs permission to write of its own: nothing in Redis makes it send
 * anything else.
 *
 * @returns what was done
 * @throws {ScenarioError} if a scenario is invalid, before anything is sent
 * @throws {ConfigurationError} if BullMQ is not installed, writes are not allowed, or a run has other sides or scenarios
 * @throws the error of a side that cannot be used
 * @example
 * const stop = new AbortController();
 * process.once('SIGTERM', () => stop.abort());
 * await runVerifyWorker({
 *   queue: { url: 'rediss://redis.example.com' },
 *   scenarios: ['scenarios/'],
 *   control: { name: 'soap', so: soap },
 *   candidates: [{ name: 'rest', so: rest }],
 *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
 *   allowWrites: 'Cust12345',
 *   signal: stop.signal,
 * });
 */
export async function runVerifyWorker(options: VerifyWorkerOptions): Promise<VerifyWorkerResult> {
  const { control, candidates, tenant, queue, signal } = options;
  checkSides(control, candidates);
  const loaded = await loadScenarios(options.scenarios, options.contract);
  const writes = writesOf(loaded.scenarios);
  await permitWrites(tenant, writes, options);
  const bullmq = await loadBullMq();
  await requireUsable(control, candidates, signal);
  const store = await VerifyStore.open(queue, tenant.name, 'the worker waits');
  let journal: Journal | undefined;
  try {
    journal = journalOf(options, writes.length > 0);
    const worker = new VerifyWorker(options, loaded, journal, store);
    await worker.runJobs(bullmq);
    return { scenarios: worker.done, problem: journal.close() };
  } finally {
    journal?.close();
    await store.close();
  }
}

class VerifyWorker extends QueueWorker<ScenarioJob, VerifyDescription> {
  readonly #options: VerifyWorkerOptions;
  readonly #catalogue: LoadedScenarios['catalogue'];
  readonly #scenarios: ReadonlyMap<string, Scenario>;
  readonly #journal: Journal;
  readonly #store: VerifyStore;
  readonly #sides: SidesFingerprint;
  /** The scenarios that write and have begun, by the name of the job. */
  readonly #begun = new Set<string>();
  #done = 0;

  constructor(
    options: VerifyWorkerOptions,
    { scenarios, catalogue }: LoadedScenarios,
    journal: Journal,
    store: VerifyStore,
  ) {
    const { tenant, control, candidates, unmasked = false, takeOverAfter = 30_000, configuration } = options;
    super({ ...options, tenant: tenant.name }, store, {
      name: queueName,
      // All of a worker's scenarios share its journal.
      jobsAtOnce: 1,
      heartbeatInterval: takeOverAfter / 4,
      lifetime: Math.ceil(takeOverAfter / 1_000),
    });
    this.#options = options;
    this.#catalogue = catalogue;
    this.#scenarios = new Map(scenarios.map((scenario) => [digestOf(scenario), scenario]));
    this.#journal = journal;
    this.#store = store;
    this.#sides = fingerprintOf({ tenant: tenant.name, sides: [control, ...candidates], unmasked }, configuration);
  }

  get done(): number {
    return this.#done;
  }

  protected parse(data: unknown): ScenarioJob {
    return parseJob(data);
  }

  protected async work(job: ScenarioJob): Promise<boolean> {
    const description = await this.descriptionOf(job.run);
    if (this.stop.aborted) return false;
    // The run has ended.
    if (description === undefined) return true;
    const scenario = this.#scenarios.get(job.digest);
    if (scenario?.name !== job.scenario) {
      if (!(await this.patiently(() => this.#store.isPlanned(job)))) return true;
      this.fail(
        new ConfigurationError(
          `the worker does not have the scenario ${JSON.stringify(job.scenario)} as the verification has it; start the worker with the same scenarios`,
          { path: 'scenarios' },
        ),
      );
      return false;
    }
    return this.announced(jobName(job), () => this.#runIfPermitted(job, scenario, description.rules));
  }

  async #runIfPermitted(job: ScenarioJob, scenario: Scenario, rules: readonly ComparisonRule[]): Promise<boolean> {
    const writes = writesOf([scenario]).length > 0;
    const permission = await this.#permission(job, writes);
    if (permission !== 'granted') return permission === 'refused';
    if (writes) this.#begun.add(jobName(job));
    try {
      const outcome = await this.#run(scenario, rules);
      if (await this.beforeEnd((end) => this.#commit(job, outcome, end))) this.#done += 1;
    } catch (error) {
      // The coordinator finds that this worker has ended.
      this.fail(error);
    }
    return true;
  }

  /** A scenario that has begun is finished, even by a worker that ends. */
  async #run(scenario: Scenario, rules: readonly ComparisonRule[]): Promise<ScenarioOutcome> {
    const { control, candidates, unmasked = false, wait = waitByClock, onStep } = this.#options;
    const collector = new ParityCollector({ rules: new ComparisonRules(), unmasked, partial: true });
    const [catalogue, journal, recorder] = [this.#catalogue, this.#journal, undefined];
    const parts = { control, candidates, catalogue, collector, rules, journal, recorder, unmasked, wait };
    const { result, notes } = await runAndCleanUp(parts, scenario, onStep);
    return { format: 1, steps: result.steps, notes, collector: collector.toJSON() };
  }

  /** Waits until the coordinator has decided. */
  async #permission(job: ScenarioJob, writes: boolean): Promise<'granted' | 'refused' | 'stopped'> {
    if (this.#begun.has(jobName(job))) return 'refused';
    const { file } = this.#journal;
    const request: RunRequest = {
      worker: this.id,
      host: hostname(),
      ...(file === undefined ? {} : { journal: resolve(file) }),
    };
    while (!this.stop.aborted) {
      const holder = await this.patiently(() => this.#store.request(job, request));
      if (holder === this.id) return 'granted';
      if (writes && typeof holder === 'string') return 'refused';
      // Redis may have lost what was planned: the coordinator plans it again.
      if (holder === false && (await this.patiently(() => this.#store.description()))?.run !== job.run) {
        return 'refused';
      }
      await sleep(pollInterval, undefined, { signal: this.stop }).catch(() => undefined);
    }
    const withdraw = (end: AbortSignal) => this.patiently(() => this.#store.withdraw(job, request), end);
    return (await this.beforeEnd(withdraw)) ? 'stopped' : 'granted';
  }

  /**
   * A worker that is stopped waits for a plan that Redis has lost too: the coordinator cannot run what has written again.
   *
   * @returns whether the result counts
   */
  async #commit(job: ScenarioJob, outcome: ScenarioOutcome, end: AbortSignal): Promise<boolean> {
    const limit = performance.now() + replanTime;
    while (!(await this.patiently(() => this.#store.commit(job, outcome), end))) {
      const run = (await this.patiently(() => this.#store.description(), end))?.run;
      if ((run !== undefined && run !== job.run) || end.aborted) return false;
      // Without a run, Redis has lost everything and the coordinator plans again, or the run has ended.
      if (performance.now() > limit) {
        if (run === undefined) return false;
        throw new ConfigurationError(
          `the verification has gone on without the result of ${JSON.stringify(job.scenario)}, because the worker gave no sign of life for too long; start it again`,
        );
      }
      await sleep(pollInterval, undefined, { signal: end }).catch(() => undefined);
    }
    return true;
  }

  protected accept(description: VerifyDescription): void {
    requireSameSides('verification', description.sides, this.#sides);
  }
}
