import { parseAggregate } from './columns.js';

/**
 * The kinds of the columns of the vendor's archive providers, by the last step of their names (`contact/name` is a `name`),
 * if (nearly) all providers agree. SOAP and Agents return every cell as text. Without this table, 1 and true would look the
 * same, as would a list item and its name, or a company called `[I:3]` and a number.
 */
export type ColumnKind =
  | 'boolean'
  | 'reference'
  | 'text'
  | 'number'
  | 'date'
  /** A marker in each cell shows its type: `[TS:500]`, `[A:3,4]`, `[T:14:52]`. */
  | 'marked';

const columns = (names: string): ReadonlySet<string> => new Set(names.toLowerCase().trim().split(/\s+/));

const booleans = columns(`
  active activeErpLinks alarm allAccess archived attachment blankallowed booking canLogin completed contactDeleted
  contactNoMail defaultIncluded deleted done emailHasBounced enabled forceCompany getAllRows getNoRows
  has_attachment hasComment hasCompany hasEmarketingConsent hasGuide hasInfoText hasInterests hasQuote hasSignOff
  hasSignOn hasStakeholders hasStoreConsent htmlOutput important inAssortment includeContactWithNoDMRestriction
  includeContactWithStopRestriction included includePersonWithNoDMRestriction inhibitConflictsInformation isActive
  isActiveText isDefinedByUsergroup isDeleted isERPCopy isExternalEvent isFree isInHistory isLocation isMail
  isMailingRecipient isMilestone isProjectMember isPublished isRead isReport isStakeholder isStakeholderSale
  isSubscription jumpToFinish licensed listItemsLocation mailingDeleted mailMergeDraft Mandatory milestone
  overrideConsentSubscription participating personActiveErpLinks personHasInterests personNoMail
  PromptOrHasDefault PromptUser readonly recurring retired simultaneousEjUser skipTentativeAndRejectedRestriction
  stakeholdersEnabled startOnlyOnce stop unique useAsMailingAddress useCategories visibleInDiary
  withdrawnEmarketingConsent withdrawnStoreConsent
`);

/** List items, users and groups: the value is an id, and the cell displays a name. */
const references = columns(`
  agent approvalRegisteredBy approvedBy approvedById associateDbId associateId assocId assocType business category
  categoryGroup cautionWarning combinationType competitor consentSource consentSourceEmarketing consentSourceStore
  contactCategory contactId contactInterestIds contactPersonRelation contactSource country createdBy createdByForm
  createdByWorkflow credited csRelation currency deviceOwner ejUser2Id eventParticipantStatus favouriteAssociateId
  favouritePersonAssociateId formSubmissionStatus function icon intention keyRegisteredBy keyUpdatedBy kind
  lastLoadedBy lastMembershipChangeBy leadStatus legalBase legalBaseEmarketing legalBaseStore lossReason
  mailingOwner mailingSent mailingSimpleStatus mailingSubscriptionType mailingType messageLanguage origin
  originalStage otherGroups ownedBy ownerAssociateIdInformation ownerEjUserId personAssociateId personBusiness
  personCategory personCategoryGroup personContactRelation personCountry personId personInterestIds
  personPersonRelation personRegisteredBy personSource personUpdatedBy position priority productCategoryKey
  productFamilyKey productTypeKey projectId quoteConnection quoteOwnerAssociateId readStatus recipientStatus
  registeredBy relationType requestAssociateId role saintActivityType saintAmountClass saintDirection
  saintIntention saintSaleStatus SaintStatus1 SaintStatus2 SaintStatus3 saintTicketCategory saintTicketStatus
  salesRoleId saleStatus saleType saleTypeCategory sentimentScore shipmentType slevel soldReason source stage
  stageWhenClosed stalledComment status subscription suggestedCategory supportAssociate supportLanguage
  targetAssociate targetCurrency targetDimensionEntityType targetDimensionMeasurementUnit targetUserGroup
  ticketAlertLevel ticketPriority type updatedBy updatedByWorkflow userGroup usergroup visibleFor
  workflowDefinitionStatus workflowDefinitionStatusId workflowInstanceLastCommunicationStatus
  workflowInstanceStatus
`);

const texts = columns(`
  accessKey ActorTypeErp addedRows agenda applicationId appName approvedText assocName assocTooltip attention
  author badgeHeader body bodyPlain calData categoryFullName categoryName cc cities city code columnKey columnSize
  comment configurationName connection connectorName contactDepartment contactFullName contactName content
  contentType county CrmFieldKey crmfieldkey customMessage DbTag debugInfo DefaultValue DefinitionDescription
  DefinitionName deflevelname department description Description deviceIdentifier deviceName displayDescription
  DisplayDescription displayName DisplayName editedRows ejDisplayName emailAddress emailDescription emailMatch
  emailProtocol ErpFieldKey erpId erpPriceListKey erpProductKey eventkey eventmess eventname events extraData
  extraField1 extraField2 extraField3 extraField4 extraField5 extraInfo field firstMessage firstName
  FirstSyncDefaultValue folderName formattedNumber formDescription formName formSubmissionEmail formSubmissionName
  from fromCategory fromName fullName header heading hierarchyFullname hierarchyName htmlBody Id imageLink
  includeId includePersonRestriction infoText inreplyto internalNotes internalNotesHtml itemNumber kanaFirstName
  kanaLastName key keyName keyValue keywords lastError lastLoadedByFullName lastMembershipChangeByFullName
  lastMessage lastName line1 line2 line3 linkDescription listItemsName listItemsTooltip ListName listOwner
  ListReference location locationAddress mailfolder mailingDescription mailingFrom mailingReplyTo mailservername
  mailusername maxlevelname meeting messageId middleName moduleDesc moduleName mostRecent mrMrs name
  nameDepartment nameOrDescription newvalue nodeType number oldvalue orderComment orgnr ourref ownerEntityName
  path personAssociateFullName personEmail personNumber personRegisteredByFullName personUpdatedByFullName
  poNumber prefkey prefsection prefvalue previewHint priceUnit priorityName privacyStatementDescription
  privacyStatementUrl ProgressDescription quantityUnit quoteReason reason recordType recordTypeText region
  registeredByFullName relationComment relationName removedRows Request requestComment Response reversedName
  roleName saleHeading saleNumber screenType searchTitle searchwords sectionKey shipmentMessageDescription
  shipmentMessageSubject sourceLink stageName subject subscriptionUnit suggestedItemText suggestedItemTooltip
  summary supplier supplierCode supportAssociateFullName target targetDimensionListField
  targetDimensionTargetTypeName targetUrl text ticketStatusName ticketTitle ticketTypeName timeZone title to
  tooltip uniqueIdentifier updatedByFullName url URLAddress URLDescription userId userName value vatInfo viewState
  workflowDescription workflowName yourref zip
`);

const numbers = columns(`
  Access addressId aggregateBin aggregateCount allowedAssocs alternativeOrdering amount amountWeighted appId
  appointmentId appointmentRestrictionId associateEmailsInformation associateRestrictionId birthDay birthMonth
  birthYear categoryId categoryMembershipId chatSessionId chatTopicId companyCategoryRank connectId connectionId
  consecutiveErrors consentPersonId consentPurposeId contentId cost countryId currencyId currentvalue daysInStage
  defaultSubscriptionQuantity DefinitionId DefinitionTimeOut deflevel destinationAppointmentRestrictionId
  destinationContactRestrictionId destinationDocumentRestrictionId destinationPersonRestrictionId
  destinationProjectRestrictionId destinationSaleRestrictionId destinationSelectionRestrictionId
  destinationURLRestrictionId DetailsRecord DetailsTable deviceId direction discountAmount discountPercent
  documentId earning earningAmount earningPercent ejscriptId ejStatus emailBounceCount emailFlowHierarchyId
  emailFlowId emailId ErpConnectionActorTypeId erpDiscountAmount erpDiscountPercent erpName eventCount eventId
  externalPersonRestrictionId extraFlags extraMenuId fieldId FieldType flags folderId formId formSubmissionFormId
  formSubmissionId groupId groupRestrictionId HasFirstSyncDefaultValue hierarchyId hierarchyParentId historyRank
  invitationRestrictionIds invitedPersonId keyId leadstatusRank licenseNumber licenseType linkId listItemsDeleted
  listItemsId listItemsProbability listItemsRank listItemsRecordType listPrice mailingAddrId mailingBounceRate
  mailingClickRate mailingFolderId mailingId mailingOpenRate mailingSelectionId mailingSentCount mailingSentTo
  mailingStatusId mailitem_id MaxLength maxlevel memberCount minimumPrice MissingInERP moduleLicenseId
  newsFeedItemId nextnum notifyId NumberOfActivities NumberOfActivitiesInPeriod numberOfMessages
  NumberOfNotCompletedActivities NumberOfNotCompletedActivitiesInPeriod NumberOfNotCompletedSales
  NumberOfNotCompletedSalesInPeriod NumberOfNotCompletedTickets NumberOfNotCompletedTicketsInPeriod
  numberOfReplies NumberOfSales NumberOfSalesInPeriod NumberOfTickets NumberOfTicketsInPeriod orderByDirection
  orderByRank ownerHierarchyId ownerId ownerRecord ownerTable parentFolderId personCategoryRank personCountryId
  personEmailsInformation priceListId priorityId probPercent productId ProgressPercent projectMemberId quantity
  queueLength quoteAlternativeId quoteAlternativeVersionId quoteConnectionId quoteId quoteLineId
  quoteVersionAttachmentId quoteVersionId quoteVersionState rank rating rawStatus rawType recordId
  recurrenceRuleId RefCounts_id relationDefinitionId relationId resourceRestrictionId restrictionContactId
  restrictionPersonId roleId roleTypeId saleCycle saleId saleStakeholderId saleTypeId saleTypeQuoteAttachmentId
  satprefix scope screenChooserId selectionId selectionIdRequest selectionMemberId sentimentConfidence shipmentId
  shipmentMessageId shipmentMessagePictureFolderId ShowInGui ShowInSearch size snum sourceAppointmentRestrictionId
  sourceContactRestrictionId sourceDocumentRestrictionId sourcePersonRestrictionId sourceProjectRestrictionId
  sourceSaleRestrictionId sourceSelectionRestrictionId sourceTicketId stageId stageOrderBy StartCount State
  statusdefId subscriptionQuantity subTotal suggestedAppointmentId suggestedDocumentId suggestedItemId
  suggestedItemOrderBy superListColumnSize_id SyncToCrm SyncToErp SystemEvent_id tableId targetAssignmentId
  targetContactId targetPeriodNumber targetPeriodType targetRecordId targetValue targetYear textId ticketAlertId
  ticketId ticketMessageId ticketPriorityId ticketStatusId totalCalls totalCost totalErrors totalPrice
  totalPriceIncVAT totalPriceWithAlternativeDiscount travelprefix udlistDefinitionId unitCost unitListPrice
  unitMinimumPrice updatedCount usergroupId userpreferenceId vat vatAmount version webAppUsage_id webhookId weight
  wgs84latitude wgs84longitude workflowId workflowInstanceId
`);

const dates = columns(`
  activated approvedDate closedAt completedDate created createdAt createdDate date dateInformation deadline
  deletedDate deviceLastSync deviceLastSyncTrans emailLastBounce emailLastSent endDate endTimeInformation
  endTimeUtcInformation eta eventDate expiration expires expiresAt firstReadByOwner firstReadByUser graceTo
  keyRegisteredDate keyUpdatedDate LastActivity lastChanged LastCompletedActivity LastCompletedSale
  LastCompletedTicket LastDoByActivity LastDoBySale LastDoByTicket lastEvent lastLoaded lastMembershipChange
  LastSale LastStarted LastTicket lastUpdated mailingEndDate maintenanceTo nextDueDate nextMilestone
  notifyDateTime personDeletedDate personRegisteredDate personUpdatedDate publishedFrom publishedTo readAt
  readByCustomer readByOwner received registered registeredDate reopenDate repliedAt sent startDate
  startTimeInformation startTimeUtcInformation targetPeriod timeStamp updatedDate validFrom validTo whenEnded
  whenRequested whenStarted whenUpdatedByWorkflow workflowInstanceLastCommunicationTime
  workflowInstanceStepStarted workflowInstanceWaitUntil
`);

const marked = columns(`
  duration endTime realTimeSpentExternally realTimeSpentInternally realTimeSpentQueue realTimeToClose
  realTimeToReply tags targetAssignmentDimensionItemId time timeInQueue timeSpentExternally timeSpentInternally
  timeSpentQueue timeToClose timeToReply
`);

const builtIn: readonly (readonly [ReadonlySet<string>, ColumnKind])[] = [
  [booleans, 'boolean'],
  [references, 'reference'],
  [texts, 'text'],
  [numbers, 'number'],
  [dates, 'date'],
  [marked, 'marked'],
];

/** The results of the functions on the vendor's page on data aggregation; `argument` for the kind of the first argument. */
const aggregates: Readonly<Record<string, ColumnKind | 'argument'>> = {
  groupby: 'argument',
  avg: 'number',
  count: 'number',
  countall: 'number',
  currencyconvert: 'number',
  // Depending on a modifier, a number such as the month, or a text such as the year and the month.
  datepart: 'marked',
  expression: 'number',
  median: 'number',
  percent: 'number',
  sum: 'number',
  weighted: 'number',
};

/** The kinds that a provider states for its columns, by name in lower case. */
export type ProviderKinds = ReadonlyMap<string, ColumnKind>;

/**
 * Fields and tables that a tenant adds: `contactUdef/SuperOffice:1`, `contactExtra/y_rentals/id`, and every column of a
 * custom object. One may have the name of a column of the vendor's but another kind.
 */
const addedColumn = /(?:^|[/.:(])(?:[xy]_|superoffice:)|(?:udef|extra)\//i;
const addedProvider = /^customobject/i;

/**
 * The kind of a column: from the table here, or else from the provider. Undefined if neither knows it.
 *
 * @param provider the archive, such as `FindContact` or `CustomObject:y_equipment`
 */
export function columnKind(column: string, provider = '', known?: ProviderKinds): ColumnKind | undefined {
  const aggregate = parseAggregate(column);
  if (aggregate !== undefined) {
    const name = aggregate.name.toLowerCase();
    const kind = Object.hasOwn(aggregates, name) ? aggregates[name] : undefined;
    return kind === 'argument' ? columnKind(aggregate.arguments[0] ?? '', provider, known) : kind;
  }
  const isAdded = addedColumn.test(column) || addedProvider.test(provider);
  return (isAdded ? undefined : builtInKind(column)) ?? known?.get(column.toLowerCase());
}

function builtInKind(column: string): ColumnKind | undefined {
  const step = column.slice(column.lastIndexOf('/') + 1).toLowerCase();
  return builtIn.find(([names]) => names.has(step))?.[1];
}

/** From the vendor's page on restriction types and its pages on providers. In lower case. */
const kindsOfRestrictions: Readonly<Record<string, ColumnKind>> = {
  bool: 'boolean',
  string: 'text',
  stringorpk: 'text',
  positivestring: 'text',
  int: 'number',
  decimal: 'number',
  date: 'date',
  datetime: 'date',
  unlimiteddate: 'date',
  reporterdate: 'date',
  timespan: 'marked',
  intarray: 'marked',
  listany: 'reference',
  listall: 'reference',
  listinterest: 'reference',
  listexternal: 'reference',
  associate: 'reference',
  ejuser: 'reference',
  ejcategory: 'reference',
  usergroup: 'reference',
  saintstatus: 'reference',
};

/** The display type is less certain: an icon may mean true, or a list item. */
const kindsOfDisplays: Readonly<Record<string, ColumnKind>> = {
  bool: 'boolean',
  checkbox: 'boolean',
  string: 'text',
  int: 'number',
  decimal: 'number',
  date: 'date',
  datetime: 'date',
};

/** The kind of a column by what its provider says: by the restriction type, or else by the display type. */
export function kindOfColumnInfo(restrictionType: string, displayType: string): ColumnKind | undefined {
  const restriction = restrictionType.toLowerCase();
  const display = displayType.toLowerCase();
  if (Object.hasOwn(kindsOfRestrictions, restriction)) return kindsOfRestrictions[restriction];
  return Object.hasOwn(kindsOfDisplays, display) ? kindsOfDisplays[display] : undefined;
}
