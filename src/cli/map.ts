import type { MapOptions } from './map-action.js';
import { helpFooter } from './output/help-text.js';
import { Command, Option } from 'commander';

const apis: readonly MapOptions['api'][] = ['agents', 'rest'];
const formats: readonly MapOptions['format'][] = ['text', 'json', 'markdown'];
const allLanguages = 'typescript,csharp,php,curl';

/** `superoffice-bridge map`: what to call instead of a SOAP operation. It reads the contract of this package alone. */
export function mapCommand(): Command {
  return new Command('map')
    .argument(
      '<operation>',
      'such as Ticket.GetTicketEntity or tickets.get; a part of the name is enough if only one has it',
    )
    .addOption(
      new Option('--api <api>', 'the API that C#, PHP and curl call')
        .choices(apis)
        .default('agents' satisfies MapOptions['api']),
    )
    .addOption(new Option('--language <names>', 'the languages of the code').default(allLanguages))
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(formats)
        .default('text' satisfies MapOptions['format']),
    )
    .addHelpText(
      'after',
      helpFooter(`
In the code, SITE, site or $site is the address of the tenant, such as
https://sod.superoffice.com/Cust12345, and the token an access token. Saving an
entity with curl uses jq.

Examples:
  superoffice-bridge map Ticket.GetTicketEntity
  superoffice-bridge map GetTicketEntity --api rest --language csharp
  superoffice-bridge map savecontactentity --format markdown

Exit codes:
  0  success
  2  unknown or ambiguous operation, or invalid option`),
    )
    .action(async (text: string, options: MapOptions) => {
      const { runMap } = await import('./map-action.js');
      runMap(text, options);
    });
}
