import { randomBytes } from 'node:crypto';
import { ComparisonRules } from '../../../comparison/index.js';
import { SuperOfficeError } from '../../../errors/index.js';
import type { RedisSettings } from '../../../redis/index.js';
import { fingerprintOf } from '../../queue/fingerprint.js';
import { JobQueue, loadBullMq } from '../../queue/jobs.js';
import { ParityCollector } from '../../report/collector.js';
import type { ParityReport, ScenarioResult } from '../../report/model.js';
import { loadScenarios } from '../../scenario/index.js';
import type { Side } from '../../side.js';
import { permitWrites, writesOf } from '../safety.js';
import { checkSides, verifyReport, type VerifyOptions } from '../verify.js';
import { VerifyCoordinator } from './coordinator.js';
import type { CoordinatorState, MergedScenario } from './coordinator-parts.js';
import { describedRules, queueName } from './messages.js';
import { VerifyStore } from './store.js';

export interface DistributedVerifyOptions extends Omit<VerifyOptions, 'control' | 'journal' | 'recorder' | 'wait'> {
  readonly control: Side;
  /** The Redis of the queue. */
  readonly queue: RedisSettings;
  /** What else affects the answers, such as the language, as any text without secrets: the same as for the workers. */
  readonly configuration?: string | undefined;
  /**
   * The scenarios do not depend on what others write, and can all be run at the same time. Default false: one that writes is
   * run alone, in its place in the order, as `verify` does; those that only read are run together.
   */
  readonly independent?: boolean | undefined;
  /** Milliseconds after which a worker that gives no sign of life has ended. Default 30,000. */
  readonly takeOverAfter?: number | undefined;
  /** Milliseconds that Redis may be away. Default four hours. */
  readonly maxWait?: number | undefined;
  /** Called when a scenario is done, when workers come or go, and when Redis goes or is back. */
  readonly onProgress?: ((progress: DistributedVerifyProgress) => void) | undefined;
}

/** The progress of a verification that several workers do. */
export interface DistributedVerifyProgress extends CoordinatorState {
  /** The number of scenarios. */
  readonly scenarios: number;
}

/**
 * Verifies scenarios, as `verify` does, with workers on any number of machines (`runVerifyWorker`), which must have the same
 * scenarios: Redis carries their names alone. The report is the same as that of `verify`. `onStep` gets no observations, since
 * the answers stay with the workers.
 *
 * A scenario that writes is never run twice: if its worker ends in the middle, its first step fails, the others are skipped,
 * and a note of the report names the journal of that worker. One that only reads is run again by another worker.
 *
 * @returns the report; `stopped` is set if the run was stopped or cancelled before it finished
 * @throws {ScenarioError} if a scenario is invalid
 * @throws {ConfigurationError} if BullMQ is not installed, writes are not allowed, or another process coordinates
 * @throws {SuperOfficeError} if Redis was away for longer than `maxWait`
 * @example
 * const report = await distributeVerify({
 *   queue: { url: 'rediss://redis.example.com' },
 *   scenarios: ['scenarios/'],
 *   control: { name: 'soap', so: soap },
 *   candidates: [{ name: 'rest', so: rest }],
 *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
 *   allowWrites: 'Cust12345',
 * });
 */
export async function distributeVerify(options: DistributedVerifyOptions): Promise<ParityReport> {
  const { control, candidates, tenant, rules = [], unmasked = false, queue, onStep, onProgress } = options;
  const { maxWait = 4 * 60 * 60_000, takeOverAfter = 30_000, signal = new AbortController().signal } = options;
  checkSides(control, candidates);
  const loaded = await loadScenarios(options.scenarios, options.contract);
  const { scenarios } = loaded;
  await permitWrites(tenant, writesOf(scenarios), options);
  // Before anything is opened, so that nothing stays open if it is missing.
  await loadBullMq();
  const store = await VerifyStore.open(queue, tenant.name, 'the verification waits');
  const jobs = await JobQueue.open(queue, tenant.name, queueName);
  const startedAt = new Date().toISOString();
  const collector = new ParityCollector({ rules: new ComparisonRules(), unmasked });
  const results: ScenarioResult[] = [];
  const notes: string[] = [];
  let progress: DistributedVerifyProgress = {
    ...{ scenarios: scenarios.length, done: 0, workers: 0 },
    ...{ paused: false, waiting: undefined },
  };
  const coordinator = new VerifyCoordinator({
    tenant: tenant.name,
    ...{ store, jobs, scenarios, maxWait },
    independent: options.independent === true,
    unresponsiveAfter: takeOverAfter,
    description: {
      format: 1,
      run: randomBytes(8).toString('hex'),
      sides: fingerprintOf({ tenant: tenant.name, sides: [control, ...candidates], unmasked }, options.configuration),
      rules: describedRules(rules),
    },
    candidates: candidates.map(({ name }) => name),
    stop: signal,
    notify(changes) {
      progress = { ...progress, ...changes };
      onProgress?.(progress);
    },
    merge(merged: MergedScenario) {
      results.push(merged.result);
      for (const note of merged.notes) notes.push(note);
      if (merged.collector !== undefined) collector.merge(merged.collector);
      const { name: scenario, steps } = merged.result;
      for (const result of steps) onStep?.({ scenario, result, observations: [] });
    },
  });
  options.onStart?.(loaded);
  try {
    await coordinator.run();
  } catch (error) {
    // Stopped before it could begin.
    if (!signal.aborted || error instanceof SuperOfficeError) throw error;
  } finally {
    await coordinator.end();
    await store.close();
    await jobs.close();
  }
  return verifyReport(options, {
    collector,
    startedAt,
    results,
    notes,
    stopped: signal.aborted || coordinator.cancelled,
  });
}
