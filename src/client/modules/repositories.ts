import { ContainerModule, type ServiceIdentifier } from 'inversify';
import type { Contract } from '../../contract/index.js';
import { entities, type EntityRepositoryName, relations } from '../../operations/index.js';
import type { ContractAgents } from '../../repositories/contract-agents.js';
import {
  agentsOver,
  relatedSearches,
  TransportArchiveRepository,
  TransportDocumentRepository,
  TransportEntityRepository,
  TransportListRepository,
  TransportPrincipalRepository,
} from '../../repositories/index.js';
import type { Transport } from '../../transports/transport.js';
import { superOffice } from '../connection.js';
import { TYPES } from '../types.js';
import { PARTS } from '../parts.js';

/** What users call, over whatever `TYPES.Transport` is. */
export const repositoriesModule = new ContainerModule(({ bind }) => {
  bind(PARTS.Repositories)
    .toResolvedValue(
      (appointments, contacts, persons, projects, sales, documents, lists, agents, cache) => ({
        ...{ appointments, contacts, persons, projects, sales, documents, lists, cache },
        agents: agents as unknown as ContractAgents,
      }),
      [
        TYPES.AppointmentRepository,
        TYPES.ContactRepository,
        TYPES.PersonRepository,
        TYPES.ProjectRepository,
        TYPES.SaleRepository,
        TYPES.DocumentRepository,
        TYPES.ListRepository,
        TYPES.Agents,
        TYPES.Cache,
      ],
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
  for (const [name, identifier] of Object.entries(entityBindings) as [EntityRepositoryName, Identifier][]) {
    bind(identifier)
      .toResolvedValue((transport, contract) => entityRepository(name, transport, contract), [
        TYPES.Transport,
        PARTS.Contract,
      ])
      .inSingletonScope();
  }
  bind(TYPES.DocumentRepository)
    .toResolvedValue(
      (transport, contract) => new TransportDocumentRepository(transport, contract),
      [TYPES.Transport, PARTS.Contract],
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

type Identifier = ServiceIdentifier<ReturnType<typeof entityRepository>>;

const entityBindings = {
  appointments: TYPES.AppointmentRepository,
  contacts: TYPES.ContactRepository,
  persons: TYPES.PersonRepository,
  projects: TYPES.ProjectRepository,
  sales: TYPES.SaleRepository,
} satisfies Record<EntityRepositoryName, unknown>;

function entityRepository(name: EntityRepositoryName, transport: Transport, contract: Contract) {
  const repository = new TransportEntityRepository(entities[name], transport, contract);
  const related = relatedSearches(transport, name, name in relations ? relations[name as 'contacts'] : {});
  return Object.assign(repository, related);
}
