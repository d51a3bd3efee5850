import { ConfigurationError, nearestNames, NotSupportedError, ValidationError } from '../../errors/index.js';
import { soapOnlyOperations } from '../agent-arguments.js';
import { renamesOf } from '../http-arguments.js';
import type { Agent, Contract, Field, HttpArguments, Message, Operation, TypeDescription } from '../model.js';
import { type NamedOperation, type OpenApiDocument, readDocument } from './document.js';
import { partsOf } from './json-schema.js';
import type { KnownTypes } from './known-types.js';
import { OpenApiTypes } from './types.js';

/**
 * A contract in OpenAPI documents: the one for the agents, the one for REST, or those for individual agents and resources.
 *
 * A document for REST does not declare agents. Without another document, the contract has the agents of the contract in this package,
 * with the carriers of the document.
 */
export class OpenApiContract implements Contract {
  readonly format = 'openapi';
  readonly #types: OpenApiTypes;
  readonly #agents: ReadonlyMap<string, Agent>;

  /**
   * @param source the file or folder
   * @throws {ConfigurationError} if a file is not a valid OpenAPI document
   */
  constructor(
    readonly source: string,
    files: readonly string[],
    private readonly known: KnownTypes,
  ) {
    this.#types = new OpenApiTypes(known);
    const documents = files.map(readDocument);
    for (const { schemas, file } of documents) this.#types.add(schemas, file);
    this.#agents = documents.some(({ operations }) => operations.length > 0)
      ? this.#declaredAgents(documents)
      : this.#knownAgents();
  }

  get agentNames(): readonly string[] {
    return [...this.#agents.keys()];
  }

  get principal(): TypeDescription {
    return this.#types.adapt(this.known.principal);
  }

  agent(name: string): Agent {
    const agent = this.#agents.get(name);
    if (agent !== undefined) return agent;
    this.#refuseSoapOnly(name, undefined);
    throw new ValidationError(`unknown agent ${JSON.stringify(name)}${nearestNames(name, this.agentNames)}`, {
      agent: name,
    });
  }

  operation(agentName: string, name: string): Operation {
    const operations = this.#agents.get(agentName)?.operations;
    const operation = operations?.get(name);
    if (operation !== undefined) return operation;
    this.#refuseSoapOnly(agentName, name);
    const near = nearestNames(name, this.agent(agentName).operations.keys());
    throw new ValidationError(`unknown operation of ${agentName} ${JSON.stringify(name)}${near}`, {
      agent: agentName,
      operation: name,
    });
  }

  documentText(): undefined {
    return undefined;
  }

  /** @throws {NotSupportedError} for an operation that the document lacks because only SOAP has it */
  #refuseSoapOnly(agent: string, operation: string | undefined): void {
    const names = operation === undefined ? [...(this.known.operations(agent)?.keys() ?? [])] : [operation];
    if (names.length === 0 || names.some((each) => !soapOnlyOperations.has(`${agent}.${each}`))) return;
    const name = operation === undefined ? agent : `${agent}.${operation}`;
    throw new NotSupportedError(
      `${name}: only SOAP has this ${operation === undefined ? 'agent' : 'operation'}, and contract.source is an OpenAPI ` +
        'document, which does not describe SOAP; remove contract.source, or set it to a folder of WSDL documents',
      operation === undefined ? { agent } : { agent, operation },
    );
  }

  #declaredAgents(documents: readonly OpenApiDocument[]): ReadonlyMap<string, Agent> {
    const agents = new Map<string, Map<string, Operation>>();
    for (const { operations, file } of documents) {
      for (const declared of operations) {
        const ofAgent = agents.get(declared.agent) ?? new Map<string, Operation>();
        agents.set(declared.agent, ofAgent);
        if (!ofAgent.has(declared.name)) ofAgent.set(declared.name, this.#operation(declared, file));
      }
    }
    return new Map([...agents].sort(byName).map(([name, operations]) => [name, agentOf(name, operations)]));
  }

  #knownAgents(): ReadonlyMap<string, Agent> {
    const found = this.known.agentNames.flatMap((name): [string, Agent][] => {
      const operations = [...(this.known.operations(name) ?? [])].filter(
        ([operation]) => !soapOnlyOperations.has(`${name}.${operation}`),
      );
      if (operations.length === 0) return [];
      const adapted = operations.map(([key, operation]) => [key, this.#adapted(operation)] as const);
      return [[name, agentOf(name, new Map(adapted))]];
    });
    return new Map(found);
  }

  /** An operation of the contract in this package with the carriers of the documents. */
  #adapted(known: Operation): Operation {
    const adapted = (fields: readonly Field[]) => fields.map((field) => this.#types.adaptField(field));
    return lazyOperation(known.agent, known.name, () => ({
      http: known.http,
      input: adapted(known.input.fields),
      output: adapted(known.output.fields),
    }));
  }

  #operation(declared: NamedOperation, file: string): Operation {
    return lazyOperation(declared.agent, declared.name, () => this.#messages(declared, file));
  }

  #messages(declared: NamedOperation, file: string): Messages {
    const { agent, name } = declared;
    const { query, body, result } = declared.read();
    const owner = `${agent}.${name}`;
    const known = this.known.operation(agent, name);
    const [knownResult] = known?.output.fields ?? [];
    // The only output of every operation that the agents have is called Response in SOAP.
    const output =
      result === undefined
        ? []
        : [this.#types.field(knownResult?.name ?? 'Response', result, owner, file, knownResult)];
    const knownField = (field: string) => known?.input.fields.find((each) => each.name === field);
    const field = (parameter: string, schema: Parameters<OpenApiTypes['field']>[1]) => {
      const inSoap = pascalCase(parameter);
      return this.#types.field(inSoap, schema, owner, file, knownField(inSoap));
    };
    if (query.length > 0) {
      if (body !== undefined) {
        throw new ConfigurationError(`${file}: ${owner} takes arguments both in the query and in the body`, {
          path: 'contract.source',
        });
      }
      const parameters = Object.fromEntries(query.map((each) => [pascalCase(each.name), each.name]));
      return { http: { kind: 'query', parameters }, input: query.map((each) => field(each.name, each.schema)), output };
    }
    if (body === undefined) return { http: { kind: 'none' }, input: [], output };
    const request = requestOf(partsOf(body.schema, `${file}: ${owner}`).$ref);
    if (request === undefined) {
      const bodyName = body.name ?? known?.input.fields[0]?.name ?? 'value';
      return { http: { kind: 'body' }, input: [field(bodyName, body.schema)], output };
    }
    const renamed = renamesOf(owner);
    const inSoap = (property: string) => Object.keys(renamed).find((each) => renamed[each] === property) ?? property;
    const properties = this.#types.fieldsOf(request, owner, (property) => knownField(inSoap(property)));
    const input = properties.map((each) => (inSoap(each.name) === each.name ? each : named(inSoap(each.name), each)));
    return { http: { kind: 'object', renamed }, input, output };
  }
}

interface Messages {
  readonly http: HttpArguments | undefined;
  readonly input: readonly Field[];
  readonly output: readonly Field[];
}

/** The messages are read when they are first used. */
function lazyOperation(agent: string, name: string, read: () => Messages): Operation {
  let messages: Messages | undefined;
  const message = (wrapper: string, fields: readonly Field[]): Message => ({
    namespace: '',
    name: wrapper,
    fields,
    headers: [],
  });
  let input: Message | undefined;
  let output: Message | undefined;
  return {
    agent,
    name,
    soapAction: '',
    get http() {
      return (messages ??= read()).http;
    },
    get input() {
      return (input ??= message(name, (messages ??= read()).input));
    },
    get output() {
      return (output ??= message(`${name}Response`, (messages ??= read()).output));
    },
  };
}

function agentOf(name: string, operations: ReadonlyMap<string, Operation>): Agent {
  return { name, namespace: '', service: '', services: '', operations };
}

/** The definition of a body object whose properties are the arguments: `…WebApi.v1.Carriers.ListCarriers.GetAllRequest`. */
function requestOf(reference: string | undefined): string | undefined {
  return /^#\/(?:definitions|components\/schemas)\/(.*\bWebApi\.v\d+\.Carriers\..*Request)$/.exec(reference ?? '')?.[1];
}

/** Parameters have the names of SOAP in camelCase, as the vendor's documents show for all of them. */
function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function named(name: string, field: Field): Field {
  return {
    namespace: '',
    name,
    optional: field.optional,
    get type() {
      return field.type;
    },
    get nillable() {
      return field.nillable;
    },
  };
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
