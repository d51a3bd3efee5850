import { setTimeout as sleep } from 'node:timers/promises';
import { ProtocolError, ServerError, SuperOfficeError } from '../../../errors/index.js';
import { patiently } from '../../queue/patience.js';
import type { Scenario } from '../../scenario/index.js';
import { writesOf } from '../safety.js';
import type { CoordinatorParts, MergedScenario } from './coordinator-parts.js';
import { interruptedSteps, interruptionNote } from './interrupted.js';
import { digestOf, isOutcomeOf, jobName, type RunRequest, type ScenarioJob } from './messages.js';

/** Milliseconds between two looks at requests and results, and at everything else. */
const [pollInterval, checkInterval] = [100, 1_000];

/** After so many invalid results the run fails. */
const maxInvalid = 10;

/** Milliseconds that a stopped run waits for Redis. */
const lastChance = 10_000;

/** A scenario in the run. */
interface Part {
  readonly scenario: Scenario;
  readonly job: ScenarioJob;
  readonly name: string;
  readonly writes: boolean;
  /** The worker that may run it. Only this process knows for certain: Redis can lose it. */
  holder?: RunRequest | undefined;
  /** Since when that worker has been missing, or has not been working on it. */
  missingSince?: number | undefined;
  outcome?: MergedScenario;
}

/**
 * Gives scenarios to workers and merges their results in order.
 *
 * A worker runs a scenario only with the permission of this process, which gives it once for a scenario that writes. So
 * whatever Redis loses or repeats, such a scenario is never run twice.
 */
export class VerifyCoordinator {
  readonly #parts: CoordinatorParts;
  readonly #scenarios: readonly Part[];
  #merged = 0;
  #nextCheck = 0;
  #invalid = 0;
  #hasClaim = false;
  #cancelled = false;

  constructor(parts: CoordinatorParts) {
    this.#parts = parts;
    const { run } = parts.description;
    this.#scenarios = parts.scenarios.map((scenario) => {
      const job: ScenarioJob = { format: 1, run, scenario: scenario.name, digest: digestOf(scenario) };
      return { scenario, job, name: jobName(job), writes: writesOf([scenario]).length > 0 };
    });
  }

  /** Has another process cancelled the run? */
  get cancelled(): boolean {
    return this.#cancelled;
  }

  /** Returns when every scenario is merged or, once it is stopped or cancelled, those that have begun. */
  async run(): Promise<void> {
    const { tenant, store, jobs, stop } = this.#parts;
    await store.awaitClaim(tenant, (command) => this.#patiently(command), stop);
    this.#hasClaim = true;
    // What an earlier run has left. Without its coordinator, no worker begins a scenario of it.
    await this.#clear();
    await this.#plan();
    await this.#patiently(() => jobs.resume());
    while (this.#open.length > 0) {
      if (this.#isEnding && this.#open.every(({ holder }) => holder === undefined)) break;
      await this.#grantRequests();
      if (!(await this.#readResults())) await this.#pause();
      await this.#checkIfDue();
    }
    for (const { outcome } of this.#scenarios.slice(this.#merged)) if (outcome !== undefined) this.#merge(outcome);
    await this.#clear();
  }

  /** Lets another process coordinate. */
  async end(): Promise<void> {
    if (this.#hasClaim) await this.#parts.store.release().catch(() => undefined);
  }

  /** Stopped or cancelled: no other scenario begins. */
  get #isEnding(): boolean {
    return this.#cancelled || this.#parts.stop.aborted;
  }

  /** The scenarios without an outcome. */
  get #open(): readonly Part[] {
    return this.#scenarios.filter(({ outcome }) => outcome === undefined);
  }

  async #clear(): Promise<void> {
    const { store, jobs } = this.#parts;
    await this.#patiently(() => store.clear(jobs));
  }

  /** Everything can be repeated. A scenario that writes and has begun gets no job again. */
  async #plan(): Promise<void> {
    const { store, jobs, description } = this.#parts;
    const open = this.#open;
    await this.#patiently(() =>
      store.plan(
        description,
        open.map(({ job }) => job),
      ),
    );
    const added = this.#ready
      .filter(({ holder, writes }) => holder === undefined || !writes)
      .map(({ name, job }) => ({ id: name, name: 'scenario', data: job }));
    await this.#patiently(() => jobs.add(added));
  }

  /**
   * The scenarios without an outcome that see on the tenant what they would see in one process: the first ones that only
   * read, or the first one if it writes. Workers get jobs for these alone, or they would wait for one another.
   */
  get #ready(): readonly Part[] {
    const open = this.#open;
    if (this.#parts.independent) return open;
    const firstWrite = open.findIndex(({ writes }) => writes);
    return firstWrite === -1 ? open : open.slice(0, Math.max(firstWrite, 1));
  }

  async #grantRequests(): Promise<void> {
    const { store } = this.#parts;
    if (this.#isEnding) return;
    const requests = await this.#patiently(() => store.requests());
    if (requests.size === 0 || (await this.#learnCancellation())) return;
    const grants = await this.#patiently(() => store.grants());
    for (const part of this.#ready) {
      const request = requests.get(part.name);
      if (request === undefined || grants.get(part.name) === request.worker) continue;
      const isHeld = part.holder !== undefined && part.holder.worker !== request.worker;
      if (isHeld && part.writes) continue;
      await this.#grant(part, request);
    }
  }

  /** It counts as granted from before Redis knows it. */
  async #grant(part: Part, request: RunRequest): Promise<void> {
    const before = part.holder;
    part.holder = request;
    part.missingSince = undefined;
    let attempts = 0;
    const isGranted = await this.#patiently(() => {
      attempts += 1;
      return this.#parts.store.grant(part.job, request);
    });
    // An attempt that failed may have been carried out: the worker may have seen the permission before Redis lost it.
    if (!isGranted && attempts === 1) part.holder = before;
  }

  /** @returns whether there was any */
  async #readResults(): Promise<boolean> {
    const names = new Set(await this.#patiently(() => this.#parts.store.results()));
    if (names.size === 0) return false;
    let found = false;
    for (const part of this.#open) {
      if (!names.has(part.name)) continue;
      const outcome = await this.#resultOf(part);
      if (outcome === undefined) continue;
      found = true;
      await this.#done(part, outcome);
    }
    return found;
  }

  /** @returns undefined if the scenario can still be run */
  async #resultOf(part: Part): Promise<MergedScenario | undefined> {
    const { store, candidates } = this.#parts;
    const { scenario, job } = part;
    try {
      const outcome = await this.#patiently(() => store.result(job));
      if (isOutcomeOf(scenario, candidates, outcome) && part.holder !== undefined) {
        const { steps, notes, collector } = outcome;
        return { result: { name: scenario.name, file: scenario.file, steps }, notes, collector };
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
    }
    this.#invalid += 1;
    if (this.#invalid > maxInvalid) {
      throw new ProtocolError(
        `the queue contains invalid results, such as that of ${JSON.stringify(scenario.name)}; use a Redis that nothing else writes to`,
      );
    }
    return this.#lost(part);
  }

  /** The result of a worker is missing. */
  async #lost(part: Part): Promise<MergedScenario | undefined> {
    const { scenario, holder, writes } = part;
    if (holder !== undefined && writes) {
      const result = { name: scenario.name, file: scenario.file, steps: interruptedSteps(scenario) };
      return { result, notes: [interruptionNote(scenario, holder)], collector: undefined };
    }
    part.holder = undefined;
    part.missingSince = undefined;
    await this.#patiently(() => this.#parts.store.forget([part.name]));
    await this.#plan();
    return undefined;
  }

  async #done(part: Part, outcome: MergedScenario): Promise<void> {
    const ready = this.#ready.length;
    part.outcome = outcome;
    // A late result changes nothing.
    await this.#patiently(() => this.#parts.store.forget([part.name]));
    if (this.#ready.length >= ready) await this.#plan();
    for (let next = this.#next; next !== undefined; next = this.#next) this.#merge(next);
    this.#parts.notify({ done: this.#scenarios.length - this.#open.length });
  }

  get #next(): MergedScenario | undefined {
    return this.#scenarios[this.#merged]?.outcome;
  }

  #merge(outcome: MergedScenario): void {
    this.#merged += 1;
    this.#parts.merge(outcome);
  }

  async #checkIfDue(): Promise<void> {
    if (performance.now() < this.#nextCheck) return;
    const { store, jobs, notify, unresponsiveAfter } = this.#parts;
    if (!(await this.#patiently(() => store.claim()))) throw store.lostClaim();
    await this.#learnCancellation();
    const workers = await this.#patiently(() => store.workers());
    notify({ workers: workers.size, paused: await this.#patiently(() => jobs.isPaused()) });
    for (const part of this.#open.filter(({ holder }) => holder !== undefined)) {
      // A worker that has reported a result, or was never told of its permission, has ended as far as the part is concerned.
      const isMissing = workers.get(part.holder?.worker ?? '')?.has(part.name) !== true;
      part.missingSince = isMissing ? (part.missingSince ?? performance.now()) : undefined;
      if (part.missingSince === undefined || performance.now() - part.missingSince < unresponsiveAfter) continue;
      const outcome = await this.#lost(part);
      if (outcome !== undefined) await this.#done(part, outcome);
    }
    await this.#checkPlan();
    this.#nextCheck = performance.now() + checkInterval;
  }

  async #learnCancellation(): Promise<boolean> {
    const { store, description } = this.#parts;
    this.#cancelled ||= await this.#patiently(() => store.isCancelled(description.run));
    return this.#cancelled;
  }

  /** Redis may have lost what is planned, for example one that does not save everything. */
  async #checkPlan(): Promise<void> {
    const { store, jobs } = this.#parts;
    const [first] = this.#open;
    if (first === undefined) return;
    const waiting = this.#ready.find(({ holder }) => holder === undefined);
    const state = waiting && (await this.#patiently(() => jobs.stateOf(waiting.name)));
    if (state?.name === 'failed' && !this.#isEnding) {
      throw new ServerError(
        `workers failed to run the scenario ${JSON.stringify(waiting?.scenario.name)}: ${state.reason}`,
      );
    }
    const isPlanned = await this.#patiently(() => store.isPlanned(first.job));
    if (!isPlanned || state?.name === 'absent') await this.#plan();
  }

  async #pause(): Promise<void> {
    const { stop } = this.#parts;
    await sleep(pollInterval, undefined, stop.aborted ? {} : { signal: stop }).catch(() => undefined);
  }

  async #patiently<Value>(command: () => Promise<Value>): Promise<Value> {
    const { maxWait, stop, notify } = this.#parts;
    const onWait = (failure: SuperOfficeError | undefined) => {
      notify({ waiting: failure?.message });
      // The workers cannot give signs of life either.
      for (const part of this.#scenarios) part.missingSince = undefined;
    };
    if (!stop.aborted) {
      try {
        return await patiently(command, { maxWait, signal: stop, onWait });
      } catch (error) {
        if (!this.#parts.stop.aborted || error instanceof SuperOfficeError) throw error;
      }
    }
    return patiently(command, { maxWait: lastChance, signal: new AbortController().signal, onWait });
  }
}
