/* eslint-disable max-lines */
// Made from the contract in wsdl/ by scripts/generate-types.mjs; change it there.
import type * as carriers from '../contract/carriers/index.js';
import type { Draft, RepositoryOptions } from './repository.js';

/** Every operation of every agent of the contract. */
export interface ContractAgents {
  readonly AI: {
    CreateDefaultCopilotDataSourceEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotDataSourceEntity | null>;
    SaveCopilotDataSourceEntity(
      parameters: { CopilotDataSourceEntity: Draft<carriers.CopilotDataSourceEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotDataSourceEntity | null>;
    DeleteCopilotDataSourceEntity(
      parameters: { CopilotDataSourceEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultCopilotEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotEntity | null>;
    SaveCopilotEntity(
      parameters: { CopilotEntity: Draft<carriers.CopilotEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotEntity | null>;
    DeleteCopilotEntity(parameters: { CopilotEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    SummarizeText(
      parameters: { Text: string | null; PercentSmaller: number; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ExpandText(
      parameters: { Text: string | null; PercentBigger: number; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    RephraseText(
      parameters: { Text: string | null; Style: carriers.AiTextStyle; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CreateTextForAppointment(
      parameters: { Appointment: Draft<carriers.AppointmentEntity> | null; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    AnalyzeBizCardImage(
      parameters: { Image: string | null; MergeWithDatabase: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.BizCard | null>;
    AnalyzeBizCardText(
      parameters: { Text: string | null; MergeWithDatabase: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.BizCard | null>;
    GetTrainingStatus(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CategorizationStatusResponse | null>;
    GuessCategory(parameters: { TicketId: number }, options?: RepositoryOptions): Promise<number>;
    TrainCategoryGuesser(
      parameters: { SelectionId: number; MaxItems: number; MaxTextLength: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetChatbotResponse(
      parameters: {
        ChatId: string | null;
        IsoLangCode: string | null;
        UserPrompt: string | null;
        DisplayValue: string | null;
        PreviousTurns: Draft<(carriers.ChatbotTurn | null)[]> | null;
        ApiUrl: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatbotTurn | null>;
    GetChatbotPromptSuggestions(
      parameters: { IsoLangCode: string | null; SoProtocol: string | null; CurrentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatbotTurn | null>;
    GetChatbotTurns(
      parameters: { ChatId: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatbotTurn | null)[] | null>;
    ClearChatbotTurns(parameters: { ChatId: string | null }, options?: RepositoryOptions): Promise<undefined>;
    GetCopilotDataSourceEntity(
      parameters: { CopilotDataSourceEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotDataSourceEntity | null>;
    GetCopilotEntity(
      parameters: { CopilotEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CopilotEntity | null>;
    GetFormDesignFromImage(
      parameters: { Image: string | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetFormDesignFromUrl(
      parameters: { Url: string | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetFormDesignCssFromImage(
      parameters: { Image: string | null; CssClasses: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormDesignCarrier | null>;
    GetFormDesignCssFromUrl(
      parameters: { Url: string | null; CssClasses: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormDesignCarrier | null>;
    GetFirstFormDesignCssFromImage(
      parameters: { Image: string | null; CssClass: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormDesignCss | null>;
    GetFirstFormDesignCssFromUrl(
      parameters: { Url: string | null; CssClass: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormDesignCss | null>;
    GetNextFormDesignCss(
      parameters: { State: string | null; CssClass: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormDesignCss | null>;
    DetectLanguage(parameters: { Text: string | null }, options?: RepositoryOptions): Promise<string | null>;
    DetectSentiment(
      parameters: { Text: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Sentiment | null>;
    Translate(
      parameters: { Text: string | null; TargetLanguage: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    TranslateEntity(
      parameters: { EntityName: string | null; EntityId: number; TargetLanguage: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ParseQueryIntoRestrictions(
      parameters: {
        Query: string | null;
        Currents: string | null;
        PreviousQuery: Draft<carriers.NaturalLanguageSearch> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.NaturalLanguageSearch | null>;
    RemovePhotoBackground(parameters: { Image: string | null }, options?: RepositoryOptions): Promise<string | null>;
    Answer(
      parameters: { NamespaceName: string | null; Query: string | null; Type: carriers.RagType; Top: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RagAnswer | null>;
    AnswerFeedback(
      parameters: { TrackingId: string | null; IsThumbsUp: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AnswerAccepted(parameters: { TrackingId: string | null }, options?: RepositoryOptions): Promise<undefined>;
    AnswerUsingContext(
      parameters: {
        NamespaceName: string | null;
        Query: string | null;
        ContextIds: Draft<carriers.RagContextIds> | null;
        Type: carriers.RagType;
        Top: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.RagAnswer | null>;
    Search(
      parameters: { NamespaceName: string | null; Query: string | null; Type: carriers.RagType; Top: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.RagResult | null)[] | null>;
    StartRagIndexing(
      parameters: { NamespaceName: string | null; SourceId: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetIndexingStatus(
      parameters: { NamespaceName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RagStatus | null>;
    CancelIndexing(
      parameters: { NamespaceName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RagStatus | null>;
    SummarizeTicket(
      parameters: { TicketId: number; NumSentences: number; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetSummarizeTicketPrompt(
      parameters: { TicketId: number; NumSentences: number; Summary: string | null; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatbotTurn | null>;
    SummarizeContact(
      parameters: { ContactId: number; NumSentences: number; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetSummarizeContactPrompt(
      parameters: { ContactId: number; NumSentences: number; Summary: string | null; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatbotTurn | null>;
    SummarizeSale(
      parameters: { SaleId: number; NumSentences: number; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetSummarizeSalePrompt(
      parameters: { SaleId: number; NumSentences: number; Summary: string | null; IsoLangCode: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatbotTurn | null>;
  };
  readonly Appointment: {
    GetPublishedAppointment(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    GetPublishedAppointments(
      parameters: { AppointmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetMyPublishedAppointments(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPublishedProjectAppointments(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetAppointmentsByTaskHeading(
      parameters: { TaskHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetAssociateDiary(
      parameters: { AssociateId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetDiaryByGroup(
      parameters: { GroupId: number; GroupType: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    UpdateAppointment(
      parameters: { Id: number; StartTime: string; EndTime: string; Status: number; Type: number; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    UpdateAppointmentWithMode(
      parameters: {
        Id: number;
        StartTime: string;
        EndTime: string;
        Status: carriers.AppointmentStatus;
        Type: carriers.AppointmentType;
        AssociateId: number;
        UpdateMode: carriers.RecurrenceUpdateMode;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    UpdateAppointmentWithModeAndEmail(
      parameters: {
        Id: number;
        StartTime: string;
        EndTime: string;
        Status: carriers.AppointmentStatus;
        Type: carriers.AppointmentType;
        AssociateId: number;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SendEmailToParticipants: boolean;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        ImapEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    GetAssociatesDiary(
      parameters: { AssociateIds: number[] | null; StartTime: string; EndTime: string },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetAssociatesDiaryInfo(
      parameters: { AssociateIds: number[] | null; StartTime: string; EndTime: string },
      options?: RepositoryOptions,
    ): Promise<(carriers.AppointmentInfo | null)[] | null>;
    GetAppointmentRecords(
      parameters: { MotherId: number; RecurrenceRuleId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetMySyncAppointments(
      parameters: { StartTime: string; EndTime: string },
      options?: RepositoryOptions,
    ): Promise<(carriers.AppointmentSyncData | null)[] | null>;
    GetDayInformationListByDatesAndAssociate(
      parameters: { StartDate: string; EndDate: string; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.DayInformationListItem | null)[] | null>;
    GetActivityInformationListByDatesAndAssociate(
      parameters: { StartDate: string; EndDate: string; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ActivityInformationListItem | null)[] | null>;
    GetRedLetterInformationListByDatesAndAssociate(
      parameters: { StartDate: string; EndDate: string; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.RedLetterInformationListItem | null)[] | null>;
    GetAlarms(
      parameters: {
        IncludeInvitations: boolean;
        IncludeAllAppointments: boolean;
        DefaultAlarmLeadTimeInMinutes: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.MultiAlarmData | null>;
    GetNextAvailableTime(
      parameters: { Associates: number[] | null; StartTime: string; EndTime: string; Count: number; IsAllDay: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.NextAvailableTime | null)[] | null>;
    GenerateLead(
      parameters: {
        AssociateIdForNewContact: number;
        LeadDescription: string | null;
        Relation: string | null;
        RelationId: number;
        LeadContact: string | null;
        LeadPersonFirstname: string | null;
        LeadPersonLastname: string | null;
        LeadPersonEmail: string | null;
        LeadPhoneNumber: string | null;
        CreatorsContact: string | null;
        CreatorsFirstname: string | null;
        CreatorsLastname: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.SalesActivity | null>;
    RequestForInfo(
      parameters: {
        AssociateIdForNewContact: number;
        Channel: string | null;
        Regarding: string | null;
        ContactName: string | null;
        PersonFirstname: string | null;
        PersonLastname: string | null;
        EmailAddress: string | null;
        PhoneNumber: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.SalesActivity | null>;
    GetSuggestedAppointment(
      parameters: { SuggestedAppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedAppointment | null>;
    GetSuggestedAppointmentEntity(
      parameters: { SuggestedAppointmentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedAppointmentEntity | null>;
    GetTaskListItem(
      parameters: { TaskListItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
    GetTaskListItems(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.TaskListItem | null)[] | null>;
    CreateVideoMeetingReservation(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.VideoMeetingReservation | null>;
    DeleteVideoMeetingReservation(
      parameters: { VideoMeetingId: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetVideoMeetingConnectedState(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.UserConnectedState | null>;
    CreateDefaultAppointmentEntity(
      parameters?: Record<string, never>,
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
    CreateDefaultSuggestedAppointmentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedAppointmentEntity | null>;
    SaveSuggestedAppointmentEntity(
      parameters: { SuggestedAppointmentEntity: Draft<carriers.SuggestedAppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedAppointmentEntity | null>;
    CreateDefaultTaskListItem(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
    SaveTaskListItem(
      parameters: { TaskListItem: Draft<carriers.TaskListItem> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskListItem | null>;
    GetAppointment(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    ToggleAppointmentStatus(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentStatus>;
    ToggleActivity(
      parameters: { ActivityIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ActivityStatus>;
    ToggleActivities(
      parameters: { ActivityIdentifier: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ActivityStatus>;
    SetActivityStatus(
      parameters: { ActivityIdentifier: (string | null)[] | null; ActivityStatus: carriers.ActivityStatus },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ToggleAndSetActivities(
      parameters: { ActivityIdentifiers: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetAppointmentEntity(
      parameters: { AppointmentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CreateDefaultAppointmentEntityByType(
      parameters: { Type: carriers.TaskType },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CreateAppointmentEntityFromExisting(
      parameters: { AppointmentId: number; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    Accept(
      parameters: { AppointmentId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateAndAccept(
      parameters: { EmailItemId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AcceptWithEmailConfirmation(
      parameters: { AppointmentId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateAndAcceptWithEmailConfirmation(
      parameters: { EmailItemId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    Reject(
      parameters: { AppointmentId: number; RejectReason: string | null; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RejectWithEmailConfirmation(
      parameters: { AppointmentId: number; RejectReason: string | null; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeclineInvitationFromEmailItem(
      parameters: { EmailItemId: number; RejectReason: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetOrganizerName(parameters: { MotherAppointmentId: number }, options?: RepositoryOptions): Promise<string | null>;
    Save(
      parameters: {
        AppointmentEntity: Draft<carriers.AppointmentEntity> | null;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SendEmailToParticipants: boolean;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        ImapEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    Delete(
      parameters: {
        AppointmentId: number;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SendEmailToParticipants: boolean;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        ImapEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CalculateDays(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RecurrenceInfo | null>;
    ValidateDays(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null; Dates: string[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.RecurrenceDate | null)[] | null>;
    CreateDefaultRecurrence(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.RecurrenceInfo | null>;
    AssignTo(
      parameters: {
        AppointmentId: number;
        Participant: Draft<carriers.ParticipantInfo> | null;
        UpdateMode: carriers.RecurrenceUpdateMode;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    SetSeen(
      parameters: { AppointmentId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetSeenMany(
      parameters: { AppointmentIds: number[] | null; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    Move(
      parameters: { AppointmentId: number; NewStartTime: string; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    MoveWithEmail(
      parameters: {
        AppointmentId: number;
        NewStartTime: string;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SendEmailToParticipants: boolean;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        ImapEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    MoveExtended(
      parameters: { AppointmentMoveData: Draft<carriers.AppointmentMoveData> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    AcceptRejected(
      parameters: { AppointmentId: number; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CreateDefaultRecurrenceByDate(
      parameters: { StartDate: string },
      options?: RepositoryOptions,
    ): Promise<carriers.RecurrenceInfo | null>;
    CleanUpBookingDeleted(
      parameters: { AppointmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CleanUpBookingDeletedWithUpdateMode(
      parameters: { AppointmentIds: number[] | null; UpdateMode: carriers.RecurrenceUpdateMode },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CleanUpRecurringBookingDeleted(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    CreateDefaultAppointmentEntityByTypeAndAssociate(
      parameters: { Type: carriers.TaskType; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    GetCanInsertForAssociates(
      parameters: { AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean[] | null>;
    GetAppointmentHaveParticipantsWithEmail(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    CreateDefaultAppointmentEntityFromSaleSuggestion(
      parameters: { SuggestedAppointmentId: number; SaleId: number; CreateNow: boolean; OwnerId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    GetNextSuggestedAppointmentBySale(
      parameters: { SaleId: number; CurrentAppointmentId: number; SkipCompleteCheck: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedAppointment | null>;
    CreateDefaultReOpenAppointment(
      parameters: { SaleId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CreateDefaultAppointmentEntityFromProjectSuggestion(
      parameters: { SuggestedAppointmentId: number; ProjectId: number; CreateNow: boolean; OwnerId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CreateAppointmentForUID(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null; UID: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    GetAppointmentFromUID(
      parameters: { UID: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    CanAssignToProjectMember(
      parameters: { ProjectId: number; SuggestedAppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetUIDFromAppointmentId(
      parameters: { AppointmentId: number; UseMotherId: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    UpdateAppointmentFromIcsResponse(
      parameters: { EmailAddress: string | null; IcsData: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ValidateAppointmentEntity(
      parameters: { AppointmentEntity: Draft<carriers.AppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    WillSendEmail(
      parameters: { Appointment: Draft<carriers.AppointmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    AcceptWithSmtpEmailConfirmation(
      parameters: {
        AppointmentId: number;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RejectWithSmtpEmailConfirmation(
      parameters: {
        AppointmentId: number;
        RejectReason: string | null;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAppointmentEmailInvitation(
      parameters: {
        Appointment: Draft<carriers.AppointmentEntity> | null;
        TemplateName: string | null;
        Language: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    SaveWithCustomInvitation(
      parameters: {
        AppointmentEntity: Draft<carriers.AppointmentEntity> | null;
        UpdateMode: carriers.RecurrenceUpdateMode;
        SendEmailToParticipants: boolean;
        SmtpEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        ImapEMailConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        EmailBody: string | null;
        Subject: string | null;
        TemplateLanguage: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentSaveData | null>;
    ConvertAppointmentToTask(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AppointmentEntity | null>;
    GetAppointmentList(
      parameters: { AppointmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetMyAppointments(
      parameters: { StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonAppointments(
      parameters: {
        PersonId: number;
        IncludeProjectAppointments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetMyDiary(
      parameters: { StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetMyTasks(
      parameters: { Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonDiary(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonTasks(
      parameters: { PersonId: number; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonAppointmentsByType(
      parameters: {
        PersonId: number;
        IncludeProjectAppointments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        AppointmentType: carriers.AppointmentType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectAppointments(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectAppointmentsByType(
      parameters: {
        ProjectId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        AppointmentType: carriers.AppointmentType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetContactAppointments(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetContactAppointmentsByType(
      parameters: {
        ContactId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        AppointmentType: carriers.AppointmentType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectMemberAppointments(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectMemberAppointmentsByType(
      parameters: {
        PersonId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        AppointmentType: carriers.AppointmentType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonAppointmentsByTask(
      parameters: {
        PersonId: number;
        IncludeProjectAppointments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        TaskId: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonAppointmentsByTasks(
      parameters: {
        PersonId: number;
        IncludeProjectAppointments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        TaskIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetPersonAppointmentsByTaskHeading(
      parameters: {
        PersonId: number;
        IncludeProjectAppointments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        TaskHeadingId: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectAppointmentsByTask(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number; TaskId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectAppointmentsByTasks(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number; TaskIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectAppointmentsByTaskHeading(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number; TaskHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectMemberAppointmentsByTask(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number; TaskId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectMemberAppointmentsByTasks(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number; TaskIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetProjectMemberAppointmentsByTaskHeading(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number; TaskHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetContactAppointmentsByTask(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number; TaskId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetContactAppointmentsByTasks(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number; TaskIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
    GetContactAppointmentsByTaskHeading(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number; TaskHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Appointment | null)[] | null>;
  };
  readonly Archive: {
    CreateDefaultArchiveListResult(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveListResult | null>;
    GetActivityFilter(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ActivityFilter | null>;
    SetActivityFilter(
      parameters: { ActivityFilter: Draft<carriers.ActivityFilter> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetGroupAssociateIds(
      parameters: { GroupIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    GetArchiveConfiguration(
      parameters: { GuiName: string | null; ProviderName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveConfiguration | null>;
    GetArchiveConfigurationWithContext(
      parameters: { GuiName: string | null; ProviderName: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveConfiguration | null>;
    SetColumnWidths(
      parameters: { GuiName: string | null; ColumnWidths: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetChosenEntities(
      parameters: { GuiName: string | null; ProviderName: string | null; Entities: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetChosenColumns(
      parameters: { GuiName: string | null; ProviderName: string | null; ChosenColumns: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetArchiveConfigurationV2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        Context: string | null;
        OwnerKeys: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveConfiguration | null>;
    SetColumnWidthsV2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        Context: string | null;
        OwnerKeys: string | null;
        ColumnWidths: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetChosenEntitiesV2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        Context: string | null;
        OwnerKeys: string | null;
        Entities: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetChosenColumnsV2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        Context: string | null;
        OwnerKeys: string | null;
        ChosenColumns: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
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
    GetArchiveListByColumnsWithContext(
      parameters: {
        ProviderName: string | null;
        Columns: (string | null)[] | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
        Page: number;
        PageSize: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveList(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
        Page: number;
        PageSize: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListWithContext(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
        Page: number;
        PageSize: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListByColumnsWithHeader(
      parameters: {
        ProviderName: string | null;
        Columns: (string | null)[] | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
        Page: number;
        PageSize: number;
        Options: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveListResult | null>;
    GetProviderNames(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetArchiveListByColumnsWithHeaderWithContext(
      parameters: {
        ProviderName: string | null;
        Columns: (string | null)[] | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Entities: (string | null)[] | null;
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
    GetArchiveListByColumns2(
      parameters: {
        ProviderName: string | null;
        Columns: string | null;
        SortOrder: string | null;
        Restrictions: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListByColumnsWithContext2(
      parameters: {
        ProviderName: string | null;
        Columns: string | null;
        SortOrder: string | null;
        Restriction: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveList2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        SortOrder: string | null;
        Restriction: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListWithContext2(
      parameters: {
        GuiName: string | null;
        ProviderName: string | null;
        SortOrder: string | null;
        Restriction: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetArchiveListByColumnsWithHeader2(
      parameters: {
        ProviderName: string | null;
        Columns: string | null;
        SortOrder: string | null;
        Restriction: string | null;
        Entities: string | null;
        Page: number;
        PageSize: number;
        Options: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveListResult | null>;
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
    ExportArchive(
      parameters: {
        ProviderName: string | null;
        Context: string | null;
        DesiredEntities: (string | null)[] | null;
        Columns: (string | null)[] | null;
        SortOrder: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        ExportType: string | null;
        SelectedRowIds: (string | null)[] | null;
        EstimatedRowCount: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ExportArchiveResult | null>;
    GetRelatedData(
      parameters: { Table: string | null; RecordId: number; Fields: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.RelatedData | null)[] | null>;
    GetRelatedData2(
      parameters: { Table: string | null; RecordId: number; Fields: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.RelatedData | null)[] | null>;
  };
  readonly Associate: {
    GetAssociate(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<carriers.Associate | null>;
    GetAssociateByPersonId(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Associate | null>;
    GetNote(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<(string | null)[] | null>;
    SaveNote(
      parameters: { AssociateId: number; Note: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetEncryptionKey(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetAssociateList(
      parameters: { AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Associate | null)[] | null>;
    GetAssociatesByGroup(
      parameters: { GroupId: number; Type: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Associate | null)[] | null>;
    LogOffWindowsUsers(parameters: { AssociateIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly BLOB: {
    CreateDefaultBlobEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    SaveBlobEntity(
      parameters: { BlobEntity: Draft<carriers.BlobEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    DeleteBlobEntity(parameters: { BlobEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetBlobEntity(
      parameters: { BlobEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    SetBlobStream(
      parameters: { BlobEntityId: number; Stream: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetBlobStream(parameters: { BlobEntityId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetProjectImage(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetPersonImage(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetRawPersonImage(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetProjectImage(
      parameters: { ProjectId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetPersonImage(
      parameters: { PersonId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ChangeProjectImage(
      parameters: { ProjectId: number; BlobId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveProjectImage(
      parameters: { Description: string | null; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetBlobEntityOnProject(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    GetBlobEntityOnPerson(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    GetBlobEntityOnCountry(
      parameters: { CountryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    GetBlobEntityOnProduct(
      parameters: { ProductId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    ChangePersonImage(
      parameters: { PersonId: number; BlobId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveImageStream(
      parameters: { Type: carriers.BlobLinkType; Image: string | null; Description: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetProductImage(parameters: { ProductId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetProductImage(
      parameters: { ProductId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetProductThumbnail(parameters: { ProductId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetProductThumbnail(
      parameters: { ProductId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ChangeProductImage(
      parameters: { ProductId: number; BlobId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetQuoteLineImage(parameters: { QuoteLineId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetPersonImageWithSize(
      parameters: { PersonId: number; Width: number; Height: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetProjectImageWithSize(
      parameters: { ProjectId: number; Width: number; Height: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetChatImageWithSize(
      parameters: { ChatTopicId: number; Width: number; Height: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetContactImage(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetContactImage(
      parameters: { ContactId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ChangeContactImage(
      parameters: { ContactId: number; BlobId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetBlobEntityOnContact(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BlobEntity | null>;
    GetContactImageWithSize(
      parameters: { ContactId: number; Width: number; Height: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetOutputFromBatch(parameters: { BatchTaskId: number }, options?: RepositoryOptions): Promise<string | null>;
    CleanupBatchTask(parameters: { BatchTaskId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Batch: {
    GetBatchTaskInfo(parameters: { Id: number }, options?: RepositoryOptions): Promise<carriers.BatchTaskInfo | null>;
    GetBatchTaskInfosByAssociates(
      parameters: { AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    StartBatchJob(
      parameters: { BatchTaskInfo: Draft<carriers.BatchTaskInfo> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    StopBatchJob(parameters: { Id: number }, options?: RepositoryOptions): Promise<boolean>;
    GetBatchTaskInfosByState(
      parameters: { State: carriers.BatchTaskState },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    UpdateBatchTask(
      parameters: { BatchTaskInfo: Draft<carriers.BatchTaskInfo> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.BatchTaskInfo | null>;
    GetBatchTaskInfosByNameAndState(
      parameters: { Name: string | null; State: carriers.BatchTaskState },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    GetBatchTaskInfosByNameAndAssociates(
      parameters: { Name: string | null; AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    GetBatchTaskInfosByAssociatesAndState(
      parameters: { AssociateIds: number[] | null; State: carriers.BatchTaskState },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    DeleteBatchTasks(parameters: { BatchTaskIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    DeleteBatchTask(parameters: { BatchTaskId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetAllBatchTaskInfosByName(
      parameters: { TaskName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    GetAllBatchTaskInfosByNameAndState(
      parameters: { TaskName: string | null; State: carriers.BatchTaskState },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    GetSystemBatchTaskInfosByName(
      parameters: { TaskName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
    GetSystemBatchTaskInfosByNameAndState(
      parameters: { TaskName: string | null; State: carriers.BatchTaskState },
      options?: RepositoryOptions,
    ): Promise<(carriers.BatchTaskInfo | null)[] | null>;
  };
  readonly BlobManager: {
    ReadBlob(
      parameters: { BlobId: number },
      options?: RepositoryOptions,
    ): Promise<{ Length: number; Response: string | null }>;
    WriteBlob(parameters: { BlobId: number; Blob: string | null }, options?: RepositoryOptions): Promise<undefined>;
    BeginReadBlobPart(parameters: { BlobId: number }, options?: RepositoryOptions): Promise<number>;
    ReadBlobPart(
      parameters: { BlobId: number; BlobPosition: number; Length: number },
      options?: RepositoryOptions,
    ): Promise<{ Response: string | null; Length: number }>;
    EndReadBlobPart(parameters: { BlobId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly BulkUpdate: {
    GetAvailableFields(
      parameters: { Tablename: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldValueInfo | null)[] | null>;
    GetStoredFields(
      parameters: { Tablename: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldValueInfo | null)[] | null>;
    ExecuteBySelectionId(
      parameters: {
        FieldValueInfos: Draft<(carriers.FieldValueInfo | null)[]> | null;
        TableName: string | null;
        Context: string | null;
        SelectionId: number;
        IsShadow: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<number>;
    ExecuteByEntityIds(
      parameters: {
        FieldValueInfos: Draft<(carriers.FieldValueInfo | null)[]> | null;
        TableName: string | null;
        Context: string | null;
        Ids: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetJobResultsFromStorageAsJson(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    RemoveStoredFields(
      parameters: { TableName: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    RemoveStoredFieldsAndGetDefaultFields(
      parameters: { TableName: string | null; Context: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldValueInfo | null)[] | null>;
    GetJobResultAsJsonFromBinaryObjectId(
      parameters: { TableName: string | null; BinaryObjectId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
  };
  readonly CRMScript: {
    CreateDefaultCRMScriptEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptEntity | null>;
    SaveCRMScriptEntity(
      parameters: { CRMScriptEntity: Draft<carriers.CRMScriptEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptEntity | null>;
    DeleteCRMScriptEntity(parameters: { CRMScriptEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultTriggerScriptEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TriggerScriptEntity | null>;
    SaveTriggerScriptEntity(
      parameters: { TriggerScriptEntity: Draft<carriers.TriggerScriptEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TriggerScriptEntity | null>;
    DeleteTriggerScriptEntity(
      parameters: { TriggerScriptEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetCRMScriptByUniqueIdentifier(
      parameters: { UniqueIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Script | null>;
    SaveCRMScriptByUniqueIdentifier(
      parameters: { UniqueIdentifier: string | null; Crmscript: Draft<carriers.Script> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Script | null>;
    DeleteCRMScriptByUniqueIdentifier(
      parameters: { UniqueIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetCRMScriptEntity(
      parameters: { CRMScriptEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptEntity | null>;
    SaveCRMScriptEntityWithoutCompile(
      parameters: { CrmScriptEntity: Draft<carriers.CRMScriptEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptEntity | null>;
    ExecuteScript(
      parameters: { CRMScriptId: number; Parameters: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ExecuteScriptByIncludeId(
      parameters: { CRMScriptIncludeId: string | null; Parameters: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ExecuteScriptByUniqueId(
      parameters: { CRMScriptUniqueId: string | null; Parameters: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ExecuteScriptAsEvent(
      parameters: { CRMScriptId: number; EventData: Draft<carriers.EventData> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EventData | null>;
    ExecuteScriptAsEventByUniqueId(
      parameters: { CRMScriptUniqueId: string | null; EventData: Draft<carriers.EventData> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EventData | null>;
    ValidateScript(
      parameters: { CRMScriptId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
    ValidateScriptByIncludeId(
      parameters: { CRMScriptIncludeId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
    ValidateScriptByUniqueId(
      parameters: { CRMScriptUniqueId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
    ExecuteScriptByString(
      parameters: {
        Script: string | null;
        Parameters: { [key: string]: string | null } | null;
        EventData: Draft<carriers.EventData> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptRunResult | null>;
    ValidateScriptByString(
      parameters: { Script: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
    ResolveIncludes(
      parameters: { Script: string | null; IgnoreErrors: boolean },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    GetTriggerScriptEntity(
      parameters: { TriggerScriptEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TriggerScriptEntity | null>;
    GetTriggerScriptByUniqueId(
      parameters: { TriggerScriptUniqueId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TriggerScriptEntity | null>;
    SaveTriggerScriptByUniqueId(
      parameters: { TriggerScriptUniqueId: string | null; Entity: Draft<carriers.TriggerScriptEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TriggerScriptEntity | null>;
    DeleteTriggerScriptByUniqueId(
      parameters: { TriggerScriptUniqueId: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ValidateTriggerScript(
      parameters: { TriggerScriptId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
    ValidateTriggerScriptByUniqueId(
      parameters: { TriggerScriptUniqueId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CRMScriptResult | null>;
  };
  readonly Chat: {
    CreateDefaultChatSessionEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    SaveChatSessionEntity(
      parameters: { ChatSessionEntity: Draft<carriers.ChatSessionEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    DeleteChatSessionEntity(
      parameters: { ChatSessionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultChatTopicAgent(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicAgent | null>;
    CreateDefaultChatTopicEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicEntity | null>;
    SaveChatTopicEntity(
      parameters: { ChatTopicEntity: Draft<carriers.ChatTopicEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicEntity | null>;
    DeleteChatTopicEntity(parameters: { ChatTopicEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetChatPresence(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatPresence | null)[] | null>;
    SaveChatPresence(
      parameters: { ChatPresence: Draft<(carriers.ChatPresence | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetChatSessionEntity(
      parameters: { ChatSessionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    ChatSessionsForUser(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatSessionEntity | null)[] | null>;
    TransferChatSession(
      parameters: { ChatSessionId: number; ToAssociate: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    AcceptChatSessionTransfer(
      parameters: { ChatSessionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    RejectChatSessionTransfer(
      parameters: { ChatSessionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    PickUpChatSession(
      parameters: { ChatSessionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    PickUpFirstChatSession(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    ResetChatSession(
      parameters: { ChatSessionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
    GetChatTranscript(
      parameters: { ChatSessionId: number; Html: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetChatMessages(
      parameters: { ChatSessionId: number; After: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatMessage | null)[] | null>;
    AddChatMessage(
      parameters: { ChatSessionId: number; Message: Draft<carriers.ChatMessage> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatMessage | null>;
    GetChatTopicEntity(
      parameters: { ChatTopicEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicEntity | null>;
    IsWithinOpeningHours(parameters: { ChatTopicId: number }, options?: RepositoryOptions): Promise<boolean>;
    ChatTopicsForUser(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatTopicEntity | null)[] | null>;
    GetUserAgentList(
      parameters: { Flat: boolean; OnlyPresent: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    GetChatTopicUserAgentList(
      parameters: { ChatTopicId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatTopicAgent | null)[] | null>;
    GetChatTopicUserAgent(
      parameters: { ChatTopicId: number; Username: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicAgent | null>;
    AddChatTopicUserAgent(
      parameters: { ChatTopicId: number; Useragent: Draft<carriers.ChatTopicAgent> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicAgent | null>;
    UpdateChatTopicUserAgent(
      parameters: { ChatTopicId: number; Username: string | null; Useragent: Draft<carriers.ChatTopicAgent> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatTopicAgent | null>;
    UpdateChatTopicUserAgents(
      parameters: { ChatTopicId: number; Useragents: Draft<(carriers.ChatTopicAgent | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatTopicAgent | null)[] | null>;
    DeleteChatTopicUserAgent(
      parameters: { ChatTopicId: number; Username: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateChatSessionForTopic(
      parameters: { ChatTopicId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChatSessionEntity | null>;
  };
  readonly Configuration: {
    CreateDefaultConfigurableScreenDelta(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ConfigurableScreenDelta | null>;
    SaveConfigurableScreenDelta(
      parameters: { ConfigurableScreenDelta: Draft<carriers.ConfigurableScreenDelta> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ConfigurableScreenDelta | null>;
    DeleteConfigurableScreenDelta(
      parameters: { ConfigurableScreenDeltaId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultDiaryViewEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DiaryViewEntity | null>;
    SaveDiaryViewEntity(
      parameters: { DiaryViewEntity: Draft<carriers.DiaryViewEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DiaryViewEntity | null>;
    DeleteDiaryViewEntity(parameters: { DiaryViewEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultLandingPageEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.LandingPageEntity | null>;
    SaveLandingPageEntity(
      parameters: { LandingPageEntity: Draft<carriers.LandingPageEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LandingPageEntity | null>;
    DeleteLandingPageEntity(
      parameters: { LandingPageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultSystemEventEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SystemEventEntity | null>;
    SaveSystemEventEntity(
      parameters: { SystemEventEntity: Draft<carriers.SystemEventEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SystemEventEntity | null>;
    DeleteSystemEventEntity(
      parameters: { SystemEventEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetConfigurableScreenDelta(
      parameters: { ConfigurableScreenDeltaId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ConfigurableScreenDelta | null>;
    GetScreenConfigurationDeltas(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetScreenConfigurationDelta(
      parameters: { DeltaType: carriers.DeltaType; DeltaState: carriers.DeltaState },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetConfigurableScreenDeltasByDelta(
      parameters: { ConfigurableScreenDelta: Draft<carriers.ConfigurableScreenDelta> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ConfigurableScreenDelta | null)[] | null>;
    GetConfigurableScreenDeltasByQuery(
      parameters: { DeltaQuery: Draft<carriers.DeltaQuery> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ConfigurableScreenDelta | null)[] | null>;
    RebuildUdefDeltas(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    RebuildWebpanelDeltas(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    SaveAndPublish(
      parameters: { ConfigurableScreenDelta: Draft<carriers.ConfigurableScreenDelta> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ConfigurableScreenDelta | null>;
    SetAppliesToKey(
      parameters: { RecipeId: string | null; AppliesToKey: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetRecipeAppliesToMappings(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    RebuildCustomObjectArchivePanelDeltas(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RebuildTaskMenuDeltas(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetApplicationConfiguration(
      parameters: { Application: string | null; Instance: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetPageConfiguration(
      parameters: { Application: string | null; Instance: string | null; Page: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetObjectMapping(
      parameters: { Application: string | null; Instance: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetFilterList(
      parameters: { Application: string | null; Instance: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ClearConfigurationCache(
      parameters: { Application: string | null; Instance: string | null; ForAllAssociates: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAnyConfiguration(
      parameters: { Application: string | null; Instance: string | null; Item: string | null; Type: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEMarketingUrl(parameters: { Language: string | null }, options?: RepositoryOptions): Promise<string | null>;
    GetCsProgramUrl(
      parameters: {
        Language: string | null;
        ProgramName: string | null;
        Action: string | null;
        ExtraParameters: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetCSAuthUrl(
      parameters: {
        Language: string | null;
        ProgramName: string | null;
        Action: string | null;
        ExtraParameters: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetCSRegistryValue(parameters: { Entry: number }, options?: RepositoryOptions): Promise<string | null>;
    GetCSWwwFolder(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetRefreshedPageConfiguration(
      parameters: { Application: string | null; Instance: string | null; Page: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetWwwUrl(parameters: { Client: string | null }, options?: RepositoryOptions): Promise<string | null>;
    GetHelpDispatcherUrl(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetWwwUrlForSMWeb(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetCsCgiUrlInternal(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetCRMUrl(
      parameters: { SoProtocol: string | null; Currents: string | null; Frameless: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEmailNumberOfDays(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    GetCustomerUrl(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetSpfDomain(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetAllFeatureToggles(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: boolean } | null>;
    GetCsCgiUrl(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    GetDiaryViewEntity(
      parameters: { DiaryViewEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DiaryViewEntity | null>;
    GetLandingPageEntity(
      parameters: { LandingPageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.LandingPageEntity | null>;
    GetLandingPage(
      parameters: { AssociateId: number; TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LandingPageEntity | null>;
    SetLandingPagePinForAssociate(
      parameters: {
        Pin: boolean;
        AssociateId: number;
        EntityTableName: string | null;
        PinTableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetSystemEventEntity(
      parameters: { SystemEventEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SystemEventEntity | null>;
    ExistsSystemEvent(parameters: { Key: string | null }, options?: RepositoryOptions): Promise<boolean>;
    GetWindowPosSize(
      parameters: { WindowPosSizeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WindowPosSize | null>;
    SaveWindowPosSize(
      parameters: { WindowPosSize: Draft<carriers.WindowPosSize> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WindowPosSize | null>;
    DeleteWindowPosSize(parameters: { WindowPosSizeId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetWindowPosSizeList(
      parameters: { WindowPosSizeIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.WindowPosSize | null)[] | null>;
    GetMyWindowPosSizes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.WindowPosSize | null)[] | null>;
    GetWindowPosSizesOnPersonId(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.WindowPosSize | null)[] | null>;
    GetWindowPosSizesOnAssociateId(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.WindowPosSize | null)[] | null>;
    SaveWindowPosSizes(
      parameters: { WindowPosSizes: Draft<(carriers.WindowPosSize | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.WindowPosSize | null)[] | null>;
  };
  readonly Contact: {
    CreateDefaultContactEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    SaveContactEntity(
      parameters: { ContactEntity: Draft<carriers.ContactEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    DeleteContactEntity(parameters: { ContactEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultPreviewContact(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewContact | null>;
    GetContact(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<carriers.Contact | null>;
    GetMyActiveContacts(
      parameters: { ActivityStartTime: string; ContactCategories: number[] | null; ActionType: carriers.ContactAction },
      options?: RepositoryOptions,
    ): Promise<(carriers.ContactActivity | null)[] | null>;
    GetContactEntity(
      parameters: { ContactEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    Undelete(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    GetPersons(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetContactWithPersons(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    GetMyContact(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    GetMyBizCard(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    ChangeCountry(
      parameters: { ContactEntity: Draft<carriers.ContactEntity> | null; ToCountryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    GetAddress(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<carriers.Address | null>;
    GetAddressByCountry(
      parameters: { ContactId: number; CountryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Address | null>;
    AddPerson(
      parameters: { ContactId: number; NewPersonEntity: Draft<carriers.PersonEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    GetDuplicates(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateEntry | null)[] | null>;
    CreateNewEntry(
      parameters: { Duplicate: Draft<carriers.DuplicateEntry> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetDuplicateRules(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateRule | null)[] | null>;
    SetDuplicateRulesStatus(
      parameters: { Rules: Draft<(carriers.DuplicateRule | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    Merge(
      parameters: {
        SourceContactId: number;
        DestinationContactId: number;
        MergeIdenticalPersons: boolean;
        ReplaceEmptyFieldsOnDestination: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    Copy(
      parameters: {
        SourceContactId: number;
        DestinationContactName: string | null;
        DestinationContactDepartment: string | null;
        CopyPersons: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetNameDepartmentDuplicates(
      parameters: { Name: string | null; Department: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateEntry | null)[] | null>;
    GetDomainDuplicates(
      parameters: { Domain: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateEntry | null)[] | null>;
    IsNumberValid(
      parameters: { ContactId: number; Number: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetQuoteVersionAddresses(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Address | null)[] | null>;
    SaveQuoteVersionAddress(
      parameters: {
        QuoteVersionId: number;
        Address: Draft<carriers.Address> | null;
        AddressType: carriers.AddressType;
        CountryId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.Address | null>;
    DeleteExpired(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetContactSummary(
      parameters: { ContactId: number; Limit: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactSummary | null>;
    ValidateContactEntity(
      parameters: { ContactEntity: Draft<carriers.ContactEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    EnrichContactEntity(
      parameters: { ContactEntity: Draft<carriers.ContactEntity> | null; EnrichId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactEntity | null>;
    UpdateInterests(
      parameters: { ContactId: number; EnableInterestIds: number[] | null; DisableInterestIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetContactList(
      parameters: { ContactIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Contact | null)[] | null>;
    GetMyContacts(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Contact | null)[] | null>;
    GetMyRecentContacts(
      parameters: { SourceType: carriers.ContactSourceType },
      options?: RepositoryOptions,
    ): Promise<(carriers.Contact | null)[] | null>;
    GetPreviewContact(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewContact | null>;
    GetPreviewEnrichContact(
      parameters: { EnrichId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewContact | null>;
  };
  readonly CustomObject: {
    CreateDefaultCustomObjectDefinition(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CustomObjectDefinition | null>;
    CreateDefaultCustomObject(
      parameters: { DefinitionName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomObject | null>;
    GetCustomObject(
      parameters: { DefinitionName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomObject | null>;
    SaveCustomObject(
      parameters: { DefinitionName: string | null; Row: Draft<carriers.CustomObject> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomObject | null>;
    DeleteCustomObject(
      parameters: { DefinitionName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetCustomObjectDefinition(
      parameters: { DefinitionName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomObjectDefinition | null>;
    HasScreenChooser(
      parameters: { DefinitionName: string | null; Edit: boolean },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetCustomObjectsMetadata(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.CustomObjectMetadata | null)[] | null>;
    GetCustomObjectsIcons(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
  };
  readonly CustomerService: {
    CreateDefaultCustomerCenterConfig(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerCenterConfig | null>;
    SaveCustomerCenterConfig(
      parameters: { CustomerCenterConfig: Draft<carriers.CustomerCenterConfig> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerCenterConfig | null>;
    DeleteCustomerCenterConfig(
      parameters: { CustomerCenterConfigId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultMailboxEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.MailboxEntity | null>;
    SaveMailboxEntity(
      parameters: { MailboxEntity: Draft<carriers.MailboxEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.MailboxEntity | null>;
    DeleteChatSessions(parameters: { Ids: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    ChatSessionsForUser(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ChatSession | null)[] | null>;
    UpdateFeatureToggles(
      parameters: { FeatureToggles: Draft<(carriers.CsFeatureToggle | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    EventHandlerExists(
      parameters: { EventHandlerType: carriers.EventHandlerType },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    EventHandlersExists(
      parameters: { EventHandlerTypes: carriers.EventHandlerType[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EventHandlerType[] | null>;
    CreateSession(
      parameters: { RemoteIp: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CsSessionKey | null>;
    RemoveSession(parameters: { LoginId: number }, options?: RepositoryOptions): Promise<undefined>;
    SessionIsValid(parameters: { CsSessionKey: string | null }, options?: RepositoryOptions): Promise<boolean>;
    HasChatNotify(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    CheckSymmetricEncryption(
      parameters: { EncryptedString: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ReportSessionActive(parameters: { SessionKey: string | null }, options?: RepositoryOptions): Promise<number>;
    GetCustomerCenterConfig(
      parameters: { CustomerCenterConfigId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerCenterConfig | null>;
    GetAllCustomerCenterConfigs(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.CustomerCenterConfig | null)[] | null>;
    SaveAllCustomerCenterConfigs(
      parameters: { CustConfigs: Draft<(carriers.CustomerCenterConfig | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CheckIfCustomizedTemplates(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    GetProgramUrl(
      parameters: { ProgramName: string | null; External: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetFaqForCustomer(parameters: { FaqEntryId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetCustomerServiceStartup(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerServiceStartup | null>;
    GetCustomerServiceStartupByOwner(
      parameters: { UserId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerServiceStartup | null>;
    ExecuteEventHandlers(
      parameters: { EventData: Draft<carriers.EventData> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EventData | null>;
    GetMailboxes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Mailbox | null)[] | null>;
    GetMailboxEntity(
      parameters: { MailboxEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.MailboxEntity | null>;
    GetPreviewFaqEntry(
      parameters: { KbEntryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewFaqEntry | null>;
    GetPreviewQuickReply(
      parameters: { QuickReplyId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewQuickReply | null>;
    GetPreviewReplyTemplate(
      parameters: { ReplyTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewReplyTemplate | null>;
    GetParsedTemplate(
      parameters: { ReplyTemplateId: number; LanguageId: number; PersonId: number; TicketId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReplyTemplateParsed | null>;
    GetUnparsedTemplate(
      parameters: { ReplyTemplateId: number; LanguageId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReplyTemplateParsed | null>;
    GetSmsConfig(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.SmsConfig | null>;
    TestSmtpServer(
      parameters: { SmtpUri: string | null; From: string | null; UseStoredPassword: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.SmtpTestResult | null>;
    GetStatistics(
      parameters: { Functions: carriers.StatusScreenPanelType[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.StatisticsDataSet | null)[] | null>;
    GetSystemTemplateSettings(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SystemTemplateSettings | null>;
    SaveSystemTemplateSettings(
      parameters: { SystemTemplateSettings: Draft<carriers.SystemTemplateSettings> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SystemTemplateSettings | null>;
    CreateTicketFromMailData(
      parameters: { MailboxId: number; Data: string | null; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketInfo | null>;
    AddMessageFromMailData(
      parameters: { TicketId: number; Data: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketInfo | null>;
    FindTicketsByTitleOrId(
      parameters: { TitleOrId: string | null; MaxRows: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketInfo | null)[] | null>;
  };
  readonly Dash: {
    CreateDefaultDash(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.Dash | null>;
    SaveDash(
      parameters: { Dash: Draft<carriers.Dash> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Dash | null>;
    DeleteDash(parameters: { DashId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultDashCollection(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DashCollection | null>;
    CreateDefaultDashTheme(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DashTheme | null>;
    SaveDashTheme(
      parameters: { DashTheme: Draft<carriers.DashTheme> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTheme | null>;
    DeleteDashTheme(parameters: { DashThemeId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultDashTile(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    SaveDashTile(
      parameters: { DashTile: Draft<carriers.DashTile> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    DeleteDashTile(parameters: { DashTileId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultDashTileDefinition(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DashTileDefinition | null>;
    SaveDashTileDefinition(
      parameters: { DashTileDefinition: Draft<carriers.DashTileDefinition> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTileDefinition | null>;
    DeleteDashTileDefinition(
      parameters: { DashTileDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultPreviewDash(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewDash | null>;
    CreateDefaultPreviewDashTile(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewDashTile | null>;
    GetDash(parameters: { DashId: number }, options?: RepositoryOptions): Promise<carriers.Dash | null>;
    AddTileToDashboard(
      parameters: { DashboardId: number; DashTileDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    AddNewTileToDashboard(
      parameters: { DashboardId: number; DashTileDefinition: Draft<carriers.DashTileDefinition> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    DuplicateDashboard(
      parameters: { DashboardId: number; Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Dash | null>;
    GetDashList(
      parameters: { Dashboards: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Dash | null)[] | null>;
    GetDashQuickFilters(
      parameters: { DashboardId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuickFilterInfo | null)[] | null>;
    SaveDashQuickFilters(
      parameters: { DashboardId: number; QuickFilters: Draft<(carriers.QuickFilterInfo | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuickFilterInfo | null)[] | null>;
    GetPossibleDashQuickFilters(
      parameters: { DashboardId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuickFilterInfo | null)[] | null>;
    GetDashboardFencingInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FencingInfo | null>;
    GetDashCollection(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DashCollection | null>;
    GetDashTheme(parameters: { DashThemeId: number }, options?: RepositoryOptions): Promise<carriers.DashTheme | null>;
    GetDashTile(parameters: { DashTileId: number }, options?: RepositoryOptions): Promise<carriers.DashTile | null>;
    GetDashTiles(
      parameters: { DashboardId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.DashTile | null)[] | null>;
    SaveDashTiles(
      parameters: { DashboardId: number; DashTiles: Draft<(carriers.DashTile | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDashTileSelectionFromEntity(
      parameters: { EntityName: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CopyTileSelection(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<number>;
    GetTempTileSelection(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<number>;
    GetSecondaryTempTileSelection(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<number>;
    CreateDefaultTileForEntity(
      parameters: { EntityName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    DuplicateTile(
      parameters: { DashTileId: number; Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTile | null>;
    GetDashTileDefinition(
      parameters: { DashTileDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTileDefinition | null>;
    CreateDefaultTileDefinitionForEntity(
      parameters: { EntityName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTileDefinition | null>;
    GetDashTileHtml(
      parameters: { DashboardTileDefinitionId: number; LanguageCode: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DashTileHtml | null>;
    GetDashTileHtmlList(
      parameters: { DashboardTileDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.DashTileHtml | null)[] | null>;
    SaveDashTileHtmlList(
      parameters: { DashboardTileDefinitionId: number; Languages: Draft<(carriers.DashTileHtml | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DashTileHtml | null)[] | null>;
    GetPreviewDash(
      parameters: { DashboardId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewDash | null>;
  };
  readonly Database: {
    GetStepsInDatabase(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DictionaryStepInformation | null)[] | null>;
    GetStepsFromNetServerCode(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DictionaryStepInformation | null)[] | null>;
  };
  readonly DatabaseTable: {
    ReadRow(
      parameters: { TableName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TableRecord | null>;
    InsertRow(
      parameters: { TableName: string | null; Values: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    UpdateRow(
      parameters: { TableName: string | null; Id: number; Values: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteRow(parameters: { TableName: string | null; Id: number }, options?: RepositoryOptions): Promise<undefined>;
    Insert(
      parameters: {
        TableName: string | null;
        Columns: (string | null)[] | null;
        Data: ((string | null)[] | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.MassOperationResult | null>;
    Truncate(
      parameters: { TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.MassOperationResult | null>;
    Upsert(
      parameters: {
        TableName: string | null;
        Columns: (string | null)[] | null;
        Keys: (string | null)[] | null;
        Data: ((string | null)[] | null)[] | null;
        NomatchAction: carriers.UpsertNomatchAction;
        ReturnRowStatus: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.MassOperationResult | null>;
    Delete(
      parameters: { TableName: string | null; IDs: number[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.MassOperationResult | null>;
  };
  readonly Diagnostics: {
    GetAnalyticsData(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AnalyticsData | null>;
    FlushCaches(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetCacheNames(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<(string | null)[] | null>;
    FlushCachesByName(
      parameters: { CacheNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetCacheState(
      parameters: { CacheNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetCacheInvalidationGenerations(
      parameters: { Names: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.CacheInvalidation | null)[] | null>;
    GetEntityCountsForCurrentUser(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.EntityCounts | null)[] | null>;
    GetEntityCountsForAllUsers(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.EntityCounts | null)[] | null>;
    LogViewState(parameters: { ViewState: string | null }, options?: RepositoryOptions): Promise<undefined>;
    ChangeLogSettings(
      parameters: {
        LogWarning: boolean;
        LogInformation: boolean;
        LogSuccessAudit: boolean;
        LogFailureAudit: boolean;
        LogToEventLog: boolean;
        LogToSuperOffice: boolean;
        LogToFile: boolean;
        LogToTrace: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    TrackEvent(
      parameters: { TrackEventName: string | null; EventProperties: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    TrackUser(
      parameters: { UserProperties: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CollectDataAdditions(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    CollectWinUsage(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    CollectWebUsage(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    CollectTableSizes(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    ResyncUsers(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    SendSystemMessage(
      parameters: {
        SystemMessageId: string | null;
        AssociateId: number;
        MarkdownMessage: string | null;
        Expire: string;
        Type: carriers.SystemMessageType;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveSystemMessage(
      parameters: { OnlineappId: number; SystemMessageId: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveSystemMessageForAssociate(
      parameters: { OnlineappId: number; SystemMessageId: string | null; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetSystemMessages(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SystemMessage | null)[] | null>;
    RemoveExpiredSystemMessages(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetNextTableNumber(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    PerformTasksAfterUpgrade(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    PerformTasksAfterCustomObjectTableCreated(
      parameters: { TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    PerformTasksAfterCustomObjectTableDeleted(
      parameters: { TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RegisterClosedTicketsUsage(
      parameters: { TicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AddWebAppUsage(
      parameters: { WebAppUsages: Draft<(carriers.WebAppUsage | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    WebAppUsageExistsInPeriod(
      parameters: { AssociateId: number; ViewState: string | null; FromDate: string },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetWebAppUsagesForPeriod(
      parameters: { FromDate: string; ToDate: string; SearchTerm: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.WebAppUsage | null)[] | null>;
  };
  readonly Document: {
    GetSuggestedDocumentEntity(
      parameters: { SuggestedDocumentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedDocumentEntity | null>;
    CreateDefaultDocumentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SaveDocumentEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    DeleteDocumentEntity(parameters: { DocumentEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultDocumentPreview(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentPreview | null>;
    CreateDefaultSuggestedDocumentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedDocumentEntity | null>;
    SaveSuggestedDocumentEntity(
      parameters: { SuggestedDocumentEntity: Draft<carriers.SuggestedDocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SuggestedDocumentEntity | null>;
    CreateDefaultTemplateVariablesParameters(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TemplateVariablesParameters | null>;
    GetDocument(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<carriers.Document | null>;
    GetDocumentEntity(
      parameters: { DocumentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    GetDocumentStreamFromEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
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
    CreateDocumentStream(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null; OverwriteExistingData: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetTemplateStream(
      parameters: { TemplateName: string | null; AllowPersonal: boolean; UiCulture: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetSanitizedTemplateStream(
      parameters: { TemplateName: string | null; AllowPersonal: boolean; UiCulture: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetTemplateStreamFromId(
      parameters: { TemplateId: number; UiCulture: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetSanitizedTemplateStreamFromId(
      parameters: { TemplateId: number; UiCulture: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDocumentStream(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetSanitizedDocumentStream(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetPreviewDocumentStream(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentPreview | null>;
    GetUnsanitizedPreviewDocumentStream(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentPreview | null>;
    CreateNewPhysicalMailMergeDocumentFromTemplate(
      parameters: { DocumentId: number; UiCulture: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    CreateNewPhysicalDocumentFromTemplateWithCustomTags(
      parameters: {
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        CustomTags: (string | null)[] | null;
        CustomValues: (string | null)[] | null;
        UiCulture: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    CreateNewPhysicalDocumentFromTemplateWithCustomTags2(
      parameters: {
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        CustomTags: { [key: string]: string | null } | null;
        UiCulture: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SubstituteTemplateVariables(
      parameters: {
        Source: string | null;
        GeneratorEncoding: carriers.GeneratorEncoding;
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        CultureName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SubstituteTemplateVariablesWithCustomTags(
      parameters: {
        Source: string | null;
        GeneratorEncoding: carriers.GeneratorEncoding;
        CustomTags: (string | null)[] | null;
        CustomValues: (string | null)[] | null;
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        CultureName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SubstituteTemplateVariablesWithCustomTags2(
      parameters: {
        Source: string | null;
        GeneratorEncoding: carriers.GeneratorEncoding;
        CustomTags: { [key: string]: string | null } | null;
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        CultureName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CreateTempFile(
      parameters: { Filename: string | null; DataStream: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetTempFile(parameters: { Filename: string | null }, options?: RepositoryOptions): Promise<string | null>;
    DeleteTempFile(parameters: { Filename: string | null }, options?: RepositoryOptions): Promise<undefined>;
    SetTemplateStream(
      parameters: { Filename: string | null; Personal: boolean; Stream: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateNewPhysicalDocumentFromTemplate(
      parameters: {
        ContactId: number;
        PersonId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        SelectionId: number;
        ProjectId: number;
        UiCulture: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SubstituteMergeDocumentTemplateVariables(
      parameters: {
        DocumentId: number;
        AssociateId: number;
        CustomTags: (string | null)[] | null;
        CustomValues: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SubstituteMergeDocumentTemplateVariables2(
      parameters: { DocumentId: number; AssociateId: number; CustomTags: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SubstituteTemplateVariablesEx(
      parameters: { Parameters: Draft<carriers.TemplateVariablesParameters> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    VerifyGetDocumentStream(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<undefined>;
    SubstituteMergeDocumentTemplateVariablesEx(
      parameters: {
        MergeDocumentId: number;
        ContactId: number;
        PersonId: number;
        ProjectId: number;
        SelectionId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        CustomTags: (string | null)[] | null;
        CustomValues: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SubstituteMergeDocumentTemplateVariablesEx2(
      parameters: {
        MergeDocumentId: number;
        ContactId: number;
        PersonId: number;
        ProjectId: number;
        SelectionId: number;
        AppointmentId: number;
        DocumentId: number;
        SaleId: number;
        CustomTags: { [key: string]: string | null } | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDocumentUrl(
      parameters: { DocumentId: number; VersionId: string | null; WriteableUrl: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    DeletePhysicalDocument(
      parameters: { DocumentId: number; AllowedReturnType: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ReturnInfo | null>;
    RenameDocument(
      parameters: { DocumentId: number; NewFilename: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetCheckoutState(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CheckoutInfo | null>;
    CheckoutDocument(
      parameters: { DocumentId: number; AllowedReturnTypes: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ReturnInfo | null>;
    CheckinDocument(
      parameters: {
        DocumentId: number;
        AllowedReturnTypes: (string | null)[] | null;
        VersionDescription: string | null;
        VersionExtraFields: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ReturnInfo | null>;
    UndoCheckoutDocument(
      parameters: { DocumentId: number; AllowedReturnTypes: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ReturnInfo | null>;
    GetVersionList(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.VersionInfo | null)[] | null>;
    GetPluginList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetPluginCapabilities(
      parameters: { PluginId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentProperties(
      parameters: { DocumentId: number; RequestedProperties: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentCommands(
      parameters: { DocumentId: number; AllowedReturnTypes: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.CommandInfo | null)[] | null>;
    ExecuteDocumentCommand(
      parameters: {
        DocumentId: number;
        VersionId: string | null;
        AllowedReturnTypes: (string | null)[] | null;
        Command: string | null;
        AdditionalData: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ReturnInfo | null>;
    CreateDefaultDocumentEntityFromSuggestion(
      parameters: { SuggestedDocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SaveDocumentTemplateStream(
      parameters: { DocumentTemplateId: number; Content: string | null; LanguageCode: string | null; PluginId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TemplateInfo | null>;
    SetDocumentStreamFromId(
      parameters: { DocumentId: number; Stream: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SavePrivacyReport(
      parameters: { HtmlReport: string | null; Title: string | null; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<number>;
    ValidateDocumentEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentLength(
      parameters: { DocumentId: number; VersionId: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CopyDocumentToCsAttachment(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<number>;
    SavePrivacyReportPdf(
      parameters: { Stream: string | null; Title: string | null; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetDocumentList(
      parameters: { DocumentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetAppointmentDocuments(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetSaleDocuments(
      parameters: { SaleId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPersonDocuments(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPublishedDocument(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Document | null>;
    GetPublishedDocuments(
      parameters: { DocumentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetMyPublishedDocuments(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPublishedDocumentsByDate(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetContactDocumentsByTemplateTypes(
      parameters: {
        ContactId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        DocumentTemplateIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetContactDocumentsByTemplateType(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number; DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetContactDocumentsByTemplateHeading(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number; TemplateHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetContactDocuments(
      parameters: { ContactId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPublishedPersonDocumentsByDate(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPublishedProjectDocuments(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectMemberDocumentsByTemplateTypes(
      parameters: {
        PersonId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        DocumentTemplateIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectMemberDocumentsByTemplateType(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number; DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectMemberDocumentsByTemplateHeading(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number; TemplateHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectMemberDocuments(
      parameters: { PersonId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectDocumentsByTemplateTypes(
      parameters: {
        ProjectId: number;
        StartTime: string;
        EndTime: string;
        Count: number;
        DocumentTemplateIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectDocumentsByTemplateType(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number; DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectDocumentsByTemplateHeading(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number; TemplateHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetProjectDocuments(
      parameters: { ProjectId: number; StartTime: string; EndTime: string; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPersonDocumentsByTemplateTypes(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        DocumentTemplateIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPersonDocumentsByTemplateType(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        DocumentTemplateId: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPersonDocumentsByTemplateHeading(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
        TemplateHeadingId: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetPersonDocumentsByDate(
      parameters: {
        PersonId: number;
        IncludeProjectDocuments: boolean;
        StartTime: string;
        EndTime: string;
        Count: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
    GetDocumentsByTemplateHeading(
      parameters: { TemplateHeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Document | null)[] | null>;
  };
  readonly DocumentMigration: {
    CreateDefaultDocumentMigrationItemList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentMigrationItemList | null>;
    CreateDefaultDocumentTemplateMigrationList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateMigrationList | null>;
    GetForAllDocuments(
      parameters: { DocumentPluginId: number; IncludeEmails: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentMigrationItemList | null>;
    GetForDateRange(
      parameters: { DocumentPluginId: number; MinDate: string; MaxDate: string; IncludeEmails: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentMigrationItemList | null>;
    GetForSelection(
      parameters: { DocumentPluginId: number; SelectionId: number; IncludeEmails: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentMigrationItemList | null>;
    MigrateDocumentToNewDocPlugin(
      parameters: { DocumentId: number; DocumentPluginId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    HasDocumentsToMigrate(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    GetNumberOfConfidentialDocuments(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    GetForTemplates(
      parameters: { TargetDocumentPluginId: number; IncludeEmails: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateMigrationList | null>;
    MigrateTemplateToNewDocPlugin(
      parameters: { DocumentTemplateId: number; TargetDocumentPluginId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly EMail: {
    SaveEmailToTmpDocument(
      parameters: { Email: Draft<carriers.EMailEntity> | null; FolderId: number; StripAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CreateNewPhysicalDocumentFromEmailAttachment(
      parameters: { DocumentId: number; EmailItemId: number; AttachmentId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    CreateNewPhysicalDocumentFromEmail(
      parameters: { DocumentId: number; EmailItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentEntity | null>;
    SaveDraft(
      parameters: { Entity: Draft<carriers.EMailEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    SetRepliedAt(parameters: { MessageId: string | null }, options?: RepositoryOptions): Promise<undefined>;
    GetEMailFromDocumentIdWithoutAttachmentStream(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetUnsanitizedEMailFromDocumentIdWithoutAttachmentStream(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetAttachmentFromId(
      parameters: { MailItemId: number; AttachmentId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    GetPreviewAttachmentFromId(
      parameters: {
        MailItemId: number;
        AttachmentId: string | null;
        AttachmentType: string | null;
        AttachmentFilename: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    GetUnsanitizedPreviewAttachmentFromId(
      parameters: {
        MailItemId: number;
        AttachmentId: string | null;
        AttachmentType: string | null;
        AttachmentFilename: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    GetPreviewAttachmentFromDocId(
      parameters: { DocId: number; AttachmentId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    GetUnsanitizedPreviewAttachmentFromDocId(
      parameters: { DocId: number; AttachmentId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    TestAuthenticate(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    ToggleSubscription(
      parameters: { FolderId: number; SubscriptionStatus: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    HasNewMail(parameters: { MailItemId: number; FolderId: number }, options?: RepositoryOptions): Promise<boolean>;
    LatestItemIdByFolder(parameters: { FolderId: number }, options?: RepositoryOptions): Promise<number>;
    CreateInlineHtmlHeader(
      parameters: { Email: Draft<carriers.EMailEntity> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEmailAppointment(
      parameters: { MailItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAppointment | null>;
    GetEmailAppointmentRecurrence(
      parameters: { MailItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RecurrenceInfo | null>;
    GetParticipantInfoFromEmailAddress(
      parameters: { EmailAddress: string | null; AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Person | null>;
    GetEmailDocumentAsMimeStream(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEMailSOInfo(
      parameters: { EMailSOInfoId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailSOInfo | null>;
    GetReadySyncEmailAccounts(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.SyncUserAccount | null)[] | null>;
    SyncEmailAccount(
      parameters: { SyncUserAccount: Draft<carriers.SyncUserAccount> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SyncEmailAccounts(
      parameters: { SyncUserAccounts: Draft<(carriers.SyncUserAccount | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultEMailAccount(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAccount | null>;
    SaveEMailAccount(
      parameters: { EMailAccount: Draft<carriers.EMailAccount> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAccount | null>;
    DeleteEMailAccount(parameters: { EMailAccountId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultEMailAddress(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAddress | null>;
    CreateDefaultEMailAppointment(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAppointment | null>;
    CreateDefaultEMailAttachment(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    CreateDefaultEMailConnectionInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailConnectionInfo | null>;
    CreateDefaultEMailConnectionInfoExtended(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailConnectionInfoExtended | null>;
    CreateDefaultEMailCustomHeader(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailCustomHeader | null>;
    CreateDefaultEMailEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    CreateDefaultEMailEnvelope(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEnvelope | null>;
    CreateDefaultEMailFolder(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailFolder | null>;
    CreateDefaultEMailSOInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailSOInfo | null>;
    GetEMailAccount(
      parameters: { EMailAccountId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAccount | null>;
    GetEMailAccountFromEMailAddress(
      parameters: { FromAddress: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAccount | null>;
    GetCurrentAccountId(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    GetCurrentAccount(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAccount | null>;
    GetPersonEntitiesFromEmailAddress(
      parameters: { EmailAddress: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PersonEntity | null)[] | null>;
    GetPersonsFromEmailAddress(
      parameters: { EmailAddress: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    HasMXRecord(parameters: { MailDomain: string | null }, options?: RepositoryOptions): Promise<boolean>;
    HasSPFRecord(
      parameters: { SourceSpf: string | null; TargetDomain: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ResolveEMailRecipients(
      parameters: { EmailAddress: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailAddress | null)[] | null>;
    GetEMailFromId(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: number;
        LookupAddresses: boolean;
        Flags: carriers.EMailFlags;
        IncludeAttachments: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetEMailFromServerIdentifier(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: string | null;
        LookupAddresses: boolean;
        Flags: carriers.EMailFlags;
        IncludeAttachments: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    SendEMails(
      parameters: {
        OutgoingConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        Emails: Draft<(carriers.EMailEntity | null)[]> | null;
        SentItemsConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailEntity | null)[] | null>;
    SaveEMail(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        Email: Draft<carriers.EMailEntity> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    AuthenticateIncoming(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    AuthenticateOutgoing(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetFolderList(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; IncludeItemCount: boolean },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetAttachment(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: number;
        AttachmentId: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    GetAttachmentFromServerIdentifier(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: string | null;
        AttachmentId: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailAttachment | null>;
    MarkAsRead(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: number[] | null;
        Read: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MarkAsReadFromServerIdentifiers(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: (string | null)[] | null;
        Read: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetFolderEMailCount(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; OnlyUnread: boolean },
      options?: RepositoryOptions,
    ): Promise<number>;
    Delete(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: number[] | null;
        MoveToFolder: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteFromServerIdentifier(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: (string | null)[] | null;
        MoveToFolder: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MoveToFolder(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: number[] | null;
        TargetFolder: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MoveToFolderFromServerIdentifier(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: (string | null)[] | null;
        TargetFolder: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    EmptyFolder(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; MoveToFolder: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetEMailAsStream(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: number;
        StripAttachments: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEMailAsStreamFromServerIdentifier(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerId: string | null;
        StripAttachments: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    FindAddress(
      parameters: { Address: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailAddress | null)[] | null>;
    GetEMailFromDocumentId(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetUnsanitizedEMailFromDocumentId(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetEMailFromAttachmentId(
      parameters: { EmailId: number; AttachmentIds: (string | null)[] | null; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetUnsanitizedEMailFromAttachmentId(
      parameters: { EmailId: number; AttachmentIds: (string | null)[] | null; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetEMailFromDocumentAttachmentId(
      parameters: { DocId: number; AttachmentIds: (string | null)[] | null; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetUnsanitizedEMailFromDocumentAttachmentId(
      parameters: { DocId: number; AttachmentIds: (string | null)[] | null; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetEMailEnvelopes(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; MessageServerIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailEnvelope | null)[] | null>;
    GetEMailEnvelopesFromServerIds(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        MessageServerIds: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailEnvelope | null)[] | null>;
    SetSubscription(
      parameters: {
        ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null;
        Folders: Draft<(carriers.EMailFolder | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateFolder(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteFolder(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateEMailFromDocumentEntity(
      parameters: { DocumentEntity: Draft<carriers.DocumentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    CreateEMailFromMimeMessage(
      parameters: { MimeMessage: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetFolderInfo(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; Folders: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailFolder | null)[] | null>;
    GetFolderHasNewEMail(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetEMailAddresses(
      parameters: { EmailIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailAddress | null)[] | null>;
    RefreshFolder(
      parameters: { ConnectionInfo: Draft<carriers.EMailConnectionInfo> | null; Folders: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetEMailFromTemp(
      parameters: { FileName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    Authenticate(
      parameters: { ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetEmailMessageIds(
      parameters: { ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetExtendedEmailMessageIds(
      parameters: { ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetEmailsAsString(
      parameters: {
        ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null;
        MessageIds: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    DeleteExtended(
      parameters: {
        ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null;
        MessageIds: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RelayMessage(
      parameters: {
        ConnectionInfoExtended: Draft<carriers.EMailConnectionInfoExtended> | null;
        Rfc822: string | null;
        From: string | null;
        Recipients: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetEMailAsEmlStream(
      parameters: { EmailItemId: number; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetEMail(
      parameters: { Id: number; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetUnsanitizedEMail(
      parameters: { Id: number; IncludeAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    MarkEmailsAsRead(
      parameters: { Ids: number[] | null; Read: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteEmails(
      parameters: { Ids: number[] | null; MoveToFolder: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MoveEmailsToTrash(parameters: { Ids: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    Save(
      parameters: { Email: Draft<carriers.EMailEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    SaveToMailServer(
      parameters: { Email: Draft<carriers.EMailEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    Send(
      parameters: { Emails: Draft<(carriers.EMailEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailEntity | null)[] | null>;
    CreateForwardEmail(
      parameters: { Email: Draft<carriers.EMailEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    FindContactOrPersonByEmailName(
      parameters: { Name: string | null; EmailAddress: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ContactOrPersonFromEmail | null)[] | null>;
    FindContactOrPersonByEmailNameWithLimit(
      parameters: {
        Name: string | null;
        EmailAddress: string | null;
        NumberOfContacts: number;
        NumberOfPersons: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ContactOrPersonFromEmail | null)[] | null>;
    RefreshFolderForAssociate(
      parameters: { Folders: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetNewMail(
      parameters: { Folders: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailEnvelope | null)[] | null>;
    CacheFolderList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.EMailFolder | null)[] | null>;
    MoveEmailsToFolder(
      parameters: { FolderId: number; EmailItemIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetMailFromMessageId(
      parameters: { MessageId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    GetMailFromInReplyTo(
      parameters: { MessageId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EMailEntity | null>;
    SendAndSaveEmailToTmpDocument(
      parameters: { Email: Draft<carriers.EMailEntity> | null; StripAttachments: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
  };
  readonly ErpSync: {
    CreateDefaultErpSyncConnectorEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncConnectorEntity | null>;
    SaveErpSyncConnectorEntity(
      parameters: { ErpSyncConnectorEntity: Draft<carriers.ErpSyncConnectorEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncConnectorEntity | null>;
    DeleteErpSyncConnectorEntity(
      parameters: { ErpSyncConnectorEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetConnection(
      parameters: { ErpConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpConnection | null>;
    SaveConnection(
      parameters: { Connection: Draft<carriers.ErpConnection> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpConnection | null>;
    DeleteConnection(parameters: { ErpConnectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetConfigurationFields(
      parameters: { ErpConnectorId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldMetadata | null)[] | null>;
    GetErpConnectionConfigFields(
      parameters: { ErpConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    ToggleErpConnectionActive(
      parameters: { ErpConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    TestConnectionById(parameters: { ErpConnectionId: number }, options?: RepositoryOptions): Promise<boolean>;
    TestConnectionByConfig(
      parameters: { ErpConnectionId: number; ConfigFields: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SaveErpConnectionSyncPriorities(
      parameters: { ErpConnectionIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    MoveErpFieldItem(
      parameters: {
        ErpFieldId: number;
        Direction: number;
        ErpConnectionId: number;
        ErpActorType: carriers.ErpActorType;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SupportsAdvancedSearch(
      parameters: { ErpConnectionId: number; ErpActorType: carriers.ErpActorType },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetAllConnectors(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItem | null)[] | null>;
    GetAllConnections(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ErpConnection | null)[] | null>;
    GetConnectionsAndDisplayFields(
      parameters: { CrmActorType: carriers.CrmActorType; EntityId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ErpConnectionData | null)[] | null>;
    GetErpFieldValues(
      parameters: {
        ErpConnectionId: number;
        CrmActorType: carriers.CrmActorType;
        EntityId: number;
        FieldKeys: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetFieldsForNewErpActor(
      parameters: { ErpConnectionId: number; ErpActorType: carriers.ErpActorType },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldMetadata | null)[] | null>;
    GetConnectionListMappings(
      parameters: { ErpConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpConnectionListMappingContainer | null>;
    SaveConnectionListMappings(
      parameters: { ListMapping: Draft<carriers.ErpConnectionListMappingContainer> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpConnectionListMappingContainer | null>;
    ConnectActor(
      parameters: {
        ErpConnectionId: number;
        CrmRecordId: number;
        CrmActorType: carriers.CrmActorType;
        ErpKey: string | null;
        ErpActorType: carriers.ErpActorType;
        FieldValues: Draft<(carriers.ErpSyncFieldValue | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    TryConnectActor(
      parameters: {
        ErpConnectionId: number;
        CrmRecordId: number;
        CrmActorType: carriers.CrmActorType;
        ErpKey: string | null;
        ErpActorType: carriers.ErpActorType;
        FieldValues: Draft<(carriers.ErpSyncFieldValue | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetFieldValuesFromCrm(
      parameters: { RecordId: number; ActorTypeCrm: carriers.CrmActorType },
      options?: RepositoryOptions,
    ): Promise<(carriers.ErpSyncFieldValue | null)[] | null>;
    GetFieldValuesFromErp(
      parameters: { ErpConnectionId: number; ActorTypeErp: carriers.ErpActorType; ErpKey: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ErpSyncFieldValue | null)[] | null>;
    GetActorTypeMapping(
      parameters: { ErpConnectionId: number; ActorType: carriers.ErpActorType },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncActorTypeMapping | null>;
    CreateActorLink(
      parameters: {
        ErpConnectionId: number;
        CrmRecordId: number;
        CrmActorType: carriers.CrmActorType;
        ErpKey: string | null;
        ErpActorType: carriers.ErpActorType;
      },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    BreakActorLink(
      parameters: { ErpConnectionId: number; CrmRecordId: number; CrmActorType: carriers.CrmActorType },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    CreateErpActorFromCrm(
      parameters: {
        ConnectionId: number;
        CrmEntityId: number;
        ErpActorType: carriers.ErpActorType;
        CrmActorType: carriers.CrmActorType;
        ErpFieldKeyValues: { [key: string]: string | null } | null;
      },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SaveActorTypeMapping(
      parameters: { Mapping: Draft<carriers.ErpSyncActorTypeMapping> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncActorTypeMapping | null>;
    ValidateArchiveColumnConfig(
      parameters: { ListOwner: string | null; ErpConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    UpdateConnectionFields(parameters: { ErpConnectionId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetCrmActorType(
      parameters: { ErpConnectionId: number; ErpActorType: carriers.ErpActorType },
      options?: RepositoryOptions,
    ): Promise<carriers.CrmActorType>;
    GetErpSyncConnectionSummary(
      parameters: { ErpSyncConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncConnectionSummary | null>;
    GetErpSyncConnectorEntity(
      parameters: { ErpSyncConnectorEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncConnectorEntity | null>;
    CanDeleteErpSyncConnectorEntity(
      parameters: { ErpSyncConnectorId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncResponseCode>;
    TestConnectorUrl(
      parameters: { Url: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncResponseCode>;
    SaveDefaultValueInfo(
      parameters: { ErpSyncDefaultValue: Draft<carriers.ErpSyncDefaultValue> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncDefaultValue | null>;
    GetDefaultValueInfo(
      parameters: { ErpFieldId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncDefaultValue | null>;
    SyncAll(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.PluginResponse | null>;
    ForceSyncAll(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    ForceResync(
      parameters: { ErpConnectionId: number; InternalKeyIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    ForceResyncNoBlankValues(
      parameters: { ErpConnectionId: number; InternalKeyIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    ForceResyncBatchTask(
      parameters: { ErpConnectionId: number; InternalKeyIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ForceResyncExternal(
      parameters: {
        ErpConnectionId: number;
        ErpActorType: carriers.ErpActorType;
        ExternalKeys: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    ForceResyncExternalNoBlankValues(
      parameters: {
        ErpConnectionId: number;
        ErpActorType: carriers.ErpActorType;
        ExternalKeys: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    GetEngineStatus(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncEngineStatus | null>;
    ChangeEngineStatus(
      parameters: { Run: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.ErpSyncEngineStatus | null>;
    ChangeEngineInterval(parameters: { Interval: string }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Favourite: {
    IsFavourite(
      parameters: { TableName: string | null; RecordId: number; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    AddFavourite(
      parameters: { TableName: string | null; RecordId: number; AssociateId: number; ExtraInfo: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AddFavourites(
      parameters: {
        TableName: string | null;
        RecordIds: number[] | null;
        AssociateId: number;
        ExtraInfo: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AddTicketsToFavouritesByProvider(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        AssociateId: number;
        ExtraInfo: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveFavourites(
      parameters: { TableName: string | null; RecordIds: number[] | null; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveTicketsFromFavouritesByProvider(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        AssociateId: number;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetFavourites(
      parameters: { TableName: string | null; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Favourite | null)[] | null>;
    RemoveFavourite(
      parameters: { TableName: string | null; RecordId: number; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveAllFavourites(
      parameters: { TableName: string | null; AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ToggleFavourite(
      parameters: { TableName: string | null; RecordId: number; AssociateId: number; ExtraInfo: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    RemoveFavouritesById(
      parameters: { FavouriteIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly FileManager: {
    CreateFile(
      parameters: { DocumentId: number; OverwriteExistingStream: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ReadFile(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<{ FileName: string | null; Length: number; Response: string | null }>;
    WriteFile(
      parameters: { DocumentId: number; Document: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    BeginReadFilePart(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<{ FileName: string | null; Length: number }>;
    ReadFilePart(
      parameters: { DocumentId: number; FilePosition: number; Length: number },
      options?: RepositoryOptions,
    ): Promise<{ Response: string | null; Length: number }>;
    EndReadFilePart(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<undefined>;
    BeginWriteFilePart(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<undefined>;
    WriteFilePart(
      parameters: { DocumentId: number; FilePosition: number; DocumentData: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    EndWriteFilePart(parameters: { DocumentId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Find: {
    GetCriteriaInformation(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        StaticColumns: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    GetCriteriaInformationWithContext(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        StaticColumns: (string | null)[] | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    SaveRestrictions(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionsWithContext(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionGroup(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        RestrictionGroup: Draft<carriers.ArchiveRestrictionGroup> | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionGroups(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        RestrictionGroups: Draft<(carriers.ArchiveRestrictionGroup | null)[]> | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionGroup | null)[] | null>;
    GetRestrictionGroups(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionGroup | null)[] | null>;
    GetRestrictionGroup(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Rank: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveRestrictionGroup | null>;
    CreateRestrictionGroup(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ArchiveRestrictionGroup | null>;
    DeleteRestrictionGroup(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Rank: number;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionsAndGetCriteriaInformation(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        StaticColumns: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    Find(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindFromRestrictions(
      parameters: {
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        ProviderName: string | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindFromRestrictionsColumns(
      parameters: {
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        ProviderName: string | null;
        DesiredColumns: (string | null)[] | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    GetAvailableRestrictionColumns(
      parameters: { StorageType: string | null; ProviderName: string | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetSpecifiedCriteriaInformationWithDefaults(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        DesiredColumnNames: (string | null)[] | null;
        StaticColumns: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    GetSpecifiedCriteriaInformationWithDefaultsWithContext(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        DesiredColumnNames: (string | null)[] | null;
        StaticColumns: (string | null)[] | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    FindFromRestrictionsColumnsOrderBy(
      parameters: {
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        ProviderName: string | null;
        DesiredColumns: (string | null)[] | null;
        OrderBy: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    GetDefaultDesiredColumns(
      parameters: { StorageType: string | null; ProviderName: string | null; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveColumnInfo | null)[] | null>;
    GetDefaultOrderBy(
      parameters: { StorageType: string | null; ProviderName: string | null; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveOrderByInfo | null)[] | null>;
    PopulateRestrictions(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    PopulateRestrictionValues(
      parameters: { Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    GetDefaultDesiredColumnsFromRestrictions(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveColumnInfo | null)[] | null>;
    GetDefaultOrderByFromDesiredColumns(
      parameters: { ProviderName: string | null; DesiredColumns: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveOrderByInfo | null)[] | null>;
    FindOrderBy(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        PageSize: number;
        PageNumber: number;
        OrderBy: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindWithExtraRestrictions(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        ExtraRestrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        OrderBy: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
        DesiredColumns: (string | null)[] | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindWithColumns(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        DesiredColumns: (string | null)[] | null;
        PageSize: number;
        PageNumber: number;
        OrderBy: Draft<(carriers.ArchiveOrderByInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    SaveRestrictions2(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionsWithContext2(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveRestrictionsAndGetCriteriaInformation2(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        Restrictions: string | null;
        StaticColumns: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CriteriaInformation | null>;
    FindFromRestrictions2(
      parameters: { Restrictions: string | null; ProviderName: string | null; PageSize: number; PageNumber: number },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindFromRestrictionsColumns2(
      parameters: {
        Restrictions: string | null;
        ProviderName: string | null;
        DesiredColumns: string | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindFromRestrictionsColumnsOrderBy2(
      parameters: {
        Restrictions: string | null;
        ProviderName: string | null;
        DesiredColumns: string | null;
        OrderBy: string | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    GetDefaultDesiredColumnsFromRestrictions2(
      parameters: { ProviderName: string | null; Restrictions: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveColumnInfo | null)[] | null>;
    FindOrderBy2(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        PageSize: number;
        PageNumber: number;
        OrderBy: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
    FindWithExtraRestrictions2(
      parameters: {
        StorageType: string | null;
        ProviderName: string | null;
        StorageKey: string | null;
        ExtraRestrictions: string | null;
        OrderBy: string | null;
        DesiredColumns: string | null;
        PageSize: number;
        PageNumber: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.FindResults | null>;
  };
  readonly ForeignSystem: {
    CreateDefaultForeignAppEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignAppEntity | null>;
    SaveForeignAppEntity(
      parameters: { ForeignAppEntity: Draft<carriers.ForeignAppEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignAppEntity | null>;
    DeleteForeignAppEntity(parameters: { ForeignAppEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetForeignAppEntity(
      parameters: { ForeignAppEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignAppEntity | null>;
    GetAppByName(
      parameters: { ApplicationName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignAppEntity | null>;
    GetApplicationDevices(
      parameters: { ApplicationName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignDevice | null)[] | null>;
    GetDeviceByName(
      parameters: { ApplicationName: string | null; DeviceName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    GetDeviceByIdentifier(
      parameters: { ApplicationName: string | null; DeviceName: string | null; DeviceIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    AddDeviceByIdentifier(
      parameters: { ApplicationName: string | null; DeviceName: string | null; DeviceIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    SaveDeviceByIdentifier(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        ForeignDevice: Draft<carriers.ForeignDevice> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    DeleteDeviceByIdentifier(
      parameters: { ApplicationName: string | null; DeviceName: string | null; DeviceIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetKey(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        KeyName: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    GetKeyValue(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        KeyName: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetKeyOnDeviceIdentifier(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        KeyName: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    GetKeyValueOnDeviceIdentifier(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        KeyName: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    AddForeignKey(
      parameters: {
        ForeignKey: Draft<carriers.ForeignKey> | null;
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    SaveForeignKey(
      parameters: {
        ForeignKey: Draft<carriers.ForeignKey> | null;
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    DeleteForeignKeyOnName(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        KeyName: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetKeyByValue(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        KeyName: string | null;
        KeyValue: string | null;
        TableName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    GetKeyByValueAndIdentifier(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        KeyName: string | null;
        KeyValue: string | null;
        TableName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignKey | null>;
    GetAllForeignKeysOnEntity(
      parameters: { EntityType: string | null; EntityId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetForeignDevice(
      parameters: { ForeignDeviceId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    SaveForeignDevice(
      parameters: { ForeignDevice: Draft<carriers.ForeignDevice> | null; ApplicationName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ForeignDevice | null>;
    DeleteForeignDevice(
      parameters: { ForeignDevice: Draft<carriers.ForeignDevice> | null; ApplicationName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteForeignKey(
      parameters: {
        ForeignKey: Draft<carriers.ForeignKey> | null;
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDeviceKeys(
      parameters: { ApplicationName: string | null; DeviceName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignKey | null)[] | null>;
    GetApplicationKeys(
      parameters: { ApplicationName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignKey | null)[] | null>;
    GetDeviceKeysOnDeviceIdentifier(
      parameters: { ApplicationName: string | null; DeviceName: string | null; DeviceIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignKey | null)[] | null>;
    GetDeviceKeysOnDeviceIdentifierTable(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        TableName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignKey | null)[] | null>;
    GetDeviceKeysOnDeviceIdentifierTableRecordId(
      parameters: {
        ApplicationName: string | null;
        DeviceName: string | null;
        DeviceIdentifier: string | null;
        TableName: string | null;
        RecordId: number;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ForeignKey | null)[] | null>;
  };
  readonly FreeText: {
    GetStatus(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.FreeText | null>;
    SetEnabled(parameters: { Enabled: boolean }, options?: RepositoryOptions): Promise<undefined>;
    SetSingleWordOperator(
      parameters: { FreeTextOperator: carriers.FreeTextOperator },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetMultiWordOperator(
      parameters: { FreeTextOperator: carriers.FreeTextOperator },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RegenerateIndex(
      parameters: { RunAsBatch: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.BatchTaskInfo | null>;
    FreetextIndexRows(
      parameters: { TableName: string | null; IDs: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Import: {
    PreviewImport(
      parameters: {
        ImportLines: Draft<(carriers.ImportLine | null)[]> | null;
        ColumnDefinition: (string | null)[] | null;
        Culture: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ImportLine | null)[] | null>;
    SaveImport(
      parameters: {
        ImportLines: Draft<(carriers.ImportLine | null)[]> | null;
        ColumnDefinition: (string | null)[] | null;
        CreateSelection: boolean;
        Culture: string | null;
        Context: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    CreateDefaultImportLine(
      parameters: { CountColumns: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ImportLine | null>;
    CreateErpImportData(
      parameters: {
        Restriction: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Columns: (string | null)[] | null;
        ConnectionId: number;
        ErpActorType: carriers.ErpActorType;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ImportErpData | null>;
  };
  readonly License: {
    GetLicenseForAllOwnersFromDB(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ExtendedLicenseInfo | null)[] | null>;
    GetLicenseFromLicenseServer(
      parameters: { OwnerName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtendedLicenseInfo | null>;
    GetModuleLicenseHistoryFromLicenseServer(
      parameters: {
        LicenseInfo: Draft<carriers.ExtendedLicenseInfo> | null;
        ModuleLicense: Draft<carriers.ExtendedModuleLicense> | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ValidateLicenseInfo(
      parameters: { LicenseInfo: Draft<carriers.ExtendedLicenseInfo> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LicenseResult | null>;
    ActivateLicenseInfo(
      parameters: { NewLicense: Draft<carriers.ExtendedLicenseInfo> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LicenseResult | null>;
    GetLicenseStatusFromLicenseServer(
      parameters: { OwnerName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CheckLicenseStatusResult | null>;
    GetLicenseFromDB(
      parameters: { OwnerName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtendedLicenseInfo | null>;
    GetUserAndInstallationLicenceStatus(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UserAndInstallationLicenceStatus | null>;
    ChangeSerialNumber(
      parameters: { NewCompanyName: string | null; NewSerialNumber: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LicenseResult | null>;
    GetUserLicenses(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.LicenseOwner | null)[] | null>;
    GetSatelliteLicenses(
      parameters: { SatelliteId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.LicenseOwner | null)[] | null>;
    RemoveLicenseFromDB(
      parameters: { ModuleOwner: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LicenseResult | null>;
    GetLicenseFromFile(
      parameters: { FileContent: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtendedLicenseInfo | null>;
    GetShopUrl(parameters: { OwnerName: string | null }, options?: RepositoryOptions): Promise<string | null>;
    GetUserLicensesMDOList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetModuleLicenseFromDB(
      parameters: { OwnerName: string | null; ModuleName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ModuleLicense | null>;
    AddLicenseFromFile(
      parameters: { FileContent: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtendedLicenseInfo | null>;
    GetThirdPartyLicenseAssignments(
      parameters: { AssociateId: number; ModuleOwner: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ModuleLicenseLink | null)[] | null>;
    AssignThirdPartyLicenses(
      parameters: { AssociateId: number; ModuleOwner: string | null; ModuleLicenseNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ModuleLicenseLink | null)[] | null>;
    UnassignThirdPartyLicenses(
      parameters: { AssociateId: number; ModuleOwner: string | null; ModuleLicenseNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ModuleLicenseLink | null)[] | null>;
    GetCentralLicense(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.LicenseOwner | null)[] | null>;
    SaveCentralLicense(
      parameters: { License: Draft<(carriers.LicenseOwner | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.LicenseOwner | null)[] | null>;
    GetFencingInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FencingInfo | null>;
  };
  readonly List: {
    GetAllReasonStalled(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ReasonStalled | null)[] | null>;
    GetReasonStalledList(
      parameters: { ReasonStalledIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ReasonStalled | null)[] | null>;
    GetRelationDefinitionEntity(
      parameters: { RelationDefinitionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RelationDefinitionEntity | null>;
    GetResourceEntity(
      parameters: { ResourceEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ResourceEntity | null>;
    GetSaleStageEntity(
      parameters: { SaleStageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStageEntity | null>;
    GetSaleType(parameters: { SaleTypeId: number }, options?: RepositoryOptions): Promise<carriers.SaleType | null>;
    GetSaleTypeEntity(
      parameters: { SaleTypeEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleTypeEntity | null>;
    GetSaleTypeList(
      parameters: { SaleTypeIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleType | null)[] | null>;
    GetAllSaleType(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleType | null)[] | null>;
    GetAllSaleTypeEntities(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleTypeEntity | null)[] | null>;
    GetSelectionCategory(
      parameters: { SelectionCategoryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionCategory | null>;
    GetAllSelectionCategory(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectionCategory | null)[] | null>;
    GetSelectionCategoryList(
      parameters: { SelectionCategoryIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectionCategory | null)[] | null>;
    GetSource(parameters: { SourceId: number }, options?: RepositoryOptions): Promise<carriers.Source | null>;
    GetSourceList(
      parameters: { SourceIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Source | null)[] | null>;
    GetSources(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Source | null)[] | null>;
    GetTask(parameters: { TaskId: number }, options?: RepositoryOptions): Promise<carriers.Task | null>;
    GetDocumentTemplateTask(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Task | null>;
    GetTaskList(
      parameters: { SoTaskIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Task | null)[] | null>;
    GetTasks(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<(carriers.Task | null)[] | null>;
    GetDocumentTemplatesTasks(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Task | null)[] | null>;
    GetAllTasks(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.TaskListItem | null)[] | null>;
    GetTicketCategory(
      parameters: { TicketCategoryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketCategory | null>;
    GetTicketCategoryEntity(
      parameters: { TicketCategoryEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketCategoryEntity | null>;
    MoveAllTickets(
      parameters: { FromTicketCategoryId: number; ToTicketCategoryId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RebuildFullnames(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetTicketCategoryList(
      parameters: { TicketCategoryEntityIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketCategoryEntity | null)[] | null>;
    GetTicketCategories(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketCategoryEntity | null)[] | null>;
    GetTicketCategoriesForUserGroups(
      parameters: { UserGroupIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    SetTicketCategoriesForUserGroup(
      parameters: { UserGroupId: number; CategoryIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    UpdateCategoryMemberships(
      parameters: {
        TicketCategoryId: number;
        MembershipsToAdd: Draft<(carriers.TicketCategoryMembershipEntity | null)[]> | null;
        MembershipsToUpdate: Draft<(carriers.TicketCategoryMembershipEntity | null)[]> | null;
        MembershipsToDelete: Draft<(carriers.TicketCategoryMembershipEntity | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetTicketPriority(
      parameters: { TicketPriorityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketPriority | null>;
    GetTicketPriorityEntity(
      parameters: { TicketPriorityEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketPriorityEntity | null>;
    SetTicketPrioritySortOrder(
      parameters: { TicketPriorityId: number; SortOrder: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetTicketPriorityList(
      parameters: { TicketPriorityIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketPriority | null)[] | null>;
    GetTicketPriorities(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketPriority | null)[] | null>;
    GetAllTicketPriorities(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketPriorityEntity | null)[] | null>;
    GetTicketRelationDefinitionEntity(
      parameters: { TicketRelationDefinitionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationDefinitionEntity | null>;
    SetTicketRelationDefinitionSortOrder(
      parameters: { TicketRelationDefId: number; SortOrder: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ValidateTicketRelationDefinition(
      parameters: {
        TicketRelationDefinitionId: number;
        SourceTicketTypeIds: number[] | null;
        DestinationTicketTypeIds: number[] | null;
        RelationType: carriers.TicketRelationType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketRelationDefinitionResult | null)[] | null>;
    GetAllTicketRelationDefinitionEntities(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketRelationDefinitionEntity | null)[] | null>;
    GetTicketStatusEntity(
      parameters: { TicketStatusEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketStatusEntity | null>;
    GlobalChangeTicketStatus(
      parameters: { FromTicketStatusId: number; ToTicketStatusId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetTicketStatusSortOrder(
      parameters: { TicketStatusId: number; SortOrder: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetTicketStatusList(
      parameters: { TicketStatusEntityIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketStatusEntity | null)[] | null>;
    GetTicketStatuses(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketStatusEntity | null)[] | null>;
    GetTicketTypeEntity(
      parameters: { TicketTypeEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketTypeEntity | null>;
    GlobalChangeTicketType(
      parameters: { FromTicketTypeId: number; ToTicketTypeId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetTicketTypeSortOrder(
      parameters: { TicketTypeId: number; SortOrder: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetTicketTypeList(
      parameters: { TicketTypeEntityIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketTypeEntity | null)[] | null>;
    GetTicketTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketTypeEntity | null)[] | null>;
    GetWebPanelEntity(
      parameters: { WebPanelEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WebPanelEntity | null>;
    GenerateNavigationUrl(
      parameters: { VisibleIn: carriers.Navigation; WindowName: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetWebPanelList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.WebPanelEntity | null)[] | null>;
    DeleteWebPanel(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    GetAppWebPanels(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.WebPanelEntity | null)[] | null>;
    DeleteAppWebPanels(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetWebPanelByProgId(
      parameters: { ProgId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WebPanelEntity | null>;
    SaveHeadingsForListItemFromListName(
      parameters: {
        UdListDefinitionName: string | null;
        ListItemId: number;
        Headings: Draft<(carriers.SelectableMDOListItem | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetListItemsForHeading(
      parameters: { UdListDefinitionId: number; HeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetListItemsForHeadingFromListName(
      parameters: { UdListDefinitionName: string | null; HeadingId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetListItemsForHeading(
      parameters: { UdListDefinitionId: number; HeadingId: number; ListItemIds: number[] | null; Enable: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetListItemsForHeadingFromListName(
      parameters: {
        UdListDefinitionName: string | null;
        HeadingId: number;
        ListItemIds: number[] | null;
        Enable: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetHeadingsForListItem(
      parameters: { UdListDefinitionId: number; ListItemId: number; HeadingIds: number[] | null; Enable: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetRankOnHeadings(
      parameters: { UdListDefinitionId: number; HeadingIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetRankOnSaleActivity(
      parameters: { SaleTypeStageLinkId: number; ItemsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetRankOnSaleDocument(
      parameters: { SaleTypeStageLinkId: number; ItemsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetRankOnProjectActivity(
      parameters: { ProjectTypeStatusLinkId: number; ItemsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetRankOnProjectDocument(
      parameters: { ProjectTypeStatusLinkId: number; ItemsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAllFromListDefinition(
      parameters: { UdListDefinitionId: number; IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    GetAllFromListName(
      parameters: { UdListDefinitionName: string | null; IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    SaveAllFromListDefinition(
      parameters: { UdListDefinitionId: number; Items: Draft<(carriers.ListItemEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    SaveAllFromListName(
      parameters: { UdListDefinitionName: string | null; Items: Draft<(carriers.ListItemEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListItemEntity | null)[] | null>;
    AddFromListDefinition(
      parameters: { UdListDefinitionId: number; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    AddFromListName(
      parameters: { UdListDefinitionName: string | null; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    DeleteAllFromListDefinition(
      parameters: { UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteAllFromListName(
      parameters: { UdListDefinitionName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    GetFromListName(
      parameters: { Id: number; UdListDefinitionName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    SaveFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    SaveFromListName(
      parameters: { Id: number; UdListDefinitionName: string | null; Item: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    DeleteFromListDefinition(
      parameters: { Id: number; UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteFromListName(
      parameters: { Id: number; UdListDefinitionName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetHeadingsFromName(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.HeadingEntity | null)[] | null>;
    GetHeadingsFromListDefinition(
      parameters: { Id: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.HeadingEntity | null)[] | null>;
    SaveHeadingsFromName(
      parameters: { Name: string | null; Entities: Draft<(carriers.HeadingEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.HeadingEntity | null)[] | null>;
    SaveHeadingsFromListDefinition(
      parameters: { Id: number; Entities: Draft<(carriers.HeadingEntity | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.HeadingEntity | null)[] | null>;
    SaveHeadingFromName(
      parameters: { Name: string | null; Entity: Draft<carriers.HeadingEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    SaveHeadingFromListDefinition(
      parameters: { Id: number; Entity: Draft<carriers.HeadingEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    DeleteAllHeadingsFromName(parameters: { Name: string | null }, options?: RepositoryOptions): Promise<undefined>;
    DeleteAllHeadingsFromListDefinition(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    GetLocalizedText(
      parameters: { LocalizedTextId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.LocalizedText | null>;
    GetLocalizedTextByType(
      parameters: { TextType: carriers.LocalizedTextType; ResourceId: number; LanguageId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.LocalizedText | null>;
    GetLocalizedTextList(
      parameters: { LocalizedTextIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.LocalizedText | null)[] | null>;
    GetLocalizedTexts(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.LocalizedText | null)[] | null>;
    GetLocalizedTextsByLanguageId(
      parameters: { LanguageId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.LocalizedText | null)[] | null>;
    GetLocalizedTextsByType(
      parameters: { TextTypes: carriers.LocalizedTextType[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.LocalizedText | null)[] | null>;
    GetMrMrs(parameters: { MrMrsId: number }, options?: RepositoryOptions): Promise<carriers.MrMrs | null>;
    GetMrMrsList(
      parameters: { MrMrsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MrMrs | null)[] | null>;
    GetMrMrses(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.MrMrs | null)[] | null>;
    GetPaymentTerm(
      parameters: { PaymentTermId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PaymentTerm | null>;
    GetPaymentTerms(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.PaymentTerm | null)[] | null>;
    GetPaymentType(
      parameters: { PaymentTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PaymentType | null>;
    GetPaymentTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.PaymentType | null)[] | null>;
    GetPosition(parameters: { PositionId: number }, options?: RepositoryOptions): Promise<carriers.Position | null>;
    GetPositionList(
      parameters: { PositionIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Position | null)[] | null>;
    GetPositions(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Position | null)[] | null>;
    GetPriority(parameters: { PriorityId: number }, options?: RepositoryOptions): Promise<carriers.Priority | null>;
    GetPriorityList(
      parameters: { PriorityIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Priority | null)[] | null>;
    GetPriorities(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Priority | null)[] | null>;
    GetProductCategory(
      parameters: { ProductCategoryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProductCategory | null>;
    GetProductCategories(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProductCategory | null)[] | null>;
    GetProductFamily(
      parameters: { ProductFamilyId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProductFamily | null>;
    GetProductFamilies(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProductFamily | null)[] | null>;
    GetProductType(
      parameters: { ProductTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProductType | null>;
    GetProductTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProductType | null)[] | null>;
    GetProjectStatus(
      parameters: { ProjectStatusId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectStatus | null>;
    DeleteProjectStatus(parameters: { ProjectStatusId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetProjectStatusList(
      parameters: { ProjectStatusIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectStatus | null)[] | null>;
    GetProjectStatuses(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectStatus | null)[] | null>;
    GetProjectType(
      parameters: { ProjectTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectType | null>;
    GetProjectTypeEntity(
      parameters: { ProjectTypeEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectTypeEntity | null>;
    GetProjectTypeList(
      parameters: { ProjectTypeIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectType | null)[] | null>;
    GetProjectTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectType | null)[] | null>;
    SaveQuickReplies(
      parameters: { QuickReplies: Draft<(carriers.QuickReply | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetQuickReplies(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuickReply | null)[] | null>;
    GetRating(parameters: { RatingId: number }, options?: RepositoryOptions): Promise<carriers.Rating | null>;
    GetRatingList(
      parameters: { RatingIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Rating | null)[] | null>;
    GetRatings(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Rating | null)[] | null>;
    GetAllSaleStages(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleStageEntity | null)[] | null>;
    GetReason(parameters: { ReasonId: number }, options?: RepositoryOptions): Promise<carriers.Reason | null>;
    GetReasonList(
      parameters: { ReasonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Reason | null)[] | null>;
    GetReasons(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Reason | null)[] | null>;
    GetQuoteApproveReason(
      parameters: { QuoteApproveReasonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteApproveReason | null>;
    GetQuoteApproveReasonList(
      parameters: { QuoteApproveReasonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteApproveReason | null)[] | null>;
    GetQuoteApproveReasons(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteApproveReason | null)[] | null>;
    GetQuoteDenyReason(
      parameters: { QuoteDenyReasonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteDenyReason | null>;
    GetQuoteDenyReasonList(
      parameters: { QuoteDenyReasonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteDenyReason | null)[] | null>;
    GetQuoteDenyReasons(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteDenyReason | null)[] | null>;
    GetReasonSold(
      parameters: { ReasonSoldId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReasonSold | null>;
    GetAllReasonSold(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ReasonSold | null)[] | null>;
    GetReasonSoldList(
      parameters: { ReasonSoldIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ReasonSold | null)[] | null>;
    GetReasonStalled(
      parameters: { ReasonStalledId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReasonStalled | null>;
    GetCountries(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Country | null)[] | null>;
    GetAllCountries(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.Country | null)[] | null>;
    GetCredited(parameters: { CreditedId: number }, options?: RepositoryOptions): Promise<carriers.Credited | null>;
    GetCreditedList(
      parameters: { CreditedIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Credited | null)[] | null>;
    GetCrediteds(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Credited | null)[] | null>;
    GetCurrency(parameters: { CurrencyId: number }, options?: RepositoryOptions): Promise<carriers.Currency | null>;
    GetOurCurrency(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.Currency | null>;
    ChangeCurrency(
      parameters: { Amount: number; FromCurrency: string | null; ToCurrency: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetOwnerCompanysCurrency(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.Currency | null>;
    GetCurrencyEntity(
      parameters: { CurrencyEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CurrencyEntity | null>;
    GetBaseCurrency(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CurrencyEntity | null>;
    GetCurrencyList(
      parameters: { CurrencyIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Currency | null)[] | null>;
    GetCurrencies(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Currency | null)[] | null>;
    GetAllCurrencies(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.CurrencyEntity | null)[] | null>;
    GetCustomerLanguage(
      parameters: { CustomerLanguageId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CustomerLanguage | null>;
    GetCustomerLanguageList(
      parameters: { CustomerLanguageIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.CustomerLanguage | null)[] | null>;
    GetCustomerLanguages(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.CustomerLanguage | null)[] | null>;
    GetDeliveryTerm(
      parameters: { DeliveryTermId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DeliveryTerm | null>;
    GetDeliveryTerms(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DeliveryTerm | null)[] | null>;
    GetDeliveryType(
      parameters: { DeliveryTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DeliveryType | null>;
    GetDeliveryTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DeliveryType | null)[] | null>;
    GetDepartment(
      parameters: { DepartmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Department | null>;
    GetDepartmentList(
      parameters: { DepartmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Department | null)[] | null>;
    GetDepartments(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Department | null)[] | null>;
    GetDocumentTemplate(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplate | null>;
    GetDocumentTemplateEntity(
      parameters: { DocumentTemplateEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateEntity | null>;
    SetDocumentTemplateStream(
      parameters: {
        DocumentTemplateEntity: Draft<carriers.DocumentTemplateEntity> | null;
        Stream: string | null;
        LanguageCode: string | null;
        PluginId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateEntity | null>;
    GetDocumentTemplateUsedInSalesStage(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetDocumentTemplateUsedInProjectStage(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetDocumentTemplateUrl(
      parameters: { DocumentTemplateId: number; WritableUrl: boolean; LanguageCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDocumentTemplateProperties(
      parameters: { DocumentTemplateId: number; RequestedProperties: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentTemplateLanguages(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    CreateDefaultDocumentTemplateLanguage(
      parameters: { DocumentTemplateId: number; LanguageCode: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteDocumentTemplateLanguage(
      parameters: { DocumentTemplateId: number; LanguageCode: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDocumentTemplateExtension(
      parameters: { DocumentTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SetDocumentTemplateFromDocumentTemplate(
      parameters: {
        SourceDocumentTemplateId: number;
        DocumentTemplateEntity: Draft<carriers.DocumentTemplateEntity> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateEntity | null>;
    GetDocumentTemplateStreamFromId(
      parameters: { DocumentTemplateId: number; LanguageCode: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SaveDocumentTemplateStream(
      parameters: { DocumentTemplateId: number; Content: string | null; LanguageCode: string | null; PluginId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TemplateInfo | null>;
    GetPluginList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetPluginCapabilities(
      parameters: { PluginId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentTypesForPlugin(
      parameters: { PluginId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetDocumentTemplateList(
      parameters: { DocumentTemplateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DocumentTemplate | null)[] | null>;
    GetDocumentTemplates(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DocumentTemplate | null)[] | null>;
    GetAllDocumentTemplates(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.DocumentTemplateEntity | null)[] | null>;
    SetDocumentPluginForAllDocumentTemplates(
      parameters: { DocumentPluginId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetExtAppEntity(
      parameters: { ExtAppEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtAppEntity | null>;
    GetHeadingEntity(
      parameters: { HeadingEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    CreateDefaultHeadingFromListDefinition(
      parameters: { UdListDefinitionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    GetHierarchyEntity(
      parameters: { HierarchyEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    GetAllDomains(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.Domain[] | null>;
    GetAllInDomain(
      parameters: { Domain: carriers.Domain; Children: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.HierarchyEntity | null)[] | null>;
    GetHierarchyFromPath(
      parameters: { Domain: carriers.Domain; Path: string | null; Children: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    AddHierarchyToPath(
      parameters: { Domain: carriers.Domain; Path: string | null; Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    UpdateHierarchyFromPath(
      parameters: { Domain: carriers.Domain; Path: string | null; Entity: Draft<carriers.HierarchyEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    DeleteHierarchyFromPath(
      parameters: { Domain: carriers.Domain; Path: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetLanguageInfo(
      parameters: { LanguageInfoId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.LanguageInfo | null>;
    GetLanguageInfoList(
      parameters: { LanguageInfoIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.LanguageInfo | null)[] | null>;
    GetInstalledLanguages(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.LanguageInfo | null)[] | null>;
    GetLegalBase(parameters: { LegalBaseId: number }, options?: RepositoryOptions): Promise<carriers.LegalBase | null>;
    SaveLegalBase(
      parameters: { LegalBase: Draft<carriers.LegalBase> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.LegalBase | null>;
    GetAllLegalBase(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.LegalBase | null)[] | null>;
    GetLegalBaseList(
      parameters: { LegalBaseIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.LegalBase | null)[] | null>;
    GetLegalBases(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.LegalBase | null)[] | null>;
    GetLink(parameters: { LinkId: number }, options?: RepositoryOptions): Promise<carriers.Link | null>;
    GetLinkList(
      parameters: { LinkIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Link | null)[] | null>;
    GetListEntity(
      parameters: { ListEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    GetListDefinitions(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ListEntity | null)[] | null>;
    GetListEntityByName(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    SaveListEntityByName(
      parameters: { Name: string | null; ListEntity: Draft<carriers.ListEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListEntity | null>;
    DeleteListEntityByName(parameters: { Name: string | null }, options?: RepositoryOptions): Promise<undefined>;
    SaveListItemEntity(
      parameters: { ListItemEntity: Draft<carriers.ListItemEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ListItemEntity | null>;
    SortListItems(
      parameters: { UdListDefinitionId: number; CultureName: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    MoveListItem(
      parameters: { UdListDefinitionId: number; ListItemId: number; Direction: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetVisibleForUserGroups(
      parameters: { UdListDefinitionId: number; ListItemId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetVisibleForUserGroupsFromListName(
      parameters: { UdListDefinitionName: string | null; ListItemId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetVisibleForUserGroups(
      parameters: {
        UdListDefinitionId: number;
        ListItemId: number;
        UserGroups: Draft<(carriers.SelectableMDOListItem | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetVisibleForUserGroupsFromListName(
      parameters: {
        UdListDefinitionName: string | null;
        ListItemId: number;
        UserGroups: Draft<(carriers.SelectableMDOListItem | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetVisibleForUserGroup(
      parameters: { UdListDefinitionId: number; ListItemId: number; UserGroupId: number[] | null; Enable: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetListItemsForUserGroup(
      parameters: { UdListDefinitionId: number; GroupId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetListItemsForUserGroupFromListName(
      parameters: { UdListDefinitionName: string | null; GroupId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetListItemsForUserGroup(
      parameters: { UdListDefinitionId: number; UsergroupId: number; ListItemIds: number[] | null; Enable: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetListItemsForUserGroupFromListName(
      parameters: {
        UdListDefinitionName: string | null;
        UsergroupId: number;
        ListItemsID: number[] | null;
        Enable: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetHeadings(
      parameters: { UdListDefinitionId: number; ListItemId: number; ShowDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetHeadingsForListItemFromListName(
      parameters: { UdListDefinitionName: string | null; ListItemId: number; ShowDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SaveHeadingsForListItemFromListDefinition(
      parameters: {
        UdListDefinitionId: number;
        ListItemId: number;
        Headings: Draft<(carriers.SelectableMDOListItem | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    CreateDefaultAmountClassEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AmountClassEntity | null>;
    SaveAmountClassEntity(
      parameters: { AmountClassEntity: Draft<carriers.AmountClassEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AmountClassEntity | null>;
    CreateDefaultCategoryEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CategoryEntity | null>;
    SaveCategoryEntity(
      parameters: { CategoryEntity: Draft<carriers.CategoryEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CategoryEntity | null>;
    CreateDefaultTaskMenu(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TaskMenu | null>;
    SaveTaskMenu(
      parameters: { TaskMenu: Draft<carriers.TaskMenu> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskMenu | null>;
    DeleteTaskMenu(parameters: { TaskMenuId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultCurrencyEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.CurrencyEntity | null>;
    SaveCurrencyEntity(
      parameters: { CurrencyEntity: Draft<carriers.CurrencyEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CurrencyEntity | null>;
    CreateDefaultDocumentTemplateEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateEntity | null>;
    SaveDocumentTemplateEntity(
      parameters: { DocumentTemplateEntity: Draft<carriers.DocumentTemplateEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentTemplateEntity | null>;
    CreateDefaultExtAppEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ExtAppEntity | null>;
    SaveExtAppEntity(
      parameters: { ExtAppEntity: Draft<carriers.ExtAppEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ExtAppEntity | null>;
    CreateDefaultHeadingEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    SaveHeadingEntity(
      parameters: { HeadingEntity: Draft<carriers.HeadingEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HeadingEntity | null>;
    CreateDefaultHierarchyEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    SaveHierarchyEntity(
      parameters: { HierarchyEntity: Draft<carriers.HierarchyEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.HierarchyEntity | null>;
    DeleteHierarchyEntity(parameters: { HierarchyEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultListEntity(
      parameters?: Record<string, never>,
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
    CreateDefaultProjectTypeEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectTypeEntity | null>;
    SaveProjectTypeEntity(
      parameters: { ProjectTypeEntity: Draft<carriers.ProjectTypeEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectTypeEntity | null>;
    CreateDefaultRelationDefinitionEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.RelationDefinitionEntity | null>;
    SaveRelationDefinitionEntity(
      parameters: { RelationDefinitionEntity: Draft<carriers.RelationDefinitionEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RelationDefinitionEntity | null>;
    CreateDefaultResourceEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ResourceEntity | null>;
    SaveResourceEntity(
      parameters: { ResourceEntity: Draft<carriers.ResourceEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ResourceEntity | null>;
    DeleteResourceEntity(parameters: { ResourceEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultSaleStageEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStageEntity | null>;
    SaveSaleStageEntity(
      parameters: { SaleStageEntity: Draft<carriers.SaleStageEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStageEntity | null>;
    CreateDefaultSaleTypeEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleTypeEntity | null>;
    SaveSaleTypeEntity(
      parameters: { SaleTypeEntity: Draft<carriers.SaleTypeEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleTypeEntity | null>;
    CreateDefaultTicketCategoryEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketCategoryEntity | null>;
    SaveTicketCategoryEntity(
      parameters: { TicketCategoryEntity: Draft<carriers.TicketCategoryEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketCategoryEntity | null>;
    DeleteTicketCategoryEntity(
      parameters: { TicketCategoryEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultTicketPriorityEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketPriorityEntity | null>;
    SaveTicketPriorityEntity(
      parameters: { TicketPriorityEntity: Draft<carriers.TicketPriorityEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketPriorityEntity | null>;
    DeleteTicketPriorityEntity(
      parameters: { TicketPriorityEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultTicketRelationDefinitionEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationDefinitionEntity | null>;
    SaveTicketRelationDefinitionEntity(
      parameters: { TicketRelationDefinitionEntity: Draft<carriers.TicketRelationDefinitionEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationDefinitionEntity | null>;
    DeleteTicketRelationDefinitionEntity(
      parameters: { TicketRelationDefinitionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultTicketStatusEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketStatusEntity | null>;
    SaveTicketStatusEntity(
      parameters: { TicketStatusEntity: Draft<carriers.TicketStatusEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketStatusEntity | null>;
    DeleteTicketStatusEntity(
      parameters: { TicketStatusEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultTicketTypeEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketTypeEntity | null>;
    SaveTicketTypeEntity(
      parameters: { TicketTypeEntity: Draft<carriers.TicketTypeEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketTypeEntity | null>;
    DeleteTicketTypeEntity(parameters: { TicketTypeEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultWebPanelEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WebPanelEntity | null>;
    SaveWebPanelEntity(
      parameters: { WebPanelEntity: Draft<carriers.WebPanelEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WebPanelEntity | null>;
    GetAmountClassEntity(
      parameters: { AmountClassEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AmountClassEntity | null>;
    SaveAllAutomatedCategoryUpdates(
      parameters: { Settings: Draft<(carriers.AutomatedCategoryUpdate | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.AutomatedCategoryUpdate | null)[] | null>;
    GetAllAutomatedCategoryUpdates(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.AutomatedCategoryUpdate | null)[] | null>;
    GetNeedCategoryUpdateForSale(
      parameters: { SaleStatus: carriers.SaleStatus; SaleId: number; ContactId: number; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AutomatedCategoryUpdate | null>;
    GetNeedCategoryUpdateForPerson(
      parameters: { LeadStatus: number; PersonId: number; ContactId: number; CategoryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AutomatedCategoryUpdate | null>;
    PerformNeededCategoryUpdate(
      parameters: {
        PersonId: number;
        ContactId: number;
        CategoryId: number;
        Setting: Draft<carriers.AutomatedCategoryUpdate> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetBusiness(parameters: { BusinessId: number }, options?: RepositoryOptions): Promise<carriers.Business | null>;
    GetBusinessList(
      parameters: { BusinessIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Business | null)[] | null>;
    GetBusinesses(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Business | null)[] | null>;
    GetCategory(parameters: { CategoryId: number }, options?: RepositoryOptions): Promise<carriers.Category | null>;
    GetCategoryEntity(
      parameters: { CategoryEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.CategoryEntity | null>;
    GetCategoryList(
      parameters: { CategoryIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Category | null)[] | null>;
    GetCategories(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Category | null)[] | null>;
    GetCompetitor(
      parameters: { CompetitorId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Competitor | null>;
    GetCompetitorList(
      parameters: { CompetitorIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Competitor | null)[] | null>;
    GetCompetitors(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Competitor | null)[] | null>;
    GetTaskMenu(parameters: { TaskMenuId: number }, options?: RepositoryOptions): Promise<carriers.TaskMenu | null>;
    GetAppTaskMenus(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TaskMenu | null)[] | null>;
    DeleteAppTaskMenus(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetTaskMenuByProgId(
      parameters: { ProgId: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TaskMenu | null>;
    GetConsentPurpose(
      parameters: { ConsentPurposeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentPurpose | null>;
    SaveConsentPurpose(
      parameters: { ConsentPurpose: Draft<carriers.ConsentPurpose> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentPurpose | null>;
    SetEmarketingStrictMode(parameters: { Enable: boolean }, options?: RepositoryOptions): Promise<undefined>;
    GetEmarketingStrictMode(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    GetConsentPurposeList(
      parameters: { ConsentPurposeIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentPurpose | null)[] | null>;
    GetConsentPurposes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentPurpose | null)[] | null>;
    GetConsentSource(
      parameters: { ConsentSourceId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentSource | null>;
    SaveConsentSource(
      parameters: { ConsentSource: Draft<carriers.ConsentSource> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentSource | null>;
    GetAllConsentSource(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentSource | null)[] | null>;
    GetConsentSourceList(
      parameters: { ConsentSourceIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentSource | null)[] | null>;
    GetConsentSources(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentSource | null)[] | null>;
    GetCountry(parameters: { CountryId: number }, options?: RepositoryOptions): Promise<carriers.Country | null>;
    SaveCountry(
      parameters: { Country: Draft<carriers.Country> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Country | null>;
    CreateDefaultCountry(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.Country | null>;
    GetCountryList(
      parameters: { CountryIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Country | null)[] | null>;
  };
  readonly MDO: {
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
    GetListNames(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<(string | null)[] | null>;
    GetListIdByListName(parameters: { Name: string | null }, options?: RepositoryOptions): Promise<number>;
    GetSelectableSimpleList(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetSelectableListWithRestriction(
      parameters: { Name: string | null; AdditionalInfo: string | null; SearchValue: string | null },
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
    GetSelectableList(
      parameters: { Name: string | null; ForceFlatList: boolean; AdditionalInfo: string | null; OnlyHistory: boolean },
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
  readonly Marketing: {
    CreateDefaultFormEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FormEntity | null>;
    SaveFormEntity(
      parameters: { FormEntity: Draft<carriers.FormEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormEntity | null>;
    DeleteFormEntity(parameters: { FormEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultFormSubmissionEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FormSubmissionEntity | null>;
    SaveFormSubmissionEntity(
      parameters: { FormSubmissionEntity: Draft<carriers.FormSubmissionEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FormSubmissionEntity | null>;
    DeleteFormSubmissionEntity(
      parameters: { FormSubmissionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultShipmentMessageBlockEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageBlockEntity | null>;
    SaveShipmentMessageBlockEntity(
      parameters: { ShipmentMessageBlockEntity: Draft<carriers.ShipmentMessageBlockEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageBlockEntity | null>;
    DeleteShipmentMessageBlockEntity(
      parameters: { ShipmentMessageBlockEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultShipmentMessageEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageEntity | null>;
    SaveShipmentMessageEntity(
      parameters: { ShipmentMessageEntity: Draft<carriers.ShipmentMessageEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageEntity | null>;
    DeleteShipmentMessageEntity(
      parameters: { ShipmentMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultAvailableFont(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AvailableFont | null>;
    SaveAvailableFont(
      parameters: { Font: Draft<carriers.AvailableFont> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AvailableFont | null>;
    DeleteAvailableFont(parameters: { AvailableFontId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetAvailableFont(
      parameters: { AvailableFontId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AvailableFont | null>;
    SetFontRank(parameters: { AvailableFontId: number; Rank: number }, options?: RepositoryOptions): Promise<boolean>;
    GetFormEntity(
      parameters: { FormEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.FormEntity | null>;
    VerifyGoogleRecaptcha(
      parameters: { Token: string | null; OptionalSecretKey: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SetAllFormFieldRestrictions(
      parameters: { FormFieldRestrictions: Draft<(carriers.FormFieldRestriction | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetFormSubmissionEntity(
      parameters: { FormSubmissionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.FormSubmissionEntity | null>;
    CalculateMailingStatistics(parameters: { ShipmentId: number }, options?: RepositoryOptions): Promise<number>;
    GetFormSubmissionsCount(
      parameters: { FormId: number; Status: carriers.FormSubmissionStatus },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetPreviewMailing(
      parameters: { ShipmentAddrId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewMailing | null>;
    GetPreviewMailingHeader(
      parameters: { ShipmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreviewMailingHeader | null>;
    GetShipmentMessageBlockEntity(
      parameters: { ShipmentMessageBlockEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageBlockEntity | null>;
    GetUserBlocks(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ShipmentMessageBlockEntity | null)[] | null>;
    GetShipmentMessageEntity(
      parameters: { ShipmentMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ShipmentMessageEntity | null>;
    RenameMailingByMessageId(
      parameters: { MessageId: number; Name: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteMessageAndShipment(parameters: { MessageId: number }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Messaging: {
    CreateMessage(
      parameters: { IncomingMessage: Draft<carriers.IncomingMessage> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDeliveryStatus(
      parameters: { MessagingIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MessageDeliveryStatus | null)[] | null>;
    SetDeliveryStatus(
      parameters: {
        Plugin: string | null;
        ExternalMessageId: string | null;
        Status: number;
        StatusDescription: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SendMessages(
      parameters: { Plugin: string | null; OutgoingMessages: Draft<(carriers.OutgoingMessage | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MessageDeliveryStatus | null)[] | null>;
    SendMessagesWithConfig(
      parameters: {
        Plugin: string | null;
        OutgoingMessages: Draft<(carriers.OutgoingMessage | null)[]> | null;
        Config: { [key: string]: string | null } | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.MessageDeliveryStatus | null)[] | null>;
    GetPlugins(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProviderInfo | null)[] | null>;
  };
  readonly Navigator: {
    GetAllNavigatorCompany(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.NavigatorCompany | null)[] | null>;
    GetNavigatorCompanyList(
      parameters: { NavigatorCompanyIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.NavigatorCompany | null)[] | null>;
    GetNavigatorCompanies(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.NavigatorCompany | null)[] | null>;
  };
  readonly NewsFeed: {
    CreateDefaultNewsFeedItem(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.NewsFeedItem | null>;
    DeleteNewsFeedItem(parameters: { NewsFeedItemId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetNewsFeedItem(
      parameters: { NewsFeedItemId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.NewsFeedItem | null>;
    PostNewsFeedItem(
      parameters: {
        NewsFeedItem: Draft<carriers.NewsFeedItem> | null;
        ToAssociateIds: number[] | null;
        ToGroupIds: number[] | null;
        ToAll: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.NewsFeedItem | null>;
    GetNewsFeedItemsById(
      parameters: { NewsFeedItemIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.NewsFeedItem | null)[] | null>;
    GetNewsItemsForUser(
      parameters: { AssociateId: number; FromDate: string; ToDate: string; Top: number; Skip: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.NewsFeedItem | null)[] | null>;
    MarkAsRead(parameters: { NewsFeedItemId: number }, options?: RepositoryOptions): Promise<undefined>;
    StartHandling(parameters: { NewsFeedItemId: number }, options?: RepositoryOptions): Promise<boolean>;
    MarkAsHandled(parameters: { NewsFeedItemId: number }, options?: RepositoryOptions): Promise<boolean>;
  };
  readonly NumberAllocation: {
    CreateDefaultRefCountEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.RefCountEntity | null>;
    SaveRefCountEntity(
      parameters: { RefCountEntity: Draft<carriers.RefCountEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RefCountEntity | null>;
    DeleteRefCountEntity(parameters: { RefCountEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetRefCountEntity(
      parameters: { RefCountEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RefCountEntity | null>;
    SaveDefaultNumbering(
      parameters: { RefCountEntity: Draft<carriers.RefCountEntity> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetNumberEachTemplate(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    SetNumberEachTemplate(parameters: { SetValue: boolean }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Person: {
    CreateDefaultConsentPerson(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentPerson | null>;
    SaveConsentPerson(
      parameters: { ConsentPerson: Draft<carriers.ConsentPerson> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentPerson | null>;
    DeleteConsentPerson(parameters: { ConsentPersonId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultPersonEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    SavePersonEntity(
      parameters: { PersonEntity: Draft<carriers.PersonEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    DeletePersonEntity(parameters: { PersonEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultPersonImage(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PersonImage | null>;
    GetConsentPerson(
      parameters: { ConsentPersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ConsentPerson | null>;
    GetPerson(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<carriers.Person | null>;
    TryAddPersonsToEmailFlow(
      parameters: { EmailFlowId: number; PersonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean[] | null>;
    GetPersonEntity(
      parameters: { PersonEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    Undelete(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    GetMyPerson(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.PersonEntity | null>;
    GetSalesRep(
      parameters: {
        ContactName: string | null;
        PersonFirstname: string | null;
        PersonLastname: string | null;
        EmailAddress: string | null;
        PhoneNumber: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    GetPhones(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.EntityElement | null)[] | null>;
    ChangeCountry(
      parameters: { PersonEntity: Draft<carriers.PersonEntity> | null; ToCountryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    GetAddress(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<carriers.Address | null>;
    GetAddressByCountry(
      parameters: { PersonId: number; CountryId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Address | null>;
    GetPersonImage(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetPersonImage(
      parameters: { PersonId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultByContactId(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    Move(
      parameters: { PersonId: number; DestinationContactId: number; MoveAfterDate: string },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    Merge(
      parameters: {
        SourcePersonId: number;
        DestinationPersonId: number;
        MoveAfterDate: string;
        DeleteSource: boolean;
        ReplaceEmptyFieldsOnDestination: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultFromCredential(
      parameters: {
        ContactId: number;
        CredentialType: string | null;
        CredentialValue: string | null;
        CredentialDisplayValue: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonEntity | null>;
    IsNumberValid(
      parameters: { ContactId: number; Number: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SetConsent(
      parameters: {
        PersonId: number;
        Purpose: string | null;
        Source: string | null;
        LegalBase: string | null;
        Comment: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveConsent(
      parameters: { PersonId: number; Purpose: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    HasConsent(parameters: { PersonId: number; Purpose: string | null }, options?: RepositoryOptions): Promise<boolean>;
    GetConsentInfos(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ConsentInfo | null)[] | null>;
    SendConsentConfirmationEmail(
      parameters: {
        PersonId: number;
        EmailAddress: string | null;
        EmailTemplateId: number;
        CultureLcidId: number;
        Subject: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ResolvePersonFromInfo(
      parameters: {
        ContactId: number;
        PersonName: string | null;
        PhoneNumbers: (string | null)[] | null;
        Emails: (string | null)[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ResolvedPerson | null>;
    AddEmailAddressToPerson(
      parameters: { PersonId: number; EmailAddress: string | null; SetAsPrimaryEmail: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateTemporaryKey(
      parameters: { Domain: carriers.TemporaryKeyDomain; TargetId: number; PersonId: number; Expires: string },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CreateTemporaryKeyWithPayload(
      parameters: {
        Domain: carriers.TemporaryKeyDomain;
        TargetId: number;
        PersonId: number;
        Expires: string;
        Payload: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CheckTemporaryKey(
      parameters: { TemporaryKey: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TemporaryKeyInfo | null>;
    DeleteTemporaryKeysOfDomain(
      parameters: { Domain: carriers.TemporaryKeyDomain; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteExpired(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetPersonSummary(
      parameters: { PersonId: number; Limit: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PersonSummary | null>;
    AddBounce(parameters: { EmailAddress: string | null }, options?: RepositoryOptions): Promise<undefined>;
    ValidatePersonEntity(
      parameters: { PersonEntity: Draft<carriers.PersonEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    AddBounceWithCount(
      parameters: { EmailAddress: string | null; Counts: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetBestSoLanguageForTemplate(
      parameters: { PersonId: number; TemplateId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    AddBounceWithDetails(
      parameters: { EmailAddress: string | null; Counts: number; Code: number; Reason: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPersonImages(
      parameters: { PersonIds: number[] | null; ScaledWidth: number; ScaledHeight: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PersonImage | null)[] | null>;
    CreateOrUpdateUserCandidate(
      parameters: { PersonId: number; Username: string | null; AccessAllRequests: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.UserCandidate | null>;
    GetUserCandidateByPerson(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UserCandidate | null>;
    GetCustomerCentrePasswordReplyTemplate(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReplyTemplateParsed | null>;
    SendCustomerCentrePasswordEmail(
      parameters: { PersonId: number; From: string | null; To: string | null; Subject: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SendEmail(
      parameters: {
        From: string | null;
        To: string | null;
        Subject: string | null;
        PlainBody: string | null;
        HtmlBody: string | null;
        AttachmentIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SendEmailWithEventName(
      parameters: {
        From: string | null;
        To: string | null;
        Subject: string | null;
        PlainBody: string | null;
        HtmlBody: string | null;
        AttachmentIds: number[] | null;
        EventName: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetUtmParameters(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UtmParameters | null>;
    SetUtmCreatedPersonContactForFormSubmission(
      parameters: { FormSubmissionId: number; PersonId: number; ContactId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    UpdateInterests(
      parameters: { PersonId: number; EnableInterestIds: number[] | null; DisableInterestIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPersonList(
      parameters: { PersonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetPersonsFromContact(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetPersonsFromProject(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetColleagues(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetColleaguesByDepartment(
      parameters: { DepartmentId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetColleaguesBySource(
      parameters: { SourceType: carriers.AssociateSourceType; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Person | null)[] | null>;
    GetMyOwner(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.Person | null>;
    GetOwnerOnPersonId(parameters: { PersonId: number }, options?: RepositoryOptions): Promise<carriers.Person | null>;
    ChangePersonRank(parameters: { PersonId: number; MoveUp: boolean }, options?: RepositoryOptions): Promise<number>;
    SetPersonRank(parameters: { PersonId: number; DesiredRank: number }, options?: RepositoryOptions): Promise<boolean>;
    NormalizeRanks(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<boolean>;
  };
  readonly PhoneList: {
    Search(
      parameters: { SearchString: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PhoneListItem | null)[] | null>;
    SearchWithPreferences(
      parameters: { SearchString: string | null; Preferences: Draft<carriers.PhoneListPreferences> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PhoneListItem | null)[] | null>;
    GetDepartmentPhones(
      parameters: { DepartmentId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PhoneListItem | null)[] | null>;
    GetFavoritesPhones(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.PhoneListItem | null)[] | null>;
    GetContactPhones(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PhoneListItem | null)[] | null>;
    AddToFavorites(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<number>;
    GetPreferences(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PhoneListPreferences | null>;
    SetPreferences(
      parameters: { Preferences: Draft<carriers.PhoneListPreferences> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Pocket: {
    GetMyCallerIDs(
      parameters: { LastHash: string | null; MinDate: string; MaxDate: string },
      options?: RepositoryOptions,
    ): Promise<carriers.CallerIDCollection | null>;
    GetCallerIDsFromSelection(
      parameters: { SelectionId: number; LastHash: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CallerIDCollection | null>;
    GetPocketStartupData(
      parameters: { Tables: (string | null)[] | null; CurrentClientTime: string },
      options?: RepositoryOptions,
    ): Promise<carriers.PocketStartupData | null>;
    RegisterDeviceForPushNotification(
      parameters: { DeviceInfo: Draft<carriers.PocketDeviceInfo> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetRegisteredDevices(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PocketDeviceInfo | null)[] | null>;
    SetPushNotificationTagsForDevice(
      parameters: { DeviceIdentifier: string | null; Tags: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetPushNotificationTagsForUser(
      parameters: { AssociateId: number; Tags: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPushNotificationTagsForDevice(
      parameters: { DeviceIdentifier: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SendPushNotification(
      parameters: { AssociateIds: number[] | null; Message: Draft<carriers.PocketNotificationMessage> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RunAppointmentAlarmBroker(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    NotifyUsers(
      parameters: { NotificationEventType: carriers.NotificationEventType; Id: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    NotificationHandled(
      parameters: { NotificationEventType: carriers.NotificationEventType; Id: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    NotificationsHandled(
      parameters: { NotificationEvents: Draft<(carriers.NotificationEvent | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Preference: {
    CreateDefaultPreference(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.Preference | null>;
    CreateDefaultPreferenceDescription(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescription | null>;
    SavePreferenceDescription(
      parameters: { PreferenceDescription: Draft<carriers.PreferenceDescription> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescription | null>;
    DeletePreferenceDescription(
      parameters: { PreferenceDescriptionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultPreferenceDescriptionLine(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescriptionLine | null>;
    SavePreferenceDescriptionLine(
      parameters: { PreferenceDescriptionLine: Draft<carriers.PreferenceDescriptionLine> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescriptionLine | null>;
    DeletePreferenceDescriptionLine(
      parameters: { PreferenceDescriptionLineId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SavePreference(
      parameters: { Preference: Draft<carriers.Preference> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SaveTabOrder(
      parameters: { TabOrder: Draft<carriers.TabOrder> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetTabOrder(parameters: { TabName: string | null }, options?: RepositoryOptions): Promise<carriers.TabOrder | null>;
    GetPreference(parameters: { Id: number }, options?: RepositoryOptions): Promise<carriers.Preference | null>;
    SavePreferenceEntity(
      parameters: { Preference: Draft<carriers.Preference> | null; RemoveLowerLevels: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.Preference | null>;
    DeletePreference(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    DeletePreferences(parameters: { Ids: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    GetPreferenceByName(
      parameters: { PrefSection: string | null; PrefKey: string | null; PrefLevel: carriers.PreferenceLevel },
      options?: RepositoryOptions,
    ): Promise<carriers.Preference | null>;
    GetPreferenceByNameAndId(
      parameters: {
        PrefSection: string | null;
        PrefKey: string | null;
        PrefLevel: carriers.PreferenceLevel;
        OwnerId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.Preference | null>;
    GetNetServicesStatusUrl(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string | null>;
    UpdateNetServicesStatus(parameters: { XmlOrJson: string | null }, options?: RepositoryOptions): Promise<undefined>;
    GetXsrfPaths(
      parameters: { Hostname: string | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    SetXsrfPaths(
      parameters: { Hostname: string | null; Paths: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetXsrfValue(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.XsrfValue | null>;
    SetXsrfValue(parameters: { XsrfValue: string | null }, options?: RepositoryOptions): Promise<undefined>;
    GetPreferenceDescription(
      parameters: { PreferenceDescriptionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescription | null>;
    GetFromSectionAndKey(
      parameters: { Section: string | null; Key: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescription | null>;
    GetAll(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.PreferenceDescription | null)[] | null>;
    GetAllFromSection(
      parameters: { Section: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PreferenceDescription | null)[] | null>;
    SaveFromSectionAndKey(
      parameters: {
        Section: string | null;
        Key: string | null;
        PreferenceDescription: Draft<carriers.PreferenceDescription> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescription | null>;
    DeleteFromSectionAndKey(
      parameters: { Section: string | null; Key: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPreferenceDescriptionLine(
      parameters: { PreferenceDescriptionLineId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescriptionLine | null>;
    GetPreferenceDescriptionLineFromIdAndValue(
      parameters: { PrefDescId: number; PrefValue: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PreferenceDescriptionLine | null>;
    GetPreferenceDescriptionLinesByPrefDescId(
      parameters: { PrefDescId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PreferenceDescriptionLine | null)[] | null>;
    SavePreferenceDescriptionLines(
      parameters: { PreferenceDescriptionLines: Draft<(carriers.PreferenceDescriptionLine | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PreferenceDescriptionLine | null)[] | null>;
    DeletePreferenceDescriptionLines(
      parameters: { PrefDescLineIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeletePrefDescLinesByPrefDescId(
      parameters: { PrefDescId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeletePrefDescLinesByPrefDescIds(
      parameters: { PrefDescIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPreferences(
      parameters: { Specifications: Draft<(carriers.PreferenceSpec | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Preference | null)[] | null>;
    SavePreferences(
      parameters: { Preferences: Draft<(carriers.Preference | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetPreferencesWithDisplayValues(
      parameters: { Specifications: Draft<(carriers.PreferenceSpec | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Preference | null)[] | null>;
    GetTabOrders(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TabOrder | null)[] | null>;
    SaveTabOrders(
      parameters: { TabOrders: Draft<(carriers.TabOrder | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SavePreferenceEntities(
      parameters: { Preferences: Draft<(carriers.Preference | null)[]> | null; RemoveLowerLevels: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Previews: {
    GetPreview(parameters: { PreviewHint: string | null }, options?: RepositoryOptions): Promise<string | null>;
  };
  readonly Project: {
    CreateDefaultProjectEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    SaveProjectEntity(
      parameters: { ProjectEntity: Draft<carriers.ProjectEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    DeleteProjectEntity(parameters: { ProjectEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultProjectEventEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEventEntity | null>;
    SaveProjectEventEntity(
      parameters: { ProjectEventEntity: Draft<carriers.ProjectEventEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEventEntity | null>;
    DeleteProjectEventEntity(
      parameters: { ProjectEventEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateDefaultProjectMember(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectMember | null>;
    SaveProjectMember(
      parameters: { ProjectMember: Draft<carriers.ProjectMember> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectMember | null>;
    DeleteProjectMember(parameters: { ProjectMemberId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetProject(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<carriers.Project | null>;
    GetProjectEntity(
      parameters: { ProjectEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    AddProjectMembers(
      parameters: { ProjectEntityId: number; ProjectMembers: Draft<(carriers.ProjectMember | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteProjectMembers(
      parameters: { ProjectEntityId: number; MemberIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetProjectImage(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetProjectImage(
      parameters: { ProjectId: number; Image: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteProjectMemberByIds(
      parameters: { ProjectMemberIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDuplicates(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateEntry | null)[] | null>;
    CreateNewEntry(
      parameters: { Duplicate: Draft<carriers.DuplicateEntry> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    SetDuplicateRulesStatus(
      parameters: { Rules: Draft<(carriers.DuplicateRule | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDuplicateRules(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateRule | null)[] | null>;
    Merge(
      parameters: { SourceProjectId: number; DestinationProjectId: number; ReplaceEmptyFieldsOnDestination: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    IsNumberValid(
      parameters: { ContactId: number; Number: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    HasGuide(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetNextMilestone(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Appointment | null>;
    OfferAutoNextStatusOnApppointmentCompleted(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetNextProjectStatus(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<number>;
    HasGuideActivities(parameters: { ProjectId: number }, options?: RepositoryOptions): Promise<boolean>;
    ValidateProjectEntity(
      parameters: { ProjectEntity: Draft<carriers.ProjectEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    SetCompleted(
      parameters: { ProjectId: number; IsCompleted: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetProjectEntityWithoutMembers(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    SaveProjectEntityWithoutMembers(
      parameters: { ProjectEntity: Draft<carriers.ProjectEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEntity | null>;
    GetProjectFencingInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FencingInfo | null>;
    GetProjectEvent(
      parameters: { ProjectEventId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEvent | null>;
    GetProjectEventOnPerson(
      parameters: { ProjectId: number; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEvent | null>;
    GetProjectEventEntity(
      parameters: { ProjectEventEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEventEntity | null>;
    GetProjectEventEntityFromProjectId(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectEventEntity | null>;
    DeleteProjectEventEntityFromProjectId(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetProjectEventList(
      parameters: { ProjectEventIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectEvent | null)[] | null>;
    GetMyProjectEvents(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectEvent | null)[] | null>;
    GetProjectEventsOnPerson(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectEvent | null)[] | null>;
    GetProjectList(
      parameters: { ProjectIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetMyProjects(
      parameters: { IncludeMemberProjects: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetMyMemberProjects(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetProjectsFromPerson(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetProjectsFromContact(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetPublishedProject(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Project | null>;
    GetPublishedProjects(
      parameters: { ProjectIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetMyPublishedProjects(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetPublishedProjectsOnPersonId(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Project | null)[] | null>;
    GetProjectMember(
      parameters: { ProjectMemberId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectMember | null>;
    UpdateProjectMembers(
      parameters: { ProjectId: number; ProjectMembers: Draft<(carriers.ProjectMember | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetProjectMembers(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectMember | null)[] | null>;
    UpdateProjectMember(
      parameters: { ProjectMember: Draft<carriers.ProjectMember> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ProjectMember | null>;
    GetProjectMembersById(
      parameters: { ProjectMemberIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProjectMember | null)[] | null>;
    SaveProjectMembersFunctionAndComment(
      parameters: { ProjectMemberIds: number[] | null; RoleId: number; Comment: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Quote: {
    UpdateQuoteVersionPrices(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionValidated | null>;
    SaveQuoteVersionNumber(
      parameters: { QuoteVersionId: number; Number: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetQuoteVersionWorkflowImageState(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionButtonState | null>;
    GetQuoteVersionWorkflowButtonStates(
      parameters: { QuoteVersionId: number; QuoteAlternativeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionWorkflowState | null>;
    GetQuoteVersionWorkflowStatusInfo(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionStatusInformation | null>;
    RequestApproval(
      parameters: { QuoteVersionId: number; AssociateId: number; Comment: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    CancelApprovalRequest(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    CreateOrUpdateQuoteVersionAttachments(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteVersionAttachment | null)[] | null>;
    IncludeQuoteVersionAttachment(
      parameters: { QuoteVersionId: number; DocumentId: number; Include: boolean },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ToggleSaleTypeQuoteAttachmentDefaultIncluded(
      parameters: { SaleTypeQuoteAttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    AddSaleTypeQuoteAttachment(
      parameters: { SaleTypeId: number; DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<number>;
    DeleteSaleTypeQuoteAttachment(
      parameters: { SaleTypeQuoteAttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ToggleQuoteVersionAttachmentIncluded(
      parameters: { QuoteVersionAttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    CreateDefaultPriceList(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PriceList | null>;
    SavePriceList(
      parameters: { PriceList: Draft<carriers.PriceList> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PriceList | null>;
    DeletePriceList(parameters: { PriceListId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultProduct(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.Product | null>;
    SaveProduct(
      parameters: { Product: Draft<carriers.Product> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Product | null>;
    DeleteProduct(parameters: { ProductId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultQuoteAlternative(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternative | null>;
    SaveQuoteAlternative(
      parameters: { QuoteAlternative: Draft<carriers.QuoteAlternative> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternative | null>;
    GetConfigurationFields(
      parameters: { ConnectionId: number; ConnectorName: string | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: carriers.FieldMetadata | null } | null>;
    TestConnection(
      parameters: { ConnectorName: string | null; ConnectionData: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    GetPriceList(parameters: { PriceListId: number }, options?: RepositoryOptions): Promise<carriers.PriceList | null>;
    CopySuperOfficePriceList(
      parameters: {
        OriginalPriceListId: number;
        NewName: string | null;
        ValidFrom: string;
        ValidTo: string;
        NewCurrencyId: number;
        ConvertCurrency: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PriceList | null>;
    GetProductImage(
      parameters: { QuoteConnectionId: number; ERPProductKey: string | null; Rank: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    FindProduct(
      parameters: { QuoteAlternativeId: number; UserInput: string | null; PriceListKey: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Product | null)[] | null>;
    GetProduct(
      parameters: { QuoteConnectionId: number; ERPProductKey: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Product | null>;
    GetProductFromDbId(
      parameters: { ProductId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.Product | null>;
    RemoveProduct(parameters: { ProductId: number }, options?: RepositoryOptions): Promise<undefined>;
    ToggleProductInAssortment(parameters: { ProductId: number }, options?: RepositoryOptions): Promise<undefined>;
    SaveQuote(
      parameters: { Quote: Draft<carriers.Quote> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Quote | null>;
    GetQuote(parameters: { QuoteId: number }, options?: RepositoryOptions): Promise<carriers.Quote | null>;
    GetQuoteFromSaleId(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<carriers.Quote | null>;
    GetQuoteAlternative(
      parameters: { QuoteAlternativeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternative | null>;
    RecalculateQuoteAlternative(
      parameters: { QuoteAlternative: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternativeRecalculated | null>;
    GetQuoteAlternatives(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteAlternative | null)[] | null>;
    MoveQuoteLine(
      parameters: { QuoteLineId: number; Direction: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateQuoteAlternative(
      parameters: {
        QuoteVersionId: number;
        QuoteAlternativeName: string | null;
        QuoteAlternativeDescription: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternative | null>;
    CopyQuoteAlternative(
      parameters: { QuoteVersionId: number; QuoteAlternativeId: number; QuoteAlternativeName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteAlternative | null>;
    DeleteQuoteAlternative(parameters: { QuoteAlternativeId: number }, options?: RepositoryOptions): Promise<undefined>;
    HasConnections(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    GetAllInstalledQuoteConnections(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteConnection | null)[] | null>;
    GetAllAvailableQuoteConnections(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteConnection | null)[] | null>;
    GetAllAvailableQuoteConnectionsWithPriceLists(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteConnection | null)[] | null>;
    CreateConnectionFromConnectorName(
      parameters: { ConnectorName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteConnection | null>;
    GetConnection(
      parameters: { QuoteConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteConnection | null>;
    SaveConnection(
      parameters: { Connection: Draft<carriers.QuoteConnection> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteConnection | null>;
    DeleteConnection(parameters: { QuoteConnectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    RestoreConnection(parameters: { QuoteConnectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetConnectionsForAssociate(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteConnection | null)[] | null>;
    GetActivePriceLists(
      parameters: { QuoteConnectionId: number; Currency: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PriceList | null)[] | null>;
    GetActivePriceListsByCurrencyId(
      parameters: { QuoteConnectionId: number; CurrencyId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PriceList | null)[] | null>;
    GetAllPriceLists(
      parameters: { QuoteConnectionId: number; Currency: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.PriceList | null)[] | null>;
    GetAllPriceListsByCurrencyId(
      parameters: { QuoteConnectionId: number; CurrencyId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.PriceList | null)[] | null>;
    GetConnectorCapabilityNames(
      parameters: { QuoteConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    GetConnectorCapabilities(
      parameters: { QuoteConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    CanConnectorProvideCapability(
      parameters: { QuoteConnectionId: number; CapabilityName: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetConnectionStartupErrors(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.PluginResponse | null)[] | null>;
    GetConnectionStartupResponse(
      parameters: { QuoteConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginResponse | null>;
    GetConnectionConfigFields(
      parameters: { QuoteConnectionId: number },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    SaveConnectionConfigFields(
      parameters: { QuoteConnectionId: number; ConnectionConfigFields: { [key: string]: string | null } | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    CreateAndSaveQuote(
      parameters: { SaleId: number; ConnectionId: number; FirstAlternativeName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteEntity | null>;
    GetQuoteEntity(parameters: { QuoteId: number }, options?: RepositoryOptions): Promise<carriers.QuoteEntity | null>;
    GetQuoteEntityFromSaleId(
      parameters: { SaleId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteEntity | null>;
    SaveQuoteEntity(
      parameters: { QuoteEntity: Draft<carriers.QuoteEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteEntity | null>;
    CreateAndSaveQuoteFromSale(
      parameters: { CopyFromSaleId: number; CopyToSaleId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteEntity | null>;
    PlaceOrder(
      parameters: {
        QuoteAlternativeId: number;
        MarkSaleAsSold: boolean;
        PoNumber: string | null;
        OrderComment: string | null;
        Culture: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginUrlResponse | null>;
    GetOrderState(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginUrlResponse | null>;
    DeleteQuote(parameters: { QuoteId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateQuoteLine(
      parameters: { QuoteAlternativeId: number; ERPProductKey: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLine | null>;
    CreateQuoteLineFromProduct(
      parameters: { QuoteAlternativeId: number; Product: Draft<carriers.Product> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLine | null>;
    SaveQuoteLine(
      parameters: { QuoteLine: Draft<carriers.QuoteLine> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLine | null>;
    SaveQuoteLines(
      parameters: { QuoteLines: Draft<(carriers.QuoteLine | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteLine | null)[] | null>;
    GetQuoteLine(parameters: { QuoteLineId: number }, options?: RepositoryOptions): Promise<carriers.QuoteLine | null>;
    GetQuoteLines(
      parameters: { QuoteAlternativeId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteLine | null)[] | null>;
    DeleteQuoteLine(parameters: { QuoteLineId: number }, options?: RepositoryOptions): Promise<undefined>;
    DeleteQuoteLines(parameters: { QuoteLineIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    RecalculateQuoteLine(
      parameters: { QuoteLine: Draft<carriers.QuoteLine> | null; ChangedFields: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLine | null>;
    GetExtraInfo(
      parameters: { QuoteLineExtraData: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ProductExtraDataField | null)[] | null>;
    CreateAndSaveQuoteLines(
      parameters: { QuoteAlternativeId: number; ErpProductKeys: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetQuoteLineConfiguration(
      parameters: { QuoteLineConfigurationId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLineConfiguration | null>;
    GetQuoteLineConfigurationFromFieldName(
      parameters: { FieldName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLineConfiguration | null>;
    GetAllQuoteLineConfigurations(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteLineConfiguration | null)[] | null>;
    GetInUseQuoteLineConfigurations(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteLineConfiguration | null)[] | null>;
    SaveQuoteLineConfiguration(
      parameters: { QuoteLineConfiguration: Draft<carriers.QuoteLineConfiguration> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteLineConfiguration | null>;
    SaveQuoteLineConfigurations(
      parameters: { QuoteLineConfigurations: Draft<(carriers.QuoteLineConfiguration | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteLineConfiguration | null)[] | null>;
    ValidateQuoteVersion(
      parameters: { QuoteVersionId: number; Action: carriers.QuoteVersionButtonAction },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionValidated | null>;
    CreateAndSaveQuoteVersion(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersion | null>;
    GetQuoteVersion(
      parameters: { QuoteVersionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersion | null>;
    GetQuoteVersions(
      parameters: { QuoteId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.QuoteVersion | null)[] | null>;
    SendQuoteVersion(
      parameters: {
        QuoteVersionId: number;
        ExpiryDate: string;
        FollowupDate: string;
        FollowupText: string | null;
        Culture: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.PluginUrlResponse | null>;
    SaveQuoteVersion(
      parameters: { QuoteVersion: Draft<carriers.QuoteVersion> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersion | null>;
    ApproveQuoteVersion(
      parameters: {
        QuoteVersionId: number;
        ApprovedByText: string | null;
        ApprovedByAssociateId: number;
        ApprovalText: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ApproveRejectResponse | null>;
    RejectQuoteVersion(
      parameters: {
        QuoteVersionId: number;
        RejectedByText: string | null;
        RejectedByAssociateId: number;
        RejectionText: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ApproveRejectResponse | null>;
    GenerateQuoteDocuments(
      parameters: {
        QuoteVersionId: number;
        EmailBodyTemplateId: number;
        AttachMainDocument: boolean;
        QuotedProductsTemplateId: number;
        IncludeAttachments: boolean;
        RawMailSubject: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.QuotePublishDocuments | null>;
    GetOrderConfirmation(
      parameters: { QuoteVersionId: number; ConfirmationTemplateId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetQuoteVersionWorkflowState(
      parameters: { QuoteVersionId: number; QuoteAlternativeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.QuoteVersionWorkflowState | null>;
  };
  readonly Relation: {
    CreateDefaultContactRelationEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ContactRelationEntity | null>;
    GetContactRelationEntity(
      parameters: { ContactRelationEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactRelationEntity | null>;
    SaveContactRelation(
      parameters: { ContactRelationEntity: Draft<carriers.ContactRelationEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ContactRelationEntity | null>;
    DeleteContactRelation(
      parameters: { ContactRelationEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
  };
  readonly Report: {
    CreateDefaultReportLabelLayoutEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ReportLabelLayoutEntity | null>;
    SaveReportLabelLayoutEntity(
      parameters: { ReportLabelLayoutEntity: Draft<carriers.ReportLabelLayoutEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ReportLabelLayoutEntity | null>;
    DeleteReportLabelLayoutEntity(
      parameters: { ReportLabelLayoutEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetReportLabelLayoutEntity(
      parameters: { ReportLabelLayoutEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ReportLabelLayoutEntity | null>;
  };
  readonly Resource: {
    SetResourceSubstitution(
      parameters: {
        ResourceName: string | null;
        ResourceValues: string | null;
        Culture: string | null;
        IsActive: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteResourceSubstitution(
      parameters: { ResourceName: string | null; Culture: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ActivateResourceSubstitution(
      parameters: { ResourceName: string | null; Culture: string | null; IsActive: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetResourceSubstitutions(
      parameters: { ResourceNames: (string | null)[] | null; Culture: string | null; ActiveOnly: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.ResourceOverride | null)[] | null>;
    IsResourceSubstitutionActive(
      parameters: { ResourceNames: (string | null)[] | null; Culture: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ResourceOverride | null)[] | null>;
  };
  readonly Saint: {
    CreateDefaultSaintConfiguration(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaintConfiguration | null>;
    SaveSaintConfiguration(
      parameters: { SaintConfiguration: Draft<carriers.SaintConfiguration> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaintConfiguration | null>;
    CreateDefaultStatusMonitor(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.StatusMonitor | null>;
    SaveStatusMonitor(
      parameters: { StatusMonitor: Draft<carriers.StatusMonitor> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.StatusMonitor | null>;
    CreateDefaultStatusMonitorPeriods(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.StatusMonitorPeriods | null>;
    SaveStatusMonitorPeriods(
      parameters: { StatusMonitorPeriods: Draft<carriers.StatusMonitorPeriods> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.StatusMonitorPeriods | null>;
    GetSaintConfigurations(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.SaintConfiguration | null)[] | null>;
    GetStatusMonitors(
      parameters: { Id: number; Type: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.StatusMonitor | null)[] | null>;
    GetStatusMonitor(parameters: { Id: number }, options?: RepositoryOptions): Promise<carriers.StatusMonitor | null>;
    RegenerateStatusMonitors(
      parameters: { RunAsBatch: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.BatchTaskInfo | null>;
    SetRankOnStatusMonitors(
      parameters: { Type: string | null; ItemsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RegenerateStatusMonitor(parameters: { StatusMonitorId: number }, options?: RepositoryOptions): Promise<undefined>;
    RegenerateCounters(
      parameters: { RunAsBatch: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.BatchTaskInfo | null>;
    GetStatusMonitorPeriods(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.StatusMonitorPeriods | null>;
  };
  readonly Sale: {
    CreateDefaultSaleEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    SaveSaleEntity(
      parameters: { SaleEntity: Draft<carriers.SaleEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    DeleteSaleEntity(parameters: { SaleEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultSaleStakeholder(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStakeholder | null>;
    SaveSaleStakeholder(
      parameters: { SaleStakeholder: Draft<carriers.SaleStakeholder> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStakeholder | null>;
    DeleteSaleStakeholder(parameters: { SaleStakeholderId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultSaleSummary(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SaleSummary | null>;
    GetSale(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<carriers.Sale | null>;
    GetSaleEntity(
      parameters: { SaleEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleEntity | null>;
    HasGuide(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetNextDueDate(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<string>;
    BatchUpdateNextDueDate(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    GetNextSaleStage(
      parameters: { SaleId: number; IncludeCurrentStage: boolean },
      options?: RepositoryOptions,
    ): Promise<number>;
    HasGuideActivities(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<boolean>;
    OfferAutoNextStageOnApppointmentCompleted(
      parameters: { AppointmentId: number },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    GetProbabilityFromStage(parameters: { StageId: number }, options?: RepositoryOptions): Promise<number>;
    IsNumberValid(
      parameters: { ContactId: number; Number: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    AddSaleStakeholders(
      parameters: { SaleId: number; SaleStakeholders: Draft<(carriers.SaleStakeholder | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DeleteSaleStakeholders(
      parameters: { SaleStakeholderIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    HasStakeholderSetting(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<boolean>;
    ValidateSaleEntity(
      parameters: { SaleEntity: Draft<carriers.SaleEntity> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    SaleHasQuote(parameters: { SaleId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetSaleList(
      parameters: { SaleIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetMyOpportunities(
      parameters: { Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetRecentSales(
      parameters: { AmountLimit: number; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetUpcomingSales(
      parameters: { WeightedAmountLimit: number; Count: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetSalesByDate(
      parameters: { FromDate: string; ToDate: string; AmountLimit: number; Status: carriers.SaleStatus },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetOpenSalesForContact(
      parameters: { ContactId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    SetAsSold(parameters: { SaleIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    SetAsSoldWithReason(
      parameters: { SaleIds: number[] | null; ReasonId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetAsLost(parameters: { SaleIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    SetAsLostWithReason(
      parameters: { SaleIds: number[] | null; ReasonId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetSalesFromContact(
      parameters: { ContactId: number; OnlyOpenSales: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetSalesFromPerson(
      parameters: { PersonId: number; OnlyOpenSales: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.Sale | null)[] | null>;
    GetSaleStakeholder(
      parameters: { SaleStakeholderId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleStakeholder | null>;
    GetSaleStakeholderList(
      parameters: { SaleStakeholderIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleStakeholder | null)[] | null>;
    GetSaleStakeholders(
      parameters: { SaleId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleStakeholder | null)[] | null>;
    UpdateSaleStakeholders(
      parameters: { Stakeholders: Draft<(carriers.SaleStakeholder | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleStakeholder | null)[] | null>;
    GetSaleStakeholderById(
      parameters: { SaleStakeholderIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SaleStakeholder | null)[] | null>;
    GetSummaryByAssociate(
      parameters: { AssociateId: number; FromDate: string; ToDate: string },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleSummary | null>;
    GetSummaryByGroup(
      parameters: { GroupId: number; FromDate: string; ToDate: string },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleSummary | null>;
    GetSummaryByContact(
      parameters: { ContactId: number; FromDate: string; ToDate: string },
      options?: RepositoryOptions,
    ): Promise<carriers.SaleSummary | null>;
  };
  readonly Selection: {
    CreateDefaultSelectionEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    SaveSelectionEntity(
      parameters: { SelectionEntity: Draft<carriers.SelectionEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateDefaultBoardViewSettingsFromEntityType(
      parameters: { EntityType: carriers.BoardViewEntityType },
      options?: RepositoryOptions,
    ): Promise<carriers.BoardViewSettingsBase | null>;
    GetBoardViewSettings(
      parameters: { BoardViewSettingsId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BoardViewSettingsBase | null>;
    GetBoardViewSettingsForSelection(
      parameters: { AssociateId: number; SelectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.BoardViewSettingsBase | null>;
    SaveBoardViewSettings(
      parameters: { BoardViewSettings: Draft<carriers.BoardViewSettingsBase> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.BoardViewSettingsBase | null>;
    SaveBoardViewSettingsForSelectionAndAssociate(
      parameters: {
        BoardViewSettings: Draft<carriers.BoardViewSettingsBase> | null;
        AssociateId: number;
        SelectionId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.BoardViewSettingsBase | null>;
    DeleteBoardViewSettings(
      parameters: { BoardViewSettingsId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetSelectionEntity(
      parameters: { SelectionEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateSelectionEntity(
      parameters: { TargetTableName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateContactSelectionFromSelection(
      parameters: {
        SelectionId: number;
        Name: string | null;
        TargetSelectionType: carriers.SelectionType;
        CopyMembers: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateTemporaryContactSelectionFromContactPersonIds(
      parameters: { ContactPersonIds: Draft<(carriers.ContactPersonId | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CopyContactSelectionMembers(
      parameters: { FromSelectionId: number; ToSelectionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetRecipientStatistics(
      parameters: { SelectionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RecipientStatistics | null>;
    GetRecipientStatisticsFromProjectMembers(
      parameters: { ProjectId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RecipientStatistics | null>;
    GetRecipientStatisticsFromContactPersonIds(
      parameters: { ContactPersonIds: Draft<(carriers.ContactPersonId | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RecipientStatistics | null>;
    AddContactSelectionMembers(
      parameters: { SelectionId: number; ContactPersonIds: Draft<(carriers.ContactPersonId | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveContactSelectionMembers(
      parameters: { SelectionId: number; ContactPersonIds: Draft<(carriers.ContactPersonId | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveContactSelectionMembersFromIds(
      parameters: { SelectionId: number; SelectionMembersIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AddContactSelectionMembersFromSearch(
      parameters: { SelectionId: number; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    RemoveContactSelectionMembersFromSearch(
      parameters: { SelectionId: number; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CreateTemporaryContactSelection(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateTemporaryContactSelectionFromSelectionMemberIds(
      parameters: { SelectionId: number; SelectionMemberIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    AddRemoveContactSelectionMemberInterests(
      parameters: {
        SelectionId: number;
        AddCompanyInterests: number[] | null;
        RemoveCompanyInterests: number[] | null;
        AddContactInterests: number[] | null;
        RemoveContactInterests: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    EditContactSelectionMemberDetails(
      parameters: { SelectionId: number; SelectionMemberEditValues: Draft<carriers.SelectionMemberEditValues> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GenerateFollowUps(
      parameters: {
        SelectionId: number;
        AppointmentEntity: Draft<carriers.AppointmentEntity> | null;
        AssociateId: number;
        SaveOnContactOwner: boolean;
        UniqueContact: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ExportSelectionMembers(
      parameters: { SelectionId: number; TemplateName: string | null; UseContacts: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    ExportSelectionMembersWithOrderBy(
      parameters: { SelectionId: number; TemplateName: string | null; UseContacts: boolean; OrderBy: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SetDuplicateRulesStatus(
      parameters: { Rules: Draft<(carriers.DuplicateRule | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDuplicates(
      parameters: { Name: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateEntry | null)[] | null>;
    GetDuplicateRules(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.DuplicateRule | null)[] | null>;
    CreateNewEntry(
      parameters: { Duplicate: Draft<carriers.DuplicateEntry> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    DeleteContacts(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    AddSelectionMembers(
      parameters: { SelectionId: number; Ids: number[] | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    RemoveSelectionMembers(
      parameters: { SelectionId: number; SelectionMemberIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveSelectionMembersById(
      parameters: { SelectionId: number; Ids: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    AddSelectionMembersFromSearch(
      parameters: { SelectionId: number; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    RemoveSelectionMembersFromSearch(
      parameters: { SelectionId: number; StorageKey: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    CopySelectionMembers(
      parameters: { FromSelectionId: number; ToSelectionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateTemporarySelectionFromIds(
      parameters: { Ids: number[] | null; TargetTableNumber: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateSelectionFromSelection(
      parameters: {
        SelectionId: number;
        Name: string | null;
        TargetSelectionType: carriers.SelectionType;
        CopyMembers: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    CreateContactSelectionFromShadowSelection(
      parameters: { SelectionId: number; Name: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionEntity | null>;
    DeleteEntities(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetParentCombinedSelections(
      parameters: { SelectionId: number },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    GetSelectionMembersArchiveRows(
      parameters: { SelectionId: number; Select: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetSelectionShadowMembersArchiveRows(
      parameters: { SelectionId: number; Select: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveListItem | null)[] | null>;
    GetDynamicSelectionCriteria(
      parameters: { SelectionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    SetDynamicSelectionCriteria(
      parameters: { SelectionId: number; Criteria: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    SetDynamicSelectionCriteria2(
      parameters: { SelectionId: number; Filter: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    SetDynamicSelectionCriteria3(
      parameters: {
        SelectionId: number;
        Criteria: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        Filter: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionInfo | null)[] | null>;
    DeletePersons(parameters: { SelectionId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetDynamicSelectionCriteriaGroups(
      parameters: { SelectionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionGroup | null)[] | null>;
    SetDynamicSelectionCriteriaGroups(
      parameters: { SelectionId: number; Criteria: Draft<(carriers.ArchiveRestrictionGroup | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.ArchiveRestrictionGroup | null)[] | null>;
    DeleteSelectionEntity(parameters: { SelectionEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetSelectionForFind(
      parameters: { EntityName: string | null; TypicalSearchId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.SelectionForFind | null>;
    GetSelectionSummaries(
      parameters: { SelectionIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectionSummaryItem | null)[] | null>;
    UpdateTypicalSearch(
      parameters: { Searches: Draft<carriers.TypicalSearches> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
  };
  readonly Sentry: {
    GetNewTableRight(
      parameters: { TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TableRight | null>;
    GetTableRightByOwnership(
      parameters: { TableName: string | null; ContactGroupId: number; ContactAssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TableRight | null>;
    GetFunctionRights(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    HasFunctionRight(parameters: { FunctionRight: string | null }, options?: RepositoryOptions): Promise<boolean>;
    CanCreateAppointmentInAssociateDiaries(
      parameters: { AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    CanCreateAppointmentInEachAssociatesDiary(
      parameters: { AssociateIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean[] | null>;
    CanCreateAppointmentInAllDiaries(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    GetTableRightByContactOwnership(
      parameters: { TableName: string | null; ContactId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TableRight | null>;
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
  readonly Targets: {
    CreateDefaultTargetAssignment(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetAssignment | null>;
    CreateDefaultTargetDimension(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetDimension | null>;
    SaveTargetDimension(
      parameters: { TargetDimension: Draft<carriers.TargetDimension> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetDimension | null>;
    DeleteTargetDimension(parameters: { TargetDimensionId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultTargetGroup(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetGroup | null>;
    SaveTargetGroup(
      parameters: { TargetGroup: Draft<carriers.TargetGroup> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetGroup | null>;
    DeleteTargetGroup(parameters: { TargetGroupId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultTargetRevision(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetRevision | null>;
    CreateDefaultTargetRevisionHistory(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetRevisionHistory | null>;
    CreateDefaultTargetAssignmentForCompany(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TargetAssignment | null>;
    CreateDefaultTargetAssignmentForUserGroup(
      parameters: { UserGroupId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetAssignment | null)[] | null>;
    GetTargetAssignmentForYear(
      parameters: {
        TargetYear: number;
        EntityType: carriers.TargetEntityType;
        TargetLevel: carriers.TargetLevel;
        Id: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetAssignment | null>;
    CreateDefaultTargetAssignmentForCompanyWithDimension(
      parameters: { TargetDimensionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetAssignment | null)[] | null>;
    CreateDefaultTargetAssignmentForUserGroupWithDimension(
      parameters: { UserGroupId: number; TargetDimensionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetAssignment | null)[] | null>;
    GetTargetAssignmentForYearAndDimension(
      parameters: {
        TargetYear: number;
        EntityType: carriers.TargetEntityType;
        TargetLevel: carriers.TargetLevel;
        Id: number;
        DimensionId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetAssignment | null>;
    CreateDefaultTargetAssignmentForCompanyWithYearAndDimension(
      parameters: { Year: number; TargetDimensionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetAssignment | null)[] | null>;
    CreateDefaultTargetAssignmentForUserGroupWithYearAndDimension(
      parameters: { UserGroupId: number; Year: number; TargetDimensionId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetAssignment | null)[] | null>;
    GetTargetDimension(
      parameters: { TargetDimensionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetDimension | null>;
    GetTargetDimensionsForEntityType(
      parameters: { EntityType: carriers.TargetEntityType },
      options?: RepositoryOptions,
    ): Promise<(carriers.TargetDimension | null)[] | null>;
    GetTargetGroupIds(parameters: { TargetDimensionId: number }, options?: RepositoryOptions): Promise<number[] | null>;
    GetTargetGroup(
      parameters: { TargetGroupId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetGroup | null>;
    GetTargetGroupForYear(
      parameters: { TargetYear: number; EntityType: carriers.TargetEntityType },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetGroup | null>;
    ExportTargetGroupToExcel(
      parameters: { TargetGroupId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ExportArchiveResult | null>;
    GetTargetGroupForYearAndDimension(
      parameters: { TargetYear: number; DimensionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetGroup | null>;
    GetTargetRevisionHistory(
      parameters: { TargetAssignmentInfoId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TargetRevisionHistory | null>;
  };
  readonly Ticket: {
    CreateDefaultAttachmentEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AttachmentEntity | null>;
    SaveAttachmentEntity(
      parameters: { AttachmentEntity: Draft<carriers.AttachmentEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AttachmentEntity | null>;
    CreateDefaultTicketEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    SaveTicketEntity(
      parameters: { TicketEntity: Draft<carriers.TicketEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    CreateDefaultTicketMessageEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    SaveTicketMessageEntity(
      parameters: { TicketMessageEntity: Draft<carriers.TicketMessageEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    CreateDefaultTicketRelationEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationEntity | null>;
    SaveTicketRelationEntity(
      parameters: { TicketRelationEntity: Draft<carriers.TicketRelationEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationEntity | null>;
    DeleteTicketRelationEntity(
      parameters: { TicketRelationEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAttachmentEntity(
      parameters: { AttachmentEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AttachmentEntity | null>;
    CopyFromCRMDocument(
      parameters: { DocumentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AttachmentEntity | null>;
    CopyToTempFile(
      parameters: { Filename: string | null; AttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    UploadAttachment(
      parameters: { AttachmentId: number; Content: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAttachmentStream(parameters: { AttachmentId: number }, options?: RepositoryOptions): Promise<string | null>;
    GetTicket(parameters: { TicketId: number }, options?: RepositoryOptions): Promise<carriers.Ticket | null>;
    GetTickets(
      parameters: { TicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.Ticket | null)[] | null>;
    GetTicketEntity(
      parameters: { TicketEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    GetForRmUi(parameters: { TicketId: number }, options?: RepositoryOptions): Promise<carriers.TicketEntity | null>;
    DeleteTicketEntity(parameters: { TicketEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    NotifyNewTicket(parameters: { TicketEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    NotifyNewTicketMessage(parameters: { TicketEntityId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetTicketAttachments(
      parameters: { TicketEntityId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.AttachmentEntity | null)[] | null>;
    ValidateAttachments(
      parameters: { AttachmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.AttachmentValidationResult | null)[] | null>;
    SetTicketReadByOwner(
      parameters: { TicketEntityId: number; ReadStatus: carriers.TicketReadStatus; CheckEscalating: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    SaveTicketEntityWithNotify(
      parameters: { NewEntity: Draft<carriers.TicketEntity> | null; Notify: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    GetNextInQueue(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    ProcessTicketWhenRead(
      parameters: { TicketEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    SplitTicket(
      parameters: {
        SourceTicketEntityId: number;
        SourceTicketEntityStatusId: number;
        SourceTicketEntityActivate: string;
        TransferMessageIds: number[] | null;
        NewTicketEntity: Draft<carriers.TicketEntity> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    SplitTicketMessage(
      parameters: {
        SourceTicketMessage: Draft<carriers.TicketMessageEntity> | null;
        NewTicketEntity: Draft<carriers.TicketEntity> | null;
        NewTicketMessage: Draft<carriers.TicketMessageEntity> | null;
        TransferAttachmentsIds: number[] | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    UpdateTicketsReadStatus(
      parameters: { TicketIds: number[] | null; NewStatus: carriers.TicketReadStatus },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    UpdateTicketsReadStatusByProvider(
      parameters: {
        Provider: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
        NewStatus: carriers.TicketReadStatus;
      },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    MergeTickets(
      parameters: { MergedTicketEntity: Draft<carriers.TicketEntity> | null; SecondaryTicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    SetDeletedStatusByIds(
      parameters: { TicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    SetDeletedStatusByProvider(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    UndeleteByIds(parameters: { TicketIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    ResolveTicketId(parameters: { TicketId: number }, options?: RepositoryOptions): Promise<number>;
    BatchForward(
      parameters: {
        TicketIds: number[] | null;
        To: (string | null)[] | null;
        Cc: (string | null)[] | null;
        Bcc: (string | null)[] | null;
        Comment: string | null;
        CloseTicket: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<number>;
    BatchReply(
      parameters: { BatchReplyData: Draft<carriers.TicketBatchReplyData> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    ClearNotify(parameters: { Ids: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    GetTicketMessageEntities(
      parameters: { TicketId: number; MessageIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketMessageEntity | null)[] | null>;
    CreateDefaultForTicketType(
      parameters: { TicketTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketEntity | null>;
    DoEscalating(
      parameters: { TicketId: number; Action: carriers.TicketPriorityEscalateAction },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetHotlistEjUsers(
      parameters: {
        TicketId: number;
        SkipAssociateIds: number[] | null;
        NotifyType: carriers.NotifyType;
        Channel: carriers.NotifyChannel;
      },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    AcceptTickets(parameters: { TicketIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    SetSpamStatusByIds(
      parameters: { TicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    SetSpamStatusByProvider(
      parameters: {
        ProviderName: string | null;
        Restrictions: Draft<(carriers.ArchiveRestrictionInfo | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    GetTicketMessage(
      parameters: { TicketMessageId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessage | null>;
    GetTicketMessageEntity(
      parameters: { TicketMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    DeleteTicketMessageEntity(
      parameters: { TicketMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SanitizeMailContent(parameters: { Content: string | null }, options?: RepositoryOptions): Promise<string | null>;
    SanitizeMailContentWithOptions(
      parameters: { Content: string | null; Options: carriers.HtmlSanitizerOptions },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SanitizeMailContents(
      parameters: { Contents: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(string | null)[] | null>;
    Html2Text(parameters: { Content: string | null }, options?: RepositoryOptions): Promise<string | null>;
    GetAttachmentInfo(
      parameters: { TicketMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.AttachmentEntity | null)[] | null>;
    GetAttachmentInfoNonInline(
      parameters: { TicketMessageEntityId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.AttachmentEntity | null)[] | null>;
    AddAttachments(
      parameters: { TicketMessageEntityId: number; AttachmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveMessageAttachments(
      parameters: { TicketMessageEntityId: number; AttachmentIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAttachmentPreview(
      parameters: { AttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.AttachmentPreview | null>;
    GetPreviewAttachmentStream(
      parameters: { AttachmentId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.DocumentPreview | null>;
    GetRfcAttachmentStream(
      parameters: { AttachmentId: number; Position: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SendTicketMessage(
      parameters: {
        TicketMessageEntityId: number;
        To: (string | null)[] | null;
        Cc: (string | null)[] | null;
        Bcc: (string | null)[] | null;
        Subject: string | null;
        ReplyTemplateId: number;
        GdprSource: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SendTicketMessageSms(
      parameters: { TicketMessageEntityId: number; ReplyTemplateId: number; Sms: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetTicketMessageImportant(
      parameters: { TicketMessageId: number; Important: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CalculateMessageRecipients(
      parameters: { TicketId: number; ActionType: carriers.MessageActionType; MessageId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.Recipient | null)[] | null>;
    SaveTicketMessageEntityWithNotify(
      parameters: { NewEntity: Draft<carriers.TicketMessageEntity> | null; Notify: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    SaveTicketMessageEntityWithOptions(
      parameters: {
        Entity: Draft<carriers.TicketMessageEntity> | null;
        Notify: boolean;
        AttachmentIds: number[] | null;
        UpdateRepliedAt: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    GetDefaultMessageContent(
      parameters: { TicketId: number; MessageActionType: carriers.MessageActionType; TicketMessageId: number },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDefaultMessageContentFull(
      parameters: {
        TicketId: number;
        MessageActionType: carriers.MessageActionType;
        TicketMessageId: number;
        TicketTypeId: number;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageContent | null>;
    GetDefaultMessageContentWithOptions(
      parameters: {
        TicketId: number;
        MessageActionType: carriers.MessageActionType;
        TicketMessageId: number;
        TicketTypeId: number;
        ExcludeSignature: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageContent | null>;
    GetTicketMessageWithEmbeddedData(
      parameters: { Id: number; EmbedImages: carriers.ImageEmbedType },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    DeleteMessageHeaders(parameters: { HeaderIds: number[] | null }, options?: RepositoryOptions): Promise<undefined>;
    GetTicketMessageWithOptions(
      parameters: { TicketMessageEntityId: number; IncludeNonInlineAttachmentsInfo: boolean },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketMessageEntity | null>;
    GetTicketRelationEntity(
      parameters: { TicketRelationEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationEntity | null>;
    GetTicketRelations(
      parameters: { TicketId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketRelationItem | null)[] | null>;
    GetTicketParentId(parameters: { TicketId: number }, options?: RepositoryOptions): Promise<number>;
    SetTicketParent(
      parameters: { TicketId: number; ParentTicketId: number; Comment: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ValidateTicketRelations(
      parameters: {
        SourceTicketIds: number[] | null;
        DestinationTicketId: number;
        RelationType: carriers.TicketRelationType;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketRelationResult | null)[] | null>;
    CreateTicketRelations(
      parameters: {
        SourceTicketIds: number[] | null;
        DestinationTicketId: number;
        RelationType: carriers.TicketRelationType;
        Comment: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketRelationResult | null)[] | null>;
    GetTicketRelationActions(
      parameters: { TicketId: number; ParentTicketId: number; TicketTypeId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.TicketRelationAction | null>;
    GetTicketSummaries(
      parameters: { TicketIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.TicketSummaryItem | null)[] | null>;
  };
  readonly TimeZone: {
    GetDefaultTimeZoneInformation(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.PreferredTimeZone | null>;
    InitializeTimeZoneData(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.TimeZoneData | null)[] | null>;
    GetBaseTimeZoneId(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    UpdateTimeZoneData(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    CheckNewTimeZoneDataAvailable(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    ToggleActiveTimeZoneRow(parameters: { Id: number }, options?: RepositoryOptions): Promise<undefined>;
    SetActiveTimeZonesByFilter(
      parameters: { Filter: string | null; Active: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    TimeOfLastTimeZoneUpdate(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string>;
    SetBaseTimeZoneId(parameters: { TimezoneId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetDefaultTimeZonePreference(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    DeleteTimeZones(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
    SetActiveTimeZoneRow(parameters: { Id: number; Active: boolean }, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly Tooltips: {
    GetTooltip(parameters: { TooltipHint: string | null }, options?: RepositoryOptions): Promise<string | null>;
  };
  readonly User: {
    IsNickNameUnique(
      parameters: { AssociateId: number; NickName: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ValidateUser(
      parameters: { User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetUserPresenceStatus(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UserPresenceStatus | null>;
    SetUserPresenceStatus(
      parameters: { AssociateId: number; UserPresenceStatus: Draft<carriers.UserPresenceStatus> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.UserPresenceStatus | null>;
    GetUserGroup(parameters: { UserGroupId: number }, options?: RepositoryOptions): Promise<carriers.UserGroup | null>;
    SaveUserGroup(
      parameters: { UserGroup: Draft<carriers.UserGroup> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.UserGroup | null>;
    GetAllUserGroups(
      parameters: { IncludeDeleted: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserGroup | null)[] | null>;
    CreateUserGroup(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.UserGroup | null>;
    DeleteUserGroup(
      parameters: { UserGroupToDelete: number; UserGroupToMoveTo: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetUserGroupList(
      parameters: { UserGroupIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserGroup | null)[] | null>;
    GetUserInfo(parameters: { UserInfoId: number }, options?: RepositoryOptions): Promise<carriers.UserInfo | null>;
    GetUserInfoList(
      parameters: { UserInfoIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserInfo | null)[] | null>;
    CreateDefaultRoleEntity(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.RoleEntity | null>;
    SaveRoleEntity(
      parameters: { RoleEntity: Draft<carriers.RoleEntity> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.RoleEntity | null>;
    CreateDefaultServiceAuth(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.ServiceAuth | null>;
    SaveServiceAuth(
      parameters: { ServiceAuth: Draft<carriers.ServiceAuth> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.ServiceAuth | null>;
    DeleteServiceAuth(parameters: { ServiceAuthId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultUntrustedCredentials(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.UntrustedCredentials | null>;
    CreateDefaultUser(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<carriers.User | null>;
    SaveUser(
      parameters: { User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    GetUserCommands(
      parameters: { User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.CustomCommand | null)[] | null>;
    ExecuteUserCommand(
      parameters: {
        CommandName: string | null;
        CommandActionResult: carriers.CommandActionResult;
        User: Draft<carriers.User> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.CommandResult | null>;
    DeleteUser(parameters: { UserId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetAccessGatewayInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.AccessGatewayInfo | null>;
    GetOrRegisterAccessGatewayInfo(
      parameters: { RedirectUri: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AccessGatewayInfo | null>;
    RegisterWithAccessGateway(
      parameters: { RedirectUri: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.AccessGatewayInfo | null>;
    CheckAccessGatewayRegistration(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    ExchangeCodeAndSaveTokens(
      parameters: {
        Provider: string | null;
        AuthorizationCode: string | null;
        Nonce: string | null;
        PkceVerifier: string | null;
        RedirectUri: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    SaveCredential(
      parameters: { UserId: number; Credential: Draft<carriers.Credential> | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    DeleteCredential(
      parameters: { UserId: number; CredentialType: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    FindCredentialsGroups(
      parameters: { Type: string | null; SearchString: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.CredentialsGroup | null)[] | null>;
    FindCredentialUsers(
      parameters: { Type: string | null; SearchString: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CredentialsGroupUsers | null>;
    GetCredentialUsersInGroup(
      parameters: { Type: string | null; GroupName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.CredentialsGroupUsers | null>;
    GetRole(parameters: { RoleId: number }, options?: RepositoryOptions): Promise<carriers.Role | null>;
    GetRoleEntity(
      parameters: { RoleEntityId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.RoleEntity | null>;
    DeleteRole(
      parameters: { RoleIdToDelete: number; ReplacingRoleId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetAllRoles(
      parameters: { RoleType: carriers.RoleType },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetAllFunctionalRights(
      parameters: { RoleType: carriers.RoleType },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    GetAllDataRights(
      parameters: { RoleId: number; RelationToOwner: carriers.RoleRelationToOwner },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    GetFunctionalRights(
      parameters: { RoleId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.SelectableMDOListItem | null)[] | null>;
    SetFunctionalRights(
      parameters: { RoleId: number; FunctionalRightIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetDataRight(
      parameters: {
        RoleId: number;
        TableName: string | null;
        RelationToOwner: carriers.RoleRelationToOwner;
        DataRightValue: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetDataRight(
      parameters: { RoleId: number; TableName: string | null; RelationToOwner: carriers.RoleRelationToOwner },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDataRights(
      parameters: { RoleId: number; TableName: string | null },
      options?: RepositoryOptions,
    ): Promise<{ [key: string]: string | null } | null>;
    CreateDefaultRoleEntityFromType(
      parameters: { Type: carriers.RoleType },
      options?: RepositoryOptions,
    ): Promise<carriers.RoleEntity | null>;
    FindRolesWithFunctionalRight(
      parameters: { FunctionalRightName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.MDOListItem | null)[] | null>;
    FindRolesWithFunctionalRights(
      parameters: { FunctionalRightNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    FindRolesWithoutFunctionalRights(
      parameters: { FunctionalRightNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<number[] | null>;
    GetServiceAuth(
      parameters: { ServiceAuthId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ServiceAuth | null>;
    SaveExternalTokens(
      parameters: { TokenManagementInfo: Draft<carriers.TokenManagementInfo> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    DecryptAndSaveExternalTokens(
      parameters: { TokenManagementInfo: Draft<carriers.TokenManagementInfo> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetExternalTokens(
      parameters: { Key: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.TokenManagementInfo | null>;
    GetUser(parameters: { UserId: number }, options?: RepositoryOptions): Promise<carriers.User | null>;
    GetUserFromName(
      parameters: { UserName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    SaveUserFromName(
      parameters: { UserName: string | null; User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    DeleteUserFromName(parameters: { UserName: string | null }, options?: RepositoryOptions): Promise<undefined>;
    GetCredentialTypes(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.CredentialType | null)[] | null>;
    GetCredentialTypesForUserType(
      parameters: { UserType: carriers.UserType },
      options?: RepositoryOptions,
    ): Promise<(carriers.CredentialType | null)[] | null>;
    SaveUntrustedCredentials(
      parameters: { Type: string | null; Credentials: Draft<carriers.UntrustedCredentials> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetUntrustedCredentials(
      parameters: { Type: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.UntrustedCredentials | null)[] | null>;
    GetUntrustedCredentialsForAssociate(
      parameters: { AssociateId: number; Type: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.UntrustedCredentials | null)[] | null>;
    SaveUntrustedCredentialsForAssociate(
      parameters: {
        AssociateId: number;
        Type: string | null;
        Credentials: Draft<carriers.UntrustedCredentials> | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveUntrustedCredentials(
      parameters: { Type: string | null; PublicValue: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    RemoveUntrustedCredentialsForAssociate(
      parameters: { AssociateId: number; Type: string | null; PublicValue: string | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateExternalUser(
      parameters: {
        PersonId: number;
        UserName: string | null;
        Password: string | null;
        RoleId: number;
        IsActive: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<number>;
    DeleteExternalUser(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<undefined>;
    SetExternalUserInfo(
      parameters: {
        AssociateId: number;
        UserName: string | null;
        Password: string | null;
        IsActive: boolean;
        RoleId: number;
        ExternalUserInfoModification: carriers.ExternalUserInfoModification;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GenerateNewPasswordForExternalUser(
      parameters: { AssociateName: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    CanChangePassword(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<boolean>;
    GetSupportedChangePasswordTypes(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.ChangePasswordType[] | null>;
    ChangePassword(
      parameters: { AssociateId: number; OldPassword: string | null; NewPassword: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SendChangePasswordEMail(
      parameters: { AssociateId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.OperationResult | null>;
    GetUserFromPersonId(
      parameters: { PersonId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.User | null)[] | null>;
    CreateDefaultUserFromUserTypeAndPersonId(
      parameters: { UserType: carriers.UserType; PersonId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    CreateDefaultUserFromUserType(
      parameters: { UserType: carriers.UserType },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    GetUserFromEjUserId(
      parameters: { EjUserId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.User | null)[] | null>;
    SetPasswordFromName(
      parameters: { AssociateName: string | null; Password: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SetPassword(
      parameters: { AssociateId: number; Password: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ChangeOwnPassword(
      parameters: { OldPassword: string | null; NewPassword: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    ChangePasswordFromName(
      parameters: { AssociateName: string | null; OldPassword: string | null; NewPassword: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    IsUserNameValid(
      parameters: { AssociateId: number; Type: carriers.UserType; PersonId: number; UserName: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    IsPasswordValid(
      parameters: { AssociateId: number; Type: carriers.UserType; PersonId: number; Password: string | null },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    SetGeneratedPassword(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<string | null>;
    SetGeneratedPasswordFromName(
      parameters: { AssociateName: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    IsPasswordValidWithReason(
      parameters: { AssociateId: number; Type: carriers.UserType; PersonId: number; Password: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.UserValidationResult | null>;
    IsUserNameValidWithReason(
      parameters: { AssociateId: number; Type: carriers.UserType; PersonId: number; UserName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.UserValidationResult | null>;
    ChangeUserType(
      parameters: { User: Draft<carriers.User> | null; UserType: carriers.UserType },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    CreateDefaultUserFromUserTypeAndCredential(
      parameters: {
        UserType: carriers.UserType;
        ContactId: number;
        CredentialType: string | null;
        CredentialValue: string | null;
        CredentialDisplayValue: string | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.User | null>;
    GetValidUserName(
      parameters: { AssociateId: number; Type: carriers.UserType; PersonId: number; UserName: string | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    RemoveLicenses(parameters: { AssociateId: number }, options?: RepositoryOptions): Promise<undefined>;
    MakeRetired(parameters: { AssociateId: number; Retired: boolean }, options?: RepositoryOptions): Promise<undefined>;
    AddOwnerContact(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<undefined>;
    RemoveOwnerContact(parameters: { ContactId: number }, options?: RepositoryOptions): Promise<undefined>;
    ResolveUserFromInfo(
      parameters: {
        ContactId: number;
        PersonName: string | null;
        PhoneNumbers: (string | null)[] | null;
        Emails: (string | null)[] | null;
        UserType: carriers.UserType;
        Credential: Draft<carriers.Credential> | null;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.ResolvedUser | null>;
    GetAccessToken(
      parameters: { AppToken: string | null; IncludeCsSession: boolean },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetValidUserNameForNewUser(
      parameters: { User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
    GetDefaultAssociateUserName(
      parameters: { User: Draft<carriers.User> | null },
      options?: RepositoryOptions,
    ): Promise<string | null>;
  };
  readonly UserDefinedFieldInfo: {
    CreateDefaultUserDefinedFieldInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    SaveUserDefinedFieldInfo(
      parameters: { UserDefinedFieldInfo: Draft<carriers.UserDefinedFieldInfo> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    DeleteUserDefinedFieldInfo(
      parameters: { UserDefinedFieldInfoId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetCustomFieldInfoList(
      parameters: { TableName: string | null; IncludeStandard: boolean },
      options?: RepositoryOptions,
    ): Promise<(carriers.FieldInfoBase | null)[] | null>;
    GetCustomFieldInfo(
      parameters: { TableName: string | null; FieldName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.FieldInfoBase | null>;
    GetUserDefinedFieldInfo(
      parameters: { UserDefinedFieldInfoId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetUserDefinedFieldList(
      parameters: { OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    GetPublishedUserDefinedFieldList(
      parameters: { OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    GetUserDefinedFieldFromFieldLabel(
      parameters: { FieldLabel: string | null; OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetPublishedUserDefinedFieldFromFieldLabel(
      parameters: { FieldLabel: string | null; OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetUserDefinedFieldFromProgId(
      parameters: { ProgId: string | null; OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetPublishedUserDefinedFieldFromProgId(
      parameters: { ProgId: string | null; OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetUserDefinedFieldFromIds(
      parameters: { Ids: number[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    GetUserDefinedFieldFromProgIds(
      parameters: { ProgIds: (string | null)[] | null; OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    CreateUserDefinedFieldInfo(
      parameters: { OwnerType: carriers.UDefType; FieldType: carriers.UDefFieldType },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    ChangeFieldType(
      parameters: {
        Info: Draft<carriers.UserDefinedFieldInfo> | null;
        FieldType: carriers.UDefFieldType;
        IsIndexed: boolean;
      },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    GetUserDefinedPageOneFields(
      parameters: { OwnerType: carriers.UDefType; UserGroupId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    GetPublishedUserDefinedPageOneFields(
      parameters: { OwnerType: carriers.UDefType; UserGroupId: number },
      options?: RepositoryOptions,
    ): Promise<(carriers.UserDefinedFieldInfo | null)[] | null>;
    Publish(parameters: { OwnerType: carriers.UDefType }, options?: RepositoryOptions): Promise<number>;
    Revert(parameters: { OwnerType: carriers.UDefType }, options?: RepositoryOptions): Promise<undefined>;
    SaveUserDefinedFieldInfos(
      parameters: { Infos: Draft<(carriers.UserDefinedFieldInfo | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    DetectUnpublishedChanges(
      parameters: { OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<boolean>;
    DetectColumnIdChanges(parameters: { OwnerType: carriers.UDefType }, options?: RepositoryOptions): Promise<boolean>;
    SetUserDefinedPageOneField(
      parameters: { OwnerType: carriers.UDefType; UdefFieldId: number; UserGroupId: number; FieldLineNo: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    IsPublishEventActive(parameters: { Type: carriers.UDefType }, options?: RepositoryOptions): Promise<boolean>;
    IsAnyPublishEventActive(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<boolean>;
    GetChangedPageOneFields(
      parameters: { OwnerType: carriers.UDefType; UserGroupId: number },
      options?: RepositoryOptions,
    ): Promise<boolean[] | null>;
    SetPageOneFieldGrouping(
      parameters: { OwnerType: carriers.UDefType; Active: boolean },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetListTableIdAndUDListDefinitionIdFromSelectedListId(
      parameters: { Info: Draft<carriers.UserDefinedFieldInfo> | null; SelectedListId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.UserDefinedFieldInfo | null>;
    FigureOutListIdFromListTableIdAndUDListDefinitionId(
      parameters: { Info: Draft<carriers.UserDefinedFieldInfo> | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    SetRankOnFields(
      parameters: { OwnerType: carriers.UDefType; RankedFieldsIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    SetPublishStartSystemEvent(
      parameters: { OwnerType: carriers.UDefType },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    ClearCaches(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<undefined>;
  };
  readonly ViewState: {
    GetLiveUiConfig(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.LiveUiConfig | null>;
    GetHistory(parameters: { HistoryId: number }, options?: RepositoryOptions): Promise<carriers.History | null>;
    GetCurrent(
      parameters: { HistoryName: string | null },
      options?: RepositoryOptions,
    ): Promise<carriers.History | null>;
    SaveCurrent(
      parameters: { Current: Draft<carriers.History> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.History | null>;
    GetNextCurrent(
      parameters: { HistoryName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<carriers.History | null>;
    GetPreviousCurrent(
      parameters: { HistoryName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<carriers.History | null>;
    DeleteHistory(
      parameters: { HistoryName: string | null; Id: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetHistoryLengthPrefValue(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<number>;
    SetHistoryLengthPrefValue(parameters: { Length: number }, options?: RepositoryOptions): Promise<undefined>;
    GetHistories(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    GetHistoriesByName(
      parameters: { HistoryName: string | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    GetHistoriesByNames(
      parameters: { HistoryNames: (string | null)[] | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    SaveHistories(
      parameters: { HistoryName: string | null; History: Draft<(carriers.History | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    SaveCurrents(
      parameters: { Currents: Draft<(carriers.History | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    GetHistoriesByNamesAndIds(
      parameters: { Requests: Draft<(carriers.HistoryRequest | null)[]> | null },
      options?: RepositoryOptions,
    ): Promise<(carriers.History | null)[] | null>;
    PublishAndRetrieveUiEvents(
      parameters: {
        LatestKnownEventId: number;
        PublishEvents: Draft<(carriers.UiEvent | null)[]> | null;
        Metrics: Draft<(carriers.MetricPair | null)[]> | null;
      },
      options?: RepositoryOptions,
    ): Promise<(carriers.UiEvent | null)[] | null>;
  };
  readonly Webhook: {
    CreateDefaultWebhook(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.Webhook | null>;
    SaveWebhook(
      parameters: { Webhook: Draft<carriers.Webhook> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.Webhook | null>;
    DeleteWebhook(parameters: { WebhookId: number }, options?: RepositoryOptions): Promise<undefined>;
    GetWebhook(parameters: { WebhookId: number }, options?: RepositoryOptions): Promise<carriers.Webhook | null>;
    GetAllWebhooks(
      parameters: { NameFilter: string | null; EventFilter: string | null; StatusFilter: carriers.WebhookState },
      options?: RepositoryOptions,
    ): Promise<(carriers.Webhook | null)[] | null>;
    TestWebhook(
      parameters: { Webhook: Draft<carriers.Webhook> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WebhookResult | null>;
    SignalEvent(
      parameters: {
        EventName: string | null;
        PrimaryKey: number;
        Data: { [key: string]: carriers.JsonValue | null } | null;
      },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetLastError(parameters: { WebhookId: number }, options?: RepositoryOptions): Promise<string | null>;
  };
  readonly Workflow: {
    CreateDefaultEmailFlow(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.EmailFlow | null>;
    SaveEmailFlow(
      parameters: { EmailFlow: Draft<carriers.EmailFlow> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.EmailFlow | null>;
    DeleteEmailFlow(parameters: { EmailFlowId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultWorkflowEvent(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowEvent | null>;
    CreateDefaultWorkflowEventResult(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowEventResult | null>;
    CreateDefaultWorkflowFilter(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowFilter | null>;
    CreateDefaultWorkflowGoal(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowGoal | null>;
    SaveWorkflowGoal(
      parameters: { WorkflowGoal: Draft<carriers.WorkflowGoal> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowGoal | null>;
    DeleteWorkflowGoal(parameters: { WorkflowGoalId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultWorkflowTrigger(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowTrigger | null>;
    SaveWorkflowTrigger(
      parameters: { WorkflowTrigger: Draft<carriers.WorkflowTrigger> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowTrigger | null>;
    DeleteWorkflowTrigger(parameters: { WorkflowTriggerId: number }, options?: RepositoryOptions): Promise<undefined>;
    CreateDefaultWorkflowWaitForAction(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowWaitForAction | null>;
    SaveWorkflowWaitForAction(
      parameters: { WorkflowWaitForAction: Draft<carriers.WorkflowWaitForAction> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowWaitForAction | null>;
    DeleteWorkflowWaitForAction(
      parameters: { WorkflowWaitForActionId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    GetEmailFlow(parameters: { EmailFlowId: number }, options?: RepositoryOptions): Promise<carriers.EmailFlow | null>;
    TryAddPersonsToEmailFlow(
      parameters: { EmailFlowId: number; PersonIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<boolean[] | null>;
    RemoveParticipantsFromEmailFlow(
      parameters: { EmailFlowId: number; WorkflowInstanceIds: number[] | null },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CreateEmailFlowContent(
      parameters: { EmailFlowId: number; ContentName: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    ConnectEmailFlowContent(
      parameters: { EmailFlowId: number; MessageId: number },
      options?: RepositoryOptions,
    ): Promise<undefined>;
    CopyEmailFlowContent(
      parameters: { EmailFlowId: number; ShipmentId: number },
      options?: RepositoryOptions,
    ): Promise<number>;
    UpdateFormSubmissions(parameters: { MaxCount: number }, options?: RepositoryOptions): Promise<number>;
    SetStatusOnWorkflow(
      parameters: { EmailFlowId: number; Status: carriers.WorkflowDefinitionStatus },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowDefinitionStatus>;
    CopyEmailFlow(
      parameters: { EmailFlowId: number; NewName: string | null },
      options?: RepositoryOptions,
    ): Promise<number>;
    GetWorkflowFencingInfo(
      parameters?: Record<string, never>,
      options?: RepositoryOptions,
    ): Promise<carriers.FencingInfo | null>;
    Run(parameters?: Record<string, never>, options?: RepositoryOptions): Promise<string>;
    SendEvent(
      parameters: { WorkflowEvent: Draft<carriers.WorkflowEvent> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowEventResult | null>;
    GetWorkflowGoal(
      parameters: { WorkflowGoalId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowGoal | null>;
    GetWorkflowStep(
      parameters: { WorkflowStepId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowStepBase | null>;
    AddAfterWorkflowStep(
      parameters: { WorkflowStepId: number; SubStep: Draft<carriers.WorkflowStepBase> | null },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowStepBase | null>;
    CreateDefaultWorkflowStepFromType(
      parameters: { StepType: carriers.WorkflowStepType },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowStepBase | null>;
    CreateDefaultWorkflowStepOptionFromType(
      parameters: { OptionType: carriers.WorkflowSplitOptionType },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowStepOptionBase | null>;
    GetWorkflowStepOption(
      parameters: { WorkflowStepOptionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowStepOptionBase | null>;
    GetWorkflowTrigger(
      parameters: { WorkflowTriggerId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowTrigger | null>;
    GetWorkflowWaitForAction(
      parameters: { WorkflowWaitForActionId: number },
      options?: RepositoryOptions,
    ): Promise<carriers.WorkflowWaitForAction | null>;
  };
}
