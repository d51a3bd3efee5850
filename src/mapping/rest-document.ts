import type { Contract, Operation } from '../contract/index.js';
import { entityTypes } from '../operations/index.js';
import { bestOf, RestCandidate, type RestOperation } from './rest-candidates.js';

/** What is read of the vendor's OpenAPI document for REST (Swagger 2.0). */
export interface RestDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RestOperation>>>>;
}

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
  const available = candidatesIn(document);
  const found = new Map<string, RestCandidate[]>();
  for (const { candidate, described } of available) {
    const name = operations.behind(described);
    if (name === undefined || !candidate.canServe(operationNamed(contract, name))) continue;
    found.set(name, [...(found.get(name) ?? []), candidate]);
  }
  const calls = new Map([...found].map(([name, all]) => [name, bestByMethod(all, operationNamed(contract, name))]));
  for (const [name, addresses] of Object.entries(connected)) {
    const chosen = addresses.map((address) => {
      const known = available.find(({ candidate }) => candidate.name === address)?.candidate;
      if (known === undefined) throw new TypeError(`the document has no ${address}`);
      return known;
    });
    calls.set(name, chosen);
  }
  const rows = [...calls].sort(([left], [right]) => (left < right ? -1 : 1));
  const lines = rows.map(([name, chosen]) => {
    const operation = operationNamed(contract, name);
    return `${name} ${chosen.map((candidate) => candidate.row(operation)).join(' | ')}`;
  });
  return {
    text: sourceText(lines),
    operations: rows.length,
    calls: rows.reduce((sum, [, chosen]) => sum + chosen.length, 0),
  };
}

function candidatesIn({ paths }: RestDocument) {
  return Object.entries(paths).flatMap(([address, byMethod]) =>
    methods.flatMap((method) => {
      const described = byMethod[method];
      const path = address.replace(/^\/api\/v1\//, '');
      return described === undefined ? [] : [{ described, candidate: new RestCandidate(method, path, described) }];
    }),
  );
}

function operationNamed(contract: Contract, name: string): Operation {
  const [agent = '', operation = ''] = name.split('.');
  return contract.operation(agent, operation);
}

function bestByMethod(candidates: readonly RestCandidate[], operation: Operation): readonly RestCandidate[] {
  const used = new Set(candidates.map(({ method }) => method));
  return [...used].flatMap((method) =>
    bestOf(
      candidates.filter((each) => each.method === method),
      operation,
    ),
  );
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
 * its query parameters, \`+body\` or \`+\` and a media type if the call has a body, and \`=\` and the answer if it is not what
 * SOAP answers. An operation has several calls of one method if several resources have it.
 */
export const restCallTable = \`
${lines.join('\n')}
\`;
`;
}
