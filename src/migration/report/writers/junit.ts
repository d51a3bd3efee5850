import { isClean, type OperationResult, type ParityReport, type ScenarioResult, type StepStatus } from '../model.js';
import type { Place } from '../places.js';
import { brokenStepsText, stepsBrokenBy } from '../steps.js';
import { acceptedDifferences } from '../accepted.js';
import { openPlaces } from '../places.js';
import { candidateVerdicts, notCompared, scopeOf, verdictOf } from '../verdict.js';
import { exampleText, seenIn, shown, side, whatOf, whereOf } from '../wording.js';
import { markup, type Markup } from '../../../output-text/index.js';

interface TestSuite {
  readonly name: string;
  readonly cases: readonly TestCase[];
}

interface TestCase {
  readonly name: string;
  readonly className: string;
  readonly seconds: number;
  readonly status: StepStatus;
  /** Why it did not pass, one line each. */
  readonly problems: readonly string[];
  /** Is it a difference, rather than a call that shows one? */
  readonly isFinding?: true | undefined;
}

const differences = 'differences';

/**
 * JUnit XML, as read by Jenkins, GitLab and GitHub: a suite with one failure per finding, and one suite per scenario with its
 * steps, or one per candidate with the operations that were compared. A step or an operation that differs passes, and says so
 * in its output: its difference fails once, as the finding.
 */
export function junitReport(report: ParityReport): string {
  const compared =
    report.scenarios.length > 0
      ? report.scenarios.map(scenarioSuite)
      : report.candidates.map((candidate) => candidateSuite(report, candidate));
  const found = [...differenceSuites(report), ...compared];
  const isFailing = found.some(({ cases }) => cases.some(isFailure));
  // A run that was stopped or compared nothing must not look like a successful one.
  const suites = isClean(report) || isFailing ? found : [...found, wholeRun(report)];
  const all = suites.flatMap(({ cases }) => cases);
  const document = markup`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="superoffice-bridge ${report.kind}" ${tally(all)}>
${suites.map(
  ({
    name,
    cases,
  }) => markup`<testsuite name="${name}" timestamp="${report.startedAt}" hostname="${report.tenant}" ${tally(cases)}>
<properties>
${properties(report)}</properties>
${cases.map(testCase)}</testsuite>
`,
)}</testsuites>
`;
  return document.text;
}

/** The verdict as the other formats have it. */
function properties(report: ParityReport): Markup[] {
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['verdict', verdictOf(report)],
    ...candidateVerdicts(report).map(({ candidate, sentence }) => [`switch to ${candidate}`, sentence] as const),
    ...notCompared(report).map((sentence) => ['not compared', sentence] as const),
    ['scope', scopeOf(report)],
    ...acceptedDifferences(report).map(
      ({ where, what, candidates, because }) => ['accepted', `${where} on ${candidates}, ${what}: ${because}`] as const,
    ),
  ];
  return rows.map(
    ([name, value]) => markup`<property name="${name}" value="${value}"/>
`,
  );
}

function tally(cases: readonly TestCase[]): Markup {
  const failures = cases.filter(isFailure).length;
  const skipped = cases.filter(({ status }) => status === 'skipped').length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0).toFixed(3);
  return markup`tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}"`;
}

function testCase({ name, className, seconds, status, problems, isFinding }: TestCase): Markup {
  const [first = status] = problems;
  const text = problems.join('\n');
  const inside = isFailure({ status, isFinding })
    ? markup`<failure message="${first}" type="${status}">${text}</failure>`
    : status === 'skipped'
      ? markup`<skipped/>`
      : status === 'different'
        ? markup`<system-out>${text}</system-out>`
        : '';
  return markup`<testcase name="${name}" classname="${className}" time="${seconds.toFixed(3)}">${inside}</testcase>
`;
}

function isFailure({ status, isFinding }: Pick<TestCase, 'status' | 'isFinding'>): boolean {
  return status === 'failed' || isFinding === true;
}

/** One case for each finding. */
function differenceSuites(report: ParityReport): TestSuite[] {
  const cases = openPlaces(report).map((place) => ({
    name: `${whereOf(place)} on ${side(place.candidate)}: ${whatOf(place)}`,
    className: differences,
    seconds: 0,
    status: 'different' as const,
    isFinding: true as const,
    problems: problemsOf(place, report),
  }));
  return cases.length === 0 ? [] : [{ name: differences, cases }];
}

function wholeRun(report: ParityReport): TestSuite {
  const name = 'the whole run';
  const problems = [verdictOf(report), ...report.notes];
  return { name, cases: [{ name, className: report.kind, seconds: 0, status: 'failed', problems }] };
}

function scenarioSuite({ name, file, steps }: ScenarioResult): TestSuite {
  const cases = steps.map((step) => ({ ...step, className: file ?? name, seconds: step.milliseconds / 1_000 }));
  return { name, cases };
}

function candidateSuite(report: ParityReport, candidate: string): TestSuite {
  const { control, operations } = report;
  const open = openPlaces(report).filter((place) => place.candidate === candidate);
  const cases = operations
    .filter((operation) => operation.candidate === candidate)
    .map((operation) => ({
      name: operation.subject,
      className: candidate,
      seconds: secondsOf(operation),
      status: operation.different > 0 ? ('different' as const) : ('equal' as const),
      problems: open
        .filter(({ operations: shownBy }) => shownBy.some(({ subject }) => subject === operation.subject))
        .map((place) => `${whereOf(place)}: ${whatOf(place)}`),
    }));
  return { name: `${side(control)} and ${side(candidate)}`, cases };
}

function secondsOf({ candidateLatency: { count, median } }: OperationResult): number {
  return (count * median) / 1_000;
}

/** The difference, the operations that show it, the steps that it breaks, and examples, one line each. */
function problemsOf(place: Place, report: ParityReport): string[] {
  const { candidate, examples } = place;
  const broken = stepsBrokenBy(place, report).map(({ scenario, step }) => `${scenario} / ${step.name}`);
  return [
    `${whereOf(place)} on ${side(candidate)}: ${whatOf(place)}, ${seenIn(place)}`,
    ...(broken.length === 0 ? [] : [`${brokenStepsText(broken.length)}: ${broken.join('; ')}`]),
    ...examples.map((example) => exampleText(example, [report.control, candidate], shown)),
  ];
}
