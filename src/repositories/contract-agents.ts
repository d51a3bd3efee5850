// Made from the contract in wsdl/ by scripts/generate-types.mjs; change it there.
import type * as carriers from '../contract/carriers/index.js';
import type { Draft, RepositoryOptions } from './repository.js';

/** Every operation of every agent of the contract. */
export interface ContractAgents {
  readonly Appointment: {
    CreateDefaultAppointmentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    GetAppointmentEntity(
      parameters: { AppointmentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    SaveAppointmentEntity(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    DeleteAppointmentEntity(
      parameters: { AppointmentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CalculateDays(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RecurrenceInfo | null>;
    CreateDefaultTaskListItem(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
    GetTaskListItem(
      parameters: { TaskListItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
    GetTaskListItems(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.TaskListItem | null)[] | null>;
    SaveTaskListItem(
      parameters: { TaskListItem: Draft<carriers.TaskListItem> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
  };
  readonly Archive: {
    GetArchiveListByColumns(
      parameters: {
        ProviderName: string | null;
        Columns: (string | null)[] | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
        Page: number;
        PageSize: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListByColumnsWithHeaderWithContext2(
      parameters: {
        ProviderName: string | null;
        Columns: string | null;
        SortOrder: string | null;
        Restriction: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
        Options: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveListResult | null>;
    GetAvailableColumns(
      parameters: { ProviderName: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveColumnInfo | null)[] | null>;
    GetAvailableEntities(
      parameters: { ProviderName: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetProviderNames(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
  };
  readonly Contact: {
    CreateDefaultContactEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    GetContactEntity(
      parameters: { ContactEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    SaveContactEntity(
      parameters: { ContactEntity: Draft<carriers.ContactEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    DeleteContactEntity(parameters: { ContactEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Document: {
    CreateDefaultDocumentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    GetDocumentEntity(
      parameters: { DocumentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SaveDocumentEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    DeleteDocumentEntity(parameters: { DocumentEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetDocumentStream(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetDocumentStreamFromEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CreateDocumentStream(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null; OverwriteExistingData: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SetDocumentStream(
      parameters: {
        DocumentEntity: Draft<carriers.DocumentEntity> | null;
        Stream: string | null;
        OverwriteExistingData: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SetDocumentStreamFromId(
      parameters: { DocumentId: number; Stream: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
  };
  readonly ForeignSystem: {
    GetAllForeignKeysOnEntity(
      parameters: { EntityType: string | null; EntityId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
  };
  readonly List: {
    GetListDefinitions(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListEntity | null)[] | null>;
    CreateDefaultListEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    GetListEntity(
      parameters: { ListEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    GetListEntityByName(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    SaveListEntity(
      parameters: { ListEntity: Draft<carriers.ListEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    DeleteListEntity(parameters: { ListEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultListItemEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    GetAllFromListDefinition(
      parameters: { UdListDefinitionId: number; IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    GetFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    AddFromListDefinition(
      parameters: { UdListDefinitionId: number; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    SaveFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    SaveAllFromListDefinition(
      parameters: { UdListDefinitionId: number; Items: Draft<(carriers.ListItemEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    SaveListItemEntity(
      parameters: { ListItemEntity: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    DeleteFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SortListItems(
      parameters: { UdListDefinitionId: number; CultureName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MoveListItem(
      parameters: { UdListDefinitionId: number; ListItemId: number; Direction: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly MDO: {
    GetListNames(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<(string | null)[] | null>;
    GetListIdByListName(parameters: { Name: string | null }, options?: RepositoryOptions): Promise<number>;
    GetList(
      parameters: { Name: string | null; ForceFlatList: boolean; AdditionalInfo: string | null; OnlyHistory: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetListWithHistory(
      parameters: {
        Name: string | null;
        ForceFlatList: boolean;
        AdditionalInfo: string | null;
        HistoryItems: number[] | null;
        OnlyHistory: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetListWithRestriction(
      parameters: { Name: string | null; AdditionalInfo: string | null; SearchValue: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetSimpleList(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetListItem(
      parameters: { ListName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<carriers.MDOListItem | null>;
    GetSelectableList(
      parameters: { Name: string | null; ForceFlatList: boolean; AdditionalInfo: string | null; OnlyHistory: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetSelectableListWithHistory(
      parameters: {
        Name: string | null;
        ForceFlatList: boolean;
        AdditionalInfo: string | null;
        HistoryItems: number[] | null;
        OnlyHistory: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetSelectableListWithRestriction(
      parameters: { Name: string | null; AdditionalInfo: string | null; SearchValue: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetSelectableSimpleList(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetSelected(
      parameters: {
        Name: string | null;
        AdditionalInfo: string | null;
        SelectableMDOList: Draft<(carriers.SelectableMDOListItem | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
  };
  readonly Person: {
    CreateDefaultPersonEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    GetPersonEntity(
      parameters: { PersonEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    SavePersonEntity(
      parameters: { PersonEntity: Draft<carriers.PersonEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    DeletePersonEntity(parameters: { PersonEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Project: {
    CreateDefaultProjectEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    GetProjectEntity(
      parameters: { ProjectEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    SaveProjectEntity(
      parameters: { ProjectEntity: Draft<carriers.ProjectEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    DeleteProjectEntity(parameters: { ProjectEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Sale: {
    CreateDefaultSaleEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    GetSaleEntity(
      parameters: { SaleEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    SaveSaleEntity(
      parameters: { SaleEntity: Draft<carriers.SaleEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    DeleteSaleEntity(parameters: { SaleEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly SoPrincipal: {
    GetSystemInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SoSystemInfoCarrier | null>;
    AuthenticateImplicit(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{
      Response: carriers.SoPrincipalCarrier | null;
      Credentials: carriers.SoCredentials | null;
      AuthenticationSucceeded: boolean;
    }>;
    AuthenticateUsernamePassword(
      parameters: { UserName: string | null; Password: string | null },
      options?: RepositoryOptions,
    ): Promise<{
      Response: carriers.SoPrincipalCarrier | null;
      Credentials: carriers.SoCredentials | null;
      AuthenticationSucceeded: boolean;
    }>;
    AuthenticateGeneric(
      parameters: { AuthenticationData: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<{
      Response: carriers.SoPrincipalCarrier | null;
      Credentials: carriers.SoCredentials | null;
      AuthenticationSucceeded: boolean;
    }>;
    AuthenticateWithAccessToken(
      parameters: { AccessToken: string | null },
      options?: RepositoryOptions,
    ): Promise<{
      Response: carriers.SoPrincipalCarrier | null;
      Credentials: carriers.SoCredentials | null;
      AuthenticationSucceeded: boolean;
    }>;
  };
}
