import { causes } from '../../../comparison/index.js';
import { markdownText } from '../../../encoding/index.js';
import { type Finding, isClean, type ParityReport } from '../model.js';
import { suggestedRuleLine } from '../suggested-rule.js';
import {
  agreed,
  candidateVerdicts,
  count,
  counted,
  nextSteps,
  placeOf,
  scopeOf,
  share,
  shown,
  side,
  unexplained,
  verdictOf,
} from '../wording.js';

/** GitHub refuses a comment of more than 65,536 characters, and counts them in its own way. */
const maxSize = 60_000;

/** A comment for a pull request: the verdict, the findings and a table, both collapsed. */
export function markdownReport(report: ParityReport): string {
  const { operations, totals } = report;
  const head = [
    `## ${isClean(report) ? '✅' : '❌'} ${markdownText(verdictOf(report))}`,
    candidateVerdicts(report)
      .map(({ sentence }) => `- ${markdownText(sentence)}`)
      .join('\n'),
    `${markdownText(scopeOf(report))} ${share(agreed(totals), totals.compared)} without an unexplained difference. ${markdownText(nextSteps(report).join(' '))}`,
    ...report.notes.map((note) => `> ${markdownText(note)}`),
  ];
  const rows = operations.map(
    ({ subject, candidate, compared, different, explained, noisy, controlLatency, candidateLatency }) =>
      `| ${cell(subject)} | ${markdownText(side(candidate))} | ${count(compared)} | ${different === 0 ? '0' : `**${count(different)}**`} | ${count(explained)} | ${count(noisy)} | ${controlLatency.median} → ${candidateLatency.median} |`,
  );
  const open = unexplained(report.findings);
  const blocks = [
    ...failures(report),
    ...open.map((each) => finding(each, report)),
    details('Operations', [
      '| operation | candidate | compared | different | explained | noise | median ms |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ]),
  ];
  return fitted(head, blocks);
}

/** The steps that failed, if there are any. */
function failures({ scenarios }: ParityReport): string[] {
  const rows = scenarios.flatMap(({ name, steps }) =>
    steps
      .filter(({ status }) => status === 'failed')
      .map(
        (step) => `| ${cell(name)} | ${cell(step.name)} | ${cell(step.subject)} | ${cell(step.problems.join('; '))} |`,
      ),
  );
  if (rows.length === 0) return [];
  return [
    details(counted(rows.length, 'failed step'), [
      '| scenario | step | operation | problem |',
      '| --- | --- | --- | --- |',
      ...rows,
    ]),
  ];
}

function finding(found: Finding, { control }: ParityReport): string {
  const { subject, candidate, pattern, cause, detail, answers, differences, examples } = found;
  const title = `<code>${markdownText(placeOf(pattern))}</code> of <code>${markdownText(subject)}</code> on ${markdownText(side(candidate))}: ${causes[cause]}${detail === undefined ? '' : ` (${markdownText(detail)})`} – ${counted(differences, 'difference')} in ${counted(answers, 'answer')}`;
  return details(title, [
    `| which | where | ${markdownText(side(control))} | ${markdownText(side(candidate))} |`,
    '| --- | --- | --- | --- |',
    ...examples.map(
      (example) =>
        `| ${cell(example.key)} | ${cell(example.path)} | ${cell(shown(example.control))} | ${cell(shown(example.candidate))} |`,
    ),
    '',
    `If the difference is acceptable, this rule explains it: ${cell(suggestedRuleLine(found))}`,
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
