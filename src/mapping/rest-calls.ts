/* eslint-disable max-lines */
// Made from the vendor's OpenAPI document for REST by scripts/generate-rest-calls.mjs; change it there.

/**
 * The calls of REST resources that serve an operation of an agent: the method, the path below `/api/v1/` with the names of
 * its query parameters, `+body` or `+` and a media type if the call has a body, and `=` and the answer if it is not what
 * SOAP answers. An operation has several calls of one method if several resources have it.
 */
export const restCallTable = `
AI.CreateDefaultCopilotDataSourceEntity GET CopilotDataSource/default
AI.CreateDefaultCopilotEntity GET Copilot/default
AI.DeleteCopilotDataSourceEntity DELETE CopilotDataSource/{id}
AI.DeleteCopilotEntity DELETE Copilot/{id}
AI.GetCopilotDataSourceEntity GET CopilotDataSource/{id}
AI.GetCopilotEntity GET Copilot/{id}
AI.SaveCopilotDataSourceEntity POST CopilotDataSource +body | PUT CopilotDataSource/{id} +body | PATCH CopilotDataSource/{id} +body
AI.SaveCopilotEntity POST Copilot +body | PUT Copilot/{id} +body | PATCH Copilot/{id} +body
Appointment.CreateDefaultAppointmentEntity GET Appointment/default
Appointment.CreateDefaultTaskListItem GET List/Task/Items/Default
Appointment.DeleteAppointmentEntity DELETE Appointment/{id}
Appointment.GetAppointment GET Appointment/{id}/Simple
Appointment.GetAppointmentEntity GET Appointment/{id}?fk
Appointment.GetTaskListItem GET List/Task/Items/{id}
Appointment.SaveAppointmentEntity POST Appointment +body | PUT Appointment/{id} +body | PATCH Appointment/{id} +body
Appointment.SaveTaskListItem POST List/Task/Items +body | PUT List/Task/Items/{id} +body
Appointment.ValidateAppointmentEntity POST Appointment/Validate +body
Archive.GetArchiveList GET Archive/{archiveProviderName}?$filter&$orderBy&$entities&$top&$skip
Archive.GetArchiveListByColumns GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip
Archive.GetArchiveListByColumns2 GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip
Archive.GetArchiveListByColumnsWithContext GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$context
Archive.GetArchiveListByColumnsWithContext2 GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$context
Archive.GetArchiveListByColumnsWithHeader GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$options
Archive.GetArchiveListByColumnsWithHeader2 GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$options
Archive.GetArchiveListByColumnsWithHeaderWithContext GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$options&$context
Archive.GetArchiveListByColumnsWithHeaderWithContext2 GET Archive/{archiveProviderName}?$select&$filter&$orderBy&$entities&$top&$skip&$options&$context
Archive.GetAvailableColumns GET Archive/{archiveProviderName}/$metadata
BLOB.GetContactImage GET Contact/{contactId}/Image?w&h&type&ifBlank =image/*
BLOB.GetPersonImage GET Person/{personId}/Image?w&h&type&ifBlank =image/*
BLOB.GetProductImage GET Product/{productId}/Image?w&h&type&ifBlank =image/*
BLOB.GetProjectImage GET Project/{projectId}/Image?w&h&type&ifBlank =image/*
BLOB.SetContactImage PUT Contact/{contactId}/Image +image/png =json
BLOB.SetPersonImage PUT Person/{personId}/Image +image/png =json
BLOB.SetProjectImage PUT Project/{projectId}/Image +image/png =json
Batch.DeleteBatchTask DELETE BatchTask/{batchTaskId}
Batch.GetBatchTaskInfo GET BatchTask/{id}
Batch.GetBatchTaskInfosByState GET BatchTask/{state}
Batch.StartBatchJob POST BatchTask +body
Batch.StopBatchJob POST BatchTask/{id}/Stop
Batch.UpdateBatchTask PUT BatchTask/{Id} +body
CRMScript.CreateDefaultCRMScriptEntity GET CRMScript/default
CRMScript.CreateDefaultTriggerScriptEntity GET TriggerScript/default
CRMScript.DeleteCRMScriptByUniqueIdentifier DELETE Script/{uniqueIdentifier}
CRMScript.DeleteCRMScriptEntity DELETE CRMScript/{id}
CRMScript.DeleteTriggerScriptByUniqueId DELETE TriggerScript/{triggerScriptUniqueId}
CRMScript.DeleteTriggerScriptEntity DELETE TriggerScript/{id}
CRMScript.ExecuteScript POST CRMScript/{cRMScriptId}/Execute +body
CRMScript.ExecuteScriptAsEvent POST CRMScript/{cRMScriptId}/ExecuteAsEvent +body
CRMScript.ExecuteScriptAsEventByUniqueId POST CRMScript/{cRMScriptUniqueId}/ExecuteAsEvent +body
CRMScript.ExecuteScriptByUniqueId POST CRMScript/{cRMScriptUniqueId}/Execute +body
CRMScript.GetCRMScriptByUniqueIdentifier GET Script/{uniqueIdentifier}
CRMScript.GetCRMScriptEntity GET CRMScript/{id}
CRMScript.GetTriggerScriptByUniqueId GET TriggerScript/{triggerScriptUniqueId}
CRMScript.GetTriggerScriptEntity GET TriggerScript/{id}
CRMScript.SaveCRMScriptByUniqueIdentifier PUT Script/{uniqueIdentifier} +body
CRMScript.SaveCRMScriptEntity POST CRMScript +body | PUT CRMScript/{id} +body | PATCH CRMScript/{id} +body
CRMScript.SaveTriggerScriptByUniqueId PUT TriggerScript/{triggerScriptUniqueId} +body
CRMScript.SaveTriggerScriptEntity POST TriggerScript +body | PUT TriggerScript/{id} +body | PATCH TriggerScript/{id} +body
CRMScript.ValidateScript GET CRMScript/{cRMScriptId}/Validate
CRMScript.ValidateScriptByUniqueId GET CRMScript/{cRMScriptUniqueId}/Validate
CRMScript.ValidateTriggerScript GET TriggerScript/{triggerScriptId}/Validate
CRMScript.ValidateTriggerScriptByUniqueId GET TriggerScript/{triggerScriptUniqueId}/Validate
Chat.AcceptChatSessionTransfer POST ChatSession/{chatSessionId}/AcceptTransfer
Chat.AddChatMessage POST ChatSession/{chatSessionId}/Messages +body
Chat.AddChatTopicUserAgent POST ChatTopic/{chatTopicId}/UserAgent +body
Chat.ChatSessionsForUser GET ChatSession/ForCurrentUser
Chat.ChatTopicsForUser GET ChatTopic/ForCurrentUser
Chat.CreateChatSessionForTopic POST ChatTopic/{chatTopicId}/Sessions
Chat.CreateDefaultChatSessionEntity GET ChatSession/default
Chat.CreateDefaultChatTopicEntity GET ChatTopic/default
Chat.DeleteChatSessionEntity DELETE ChatSession/{id}
Chat.DeleteChatTopicEntity DELETE ChatTopic/{id}
Chat.DeleteChatTopicUserAgent DELETE ChatTopic/{chatTopicId}/UserAgent/{username}
Chat.GetChatMessages GET ChatSession/{chatSessionId}/Messages?after
Chat.GetChatPresence GET Presence/GetAll
Chat.GetChatSessionEntity GET ChatSession/{id}
Chat.GetChatTopicEntity GET ChatTopic/{id}
Chat.GetChatTopicUserAgent GET ChatTopic/{chatTopicId}/UserAgent/{username}
Chat.GetChatTopicUserAgentList GET ChatTopic/{chatTopicId}/UserAgent
Chat.GetChatTranscript POST ChatSession/{chatSessionId}/Transcript?html
Chat.GetUserAgentList GET ChatTopic/UserAgents?flat&onlyPresent
Chat.IsWithinOpeningHours GET ChatTopic/{chatTopicId}/IsOpen
Chat.PickUpChatSession POST ChatSession/{chatSessionId}/Pickup
Chat.PickUpFirstChatSession POST ChatSession/Pickup
Chat.RejectChatSessionTransfer POST ChatSession/{chatSessionId}/RejectTransfer
Chat.ResetChatSession POST ChatSession/{chatSessionId}/Reset
Chat.SaveChatPresence POST Presence/SaveAll +body
Chat.SaveChatSessionEntity POST ChatSession +body | PUT ChatSession/{id} +body | PATCH ChatSession/{id} +body
Chat.SaveChatTopicEntity POST ChatTopic +body | PUT ChatTopic/{id} +body | PATCH ChatTopic/{id} +body
Chat.TransferChatSession POST ChatSession/{chatSessionId}/TransferTo/{toAssociate}
Chat.UpdateChatTopicUserAgent PUT ChatTopic/{chatTopicId}/UserAgent/{username} +body
Chat.UpdateChatTopicUserAgents PUT ChatTopic/{chatTopicId}/UserAgent +body
Configuration.CreateDefaultSystemEventEntity GET SystemEvent/default
Configuration.DeleteSystemEventEntity DELETE SystemEvent/{id}
Configuration.GetSystemEventEntity GET SystemEvent/{id}
Configuration.SaveSystemEventEntity POST SystemEvent +body | PUT SystemEvent/{id} +body | PATCH SystemEvent/{id} +body
Contact.CreateDefaultContactEntity GET Contact/default
Contact.DeleteContactEntity DELETE Contact/{id}
Contact.GetContact GET Contact/{id}/Simple
Contact.GetContactEntity GET Contact/{id}?fk
Contact.GetContactSummary GET Contact/{contactId}/Summary?limit
Contact.GetDomainDuplicates GET Contact/DuplicateDomains/{domain}
Contact.GetDuplicateRules GET Contact/DuplicateRules
Contact.GetNameDepartmentDuplicates GET Contact/Duplicates/{name}?department
Contact.Merge POST Contact/{sourceContactId}/MergeTo/{destinationContactId}?mergeIdenticalPersons&replaceEmptyFieldsOnDestination
Contact.SaveContactEntity POST Contact +body | PUT Contact/{id} +body | PATCH Contact/{id} +body
Contact.SetDuplicateRulesStatus PUT Contact/DuplicateRules +body
Contact.ValidateContactEntity POST Contact/Validate +body
CustomObject.DeleteCustomObject DELETE CustomObject/{definitionName}/{id}
CustomObject.GetCustomObject GET CustomObject/{definitionName}/{id}
CustomObject.GetCustomObjectDefinition GET CustomObjectDefinition/{definitionName}
CustomObject.HasScreenChooser GET CustomObjectDefinition/{definitionName}/Screen?edit
CustomObject.SaveCustomObject PUT CustomObject/{definitionName} +body
Dash.CreateDefaultDash GET Dash/default
Dash.CreateDefaultDashTheme GET DashTheme/default
Dash.CreateDefaultDashTile GET DashTile/default
Dash.CreateDefaultDashTileDefinition GET DashTileDefinition/default
Dash.DeleteDash DELETE Dash/{id}
Dash.DeleteDashTheme DELETE DashTheme/{id}
Dash.DeleteDashTile DELETE DashTile/{id}
Dash.DeleteDashTileDefinition DELETE DashTileDefinition/{id}
Dash.GetDash GET Dash/{id}
Dash.GetDashTheme GET DashTheme/{id}
Dash.GetDashTile GET DashTile/{id}
Dash.GetDashTileDefinition GET DashTileDefinition/{id}
Dash.SaveDash POST Dash +body | PUT Dash/{id} +body | PATCH Dash/{id} +body
Dash.SaveDashTheme POST DashTheme +body | PUT DashTheme/{id} +body | PATCH DashTheme/{id} +body
Dash.SaveDashTile POST DashTile +body | PUT DashTile/{id} +body | PATCH DashTile/{id} +body
Dash.SaveDashTileDefinition POST DashTileDefinition +body | PUT DashTileDefinition/{id} +body | PATCH DashTileDefinition/{id} +body
DatabaseTable.DeleteRow DELETE Table/{tableName}/{id}
DatabaseTable.InsertRow POST Table/{tableName} +body
DatabaseTable.ReadRow GET Table/{tableName}/{id}
DatabaseTable.UpdateRow PUT Table/{tableName}/{id} +body
Document.CheckinDocument PUT Document/{documentId}/Lock?allowedReturnTypes&versionDescription&versionExtraFields
Document.CheckoutDocument POST Document/{documentId}/Lock?allowedReturnTypes
Document.CreateDefaultDocumentEntity GET Document/default
Document.CreateNewPhysicalDocumentFromTemplateWithCustomTags2 POST Document/{documentId}/Content?contactId&personId&appointmentId&saleId&selectionId&projectId&uiCulture +body
Document.DeleteDocumentEntity DELETE Document/{id}
Document.DeletePhysicalDocument DELETE Document/{documentId}/Content?allowedReturnType
Document.ExecuteDocumentCommand POST Document/{documentId}/Command/{command}?versionId&allowedReturnTypes&additionalData
Document.GetCheckoutState GET Document/{documentId}/Lock
Document.GetDocumentCommands GET Document/{documentId}/Command?allowedReturnTypes
Document.GetDocumentEntity GET Document/{id}?fk
Document.GetDocumentLength GET Document/{documentId}/Length?versionId
Document.GetDocumentProperties GET Document/{documentId}/Property?requestedProperties
Document.GetDocumentStream GET Document/{documentId}/Content
Document.GetDocumentUrl GET Document/{documentId}/Url?versionId&writeableUrl
Document.GetPluginCapabilities GET Document/Plugin/{pluginId}
Document.GetPluginList GET Document/Plugin
Document.GetSanitizedDocumentStream GET Document/{documentId}/SanitizedContent
Document.GetVersionList GET Document/{documentId}/Version
Document.SaveDocumentEntity POST Document +body | PUT Document/{id} +body | PATCH Document/{id} +body
Document.SetDocumentStreamFromId PUT Document/{documentId}/Content +body
Document.UndoCheckoutDocument DELETE Document/{documentId}/Lock?allowedReturnTypes
Document.ValidateDocumentEntity POST Document/Validate +body
ForeignSystem.AddDeviceByIdentifier POST ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}
ForeignSystem.AddForeignKey POST ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key +body
ForeignSystem.CreateDefaultForeignAppEntity GET ForeignApp/default
ForeignSystem.DeleteDeviceByIdentifier DELETE ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}
ForeignSystem.DeleteForeignAppEntity DELETE ForeignApp/{id}
ForeignSystem.DeleteForeignKeyOnName DELETE ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key/{keyName}/{tableName}/{recordId}
ForeignSystem.GetAllForeignKeysOnEntity GET Appointment/{id}/ForeignKey | GET Contact/{id}/ForeignKey | GET Document/{id}/ForeignKey | GET Person/{id}/ForeignKey | GET Project/{id}/ForeignKey | GET Sale/{id}/ForeignKey | GET Ticket/{id}/ForeignKey | GET TicketMessage/{id}/ForeignKey | GET User/{id}/ForeignKey
ForeignSystem.GetAppByName GET ForeignApp/{applicationName}
ForeignSystem.GetApplicationDevices GET ForeignApp/{applicationName}/Devices
ForeignSystem.GetDeviceByIdentifier GET ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}
ForeignSystem.GetForeignAppEntity GET ForeignApp/{id}
ForeignSystem.GetKey GET ForeignApp/{applicationName}/{deviceName}/Key/{keyName}/{tableName}/{recordId}
ForeignSystem.GetKeyByValue GET ForeignApp/{applicationName}/{deviceName}/Key/{keyName}/{tableName}?keyValue
ForeignSystem.GetKeyByValueAndIdentifier GET ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key/{keyName}/{tableName}?Value
ForeignSystem.GetKeyOnDeviceIdentifier GET ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key/{keyName}/{tableName}/{recordId}
ForeignSystem.GetKeyValue GET ForeignApp/{applicationName}/{deviceName}/Key/{keyName}/{tableName}/{recordId}/Value
ForeignSystem.GetKeyValueOnDeviceIdentifier GET ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key/{keyName}/{tableName}/{recordId}/Value
ForeignSystem.SaveDeviceByIdentifier PUT ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier} +body
ForeignSystem.SaveForeignAppEntity POST ForeignApp +body | PUT ForeignApp/{id} +body | PATCH ForeignApp/{id} +body
ForeignSystem.SaveForeignKey PUT ForeignApp/{applicationName}/{deviceName}/{deviceIdentifier}/Key +body
License.AddLicenseFromFile POST License +body
License.AssignThirdPartyLicenses PUT License/{moduleOwner}/{associateId} +body
License.ChangeSerialNumber POST License/ChangeSerialNumber?newCompanyName&newSerialNumber
License.GetLicenseForAllOwnersFromDB GET License
License.GetLicenseFromDB GET License/{ownerName}
License.GetModuleLicenseFromDB GET License/{ownerName}/{moduleName}
License.GetSatelliteLicenses GET License/Site/{satelliteId}
License.GetShopUrl GET License/{ownerName}/ShopUrl
License.GetThirdPartyLicenseAssignments GET License/{moduleOwner}/{associateId}
License.GetUserLicenses GET License/User/{associateId}
License.GetUserLicensesMDOList GET License/User/MdoList
License.RemoveLicenseFromDB DELETE License/{moduleOwner}
License.UnassignThirdPartyLicenses DELETE License/{moduleOwner}/{associateId} +body
List.AddFromListDefinition POST List/{udListDefinitionId}/Items +body
List.AddFromListName POST List/{udListDefinitionName}/Items +body
List.AddHierarchyToPath POST Hierarchy/{domain}/{path} +body
List.CreateDefaultCurrencyEntity GET List/Currency/Items/Default
List.CreateDefaultDocumentTemplateEntity GET List/DocumentTemplate/Items/Default
List.CreateDefaultDocumentTemplateLanguage POST List/DocumentTemplate/Items/{documentTemplateId}/Content/{languageCode}
List.CreateDefaultHierarchyEntity GET Hierarchy/default
List.CreateDefaultListEntity GET List/default
List.CreateDefaultRelationDefinitionEntity GET RelationDefinition/default
List.CreateDefaultSaleStageEntity GET List/Rating/Items/Default
List.CreateDefaultSaleTypeEntity GET List/SaleType/Items/Default
List.CreateDefaultTicketCategoryEntity GET List/TicketCategory/Items/Default
List.CreateDefaultTicketPriorityEntity GET List/TicketPriority/Items/Default
List.CreateDefaultTicketRelationDefinitionEntity GET TicketRelationDefinition/default
List.CreateDefaultTicketStatusEntity GET List/TicketStatus/Items/Default
List.CreateDefaultTicketTypeEntity GET TicketType/default
List.CreateDefaultWebPanelEntity GET List/WebPanel/Items/Default
List.DeleteAllFromListDefinition DELETE List/{udListDefinitionId}/Items
List.DeleteAllFromListName DELETE List/{udListDefinitionName}/Items
List.DeleteAllHeadingsFromListDefinition DELETE List/{id}/Headings
List.DeleteAllHeadingsFromName DELETE List/{name}/Headings
List.DeleteDocumentTemplateLanguage DELETE List/DocumentTemplate/Items/{documentTemplateId}/Content/{languageCode}
List.DeleteFromListDefinition DELETE List/{udListDefinitionId}/Items/{id}
List.DeleteFromListName DELETE List/{udListDefinitionName}/Items/{id}
List.DeleteHierarchyEntity DELETE Hierarchy/{id}
List.DeleteHierarchyFromPath DELETE Hierarchy/{domain}/{path}
List.DeleteListEntity DELETE List/{id}
List.DeleteListEntityByName DELETE List/{name}
List.DeleteTicketRelationDefinitionEntity DELETE TicketRelationDefinition/{id}
List.DeleteTicketTypeEntity DELETE TicketType/{id}
List.GetAllConsentSource GET List/ConsentSource/Items
List.GetAllDomains GET Hierarchy
List.GetAllFromListDefinition GET List/{udListDefinitionId}/Items?includeDeleted
List.GetAllFromListName GET List/{udListDefinitionName}/Items?includeDeleted
List.GetAllInDomain GET Hierarchy/{domain}?children
List.GetAllLegalBase GET List/LegalBase/Items
List.GetBusiness GET List/Business/Items/{id}
List.GetCategory GET List/Category/Items/{id}
List.GetCompetitor GET List/Competitor/Items/{id}
List.GetConsentPurpose GET List/ConsentPurpose/Items/{id}
List.GetConsentSource GET List/ConsentSource/Items/{id}
List.GetCountry GET List/Country/Items/{id}
List.GetCredited GET List/Credited/Items/{id}
List.GetCurrencyEntity GET List/Currency/Items/{id}
List.GetDeliveryTerm GET List/DeliveryTerm/Items/{id}
List.GetDeliveryType GET List/DeliveryType/Items/{id}
List.GetDocumentTemplateEntity GET List/DocumentTemplate/Items/{id}
List.GetDocumentTemplateExtension GET List/DocumentTemplate/Items/{documentTemplateId}/Extension
List.GetDocumentTemplateLanguages GET List/DocumentTemplate/Items/{documentTemplateId}/Language
List.GetDocumentTemplateProperties GET List/DocumentTemplate/Items/{documentTemplateId}/Property?requestedProperties
List.GetDocumentTemplateStreamFromId GET List/DocumentTemplate/Items/{documentTemplateId}/Content/{languageCode}
List.GetDocumentTemplateUrl GET List/DocumentTemplate/Items/{documentTemplateId}/Url?writableUrl&languageCode
List.GetDocumentTypesForPlugin GET List/DocumentTemplate/Plugin/{pluginId}/DocumentTypes
List.GetFromListDefinition GET List/{udListDefinitionId}/Items/{id}
List.GetFromListName GET List/{udListDefinitionName}/Items/{id}
List.GetHeadings GET List/{udListDefinitionId}/Items/{listItemId}/Headings?showDeleted
List.GetHeadingsForListItemFromListName GET List/{udListDefinitionName}/Items/{listItemId}/Headings?showDeleted
List.GetHeadingsFromListDefinition GET List/{id}/Headings
List.GetHeadingsFromName GET List/{name}/Headings
List.GetHierarchyEntity GET Hierarchy/{id}
List.GetHierarchyFromPath GET Hierarchy/{domain}/{path}?children
List.GetLegalBase GET List/LegalBase/Items/{id}
List.GetListDefinitions GET List?includeDeleted
List.GetListEntity GET List/{id}
List.GetListEntityByName GET List/{name}
List.GetMrMrs GET List/MrMrs/Items/{id}
List.GetPaymentTerm GET List/PaymentTerm/Items/{id}
List.GetPaymentType GET List/PaymentType/Items/{id}
List.GetPosition GET List/Position/Items/{id}
List.GetPriority GET List/Priority/Items/{id}
List.GetProductCategory GET List/ProductCategory/Items/{id}
List.GetProductFamily GET List/ProductFamily/Items/{id}
List.GetProductType GET List/ProductType/Items/{id}
List.GetProjectStatus GET List/ProjectStatus/Items/{id}
List.GetProjectType GET List/ProjectType/Items/{id}
List.GetQuoteApproveReason GET List/QuoteApproveReason/Items/{id}
List.GetQuoteDenyReason GET List/QuoteDenyReason/Items/{id}
List.GetReason GET List/Reason/Items/{id}
List.GetReasonSold GET List/ReasonSold/Items/{id}
List.GetReasonStalled GET List/ReasonStalled/Items/{id}
List.GetRelationDefinitionEntity GET RelationDefinition/{id}
List.GetSaleStageEntity GET List/Rating/Items/{id}
List.GetSaleTypeEntity GET List/SaleType/Items/{id}
List.GetSelectionCategory GET List/SelectionCategory/Items/{id}
List.GetSource GET List/Source/Items/{id}
List.GetTicketCategoryEntity GET List/TicketCategory/Items/{id}
List.GetTicketPriorityEntity GET List/TicketPriority/Items/{id}
List.GetTicketRelationDefinitionEntity GET TicketRelationDefinition/{id}
List.GetTicketStatusEntity GET List/TicketStatus/Items/{id}
List.GetTicketTypeEntity GET TicketType/{id}
List.GetVisibleForUserGroups GET List/{udListDefinitionId}/Items/{listItemId}/UserGroups
List.GetVisibleForUserGroupsFromListName GET List/{udListDefinitionName}/Items/{listItemId}/UserGroups
List.GetWebPanelEntity GET List/WebPanel/Items/{id}
List.GlobalChangeTicketStatus GET List/TicketStatus/{fromTicketStatusId}/ChangeTo/{toTicketStatusId}
List.SaveAllFromListDefinition PUT List/{udListDefinitionId}/Items +body
List.SaveAllFromListName PUT List/{udListDefinitionName}/Items +body
List.SaveConsentPurpose POST List/ConsentPurpose/Items +body | PUT List/ConsentPurpose/Items/{id} +body
List.SaveConsentSource POST List/ConsentSource/Items +body | PUT List/ConsentSource/Items/{id} +body
List.SaveCountry POST List/Country/Items +body | PUT List/Country/Items/{id} +body
List.SaveCurrencyEntity POST List/Currency/Items +body | PUT List/Currency/Items/{id} +body
List.SaveDocumentTemplateEntity POST List/DocumentTemplate/Items +body | PUT List/DocumentTemplate/Items/{id} +body
List.SaveFromListDefinition PUT List/{udListDefinitionId}/Items/{id} +body
List.SaveFromListName PUT List/{udListDefinitionName}/Items/{id} +body
List.SaveHeadingFromListDefinition POST List/{id}/Headings +body
List.SaveHeadingFromName POST List/{name}/Headings +body
List.SaveHeadingsForListItemFromListDefinition PUT List/{udListDefinitionId}/Items/{listItemId}/Headings +body
List.SaveHeadingsForListItemFromListName PUT List/{udListDefinitionName}/Items/{listItemId}/Headings +body
List.SaveHeadingsFromListDefinition PUT List/{id}/Headings +body
List.SaveHeadingsFromName PUT List/{name}/Headings +body
List.SaveHierarchyEntity POST Hierarchy +body | PUT Hierarchy/{id} +body | PATCH Hierarchy/{id} +body
List.SaveLegalBase POST List/LegalBase/Items +body | PUT List/LegalBase/Items/{id} +body
List.SaveListEntity POST List +body | PUT List/{id} +body | PATCH List/{id} +body
List.SaveListEntityByName PUT List/{name} +body
List.SaveRelationDefinitionEntity POST RelationDefinition +body | PUT RelationDefinition/{id} +body | PATCH RelationDefinition/{id} +body
List.SaveSaleStageEntity POST List/Rating/Items +body | PUT List/Rating/Items/{id} +body
List.SaveSaleTypeEntity POST List/SaleType/Items +body | PUT List/SaleType/Items/{id} +body
List.SaveTicketCategoryEntity POST List/TicketCategory/Items +body | PUT List/TicketCategory/Items/{id} +body
List.SaveTicketPriorityEntity POST List/TicketPriority/Items +body | PUT List/TicketPriority/Items/{id} +body
List.SaveTicketRelationDefinitionEntity POST TicketRelationDefinition +body | PUT TicketRelationDefinition/{id} +body | PATCH TicketRelationDefinition/{id} +body
List.SaveTicketStatusEntity POST List/TicketStatus/Items +body | PUT List/TicketStatus/Items/{id} +body
List.SaveTicketTypeEntity POST TicketType +body | PUT TicketType/{id} +body | PATCH TicketType/{id} +body
List.SaveWebPanelEntity POST List/WebPanel/Items +body | PUT List/WebPanel/Items/{id} +body
List.SetVisibleForUserGroups PUT List/{udListDefinitionId}/Items/{listItemId}/UserGroups +body
List.SetVisibleForUserGroupsFromListName PUT List/{udListDefinitionName}/Items/{listItemId}/UserGroups +body
List.UpdateHierarchyFromPath PUT Hierarchy/{domain}/{path} +body
MDO.GetList GET MDOList/{listname}?flat&additional&query
MDO.GetListWithRestriction GET MDOList/{listname}?flat&additional&query
MDO.GetSelectableList GET MDOList/{listname}/selectable?additional&flat
Marketing.CreateDefaultShipmentMessageBlockEntity GET ShipmentMessageBlock/default
Marketing.CreateDefaultShipmentMessageEntity GET ShipmentMessage/default
Marketing.DeleteShipmentMessageBlockEntity DELETE ShipmentMessageBlock/{id}
Marketing.DeleteShipmentMessageEntity DELETE ShipmentMessage/{id}
Marketing.GetShipmentMessageBlockEntity GET ShipmentMessageBlock/{id}
Marketing.GetShipmentMessageEntity GET ShipmentMessage/{id}
Marketing.GetUserBlocks GET ShipmentMessageBlock/Associate/{associateId}
Marketing.SaveShipmentMessageBlockEntity POST ShipmentMessageBlock +body | PUT ShipmentMessageBlock/{id} +body | PATCH ShipmentMessageBlock/{id} +body
Marketing.SaveShipmentMessageEntity POST ShipmentMessage +body | PUT ShipmentMessage/{id} +body | PATCH ShipmentMessage/{id} +body
NewsFeed.DeleteNewsFeedItem DELETE NewsFeed/{id}
NewsFeed.GetNewsFeedItem GET NewsFeed/{id}
NewsFeed.MarkAsHandled POST NewsFeed/{newsFeedItemId}/Handled
NewsFeed.MarkAsRead POST NewsFeed/{newsFeedItemId}/Read
NewsFeed.StartHandling POST NewsFeed/{newsFeedItemId}/Handling
Person.CreateDefaultPersonEntity GET Person/default
Person.DeletePersonEntity DELETE Person/{id}
Person.GetConsentInfos GET Person/{personId}/Consent
Person.GetPerson GET Person/{id}/Simple
Person.GetPersonEntity GET Person/{id}?fk
Person.GetPersonSummary GET Person/{personId}/Summary?limit
Person.GetUtmParameters GET Person/{personId}/UtmParameters
Person.HasConsent GET Person/{personId}/Consent/{purpose}
Person.Merge POST Person/{sourcePersonId}/MergeTo/{destinationPersonId}?moveAfterDate&deleteSource&replaceEmptyFieldsOnDestination
Person.Move POST Person/{personId}/MoveTo/{destinationContactId}?moveAfterDate
Person.RemoveConsent DELETE Person/{personId}/Consent/{purpose}
Person.SavePersonEntity POST Person +body | PUT Person/{id} +body | PATCH Person/{id} +body
Person.SetConsent PUT Person/{personId}/Consent/{purpose}?source&legalBase&comment
Person.ValidatePersonEntity POST Person/Validate +body
Preference.CreateDefaultPreferenceDescription GET PreferenceDescription/default
Preference.CreateDefaultPreferenceDescriptionLine GET PreferenceDescriptionLine/default
Preference.DeleteFromSectionAndKey DELETE PreferenceDescription/{section}/{key}
Preference.DeletePreferenceDescription DELETE PreferenceDescription/{id}
Preference.DeletePreferenceDescriptionLine DELETE PreferenceDescriptionLine/{id}
Preference.GetAllFromSection GET PreferenceDescription/{section}
Preference.GetFromSectionAndKey GET PreferenceDescription/{section}/{key}
Preference.GetPreferenceByName GET Preference/{section}/{key}/{prefLevel}
Preference.GetPreferenceDescription GET PreferenceDescription/{id}
Preference.GetPreferenceDescriptionLine GET PreferenceDescriptionLine/{id}
Preference.SaveFromSectionAndKey PUT PreferenceDescription/{section}/{key} +body
Preference.SavePreferenceDescription POST PreferenceDescription +body | PUT PreferenceDescription/{id} +body | PATCH PreferenceDescription/{id} +body
Preference.SavePreferenceDescriptionLine POST PreferenceDescriptionLine +body | PUT PreferenceDescriptionLine/{id} +body | PATCH PreferenceDescriptionLine/{id} +body
Project.CreateDefaultProjectEntity GET Project/default
Project.CreateDefaultProjectMember GET ProjectMember/default
Project.DeleteProjectEntity DELETE Project/{id}
Project.DeleteProjectMember DELETE ProjectMember/{id}
Project.GetDuplicateRules GET Project/DuplicateRules
Project.GetDuplicates GET Project/Duplicates/{name}
Project.GetNextMilestone GET Project/{projectId}/NextMilestone
Project.GetProject GET Project/{id}/Simple
Project.GetProjectEntity GET Project/{id}?fk
Project.GetProjectMember GET ProjectMember/{id}
Project.HasGuide GET Project/{projectId}/HasGuide
Project.IsNumberValid GET Project/{contactId}/IsNumberValid/{number}
Project.Merge POST Project/{sourceProjectId}/MergeTo/{destinationProjectId}?replaceEmptyFieldsOnDestination
Project.SaveProjectEntity POST Project +body | PUT Project/{id} +body | PATCH Project/{id} +body
Project.SaveProjectMember POST ProjectMember +body | PUT ProjectMember/{id} +body | PATCH ProjectMember/{id} +body
Project.SetDuplicateRulesStatus PUT Project/DuplicateRules +body
Project.ValidateProjectEntity POST Project/Validate +body
Quote.CopySuperOfficePriceList POST Pricelist/{originalPriceListId}/CopyTo/{newName}?validFrom&validTo&newCurrencyId&convertCurrency
Quote.CreateDefaultPriceList GET Pricelist/default
Quote.CreateDefaultProduct GET Product/default
Quote.DeletePriceList DELETE Pricelist/{id}
Quote.DeleteProduct DELETE Product/{id}
Quote.GetPriceList GET Pricelist/{id}
Quote.GetProductFromDbId GET Product/{productId}
Quote.SavePriceList POST Pricelist +body | PUT Pricelist/{id} +body | PATCH Pricelist/{id} +body
Quote.SaveProduct POST Product +body | PUT Product/{id} +body
Relation.CreateDefaultContactRelationEntity GET Relation/default
Relation.DeleteContactRelation DELETE Relation/{id}
Relation.GetContactRelationEntity GET Relation/{id}
Sale.BatchUpdateNextDueDate POST Sale/NextDueDate
Sale.CreateDefaultSaleEntity GET Sale/default
Sale.CreateDefaultSaleStakeholder GET SaleStakeholder/default
Sale.DeleteSaleEntity DELETE Sale/{id}
Sale.DeleteSaleStakeholder DELETE SaleStakeholder/{id}
Sale.GetNextDueDate GET Sale/{saleId}/NextDueDate
Sale.GetSale GET Sale/{id}/Simple
Sale.GetSaleEntity GET Sale/{id}?fk
Sale.GetSaleStakeholder GET SaleStakeholder/{id}
Sale.HasGuide GET Sale/{saleId}/HasGuide
Sale.IsNumberValid GET Sale/{contactId}/IsNumberValid/{number}
Sale.SaveSaleEntity POST Sale +body | PUT Sale/{id} +body | PATCH Sale/{id} +body
Sale.SaveSaleStakeholder POST SaleStakeholder +body | PUT SaleStakeholder/{id} +body | PATCH SaleStakeholder/{id} +body
Sale.ValidateSaleEntity POST Sale/Validate +body
Selection.AddContactSelectionMembers POST Selection/{selectionId}/Members/AddPerson +body
Selection.AddSelectionMembers POST Selection/{selectionId}/Members/Add +body
Selection.CreateDefaultSelectionEntity GET Selection/default
Selection.DeleteSelectionEntity DELETE Selection/{selectionEntityId}
Selection.GetDuplicateRules GET Selection/DuplicateRules
Selection.GetDuplicates GET Selection/Duplicates/{name}
Selection.GetDynamicSelectionCriteria GET Selection/{selectionId}/Criteria
Selection.GetDynamicSelectionCriteriaGroups GET Selection/{selectionId}/CriteriaGroups
Selection.GetSelectionEntity GET Selection/{id}
Selection.GetSelectionMembersArchiveRows GET Selection/{selectionId}/Members?$select
Selection.GetSelectionShadowMembersArchiveRows GET Selection/{selectionId}/ShadowMembers?$select
Selection.RemoveContactSelectionMembers POST Selection/{selectionId}/Members/RemovePerson +body
Selection.RemoveSelectionMembersById POST Selection/{selectionId}/Members/Remove +body
Selection.SaveSelectionEntity POST Selection +body | PUT Selection/{id} +body | PATCH Selection/{id} +body
Selection.SetDuplicateRulesStatus PUT Selection/DuplicateRules +body
Selection.SetDynamicSelectionCriteria3 PUT Selection/{selectionId}/Criteria +body
Selection.SetDynamicSelectionCriteriaGroups PUT Selection/{selectionId}/CriteriaGroups +body
Ticket.AddAttachments POST TicketMessage/{ticketMessageEntityId}/Attachment +body
Ticket.CopyFromCRMDocument POST Attachment/CopyFromCRMDocument/{documentId}
Ticket.CreateDefaultAttachmentEntity GET Attachment/default
Ticket.CreateDefaultTicketEntity GET Ticket/default
Ticket.CreateDefaultTicketMessageEntity GET TicketMessage/default
Ticket.CreateDefaultTicketRelationEntity GET TicketRelation/default
Ticket.DeleteTicketEntity DELETE Ticket/{id}
Ticket.DeleteTicketMessageEntity DELETE TicketMessage/{id}
Ticket.DeleteTicketRelationEntity DELETE TicketRelation/{id}
Ticket.GetAttachmentEntity GET Attachment/{id}
Ticket.GetAttachmentInfo GET TicketMessage/{ticketMessageEntityId}/Attachment
Ticket.GetAttachmentInfoNonInline GET TicketMessage/{ticketMessageEntityId}/Attachment/Noninline
Ticket.GetAttachmentStream GET Attachment/{attachmentId}/Content
Ticket.GetRfcAttachmentStream GET TicketMessage/RfcAttachment/{attachmentId}/{position}
Ticket.GetTicket GET Ticket/{id}/Simple
Ticket.GetTicketAttachments GET Ticket/{ticketEntityId}/Attachments
Ticket.GetTicketEntity GET Ticket/{id}?fk
Ticket.GetTicketMessageEntity GET TicketMessage/{id}?embedImages
Ticket.GetTicketMessageWithEmbeddedData GET TicketMessage/{id}?embedImages
Ticket.GetTicketRelationEntity GET TicketRelation/{id}
Ticket.NotifyNewTicket POST Ticket/{ticketEntityId}/NotifyNewTicket
Ticket.NotifyNewTicketMessage POST Ticket/{ticketEntityId}/NotifyNewMessage
Ticket.SaveAttachmentEntity POST Attachment +body | PUT Attachment/{id} +body | PATCH Attachment/{id} +body
Ticket.SaveTicketEntity PATCH Ticket/{id} +body
Ticket.SaveTicketEntityWithNotify POST Ticket?notify +body | PUT Ticket/{id}?notify +body
Ticket.SaveTicketMessageEntity PATCH TicketMessage/{id} +body
Ticket.SaveTicketMessageEntityWithNotify POST TicketMessage?notify +body | PUT TicketMessage/{id}?notify +body
Ticket.SaveTicketRelationEntity POST TicketRelation +body | PUT TicketRelation/{id} +body | PATCH TicketRelation/{id} +body
Ticket.SendTicketMessage POST TicketMessage/{ticketMessageEntityId}/Send?to&cc&bcc&subject&replyTemplateId&gdprSource
Ticket.SendTicketMessageSms POST TicketMessage/{ticketMessageEntityId}/SendSms?sms&replyTemplateId
Ticket.UploadAttachment POST Attachment/{attachmentId}/Content +body
User.CreateDefaultRoleEntity GET Role/default
User.CreateDefaultRoleEntityFromType GET Role/{type}/Default
User.CreateDefaultUserFromUserTypeAndPersonId GET User/Default?userType&personId
User.DeleteRole DELETE Role/{roleIdToDelete}?replacingRoleId
User.DeleteUser DELETE User/{id}
User.DeleteUserFromName DELETE User/{userName}
User.FindRolesWithFunctionalRight GET Role/WithFunctionRight/{functionalRightName}
User.GetAllDataRights GET Role/{roleId}/DataRight/{relationToOwner}
User.GetAllFunctionalRights GET Role/{roleType}/FunctionRight
User.GetAllRoles GET Role/{roleType}
User.GetCredentialTypes GET User/CredentialTypes
User.GetDataRight GET Role/{roleId}/DataRight/{tableName}/{relationToOwner}
User.GetDataRights GET Role/{roleId}/DataRight/{tableName}
User.GetFunctionalRights GET Role/{roleId}/FunctionRight
User.GetRoleEntity GET Role/{id}
User.GetUser GET User/{id}?fk
User.GetUserFromName GET User/{userName}
User.GetUserGroup GET List/UserGroup/Items/{id}
User.GetUserPresenceStatus GET User/{associateId}/UserPresenceStatus
User.SaveRoleEntity POST Role +body | PUT Role/{id} +body | PATCH Role/{id} +body
User.SaveUser POST User +body | PUT User/{id} +body | PATCH User/{id} +body
User.SaveUserFromName PUT User/{userName} +body
User.SaveUserGroup POST List/UserGroup/Items +body | PUT List/UserGroup/Items/{id} +body
User.SetDataRight PUT Role/{roleId}/DataRight/{tableName}/{relationToOwner}?dataRightValue
User.SetFunctionalRights PUT Role/{roleId}/FunctionRight +body
User.SetUserPresenceStatus PUT User/{associateId}/UserPresenceStatus +body
User.ValidateUser POST User/Validate +body
UserDefinedFieldInfo.ChangeFieldType POST Appointment/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed | POST Contact/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed | POST Document/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed | POST Person/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed | POST Project/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed | POST Sale/UdefLayout/{progidOrLabel}/ChangeTo/{fieldType}?isIndexed
UserDefinedFieldInfo.DetectUnpublishedChanges GET Appointment/UdefLayout/Changed?columnChangesOnly | GET Contact/UdefLayout/Changed?columnChangesOnly | GET Document/UdefLayout/Changed?columnChangesOnly | GET Person/UdefLayout/Changed?columnChangesOnly | GET Project/UdefLayout/Changed?columnChangesOnly | GET Sale/UdefLayout/Changed?columnChangesOnly
UserDefinedFieldInfo.GetCustomFieldInfo GET Schema/{tableName}/{fieldName}
UserDefinedFieldInfo.GetCustomFieldInfoList GET Schema/{tableName}?includeStandard
Webhook.CreateDefaultWebhook GET Webhook/default
Webhook.DeleteWebhook DELETE Webhook/{id}
Webhook.GetAllWebhooks GET Webhook?nameFilter&eventFilter&statusFilter
Webhook.GetLastError GET Webhook/{webhookId}/LastError
Webhook.GetWebhook GET Webhook/{id}
Webhook.SaveWebhook POST Webhook +body | PUT Webhook/{id} +body | PATCH Webhook/{id} +body
Webhook.SignalEvent POST Webhook/{eventName}/{primaryKey} +body
Webhook.TestWebhook POST Webhook/Test +body
`;
