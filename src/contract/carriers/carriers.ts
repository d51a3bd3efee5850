/* eslint-disable max-lines */
// Made from the contract in wsdl/ by scripts/generate-types.mjs; change it there.
//
// Dates are local, `2026-11-23T10:00:00`; spans of time are `[-][d.]hh:mm:ss[.fffffff]`; binary values are base64.
// What the contract declares nillable can be null. The other fields always come from a server of this contract's version;
// from an older one, a field that it does not know is null too.

/** Flags: none of the members (`''`), one, or several in the order in which they are declared, joined by `", "`. */
export type Flags<Member extends string> = '' | Member | `${Member}, ${string}`;

export type ActivityStatus = 'Unknown' | 'NotStarted' | 'Started' | 'Completed';

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

export type AddressType =
  | 'Unknown'
  | 'ContactPostalAddress'
  | 'ContactStreetAddress'
  | 'PersonPrivateAddress'
  | 'QuoteBillingAddress'
  | 'QuoteShippingAddress';

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

export type AppointmentPrivate = 'Public' | 'PrivateUser' | 'PrivateGroup';

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

export type BookingType = 'Unknown' | 'None' | 'Owner' | 'Participant';

export interface Business {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
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

export type CategoryGroup = 'Unknown' | 'Customer' | 'PotentialCustomer' | 'Partner' | 'Lost' | 'Other';

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

export interface Competitor {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
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

export interface Credited {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Currency {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface CustomerLanguage {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
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

export type DocTmplDirection = 'Unknown' | 'Incoming' | 'Outgoing' | 'SaintAll';

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

export type ETableRight = Flags<
  'Select' | 'Update' | 'Insert' | 'Delete' | 'Filtering' | 'RestrictedUpdate' | 'Unused1' | 'Uninitialized'
>;

export type EjUserStatus =
  | 'StatusNone'
  | 'StatusNormal'
  | 'StatusNotAvailable'
  | 'StatusDeleted'
  | 'StatusReadOnly'
  | 'StatusSpm'
  | 'StatusSystem';

export interface EntityElement {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Value: string | null;
  StrippedValue: string | null;
  Description: string | null;
}

export type ExternallyOwnedStatus = 'Unknown' | 'TentativelyAccepted' | 'Accepted' | 'Declined' | 'NotResponded';

export type ExternallyOwnedType = 'Unknown' | 'Organizer' | 'Required' | 'Optional' | 'Resource';

export interface FieldProperty {
  FieldRight: FieldRight | null;
  FieldType: string | null;
  FieldLength: number;
}

export interface FieldRight {
  Mask: EFieldRight;
  Reason: string | null;
}

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

export type InterRestrictionOperator = 'None' | 'And' | 'Or';

export type InvitationStatus =
  'Unknown' | 'None' | 'Accepted' | 'Hidden' | 'Invitation' | 'Moved' | 'Seen' | 'MovedSeen' | 'Declined' | 'Cancelled';

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

export type NetServerBuildType = 'Feature' | 'Stable' | 'Alpha' | 'Beta' | 'ReleaseCandidate' | 'Release';

export type OrderBySortType = 'ASC' | 'DESC';

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

export interface Position {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
}

export interface Priority {
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

export interface ProvidedCredential {
  Type: string | null;
  SearchName: string | null;
  DisplayName: string | null;
  CredentialId: number;
}

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

export type RoleType = 'Employee' | 'ExternalUser' | 'Anonymous' | 'System';

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

export interface SaleType {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
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

export interface SignedPublicKey {
  OwnerName: string | null;
  SignDate: string;
  ExpiryDate: string;
  Key: DSAParameters;
  Signature: string | null;
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

export interface TableRight {
  Mask: ETableRight;
  Reason: string | null;
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

export interface TicketPriority {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  Id: number;
  Value: string | null;
  Tooltip: string | null;
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

export type UserType =
  | 'Unknown'
  | 'InternalAssociate'
  | 'ResourceAssociate'
  | 'ExternalAssociate'
  | 'AnonymousAssociate'
  | 'SystemAssociate';

export type VideoMeetingStatus = 'NoChange' | 'VideoMeetingOn' | 'VideoMeetingOff';

export type Visibility = 'All' | 'Associate' | 'Group';

export interface VisibleFor {
  TableRight: TableRight | null;
  FieldProperties: { [key: string]: FieldProperty | null } | null;
  VisibleId: number;
  Visibility: Visibility;
  DisplayValue: string | null;
}

export type WeekOfMonth = 'Unknown' | 'First' | 'Second' | 'Third' | 'Fourth' | 'Last';

export type Weekday = Flags<'Monday' | 'Tuesday' | 'Wednesday' | 'Thursday' | 'Friday' | 'Saturday' | 'Sunday'>;
