import { type Severity, severityOf } from '../../comparison/index.js';
import { transportNames } from '../../errors/transport-name.js';
import { type Acceptor, acceptedLosses, acceptedPlaces, acceptorOf } from './accepted.js';
import type { OperationResult, ParityReport } from './model.js';
import { countSites, openPlaces, type Place, provenPlaces } from './places.js';
import { failedSteps, type StepInRun, stepsUnproven } from './steps.js';
import { count, counted, firstAndMore, listed, side, unreadText, whereOf } from './wording.js';

/** The whole report in a sentence or two, candidate by candidate. */
export function verdictOf(report: ParityReport): string {
  const verdict = verdictOfCompared(report);
  return report.stopped === true ? `Stopped before the end. So far: ${verdict}` : verdict;
}

function verdictOfCompared(report: ParityReport): string {
  const { totals, control, unread = 0 } = report;
  if (totals.compared === 0) return 'Nothing was compared.';
  const verdicts = candidateVerdicts(report);
  const differs = ({ places, calls }: CandidateVerdict) => places > 0 || calls > 0;
  const differing = verdicts.filter(differs);
  const same = verdicts.filter((each) => !differs(each) && each.compared > 0).map(nameOf);
  const missed = verdicts.filter(({ compared }) => compared === 0).map(nameOf);
  const failed = failedSteps(report);
  const failures = [
    ...(failed === 0 ? [] : [`${counted(failed, 'step')} failed.`]),
    ...(unread === 0 ? [] : [`${unreadText(control, unread)}.`]),
  ];
  // After a failure, that nothing differs proves nothing.
  if (failed > 0 && differing.length === 0) return failures.join('');
  const differences = differing.map((verdict, index) => {
    const seen = verdict.calls === 0 ? '' : ` (seen in ${counted(verdict.calls, 'call')})`;
    return index === 0
      ? `${nameOf(verdict)} differs from ${side(control)} in ${verdict.places === 0 ? unlisted : counted(verdict.places, 'place')}${seen}`
      : `${nameOf(verdict)} in ${verdict.places === 0 ? unlisted : count(verdict.places)}${seen}`;
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

/** A report has a maximum of findings, and differences beyond it are only counted. */
const unlisted = 'places that are not listed';

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

/** May one switch to a candidate? */
export interface CandidateVerdict {
  readonly candidate: string;
  /** `unknown` if nothing was compared, the run was stopped, steps failed, or the control gave no answer. */
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
    if (common.calls > 0) {
      return verdict('no', `Not to ${name} yet: ${counted(common.calls, 'answer')} differed in ${unlisted}.`);
    }
    if (compared === 0) return verdict('unknown', `Unknown for ${name}: nothing was compared.`);
    const failed = failedSteps(report, candidate);
    if (failed > 0) return verdict('unknown', `Unknown for ${name}: ${counted(failed, 'step')} failed.`);
    const { control, unread = 0 } = report;
    if (unread > 0) return verdict('unknown', `Unknown for ${name}: ${unreadText(control, unread)}.`);
    if (report.stopped === true) return verdict('unknown', `Unknown for ${name}: the run was stopped before the end.`);
    const explained = total('explained');
    const but = explained === 0 ? '' : `, ${count(explained)} of them with an accepted difference`;
    const losses = acceptedLosses(report).filter((each) => each.candidate === candidate);
    const scope = `what was compared: ${counted(compared, 'answer')}${but}.${gapsOf(report)}${overAgents(rows)}`;
    return losses.length > 0
      ? verdict('yes', `${yesExcept(candidate, losses)}. For ${scope}`)
      : verdict('yes', `Yes, to ${name}, for ${scope}`);
  });
}

/** What steps that are equal do not prove. */
function gapsOf(report: ParityReport): string {
  const [unread, empty] = [
    stepsUnproven(report, 'not-read-back').length,
    stepsUnproven(report, 'found-nothing').length,
  ];
  const gaps = [
    ...(unread === 0 ? [] : [`what ${counted(unread, 'write')} stored`]),
    ...(empty === 0 ? [] : [`${counted(empty, 'read')} that found nothing`]),
    ...(report.maskedControl === true ? ['letters and digits of texts, which the recording masks'] : []),
  ];
  return gaps.length === 0 ? '' : ` Not proven: ${listed(gaps)}.`;
}

/** The transport rest uses the Agents API for what REST lacks, and says nothing about REST there. */
function overAgents(rows: readonly OperationResult[]): string {
  const ofRest = rows.filter(({ candidate }) => candidate === 'rest');
  const number = ofRest.filter(({ subject }) => subject.startsWith('agents.')).length;
  if (number === 0) return '';
  return ` On REST, ${count(number)} of ${counted(ofRest.length, 'operation')} went over the Agents API.`;
}

/** The transports that a sweep did not compare, one sentence each: a verdict on one says nothing about the others. */
export function notCompared({ kind, control, candidates }: ParityReport): string[] {
  const sides = [control, ...candidates];
  const areTransports = sides.every((name) => (transportNames as readonly string[]).includes(name));
  if (kind !== 'sweep' || !areTransports) return [];
  return transportNames.filter((name) => !sides.includes(name)).map((name) => `${side(name)}: not compared.`);
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

/** `Name of contacts, Phone of persons and 2 more`. */
function namedPlaces(places: readonly Pick<Place, 'entity' | 'field'>[]): string {
  return firstAndMore([...new Set(places.map(whereOf))]);
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
  const { control, unread: unanswered = 0 } = report;
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
  if (unanswered > 0) {
    sentences.push(
      `Find out why ${unreadText(control, unanswered)}, which the notes list, and run the sweep again; until then, nothing is proven about what they read.`,
    );
  }
  if (unproven > 0) {
    sentences.push(
      `${counted(unproven, 'place was', 'places were')} always empty, so nothing is proven about ${unproven === 1 ? 'it' : 'them'}.`,
    );
  }
  const named = (steps: readonly StepInRun[]) =>
    firstAndMore(steps.map(({ scenario, step }) => `${scenario} / ${step.name}`));
  const unread = stepsUnproven(report, 'not-read-back');
  if (unread.length > 0) {
    sentences.push(
      `${counted(unread.length, 'write was', 'writes were')} not read back, so nothing is proven about what ${unread.length === 1 ? 'it' : 'they'} stored: ${named(unread)}.`,
    );
  }
  const empty = stepsUnproven(report, 'found-nothing');
  if (empty.length > 0) {
    sentences.push(
      `${counted(empty.length, 'read')} found nothing on any side, which proves little: ${named(empty)}. Check the filters, or use data that ${empty.length === 1 ? 'it finds' : 'they find'}.`,
    );
  }
  if (report.maskedControl === true) {
    sentences.push('Letters and digits of texts were not compared: record again with --unmasked to compare them too.');
  }
  if (candidateVerdicts(report).some(({ places, calls }) => places === 0 && calls > 0)) {
    sentences.push('Fix or explain what is listed, and run again to see the rest.');
  }
  if (sentences.length === 0) sentences.push('There is nothing left to explain.');
  return sentences;
}
