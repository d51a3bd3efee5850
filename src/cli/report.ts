import { helpText } from './output/help-text.js';
import { Command } from 'commander';
import { reportFormatHelp, reportOption } from './report-option.js';

export function reportCommand(): Command {
  return new Command('report')
    .description('show a JSON report of verify or sweep, or convert it to other formats')
    .argument('<file>', 'the JSON report')
    .addOption(reportOption())
    .addHelpText(
      'after',
      helpText(`
Formats:
${reportFormatHelp}

Examples:
  superoffice-bridge report parity.json
  superoffice-bridge report parity.json --report parity.html --report junit=results/parity.xml`),
    )
    .action(async (file: string, { report }: { readonly report: readonly string[] }) => {
      const { runReport } = await import('./report-action.js');
      await runReport(file, report);
    });
}
