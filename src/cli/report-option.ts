import { Option } from 'commander';
import { reportFormatFacts, reportFormatNames } from '../migration/report/writers/format-names.js';

/** `--report <format=file>`; may be repeated. The action parses it, because that takes the report writers. */
export function reportOption(): Option {
  return new Option(
    '-r, --report <[format=]file>',
    `write a report, in the format of the file extension or one of ${reportFormatNames.join(', ')}; may be repeated`,
  )
    .argParser((text: string, targets: readonly string[]) => [...targets, text])
    .default([], 'none');
}

/** For the end of a command's help. */
export const reportFormatHelp = reportFormatNames
  .map((name) => `  ${name.padEnd(10)}${reportFormatFacts[name].endings[0].padEnd(7)}${reportFormatFacts[name].about}`)
  .join('\n');
