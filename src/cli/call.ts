import { plainText, plainTexts } from '../encoding/index.js';
import { print } from './output/print.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { causes, compareOutcomes, type CallOutcome, type Difference, outcomeOf } from '../comparison/index.js';
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
    .description('call any operation of a repository or an agent, on one transport or compared on several')
    .argument('<operation>', 'such as contacts.get, lists.items, principal or agents.MDO.GetList')
    .argument('[arguments...]', 'values in the order of the parameters, name=value, or one JSON object')
    .addOption(new Option('--transport <name>', 'what serves the call').choices(transportNames))
    .option('--compare <names>', 'make the call on each of these, and show what differs: soap,rest', comparedTransports)
    .addOption(
      new Option('-o, --output <format>', 'default: table on a terminal, else json').choices(outputFormatNames),
    )
    .option('--json', 'the same as --output json')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .option('--language <code>', 'texts in several languages come in this one')
    .addHelpText(
      'after',
      `
A value is JSON where it can be read as such, else text. name=value sets a parameter or, where there is none of that
name, a field of what is created, changed or searched for: Contact.ContactId=2.

Examples:
  superoffice-bridge call principal --tenant emulator
  superoffice-bridge call contacts.get 2 --output yaml
  superoffice-bridge call contacts.get 2 select='["Name","Persons"]' --compare soap,rest
  superoffice-bridge call appointments.create Description=Hello Contact.ContactId=2
  superoffice-bridge call contacts.query select='["name"]' filter="name begins 'A'" top=5
  superoffice-bridge call agents.MDO.GetList '{"Name":"task","ForceFlatList":true,"AdditionalInfo":"","OnlyHistory":false}'

Ends with exit code 0 where all is well, 1 where the call fails or --compare finds a difference, 2 where the operation or
an argument is not right and nothing was sent.`,
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
    const message = `${operation.name} writes, and would be made once on each: superoffice-bridge verify compares what is written`;
    throw new ValidationError(message);
  }
  const opened = await openSides(transports, options);
  const outcomes: NamedOutcome[] = [];
  try {
    for (const { name, so } of opened.sides) {
      outcomes.push({ transport: name, outcome: await outcomeOf(() => operation.call(so, given)) });
    }
  } finally {
    await opened.close();
  }
  const [control, ...others] = outcomes;
  if (control === undefined) return;
  const compared = others.map(({ transport, outcome }) => {
    return { transport, differences: compareOutcomes(control.outcome, outcome, operation.answer?.(given)) };
  });
  const format = formatOf(options);
  if (format !== 'table') print(written({ control, compared }, format));
  else print(describe(control, compared));
  if (compared.some(({ differences }) => differences.length > 0)) process.exitCode = 1;
}

interface NamedOutcome {
  readonly transport: string;
  readonly outcome: CallOutcome;
}

interface Compared {
  readonly transport: string;
  readonly differences: readonly Difference[];
}

function describe(control: NamedOutcome, compared: readonly Compared[]): string {
  const paint = paintOf(process.stdout);
  const { outcome } = control;
  const answer =
    'answer' in outcome
      ? written(outcome.answer, 'table')
      : paint.red(plainText(`${outcome.error.name}: ${outcome.error.message}\n`));
  const verdicts = compared.flatMap(({ transport, differences }) => {
    const pair = `${side(control.transport)} and ${side(transport)}`;
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
  if (transports.length < 2) throw new InvalidArgumentError('Name two transports or more, such as soap,rest.');
  return transports;
}
