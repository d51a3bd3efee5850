/**
 * The entities that follow from the contract. One a line: agent, carrier, primary key, what its operations are called after
 * it (the carrier, unless it is said), and the resource of REST.
 *
 * - Keys: the "Primary key" of the vendor's OpenAPI descriptions. If several fields are described so, it is the one of the
 *   entity's own table: `SaleStakeholderId` and not `PersonId`.
 * - Resources: path, then the methods of the collection and of a single entity by their initials (`A` for PATCH, `F` for
 *   `default`), by the vendor's OpenAPI document of REST.
 */
export interface EntityRow {
  readonly agent: string;
  readonly carrier: string;
  readonly key: string;
  /** The name in the store, if it is not the carrier's without `Entity`. Carriers of one name show the same records. */
  readonly name?: string;
  /** The name in `Get…`, if it is not the carrier's. */
  readonly suffix?: string;
  /** Operations with names of their own, by the usual one's verb. */
  readonly operations?: Readonly<Partial<Record<'default' | 'get' | 'save' | 'delete', string>>>;
  /** More operations that save one. */
  readonly saves?: readonly string[];
  readonly resource?: readonly [path: string, methods: string];
  /** The MDO list whose items of the seed they have too, in lower case. */
  readonly list?: string;
}

type Extra = Omit<EntityRow, 'agent' | 'carrier' | 'key'>;

const row = (line: string, extra: Extra = {}): EntityRow => {
  const [agent = '', carrier = '', key = ''] = line.split(' ');
  return { agent, carrier, key, ...extra };
};

const at = (path: string, methods: string): Pick<EntityRow, 'resource'> => ({ resource: [path, methods] });

/** Without a search, with all methods. */
const full = (path: string) => at(path, 'FP/GUAD');
const searched = (path: string) => at(path, 'FGP/GUAD');

/** An item of a list, with a resource below that of its list. */
const item = (list: string, methods = 'FGP/GUD') => at(`list/${list}/items`, methods);

export const entityTable: readonly EntityRow[] = [
  row('AI CopilotDataSourceEntity CopilotDataSourceId', full('CopilotDataSource')),
  row('AI CopilotEntity CopilotId', full('Copilot')),
  row('Appointment SuggestedAppointmentEntity SuggestedAppointmentId'),
  row('BLOB BlobEntity BlobId'),
  row('CRMScript CRMScriptEntity EjscriptId', {
    saves: ['SaveCRMScriptEntityWithoutCompile'],
    ...searched('CRMScript'),
  }),
  row('CRMScript Script EjscriptId', { name: 'CRMScript', suffix: 'CRMScriptByUniqueIdentifier' }),
  row('CRMScript TriggerScriptEntity ScreenChooserId', searched('TriggerScript')),
  row('Chat ChatSessionEntity ChatSessionId', searched('ChatSession')),
  row('Chat ChatTopicEntity ChatTopicId', full('ChatTopic')),
  row('Configuration ConfigurableScreenDelta ConfigurableScreenDeltaId'),
  row('Configuration DiaryViewEntity DiaryViewId'),
  row('Configuration LandingPageEntity LandingPageId'),
  row('Configuration SystemEventEntity SystemEventId', searched('SystemEvent')),
  row('Configuration WindowPosSize WindowPosSizeId'),
  row('CustomerService CustomerCenterConfig CustConfigId'),
  row('CustomerService MailboxEntity MailInFilterId'),
  row('Dash Dash DashboardId', full('Dash')),
  row('Dash DashTheme DashboardThemeId', full('DashTheme')),
  row('Dash DashTile DashboardTileId', full('DashTile')),
  row('Dash DashTileDefinition DashboardTileDefinitionId', full('DashTileDefinition')),
  row('Document SuggestedDocumentEntity SuggestedDocumentId'),
  row('EMail EMailAccount EMailAccountId'),
  row('ErpSync ErpSyncConnectorEntity ErpConnectorId'),
  row('ErpSync ErpConnection ErpConnectionId', { suffix: 'Connection' }),
  row('ForeignSystem ForeignAppEntity ForeignAppId', searched('ForeignApp')),
  row('ForeignSystem ForeignDevice ForeignDeviceId'),
  row('List AmountClassEntity AmountClassId'),
  row('List CategoryEntity CategoryId', { list: 'category' }),
  row('List ConsentPurpose ConsentPurposeId', item('ConsentPurpose', 'GP/GUD')),
  row('List ConsentSource ConsentSourceId', item('ConsentSource', 'GP/GUD')),
  row('List Country CountryId', { ...item('Country', 'GP/GUD'), list: 'country' }),
  row('List CurrencyEntity CurrencyId', { ...item('Currency'), list: 'currency' }),
  row('List DocumentTemplateEntity DocumentTemplateId', item('DocumentTemplate')),
  row('List ExtAppEntity ExtAppId'),
  row('List HeadingEntity HeadingId'),
  row('List HierarchyEntity HierarchyId', searched('Hierarchy')),
  row('List LegalBase LegalBaseId', item('LegalBase', 'GP/GUD')),
  row('List ProjectTypeEntity ProjTypeId', { list: 'projecttype' }),
  row('List RelationDefinitionEntity ReldefId', at('RelationDefinition', 'FP/GUA')),
  row('List ResourceEntity ResourceId'),
  row('List SaleStageEntity SaleStageId', item('Rating')),
  row('List SaleTypeEntity SaleTypeId', { ...item('SaleType'), list: 'saletype' }),
  row('List TaskMenu TaskMenuId'),
  row('List TicketCategoryEntity TicketCategoryId', item('TicketCategory')),
  row('List TicketPriorityEntity TicketPriorityId', item('TicketPriority')),
  row('List TicketRelationDefinitionEntity TicketRelationDefId', full('TicketRelationDefinition')),
  row('List TicketStatusEntity TicketStatusId', item('TicketStatus')),
  row('List TicketTypeEntity TicketTypeId', full('TicketType')),
  row('List WebPanelEntity WebPanelId', item('WebPanel')),
  row('Marketing AvailableFont AvailableFontsId'),
  row('Marketing FormEntity FormId'),
  row('Marketing FormSubmissionEntity FormSubmissionId'),
  row('Marketing ShipmentMessageBlockEntity ShipmentMessageBlockId', full('ShipmentMessageBlock')),
  row('Marketing ShipmentMessageEntity ShipmentMessageId', full('ShipmentMessage')),
  row('NewsFeed NewsFeedItem NewsFeedItemId', { operations: { save: 'PostNewsFeedItem' }, ...at('NewsFeed', 'GP/GD') }),
  row('NumberAllocation RefCountEntity RefCountsId'),
  row('Person ConsentPerson ConsentPersonId'),
  row('Preference Preference UserPreferenceId', { saves: ['SavePreferenceEntity'] }),
  row('Preference PreferenceDescription PrefDescId', searched('PreferenceDescription')),
  row('Preference PreferenceDescriptionLine PrefDescLineId', full('PreferenceDescriptionLine')),
  row('Project ProjectEventEntity ProjectEventId'),
  row('Project ProjectMember ProjectmemberId', searched('ProjectMember')),
  row('Quote PriceList PriceListId', searched('Pricelist')),
  row('Quote Product ProductId', { operations: { get: 'GetProductFromDbId' }, ...at('Product', 'FGP/GUD') }),
  row('Quote Quote QuoteId'),
  row('Quote QuoteEntity QuoteId', { name: 'Quote' }),
  row('Quote QuoteAlternative QuoteAlternativeId'),
  row('Quote QuoteConnection QuoteConnectionId', { suffix: 'Connection' }),
  row('Quote QuoteLine QuoteLineId'),
  row('Quote QuoteLineConfiguration QuoteLineConfigurationId'),
  row('Quote QuoteVersion QuoteVersionId'),
  row('Relation ContactRelationEntity RelationId', {
    operations: { save: 'SaveContactRelation', delete: 'DeleteContactRelation' },
    ...searched('Relation'),
  }),
  row('Report ReportLabelLayoutEntity ReportLabelLayoutId'),
  row('Saint StatusMonitor StatusMonitorId'),
  row('Sale SaleStakeholder SaleStakeholderId', searched('SaleStakeholder')),
  row('Selection BoardViewSettingsBase BoardViewSettingsId', { suffix: 'BoardViewSettings' }),
  row('Selection SelectionEntity SelectionId', searched('Selection')),
  row('Targets TargetDimension TargetDimensionId'),
  row('Targets TargetGroup TargetGroupId'),
  row('Ticket AttachmentEntity AttachmentId', at('Attachment', 'FP/GUA')),
  row('Ticket TicketEntity TicketId', { saves: ['SaveTicketEntityWithNotify'], ...searched('Ticket') }),
  row('Ticket TicketMessageEntity EjMessageId', {
    saves: ['SaveTicketMessageEntityWithNotify'],
    ...searched('TicketMessage'),
  }),
  row('Ticket TicketRelationEntity TicketRelationId', full('TicketRelation')),
  row('User RoleEntity RoleId', { operations: { delete: 'DeleteRole' }, ...at('Role', 'FGP/GUA') }),
  row('User ServiceAuth ServiceAuthId'),
  row('User User AssociateId', searched('User')),
  row('User UserGroup Id', { operations: { default: 'CreateUserGroup' }, ...item('UserGroup', 'GP/GUD') }),
  row('UserDefinedFieldInfo UserDefinedFieldInfo UDefFieldId'),
  row('Webhook Webhook WebhookId', searched('Webhook')),
  row('Workflow EmailFlow EmailFlowId'),
  row('Workflow WorkflowGoal WorkflowGoalId'),
  row('Workflow WorkflowTrigger WorkflowTriggerId'),
  row('Workflow WorkflowWaitForAction WorkflowWaitForActionId'),
];
