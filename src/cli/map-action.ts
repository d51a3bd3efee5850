import { Contract } from '../contract/index.js';
import { didYouMean, nearest, ValidationError } from '../errors/index.js';
import {
  addressOf,
  findOperation,
  hasSeveralResources,
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

export interface MapOptions {
  readonly api: 'agents' | 'rest';
  readonly format: 'text' | 'json' | 'markdown';
  /** Separated by commas. */
  readonly language: string;
}

type Shown = Omit<MapOptions, 'language'> & { readonly language: readonly LanguageName[] };

/** Prints what to call instead of the operation that `text` names. */
export function runMap(text: string, options: MapOptions): void {
  const language = options.language.split(',').map(languageNamed);
  const contract = Contract.bundled();
  const { agent, operation, changed, others = [] } = findOperation(contract, text);
  const mapping = mappingOf(contract, agent, operation);
  const also = others.length === 0 ? '' : `; also known: ${others.join(', ')}`;
  if (changed === 'corrected')
    printAside(`Unknown operation ${JSON.stringify(text)}; showing ${mapping.name}${also}\n`);
  if (changed === 'completed') printAside(`Showing ${mapping.name}, the only operation with that name\n`);
  if (changed === 'method') printAside(`Showing ${mapping.name}, the operation behind ${JSON.stringify(text)}\n`);
  show(mapping, { ...options, language });
}

function show(mapping: Mapping, { api, format, language }: Shown): void {
  const call = callFor(mapping, api);
  if (api === 'rest' && mapping.rest.length === 0) {
    printAside(`${mapping.name} has no REST resource; the code calls Agents\n`);
  }
  if (api === 'rest' && call !== undefined && hasSeveralResources(mapping.rest)) {
    const example = addressOf(call);
    printAside(`${mapping.name} has several REST resources; the code calls one of them, ${example}\n`);
  }
  // The bridge's own code is for every API; with all languages, the calls are listed above the code.
  const isHttpAlone = language.length < Object.keys(languages).length && !language.includes('typescript');
  if (api === 'agents' && mapping.rest.length > 0 && isHttpAlone) {
    printAside(`The code calls Agents; for REST: superoffice-bridge map ${mapping.name} --api rest\n`);
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

/** @throws {ValidationError} if no code can be shown in the language */
function languageNamed(text: string): LanguageName {
  const names = Object.keys(languages) as LanguageName[];
  const known = names.find((name) => name === text.trim().toLowerCase());
  if (known !== undefined) return known;
  const near = nearest(text, names);
  const hint = near === undefined ? `; the languages are ${names.join(', ')}` : didYouMean(near);
  throw new ValidationError(`unknown language ${JSON.stringify(text)}${hint}`);
}
