/** What calling an operation does on the server: a read changes nothing there, so it may be sent again. */
export type OperationKind = 'read' | 'write';

/** How a call may be repeated: a read always; a write if the server did not act; a stream, which is sent `once`, never. */
export type CallKind = OperationKind | 'once';

/** An operation that its verb says the wrong thing about, and why. */
export interface OperationException {
  readonly kind: OperationKind;
  readonly reason: string;
}

const read = (reason: string): OperationException => ({ kind: 'read', reason });
const write = (reason: string): OperationException => ({ kind: 'write', reason });

const askedOfAModel = write('A language model answers: each call is billed, and no two answers are alike.');
const parsesATemplate = write('Runs a reply template through its parser, which may create keys or run scripts.');
const mayStoreTheSuggestion = write(
  'Creates something from a suggestion; the reference does not say whether it is stored.',
);
const setsTheLanguage = write('Its language parameter can change the language of the current user in Service.');
const mayBeWritable = write(
  'Can ask the document plugin for a URL to write to; what a plugin keeps for it is not known.',
);
const takesAPassword = write('Undocumented, and is given a password: a failed check may count as a failed sign-in.');
const sanitizes = read('A function of what it is given: the text without harmful HTML.');

/**
 * The exceptions to the rule that an operation reads if its name begins with a reading verb (`Get`, `Find`, `Is`, `Has`,
 * `Can`, `Exists`, `Supports`, `Validate`, `CreateDefault`, `Calculate`), and writes otherwise.
 *
 * Reviewed with the vendor's OpenAPI descriptions and its reference of the web API client (parameters, return values).
 * A read must be said to change nothing; where that is in doubt, the operation counts as a write.
 */
export const exceptions: Readonly<Record<string, Readonly<Record<string, OperationException>>>> = {
  AI: {
    GetChatbotResponse: write('Stores the new turn in the history of the chat.'),
    GetChatbotPromptSuggestions: askedOfAModel,
    GetFormDesignFromImage: askedOfAModel,
    GetFormDesignFromUrl: askedOfAModel,
    GetFormDesignCssFromImage: askedOfAModel,
    GetFormDesignCssFromUrl: askedOfAModel,
    GetFirstFormDesignCssFromImage: askedOfAModel,
    GetFirstFormDesignCssFromUrl: askedOfAModel,
    GetNextFormDesignCss: askedOfAModel,
  },
  Appointment: {
    CreateDefaultAppointmentEntityFromSaleSuggestion: mayStoreTheSuggestion,
    CreateDefaultAppointmentEntityFromProjectSuggestion: mayStoreTheSuggestion,
    CreateDefaultReOpenAppointment: mayStoreTheSuggestion,
    WillSendEmail: read('Says whether saving the given appointment would send e-mail.'),
  },
  CRMScript: {
    ResolveIncludes: read('Returns the ids of the scripts that the given one includes.'),
  },
  Chat: {
    ChatSessionsForUser: read('Lists the sessions of a user.'),
    ChatTopicsForUser: read('Lists the topics of a user.'),
  },
  Configuration: {
    GetLandingPage: write('Creates the row of the landing page if there is none.'),
    GetRefreshedPageConfiguration: write('Builds the configuration again and stores it in the cache in the database.'),
    GetCSAuthUrl: setsTheLanguage,
    GetCsProgramUrl: setsTheLanguage,
    GetEMarketingUrl: write('Undocumented, and takes a language as the URLs do that set it for the current user.'),
  },
  Contact: {
    GetPreviewEnrichContact: write('May ask the enrichment service, which is metered.'),
  },
  CustomerService: {
    GetParsedTemplate: parsesATemplate,
    EventHandlerExists: read('Says whether there is a handler for an event.'),
    EventHandlersExists: read('Says whether there is a handler for one of several events.'),
    CheckIfCustomizedTemplates: read('Says whether the templates are customized.'),
  },
  Dash: {
    GetTempTileSelection: write('Copies the selection into a temporary one.'),
    GetSecondaryTempTileSelection: write('Copies the selection into a second temporary one.'),
  },
  DatabaseTable: {
    ReadRow: read('Reads one row of a table.'),
  },
  Diagnostics: {
    GetNextTableNumber: write('Increments the number, saves it and returns it.'),
    WebAppUsageExistsInPeriod: read('Says whether a view has been used in a period.'),
  },
  Document: {
    GetDocumentUrl: mayBeWritable,
    CreateDefaultDocumentEntityFromSuggestion: mayStoreTheSuggestion,
    VerifyGetDocumentStream: read('Says whether the content could be read.'),
  },
  EMail: {
    GetFolderHasNewEMail: write('Answers for the time since the previous call, so a second call answers otherwise.'),
    GetNewMail: write('Downloads new e-mail from the mail server.'),
    LatestItemIdByFolder: read('Returns the id of the latest item in a folder.'),
    ResolveEMailRecipients: read('Splits a text into addresses and looks up their persons.'),
  },
  ErpSync: {
    ValidateArchiveColumnConfig: write('Clears column settings where the field mapping has changed.'),
  },
  Find: {
    PopulateRestrictions: read('Fills in the restrictions it is given and returns them.'),
    PopulateRestrictionValues: read('Fills in the values of the restrictions it is given and returns them.'),
  },
  License: {
    GetLicenseFromFile: write('Loads a license; the reference does not say whether it is stored.'),
    GetLicenseFromLicenseServer: write('Undocumented: a license may be fetched in order to be stored.'),
  },
  List: {
    GetDocumentTemplateUrl: mayBeWritable,
    CreateDefaultDocumentTemplateLanguage: write('Adds a language to a template and returns nothing.'),
    ChangeCurrency: read('A function of what it is given: an amount in another currency.'),
  },
  Marketing: {
    CalculateMailingStatistics: write('Stores the rates and returns how many mailings it has updated.'),
  },
  NewsFeed: {
    GetNewsFeedItemsById: write('Its parameter is described as the ids of the items to mark as seen.'),
  },
  Person: {
    GetCustomerCentrePasswordReplyTemplate: parsesATemplate,
  },
  PhoneList: {
    Search: read('Searches by the preferences that are stored.'),
    SearchWithPreferences: read('Searches by the preferences that it is given.'),
  },
  Quote: {
    GetOrderState: write('The ERP system may answer with changes, a new quote version among them.'),
    ValidateQuoteVersion: write('The ERP system may change lines, alternatives and the state of the version.'),
  },
  Sale: {
    SaleHasQuote: read('Says whether the sale has a quote.'),
  },
  Selection: {
    GetSelectionForFind: write('Makes a working set for the user, and may set or reset its criteria.'),
    CreateSelectionEntity: read('Returns a new selection without saving it.'),
  },
  Ticket: {
    GetNextInQueue: write('Assigns the next ticket to the caller.'),
    GetDefaultMessageContent: parsesATemplate,
    GetDefaultMessageContentFull: parsesATemplate,
    GetDefaultMessageContentWithOptions: parsesATemplate,
    ResolveTicketId: read('Follows merged tickets to the one that remains.'),
    SanitizeMailContent: sanitizes,
    SanitizeMailContentWithOptions: sanitizes,
    SanitizeMailContents: sanitizes,
    Html2Text: read('A function of what it is given: the text of some HTML.'),
  },
  TimeZone: {
    CheckNewTimeZoneDataAvailable: read('Says whether there is newer data.'),
    TimeOfLastTimeZoneUpdate: read('Returns the time of the last update.'),
  },
  User: {
    GetAccessToken: write('Issues a token, and may start a session in Service.'),
    GetOrRegisterAccessGatewayInfo: write('Registers with the access gateway if that has not been done.'),
    IsPasswordValid: takesAPassword,
    IsPasswordValidWithReason: takesAPassword,
    CheckAccessGatewayRegistration: read('Says whether the registration is valid.'),
  },
  UserDefinedFieldInfo: {
    DetectUnpublishedChanges: read('Says whether there are changes to publish.'),
    DetectColumnIdChanges: read('Says whether publishing would change columns.'),
    FigureOutListIdFromListTableIdAndUDListDefinitionId: read('A function of what it is given: the id of a list.'),
  },
};
