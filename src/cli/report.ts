import { helpFooter } from './output/help-text.js';
import { Command } from 'commander';
import { reportFormatHelp, reportOption } from './report-option.js';

export function reportCommand(): Command {
  return new Command('report')
    .argument('<file>', 'the JSON report, or the file that shadows.file names')
    .addOption(reportOption())
    .addHelpText(
      'after',
      helpFooter(`
Formats:
${reportFormatHelp}

Examples:
  superoffice-bridge report parity.json
  superoffice-bridge report shadows.jsonl --report shadows.html
  superoffice-bridge report parity.json --report parity.html --report junit=results/parity.xml

Exit codes, as those of the run:
  0  nothing differs
  1  found differences, failed steps, or compared nothing
  2  invalid file or option
  3  the run was stopped`),
    )
    .action(async (file: string, { report }: { readonly report: readonly string[] }) => {
      const { runReport } = await import('./report-action.js');
      await runReport(file, report);
    });
}
