import { markdownText } from '../../../output-text/index.js';
import { isClean, type ParityReport } from '../model.js';
import { countSites, type Place } from '../places.js';
import { brokenStepsText, stepsBrokenBy, stepsThatFailed } from '../steps.js';
import { suggestedRuleLines } from '../suggested-rule.js';
import { acceptedDifferences, acceptedLosses, acceptedPlaces } from '../accepted.js';
import { openPlaces } from '../places.js';
import { candidateVerdicts, nextSteps, notCompared, scopeOf, suggestionText, verdictOf } from '../verdict.js';
import { agreed, count, counted, placeOf, share, shown, side, whatOf } from '../wording.js';

/** GitHub refuses a comment of more than 65,536 characters, and counts them in its own way. */
const maxSize = 60_000;

/** A comment for a pull request: the verdict, what failed, what rules accept, and collapsed the findings and a table. */
export function markdownReport(report: ParityReport): string {
  const { operations, totals } = report;
  const head = [
    `## ${icon(report)} ${sentence(verdictOf(report))}`,
    ...failures(report),
    firstLines(
      [...candidateVerdicts(report).map((verdict) => verdict.sentence), ...notCompared(report)].map(
        (each) => `- ${sentence(each)}`,
      ),
      maxLinesSize,
      'line',
    ).join('\n'),
    ...accepted(report),
    [
      sentence(scopeOf(report)),
      ...(totals.compared === 0
        ? []
        : [`${share(agreed(totals), totals.compared)} without an unexplained difference.`]),
      sentence(nextSteps(report).join(' ')),
    ].join(' '),
    ...firstLines(
      report.notes.map((note) => `> ${sentence(note)}`),
      maxLinesSize,
      'note',
    ),
  ];
  const rows = operations.map(
    ({ subject, candidate, compared, different, explained, noisy, controlLatency, candidateLatency }) =>
      `| ${cell(subject)} | ${markdownText(side(candidate))} | ${count(compared)} | ${different === 0 ? '0' : `**${count(different)}**`} | ${count(explained)} | ${count(noisy)} | ${controlLatency.median} → ${candidateLatency.median} |`,
  );
  const blocks = [
    ...openPlaces(report).map((each) => finding(each, report)),
    details('Operations', [
      '| operation | candidate | compared | different | explained | noise | median ms |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ]),
  ];
  return fitted(head, blocks);
}

/** A rule that accepts lost data does not make the result an unqualified success. */
function icon(report: ParityReport): string {
  if (!isClean(report)) return '❌';
  return acceptedLosses(report).length > 0 ? '⚠️' : '✅';
}

/** The steps that failed, by name and with the reason. */
function failures(report: ParityReport): string[] {
  const steps = stepsThatFailed(report);
  if (steps.length === 0) return [];
  const rows = steps.map(
    ({ scenario, step }) =>
      `| ${cell(scenario)} | ${cell(step.name)} | ${cell(step.subject)} | ${cell(step.problems.join('; '))} |`,
  );
  return [`### ${counted(steps.length, 'failed step')}`, table('| scenario | step | operation | reason |', rows)];
}

/** What rules explain, with their reasons. */
function accepted(report: ParityReport): string[] {
  const rows = acceptedDifferences(report).map(
    ({ where, what, candidates, because }) =>
      `| ${cell(where)} | ${cell(what)} | ${markdownText(candidates)} | ${cell(because)} |`,
  );
  return rows.length === 0
    ? []
    : [
        `### ${counted(countSites(acceptedPlaces(report)), 'accepted place')}`,
        table('| place | difference | on | reason |', rows),
      ];
}

/** What a table, the verdicts or the notes, and a sentence above the findings may take of the comment. */
const [maxTableSize, maxLinesSize, maxSentenceSize] = [15_000, 7_000, 3_000];

function table(heads: string, rows: readonly string[]): string {
  return [heads, '| --- | --- | --- | --- |', ...firstLines(rows, maxTableSize, 'row')].join('\n');
}

/** As many lines as fit, and how many more there are. */
function firstLines(lines: readonly string[], most: number, what: string): string[] {
  let size = 0;
  const end = lines.findIndex((line) => (size += line.length) > most);
  return end === -1 ? [...lines] : [...lines.slice(0, end), `\n… and ${counted(lines.length - end, `more ${what}`)}.`];
}

/** Text of a limited length: the names in it can have any. */
function sentence(text: string): string {
  let kept = text.slice(0, maxSentenceSize);
  let encoded = markdownText(kept);
  // A character takes up to twelve.
  while (encoded.length > maxSentenceSize) {
    kept = kept.slice(0, (kept.length * maxSentenceSize) / encoded.length - 1);
    encoded = markdownText(kept);
  }
  return kept.length === text.length ? encoded : `${encoded}…`;
}

function finding(place: Place, report: ParityReport): string {
  const { candidate, field, entity, answers, operations, examples } = place;
  const { control } = report;
  const seen = `seen in ${counted(answers, 'call')} of ${counted(operations.length, 'operation')}`;
  const title = `<code>${markdownText(placeOf(field))}</code> of <code>${markdownText(entity)}</code> on ${markdownText(side(candidate))}: ${markdownText(whatOf(place))} – ${seen}`;
  const listedOperations = operations.map(({ subject, answers: calls }) => `${cell(subject)} (${count(calls)})`);
  const broken = stepsBrokenBy(place, report).map(({ scenario, step }) => cell(`${scenario} / ${step.name}`));
  const rules = suggestedRuleLines(place).map(cell);
  return details(title, [
    `Calls by operation: ${listedOperations.join(', ')}.`,
    ...(broken.length === 0 ? [] : ['', `${brokenStepsText(broken.length)}: ${broken.join(', ')}.`]),
    '',
    `| which | where | ${markdownText(side(control))} | ${markdownText(side(candidate))} |`,
    '| --- | --- | --- | --- |',
    ...examples.map(
      (example) =>
        `| ${cell(example.key)} | ${cell(example.path)} | ${cell(shown(example.control))} | ${cell(shown(example.candidate))} |`,
    ),
    '',
    `${markdownText(suggestionText(place, rules.length))} ${rules.join(' ')}`,
  ]);
}

function details(title: string, lines: readonly string[]): string {
  return `<details><summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** As many blocks as fit, and a note on the others. */
function fitted(head: readonly string[], blocks: readonly string[]): string {
  const kept = [...head];
  let size = head.join('\n\n').length;
  for (const [index, block] of blocks.entries()) {
    size += block.length + 2;
    if (size > maxSize) {
      kept.push(`… and ${counted(blocks.length - index, 'more section')}; the other report formats are complete.`);
      break;
    }
    kept.push(block);
  }
  return `${kept.join('\n\n')}\n`;
}

/** Text in a table cell, as code. It cannot end the cell or the line, and contains no markup. */
function cell(text: string): string {
  const line = markdownText(text.slice(0, 300));
  return line.trim() === '' ? '' : `<code>${line}</code>`;
}
