import { InvalidArgumentError, Option } from 'commander';
import { ConfigurationError } from '../errors/index.js';
import { parseReportTarget, reportFormatNames, reportFormats, type ReportTarget } from '../migration/report/index.js';

/** `--report <format=file>`; may be repeated. */
export function reportOption(): Option {
  return new Option(
    '-r, --report <[format=]file>',
    `write a report, in the format of the file extension or one of ${reportFormatNames.join(', ')}; may be repeated`,
  )
    .argParser((text: string, targets: readonly ReportTarget[]) => [...targets, targetOf(text)])
    .default([], 'none');
}

/** For the end of a command's help. */
export const reportFormatHelp = reportFormatNames
  .map((name) => `  ${name.padEnd(10)}${reportFormats[name].endings[0].padEnd(7)}${reportFormats[name].about}`)
  .join('\n');

function targetOf(text: string): ReportTarget {
  try {
    return parseReportTarget(text);
  } catch (error) {
    if (error instanceof ConfigurationError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}
