import type {
  EntityDescription,
  EntityTypeName,
  EntityTypes,
  fieldTables,
  relations,
  RepositoryName,
  RepositoryRows,
} from '../operations/index.js';
import type { AgentMethodsOf } from './agent-methods.js';
import type { ContractAgents } from './contract-agents.js';
import type { CustomFields } from './custom-fields/index.js';
import type { DocumentContent } from './document-repository.js';
import type { RelatedSearch } from './related.js';
import type { EntityRepository } from './repository.js';

/** The operations of the agent that serves an entity. */
type AgentOf<Row extends EntityRow> = Row['agent'] extends keyof ContractAgents ? ContractAgents[Row['agent']] : never;
type EntityRow = Pick<EntityDescription, 'agent' | 'carrier' | 'primaryKey'>;

/** The carrier of an entity: what its Get operation answers with. */
type EntityOf<Row extends EntityRow> =
  AgentOf<Row> extends Readonly<Record<`Get${Row['carrier']}`, (...given: never[]) => Promise<infer Entity>>>
    ? NonNullable<Entity>
    : never;

/** The repository of an entity, by the row that describes it. */
type RowRepository<Row extends EntityRow> = EntityRepository<
  EntityOf<Row> & object,
  Row['primaryKey'] & keyof EntityOf<Row>
>;

/** What `so.entity(name)` returns, such as `EntityRepositoryOf<'Ticket'>`. */
export type EntityRepositoryOf<Name extends EntityTypeName> = RowRepository<EntityTypes[Name]> &
  (`entity.${Name}` extends keyof typeof fieldTables
    ? { readonly fields: CustomFields<EntityOf<EntityTypes[Name]> & object> }
    : unknown);

/** The searches below an entity, such as `so.contacts.persons(2, …)`. */
type RelationsOf<Name> = Name extends keyof typeof relations
  ? { readonly [Relation in keyof (typeof relations)[Name]]: RelatedSearch }
  : unknown;

/** The fields that the tenant added, such as `so.contacts.fields`. */
type FieldsOf<Name extends RepositoryName> = Name extends keyof typeof fieldTables
  ? { readonly fields: CustomFields<EntityOf<RepositoryRows[Name]> & object> }
  : unknown;

/** The repository of an entity that has one with a name of its own, such as `RepositoryOf<'contacts'>`. */
export type RepositoryOf<Name extends RepositoryName> = RowRepository<RepositoryRows[Name]> &
  RelationsOf<Name> &
  AgentMethodsOf<Name> &
  FieldsOf<Name> &
  (Name extends 'documents' ? DocumentContent : unknown);

/** The repositories of the entities that integrations use most. `so.entity(name)` has all others. */
export type EntityRepositories = { readonly [Name in RepositoryName]: RepositoryOf<Name> };

export type AppointmentRepository = RepositoryOf<'appointments'>;
export type ContactRepository = RepositoryOf<'contacts'>;
export type DocumentRepository = RepositoryOf<'documents'>;
export type PersonRepository = RepositoryOf<'persons'>;
export type ProjectRepository = RepositoryOf<'projects'>;
export type SaleRepository = RepositoryOf<'sales'>;
export type SelectionRepository = RepositoryOf<'selections'>;
export type TicketRepository = RepositoryOf<'tickets'>;
export type UserRepository = RepositoryOf<'users'>;
export type WebhookRepository = RepositoryOf<'webhooks'>;
