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
/** The vendor's largest document is smaller than 2 MB. */
const maxDocumentSize = 64 * 1024 * 1024;
const otherVersions =
  'This package contains the contract of Services88; for another version, set wsdl.source to a folder of its WSDL documents';
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
   * @throws {ConfigurationError} if the folder does not exist or contains no WSDL document
   */
  static fromFolder(folder: string): Contract {
    const path = resolve(folder);
    if (!(statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false)) {
      throw new ConfigurationError(`wsdl.source: ${folder} is not a folder; set it to a folder of .wsdl documents`, {
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
        `wsdl.source: ${folder} contains no WSDL document; expected files such as Appointment.wsdl or WSDL-Services88-Appointment.xml`,
        { path: 'wsdl.source' },
      );
    }
    return new Contract(path, files);
  }

  /** The contract in this package: all of NetServer's Services88. There is one for the whole process. */
  static bundled(): Contract {
    let contract = bundled.get(bundledFolder);
    if (contract === undefined) bundled.set(bundledFolder, (contract = Contract.fromFolder(bundledFolder)));
    return contract;
  }

  /** The text of an agent's document, or of a schema in the same folder; undefined if it does not exist. */
  documentText(name: string): string | undefined {
    const file = this.#files.get(name) ?? join(this.folder, basename(name));
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? readContractFile(file) : undefined;
  }

  get agentNames(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * @throws {ValidationError} if the contract has no such agent; the message suggests similar names
   * @throws {ConfigurationError} if its document is invalid
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

  #unknownName(kind: string, name: string, names: Iterable<string>, details: ErrorDetails): ValidationError {
    const near = nearestNames(name, names);
    const more = near === '' && this === bundled.get(bundledFolder) ? `. ${otherVersions}` : '';
    return new ValidationError(`unknown ${kind} ${JSON.stringify(name)}${near}${more}`, details);
  }

  /**
   * A document that imports its carriers shares them with other agents, so that each carrier is one type. A document that
   * contains everything, as the vendor's do, shares nothing.
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
    return readText(file, maxDocumentSize);
  } catch (cause) {
    const reason = cause instanceof UnreadableFile ? cause.message : 'cannot be read';
    throw new ConfigurationError(`the contract document ${basename(file)} ${reason}`, { path: 'wsdl.source', cause });
  }
}
