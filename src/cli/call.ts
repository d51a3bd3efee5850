import { helpFooter } from './output/help-text.js';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type TransportName, transportNames } from '../errors/transport-name.js';
import { outputFormatNames } from './output/format-names.js';
import { tenantOptions, transportList } from './tenant-options.js';
import type { CallCommandOptions } from './call-action.js';

export function callCommand(): Command {
  return new Command('call')
    .argument('<operation>', 'such as contacts.get, lists.items, principal or agents.MDO.GetList')
    .argument('[arguments...]', 'values in the order of the parameters, name=value, or one JSON object')
    .addOption(
      new Option('--transport <name>', 'the transport that serves the call; default: as configured').choices(
        transportNames,
      ),
    )
    .option(
      '--compare <names>',
      'make the call on each of these and show the differences, such as soap,rest',
      comparedTransports,
    )
    .addOption(
      new Option('-o, --output <format>', 'default: table on a terminal, otherwise json').choices(outputFormatNames),
    )
    .option('--json', 'short for --output json')
    .addOption(tenantOptions[0])
    .addOption(tenantOptions[1])
    .option('--language <code>', 'the language of multi-language texts, such as no')
    .addHelpText(
      'after',
      helpFooter(`
A value is parsed as JSON if possible, otherwise it is text. name=value sets a
parameter. If no parameter has that name, it sets a field of the values, changes or
criteria: Contact.ContactId=2.

Examples:
  superoffice-bridge call principal --tenant emulator
  superoffice-bridge call contacts.get 2 --output yaml
  superoffice-bridge call contacts.get 2 select='["Name","Persons"]' --compare soap,rest
  superoffice-bridge call appointments.create Description=Hello \\
    Contact.ContactId=2
  superoffice-bridge call contacts.query select='["name"]' \\
    filter="name begins 'A'" top=5
  superoffice-bridge call agents.MDO.GetList '{"Name":"task",
    "ForceFlatList":true,"AdditionalInfo":"","OnlyHistory":false}'

Exit codes:
  0  success
  1  the call failed, or --compare found a difference
  2  unknown operation or invalid argument; nothing was sent`),
    )
    .action(async (name: string, words: readonly string[], options: CallCommandOptions) => {
      const { runCall } = await import('./call-action.js');
      await runCall(name, words, options);
    });
}

function comparedTransports(text: string): TransportName[] {
  const transports = transportList(text);
  if (transports.length < 2) throw new InvalidArgumentError('Name at least two transports, such as soap,rest.');
  return transports;
}
