import { entities, type EntityName, entityNames } from './entities.js';
import { type EntityDescription, nameOf } from './entity-description.js';

/** An entity by the name of its carrier, without what the tools around repositories need. */
type EntityTypeRow = Omit<EntityDescription, 'repository'>;

/**
 * The entities of the agents' operations `CreateDefault…`, `Get…`, `Save…` and `Delete…` that the tools around
 * repositories do not know: every carrier that is read by one number. Which operations exist, the contract says.
 *
 * Primary keys are those that the vendor's OpenAPI document calls primary keys, or else are named after the carrier;
 * resources, and the methods that one `lacks`, are those of the REST document; archives are those that it names.
 */
const otherEntities = {
  AmountClass: { agent: 'List', carrier: 'AmountClassEntity', primaryKey: 'AmountClassId' },
  AvailableFont: { agent: 'Marketing', carrier: 'AvailableFont', primaryKey: 'AvailableFontsId' },
  Blob: { agent: 'BLOB', carrier: 'BlobEntity', primaryKey: 'BlobId' },
  CRMScript: {
    agent: 'CRMScript',
    carrier: 'CRMScriptEntity',
    primaryKey: 'EjscriptId',
    resource: 'CRMScript',
    archive: 'Ejscripts',
  },
  Category: { agent: 'List', carrier: 'CategoryEntity', primaryKey: 'CategoryId' },
  ChatSession: {
    agent: 'Chat',
    carrier: 'ChatSessionEntity',
    primaryKey: 'ChatSessionId',
    resource: 'ChatSession',
    archive: 'ChatSession',
  },
  ChatTopic: { agent: 'Chat', carrier: 'ChatTopicEntity', primaryKey: 'ChatTopicId', resource: 'ChatTopic' },
  ConfigurableScreenDelta: {
    agent: 'Configuration',
    carrier: 'ConfigurableScreenDelta',
    primaryKey: 'ConfigurableScreenDeltaId',
  },
  ConsentPerson: { agent: 'Person', carrier: 'ConsentPerson', primaryKey: 'ConsentPersonId' },
  ConsentPurpose: { agent: 'List', carrier: 'ConsentPurpose', primaryKey: 'ConsentPurposeId' },
  ConsentSource: { agent: 'List', carrier: 'ConsentSource', primaryKey: 'ConsentSourceId' },
  Copilot: { agent: 'AI', carrier: 'CopilotEntity', primaryKey: 'CopilotId', resource: 'Copilot' },
  CopilotDataSource: {
    agent: 'AI',
    carrier: 'CopilotDataSourceEntity',
    primaryKey: 'CopilotDataSourceId',
    resource: 'CopilotDataSource',
  },
  Country: { agent: 'List', carrier: 'Country', primaryKey: 'CountryId' },
  Currency: { agent: 'List', carrier: 'CurrencyEntity', primaryKey: 'CurrencyId' },
  CustomerCenterConfig: { agent: 'CustomerService', carrier: 'CustomerCenterConfig', primaryKey: 'CustConfigId' },
  Dash: { agent: 'Dash', carrier: 'Dash', primaryKey: 'DashboardId', resource: 'Dash' },
  DashTheme: { agent: 'Dash', carrier: 'DashTheme', primaryKey: 'DashboardThemeId', resource: 'DashTheme' },
  DashTile: { agent: 'Dash', carrier: 'DashTile', primaryKey: 'DashboardTileId', resource: 'DashTile' },
  DashTileDefinition: {
    agent: 'Dash',
    carrier: 'DashTileDefinition',
    primaryKey: 'DashboardTileDefinitionId',
    resource: 'DashTileDefinition',
  },
  DiaryView: { agent: 'Configuration', carrier: 'DiaryViewEntity', primaryKey: 'DiaryViewId' },
  EMailAccount: { agent: 'EMail', carrier: 'EMailAccount', primaryKey: 'EMailAccountId' },
  EmailFlow: { agent: 'Workflow', carrier: 'EmailFlow', primaryKey: 'EmailFlowId' },
  ErpSyncConnector: { agent: 'ErpSync', carrier: 'ErpSyncConnectorEntity', primaryKey: 'ErpConnectorId' },
  ExtApp: { agent: 'List', carrier: 'ExtAppEntity', primaryKey: 'ExtAppId' },
  ForeignApp: {
    agent: 'ForeignSystem',
    carrier: 'ForeignAppEntity',
    primaryKey: 'ForeignAppId',
    resource: 'ForeignApp',
    archive: 'ForeignKeys',
  },
  Form: { agent: 'Marketing', carrier: 'FormEntity', primaryKey: 'FormId' },
  FormSubmission: { agent: 'Marketing', carrier: 'FormSubmissionEntity', primaryKey: 'FormSubmissionId' },
  Heading: { agent: 'List', carrier: 'HeadingEntity', primaryKey: 'HeadingId' },
  Hierarchy: { agent: 'List', carrier: 'HierarchyEntity', primaryKey: 'HierarchyId', resource: 'Hierarchy' },
  LandingPage: { agent: 'Configuration', carrier: 'LandingPageEntity', primaryKey: 'LandingPageId' },
  LegalBase: { agent: 'List', carrier: 'LegalBase', primaryKey: 'LegalBaseId' },
  // Not by `/List/{id}`, below which the lists themselves live.
  List: { agent: 'List', carrier: 'ListEntity', primaryKey: 'Id' },
  Mailbox: { agent: 'CustomerService', carrier: 'MailboxEntity', primaryKey: 'MailInFilterId' },
  NewsFeedItem: { agent: 'NewsFeed', carrier: 'NewsFeedItem', primaryKey: 'NewsFeedItemId' },
  // `SavePreference` does not answer with what it saved.
  Preference: {
    agent: 'Preference',
    carrier: 'Preference',
    primaryKey: 'UserPreferenceId',
    operations: { Save: 'SavePreferenceEntity' },
    constants: { Save: { RemoveLowerLevels: false } },
  },
  PreferenceDescription: {
    agent: 'Preference',
    carrier: 'PreferenceDescription',
    primaryKey: 'PrefDescId',
    resource: 'PreferenceDescription',
  },
  PreferenceDescriptionLine: {
    agent: 'Preference',
    carrier: 'PreferenceDescriptionLine',
    primaryKey: 'PrefDescLineId',
    resource: 'PreferenceDescriptionLine',
  },
  PriceList: { agent: 'Quote', carrier: 'PriceList', primaryKey: 'PriceListId' },
  ProjectEvent: { agent: 'Project', carrier: 'ProjectEventEntity', primaryKey: 'ProjectEventId' },
  ProjectType: { agent: 'List', carrier: 'ProjectTypeEntity', primaryKey: 'ProjTypeId' },
  QuoteAlternative: { agent: 'Quote', carrier: 'QuoteAlternative', primaryKey: 'QuoteAlternativeId' },
  QuoteEntity: { agent: 'Quote', carrier: 'QuoteEntity', primaryKey: 'QuoteId' },
  QuoteLineConfiguration: { agent: 'Quote', carrier: 'QuoteLineConfiguration', primaryKey: 'QuoteLineConfigurationId' },
  QuoteVersion: { agent: 'Quote', carrier: 'QuoteVersion', primaryKey: 'QuoteVersionId' },
  RefCount: { agent: 'NumberAllocation', carrier: 'RefCountEntity', primaryKey: 'RefCountsId' },
  RelationDefinition: {
    agent: 'List',
    carrier: 'RelationDefinitionEntity',
    primaryKey: 'ReldefId',
    resource: 'RelationDefinition',
    lacks: ['delete'],
  },
  ReportLabelLayout: { agent: 'Report', carrier: 'ReportLabelLayoutEntity', primaryKey: 'ReportLabelLayoutId' },
  Resource: { agent: 'List', carrier: 'ResourceEntity', primaryKey: 'ResourceId' },
  Role: { agent: 'User', carrier: 'RoleEntity', primaryKey: 'RoleId', resource: 'Role', archive: 'Role' },
  SaleStage: { agent: 'List', carrier: 'SaleStageEntity', primaryKey: 'SaleStageId' },
  SaleType: { agent: 'List', carrier: 'SaleTypeEntity', primaryKey: 'SaleTypeId' },
  ServiceAuth: { agent: 'User', carrier: 'ServiceAuth', primaryKey: 'ServiceAuthId' },
  ShipmentMessage: {
    agent: 'Marketing',
    carrier: 'ShipmentMessageEntity',
    primaryKey: 'ShipmentMessageId',
    resource: 'ShipmentMessage',
  },
  ShipmentMessageBlock: {
    agent: 'Marketing',
    carrier: 'ShipmentMessageBlockEntity',
    primaryKey: 'ShipmentMessageBlockId',
    resource: 'ShipmentMessageBlock',
  },
  StatusMonitor: { agent: 'Saint', carrier: 'StatusMonitor', primaryKey: 'StatusMonitorId' },
  SuggestedAppointment: {
    agent: 'Appointment',
    carrier: 'SuggestedAppointmentEntity',
    primaryKey: 'SuggestedAppointmentId',
  },
  SuggestedDocument: { agent: 'Document', carrier: 'SuggestedDocumentEntity', primaryKey: 'SuggestedDocumentId' },
  SystemEvent: {
    agent: 'Configuration',
    carrier: 'SystemEventEntity',
    primaryKey: 'SystemEventId',
    resource: 'SystemEvent',
    archive: 'SystemEvents',
  },
  TargetDimension: { agent: 'Targets', carrier: 'TargetDimension', primaryKey: 'TargetDimensionId' },
  TargetGroup: { agent: 'Targets', carrier: 'TargetGroup', primaryKey: 'TargetGroupId' },
  TaskListItem: { agent: 'Appointment', carrier: 'TaskListItem', primaryKey: 'TaskListItemId' },
  TaskMenu: { agent: 'List', carrier: 'TaskMenu', primaryKey: 'TaskMenuId' },
  TicketCategory: { agent: 'List', carrier: 'TicketCategoryEntity', primaryKey: 'TicketCategoryId' },
  TicketPriority: { agent: 'List', carrier: 'TicketPriorityEntity', primaryKey: 'TicketPriorityId' },
  TicketRelation: {
    agent: 'Ticket',
    carrier: 'TicketRelationEntity',
    primaryKey: 'TicketRelationId',
    resource: 'TicketRelation',
  },
  TicketRelationDefinition: {
    agent: 'List',
    carrier: 'TicketRelationDefinitionEntity',
    primaryKey: 'TicketRelationDefId',
    resource: 'TicketRelationDefinition',
  },
  TicketStatus: { agent: 'List', carrier: 'TicketStatusEntity', primaryKey: 'TicketStatusId' },
  TicketType: { agent: 'List', carrier: 'TicketTypeEntity', primaryKey: 'TicketTypeId', resource: 'TicketType' },
  TriggerScript: {
    agent: 'CRMScript',
    carrier: 'TriggerScriptEntity',
    primaryKey: 'ScreenChooserId',
    resource: 'TriggerScript',
    archive: 'EventHandler',
  },
  UserDefinedFieldInfo: { agent: 'UserDefinedFieldInfo', carrier: 'UserDefinedFieldInfo', primaryKey: 'UDefFieldId' },
  UserGroup: { agent: 'User', carrier: 'UserGroup', primaryKey: 'Id' },
  WebPanel: { agent: 'List', carrier: 'WebPanelEntity', primaryKey: 'WebPanelId' },
  WindowPosSize: { agent: 'Configuration', carrier: 'WindowPosSize', primaryKey: 'WindowPosSizeId' },
  WorkflowGoal: { agent: 'Workflow', carrier: 'WorkflowGoal', primaryKey: 'WorkflowGoalId' },
  WorkflowTrigger: { agent: 'Workflow', carrier: 'WorkflowTrigger', primaryKey: 'WorkflowTriggerId' },
  WorkflowWaitForAction: { agent: 'Workflow', carrier: 'WorkflowWaitForAction', primaryKey: 'WorkflowWaitForActionId' },
} as const satisfies Record<string, EntityTypeRow>;

type Named = typeof entities;
type Others = typeof otherEntities;

/** The rows of the entities that have a repository with a name of its own, by that name. */
export type RepositoryRows = Named;

export type RepositoryName = EntityName;

/** The carrier's name without `Entity`. */
export type NameOf<Row extends Pick<EntityDescription, 'carrier'>> = Row['carrier'] extends `${infer Name}Entity`
  ? Name
  : Row['carrier'];

/** Every entity by its name, such as `Ticket`, and the row that describes it. */
export type EntityTypes = Others & { readonly [Name in keyof Named as NameOf<Named[Name]>]: Named[Name] };

export type EntityTypeName = keyof EntityTypes;

/** The description of every entity by its name: those with a repository of their own, and all others. */
export const entityTypes: ReadonlyMap<string, EntityDescription> = new Map<string, EntityDescription>([
  ...Object.values(entities).map((row) => [nameOf(row), row] as const),
  ...Object.entries<EntityTypeRow>(otherEntities).map(
    ([name, row]) => [name, { repository: `entity.${name}`, ...row }] as const,
  ),
]);

/** The descriptions of the entities that have a repository with a name of its own, by that name. */
export const namedEntities: ReadonlyMap<RepositoryName, EntityDescription> = new Map(
  entityNames.map((name) => [name, entities[name]] as const),
);
