import { basename } from 'node:path';
import { type ErrorDetails, nearestNames, ValidationError } from '../errors/index.js';
import type { Documents } from './documents.js';
import type { Agent, Contract, Operation, QualifiedName, TypeDescription } from './model.js';
import { SchemaSet } from './schema-set.js';
import { readAgent } from './wsdl-document.js';
import { attribute, childNamed, childrenNamed, parseXmlDocument, type XmlElement } from './xml-document.js';

interface TypeIndex {
  readonly schemas: SchemaSet;
  readonly names: ReadonlyMap<string, QualifiedName>;
}

/**
 * A contract in WSDL documents: those in this package, or a folder with the vendor's documents for a tenant
 * (`{Agent}.svc?singleWsdl`). A document is read when its agent is first used.
 */
export class WsdlContract implements Contract {
  readonly format = 'wsdl';
  readonly source: string;
  readonly #documents: Documents;
  /** The names of the documents, by agent. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #agents = new Map<string, Agent>();
  readonly #read = new Map<string, XmlElement>();
  readonly #shared = new SchemaSet();
  readonly #sharedFiles = new Set<string>();
  readonly #schemas = new Map<string, SchemaSet>();
  readonly #indexes = new Map<SchemaSet, TypeIndex>();

  constructor(
    documents: Documents,
    /** Follows a message about an unknown name. */
    private readonly advice = '',
  ) {
    this.source = documents.source;
    this.#documents = documents;
    this.#files = agentFiles(documents);
  }

  /** The text of an agent's document, or of a schema beside it; undefined if it does not exist. */
  documentText(name: string): string | undefined {
    const file = this.#files.get(name) ?? name;
    return this.#documents.has(file) ? this.#documents.text(file) : undefined;
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
    const agent = readAgent(definitions, () => this.#schemasIn(file), file);
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

  get principal(): TypeDescription {
    const { output } = this.operation('SoPrincipal', 'AuthenticateUsernamePassword');
    const type = output.fields.find((field) => field.type.kind === 'carrier' && field.name === 'Response')?.type;
    if (type !== undefined) return type;
    throw new ValidationError('the contract has no carrier for the user who is signed in', { agent: 'SoPrincipal' });
  }

  /**
   * The type of a name, in any namespace: for the documents of this package, in which a name is one type. It reads documents
   * until one has the type.
   */
  typeNamed(name: string): TypeDescription | undefined {
    for (const { names, schemas } of this.#typeIndexes()) {
      const found = names.get(name);
      if (found !== undefined) return schemas.type(found, this.source);
    }
    return undefined;
  }

  /** The names of all types. */
  *typeNames(): Iterable<string> {
    for (const { names } of this.#typeIndexes()) yield* names.keys();
  }

  /** The types of one document after the other, which is read when it is reached. */
  *#typeIndexes(): Iterable<TypeIndex> {
    let isFirst = true;
    for (const file of this.#files.values()) {
      const own = this.#schemasIn(file);
      // What the documents share is read with the first one.
      if (isFirst) yield this.#indexOf(this.#shared);
      isFirst = false;
      yield this.#indexOf(own);
    }
  }

  #indexOf(schemas: SchemaSet): TypeIndex {
    let index = this.#indexes.get(schemas);
    if (index === undefined) {
      index = { schemas, names: new Map(schemas.typeNames().map((each) => [each.name, each])) };
      this.#indexes.set(schemas, index);
    }
    return index;
  }

  #unknownName(kind: string, name: string, names: Iterable<string>, details: ErrorDetails): ValidationError {
    const near = nearestNames(name, names);
    return new ValidationError(`unknown ${kind} ${JSON.stringify(name)}${near === '' ? this.advice : near}`, details);
  }

  /**
   * A document that imports its carriers shares them with other agents, so that each carrier is one type. A document that
   * contains everything, as the vendor's do, shares nothing.
   */
  #schemasIn(file: string): SchemaSet {
    let schemas = this.#schemas.get(file);
    if (schemas === undefined) {
      schemas = new SchemaSet(this.#shared);
      for (const schema of inlineSchemas(this.#document(file))) {
        schemas.add(schema, file);
        this.#share(schema);
      }
      this.#schemas.set(file, schemas);
    }
    return schemas;
  }

  /** Reads the schema documents that a schema includes or imports, each once. */
  #share(schema: XmlElement): void {
    for (const location of referencedFiles(schema)) {
      const file = basename(location);
      if (this.#sharedFiles.has(file)) continue;
      this.#sharedFiles.add(file);
      const included = this.#document(file);
      this.#shared.add(included, file);
      this.#share(included);
    }
  }

  #document(file: string): XmlElement {
    let document = this.#read.get(file);
    if (document === undefined) this.#read.set(file, (document = parseXmlDocument(this.#documents.text(file), file)));
    return document;
  }
}

function agentFiles({ names }: Documents): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const name of names) {
    const agent = agentNameOf(name);
    if (agent !== undefined) files.set(agent, name);
  }
  return files;
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
