import { ContainerModule, type ServiceIdentifier } from 'inversify';
import type { Contract } from '../../contract/index.js';
import {
  agentMethodsOf,
  type EntityDescription,
  fieldTables,
  namedEntities,
  relations,
  type RepositoryName,
} from '../../operations/index.js';
import type { ContractAgents } from '../../repositories/contract-agents.js';
import {
  agentMethodsOver,
  agentsOver,
  type CustomFields,
  customObjectLookup,
  entityLookup,
  type EntityRepositories,
  type EntityRepository,
  FieldDefinitions,
  relatedSearches,
  RepositoryCustomFields,
  TransportArchiveRepository,
  TransportDocumentRepository,
  TransportEntityRepository,
  TransportListRepository,
  TransportPrincipalRepository,
  TransportTableRepository,
} from '../../repositories/index.js';
import type { Transport } from '../../transports/transport.js';
import { superOffice } from '../connection.js';
import { repositoryIdentifier, TYPES } from '../types.js';
import { PARTS } from '../parts.js';

const repositoryNames = [...namedEntities.keys()];

/** Binds what users call, over `TYPES.Transport`. */
export const repositoriesModule = new ContainerModule(({ bind }) => {
  for (const name of repositoryNames) {
    bind(repositoryIdentifier(name) as ServiceIdentifier<object>)
      .toResolvedValue(
        (transport, contract, definitions) => entityRepository(name, transport, contract, definitions),
        [TYPES.Transport, PARTS.Contract, PARTS.FieldDefinitions],
      )
      .inSingletonScope();
  }
  bind(PARTS.FieldDefinitions)
    .toResolvedValue((transport, clock) => new FieldDefinitions(transport, clock), [TYPES.Transport, TYPES.Clock])
    .inSingletonScope();
  bind(PARTS.EntityRepositories)
    .toResolvedValue(
      (...repositories: object[]) =>
        Object.fromEntries(
          repositoryNames.map((name, index) => [name, repositories[index]]),
        ) as unknown as EntityRepositories,
      repositoryNames.map(repositoryIdentifier) as ServiceIdentifier<object>[],
    )
    .inSingletonScope();
  bind(TYPES.EntityLookup)
    .toResolvedValue(entityLookup, [TYPES.Transport, PARTS.Contract, PARTS.EntityRepositories, PARTS.FieldDefinitions])
    .inSingletonScope();
  bind(TYPES.CustomObjectLookup)
    .toResolvedValue(customObjectLookup, [TYPES.Transport, PARTS.Contract, PARTS.FieldDefinitions])
    .inSingletonScope();
  bind(PARTS.Repositories)
    .toResolvedValue(
      (entityRepositories, entity, customObjects, lists, tables, agents, cache) => ({
        ...entityRepositories,
        ...{ entity, customObjects, lists, tables, cache },
        agents: agents as unknown as ContractAgents,
      }),
      [
        PARTS.EntityRepositories,
        TYPES.EntityLookup,
        TYPES.CustomObjectLookup,
        TYPES.ListRepository,
        TYPES.TableRepository,
        TYPES.Agents,
        TYPES.Cache,
      ],
    )
    .inSingletonScope();
  bind(TYPES.Connection)
    .toResolvedValue(
      (
        repositories,
        archives,
        principal,
        fieldDefinitions,
        settings,
        routing,
        transport,
        observers,
        credentials,
        engine,
        endpoint,
      ) =>
        superOffice({
          ...{ repositories, archives, principal, fieldDefinitions, settings, routing },
          ...{ transport, observers, credentials, engine, endpoint },
        }),
      [
        PARTS.Repositories,
        TYPES.ArchiveRepository,
        TYPES.PrincipalRepository,
        PARTS.FieldDefinitions,
        PARTS.Settings,
        PARTS.PolicyRouting,
        TYPES.Transport,
        TYPES.Observers,
        TYPES.Credentials,
        TYPES.HttpEngine,
        PARTS.TenantEndpoint,
      ],
    )
    .inSingletonScope();
  bind(TYPES.ListRepository)
    .toResolvedValue(
      (transport, contract) => new TransportListRepository(transport, contract),
      [TYPES.Transport, PARTS.Contract],
    )
    .inSingletonScope();
  bind(TYPES.TableRepository)
    .toResolvedValue((transport) => new TransportTableRepository(transport), [TYPES.Transport])
    .inSingletonScope();
  bind(TYPES.ArchiveRepository)
    .toResolvedValue((transport) => new TransportArchiveRepository(transport), [TYPES.Transport])
    .inSingletonScope();
  bind(TYPES.Agents).toResolvedValue(agentsOver, [TYPES.Transport, PARTS.Contract]).inSingletonScope();
  bind(TYPES.PrincipalRepository)
    .toResolvedValue((transport) => new TransportPrincipalRepository(transport), [TYPES.Transport])
    .inSingletonScope();
});

/** What every entity has, and what this one has besides. */
function entityRepository(
  name: RepositoryName,
  transport: Transport,
  contract: Contract,
  definitions: FieldDefinitions,
): object {
  const entity = namedEntities.get(name);
  if (entity === undefined) throw new TypeError(`no row describes ${name}`);
  const repository =
    name === 'documents'
      ? new TransportDocumentRepository(transport, contract)
      : new TransportEntityRepository(entity, transport, contract);
  const related = name in relations ? relations[name as keyof typeof relations] : {};
  return Object.assign(
    repository,
    relatedSearches(transport, name, related),
    agentMethodsOver(transport, contract, name, agentMethodsOf(name)),
    name in fieldTables ? { fields: customFieldsOf(entity, repository, definitions, contract) } : {},
  );
}

function customFieldsOf(
  entity: EntityDescription,
  repository: object,
  definitions: FieldDefinitions,
  contract: Contract,
): CustomFields<object> {
  return new RepositoryCustomFields(entity, repository as EntityRepository<object, never>, definitions, contract);
}
