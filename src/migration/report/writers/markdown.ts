import { causes } from '../../../comparison/index.js';
import { type Finding, isClean, type ParityReport } from '../model.js';
import { agreed, count, counted, nextSteps, placeOf, share, shown, side, unexplained, verdictOf } from '../wording.js';

/** GitHub refuses a comment of more than 65,536 characters, and counts them in a way of its own. */
const most = 60_000;

/** A comment for a pull request: the verdict, a table, and the findings folded away. */
export function markdownReport(report: ParityReport): string {
  const { operations, totals } = report;
  const head = [
    `## ${isClean(report) ? '✅' : '❌'} ${element(verdictOf(report))}`,
    `${count(totals.compared)} comparisons on ${cell(report.tenant)}, ${share(agreed(totals), totals.compared)} without an unexplained difference. ${element(nextSteps(report).join(' '))}`,
    ...report.notes.map((note) => `> ${element(note)}`),
  ];
  const rows = operations.map(
    ({ subject, candidate, compared, different, explained, noisy, controlLatency, candidateLatency }) =>
      `| ${cell(subject)} | ${side(candidate)} | ${count(compared)} | ${different === 0 ? '0' : `**${count(different)}**`} | ${count(explained)} | ${count(noisy)} | ${controlLatency.median} → ${candidateLatency.median} |`,
  );
  const open = unexplained(report.findings);
  const blocks = [
    ...open.map(finding),
    details('Operations', [
      '| operation | candidate | compared | different | explained | noise | median ms |',
      '| --- | --- | ---: | ---: | ---: | ---: | ---: |',
      ...rows,
    ]),
  ];
  return fitted(head, blocks);
}

function finding({ subject, candidate, pattern, cause, detail, answers, differences, examples }: Finding): string {
  const title = `<code>${element(placeOf(pattern))}</code> of <code>${element(subject)}</code> on ${side(candidate)}: ${causes[cause]}${detail === undefined ? '' : ` (${element(detail)})`} – ${counted(differences, 'difference')} in ${counted(answers, 'answer')}`;
  return details(title, [
    '| which | where | control | candidate |',
    '| --- | --- | --- | --- |',
    ...examples.map(
      (example) =>
        `| ${cell(example.key)} | ${cell(example.path)} | ${cell(shown(example.control))} | ${cell(shown(example.candidate))} |`,
    ),
  ]);
}

function details(title: string, lines: readonly string[]): string {
  return `<details><summary>${title}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

/** As many blocks as there is room for, and a word on the others. */
function fitted(head: readonly string[], blocks: readonly string[]): string {
  const kept = [...head];
  let size = head.join('\n\n').length;
  for (const [index, block] of blocks.entries()) {
    size += block.length + 2;
    if (size > most) {
      kept.push(`… and ${counted(blocks.length - index, 'more section')}; the other reports have all of it.`);
      break;
    }
    kept.push(block);
  }
  return `${kept.join('\n\n')}\n`;
}

/** Text within a table's cell, as code: no column ends in it, no line, and nothing in it is markup. */
function cell(text: string): string {
  const line = text.slice(0, 300).replace(/[\p{C}\s]+/gu, ' ');
  return line.trim() === '' ? '' : `<code>${element(line)}</code>`;
}

/** Text in which nothing is markup, a mention or a reference. */
function element(text: string): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .replace(/[&<>|`*_~[\]\\@#]/g, (character) => `&#${character.charCodeAt(0)};`);
}
