import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { replaceFile, sharedFile } from '../files/index.js';
import { agentNameOf, Contract } from './contract.js';
import type { Field, TypeDescription } from './model.js';

/** Fetches a document; undefined where the server has none there. */
export type FetchDocument = (url: string) => Promise<string | undefined>;

export interface PullResult {
  readonly pulled: readonly string[];
  /** The agents that this server does not have. */
  readonly absent: readonly string[];
}

/**
 * Downloads a tenant's own WSDL documents, each whole in itself, into a folder that `wsdl.source` can name. They are
 * read before the folder gets them, so that it holds a whole contract or stays as it was.
 *
 * @param services the address of the services, such as `https://crm.example.com/SuperOffice/Remote/Services88`
 * @param progress told of each agent as it is done
 * @throws {ConfigurationError} where the server has none of them, one is no WSDL document, or the folder cannot take them:
 *   it is none, or holds documents of agents that this server does not have
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
      throw new ConfigurationError(`there is no service at ${services}; check the tenant's address`);
    const contract = Contract.fromFolder(staging);
    for (const name of contract.agentNames) readThrough(contract, name);
    refuseOthers(folder, pulled);
    for (const agent of pulled) renameSync(join(staging, `${agent}.wsdl`), join(folder, `${agent}.wsdl`));
  } catch (error) {
    // A folder that was made for this is not left behind empty.
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return { pulled, absent };
}

/** The folder, where it does not exist, and one in it under a name that no one can have laid a link at. */
function makeFolders(folder: string): { readonly made: string | undefined; readonly staging: string } {
  try {
    const made = mkdirSync(folder, { recursive: true });
    return { made, staging: mkdtempSync(join(folder, '.pulling-')) };
  } catch (cause) {
    throw new ConfigurationError(`${folder} cannot be written to as a folder; choose another`, { cause });
  }
}

/** Documents from elsewhere would be read as part of the tenant's contract. */
function refuseOthers(folder: string, pulled: readonly string[]): void {
  const names = new Set(pulled.map((agent) => `${agent}.wsdl`));
  const others = readdirSync(folder).filter((file) => agentNameOf(file) !== undefined && !names.has(file));
  if (others.length === 0) return;
  const shown =
    others.length > 5 ? `${others.slice(0, 5).join(', ')} and ${others.length - 5} more` : others.join(', ');
  throw new ConfigurationError(`${folder} holds documents of another contract: ${shown}; choose an empty folder`);
}

/** What is wrong with a document shows when it is read, so every field of every type in it is. */
function readThrough(contract: Contract, agent: string): void {
  const seen = new Set<TypeDescription>();
  const waiting: Field[] = [];
  for (const { input, output } of contract.agent(agent).operations.values()) {
    waiting.push(...input.fields, ...output.fields, ...input.headers, ...output.headers);
  }
  // A list and no recursion: a server decides how deep its types are.
  for (let field = waiting.pop(); field !== undefined; field = waiting.pop()) {
    const { type } = field;
    if (seen.has(type)) continue;
    seen.add(type);
    if (type.kind === 'array') waiting.push(type.item);
    else if (type.kind === 'dictionary') waiting.push(type.key, type.value);
    else if (type.kind === 'carrier') waiting.push(...type.fields, ...type.derived.flatMap(({ fields }) => fields));
  }
}
