import { ContainerModule, type ServiceIdentifier } from 'inversify';
import { namedEntities } from '../../operations/index.js';
import type { ContractAgents } from '../../repositories/contract-agents.js';
import {
  agentsOver,
  customObjectLookup,
  entityLookup,
  type EntityRepositories,
  FieldDefinitions,
  namedRepository,
  TransportArchiveRepository,
  TransportListRepository,
  TransportPrincipalRepository,
  TransportTableRepository,
} from '../../repositories/index.js';
import { superOffice } from '../connection.js';
import { repositoryIdentifier, TYPES } from '../types.js';
import { PARTS } from '../parts.js';

const repositoryNames = [...namedEntities.keys()];

/** Binds what users call, over `TYPES.Transport`. */
export const repositoriesModule = new ContainerModule(({ bind }) => {
  for (const name of repositoryNames) {
    bind(repositoryIdentifier(name) as ServiceIdentifier<object>)
      .toResolvedValue(
        (transport, contract, definitions) => namedRepository(name, transport, contract, definitions),
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
        cache,
        shared,
        redis,
      ) =>
        superOffice({
          ...{ repositories, archives, principal, fieldDefinitions, settings, routing },
          ...{ transport, observers, credentials, engine, endpoint, cache, shared, redis },
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
        PARTS.AnswerCache,
        PARTS.SharedParts,
        PARTS.OwnRedis,
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
