import { type CauseName, causes, rankOf, severities, severityOf } from '../../../../comparison/index.js';
import { isClean, type ParityReport } from '../../model.js';
import { countSites, type Place, placesOf } from '../../places.js';
import { stepsBrokenBy } from '../../steps.js';
import { suggestedRuleLines, suggestedRuleText } from '../../suggested-rule.js';
import { acceptedLosses } from '../../accepted.js';
import { provenPlaces, openPlaces } from '../../places.js';
import { candidateVerdicts, nextSteps, notCompared, scopeOf, suggestionText, verdictOf } from '../../verdict.js';
import { agreementOf, count, counted, duration, share, side } from '../../wording.js';
import { fieldSection, operationSection, scenarioSection } from './coverage.js';
import { acceptedSection, failureSection } from './outcome.js';
import { latencySection } from './latency-chart.js';
import { jsonScript, markup, Markup } from '../../../../output-text/index.js';
import { asset, selfContainedPage, unindented } from './page-parts.js';

/** The report as a self-contained page. */
export function htmlReport(report: ParityReport): string {
  const main = [
    findingSection(report),
    operationSection(report),
    fieldSection(report),
    latencySection(report),
    scenarioSection(report),
    noteSection(report),
  ];
  return selfContainedPage({
    title: verdictOf(report),
    style: asset('report.css'),
    script: { text: asset('report.js'), data: jsonScript('findings-data', findingsData(report)) },
    skipTo: 'findings',
    content: markup`
          ${header(report)}
          <main>${new Markup(unindented(markup`${main}`.text))}</main>
          <footer>${footer(report)}</footer>
        `,
  });
}

/** What the page's script shows. */
function findingsData(report: ParityReport) {
  const findings = placesOf(report).map(({ findings: shownBy, ...place }) => ({
    ...place,
    steps: stepsBrokenBy({ ...place, findings: shownBy }, report).map(({ scenario, step, id }) => {
      return { id, name: `${scenario} / ${step.name}` };
    }),
    ...(place.verdict === 'unexplained' ? { rule: suggestedRuleText(place), advice: adviceFor(place) } : {}),
  }));
  const weights = Object.fromEntries(
    (Object.keys(causes) as CauseName[]).map((cause) => [
      cause,
      { rank: rankOf(cause), label: severities[severityOf(cause)] },
    ]),
  );
  return { findings, causes, weights, sides: sides(report) };
}

function adviceFor(place: Omit<Place, 'findings'>): string {
  const rules = suggestedRuleLines(place).length;
  const file = `Put ${rules === 1 ? 'it' : 'them'} into the file for --rules, with your reason in "because":`;
  return `${suggestionText(place, rules, ' in all these operations')} ${file}`;
}

function sides({ control, candidates }: ParityReport): Readonly<Record<string, string>> {
  return { ...Object.fromEntries(candidates.map((name) => [name, side(name)])), control: side(control) };
}

const titles: Readonly<Record<ParityReport['kind'], string>> = {
  verify: 'Scenarios of',
  sweep: 'Stored data of',
  shadow: 'Shadow calls in',
};

function header(report: ParityReport): Markup {
  const { totals, operations, startedAt, endedAt, tenant, kind } = report;
  const open = openPlaces(report);
  const subjects = new Set(operations.map(({ subject }) => subject));
  const { proven, all } = provenPlaces(report);
  const took = Date.parse(endedAt) - Date.parse(startedAt);
  const known = countSites(placesOf(report).filter(({ verdict }) => verdict !== 'unexplained'));
  return markup`<header>
    <p class="overline">
      ${titles[kind]} ${tenant} · ${startedAt.slice(0, 16).replace('T', ' ')} UTC ·
      ${duration(took)}
    </p>
    <div class="verdict ${colourOf(report)}">
      <h1>${verdictOf(report)}</h1>
      <h2 class="question">May we switch?</h2>
      <ul class="answers">
        ${candidateVerdicts(report).map(({ answer, sentence }) => markup`<li class="${answer}">${sentence}</li>`)}
        ${notCompared(report).map((sentence) => markup`<li class="unknown">${sentence}</li>`)}
      </ul>
      <p>${scopeOf(report)}</p>
      ${nextSteps(report).map((step) => markup`<p>${step}</p>`)}
    </div>
    ${failureSection(report)} ${acceptedSection(report)}
    <dl class="figures">
      ${figure('Comparisons', count(totals.compared), agreementOf(totals))}
      ${figure('Places that differ', count(countSites(open)), known === 0 ? 'none accepted' : `${counted(known, 'place')} accepted or noise`)}
      ${figure('Operations', count(subjects.size), `on ${counted(report.candidates.length, 'candidate')}`)}
      ${figure('Places proven', share(proven, all), `${count(proven)} of ${count(all)} had values`)}
    </dl>
    <nav aria-label="Sections">
      <ul>
        ${sections(report).map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`)}
      </ul>
    </nav>
  </header>`;
}

/** A rule that accepts lost data does not make the page green. */
function colourOf(report: ParityReport): string {
  if (!isClean(report)) return 'bad';
  return acceptedLosses(report).length > 0 ? 'known' : 'good';
}

function sections({ scenarios, notes }: ParityReport): (readonly [string, string])[] {
  return [
    ['findings', 'Findings'],
    ['operations', 'Operations'],
    ['fields', 'Fields'],
    ['latency', 'Latency'],
    ...(scenarios.length > 0 ? [['scenarios', 'Scenarios'] as const] : []),
    ...(notes.length > 0 ? [['notes', 'Notes'] as const] : []),
  ];
}

function figure(term: string, value: string, more: string): Markup {
  return markup`<div class="figure">
    <dt>${term}</dt>
    <dd>${value}<small>${more}</small></dd>
  </div>`;
}

function findingSection(report: ParityReport): Markup {
  const { unmasked, control } = report;
  const places = placesOf(report);
  const distinct = (name: 'verdict' | 'candidate' | 'entity' | 'cause') =>
    [...new Set(places.map((each) => each[name]))].sort();
  const filter = (name: Parameters<typeof distinct>[0], label: string, wording: (value: string) => string) =>
    markup`<label
      >${label}
      <select name="${name}">
        <option value="">all</option>
        ${distinct(name).map((value) => markup`<option value="${value}">${wording(value)}</option>`)}
      </select></label
    >`;
  const masking = unmasked
    ? 'Text is not masked: this report may contain personal data.'
    : 'Letters and digits of texts are masked, so that the report shows no personal data.';
  return markup`<section id="findings" aria-labelledby="findings-title">
    <h2 id="findings-title">Findings</h2>
    <p class="lead">
      A finding is one cause at one field, in however many calls and operations it is seen. The worst come first. ${side(control)} is the control. ${masking}
    </p>
    <form class="filters" id="filters" role="search">
      <label class="search"
        >Search (press <kbd>/</kbd>) <input type="search" id="search" name="words" autocomplete="off"
      /></label>
      ${filter('verdict', 'Verdict', (value) => value)} ${filter('candidate', 'Candidate', side)}
      ${filter('entity', 'Entity', (value) => value)}
      ${filter('cause', 'Cause', (value) => causes[value as keyof typeof causes])}
    </form>
    <p class="count" id="findings-count" role="status"></p>
    <div id="findings-list">
      <noscript>The list of findings needs JavaScript; the other report formats do not.</noscript>
    </div>
    <button type="button" id="findings-more" hidden></button>
  </section>`;
}

function noteSection({ notes }: ParityReport): Markup | string {
  if (notes.length === 0) return '';
  return markup`<section id="notes" aria-labelledby="notes-title">
    <h2 id="notes-title">Notes</h2>
    <ul>
      ${notes.map((note) => markup`<li>${note}</li>`)}
    </ul>
  </section>`;
}

function footer({ kind }: ParityReport): Markup {
  return markup`Written by superoffice-bridge ${kind === 'shadow' ? 'report' : kind}. Not a product of SuperOffice.`;
}
