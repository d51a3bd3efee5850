import type { entities, EntityName, relations } from '../operations/index.js';
import type { ContractAgents } from './contract-agents.js';
import type { DocumentContent } from './document-repository.js';
import type { RelatedSearch } from './related.js';
import type { EntityRepository } from './repository.js';

type Row<Name extends EntityName> = (typeof entities)[Name];

/** The operations of the agent that serves an entity. */
type AgentOf<Name extends EntityName> = ContractAgents[Row<Name>['agent']];

/** The carrier of an entity: what its Get operation answers with. */
type EntityOf<Name extends EntityName> =
  AgentOf<Name> extends Readonly<Record<`Get${Row<Name>['carrier']}`, (...given: never[]) => Promise<infer Entity>>>
    ? NonNullable<Entity>
    : never;

/** The searches below an entity, such as `so.contacts.persons(2, …)`. */
type RelationsOf<Name> = Name extends keyof typeof relations
  ? { readonly [Relation in keyof (typeof relations)[Name]]: RelatedSearch }
  : unknown;

/** The repository of an entity of the catalogue, such as `RepositoryOf<'contacts'>`. */
export type RepositoryOf<Name extends EntityName> = EntityRepository<
  EntityOf<Name> & object,
  Row<Name>['primaryKey'] & keyof EntityOf<Name>
> &
  RelationsOf<Name> &
  (Name extends 'documents' ? DocumentContent : unknown);

/** One repository for each row of the catalogue. */
export type EntityRepositories = { readonly [Name in keyof typeof entities]: RepositoryOf<Name> };

export type AppointmentRepository = RepositoryOf<'appointments'>;
export type ContactRepository = RepositoryOf<'contacts'>;
export type DocumentRepository = RepositoryOf<'documents'>;
export type PersonRepository = RepositoryOf<'persons'>;
export type ProjectRepository = RepositoryOf<'projects'>;
export type SaleRepository = RepositoryOf<'sales'>;
