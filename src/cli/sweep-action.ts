import { print, printAside } from './output/print.js';
import { existsSync } from 'node:fs';
import { ConfigurationError, type TransportName } from '../errors/index.js';
import { removeFile, systemCode } from '../files/index.js';
import { readRules } from '../migration/scenario/index.js';
import {
  checkReportTargets,
  parseReportTarget,
  reportFormats,
  summaryText,
  writeReports,
} from '../migration/report/index.js';
import {
  sweep,
  type SweepOptions,
  sweepSubjects,
  type EntityName,
  type SweepDepth,
  type SweepSubject,
} from '../migration/sweep/index.js';
import type { ParityReport } from '../migration/report/model.js';
import { changeQueue } from './queue-action.js';
import { type QueueOption, queueOf } from './queue-option.js';
import type { QueueAction } from '../migration/sweep/queue/index.js';
import type { RedisSettings } from '../redis/index.js';
import { exitCodeOf } from './exit-codes.js';
import { abortOnInterrupt } from './interrupts.js';
import { screenOf } from './output/screen.js';
import { withFilter } from './refused-filter.js';
import { keepResidentMemoryLow } from './resident-memory.js';
import { openSides } from './sides.js';
import { SweepProgressView } from './sweep-progress.js';

export interface SweepCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly control: TransportName;
  readonly candidates: readonly TransportName[];
  readonly subjects?: readonly SweepSubject[];
  readonly depth: SweepDepth;
  readonly filter?: string;
  readonly ids?: { readonly fromId?: number; readonly toId?: number };
  readonly sample?: number;
  readonly seed?: number;
  readonly rules?: string;
  readonly concurrency?: number;
  readonly rate?: number;
  readonly checkpoint: string;
  readonly resume?: string;
  readonly fresh?: true;
  readonly unmasked?: true;
  readonly json?: true;
  /** The address of a Redis. */
  readonly queue?: QueueOption;
  readonly queueAction?: QueueAction;
  /** As typed. */
  readonly report: readonly string[];
}

/** Compares the records, and prints and writes the report. */
export async function runSweep(options: SweepCommandOptions): Promise<void> {
  if (options.resume !== undefined && options.fresh === true) {
    throw new ConfigurationError(
      '--resume and --fresh cannot be used together: --fresh ignores the progress file; name it with --checkpoint to start again',
    );
  }
  const checkpoint = options.resume ?? options.checkpoint;
  if (options.resume !== undefined && !existsSync(checkpoint)) {
    throw new ConfigurationError(
      `the checkpoint ${checkpoint} does not exist; leave out --resume to start a new sweep`,
    );
  }
  if (options.queueAction !== undefined) return changeSweep(options, options.queueAction, checkpoint);
  const settings = settingsOf(options);
  if (options.queue !== undefined) refuseWithQueue(settings);
  const targets = options.report.map(parseReportTarget);
  checkReportTargets(targets);
  const queue = options.queue === undefined ? undefined : await queueOf(options.queue, options);
  const opened = await openSides([options.control, ...options.candidates], options);
  const [control, ...candidates] = opened.sides;
  if (control === undefined) return;
  const interrupt = abortOnInterrupt(
    'stopping once the calls under way have finished; press Ctrl-C again to quit at once',
  );
  const stopCollecting = keepResidentMemoryLow();
  const view = new SweepProgressView(process.stderr);
  const command = options.fresh === true ? 'the command again without --fresh' : 'the same command again';
  try {
    const sweepOptions: SweepOptions = {
      ...settings,
      tenant: opened.tenant.name,
      control,
      candidates,
      checkpoint,
      fresh: options.fresh,
      signal: interrupt.signal,
      onProgress: (progress) => view.show(progress),
    };
    const running = queue === undefined ? sweep(sweepOptions) : distributed(sweepOptions, queue, opened.answerSettings);
    const report = await running.finally(() => view.end());
    const written = await writeReports(report, targets);
    const isStopped = report.stopped === true;
    if (!isStopped) removeCheckpoint(checkpoint);
    if (options.json === true) print(reportFormats.json.write(report));
    else print(summaryText(report, screenOf(process.stdout, 100)));
    for (const file of written) printAside(`${file}\n`);
    // A sweep that was stopped before its first answer has nothing to resume.
    const again = existsSync(checkpoint) ? `run ${command} to resume from ${checkpoint}` : 'run the same command again';
    if (isStopped) printAside(`stopped; ${again}\n`);
    process.exitCode = exitCodeOf(report);
  } catch (error) {
    // A checkpoint of another sweep was not changed.
    if (existsSync(checkpoint) && !(error instanceof ConfigurationError)) {
      printAside(`progress is saved in ${checkpoint}; run ${command} to resume\n`);
    }
    throw withFilter(error, settings.filters);
  } finally {
    stopCollecting();
    interrupt.end();
    await opened.close();
  }
}

/** @throws {ConfigurationError} if an option has no effect with a queue */
function refuseWithQueue(options: Settings): void {
  for (const [option, name] of [
    ['concurrency', '--concurrency'],
    ['callsPerSecond', '--rate'],
  ] as const) {
    if (options[option] === undefined) continue;
    throw new ConfigurationError(`${name} has no effect with --queue; use it with sweep-worker, which makes the calls`);
  }
}

/** BullMQ is loaded only where it is used. */
async function distributed(options: SweepOptions, queue: RedisSettings, configuration: string): Promise<ParityReport> {
  const { distributeSweep } = await import('../migration/sweep/queue/index.js');
  return distributeSweep({ ...options, queue, configuration });
}

async function changeSweep(options: SweepCommandOptions, action: QueueAction, checkpoint: string): Promise<void> {
  const { controlSweep } = await import('../migration/sweep/queue/index.js');
  await changeQueue('sweep', action, options, controlSweep);
  if (action === 'cancel') removeCheckpoint(checkpoint);
}

function removeCheckpoint(file: string): void {
  try {
    removeFile(file);
  } catch (cause) {
    const code = systemCode(cause) ?? 'unknown';
    throw new ConfigurationError(`cannot delete the checkpoint ${file} (${code}); name another file`, { cause });
  }
}

type Settings = Omit<SweepOptions, 'tenant' | 'control' | 'candidates'>;

function settingsOf(options: SweepCommandOptions): Settings {
  const { subjects, depth, ids, sample, seed, concurrency, rate, unmasked, rules } = options;
  return {
    ...ids,
    subjects,
    depth,
    sample,
    seed,
    concurrency,
    callsPerSecond: rate,
    unmasked,
    filters: filtersOf(options),
    rules: rules === undefined ? undefined : readRules(rules),
  };
}

/** A filter names columns of one archive, so it needs one entity. */
function filtersOf({ filter, subjects = sweepSubjects }: SweepCommandOptions): Settings['filters'] {
  if (filter === undefined) return undefined;
  const entities = subjects.filter((subject): subject is EntityName => subject !== 'lists');
  const [only] = entities;
  if (only !== undefined && entities.length === 1) return { [only]: filter };
  throw new ConfigurationError('--filter needs --subjects with one entity, such as --subjects contacts');
}
