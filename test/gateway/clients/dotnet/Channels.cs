// An application on SOAP, with channels of WCF. Prints one line of JSON for each step.
// Channels.exe <site> <services> <wsdl|singleWsdl> <application token> <access token>
using System;
using System.ServiceModel;
using System.Text;

[MessageContract]
public class Request
{
    public const string Space = "http://www.superoffice.net/ws/crm/NetServer/Services88";
    [MessageHeader(Namespace = Space)] public string ApplicationToken;
}

[MessageContract]
public class SessionRequest : Request
{
    [MessageHeader(Namespace = Space)] public T_SoCredentials Credentials;
    [MessageHeader(Namespace = Space)] public T_SoTimeZone TimeZone;
}

[MessageContract]
public class Answer
{
    public const string Space = Request.Space;
    [MessageHeader(Namespace = Space)] public T_SoExceptionInfo ExceptionInfo;
    [MessageHeader(Namespace = Space)] public T_SoExtraInfo ExtraInfo;
    [MessageHeader(Namespace = Space)] public bool Succeeded;
    [MessageHeader(Namespace = Space)] public T_SoTimeZone TimeZone;
}

[MessageContract(WrapperName = "AuthenticateUsernamePassword", WrapperNamespace = Space)]
public class SignIn : Request
{
    [MessageBodyMember(Namespace = Space, Order = 0)] public string UserName;
    [MessageBodyMember(Namespace = Space, Order = 1)] public string Password;
}

[MessageContract(WrapperName = "AuthenticateWithAccessToken", WrapperNamespace = Space)]
public class SignInByToken : Request
{
    [MessageBodyMember(Namespace = Space)] public string AccessToken;
}

[MessageContract(WrapperName = "AuthenticateResponse", WrapperNamespace = Space)]
public class SignedIn : Answer
{
    [MessageBodyMember(Namespace = Space, Order = 0)] public T_SoPrincipalCarrier Response;
    [MessageBodyMember(Namespace = Space, Order = 1)] public T_SoCredentials Credentials;
    [MessageBodyMember(Namespace = Space, Order = 2)] public bool AuthenticationSucceeded;
}

[ServiceContract]
public interface ISoPrincipal
{
    [OperationContract(Action = Request.Space + "/SoPrincipal/AuthenticateUsernamePassword", ReplyAction = "*")]
    SignedIn AuthenticateUsernamePassword(SignIn request);
    [OperationContract(Action = Request.Space + "/SoPrincipal/AuthenticateWithAccessToken", ReplyAction = "*")]
    SignedIn AuthenticateWithAccessToken(SignInByToken request);
}

[MessageContract(WrapperName = "CreateDefaultContactEntity", WrapperNamespace = Space)]
public class NewContact : SessionRequest { }
[MessageContract(WrapperName = "CreateDefaultContactEntityResponse", WrapperNamespace = Space)]
public class NewContactAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ContactEntity Response; }
[MessageContract(WrapperName = "SaveContactEntity", WrapperNamespace = Space)]
public class SaveContact : SessionRequest { [MessageBodyMember(Namespace = Space)] public T_ContactEntity ContactEntity; }
[MessageContract(WrapperName = "SaveContactEntityResponse", WrapperNamespace = Space)]
public class SaveContactAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ContactEntity Response; }
[MessageContract(WrapperName = "GetContactEntity", WrapperNamespace = Space)]
public class GetContact : SessionRequest { [MessageBodyMember(Namespace = Space)] public int ContactEntityId; }
[MessageContract(WrapperName = "GetContactEntityResponse", WrapperNamespace = Space)]
public class GetContactAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ContactEntity Response; }
[MessageContract(WrapperName = "DeleteContactEntity", WrapperNamespace = Space)]
public class DeleteContact : SessionRequest { [MessageBodyMember(Namespace = Space)] public int ContactEntityId; }
[MessageContract(WrapperName = "DeleteContactEntityResponse", WrapperNamespace = Space)]
public class DeleteContactAnswer : Answer { }

[ServiceContract]
public interface IContact
{
    [OperationContract(Action = Request.Space + "/Contact/CreateDefaultContactEntity", ReplyAction = "*")]
    NewContactAnswer CreateDefaultContactEntity(NewContact request);
    [OperationContract(Action = Request.Space + "/Contact/SaveContactEntity", ReplyAction = "*")]
    SaveContactAnswer SaveContactEntity(SaveContact request);
    [OperationContract(Action = Request.Space + "/Contact/GetContactEntity", ReplyAction = "*")]
    GetContactAnswer GetContactEntity(GetContact request);
    [OperationContract(Action = Request.Space + "/Contact/DeleteContactEntity", ReplyAction = "*")]
    DeleteContactAnswer DeleteContactEntity(DeleteContact request);
}

[MessageContract(WrapperName = "GetArchiveListByColumns", WrapperNamespace = Space)]
public class Search : SessionRequest
{
    [MessageBodyMember(Namespace = Space, Order = 0)] public string ProviderName;
    [MessageBodyMember(Namespace = Space, Order = 1)] public string[] Columns;
    [MessageBodyMember(Namespace = Space, Order = 2)] public T_ArchiveOrderByInfo[] SortOrder;
    [MessageBodyMember(Namespace = Space, Order = 3)] public T_ArchiveRestrictionInfo[] Restriction;
    [MessageBodyMember(Namespace = Space, Order = 4)] public string[] Entities;
    [MessageBodyMember(Namespace = Space, Order = 5)] public int Page;
    [MessageBodyMember(Namespace = Space, Order = 6)] public int PageSize;
}
[MessageContract(WrapperName = "GetArchiveListByColumnsResponse", WrapperNamespace = Space)]
public class SearchAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ArchiveListItem[] Response; }

[ServiceContract]
public interface IArchive
{
    [OperationContract(Action = Request.Space + "/Archive/GetArchiveListByColumns", ReplyAction = "*")]
    SearchAnswer GetArchiveListByColumns(Search request);
}

[MessageContract(WrapperName = "GetList", WrapperNamespace = Space)]
public class GetList : SessionRequest
{
    [MessageBodyMember(Namespace = Space, Order = 0)] public string Name;
    [MessageBodyMember(Namespace = Space, Order = 1)] public bool ForceFlatList;
    [MessageBodyMember(Namespace = Space, Order = 2)] public string AdditionalInfo;
    [MessageBodyMember(Namespace = Space, Order = 3)] public bool OnlyHistory;
}
[MessageContract(WrapperName = "GetListResponse", WrapperNamespace = Space)]
public class GetListAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_MDOListItem[] Response; }

[ServiceContract]
public interface IMDO
{
    [OperationContract(Action = Request.Space + "/MDO/GetList", ReplyAction = "*")]
    GetListAnswer GetList(GetList request);
}

[MessageContract(WrapperName = "GetListEntityByName", WrapperNamespace = Space)]
public class GetItems : SessionRequest { [MessageBodyMember(Namespace = Space)] public string Name; }
[MessageContract(WrapperName = "GetListEntityByNameResponse", WrapperNamespace = Space)]
public class GetItemsAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ListEntity Response; }

[ServiceContract]
public interface IList
{
    [OperationContract(Action = Request.Space + "/List/GetListEntityByName", ReplyAction = "*")]
    GetItemsAnswer GetListEntityByName(GetItems request);
}

[MessageContract(WrapperName = "CreateDefaultDocumentEntity", WrapperNamespace = Space)]
public class NewDocument : SessionRequest { }
[MessageContract(WrapperName = "CreateDefaultDocumentEntityResponse", WrapperNamespace = Space)]
public class NewDocumentAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_DocumentEntity Response; }
[MessageContract(WrapperName = "SaveDocumentEntity", WrapperNamespace = Space)]
public class SaveDocument : SessionRequest { [MessageBodyMember(Namespace = Space)] public T_DocumentEntity DocumentEntity; }
[MessageContract(WrapperName = "SaveDocumentEntityResponse", WrapperNamespace = Space)]
public class SaveDocumentAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_DocumentEntity Response; }
[MessageContract(WrapperName = "SetDocumentStreamFromId", WrapperNamespace = Space)]
public class WriteContent : SessionRequest
{
    [MessageBodyMember(Namespace = Space, Order = 0)] public int DocumentId;
    [MessageBodyMember(Namespace = Space, Order = 1)] public byte[] Stream;
}
[MessageContract(WrapperName = "SetDocumentStreamFromIdResponse", WrapperNamespace = Space)]
public class WriteContentAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_DocumentEntity Response; }
[MessageContract(WrapperName = "GetDocumentStream", WrapperNamespace = Space)]
public class ReadContent : SessionRequest { [MessageBodyMember(Namespace = Space)] public int DocumentId; }
[MessageContract(WrapperName = "GetDocumentStreamResponse", WrapperNamespace = Space)]
public class ReadContentAnswer : Answer { [MessageBodyMember(Namespace = Space)] public byte[] Response; }

[ServiceContract]
public interface IDocument
{
    [OperationContract(Action = Request.Space + "/Document/CreateDefaultDocumentEntity", ReplyAction = "*")]
    NewDocumentAnswer CreateDefaultDocumentEntity(NewDocument request);
    [OperationContract(Action = Request.Space + "/Document/SaveDocumentEntity", ReplyAction = "*")]
    SaveDocumentAnswer SaveDocumentEntity(SaveDocument request);
    [OperationContract(Action = Request.Space + "/Document/SetDocumentStreamFromId", ReplyAction = "*")]
    WriteContentAnswer SetDocumentStreamFromId(WriteContent request);
    [OperationContract(Action = Request.Space + "/Document/GetDocumentStream", ReplyAction = "*")]
    ReadContentAnswer GetDocumentStream(ReadContent request);
}

[MessageContract(WrapperName = "GetProjectEntity", WrapperNamespace = Space)]
public class GetProject : SessionRequest { [MessageBodyMember(Namespace = Space)] public int ProjectEntityId; }
[MessageContract(WrapperName = "GetProjectEntityResponse", WrapperNamespace = Space)]
public class GetProjectAnswer : Answer { [MessageBodyMember(Namespace = Space)] public T_ProjectEntity Response; }

[ServiceContract]
public interface IProject
{
    [OperationContract(Action = Request.Space + "/Project/GetProjectEntity", ReplyAction = "*")]
    GetProjectAnswer GetProjectEntity(GetProject request);
}

public static class Channels
{
    static string site, applicationToken, ticket;
    static T_SoTimeZone zone;

    static Channel To<Channel>(string agent)
    {
        var binding = new BasicHttpBinding { MaxReceivedMessageSize = 1 << 24, UseDefaultWebProxy = false };
        binding.ReaderQuotas.MaxStringContentLength = 1 << 24;
        return new ChannelFactory<Channel>(binding, new EndpointAddress(site + "/" + agent + ".svc")).CreateChannel();
    }

    // As the vendor's sample does, each call names the zone that the sign-in named.
    static Asked With<Asked>(Asked request) where Asked : SessionRequest
    {
        request.ApplicationToken = applicationToken;
        request.Credentials = new T_SoCredentials { f_Ticket = ticket };
        request.TimeZone = new T_SoTimeZone
        {
            f_SoTimeZoneId = zone.f_SoTimeZoneId, f_SoTimeZoneLocationCode = zone.f_SoTimeZoneLocationCode,
        };
        return request;
    }

    static Received Show<Received>(string step, Received answer) where Received : Answer
    {
        Plain.Print(step, answer, new { answer.Succeeded });
        return answer;
    }

    public static void Main(string[] given)
    {
        site = given[0] + "/Remote/" + given[1];
        applicationToken = given[3];
        var principal = To<ISoPrincipal>("SoPrincipal");
        Func<string, SignIn> person = word =>
            new SignIn { ApplicationToken = applicationToken, UserName = "sam", Password = word };
        Show("sign-in by token", principal.AuthenticateWithAccessToken(
            new SignInByToken { ApplicationToken = applicationToken, AccessToken = given[4] }));
        var signedIn = Show("sign-in", principal.AuthenticateUsernamePassword(person("sam")));
        Show("refused sign-in", principal.AuthenticateUsernamePassword(person("wrong")));
        ticket = signedIn.Credentials.f_Ticket;
        zone = signedIn.TimeZone;

        var contacts = To<IContact>("Contact");
        var contact = Show("default", contacts.CreateDefaultContactEntity(With(new NewContact()))).Response;
        contact.f_Name = "Ålesund & <Sons> – \"Tre\"";
        contact.f_Department = "two\nlines";
        contact = Show("create", contacts.SaveContactEntity(With(new SaveContact { ContactEntity = contact }))).Response;
        var id = contact.f_ContactId;
        contact = Show("read", contacts.GetContactEntity(With(new GetContact { ContactEntityId = id }))).Response;
        contact.f_Department = "changed";
        Show("update", contacts.SaveContactEntity(With(new SaveContact { ContactEntity = contact })));

        var byName = new T_ArchiveRestrictionInfo
        {
            f_Name = "name", f_Operator = "begins", f_Values = new[] { "Nor" }, f_IsActive = true,
            f_InterOperator = T_InterRestrictionOperator.Or,
        };
        var byDepartment = new T_ArchiveRestrictionInfo
        {
            f_Name = "department", f_Operator = "=", f_Values = new[] { "changed" }, f_IsActive = true,
        };
        Show("search", To<IArchive>("Archive").GetArchiveListByColumns(With(new Search
        {
            ProviderName = "FindContact",
            Columns = new[] { "contactId", "name", "department", "registeredDate" },
            SortOrder = new[] { new T_ArchiveOrderByInfo { f_Name = "name", f_Direction = T_OrderBySortType.DESC } },
            Restriction = new[] { byName, byDepartment },
            PageSize = 10,
        })));
        Show("list", To<IMDO>("MDO").GetList(With(new GetList { Name = "business" })));
        Show("items", To<IList>("List").GetListEntityByName(With(new GetItems { Name = "task" })));

        var documents = To<IDocument>("Document");
        var letter = Show("default document", documents.CreateDefaultDocumentEntity(With(new NewDocument()))).Response;
        letter.f_Header = "A letter";
        letter.f_Name = "letter.txt";
        letter = Show("create document", documents.SaveDocumentEntity(With(new SaveDocument { DocumentEntity = letter }))).Response;
        var content = Encoding.UTF8.GetBytes("content: æøå");
        Show("write content", documents.SetDocumentStreamFromId(
            With(new WriteContent { DocumentId = letter.f_DocumentId, Stream = content })));
        Show("read content", documents.GetDocumentStream(With(new ReadContent { DocumentId = letter.f_DocumentId })));

        Show("delete", contacts.DeleteContactEntity(With(new DeleteContact { ContactEntityId = id })));
        Show("absent", contacts.GetContactEntity(With(new GetContact { ContactEntityId = id })));
        Show("forbidden", To<IProject>("Project").GetProjectEntity(With(new GetProject { ProjectEntityId = 1 })));
        ticket = "7T:unknown";
        Show("unknown ticket", contacts.GetContactEntity(With(new GetContact { ContactEntityId = 2 })));
    }
}
