/* eslint-disable max-lines */
// Made from the contract in wsdl/ by scripts/generate-types.mjs; change it there.
//
// Dates are local, `2026-11-23T10:00:00`; spans of time are `[-][d.]hh:mm:ss[.fffffff]`; binary values are base64.
// What the contract declares nillable can be null. The other fields always come from a server of this contract's version;
// from an older one, a field that it does not know is null too.

/** Flags: none of the members (`''`), one, or several in the order in which they are declared, joined by `", "`. */
export type Flags<Member extends string> = '' | Member | `${Member}, ${string}`;

/** Any JSON value but null: a value of the contract's `anyType`, such as those of `Webhook.Properties`. */
export type JsonValue = string | number | boolean | (JsonValue | null)[] | { [key: string]: JsonValue | null };

export interface AccessGatewayInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ClientId: string | null;
  RedirectUri: string | null;
}

export interface ActivityFilter {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FromDate: string;
  ToDate: string;
  AssociateList: (SelectableMDOListItem | null)[] | null;
  GroupList: (SelectableMDOListItem | null)[] | null;
  FutureDateList: (MDOListItem | null)[] | null;
}

export interface ActivityInformationListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Date: string;
  ActivityInformation: ActivitySummary | null;
}

export type ActivityStatus = 'Unknown' | 'NotStarted' | 'Started' | 'Completed';

export interface ActivitySummary {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  NumBusyActivities: number;
  NumFreeActivities: number;
  PercentageBusy: number;
}

export interface ActivitySummaryItem {
  AppointmentId: number;
  DocumentId: number;
  Date: string;
  Description: string | null;
  Completed: ActivityStatus;
  Registered: string;
}

export interface Address {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Wgs84Latitude: number;
  Wgs84Longitude: number;
  LocalizedAddress: ((LocalizedField | null)[] | null)[] | null;
  Street: StructuredAddress | null;
  Postal: StructuredAddress | null;
  Formatted: string | null;
}

export interface AddressSyncData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AddressId: number;
  AddressType: AddressType;
  Address1: string | null;
  Address2: string | null;
  Address3: string | null;
  City: string | null;
  County: string | null;
  ZipCode: string | null;
  State: string | null;
  Latitude: number;
  Longitude: number;
  FormattedAddress: string | null;
}

export type AddressType =
  | 'Unknown'
  | 'ContactPostalAddress'
  | 'ContactStreetAddress'
  | 'PersonPrivateAddress'
  | 'QuoteBillingAddress'
  | 'QuoteShippingAddress';

export type AiTextStyle = 'None' | 'Rephrase' | 'Correct' | 'Casual' | 'Formal';

export interface AlarmData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AppointmentId: number;
  StartTime: string;
  EndDate: string;
  AlarmTime: string;
  PersonId: number;
  PersonFullName: string | null;
  ContactName: string | null;
  ProjectId: number;
  ProjectName: string | null;
  AppointmentText: string | null;
  SaleId: number;
  SaleName: string | null;
  Location: string | null;
  AppointmentType: AppointmentType;
  ContactId: number;
  AssignmentStatus: AssignmentStatus;
  InvitationStatus: InvitationStatus;
  BookingType: BookingType;
  FormalName: string | null;
  TaskName: string | null;
  ContactDepartment: string | null;
  ContactFullName: string | null;
  JoinVideomeetUrl: string | null;
}

export interface AmountClassEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AmountClassId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  AmountFrom: number;
  AmountTo: number;
  Deleted: boolean;
  CurrencyId: number;
}

export interface AnalyticsData {
  Name: string | null;
  Email: string | null;
  Company: string | null;
  LicenseStatus: UserAndInstallationLicenceStatus | null;
  HasLicensce: { [key: string]: boolean } | null;
  SystemLicenseNames: (string | null)[] | null;
  UserSignedUpAt: string | null;
  NumContact: number;
  NumPerson: number;
  NumAppointment: number;
  NumSale: number;
  NumProject: number;
  NumSelection: number;
  NumEmailItem: number;
  NumTicketLogAction: number;
  NumDashboard: number;
  NumQuote: number;
  NumQuoteLine: number;
  NumDocument: number;
  NumTargetAssignmentInfo: number;
  NumMailing: number;
  NumForm: number;
  NumWorkflow: number;
  TotContact: number;
  TotPerson: number;
  TotAppointment: number;
  TotSale: number;
  TotProject: number;
  TotSelection: number;
  TotEmailItem: number;
  TotTicketLogAction: number;
  TotDashboard: number;
  TotQuote: number;
  TotQuoteLine: number;
  TotDocument: number;
  TotTargetAssignmentInfo: number;
  TotMailing: number;
  TotForm: number;
  TotWorkflow: number;
  UserRegisteredAgeDays: number;
  UserCountryName: string | null;
  UserCountryCode: string | null;
  Preferences: { [key: string]: boolean } | null;
  TotWebUsers: number;
  GroupCountryName: string | null;
  GroupCountryCode: string | null;
  GroupRegisteredDate: string | null;
  GroupRegisteredAgeDays: number;
  FeatureToggles: { [key: string]: boolean } | null;
  FileVersion: string | null;
  FileVersionNumber: number;
}

export interface Appointment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AppointmentId: number;
  StartDate: string;
  EndDate: string;
  Type: AppointmentType;
  Task: string | null;
  AssociateFullName: string | null;
  ContactName: string | null;
  Description: string | null;
  PersonFullName: string | null;
  PersonId: number;
  ContactId: number;
  ProjectId: number;
  ProjectName: string | null;
  IsPublished: boolean;
  AssociateId: number;
  ColorIndex: number;
  IsFree: boolean;
  HasAlarm: boolean;
  IsAlldayEvent: boolean;
  Private: AppointmentPrivate;
  PriorityId: number;
  PriorityName: string | null;
  TaskType: TaskType;
  IsBookingMain: boolean;
  IsRecurrence: boolean;
  IsBooking: boolean;
  ActiveDate: string;
  AssignmentStatus: AssignmentStatus;
  InvitationStatus: InvitationStatus;
  BookingType: BookingType;
  Completed: ActivityStatus;
  RecurringPattern: RecurrencePattern;
  RecurringStartDate: string;
  RecurringEndDate: string;
  MotherId: number;
  AssignedBy: number;
  AssignedByFullName: string | null;
  RejectReason: string | null;
  Location: string | null;
  AlarmLeadTime: string;
  SaleId: number;
  SaleName: string | null;
  AssociateName: string | null;
  CreatedDate: string;
  CreatedBy: string | null;
  CreatedByFullName: string | null;
  CreatedByAssociateId: number;
  CautionWarning: AppointmentCautionWarning;
  OwnedExternally: AppointmentExternalOwner;
  MotherAssociateId: number;
  JoinVideomeetUrl: string | null;
  PreferredTZLocation: number;
  Title: string | null;
  Agenda: string | null;
  InternalNotes: string | null;
  TaskId: number;
}

export type AppointmentCautionWarning =
  | 'OK'
  | 'NotInSync'
  | 'NotNotifiedByEmail'
  | 'RecurrencePatternNotSupported'
  | 'IncomingRecurrenceChangeNotSupported'
  | 'ExternalParticipantsDateTimeMismatch';

export interface AppointmentEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Associate: Associate | null;
  Contact: Contact | null;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  CreatedDate: string;
  AppointmentId: number;
  Description: string | null;
  Title: string | null;
  Agenda: string | null;
  InternalNotes: string | null;
  StartDate: string;
  EndDate: string;
  InvitedPerson: Person | null;
  Person: Person | null;
  MotherId: number;
  Priority: Priority | null;
  Private: AppointmentPrivate;
  Project: Project | null;
  Type: AppointmentType;
  UpdatedDate: string;
  Completed: ActivityStatus;
  ActiveLinks: number;
  Links: (Link | null)[] | null;
  AlarmLeadTime: string;
  HasAlarm: boolean;
  ColorIndex: number;
  IsFree: boolean;
  IsAlldayEvent: boolean;
  LagTime: string;
  LeadTime: string;
  Location: string | null;
  RejectCounter: number;
  RejectReason: string | null;
  Recurrence: RecurrenceInfo | null;
  Participants: (ParticipantInfo | null)[] | null;
  AssignmentStatus: AssignmentStatus;
  InvitationStatus: InvitationStatus;
  BookingType: BookingType;
  ActiveDate: string;
  HasConflict: boolean;
  AssignedBy: Associate | null;
  MotherAssociate: Associate | null;
  Task: TaskListItem | null;
  PreferredTZLocation: number;
  PreferredTZLocationData: TimeZoneData | null;
  Sale: Sale | null;
  SuggestedAppointmentId: number;
  IsMileStone: boolean;
  CautionWarning: AppointmentCautionWarning;
  OwnedExternally: AppointmentExternalOwner;
  JoinVideomeetUrl: string | null;
  CentralserviceVideomeetId: string | null;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
  PublishEventDate: string;
  PublishTo: string;
  PublishFrom: string;
  IsPublished: boolean;
  VisibleFor: (VisibleFor | null)[] | null;
}

export type AppointmentExternalOwner = 'None' | 'Other' | 'Outlook' | 'Google';

export interface AppointmentInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AppointmentId: number;
  AssociateId: number;
  MotherId: number;
  StartDate: string;
  EndDate: string;
  ColorIndex: ColorIndex;
  TaskName: string | null;
  ContactName: string | null;
  ProjectName: string | null;
  Title: string | null;
  Agenda: string | null;
  IsAllDay: boolean;
  IsBusy: boolean;
  IsRecurring: boolean;
  IsVideoMeeting: boolean;
  HasAlarm: boolean;
  IsCompleted: boolean;
  IsTentative: boolean;
  IsBookingMain: boolean;
  SendEmail: boolean;
  AnySendEmail: boolean;
  IsPrivate: boolean;
  RecurrenceInfo: RecurrenceInfo | null;
  PersonName: string | null;
  IsBooking: boolean;
  OwnedExternally: AppointmentExternalOwner;
  MotherAssociateId: number;
}

export interface AppointmentMoveData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AppointmentId: number;
  NewStartTime: string;
  UpdateMode: RecurrenceUpdateMode;
  SendEmailToParticipants: boolean;
  SmtpEMailConnectionInfo: EMailConnectionInfo | null;
  ImapEMailConnectionInfo: EMailConnectionInfo | null;
  IsAlldayEvent: boolean;
  IsFree: boolean;
}

export type AppointmentPrivate = 'Public' | 'PrivateUser' | 'PrivateGroup';

export interface AppointmentSaveData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AppointmentEntity: AppointmentEntity | null;
  EmailCreated: boolean;
}

export type AppointmentStatus =
  | 'UnknownOrPostIt'
  | 'NotStarted'
  | 'Started'
  | 'Completed'
  | 'Hidden'
  | 'Booking'
  | 'BookingMoved'
  | 'BookingSeen'
  | 'BookingMovedSeen'
  | 'BookingDeclined'
  | 'BookingDeleted'
  | 'Assignment'
  | 'AssignmentSeen'
  | 'AssignmentDeclined';

export interface AppointmentSyncData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AlarmTime: string;
  AppointmentId: number;
  AppointmentText: string | null;
  ContactDepartment: string | null;
  ContactFullName: string | null;
  ContactName: string | null;
  ContactId: number;
  EndDate: string;
  HasAlarm: boolean;
  IsAllDay: boolean;
  IsAssignment: boolean;
  IsBusy: boolean;
  IsCompleted: boolean;
  IsInvitation: boolean;
  IsTentative: boolean;
  Location: string | null;
  Participants: (ParticipantSyncData | null)[] | null;
  PersonFormalName: string | null;
  PersonFullName: string | null;
  PersonId: number;
  ProjectId: number;
  ProjectName: string | null;
  SaleId: number;
  SaleName: string | null;
  StartDate: string;
  TaskName: string | null;
}

export type AppointmentType =
  | 'Unknown'
  | 'inDiary'
  | 'inChecklist'
  | 'Note'
  | 'Document'
  | 'SavedReport'
  | 'BookingForDiary'
  | 'BookingForChecklist'
  | 'MergeDraft'
  | 'MergeFinal';

export interface ApproveRejectResponse {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PluginResponse: PluginResponse | null;
  CreatedAppointmentId: number;
}

export type ArchiveBehaviour = Flags<'InArchives' | 'MultiSelectInArchives'>;

export interface ArchiveColumnData {
  DisplayValue: string | null;
  TooltipHint: string | null;
  LinkHint: string | null;
}

export interface ArchiveColumnInfo {
  DisplayName: string | null;
  DisplayTooltip: string | null;
  DisplayType: string | null;
  CanOrderBy: boolean;
  Name: string | null;
  CanRestrictBy: boolean;
  RestrictionType: string | null;
  RestrictionListName: string | null;
  IsVisible: boolean;
  Width: string | null;
  IconHint: string | null;
  HeadingIconHint: string | null;
  ExtraInfo: string | null;
}

export interface ArchiveConfiguration {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ArchiveColumnInfo: (ArchiveColumnInfo | null)[] | null;
  ArchiveEntityInfo: (SelectableMDOListItem | null)[] | null;
  ArchiveOrderByInfo: (ArchiveOrderByInfo | null)[] | null;
  OwnerKeys: string | null;
}

export interface ArchiveListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EntityName: string | null;
  PrimaryKey: number;
  ColumnData: { [key: string]: ArchiveColumnData | null } | null;
  LinkHint: string | null;
  StyleHint: string | null;
}

export interface ArchiveListResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RowCount: number;
  Rows: (ArchiveListItem | null)[] | null;
}

export interface ArchiveOrderByInfo {
  Name: string | null;
  Direction: OrderBySortType;
}

export interface ArchiveRestrictionGroup {
  Name: string | null;
  Description: string | null;
  Rank: number;
  Restrictions: (ArchiveRestrictionInfo | null)[] | null;
}

export interface ArchiveRestrictionInfo {
  Name: string | null;
  Operator: string | null;
  Values: (string | null)[] | null;
  DisplayValues: (string | null)[] | null;
  ColumnInfo: ArchiveColumnInfo | null;
  IsActive: boolean;
  SubRestrictions: (ArchiveRestrictionInfo | null)[] | null;
  InterParenthesis: number;
  InterOperator: InterRestrictionOperator;
  UniqueHash: number;
}

export type AssignmentStatus = 'Unknown' | 'None' | 'Assigning' | 'Seen' | 'Declined';

export interface Associate {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AssociateId: number;
  Name: string | null;
  PersonId: number;
  Rank: number;
  Tooltip: string | null;
  Type: UserType;
  GroupIdx: number;
  FullName: string | null;
  FormalName: string | null;
  Deleted: boolean;
  EjUserId: number;
  UserName: string | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export type AssociateSourceType = Flags<'History' | 'DiaryViewList' | 'Department' | 'UndefinedValue8'>;

export interface AttachmentEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AttachmentId: number;
  Name: string | null;
  ContentType: string | null;
  AttSize: number;
  InlineImage: boolean;
  ContentId: string | null;
  AuthKey: string | null;
  IsSafeFileExtension: boolean;
}

export interface AttachmentPreview {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  MimeType: string | null;
  Size: number;
  Content: string | null;
  EmailSubject: string | null;
  EmailFrom: string | null;
  EmailTo: string | null;
  EmailCc: string | null;
  EmailDate: string;
  EmailAttachmentsInfo: (AttachmentEntity | null)[] | null;
}

export interface AttachmentValidationResult {
  AttachmentId: number;
  IsValid: boolean;
  ErrorMessage: string | null;
}

export interface AutomatedCategoryUpdate {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Enabled: boolean;
  TriggerType: CategoryUpdateTrigger;
  UserConfirmation: boolean;
  DefaultCategory: number;
  LeadstatusId: number;
}

export interface AvailableFont {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AvailableFontsId: number;
  DisplayName: string | null;
  FontFamily: string | null;
  CssPath: string | null;
  Rank: number;
  Deleted: boolean;
}

export type BadgeType = 'Unknown' | 'Reply' | 'Forward' | 'Comment' | 'Incoming' | 'Outgoing';

export type BatchTaskCancellationBehaviour = 'CanCancel' | 'CancelWithWarning' | 'CannotCancel';

export interface BatchTaskInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  AssociateId: number;
  DetailsTable: number;
  DetailsRecord: number;
  IsSystemTask: boolean;
  IsInternalTask: boolean;
  ParameterObject: { [key: string]: string | null } | null;
  LastStarted: string;
  Created: string;
  StartCount: number;
  DatabaseSerialNumber: string | null;
  Context: string | null;
  Result: string | null;
  State: BatchTaskState;
  Description: string | null;
  Response: string | null;
  Request: string | null;
  ProgressDescription: string | null;
  ProgressPercent: number;
  FileName: string | null;
  CancellationBehaviour: BatchTaskCancellationBehaviour;
}

export type BatchTaskState =
  'Unknown' | 'New' | 'Aquired' | 'Started' | 'Succeeded' | 'Failed' | 'SucceededManualCleanup' | 'All';

export interface BizCard {
  Contact: ContactEntity | null;
  Person: PersonEntity | null;
  LogoImage: string | null;
  PhotoImage: string | null;
}

export interface BlobEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  BlobId: number;
  BlobSize: number;
  Description: string | null;
  ExtraInfo: string | null;
  IsEncrypted: boolean;
  IsZipped: boolean;
  MimeType: string | null;
  OriginalSize: number;
  CreatedDate: string;
  UpdatedDate: string;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  ConceptualType: string | null;
}

export type BlobLinkType =
  | 'PersonImage'
  | 'ProjectImage'
  | 'EventImage'
  | 'Thumbnail'
  | 'StatusMonitorImage'
  | 'BatchTask'
  | 'ProductImage'
  | 'ProductThumbnail'
  | 'QuoteLineImage'
  | 'QuoteLineThumbnail'
  | 'AccessToken'
  | 'RefreshToken'
  | 'Dashboard'
  | 'DashboardTile'
  | 'ChatTopicImage'
  | 'FormsBackgroundImage'
  | 'ContactImage'
  | 'DashboardHtmlTileData'
  | 'ExtraTableIcon';

export type BoardViewBadgeType = 'None' | 'DaysSinceRegistered' | 'DaysInStage';

export type BoardViewEntityType = 'None' | 'Sale' | 'Project' | 'ContactPerson';

/** EntityType tells which of them it is. */
export type BoardViewSettingsBase =
  OtherBoardViewSettingsBase | ContactPersonBoardViewSettings | ProjectBoardViewSettings | SaleBoardViewSettings;

export interface OtherBoardViewSettingsBase {
  BoardViewSettingsId: number;
  EntityType: Exclude<BoardViewEntityType, 'ContactPerson' | 'Project' | 'Sale'>;
  AssociateId: number;
  SelectionId: number;
  HideEmptyGroups: boolean;
  GroupBy: string | null;
  SubGroupBy: string | null;
  SortBy: string | null;
  SortDesc: boolean;
  SumBy: string | null;
  ColorBy: string | null;
  Filters: string | null;
}

export type BookingType = 'Unknown' | 'None' | 'Owner' | 'Participant';

export interface Business {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface CRMScriptEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EjscriptId: number;
  UniqueIdentifier: string | null;
  Name: string | null;
  Description: string | null;
  IncludeId: string | null;
  AccessKey: string | null;
  HierarchyId: number;
  Source: string | null;
  SourceCode: string | null;
  ScriptType: ScriptType;
  HtmlOutput: number;
  Includes: number[] | null;
  SourceMaps: (CRMScriptSourceMap | null)[] | null;
  ValidationResult: CRMScriptResult | null;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  BlockedVerbs: EjScriptVerb;
}

export interface CRMScriptErrorInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErrorMessage: string | null;
  IncludeId: string | null;
  LineNumber: number;
  CharacterPosition: number;
}

export interface CRMScriptResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Valid: boolean;
  ErrorMessage: string | null;
  LineNumber: number;
  ErrorInformation: CRMScriptErrorInfo | null;
  Transpiled: string | null;
  Includes: number[] | null;
  SourceMaps: (CRMScriptSourceMap | null)[] | null;
}

export interface CRMScriptRunResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Output: string | null;
  Parameters: { [key: string]: string | null } | null;
  TraceRun: CRMScriptTraceRun | null;
  Eventdata: EventData | null;
  Success: boolean;
  ErrorInformation: CRMScriptErrorInfo | null;
  StatusCode: number;
  StatusMessage: string | null;
  Headers: { [key: string]: string | null } | null;
}

export interface CRMScriptSourceMap {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LineNumberFrom: number;
  LineNumberTo: number;
  Delta: number;
  IncludeId: string | null;
  IncludedFrom: (string | null)[] | null;
}

export interface CRMScriptTraceRun {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  StartedAt: string;
  EndedAt: string;
  ExecutionTime: number;
  UserExecutionTime: number;
  PeakMemory: number;
  NumFrames: number;
  FileSize: number;
  AssociateId: number;
  Status: string | null;
  Frames: string | null;
  ForceSaveTrace: boolean;
}

export interface CacheInvalidation {
  Name: string | null;
  Generation: number;
}

export type CalMethod =
  'Unknown' | 'Add' | 'Cancel' | 'Counter' | 'DeclineCounter' | 'Publish' | 'Refresh' | 'Reply' | 'Request';

export type CalReplyStatus = 'Unknown' | 'Accepted' | 'Declined' | 'Tentative';

export interface CallerID {
  PhoneNumber: number;
  DialInPrefix: number;
  PersonId: number;
  PersonName: string | null;
  Mrmrs: string | null;
  ContactId: number;
  ContactName: string | null;
}

export interface CallerIDCollection {
  CallerIDHash: string | null;
  CallerIDs: (CallerID | null)[] | null;
}

export interface CategorizationModelDetails {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ModelBuiltDateTime: string;
  Accuracy: number;
  TicketCountForTraining: number;
}

export interface CategorizationStatusResponse {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContextIdentifier: string | null;
  Status: string | null;
  CurrentModel: CategorizationModelDetails | null;
  PreviousModel: CategorizationModelDetails | null;
}

export interface Category {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
  CategoryGroup: CategoryGroup;
  EnableLeadStatus: boolean;
  Rank: number;
  Deleted: boolean;
}

export interface CategoryEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CategoryId: number;
  Name: string | null;
  CategoryGroup: CategoryGroup;
  Tooltip: string | null;
  Rank: number;
  EnableLeadStatus: boolean;
  CategoryFamilyId: number;
  Deleted: boolean;
}

export type CategoryGroup = 'Unknown' | 'Customer' | 'PotentialCustomer' | 'Partner' | 'Lost' | 'Other';

export type CategoryUpdateTrigger = 'None' | 'SaleRegistered' | 'SaleSold' | 'SaleLost' | 'LeadStatusChanged';

export type ChangePasswordType = 'Email' | 'Password';

export interface ChangedData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AddedRecords: (ChangedDataItem | null)[] | null;
  UpdatedRecords: (ChangedDataItem | null)[] | null;
  DeletedRecords: (ChangedDataItem | null)[] | null;
}

export interface ChangedDataItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Tablename: string | null;
  RecordId: number;
}

export interface ChatBotSettings {
  BotName: string | null;
  BotRegisterScriptId: number;
  BotSessionCreatedScriptId: number;
  BotSessionChangedScriptId: number;
  BotMessageReceivedScriptId: number;
}

export interface ChatMessage {
  ChatMessageId: number;
  ChatSessionId: number;
  Type: ChatMessageType;
  Message: string | null;
  Author: string | null;
  ReadByCustomer: number;
  SpecialType: ChatMessageSpecialType;
  SpecialParam: string | null;
  WhenPosted: string;
}

export type ChatMessageSpecialType =
  | 'None'
  | 'Welcome'
  | 'Url'
  | 'Block'
  | 'NewSession'
  | 'TransferedSession'
  | 'Error'
  | 'SessionDeleted'
  | 'FaqSuccessQuestion'
  | 'ClosedByUser'
  | 'ClosedByCustomer'
  | 'ClosedByIdle'
  | 'TransferRejected'
  | 'ReopenedByCustomer'
  | 'ClickedOption'
  | 'BotMessage'
  | 'Options'
  | 'IllegalFileType';

export type ChatMessageType = 'Invalid' | 'ToCustomer' | 'ToUser' | 'Special';

export interface ChatOpeningHours {
  TzLocation: TimeZoneData | null;
  MonEnabled: boolean;
  MonStart: string;
  MonStop: string;
  TueEnabled: boolean;
  TueStart: string;
  TueStop: string;
  WedEnabled: boolean;
  WedStart: string;
  WedStop: string;
  ThuEnabled: boolean;
  ThuStart: string;
  ThuStop: string;
  FriEnabled: boolean;
  FriStart: string;
  FriStop: string;
  SatEnabled: boolean;
  SatStart: string;
  SatStop: string;
  SunEnabled: boolean;
  SunStart: string;
  SunStop: string;
  UseLunchHours: boolean;
  LunchStart: string;
  LunchStop: string;
}

export interface ChatPresence {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  UserId: number;
  DisplayName: string | null;
  OngoingChats: number;
  Present: boolean;
  ChatTopics: number[] | null;
}

export interface ChatSession {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ChatSessionId: number;
}

export interface ChatSessionEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ChatSessionId: number;
  TopicId: number;
  User: Associate | null;
  Person: Person | null;
  CustomerAlias: string | null;
  CustomerHost: string | null;
  CustomerName: string | null;
  CustomerEmail: string | null;
  CustomerPhone: string | null;
  CustomerConsented: boolean;
  CustomerCompanyName: string | null;
  Status: ChatSessionStatus;
  FirstMessage: string | null;
  LastMessage: string | null;
  WhenRequested: string;
  WhenStarted: string;
  WhenEnded: string;
  WhenIdle: string;
  WhenFetched: string;
  SessionKey: string | null;
  InitialQueuePos: number;
  AlertLevel: number;
  Rank: number;
  Flags: ChatSessionFlags;
  Contact: Contact | null;
  Project: Project | null;
  Sale: Sale | null;
  Ticket: Ticket | null;
  TransferTo: Associate | null;
  ChatbotIsActive: boolean;
  Rating: number;
}

export type ChatSessionFlags = Flags<'UserIsTyping'>;

export type ChatSessionStatus =
  | 'Invalid'
  | 'PreChatForm'
  | 'Faq'
  | 'OfflineForm'
  | 'InQueue'
  | 'CustomerLast'
  | 'UserLast'
  | 'Finished'
  | 'Deleted'
  | 'Closed'
  | 'RequestPosted'
  | 'ClosedFromQueue';

export interface ChatSummaryItem {
  ChatSessionId: number;
  Name: string | null;
  CompanyName: string | null;
  FirstMessage: string | null;
  LastMessage: string | null;
  WhenRequested: string;
  WhenEnded: string;
}

export interface ChatTopicAgent {
  TopicId: number;
  User: Associate | null;
  CanListen: boolean;
  CanRespond: boolean;
  CanManage: boolean;
  CanNotify: boolean;
}

export interface ChatTopicEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ChatTopicId: number;
  Name: string | null;
  Description: string | null;
  WelcomeMessage: string | null;
  Language: CustomerLanguage | null;
  LastAccept: string;
  SecondsPrAccept: number;
  AlertRecipient: string | null;
  AlertTemplate: ReplyTemplate | null;
  CollectConsent: boolean;
  BadgeHeader: string | null;
  CustomQueueTextEnabled: boolean;
  CustomQueueText: string | null;
  WarnNewChatMinutes: number;
  WarnManagerNewChatMinutes: number;
  TicketEnabled: boolean;
  TicketCategory: TicketCategory | null;
  TicketPriority: TicketPriority | null;
  OpeningHoursEnabled: boolean;
  OpeningHours: ChatOpeningHours | null;
  Widget: ChatWidgetSettings | null;
  BotEnabled: boolean;
  BotSettings: ChatBotSettings | null;
  OfflineCollectConsent: boolean;
  WarnChatMessageMinutes: number;
  WarnManagerChatMessageMinutes: number;
  UseQueueOfflineForm: boolean;
  OfflineFormTimeLimit: number;
  OfflineFormQueueLength: number;
  WidgetEnableRating: boolean;
  WidgetRatingText: string | null;
}

export interface ChatWidgetSettings {
  AutoFaqEnabled: boolean;
  AutoFaqCategory: KbCategory | null;
  PreFormEnabled: boolean;
  PreFormMessage: string | null;
  RequiredFields: WidgetRequiredFields;
  PostFormEnabled: boolean;
  PostFormHeader: string | null;
  PostFormMessage: string | null;
  PostTranscriptEnabled: boolean;
  LanguageIsoCode: string | null;
  Size: ChatWidgetSize;
  Theme: WidgetTheme;
  Color: string | null;
  BadgeColor: string | null;
  BadgeTextColor: string | null;
  CustMsgColor: string | null;
  CustMsgTextColor: string | null;
  AgentMsgColor: string | null;
  AgentMsgTextColor: string | null;
  ButtonColor: string | null;
  ButtonTextColor: string | null;
  Font: string | null;
  FontSize: string | null;
  LogoEnabled: boolean;
  LogoBlobId: number;
  LogoName: string | null;
  ShowAgentPhoto: boolean;
  WelcomeTitle: string | null;
  WelcomeMessage: string | null;
  OfflineHeader: string | null;
  OfflineMessage: string | null;
  OfflineFields: WidgetRequiredFields;
  UseAgentFirstname: boolean;
}

export type ChatWidgetSize = 'Normal' | 'Large';

export interface ChatbotTurn {
  Timestamp: string;
  UserPrompt: string | null;
  UserDisplayText: string | null;
  BotResponse: string | null;
  BotActions: { [key: string]: string | null } | null;
  Attachments: (string | null)[] | null;
}

export interface CheckLicenseStatusResult {
  LicenseStatus: LicenseStatus;
  Message: string | null;
  Url: string | null;
}

export interface CheckoutInfo {
  State: CheckoutState;
  AssociateId: number;
  Name: string | null;
}

export type CheckoutState = 'NotCheckedOut' | 'CheckedOutOwn' | 'CheckedOutOther' | 'LockingNotSupported';

export type ColorIndex =
  | 'LightBlue'
  | 'DarkBlue'
  | 'LightGray'
  | 'DarkGray'
  | 'LightGreen'
  | 'DarkGreen'
  | 'LightYellow'
  | 'DarkYellow'
  | 'LightRed'
  | 'DarkRed'
  | 'BlueAlt1'
  | 'BlueAlt2'
  | 'BlueAlt3'
  | 'GrayAlt1'
  | 'GrayAlt2'
  | 'GrayAlt3'
  | 'GreenAlt1'
  | 'GreenAlt2'
  | 'GreenAlt3'
  | 'YellowAlt1'
  | 'YellowAlt2'
  | 'YellowAlt3'
  | 'RedAlt1'
  | 'RedAlt2'
  | 'RedAlt3';

export type CommandAction = 'Implicit' | 'YesNo' | 'OkCancel' | 'Ok';

export type CommandActionResult = 'Implicit' | 'Yes' | 'Ok' | 'No' | 'Cancel';

export interface CommandInfo {
  Name: string | null;
  DisplayName: string | null;
  DisplayTooltip: string | null;
  IconHint: string | null;
  ReturnType: ReturnType;
}

export interface CommandResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Success: boolean;
  Message: string | null;
  Result: CommandActionResult;
}

export interface Competitor {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type ConfigType = 'Style' | 'Options' | 'SubscriptionsStyle' | 'SubscriptionsOptions';

export interface ConfigurableScreenDelta {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ConfigurableScreenDeltaId: number;
  Name: string | null;
  Description: string | null;
  DeltaJson: string | null;
  DeltaType: DeltaType;
  DeltaState: DeltaState;
  RecipeId: string | null;
  UpdatedDate: string;
  CreatedDate: string;
  UpdatedBy: Associate | null;
  CreatedBy: Associate | null;
  AppliesToIds: number[] | null;
  AppliesToKey: string | null;
}

export interface ConsentInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ConsentPersonId: number;
  Comment: string | null;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  LegalBaseId: number;
  LegalBaseKey: string | null;
  LegalBaseName: string | null;
  ConsentPurposeId: number;
  ConsentPurposeKey: string | null;
  ConsentPurposeName: string | null;
  ConsentSourceId: number;
  ConsentSourceKey: string | null;
  ConsentSourceName: string | null;
}

export interface ConsentPerson {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ConsentPersonId: number;
  ConsentSource: ConsentSource | null;
  LegalBase: LegalBase | null;
  PersonId: number;
  ConsentPurpose: ConsentPurpose | null;
  Comment: string | null;
}

export interface ConsentPurpose {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ConsentPurposeId: number;
  Name: string | null;
  ConsentText: string | null;
  FormText: string | null;
  Key: string | null;
  Tooltip: string | null;
  Active: number;
  UpdatedDate: string;
  UpdatedBy: Associate | null;
  Deleted: boolean;
  Rank: number;
  PrivacyStatementDesc: string | null;
  PrivacyStatementUrl: string | null;
}

export interface ConsentSource {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ConsentSourceId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  Key: string | null;
  MailTemplateId: number;
  Deleted: boolean;
}

export interface Contact {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContactId: number;
  Name: string | null;
  OrgNr: string | null;
  Department: string | null;
  URL: string | null;
  City: string | null;
  DirectPhone: string | null;
  AssociateId: number;
  CountryId: number;
  EmailAddress: string | null;
  Kananame: string | null;
  EmailAddressName: string | null;
  URLName: string | null;
  AssociateFullName: string | null;
  BusinessName: string | null;
  CategoryName: string | null;
  CountryName: string | null;
  Address: Address | null;
  FormattedAddress: string | null;
  FullName: string | null;
  IsOwnerContact: boolean;
  ActiveErpLinks: number;
  Number1: string | null;
  Number2: string | null;
}

export type ContactAction = Flags<
  | 'Created'
  | 'Updated'
  | 'NewActivity'
  | 'ActivityCompleted'
  | 'PersonAdded'
  | 'PersonUpdated'
  | 'DocumentAdded'
  | 'UndefinedValue128'
>;

export interface ContactActivity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContactId: number;
  Department: string | null;
  OrgNr: string | null;
  Name: string | null;
  URL: string | null;
  AssociateFullName: string | null;
  Action: ContactAction;
  ActionTime: string;
  Category: string | null;
  ActivityPersonName: string | null;
  ActionId: number;
  PersonId: number;
  ActivityPersonId: number;
  AssociateId: number;
}

export interface ContactEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContactId: number;
  Name: string | null;
  Department: string | null;
  OrgNr: string | null;
  Number1: string | null;
  Number2: string | null;
  UpdatedDate: string;
  CreatedDate: string;
  Emails: (EntityElement | null)[] | null;
  Interests: (SelectableMDOListItem | null)[] | null;
  Urls: (EntityElement | null)[] | null;
  Phones: (EntityElement | null)[] | null;
  Faxes: (EntityElement | null)[] | null;
  Description: string | null;
  UpdatedBy: Associate | null;
  CreatedBy: Associate | null;
  Associate: Associate | null;
  Business: Business | null;
  Category: Category | null;
  Country: Country | null;
  Persons: (Person | null)[] | null;
  NoMailing: boolean;
  Kananame: string | null;
  Xstop: boolean;
  ActiveInterests: number;
  GroupId: number;
  ActiveStatusMonitorId: number;
  SupportAssociate: Associate | null;
  TicketPriority: TicketPriority | null;
  CustomerLanguage: CustomerLanguage | null;
  Deleted: number;
  DbiAgentId: number;
  DbiLastSyncronized: string;
  DbiKey: string | null;
  DbiLastModified: string;
  SupportPerson: Person | null;
  Address: Address | null;
  Source: number;
  ActiveErpLinks: number;
  BounceEmails: (string | null)[] | null;
  Domains: (string | null)[] | null;
  UtmParameters: SavedUtmParameters | null;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export interface ContactOrPersonFromEmail {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PersonId: number;
  FullName: string | null;
  EmailAddress: string | null;
  ContactId: number;
  ContactName: string | null;
  ContactDepartment: string | null;
  ContactCategory: string | null;
  SortName: string | null;
}

export type ContactPersonBoardEntity = 'Contact' | 'Person';

export interface ContactPersonBoardViewSettings {
  BoardViewSettingsId: number;
  EntityType: 'ContactPerson';
  AssociateId: number;
  SelectionId: number;
  HideEmptyGroups: boolean;
  GroupBy: string | null;
  SubGroupBy: string | null;
  SortBy: string | null;
  SortDesc: boolean;
  SumBy: string | null;
  ColorBy: string | null;
  Filters: string | null;
  ViewEntity: ContactPersonBoardEntity;
}

export interface ContactPersonId {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PersonId: number;
  ContactId: number;
}

export interface ContactRelationEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SourceContactId: number;
  SourcePersonId: number;
  DestinationContactId: number;
  DestinationPersonId: number;
  RelationId: number;
  Comment: string | null;
  RelationDefinitionId: number;
  Reversed: number;
  UpdatedDate: string;
  CreatedDate: string;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  SourceContactName: string | null;
  SourcePersonName: string | null;
  DestinationContactName: string | null;
  DestinationPersonName: string | null;
  ActiveText: string | null;
  PassiveText: string | null;
}

export type ContactSourceType = Flags<'History' | 'Diary' | 'Favorites' | 'UndefinedValue8'>;

export interface ContactSummary {
  Contact: Contact | null;
  Tickets: (TicketSummaryItem | null)[] | null;
  Followups: (ActivitySummaryItem | null)[] | null;
  Documents: (ActivitySummaryItem | null)[] | null;
  Sales: (SaleSummaryItem | null)[] | null;
  Chats: (ChatSummaryItem | null)[] | null;
}

export interface ControlInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Type: string | null;
  Label: string | null;
  Dimension: number;
  ListProviderName: string | null;
  ListProviderExtraInfo: string | null;
  ListProviderPrimaryKeyName: string | null;
  ListLeadText: string | null;
}

export interface CopilotDataSourceEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CopilotDataSourceId: number;
  CopilotDataSourceType: CopilotDataSourceType;
  CopilotId: number;
  Description: string | null;
  Name: string | null;
  Settings: (CopilotDataSourceSetting | null)[] | null;
}

export interface CopilotDataSourceSetting {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CopilotDataSourceSettingId: number;
  CopilotDataSourceId: number;
  Key: string | null;
  Value: string | null;
}

export type CopilotDataSourceType = 'Requests' | 'FAQs' | 'ReplyTemplates' | 'Documents' | 'Products' | 'WebContent';

export interface CopilotEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CopilotId: number;
  Name: string | null;
  CopilotDataSources: (CopilotDataSourceEntity | null)[] | null;
}

export interface Country {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CountryId: number;
  Name: string | null;
  CurrencyId: number;
  EnglishName: string | null;
  TwoLetterISOCountry: string | null;
  ThreeLetterISOCountry: string | null;
  ImageDescription: string | null;
  OrgNrText: string | null;
  InterAreaPrefix: string | null;
  DialInPrefix: string | null;
  ZipPrefix: string | null;
  DomainName: string | null;
  AddressLayoutId: number;
  DomesticAddressLayoutId: number;
  ForeignAddressLayoutId: number;
  Rank: number;
  Tooltip: string | null;
  Deleted: boolean;
}

export interface Credential {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Type: CredentialType | null;
  Value: string | null;
  DisplayValue: string | null;
}

export type CredentialControlType = 'Static' | 'Edit' | 'Password' | 'Link' | 'Hidden';

export interface CredentialType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DisplayType: string | null;
  Type: string | null;
  Description: string | null;
  ValueControl: CredentialControlType;
  CanCreatePerson: boolean;
  IsUserNameSupported: boolean;
}

export interface CredentialUser {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Value: string | null;
  DisplayValue: string | null;
  Columns: (string | null)[] | null;
  CanCreatePerson: boolean;
}

export interface CredentialsGroup {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  DisplayName: string | null;
}

export interface CredentialsGroupUsers {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Headings: (string | null)[] | null;
  Users: (CredentialUser | null)[] | null;
}

export interface Credited {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface CriteriaInformation {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Restrictions: (ArchiveRestrictionInfo | null)[] | null;
  CriteriaArchiveColumns: (ArchiveColumnInfo | null)[] | null;
  CriteriaArchiveRows: (ArchiveListItem | null)[] | null;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export type CrmActorType = 'Unknown' | 'Contact' | 'Person' | 'Project' | 'Sale';

export interface CsFeatureToggle {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  State: boolean;
}

export interface CsSessionKey {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Key: string | null;
  LoginId: number;
  UserId: number;
}

export type CtaFlavor = 'Normal' | 'Info' | 'Warning' | 'Error' | 'Accept' | 'Reject';

export type CtaType = 'Unknown' | 'Primary' | 'Secondary' | 'Link';

export interface Currency {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface CurrencyEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CurrencyId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  Rate: number;
  Units: number;
  Deleted: boolean;
}

export interface CustomCommand {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  DisplayName: string | null;
  Description: string | null;
  ToolTip: string | null;
  Actions: CommandAction;
  ActionData: string | null;
}

export type CustomFieldType =
  | 'Unknown'
  | 'Integer'
  | 'ShortText'
  | 'LongText'
  | 'Date'
  | 'Blob'
  | 'Checkbox'
  | 'MdoList'
  | 'Decimal'
  | 'DateTime'
  | 'Time'
  | 'TimeSpan'
  | 'RelationTo'
  | 'Attachment'
  | 'DynamicLink'
  | 'ListText';

export interface CustomObject {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DefinitionName: string | null;
  Id: number;
  Values: { [key: string]: string | null } | null;
}

export interface CustomObjectDefinition {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  Title: string | null;
  DisplayField: string | null;
  Description: string | null;
  IconId: number;
  Flags: number;
  Fields: (CustomObjectField | null)[] | null;
}

export interface CustomObjectField {
  FieldName: string | null;
  FieldType: string | null;
  DisplayName: string | null;
  Description: string | null;
  UseDefaultValue: boolean;
  DefaultValue: string | null;
  Rank: number;
  IsDefault: boolean;
}

export interface CustomObjectMetadata {
  Name: string | null;
  TableName: string | null;
  IconHint: string | null;
  FlagHideId: boolean;
  FlagHidden: boolean;
  FlagShowInFind: boolean;
  FlagShowInNavigator: boolean;
  Relations: (CustomObjectRelation | null)[] | null;
  HasWebPanels: boolean;
}

export interface CustomObjectRelation {
  EntityName: string | null;
  EntityType: string | null;
  EntityTitle: string | null;
  ProviderName: string | null;
  RelationField: string | null;
  DisplayField: string | null;
  HideFunctions: boolean;
}

export interface CustomerCenterConfig {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CustConfigId: number;
  Type: ConfigType;
  Config: string | null;
  CustLangId: number;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
}

export interface CustomerLanguage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface CustomerServiceStartup {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TimezoneEnabled: boolean;
  TZOffset: number;
  RecaptchaSiteKey: string | null;
  SelectedPreferences: (Preference | null)[] | null;
}

export interface DSAParameters {
  Counter: number;
  G: string | null;
  J: string | null;
  P: string | null;
  Q: string | null;
  Seed: string | null;
  Y: string | null;
}

export interface Dash {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DashboardId: number;
  UniqueId: string | null;
  Name: string | null;
  Description: string | null;
  AssociateId: number;
  Columns: number;
  Theme: DashTheme | null;
  VisibleForAll: number;
  VisibleForAssociates: number[] | null;
  VisibleForGroups: number[] | null;
  PinForAll: number;
  PinForAssociates: number[] | null;
  PinForGroups: number[] | null;
}

export interface DashCollection {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Pinned: (Dash | null)[] | null;
  Favourites: (Dash | null)[] | null;
  Other: (Dash | null)[] | null;
}

export interface DashTheme {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DashboardThemeId: number;
  Name: string | null;
  Config: string | null;
  Rank: number;
  Client: string | null;
  Style: string | null;
}

export interface DashTile {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DashboardTileId: number;
  DashboardId: number;
  Height: number;
  Width: number;
  Rank: number;
  DashTileDefinition: DashTileDefinition | null;
}

export type DashTileCurrencyMode = 'None' | 'Base' | 'Own' | 'Specified';

export interface DashTileDefinition {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DashboardTileDefinitionId: number;
  Name: string | null;
  Description: string | null;
  DefaultHeight: number;
  DefaultWidth: number;
  TileType: DashTileType;
  EntityType: DashTileEntityType;
  EntityName: string | null;
  SelectionId: number;
  CurrencyMode: DashTileCurrencyMode;
  CurrencyCode: string | null;
  Measure: DashTileMeasure;
  MeasureField: string | null;
  SortBy: string | null;
  LayoutConfig: string | null;
  SecondarySelectionId: number;
  MeasureByField: string | null;
  Usage: DashTileUsage;
  ProviderName: string | null;
}

export type DashTileEntityType = 'None' | 'Contact' | 'Sale' | 'Project' | 'Appointment' | 'Person';

export interface DashTileHtml {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LanguageCode: string | null;
  Html: string | null;
}

export type DashTileMeasure = 'None' | 'CountAll' | 'Sum' | 'Average' | 'Max' | 'Min' | 'Count';

export type DashTileType =
  | 'None'
  | 'Pie'
  | 'List'
  | 'BigNum'
  | 'Bar'
  | 'Line'
  | 'Area'
  | 'Column'
  | 'CombinedBarLine'
  | 'CombinedColumnLine'
  | 'WebPanel'
  | 'HTML'
  | 'Gauge'
  | 'Funnel';

export type DashTileUsage = Flags<'Dashboard' | 'Selection'>;

export interface DataRight {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Value: string | null;
  Description: string | null;
}

export interface DataRights {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ColumnsInfo: (RelationToOwner | null)[] | null;
  RowsInfo: (EntityName | null)[] | null;
  Rights: ((DataRight | null)[] | null)[] | null;
}

export interface DayInformationListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ActivityInformation: ActivitySummary | null;
  RedLetterInformation: RedLetterSummary | null;
  Date: string;
}

export interface DeliveryTerm {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface DeliveryType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface DeltaQuery {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RecipeId: string | null;
  DeltaStates: DeltaState[] | null;
  DeltaTypes: DeltaType[] | null;
  AppliesToIds: number[] | null;
}

export type DeltaState = 'Unknown' | 'Draft' | 'Published';

export type DeltaType = 'Unknown' | 'System' | 'WebPanel' | 'CustomFields' | 'Customized' | 'CustomObjectArchivePanel';

export interface Department {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type DesignType = 'Unknown' | 'SOEditor' | 'Unlayer';

export interface DiaryViewEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DiaryViewId: number;
  Name: string | null;
  Tooltip: string | null;
  VisibleColumns: number;
  Rank: number;
  AssocId: number;
  AssociateList: (SelectableMDOListItem | null)[] | null;
  TzLocationId: number;
}

export interface DictionaryStepInformation {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  StepNumber: number;
}

export type DocTmplDirection = 'Unknown' | 'Incoming' | 'Outgoing' | 'SaintAll';

export type DocTmplInvitationType = 'None' | 'New' | 'Changed' | 'Cancelled';

export type DocTmplPrivacyType = 'None' | 'PersonRegistered';

export type DocTmplQuoteType =
  'None' | 'MailBody' | 'MainDocument' | 'QuoteLines' | 'ConfirmationMailBody' | 'ConfirmationLines';

export type DocTmplType =
  | 'Unknown'
  | 'Appointment'
  | 'Document'
  | 'Email'
  | 'Fax'
  | 'Phone'
  | 'Todo'
  | 'MergeDraft'
  | 'MergeFinal'
  | 'SavedReport';

export interface Document {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentId: number;
  Attention: string | null;
  Header: string | null;
  Name: string | null;
  OurRef: string | null;
  YourRef: string | null;
  Description: string | null;
  DocumentTemplate: string | null;
  IsPublished: boolean;
  PersonId: number;
  PersonFullName: string | null;
  AssociateFullName: string | null;
  ContactId: number;
  ContactName: string | null;
  ProjectId: number;
  ProjectName: string | null;
  AssociateId: number;
  Snum: number;
  SaleId: number;
  SaleName: string | null;
}

export interface DocumentEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentId: number;
  UpdatedBy: Associate | null;
  CreatedBy: Associate | null;
  Attention: string | null;
  Header: string | null;
  Name: string | null;
  OurRef: string | null;
  YourRef: string | null;
  CreatedDate: string;
  UpdatedDate: string;
  Description: string | null;
  DocumentTemplate: DocumentTemplate | null;
  Person: Person | null;
  Associate: Associate | null;
  Contact: Contact | null;
  Project: Project | null;
  Date: string;
  ExternalRef: string | null;
  Completed: ActivityStatus;
  ActiveLinks: number;
  Type: AppointmentType;
  Links: (Link | null)[] | null;
  LockSemantics: DocumentLockSemantics;
  Sale: Sale | null;
  SuggestedDocumentId: number;
  Snum: number;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
  PublishEventDate: string;
  PublishTo: string;
  PublishFrom: string;
  IsPublished: boolean;
  VisibleFor: (VisibleFor | null)[] | null;
}

export type DocumentLockSemantics = 'None' | 'Locking' | 'Versioning';

export interface DocumentMigrationAssociate {
  AssociateId: number;
  EmailAddress: string | null;
}

export interface DocumentMigrationItem {
  DocumentId: number;
  ContactId: number;
  PersonId: number;
  SaleId: number;
  ProjectId: number;
  DocTmplId: number;
  AssociateId: number;
  UserGroupId: number;
  VisibleForId: number;
}

export interface DocumentMigrationItemList {
  NumDocumentsOmitted: number;
  NumDocumentsAlreadyMigrated: number;
  Documents: (DocumentMigrationItem | null)[] | null;
  Associates: (DocumentMigrationAssociate | null)[] | null;
}

export interface DocumentPreview {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Type: string | null;
  Size: number;
  Stream: string | null;
}

export interface DocumentTemplate {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentTemplateId: number;
  Name: string | null;
  Tooltip: string | null;
  SaveInDb: number;
  Filename: string | null;
  DefaultOref: string | null;
  RecordType: DocTmplType;
  Deleted: number;
  Direction: DocTmplDirection;
  AutoeventId: number;
  QuoteDocType: DocTmplQuoteType;
}

export interface DocumentTemplateEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentTemplateId: number;
  Name: string | null;
  Tooltip: string | null;
  SaveInDb: number;
  Filename: string | null;
  DefaultOref: string | null;
  RecordType: DocTmplType;
  Deleted: boolean;
  Direction: DocTmplDirection;
  AutoeventId: number;
  IntentId: number;
  IsDefaultPublished: boolean;
  Rank: number;
  LoadTemplateFromPlugin: number;
  MimeType: string | null;
  IsInUseInGuides: boolean;
  DocumentTypeKey: number;
  QuoteDocType: DocTmplQuoteType;
  PrivacyDocType: DocTmplPrivacyType;
  EmailSubject: string | null;
  IncludeSignature: boolean;
  ShowCurrents: boolean;
  SenderEmailMode: SenderMailMode;
  SenderEmailAddress: string | null;
  InvitationDocType: DocTmplInvitationType;
}

export interface DocumentTemplateMigrationList {
  NumTemplatesOmitted: number;
  NumTemplatesAlreadyMigrated: number;
  TemplateIds: number[] | null;
}

export type Domain =
  | 'Unknown'
  | 'ExtraTables'
  | 'ScreenDefinitions'
  | 'Scripts'
  | 'Selections'
  | 'ExternalDocuments'
  | 'UserGroups'
  | 'ExternalDocumentRelatedToSpmMessage'
  | 'Dashboards'
  | 'EmailFlows';

export interface DuplicateEntry {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RuleName: string | null;
  SoPrimaryKey: number;
  EntryName: string | null;
  EntryIdentifier: string | null;
  RuleDisplayName: string | null;
}

export interface DuplicateRule {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  DisplayName: string | null;
  DisplayTooltip: string | null;
  IsActive: boolean;
}

export type DurationUnit =
  | 'Unknown'
  | 'Second'
  | 'Minute'
  | 'Hour'
  | 'Day'
  | 'Week'
  | 'Month'
  | 'Quarter'
  | 'HalfYear'
  | 'Year'
  | 'Decade'
  | 'Century'
  | 'Millenium';

export type EFieldRight = Flags<
  | 'Read'
  | 'Write'
  | 'Unused1'
  | 'Unused2'
  | 'Unused3'
  | 'Unused4'
  | 'UIHintMandatory'
  | 'UIHintReadOnly'
  | 'UndefinedValue256'
>;

export interface EMailAccount {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EMailAccountId: number;
  EMailAddress: string | null;
  AssociateId: number;
  IncomingCredentials: ServiceAuth | null;
  OutgoingCredentials: ServiceAuth | null;
  AccountStatus: number;
  ErrorCount: number;
  ErrorReason: string | null;
  InboxFolder: string | null;
  SentFolder: string | null;
  SimpleMode: number;
  LastFetch: string;
  UseGraphApi: number;
}

export interface EMailAddress {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContactId: number;
  ContactName: string | null;
  PersonId: number;
  PersonName: string | null;
  AssociateId: number;
  Address: string | null;
  EmailId: number;
  DuplicatePersonIds: number[] | null;
  Name: string | null;
}

export interface EMailAppointment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Appointment: Appointment | null;
  CalMethod: CalMethod;
  Participants: (string | null)[] | null;
  Comment: string | null;
  Sequence: number;
  DtStart: string;
  DtEnd: string;
  Superseded: boolean;
}

export interface EMailAttachment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Description: string | null;
  Filename: string | null;
  Size: number;
  Type: string | null;
  Encoding: string | null;
  Id: string | null;
  Disposition: string | null;
  IsSafeFileExtension: boolean;
  Stream: string | null;
}

export interface EMailConnectionInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ServerName: string | null;
  UserName: string | null;
  Password: string | null;
  Folder: string | null;
  UseSSL: boolean;
  UseGraphApi: boolean;
}

export interface EMailConnectionInfoExtended {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Port: number;
  ServerName: string | null;
  Protocol: string | null;
  UserName: string | null;
  Password: string | null;
  UseSSL: boolean;
  Folder: string | null;
  UseGraphApi: boolean;
}

export interface EMailCustomHeader {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Values: (string | null)[] | null;
}

export interface EMailEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  To: (EMailAddress | null)[] | null;
  Cc: (EMailAddress | null)[] | null;
  Bcc: (EMailAddress | null)[] | null;
  Subject: string | null;
  HTMLBody: string | null;
  From: EMailAddress | null;
  Sent: string;
  Size: number;
  Priority: EMailPriority;
  Flags: EMailFlags;
  MessageID: string | null;
  PlainBody: string | null;
  IsSent: boolean;
  EMailSOInfo: EMailSOInfo | null;
  ServerId: number;
  ServerIdentifier: string | null;
  Attachments: (EMailAttachment | null)[] | null;
  CustomHeaderList: (EMailCustomHeader | null)[] | null;
  FolderName: string | null;
  EmailItemId: number;
  AccountId: number;
  ReceivedAt: string;
  InReplyTo: EMailEnvelope | null;
  RepliedAt: string;
  HasCalendarData: boolean;
  CalMethod: CalMethod;
  CalReplyStatus: CalReplyStatus;
}

export interface EMailEnvelope {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ServerId: number;
  ServerIdentifier: string | null;
  MessageId: string | null;
  Subject: string | null;
  From: EMailAddress | null;
  To: (EMailAddress | null)[] | null;
  Sent: string;
  Priority: EMailPriority;
  Flags: EMailFlags;
  Size: number;
  EMailSOInfo: EMailSOInfo | null;
}

export type EMailFlags = Flags<'Seen' | 'Deleted' | 'Recent' | 'Flagged' | 'Draft' | 'Answered'>;

export interface EMailFolder {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Delimiter: string | null;
  Flags: string | null;
  TotalItems: number;
  UnreadItems: number;
  Subscribed: boolean;
  EmailFolderId: number;
}

export type EMailPriority = 'NoPriority' | 'Highest' | 'High' | 'Normal' | 'Low' | 'Lowest';

export interface EMailSOInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentId: number;
  AppointmentId: number;
  ProjectId: number;
  SaleId: number;
  Archived: boolean;
  ArchivedAt: string;
  ArchivedBy: number;
  ArchivedDisplayName: string | null;
}

export type ETableRight = Flags<
  'Select' | 'Update' | 'Insert' | 'Delete' | 'Filtering' | 'RestrictedUpdate' | 'Unused1' | 'Uninitialized'
>;

export type EjScriptVerb = Flags<
  | 'BlockGET'
  | 'BlockPOST'
  | 'BlockPUT'
  | 'BlockDELETE'
  | 'BlockPATCH'
  | 'BlockOPTIONS'
  | 'BlockHEAD'
  | 'BlockTRACE'
  | 'BlockCONNECT'
  | 'BlockOTHER'
>;

export type EjUserStatus =
  | 'StatusNone'
  | 'StatusNormal'
  | 'StatusNotAvailable'
  | 'StatusDeleted'
  | 'StatusReadOnly'
  | 'StatusSpm'
  | 'StatusSystem';

export interface EmailFlow {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EmailFlowId: number;
  Name: string | null;
  Description: string | null;
  Status: WorkflowDefinitionStatus;
  JumpToFinish: boolean;
  StartOnlyOnce: boolean;
  OverrideConsentSubscription: boolean;
  FromType: EmailFromType;
  FromName: string | null;
  FromAddr: string | null;
  ReplyToType: EmailReplyToType;
  ReplyToAddr: string | null;
  ReplyToName: string | null;
  SmsSender: string | null;
  UseGoogleAnalytics: boolean;
  GaSource: string | null;
  GaCampaign: string | null;
  UseTimeframe: boolean;
  SelectedDays: Weekday;
  TimeframeStart: string | null;
  TimeframeEnd: string | null;
  UseWorkflowStart: boolean;
  WorkflowStart: string | null;
  UseEnrollmentEnd: boolean;
  EnrollmentEnd: string | null;
  RemoveFromFlows: number[] | null;
  TzLocation: TimeZoneData | null;
  Folder: HierarchyEntity | null;
  Associate: Associate | null;
  ShipmentType: MDOListItem | null;
  Steps: (WorkflowStepBase | null)[] | null;
  Triggers: (WorkflowTrigger | null)[] | null;
  Goals: (WorkflowGoal | null)[] | null;
  Filter: WorkflowFilter | null;
  BlockLists: number[] | null;
  ContentInfo: (WorkflowContentInfo | null)[] | null;
  ExitFlowId: number;
  ExitSuccessFlowId: number;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  CreatedDate: string;
  UpdatedDate: string;
  VisibleFor: (VisibleFor | null)[] | null;
}

export type EmailFromType = 'FromOnlySpecified' | 'FromSalesContact' | 'FromSupportContact';

export type EmailReplyToType =
  'ReplyToOnlySpecified' | 'ReplyToSalesContact' | 'ReplyToSupportContact' | 'ReplyToEmpty';

export interface EntityCounts {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EntityName: string | null;
  Records: number;
}

export interface EntityElement {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Value: string | null;
  StrippedValue: string | null;
  Description: string | null;
}

export interface EntityName {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TableName: string | null;
  TableDescription: string | null;
}

export type ErpActorType = 'Unknown' | 'Customer' | 'Supplier' | 'Partner' | 'Person' | 'Project' | 'Employee' | 'Sale';

export interface ErpConnection {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpConnectionId: number;
  ErpConnectorId: number;
  DisplayName: string | null;
  DisplayDescription: string | null;
  Active: boolean;
  ConnectionId: string | null;
  MostRecentTimestamp: string | null;
  ConfigFields: { [key: string]: string | null } | null;
  Deleted: boolean;
  AllAccess: boolean;
  UserGroupAccessIds: number[] | null;
  AssociateAccessIds: number[] | null;
}

export interface ErpConnectionData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpConnectionId: number;
  ConnectionName: string | null;
  Connected: boolean;
  ErpFields: (FieldMetadata | null)[] | null;
  CrmActorType: CrmActorType;
  ErpActorType: ErpActorType;
  ErpActorTypes: ErpActorType[] | null;
}

export interface ErpConnectionListMapping {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CrmList: MDOListItem | null;
  ErpListName: string | null;
  ErpCrmListItemMappings: (ErpCrmListItemMapping | null)[] | null;
  ErpActorTypeName: string | null;
  ErpFieldId: number;
}

export interface ErpConnectionListMappingContainer {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpListItemMappings: (ErpConnectionListMapping | null)[] | null;
  ErpConnectionId: number;
  ErpConnectionName: string | null;
}

export interface ErpCrmListItemMapping {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpListItemId: string | null;
  ErpListItemName: string | null;
  CrmListItem: MDOListItem | null;
}

export interface ErpSyncActorSummary {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ActorType: ErpActorType;
  HasMappings: boolean;
  Defaults: string | null;
  Mappings: string | null;
}

export interface ErpSyncActorTypeMapping {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpConnectionId: number;
  IsActive: boolean;
  FieldMappings: (ErpSyncFieldMapping | null)[] | null;
  ActorTypeErp: ErpActorType;
  ActorTypeCrm: CrmActorType;
}

export interface ErpSyncConnectionSummary {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DisplayName: string | null;
  DisplayDescription: string | null;
  Active: boolean;
  Deleted: boolean;
  LastSync: string;
  Actors: (ErpSyncActorSummary | null)[] | null;
}

export interface ErpSyncConnectorEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpConnectorId: number;
  DisplayName: string | null;
  URL: string | null;
  Deleted: boolean;
}

export interface ErpSyncDefaultValue {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpFieldId: number;
  DefaultValue: string | null;
  HasFirstSyncDefaultValue: boolean;
  FirstSyncDefaultValue: string | null;
  PromptUser: boolean;
  Mandatory: boolean;
  ErpFieldKey: string | null;
  FieldType: FieldMetadataType;
  ListName: string | null;
  Access: FieldAccess;
}

export interface ErpSyncEngineStatus {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsRunning: boolean;
  StatusMessage: string | null;
  Interval: string;
}

export interface ErpSyncFieldMapping {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ErpFieldId: number;
  CrmFieldKey: string | null;
  CrmDisplayName: string | null;
  CrmDisplayTooltip: string | null;
  ErpFieldKey: string | null;
  FieldType: FieldMetadataType;
  ErpDisplayName: string | null;
  ErpDisplayTooltip: string | null;
  SyncToCrm: boolean;
  SyncToErp: boolean;
  ShowInGui: boolean;
  ShowInSearch: boolean;
  AlreadyMapped: boolean;
  MissingInERP: boolean;
  MissingInCRM: boolean;
  Access: FieldAccess;
  ListReference: string | null;
}

export interface ErpSyncFieldValue {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DisplayName: string | null;
  CrmFieldKey: string | null;
  Value: string | null;
  DisplayValue: string | null;
  SyncToCrm: boolean;
  SyncToErp: boolean;
}

export type ErpSyncResponseCode = 'NoError' | 'ErrorConnectorHasConnections' | 'ErrorNotFound';

export interface EventData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Type: EventHandlerType;
  InputValues: { [key: string]: string | null } | null;
  BlockExecution: boolean;
  NavigateTo: string | null;
  Message: string | null;
  ShowDialog: string | null;
  OutputValues: { [key: string]: string | null } | null;
  StateValues: { [key: string]: string | null } | null;
  Exception: string | null;
  ParserValues: { [key: string]: string | null } | null;
  CgiVariables: { [key: string]: string | null } | null;
  CgiContent: string | null;
  Headers: { [key: string]: string | null } | null;
  TraceExecution: boolean;
}

export type EventHandlerType =
  | 'Unknown'
  | 'NewTicket'
  | 'NewTicketFromCustomerCenter'
  | 'NewTicketFromEmail'
  | 'NewTicketFromCustomerCenterBeforeSave'
  | 'NewTicketFromSpmLink'
  | 'NewNotifyTicketFromForm'
  | 'NewTicketFromForm'
  | 'TicketSave'
  | 'TicketClosed'
  | 'TicketPostponed'
  | 'TicketDeleted'
  | 'TicketActivated'
  | 'TicketReopened'
  | 'TicketReopenedFromCustomerCenter'
  | 'TicketReopenedFromEmail'
  | 'TicketChangedPriority'
  | 'TicketChangedCategory'
  | 'TicketChangedOwnedBy'
  | 'TicketChangedPrimaryCustomer'
  | 'TicketChangedTicketStatus'
  | 'TicketChangedSlevel'
  | 'TicketMessageAdded'
  | 'TicketInternalMessageAdded'
  | 'TicketExternalMessageAdded'
  | 'TicketMessageSentimentCalculated'
  | 'CompactModeInjection'
  | 'CustomerCenterAuthentication'
  | 'ScheduledTaskFailed'
  | 'DbiTaskFailed'
  | 'CustomerSetSubscriptions'
  | 'ImportMailBeforeProcessing'
  | 'ImportMailAfterProcessing'
  | 'MainMenu'
  | 'ChatNewSession'
  | 'ChatSessionChangedStatus'
  | 'ChatBeforeSaveNewMessage'
  | 'ChatAfterSaveNewMessage'
  | 'ServiceScreenNewTicketLoad'
  | 'ServiceScreenNewQuickTicketLoad'
  | 'ServiceScreenListTicketMessagesLoad'
  | 'ServiceScreenAddMessageLoad'
  | 'ServiceScreenEditTicketLoad'
  | 'ServiceScreenViewCustomerLoad'
  | 'ServiceScreenEditCustomerLoad'
  | 'ServiceScreenViewCompanyLoad'
  | 'ServiceScreenEditCompanyLoad'
  | 'ServiceScreenForwardLoad'
  | 'ServiceScreenEditExtraTableLoad'
  | 'ServiceScreenNewTicketBeforeSubmit'
  | 'ServiceScreenNewQuickTicketBeforeSubmit'
  | 'ServiceScreenListTicketMessagesBeforeSubmit'
  | 'ServiceScreenAddMessageBeforeSubmit'
  | 'ServiceScreenEditTicketBeforeSubmit'
  | 'ServiceScreenViewCustomerBeforeSubmit'
  | 'ServiceScreenEditCustomerBeforeSubmit'
  | 'ServiceScreenViewCompanyBeforeSubmit'
  | 'ServiceScreenEditCompanyBeforeSubmit'
  | 'ServiceScreenForwardBeforeSubmit'
  | 'ServiceScreenEditExtraTableBeforeSubmit'
  | 'ServiceScreenNewTicketAfterSubmit'
  | 'ServiceScreenNewQuickTicketAfterSubmit'
  | 'ServiceScreenListTicketMessagesAfterSubmit'
  | 'ServiceScreenAddMessageAfterSubmit'
  | 'ServiceScreenEditTicketAfterSubmit'
  | 'ServiceScreenViewCustomerAfterSubmit'
  | 'ServiceScreenEditCustomerAfterSubmit'
  | 'ServiceScreenViewCompanyAfterSubmit'
  | 'ServiceScreenEditCompanyAfterSubmit'
  | 'ServiceScreenForwardAfterSubmit'
  | 'ServiceScreenEditExtraTableAfterSubmit'
  | 'SalesBeforeSaveAppointment'
  | 'SalesBeforeSaveStakeholder'
  | 'SalesBeforeSaveQuote'
  | 'SalesBeforeSaveDocument'
  | 'SalesBeforeSaveContact'
  | 'SalesBeforeSavePerson'
  | 'SalesBeforeSaveRelation'
  | 'SalesBeforeSaveSale'
  | 'SalesBeforeSaveProject'
  | 'SalesBeforeSaveSelection'
  | 'SalesBeforeSaveProjectMember'
  | 'SalesBeforeSaveSelectionMember'
  | 'SalesBeforeSaveQuoteLine'
  | 'SalesBeforeSaveApproveQuote'
  | 'SalesBeforeSaveRejectQuote'
  | 'SalesBeforeSaveTicket'
  | 'SalesLoadCustomObject'
  | 'SalesBeforeSaveCustomObject'
  | 'SalesAfterSaveAppointment'
  | 'SalesAfterSaveStakeholder'
  | 'SalesAfterSaveQuote'
  | 'SalesAfterSaveDocument'
  | 'SalesAfterSaveContact'
  | 'SalesAfterSavePerson'
  | 'SalesAfterSaveRelation'
  | 'SalesAfterSaveSale'
  | 'SalesAfterSaveProject'
  | 'SalesAfterSaveSelection'
  | 'SalesAfterSaveProjectMember'
  | 'SalesAfterSaveSelectionMember'
  | 'SalesAfterSaveQuoteLine'
  | 'SalesAfterSaveApproveQuote'
  | 'SalesAfterSaveRejectQuote'
  | 'SalesAfterSaveTicket'
  | 'SalesAfterSaveCustomObject'
  | 'SalesSplitTicket'
  | 'SalesLoadTicket'
  | 'SalesLoadTicketMessage';

export type ExecuteOnEvent = 'Never' | 'Logon' | 'Logoff' | 'LocalUpdate' | 'Wait';

export interface ExportArchiveResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  BatchTaskId: number;
  FileName: string | null;
  Message: string | null;
}

export interface ExtAppEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ExtAppId: number;
  Name: string | null;
  Tooltip: string | null;
  Deleted: boolean;
  Rank: number;
  Filename: string | null;
  Parameters: string | null;
  Workdir: string | null;
  ShowState: ShowState;
  VisibleIn: Navigation;
  OnCentral: boolean;
  OnSatellite: boolean;
  OnTravel: boolean;
  OnSalesMarketingPocket: boolean;
  ShowInMenuBar: boolean;
  ShowInToolBar: boolean;
  ShowInAddressBar: boolean;
  ShowInStatusBar: boolean;
  Icon: number;
  WaitToFinish: boolean;
  ExecuteOnEvent: ExecuteOnEvent;
  Path: string | null;
}

export interface ExtendedLicenseInfo {
  Reason: string | null;
  CanBeActivated: boolean;
  New: LicenseInfo | null;
  Current: LicenseInfo | null;
  ExtendedModuleLicenses: (ExtendedModuleLicense | null)[] | null;
  AccumulatedNextCheckDate: string;
}

export interface ExtendedModuleLicense {
  New: ModuleLicense | null;
  Current: ModuleLicense | null;
  NumberOfLicensesInUse: number;
  NumberOfLicensesFree: number;
  NumberOfLicensesAdded: number;
  NumberOfLicensesNewTotal: number;
  NumberOfLicensesNewFree: number;
  NumberOfLicensesTotal: number;
}

export type ExternalUserInfoModification = Flags<'UserName' | 'Password' | 'Role' | 'Active' | 'UndefinedValue16'>;

export type ExternallyOwnedStatus = 'Unknown' | 'TentativelyAccepted' | 'Accepted' | 'Declined' | 'NotResponded';

export type ExternallyOwnedType = 'Unknown' | 'Organizer' | 'Required' | 'Optional' | 'Resource';

export type ExtraDataFieldType = 'String' | 'Url' | 'Image';

export interface Favourite {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TableName: string | null;
  RecordId: number;
  AssociateId: number;
  ExtraInfo: string | null;
  Rank: number;
}

export interface FencingInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ActiveCount: number;
  Maximum: number;
  IsNearingMaximum: boolean;
  HasReachedMaximum: boolean;
  WarningMessage: string | null;
  WarningTooltip: string | null;
}

export type FieldAccess = 'Normal' | 'Mandatory' | 'ReadOnly';

export interface FieldInfoAttachment {
  FieldType: 'Attachment';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
}

/** FieldType tells which of them it is. */
export type FieldInfoBase =
  | OtherFieldInfoBase
  | FieldInfoAttachment
  | FieldInfoBlob
  | FieldInfoBool
  | FieldInfoDate
  | FieldInfoDateTime
  | FieldInfoDecimal
  | FieldInfoDynamicLink
  | FieldInfoInt
  | FieldInfoListText
  | FieldInfoLongText
  | FieldInfoMdoList
  | FieldInfoRelation
  | FieldInfoShortText
  | FieldInfoTime
  | FieldInfoTimeSpan;

export interface OtherFieldInfoBase {
  FieldType: Exclude<
    CustomFieldType,
    | 'Attachment'
    | 'Blob'
    | 'Checkbox'
    | 'Date'
    | 'DateTime'
    | 'Decimal'
    | 'DynamicLink'
    | 'Integer'
    | 'ListText'
    | 'LongText'
    | 'MdoList'
    | 'RelationTo'
    | 'ShortText'
    | 'Time'
    | 'TimeSpan'
  >;
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
}

export interface FieldInfoBlob {
  FieldType: 'Blob';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
}

export interface FieldInfoBool {
  FieldType: 'Checkbox';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: boolean;
}

export interface FieldInfoDate {
  FieldType: 'Date';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string;
  IsDefaultNow: boolean;
}

export interface FieldInfoDateTime {
  FieldType: 'DateTime';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string;
  IsDefaultNow: boolean;
}

export interface FieldInfoDecimal {
  FieldType: 'Decimal';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
  Precision: number;
}

export interface FieldInfoDynamicLink {
  FieldType: 'DynamicLink';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  LinkName: string | null;
  LinkValue: string | null;
}

export interface FieldInfoInt {
  FieldType: 'Integer';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
}

export interface FieldInfoListText {
  FieldType: 'ListText';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string | null;
  TextLength: number;
  Choices: (string | null)[] | null;
}

export interface FieldInfoLongText {
  FieldType: 'LongText';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string | null;
  IsHtml: boolean;
  UseTextArea: boolean;
  NumRows: number;
}

export interface FieldInfoMdoList {
  FieldType: 'MdoList';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
  MdoListName: string | null;
}

export interface FieldInfoRelation {
  FieldType: 'RelationTo';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
  TargetTable: string | null;
  TargetLabel: string | null;
  UseDropDown: boolean;
  MdoListName: string | null;
}

export interface FieldInfoShortText {
  FieldType: 'ShortText';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string | null;
  TextLength: number;
  FormatMask: string | null;
  IsHtml: boolean;
}

export interface FieldInfoTime {
  FieldType: 'Time';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: string;
  IsDefaultNow: boolean;
}

export interface FieldInfoTimeSpan {
  FieldType: 'TimeSpan';
  FieldName: string | null;
  DisplayName: string | null;
  Description: string | null;
  ShortLabel: string | null;
  HideLabel: boolean;
  HideField: boolean;
  IsIndexed: boolean;
  IsMandatory: boolean;
  IsReadOnly: boolean;
  IsExternal: boolean;
  IsDisplayField: boolean;
  Rank: number;
  TemplateVariableName: string | null;
  DefaultValue: number;
  UseDays: boolean;
  UseHours: boolean;
  UseMinutes: boolean;
  MaxNum: number;
}

export interface FieldMetadata {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FieldKey: string | null;
  Rank: number;
  DisplayName: string | null;
  DisplayDescription: string | null;
  FieldType: FieldMetadataType;
  ListName: string | null;
  DefaultValue: string | null;
  MaxLength: number;
  Access: FieldAccess;
  ShowInSearch: boolean;
}

export type FieldMetadataType = 'Checkbox' | 'Text' | 'Password' | 'Integer' | 'Double' | 'List' | 'Date' | 'Label';

export interface FieldProperty {
  FieldRight: FieldRight | null;
  FieldType: string | null;
  FieldLength: number;
}

export interface FieldRight {
  Mask: EFieldRight;
  Reason: string | null;
}

export interface FieldValueInfo {
  CanSupportMultiUse: boolean;
  DefaultShowInGui: boolean;
  DefaultShowInSelector: boolean;
  IsActive: boolean;
  Key: string | null;
  ValueType: string | null;
  Mandatory: boolean;
  EncodedDisplayName: string | null;
  EncodedDisplayDescription: string | null;
  IconHint: string | null;
  ControlInfos: (ControlInfo | null)[] | null;
  EncodedDataCaption: string | null;
  EncodedDataCaptionDescription: string | null;
  CurrentOperationType: string | null;
  Values: (string | null)[] | null;
  DisplayValues: (string | null)[] | null;
  OperationInfos: (OperationInfo | null)[] | null;
}

export interface FindResults {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ArchiveColumns: (ArchiveColumnInfo | null)[] | null;
  ArchiveRows: (ArchiveListItem | null)[] | null;
  RowCount: number;
}

export interface ForeignAppEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ForeignAppId: number;
  Name: string | null;
  CreatedDate: string;
  UpdatedDate: string;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  Devices: (ForeignDevice | null)[] | null;
}

export interface ForeignDevice {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ForeignDeviceId: number;
  Name: string | null;
  CreatedDate: string;
  UpdatedDate: string;
  AssociateFullName: string | null;
  CreatedBy: string | null;
  UpdatedBy: string | null;
  DeviceIdentifier: string | null;
  ForeignAppId: number;
}

export interface ForeignKey {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Key: string | null;
  Value: string | null;
  RecordId: number;
  CreatedDate: string;
  UpdatedDate: string;
  UpdatedBy: string | null;
  CreatedBy: string | null;
  TableName: string | null;
}

export interface FormDesignCarrier {
  CssStyles: string | null;
  Confidence: number;
  Notes: string | null;
}

export interface FormDesignCss {
  CssClass: string | null;
  CssRule: string | null;
  State: string | null;
}

export interface FormEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FormId: number;
  FormKey: string | null;
  Name: string | null;
  Description: string | null;
  Config: string | null;
  FolderId: number;
  ScriptId: number;
  ResponseShipmentId: number;
  Active: boolean;
  Expires: string;
  MaxSubmits: number;
  Type: FormType;
  Recipe: string | null;
  GroupId: number;
  NewTicket: boolean;
  RecaptchaMode: FormsRecaptchaMode;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  UpdatedCount: number;
  EmailFlows: number[] | null;
  FolderName: string | null;
}

export interface FormFieldRestriction {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FormFieldRestrictionId: number;
  FieldIdentifier: string | null;
  FieldRestriction: FormFieldRestrictionType;
}

export type FormFieldRestrictionType = 'NotSet' | 'ReadOnly' | 'DoNotShow';

export interface FormSubmissionEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FormSubmissionId: number;
  FormId: number;
  WhenSubmitted: string;
  ContactId: number;
  PersonId: number;
  EmailAddress: string | null;
  ResponseShipmentAddrId: number;
  Response: string | null;
  Status: FormSubmissionStatus;
  ProcessingLog: string | null;
}

export type FormSubmissionStatus =
  'Unknown' | 'InProgress' | 'EmailVerification' | 'Submitted' | 'Processed' | 'Failed';

export type FormType = 'Normal' | 'Template';

export type FormsRecaptchaMode = 'NotAvailable' | 'GlobalKeysExist' | 'KeysNeeded';

export type FreeBusy = 'Busy' | 'Free';

export interface FreeText {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FreeTextEnabled: boolean;
  SingleWordOperator: FreeTextOperator;
  MultiWordOperator: FreeTextOperator;
  CountWords: number;
  Occurrences: number;
  LastGenerated: string;
  AutoEnableTravelAreas: boolean;
}

export type FreeTextOperator = 'Contains' | 'StartsWith' | 'ExactMatch';

export type GeneratorEncoding =
  | 'Text'
  | 'Html'
  | 'Xml'
  | 'MsWord'
  | 'MsExcel'
  | 'MsPowerpoint'
  | 'MsOffice2007'
  | 'MsOffice2007Xml'
  | 'Url'
  | 'UrlUnicode'
  | 'Pdf'
  | 'Mime'
  | 'OpenDocument'
  | 'OpenDocumentXml'
  | 'MsWord2007';

export interface GrantedModuleLicense {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  OwnerId: number;
  OwnerName: string | null;
  OwnerDescription: string | null;
  ModuleId: number;
  Name: string | null;
  Description: string | null;
  Version: string | null;
  LicenseType: LicenseType;
  ExtraFlags: number;
  SortOrder: number;
  LicenseNumber: number;
  IsHidden: boolean;
  IsUnrestricted: boolean;
  ExpiryDate: string;
}

export interface HeadingEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  HeadingId: number;
  Name: string | null;
  Tooltip: string | null;
  Deleted: boolean;
  Rank: number;
  UdListDefinitionId: number;
}

export interface HierarchyEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  HierarchyId: number;
  Domain: Domain;
  Name: string | null;
  Fullname: string | null;
  ParentId: number;
  Children: (HierarchyEntity | null)[] | null;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
}

export interface History {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Rank: number;
  Id: number;
  HistoryName: string | null;
  HistoryId: number;
  AssociateId: number;
  Name: string | null;
  ItemInfo: string | null;
}

export interface HistoryRequest {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EntityName: string | null;
  EntityOrParentId: number;
  RequestForNewRecord: boolean;
}

export type HtmlSanitizerOptions = Flags<'RemoveComment'>;

export type ImageEmbedType = 'Link' | 'Inline';

export type ImportAction = Flags<
  | 'PersonAdded'
  | 'PersonUpdated'
  | 'PersonNoChange'
  | 'ContactAdded'
  | 'ContactUpdated'
  | 'ContactNoChange'
  | 'ProductAdded'
  | 'ProductUpdated'
  | 'ProductNoChange'
  | 'Obs'
  | 'ObsERPDuplicate'
>;

export interface ImportColumnInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  DisplayName: string | null;
  Locked: boolean;
}

export type ImportEntityType = Flags<'Person' | 'Contact' | 'Product'>;

export interface ImportErpData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ImportLines: (ImportLine | null)[] | null;
  ColumnInfos: (ImportColumnInfo | null)[] | null;
}

export interface ImportLine {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Values: (string | null)[] | null;
  Selected: boolean;
  Operation: ImportAction;
  Type: ImportEntityType;
  ExternalKey: string | null;
}

export interface IncomingMessage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  To: string | null;
  From: string | null;
  Content: string | null;
  Format: string | null;
  SessionKey: string | null;
  Plugin: string | null;
}

export type InterRestrictionOperator = 'None' | 'And' | 'Or';

export type InvitationStatus =
  'Unknown' | 'None' | 'Accepted' | 'Hidden' | 'Invitation' | 'Moved' | 'Seen' | 'MovedSeen' | 'Declined' | 'Cancelled';

export type KbAccessLevel = 'Private' | 'Internal' | 'PublicAuthenticated' | 'Public';

export interface KbCategory {
  KbCategoryId: number;
  Name: string | null;
  Description: string | null;
  Fullname: string | null;
  ParentId: number;
  SortOrder: number;
}

export interface LandingPageEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LandingPageId: number;
  AssociateId: number;
  EntityTableName: string | null;
  SelectionId: number;
  PinnedSelections: (MDOListItem | null)[] | null;
  PinnedEntities: (MDOListItem | null)[] | null;
}

export interface LanguageInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LanguageInfoId: number;
  LCID: number;
  EnglishName: string | null;
  NativeName: string | null;
  ThreeLetterISOLanguageName: string | null;
  TwoLetterISOLanguageName: string | null;
  IsBuiltIn: boolean;
}

export interface LegalBase {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LegalBaseId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  Key: string | null;
  Deleted: boolean;
}

export interface LicenseInfo {
  CompanyName: string | null;
  SerialNr: string | null;
  OwnerName: string | null;
  OwnerDescription: string | null;
  NextCheckDate: string;
  MaintenanceDate: string;
  AdminWarningDate: string;
  ExpiryDate: string;
  GraceDate: string;
  ExtraFlags: number;
  LicenseUrl: string | null;
  LicenseVersion: string | null;
  DeploymentType: number;
  ProductType: string | null;
  ProductDescription: string | null;
  ModuleLicenses: (ModuleLicense | null)[] | null;
  PublicKey: SignedPublicKey | null;
  Signature: string | null;
}

export interface LicenseOwner {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Description: string | null;
  RestrictedModuleLicenses: (ModuleLicenseLink | null)[] | null;
  UnrestrictedModuleLicenses: (ModuleLicenseLink | null)[] | null;
}

export interface LicenseResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Succeeded: boolean;
  Reason: string | null;
}

export type LicenseStatus =
  | 'Ok'
  | 'NewLicenseAvailable'
  | 'NewCompanyNameAvailable'
  | 'NewSerialAvailable'
  | 'UseCustomMessage'
  | 'UseCustomMessageAndUrl'
  | 'NewLicenseActivated'
  | 'ProblemWithLicense'
  | 'UnknownError';

export type LicenseType = 'Unknown' | 'SiteLicense' | 'SatelliteLicense' | 'UserLicense';

export interface Link {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EntityName: string | null;
  Id: number;
  Description: string | null;
  ExtraInfo: string | null;
  LinkId: number;
}

export interface ListEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  Tooltip: string | null;
  Deleted: boolean;
  Rank: number;
  IsCustomList: boolean;
  IsMDOList: boolean;
  UseGroupsAndHeadings: boolean;
  ListType: string | null;
  InUseByUserDefinedFields: boolean;
}

export interface ListItem {
  Id: number;
  Name: string | null;
  ToolTip: string | null;
}

export interface ListItemEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  Tooltip: string | null;
  Deleted: boolean;
  UdListDefinitionId: number;
  Rank: number;
}

export interface LiveUiConfig {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsEnabled: boolean;
  PollingInterval: number;
}

export interface LocalizedField {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Value: string | null;
  Tooltip: string | null;
  Label: string | null;
  ValueLength: number;
  AddressType: string | null;
}

export interface LocalizedText {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LanguageId: number;
  ResourceId: number;
  Text: string | null;
  Type: LocalizedTextType;
  LocalizedTextId: number;
  IsBuiltIn: boolean;
}

export type LocalizedTextType =
  | 'Unknown'
  | 'Label'
  | 'Table'
  | 'Column'
  | 'ImportField'
  | 'ImportObject'
  | 'ImportGUICategory'
  | 'StartupHints'
  | 'FunctionRightLabel'
  | 'FunctionRightDesc'
  | 'StatusMonitorName'
  | 'UdefContactLabel'
  | 'UdefPersonLabel'
  | 'UdefProjectLabel'
  | 'UdefSaleLabel'
  | 'UdefAppointmentLabel'
  | 'UdefDocumentLabel'
  | 'PushNotificationText';

export type LogEvent = 'None' | 'Create' | 'Edit' | 'Delete' | 'Lock' | 'Unlock';

export interface MDOListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  ToolTip: string | null;
  Deleted: boolean;
  Rank: number;
  Type: string | null;
  ChildItems: (MDOListItem | null)[] | null;
  IconHint: string | null;
  ColorBlock: number;
  ExtraInfo: string | null;
  StyleHint: string | null;
  FullName: string | null;
}

export interface Mailbox {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  MailInFilterId: number;
  Address: string | null;
  CategoryName: string | null;
  PriorityName: string | null;
}

export interface MailboxEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  MailInFilterId: number;
  ServerType: MailboxType;
  Address: string | null;
  Username: string | null;
  Password: string | null;
  Server: string | null;
  Port: number;
}

export type MailboxType =
  'Unknown' | 'Pop' | 'Imap' | 'Mapi' | 'Facebook' | 'Pops' | 'Imaps' | 'SmsPlugin' | 'Mailgun' | 'ImapOAuth';

export interface MassOperationResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Success: boolean;
  Message: string | null;
  Inserts: number;
  Updates: number;
  Deletes: number;
  RowStatus: (UpsertRowStatus | null)[] | null;
}

export type MessageActionType = 'None' | 'Reply' | 'ReplyAll' | 'Forward' | 'InternalComment';

export interface MessageDeliveryStatus {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Status: number;
  StatusDescription: string | null;
  MessagingId: number;
}

export type MessageHeaderStdItem =
  | 'None'
  | 'Forward'
  | 'UnnamedAttachmentBlocked'
  | 'NoAutoReply'
  | 'SentAutoReplyToCustomersA'
  | 'SentAutoReplyToCustomersB'
  | 'CustomerReadFAQ'
  | 'ReplyTemplate';

export type MessageHeaderStdItemCol = 'None' | 'Name' | 'Value';

export interface MetricPair {
  Name: string | null;
  Value: number;
}

export interface ModuleLicense {
  OwnerName: string | null;
  ModuleName: string | null;
  ModuleDescription: string | null;
  ModuleTooltip: string | null;
  ModuleVersion: string | null;
  LicenseType: LicenseType;
  Unrestricted: boolean;
  AllowedUserType: UserType;
  NumberOfLicenses: number;
  ExtraFlags: number;
  ExtraInfo: string | null;
  SortOrder: number;
  IsHidden: boolean;
  PrerequisiteModuleName: string | null;
  Signature: string | null;
}

export interface ModuleLicenseLink {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Unrestricted: boolean;
  Total: number;
  Tooltip: string | null;
  CanAssign: boolean;
  Free: number;
  InUse: number;
  IsHidden: boolean;
  Assigned: boolean;
  ModuleLicenseId: number;
  Name: string | null;
  Description: string | null;
  PrerequisiteModuleName: string | null;
  SortOrder: number;
  ExtraFlags: number;
}

export interface MrMrs {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface MultiAlarmData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Alarms: (AlarmData | null)[] | null;
  PollingInterval: number;
  SilentAfter: number;
}

export interface NaturalLanguageSearch {
  Query: string | null;
  ResponseMarkdown: string | null;
  Entity: string | null;
  ODataQuery: string | null;
  Restrictions: (ArchiveRestrictionInfo | null)[] | null;
  InternalContext: string | null;
}

export type Navigation =
  | 'Invisible'
  | 'ToolboxMenu'
  | 'NavigatorButton'
  | 'ViewMenu'
  | 'SelectionTaskCard'
  | 'ContactCard'
  | 'ContactArchive'
  | 'ProjectCard'
  | 'ProjectArchive'
  | 'SaleCard'
  | 'PersonCard'
  | 'ActivityDialog'
  | 'DocumentDialog'
  | 'BrowserPanel'
  | 'ContSelectionTask'
  | 'AppntSelectionTask'
  | 'SaleSelectionTask'
  | 'DocSelectionTask'
  | 'ProjSelectionTask'
  | 'CompanyMinicard'
  | 'ProjectMinicard'
  | 'DiaryMinicard'
  | 'SelectionMinicard'
  | 'ButtonPanelTask'
  | 'AppointmentDialogTask'
  | 'SaleDialogTask'
  | 'DocumentDialogTask'
  | 'PersonDialogTask'
  | 'SaleMinicard'
  | 'SaleArchive'
  | 'AppntSelectionShadowTask'
  | 'SaleSelectionShadowTask'
  | 'DocSelectionShadowTask'
  | 'ProjSelectionShadowTask'
  | 'DiaryArchive'
  | 'SelectionContactArchive'
  | 'SelectionProjectArchive'
  | 'SelectionSaleArchive'
  | 'SelectionAppointmentArchive'
  | 'SelectionDocumentArchive'
  | 'ContSelectionCustomTask'
  | 'AppntSelectionCustomTask'
  | 'SaleSelectionCustomTask'
  | 'DocSelectionCustomTask'
  | 'ProjSelectionCustomTask'
  | 'CustomArchiveMiniCard'
  | 'SelectionCard'
  | 'ReportMinicard'
  | 'QuoteDialog'
  | 'QuoteDialogTask'
  | 'QuoteDialogArchive'
  | 'QuoteLineDialogTask'
  | 'QuoteLineDialog'
  | 'QuoteLineSelectionMainTask'
  | 'QuoteLineSelectionShadowTask'
  | 'SelectionQuoteLineArchive'
  | 'QuoteLineSelectionCustomTask'
  | 'FindSystem'
  | 'MailingSelectionTask'
  | 'ContactSelectionMailingsTask'
  | 'AppointmentSelectionMailingsTask'
  | 'SaleSelectionMailingsTask'
  | 'DocumentSelectionMailingsTask'
  | 'ProjectSelectionMailingsTask'
  | 'QuoteLineSelectionMailingsTask'
  | 'TopPanelNewMenu'
  | 'Dashboard'
  | 'PersonArchive'
  | 'PersonMinicard'
  | 'CompanyCardTask'
  | 'ProjectCardTask'
  | 'TicketCard'
  | 'TicketMinicard'
  | 'CustomObjectCard'
  | 'CustomObjectArchive';

export interface NavigatorCompany {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type NetServerBuildType = 'Feature' | 'Stable' | 'Alpha' | 'Beta' | 'ReleaseCandidate' | 'Release';

export interface NewsFeedCTA {
  Identifier: string | null;
  Title: string | null;
  CtaType: CtaType;
  CtaFlavor: CtaFlavor;
}

export interface NewsFeedItem {
  NewsFeedItemId: number;
  Title: string | null;
  Summary: string | null;
  Description: { [key: string]: string | null } | null;
  Actions: (NewsFeedCTA | null)[] | null;
  ImageLink: string | null;
  SourceLink: string | null;
  PreviewHint: string | null;
  FromName: string | null;
  FromCategoryName: string | null;
  Priority: EMailPriority;
  Registered: string;
  Updated: string;
  ExpiresAt: string;
  Status: NewsFeedItemStatus;
  IsRead: boolean;
  ReadAt: string;
  Contact: Contact | null;
  Person: Person | null;
  Project: Project | null;
  Sale: Sale | null;
  ApplicationId: string | null;
}

export type NewsFeedItemStatus = 'Normal' | 'Handling' | 'Handled';

export interface NextAvailableTime {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AvailableTimeStart: string;
  AvailableTimeEnd: string;
  RecommendedTimeStart: string;
  RecommendedTimeEnd: string;
}

export interface NotificationEvent {
  Type: NotificationEventType;
  Id: number;
}

export type NotificationEventType =
  | 'Unknown'
  | 'NewTicket'
  | 'AppointmentInvitation'
  | 'AppointmentMoved'
  | 'AppointmentCancelled'
  | 'NewTicketMessage'
  | 'TicketActivated'
  | 'TicketEscalated'
  | 'QuoteApprovalRequest'
  | 'QuoteApprovalApproved'
  | 'QuoteApprovalDenied'
  | 'AppointmentDeclined';

export type NotificationMessageType = 'Message' | 'ImportantMessage' | 'RemoteAction' | 'YesNoQuestion' | 'ShowWebPage';

export type NotificationPlatform =
  'Apple' | 'Google' | 'Microsoft' | 'AppleDeveloper' | 'AppleAdHoc' | 'GoogleDeveloper';

export type NotifyChannel = 'Unknown' | 'PopUp' | 'Email' | 'Sms';

export type NotifyType = Flags<
  | 'NewTicket'
  | 'NewTicketMessage'
  | 'TicketEscalated'
  | 'TicketActivated'
  | 'ChatAlert'
  | 'ActiveTickets'
  | 'TicketTakeOver'
  | 'ChatMessageAlert'
  | 'ChatSessionTransfered'
  | 'Hotlist'
  | 'Custom'
  | 'ContactAssignment'
  | 'UndefinedValue4096'
>;

export interface OperationInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Key: string | null;
  EncodedDisplayName: string | null;
  EncodedLeadTexts: (string | null)[] | null;
}

export interface OperationResult {
  Success: boolean;
  Message: string | null;
}

export type OrderBySortType = 'ASC' | 'DESC';

export interface OutgoingMessage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  From: string | null;
  To: string | null;
  Content: string | null;
  Format: string | null;
  ParentMessagingId: number;
  SuggestedSessionKey: string | null;
}

export interface ParticipantInfo {
  AssociateId: number;
  PersonId: number;
  ContactId: number;
  EmailId: number;
  SendEmail: boolean;
  InvitationStatus: InvitationStatus;
  EmailAddress: string | null;
  Description: string | null;
  ExternallyOwnedType: ExternallyOwnedType;
  ExternallyOwnedStatus: ExternallyOwnedStatus;
}

export interface ParticipantSyncData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PersonId: number;
  PersonFirstName: string | null;
  PersonMiddleName: string | null;
  PersonLastname: string | null;
  PersonMrmrs: string | null;
  PersonTitle: string | null;
  PersonPosition: string | null;
  PersonAcademicTitle: string | null;
  PersonFormalName: string | null;
  PersonFullName: string | null;
  ContactId: number;
  ContactName: string | null;
  ContactDepartment: string | null;
  ContactBusiness: string | null;
  ContactCountry: string | null;
  ContactCategory: string | null;
  ContactFullName: string | null;
  EMail: (string | null)[] | null;
  PhonePrivate: (string | null)[] | null;
  PhoneFax: (string | null)[] | null;
  PhoneMobile: (string | null)[] | null;
  PhoneDirect: (string | null)[] | null;
  PhoneContact: (string | null)[] | null;
  Messenger: (string | null)[] | null;
  Voip: (string | null)[] | null;
  ContactUrl: (string | null)[] | null;
  Url: (string | null)[] | null;
  StreetAddress: AddressSyncData | null;
  PostalAddress: AddressSyncData | null;
  Country: string | null;
  PersonAddress: AddressSyncData | null;
  PersonCountry: string | null;
  ParticipantStatus: AppointmentStatus;
}

export interface PaymentTerm {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface PaymentType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Person {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Position: string | null;
  PersonId: number;
  Mrmrs: string | null;
  Firstname: string | null;
  Lastname: string | null;
  MiddleName: string | null;
  Title: string | null;
  Description: string | null;
  Email: string | null;
  FullName: string | null;
  DirectPhone: string | null;
  FormalName: string | null;
  CountryId: number;
  ContactId: number;
  ContactName: string | null;
  Retired: number;
  Rank: number;
  ActiveInterests: number;
  ContactDepartment: string | null;
  ContactCountryId: number;
  ContactOrgNr: string | null;
  FaxPhone: string | null;
  MobilePhone: string | null;
  ContactPhone: string | null;
  AssociateName: string | null;
  AssociateId: number;
  UsePersonAddress: boolean;
  ContactFax: string | null;
  Kanafname: string | null;
  Kanalname: string | null;
  Post1: string | null;
  Post2: string | null;
  Post3: string | null;
  EmailName: string | null;
  ContactFullName: string | null;
  ActiveErpLinks: number;
  TicketPriorityId: number;
  SupportLanguageId: number;
  SupportAssociateId: number;
  CategoryName: string | null;
  PersonNumber: string | null;
}

export interface PersonEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PersonId: number;
  Firstname: string | null;
  MiddleName: string | null;
  Lastname: string | null;
  Mrmrs: string | null;
  Title: string | null;
  UpdatedDate: string;
  CreatedDate: string;
  BirthDate: string;
  CreatedBy: Associate | null;
  Emails: (EntityElement | null)[] | null;
  Description: string | null;
  IsAssociate: boolean;
  PrivatePhones: (EntityElement | null)[] | null;
  Faxes: (EntityElement | null)[] | null;
  MobilePhones: (EntityElement | null)[] | null;
  OfficePhones: (EntityElement | null)[] | null;
  OtherPhones: (EntityElement | null)[] | null;
  Position: Position | null;
  UpdatedBy: Associate | null;
  Contact: Contact | null;
  Country: Country | null;
  Interests: (SelectableMDOListItem | null)[] | null;
  PersonNumber: string | null;
  FullName: string | null;
  NoMailing: boolean;
  UsePersonAddress: boolean;
  Retired: boolean;
  Urls: (EntityElement | null)[] | null;
  FormalName: string | null;
  Address: Address | null;
  Post3: string | null;
  Post2: string | null;
  Post1: string | null;
  Kanalname: string | null;
  Kanafname: string | null;
  CorrespondingAssociate: Associate | null;
  Category: Category | null;
  Business: Business | null;
  Associate: Associate | null;
  Salutation: string | null;
  ActiveInterests: number;
  SupportAssociate: Associate | null;
  TicketPriority: TicketPriority | null;
  CustomerLanguage: CustomerLanguage | null;
  DbiAgentId: number;
  DbiKey: string | null;
  DbiLastModified: string;
  DbiLastSyncronized: string;
  SentInfo: number;
  ShowContactTickets: number;
  UserInfo: UserInfo | null;
  ChatEmails: (EntityElement | null)[] | null;
  InternetPhones: (EntityElement | null)[] | null;
  Source: number;
  ActiveErpLinks: number;
  ShipmentTypes: (SelectableMDOListItem | null)[] | null;
  Consents: (ConsentInfo | null)[] | null;
  BounceEmails: (string | null)[] | null;
  ActiveStatusMonitorId: number;
  CreatedByFormId: number;
  UtmParameters: SavedUtmParameters | null;
  LeadstatusId: number;
  Leadstatus: string | null;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export interface PersonImage {
  PersonId: number;
  ImageData: string | null;
}

export interface PersonSummary {
  Person: Person | null;
  Tickets: (TicketSummaryItem | null)[] | null;
  Followups: (ActivitySummaryItem | null)[] | null;
  Documents: (ActivitySummaryItem | null)[] | null;
  Sales: (SaleSummaryItem | null)[] | null;
  Chats: (ChatSummaryItem | null)[] | null;
}

export interface PhoneListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PersonDirectPhone: string | null;
  PersonCellPhone: string | null;
  PersonPrivatePhone: string | null;
  PersonFaxNumber: string | null;
  PersonPagerNumber: string | null;
  PersonEmail: string | null;
  Id: number;
  Name: string | null;
  Tooltip: string | null;
  UniqueId: string | null;
}

export interface PhoneListPreferences {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SearchCompany: boolean;
  SearchFirstname: boolean;
  SearchLastname: boolean;
  SearchDepartment: boolean;
  SearchModeCompany: StringSearchType;
  SearchModeDepartment: StringSearchType;
  SearchModeFirstname: StringSearchType;
  SearchModeLastname: StringSearchType;
}

export interface PluginResponse {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsOk: boolean;
  UserExplanation: string | null;
  TechExplanation: string | null;
  ErrorCode: string | null;
  Changes: ChangedData | null;
  Status: QuoteStatus;
}

export interface PluginUrlResponse {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsOk: boolean;
  UserExplanation: string | null;
  TechExplanation: string | null;
  ErrorCode: string | null;
  Changes: ChangedData | null;
  Url: string | null;
  Status: QuoteStatus;
}

export interface PocketDeviceInfo {
  DeviceName: string | null;
  DeviceIdentifier: string | null;
  PocketVersion: string | null;
  Language: string | null;
  PNSHandle: string | null;
  Platform: NotificationPlatform;
  OSVersion: string | null;
  TimeZoneId: number;
}

export interface PocketNotificationMessage {
  Title: string | null;
  Message: string | null;
  Url: string | null;
  Silent: boolean;
  Type: NotificationMessageType;
  TimeToLive: number;
  RecordId: number;
  Date: string;
  Duration: string;
  ExtraValues: { [key: string]: string | null } | null;
}

export interface PocketStartupData {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TableRights: ETableRight[] | null;
  PhoneLocaleTimeZoneData: TimeZoneData | null;
  BaseLocaleTimeZoneData: TimeZoneData | null;
  OverdueSalesCount: number;
  NotificationsCount: number;
  SystemWebPanels: (WebPanelEntity | null)[] | null;
  PocketPreferences: (Preference | null)[] | null;
  IsPushNotificationEnabled: boolean;
  CustomData: string | null;
}

export interface Position {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type PrefDescAccessFlags = Flags<'WizardMode' | 'Level0' | 'adminGUI' | 'CRMGUI'>;

export type PrefDescValueType =
  | 'Unknown'
  | 'Number'
  | 'Text'
  | 'Bool'
  | 'ListOfValues'
  | 'ListTableRef'
  | 'TimeList'
  | 'ContactID'
  | 'PersonID'
  | 'ProjectID'
  | 'SelectionID'
  | 'PosSize'
  | 'TimeZone'
  | 'Time'
  | 'Password'
  | 'MultiLineText';

export interface Preference {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Level: PreferenceLevel;
  RawValue: string | null;
  Specification: PreferenceSpec | null;
  DisplayValue: string | null;
  DisplayTooltip: string | null;
  DisplayType: PrefDescValueType;
  TabOrder: TabOrder | null;
  TargetId: number;
  PrefDescId: number;
  TableName: string | null;
  UserPreferenceId: number;
}

export interface PreferenceDescription {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PrefDescId: number;
  Section: string | null;
  Key: string | null;
  Name: string | null;
  ValueType: PrefDescValueType;
  MaxLevel: PreferenceLevel;
  SysMaxLevel: PreferenceLevel;
  AccessFlags: PrefDescAccessFlags;
  Description: string | null;
  IsBuiltin: boolean;
  TableName: string | null;
  UserDefinedListId: number;
  Rank: number;
  SubGroup: string | null;
  MinLevel: number;
  MaxValue: number;
  MinValue: number;
  RequiredLicense: string | null;
}

export interface PreferenceDescriptionLine {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PrefDescLineId: number;
  PrefDescId: number;
  PrefValue: string | null;
  PrefShowValue: string | null;
  Description: string | null;
  IsBuiltin: boolean;
}

export type PreferenceLevel = 'Undefined' | 'HardDefault' | 'SystemWide' | 'Database' | 'Group' | 'Individual' | 'PC';

export interface PreferenceSpec {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Section: string | null;
  Key: string | null;
}

export interface PreferredTimeZone {
  PreferenceId: number;
  TZLocationId: number;
  LocationCode: string | null;
  Description: string | null;
  Country: string | null;
  Bias: number;
}

export interface PreviewContact {
  ContactId: number;
  Name: string | null;
  Department: string | null;
  CountryId: number;
  Number2: string | null;
  DirectPhone: string | null;
  URL: string | null;
  EmailAddress: string | null;
  BusinessName: string | null;
  CategoryName: string | null;
  AssociateFullName: string | null;
  Address: Address | null;
}

export interface PreviewDash {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DashboardId: number;
  Name: string | null;
  Description: string | null;
  OwnedByFullName: string | null;
  Registered: string;
  Tiles: (PreviewDashTile | null)[] | null;
}

export interface PreviewDashTile {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  TileType: DashTileType;
}

export interface PreviewFaqEntry {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Title: string | null;
  RegisteredByFullName: string | null;
  Updated: string;
  Question: string | null;
  Answer: string | null;
  AccessLevel: KbAccessLevel;
}

export interface PreviewMailing {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SendingTime: string;
  Status: ShipmentAddrStatus;
  ShipmentId: number;
  ShipmentDescription: string | null;
  FromAddress: string | null;
  Configuration: number;
  ContactId: number;
  ContactName: string | null;
  PersonId: number;
  PersonFullName: string | null;
  ShipmentType: string | null;
  MessageId: number;
  MessageSubject: string | null;
  DocumentMessageId: number;
  Opened: string;
  LinkClicks: number;
}

export interface PreviewMailingHeader {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  StartDate: string;
  Status: ShipmentStatus;
  ShipmentId: number;
  ShipmentDescription: string | null;
  FromAddress: string | null;
  Configuration: number;
  PersonId: number;
  PersonFullName: string | null;
  ShipmentType: string | null;
  MessageId: number;
  MessageSubject: string | null;
  DocumentMessageId: number;
  NumSent: number;
  NumOpened: number;
  NumBounced: number;
  NumClicks: number;
}

export interface PreviewQuickReply {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  UpdatedByFullName: string | null;
  Updated: string;
  HtmlBody: string | null;
}

export interface PreviewReplyTemplate {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Description: string | null;
  OwnedByFullName: string | null;
  Updated: string;
  Body: string | null;
  IsHtml: boolean;
}

export interface PriceList {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PriceListId: number;
  ERPPriceListKey: string | null;
  QuoteConnectionId: number;
  Name: string | null;
  Description: string | null;
  Currency: string | null;
  CurrencyName: string | null;
  ValidFrom: string;
  ValidTo: string;
  IsActive: boolean;
}

export interface Priority {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Product {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProductId: number;
  ERPProductKey: string | null;
  ERPPriceListKey: string | null;
  Name: string | null;
  Description: string | null;
  Code: string | null;
  PriceUnit: string | null;
  QuantityUnit: string | null;
  IsSubscription: boolean;
  SubscriptionUnit: string | null;
  DefaultSubscriptionQuantity: number;
  ItemNumber: string | null;
  Url: string | null;
  ProductCategoryKey: string | null;
  ProductFamilyKey: string | null;
  ProductTypeKey: string | null;
  VAT: number;
  VATInfo: string | null;
  UnitCost: number;
  UnitMinimumPrice: number;
  UnitListPrice: number;
  InAssortment: boolean;
  Supplier: string | null;
  SupplierCode: string | null;
  Rights: string | null;
  Rule: string | null;
  ExtraInfo: (ProductExtraDataField | null)[] | null;
  RawExtraInfo: string | null;
  ExtraField1: string | null;
  ExtraField2: string | null;
  ExtraField3: string | null;
  ExtraField4: string | null;
  ExtraField5: string | null;
  InStock: number;
}

export interface ProductCategory {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ProductExtraDataField {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  Value: string | null;
  Type: ExtraDataFieldType;
}

export interface ProductFamily {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ProductType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Project {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProjectId: number;
  Name: string | null;
  Description: string | null;
  URL: string | null;
  Type: string | null;
  AssociateId: number;
  AssociateFullName: string | null;
  TypeId: number;
  Updated: string;
  StatusId: number;
  Status: string | null;
  TextId: number;
  PublishTo: string;
  PublishFrom: string;
  IsPublished: boolean;
  URLName: string | null;
  ProjectNumber: string | null;
  ActiveErpLinks: number;
  EventId: number;
  StartDate: string;
}

export interface ProjectBoardViewSettings {
  BoardViewSettingsId: number;
  EntityType: 'Project';
  AssociateId: number;
  SelectionId: number;
  HideEmptyGroups: boolean;
  GroupBy: string | null;
  SubGroupBy: string | null;
  SortBy: string | null;
  SortDesc: boolean;
  SumBy: string | null;
  ColorBy: string | null;
  Filters: string | null;
  HideCompletedProjects: boolean;
}

export interface ProjectEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProjectId: number;
  Name: string | null;
  ProjectNumber: string | null;
  ProjectMembers: (ProjectMember | null)[] | null;
  Urls: (EntityElement | null)[] | null;
  CreatedDate: string;
  UpdatedDate: string;
  Description: string | null;
  Postit: string | null;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  Associate: Associate | null;
  ProjectStatus: ProjectStatus | null;
  ProjectType: ProjectType | null;
  HasImage: boolean;
  ImageDescription: string | null;
  ActiveStatusMonitorId: number;
  Links: (Link | null)[] | null;
  ActiveLinks: number;
  Completed: boolean;
  NextMilestoneDate: string;
  NmdAppointmentId: number;
  EndDate: string;
  ActiveErpLinks: number;
  EventId: number;
  StartDate: string;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
  PublishEventDate: string;
  PublishTo: string;
  PublishFrom: string;
  IsPublished: boolean;
}

export interface ProjectEvent {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AssociateFullName: string | null;
  Description: string | null;
  ProjectId: number;
  EventName: string | null;
  AssociateId: number;
  IsSignedOn: boolean;
  SignOffConfirmationText: string | null;
  SignOffText: string | null;
  SignOnConfirmationText: string | null;
  SignOnText: string | null;
  EventDate: string;
  Enabled: boolean;
  SignOff: boolean;
  SignOffTaskEnable: boolean;
  SignOnTaskEnable: boolean;
  SignOn: boolean;
  SignOffTaskId: number;
  SignOnTaskId: number;
  SignOffTriggersAssign: boolean;
  SignOnTriggersAssign: boolean;
  SignOnPersonId: number;
  SignOffPersonId: number;
}

export interface ProjectEventEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SignOffConfirmationText: string | null;
  SignOffText: string | null;
  SignOnConfirmationText: string | null;
  SignOnText: string | null;
  EventDate: string;
  Enabled: boolean;
  CreatedDate: string;
  SignOff: boolean;
  SignOffTaskEnable: boolean;
  SignOffTaskId: number;
  SignOffTriggersAssign: boolean;
  SignOn: boolean;
  SignOnTaskEnable: boolean;
  SignOnTaskId: number;
  SignOnTriggersAssign: boolean;
  UpdatedDate: string;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  ProjectId: number;
  Id: number;
  PublishFrom: string;
  PublishType: PublishType;
  PublishTo: string;
  VisibleForCategories: (MDOListItem | null)[] | null;
  VisibleForPersonInterests: (MDOListItem | null)[] | null;
  IsPublished: boolean;
  IsVisibleForMembers: boolean;
  IsVisibleForCategories: boolean;
  IsVisibleForPersonInterests: boolean;
  ProjectEventId: number;
}

export interface ProjectMember {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProjectmemberId: number;
  ContactId: number;
  ProjectId: number;
  ContactName: string | null;
  ContactDepartment: string | null;
  ProjectName: string | null;
  EmailId: number;
  EmailAddress: string | null;
  CountryId: number;
  Firstname: string | null;
  MiddleName: string | null;
  Lastname: string | null;
  PersonId: number;
  Mrmrs: string | null;
  ProjectMemberTypeName: string | null;
  Phone: string | null;
  PhoneId: number;
  ProjectMemberTypeId: number;
  EmailAddressName: string | null;
  Comment: string | null;
  FullName: string | null;
  Registered: string;
  Updated: string;
  EventParticipantStatus: ProjectMemberEventParticipantStatus;
}

export type ProjectMemberEventParticipantStatus =
  'NotAnEvent' | 'NotReacted' | 'ReactedNo' | 'ReactedYes' | 'Show' | 'NoShow';

export interface ProjectStatus {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ProjectType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ProjectTypeEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProjTypeId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  DurationUnit: DurationUnit;
  ProjectDuration: number;
  Deleted: boolean;
  HasGuide: boolean;
  IsAutoAdvance: boolean;
  Stages: (SelectableMDOListItem | null)[] | null;
}

export interface ProjectTypeStatusLink {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProjectTypeStatusLinkId: number;
  ProjTypeId: number;
  ProjTypeName: string | null;
  ProjTypeTooltip: string | null;
  ProjStatusId: number;
  ProjStatusName: string | null;
  ProjStatusTooltip: string | null;
}

export interface ProvidedCredential {
  Type: string | null;
  SearchName: string | null;
  DisplayName: string | null;
  CredentialId: number;
}

export interface ProviderInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Name: string | null;
  SupportedMessagingFormats: (string | null)[] | null;
  SupportsConfig: boolean;
}

export type PublishType = 'Undefined' | 'External';

export interface QuickFilterInfo {
  Restriction: ArchiveRestrictionInfo | null;
  Provider: string | null;
  DashboardId: number;
}

export interface QuickReply {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuickReplyId: number;
  Name: string | null;
  HtmlBody: string | null;
}

export interface Quote {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteId: number;
  SaleId: number;
  QuoteConnectionId: number;
  ERPQuoteKey: string | null;
  ERPOrderKey: string | null;
  ActiveQuoteVersionId: number;
  AcceptedQuoteAlternativeId: number;
  UseValuesFromQuote: number;
  DocumentId: number;
  PoNumber: string | null;
  OrderComment: string | null;
  PreferredEmailCulture: string | null;
  ActiveQuoteVersion: QuoteVersion | null;
  FavoriteQuoteAlternative: QuoteAlternative | null;
}

export interface QuoteAlternative {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteAlternativeId: number;
  ERPQuoteAlternativeKey: string | null;
  QuoteVersionId: number;
  Name: string | null;
  Description: string | null;
  Status: QuoteStatus;
  Reason: string | null;
  ERPDiscountPercent: number;
  ERPDiscountAmount: number;
  DiscountPercent: number;
  DiscountAmount: number;
  UserValueOverride: ValueOverride;
  VATInfo: string | null;
  VAT: number;
  EarningPercent: number;
  EarningAmount: number;
  SubTotal: number;
  TotalPrice: number;
  ExtraField1: string | null;
  ExtraField2: string | null;
  ExtraField3: string | null;
  ExtraField4: string | null;
  ExtraField5: string | null;
}

export interface QuoteAlternativeRecalculated {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteLinesHasChanged: boolean;
  ChangedQuoteAlternative: QuoteAlternative | null;
  Changes: ChangedData | null;
}

export interface QuoteApproveReason {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface QuoteConnection {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteConnectionId: number;
  ERPName: string | null;
  DisplayName: string | null;
  DisplayDescription: string | null;
  Rank: number;
  ConnectorName: string | null;
  ErpConnectionId: number;
  ExtraData: string | null;
  IsAvailable: boolean;
  InitializeResponse: PluginResponse | null;
  PriceLists: (PriceList | null)[] | null;
  AllAccess: boolean;
  Deleted: boolean;
  UserGroupAccessIds: number[] | null;
  AssociateAccessIds: number[] | null;
}

export interface QuoteDenyReason {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface QuoteEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteId: number;
  SaleId: number;
  QuoteConnectionId: number;
  ERPQuoteKey: string | null;
  ERPOrderKey: string | null;
  ActiveQuoteVersionId: number;
  AcceptedQuoteAlternativeId: number;
  UseValuesFromQuote: number;
  DocumentId: number;
  PoNumber: string | null;
  OrderComment: string | null;
  PreferredEmailCulture: string | null;
  QuoteVersions: (QuoteVersion | null)[] | null;
}

export interface QuoteLine {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteLineId: number;
  ERPQuoteLineKey: string | null;
  QuoteAlternativeId: number;
  ERPProductKey: string | null;
  Status: QuoteStatus;
  Reason: string | null;
  Quantity: number;
  DeliveredQuantity: number;
  Rank: number;
  Name: string | null;
  Description: string | null;
  Code: string | null;
  QuantityUnit: string | null;
  PriceUnit: string | null;
  ItemNumber: string | null;
  Url: string | null;
  ProductCategoryKey: string | null;
  ProductFamilyKey: string | null;
  ProductTypeKey: string | null;
  Supplier: string | null;
  SupplierCode: string | null;
  Thumbnail: string | null;
  VATInfo: string | null;
  VAT: number;
  UnitCost: number;
  UnitMinimumPrice: number;
  UnitListPrice: number;
  ExtraInfo: (ProductExtraDataField | null)[] | null;
  RawExtraInfo: string | null;
  IsSubscription: boolean;
  SubscriptionUnit: string | null;
  SubscriptionQuantity: number;
  SubscriptionStart: string;
  ERPDiscountPercent: number;
  ERPDiscountAmount: number;
  DiscountPercent: number;
  DiscountAmount: number;
  UserValueOverride: ValueOverride;
  EarningPercent: number;
  EarningAmount: number;
  SubTotal: number;
  TotalPrice: number;
  Rights: string | null;
  Rule: string | null;
  ExtraField1: string | null;
  ExtraField2: string | null;
  ExtraField3: string | null;
  ExtraField4: string | null;
  ExtraField5: string | null;
}

export interface QuoteLineConfiguration {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteLineConfigurationId: number;
  FieldName: string | null;
  Label: string | null;
  Tooltip: string | null;
  Editable: boolean;
  InUse: boolean;
  Mandatory: boolean;
  Rank: number;
  RestrictEdit: boolean;
}

export interface QuotePublishDocuments {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteDocumentId: number;
  QuotedProductsId: number;
  QuoteAttachmentIds: number[] | null;
  MailBody: string | null;
  MailSubject: string | null;
  ToEmail: string | null;
  ToFullName: string | null;
  ErrorMessage: string | null;
}

export type QuoteStatus = 'Ok' | 'OkWithInfo' | 'Warning' | 'Error';

export interface QuoteVersion {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  QuoteVersionId: number;
  ERPQuoteVersionKey: string | null;
  QuoteId: number;
  Description: string | null;
  Number: string | null;
  State: QuoteVersionState;
  ArchivedState: QuoteVersionState;
  Status: QuoteStatus;
  Reason: string | null;
  LikelyQuoteAlternativeId: number;
  SentDate: string;
  FollowupId: number;
  ExpirationDate: string;
  DeliveryCountryId: number;
  HasOwnDeliveryAddress: boolean;
  InvoiceCountryId: number;
  HasOwnInvoiceAddress: boolean;
  ERPPaymentTermsKey: string | null;
  ERPPaymentTypeKey: string | null;
  ERPDeliveryTermsKey: string | null;
  ERPDeliveryTypeKey: string | null;
  Rank: number;
  ApprovedBy: number;
  ApprovedText: string | null;
  ApprovedRegisteredBy: number;
  ApprovedRegisteredDate: string;
  ExtraField1: string | null;
  ExtraField2: string | null;
  ExtraField3: string | null;
  ExtraField4: string | null;
  ExtraField5: string | null;
  LastRecalculated: string;
  Updated: string;
  UpdatedAssociateId: number;
  Registered: string;
  RegisteredAssociateId: number;
  RequestAssociateId: number;
  RequestComment: string | null;
  QuoteAlternatives: (QuoteAlternative | null)[] | null;
}

export interface QuoteVersionAttachment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DocumentId: number;
  Included: boolean;
}

export type QuoteVersionButtonAction =
  | 'None'
  | 'ValidateVersion'
  | 'Edit'
  | 'Send'
  | 'Approve'
  | 'Reject'
  | 'ValidateVersionAndSendIfPossible'
  | 'ValidateVersionAndPlaceOrderIfPossible'
  | 'CloneVersion'
  | 'SendConfirmation'
  | 'GetOrderState'
  | 'UpdatePrices';

export interface QuoteVersionButtonState {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Action: QuoteVersionButtonAction;
  ImageHint: string | null;
  DisplayText: string | null;
  TooltipText: string | null;
  Enabled: boolean;
}

export type QuoteVersionState =
  | 'Unknown'
  | 'Draft'
  | 'DraftNotCalculated'
  | 'DraftNeedsApproval'
  | 'DraftApproved'
  | 'DraftNotApproved'
  | 'Sent'
  | 'Archived'
  | 'Lost'
  | 'Sold';

export interface QuoteVersionStatusInformation {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Status: QuoteStatus;
  IconHint: string | null;
  DisplayMessage: string | null;
  DisplayTooltip: string | null;
}

export interface QuoteVersionValidated {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsOk: boolean;
  UserExplanation: string | null;
  TechExplanation: string | null;
  ErrorCode: string | null;
  ChangedSale: Sale | null;
  ChangedQuote: Quote | null;
  ChangedQuoteVersion: QuoteVersion | null;
  ChangedQuoteAlternatives: (QuoteAlternativeRecalculated | null)[] | null;
  Status: QuoteStatus;
}

export interface QuoteVersionWorkflowState {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ActionButtons: (QuoteVersionButtonState | null)[] | null;
  StateImage: QuoteVersionButtonState | null;
  UpdatePricesButton: QuoteVersionButtonState | null;
  Status: QuoteVersionStatusInformation | null;
}

export interface RagAnswer {
  Answer: string | null;
  Source: (RagResult | null)[] | null;
  TrackingId: string | null;
}

export interface RagContextIds {
  ContactId: number;
  PersonId: number;
  ProjectId: number;
  SelectionId: number;
  AppointmentId: number;
  DocumentId: number;
  SaleId: number;
  TicketId: number;
}

export interface RagResult {
  Chunk: string | null;
  Title: string | null;
  Id: string | null;
  Type: RagType;
  Score: number;
  Metadata: { [key: string]: JsonValue | null } | null;
}

export interface RagStatus {
  StartedAt: string;
  CompletedAt: string;
  NamespaceName: string | null;
  CurrentRunTag: string | null;
  IsCompleted: boolean;
  IsCancelled: boolean;
  LastIndexed: string;
  StatusAll: RagStatusChunks | null;
  StatusDocuments: RagStatusChunks | null;
  StatusFAQ: RagStatusChunks | null;
  StatusNone: RagStatusChunks | null;
  StatusProduct: RagStatusChunks | null;
  StatusTicket: RagStatusChunks | null;
  StatusWebpage: RagStatusChunks | null;
}

export interface RagStatusChunks {
  NumberOfChunks: number;
  NumberOfDocuments: number;
}

export type RagType = 'None' | 'Ticket' | 'Webpage' | 'Document' | 'FAQ' | 'Product' | 'Website';

export interface Rating {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Reason {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ReasonSold {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ReasonStalled {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Recipient {
  Type: RecipientType;
  Value: string | null;
  DisplayValue: string | null;
}

export interface RecipientStatistics {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Total: number;
  ValidPostalAddresses: number;
  ValidEmailAddresses: number;
  ValidFaxNumbers: number;
  NoAddresses: number;
  NoFaxOrEmails: number;
}

export type RecipientType = 'To' | 'CC' | 'BCC' | 'Sms';

export type RecurrenceDailyPattern = 'Unknown' | 'EveryWorkday' | 'EveryWeekday' | 'EveryCyclicDay';

export interface RecurrenceDate {
  Date: string;
  IsConflict: boolean;
  Description: string | null;
  DescriptionStyleHint: string | null;
  Tooltip: string | null;
}

export interface RecurrenceDayPattern {
  Cycle: number;
  Pattern: RecurrenceDailyPattern;
}

export type RecurrenceEndType = 'Unknown' | 'EndDate' | 'Counter';

export interface RecurrenceInfo {
  RecurrenceId: number;
  StartDate: string;
  EndDate: string;
  RecurrenceEndType: RecurrenceEndType;
  Pattern: RecurrencePattern;
  DayPattern: RecurrenceDayPattern | null;
  WeekPattern: RecurrenceWeekPattern | null;
  MonthPattern: RecurrenceMonthPattern | null;
  YearPattern: RecurrenceYearPattern | null;
  Dates: (RecurrenceDate | null)[] | null;
  RecurrenceCounter: number;
  IsRecurrence: boolean;
}

export interface RecurrenceMonthPattern {
  Cycle: number;
  Day: number;
  Weekday: Weekday;
  WeekOfMonth: WeekOfMonth;
  Pattern: RecurrenceMonthlyPattern;
}

export type RecurrenceMonthlyPattern = 'Unknown' | 'DayOfMonth' | 'WeekdayOfMonth';

export type RecurrencePattern = 'Unknown' | 'Daily' | 'Weekly' | 'Monthly' | 'Yearly' | 'Custom';

export type RecurrenceUpdateMode = 'Unknown' | 'OnlyThis' | 'ThisAndForward' | 'StopRecurrence';

export interface RecurrenceWeekPattern {
  Cycle: number;
  Weekdays: Weekday;
}

export interface RecurrenceYearPattern {
  Cycle: number;
  Day: number;
  Weekday: Weekday;
  WeekOfMonth: WeekOfMonth;
  Pattern: RecurrenceYearlyPattern;
}

export type RecurrenceYearlyPattern = 'Unknown' | 'DayOfMonth' | 'WeekdayOfMonth';

export interface RedLetterDetails {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  OwnCountryDayTexts: (string | null)[] | null;
  OtherCountryDayTexts: (string | null)[] | null;
}

export interface RedLetterInformationListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Date: string;
  RedLetterInformation: RedLetterSummary | null;
  RedLetterDetails: RedLetterDetails | null;
}

export interface RedLetterSummary {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  IsOwnCountryHoliday: boolean;
  IsOtherCountryHoliday: boolean;
}

export interface RefCountEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RefCountsId: number;
  Field: string | null;
  RecordId: number;
  SuggestedRecords: (MDOListItem | null)[] | null;
  CurrentValue: number;
  TravelPrefix: number;
  SatPrefix: number;
  Allocate: boolean;
  Unique: boolean;
  ReadOnly: boolean;
  AllowBlank: boolean;
}

export interface RelatedData {
  Field: string | null;
  FieldValue: ArchiveColumnData | null;
}

export interface RelationDefinitionEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ReldefId: number;
  Name: string | null;
  Tooltip: string | null;
  PassiveText: string | null;
  Deleted: boolean;
  Rank: number;
  Source: RelationTarget;
  Destination: RelationTarget;
}

export type RelationTarget = 'None' | 'Contact' | 'Person' | 'Both';

export interface RelationToOwner {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface ReplyTemplate {
  ReplyTemplateId: number;
  Name: string | null;
  Description: string | null;
  FolderId: number;
}

export interface ReplyTemplateParsed {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ReplyTemplateId: number;
  PlainParsed: string | null;
  HtmlParsed: string | null;
  Attachments: (AttachmentEntity | null)[] | null;
  Subject: string | null;
}

export interface ReportLabelLayoutEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ReportLabelLayoutId: number;
  Name: string | null;
  Description: string | null;
  Orientation: ReportPaperOrientation;
  PaperWidth: number;
  PaperHeight: number;
  LeftMargin: number;
  RightMargin: number;
  TopMargin: number;
  BottomMargin: number;
  CountColumns: number;
  CountRows: number;
}

export type ReportPaperOrientation = 'None' | 'Portrait' | 'Landscape';

export interface ResolvedPerson {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Person: PersonEntity | null;
  PersonCreated: boolean;
}

export interface ResolvedUser {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  User: User | null;
  PersonCreated: boolean;
}

export interface ResourceEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ResourceId: number;
  Name: string | null;
  Rank: number;
  Tooltip: string | null;
  Deleted: boolean;
  IsLocation: boolean;
  LocationAddress: string | null;
}

export interface ResourceOverride {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ResourceName: string | null;
  ResourceValue: string | null;
  Culture: string | null;
  IsActive: boolean;
}

export interface ReturnInfo {
  ExternalReference: string | null;
  VersionId: string | null;
  Success: boolean;
  Type: ReturnType;
  Value: string | null;
  AdditionalInfo: string | null;
}

export type ReturnType = 'None' | 'Message' | 'SoProtocol' | 'CustomGui' | 'Other' | 'URL';

export interface Role {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface RoleEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RoleId: number;
  Name: string | null;
  Tooltip: string | null;
  RoleType: RoleType;
  Deleted: number;
  Rank: number;
  Created: string;
  UseCategories: number;
  CreatedBy: Associate | null;
  Updated: string;
  UpdatedBy: Associate | null;
  DataRights: DataRights | null;
}

export type RoleRelationToOwner =
  | 'MyOwn'
  | 'PrimaryGroup'
  | 'OtherGroups'
  | 'OtherAssociates'
  | 'ExternalUser'
  | 'Anonymous'
  | 'MyCompany'
  | 'SameProject'
  | 'CustomObjects';

export type RoleType = 'Employee' | 'ExternalUser' | 'Anonymous' | 'System';

export interface SaintConfiguration {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  OwnerTable: number;
  Enabled: boolean;
  Period1: number;
  Period2: number;
  Period3: number;
  GenerationStart: string;
  GenerationEnd: string;
  RowsGenerated: number;
}

export interface Sale {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ContactName: string | null;
  SaleDate: string;
  SaleId: number;
  Probability: number;
  Title: string | null;
  Amount: number;
  Currency: string | null;
  ProjectName: string | null;
  AssociateFullName: string | null;
  Description: string | null;
  Status: SaleStatus;
  WeightedAmount: number;
  ProjectId: number;
  EarningPercent: number;
  Earning: number;
  ContactId: number;
  AssociateId: number;
  PersonId: number;
  SaleTypeId: number;
  SaleTypeName: string | null;
  PersonFullName: string | null;
  Completed: ActivityStatus;
  ActiveErpLinks: number;
  NextDueDate: string;
  Number: string | null;
}

export interface SaleBoardViewSettings {
  BoardViewSettingsId: number;
  EntityType: 'Sale';
  AssociateId: number;
  SelectionId: number;
  HideEmptyGroups: boolean;
  GroupBy: string | null;
  SubGroupBy: string | null;
  SortBy: string | null;
  SortDesc: boolean;
  SumBy: string | null;
  ColorBy: string | null;
  Filters: string | null;
  HideClosedSales: boolean;
  BadgeType: BoardViewBadgeType;
}

export interface SaleEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Appointment: Appointment | null;
  Associate: Associate | null;
  UpdatedBy: Associate | null;
  CreatedBy: Associate | null;
  Contact: Contact | null;
  Project: Project | null;
  SaleText: string | null;
  Person: Person | null;
  Currency: Currency | null;
  Competitor: Competitor | null;
  Credited: Credited | null;
  Rating: Rating | null;
  Reason: Reason | null;
  Source: Source | null;
  Status: SaleStatus;
  Saledate: string;
  Amount: number;
  SaleId: number;
  Earning: number;
  EarningPercent: number;
  Heading: string | null;
  Number: string | null;
  Probability: number;
  CreatedDate: string;
  UpdatedDate: string;
  Completed: ActivityStatus;
  ActiveLinks: number;
  Links: (Link | null)[] | null;
  NextDueDate: string;
  Postit: string | null;
  SaleType: SaleType | null;
  ReasonSold: ReasonSold | null;
  ReasonStalled: ReasonStalled | null;
  ReopenDate: string;
  SaleStakeholders: (SaleStakeholder | null)[] | null;
  ActiveErpLinks: number;
  UserDefinedFields: { [key: string]: string | null } | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
  PublishEventDate: string;
  PublishTo: string;
  PublishFrom: string;
  IsPublished: boolean;
  VisibleFor: (VisibleFor | null)[] | null;
}

export interface SaleStageEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SaleStageId: number;
  Value: string | null;
  Tooltip: string | null;
  Probability: number;
  Deleted: boolean;
  Rank: number;
}

export interface SaleStakeholder {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  StakeholderRoleName: string | null;
  Comment: string | null;
  StakeholderRoleId: number;
  CountryId: number;
  PersonId: number;
  EmailDescription: string | null;
  EmailId: number;
  EmailAddress: string | null;
  PhoneId: number;
  ContactName: string | null;
  ContactId: number;
  SaleId: number;
  Mrmrs: string | null;
  Firstname: string | null;
  MiddleName: string | null;
  Lastname: string | null;
  SaleStakeholderId: number;
  Rank: number;
  Phone: string | null;
}

export type SaleStatus = 'Unknown' | 'Open' | 'Sold' | 'Lost' | 'Stalled' | 'SaintAll';

export interface SaleSummary {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  BaseCurrency: string | null;
  OwnCurrency: string | null;
  SoldTotalBaseCurrency: number;
  Sold: number;
  SoldTotalOwnCurrency: number;
  Lost: number;
  LostTotalBaseCurrency: number;
  LostTotalOwnCurrency: number;
  Open: number;
  OpenTotalBaseCurrency: number;
  OpenTotalOwnCurrency: number;
  OpenWeightedBaseCurrency: number;
  OpenWeightedOwnCurrency: number;
  PreviousOverdue: number;
  PreviousOverdueTotalBaseCurrency: number;
  PreviousOverdueTotalOwnCurrency: number;
  PreviousOverdueWeightedBaseCurrency: number;
  PreviousOverdueWeightedOwnCurrency: number;
  CurrentOverdue: number;
  CurrentOverdueTotalBaseCurrency: number;
  CurrentOverdueTotalOwnCurrency: number;
  CurrentOverdueWeightedBaseCurrency: number;
  CurrentOverdueWeightedOwnCurrency: number;
  FutureOpen: number;
  FutureOpenTotalBaseCurrency: number;
  FutureOpenTotalOwnCurrency: number;
  FutureOpenWeightedBaseCurrency: number;
  FutureOpenWeightedOwnCurrency: number;
}

export interface SaleSummaryItem {
  SaleId: number;
  SaleDate: string;
  Probability: number;
  Heading: string | null;
  Amount: number;
  Currency: string | null;
  AmountInBaseCurrency: number;
  Status: SaleStatus;
  Completed: ActivityStatus;
  Registered: string;
}

export interface SaleType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface SaleTypeEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SaleTypeId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  DurationUnit: DurationUnit;
  SaleDuration: number;
  SaleTypeCatId: number;
  Deleted: boolean;
  HasGuide: boolean;
  HasStakeholders: boolean;
  IsAutoAdvance: boolean;
  AllowQuoteAlternatives: boolean;
  DefaultQuoteValidity: number;
  QuoteLinesTemplate: number;
  ConfirmationLinesTemplate: number;
  MaxDiscountPercentSet: boolean;
  MinEarningPercentSet: boolean;
  MaxDiscountPercent: number;
  MinEarningPercent: number;
  GroupQuoteLinesBy: number;
  SortGroupLinesBy: number;
  Stages: (SelectableMDOListItem | null)[] | null;
}

export interface SaleTypeStageLink {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SaleTypeStageLinkId: number;
  SaleTypeId: number;
  SaleTypeName: string | null;
  SaleTypeTooltip: string | null;
  ProbId: number;
  ProbName: string | null;
  ProbTooltip: string | null;
  Probability: number;
}

export interface SalesActivity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RequestedContacts: (Contact | null)[] | null;
  RequestedPerson: Person | null;
  SalesRep: Person | null;
}

export interface SavedUtmParameters {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FormName: string | null;
  FirsttouchSource: string | null;
  FirsttouchMedium: string | null;
  FirsttouchCampaign: string | null;
  FirsttouchTerm: string | null;
  FirsttouchContent: string | null;
  FirsttouchReferrerDomain: string | null;
  Source: string | null;
  Medium: string | null;
  Campaign: string | null;
  Term: string | null;
  Content: string | null;
  ReferrerDomain: string | null;
}

export interface Script {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  UniqueIdentifier: string | null;
  Name: string | null;
  Description: string | null;
  IncludeId: string | null;
  Source: string | null;
  Registered: string;
  RegisteredBy: string | null;
  Updated: string;
  UpdatedBy: string | null;
  Path: string | null;
  BlockedVerbs: EjScriptVerb;
}

export type ScriptType = 'Unknown' | 'CRMScript' | 'JavaScript';

export interface SelectableMDOListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  ToolTip: string | null;
  Deleted: boolean;
  Rank: number;
  Type: string | null;
  ColorBlock: number;
  IconHint: string | null;
  Selected: boolean;
  LastChanged: string;
  ChildItems: (SelectableMDOListItem | null)[] | null;
  ExtraInfo: string | null;
  StyleHint: string | null;
  Hidden: boolean;
  FullName: string | null;
}

export interface SelectionCategory {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface SelectionEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Description: string | null;
  Postit: string | null;
  Associate: Associate | null;
  CreatedBy: Associate | null;
  UpdatedBy: Associate | null;
  SelectionCategory: SelectionCategory | null;
  GroupIdx: number;
  IncludePerson: number;
  MemberCount: number;
  Name: string | null;
  PostitTextId: number;
  CreatedDate: string;
  SelectionId: number;
  SoundEx: string | null;
  Source: number;
  TextId: number;
  UpdatedDate: string;
  UpdatedCount: number;
  Visibility: number;
  SelectionType: SelectionType;
  CompanyUnique: boolean;
  TargetTableNumber: number;
  TargetTableName: string | null;
  Completed: boolean;
  LeftSelectionId: number;
  RightSelectionId: number;
  SelectionUnionType: SelectionUnionType;
  MainProviderName: string | null;
  ShadowProviderName: string | null;
  ChartKey: string | null;
  LastLoaded: string;
  LastLoadedBy: number;
  LastLoadedByAssociate: Associate | null;
  LastMembershipChange: string;
  LastMembershipChangeBy: number;
  LastMembershipChangeByAssociate: Associate | null;
  MainHeading: string | null;
  MemberTabHeading: string | null;
  MailingsProviderName: string | null;
  DashboardTileDefinitionId: number;
  VisibleFor: (VisibleFor | null)[] | null;
}

export interface SelectionForFind {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ProviderName: string | null;
  SelectionId: number;
  CanSaveAsSelection: boolean;
  MainHeading: string | null;
  FilterScreenHeading: string | null;
  SelectionEntityHeading: string | null;
}

export interface SelectionMemberEditValues {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CompanyCategory: number;
  CompanyBusiness: number;
  CompanyOurContact: number;
  CompanyName: string | null;
  CompanyDepartment: string | null;
  CompanyNumber: string | null;
  CompanyCode: string | null;
  ContactPosition: number;
  ChangeCompanyCategory: boolean;
  ChangeCompanyBusiness: boolean;
  ChangeCompanyOurContact: boolean;
  ChangeCompanyName: boolean;
  ChangeCompanyDepartment: boolean;
  ChangeCompanyNumber: boolean;
  ChangeCompanyCode: boolean;
  ChangeContactPosition: boolean;
  CompanyCountry: number;
  ChangeCompanyCountry: boolean;
  ContactJobTitle: string | null;
  ChangeContactJobTitle: boolean;
  CompanyOrgNr: string | null;
  ChangeCompanyOrgNr: boolean;
}

export interface SelectionSummaryItem {
  SelectionId: number;
  Name: string | null;
  TargetTable: string | null;
  Registered: string;
  ProviderName: string | null;
}

export type SelectionType = 'Static' | 'Dynamic' | 'Combined';

export type SelectionUnionType =
  'Unknown' | 'SubtractRightFromLeft' | 'SubtractLeftFromRight' | 'Intersect' | 'XOR' | 'Union';

export type SenderMailMode = 'UseDefaultSender' | 'UseOurContact' | 'UseSupportContact' | 'UseLoggedInUser';

export interface Sentiment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Score: number;
  Confidence: number;
}

export interface ServiceAuth {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ServiceAuthId: number;
  Server: string | null;
  Port: number;
  AuthType: string | null;
  Username: string | null;
  Password: string | null;
}

export type ShipmentAddrStatus =
  | 'Unknown'
  | 'Ready'
  | 'Duplicate'
  | 'Blocked'
  | 'Sent'
  | 'Bounced'
  | 'Opened'
  | 'Clicked'
  | 'SoftBounced'
  | 'NoSubscription'
  | 'Complained'
  | 'TooManyBounces'
  | 'TestMail';

export interface ShipmentMessageBlockEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ShipmentMessageBlockId: number;
  AssociateId: number;
  Block: string | null;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  UpdatedCount: number;
}

export interface ShipmentMessageEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ShipmentMessageId: number;
  PlainMessage: string | null;
  HtmlMessage: string | null;
  SmsMessage: string | null;
  Description: string | null;
  Subject: string | null;
  FolderId: number;
  HeaderField: string | null;
  Design: string | null;
  Designtype: DesignType;
  Flags: ShipmentMessageType;
  RegisterViews: boolean;
  InlineImages: boolean;
  LongDescription: string | null;
  AccessKey: string | null;
  DocumentMessage: number;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  UpdatedCount: number;
}

export type ShipmentMessageType = Flags<'Plain' | 'Html' | 'SourceView' | 'Sms' | 'Document'>;

export type ShipmentStatus =
  | 'None'
  | 'Ok'
  | 'Canceled'
  | 'Waiting'
  | 'Started'
  | 'StatusFailed'
  | 'Retry'
  | 'Populating'
  | 'Deleted'
  | 'AwaitPopulate'
  | 'PopulatingOnly'
  | 'PopulateAborted'
  | 'PopulateError'
  | 'TooManyRecipients';

export type ShowState = Flags<
  | 'Maximized'
  | 'Default'
  | 'UndefinedValue4'
  | 'UndefinedValue8'
  | 'UndefinedValue16'
  | 'UndefinedValue32'
  | 'UndefinedValue64'
  | 'UndefinedValue128'
  | 'ToolBar'
  | 'AddressBar'
  | 'StatusBar'
  | 'MenuBar'
>;

export type ShowTaskItemInClient = Flags<'Web' | 'Mobile'>;

export type ShowWindowState = 'Normal' | 'Maximized' | 'Minimized';

export interface SignedPublicKey {
  OwnerName: string | null;
  SignDate: string;
  ExpiryDate: string;
  Key: DSAParameters;
  Signature: string | null;
}

export interface SmsConfig {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  DefaultSmsCountry: string | null;
  NetServerSmsProvider: string | null;
  NsPluginSender: string | null;
  NsPluginConfig: { [key: string]: string | null } | null;
}

export interface SmtpTestResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Success: boolean;
  ErrorMessage: string | null;
}

export interface SoCredentials {
  Ticket: string | null;
}

export interface SoPrincipalCarrier {
  UserType: UserType;
  Associate: string | null;
  AssociateId: number;
  IsPerson: boolean;
  PersonId: number;
  CountryId: number;
  HomeCountryId: number;
  ContactId: number;
  GroupId: number;
  BusinessId: number;
  CategoryId: number;
  ContactOwner: number;
  RoleId: number;
  RoleName: string | null;
  RoleDescription: string | null;
  RoleType: RoleType;
  Licenses: (GrantedModuleLicense | null)[] | null;
  FullName: string | null;
  EMailAddress: string | null;
  FunctionRights: (string | null)[] | null;
  EjUserId: number;
  EjAccessLevel: number;
  EjUserStatus: EjUserStatus;
  ProvidedCredentials: (ProvidedCredential | null)[] | null;
  SecondaryGroups: number[] | null;
  DatabaseContextIdentifier: string | null;
}

export interface SoSystemInfoCarrier {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  License: LicenseInfo | null;
  WarningEnglish: string | null;
  WarningResource: string | null;
  BranchName: string | null;
  BuildLabel: string | null;
  AssemblyVersion: string | null;
  AccumulatedNextCheckDate: string;
  FileVersion: string | null;
  Description: string | null;
  DaysUntilNetServerExpiry: number;
  BuildType: NetServerBuildType;
  DatabaseVersion: number;
  IsUnicode: boolean;
  CompanyName: string | null;
  CompanyId: number;
  DatabaseType: string | null;
  DatabaseMinor: string | null;
  DatabaseName: string | null;
  IsOnTravel: boolean;
  IsSatellite: boolean;
}

export interface Source {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface StatisticsDataSet {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Label: string | null;
  Values: (StatisticsDataValue | null)[] | null;
  Description: string | null;
}

export interface StatisticsDataValue {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Label: string | null;
  Value: number;
  Description: string | null;
}

export interface StatusMonitor {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  OwnerTable: number;
  Rank: number;
  DefaultTask: number;
  DefaultTaskText: string | null;
  IsVisual: boolean;
  LastGenerated: string;
  Description: string | null;
  Name: string | null;
  StatusMonitorId: number;
  PictureId: number;
  NeedsUpdate: boolean;
  Deleted: boolean;
  NumMatches: number;
  NumNeedUpdate: number;
  GenerationStart: string;
}

export interface StatusMonitorPeriods {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Period1: number;
  Period2: number;
  Period3: number;
}

export type StatusScreenPanelType =
  | 'None'
  | 'OpenRequestsPerCategory'
  | 'OpenRequestsPerTopCategory'
  | 'OpenRequestsPerUser'
  | 'OpenRequestsPerUserGroup'
  | 'OpenRequestsPerPriority'
  | 'OpenRequestsPerStatus'
  | 'OpenRequestsPerOrigin'
  | 'NumberOfCreatedRequestsPerDay'
  | 'NumberOfCreatedRequestsPerWeek'
  | 'NumberOfCreatedRequestsPerMonth'
  | 'UserResponseTimePerDay'
  | 'UserReponseTimePerWeek'
  | 'UserResponseTimePerMonth'
  | 'OwnOpenRequests'
  | 'UnassignedRequests'
  | 'Hotlist'
  | 'StatusScreen';

export type StringSearchType = 'Exact' | 'BeginsWith' | 'EndsWith' | 'Contains';

export interface StructuredAddress {
  AtypeIdx: AddressType;
  Address1: string | null;
  Address2: string | null;
  Address3: string | null;
  City: string | null;
  County: string | null;
  State: string | null;
  Zipcode: string | null;
  Formatted: string | null;
}

export interface SuggestedAppointment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AutoSuggest: number;
  Deleted: number;
  DaysFuture: number;
  Tooltip: string | null;
  Text: string | null;
  TaskId: number;
  SuggestedAppointmentId: number;
  SaleTypeStageLinkId: number;
  RegisteredAssociateId: number;
  Rank: number;
  ProjectTypeStatusLinkId: number;
  Name: string | null;
  Duration: number;
  Associate: Associate | null;
}

export interface SuggestedAppointmentEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SuggestedAppointmentId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  Deleted: boolean;
  DaysFuture: number;
  Duration: string;
  AutoSuggest: boolean;
  IsMilestone: boolean;
  AssignToMember: boolean;
  Text: string | null;
  ProjectTypeStatusLink: ProjectTypeStatusLink | null;
  SaleTypeStageLink: SaleTypeStageLink | null;
  Type: Task | null;
}

export interface SuggestedDocumentEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SuggestedDocumentId: number;
  Name: string | null;
  Tooltip: string | null;
  Rank: number;
  DoctmplId: number;
  Header: string | null;
  OurRef: string | null;
  Deleted: boolean;
  DocTmpl: DocumentTemplate | null;
  ProjectTypeStatusLink: ProjectTypeStatusLink | null;
  SaleTypeStageLink: SaleTypeStageLink | null;
}

export interface SyncUserAccount {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AccountId: number;
  AssociateName: string | null;
  AssociateId: number;
}

export interface SystemEventEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SystemEventId: number;
  Scope: SystemEventScope;
  Eta: string;
  Eventkey: string | null;
  Eventmess: string | null;
  ExtraInfo: number;
  Owner: number;
  UpdatedCount: number;
  Registered: string;
  ActivatedBy: Associate | null;
}

export type SystemEventScope = 'Undefined' | 'SystemWide' | 'Database' | 'Group' | 'User';

export interface SystemMessage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  MessageId: number;
  AssociateId: number;
  OnlineappId: number;
  SystemMessageId: string | null;
  MarkdownMessage: string | null;
  Expire: string;
  Type: SystemMessageType;
}

export type SystemMessageType = Flags<'Info' | 'Warning' | 'UndefinedValue4'>;

export interface SystemTemplateSettings {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  CustomerNewCustomerTemplateId: number;
  CustomerCustomerReplyTemplateId: number;
  CustomerPasswordTemplateId: number;
  CustomerConfirmEmailTemplateId: number;
  CustomerChatLogTemplateId: number;
  NewLinkTemplateId: number;
  HotlistNewMessageTemplateId: number;
  HotlistTicketActivatedTemplateId: number;
  UserTicketAlarmTemplateId: number;
  HotlistTicketTakenOverTemplateId: number;
  UserActiveTicketsTemplateId: number;
  UserNewMessageTemplateId: number;
  UserTicketActivatedTemplateId: number;
  UserNewTicketTemplateId: number;
  PublishKbQuestionTemplateId: number;
  PublishKbAnswerTemplateId: number;
  UserTicketTakenOverTemplateId: number;
  PrintTicketTemplateId: number;
  WeekStatTemplateId: number;
  TicketAlarmHotlistTemplateId: number;
  EmailAddresses: string | null;
}

export interface TabOrder {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TabOrderId: number;
  TabName: string | null;
  Order: string | null;
  AssociateId: number;
}

export interface TableRecord {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Values: { [key: string]: string | null } | null;
}

export interface TableRight {
  Mask: ETableRight;
  Reason: string | null;
}

export interface Tag {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  ToolTip: string | null;
}

export type TargetAssignementLevel = Flags<'Company' | 'Group' | 'Associate'>;

export interface TargetAssignment {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TargetAssignmentInfoId: number;
  Values: number[] | null;
  Locked: boolean;
  TargetAssociate: Associate | null;
  TargetContact: Contact | null;
  TargetUserGroup: UserGroup | null;
  Currency: Currency | null;
  DimensionListItem: number;
  DimensionListItemDisplayName: string | null;
}

export interface TargetChange {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  FieldIdentifier: string | null;
  ValueChangeFrom: number;
  ValueChangeTo: number;
}

export interface TargetDimension {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TargetDimensionId: number;
  AssignmentLevel: TargetAssignementLevel;
  EntityType: TargetEntityType;
  MeasurementUnit: TargetMeasurementUnit;
  DimensionListField: string | null;
  DimensionListName: string | null;
  DimensionListId: number;
  DimensionListLabel: string | null;
  SelectedDimensions: number[] | null;
}

export type TargetEntityType = 'None' | 'Sale';

export interface TargetGroup {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TargetGroupId: number;
  Year: number;
  EntityType: TargetEntityType;
  PeriodType: TargetPeriodType;
  TargetAssignments: (TargetAssignment | null)[] | null;
  TargetDimension: TargetDimension | null;
}

export type TargetLevel = 'None' | 'Global' | 'Company' | 'UserGroup' | 'Associate';

export type TargetMeasurementUnit = 'None' | 'Amount' | 'Count' | 'Profit';

export type TargetPeriodType = 'None' | 'Year' | 'HalfYear' | 'Quarter' | 'Month';

export interface TargetRevision {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  LogEvent: LogEvent;
  Who: Associate | null;
  When: string;
  Changes: (TargetChange | null)[] | null;
}

export interface TargetRevisionHistory {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TargetGroupId: number;
  Year: number;
  Revisions: (TargetRevision | null)[] | null;
}

export interface Task {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type TaskDirection = 'Unknown' | 'Incoming' | 'Outgoing' | 'SaintAll';

export interface TaskListItem {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TaskListItemId: number;
  Value: string | null;
  Direction: TaskDirection;
  Type: TaskType;
  Tooltip: string | null;
  Deleted: boolean;
  IntentId: number;
  Rank: number;
  IsDefaultAlldayEvent: boolean;
  IsDefaultFree: boolean;
  IsDefaultPublished: boolean;
  ColorIndex: ColorIndex;
  DefaultVideomeetingStatus: VideoMeetingStatus;
}

export type TaskListItemType = 'None' | 'Url' | 'CrmScript' | 'SoProtocol';

export interface TaskMenu {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TaskMenuId: number;
  Name: string | null;
  Tooltip: string | null;
  TableName: string | null;
  Area: string | null;
  UrlOrSoprotocol: string | null;
  TaskType: TaskListItemType;
  CrmScriptId: number;
  ShowInClient: ShowTaskItemInClient;
  ArchiveBehaviour: ArchiveBehaviour;
  Rank: number;
  Encoding: UrlEncoding;
  ProgId: string | null;
  Deleted: boolean;
}

export type TaskType =
  | 'Unknown'
  | 'Appointment'
  | 'Document'
  | 'Email'
  | 'Fax'
  | 'Phone'
  | 'ToDo'
  | 'MailMergeDraft'
  | 'MailMergeFinal'
  | 'Report'
  | 'SaintAll';

export interface TemplateInfo {
  Name: string | null;
  Description: string | null;
  ExternalReference: string | null;
  PluginId: number;
}

export interface TemplateVariablesParameters {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  SourceInput: string | null;
  Encoding: GeneratorEncoding;
  CultureName: string | null;
  ContactId: number;
  PersonId: number;
  ProjectId: number;
  SelectionId: number;
  AppointmentId: number;
  DocumentId: number;
  SaleId: number;
  QuoteLineId: number;
  QuoteAlternativeId: number;
  ProductKey: string | null;
  CustomTags: ((string | null)[] | null)[] | null;
  TicketId: number;
  DocumentEntity: DocumentEntity | null;
}

export type TemporaryKeyDomain =
  | 'Unknown'
  | 'MailingRecipient'
  | 'FormSubmitterRecipient'
  | 'ViewTicketInCustomerCenter'
  | 'LoginCustomerCenter'
  | 'PublicFaq'
  | 'ChangePasswordCustomerCenter'
  | 'RegisterCustomerCenterEmailVerification';

export interface TemporaryKeyInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Domain: TemporaryKeyDomain;
  TargetId: number;
  PersonId: number;
  IsExpired: boolean;
  Payload: string | null;
}

export interface Ticket {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketId: number;
  Title: string | null;
  CreatedAt: string;
  LastChanged: string;
  ReadByOwner: string;
  ReadByCustomer: string;
  FirstReadByUser: string;
  Activate: string;
  ClosedAt: string;
  RepliedAt: string;
  AlertTimeout: string;
  Deadline: string;
  CreatedBy: number;
  CreatedByName: string | null;
  Author: string | null;
  OwnedBy: number;
  OwnedByName: string | null;
  Category: number;
  CategoryName: string | null;
  CategoryFullname: string | null;
  Slevel: TicketSecurityLevel;
  Priority: number;
  PriorityName: string | null;
  BaseStatus: TicketBaseStatus;
  TicketStatus: number;
  TicketStatusDisplayValue: string | null;
  Origin: TicketOrigin;
  CustId: number;
  PersonFirstname: string | null;
  PersonMiddleName: string | null;
  PersonLastname: string | null;
  PersonFullname: string | null;
  AlertLevel: number;
  ConnectId: number;
  ReadStatus: TicketReadStatus;
  TimeToReply: number;
  RealTimeToReply: number;
  TimeToClose: number;
  RealTimeToClose: number;
  TimeSpentInternally: number;
  TimeSpentExternally: number;
  TimeSpentQueue: number;
  RealTimeSpentInternally: number;
  RealTimeSpentExternally: number;
  RealTimeSpentQueue: number;
  TimeSpent: number;
  HasAttachment: boolean;
  NumReplies: number;
  NumMessages: number;
  FromAddress: string | null;
  ContactId: number;
  ContactName: string | null;
  OwnedByAssociateId: number;
  Language: string | null;
  Sentiment: number;
  SentimentConfidence: number;
  SaleId: number;
  ProjectId: number;
  SaleHeading: string | null;
  ProjectName: string | null;
  FormSubmissionId: number;
  TicketTypeId: number;
  TicketTypeName: string | null;
}

export type TicketBaseStatus =
  | 'Unknown'
  | 'Active'
  | 'Closed'
  | 'Postponed'
  | 'Deleted'
  | 'Merged'
  | 'Spam'
  | 'PostponedSpecific'
  | 'Postponed1Hour'
  | 'Postponed2Hours'
  | 'Postponed3Hours'
  | 'Postponed4Hours'
  | 'PostponedDay'
  | 'PostponedWeek'
  | 'PostponedMonth';

export interface TicketBatchReplyData {
  TicketIds: number[] | null;
  CloseTickets: boolean;
  AttachmentIds: number[] | null;
  HtmlBody: string | null;
  Slevel: TicketSecurityLevel;
  TimeSpent: number;
  SendCopyToCustomer: boolean;
}

export interface TicketCategory {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export type TicketCategoryClosingStatus = 'UserDefined' | 'Active' | 'Closed' | 'Postponed';

export type TicketCategoryDelegateMethod = 'Unknown' | 'Even' | 'Weighted' | 'Unfair' | 'Not';

export interface TicketCategoryEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketCategoryId: number;
  ParentId: number;
  Name: string | null;
  Fullname: string | null;
  CategoryMaster: number;
  Flags: TicketCategoryFlags;
  DelegateMethod: TicketCategoryDelegateMethod;
  ExternalName: string | null;
  ClosingStatus: TicketCategoryClosingStatus;
  MsgClosingStatus: TicketCategoryClosingStatus;
  AssignmentLag: number;
  ReplyTemplate: number;
  NotificationEmail: string | null;
  DefaultTicketStatus: TicketStatusEntity | null;
  DefaultMessageStatus: TicketStatusEntity | null;
  EffectiveReplyTemplateId: number;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export type TicketCategoryFlags = Flags<
  | 'Internal'
  | 'OnlyLoggedInUsers'
  | 'DefaultToCategoryMaster'
  | 'ListInMain'
  | 'RedelegateNewMsg'
  | 'DelegateToOurContact'
  | 'PropagateReplyTemplate'
  | 'MembersOnly'
  | 'NotifyMembers'
  | 'AcceptWhenReplying'
>;

export interface TicketCategoryMembershipEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  User: Associate | null;
  Weight: number;
}

export interface TicketEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketId: number;
  Title: string | null;
  CreatedAt: string;
  LastChanged: string;
  ReadByOwner: string;
  ReadByCustomer: string;
  FirstReadByOwner: string;
  FirstReadByUser: string;
  Activate: string;
  ClosedAt: string;
  RepliedAt: string;
  AlertTimeout: string;
  Deadline: string;
  CreatedBy: Associate | null;
  Author: string | null;
  OwnedBy: Associate | null;
  Category: TicketCategoryEntity | null;
  Slevel: TicketSecurityLevel;
  Priority: TicketPriorityEntity | null;
  BaseStatus: TicketBaseStatus;
  Status: TicketStatusEntity | null;
  Origin: TicketOrigin;
  Person: Person | null;
  SecondaryPersons: (Person | null)[] | null;
  AlertLevel: number;
  ConnectId: number;
  ReadStatus: TicketReadStatus;
  TimeToReply: number;
  RealTimeToReply: number;
  TimeToClose: number;
  RealTimeToClose: number;
  TimeSpentInternally: number;
  TimeSpentExternally: number;
  TimeSpentQueue: number;
  RealTimeSpentInternally: number;
  RealTimeSpentExternally: number;
  RealTimeSpentQueue: number;
  TimeSpent: number;
  HasAttachment: boolean;
  NumReplies: number;
  NumMessages: number;
  FromAddress: string | null;
  Messages: (TicketMessage | null)[] | null;
  Tags: (Tag | null)[] | null;
  Language: string | null;
  Sentiment: number;
  SentimentConfidence: number;
  SuggestedCategoryId: number;
  SuggestedCategoryName: string | null;
  OrigHumanCategoryId: number;
  IconHint: string | null;
  Sale: Sale | null;
  Project: Project | null;
  FormSubmission: TicketFormSubmission | null;
  TicketType: TicketType | null;
  ActiveStatusMonitorId: number;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export interface TicketFormSubmission {
  FormSubmissionId: number;
  EmailAddress: string | null;
  Status: FormSubmissionStatus;
}

export interface TicketInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketId: number;
  Title: string | null;
  OwnerName: string | null;
  CategoryName: string | null;
  PriorityName: string | null;
  TicketUrl: string | null;
  PersonName: string | null;
  ContactName: string | null;
}

export interface TicketMessage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketMessageId: number;
  CreatedAt: string;
  Slevel: TicketSecurityLevel;
  Important: boolean;
  Author: string | null;
  PersonId: number;
  PersonFullName: string | null;
  ContactId: number;
  ContactName: string | null;
  ContactDepartment: string | null;
  NumAttachments: number;
  EmailHeader: string | null;
  MessageHeaders: (TicketMessageHeader | null)[] | null;
  Language: string | null;
  Sentiment: number;
  SentimentConfidence: number;
  CreatedBy: number;
  ChangedAt: string;
  Badge: BadgeType;
}

export type TicketMessageCategory = 'Message' | 'Bounce' | 'OutboxFailed';

export interface TicketMessageContent {
  Body: string | null;
  AttachmentsInfo: (AttachmentEntity | null)[] | null;
}

export interface TicketMessageEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EjMessageId: number;
  Ticket: Ticket | null;
  CreatedAt: string;
  CreatedBy: Associate | null;
  Author: string | null;
  Slevel: TicketSecurityLevel;
  Type: TicketMessageType;
  MessageId: string | null;
  TimeSpent: number;
  Body: string | null;
  HtmlBody: string | null;
  EmailHeader: string | null;
  DebugInfo: string | null;
  MailSorter: string | null;
  MessageCategory: TicketMessageCategory;
  Person: Person | null;
  SearchTitle: string | null;
  MessageHeaders: (TicketMessageHeader | null)[] | null;
  Important: boolean;
  Language: string | null;
  Sentiment: number;
  SentimentConfidence: number;
  Badge: BadgeType;
  AttachmentsInfo: (AttachmentEntity | null)[] | null;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
}

export interface TicketMessageHeader {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Name: string | null;
  Value: string | null;
  StdItem: MessageHeaderStdItem;
  StdItemCol: MessageHeaderStdItemCol;
}

export type TicketMessageType = 'Unknown' | 'Plain' | 'Html';

export type TicketOrigin =
  | 'Unknown'
  | 'Email'
  | 'SMS'
  | 'Fax'
  | 'Phone'
  | 'Facebook'
  | 'Twitter'
  | 'Internal'
  | 'CustomerCentre'
  | 'EMarketing'
  | 'AutoGenerated'
  | 'Chat'
  | 'Form'
  | 'API'
  | 'Flow';

export interface TicketPriority {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface TicketPriorityEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketPriorityId: number;
  Name: string | null;
  Status: TicketPriorityStatus;
  Flags: TicketPriorityFlags;
  SortOrder: number;
  TicketRead: TicketPriorityEscalateEvent;
  ChangedOwner: TicketPriorityEscalateEvent;
  TicketNewinfo: TicketPriorityEscalateEvent;
  TicketClosed: TicketPriorityEscalateEvent;
  TicketChangedPriority: TicketPriorityEscalateEvent;
  TicketNew: TicketPriorityEscalateEvent;
  Deadline: number;
  MonStart: string;
  MonStop: string;
  TueStart: string;
  TueStop: string;
  WedStart: string;
  WedStop: string;
  ThuStart: string;
  ThuStop: string;
  FriStart: string;
  FriStop: string;
  SatStart: string;
  SatStop: string;
  SunStart: string;
  SunStop: string;
  NonDates: string[] | null;
  EscalationLevels: (TicketPriorityEscalationLevelEntity | null)[] | null;
}

export type TicketPriorityEscalateAction =
  'ActionRead' | 'ActionChangedOwner' | 'ActionNewInfo' | 'ActionClosed' | 'ActionChangedPriority' | 'ActionNew';

export type TicketPriorityEscalateEvent = 'None' | 'Stop' | 'Continue' | 'Restart';

export interface TicketPriorityEscalationLevelEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketAlertId: number;
  AlertLevel: number;
  AlertTimeout: number;
  Action: number;
  DelegateTo: number;
  ScriptId: number;
  EmailTo: string | null;
  SmsTo: string | null;
  ReplyTemplateIdCustomer: number;
  ReplyTemplateIdUser: number;
  ReplyTemplateIdCatmast: number;
  ReplyTemplateIdEmail: number;
  RtiCustomerSms: number;
  ReplyTemplateIdUserSms: number;
  ReplyTemplateIdCatmastSms: number;
  ReplyTemplateIdSms: number;
}

export type TicketPriorityFlags = Flags<'External' | 'Default' | 'AlertSchedule'>;

export type TicketPriorityStatus = 'Unknown' | 'Normal' | 'Deleted';

export type TicketReadStatus = 'Unknown' | 'Green' | 'Yellow' | 'Red';

export interface TicketRelationAction {
  TicketIdToClose: number;
  IsParentRequired: boolean;
  CanCloseCurrentTicket: boolean;
  Children: number[] | null;
}

export interface TicketRelationDefinitionEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketRelationDefId: number;
  Name: string | null;
  Description: string | null;
  Rank: number;
  RelationType: TicketRelationType;
  IsBuiltIn: boolean;
  IsParentMandatory: boolean;
  IsCloseParentWithChild: boolean;
  IsPreventClosingParent: boolean;
  IsCloseWithParent: boolean;
  SourceTicketTypes: number[] | null;
  DestinationTicketTypes: number[] | null;
}

export interface TicketRelationDefinitionResult {
  SourceTicketTypeId: number;
  DestinationTicketTypeId: number;
  IsValid: boolean;
  ExistingRelationDefinitionName: string | null;
}

export interface TicketRelationEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketRelationId: number;
  SourceTicketId: number;
  DestinationTicketId: number;
  RelationType: TicketRelationType;
  Comment: string | null;
}

export type TicketRelationError = 'ParentExists' | 'RelationExists' | 'SameTicket';

export interface TicketRelationItem {
  TicketRelationId: number;
  RelationType: TicketRelationType;
  RelationComment: string | null;
  HasParent: boolean;
  ChildCount: number;
  RelatedCount: number;
  RelationCreatedAt: string;
  TicketId: number;
  Title: string | null;
  IconHint: string | null;
  CustId: number;
  PersonFullname: string | null;
  ContactId: number;
  ContactName: string | null;
  BaseStatus: TicketBaseStatus;
  TicketStatus: number;
  TicketStatusDisplayValue: string | null;
  TicketCreatedAt: string;
}

export interface TicketRelationResult {
  SourceTicketId: number;
  IsValid: boolean;
  RelationError: TicketRelationError;
  ErrorMessage: string | null;
}

export type TicketRelationType = 'Related' | 'Parent' | 'Child';

export type TicketSecurityLevel = 'Unknown' | 'Internal' | 'External';

export interface TicketStatusEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketStatusId: number;
  Name: string | null;
  Status: TicketBaseStatus;
  TimeCounter: TicketStatusTimeCounter;
  NoEmailReopen: boolean;
  IsDefault: boolean;
  UsedInQueue: boolean;
}

export type TicketStatusTimeCounter = 'None' | 'Internally' | 'Externally' | 'Queue';

export interface TicketSummaryItem {
  TicketId: number;
  TicketStatus: number;
  Title: string | null;
  Registered: string;
  IconHint: string | null;
}

export interface TicketType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketTypeId: number;
  Name: string | null;
  Icon: string | null;
  DefaultTicketStatus: number;
  DefaultTicketPriority: number;
  IsDefault: boolean;
  ShowInNew: boolean;
  ExcludeSignature: boolean;
  ExcludeEmailRecipients: boolean;
  ExternalAsDefault: boolean;
  VisibleForGroups: number[] | null;
  ReplyForwardNoSignature: boolean;
  ReplyExternalAsDefault: boolean;
}

export interface TicketTypeEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TicketTypeId: number;
  Name: string | null;
  Rank: number;
  Tooltip: string | null;
  Icon: string | null;
  DefaultTicketStatus: number;
  TicketStatuses: number[] | null;
  DefaultTicketPriority: number;
  TicketPriorities: number[] | null;
  ReplyTemplate: number;
  IsExternalVisible: boolean;
  IsDefault: boolean;
  ShowInNew: boolean;
  ExcludeSignature: boolean;
  ExcludeEmailRecipients: boolean;
  ExternalAsDefault: boolean;
  VisibleForGroups: number[] | null;
  ReplyForwardNoSignature: boolean;
  ReplyExternalAsDefault: boolean;
}

export interface TimeZoneData {
  TZLocationID: number;
  Name: string | null;
  TZLocationCode: string | null;
  TZLocationCities: string | null;
  IsoNumber: number;
  TimeZoneSTDRules: { [key: string]: TimeZoneRule | null } | null;
  TimeZoneDSTRules: { [key: string]: TimeZoneRule | null } | null;
}

export interface TimeZoneRule {
  TZOffset: number;
  StartRulePattern: string | null;
  EndRulePattern: string | null;
  StartDay: number;
  StartMonth: number;
  EndDay: number;
  EndMonth: number;
}

export interface TokenManagementInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Provider: string | null;
  AccessToken: string | null;
  RefreshToken: string | null;
  Claims: string | null;
}

export interface TriggerScriptEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ScreenChooserId: number;
  Name: string | null;
  ScreenType: EventHandlerType;
  Enabled: boolean;
  UniqueIdentifier: string | null;
  Source: string | null;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
}

export interface TypicalSearch {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  TypicalSearchId: number;
  Title: string | null;
  Tooltip: string | null;
  EntityName: string | null;
  IsEntityDefault: number;
  IncludePerson: number;
  Source: string | null;
  VersionNumber: number;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export interface TypicalSearches {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Source: string | null;
  MasterVersion: number;
  DeleteLeftovers: boolean;
  Searches: (TypicalSearch | null)[] | null;
}

export type UDefFieldType =
  'Number' | 'ShortText' | 'LongText' | 'Date' | 'UnlimitedDate' | 'Checkbox' | 'List' | 'Decimal';

export type UDefType =
  'Invalid' | 'Contact' | 'Person' | 'Project' | 'Sale' | 'Temp' | 'Appointment' | 'Document' | 'None';

export type UdefJustification = 'Default' | 'Left' | 'Center' | 'Right';

export interface UiEvent {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EventId: number;
  EventName: string | null;
  EntityType: string | null;
  EntityKey: number;
  AssociateId: number;
  AssociateName: string | null;
  EventDateTime: string;
}

export interface UntrustedCredentials {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  ValidFrom: string;
  ValidTo: string;
  Comment: string | null;
  SecretValue: string | null;
  PublicValue: string | null;
  IsActive: boolean;
}

export type UpsertNomatchAction = 'NoChange' | 'ZeroColumns' | 'DeleteRow';

export type UpsertRowActionStatus = 'Inserted' | 'Updated' | 'NoUpdateNeeded' | 'Deleted' | 'ColumnsZeroed';

export interface UpsertRowStatus {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  PrimaryKey: number;
  Action: UpsertRowActionStatus;
  RowKeys: (string | null)[] | null;
}

export type UrlEncoding = 'Unknown' | 'None' | 'ANSI' | 'Unicode';

export interface User {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  AssociateId: number;
  Name: string | null;
  Rank: number;
  Tooltip: string | null;
  LicenseOwners: (LicenseOwner | null)[] | null;
  Role: Role | null;
  UserGroup: UserGroup | null;
  OtherGroups: (UserGroup | null)[] | null;
  Person: Person | null;
  Deleted: boolean;
  Lastlogin: string;
  Lastlogout: string;
  EjUserId: number;
  RequestSignature: string | null;
  Type: UserType;
  IsPersonRetired: boolean;
  IsOnTravel: boolean;
  Credentials: (Credential | null)[] | null;
  UserName: string | null;
  TicketCategories: (MDOListItem | null)[] | null;
  NickName: string | null;
  WaitingForApproval: boolean;
  ExtraFields: { [key: string]: string | null } | null;
  CustomFields: { [key: string]: string | null } | null;
  PostSaveCommands: (CustomCommand | null)[] | null;
}

export interface UserAndInstallationLicenceStatus {
  AdminWarningDate: string;
  ExpiryDate: string;
  GraceDate: string;
  CompanyName: string | null;
  SerialNr: string | null;
  UserLicenses: (string | null)[] | null;
}

export interface UserCandidate {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  UserCandidateId: number;
  PersonId: number;
  SecretKey: string | null;
  SecretValue: string | null;
}

export interface UserConnectedState {
  IsConnected: boolean;
  ProviderId: string | null;
  LoginUrl: string | null;
}

export interface UserDefinedFieldInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  UDefFieldId: number;
  ColumnId: number;
  FieldDefault: string | null;
  FieldHeight: number;
  FieldLabel: string | null;
  FieldLeft: number;
  FieldTop: number;
  FieldType: UDefFieldType;
  FieldWidth: number;
  FormatMask: string | null;
  HideLabel: boolean;
  IsIndexed: boolean;
  LabelHeight: number;
  LabelLeft: number;
  LabelTop: number;
  LabelWidth: number;
  LastVersionId: number;
  ListTableId: number;
  IsMandatory: boolean;
  Type: UDefType;
  Page1LineNo: number;
  ProgId: string | null;
  IsReadOnly: boolean;
  ShortLabel: string | null;
  TabOrder: number;
  TextLength: number;
  Tooltip: string | null;
  UdefIdentity: number;
  UDListDefinitionId: number;
  Justification: UdefJustification;
  Version: number;
  TemplateVariableName: string | null;
  HasBeenPublished: boolean;
  MdoListName: string | null;
}

export interface UserGroup {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Value: string | null;
  Tooltip: string | null;
  Id: number;
  Rank: number;
  Deleted: boolean;
}

export interface UserInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Deleted: boolean;
  UserInfoId: number;
  UserName: string | null;
  PersonId: number;
  Rank: number;
  Tooltip: string | null;
  UserGroupId: number;
  EjUserId: number;
  UserType: UserType;
  GrantedLicenses: (string | null)[] | null;
  CanLogon: boolean;
  RoleName: string | null;
  RoleTooltip: string | null;
  UserGroupName: string | null;
  UserGroupTooltip: string | null;
}

export interface UserPresenceStatus {
  Status: EjUserStatus;
  Message: string | null;
}

export type UserType =
  | 'Unknown'
  | 'InternalAssociate'
  | 'ResourceAssociate'
  | 'ExternalAssociate'
  | 'AnonymousAssociate'
  | 'SystemAssociate';

export interface UserValidationResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Reason: string | null;
  Result: boolean;
}

export interface UtmParameters {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  UtmParametersId: number;
  CreatedContactId: number;
  CreatedPersonId: number;
  FormSubmissionId: number;
  FirstTouchSource: string | null;
  FirstTouchMedium: string | null;
  FirstTouchCampaign: string | null;
  FirstTouchTerm: string | null;
  FirstTouchContent: string | null;
  FirstTouchReferrerDomain: string | null;
  FirstTouchWhen: string;
  Source: string | null;
  Medium: string | null;
  Campaign: string | null;
  Term: string | null;
  Content: string | null;
  ReferrerDomain: string | null;
  When: string;
  Registered: string;
  RegisteredAssociateId: number;
  Updated: string;
  UpdatedAssociateId: number;
  UpdatedCount: number;
}

export type ValueOverride =
  'None' | 'Total' | 'DiscountPercent' | 'DiscountAmount' | 'EarningPercent' | 'EarningAmount';

export interface VersionInfo {
  ExternalReference: string | null;
  DocumentId: number;
  VersionId: string | null;
  CheckedInDate: string;
  CheckedInByName: string | null;
  CheckedInByAssociateId: number;
  Description: string | null;
  DisplayText: string | null;
  ExtraFields: (string | null)[] | null;
}

export interface VideoMeetingReservation {
  VideoMeetingId: string | null;
  VideoMeetingUrl: string | null;
}

export type VideoMeetingStatus = 'NoChange' | 'VideoMeetingOn' | 'VideoMeetingOff';

export type Visibility = 'All' | 'Associate' | 'Group';

export interface VisibleFor {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  VisibleId: number;
  Visibility: Visibility;
  DisplayValue: string | null;
}

export interface WebAppUsage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WebAppUsageId: number;
  AssocId: number;
  Timestamp: string;
  ViewState: string | null;
  AggregateCount: number;
  AggregateBin: number;
  Version: number;
}

export interface WebPanelEntity {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WebPanelId: number;
  Name: string | null;
  Tooltip: string | null;
  Deleted: boolean;
  Rank: number;
  UrlEncoding: UrlEncoding;
  VisibleIn: Navigation;
  OnCentral: boolean;
  OnSatellite: boolean;
  OnTravel: boolean;
  OnSalesMarketingWeb: boolean;
  OnSalesMarketingPocket: boolean;
  ShowInMenuBar: boolean;
  ShowInToolBar: boolean;
  ShowInAddressBar: boolean;
  ShowInStatusBar: boolean;
  WindowName: string | null;
  Url: string | null;
  ProgId: string | null;
  Icon: number;
  AlwaysReloadOnShow: boolean;
  NeverReloadOnCurrentChange: boolean;
  CustomObjectEntity: string | null;
}

export interface Webhook {
  WebhookId: number;
  Name: string | null;
  Events: (string | null)[] | null;
  TargetUrl: string | null;
  Secret: string | null;
  State: WebhookState;
  Type: string | null;
  Headers: { [key: string]: string | null } | null;
  Properties: { [key: string]: JsonValue | null } | null;
  Registered: string;
  RegisteredAssociate: Associate | null;
  Updated: string;
  UpdatedAssociate: Associate | null;
  ErrorsEmail: string | null;
  ErrorEmails: (string | null)[] | null;
  ErrorAssociates: (MDOListItem | null)[] | null;
  Description: string | null;
  NotifyVia: WebhookNotifyVia;
  NotifyWhen: WebhookNotifyWhen;
  TotalCalls: number;
  TotalErrors: number;
  ConsecutiveErrors: number;
  LastError: string | null;
}

export type WebhookNotifyVia = Flags<'Email' | 'InApp'>;

export type WebhookNotifyWhen = Flags<'FirstFailure' | 'Disabling'>;

export interface WebhookResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Success: boolean;
  Message: string | null;
}

export type WebhookState = 'Unknown' | 'Active' | 'Stopped' | 'TooManyErrors';

export type WeekOfMonth = 'Unknown' | 'First' | 'Second' | 'Third' | 'Fourth' | 'Last';

export type Weekday = Flags<'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'>;

export type WidgetRequiredFields = Flags<'Email' | 'Name' | 'Company' | 'Phone' | 'Country'>;

export type WidgetTheme = 'Classic' | 'Modern';

export interface WindowPosSize {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  OwnerWindow: string | null;
  PersonId: number;
  AssociateId: number;
  ExtraId: number;
  ExtraInfo: string | null;
  Height: number;
  LeftX: number;
  State: ShowWindowState;
  UpperY: number;
  Width: number;
  WindowPosSizeId: number;
}

export type WorkflowActionType = 'None' | 'FirstAvailable' | 'FirstAvailableAfter' | 'Today' | 'After' | 'Estimated';

export interface WorkflowContentInfo {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WorkflowContentType: WorkflowContentType;
  Id: number;
  Actions: boolean;
}

export type WorkflowContentType = 'None' | 'Message' | 'Form' | 'Link';

export type WorkflowDefinitionStatus = 'None' | 'Stopped' | 'Paused' | 'Running';

export interface WorkflowEvent {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EventType: WorkflowEventType;
  Attributes: string | null;
}

export interface WorkflowEventResult {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  EventType: WorkflowEventType;
  Attributes: string | null;
}

export type WorkflowEventType =
  | 'None'
  | 'Run'
  | 'PersonCreated'
  | 'PersonUpdated'
  | 'AddedToProject'
  | 'CreatedRequest'
  | 'LinkClicked'
  | 'AddedToSelection'
  | 'FormSubmitted'
  | 'AddedMessage'
  | 'StartedChat'
  | 'OrderPlaced'
  | 'SaleCreated'
  | 'SaleSold'
  | 'SaleLost';

export interface WorkflowFilter {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export interface WorkflowGoal {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WorkflowGoalId: number;
  WorkflowId: number;
  GoalType: WorkflowGoalType;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export type WorkflowGoalType =
  | 'None'
  | 'PersonUpdated'
  | 'SaleCreatedOnPerson'
  | 'SaleCreatedOnCompany'
  | 'AppointmentCreated'
  | 'AddedToProject'
  | 'AddedToSelection'
  | 'FormSubmitted'
  | 'HadChat'
  | 'LinkClicked'
  | 'RequestCreated';

export type WorkflowNotifyEmailType = 'OurContact' | 'OurServiceContact' | 'SpecificEmailAddress';

export type WorkflowNotifySMSType = 'OurContact' | 'OurServiceContact' | 'SpecificPhoneNumbers';

export type WorkflowOwnerType = 'None' | 'Specified' | 'OurContact' | 'OurSupportContact';

export type WorkflowSplitOptionType =
  'None' | 'PersonData' | 'FormSubmission' | 'LinkClicked' | 'ProjectMembership' | 'SelectionMembership' | 'FormData';

export interface WorkflowStepAddToList {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'AddToList';
  Rank: number;
  Selection: number;
  Project: number;
}

/** StepType tells which of them it is. */
export type WorkflowStepBase =
  | OtherWorkflowStepBase
  | WorkflowStepAddToList
  | WorkflowStepCreateFollowUp
  | WorkflowStepCreateRequest
  | WorkflowStepCreateSale
  | WorkflowStepDistributeToOwner
  | WorkflowStepNotifyByEmail
  | WorkflowStepNotifyBySMS
  | WorkflowStepRemoveFromList
  | WorkflowStepRunScript
  | WorkflowStepSendEmail
  | WorkflowStepSendSMS
  | WorkflowStepSplit
  | WorkflowStepUpdateParticipant
  | WorkflowStepWaitForAction
  | WorkflowStepWaitForTime;

export interface OtherWorkflowStepBase {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: Exclude<
    WorkflowStepType,
    | 'AddToList'
    | 'CreateFollowUp'
    | 'CreateRequest'
    | 'CreateSale'
    | 'DistributeToOwner'
    | 'NotifyByEmail'
    | 'NotifyBySMS'
    | 'RemoveFromList'
    | 'RunScript'
    | 'SendEmail'
    | 'SendSMS'
    | 'Split'
    | 'UpdateParticipant'
    | 'WaitForAction'
    | 'WaitForTime'
  >;
  Rank: number;
}

export interface WorkflowStepCreateFollowUp {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'CreateFollowUp';
  Rank: number;
  Title: string | null;
  FollowUpType: number;
  Project: number;
  Completed: boolean;
  ActionType: WorkflowActionType;
  ActionTime: number;
  ActionTimeUnit: WorkflowTimeWaitIntervalType;
  Duration: number;
  Availability: FreeBusy;
  OwnerType: WorkflowOwnerType;
  Agenda: string | null;
  Owner: number;
}

export interface WorkflowStepCreateRequest {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'CreateRequest';
  Rank: number;
  Title: string | null;
  RequestType: number;
  Category: number;
  Priority: number;
  TicketStatus: number;
  Message: string | null;
  Owner: number;
}

export interface WorkflowStepCreateSale {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'CreateSale';
  Rank: number;
  Title: string | null;
  SaleType: number;
  Stage: number;
  Amount: number;
  Currency: number;
  Description: string | null;
  Project: number;
  ActionType: WorkflowActionType;
  ActionTime: number;
  ActionTimeUnit: WorkflowTimeWaitIntervalType;
  Date: string;
  Owner: number;
  Source: number;
}

export interface WorkflowStepDistributeToOwner {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'DistributeToOwner';
  Rank: number;
  OnlyToUnassigned: boolean;
  Associates: number[] | null;
  UserGroups: number[] | null;
  DistributeQueue: number[] | null;
  DefaultAssociate: number;
}

export interface WorkflowStepNotifyByEmail {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'NotifyByEmail';
  Rank: number;
  To: WorkflowNotifyEmailType;
  SpecificEmailAddresses: (string | null)[] | null;
  Subject: string | null;
  Text: string | null;
}

export interface WorkflowStepNotifyBySMS {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'NotifyBySMS';
  Rank: number;
  To: WorkflowNotifySMSType;
  SpecificPhoneNumbers: (string | null)[] | null;
  From: string | null;
  Text: string | null;
}

/** OptionType tells which of them it is. */
export type WorkflowStepOptionBase =
  | OtherWorkflowStepOptionBase
  | WorkflowStepOptionFormData
  | WorkflowStepOptionFormSubmission
  | WorkflowStepOptionLinkClicked
  | WorkflowStepOptionPersonData
  | WorkflowStepOptionProjectMembership
  | WorkflowStepOptionSelectionMembership;

export interface OtherWorkflowStepOptionBase {
  OptionType: Exclude<
    WorkflowSplitOptionType,
    'FormData' | 'FormSubmission' | 'LinkClicked' | 'PersonData' | 'ProjectMembership' | 'SelectionMembership'
  >;
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
}

export interface WorkflowStepOptionFormData {
  OptionType: 'FormData';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  FormId: number;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export interface WorkflowStepOptionFormSubmission {
  OptionType: 'FormSubmission';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  FormId: number;
}

export interface WorkflowStepOptionLinkClicked {
  OptionType: 'LinkClicked';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  LinkId: number;
}

export interface WorkflowStepOptionPersonData {
  OptionType: 'PersonData';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export interface WorkflowStepOptionProjectMembership {
  OptionType: 'ProjectMembership';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  ProjectId: number;
}

export interface WorkflowStepOptionSelectionMembership {
  OptionType: 'SelectionMembership';
  WorkflowStepOptionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Name: string | null;
  Rank: number;
  Steps: (WorkflowStepBase | null)[] | null;
  SelectionId: number;
}

export interface WorkflowStepRemoveFromList {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'RemoveFromList';
  Rank: number;
  Selection: number;
  Project: number;
}

export interface WorkflowStepRunScript {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'RunScript';
  Rank: number;
  ScriptId: number;
}

export interface WorkflowStepSendEmail {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'SendEmail';
  Rank: number;
  Subject: string | null;
  Attachments: number[] | null;
  ShipmentId: number;
}

export interface WorkflowStepSendSMS {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'SendSMS';
  Rank: number;
  From: string | null;
  Text: string | null;
  Exit: boolean;
}

export interface WorkflowStepSplit {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'Split';
  Rank: number;
  SplitName: string | null;
  SplitOptionType: WorkflowSplitOptionType;
  ShipmentId: number;
  Options: (WorkflowStepOptionBase | null)[] | null;
  ExitFlow: boolean;
  ExitToFlowId: number;
  ExitToSelectionId: number;
}

export type WorkflowStepType =
  | 'None'
  | 'SendEmail'
  | 'SendSMS'
  | 'WaitForTime'
  | 'WaitForAction'
  | 'Split'
  | 'UpdateParticipant'
  | 'AddToList'
  | 'RemoveFromList'
  | 'CreateRequest'
  | 'CreateFollowUp'
  | 'CreateSale'
  | 'NotifyByEmail'
  | 'NotifyBySMS'
  | 'RunScript'
  | 'DistributeToOwner';

export interface WorkflowStepUpdateParticipant {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'UpdateParticipant';
  Rank: number;
  Description: string | null;
  FieldValuesPerson: (FieldValueInfo | null)[] | null;
  FieldValuesCompany: (FieldValueInfo | null)[] | null;
}

export interface WorkflowStepWaitForAction {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'WaitForAction';
  Rank: number;
  ExitFlow: boolean;
  ExitToFlowId: number;
  ExitToSelectionId: number;
  ActionTimeout: number;
  WaitForTimeout: boolean;
  TimeoutIntervalType: WorkflowTimeWaitIntervalType;
  Actions: (WorkflowWaitForAction | null)[] | null;
}

export interface WorkflowStepWaitForTime {
  WorkflowStepId: number;
  WorkflowId: number;
  StepType: 'WaitForTime';
  Rank: number;
  TimeWaitAlgorithm: WorkflowTimeWaitAlgorithm;
  NumIntervals: number;
  IntervalType: WorkflowTimeWaitIntervalType;
  Until: string | null;
}

export type WorkflowTimeWaitAlgorithm = 'None' | 'NumIntervals' | 'UntilSpecified' | 'UntilDateField';

export type WorkflowTimeWaitIntervalType = 'None' | 'Seconds' | 'Minutes' | 'Hours' | 'WorkingDays' | 'Days' | 'Weeks';

export interface WorkflowTrigger {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WorkflowTriggerId: number;
  WorkflowId: number;
  TriggerType: WorkflowTriggerType;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export type WorkflowTriggerType =
  | 'None'
  | 'PersonCreated'
  | 'PersonUpdated'
  | 'AddedToProject'
  | 'CreatedRequest'
  | 'LinkClicked'
  | 'AddedToSelection'
  | 'FormSubmitted'
  | 'AddedMessage'
  | 'StartedChat'
  | 'OrderPlaced'
  | 'SaleCreated'
  | 'SaleSold'
  | 'SaleLost';

export interface WorkflowWaitForAction {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  WorkflowWaitForActionId: number;
  WorkflowStepId: number;
  WorkflowId: number;
  Rank: number;
  ActionType: WorkflowWaitForActionType;
  RestrictionGroups: (ArchiveRestrictionGroup | null)[] | null;
}

export type WorkflowWaitForActionType = 'None' | 'LinkClicked' | 'FormSubmitted';

export interface XsrfValue {
  Value: string | null;
  LastUpdated: string;
}
