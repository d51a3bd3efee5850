import { plainTexts } from '../../../encoding/index.js';
import { cutToWidth, wrapToWidth } from '../../../encoding/text-width.js';
import pc from 'picocolors';
import { causes } from '../../../comparison/index.js';
import { type Finding, isClean, type ParityReport } from '../model.js';
import {
  agreed,
  candidateVerdicts,
  count,
  counted,
  nextSteps,
  placeOf,
  scopeOf,
  share,
  shown,
  side,
  unexplained,
  verdictOf,
} from '../wording.js';

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
  const open = unexplained(report.findings);
  const fit = (line: string, indent: string) => cut(`${indent}${line}`, width);
  const sentences = (texts: readonly string[]) => texts.flatMap((text) => wrapped(text, '  ', width));
  const lines = [
    ...wrapped(`${clean ? '✓' : '✗'} ${verdictOf(report)}`, '', width).map((line) =>
      (clean ? paint.green : paint.red)(paint.bold(line)),
    ),
    ...sentences(candidateVerdicts(report).map(({ sentence }) => sentence)),
    ...sentences([
      scopeOf(report),
      `${counted(totals.compared, 'comparison')}, ${share(agreed(totals), totals.compared)} agree${tail(totals)}`,
    ]),
    '',
    ...open
      .slice(0, findings)
      .flatMap((finding) => [
        paint.bold(fit(`${placeOf(finding.pattern)}  ${finding.subject} on ${side(finding.candidate)}`, '  ')),
        fit(sentence(finding), '    '),
        ...example(finding, report).map((line) => paint.dim(fit(line, '    '))),
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

function sentence({ cause, detail, answers }: Finding): string {
  return `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}, in ${counted(answers, 'answer')}`;
}

function example({ examples: [first], candidate }: Finding, { control }: ParityReport): string[] {
  if (first === undefined) return [];
  return [`${first.key}: ${side(control)} ${oneLine(first.control)}, ${side(candidate)} ${oneLine(first.candidate)}`];
}

function oneLine(value: unknown): string {
  return cut(shown(value).replace(/[\p{C}\s]+/gu, ' '), 60);
}

function cut(text: string, width: number): string {
  return cutToWidth(text.replace(/\p{C}/gu, ' '), Math.max(2, width));
}
