import { plainTexts } from '../../../output-text/index.js';
import { cutToWidth, wrapToWidth } from '../../../output-text/text-width.js';
import pc from 'picocolors';
import { isClean, type ParityReport } from '../model.js';
import type { Place } from '../places.js';
import { brokenStepsText, stepsBrokenBy, stepsThatFailed } from '../steps.js';
import { acceptedDifferences, acceptedLosses } from '../accepted.js';
import { openPlaces } from '../places.js';
import { candidateVerdicts, nextSteps, notCompared, scopeOf, verdictOf } from '../verdict.js';
import { agreementOf, count, counted, exampleText, seenIn, shown, side, whatOf, whereOf } from '../wording.js';

export interface SummaryOptions {
  /** Is the output a terminal that shows colours? */
  readonly colours: boolean;
  /** Columns of the terminal, of which a wide character takes two; longer lines are cut. Default 80. */
  readonly width?: number;
  /** How many findings are shown. Default 10. */
  readonly findings?: number;
}

/**
 * The summary of a run: the verdict, the top findings, and what to do next.
 *
 * @example
 * process.stdout.write(summaryText(report, { colours: process.stdout.isTTY }));
 */
export function summaryText(given: ParityReport, { colours, width = 80, findings = 10 }: SummaryOptions): string {
  // Colours are added here: texts from a server must not contain any.
  const report = plainTexts(given);
  const paint = pc.createColors(colours);
  const clean = isClean(report);
  const { totals } = report;
  const open = openPlaces(report);
  const fit = (line: string, indent: string) => cut(`${indent}${line}`, width);
  const sentences = (texts: readonly string[]) => texts.flatMap((text) => wrapped(text, '  ', width));
  const [sign, colour] = !clean
    ? (['✗', paint.red] as const)
    : acceptedLosses(report).length > 0
      ? (['!', paint.yellow] as const)
      : (['✓', paint.green] as const);
  const lines = [
    ...wrapped(`${sign} ${verdictOf(report)}`, '', width).map((line) => colour(paint.bold(line))),
    ...failures(report, findings, width).map((line) => paint.red(line)),
    ...sentences([...candidateVerdicts(report).map(({ sentence }) => sentence), ...notCompared(report)]),
    ...sentences(accepted(report, findings)),
    ...sentences([
      scopeOf(report),
      ...(totals.compared === 0
        ? []
        : [`${counted(totals.compared, 'comparison')}, ${agreementOf(totals)}${tail(totals)}`]),
    ]),
    '',
    ...open
      .slice(0, findings)
      .flatMap((place) => [
        paint.bold(fit(`${whereOf(place)} on ${side(place.candidate)}`, '  ')),
        fit(`${whatOf(place)}, ${seenIn(place, 2)}`, '    '),
        ...broken(place, report).map((line) => fit(line, '    ')),
        ...example(place, report).map((line) => paint.dim(fit(line, '    '))),
      ]),
    ...(open.length > findings ? [fit(`… and ${counted(open.length - findings, 'more finding')}`, '  ')] : []),
    ...(open.length > 0 ? [''] : []),
    ...sentences(nextSteps(report)),
    ...sentences(report.notes).map((line) => paint.yellow(line)),
  ];
  return `${lines.join('\n')}\n`;
}

/** A sentence on lines of at most this width, of which each has the indent. */
function wrapped(text: string, indent: string, width: number): string[] {
  return wrapToWidth(text, Math.max(1, width - indent.length)).map((line) => cut(`${indent}${line}`, width));
}

function tail({ explained, noisy }: ParityReport['totals']): string {
  const parts = [
    ...(explained > 0 ? [`${count(explained)} with explained differences`] : []),
    ...(noisy > 0 ? [`${count(noisy)} with noise`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** The steps that failed, each with its reason. */
function failures(report: ParityReport, most: number, width: number): string[] {
  const failed = stepsThatFailed(report);
  const lines = failed
    .slice(0, most)
    .flatMap(({ scenario, step }) => [
      ...wrapped(`${scenario} / ${step.name} (${step.subject})`, '  ', width),
      ...step.problems.flatMap((problem) => wrapped(problem, '    ', width)),
    ]);
  return failed.length > most
    ? [...lines, ...wrapped(`… and ${counted(failed.length - most, 'more failed step')}`, '  ', width)]
    : lines;
}

function accepted(report: ParityReport, most: number): string[] {
  const all = acceptedDifferences(report);
  const lines = all
    .slice(0, most)
    .map(({ where, what, candidates, because }) => `Accepted: ${where} on ${candidates}, ${what}: ${because}`);
  return all.length > most ? [...lines, `… and ${counted(all.length - most, 'more accepted place')}`] : lines;
}

function broken(place: Place, report: ParityReport): string[] {
  const steps = stepsBrokenBy(place, report);
  const [first] = steps;
  return first === undefined
    ? []
    : [`${brokenStepsText(steps.length)}, such as ${first.scenario} / ${first.step.name}`];
}

function example({ examples: [first], candidate }: Place, { control }: ParityReport): string[] {
  if (first === undefined) return [];
  return [exampleText(first, [control, candidate], oneLine)];
}

function oneLine(value: unknown): string {
  return cut(shown(value).replace(/[\p{C}\s]+/gu, ' '), 60);
}

function cut(text: string, width: number): string {
  return cutToWidth(text.replace(/\p{C}/gu, ' '), Math.max(2, width));
}
