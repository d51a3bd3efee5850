import { causes } from '../../../comparison/index.js';
import {
  type Finding,
  isClean,
  type OperationResult,
  type ParityReport,
  type ScenarioResult,
  type StepStatus,
} from '../model.js';
import { candidateVerdicts, counted, placeOf, scopeOf, shown, side, verdictOf } from '../wording.js';
import { markup, type Markup } from '../../../encoding/index.js';

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
}

const failing: readonly StepStatus[] = ['failed', 'different'];

/**
 * JUnit XML, as read by Jenkins, GitLab and GitHub: one suite per scenario with its steps, or one per candidate with the
 * operations that were compared.
 */
export function junitReport(report: ParityReport): string {
  const found =
    report.scenarios.length > 0
      ? report.scenarios.map(scenarioSuite)
      : report.candidates.map((candidate) => candidateSuite(report, candidate));
  const isFailing = found.some(({ cases }) => cases.some(({ status }) => failing.includes(status)));
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
    ['scope', scopeOf(report)],
  ];
  return rows.map(
    ([name, value]) => markup`<property name="${name}" value="${value}"/>
`,
  );
}

function tally(cases: readonly TestCase[]): Markup {
  const failures = cases.filter(({ status }) => failing.includes(status)).length;
  const skipped = cases.filter(({ status }) => status === 'skipped').length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0).toFixed(3);
  return markup`tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="${seconds}"`;
}

function testCase({ name, className, seconds, status, problems }: TestCase): Markup {
  const [first = status] = problems;
  const failure = markup`<failure message="${first}" type="${status}">${problems.join('\n')}</failure>`;
  const inside = failing.includes(status) ? failure : status === 'skipped' ? markup`<skipped/>` : '';
  return markup`<testcase name="${name}" classname="${className}" time="${seconds.toFixed(3)}">${inside}</testcase>
`;
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

function candidateSuite({ control, operations, findings }: ParityReport, candidate: string): TestSuite {
  const cases = operations
    .filter((operation) => operation.candidate === candidate)
    .map((operation) => ({
      name: operation.subject,
      className: candidate,
      seconds: secondsOf(operation),
      status: operation.different > 0 ? ('different' as const) : ('equal' as const),
      problems: findings.filter((finding) => isOf(operation, finding)).map((finding) => sentence(finding, control)),
    }));
  return { name: `${side(control)} and ${side(candidate)}`, cases };
}

function secondsOf({ candidateLatency: { count, median } }: OperationResult): number {
  return (count * median) / 1_000;
}

function isOf({ subject, candidate }: OperationResult, finding: Finding): boolean {
  return finding.verdict === 'unexplained' && finding.subject === subject && finding.candidate === candidate;
}

function sentence(
  { pattern, cause, detail, answers, candidate, examples: [example] }: Finding,
  control: string,
): string {
  const shows =
    example === undefined
      ? ''
      : `: ${example.key} has ${shown(example.control)} on ${side(control)}, ${shown(example.candidate)} on ${side(candidate)}`;
  const more = detail === undefined ? '' : ` (${detail})`;
  return `${placeOf(pattern)}: ${causes[cause]}${more}, in ${counted(answers, 'answer')}${shows}`;
}
