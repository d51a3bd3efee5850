import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { replaceFile, sharedFile } from '../files/index.js';
import { agentNameOf, Contract } from './contract.js';
import type { Field, TypeDescription } from './model.js';

/** Fetches a document; undefined if the server does not have it. */
export type FetchDocument = (url: string) => Promise<string | undefined>;

export interface PullResult {
  readonly pulled: readonly string[];
  /** The agents that this server does not have. */
  readonly absent: readonly string[];
}

/**
 * Downloads a tenant's own WSDL documents, each complete in itself, into a folder for `wsdl.source`. They are checked before
 * they are moved to the folder, so that it contains a complete contract or is unchanged.
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
  const pulled: string[] = [];
  const absent: string[] = [];
  const { made, staging } = makeFolders(folder);
  try {
    for (const agent of agents) {
      const text = await fetchDocument(`${services}/${agent}.svc?singleWsdl`);
      if (text === undefined) {
        absent.push(agent);
      } else {
        replaceFile(join(staging, `${agent}.wsdl`), text, { mode: sharedFile });
        pulled.push(agent);
      }
      progress(agent);
    }
    if (pulled.length === 0)
      throw new ConfigurationError(`no service found at ${services}; check the tenant's address`);
    const contract = Contract.fromFolder(staging);
    for (const name of contract.agentNames) readCompletely(contract, name);
    refuseOthers(folder, pulled);
    for (const agent of pulled) renameSync(join(staging, `${agent}.wsdl`), join(folder, `${agent}.wsdl`));
  } catch (error) {
    // A folder that was created for this is removed.
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { pulled, absent };
}

/** Creates the folder, and one in it with an unpredictable name, so that no one can have placed a link there. */
function makeFolders(folder: string): { readonly made: string | undefined; readonly staging: string } {
  try {
    const made = mkdirSync(folder, { recursive: true });
    return { made, staging: mkdtempSync(join(folder, '.pulling-')) };
  } catch (cause) {
    throw new ConfigurationError(`cannot write to the folder ${folder}; choose another`, { cause });
  }
}

/** Other documents in the folder would be read as part of the tenant's contract. */
function refuseOthers(folder: string, pulled: readonly string[]): void {
  const names = new Set(pulled.map((agent) => `${agent}.wsdl`));
  const others = readdirSync(folder).filter((file) => agentNameOf(file) !== undefined && !names.has(file));
  if (others.length === 0) return;
  const shown =
    others.length > 5 ? `${others.slice(0, 5).join(', ')} and ${others.length - 5} more` : others.join(', ');
  throw new ConfigurationError(`${folder} contains documents of another contract: ${shown}; choose an empty folder`);
}

/** Reads every field of every type of a document, because problems only show when a part is read. */
function readCompletely(contract: Contract, agent: string): void {
  const seen = new Set<TypeDescription>();
  const waiting: Field[] = [];
  for (const { input, output } of contract.agent(agent).operations.values()) {
    waiting.push(...input.fields, ...output.fields, ...input.headers, ...output.headers);
  }
  // Uses a list instead of recursion, because the server decides how deep its types are.
  for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
    const { type } = field;
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === 'array') waiting.push(type.item);
    else if (type.kind === 'dictionary') waiting.push(type.key, type.value);
    else if (type.kind === 'carrier') waiting.push(...type.fields, ...type.derived.flatMap(({ fields }) => fields));
  }
}
