import { printable } from './output/print.js';
import { plainLine, plainTexts } from '../output-text/index.js';
import { fitToWidth, wrapToWidth } from '../output-text/text-width.js';
import type { Observation } from '../comparison/index.js';
import { countSites, isClean, openPlaces, type ParityReport, type StepStatus } from '../migration/report/index.js';
import type { FinishedStep } from '../migration/verify/index.js';
import { type Output, type Paint, paintOf } from './output/screen.js';
import { entities } from '../operations/index.js';

/** The widths of the columns; longer text is cut. A wide terminal has room for longer titles. */
const titleWidth = 41;
const maxTitleWidth = 70;
const cellWidth = 22;
const gap = 2;
const numberWidth = 4;
const markWidth = 1;
const problemIndent = 6;

const marks: Readonly<Record<StepStatus, (paint: Paint) => string>> = {
  equal: ({ green }) => green('='),
  explained: ({ yellow }) => yellow('~'),
  different: ({ red }) => red('≠'),
  failed: ({ red }) => red('✗'),
  skipped: ({ dim }) => dim('-'),
};

/** Prints a run: one line per step, one column per side if the terminal is wide enough, and a mark for the result. */
export class VerifyPrinter {
  readonly #output: Output;
  readonly #paint: Paint;
  readonly #sides: readonly string[];
  readonly #sideBySide: boolean;
  /** Infinity if the output is not a terminal: nothing is wrapped then. */
  readonly #columns: number;
  readonly #titleWidth: number;
  readonly #unmasked: boolean;
  #steps = 0;
  #scenario: string | undefined;
  #isPausing = false;

  /** @param unmasked show names and titles, which may be personal data */
  constructor(output: Output, sides: readonly string[], unmasked: boolean) {
    this.#output = output;
    this.#paint = paintOf(output);
    this.#sides = sides;
    const { columns = 0 } = output;
    this.#columns = columns === 0 ? Infinity : columns;
    const room = this.#columns - numberWidth - gap - gap - markWidth;
    const besideCells = room - sides.length * (cellWidth + gap);
    this.#sideBySide = besideCells >= titleWidth;
    const widest = this.#sideBySide ? besideCells : room;
    this.#titleWidth = columns === 0 ? titleWidth : Math.max(1, Math.min(widest, maxTitleWidth));
    this.#unmasked = unmasked;
  }

  /** @param control the side that the others are compared with, or its recording */
  head(...given: readonly [control: string, candidates: readonly string[], tenant: string]): void {
    const [control, candidates, tenant] = plainTexts(given);
    const { bold, dim } = this.#paint;
    this.#prose('', `${control}, compared with ${candidates.join(' and ')}, on ${tenant}`, bold);
    if (this.#sideBySide) this.#line(dim(this.#row('', '', this.#sides, '')));
  }

  step({ scenario: name, result: given, observations }: FinishedStep): void {
    const [scenario, result] = [plainLine(name), plainTexts(given)];
    const { bold, red, yellow } = this.#paint;
    if (scenario !== this.#scenario) {
      this.#line('');
      this.#prose('', scenario, bold);
      this.#scenario = scenario;
    }
    this.#steps += 1;
    const cells = this.#sideBySide
      ? this.#sides.map((side) => this.#cell(observations.find((each) => each.side === side)))
      : [];
    this.#line(this.#row(String(this.#steps), result.name, cells, marks[result.status](this.#paint)));
    const colour = result.status === 'skipped' ? yellow : red;
    for (const problem of result.problems) this.#prose(' '.repeat(problemIndent), problem, colour);
  }

  /** Shows a pause on a terminal; the next line replaces it. */
  pause(milliseconds: number): void {
    if (this.#output.isTTY !== true) return;
    this.#output.write(this.#paint.dim(`      waiting ${milliseconds / 1000} s`));
    this.#isPausing = true;
  }

  /** Prints the last line with the totals. */
  end(report: ParityReport): void {
    const { totals, scenarios, stopped } = report;
    const { bold, green, red } = this.#paint;
    const places = countSites(openPlaces(report));
    const failed = scenarios.flatMap(({ steps }) => steps).filter(({ status }) => status === 'failed').length;
    const parts = [
      counted(this.#steps, 'step'),
      counted(this.#sides.length, 'transport'),
      places === 0
        ? '0 differences'
        : `differences in ${counted(places, 'place')} (seen in ${counted(totals.different, 'call')})`,
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(stopped === true ? ['stopped before the end'] : []),
    ];
    this.#line('');
    this.#prose('', parts.join(', '), (line) => bold((isClean(report) ? green : red)(line)));
  }

  #cell(observation: Observation | undefined): string {
    if (observation === undefined) return '';
    return plainLine('error' in observation ? observation.error.name : summaryOf(observation.answer, this.#unmasked));
  }

  #row(number: string, title: string, cells: readonly string[], mark: string): string {
    const fitted = [fitToWidth(title, this.#titleWidth), ...cells.map((cell) => fitToWidth(cell, cellWidth))];
    return [number.padStart(numberWidth), ...fitted, mark].join(' '.repeat(gap)).trimEnd();
  }

  #prose(indent: string, text: string, paint: (line: string) => string): void {
    const lines = this.#columns === Infinity ? [text] : wrapToWidth(text, Math.max(1, this.#columns - indent.length));
    for (const line of lines) this.#line(paint(`${indent}${line}`));
  }

  #line(text: string): void {
    if (this.#isPausing) this.#output.write('\r\u001B[K');
    this.#isPausing = false;
    this.#output.write(printable(`${text}\n`, this.#output));
  }
}

const keys = [
  'AssociateId',
  ...Object.values(entities).map(({ primaryKey }) => primaryKey as string),
  'TaskListItemId',
  'Id',
];
const titles = ['FullName', 'Name', 'Heading', 'Header', 'Description', 'Value'];

/** A short description of an answer. */
function summaryOf(answer: unknown, unmasked: boolean): string {
  if (answer === null || answer === undefined) return 'nothing';
  if (Array.isArray(answer)) return counted(answer.length, 'item');
  if (typeof answer !== 'object') return unmasked ? JSON.stringify(answer) : typeof answer;
  const fields = answer as Readonly<Record<string, unknown>>;
  const key = keys.find((name) => typeof fields[name] === 'number' && fields[name] !== 0);
  const title = titles.find((name) => typeof fields[name] === 'string' && fields[name] !== '');
  const parts = [
    ...(key === undefined ? [] : [`#${String(fields[key])}`]),
    ...(title === undefined || !unmasked ? [] : [String(fields[title]).replace(/ bridge-\d+-\d+[a-z]$/, '')]),
  ];
  return parts.length === 0 ? counted(Object.keys(fields).length, 'field') : parts.join(' ');
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
