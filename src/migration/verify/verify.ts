import { randomInt } from 'node:crypto';
import { ComparisonRules, type ComparisonRule } from '../../comparison/index.js';
import type { SuperOfficeConfiguration } from '../../config/configuration.js';
import { ConfigurationError } from '../../errors/index.js';
import { cleanUp, Journal } from '../journal/index.js';
import type { Recorder, Recording } from '../recording/index.js';
import { ParityCollector } from '../report/collector.js';
import type { ParityReport, ScenarioResult } from '../report/model.js';
import { ruleNotes } from '../report/rule-notes.js';
import { type LoadedScenarios, loadScenarios, type Scenario, type ScenarioDefinition } from '../scenario/index.js';
import { problemOfSides, type Side } from '../side.js';
import { permitWrites, type TenantInRun, type WritePermission, writesOf } from './safety.js';
import { type FinishedStep, runScenario } from './scenario-run.js';
import { requireUsable } from './usable-sides.js';
import { type RunParts, type Wait, waitByClock } from './step-context.js';

export interface VerifyOptions extends WritePermission {
  /**
   * Scenario files, folders of them, and scenario definitions. Default: the scenarios of the package, which cover the
   * vendor's guide and every operation of the repositories.
   */
  readonly scenarios?: readonly (string | ScenarioDefinition)[] | undefined;
  /** The side that the others are compared with, or a recording of it. */
  readonly control: Side | Recording;
  /** The sides that should answer the same; at least one. */
  readonly candidates: readonly Side[];
  readonly tenant: TenantInRun;
  /** Rules for all scenarios: they explain known differences, so that these do not fail the run. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show text that may be personal data unmasked in the report. Default false. */
  readonly unmasked?: boolean | undefined;
  /** The file that lists what is created. Default: none for an emulator, otherwise a file in the working folder. */
  readonly journal?: string | undefined;
  /** Records the control's answers. The caller closes it. */
  readonly recorder?: Recorder | undefined;
  /** The contract that scenarios are checked against, as in the configuration of a connection. */
  readonly contract?: SuperOfficeConfiguration['contract'] | undefined;
  /** Called with the scenarios before the first step. */
  readonly onStart?: ((loaded: LoadedScenarios) => void) | undefined;
  /** Called after each step. */
  readonly onStep?: ((finished: FinishedStep) => void) | undefined;
  /** Abort it to stop before the next step; what was created is cleaned up. */
  readonly signal?: AbortSignal | undefined;
  /** Waits for the pause of a step. Default: by the clock. */
  readonly wait?: Wait | undefined;
}

/**
 * Runs scenarios on a control and on candidates, compares their answers step by step, and cleans up.
 *
 * @returns the report; `isClean(report)` tells whether there are no unexplained differences; `stopped` is set if the run was
 *   stopped before it finished
 * @throws {ScenarioError} if a scenario is invalid, before anything is sent
 * @throws {ConfigurationError} if scenarios write and the tenant was not named for writing, before anything is sent
 * @throws the error of a side that cannot be used: that cannot be reached, or where the sign-in fails
 * @example
 * const report = await verify({
 *   scenarios: ['scenarios/'],
 *   control: { name: 'soap', so: soap },
 *   candidates: [{ name: 'rest', so: rest }],
 *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
 *   allowWrites: 'Cust12345',
 * });
 */
export async function verify(options: VerifyOptions): Promise<ParityReport> {
  const { scenarios: given, control, candidates, tenant, contract } = options;
  checkSides(control, candidates);
  const loaded = await loadScenarios(given, contract);
  const { scenarios, catalogue } = loaded;
  const writes = writesOf(scenarios);
  await permitWrites(tenant, writes, options);
  await requireUsable(control, candidates, options.signal);
  const journal = journalOf(options, writes.length > 0);
  const collector = new ParityCollector({ rules: new ComparisonRules(), unmasked: options.unmasked ?? false });
  const parts = {
    control,
    candidates,
    catalogue,
    collector,
    rules: options.rules ?? [],
    journal,
    recorder: options.recorder,
    unmasked: options.unmasked ?? false,
    wait: options.wait ?? waitByClock,
  };
  const startedAt = new Date().toISOString();
  const results: ScenarioResult[] = [];
  const notes: string[] = [];
  options.onStart?.(loaded);
  try {
    for (const scenario of scenarios) {
      if (options.signal?.aborted === true) break;
      const ran = await runAndCleanUp(parts, scenario, options.onStep, options.signal);
      results.push(ran.result);
      for (const note of ran.notes) notes.push(note);
    }
  } finally {
    const problem = journal.close();
    if (problem !== undefined) notes.push(`${problem}.`);
  }
  const stopped = options.signal?.aborted === true;
  return verifyReport(options, { collector, startedAt, results, notes, stopped });
}

/** What a run has found. */
export interface VerifyFindings {
  readonly collector: ParityCollector;
  readonly startedAt: string;
  readonly results: readonly ScenarioResult[];
  readonly notes: readonly string[];
  readonly stopped: boolean;
}

export function verifyReport(
  {
    control,
    candidates,
    tenant,
    rules = [],
    unmasked = false,
  }: Pick<VerifyOptions, 'control' | 'candidates' | 'tenant' | 'rules' | 'unmasked'>,
  { collector, startedAt, results, notes, stopped }: VerifyFindings,
): ParityReport {
  const findings = collector.findings();
  const more = stopped ? ['The run was stopped before all scenarios had run.'] : ruleNotes(rules, findings);
  return {
    format: 1,
    kind: 'verify',
    tenant: tenant.name,
    control: controlName(control),
    candidates: candidates.map(({ name }) => name),
    startedAt,
    endedAt: new Date().toISOString(),
    totals: collector.totals(),
    operations: collector.operations(),
    fields: collector.fields(),
    findings,
    scenarios: results,
    notes: [...new Set([...notes, ...more, ...collector.notes()])],
    unmasked,
    ...('so' in control || control.head.personal ? {} : { maskedControl: true }),
    ...(stopped ? { stopped: true } : {}),
  };
}

/** Runs one scenario, and deletes what it has left on the tenant. */
export async function runAndCleanUp(
  parts: RunParts,
  scenario: Scenario,
  onStep: VerifyOptions['onStep'],
  signal?: AbortSignal,
): Promise<{ readonly result: ScenarioResult; readonly notes: readonly string[] }> {
  const { journal, control, candidates, catalogue, unmasked } = parts;
  const tidy = () => cleanedUp(journal, 'so' in control ? control : candidates[0], catalogue, unmasked);
  let result: ScenarioResult;
  try {
    result = await runScenario(parts, scenario, onStep ?? (() => undefined), signal);
  } catch (error) {
    await tidy();
    throw error;
  }
  return { result, notes: await tidy() };
}

/**
 * Finishes the clean-up of a run that was killed. What cannot be deleted stays in the journal.
 *
 * @example
 * await finishCleanUp('verify.journal', {
 *   side: { name: 'rest', so: rest },
 *   tenant: { name: 'sod/Cust12345', id: 'Cust12345', kind: 'development' },
 *   allowWrites: 'Cust12345',
 * });
 */
export async function finishCleanUp(
  file: string,
  {
    side,
    tenant,
    contract,
    ...permission
  }: Pick<VerifyOptions, 'tenant' | 'contract'> & WritePermission & { readonly side: Side },
) {
  const journal = Journal.open(file);
  try {
    // If the first line was cut off, the journal names no tenant, and nothing was created.
    if (journal.tenant !== '' && journal.tenant.toLowerCase() !== tenant.name.toLowerCase()) {
      throw new ConfigurationError(
        `${file} is the journal of the tenant ${journal.tenant}, but this tenant is ${tenant.name}`,
      );
    }
    const leftovers = journal.leftovers();
    const writes = leftovers.map(({ remove }) => remove.call);
    await permitWrites(tenant, [...new Set(writes)], permission);
    const { catalogue } = await loadScenarios([], contract);
    // This result is printed on the terminal and is not part of a report.
    return await cleanUp(journal, side, catalogue, true);
  } finally {
    journal.close();
  }
}

export function controlName(control: Side | Recording): string {
  return 'so' in control ? control.name : control.head.control;
}

/** @returns a note for the report on each entity that could not be deleted */
async function cleanedUp(
  journal: Journal,
  side: Side | undefined,
  catalogue: LoadedScenarios['catalogue'],
  unmasked: boolean,
) {
  if (side === undefined) return [];
  const { failures } = await cleanUp(journal, side, catalogue, unmasked);
  const hint =
    journal.file === undefined ? '' : ` Try again with superoffice-bridge verify --clean-up ${journal.file}.`;
  return failures.map((failure) => `${failure}.${hint}`);
}

export function checkSides(control: Side | Recording, candidates: readonly Side[]): void {
  if (candidates.length === 0) throw new ConfigurationError('there is nothing to compare: name at least one candidate');
  const problem = problemOfSides('so' in control ? [control, ...candidates] : candidates);
  if (problem !== undefined) throw new ConfigurationError(problem);
}

/** Every tag has the same shape, so that it looks the same when masked, and no word of ordinary text begins like it. */
function newTag(): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(2, 14);
  return `bridge-${time}-${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

export function journalOf({ journal, tenant }: Pick<VerifyOptions, 'journal' | 'tenant'>, writes: boolean): Journal {
  const tag = newTag();
  if (!writes || (journal === undefined && tenant.kind === 'own')) return Journal.inMemory(tag, tenant.name);
  return Journal.create(journal ?? `verify-${tag}.journal`, tag, tenant.name);
}
