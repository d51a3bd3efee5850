import * as z from 'zod';
import { type CauseName, causes, ComparisonRules, type Difference } from '../../comparison/index.js';
import { ConfigurationError } from '../../errors/index.js';
import { parseJson } from '../../files/index.js';
import { ParityCollector } from './collector.js';
import type { OperationResult, ParityReport } from './model.js';
import { counted, side } from './wording.js';

const text = z.string();
const calls = z.number().int().nonnegative();
/** Journals of earlier versions say only how many. */
const skips = {
  skipped: calls,
  skippedBy: z.partialRecord(z.enum(['inFlight', 'size', 'closing', 'disk']), calls).optional(),
};
const duration = z.number().nonnegative().max(Number.MAX_SAFE_INTEGER);
const sideSchema = z.object({ transport: text, duration, error: text.optional() });

/** A line that `shadows.file` has for each comparison. */
const comparisonSchema = z
  .object({
    at: z.iso.datetime(),
    operation: text,
    id: z.union([text, z.number()]).optional(),
    control: sideSchema,
    candidate: sideSchema,
    verdict: z.enum(['equal', 'different', 'failed', 'uncompared', 'changed']),
    explained: z.number().int().nonnegative(),
    differences: z.array(
      z.object({
        path: text,
        cause: z.enum(Object.keys(causes) as [CauseName, ...CauseName[]]),
        detail: text.optional(),
      }),
    ),
    ...skips,
  })
  .refine(({ verdict, differences }) => !isCompared(verdict) || (verdict === 'different') === differences.length > 0, {
    path: ['differences'],
    message: 'does not fit the verdict',
  });

/** The line at the end, for calls that no comparison counts. */
const skippedSchema = z.object({ at: z.iso.datetime(), operation: z.never().optional(), ...skips });

type Comparison = z.output<typeof comparisonSchema>;
type SkipReason = keyof typeof skipNotes;

function isCompared(verdict: string): boolean {
  return verdict === 'equal' || verdict === 'different';
}

/** What every line has, and no report. */
const lineSchema = z.object({ at: z.iso.datetime(), skipped: calls });

/** Is this text, of a file, a journal of shadow calls rather than a report? */
export function isShadowJournal(journal: string): boolean {
  // The first lines may be blank, or torn by a process that was killed.
  for (let start = 0; start < journal.length;) {
    const end = journal.indexOf('\n', start);
    const line = journal.slice(start, end === -1 ? undefined : end).trimEnd();
    start = end === -1 ? journal.length : end + 1;
    const value = line.startsWith('{') && line.endsWith('}') ? valueOf(line) : undefined;
    if (value !== undefined) return lineSchema.safeParse(value).success;
  }
  return false;
}

/**
 * Makes a report of the file of `shadows.file`, as `verify` would: SOAP is the control, whichever side answered the callers.
 *
 * @param name of the file, which the report names
 * @throws {ConfigurationError} if a line is not a report on a shadow call, with its number
 * @example
 * import { readFileSync } from 'node:fs';
 *
 * const report = readShadowJournal(readFileSync('shadows.jsonl', 'utf8'), 'shadows.jsonl');
 * await writeReports(report, [parseReportTarget('shadows.html')]);
 */
export function readShadowJournal(journal: string, name: string): ParityReport {
  const { comparisons, skipped, torn, times } = linesOf(journal, name);
  const control = controlOf(comparisons);
  const fitting = comparisons.flatMap((each) => turned(each, control));
  const compared = fitting.filter(({ verdict }) => isCompared(verdict));
  const collector = new ParityCollector({ rules: new ComparisonRules() });
  const explained = new Map<string, number>();
  for (const each of compared) {
    const sides = { control: observed(each.control), candidate: observed(each.candidate) };
    const key = each.id === undefined ? each.at : `${each.operation} ${each.id}, ${each.at}`;
    collector.add({ subject: each.operation, key, ...sides, differences: each.differences.map(differenceOf) });
    // What the rules of the configuration explain is only counted.
    if (each.verdict === 'equal' && each.explained > 0) {
      const row = rowKey({ subject: each.operation, candidate: each.candidate.transport });
      explained.set(row, (explained.get(row) ?? 0) + 1);
    }
  }
  const operations = collector.operations().map((row) => {
    const number = explained.get(rowKey(row)) ?? 0;
    return { ...row, equal: row.equal - number, explained: row.explained + number };
  });
  const all = [...explained.values()].reduce((sum, number) => sum + number, 0);
  const totals = collector.totals();
  const numberOf = (verdict: Comparison['verdict']) => fitting.filter((each) => each.verdict === verdict).length;
  return {
    format: 1,
    kind: 'shadow',
    tenant: name,
    control,
    candidates: [...new Set(fitting.map(({ candidate }) => candidate.transport))].sort(),
    startedAt: times.first,
    endedAt: times.last,
    totals: { ...totals, equal: totals.equal - all, explained: totals.explained + all },
    operations,
    fields: [],
    findings: collector.findings(),
    scenarios: [],
    notes: [
      ...skipped,
      ...notesOn({
        torn,
        failed: numberOf('failed'),
        uncompared: numberOf('uncompared'),
        changed: numberOf('changed'),
        explained: all,
      }),
      ...unrelated(comparisons.length - fitting.length, control),
      ...collector.notes(),
    ],
    unmasked: false,
  };
}

interface Lines {
  readonly comparisons: readonly Comparison[];
  /** Notes on calls that were not compared. */
  readonly skipped: readonly string[];
  /** Lines that a killed process left incomplete. */
  readonly torn: number;
  readonly times: { readonly first: string; readonly last: string };
}

function linesOf(journal: string, name: string): Lines {
  const comparisons: Comparison[] = [];
  const times: string[] = [];
  const skipped = new Map<SkipReason, number>();
  const skip = (reason: SkipReason, number: number) => skipped.set(reason, (skipped.get(reason) ?? 0) + number);
  let torn = 0;
  for (const [index, line] of journal.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = valueOf(line);
    if (value === undefined) {
      torn += 1;
      continue;
    }
    const parsed = comparisonSchema.safeParse(value);
    const entry = parsed.success ? parsed.data : skippedSchema.safeParse(value).data;
    if (entry === undefined) {
      const [issue] = parsed.error?.issues ?? [];
      throw new ConfigurationError(
        `${name}:${index + 1} is not a report on a shadow call: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}; name the file of shadows.file`,
      );
    }
    times.push(entry.at);
    const reasons = Object.entries(entry.skippedBy ?? {}) as [SkipReason, number][];
    for (const [reason, number] of reasons) skip(reason, number);
    skip('unknown', Math.max(0, entry.skipped - reasons.reduce((sum, [, number]) => sum + number, 0)));
    if (parsed.success) comparisons.push(parsed.data);
  }
  times.sort();
  const [first = new Date(0).toISOString()] = times;
  return { comparisons, skipped: notesOnSkipped(skipped), torn, times: { first, last: times.at(-1) ?? first } };
}

/** Undefined if it is not JSON. */
function valueOf(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}

/** SOAP if it is compared at all, since the question is whether to leave it; otherwise the most frequent control. */
function controlOf(comparisons: readonly Comparison[]): string {
  const counts = new Map<string, number>();
  for (const { control, candidate } of comparisons) {
    if (control.transport === 'soap' || candidate.transport === 'soap') return 'soap';
    counts.set(control.transport, (counts.get(control.transport) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 'soap';
}

/** What a cause is called if the sides change places. The others are the same in both directions. */
const turnedCauses: Readonly<Partial<Record<CauseName, CauseName>>> = {
  'absent-entity': 'surplus-entity',
  'surplus-entity': 'absent-entity',
  'missing-field': 'surplus-field',
  'surplus-field': 'missing-field',
  'missing-item': 'surplus-item',
  'surplus-item': 'missing-item',
  'duplicated-item': 'missing-item',
  'null-value': 'not-null',
  'not-null': 'null-value',
  'cut-date': 'other-date',
  'cut-time-span': 'other-time-span',
  'lost-flags': 'other-flags',
};

/** A comparison with this control: after a canary, SOAP is the shadow. None if it compares other sides. */
function turned(comparison: Comparison, control: string): Comparison[] {
  if (comparison.control.transport === control) return [comparison];
  if (comparison.candidate.transport !== control) return [];
  // A detail such as `+1 hour` has a direction.
  const differences = comparison.differences.map(({ path, cause }) => ({ path, cause: turnedCauses[cause] ?? cause }));
  return [{ ...comparison, control: comparison.candidate, candidate: comparison.control, differences }];
}

function observed({ transport, duration }: Comparison['control']) {
  // The file has no answers.
  return { side: transport, milliseconds: duration, error: { name: 'Error', message: '' } };
}

function differenceOf({ path, cause, detail }: Comparison['differences'][number]): Difference {
  const pattern = path.replace(/\[\d+\]/g, '[*]');
  return { path, pattern, cause, detail, control: undefined, candidate: undefined };
}

function rowKey({ subject, candidate }: Pick<OperationResult, 'subject' | 'candidate'>): string {
  return `${subject}\n${candidate}`;
}

const raiseLimit = 'Raise shadows.inFlight to compare more, or lower "sample" of the route.';

/** Why calls were not compared, and what to do. */
const skipNotes = {
  inFlight: `shadows.inFlight others were under way. ${raiseLimit}`,
  size: 'earlier answers of their operation, or their parameters, were too large; shadows.maximumAnswerBytes is the limit of answers.',
  closing:
    'the connection was closed, and they did not end within shadows.timeout after that. Raise it to let close() wait longer.',
  disk: 'shadows.file was not written fast enough. Put it on a faster disk, or lower "sample" of the route.',
  unknown: `shadows.inFlight others were under way or answers had been too large. ${raiseLimit}`,
};

function notesOnSkipped(skipped: ReadonlyMap<SkipReason, number>): string[] {
  return (Object.keys(skipNotes) as SkipReason[]).flatMap((reason) => {
    const number = skipped.get(reason) ?? 0;
    const calls = counted(number, 'call was', 'calls were');
    return number === 0 ? [] : [`${calls} not compared, because ${skipNotes[reason]}`];
  });
}

function notesOn(numbers: Record<'torn' | 'failed' | 'uncompared' | 'changed' | 'explained', number>): string[] {
  const { torn, failed, uncompared, changed, explained } = numbers;
  const notes: readonly (readonly [number: number, note: string])[] = [
    [
      failed,
      `${counted(failed, 'comparison')} failed: one side did not reach the server, so nothing is known of them.`,
    ],
    [
      uncompared,
      `${counted(uncompared, 'answer was', 'answers were')} too large to be compared; shadows.maximumAnswerBytes is the limit.`,
    ],
    [
      changed,
      `${counted(changed, 'record')} changed while ${changed === 1 ? 'it was' : 'they were'} compared; nothing is known of ${changed === 1 ? 'it' : 'them'}.`,
    ],
    [
      explained,
      `The rules of shadows.rules explain the differences of ${counted(explained, 'call')}; the file does not say which.`,
    ],
    [torn, `${counted(torn, 'line is', 'lines are')} incomplete and left out; a process was killed while it wrote.`],
  ];
  return notes.flatMap(([number, note]) => (number === 0 ? [] : [note]));
}

function unrelated(number: number, control: string): string[] {
  if (number === 0) return [];
  return [
    `${counted(number, 'comparison')} of other transports with one another left out; this report compares with ${side(control)}.`,
  ];
}
