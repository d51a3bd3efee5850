import { type Severity, severityOf } from '../../comparison/index.js';
import type { Finding, ParityReport, Totals } from './model.js';

/** `1,234`. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}

/** `1 finding`, `2 findings`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** The name of a transport in a sentence: `SOAP`, `REST`, `Agents`. */
export function side(name: string): string {
  return name === 'soap' || name === 'rest' ? name.toUpperCase() : name.charAt(0).toUpperCase() + name.slice(1);
}

export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** `99.9 %`; rounds to 100 % or 0 % only if that is exact. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '–';
  const percent = (part / whole) * 100;
  if (percent === 100 || percent === 0) return `${percent} %`;
  return `${Math.min(99.9, Math.max(0.1, Number(percent.toFixed(1))))} %`;
}

/** `850 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** The whole report in a sentence or two, candidate by candidate. */
export function verdictOf(report: ParityReport): string {
  const verdict = verdictOfCompared(report);
  return report.stopped === true ? `Stopped before the end. So far: ${verdict}` : verdict;
}

function verdictOfCompared(report: ParityReport): string {
  const { totals, control } = report;
  if (totals.compared === 0) return 'Nothing was compared.';
  const verdicts = candidateVerdicts(report);
  const names = (chosen: (verdict: CandidateVerdict) => boolean) =>
    verdicts.filter(chosen).map(({ candidate }) => side(candidate));
  const differing = verdicts.filter(({ places }) => places > 0);
  const same = names(({ places, compared }) => places === 0 && compared > 0);
  const missed = names(({ compared }) => compared === 0);
  const differences = differing.map(({ candidate, places }, index) =>
    index === 0
      ? `${side(candidate)} differs from ${side(control)} in ${counted(places, 'place')}`
      : `${side(candidate)} in ${count(places)}`,
  );
  const one = same.length === 1;
  const agreement =
    differing.length > 0
      ? `${listed(same)} ${one ? 'agrees' : 'agree'}`
      : `${listed(same)} ${one ? 'returns' : 'return'} the same as ${side(control)}${exceptions(report)}`;
  const parts = [
    ...(differing.length > 0 ? [listed(differences)] : []),
    ...(same.length > 0 ? [agreement] : []),
    ...(missed.length > 0 ? [`nothing was compared with ${listed(missed)}`] : []),
  ];
  const failed = failedSteps(report);
  if (failed === 0) return `${parts.join('; ')}.`;
  const failures = `${counted(failed, 'step')} failed.`;
  return differing.length === 0 ? failures : `${parts.join('; ')}. ${failures}`;
}

/** Places that rules explain are not the same, so the headline says how many there are. */
function exceptions({ findings }: ParityReport): string {
  const places = placesOf(findings.filter(({ verdict }) => verdict === 'explained'));
  return places === 0 ? '' : `, except in ${counted(places, 'place')} that rules explain`;
}

/** May one switch to a candidate? */
export interface CandidateVerdict {
  readonly candidate: string;
  /** `unknown` if nothing was compared, the run was stopped, or steps failed. */
  readonly answer: 'yes' | 'no' | 'unknown';
  /** How many answers were compared. */
  readonly compared: number;
  /** How many places differ without an explanation. */
  readonly places: number;
  /** The answer and its reason in one sentence. */
  readonly sentence: string;
}

/** The answer for each candidate, in the order of the report. */
export function candidateVerdicts(report: ParityReport): CandidateVerdict[] {
  return report.candidates.map((candidate) => {
    const name = side(candidate);
    const rows = report.operations.filter((each) => each.candidate === candidate);
    const compared = rows.reduce((sum, row) => sum + row.compared, 0);
    const open = unexplained(report.findings).filter((each) => each.candidate === candidate);
    const places = placesOf(open);
    const verdict = (answer: CandidateVerdict['answer'], sentence: string) => ({
      candidate,
      answer,
      compared,
      places,
      sentence,
    });
    if (places > 0) return verdict('no', `Not to ${name} yet: ${differencesByWeight(open)}.`);
    if (compared === 0) return verdict('unknown', `Unknown for ${name}: nothing was compared.`);
    const failed = failedSteps(report);
    if (failed > 0) return verdict('unknown', `Unknown for ${name}: ${counted(failed, 'step')} failed.`);
    if (report.stopped === true) return verdict('unknown', `Unknown for ${name}: the run was stopped before the end.`);
    const explained = rows.reduce((sum, row) => sum + row.explained, 0);
    const but = explained === 0 ? '' : `, ${count(explained)} of them with explained differences`;
    return verdict('yes', `Yes, to ${name}, for what was compared: ${counted(compared, 'answer')}${but}.`);
  });
}

const weights: Readonly<Record<Severity, (places: number) => string>> = {
  failure: (places) => `in ${counted(places, 'place')} a call fails`,
  loss: (places) => `in ${counted(places, 'place')} data is lost`,
  wrong: (places) => `in ${counted(places, 'place')} data is different`,
  form: (places) => `in ${counted(places, 'place')} only the form is different`,
};

/** `in 1 place data is lost, in 2 places only the form is different`, the worst first. */
function differencesByWeight(findings: readonly Finding[]): string {
  const parts = (Object.keys(weights) as Severity[]).flatMap((severity) => {
    const places = placesOf(findings.filter(({ cause }) => severityOf(cause) === severity));
    return places === 0 ? [] : [weights[severity](places)];
  });
  return listed(parts);
}

function placesOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ subject, pattern }) => `${subject}\n${pattern}`)).size;
}

/** What was compared, in one sentence. */
export function scopeOf({ kind, tenant, control, candidates, totals, operations, scenarios }: ParityReport): string {
  const subjects = new Set(operations.map(({ subject }) => subject)).size;
  const answers = `${counted(totals.compared, 'answer')} of ${counted(subjects, 'operation')}`;
  const sides = `${side(control)} with ${listed(candidates.map(side))}`;
  const steps = scenarios.reduce((sum, each) => sum + each.steps.length, 0);
  const from =
    kind === 'sweep' ? 'stored data' : `${counted(scenarios.length, 'scenario')} with ${counted(steps, 'step')}`;
  return `Compared ${sides}: ${answers}, from ${from}, on ${tenant}.`;
}

/** What to do next, one sentence each. */
export function nextSteps(report: ParityReport): string[] {
  const open = unexplained(report.findings);
  const places = new Set(open.map(({ subject }) => subject));
  const failed = failedSteps(report);
  const unproven = report.fields.filter(({ filled }) => filled === 0).length;
  const sentences: string[] = [];
  if (report.totals.compared === 0)
    sentences.push(
      'Check that there is something to compare: a filter may exclude everything, or the tenant may be empty.',
    );
  if (open.length > 0) {
    sentences.push(
      `Look into ${counted(open.length, 'finding')} in ${counted(places.size, 'operation')}: fix each one, or add a rule that explains it.`,
    );
  }
  if (failed > 0)
    sentences.push(
      `Find out why ${counted(failed, 'step')} failed; until then, nothing is proven about what ${failed === 1 ? 'it covers' : 'they cover'}.`,
    );
  if (unproven > 0) {
    sentences.push(
      `${counted(unproven, 'field was', 'fields were')} always empty, so nothing is proven about ${unproven === 1 ? 'it' : 'them'}.`,
    );
  }
  if (sentences.length === 0) sentences.push('There is nothing left to explain.');
  return sentences;
}

export function unexplained(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ verdict }) => verdict === 'unexplained');
}

export function failedSteps({ scenarios }: ParityReport): number {
  return scenarios.flatMap(({ steps }) => steps).filter(({ status }) => status === 'failed').length;
}

/** The comparisons without an unexplained difference. */
export function agreed(totals: Totals): number {
  return totals.compared - totals.different;
}

/** A value as shown in a report: JSON, or a dash if there is none. */
export function shown(value: unknown): string {
  return value === undefined
    ? '–'
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value, null, 1)
      : JSON.stringify(value);
}

/** The place of a finding. */
export function placeOf(pattern: string): string {
  return pattern === '' ? 'the whole answer' : pattern;
}
