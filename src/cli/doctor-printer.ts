import { plainTexts } from '../output-text/index.js';
import { cutToWidth, fitToWidth, textWidth, wrapToWidth } from '../output-text/text-width.js';
import { causes } from '../comparison/index.js';
import type { TransportName } from '../errors/index.js';
import {
  type CheckResult,
  type DoctorReport,
  comparesAny,
  isCompared,
  isHealthy,
  isUnansweredRead,
  type Outcome,
  type ReadDifference,
  type ReadResult,
  type WireDifference,
} from '../migration/doctor/index.js';
import { counted, firstAndMore, listed, placeOf, side } from '../migration/report/wording.js';
import { type Paint } from './output/screen.js';
import pc from 'picocolors';

export interface DoctorTextOptions {
  readonly colours: boolean;
  /** Characters in a line. */
  readonly width: number;
}

const minWidth = 60;
/** Longer lines of text are hard to read on any screen. */
const maxWidth = 110;

/** The report as text for people. */
export function doctorText(given: DoctorReport, { colours, width }: DoctorTextOptions): string {
  // Colours are added here: texts from a server must not contain any.
  const report = plainTexts(given);
  const page = new Page(pc.createColors(colours), Math.max(minWidth, Math.min(width, maxWidth)));
  const { bold } = page.paint;
  const names = listed(report.transports.map(side));
  page.prose('', report.tenant === undefined ? `${names}, from a saved file` : `${names} on ${report.tenant}`, 0, bold);
  page.section(report.replayed ? 'Checks, from the saved file' : 'Checks');
  for (const check of report.checks) printCheck(page, check);
  page.section('Reads');
  printReads(page, report);
  printDifferences(page, report);
  printWire(page, report);
  printZones(page, report);
  page.line('');
  const { green, red } = page.paint;
  const colour = isHealthy(report) ? green : red;
  page.prose('', verdictOf(report), 0, (words) => bold(colour(words)));
  return page.text;
}

const marks: Readonly<
  Record<CheckResult['status'], readonly [word: string, paint: (paint: Paint) => (text: string) => string]>
> = {
  ok: ['ok', ({ green }) => green],
  note: ['note', ({ yellow }) => yellow],
  problem: ['problem', ({ red }) => red],
  unknown: ['unknown', ({ dim }) => dim],
};

const markWidth = 'problem'.length;
const titleWidth = 'Sign-in, Agents'.length;

function printCheck(page: Page, { title, status, words, advice }: CheckResult): void {
  const [word, paint] = marks[status];
  const head = `  ${paint(page.paint)(word.padEnd(markWidth))}  ${title.padEnd(titleWidth)}  `;
  const indent = 2 + markWidth + 2 + titleWidth + 2;
  page.prose(head, words, indent);
  if (advice !== undefined) page.prose(' '.repeat(indent), `→ ${advice}`, indent + 2);
}

const cellWidth = 11;
const verdictWidth = 14;
const minTitleWidth = 16;

function printReads(page: Page, { reads, transports, zone }: DoctorReport): void {
  const longest = Math.max(...reads.map(({ title }) => textWidth(title)));
  const room = page.width - 2 - 2 - verdictWidth;
  const besideCells = room - transports.length * (cellWidth + 2);
  // On a narrow screen the title is worth more than the sizes of the answers.
  const isWide = besideCells >= Math.min(longest, minTitleWidth);
  const width = Math.min(isWide ? besideCells : room, longest);
  const row = (title: string, cells: readonly string[], verdict: string) =>
    `  ${fitToWidth(title, width)}  ${(isWide ? cells : []).map((cell) => `${fitToWidth(cell, cellWidth)}  `).join('')}${verdict}`.trimEnd();
  const { dim, green, red } = page.paint;
  page.line(dim(row('', transports.map(side), 'result')));
  for (const read of reads) {
    const cells = transports.map((name) => cellOf(read.outcomes.find((each) => each.transport === name)));
    if (read.skipped !== undefined) {
      page.line(dim(cutToWidth(`  ${fitToWidth(read.title, width)}  skipped: ${read.skipped}`, page.width)));
      continue;
    }
    const differences = mergedDifferences(read, transports, zone).length;
    const verdict =
      differences > 0
        ? red(counted(differences, 'difference'))
        : isUnansweredRead(read)
          ? red('not answered')
          : transportsOf(read).length < 2
            ? dim('not compared')
            : failedEqually(read)
              ? 'equal errors'
              : green('equal');
    page.line(row(read.title, cells, verdict));
  }
}

function transportsOf({ outcomes }: ReadResult): TransportName[] {
  return [...new Set(outcomes.map(({ transport }) => transport))];
}

/** Did each transport report the same failure? It says nothing about how they return the entity. */
function failedEqually(read: ReadResult): boolean {
  const { outcomes, differences } = read;
  return differences.length === 0 && !isUnansweredRead(read) && outcomes.some(({ error }) => error !== undefined);
}

function cellOf(outcome: Outcome | undefined): string {
  if (outcome === undefined) return '–';
  const { wire, error } = outcome;
  if (wire?.status === undefined) return error ?? wire?.content ?? '–';
  return `${wire.status} ${sizeOf(wire.bytes ?? 0)}`;
}

function sizeOf(bytes: number): string {
  return bytes < 1_000 ? `${bytes} B` : `${(bytes / 1_000).toFixed(bytes < 9_950 ? 1 : 0)} KB`;
}

const maxDifferences = 20;

function printDifferences(page: Page, { reads, transports, zone }: DoctorReport): void {
  const differing = reads.filter(({ differences }) => differences.length > 0);
  if (differing.length === 0) return;
  page.section('Differences after decoding');
  for (const read of differing) {
    // A transport that cannot be used is not read.
    const [control] = transportsOf(read);
    for (const transport of transports) {
      const found = merged(read, transport, zone);
      if (found.length === 0) continue;
      const pair = control === undefined ? side(transport) : `${side(transport)} against ${side(control)}`;
      page.prose('  ', `${read.title}, ${pair}`, 2, page.paint.bold);
      for (const each of found.slice(0, maxDifferences)) page.prose('    ', each, 6);
      if (found.length > maxDifferences) page.line(`    and ${found.length - maxDifferences} more; --json lists all`);
    }
  }
}

/** A difference that occurs both with and without the zone is listed once. */
function merged({ differences }: ReadResult, transport: TransportName, zone: string): string[] {
  const lines = new Map<string, Set<string>>();
  for (const difference of differences) {
    if (difference.transport !== transport) continue;
    const words = wordsOf(difference);
    lines.set(words, (lines.get(words) ?? new Set()).add(difference.zone));
  }
  return [...lines].map(([words, zones]) => {
    if (zones.size > 1) return words;
    return zones.has('named') ? `${words}; only with the zone ${zone}` : `${words}; only without a zone`;
  });
}

function mergedDifferences(read: ReadResult, transports: readonly TransportName[], zone: string): string[] {
  return transports.flatMap((transport) => merged(read, transport, zone));
}

function wordsOf({ path, cause, detail, count }: ReadDifference): string {
  const more = detail === undefined ? '' : ` (${detail})`;
  return `${placeOf(path)}: ${causes[cause]}${more}${count > 1 ? `, ${count} times` : ''}`;
}

function printWire(page: Page, { wire, transports }: DoctorReport): void {
  if (wire.length === 0) return;
  page.section('Differences on the wire, and whether the library makes them equal');
  const { green, red, dim, bold } = page.paint;
  for (const { aspect, forms, fields, example, madeEqual } of wire) {
    const verdict = madeEqual ? green('made equal') : red('not made equal');
    const where = fields === 1 ? example : `${counted(fields, 'field')}, such as ${example}`;
    const room = page.width - textWidth(aspect) - 2 - 2 - 2 - 'not made equal'.length;
    page.line(`  ${bold(aspect)}  ${verdict}  ${dim(cutToWidth(where, Math.max(1, room)))}`);
    page.prose('    ', formsText(forms, transports), 6);
  }
}

/** `SOAP: names of members; REST and Agents: a number`. */
function formsText(forms: WireDifference['forms'], transports: readonly TransportName[]): string {
  const byForm = new Map<string, TransportName[]>();
  for (const name of transports) {
    const form = forms[name];
    if (form !== undefined) byForm.set(form, [...(byForm.get(form) ?? []), name]);
  }
  return [...byForm].map(([form, names]) => `${listed(names.map(side))}: ${form}`).join('; ');
}

function printZones(page: Page, { zones, zone }: DoctorReport): void {
  if (zones.length === 0) return;
  page.section(`With the time zone ${zone}`);
  const [first] = zones;
  if (zones.length > 1 && zones.every(({ words }) => words === first?.words)) {
    page.prose('  ', `Each of them ${first?.words ?? ''}.`, 2);
    return;
  }
  for (const { transport, words } of zones) page.prose(`  ${side(transport).padEnd(8)}`, `${words}.`, 10);
}

function verdictOf(report: DoctorReport): string {
  const { checks, reads } = report;
  const compared = reads.filter(isCompared);
  if (isHealthy(report)) {
    const failed = reads.filter((read) => failedEqually(read) && !isCompared(read));
    const skipped = reads.filter((read) => read.skipped !== undefined).length;
    return [
      `Nothing to fix: the transports agree in all ${counted(compared.length, 'read')}.`,
      ...(failed.length > 0
        ? [`${counted(failed.length, 'other')} failed in the same way on every transport (${listedErrors(failed)}).`]
        : []),
      ...(skipped > 0 ? [`${counted(skipped, 'read')} ${skipped === 1 ? 'was' : 'were'} skipped.`] : []),
    ].join(' ');
  }
  const problems = checks.filter(({ status }) => status === 'problem').length;
  const differing = reads.filter(({ differences }) => differences.length > 0).length;
  const made = reads.filter(({ outcomes }) => outcomes.length > 0).length;
  const unanswered = reads.filter(isUnansweredRead);
  const parts = [
    ...(problems > 0 ? [`${counted(problems, 'problem')} to fix`] : []),
    ...(differing > 0 ? [`the transports differ in ${differing} of ${counted(made, 'read')}`] : []),
    ...(unanswered.length > 0
      ? [
          `${counted(unanswered.length, 'read')} ${unanswered.length === 1 ? 'was' : 'were'} not answered (${listedErrors(unanswered)})`,
        ]
      : []),
    ...(differing === 0 && !comparesAny(report) ? [nothingCompared(report)] : []),
  ];
  const words = parts.join('; ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function nothingCompared({ transports }: DoctorReport): string {
  const why =
    transports.length < 2
      ? `only ${listed(transports.map(side))} was examined, and two transports are needed`
      : 'no entity or search was answered on two transports';
  return `nothing was compared: ${why}`;
}

/** `company: TimeoutError, person: NetworkError`. */
function listedErrors(reads: readonly ReadResult[]): string {
  const named = reads.map(({ title, outcomes }) => {
    const failed =
      outcomes.find(({ unanswered }) => unanswered === true) ?? outcomes.find(({ error }) => error !== undefined);
    return `${title}: ${failed?.error ?? ''}`;
  });
  return firstAndMore(named);
}

/** Lines that fit a screen. */
class Page {
  text = '';

  constructor(
    readonly paint: Paint,
    readonly width: number,
  ) {}

  line(text: string): void {
    this.text += `${text}\n`;
  }

  section(title: string): void {
    this.line('');
    this.prose('', title, 0, this.paint.bold);
  }

  /** @param indent of the lines after the first, equal to the visible length of `head` */
  prose(head: string, words: string, indent = 0, paint: (line: string) => string = (line) => line): void {
    // Text from a server cannot move the cursor or change colours.
    const lines = wrapToWidth(words.replace(/[\s\p{C}]+/gu, ' ').trim(), this.width - indent).map(paint);
    this.line(`${head}${lines.join(`\n${' '.repeat(indent)}`)}`);
  }
}
