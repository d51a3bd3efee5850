import { plainText, plainTexts } from '../encoding/index.js';
import { print } from './output/print.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { causes, compareOutcomes, type Difference, type Observation, observe } from '../comparison/index.js';
import { Contract } from '../contract/index.js';
import { type TransportName, transportNames, ValidationError } from '../errors/index.js';
import { placeOf, shown, side } from '../migration/report/wording.js';
import { type Arguments, OperationCatalogue, type Operation } from '../migration/scenario/index.js';
import { readArguments } from './call-arguments.js';
import { paintOf, screenOf } from './output/screen.js';
import { openSides, tenantOptions, transportList } from './sides.js';
import { type OutputFormat, type OutputFormatName, outputFormatNames, outputFormats } from './output/formats.js';

interface CallCommandOptions {
  readonly config?: string;
  readonly tenant?: string;
  readonly transport?: TransportName;
  readonly compare?: readonly TransportName[];
  readonly language?: string;
  readonly output?: OutputFormatName;
  readonly json?: true;
}

export function callCommand(): Command {
  return new Command('call')
    .description('call an operation of a repository or agent, and optionally compare transports')
    .argument('<operation>', 'such as contacts.get, lists.items, principal or agents.MDO.GetList')
    .argument('[arguments...]', 'values in the order of the parameters, name=value, or one JSON object')
    .addOption(
      new Option('--transport <name>', 'the transport that serves the call; default: as configured').choices(
        transportNames,
      ),
    )
    .option(
      '--compare <names>',
      'make the call on each of these and show the differences, such as soap,rest',
      comparedTransports,
    )
    .addOption(
      new Option('-o, --output <format>', 'default: table on a terminal, otherwise json').choices(outputFormatNames),
    )
    .option('--json', 'short for --output json')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .option('--language <code>', 'the language of multi-language texts, such as no')
    .addHelpText(
      'after',
      `
A value is parsed as JSON if possible, otherwise it is text. name=value sets a
parameter. If no parameter has that name, it sets a field of the values, changes or
criteria: Contact.ContactId=2.

Examples:
  superoffice-bridge call principal --tenant emulator
  superoffice-bridge call contacts.get 2 --output yaml
  superoffice-bridge call contacts.get 2 select='["Name","Persons"]' --compare soap,rest
  superoffice-bridge call appointments.create Description=Hello Contact.ContactId=2
  superoffice-bridge call contacts.query select='["name"]' \\
    filter="name begins 'A'" top=5
  superoffice-bridge call agents.MDO.GetList '{"Name":"task",
    "ForceFlatList":true,"AdditionalInfo":"","OnlyHistory":false}'

Exit codes:
  0  success
  1  the call failed, or --compare found a difference
  2  unknown operation or invalid argument; nothing was sent`,
    )
    .action(async (name: string, words: readonly string[], options: CallCommandOptions) => {
      const operation = operationNamed(name);
      const given = readArguments(operation, words);
      const { compare } = options;
      if (compare === undefined) await callOnce(operation, given, options);
      else await callOnEach(operation, given, compare, options);
    });
}

function operationNamed(name: string): Operation {
  const found = new OperationCatalogue(Contract.bundled()).find(name);
  if (typeof found === 'string') throw new ValidationError(found);
  return found;
}

async function callOnce(operation: Operation, given: Arguments, options: CallCommandOptions): Promise<void> {
  const opened = await openSides([options.transport], options);
  try {
    for (const { so } of opened.sides) {
      const answer = await operation.call(so, given);
      print(written(answer, formatOf(options)));
    }
  } finally {
    await opened.close();
  }
}

async function callOnEach(
  operation: Operation,
  given: Arguments,
  transports: readonly TransportName[],
  options: CallCommandOptions,
): Promise<void> {
  if (operation.kind === 'write') {
    const message = `${operation.name} writes, so --compare would write once per transport; use superoffice-bridge verify to compare writes`;
    throw new ValidationError(message);
  }
  const opened = await openSides(transports, options);
  const observations: Observation[] = [];
  try {
    for (const { name, so } of opened.sides) observations.push(await observe(name, () => operation.call(so, given)));
  } finally {
    await opened.close();
  }
  const [control, ...candidates] = observations;
  if (control === undefined) return;
  const compared = candidates.map((candidate) => {
    return { side: candidate.side, differences: compareOutcomes(control, candidate, operation.answer?.(given)) };
  });
  const format = formatOf(options);
  if (format !== 'table') print(written({ control, compared }, format));
  else print(describe(control, compared));
  if (compared.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}

interface Compared {
  readonly side: string;
  readonly differences: readonly Difference[];
}

function describe(control: Observation, compared: readonly Compared[]): string {
  const paint = paintOf(process.stdout);
  const answer =
    'answer' in control
      ? written(control.answer, 'table')
      : paint.red(plainText(`${control.error.name}: ${control.error.message}\n`));
  const verdicts = compared.flatMap(({ side: name, differences }) => {
    const pair = `${side(control.side)} and ${side(name)}`;
    if (differences.length === 0) return [paint.green(`${pair} agree`)];
    const lines = plainTexts(differences).map(({ path, cause, detail, control: left, candidate: right }) => {
      const more = detail === undefined ? '' : ` (${detail})`;
      return `  ${paint.bold(placeOf(path))}: ${causes[cause]}${more}: ${oneLine(left)} → ${oneLine(right)}`;
    });
    return [paint.red(`${pair} differ`), ...lines];
  });
  return `${answer}\n${verdicts.join('\n')}\n`;
}

function written(value: unknown, format: OutputFormatName): string {
  const { write }: OutputFormat = outputFormats[format];
  return write(value, screenOf(process.stdout, 120));
}

function oneLine(value: unknown): string {
  const text = shown(value).replace(/[\p{C}\s]+/gu, ' ');
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function formatOf({ output, json }: CallCommandOptions): OutputFormatName {
  return output ?? (json === true || !process.stdout.isTTY ? 'json' : 'table');
}

function comparedTransports(text: string): TransportName[] {
  const transports = transportList(text);
  if (transports.length < 2) throw new InvalidArgumentError('Name at least two transports, such as soap,rest.');
  return transports;
}
