import { print, printAside, printJson } from './output/print.js';
import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ConfigurationError, type TransportName, transportNames } from '../errors/index.js';
import { removeFile, systemCode } from '../files/index.js';
import { readRules } from '../migration/scenario/index.js';
import { type ReportTarget, summaryText, writeReports } from '../migration/report/index.js';
import {
  sweep,
  type SweepDepth,
  type SweepOptions,
  type SweepSubject,
  sweepSubjects,
  type SweptEntityName,
} from '../migration/sweep/index.js';
import { exitCodeOf, exitCodes } from './exit-codes.js';
import { screenOf } from './output/screen.js';
import { reportFormatHelp, reportOption } from './report-option.js';
import { keepResidentMemoryLow } from './resident-memory.js';
import { openSides, tenantOptions, transportList } from './sides.js';
import { SweepProgressView } from './sweep-progress.js';

interface SweepCommandOptions {
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
  readonly calls?: number;
  readonly rate?: number;
  readonly checkpoint: string;
  readonly resume?: string;
  readonly fresh?: true;
  readonly unmasked?: true;
  readonly json?: true;
  readonly report: readonly ReportTarget[];
}

export function sweepCommand(): Command {
  return new Command('sweep')
    .description('compare what is stored in a tenant, record by record, through two transports')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(new Option('--control <transport>', 'what answers as before').choices(transportNames).default('soap'))
    .addOption(
      new Option('--candidates <transports>', 'what should answer the same')
        .argParser(transportList)
        .default(['rest'], 'rest'),
    )
    .addOption(new Option('--subjects <names>', `some of ${sweepSubjects.join(',')}`).argParser(listOf(sweepSubjects)))
    .addOption(
      new Option('--depth <depth>', 'whole entities, or the rows of the archives, which is far cheaper')
        .choices(['entities', 'rows'])
        .default('entities'),
    )
    .option('--filter <text>', "which records, by their archive's columns; with one entity among the subjects")
    .option('--ids <from-to>', 'only these ids, such as 1-5000 or 5000-', idRange)
    .option('--sample <share>', 'the share of records that is compared, such as 0.01', numberOf)
    .option('--seed <number>', 'chooses another sample', numberOf)
    .option('--rules <file>', 'what may differ: a list of rules in YAML or JSON')
    .option('--calls <number>', 'calls under way at once (16)', numberOf)
    .option('--rate <number>', 'calls a second at the most', numberOf)
    .option(
      '--checkpoint <file>',
      'keeps what is done, and is gone on from where it is there',
      'superoffice-sweep.json',
    )
    .option('--resume <file>', 'goes on from this checkpoint, which must be there')
    .option('--fresh', 'begins anew, whatever the checkpoint says')
    .addOption(reportOption())
    .option('--json', 'print the report as JSON')
    .option('--unmasked', 'show texts that may be about people as they are')
    .addHelpText(
      'after',
      `
Formats of reports:
${reportFormatHelp}

The same command goes on after Ctrl-C, a crash or a kill: what is done is not read again. Ctrl-C lets the calls under way
come to their end; a second one ends at once. While the tenant is down for maintenance, it waits.

Examples:
  superoffice-bridge sweep --config tenant.yaml --report parity.html --report parity.json
  superoffice-bridge sweep --config tenant.yaml --subjects contacts,persons --sample 0.01
  superoffice-bridge sweep --config tenant.yaml --depth rows --calls 4 --rate 10
  superoffice-bridge sweep --config tenant.yaml --subjects sales --filter "registeredDate after '2026-01-01'"

Ends with exit code 0 where no unexplained difference is left, 1 where one is, nothing was
compared or the sweep failed, 2 where what it was given
is not right, and ${exitCodes.stopped} where it was stopped before its end.`,
    )
    .action(runSweep);
}

async function runSweep(options: SweepCommandOptions): Promise<void> {
  const checkpoint = options.resume ?? options.checkpoint;
  if (options.resume !== undefined && !existsSync(checkpoint)) {
    throw new ConfigurationError(`there is no checkpoint ${checkpoint}; without --resume a sweep begins anew`);
  }
  const settings = settingsOf(options);
  if (options.fresh === true) removeCheckpoint(checkpoint);
  const opened = await openSides([options.control, ...options.candidates], options);
  const [control, ...candidates] = opened.sides.map(({ name, so }) => ({ name, connection: so }));
  if (control === undefined) return;
  const stop = stopOnSignals();
  const letMemoryBe = keepResidentMemoryLow();
  const view = new SweepProgressView(process.stderr);
  try {
    const { finished, report } = await sweep({
      ...settings,
      tenant: opened.tenant.name,
      control,
      candidates,
      checkpoint,
      signal: stop.signal,
      onProgress: (progress) => view.show(progress),
    }).finally(() => view.end());
    const written = await writeReports(report, options.report);
    if (finished) removeCheckpoint(checkpoint);
    if (options.json === true) printJson(report);
    else print(summaryText(report, screenOf(process.stdout, 100)));
    for (const file of written) printAside(`${file}\n`);
    if (!finished) printAside(`stopped; the same command goes on where it was, by ${checkpoint}\n`);
    process.exitCode = exitCodeOf(report);
  } catch (error) {
    // One that is of another sweep was not touched.
    if (existsSync(checkpoint) && !(error instanceof ConfigurationError)) {
      printAside(`what is done is kept in ${checkpoint}: the same command goes on\n`);
    }
    throw error;
  } finally {
    letMemoryBe();
    stop.forget();
    await opened.close();
  }
}

function removeCheckpoint(file: string): void {
  try {
    removeFile(file);
  } catch (cause) {
    const code = systemCode(cause) ?? 'unknown';
    throw new ConfigurationError(`the checkpoint ${file} cannot be deleted (${code}); name another file`, { cause });
  }
}

type Settings = Omit<SweepOptions, 'tenant' | 'control' | 'candidates'>;

function settingsOf(options: SweepCommandOptions): Settings {
  const { subjects, depth, ids, sample, seed, calls, rate, unmasked, rules } = options;
  return {
    ...ids,
    subjects,
    depth,
    sample,
    seed,
    callsInFlight: calls,
    callsPerSecond: rate,
    unmasked,
    filters: filtersOf(options),
    rules: rules === undefined ? undefined : readRules(rules),
  };
}

/** Columns are those of one archive, and so is a filter. */
function filtersOf({ filter, subjects = sweepSubjects }: SweepCommandOptions): Settings['filters'] {
  if (filter === undefined) return undefined;
  const entities = subjects.filter((subject): subject is SweptEntityName => subject !== 'lists');
  const [only] = entities;
  if (only !== undefined && entities.length === 1) return { [only]: filter };
  throw new ConfigurationError('a filter is for one entity: name it, such as --subjects contacts');
}

/** The first Ctrl-C stops, the second ends. */
function stopOnSignals(): { readonly signal: AbortSignal; forget(): void } {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) process.exit(130);
    printAside('\nstopping: the calls under way come to their end; Ctrl-C again ends at once\n');
    controller.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    forget() {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}

function listOf<Name extends string>(known: readonly Name[]) {
  return (text: string): Name[] =>
    text.split(',').map((part) => {
      const name = known.find((each) => each === part.trim());
      if (name === undefined) throw new InvalidArgumentError(`Some of ${known.join(', ')}, with commas between them.`);
      return name;
    });
}

function numberOf(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || Number.isNaN(number)) throw new InvalidArgumentError('It is no number.');
  return number;
}

function idRange(text: string): { fromId?: number; toId?: number } {
  const [, from = '', to = ''] = /^(\d*)-(\d*)$/.exec(text) ?? [];
  if (from === '' && to === '') throw new InvalidArgumentError('Ids are such as 1-5000, 5000- or -5000.');
  return { ...(from === '' ? {} : { fromId: Number(from) }), ...(to === '' ? {} : { toId: Number(to) }) };
}
