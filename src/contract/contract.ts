import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError, type ErrorDetails, nearestNames, ValidationError } from '../errors/index.js';
import { readText, UnreadableFile } from '../files/index.js';
import type { Agent, Operation } from './model.js';
import { SchemaSet } from './schema-set.js';
import { readAgent } from './wsdl-document.js';
import { attribute, childNamed, childrenNamed, parseXmlDocument, type XmlElement } from './xml-document.js';

const bundledFolder = fileURLToPath(new URL('../../wsdl/', import.meta.url));
/** The vendor's largest has less than 2 MB. */
const largestDocument = 64 * 1024 * 1024;
const wholeContract =
  'this package brings what its repositories use; for all of NetServer name a folder of its WSDL documents in wsdl.source';
const bundled = new Map<string, Contract>();

/**
 * The agents and carriers of a NetServer, read from a folder of WSDL documents: the one in this package, or any folder
 * with the vendor's documents for a tenant (`{Agent}.svc?singleWsdl`). A document is read when its agent is first used.
 */
export class Contract {
  readonly #files: ReadonlyMap<string, string>;
  readonly #agents = new Map<string, Agent>();
  readonly #documents = new Map<string, XmlElement>();
  readonly #shared = new SchemaSet();
  readonly #sharedFiles = new Set<string>();

  private constructor(
    readonly folder: string,
    files: ReadonlyMap<string, string>,
  ) {
    this.#files = files;
  }

  /**
   * @throws {ConfigurationError} where the folder is missing or holds no WSDL document.
   */
  static fromFolder(folder: string): Contract {
    const path = resolve(folder);
    if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
      throw new ConfigurationError(`wsdl.source: ${folder} is not a folder; name one that holds the .wsdl documents`, {
        path: 'wsdl.source',
      });
    }
    const files = new Map<string, string>();
    for (const name of readdirSync(path).sort()) {
      const agent = agentNameOf(name);
      if (agent !== undefined) files.set(agent, join(path, name));
    }
    if (files.size === 0) {
      throw new ConfigurationError(
        `wsdl.source: ${folder} holds no WSDL document; expected files such as Appointment.wsdl or WSDL-Services88-Appointment.xml`,
        { path: 'wsdl.source' },
      );
    }
    return new Contract(path, files);
  }

  /** The contract that comes with this package: what the repositories use. One for the whole process. */
  static bundled(): Contract {
    let contract = bundled.get(bundledFolder);
    if (contract === undefined) bundled.set(bundledFolder, (contract = Contract.fromFolder(bundledFolder)));
    return contract;
  }

  /** The text of an agent's document, or of a schema beside it; undefined where there is none. */
  documentText(name: string): string | undefined {
    const file = this.#files.get(name) ?? join(this.folder, basename(name));
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readContractFile(file) : undefined;
  }

  get agentNames(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * @throws {ValidationError} where the contract has no such agent; the message names the nearest ones.
   * @throws {ConfigurationError} where its document is broken.
   */
  agent(name: string): Agent {
    const known = this.#agents.get(name);
    if (known !== undefined) return known;
    const file = this.#files.get(name);
    if (file === undefined) throw this.#unknownName('agent', name, this.agentNames, { agent: name });
    const definitions = this.#document(file);
    let schemas: SchemaSet | undefined;
    const agent = readAgent(definitions, () => (schemas ??= this.#schemasOf(definitions, file)), basename(file));
    this.#agents.set(name, agent);
    return agent;
  }

  operation(agentName: string, name: string): Operation {
    const agent = this.agent(agentName);
    const operation = agent.operations.get(name);
    if (operation === undefined) {
      const details = { agent: agentName, operation: name };
      throw this.#unknownName(`operation of ${agentName}`, name, agent.operations.keys(), details);
    }
    return operation;
  }

  #unknownName(what: string, name: string, names: Iterable<string>, details: ErrorDetails): ValidationError {
    const near = nearestNames(name, names);
    // Of NetServer's operations this package brings those that its repositories use.
    const more = near === '' && this === bundled.get(bundledFolder) ? `; ${wholeContract}` : '';
    return new ValidationError(`the contract has no ${what} called ${JSON.stringify(name)}${near}${more}`, details);
  }

  /**
   * A document that imports its carriers shares them with the other agents, so that a carrier is one type; one that
   * holds everything itself, as the vendor's do, keeps to itself.
   */
  #schemasOf(definitions: XmlElement, file: string): SchemaSet {
    const schemas = new SchemaSet(this.#shared);
    for (const schema of inlineSchemas(definitions)) {
      schemas.add(schema, basename(file));
      this.#share(schema, file);
    }
    return schemas;
  }

  /** Reads the schema documents that a schema includes or imports, each once. */
  #share(schema: XmlElement, file: string): void {
    for (const location of referencedFiles(schema)) {
      const path = join(dirname(file), basename(location));
      if (this.#sharedFiles.has(path)) continue;
      this.#sharedFiles.add(path);
      const included = this.#document(path);
      this.#shared.add(included, basename(path));
      this.#share(included, path);
    }
  }

  #document(file: string): XmlElement {
    let document = this.#documents.get(file);
    if (document === undefined) {
      this.#documents.set(file, (document = parseXmlDocument(readContractFile(file), basename(file))));
    }
    return document;
  }
}

function inlineSchemas(definitions: XmlElement): XmlElement[] {
  const types = childNamed(definitions, 'types');
  return types === undefined ? [] : childrenNamed(types, 'schema');
}

function referencedFiles(schema: XmlElement): string[] {
  return schema.children
    .filter((child) => (child.name === 'include' || child.name === 'import') && 'schemaLocation' in child.attributes)
    .map((child) => attribute(child, 'schemaLocation', 'schema'));
}

/** `Appointment.wsdl`, or the last word of `WSDL-Services88-Appointment.xml`. */
export function agentNameOf(file: string): string | undefined {
  return /^(?:.*-)?([A-Za-z][A-Za-z0-9]*)\.(?:wsdl|xml)$/.exec(file)?.[1];
}

function readContractFile(file: string): string {
  try {
    return readText(file, largestDocument);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the contract document ${basename(file)} ${reason}`, { path: 'wsdl.source', cause });
  }
}
