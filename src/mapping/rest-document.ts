import type { Contract } from '../contract/index.js';
import { entityTypes } from '../operations/index.js';

/** What is read of the vendor's OpenAPI document for REST (Swagger 2.0). */
export interface RestDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RestOperation>>>>;
}

interface RestOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
  readonly parameters?: readonly RestParameter[];
}

interface RestParameter {
  readonly in?: string;
  readonly name?: string;
  readonly required?: boolean;
}

/** A query with more parameters than this is an entity that is spelled out: no address is that long in practice. */
const maxQueryParameters = 12;

/**
 * What the document has, but does not connect with an operation: it describes the collection of an archive, the lists of
 * the MDO agent and images by what they return.
 */
const connectedByHand: Readonly<Record<string, readonly string[]>> = {
  'Archive.GetArchiveList': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumns': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumns2': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithContext': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithContext2': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithHeader': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithHeader2': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithHeaderWithContext': ['GET Archive/{archiveProviderName}'],
  'Archive.GetArchiveListByColumnsWithHeaderWithContext2': ['GET Archive/{archiveProviderName}'],
  'Archive.GetAvailableColumns': ['GET Archive/{archiveProviderName}/$metadata'],
  'BLOB.GetContactImage': ['GET Contact/{contactId}/Image'],
  'BLOB.GetPersonImage': ['GET Person/{personId}/Image'],
  'BLOB.GetProductImage': ['GET Product/{productId}/Image'],
  'BLOB.GetProjectImage': ['GET Project/{projectId}/Image'],
  'BLOB.SetContactImage': ['PUT Contact/{contactId}/Image'],
  'BLOB.SetPersonImage': ['PUT Person/{personId}/Image'],
  'BLOB.SetProjectImage': ['PUT Project/{projectId}/Image'],
  'List.SaveFromListDefinition': ['PUT List/{udListDefinitionId}/Items/{id}'],
  'MDO.GetList': ['GET MDOList/{listname}'],
  'MDO.GetListWithRestriction': ['GET MDOList/{listname}'],
  'Ticket.GetTicketMessageEntity': ['GET TicketMessage/{id}'],
  'UserDefinedFieldInfo.GetCustomFieldInfo': ['GET Schema/{tableName}/{fieldName}'],
  'UserDefinedFieldInfo.GetCustomFieldInfoList': ['GET Schema/{tableName}'],
};

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/**
 * Finds the operation of an agent behind each call of a REST resource, and writes the table that `superoffice-bridge map`
 * reads.
 */
export function restCallsText(
  document: RestDocument,
  contract: Contract,
  connected: Readonly<Record<string, readonly string[]>> = connectedByHand,
): { readonly text: string; readonly operations: number; readonly calls: number } {
  const operations = new OperationNames(contract);
  const found = new Map<string, Map<string, string>>();
  const available = new Map<string, string>();
  for (const [address, byMethod] of Object.entries(document.paths)) {
    const path = address.replace(/^\/api\/v1\//, '');
    for (const method of methods) {
      const operation = byMethod[method];
      if (operation === undefined) continue;
      const call = callText(method, path, operation);
      if (call === undefined) continue;
      available.set(`${method.toUpperCase()} ${path}`, call);
      const name = operations.behind(operation);
      if (name === undefined || !canServe(contract, name, call)) continue;
      const calls = found.get(name) ?? new Map<string, string>();
      found.set(name, calls);
      const known = calls.get(method);
      if (known === undefined || isSimpler(call, known)) calls.set(method, call);
    }
  }
  for (const [name, addresses] of Object.entries(connected)) {
    const calls = addresses.map((address) => [address, available.get(address)] as const);
    const missing = calls.find(([, call]) => call === undefined)?.[0];
    if (missing !== undefined) throw new TypeError(`the document has no ${missing}`);
    found.set(name, new Map(calls.map(([address, call = '']) => [address, call])));
  }
  const rows = [...found].sort(([left], [right]) => (left < right ? -1 : 1));
  const lines = rows.map(([name, calls]) => `${name} ${[...calls.values()].join(' | ')}`);
  return {
    text: sourceText(lines),
    operations: rows.length,
    calls: rows.reduce((sum, [, calls]) => sum + calls.size, 0),
  };
}

/** A call without a place for the operation's arguments does something else, as does a `DELETE` for an operation that saves. */
function canServe(contract: Contract, name: string, call: string): boolean {
  const [agent = '', operation = ''] = name.split('.');
  if (operation === 'GetAll' || (operation.startsWith('Save') && call.startsWith('DELETE'))) return false;
  return contract.operation(agent, operation).input.fields.length === 0 || /[{?]| \+body$/.test(call);
}

/** A path with fewer steps of its own serves more: `List/{id}/Items` is for every list, `List/Category/Items` for one. */
function isSimpler(call: string, known: string): boolean {
  const fixed = (text: string) => text.replaceAll(/\{\w+\}/g, '').length;
  return fixed(call) < fixed(known);
}

function callText(method: string, path: string, { parameters = [] }: RestOperation): string | undefined {
  const query = parameters.flatMap(({ in: place, name = '' }) =>
    place === 'query' && !name.startsWith('$') ? [name] : [],
  );
  const body = parameters.some(({ in: place }) => place === 'body') ? ' +body' : '';
  if (query.length > maxQueryParameters) return undefined;
  const shown = query.length === 0 ? '' : `?${query.join('&')}`;
  return `${method.toUpperCase()} ${path}${shown}${body}`;
}

/** The operations of the contract, by what the document says of them. */
class OperationNames {
  readonly #agentsByOperation = new Map<string, string[]>();
  readonly #agentsByCarrier: ReadonlyMap<string, string>;

  constructor(contract: Contract) {
    for (const agent of contract.agentNames) {
      for (const name of contract.agent(agent).operations.keys()) {
        this.#agentsByOperation.set(name, [...(this.#agentsByOperation.get(name) ?? []), agent]);
      }
    }
    this.#agentsByCarrier = new Map([...entityTypes.values()].map(({ carrier, agent }) => [carrier, agent]));
  }

  behind({ operationId = '', summary = '', description = '' }: RestOperation): string | undefined {
    const [, agent, named] = /calls the \{?(\w+)\}? agent service \{?(\w+)/i.exec(`${summary} ${description}`) ?? [];
    if (agent !== undefined && named !== undefined && this.#has(agent, named)) return `${agent}.${named}`;
    const [, resource = '', name = ''] = /^v\d([A-Za-z]+)_(\w+)$/.exec(operationId) ?? [];
    return this.#named(resource, asOperation(name));
  }

  #has(agent: string, name: string): boolean {
    return this.#agentsByOperation.get(name)?.includes(agent) === true;
  }

  #named(resource: string, name: string): string | undefined {
    const agents = this.#agentsByOperation.get(name) ?? [];
    const own = this.#agentsByCarrier.get(resource) ?? resource;
    const agent = agents.find((each) => each === own) ?? (agents.length === 1 ? agents[0] : undefined);
    return agent === undefined ? undefined : `${agent}.${name}`;
  }
}

/** `PutContactEntity` saves, and so does `HttpPostSaveTicketEntityWithNotify`. */
function asOperation(name: string): string {
  return name
    .replace(/^Http(?:Get|Post|Put)/, '')
    .replace(/_(?:GET|POST|PUT)$/, '')
    .replace(/^(?:Put|Post|Patch)(?=[A-Z])/, 'Save');
}

function sourceText(lines: readonly string[]): string {
  return `/* eslint-disable max-lines */
// Made from the vendor's OpenAPI document for REST by scripts/generate-rest-calls.mjs; change it there.

/**
 * The calls of REST resources that serve an operation of an agent: the method, the path below \`/api/v1/\` with the names of
 * its query parameters, and \`+body\` if the call has a body.
 */
export const restCallTable = \`
${lines.join('\n')}
\`;
`;
}
