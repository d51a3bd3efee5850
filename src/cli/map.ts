import { Command, InvalidArgumentError, Option } from 'commander';
import { Contract } from '../contract/index.js';
import { didYouMean, nearest } from '../errors/index.js';
import {
  addressOf,
  findOperation,
  type HttpCall,
  languages,
  type LanguageName,
  type Mapping,
  mappingOf,
  operationText,
} from '../mapping/index.js';
import { mappingText } from './map-printer.js';
import { print, printAside, printJson } from './output/print.js';
import { paintOf, screenOf } from './output/screen.js';

const apis = ['agents', 'rest'] as const;
const formats = ['text', 'json', 'markdown'] as const;
const languageNames = Object.keys(languages) as LanguageName[];

interface MapOptions {
  readonly api: (typeof apis)[number];
  readonly format: (typeof formats)[number];
  readonly language: readonly LanguageName[];
}

/** `superoffice-bridge map`: what to call instead of a SOAP operation. It reads the contract of this package alone. */
export function mapCommand(): Command {
  return new Command('map')
    .description('show what to call instead of a SOAP operation: Agents, REST, the bridge, with code')
    .argument('<operation>', 'such as Ticket.GetTicketEntity; a part of the name is enough if only one has it')
    .addOption(
      new Option('--api <api>', 'the API that C#, PHP and curl call')
        .choices(apis)
        .default('agents' satisfies MapOptions['api']),
    )
    .addOption(
      new Option('--language <names>', `the code to show: ${languageNames.join(', ')}; default: all`)
        .argParser(languageList)
        .default(languageNames, 'all'),
    )
    .addOption(
      new Option('--format <format>', 'how to print it')
        .choices(formats)
        .default('text' satisfies MapOptions['format']),
    )
    .addHelpText(
      'after',
      `
In the code, SITE, site or $site is the address of the tenant, such as
https://sod.superoffice.com/Cust12345, and the token an access token. Saving an
entity with curl uses jq.

Examples:
  superoffice-bridge map Ticket.GetTicketEntity
  superoffice-bridge map GetTicketEntity --api rest --language csharp
  superoffice-bridge map savecontactentity --format markdown

Exit codes:
  0  success
  2  unknown or ambiguous operation, or invalid option`,
    )
    .action((text: string, options: MapOptions) => {
      const contract = Contract.bundled();
      const { agent, operation, corrected } = findOperation(contract, text);
      const mapping = mappingOf(contract, agent, operation);
      if (corrected) printAside(`${mapping.name}\n`);
      show(mapping, options);
    });
}

function show(mapping: Mapping, { api, format, language }: MapOptions): void {
  const call = callFor(mapping, api);
  if (api === 'rest' && mapping.rest.length === 0) {
    printAside(`${mapping.name} has no REST resource; the code calls Agents\n`);
  }
  if (format === 'json') printJson(described(mapping, call, language));
  else if (format === 'markdown') print(operationText(mapping, call, language));
  else {
    const { width } = screenOf(process.stdout, 80);
    print(mappingText(mapping, language, call, { paint: paintOf(process.stdout), width: Math.max(width, 60) }));
  }
}

function callFor({ agents, rest }: Mapping, api: MapOptions['api']): HttpCall | undefined {
  // Of the calls that save, a merge patch is the one that changes nothing else.
  return api === 'rest' ? (rest.find(({ method }) => method === 'PATCH') ?? rest[0] ?? agents) : agents;
}

/** What `--format json` prints. */
function described(mapping: Mapping, call: HttpCall | undefined, shown: readonly LanguageName[]): unknown {
  const { name, kind, bridge, agents, rest, traps, operation } = mapping;
  return {
    operation: name,
    kind,
    bridge: bridge.short,
    agents: agents === undefined ? null : addressOf(agents),
    rest: rest.map(addressOf),
    soap: { service: operation.agent, action: operation.soapAction },
    traps: traps.map((trap) => ({ name: trap.name, title: trap.title, text: trap.text, source: trap.source })),
    code: Object.fromEntries(shown.map((each) => [each, languages[each].write(mapping, call) ?? null])),
  };
}

function languageList(text: string): LanguageName[] {
  return text.split(',').map((name) => {
    const known = languageNames.find((each) => each === name.trim().toLowerCase());
    if (known === undefined) {
      throw new InvalidArgumentError(
        `Unknown language ${JSON.stringify(name)}${didYouMean(nearest(name, languageNames))}`,
      );
    }
    return known;
  });
}
