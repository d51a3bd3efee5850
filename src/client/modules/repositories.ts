import { ContainerModule, type ServiceIdentifier } from 'inversify';
import type { Contract } from '../../contract/index.js';
import { entities, type EntityName, entityNames, relations } from '../../operations/index.js';
import type { ContractAgents } from '../../repositories/contract-agents.js';
import {
  agentsOver,
  type EntityRepositories,
  relatedSearches,
  TransportArchiveRepository,
  TransportDocumentRepository,
  TransportEntityRepository,
  TransportListRepository,
  TransportPrincipalRepository,
} from '../../repositories/index.js';
import type { Transport } from '../../transports/transport.js';
import { superOffice } from '../connection.js';
import { repositoryIdentifier, TYPES } from '../types.js';
import { PARTS } from '../parts.js';

/** Binds what users call, over `TYPES.Transport`. */
export const repositoriesModule = new ContainerModule(({ bind }) => {
  for (const name of entityNames) {
    bind(repositoryIdentifier(name) as ServiceIdentifier<object>)
      .toResolvedValue(
        (transport, contract) => entityRepository(name, transport, contract),
        [TYPES.Transport, PARTS.Contract],
      )
      .inSingletonScope();
  }
  bind(PARTS.EntityRepositories)
    .toResolvedValue(
      (...repositories: object[]) =>
        Object.fromEntries(
          entityNames.map((name, index) => [name, repositories[index]]),
        ) as unknown as EntityRepositories,
      entityNames.map(repositoryIdentifier) as ServiceIdentifier<object>[],
    )
    .inSingletonScope();
  bind(PARTS.Repositories)
    .toResolvedValue(
      (entityRepositories, lists, agents, cache) => ({
        ...entityRepositories,
        ...{ lists, cache },
        agents: agents as unknown as ContractAgents,
      }),
      [PARTS.EntityRepositories, TYPES.ListRepository, TYPES.Agents, TYPES.Cache],
    )
    .inSingletonScope();
  bind(TYPES.Connection)
    .toResolvedValue(
      (repositories, archives, principal, settings, routing, transport, observers, credentials, engine, endpoint) =>
        superOffice({
          ...{ repositories, archives, principal, settings, routing },
          ...{ transport, observers, credentials, engine, endpoint },
        }),
      [
        PARTS.Repositories,
        TYPES.ArchiveRepository,
        TYPES.PrincipalRepository,
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
  bind(TYPES.ArchiveRepository)
    .toResolvedValue((transport) => new TransportArchiveRepository(transport), [TYPES.Transport])
    .inSingletonScope();
  bind(TYPES.Agents).toResolvedValue(agentsOver, [TYPES.Transport, PARTS.Contract]).inSingletonScope();
  bind(TYPES.PrincipalRepository)
    .toResolvedValue((transport) => new TransportPrincipalRepository(transport), [TYPES.Transport])
    .inSingletonScope();
});

/** What every entity has, and what this one has besides. */
function entityRepository(name: EntityName, transport: Transport, contract: Contract): object {
  if (name === 'documents') return new TransportDocumentRepository(transport, contract);
  const repository = new TransportEntityRepository(entities[name], transport, contract);
  const related = name in relations ? relations[name as keyof typeof relations] : {};
  return Object.assign(repository, relatedSearches(transport, name, related));
}
