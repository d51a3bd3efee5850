import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { makeFolder, replaceFile, sharedFile, writingProblem } from '../files/index.js';
import { Contract } from './contract.js';
import { agentNameOf } from './wsdl-contract.js';
import type { TypeDescription } from './model.js';

/** Fetches a document; undefined if the server does not have it. */
export type FetchDocument = (url: string) => Promise<string | undefined>;

export interface PullResult {
  readonly pulled: readonly string[];
  /** The agents or documents that this server does not have. */
  readonly absent: readonly string[];
}

interface PulledDocument {
  readonly name: string;
  readonly file: string;
  readonly url: string;
}

/**
 * Downloads a tenant's own WSDL documents, each complete in itself, into a folder for `contract.source`. They are checked
 * before they are moved to the folder, so that it contains a complete contract or is unchanged.
 *
 * @param services the address of the services, such as `https://crm.example.com/SuperOffice/Remote/Services88`
 * @param progress called after each agent
 * @throws {ConfigurationError} if the server has no services, a document is not valid WSDL, or the folder cannot be used: it
 *   is not a folder, or contains documents of agents that this server does not have
 */
export async function pullContract(
  services: string,
  folder: string,
  agents: readonly string[],
  fetchDocument: FetchDocument,
  progress: (agent: string) => void,
): Promise<PullResult> {
  return pullDocuments(
    folder,
    agents.map((agent) => ({ name: agent, file: `${agent}.wsdl`, url: `${services}/${agent}.svc?singleWsdl` })),
    { fetchDocument, progress },
    `no service found at ${services}; check the tenant's address`,
    (file) => agentNameOf(file) !== undefined,
  );
}

/** The documents of NetServer, as the vendor names their files, and their versions. */
export const openApiDocuments = [
  { name: 'Agents', file: 'Swagger-v1-Agents.json', version: 'v1-Agents' },
  { name: 'REST', file: 'Swagger-v1-REST.json', version: 'v1-REST' },
] as const;

/**
 * Downloads a tenant's own OpenAPI documents, in the same way. They are at `/swagger/docs/{version}`: the documents are
 * Swashbuckle's, whose default address this is, NetServer leaves `~/swagger` open in its `SoFormsAuthentication`, and
 * each document names its version. The vendor's documentation does not name the address itself.
 *
 * @param site the tenant's address, such as `https://crm.example.com/SuperOffice`
 * @throws {ConfigurationError} if the tenant does not publish them, a document is invalid, or the folder cannot be used
 */
export async function pullOpenApi(
  site: string,
  folder: string,
  fetchDocument: FetchDocument,
  progress: (document: string) => void,
): Promise<PullResult> {
  return pullDocuments(
    folder,
    openApiDocuments.map(({ name, file, version }) => ({ name, file, url: `${site}/swagger/docs/${version}` })),
    { fetchDocument, progress },
    `no OpenAPI document found below ${site}/swagger/docs; a tenant publishes them only if "Documentation" is on in the ` +
      'WebApi section of its web.config. Without them, use --format wsdl, or the documents at ' +
      'https://docs.superoffice.com/en/api/web-services/',
    // Any other document in the folder would be part of the contract, or read instead of it.
    (file) => agentNameOf(file) !== undefined || file.endsWith('.json'),
  );
}

async function pullDocuments(
  folder: string,
  documents: readonly PulledDocument[],
  { fetchDocument, progress }: { fetchDocument: FetchDocument; progress: (name: string) => void },
  nothingFound: string,
  belongs: (file: string) => boolean,
): Promise<PullResult> {
  const pulled: PulledDocument[] = [];
  const absent: string[] = [];
  const { made, staging } = makeFolders(folder);
  try {
    // Documents that this pull cannot replace are refused before anything is downloaded.
    refuseOthers(folder, new Set(documents.map(({ file }) => file)), belongs);
    for (const document of documents) {
      const text = await fetchDocument(document.url);
      if (text === undefined) {
        absent.push(document.name);
      } else {
        replaceFile(join(staging, document.file), text, { mode: sharedFile });
        pulled.push(document);
      }
      progress(document.name);
    }
    if (pulled.length === 0) throw new ConfigurationError(nothingFound);
    const contract = Contract.fromFolder(staging);
    for (const name of contract.agentNames) readCompletely(contract, name);
    refuseOthers(folder, new Set(pulled.map(({ file }) => file)), belongs);
    for (const { file } of pulled) renameSync(join(staging, file), join(folder, file));
  } catch (error) {
    // A folder that was created for this is removed.
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { pulled: pulled.map(({ name }) => name), absent };
}

/** Creates the folder, and one in it with an unpredictable name, so that no one can have placed a link there. */
function makeFolders(folder: string): { readonly made: string | undefined; readonly staging: string } {
  try {
    const made = makeFolder(folder);
    return { made, staging: mkdtempSync(join(folder, '.pulling-')) };
  } catch (cause) {
    throw new ConfigurationError(`cannot write to the folder ${folder} (${writingProblem(cause)}); choose another`, {
      cause,
    });
  }
}

/** Other documents in the folder would be read as part of the tenant's contract. */
function refuseOthers(folder: string, pulled: ReadonlySet<string>, belongs: (file: string) => boolean): void {
  const others = readdirSync(folder).filter((file) => belongs(file) && !pulled.has(file));
  if (others.length === 0) return;
  const shown =
    others.length > 5 ? `${others.slice(0, 5).join(', ')} and ${others.length - 5} more` : others.join(', ');
  throw new ConfigurationError(`${folder} contains documents of another contract: ${shown}; choose an empty folder`);
}

/** Reads every field of every type of a document, because problems only show when a part is read. */
function readCompletely(contract: Contract, agent: string): void {
  const seen = new Set<TypeDescription>();
  const operations = [...contract.agent(agent).operations.values()];
  const waiting = operations.flatMap(({ input, output }) => {
    return [...input.fields, ...output.fields, ...input.headers, ...output.headers];
  });
  // Uses a list instead of recursion, because the server decides how deep its types are.
  for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
    const { type } = field;
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === 'array') waiting.push(type.item);
    else if (type.kind === 'dictionary') waiting.push(type.key, type.value);
    else if (type.kind === 'carrier') {
      for (const { fields } of [type, ...type.derived]) for (const each of fields) waiting.push(each);
    }
  }
}
