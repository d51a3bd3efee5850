import { markdownText } from '../../output-text/index.js';
import { count } from '../../migration/report/wording.js';
import type { DescribedOperation, DescribedUsage } from './described.js';
import { milliseconds, type PageTexts, timeText } from './page.js';
import { nameOf } from './usage.js';

/** The same as the page, without the fields, to put into a ticket or a wiki. */
export function usageMarkdown(
  { operations, clients, traps, otherRequests }: DescribedUsage,
  { title, overline, lead }: PageTexts,
): string {
  const blocks = [
    `# ${markdownText(title)}`,
    `${markdownText(overline)}\n\n${markdownText(lead)}`,
    '## Operations',
    table(['operation', 'kind', 'calls', 'failed', 'median', 'Agents', 'REST', 'traps'], operations.map(operationRow)),
    '## Clients',
    table(
      ['client', 'application', 'user agent', 'address', 'calls', 'last seen (UTC)'],
      clients.map(({ name, application, userAgent, address, calls, lastSeen }) => [
        ...[name, application, userAgent, address, count(calls), timeText(lastSeen)],
      ]),
    ),
    '## Traps',
    ...traps.map((trap) => `- **${markdownText(trap.title)}.** ${markdownText(trap.text)}`),
    '## Other requests',
    table(
      ['what', 'requests'],
      otherRequests.map(({ name, calls }) => [name, count(calls)]),
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function operationRow(each: DescribedOperation): string[] {
  const { kind, calls, succeeded, latency, agents, instead, rest, traps } = each;
  return [
    ...[nameOf(each), kind, count(calls), count(calls - succeeded), milliseconds(latency.median)],
    agents ?? `none${instead === null ? '' : `; use ${instead}`}`,
    rest.join(', '),
    traps.join(', '),
  ];
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return 'None so far.';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map((row) => line(row.map(markdownText)))].join('\n');
}
