import { helpFooter } from './output/help-text.js';
import { port } from './port.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { DivergenceDescription, PlannedCounts } from '../emulator/index.js';
import { divergenceOption } from './divergence-option.js';
import type { EmulatorCommandOptions } from './emulator-action.js';

export type DivergenceKinds = Readonly<Record<string, Pick<DivergenceDescription, 'description' | 'usual'>>>;

/** @param kinds the divergences for the help, which take long to load */
export function emulatorCommand(kinds: DivergenceKinds = {}): Command {
  return new Command('emulator')
    .addOption(new Option('-p, --port <number>', 'the port to listen on').argParser(port).default(0, 'a free port'))
    .option('--application-key <file>', "the application's RSA key for the system user sign-in: PEM or XML")
    .addOption(divergenceOption('make one API answer differently'))
    .option('--no-soap', 'a site without SOAP, which answers its addresses with 404')
    .option('--seed <counts>', 'additional generated records, such as contacts=1000,sales=500', counts)
    .addHelpText(
      'after',
      helpFooter(`
Examples:
  superoffice-bridge emulator
  superoffice-bridge emulator --port 8088
  superoffice-bridge emulator --no-soap
  superoffice-bridge emulator --seed contacts=100000,appointments=500000
  superoffice-bridge emulator --diverge shiftedDate --diverge cutText:agents:Heading

Divergences, and where they apply by default:
${divergenceTable(kinds)}

The emulator prints its addresses and credentials, keeps all data in memory, and runs
until Ctrl-C.`),
    )
    .action(async (options: EmulatorCommandOptions) => {
      const { runEmulator } = await import('./emulator-action.js');
      await runEmulator(options);
    });
}

function divergenceTable(kinds: DivergenceKinds): string {
  return Object.entries(kinds)
    .map(([kind, { description, usual }]) => {
      const { entity, field } = usual;
      const place = field === undefined ? entity : `${entity}.${field}`;
      return `  ${kind.padEnd(21)} ${description}\n${' '.repeat(24)}${place}`;
    })
    .join('\n');
}

function counts(text: string): PlannedCounts {
  const entries = text.split(',').map((part) => {
    const [, kind = '', number = ''] = /^\s*(\w+)\s*=\s*(\d+)\s*$/.exec(part) ?? [];
    if (kind === '') throw new InvalidArgumentError('Expected counts such as contacts=1000,sales=500.');
    return [kind, Number(number)] as const;
  });
  return Object.fromEntries(entries);
}
