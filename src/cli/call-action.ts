import { plainText, plainTexts } from '../output-text/index.js';
import { cutToWidth, wrapToWidth } from '../output-text/text-width.js';
import { print } from './output/print.js';
import { causes, compareOutcomes, type Difference, type Observation, observe } from '../comparison/index.js';
import { Contract } from '../contract/index.js';
import { revise } from '../errors/error-details.js';
import { SuperOfficeError, type TransportName, ValidationError } from '../errors/index.js';
import { placeOf, shown, side } from '../migration/report/wording.js';
// Not from the index, which loads the client with the scenarios.
import { OperationCatalogue } from '../migration/scenario/operations/catalogue.js';
import type { Arguments, Operation } from '../migration/scenario/operations/operation.js';
import { unanswered } from '../migration/unanswered.js';
import { readArguments } from './call-arguments.js';
import { paintOf, screenOf } from './output/screen.js';
import { openSides } from './sides.js';
import type { OutputFormatName } from './output/format-names.js';
import { type OutputFormat, outputFormats } from './output/formats.js';

export interface CallCommandOptions {
  readonly config?: string;
  readonly tenant?: string;
  readonly transport?: TransportName;
  readonly compare?: readonly TransportName[];
  readonly language?: string;
  readonly output?: OutputFormatName;
  readonly json?: true;
}

/** Makes the call, and prints its answer or the differences. */
export async function runCall(name: string, words: readonly string[], options: CallCommandOptions): Promise<void> {
  const operation = operationNamed(name);
  const given = readArguments(operation, words);
  const { compare } = options;
  if (compare === undefined) await callOnce(operation, given, options);
  else await callOnEach(operation, given, compare, options);
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
    for (const { name, so } of opened.sides) observations.push(await answered(name, () => operation.call(so, given)));
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

/** @throws the error of a side that gave no answer, because that says nothing about what it would have answered */
async function answered(name: TransportName, call: () => Promise<unknown>): Promise<Observation> {
  let failure: unknown;
  const observation = await observe(name, call, (error) => (failure = error));
  if (unanswered(observation) === undefined) return observation;
  throw failure instanceof SuperOfficeError
    ? revise(failure, {}, `nothing was compared, because ${name} gave no answer: ${failure.message}`)
    : failure;
}

interface Compared {
  readonly side: string;
  readonly differences: readonly Difference[];
}

function describe(control: Observation, compared: readonly Compared[]): string {
  const paint = paintOf(process.stdout);
  const { width } = screenOf(process.stdout, Infinity);
  const answer =
    'answer' in control
      ? written(control.answer, 'table')
      : paint.red(plainText(`${control.error.name}: ${control.error.message}\n`));
  const verdicts = compared.flatMap(({ side: name, differences }) => {
    const pair = `${side(control.side)} and ${side(name)}`;
    if (differences.length === 0) return [paint.green(`${pair} agree`)];
    const lines = plainTexts(differences).map(({ path, cause, detail, control: left, candidate: right }) => {
      const more = detail === undefined ? '' : ` (${detail})`;
      return wrapToWidth(`${placeOf(path)}: ${causes[cause]}${more}: ${oneLine(left)} → ${oneLine(right)}`, width - 4)
        .map((line, index) => `${index === 0 ? '  ' : '    '}${line}`)
        .join('\n');
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
  return cutToWidth(shown(value).replace(/[\p{C}\s]+/gu, ' '), 100);
}

function formatOf({ output, json }: CallCommandOptions): OutputFormatName {
  return output ?? (json === true || !process.stdout.isTTY ? 'json' : 'table');
}
