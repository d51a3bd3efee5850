import { transportNames } from '../../errors/transport-name.js';
import { builtInRules, causes, type Severity, severityOf } from '../../comparison/index.js';
import type { Example, ParityReport, StepResult, Totals } from './model.js';
import { countSites, type Place, placesOf, siteOf } from './places.js';

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
  const differing = verdicts.filter(({ places }) => places > 0);
  const same = verdicts.filter(({ places, compared }) => places === 0 && compared > 0).map(nameOf);
  const missed = verdicts.filter(({ compared }) => compared === 0).map(nameOf);
  const failed = failedSteps(report);
  const failures = failed === 0 ? [] : [`${counted(failed, 'step')} failed.`];
  // After a failure, that nothing differs proves nothing.
  if (failed > 0 && differing.length === 0) return failures.join('');
  const differences = differing.map((verdict, index) => {
    const seen = verdict.calls === 0 ? '' : ` (seen in ${counted(verdict.calls, 'call')})`;
    return index === 0
      ? `${nameOf(verdict)} differs from ${side(control)} in ${counted(verdict.places, 'place')}${seen}`
      : `${nameOf(verdict)} in ${count(verdict.places)}${seen}`;
  });
  const one = same.length === 1;
  const agreement =
    differing.length > 0
      ? `${listed(same)} ${one ? 'agrees' : 'agree'}`
      : `${listed(same)} ${one ? 'returns' : 'return'} the same as ${side(control)}`;
  const parts = [
    ...(differing.length > 0 ? [listed(differences)] : []),
    ...(same.length > 0 ? [`${agreement}${exceptions(report, differing)}`] : []),
    ...(missed.length > 0 ? [`nothing was compared with ${listed(missed)}`] : []),
  ];
  return [...failures, `${parts.join('; ')}.`].join(' ');
}

function nameOf({ candidate }: CandidateVerdict): string {
  return side(candidate);
}

/** Places that rules explain are not the same, so the headline says how many there are. */
function exceptions(report: ParityReport, differing: readonly CandidateVerdict[]): string {
  const places = acceptedPlaces(report).filter(
    (each) => !differing.some(({ candidate }) => candidate === each.candidate),
  );
  const number = (by: Acceptor) => countSites(places.filter((each) => acceptorOf(each) === by));
  const [yours, starters, builtIn] = [number('user'), number('starters'), number('built-in')];
  const parts = [
    ...(yours > 0 ? [`${counted(yours, 'place')} that you accepted`] : []),
    ...(starters > 0 ? [`${counted(starters, 'place')} accepted by the starter scenarios`] : []),
    ...(builtIn > 0 ? [`${counted(builtIn, 'place')} that the built-in rules explain`] : []),
  ];
  return parts.length === 0 ? '' : `, except in ${listed(parts)}`;
}

/** The places that rules explain. */
export function acceptedPlaces(report: ParityReport): Place[] {
  return placesOf(report).filter(({ verdict }) => verdict === 'explained');
}

const builtInReasons = new Set(builtInRules.map(({ because }) => because));

type Acceptor = 'user' | 'starters' | 'built-in';

/** Whose rule explains a place? */
function acceptorOf({ because, acceptedBy }: Place): Acceptor {
  if (because !== undefined && builtInReasons.has(because)) return 'built-in';
  return acceptedBy ?? 'user';
}

/** A difference that rules explain: where, what, and the reason that the rule gives. */
export interface Accepted {
  readonly where: string;
  readonly what: string;
  readonly candidates: string;
  readonly because: string;
}

/** What rules explain, with the candidates that share it together. */
export function acceptedDifferences(report: ParityReport): Accepted[] {
  const rows = new Map<string, { place: Place; candidates: string[] }>();
  for (const place of acceptedPlaces(report)) {
    const key = JSON.stringify([place.entity, place.field, place.cause, place.because]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { place, candidates: [side(place.candidate)] });
    else row.candidates.push(side(place.candidate));
  }
  return [...rows.values()].map(({ place, candidates }) => ({
    where: whereOf(place),
    what: whatOf(place),
    candidates: listed(candidates),
    because: place.because ?? 'the rule gives no reason',
  }));
}

/** May one switch to a candidate? */
export interface CandidateVerdict {
  readonly candidate: string;
  /** `unknown` if nothing was compared, the run was stopped, or steps failed. */
  readonly answer: 'yes' | 'no' | 'unknown';
  /** How many answers were compared. */
  readonly compared: number;
  /** How many places differ without an explanation, and how many calls show them. */
  readonly places: number;
  readonly calls: number;
  /** The answer and its reason in one sentence. */
  readonly sentence: string;
}

/** The answer for each candidate, in the order of the report. */
export function candidateVerdicts(report: ParityReport): CandidateVerdict[] {
  const unexplainedPlaces = openPlaces(report);
  return report.candidates.map((candidate) => {
    const name = side(candidate);
    const rows = report.operations.filter((each) => each.candidate === candidate);
    const total = (what: 'compared' | 'different' | 'explained') => rows.reduce((sum, row) => sum + row[what], 0);
    const compared = total('compared');
    const open = unexplainedPlaces.filter((each) => each.candidate === candidate);
    const places = countSites(open);
    const common = { candidate, compared, places, calls: total('different') };
    const verdict = (answer: CandidateVerdict['answer'], sentence: string) => ({ ...common, answer, sentence });
    if (places > 0) return verdict('no', `Not to ${name} yet: ${differencesByWeight(open)}.`);
    if (compared === 0) return verdict('unknown', `Unknown for ${name}: nothing was compared.`);
    const failed = failedSteps(report, candidate);
    if (failed > 0) return verdict('unknown', `Unknown for ${name}: ${counted(failed, 'step')} failed.`);
    if (report.stopped === true) return verdict('unknown', `Unknown for ${name}: the run was stopped before the end.`);
    const explained = total('explained');
    const but = explained === 0 ? '' : `, ${count(explained)} of them with an accepted difference`;
    const losses = acceptedLosses(report).filter((each) => each.candidate === candidate);
    const scope = `what was compared: ${counted(compared, 'answer')}${but}.`;
    return losses.length > 0
      ? verdict('yes', `${yesExcept(candidate, losses)}. For ${scope}`)
      : verdict('yes', `Yes, to ${name}, for ${scope}`);
  });
}

/** The transports that a sweep did not compare, one sentence each: a verdict on one says nothing about the others. */
export function notCompared({ kind, control, candidates }: ParityReport): string[] {
  const sides = [control, ...candidates];
  const areTransports = sides.every((name) => (transportNames as readonly string[]).includes(name));
  if (kind !== 'sweep' || !areTransports) return [];
  return transportNames.filter((name) => !sides.includes(name)).map((name) => `${side(name)}: not compared.`);
}

/** Where a rule of the user accepts that data is lost. */
export function acceptedLosses(report: ParityReport): Place[] {
  return acceptedPlaces(report).filter((place) => acceptorOf(place) === 'user' && severityOf(place.cause) === 'loss');
}

function yesExcept(candidate: string, losses: readonly Pick<Place, 'entity' | 'field'>[]): string {
  return `Yes, to ${side(candidate)}, except that you accepted the loss of ${namedPlaces(losses)}`;
}

/** What a report says about a rule that it suggests; for lost data, what the verdict says once the rule is used. */
export function suggestionText(place: Omit<Place, 'findings'>, rules: number, where = ''): string {
  const several = rules !== 1;
  if (severityOf(place.cause) !== 'loss')
    return `If the difference is acceptable, ${several ? 'these rules explain' : 'this rule explains'} it${where}.`;
  const accept = several ? 'these rules accept' : 'this rule accepts';
  return `Data is lost. If you can do without it, ${accept} the loss${where}. The verdict then says: "${yesExcept(place.candidate, [place])}".`;
}

const weights: Readonly<Record<Severity, (places: number) => string>> = {
  failure: (places) => `in ${counted(places, 'place')} a call fails`,
  loss: (places) => `in ${counted(places, 'place')} data is lost`,
  wrong: (places) => `in ${counted(places, 'place')} data is different`,
  form: (places) => `in ${counted(places, 'place')} only the form is different`,
};

/** Each field that differs with its severity: of several causes, the worst. */
function worstBySite(places: readonly Place[]): { readonly place: Place; readonly severity: Severity }[] {
  const order = Object.keys(weights) as Severity[];
  const worst = new Map<string, { readonly place: Place; readonly severity: Severity }>();
  for (const place of places) {
    const site = JSON.stringify([place.entity, place.field]);
    const known = worst.get(site);
    const severity = severityOf(place.cause);
    if (known === undefined || order.indexOf(severity) < order.indexOf(known.severity))
      worst.set(site, { place, severity });
  }
  return [...worst.values()];
}

/** `in 1 place data is lost: Name of contacts; in 2 places only the form is different`, the worst first. */
function differencesByWeight(places: readonly Place[]): string {
  const sites = worstBySite(places);
  const parts = (Object.keys(weights) as Severity[]).flatMap((severity) => {
    const found = sites.filter((each) => each.severity === severity).map(({ place }) => place);
    if (found.length === 0) return [];
    const names = severity === 'loss' || severity === 'wrong' ? `: ${namedPlaces(found)}` : '';
    return [`${weights[severity](found.length)}${names}`];
  });
  return parts.some((part) => part.includes(': ')) ? parts.join('; ') : listed(parts);
}

const maxNamedPlaces = 3;

/** `Name of contacts, Phone of persons and 2 more`. */
function namedPlaces(places: readonly Pick<Place, 'entity' | 'field'>[]): string {
  const names = [...new Set(places.map(whereOf))];
  const more = names.length - maxNamedPlaces;
  return listed(more > 0 ? [...names.slice(0, maxNamedPlaces), `${count(more)} more`] : names);
}

/** What was compared, in one sentence. */
export function scopeOf({ kind, tenant, control, candidates, totals, operations, scenarios }: ParityReport): string {
  const subjects = new Set(operations.map(({ subject }) => subject)).size;
  const answers = `${counted(totals.compared, 'answer')} of ${counted(subjects, 'operation')}`;
  const sides = `${side(control)} with ${listed(candidates.map(side))}`;
  const steps = scenarios.reduce((sum, each) => sum + each.steps.length, 0);
  const from: Readonly<Record<typeof kind, string>> = {
    verify: `from ${counted(scenarios.length, 'scenario')} with ${counted(steps, 'step')}, on ${tenant}`,
    sweep: `from stored data, on ${tenant}`,
    shadow: `from the calls of an application, in ${tenant}`,
  };
  return candidates.length === 0
    ? `Compared nothing with ${side(control)}, ${from[kind]}.`
    : `Compared ${sides}: ${answers}, ${from[kind]}.`;
}

/** What to do next, one sentence each. */
export function nextSteps(report: ParityReport): string[] {
  const open = openPlaces(report);
  const failed = failedSteps(report);
  const { proven, all } = provenPlaces(report);
  const unproven = all - proven;
  const sentences: string[] = [];
  if (report.totals.compared === 0 && report.stopped === true)
    sentences.push('The run was stopped before anything was compared: run the same command again.');
  else if (report.totals.compared === 0 && report.kind === 'shadow')
    sentences.push('No call was compared. The notes say why, and what to change.');
  else if (report.totals.compared === 0)
    sentences.push(
      'Check that there is something to compare: a filter may exclude everything, or the tenant may be empty.',
    );
  if (open.length > 0) {
    const places = counted(countSites(open), 'place');
    sentences.push(
      `Look into ${places}: keep what you cannot accept on ${side(report.control)} with a route; add a rule for what does not matter.`,
    );
  }
  if (failed > 0)
    sentences.push(
      `Find out why ${counted(failed, 'step')} failed; until then, nothing is proven about what ${failed === 1 ? 'it covers' : 'they cover'}.`,
    );
  if (unproven > 0) {
    sentences.push(
      `${counted(unproven, 'place was', 'places were')} always empty, so nothing is proven about ${unproven === 1 ? 'it' : 'them'}.`,
    );
  }
  if (sentences.length === 0) sentences.push('There is nothing left to explain.');
  return sentences;
}

/** The places of entities that an operation returned, and how many of them had a value in some answer. */
export function provenPlaces({ fields }: Pick<ParityReport, 'fields'>): {
  readonly proven: number;
  readonly all: number;
} {
  const filled = new Map<string, boolean>();
  for (const each of fields) {
    const { entity, field } = siteOf({ subject: each.subject, pattern: each.field });
    const site = JSON.stringify([entity, field]);
    filled.set(site, filled.get(site) === true || each.filled > 0);
  }
  return { proven: [...filled.values()].filter(Boolean).length, all: filled.size };
}

/** The places that differ without an explanation. */
export function openPlaces(report: Pick<ParityReport, 'findings'>): Place[] {
  return placesOf(report).filter(({ verdict }) => verdict === 'unexplained');
}

/** @param candidate counts only the steps that say nothing about it, because they failed on it or on the control */
export function failedSteps({ scenarios, control }: ParityReport, candidate?: string): number {
  const concerns = ({ failedOn }: StepResult) =>
    candidate === undefined || failedOn?.some((name) => name === candidate || name === control) !== false;
  return scenarios.flatMap(({ steps }) => steps).filter((step) => step.status === 'failed' && concerns(step)).length;
}

/** The comparisons without an unexplained difference. */
export function agreed(totals: Totals): number {
  return totals.compared - totals.different;
}

/** `99.9 % agree`. */
export function agreementOf(totals: Totals): string {
  return totals.compared === 0 ? 'none made' : `${share(agreed(totals), totals.compared)} agree`;
}

/** A value as shown in a report: JSON, or a dash if there is none. */
export function shown(value: unknown): string {
  return value === undefined
    ? '–'
    : typeof value === 'object' && value !== null
      ? JSON.stringify(value, null, 1)
      : JSON.stringify(value);
}

/** An example in a line: `5: SOAP "Acme", REST "ACME"`; the reports of shadow calls have no values. */
export function exampleText(
  { key, path, control, candidate }: Example,
  sides: readonly [control: string, candidate: string],
  write: (value: unknown) => string,
): string {
  if (control === undefined && candidate === undefined) return `${key}: ${placeOf(path)}`;
  return `${key}: ${side(sides[0])} ${write(control)}, ${side(sides[1])} ${write(candidate)}`;
}

/** A field, or the whole answer. */
export function placeOf(pattern: string): string {
  if (pattern === '') return 'the whole answer';
  return pattern === '[*]' ? 'entries' : pattern;
}

/** `Name of contacts`. */
export function whereOf({ entity, field }: Pick<Place, 'entity' | 'field'>): string {
  return `${placeOf(field)} of ${entity}`;
}

/** `the same date and time, shifted (+1 hour)`. */
export function whatOf({ cause, detail }: Pick<Place, 'cause' | 'detail'>): string {
  return `${causes[cause]}${detail === undefined ? '' : ` (${detail})`}`;
}

/** `seen in 28 calls of 7 operations: contacts.find, contacts.get and 5 more`. */
export function seenIn(
  { answers, operations }: Pick<Place, 'answers' | 'operations'>,
  named = operations.length,
): string {
  const names = operations.slice(0, named).map(({ subject }) => subject);
  const more = operations.length - names.length;
  const which = listed(more === 0 ? names : [...names, `${count(more)} more`]);
  const [only] = operations;
  return operations.length === 1 && only !== undefined
    ? `seen in ${counted(answers, 'call')} of ${only.subject}`
    : `seen in ${counted(answers, 'call')} of ${counted(operations.length, 'operation')}: ${which}`;
}
