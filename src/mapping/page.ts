import type { Contract } from '../contract/index.js';
import { languages, type LanguageName } from './code.js';
import type { HttpCall } from './http-call.js';
import { addressOf, type Mapping, mappingOf } from './mapping.js';
import { traps } from './traps.js';

const made = '<!-- Made by scripts/generate-mapping.mjs (npm run generate:mapping); change it there. -->';

/** One operation as a section of a page in Markdown, without code. */
export function entryText(mapping: Mapping, { trapPage = 'index.md' }: { readonly trapPage?: string } = {}): string {
  const { operation, kind, bridge, agents, rest, traps: found } = mapping;
  const others = found.filter(({ name }) => name !== 'not-repeatable' && name !== 'soap-only');
  const links = others.map(({ name, title }) => `[${withinSentence(title)}](${trapPage}#${name})`);
  const [replacement] = found.filter(({ name }) => name === 'soap-only').map(({ text }) => text);
  return [
    `### ${operation.name}`,
    '',
    `- Bridge: \`${bridge.short}\``,
    agents === undefined
      ? `- ${replacement ?? ''}`
      : `- Agents: \`${addressOf(agents)}\`${bodyText(agents, operation.http?.kind)}`,
    ...rest.map((call) => `- REST: \`${addressOf(call)}\`${call.sendsBytes ? ', the body is the content' : ''}`),
    `- ${kind === 'read' ? 'Reads' : `[Writes](${trapPage}#not-repeatable)`}${links.length === 0 ? '' : `; ${links.join(', ')}`}`,
    '',
  ].join('\n');
}

/** One operation with its traps in full and its code, for `superoffice-bridge map --format markdown`. */
export function operationText(mapping: Mapping, call: HttpCall | undefined, shown: readonly LanguageName[]): string {
  const { operation, traps: found } = mapping;
  const heading = entryText(mapping)
    .replace(/^### .*/, `## ${operation.agent}.${operation.name}`)
    .replace(/^- \[?(Reads|Writes).*$/m, '- $1');
  const trapLines = found.map(({ title, text, source }) => `- **${title}.** ${text} _Source: ${source}._`);
  const code = shown.flatMap((name) => {
    const { title, fence, write } = languages[name];
    const text = write(mapping, call);
    return text === undefined ? [] : [`${title}:\n\n\`\`\`${fence}\n${text}\n\`\`\`\n`];
  });
  return [heading, ...(trapLines.length === 0 ? [] : [`${trapLines.join('\n')}\n`]), ...code].join('\n');
}

/** The pages of the mapping table by file name: one for each agent, and an index. */
export function mappingPages(contract: Contract): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  const rows: AgentRow[] = [];
  for (const agent of contract.agentNames) {
    const operations = [...contract.agent(agent).operations.keys()].sort((left, right) => (left < right ? -1 : 1));
    const mappings = operations.map((operation) => mappingOf(contract, agent, operation));
    const file = `${agent.toLowerCase()}.md`;
    rows.push({
      agent,
      file,
      operations: mappings.length,
      agents: mappings.filter(({ agents }) => agents !== undefined).length,
      rest: mappings.filter(({ rest }) => rest.length > 0).length,
    });
    pages.set(file, agentPage(agent, mappings));
  }
  pages.set('index.md', indexPage(rows));
  return pages;
}

interface AgentRow {
  readonly agent: string;
  readonly file: string;
  readonly operations: number;
  readonly agents: number;
  readonly rest: number;
}

function agentPage(agent: string, mappings: readonly Mapping[]): string {
  return `${made}

# ${agent}

SOAP service \`Remote/Services88/${agent}.svc\`. [About this table, and its traps](index.md).

${mappings.map((mapping) => entryText(mapping)).join('\n')}`;
}

function indexPage(rows: readonly AgentRow[]): string {
  const total = (count: (row: AgentRow) => number) => rows.reduce((sum, row) => sum + count(row), 0);
  const numbers = new Intl.NumberFormat('en-GB');
  const shown = (count: (row: AgentRow) => number) => numbers.format(total(count));
  const table = rows.map(
    ({ agent, file, operations, agents, rest }) => `| [${agent}](${file}) | ${operations} | ${agents} | ${rest} |`,
  );
  return `${made}

# From SOAP to Agents, REST and the bridge

What to call instead of each SOAP operation of Services88. \`npx superoffice-bridge map GetTicketEntity\` prints the same
for one operation, with code in TypeScript, C#, PHP and curl; it works offline and takes parts of names.

- **Bridge** is the call of this library, which is the same on every transport.
- **Agents** is the HTTP-RPC flavour: always \`POST\`, with the arguments of SOAP.
- **REST** is a resource with the same effect, if there is one.
- **Reads** may be repeated; **Writes** may not.

Every path is below the site, such as \`https://sod.superoffice.com/Cust12345\`. A word in braces is a value.

## Agents

| agent | operations | on Agents | with a REST resource |
| --- | --- | --- | --- |
${table.join('\n')}
| **total** | ${shown((row) => row.operations)} | ${shown((row) => row.agents)} | ${shown((row) => row.rest)} |

## Headers

| SOAP header | Agents and REST |
| --- | --- |
| \`ApplicationToken\` | \`SO-AppToken\`; required Online, with a ticket or an access token |
| \`Credentials/Ticket\` | \`Authorization: SOTicket …\`, or \`Authorization: Bearer …\` with an access token |
| \`TimeZone\` | \`SO-TimeZone\`, a code such as \`NO\` or \`UTC\` |
| none | \`SO-Language\`, \`SO-Culture\`: texts in a language; SOAP returns multi-language texts as stored |
| \`Succeeded\`, \`ExceptionInfo\` in the answer | the status, and a JSON body with \`ErrorType\` and \`Message\` |

Source: the WSDL documents, and \`en/api/web-services/endpoints/http-headers.mdx\` in the vendor's documentation.

## Traps

${traps.map(({ name, title, text, source }) => `### ${title} {#${name}}\n\n${text}\n\nSource: ${source}.\n`).join('\n')}`;
}

const bodies = { none: '', query: '', body: ', the body is the argument itself', object: '' } as const;

function bodyText(call: HttpCall, kind: keyof typeof bodies | undefined): string {
  if (kind === 'object') return `, \`{ ${Object.keys(call.body as object).join(', ')} }\``;
  return kind === undefined ? '' : bodies[kind];
}

/** A title as part of a sentence. An abbreviation such as REST keeps its capitals. */
function withinSentence(title: string): string {
  return /^[A-Z]{2}/.test(title) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;
}
