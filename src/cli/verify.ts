import { print, printable, printAside, printJson } from './output/print.js';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Command, Option } from 'commander';
import { ConfigurationError, type TransportName, transportNames } from '../errors/index.js';
import { Recorder, Recording } from '../migration/recording/index.js';
import {
  isClean,
  parseReportTarget,
  type ParityReport,
  type ReportTarget,
  summaryText,
  writeReports,
} from '../migration/report/index.js';
import { readRules } from '../migration/scenario/index.js';
import { finishCleanUp, type Side, verify, waitByClock, writeStarterScenarios } from '../migration/verify/index.js';
import { exitCodeOf } from './exit-codes.js';
import { type Output, screenOf } from './output/screen.js';
import { reportFormatHelp, reportOption } from './report-option.js';
import { VerifyPrinter } from './verify-printer.js';
import { type OpenedSides, openSides, tenantOptions, transportList } from './sides.js';

interface VerifyCommandOptions {
  readonly tenant?: string;
  readonly config?: string;
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
  readonly init?: string | true;
  readonly report: readonly ReportTarget[];
  readonly reportDir?: string;
  readonly json?: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description('run scenarios on a control and on candidates, and compare what they answer')
    .argument(
      '[scenarios...]',
      'files and folders of scenarios, in YAML, TypeScript or JavaScript; default the starter set',
    )
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .addOption(new Option('--control <transport>', 'what answers right today').choices(transportNames).default('soap'))
    .option('--candidates <transports>', 'what should answer the same; default all others', transportList)
    .option('--allow-writes <tenant-id>', 'let the scenarios write to this tenant; the emulator needs no word')
    .option('--yes <tenant-id>', 'do not ask once more before a production tenant is written to')
    .option('--rules <file>', 'what may differ, in all scenarios: a list in YAML')
    .option('--record <file>', "keep the control's answers, secrets and personal data masked")
    .option('--replay <file>', 'compare with such answers, without the control')
    .option('--unmasked', 'show personal data in reports, and keep it in recordings')
    .option('--journal <file>', 'where what is created is kept, for a clean-up after a kill')
    .option('--clean-up <journal>', 'delete what a run that was killed has left behind')
    .option('--init [folder]', 'write the starter scenarios into a folder; default scenarios')
    .addOption(reportOption())
    .option('--report-dir <folder>', 'write the report in every format into a folder')
    .option('--json', 'print the report as JSON, and nothing else')
    .addHelpText(
      'after',
      `
Formats:
${reportFormatHelp}

Exit codes:
  0  no difference that is not explained
  1  differences, steps that failed, or nothing compared
  2  refused: a scenario or an option is not right, or the tenant may not be written to; nothing was sent
  3  stopped by Ctrl-C before its end, and cleaned up

Examples:
  superoffice-bridge verify                                  the starter scenarios, on the emulator
  superoffice-bridge verify --init scenarios                 write them out, to change them
  superoffice-bridge verify scenarios --tenant sod/Cust12345 --allow-writes Cust12345
  superoffice-bridge verify scenarios --allow-writes Cust12345 --record soap.jsonl
  superoffice-bridge verify scenarios --allow-writes Cust12345 --replay soap.jsonl --candidates rest --report parity.html
  superoffice-bridge verify --clean-up verify-bridge-261123101500-123456.journal --allow-writes Cust12345`,
    )
    .action((scenarios: readonly string[], options: VerifyCommandOptions) => runVerify(scenarios, options));
}

/** Verifies on the emulator what comes with the package. */
export function demoCommand(): Command {
  return new Command('demo')
    .description("verify the starter scenarios, the vendor's guide first, on all transports against an emulator")
    .addHelpText(
      'after',
      '\nExample:\n  superoffice-bridge demo\n\nEnds with exit code 0 where the transports agree, 1 where they differ, 3 where it was stopped.',
    )
    .action(() => runVerify([], { control: 'soap', tenant: 'emulator', report: [] }));
}

async function runVerify(scenarios: readonly string[], options: VerifyCommandOptions): Promise<void> {
  const { init, cleanUp, record, replay } = options;
  if (init !== undefined) {
    const files = writeStarterScenarios(init === true ? 'scenarios' : init);
    print(`${files.join('\n')}\n`);
    return;
  }
  if (record !== undefined && replay !== undefined) {
    throw new ConfigurationError(
      '--record keeps what a control answers, and --replay does without one: choose one of them',
    );
  }
  if (cleanUp !== undefined) return finish(cleanUp, options);
  const report = await verified(scenarios, options);
  if (options.json === true) printJson(report);
  for (const file of await writeReports(report, targetsOf(options))) printAside(`${file}\n`);
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
  if (first === undefined) throw new ConfigurationError('there is nothing to compare: name transports');
  const control = recording ?? first;
  const candidates = recording === undefined ? others : opened.sides;
  const { tenant, wsdl } = opened;
  const unmasked = options.unmasked === true || tenant.kind === 'own';
  const recorder = recorderOf(options, first, opened);
  const output: Output = options.json === true ? { write: () => undefined } : process.stdout;
  const controlled = recording === undefined ? first.name : `${recording.head.control} as recorded`;
  const names = [...(recording === undefined ? [first.name] : []), ...candidates.map(({ name }) => name)];
  const printer = new VerifyPrinter(output, names, unmasked);
  const stopping = stopOnInterrupt();
  try {
    const report = await verify({
      ...(scenarios.length === 0 ? {} : { scenarios }),
      control,
      candidates,
      tenant,
      wsdl,
      rules,
      unmasked,
      recorder,
      journal: options.journal,
      allowWrites: options.allowWrites,
      confirm: confirmation(options.yes),
      signal: stopping.signal,
      onStart: () =>
        printer.head(
          controlled,
          candidates.map(({ name }) => name),
          tenant.name,
        ),
      onStep: (finished) => printer.step(finished),
      wait: (milliseconds, stop) => {
        printer.pause(milliseconds);
        return waitByClock(milliseconds, stop);
      },
    });
    if (!isClean(report) || report.notes.length > 0) output.write(printable(`\n${summaryOf(report)}`, output));
    printer.end(report);
    return report;
  } finally {
    stopping.end();
    recorder?.close();
  }
}

function summaryOf(report: ParityReport): string {
  return summaryText(report, screenOf(process.stdout, 100));
}

function transportsOf({ control, candidates }: VerifyCommandOptions, recording: Recording | undefined) {
  const replayed = recording?.head.control ?? control;
  const others = candidates ?? transportNames.filter((name) => name !== replayed);
  return recording === undefined ? [control, ...others] : others;
}

function recorderOf({ record, unmasked }: VerifyCommandOptions, control: Side, { tenant }: OpenedSides) {
  if (record === undefined) return undefined;
  return new Recorder(record, { control: control.name, tenant: tenant.name, personal: unmasked === true });
}

function targetsOf({ report, reportDir }: VerifyCommandOptions): readonly ReportTarget[] {
  if (reportDir === undefined) return report;
  const names = ['html', 'json', 'md'].map((ending) => parseReportTarget(join(reportDir, `parity.${ending}`)));
  return [...report, ...names, parseReportTarget(`junit=${join(reportDir, 'parity.xml')}`)];
}

async function finish(file: string, options: VerifyCommandOptions): Promise<void> {
  const opened = await openSides([options.control], options);
  try {
    const [side] = opened.sides;
    if (side === undefined) throw new ConfigurationError('--control names one transport');
    const { tenant, wsdl } = opened;
    const permission = { allowWrites: options.allowWrites, confirm: confirmation(options.yes) };
    const { deleted, failures } = await finishCleanUp(file, { side, tenant, wsdl, ...permission });
    for (const failure of failures) printAside(`${failure}\n`);
    print(`${deleted} deleted${failures.length === 0 ? '' : `, ${failures.length} left in ${file}`}\n`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    await opened.close();
  }
}

/** Asks whoever sits at the terminal, unless they have said it already. */
function confirmation(yes: string | undefined): ((question: string) => Promise<string>) | undefined {
  if (yes !== undefined) return async () => yes;
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } catch (cause) {
      throw new ConfigurationError('nobody has said that it may be written to; nothing was sent', { cause });
    } finally {
      lines.close();
    }
  };
}

/** Ctrl-C ends the run after the step that is under way, and cleans up; a second one ends it at once. */
function stopOnInterrupt(): { readonly signal: AbortSignal; end(): void } {
  const stop = new AbortController();
  const onInterrupt = () => {
    printAside('stopping after this step, and cleaning up; once more ends it at once\n');
    stop.abort();
  };
  process.once('SIGINT', onInterrupt);
  return { signal: stop.signal, end: () => void process.removeListener('SIGINT', onInterrupt) };
}
