/**
 * What the columns of the vendor’s archive providers hold, by the last step of their names (`contact/name` is a
 * `name`), where (nearly) all providers agree. SOAP and Agents give every cell as text: without this, a one could not be told
 * from true, an item of a list from its name, or a company called `[I:3]` from a number.
 */
export type ColumnKind = 'boolean' | 'reference' | 'text';

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

/** Items of lists, users and groups: their value is an id, and what a cell shows is a name. */
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

/** Undefined where the providers differ, and for columns that a tenant added. */
export function columnKind(column: string): ColumnKind | undefined {
  const step = column.slice(column.lastIndexOf('/') + 1).toLowerCase();
  if (booleans.has(step)) return 'boolean';
  if (references.has(step)) return 'reference';
  return texts.has(step) ? 'text' : undefined;
}
