import { print } from './output/print.js';
import { Command } from 'commander';
import { ConfigurationError } from '../errors/index.js';
import { maxRecordedBytes, readText, UnreadableFile } from '../files/index.js';
import { readReport, type ReportTarget, summaryText, writeReports } from '../migration/report/index.js';
import { screenOf } from './output/screen.js';
import { reportFormatHelp, reportOption } from './report-option.js';

export function reportCommand(): Command {
  return new Command('report')
    .description('show a JSON report of verify or sweep, or convert it to other formats')
    .argument('<file>', 'the JSON report')
    .addOption(reportOption())
    .addHelpText(
      'after',
      `
Formats:
${reportFormatHelp}

Examples:
  superoffice-bridge report parity.json
  superoffice-bridge report parity.json --report parity.html --report junit=results/parity.xml`,
    )
    .action(async (file: string, { report: targets }: { readonly report: readonly ReportTarget[] }) => {
      const report = readReport(textOf(file), file);
      if (targets.length === 0) print(summaryText(report, screenOf(process.stdout, 100)));
      for (const written of await writeReports(report, targets)) print(`${written}\n`);
    });
}

function textOf(file: string): string {
  try {
    return readText(file, maxRecordedBytes);
  } catch (cause) {
    const why = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`${file} ${why}; name a JSON report of verify or sweep`, { cause });
  }
}
