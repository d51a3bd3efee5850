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

/** The whole report in one sentence. */
export function verdictOf(report: ParityReport): string {
  const verdict = verdictOfCompared(report);
  return report.stopped === true ? `Stopped before the end. So far: ${verdict}` : verdict;
}

function verdictOfCompared(report: ParityReport): string {
  const { totals, candidates, control } = report;
  const others = listed(candidates.map(side));
  const one = candidates.length === 1;
  if (totals.compared === 0) return 'Nothing was compared.';
  const failed = failedSteps(report);
  const open = unexplained(report.findings).length;
  if (open === 0 && failed === 0) return `${others} ${one ? 'returns' : 'return'} the same as ${side(control)}.`;
  if (open === 0) return `${counted(failed, 'step')} failed.`;
  return `${others} ${one ? 'differs' : 'differ'} from ${side(control)} in ${counted(open, 'finding')}.`;
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
