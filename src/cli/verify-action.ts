import { print, printable, printAside } from './output/print.js';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { ConfigurationError, type TransportName, transportNames } from '../errors/index.js';
import { Recorder, Recording } from '../migration/recording/index.js';
import {
  checkReportTargets,
  parseReportTarget,
  reportFormats,
  type ParityReport,
  type ReportTarget,
  summaryText,
  writeReports,
} from '../migration/report/index.js';
import type { Divergence } from '../emulator/index.js';
import { readRules } from '../migration/scenario/index.js';
import type { Side } from '../migration/side.js';
import {
  type FinishedStep,
  finishCleanUp,
  verify,
  waitByClock,
  writeStarterScenarios,
} from '../migration/verify/index.js';
import type { DistributedVerifyOptions, QueueAction } from '../migration/verify/queue/index.js';
import { changeQueue } from './queue-action.js';
import { type QueueOption, queueOf } from './queue-option.js';
import { exitCodeOf } from './exit-codes.js';
import { abortOnInterrupt } from './interrupts.js';
import { type Output, screenOf } from './output/screen.js';
import { VerifyPrinter } from './verify-printer.js';
import { type OpenedSides, openSides } from './sides.js';

export interface VerifyCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
  readonly diverge?: readonly Divergence[];
  readonly control: TransportName;
  readonly candidates?: readonly TransportName[];
  readonly allowWrites?: string;
  readonly yes?: string;
  readonly journal?: string;
  readonly cleanUp?: string;
  readonly record?: string;
  readonly replay?: string;
  readonly unmasked?: boolean;
  readonly rules?: string;
  readonly queue?: QueueOption;
  readonly queueAction?: QueueAction;
  readonly independent?: true;
  readonly init?: string | true;
  /** As typed. */
  readonly report: readonly string[];
  readonly reportDir?: string;
  readonly json?: boolean;
}

/** Runs the scenarios, and prints and writes the report. */
export async function runVerify(scenarios: readonly string[], options: VerifyCommandOptions): Promise<void> {
  const { init, cleanUp, record, replay, queueAction } = options;
  if (init !== undefined) {
    const files = writeStarterScenarios(init === true ? 'scenarios' : init);
    print(`${files.join('\n')}\n`);
    return;
  }
  if (record !== undefined && replay !== undefined) {
    throw new ConfigurationError(
      '--record and --replay cannot be used together: --replay has no live control to record',
    );
  }
  if (cleanUp !== undefined) return finish(cleanUp, options);
  if (queueAction !== undefined) {
    const { controlVerify } = await import('../migration/verify/queue/index.js');
    return changeQueue('verification', queueAction, options, controlVerify);
  }
  refuseWithQueue(options);
  // Before anything is sent.
  const targets = targetsOf(options);
  checkReportTargets(targets);
  const report = await verified(scenarios, options);
  if (options.json === true) print(reportFormats.json.write(report));
  for (const file of await writeReports(report, targets)) printAside(`${file}\n`);
  process.exitCode = exitCodeOf(report);
}

async function verified(scenarios: readonly string[], options: VerifyCommandOptions): Promise<ParityReport> {
  const recording = options.replay === undefined ? undefined : Recording.read(options.replay);
  const rules = options.rules === undefined ? [] : readRules(options.rules);
  const opened = await openSides(transportsOf(options, recording), options);
  try {
    return await verifiedOn(opened, recording, rules, scenarios, options);
  } finally {
    await opened.close();
  }
}

async function verifiedOn(
  opened: OpenedSides,
  recording: Recording | undefined,
  rules: ReturnType<typeof readRules>,
  scenarios: readonly string[],
  options: VerifyCommandOptions,
): Promise<ParityReport> {
  const [first, ...others] = opened.sides;
  if (first === undefined) throw new ConfigurationError('there is nothing to compare: name at least one candidate');
  const control = recording ?? first;
  const candidates = recording === undefined ? others : opened.sides;
  const { tenant, contract } = opened;
  const unmasked = options.unmasked === true || tenant.kind === 'own';
  const recorder = recorderOf(options, first, opened);
  const output: Output = options.json === true ? { write: () => undefined } : process.stdout;
  const controlTitle = recording === undefined ? first.name : `${recording.head.control} as recorded`;
  const names = [...(recording === undefined ? [first.name] : []), ...candidates.map(({ name }) => name)];
  const printer = new VerifyPrinter(output, names, unmasked);
  const interrupt = abortOnInterrupt('stopping after this step and cleaning up; press Ctrl-C again to quit at once');
  try {
    const common = {
      ...(scenarios.length === 0 ? {} : { scenarios }),
      candidates,
      tenant,
      contract,
      rules,
      unmasked,
      allowWrites: options.allowWrites,
      confirm: confirmation(options.yes),
      signal: interrupt.signal,
      onStart: () =>
        printer.head(
          controlTitle,
          candidates.map(({ name }) => name),
          tenant.name,
        ),
      onStep: (finished: FinishedStep) => printer.step(finished),
    };
    const wait = (milliseconds: number, stop?: AbortSignal) => {
      printer.pause(milliseconds);
      return waitByClock(milliseconds, stop);
    };
    const report =
      options.queue === undefined
        ? await verify({ ...common, control, recorder, journal: options.journal, wait })
        : await distributed({ ...common, control: first, configuration: opened.answerSettings }, options);
    output.write(printable(`\n${summaryOf(report)}`, output));
    printer.end(report);
    return report;
  } finally {
    interrupt.end();
    recorder?.close();
  }
}

/** BullMQ is loaded only where it is used. */
async function distributed(
  verification: Omit<DistributedVerifyOptions, 'queue'>,
  options: VerifyCommandOptions,
): Promise<ParityReport> {
  const { distributeVerify } = await import('../migration/verify/queue/index.js');
  let said: string | undefined;
  return distributeVerify({
    ...verification,
    queue: await queueOf(options.queue ?? true, options),
    independent: options.independent,
    onProgress({ workers, paused, waiting }) {
      const held = paused ? 'paused' : workers === 0 ? 'waiting for a verify-worker' : undefined;
      const text = waiting ?? held;
      if (text !== undefined && text !== said) printAside(`${text}\n`);
      said = text;
    },
  });
}

/** @throws {ConfigurationError} if an option has no effect with a queue, or only with one */
function refuseWithQueue(options: VerifyCommandOptions): void {
  const { queue, independent, record, replay, diverge = [], journal } = options;
  if (queue === undefined) {
    if (independent === true) throw new ConfigurationError('--independent needs --queue');
    return;
  }
  if (journal !== undefined) {
    throw new ConfigurationError(
      '--journal has no effect with --queue; use it with verify-worker, which creates the entities',
    );
  }
  const given = { '--record': record, '--replay': replay, '--diverge': diverge[0] };
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) throw new ConfigurationError(`${name} cannot be used with --queue`);
  }
}

function summaryOf(report: ParityReport): string {
  return summaryText(report, screenOf(process.stdout, 100));
}

export function transportsOf(
  { control, candidates }: Pick<VerifyCommandOptions, 'control' | 'candidates'>,
  recording?: Recording,
) {
  const replayed = recording?.head.control ?? control;
  const others = candidates ?? transportNames.filter((name) => name !== replayed);
  return recording === undefined ? [control, ...others] : others;
}

function recorderOf({ record, unmasked }: VerifyCommandOptions, control: Side, { tenant }: OpenedSides) {
  if (record === undefined) return undefined;
  return new Recorder(record, { control: control.name, tenant: tenant.name, personal: unmasked === true });
}

function targetsOf({ report, reportDir }: VerifyCommandOptions): readonly ReportTarget[] {
  const named = report.map(parseReportTarget);
  if (reportDir === undefined) return named;
  const names = ['html', 'json', 'md'].map((ending) => parseReportTarget(join(reportDir, `parity.${ending}`)));
  return [...named, ...names, parseReportTarget(`junit=${join(reportDir, 'parity.xml')}`)];
}

async function finish(file: string, options: VerifyCommandOptions): Promise<void> {
  const opened = await openSides([options.control], options);
  try {
    const [side] = opened.sides;
    if (side === undefined) throw new ConfigurationError('name one transport with --control');
    const { tenant, contract } = opened;
    const permission = { allowWrites: options.allowWrites, confirm: confirmation(options.yes) };
    const { deleted, failures } = await finishCleanUp(file, { side, tenant, contract, ...permission });
    for (const failure of failures) printAside(`${failure}\n`);
    print(`${deleted} deleted${failures.length === 0 ? '' : `, ${failures.length} left in ${file}`}\n`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

/** Asks for confirmation on the terminal, unless --yes was given. */
export function confirmation(yes: string | undefined): ((question: string) => Promise<string>) | undefined {
  if (yes !== undefined) return async () => yes;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } catch (cause) {
      throw new ConfigurationError('the write was not confirmed; nothing was sent', { cause });
    } finally {
      lines.close();
    }
  };
}
