import { randomInt } from 'node:crypto';
import { ComparisonRules, type ComparisonRule } from '../../comparison/index.js';
import type { SuperOfficeConfiguration } from '../../config/configuration.js';
import { ConfigurationError } from '../../errors/index.js';
import { cleanUp, Journal } from '../journal/index.js';
import type { Recorder, Recording } from '../recording/index.js';
import { ParityCollector } from '../report/collector.js';
import type { ParityReport, ScenarioResult } from '../report/model.js';
import { ruleNotes } from '../report/rule-notes.js';
import { type LoadedScenarios, loadScenarios, type ScenarioDefinition, starterFolder } from '../scenario/index.js';
import type { Side } from './asking.js';
import { permitWrites, type TenantInRun, type WritePermission, writesOf } from './safety.js';
import { type FinishedStep, runScenario } from './scenario-run.js';
import { type Wait, waitByClock } from './step-context.js';

export interface VerifyOptions extends WritePermission {
  /**
   * Files and folders of scenarios, and scenarios themselves. Default: those that come with the package, which go through
   * the vendor's guide and every operation of the repositories.
   */
  readonly scenarios?: readonly (string | ScenarioDefinition)[] | undefined;
  /** What is there today and known to be right, or what it answered when it was recorded. */
  readonly control: Side | Recording;
  /** What should answer the same. At least one. */
  readonly candidates: readonly Side[];
  readonly tenant: TenantInRun;
  /** What may differ, in all scenarios. */
  readonly rules?: readonly ComparisonRule[] | undefined;
  /** Show texts that may be about people as they are, in the report. Default false. */
  readonly unmasked?: boolean | undefined;
  /** Keeps what is created. Default: in memory for a tenant of one's own, else a file in the working folder. */
  readonly journal?: string | undefined;
  /** Keeps the control's answers. It is closed by whoever made it. */
  readonly recorder?: Recorder | undefined;
  /** The contract that scenarios are checked against, as in a connection's configuration. */
  readonly wsdl?: SuperOfficeConfiguration['wsdl'] | undefined;
  /** Is told of the scenarios before the first step, and of each step when it is done. */
  readonly onStart?: ((loaded: LoadedScenarios) => void) | undefined;
  readonly onStep?: ((finished: FinishedStep) => void) | undefined;
  /** Stops before the next step; what was created is cleaned up. */
  readonly signal?: AbortSignal | undefined;
  /** How a step's pause passes. Default: by the clock. */
  readonly wait?: Wait | undefined;
}

/**
 * Runs scenarios on a control and on candidates, compares what they answer step by step, and cleans up.
 *
 * @returns what was found; `isClean(report)` says whether all of it is explained
 * @throws {ScenarioError} where scenarios are not right, before anything is sent
 * @throws {ConfigurationError} where they write and the tenant was not named for it, before anything is sent
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
  const { scenarios: given = [starterFolder], control, candidates, tenant, wsdl } = options;
  checkSides(control, candidates);
  const loaded = await loadScenarios(given, wsdl);
  const { scenarios, catalogue } = loaded;
  const writes = writesOf(scenarios);
  await permitWrites(tenant, writes, options);
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
      try {
        results.push(await runScenario(parts, scenario, options.onStep ?? (() => undefined), options.signal));
      } finally {
        notes.push(...(await swept(journal, 'so' in control ? control : candidates[0], catalogue)));
      }
    }
  } finally {
    const trouble = journal.close();
    if (trouble !== undefined) notes.push(`${trouble}.`);
  }
  const findings = collector.findings();
  const stopped = options.signal?.aborted === true;
  notes.push(...(stopped ? ['The run was stopped before all scenarios had run.'] : ruleNotes(parts.rules, findings)));
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
    notes: [...new Set([...notes, ...collector.notes()])],
    unmasked: options.unmasked ?? false,
    ...(stopped ? { stopped: true } : {}),
  };
}

/** Finishes the clean-up of a run that was killed. What cannot be deleted stays in its journal. */
export async function finishCleanUp(
  file: string,
  {
    side,
    tenant,
    wsdl,
    ...permission
  }: Pick<VerifyOptions, 'tenant' | 'wsdl'> & WritePermission & { readonly side: Side },
) {
  const journal = Journal.open(file);
  try {
    // One that was cut short at its beginning names no tenant, and nothing was created.
    if (journal.tenant !== '' && journal.tenant.toLowerCase() !== tenant.name.toLowerCase()) {
      throw new ConfigurationError(`${file} is of the tenant ${journal.tenant}, and this is ${tenant.name}`);
    }
    const leftovers = journal.leftovers();
    const writes = leftovers.map(({ remove }) => remove.call);
    await permitWrites(tenant, [...new Set(writes)], permission);
    const { catalogue } = await loadScenarios([], wsdl);
    return await cleanUp(journal, side.so, catalogue);
  } finally {
    journal.close();
  }
}

export function controlName(control: Side | Recording): string {
  return 'so' in control ? control.name : control.head.control;
}

/** @returns what could not be cleaned up, for the report */
async function swept(journal: Journal, side: Side | undefined, catalogue: LoadedScenarios['catalogue']) {
  if (side === undefined) return [];
  const { failures } = await cleanUp(journal, side.so, catalogue);
  const way = journal.file === undefined ? '' : ` Try again with superoffice-bridge verify --clean-up ${journal.file}.`;
  return failures.map((failure) => `${failure}.${way}`);
}

function checkSides(control: Side | Recording, candidates: readonly Side[]): void {
  if (candidates.length === 0) throw new ConfigurationError('there is nothing to compare with: name a candidate');
  const names = candidates.map(({ name }) => name);
  if ('so' in control) names.unshift(control.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new ConfigurationError(`${twice} cannot be compared with itself; name another candidate`);
}

/** A text of one shape, so that it looks the same when it is masked; no word of a person's begins so. */
function newTag(): string {
  const time = new Date().toISOString().replace(/\D/g, '').slice(2, 14);
  return `bridge-${time}-${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

function journalOf({ journal, tenant }: VerifyOptions, writes: boolean): Journal {
  const tag = newTag();
  if (!writes || (journal === undefined && tenant.kind === 'own')) return Journal.inMemory(tag, tenant.name);
  return Journal.create(journal ?? `verify-${tag}.journal`, tag, tenant.name);
}
